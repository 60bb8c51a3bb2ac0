//! What a list can show, filter and count by: the columns of the kind, and those of what each of its rows leads to.

use crate::{
    api::TABLE,
    language::catalogue,
    table::{
        cell::{Type, Words},
        object::{Field, Object, Read},
    },
};
use entity::{kind::Kind, vocabulary::Language};
use std::sync::LazyLock;

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
    /// The fields that lead to it, one or two.
    pub path: Vec<&'static str>,
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
        let called = |name: &&'static str| match language {
            Language::English => spoken(name),
            Language::Spanish => {
                catalogue::found(language, &format!("column-{name}")).map_or_else(|| spoken(name), str::to_owned)
            }
        };
        self.called.iter().map(called).collect::<Vec<_>>().join(": ")
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
    /// Another fact: its type, and whether it has a slug.
    Fact(&'static str, bool),
    /// Other facts: their type, whether they come in pages, and whether they have a slug.
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

/// The type of a kind.
pub fn object(kind: Kind) -> &'static Object {
    let of_kind = |object: &&Object| object.stock.as_ref().is_some_and(|stock| stock.kind == kind);
    TABLE.objects().find(of_kind).expect("every kind is declared")
}

/// The columns of a kind: its own, then those of the single facts that its rows lead to.
pub fn columns(kind: Kind) -> &'static [Column] {
    static ALL: LazyLock<Vec<(Kind, Vec<Column>)>> =
        LazyLock::new(|| Kind::ALL.map(|kind| (kind, made(object(kind)))).into());
    ALL.iter().find(|(of, _)| *of == kind).map_or(&[], |(_, columns)| columns)
}

/// The column of a kind with this name.
pub fn column(kind: Kind, name: &str) -> Option<&'static Column> {
    columns(kind).iter().find(|column| column.name == name)
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
        Kind::Finding => &["objective"],
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
    for field in object.fields.iter().filter(|field| !field.shown) {
        // Counted by what stands elsewhere.
        let Some((dimension, _)) = field.grouped else { continue };
        if let Some(column) = columns.iter_mut().find(|column| column.name == dimension && column.path.len() > 1) {
            column.dimension = Some(dimension);
        }
    }
    columns
}

fn of(path: &[&'static Field]) -> Option<Column> {
    let (last, first) = (path.last()?, path.first()?);
    let has_slug = |to: &str| TABLE.target(to).stock.as_ref().is_some_and(|_| TABLE.target(to).field("slug").is_some());
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
        Read::One { to, nullable, .. } if is_fact(to) => (Shape::Fact(to, has_slug(to)), nullable),
        Read::Many { to, paged, .. } if is_fact(to) => (Shape::Facts(to, paged, has_slug(to)), true),
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
        path: names,
        shape,
    })
}

/// `adoptedOn` → `Adopted on`.
fn spoken(name: &'static str) -> String {
    let mut text = String::new();
    for (at, letter) in name.char_indices() {
        if at == 0 {
            text.extend(letter.to_uppercase());
        } else if letter.is_uppercase() {
            text.push(' ');
            text.extend(letter.to_lowercase());
        } else {
            text.push(letter);
        }
    }
    text
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
    fn every_column_has_a_name_of_its_own() {
        for kind in Kind::ALL {
            for (at, column) in columns(kind).iter().enumerate() {
                let others = &columns(kind)[..at];
                assert!(others.iter().all(|other| other.name != column.name), "{kind:?} has two {}", column.name);
                assert!(!["text", "sort", "columns", "after", "before", "activeOn"].contains(&column.name.as_str()));
            }
        }
        assert_eq!(column(Kind::Measure, "scope").map(|column| column.path.clone()), Some(vec!["instrument", "scope"]));
        assert_eq!(spoken("adoptedOn"), "Adopted on");
    }
}
