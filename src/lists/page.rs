//! The page of a list: what it can be narrowed to beside it, the rows as a table.

use crate::{
    analysis::evidence::Examined,
    answer::Answerer,
    budget::Budget,
    graph::any_node::AnyNode,
    language::{message, voice::Voice},
    lists::{
        columns::{self, Column, Shape},
        download::Format,
        list::{self, Cell, Counted, List, Unlisted},
        question::{self, NAMED, PAGE},
        wanted::{ANY, NONE, Wanted},
    },
    pages::{
        address,
        entity_page::{self, description::Value, finding},
        findings::Told,
        frame::Frame,
    },
    snapshot::Snapshot,
};
use askama::Template;
use entity::{kind::Kind, vocabulary::Language};

/// How many values of a column are seen before the rest is unfolded.
const SEEN: usize = 8;

/// How many values of a column are each named among what a list is narrowed to.
const CHIPS: usize = 8;

/// The page of a list.
#[derive(Template)]
#[template(path = "list.html")]
pub struct ListPage {
    frame: Frame,
    title: String,
    path: String,
    total: usize,
    kinds: Vec<(String, String, bool)>,
    text: String,
    active_on: Option<String>,
    hidden: Vec<(String, String)>,
    chosen: Vec<Choice>,
    clear: String,
    facets: Vec<FacetBox>,
    name: Heading,
    columns: Vec<Heading>,
    choices: Vec<ColumnChoice>,
    rows: Vec<Line>,
    /// The rows as findings of the research project, beside what the data show.
    told: Option<Told>,
    /// The same findings told otherwise.
    otherwise: Option<(&'static str, String)>,
    before: Option<String>,
    after: Option<String>,
    downloads: Vec<(&'static str, String)>,
    charts: Vec<(&'static str, String)>,
    question: String,
}

/// Something that the list is narrowed to, and the list without it.
struct Choice {
    text: String,
    address: String,
}

/// The values of a column that the list can be narrowed to.
struct FacetBox {
    label: String,
    doc: &'static str,
    seen: Vec<FacetValue>,
    rest: Vec<FacetValue>,
    more: usize,
    open: bool,
    chosen: bool,
}

struct FacetValue {
    text: String,
    /// The attribute that says in which language it is, where that is not the language of the page.
    language: &'static str,
    meaning: &'static str,
    count: u64,
    address: String,
    chosen: bool,
}

/// The heading of a column.
struct Heading {
    label: String,
    doc: &'static str,
    address: Option<String>,
    sorted: Option<&'static str>,
    /// In what order that is, where it is not that of what is shown.
    order: Option<&'static str>,
    is_number: bool,
}

struct ColumnChoice {
    name: &'static str,
    label: String,
    shown: bool,
}

/// A row.
struct Line {
    name: Value,
    cells: Vec<Vec<Value>>,
}

impl ListPage {
    /// The page of the list that is asked for; of findings with what was found when their documents were asked, where they are
    /// told and not a table.
    pub fn new(
        wanted: &Wanted,
        examined: Option<&[Examined]>,
        answerer: &Answerer,
        snapshot: &Snapshot,
        frame: Frame,
        budget: &Budget,
    ) -> Result<Self, Unlisted> {
        let language = frame.language;
        let list = List::new(wanted, (PAGE, NAMED), answerer, snapshot, budget)?;
        let facets = list::facets(wanted, answerer, snapshot, budget)?;
        let mut rows = Vec::with_capacity(list.rows.len());
        for row in &list.rows {
            budget.step()?;
            let cells =
                wanted.columns.iter().zip(&row.cells).map(|(column, cell)| values(row.node, column, cell, &frame));
            rows.push(Line { name: Value::named(row.node, Voice(frame.language)), cells: cells.collect() });
        }
        let beginning = wanted.from_the_beginning();
        // Those of this page, wherever it begins.
        let asked = question::rows(wanted, PAGE, NAMED);
        let nodes: Vec<AnyNode<'_>> = list.rows.iter().map(|row| row.node).collect();
        let told = examined.map(|examined| Told::new(snapshot, &nodes, examined, &frame, budget)).transpose()?;
        let page = |before: Option<String>, after: Option<String>| {
            (before.is_some() || after.is_some()).then(|| Wanted { before, after, ..wanted.clone() }.address(""))
        };
        Ok(ListPage {
            title: address::capitalised(address::plural_in(wanted.kind, language)),
            path: Wanted::all(wanted.kind).address(""),
            total: list.total,
            kinds: kinds(wanted.kind, language),
            text: wanted.text.clone(),
            active_on: columns::object(wanted.kind)
                .is_active
                .is_some()
                .then(|| wanted.active_on.map(|day| day.to_string()).unwrap_or_default()),
            hidden: hidden(&beginning),
            chosen: chosen(wanted, snapshot, &frame),
            clear: Wanted { columns: wanted.columns.clone(), sort: wanted.sort, ..Wanted::all(wanted.kind) }
                .address(""),
            facets: facets.into_iter().map(|facet| facet_box(wanted, facet, &frame)).collect(),
            name: Heading { label: frame.text("list-name").to_owned(), ..heading(wanted, columns::name(), language) },
            columns: wanted.columns.iter().map(|column| heading(wanted, column, language)).collect(),
            choices: choices(wanted, language),
            rows,
            told,
            otherwise: otherwise(wanted),
            before: page(list.before, None),
            after: page(None, list.after),
            downloads: Format::ALL.map(|format| (format.ending(), beginning.address(format.ending()))).to_vec(),
            charts: charts(wanted),
            question: address::of_question(&asked.query, &asked.variables.into()),
            frame,
        })
    }

    fn is_narrowed(&self) -> bool {
        !self.chosen.is_empty()
    }
}

/// Findings as a table, where they are told, and told, where they are a table.
fn otherwise(wanted: &Wanted) -> Option<(&'static str, String)> {
    let order = wanted.order().filter(|_| wanted.kind == Kind::Finding)?;
    let (beginning, whole) = (wanted.from_the_beginning(), Wanted::all(wanted.kind));
    Some(match wanted.is_plain() {
        true => ("findings-as-table", Wanted { sort: Some(order), ..beginning }.address("")),
        false => ("findings-told", Wanted { sort: None, columns: whole.columns, ..beginning }.address("")),
    })
}

/// The charts of what a list has, of the one instrument that it is narrowed to.
fn charts(wanted: &Wanted) -> Vec<(&'static str, String)> {
    if wanted.kind != Kind::Ratification {
        return Vec::new();
    }
    let instrument = wanted.filters.iter().find(|(column, values)| column.name == "instrument" && values.len() == 1);
    let instrument = instrument.and_then(|(_, values)| values.first());
    let chart = |form: Option<&str>| {
        let asked = [("form", form), ("instrument", instrument.map(String::as_str))];
        let asked: Vec<(&str, &str)> = asked.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
        let query = serde_urlencoded::to_string(asked).expect("pairs of texts can always be written in an address");
        format!("/charts/ratifications{}{query}", if query.is_empty() { "" } else { "?" })
    };
    vec![("list-as-map", chart(None)), ("list-as-matrix", chart(Some("matrix")))]
}

/// The lists of all kinds: address, name, and whether it is this one.
fn kinds(current: Kind, language: Language) -> Vec<(String, String, bool)> {
    let name = |kind| address::capitalised(address::plural_in(kind, language));
    Kind::ALL.map(|kind| (address::of_list(kind, "", &[]), name(kind), kind == current)).to_vec()
}

/// What the form for text and columns keeps of the list.
fn hidden(wanted: &Wanted) -> Vec<(String, String)> {
    let own = ["text", "activeOn", "columns"];
    wanted.parameters().into_iter().filter(|(name, _)| !own.contains(&name.as_str())).collect()
}

fn chosen(wanted: &Wanted, snapshot: &Snapshot, frame: &Frame) -> Vec<Choice> {
    let mut chosen = Vec::new();
    let text =
        |column: &str, value: &str| frame.say("list-chosen").with("column", column).with("value", value).to_string();
    for (column, values) in &wanted.filters {
        if values.len() > CHIPS {
            let several = frame.say("list-one-of").with("count", values.len()).to_string();
            let text = text(&column.label(frame.language), &several);
            chosen.push(Choice { text, address: wanted.without(column).address("") });
            continue;
        }
        for value in values {
            let text = text(&column.label(frame.language), &value_of(column, value, snapshot, frame));
            chosen.push(Choice { text, address: wanted.toggled(column, value).address("") });
        }
    }
    for related in &wanted.related {
        let far = related.filters.iter().map(|(column, values)| {
            let values: Vec<String> = values.iter().map(|value| value_of(column, value, snapshot, frame)).collect();
            let either = format!(" {} ", frame.text("list-or"));
            format!("{} {}", column.label(frame.language).to_lowercase(), values.join(&either))
        });
        let day = related.active_on.map(|day| format!("{} {day}", frame.text("list-active-on").to_lowercase()));
        let far = far.chain(day).collect::<Vec<_>>().join(", ");
        let text = text(&related.relation.label(frame.language), &far);
        chosen.push(Choice { text, address: wanted.without_related(related).address("") });
    }
    if !wanted.text.is_empty() {
        let near = Wanted { text: String::new(), ..wanted.from_the_beginning() };
        chosen.push(Choice { text: text(frame.text("list-text"), &wanted.text), address: near.address("") });
    }
    if let Some(day) = wanted.active_on {
        let near = Wanted { active_on: None, ..wanted.from_the_beginning() };
        chosen.push(Choice { text: text(frame.text("list-active-on"), &day.to_string()), address: near.address("") });
    }
    chosen
}

fn value_of(column: &Column, value: &str, snapshot: &Snapshot, frame: &Frame) -> String {
    let node = match column.shape {
        Shape::Fact(to, _) | Shape::Facts(to, ..) => node(to, value, snapshot),
        _ => None,
    };
    written(column, value, node, frame).text
}

fn node<'g>(to: &str, named: &str, snapshot: &'g Snapshot) -> Option<AnyNode<'g>> {
    match columns::kind_of(to) {
        Some(kind) => snapshot.graph.by_key(&format!("{}:{named}", kind.prefix())),
        None => snapshot.graph.by_key(named),
    }
}

fn facet_box(wanted: &Wanted, facet: list::Facet<'_>, frame: &Frame) -> FacetBox {
    let value = |counted: &Counted<'_>| {
        let Value { text, meaning, language, .. } = written(facet.column, &counted.value, counted.node, frame);
        FacetValue {
            text,
            language,
            meaning: meaning.unwrap_or_default(),
            count: counted.count,
            address: wanted.toggled(facet.column, &counted.value).address(""),
            chosen: wanted.has(facet.column, &counted.value),
        }
    };
    let mut seen: Vec<FacetValue> = facet.values.iter().map(value).collect();
    let rest = if seen.len() > SEEN + 2 { seen.split_off(SEEN) } else { Vec::new() };
    let open = rest.iter().any(|value| value.chosen);
    let chosen = facet.values.iter().any(|counted| wanted.has(facet.column, &counted.value));
    let (label, doc) = (facet.column.label(frame.language), facet.column.doc(frame.language));
    FacetBox { label, doc, seen, rest, more: facet.more, open, chosen }
}

