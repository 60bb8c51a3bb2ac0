//! What a list shows: its rows, how many there are of each value, and the way to its other pages.

use crate::{
    answer::{Answerer, Outcome, Question},
    budget::{Budget, Stopped},
    graph::any_node::AnyNode,
    lists::{
        columns::{self, Column, Shape},
        question,
        wanted::{ANY, NONE, Wanted},
    },
    snapshot::Snapshot,
    table::group::MAXIMUM_GROUPS,
};
use serde_json::Value;
use std::collections::HashMap;

/// How many values of a column are offered; the chosen ones always are.
const OFFERED: usize = 60;

/// One page of a list.
pub struct List<'g> {
    /// How many rows it has on all its pages.
    pub total: usize,
    /// The rows of this page.
    pub rows: Vec<Row<'g>>,
    /// Where the page before this one ends.
    pub before: Option<String>,
    /// Where the page after this one begins.
    pub after: Option<String>,
}

/// A row: a fact, and what is shown of it.
pub struct Row<'g> {
    /// The fact.
    pub node: AnyNode<'g>,
    /// Column by column.
    pub cells: Vec<Cell<'g>>,
}

/// What is shown of a row in a column.
#[derive(Clone, Debug)]
pub enum Cell<'g> {
    /// Nothing is recorded.
    Nothing,
    /// A text, a number or a date.
    Text(String),
    /// Words of a vocabulary, as GraphQL has them.
    Words(Vec<String>),
    /// Yes or no.
    Truth(bool),
    /// Other facts, and how many more there are.
    Facts(Vec<AnyNode<'g>>, usize),
}

/// How many rows there are of each value of a column.
pub struct Facet<'g> {
    /// The column.
    pub column: &'static Column,
    /// Its values.
    pub values: Vec<Counted<'g>>,
    /// How many more there are.
    pub more: usize,
}

/// A value, and how many rows have it.
pub struct Counted<'g> {
    /// As it stands in an address.
    pub value: String,
    /// The fact that it stands for, where it stands for one.
    pub node: Option<AnyNode<'g>>,
    /// How many.
    pub count: u64,
}

/// Why a list can't be shown.
#[derive(Debug)]
pub enum Unlisted {
    /// It is asked for wrongly.
    Refused(String),
    /// The work ended before it was whole.
    Stopped(Stopped),
}

impl From<Stopped> for Unlisted {
    fn from(stopped: Stopped) -> Self {
        Unlisted::Stopped(stopped)
    }
}

impl<'g> List<'g> {
    /// The page that is asked for: so many rows, each with so many of several related facts.
    pub fn new(
        wanted: &Wanted,
        (size, named): (usize, usize),
        answerer: &Answerer,
        snapshot: &'g Snapshot,
        budget: &Budget,
    ) -> Result<Self, Unlisted> {
        let mut data = ask(answerer, snapshot, &question::rows(wanted, size, named), budget)?;
        let mut list = data[columns::object(wanted.kind).plural].take();
        let Value::Array(nodes) = list["nodes"].take() else { return Ok(List::empty()) };
        let mut rows = Vec::with_capacity(nodes.len());
        for row in &nodes {
            budget.step()?;
            let Some(node) = node(snapshot, row) else { continue };
            rows.push(Row { node, cells: wanted.columns.iter().map(|column| cell(snapshot, column, row)).collect() });
        }
        let cursor = |has: &str, cursor: &str| beyond(&list["pageInfo"], has, cursor);
        Ok(List {
            total: list["totalCount"].as_u64().unwrap_or_default() as usize,
            before: cursor("hasPreviousPage", "startCursor"),
            after: cursor("hasNextPage", "endCursor"),
            rows,
        })
    }

    fn empty() -> Self {
        List { total: 0, rows: Vec::new(), before: None, after: None }
    }
}

/// Where a page ends at which there are others; nothing where there are none.
fn beyond(page: &Value, has: &str, cursor: &str) -> Option<String> {
    (page[has] == true).then(|| page[cursor].as_str().map(str::to_owned)).flatten()
}

