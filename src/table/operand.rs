//! What values pass or do not pass: the operands of conditions on columns.

use crate::table::{
    cell::{Cell, Type},
    given::{cell, fields, items},
    object::WalkCells,
    refusal::{Flow, Halt, Refusal},
    row::Item,
};
use entity::{fold::fold, partial_date::PartialDate};
use serde_json::Value;
use std::cmp::Ordering;

/// What a value passes or does not pass; what is missing passes `Ne`, `NotIn` and `IsNull(true)` only.
#[derive(Debug)]
pub enum Test {
    /// Equal.
    Eq(Cell<'static>),
    /// Another, or none.
    Ne(Cell<'static>),
    /// One of these.
    In(Vec<Cell<'static>>),
    /// None of these.
    NotIn(Vec<Cell<'static>>),
    /// Wholly below.
    Lt(Cell<'static>),
    /// Not beyond.
    Lte(Cell<'static>),
    /// Wholly above.
    Gt(Cell<'static>),
    /// Not before.
    Gte(Cell<'static>),
    /// The text, without case and accents, has this in it.
    Contains(String),
    /// The text, without case and accents, begins with this.
    StartsWith(String),
    /// Whether it is missing.
    IsNull(bool),
}

/// What a list of values passes or does not pass.
#[derive(Debug)]
pub enum ListTest {
    /// This is in it.
    Has(Cell<'static>),
    /// At least one of these is in it.
    HasAny(Vec<Cell<'static>>),
    /// All of these are in it.
    HasAll(Vec<Cell<'static>>),
    /// Whether nothing is in it.
    IsEmpty(bool),
}

impl Test {
    /// What passing it takes: long lists and searches in texts take longer.
    pub fn steps(&self) -> usize {
        match self {
            Test::In(list) | Test::NotIn(list) => 1 + list.len() / 16,
            Test::Contains(_) | Test::StartsWith(_) => 32,
            _ => 1,
        }
    }

    /// Whether a value passes it.
    pub fn passes(&self, cell: &Cell<'_>) -> bool {
        match self {
            Test::Eq(eq) => cell == eq,
            Test::Ne(ne) => cell != ne,
            Test::In(list) => list.contains(cell),
            Test::NotIn(list) => !list.contains(cell),
            Test::Lt(bound) => compared(cell, bound, |a, b| a.last().cmp(&b.first())) == Some(Ordering::Less),
            Test::Lte(bound) => compared(cell, bound, |a, b| a.last().cmp(&b.last())).is_some_and(Ordering::is_le),
            Test::Gt(bound) => compared(cell, bound, |a, b| a.first().cmp(&b.last())) == Some(Ordering::Greater),
            Test::Gte(bound) => compared(cell, bound, |a, b| a.first().cmp(&b.first())).is_some_and(Ordering::is_ge),
            Test::Contains(part) => matches!(cell, Cell::Text(text) if fold(text).contains(part)),
            Test::StartsWith(part) => matches!(cell, Cell::Text(text) if fold(text).starts_with(part)),
            Test::IsNull(is_null) => (*cell == Cell::Null) == *is_null,
        }
    }
}

/// How a value stands to another of its type; dates as is said.
pub(super) fn compared(
    cell: &Cell<'_>,
    bound: &Cell<'_>,
    dates: impl Fn(PartialDate, PartialDate) -> Ordering,
) -> Option<Ordering> {
    match (cell, bound) {
        (Cell::Int(cell), Cell::Int(bound)) => Some(cell.cmp(bound)),
        (Cell::Float(cell), Cell::Float(bound)) => cell.partial_cmp(bound),
        (Cell::Date(cell), Cell::Date(bound)) => Some(dates(*cell, *bound)),
        _ => None,
    }
}

impl ListTest {
    /// What passing it takes.
    pub fn steps(&self) -> usize {
        match self {
            ListTest::HasAny(cells) | ListTest::HasAll(cells) => 1 + cells.len(),
            _ => 1,
        }
    }

    /// Whether the values of a row pass it.
    pub fn passes(&self, walk: &WalkCells, item: &Item<'_>) -> bool {
        let enough = |found: bool| -> Flow { if found { Err(Halt::Enough) } else { Ok(()) } };
        let has = |wanted: &Cell<'static>| walk(item, &mut |cell| enough(cell == *wanted)).is_err();
        match self {
            ListTest::Has(cell) => has(cell),
            ListTest::HasAny(cells) => cells.iter().any(has),
            ListTest::HasAll(cells) => cells.iter().all(has),
            ListTest::IsEmpty(is_empty) => walk(item, &mut |_| enough(true)).is_ok() == *is_empty,
        }
    }
}

/// Tests of a value, as they were given.
pub fn tests(path: &str, ty: Type, given: &Value) -> Result<Vec<Test>, Refusal> {
    let test = |(name, given): (&str, &Value)| {
        let path = format!("{path}.{name}");
        let one = || cell(&path, ty, given);
        let several = || items(given).iter().map(|given| cell(&path, ty, given)).collect::<Result<Vec<_>, _>>();
        let folded = || fold(given.as_str().unwrap_or_default());
        Ok(match name {
            "eq" => Test::Eq(one()?),
            "ne" => Test::Ne(one()?),
            "in" => Test::In(several()?),
            "notIn" => Test::NotIn(several()?),
            "lt" => Test::Lt(one()?),
            "lte" => Test::Lte(one()?),
            "gt" => Test::Gt(one()?),
            "gte" => Test::Gte(one()?),
            "contains" => Test::Contains(folded()),
            "startsWith" => Test::StartsWith(folded()),
            "isNull" => Test::IsNull(truth(given)),
            _ => return Err(unknown(&path)),
        })
    };
    // Only what may be missing can be asked for by its absence.
    let hint = match ty {
        Type::Id | Type::Bool | Type::Float => "leave it out",
        Type::Int if given.get("where").is_some() => "leave it out",
        Type::Text | Type::Int | Type::Date | Type::Word(_) => "leave it out, or use `isNull`",
    };
    operands(path, given, hint)?;
    fields(given).filter(|(name, _)| *name != "where").map(test).collect()
}

/// Refuses a null as an operand: it could be taken for what is missing.
pub fn operands(path: &str, given: &Value, hint: &str) -> Result<(), Refusal> {
    let null = given.as_object().into_iter().flatten().find(|(name, value)| value.is_null() && *name != "where");
    match null {
        Some((name, _)) => Err(Refusal::of(&format!("{path}.{name}"), format_args!("is null; {hint}"))),
        None => Ok(()),
    }
}

/// Tests of a list of values, as they were given.
pub fn list_tests(path: &str, ty: Type, given: &Value) -> Result<Vec<ListTest>, Refusal> {
    let test = |(name, given): (&str, &Value)| {
        let path = format!("{path}.{name}");
        let several = || items(given).iter().map(|given| cell(&path, ty, given)).collect::<Result<Vec<_>, _>>();
        Ok(match name {
            "has" => ListTest::Has(cell(&path, ty, given)?),
            "hasAny" => ListTest::HasAny(several()?),
            "hasAll" => ListTest::HasAll(several()?),
            "isEmpty" => ListTest::IsEmpty(truth(given)),
            _ => return Err(unknown(&path)),
        })
    };
    operands(path, given, "leave it out, or use `isEmpty`")?;
    fields(given).map(test).collect()
}

/// Whether what was given is true.
pub fn truth(given: &Value) -> bool {
    given.as_bool() == Some(true)
}

/// What validation should have refused.
pub fn unknown(path: &str) -> Refusal {
    Refusal::of(path, "is not something to filter by")
}
