//! The questions behind a list: for its rows, and for how many there are of each value.

use crate::{
    answer::Question,
    lists::{
        columns::{self, Column, Shape},
        wanted::{ANY, NONE, Related, Wanted, ends},
    },
    query::{page::MAXIMUM_SIZE, wording::searched},
    table::order::screaming,
};
use entity::{kind::Kind, partial_date::PartialDate};
use serde_json::{Map, Value, json};
use std::fmt::Write;

/// How many rows stand on one page.
pub const PAGE: usize = 100;

/// How many of several related facts a row of a page names.
pub const NAMED: usize = 5;

/// Asks for the rows: so many, from where the page begins, each with so many of several related facts.
pub fn rows(wanted: &Wanted, count: usize, named: usize) -> Question {
    let object = columns::object(wanted.kind);
    let (list, name) = (object.plural, &object.name);
    let mut variables = Map::new();
    let (mut declared, mut given) = (String::new(), String::new());
    let mut variable = |name: &str, ty: &str, value: Value| {
        let comma = if declared.is_empty() { "" } else { ", " };
        write!(declared, "{comma}${name}: {ty}").expect("texts take all that is written");
        write!(given, "{comma}{name}: ${name}").expect("texts take all that is written");
        variables.insert(name.to_owned(), value);
    };
    if let Some(condition) = condition(wanted, None) {
        variable("where", &format!("{name}Filter"), condition);
    }
    if let Some((column, falls)) = wanted.order() {
        variable("orderBy", &format!("[{name}Order!]"), json!([order(column, falls)]));
    }
    match &wanted.before {
        Some(before) => {
            variable("last", "Int", count.into());
            variable("before", "String", before.as_str().into());
        }
        None => {
            variable("first", "Int", count.into());
            if let Some(after) = &wanted.after {
                variable("after", "String", after.as_str().into());
            }
        }
    }
    let mut fields = String::new();
    for column in &wanted.columns {
        writeln!(fields, "      {}", selection(column, named)).expect("texts take all that is written");
    }
    let query = format!(
        "query List({declared}) {{\n  {list}({given}) {{\n    totalCount\n    pageInfo {{ hasPreviousPage hasNextPage startCursor \
         endCursor }}\n    nodes {{\n      id\n{fields}    }}\n  }}\n}}\n"
    );
    Question { query, variables, ..Question::default() }
}

/// Asks for all related facts of one row in a column, so many at a time, from where the last of them were.
pub fn rest(kind: Kind, column: &Column, key: &str, after: Option<&str>) -> Question {
    let (object, relation) = (columns::object(kind), column.path.last().copied().unwrap_or_default());
    let list = object.plural;
    let query = format!(
        "query Rest($id: ID!, $after: String) {{\n  {list}(where: {{id: {{eq: $id}}}}, first: 1) {{\n    nodes {{\n      \
         {relation}(first: {MAXIMUM_SIZE}, after: $after) {{ pageInfo {{ hasNextPage endCursor }} nodes {{ id }} }}\n    }}\n  \
         }}\n}}\n"
    );
    let mut variables = Map::from_iter([("id".to_owned(), json!(key))]);
    variables.extend(after.map(|after| ("after".to_owned(), after.into())));
    Question { query, variables, ..Question::default() }
}

