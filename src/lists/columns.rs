//! What a list can show, filter and count by: the columns of the kind, and those of what each of its rows leads to.

use crate::{
    api::TABLE,
    language::catalogue,
    table::{
        cell::{Type, Words},
        object::{Field, Object, Read},
    },
};
use entity::{kind::Kind, label, vocabulary::Language};
use std::{collections::HashMap, sync::LazyLock};

/// What a list can show of each of its rows.
#[derive(Debug)]
pub struct Column {
    /// Its name in addresses: `type`, or `instrument.status` where the kind itself has a `status`.
    pub name: String,
    /// The fields by which it is called on a page.
    called: Vec<&'static str>,
    doc: &'static str,
    /// What its values are.
    pub shape: Shape,
    /// The fields that lead to it, one or two, where it is asked for and put in order by.
    pub path: Vec<&'static str>,
    /// The fields at which it is read; others where the type shows it somewhere else.
    pub read: Vec<&'static str>,
    /// Of a single row: whether there may be none, which the filter of the last field's owner then asks by this name.
    pub has: Option<String>,
    /// Whether a value may be missing.
    pub nullable: bool,
    /// Whether rows can be put in order by it.
    pub ordered: bool,
    /// The dimension by which rows are counted, where there is one.
    pub dimension: Option<&'static str>,
}

impl Column {
    /// What it is called on a page.
    pub fn label(&self, language: Language) -> String {
        self.called.iter().map(|name| called(name, language)).collect::<Vec<_>>().join(": ")
    }

    /// What it tells, which the schema says in English alone.
    pub fn doc(&self, language: Language) -> &'static str {
        match language {
            Language::English => self.doc,
            Language::Spanish => "",
        }
    }
}

/// What the values of a column are.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// A text.
    Text,
    /// Texts.
    Texts,
    /// A number.
    Number,
    /// Yes or no.
    Truth,
    /// A date.
    Date,
    /// A word of a vocabulary.
    Word(&'static Words),
    /// Words of a vocabulary.
    Words(&'static Words),
    /// Another fact: its type, and whether it can be named, by its slug or, where it may be of any kind, by its global id.
    Fact(&'static str, bool),
    /// Other facts: their type, whether they come in pages, and whether they can be named.
    Facts(&'static str, bool, bool),
}

impl Shape {
    /// Whether a list can be narrowed to its values.
    pub fn is_filter(self) -> bool {
        !matches!(self, Shape::Fact(_, false) | Shape::Facts(_, _, false))
    }

    /// Whether its values are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Shape::Number)
    }
}

/// What the rows of a kind lead to, by whose columns a list can be narrowed, too: `actions.axis`.
pub struct Relation {
    /// Its name in addresses, before the dot.
    pub name: &'static str,
    /// What it leads to: a kind, or a part of a fact such as a term of office.
    pub to: &'static Object,
    /// Whether a row can lead to several.
    pub several: bool,
}

impl Relation {
    /// What it is called on a page.
    pub fn label(&self, language: Language) -> String {
        called(self.name, language)
    }
}

impl std::fmt::Debug for Relation {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} to {}", self.name, self.to.name)
    }
}

/// The type of a kind.
pub fn object(kind: Kind) -> &'static Object {
    let of_kind = |object: &&Object| object.stock.as_ref().is_some_and(|stock| stock.kind == kind);
    TABLE.objects().find(of_kind).expect("every kind is declared")
}

/// The columns of a kind: its own, then those of the single facts that its rows lead to.
pub fn columns(kind: Kind) -> &'static [Column] {
    columns_of(object(kind))
}

/// The same of any type.
pub fn columns_of(object: &'static Object) -> &'static [Column] {
    static ALL: LazyLock<HashMap<&str, Vec<Column>>> =
        LazyLock::new(|| TABLE.objects().map(|object| (object.name.as_str(), made(object))).collect());
    ALL.get(object.name.as_str()).map_or(&[], Vec::as_slice)
}

/// The kind of the facts of a type; none where they may be of any kind, so that global ids name them.
pub fn kind_of(to: &str) -> Option<Kind> {
    TABLE.target(to).stock.as_ref().map(|stock| stock.kind)
}

/// The column of a kind with this name.
pub fn column(kind: Kind, name: &str) -> Option<&'static Column> {
    column_of(object(kind), name)
}

/// The same of any type.
pub fn column_of(object: &'static Object, name: &str) -> Option<&'static Column> {
    columns_of(object).iter().find(|column| column.name == name)
}

/// The relations of a kind.
pub fn relations(kind: Kind) -> &'static [Relation] {
    static ALL: LazyLock<Vec<(Kind, Vec<Relation>)>> =
        LazyLock::new(|| Kind::ALL.map(|kind| (kind, related(object(kind)))).into());
    ALL.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, relations)| relations)
}

