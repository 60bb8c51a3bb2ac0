//! What an address asks a list for, read once and typed from then on; and the address of every list that lies near.

use crate::{
    graph::{any_node::AnyNode, graph::Graph},
    language::voice::Voice,
    lists::columns::{self, Column, Relation, Shape},
    pages::{
        address,
        bad_parameter::BadParameter,
        entity_page::{called, finding},
    },
    query::{search::KINDS, wording::searched},
    table::object::Object,
};
use entity::{fold::fold, kind::Kind, partial_date::PartialDate, vocabulary::Language};

/// The value that asks for what is not recorded.
pub const NONE: &str = "none";

/// The value that asks for whatever is recorded.
pub const ANY: &str = "any";

/// How many words and phrases are looked for at most.
const MOST_WORDS: usize = 16;

/// How many columns a list shows at most.
const MOST_COLUMNS: usize = 30;

/// What is asked of a list besides its columns.
const OTHERS: [&str; 5] = ["text", "sort", "columns", "after", "before"];

/// A list that is asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Of what.
    pub kind: Kind,
    /// What must be: a column, and the values of which one must be there.
    pub filters: Vec<(&'static Column, Vec<String>)>,
    /// What must be of one of the facts that a row leads to, by relation.
    pub related: Vec<Related>,
    /// Words and phrases of which each must stand in one of its texts.
    pub text: String,
    /// For each of these, which facts have it in what they are called in the language of the page, by their slugs, where
    /// no text of theirs says that.
    pub said: Vec<Vec<String>>,
    /// On which day it must be active, of what has a beginning and an end.
    pub active_on: Option<PartialDate>,
    /// By what it is put in order, and whether from the greatest on.
    pub sort: Option<(&'static Column, bool)>,
    /// What is shown.
    pub columns: Vec<&'static Column>,
    /// After which row the page begins.
    pub after: Option<String>,
    /// Before which row the page ends.
    pub before: Option<String>,
}

/// What must be of one of the facts that a relation leads to, all of it of the same one.
#[derive(Clone, Debug)]
pub struct Related {
    /// The relation.
    pub relation: &'static Relation,
    /// A column of what it leads to, and the values of which one must be there.
    pub filters: Vec<(&'static Column, Vec<String>)>,
    /// On which day it must be active.
    pub active_on: Option<PartialDate>,
}

impl Wanted {
    /// The whole list of a kind.
    pub fn all(kind: Kind) -> Self {
        let shown = columns::shown(kind).iter().filter_map(|name| columns::column(kind, name));
        Wanted {
            kind,
            filters: Vec::new(),
            related: Vec::new(),
            text: String::new(),
            said: Vec::new(),
            active_on: None,
            sort: None,
            columns: shown.collect(),
            after: None,
            before: None,
        }
    }

    /// Reads the parameters of an address; all that is wrong with them, where anything is. A parameter without a value, as
    /// forms send them, is not given.
    pub fn read(kind: Kind, pairs: &[(String, String)], graph: &Graph) -> Result<Self, Vec<BadParameter>> {
        let (mut wanted, mut problems, mut names) = (Wanted::all(kind), Vec::new(), Vec::new());
        for (at, (name, value)) in pairs.iter().enumerate() {
            let value = value.trim();
            let again = || pairs[..at].iter().any(|(earlier, had)| earlier == name && !had.trim().is_empty());
            if let Some(problem) = unknown(kind, name) {
                problems.push(problem);
            } else if value.is_empty() {
            } else if takes_one(name) && again() {
                problems.push(BadParameter::Repeated { name: name.clone() });
            } else if name == "columns" {
                names.extend(value.split(',').map(str::trim).filter(|name| !name.is_empty()));
            } else if let Err(problem) = wanted.take(name, value, graph) {
                problems.push(problem);
            }
        }
        if !names.is_empty() {
            match chosen(kind, &names) {
                Ok(columns) => wanted.columns = columns,
                Err(problem) => problems.push(problem),
            }
        }
        if wanted.after.is_some() && wanted.before.is_some() {
            problems.push(BadParameter::value("before", "…", "taken-nothing-beside-after", &[]));
        }
        if problems.is_empty() { Ok(wanted) } else { Err(problems) }
    }

    /// The same for readers of a language, who look for texts as they see them.
    pub fn spoken_in(mut self, language: Language, graph: &Graph) -> Self {
        let voice = Voice(language);
        let told = |node: AnyNode<'_>| match node {
            AnyNode::State(_) | AnyNode::Region(_) => Some(fold(&called(node, voice))),
            AnyNode::Finding(finding) => finding::translated(finding, voice).map(fold),
            // What others are called in other languages is among the facts.
            _ => None,
        };
        if language != Language::English && !self.text.is_empty() {
            let told: Vec<(String, &str)> =
                graph.of_kind(self.kind).into_iter().filter_map(|node| Some((told(node)?, node.slug()?))).collect();
            let of = |text: &str| {
                let text = fold(text);
                told.iter().filter(|(told, _)| told.contains(&text)).map(|(_, slug)| (*slug).to_owned()).collect()
            };
            self.said = searched(&self.text).into_iter().map(of).collect();
        }
        self
    }

    fn take(&mut self, name: &str, value: &str, graph: &Graph) -> Result<(), BadParameter> {
        match name {
            "text" => {
                if searched(value).len() > MOST_WORDS {
                    return Err(BadParameter::out_of_bounds("text", value, "taken-words-at-most", (1, MOST_WORDS)));
                }
                value.clone_into(&mut self.text);
            }
            "after" => self.after = Some(value.to_owned()),
            "before" => self.before = Some(value.to_owned()),
            "sort" => self.sort = Some(sort(self.kind, value)?),
            "activeOn" => self.active_on = Some(day(value)?),
            _ => match (columns::column(self.kind, name), beyond(self.kind, name)) {
                (Some(column), _) => add(&mut self.filters, column, checked(column, value, graph)?),
                (None, Some((relation, rest))) => self.take_of(relation, rest, value, graph)?,
                (None, None) => {}
            },
        }
        Ok(())
    }

    fn take_of(
        &mut self,
        relation: &'static Relation,
        name: &str,
        value: &str,
        graph: &Graph,
    ) -> Result<(), BadParameter> {
        let mut related = match self.related.iter().position(|other| other.relation.name == relation.name) {
            Some(place) => self.related.remove(place),
            None => Related { relation, filters: Vec::new(), active_on: None },
        };
        match columns::column_of(relation.to, name) {
            Some(column) => add(&mut related.filters, column, checked(column, value, graph)?),
            None => related.active_on = Some(day(value)?),
        }
        self.related.push(related);
        Ok(())
    }

    /// What its rows stand in order of, and whether from the greatest on.
    pub fn order(&self) -> Option<(&'static Column, bool)> {
        self.sort.or_else(|| columns::order(self.kind).map(|column| (column, false)))
    }

    /// Whether it shows what lists of the kind show unasked, in their order.
    pub fn is_plain(&self) -> bool {
        self.sort.is_none() && self.names() == columns::shown(self.kind)
    }

    fn names(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.name.as_str()).collect()
    }

    /// Whether something must be of its rows.
    pub fn is_narrowed(&self) -> bool {
        !(self.filters.is_empty() && self.related.is_empty() && self.text.is_empty())
    }

    /// Whether it is narrowed to a value of a column.
    pub fn has(&self, column: &Column, value: &str) -> bool {
        self.filters.iter().any(|(other, values)| other.name == column.name && values.iter().any(|had| had == value))
    }

    /// The list narrowed to a value too, or no more; from its beginning.
    pub fn toggled(&self, column: &'static Column, value: &str) -> Self {
        let mut near = self.from_the_beginning();
        match near.filters.iter_mut().find(|(other, _)| other.name == column.name) {
            Some((_, values)) if values.iter().any(|had| had == value) => values.retain(|had| had != value),
            Some((_, values)) => values.push(value.to_owned()),
            None => near.filters.push((column, vec![value.to_owned()])),
        }
        near.filters.retain(|(_, values)| !values.is_empty());
        near
    }

    /// The list without what is asked of a column.
    pub fn without(&self, column: &Column) -> Self {
        let mut near = self.from_the_beginning();
        near.filters.retain(|(other, _)| other.name != column.name);
        near
    }

    /// The list without what is asked of what a relation leads to.
    pub fn without_related(&self, related: &Related) -> Self {
        let mut near = self.from_the_beginning();
        near.related.retain(|other| other.relation.name != related.relation.name);
        near
    }

    /// The list in the order of a column, or, where it is in that order, the other way round.
    pub fn sorted(&self, column: &'static Column) -> Self {
        let falls = self.order().is_some_and(|(by, falls)| by.name == column.name && !falls);
        Wanted { sort: Some((column, falls)), ..self.from_the_beginning() }
    }

    /// The list from its first row on.
    pub fn from_the_beginning(&self) -> Self {
        Wanted { after: None, before: None, ..self.clone() }
    }

    /// Its parameters, each as it stands in an address.
    pub fn parameters(&self) -> Vec<(String, String)> {
        let mut parameters: Vec<(String, String)> = Vec::new();
        for (column, values) in &self.filters {
            parameters.extend(values.iter().map(|value| (column.name.clone(), value.clone())));
        }
        for related in &self.related {
            let name = |name: &str| format!("{}.{name}", related.relation.name);
            for (column, values) in &related.filters {
                parameters.extend(values.iter().map(|value| (name(&column.name), value.clone())));
            }
            parameters.extend(related.active_on.map(|day| (name("activeOn"), day.to_string())));
        }
        let mut given = |name: &str, value: Option<String>| {
            parameters.extend(value.filter(|value| !value.is_empty()).map(|value| (name.to_owned(), value)));
        };
        given("text", Some(self.text.clone()));
        given("activeOn", self.active_on.map(|day| day.to_string()));
        given("sort", self.sort.map(|(by, falls)| format!("{}{}", if falls { "-" } else { "" }, by.name)));
        let names = self.names();
        given("columns", (names != columns::shown(self.kind)).then(|| names.join(",")));
        given("after", self.after.clone());
        given("before", self.before.clone());
        parameters
    }

    /// Where it is shown, or, with an ending such as `.csv`, where it is downloaded from.
    pub fn address(&self, ending: &str) -> String {
        let parameters = self.parameters();
        let parameters: Vec<(&str, String)> =
            parameters.iter().map(|(name, value)| (name.as_str(), value.clone())).collect();
        address::of_list(self.kind, ending, &parameters)
    }
}

