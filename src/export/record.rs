//! A fact as a list of named values: its own columns, then the lists that belong to it. What CSV, JSON and RDF share.
//!
//! The names are those of the database and of the data files; references are global ids, which are equal in every
//! edition.

use crate::{
    export::part,
    graph::{
        agency::Agency,
        any_node::AnyNode,
        graph::Graph,
        node::{Node, Stored},
        power::Power,
    },
};
use entity::{
    action, agency, arrangement,
    column::{Cell, Columns},
    finding, identifier, impact, instrument,
    kind::Kind,
    measure, membership, network, output,
    partial_date::PartialDate,
    participation, project, ratification, region, source, state,
    vocabulary::Vocabulary,
};
use serde_json::{Number, Value};

/// A value of a record.
#[derive(Clone, Debug, PartialEq)]
pub enum Field {
    /// Unknown or absent.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A number that need not be whole.
    Decimal(f64),
    /// Words, or a word of a vocabulary.
    Text(String),
    /// A date as far as it is known.
    Date(PartialDate),
    /// The global id of another fact.
    Fact(String),
    /// Several values.
    Many(Vec<Field>),
    /// A value of several parts, by their names.
    Parts(Vec<(&'static str, Field)>),
}

/// The names of the values of each record of a kind, in their order.
pub fn names(kind: Kind) -> Vec<&'static str> {
    let mut names = vec!["id", "label"];
    names.extend(match kind {
        Kind::Instrument => instrument::Model::names(),
        Kind::Measure => measure::Model::names(),
        Kind::Agency => agency::Model::names(),
        Kind::Network => network::Model::names(),
        Kind::Membership => membership::Model::names(),
        Kind::Project => project::Model::names(),
        Kind::Participation => participation::Model::names(),
        Kind::Action => action::Model::names(),
        Kind::Output => output::Model::names(),
        Kind::Arrangement => arrangement::Model::names(),
        Kind::Impact => impact::Model::names(),
        Kind::State => state::Model::names(),
        Kind::Region => region::Model::names(),
        Kind::Ratification => ratification::Model::names(),
        Kind::Finding => finding::Model::names(),
        Kind::Source => source::Model::names(),
    });
    names.extend(list_names(kind));
    names.push("verified");
    names
}

/// The values of a fact, in the order of the names of its kind.
pub fn fields(node: AnyNode<'_>) -> Vec<Field> {
    let mut fields = vec![Field::Fact(node.key().to_owned()), Field::Text(node.label().into_owned())];
    fields.extend(match node {
        AnyNode::Instrument(node) => own(node),
        AnyNode::Measure(node) => own(node),
        AnyNode::Agency(node) => own(node),
        AnyNode::Network(node) => own(node),
        AnyNode::Membership(node) => own(node),
        AnyNode::Project(node) => own(node),
        AnyNode::Participation(node) => own(node),
        AnyNode::Action(node) => own(node),
        AnyNode::Output(node) => own(node),
        AnyNode::Arrangement(node) => own(node),
        AnyNode::Impact(node) => own(node),
        AnyNode::State(node) => own(node),
        AnyNode::Region(node) => own(node),
        AnyNode::Ratification(node) => own(node),
        AnyNode::Finding(node) => own(node),
        AnyNode::Source(node) => own(node),
    });
    fields.extend(lists(node));
    fields.push(Field::Flag(node.verified()));
    fields
}

/// The names and values of a fact, side by side.
pub fn record(node: AnyNode<'_>) -> impl Iterator<Item = (&'static str, Field)> {
    names(node.kind()).into_iter().zip(fields(node))
}

fn own<T: Stored + Columns>(node: Node<'_, T>) -> Vec<Field> {
    node.row().cells().into_iter().map(|cell| field(node.graph(), cell)).collect()
}

fn field(graph: &Graph, cell: Cell) -> Field {
    match cell {
        Cell::Nothing => Field::Nothing,
        Cell::Flag(value) => Field::Flag(value),
        Cell::Number(value) => Field::Number(value),
        Cell::Reference(row_id) => Field::Fact(graph.key_of(row_id).to_owned()),
        Cell::Text(text) => Field::Text(text),
        Cell::Date(date) => Field::Date(date),
    }
}

fn list_names(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Instrument => &[
            "identifiers",
            "supplements",
            "amends",
            "supersedes",
            "implements",
            "party_counts",
            "opt_outs",
            "translated_names",
        ],
        Kind::Measure => &["beneficiaries"],
        Kind::Agency => &[
            "aliases",
            "identifiers",
            "mandate",
            "territory",
            "powers",
            "names",
            "seats",
            "kinds",
            "predecessors",
            "successors",
            "translated_names",
        ],
        Kind::Network => &["reported_sizes", "other_members", "translated_names"],
        Kind::Membership => &["offices"],
        Kind::Project => &["countries", "fundings"],
        Kind::Action => &["countries", "regions", "instruments", "territory"],
        Kind::Output => &["topics", "data_sources", "figures", "joint_with", "counts", "headline_figures"],
        Kind::Arrangement => &["parties", "other_parties", "covers"],
        Kind::Region => &["states"],
        Kind::Finding => &["figures", "about"],
        Kind::Participation | Kind::Impact | Kind::State | Kind::Ratification | Kind::Source => &[],
    }
}