/// A value as one writes it, with what it means.
fn written(column: &Column, value: &str, node: Option<AnyNode<'_>>, frame: &Frame) -> Value {
    if let Some(node) = node {
        return Value::named(node, Voice(frame.language));
    }
    let is_joined = Kind::ALL.into_iter().any(|kind| columns::joined(kind).contains(&column.name.as_str()));
    let meant = |text: &str, meaning: &'static str| Value {
        meaning: Some(meaning).filter(|meaning| !meaning.is_empty()),
        ..Value::from(text)
    };
    match column.shape {
        _ if column.nullable && is_joined && [ANY, NONE].contains(&value) => truth(value == ANY, frame).into(),
        _ if column.nullable && value == ANY => frame.text("list-recorded").into(),
        _ if value == NONE && column.nullable => {
            meant(frame.text("list-not-recorded"), frame.text("list-not-recorded-meaning"))
        }
        Shape::Word(words) | Shape::Words(words) => {
            let word = words.values.iter().find(|word| word.name == value);
            word.map_or(value.into(), |word| {
                let (label, meaning) = word.said(frame.language);
                meant(label, meaning)
            })
        }
        Shape::Truth => truth(value == "true", frame).into(),
        Shape::Text => text_of(None, column, value, Voice(frame.language)),
        _ => value.into(),
    }
}