fn add(filters: &mut Vec<(&'static Column, Vec<String>)>, column: &'static Column, value: String) {
    match filters.iter_mut().find(|(other, _)| other.name == column.name) {
        Some((_, values)) if values.contains(&value) => {}
        Some((_, values)) => values.push(value),
        None => filters.push((column, vec![value])),
    }
}

fn day(value: &str) -> Result<PartialDate, BadParameter> {
    value.parse().map_err(|_| BadParameter::value("activeOn", value, "taken-a-date", &[]))
}

/// Whether a parameter takes one value. Of a column several can be given, of which a row must have one.
fn takes_one(name: &str) -> bool {
    (OTHERS.contains(&name) && name != "columns") || name.rsplit('.').next() == Some("activeOn")
}

/// The names that a list of a kind takes.
fn names(kind: Kind) -> Vec<&'static str> {
    filters(columns::object(kind)).chain(OTHERS).collect()
}

/// The names by which the rows of a type can be told from others.
fn filters(object: &'static Object) -> impl Iterator<Item = &'static str> {
    let columns = columns::columns_of(object).iter().filter(|column| column.shape.is_filter());
    let active = object.is_active.is_some().then_some("activeOn");
    columns.map(|column| column.name.as_str()).chain(active)
}

/// The relation that a name leads over, and the rest of the name.
fn beyond(kind: Kind, name: &str) -> Option<(&'static Relation, &str)> {
    let (first, rest) = name.split_once('.')?;
    columns::relations(kind).iter().find(|relation| relation.name == first).map(|relation| (relation, rest))
}

fn unknown(kind: Kind, name: &str) -> Option<BadParameter> {
    let own = names(kind);
    if own.contains(&name) {
        return None;
    }
    if let Some((relation, _)) = beyond(kind, name) {
        let far: Vec<String> = filters(relation.to).map(|name| format!("{}.{name}", relation.name)).collect();
        return BadParameter::unknown_name("list", name, &far.iter().map(String::as_str).collect::<Vec<_>>());
    }
    let relations: Vec<String> =
        columns::relations(kind).iter().map(|relation| format!("{}.…", relation.name)).collect();
    let all: Vec<&str> = own.into_iter().chain(relations.iter().map(String::as_str)).collect();
    BadParameter::unknown_name("list", name, &all)
}

fn sort(kind: Kind, value: &str) -> Result<(&'static Column, bool), BadParameter> {
    let (name, falls) = value.strip_prefix('-').map_or((value, false), |name| (name, true));
    let ordered = || columns::ordered(kind);
    let column = ordered().find(|column| column.name == name).ok_or_else(|| {
        let known: Vec<&str> = ordered().map(|column| column.name.as_str()).collect();
        BadParameter::value("sort", value, "taken-sort", &known)
    })?;
    Ok((column, falls))
}

fn chosen(kind: Kind, names: &[&str]) -> Result<Vec<&'static Column>, BadParameter> {
    if names.len() > MOST_COLUMNS {
        let (value, bounds) = (names.len().to_string(), (1, MOST_COLUMNS));
        return Err(BadParameter::out_of_bounds("columns", &value, "taken-columns-at-most", bounds));
    }
    let mut columns: Vec<&'static Column> = Vec::new();
    for name in names {
        let column = columns::column(kind, name).ok_or_else(|| {
            let known: Vec<&str> = columns::columns(kind).iter().map(|column| column.name.as_str()).collect();
            BadParameter::value("columns", name, "taken-columns", &known)
        })?;
        if columns.iter().all(|other| other.name != column.name) {
            columns.push(column);
        }
    }
    Ok(columns)
}