/// All related facts of a row in a column, however many.
pub fn whole<'g>(
    node: AnyNode<'g>,
    column: &Column,
    answerer: &Answerer,
    snapshot: &'g Snapshot,
    budget: &Budget,
) -> Result<Vec<AnyNode<'g>>, Unlisted> {
    let (mut facts, mut after) = (Vec::new(), None);
    loop {
        let asked = question::rest(node.kind(), column, node.key(), after.as_deref());
        let mut data = ask(answerer, snapshot, &asked, budget)?;
        let page = data[columns::object(node.kind()).plural]["nodes"][0][column.path[0]].take();
        facts.extend(page["nodes"].as_array().into_iter().flatten().filter_map(|fact| self::node(snapshot, fact)));
        after = beyond(&page["pageInfo"], "hasNextPage", "endCursor");
        if after.is_none() {
            return Ok(facts);
        }
    }
}

/// How many rows there are of each value, column by column; without what says nothing.
pub fn facets<'g>(
    wanted: &Wanted,
    answerer: &Answerer,
    snapshot: &'g Snapshot,
    budget: &Budget,
) -> Result<Vec<Facet<'g>>, Unlisted> {
    let (few, joined) = (columns::few(wanted.kind), columns::joined(wanted.kind));
    let counted = |column: &&'static Column| {
        let several = !matches!(column.shape, Shape::Date | Shape::Text | Shape::Texts | Shape::Number);
        let several = several || few.iter().chain(joined).any(|name| *name == column.name);
        several && column.shape.is_filter() && column.dimension.is_some()
    };
    let columns: Vec<&'static Column> = columns::columns(wanted.kind).iter().filter(counted).collect();
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let mut facets = Vec::new();
    for (column, groups) in grouped(wanted, columns, answerer, snapshot, budget)? {
        let mut values: Vec<Counted<'g>> = match column.shape {
            Shape::Date => there_or_not(&groups),
            _ => groups.iter().filter_map(|group| value(snapshot, column, group)).collect(),
        };
        budget.steps(values.len())?;
        if matches!(column.shape, Shape::Fact(..) | Shape::Facts(..)) {
            values.sort_by_key(|counted| std::cmp::Reverse(counted.count));
        }
        let chosen = |counted: &Counted<'_>| wanted.has(column, &counted.value);
        // A value that all rows have narrows nothing.
        if values.len() < 2 && !values.iter().any(chosen) {
            continue;
        }
        let all = values.len();
        let mut shown = 0;
        values.retain(|counted| {
            shown += 1;
            shown <= OFFERED || chosen(counted)
        });
        facets.push(Facet { column, more: all - values.len(), values });
    }
    Ok(facets)
}

/// The groups of columns. What could make more groups than an answer has is asked by itself, where the list is narrowed at all,
/// and left out where it does make more.
fn grouped(
    wanted: &Wanted,
    columns: Vec<&'static Column>,
    answerer: &Answerer,
    snapshot: &Snapshot,
    budget: &Budget,
) -> Result<Vec<(&'static Column, Vec<Value>)>, Unlisted> {
    let (few, many): (Vec<_>, Vec<_>) = columns.iter().copied().partition(|column| match column.shape {
        Shape::Fact(to, _) | Shape::Facts(to, ..) => {
            let stock = columns::kind_of(to).and_then(|kind| columns::object(kind).stock.as_ref());
            stock.is_some_and(|stock| (stock.count)(&snapshot.graph) <= MAXIMUM_GROUPS)
        }
        _ => true,
    });
    let mut groups: HashMap<&str, Value> = HashMap::new();
    if !few.is_empty() {
        let mut data = ask(answerer, snapshot, &question::facets(wanted, &few), budget)?;
        groups.extend(few.iter().enumerate().map(|(at, column)| (column.name.as_str(), data[format!("f{at}")].take())));
    }
    for column in many.into_iter().filter(|_| wanted.is_narrowed()) {
        match ask(answerer, snapshot, &question::facets(wanted, &[column]), budget) {
            Ok(mut data) => groups.insert(&column.name, data["f0"].take()),
            Err(Unlisted::Refused(_)) => None,
            Err(stopped) => return Err(stopped),
        };
    }
    let of = |column: &'static Column| match groups.remove(column.name.as_str()) {
        Some(Value::Array(groups)) => Some((column, groups)),
        _ => None,
    };
    Ok(columns.into_iter().filter_map(of).collect())
}