/// What stands at the beginning of each row, by which rows can be put in order, and nothing else.
pub fn name() -> &'static Column {
    static NAME: LazyLock<Column> = LazyLock::new(|| Column {
        name: "label".to_owned(),
        called: vec!["label"],
        doc: "",
        shape: Shape::Text,
        path: vec!["label"],
        read: vec!["label"],
        has: None,
        nullable: false,
        ordered: true,
        dimension: None,
    });
    &NAME
}

/// What rows of the kind can be put in order by.
pub fn ordered(kind: Kind) -> impl Iterator<Item = &'static Column> {
    std::iter::once(name()).chain(columns(kind).iter().filter(|column| column.ordered))
}

/// What the rows of the kind stand in order of unless another order is asked for; nothing where their own order says more.
pub fn order(kind: Kind) -> Option<&'static Column> {
    match kind {
        // Their keys are codes, which nobody looks for.
        Kind::State | Kind::Ratification => Some(name()),
        Kind::Finding => column(kind, "objective"),
        Kind::Instrument
        | Kind::Measure
        | Kind::Agency
        | Kind::Network
        | Kind::Membership
        | Kind::Project
        | Kind::Participation
        | Kind::Action
        | Kind::Output
        | Kind::Arrangement
        | Kind::Impact
        | Kind::Region
        | Kind::Source => None,
    }
}

/// The texts of a kind that are of a few values, so that rows can be counted by them.
pub fn few(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::State => &["region"],
        Kind::Finding => &["section"],
        _ => &[],
    }
}

/// The dates of a kind of which most counts whether there is one.
pub fn joined(kind: Kind) -> &'static [&'static str] {
    if kind == Kind::State { &["euMember", "councilOfEurope"] } else { &[] }
}

/// The columns that a list of the kind shows unless others are asked for, beside the name of each row.
pub fn shown(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Instrument => &["kind", "scope", "area", "legalForce", "status", "adoptedOn"],
        Kind::Measure => &["title", "category", "type", "precision", "crime"],
        Kind::Agency => &["kind", "scope", "crime", "founded", "seat", "assessment"],
        Kind::Network => &["formalization", "scope", "crime", "starts", "ends"],
        Kind::Membership => &["agency", "network", "role", "since", "until"],
        Kind::Project => &["scope", "crime", "countries", "starts", "ends"],
        Kind::Participation => &["agency", "project", "role", "since", "until"],
        Kind::Action => &["agency", "network", "project", "axis", "type", "crime", "starts"],
        Kind::Output => &["agency", "kind", "axis", "crime", "topics", "published"],
        Kind::Arrangement => &["kind", "parties", "signed", "inForce"],
        Kind::Impact => &["network", "agency", "year"],
        Kind::Region => &["kind", "m49", "states"],
        Kind::State => &["code", "region", "euMember"],
        Kind::Ratification => &["instrument", "state", "signedOn", "boundOn", "act"],
        Kind::Finding => &["objective", "section", "verdict", "about"],
        Kind::Source => &["publisher", "url"],
    }
}

fn made(object: &'static Object) -> Vec<Column> {
    let own = || object.fields.iter().filter(|field| field.shown && field.filtered);
    let mut columns: Vec<Column> = own().filter_map(|field| of(&[field])).collect();
    for relation in own() {
        let Read::One { to, .. } = relation.read else { continue };
        let target = TABLE.target(to);
        if target.stock.is_none() {
            continue;
        }
        let told = |field: &&&Field| {
            let again = ["slug", "summary", "url"].contains(&field.name);
            field.shown && field.filtered && matches!(field.read, Read::Cell { .. }) && !again
        };
        for field in target.fields.iter().filter(|field| told(&field)) {
            let Some(mut column) = of(&[relation, field]) else { continue };
            if columns.iter().all(|other| other.name != field.name) {
                field.name.clone_into(&mut column.name);
                column.called = vec![field.name];
            }
            columns.push(column);
        }
    }
    columns.extend(object.fields.iter().filter_map(|field| shown_elsewhere(object, field)));
    for field in object.fields.iter().filter(|field| !field.shown) {
        // Counted by what stands elsewhere.
        let Some((dimension, _)) = field.grouped else { continue };
        if let Some(column) = columns.iter_mut().find(|column| column.name == dimension && column.path.len() > 1) {
            column.dimension = Some(dimension);
        }
    }
    columns
}