/// A value as the question takes it, where the column can have it.
fn checked(column: &'static Column, value: &str, graph: &Graph) -> Result<String, BadParameter> {
    let name = column.name.as_str();
    if column.nullable && [NONE, ANY].contains(&value) {
        return Ok(value.to_owned());
    }
    let one_of = |known: &[&str]| {
        let found = known.iter().find(|known| known.eq_ignore_ascii_case(value));
        found.map(|found| (*found).to_owned()).ok_or_else(|| BadParameter::value(name, value, "taken-a-value", known))
    };
    match column.shape {
        Shape::Text | Shape::Texts => Ok(value.to_owned()),
        Shape::Truth => one_of(&["true", "false"]),
        Shape::Word(words) | Shape::Words(words) => {
            one_of(&words.values.iter().map(|word| word.name.as_str()).collect::<Vec<_>>())
        }
        Shape::Number => {
            let whole = |end: &str| end.is_empty() || end.parse::<i32>().is_ok();
            match ends(value) {
                (from, until) if whole(from) && whole(until) => {
                    let turned = from.parse::<i32>().ok().zip(until.parse::<i32>().ok()).is_some_and(|(a, b)| a > b);
                    forward(name, value, turned)
                }
                _ => Err(BadParameter::value(name, value, "taken-a-number", &[])),
            }
        }
        Shape::Date => {
            let date = |end: &str| end.is_empty() || end.parse::<PartialDate>().is_ok();
            match ends(value) {
                (from, until) if date(from) && date(until) => {
                    let day = |end: &str| end.parse::<PartialDate>().ok();
                    let turned = day(from).zip(day(until)).is_some_and(|(from, until)| from.first() > until.last());
                    forward(name, value, turned)
                }
                _ => Err(BadParameter::value(name, value, "taken-dates", &[])),
            }
        }
        Shape::Fact(to, _) | Shape::Facts(to, ..) => {
            let Some(kind) = columns::kind_of(to) else { return of_any_kind(name, value, graph) };
            let node = graph.by_key(&format!("{}:{value}", kind.prefix()));
            let slug = node.and_then(|node| node.slug()).map(str::to_owned);
            slug.ok_or_else(|| BadParameter::no_fact(name, value, kind, graph))
        }
    }
}

/// A span, unless it ends before it begins and so takes in nothing.
fn forward(name: &'static str, value: &str, turned: bool) -> Result<String, BadParameter> {
    if !turned {
        return Ok(value.to_owned());
    }
    let (from, until) = ends(value);
    Err(BadParameter::value(name, value, "taken-forward", &[]).meaning(format!("{until}..{from}")))
}

/// The global id of a fact that may be of any kind with a page.
fn of_any_kind(name: &'static str, value: &str, graph: &Graph) -> Result<String, BadParameter> {
    let node = graph.by_key(value).map(|node| node.key().to_owned());
    node.ok_or_else(|| {
        // Those whose slug was given, or those of the kind that was.
        let kind = value.split_once(':').map_or("", |(kind, _)| kind);
        let all = KINDS.iter().flat_map(|kind| graph.of_kind(*kind));
        let near = all.filter(|node| node.slug() == Some(value) || node.kind().prefix() == kind);
        BadParameter::value(name, value, "taken-an-id", &near.map(|node| node.key()).collect::<Vec<_>>())
    })
}

/// Both ends of a span; of a single value, it twice.
pub fn ends(value: &str) -> (&str, &str) {
    value.split_once("..").unwrap_or((value, value))
}