fn lists(node: AnyNode<'_>) -> Vec<Field> {
    match node {
        AnyNode::Instrument(node) => vec![
            identifiers(node.identifiers()),
            facts(node.supplements().map(Node::any)),
            facts(node.amends().map(Node::any)),
            facts(node.supersedes().map(Node::any)),
            facts(node.implements().map(Node::any)),
            Field::Many(node.party_counts().map(part::party_count).collect()),
            Field::Many(node.opt_outs().map(part::opt_out).collect()),
            Field::Many(node.translated_names().map(part::translated_name).collect()),
        ],
        AnyNode::Measure(node) => vec![words(node.beneficiaries())],
        AnyNode::Agency(node) => vec![
            texts(node.aliases().iter().map(|alias| alias.name.as_str())),
            identifiers(node.identifiers()),
            facts(node.mandate().map(Node::any)),
            facts(node.territory().map(Node::any)),
            Field::Many(node.powers().map(power).collect()),
            Field::Many(node.names().map(part::agency_name).collect()),
            Field::Many(node.seats().map(part::agency_seat).collect()),
            Field::Many(node.kinds().map(part::agency_kind).collect()),
            Field::Many(node.predecessors().map(part::succession).collect()),
            Field::Many(node.successors().map(part::succession).collect()),
            Field::Many(node.translated_names().map(part::translated_name).collect()),
        ],
        AnyNode::Network(node) => vec![
            Field::Many(node.reported_sizes().map(part::reported_size).collect()),
            Field::Many(node.other_members().map(part::other_member).collect()),
            Field::Many(node.translated_names().map(part::translated_name).collect()),
        ],
        AnyNode::Membership(node) => vec![Field::Many(node.offices().map(part::office).collect())],
        AnyNode::Project(node) => {
            vec![facts(node.countries().map(Node::any)), Field::Many(node.fundings().map(part::funding).collect())]
        }
        AnyNode::Action(node) => vec![
            facts(node.countries().map(Node::any)),
            texts(node.regions().iter().map(String::as_str)),
            facts(node.instruments().map(Node::any)),
            facts(node.territory().map(Node::any)),
        ],
        AnyNode::Output(node) => {
            let figure = |row: &entity::headline_figure::Model| {
                Field::Parts(vec![
                    ("value", Field::Number(row.value.into())),
                    ("counts", word(row.counts)),
                    ("as_of", date(row.as_of)),
                    ("note", row.note.clone().map_or(Field::Nothing, Field::Text)),
                ])
            };
            vec![
                words(node.topics()),
                words(node.data_sources()),
                words(node.figures()),
                facts(node.joint_with()),
                words(node.counts()),
                Field::Many(node.headline_figures().map(|headline| figure(headline.row)).collect()),
            ]
        }
        AnyNode::Arrangement(node) => vec![
            facts(node.parties().map(Agency::any)),
            texts(node.other_parties().iter().map(String::as_str)),
            words(node.covers()),
        ],
        AnyNode::Region(node) => vec![facts(node.states().map(Node::any))],
        AnyNode::Finding(node) => {
            let figure = |row: &entity::finding_figure::Model| {
                Field::Parts(vec![
                    ("name", Field::Text(row.name.clone())),
                    ("value", Field::Decimal(row.value)),
                    ("unit", row.unit.clone().map_or(Field::Nothing, Field::Text)),
                ])
            };
            vec![Field::Many(node.figures().iter().map(figure).collect()), facts(node.about())]
        }
        AnyNode::Participation(_)
        | AnyNode::Impact(_)
        | AnyNode::State(_)
        | AnyNode::Ratification(_)
        | AnyNode::Source(_) => Vec::new(),
    }
}

