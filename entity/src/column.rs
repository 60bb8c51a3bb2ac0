//! The columns of a row by name, for those who show rows whole whatever their kind.

use crate::partial_date::PartialDate;
use sea_orm::{
    ColumnTrait, EntityTrait, IdenStatic, Iterable, ModelTrait, Value,
    sea_query::{ColumnType, ValueType},
};

/// What stands in a column.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: unknown or absent.
    Nothing,
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Words, or a word of a vocabulary.
    Text(String),
    /// A date as far as it is known.
    Date(PartialDate),
    /// The row id of another fact.
    Reference(i32),
}

/// A row whose columns can be iterated.
pub trait Columns {
    /// The names of the columns, in their order; a reference without the `_id` at its end. The row's own id is none of
    /// them, because it holds in one data set only.
    fn names() -> Vec<&'static str>;

    /// What stands in each, in the same order.
    fn cells(&self) -> Vec<Cell>;
}

impl<M: ModelTrait> Columns for M {
    fn names() -> Vec<&'static str> {
        shown::<M>().map(|column| column.as_str()).map(|name| name.strip_suffix("_id").unwrap_or(name)).collect()
    }

    fn cells(&self) -> Vec<Cell> {
        shown::<M>().map(|column| cell(column.as_str(), column.def().get_column_type(), self.get(column))).collect()
    }
}

fn shown<M: ModelTrait>() -> impl Iterator<Item = <M::Entity as EntityTrait>::Column> {
    <M::Entity as EntityTrait>::Column::iter().filter(|column| column.as_str() != "id")
}

fn cell(column: &str, column_type: &ColumnType, value: Value) -> Cell {
    let cell = match value {
        // The database keeps dates as text.
        value if *column_type == <PartialDate as ValueType>::column_type() => {
            <PartialDate as ValueType>::try_from(value).ok().map(Cell::Date)
        }
        Value::Int(id) if column.ends_with("_id") => id.map(Cell::Reference),
        Value::Bool(value) => value.map(Cell::Flag),
        Value::Int(value) => value.map(|value| Cell::Number(value.into())),
        Value::BigInt(value) => value.map(Cell::Number),
        Value::String(value) => value.map(Cell::Text),
        other => (other != other.as_null()).then(|| Cell::Text(other.to_string())),
    };
    cell.unwrap_or(Cell::Nothing)
}