/// Asks how many rows there are of each value of some columns. What is asked of a column itself does not count there, so
/// that its other values can be seen.
pub fn facets(wanted: &Wanted, columns: &[&'static Column]) -> Question {
    let object = columns::object(wanted.kind);
    let groups = format!("{}Groups", object.name[..1].to_lowercase() + &object.name[1..]);
    let mut variables = Map::new();
    let (mut declared, mut fields) = (String::new(), String::new());
    for (at, column) in columns.iter().enumerate() {
        let Some(dimension) = column.dimension else { continue };
        let mut narrowed = String::new();
        if let Some(condition) = condition(wanted, Some(column)) {
            write!(declared, "{}$w{at}: {}Filter", if declared.is_empty() { "" } else { ", " }, object.name)
                .expect("texts take all that is written");
            narrowed = format!(", where: $w{at}");
            variables.insert(format!("w{at}"), condition);
        }
        let inside = if matches!(column.shape, Shape::Fact(..) | Shape::Facts(..)) { " { id }" } else { "" };
        let by = screaming(dimension);
        writeln!(fields, "  f{at}: {groups}(by: [{by}]{narrowed}) {{ value: {dimension}{inside} count }}")
            .expect("texts take all that is written");
    }
    let declared = if declared.is_empty() { declared } else { format!("({declared})") };
    Question { query: format!("query Facets{declared} {{\n{fields}}}\n"), variables, ..Question::default() }
}

fn selection(column: &Column, named: usize) -> String {
    let last = column.read.last().copied().unwrap_or_default();
    let last = match column.shape {
        Shape::Fact(..) => format!("{last} {{ id }}"),
        Shape::Facts(_, true, _) => format!("{last}(first: {named}) {{ totalCount nodes {{ id }} }}"),
        Shape::Facts(_, false, _) => format!("{last} {{ id }}"),
        _ => last.to_owned(),
    };
    match column.read.as_slice() {
        [relation, _] => format!("{relation} {{ {last} }}"),
        _ => last,
    }
}

fn order(column: &Column, falls: bool) -> Value {
    let field = screaming(column.path.last().copied().unwrap_or_default());
    let direction = if falls { "DESC" } else { "ASC" };
    let key = json!({ "field": field, "direction": direction });
    match column.path.as_slice() {
        [relation, _] => json!({ *relation: key }),
        _ => key,
    }
}

/// What must be of a row, but for what is asked of one column; nothing where nothing must be.
fn condition(wanted: &Wanted, but: Option<&Column>) -> Option<Value> {
    let asked = wanted.filters.iter().filter(|(column, _)| but.is_none_or(|but| but.name != column.name));
    let mut all: Vec<Value> = asked.map(|(column, values)| any_of(column, values)).collect();
    all.extend(wanted.related.iter().filter_map(of_related));
    for (at, text) in searched(&wanted.text).into_iter().enumerate() {
        let texts = columns::columns(wanted.kind).iter().filter(|column| {
            matches!(column.shape, Shape::Text) && column.path.len() == 1 && !["slug", "url"].contains(&column.path[0])
        });
        let contains = |name: &str| json!({ name: { "contains": text } });
        let mut any: Vec<Value> = texts.map(|column| contains(column.path[0])).collect();
        if columns::object(wanted.kind).field("translatedNames").is_some() {
            let names = [contains("name"), contains("acronym")];
            any.push(json!({ "translatedNames": { "some": { "or": names } } }));
        }
        if let Some(slugs) = wanted.said.get(at).filter(|slugs| !slugs.is_empty()) {
            any.push(json!({ "slug": { "in": slugs } }));
        }
        all.push(json!({ "or": any }));
    }
    all.extend(wanted.active_on.map(active_on));
    all_of(all)
}

fn of_related(related: &Related) -> Option<Value> {
    let own = related.filters.iter().map(|(column, values)| any_of(column, values));
    let condition = all_of(own.chain(related.active_on.map(active_on)).collect())?;
    let name = related.relation.name;
    Some(if related.relation.several { json!({ name: { "some": condition } }) } else { json!({ name: condition }) })
}

fn active_on(day: PartialDate) -> Value {
    json!({ "activeOn": day.to_string() })
}

fn all_of(mut conditions: Vec<Value>) -> Option<Value> {
    match conditions.len() {
        0 | 1 => conditions.pop(),
        _ => Some(json!({ "and": conditions })),
    }
}

fn any_of(column: &Column, values: &[String]) -> Value {
    let said = |word: &str| column.nullable && values.iter().any(|value| value == word);
    let mut any = Vec::new();
    if said(NONE) {
        any.push(absent(column));
    }
    if said(ANY) {
        any.push(json!({ "not": absent(column) }));
    }
    let values: Vec<&String> =
        values.iter().filter(|value| !(column.nullable && [NONE, ANY].contains(&value.as_str()))).collect();
    any.extend(present(column, &values));
    if any.len() == 1 { any.remove(0) } else { json!({ "or": any }) }
}

fn absent(column: &Column) -> Value {
    match (column.shape, &column.has) {
        (Shape::Fact(..), Some(has)) => json!({ has.as_str(): false }),
        (Shape::Facts(..), _) => within(column, json!({ "count": { "eq": 0 } })),
        (Shape::Words(_) | Shape::Texts, _) => within(column, json!({ "isEmpty": true })),
        _ => within(column, json!({ "isNull": true })),
    }
}

/// The conditions of which one must hold.
fn present(column: &Column, values: &[&String]) -> Vec<Value> {
    let one_of = |values: &[&String]| match values {
        [one] => json!({ "eq": one }),
        several => json!({ "in": several }),
    };
    if values.is_empty() {
        return Vec::new();
    }
    match column.shape {
        Shape::Word(_) => vec![within(column, one_of(values))],
        Shape::Words(_) | Shape::Texts => vec![within(column, json!({ "hasAny": values }))],
        Shape::Fact(to, _) if columns::kind_of(to).is_none() => vec![within(column, one_of(values))],
        Shape::Fact(..) => vec![within(column, json!({ "slug": one_of(values) }))],
        Shape::Facts(to, ..) => {
            let name = if columns::kind_of(to).is_some() { "slug" } else { "id" };
            vec![within(column, json!({ "some": { name: one_of(values) } }))]
        }
        Shape::Text if column.name == "slug" => vec![within(column, one_of(values))],
        Shape::Text => values.iter().map(|value| within(column, json!({ "contains": value }))).collect(),
        Shape::Truth => values.iter().map(|value| within(column, json!({ "eq": *value == "true" }))).collect(),
        Shape::Number => {
            values.iter().map(|value| within(column, span(value, |end| end.parse::<i32>().ok().into()))).collect()
        }
        Shape::Date => values.iter().map(|value| within(column, span(value, |end| end.into()))).collect(),
    }
}

fn span(value: &str, read: impl Fn(&str) -> Value) -> Value {
    let (from, until) = ends(value);
    let mut bounds = Map::new();
    for (bound, end) in [("gte", from), ("lte", until)] {
        if !end.is_empty() {
            bounds.insert(bound.to_owned(), read(end));
        }
    }
    Value::Object(bounds)
}

/// A condition on the last field of a column, as one on the row.
fn within(column: &Column, condition: Value) -> Value {
    column.path.iter().rev().fold(condition, |condition, field| json!({ *field: condition }))
}