/// Whether a column shows texts, or names of rows, that may be others in another language than the facts.
fn is_said_otherwise(kind: Kind, column: &Column) -> bool {
    match column.path.as_slice() {
        ["label"] => entity_page::is_called_otherwise(kind),
        path => [["section"].as_slice(), &["statement"], &["region"]].contains(&path),
    }
}

/// A text of the facts, in the language of the page where it is said in it. Of a statement, its row says which one it is.
fn text_of(row: Option<AnyNode<'_>>, column: &Column, text: &str, voice: Voice) -> Value {
    match (column.path.as_slice(), row) {
        (["section"], _) => finding::section(text, voice),
        (["statement"], Some(AnyNode::Finding(finding))) => {
            Value::translated(text, finding::translated(finding, voice), voice)
        }
        (["region"], _) => Value::translated(text, Some(&voice.regional_group(text)), voice),
        _ => Value::english(text, voice),
    }
}

fn truth(truth: bool, frame: &Frame) -> &'static str {
    if truth { frame.text("list-yes") } else { frame.text("list-no") }
}

fn heading(wanted: &Wanted, column: &'static Column, language: Language) -> Heading {
    let sorted = wanted.order().filter(|(by, _)| by.name == column.name);
    Heading {
        label: column.label(language),
        doc: column.doc(language),
        address: column.ordered.then(|| wanted.sorted(column).address("")),
        sorted: sorted.map(|(_, falls)| if falls { "descending" } else { "ascending" }),
        // Lists are put in order by the facts, which are in English.
        order: (sorted.is_some() && language != Language::English && is_said_otherwise(wanted.kind, column))
            .then(|| message::text(language, "list-order-of-english")),
        is_number: column.shape.is_number(),
    }
}