fn power(power: Power<'_>) -> Field {
    let text = |text: &Option<String>| text.clone().map_or(Field::Nothing, Field::Text);
    Field::Parts(vec![
        ("axis", word(power.row.axis)),
        ("crime", word(power.row.crime)),
        ("instrument", power.instrument().map_or(Field::Nothing, |node| Field::Fact(node.key().to_owned()))),
        ("text", text(&power.row.text)),
        ("provision", text(&power.row.provision)),
    ])
}

fn facts<'g>(nodes: impl Iterator<Item = AnyNode<'g>>) -> Field {
    Field::Many(nodes.map(|node| Field::Fact(node.key().to_owned())).collect())
}

fn texts<'g>(texts: impl Iterator<Item = &'g str>) -> Field {
    Field::Many(texts.map(|text| Field::Text(text.to_owned())).collect())
}

fn words<V: Vocabulary>(words: &[V]) -> Field {
    Field::Many(words.iter().copied().map(word).collect())
}

pub(super) fn word<V: Vocabulary>(word: V) -> Field {
    Field::Text(word.word().to_owned())
}

pub(super) fn date(date: Option<PartialDate>) -> Field {
    date.map_or(Field::Nothing, Field::Date)
}

pub(super) fn text(text: Option<&str>) -> Field {
    text.map_or(Field::Nothing, |text| Field::Text(text.to_owned()))
}

pub(super) fn fact(node: Option<AnyNode<'_>>) -> Field {
    node.map_or(Field::Nothing, |node| Field::Fact(node.key().to_owned()))
}

fn identifiers(rows: &[identifier::Model]) -> Field {
    let identifier = |row: &identifier::Model| {
        Field::Parts(vec![("scheme", Field::Text(row.scheme.clone())), ("value", Field::Text(row.value.clone()))])
    };
    Field::Many(rows.iter().map(identifier).collect())
}

impl Field {
    /// The value in JSON.
    pub fn json(&self) -> Value {
        match self {
            Field::Nothing => Value::Null,
            Field::Flag(value) => Value::Bool(*value),
            Field::Number(value) => Value::Number((*value).into()),
            Field::Decimal(value) => Number::from_f64(*value).map_or(Value::Null, Value::Number),
            Field::Text(text) | Field::Fact(text) => Value::String(text.clone()),
            Field::Date(date) => Value::String(date.to_string()),
            Field::Many(items) => items.iter().map(Field::json).collect(),
            Field::Parts(parts) => {
                Value::Object(parts.iter().map(|(name, field)| ((*name).to_owned(), field.json())).collect())
            }
        }
    }

    /// The value in one cell: several are joined by `; `, parts are written `since=2019, until=2020`.
    pub fn cell(&self) -> String {
        match self {
            Field::Nothing => String::new(),
            Field::Flag(value) => value.to_string(),
            Field::Number(value) => value.to_string(),
            Field::Decimal(value) => value.to_string(),
            Field::Text(text) | Field::Fact(text) => text.clone(),
            Field::Date(date) => date.to_string(),
            Field::Many(items) => items.iter().map(Field::cell).collect::<Vec<_>>().join("; "),
            Field::Parts(parts) => parts
                .iter()
                .filter(|(_, field)| ![Field::Nothing, Field::Many(Vec::new())].contains(field))
                .map(|(name, field)| format!("{name}={}", field.cell()))
                .collect::<Vec<_>>()
                .join(", "),
        }
    }
}