fn ask(answerer: &Answerer, snapshot: &Snapshot, question: &Question, budget: &Budget) -> Result<Value, Unlisted> {
    let answer = answerer.answer(snapshot, question, budget);
    let mut body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
    if answer.outcome == Outcome::Answered {
        return Ok(body["data"].take());
    }
    budget.look()?;
    Err(Unlisted::Refused(body["errors"][0]["message"].as_str().unwrap_or_default().to_owned()))
}

fn node<'g>(snapshot: &'g Snapshot, row: &Value) -> Option<AnyNode<'g>> {
    snapshot.graph.by_key(row["id"].as_str()?)
}

fn value<'g>(snapshot: &'g Snapshot, column: &Column, group: &Value) -> Option<Counted<'g>> {
    let count = group["count"].as_u64()?;
    let (value, node) = match &group["value"] {
        Value::Null if column.nullable => (NONE.to_owned(), None),
        Value::Bool(truth) => (truth.to_string(), None),
        Value::String(word) => (word.clone(), None),
        fact => {
            let node = node(snapshot, fact)?;
            let is_named = match column.shape {
                Shape::Fact(to, _) | Shape::Facts(to, ..) => columns::kind_of(to).is_some(),
                _ => true,
            };
            let named = if is_named { node.slug()? } else { node.key() };
            (named.to_owned(), Some(node))
        }
    };
    Some(Counted { value, node, count })
}

/// How many rows have a value, and how many have none.
fn there_or_not<'g>(groups: &[Value]) -> Vec<Counted<'g>> {
    let count = |value: &str, is_of: fn(&Value) -> bool| {
        let of = groups.iter().filter(|group| is_of(&group["value"]));
        let count = of.filter_map(|group| group["count"].as_u64()).sum();
        Counted { value: value.to_owned(), node: None, count }
    };
    let counted = [count(ANY, |value| !value.is_null()), count(NONE, Value::is_null)];
    counted.into_iter().filter(|counted| counted.count > 0).collect()
}

fn cell<'g>(snapshot: &'g Snapshot, column: &Column, row: &Value) -> Cell<'g> {
    let value = column.read.iter().fold(row, |value, field| &value[*field]);
    let facts = |nodes: &Value| -> Vec<AnyNode<'g>> {
        nodes.as_array().into_iter().flatten().filter_map(|fact| node(snapshot, fact)).collect()
    };
    match (column.shape, value) {
        (_, Value::Null) => Cell::Nothing,
        (Shape::Fact(..), fact) => node(snapshot, fact).map_or(Cell::Nothing, |node| Cell::Facts(vec![node], 0)),
        (Shape::Facts(_, true, _), page) => {
            let named = facts(&page["nodes"]);
            let all = page["totalCount"].as_u64().unwrap_or_default() as usize;
            let more = all.saturating_sub(named.len());
            if all == 0 { Cell::Nothing } else { Cell::Facts(named, more) }
        }
        (Shape::Facts(..), list) => match facts(list) {
            none if none.is_empty() => Cell::Nothing,
            named => Cell::Facts(named, 0),
        },
        (_, Value::Bool(truth)) => Cell::Truth(*truth),
        (Shape::Word(_) | Shape::Words(_), Value::String(word)) => Cell::Words(vec![word.clone()]),
        (Shape::Words(_), Value::Array(words)) if !words.is_empty() => {
            Cell::Words(words.iter().filter_map(|word| word.as_str().map(str::to_owned)).collect())
        }
        (Shape::Texts, Value::Array(texts)) if !texts.is_empty() => {
            Cell::Text(texts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("; "))
        }
        (_, Value::Array(_)) => Cell::Nothing,
        (_, Value::String(text)) => Cell::Text(text.clone()),
        (_, other) => Cell::Text(other.to_string()),
    }
}