/// The column of a field that the type does not show itself, because one of its parts does: the verdict on a finding.
fn shown_elsewhere(object: &'static Object, field: &'static Field) -> Option<Column> {
    if field.shown || !field.filtered {
        return None;
    }
    let shows = |part: &&Field| match part.read {
        Read::One { to, .. } => part.shown && TABLE.target(to).field(field.name).is_some_and(|field| field.shown),
        _ => false,
    };
    let part = object.fields.iter().find(shows)?;
    Some(Column { read: vec![part.name, field.name], ..of(&[field])? })
}

fn related(object: &'static Object) -> Vec<Relation> {
    let filtered = object.fields.iter().filter(|field| field.shown && field.filtered);
    let relation = |field: &'static Field| {
        let (to, several) = match field.read {
            Read::One { to, .. } => (to, false),
            Read::Many { to, .. } => (to, true),
            _ => return None,
        };
        let to = TABLE.target(to);
        // What a fact may be of any kind has no columns of its own.
        (!to.is_interface).then_some(Relation { name: field.name, to, several })
    };
    filtered.filter_map(relation).collect()
}

fn of(path: &[&'static Field]) -> Option<Column> {
    let (last, first) = (path.last()?, path.first()?);
    let is_named = |to: &str| {
        let object = TABLE.target(to);
        object.is_interface || object.stock.is_some() && object.field("slug").is_some()
    };
    let is_fact = |to: &str| TABLE.target(to).stock.is_some() || TABLE.target(to).is_interface;
    let (shape, nullable) = match last.read {
        Read::Cell { ty, nullable, .. } => {
            let shape = match ty {
                Type::Id => return None,
                Type::Text => Shape::Text,
                Type::Bool => Shape::Truth,
                Type::Int | Type::Float => Shape::Number,
                Type::Date => Shape::Date,
                Type::Word(words) => Shape::Word(words),
            };
            (shape, nullable)
        }
        Read::Cells { ty: Type::Word(words), .. } => (Shape::Words(words), true),
        Read::Cells { ty: Type::Text, .. } => (Shape::Texts, true),
        Read::One { to, nullable, .. } if is_fact(to) => (Shape::Fact(to, is_named(to)), nullable),
        Read::Many { to, paged, .. } if is_fact(to) => (Shape::Facts(to, paged, is_named(to)), true),
        _ => return None,
    };
    let names: Vec<&'static str> = path.iter().map(|field| field.name).collect();
    let is_one = matches!(shape, Shape::Fact(..));
    let capitalised = last.name[..1].to_uppercase() + &last.name[1..];
    Some(Column {
        called: names.clone(),
        name: names.join("."),
        doc: last.doc,
        has: (is_one && nullable).then(|| format!("has{capitalised}")),
        nullable,
        ordered: matches!(last.read, Read::Cell { .. }) && last.ordered && first.ordered,
        dimension: last.grouped.map(|(name, _)| name).filter(|_| path.len() == 1),
        read: names.clone(),
        path: names,
        shape,
    })
}

fn called(name: &'static str, language: Language) -> String {
    match language {
        Language::English => label::of_field(name),
        Language::Spanish => {
            catalogue::found(language, &format!("column-{name}")).map_or_else(|| label::of_field(name), str::to_owned)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_unasked_is_there() {
        for kind in Kind::ALL {
            for name in shown(kind) {
                assert!(column(kind, name).is_some(), "{kind:?} has no {name}");
            }
        }
    }

    #[test]
    fn no_column_hides_one_of_a_relation() {
        let several = |kind| relations(kind).iter().filter(|relation| relation.several);
        for (kind, relation) in
            Kind::ALL.into_iter().flat_map(|kind| several(kind).map(move |relation| (kind, relation)))
        {
            for column in columns_of(relation.to) {
                let name = format!("{}.{}", relation.name, column.name);
                assert!(self::column(kind, &name).is_none(), "{kind:?} has {name} twice");
            }
        }
    }

    #[test]
    fn what_is_counted_by_is_there() {
        for kind in Kind::ALL {
            for name in few(kind).iter().chain(joined(kind)) {
                assert!(column(kind, name).is_some_and(|column| column.dimension.is_some()), "{kind:?} has no {name}");
            }
        }
    }

    #[test]
    fn every_column_has_a_name_of_its_own() {
        for kind in Kind::ALL {
            for (at, column) in columns(kind).iter().enumerate() {
                let others = &columns(kind)[..at];
                assert!(others.iter().all(|other| other.name != column.name), "{kind:?} has two {}", column.name);
                assert!(
                    !["label", "text", "sort", "columns", "after", "before", "activeOn"]
                        .contains(&column.name.as_str())
                );
            }
        }
        assert_eq!(column(Kind::Measure, "scope").map(|column| column.path.clone()), Some(vec!["instrument", "scope"]));
    }
}