fn choices(wanted: &Wanted, language: Language) -> Vec<ColumnChoice> {
    let shown = |column: &Column| wanted.columns.iter().any(|other| other.name == column.name);
    let choice = |column: &'static Column| ColumnChoice {
        name: &column.name,
        label: column.label(language),
        shown: shown(column),
    };
    columns::columns(wanted.kind).iter().map(choice).collect()
}

fn values(row: AnyNode<'_>, column: &Column, cell: &Cell<'_>, frame: &Frame) -> Vec<Value> {
    match cell {
        Cell::Nothing => Vec::new(),
        Cell::Text(text) if text.starts_with("https://") || text.starts_with("http://") => {
            vec![Value { address: Some(text.clone()), ..Value::from(shortened(text)) }]
        }
        Cell::Text(text) if column.shape.is_number() => {
            vec![Voice(frame.language).grouped(text).into_owned().into()]
        }
        Cell::Text(text) => vec![text_of(Some(row), column, text, Voice(frame.language))],
        Cell::Truth(truth) => vec![self::truth(*truth, frame).into()],
        Cell::Words(words) => words.iter().map(|word| written(column, word, None, frame)).collect(),
        Cell::Facts(facts, more) => {
            let mut values: Vec<Value> = facts.iter().map(|fact| Value::named(*fact, Voice(frame.language))).collect();
            if *more > 0 {
                values.push(frame.say("list-facet-more").with("count", *more).to_string().into());
            }
            values
        }
    }
}

/// An address without its scheme, cut where it is long.
fn shortened(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    match rest.char_indices().nth(40) {
        Some((at, _)) => format!("{}…", &rest[..at]),
        None => rest.to_owned(),
    }
}
