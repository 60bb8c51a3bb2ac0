//! The arguments of a field: read by the same function that declares them.

use crate::{
    query::page::{self, PageArguments},
    table::{
        cell::{Cell, Type, words},
        condition::Filter,
        object::{ReadArguments, Table},
        refusal::{Refusal, quoted},
        row::Row,
    },
};
use entity::{partial_date::PartialDate, vocabulary::Vocabulary};
use serde_json::{Map, Value};

/// The scalar by which gateways of a federation name a node.
pub const ANY: &str = "_Any";

/// An argument as the schema shows it.
pub struct Argument {
    /// Its name.
    pub name: &'static str,
    /// What it says.
    pub doc: &'static str,
    /// What it takes.
    pub takes: Takes,
    /// Whether it takes several of these.
    pub list: bool,
    /// Whether it must be given.
    pub required: bool,
}

/// What an argument takes.
pub enum Takes {
    /// A value.
    Value(Type),
    /// The filter of a type.
    Filter(&'static str),
    /// The keys of an order of a type.
    Order(&'static str),
    /// Something else by its name in the schema.
    Other(String),
}

/// What was given to a field. Values were checked against the schema before; what they mean is checked here.
pub struct Given<'a> {
    mode: Mode<'a>,
    today: PartialDate,
}

enum Mode<'a> {
    /// Nothing was given: the arguments are declared, and what is read of them is of no use.
    Declaring(Vec<Argument>),
    /// The values by name.
    Reading { table: &'static Table, values: &'a Map<String, Value>, memos: &'a mut usize },
}

impl<'a> Given<'a> {
    /// Reads these values; `memos` counts the conditions that are worth remembering.
    pub fn new(
        table: &'static Table,
        values: &'a Map<String, Value>,
        today: PartialDate,
        memos: &'a mut usize,
    ) -> Self {
        Given { mode: Mode::Reading { table, values, memos }, today }
    }

    /// The arguments that a function reads.
    pub fn declared(arguments: &ReadArguments) -> Vec<Argument> {
        let today = "2000-01-01".parse().expect("it is a date");
        let mut given = Given { mode: Mode::Declaring(Vec::new()), today };
        // What can't be read without values is refused, and declared all the same.
        let _ = arguments(&mut given);
        match given.mode {
            Mode::Declaring(declared) => declared,
            Mode::Reading { .. } => Vec::new(),
        }
    }

    fn value(&mut self, argument: Argument) -> Option<&'a Value> {
        match &mut self.mode {
            Mode::Declaring(declared) => {
                declared.push(argument);
                None
            }
            // Null is as if it were left out.
            Mode::Reading { values, .. } => values.get(argument.name).filter(|value| !value.is_null()),
        }
    }

    fn plain(&mut self, name: &'static str, doc: &'static str, ty: Type, required: bool) -> Option<&'a Value> {
        self.value(Argument { name, doc, takes: Takes::Value(ty), list: false, required })
    }

    /// A text that must be given.
    pub fn text(&mut self, name: &'static str, doc: &'static str) -> Result<String, Refusal> {
        let value = self.plain(name, doc, Type::Text, true);
        Ok(value.and_then(Value::as_str).unwrap_or_default().to_owned())
    }

    /// A global id that must be given.
    pub fn id(&mut self, name: &'static str, doc: &'static str) -> Result<String, Refusal> {
        let value = self.plain(name, doc, Type::Id, true);
        Ok(value.map(id).unwrap_or_default())
    }

    /// Global ids that must be given, no more than the limit.
    pub fn ids(&mut self, name: &'static str, doc: &'static str, limit: usize) -> Result<Vec<String>, Refusal> {
        let argument = Argument { name, doc, takes: Takes::Value(Type::Id), list: true, required: true };
        let ids: Vec<String> = self.value(argument).map_or(Vec::new(), |value| items(value).iter().map(id).collect());
        match ids.len() > limit {
            true => Err(Refusal::of(name, format_args!("has {} ids; give at most {limit}", ids.len()))),
            false => Ok(ids),
        }
    }

    /// Nodes by the names of their types and their global ids, as gateways of a federation give them, no more than the
    /// limit.
    pub fn representations(
        &mut self,
        name: &'static str,
        doc: &'static str,
        limit: usize,
    ) -> Result<Vec<(&'static str, String)>, Refusal> {
        let argument = Argument { name, doc, takes: Takes::Other(ANY.to_owned()), list: true, required: true };
        let value = self.value(argument);
        let (Mode::Reading { table, .. }, Some(value)) = (&self.mode, value) else { return Ok(Vec::new()) };
        let given = items(value);
        if given.len() > limit {
            return Err(Refusal::of(name, format_args!("has {} nodes; give at most {limit}", given.len())));
        }
        let one = |(at, given): (usize, &Value)| represented(table, &format!("{name}[{at}]"), given);
        given.iter().enumerate().map(one).collect()
    }

    /// A whole number between two bounds, or another where none is given.
    pub fn number(
        &mut self,
        name: &'static str,
        doc: &'static str,
        (least, most): (i64, i64),
        otherwise: i64,
    ) -> Result<usize, Refusal> {
        let given = self.plain(name, doc, Type::Int, false).and_then(whole_number).unwrap_or(otherwise);
        let wrong = || match most {
            i64::MAX => Refusal::of(name, format_args!("is {given}; give a number of at least {least}")),
            _ => Refusal::of(name, format_args!("is {given}; give a number from {least} to {most}")),
        };
        usize::try_from(given).ok().filter(|_| (least..=most).contains(&given)).ok_or_else(wrong)
    }

    /// A word of a vocabulary; left out, none.
    pub fn word<V: Vocabulary>(&mut self, name: &'static str, doc: &'static str) -> Result<Option<V>, Refusal> {
        Ok(self.plain(name, doc, Type::Word(words::<V>()), false).and_then(word))
    }

    /// Words of a vocabulary; left out, none.
    pub fn words<V: Vocabulary>(&mut self, name: &'static str, doc: &'static str) -> Result<Option<Vec<V>>, Refusal> {
        let takes = Takes::Value(Type::Word(words::<V>()));
        let value = self.value(Argument { name, doc, takes, list: true, required: false });
        Ok(value.map(|value| items(value).iter().filter_map(word).collect()))
    }

    /// Yes or no; left out, no.
    pub fn truth(&mut self, name: &'static str, doc: &'static str) -> bool {
        self.plain(name, doc, Type::Bool, false).and_then(Value::as_bool).unwrap_or(false)
    }

    /// A day; left out, today.
    pub fn day(&mut self, name: &'static str, doc: &'static str) -> Result<PartialDate, Refusal> {
        let today = self.today;
        match self.maybe_date(name, doc)? {
            Some(day) => Ok(day),
            None => Ok(today),
        }
    }

    /// The day that an analysis is of; left out, today.
    pub fn active_on(&mut self) -> Result<PartialDate, Refusal> {
        self.day("activeOn", "The day; a month or a year means some day of it. Left out: today in UTC.")
    }

    /// A date; left out, none.
    pub fn maybe_date(&mut self, name: &'static str, doc: &'static str) -> Result<Option<PartialDate>, Refusal> {
        self.plain(name, doc, Type::Date, false).map(|value| date(name, value)).transpose()
    }

    /// Which rows of a type; left out, none.
    pub fn filter<R: Row>(&mut self, name: &'static str, doc: &'static str) -> Result<Option<Filter>, Refusal> {
        let value = self.value(Argument { name, doc, takes: Takes::Filter(R::NAME), list: false, required: false });
        match (&mut self.mode, value) {
            (Mode::Reading { table, memos, .. }, Some(value)) => {
                Filter::new(table, table.filtered_as(R::NAME), name, value, memos).map(Some)
            }
            _ => Ok(None),
        }
    }
}

/// A node as a gateway names it: `{__typename: "Agency", id: "agency:iom"}`, and whatever else it knows.
fn represented(table: &'static Table, path: &str, given: &Value) -> Result<(&'static str, String), Refusal> {
    const EXAMPLE: &str = "{__typename: \"Agency\", id: \"agency:iom\"}";
    if !given.is_object() {
        return Err(Refusal::of(path, format_args!("must be an object, such as {EXAMPLE}")));
    }
    let kinds = || table.objects().filter(|object| object.stock.is_some()).map(|object| object.name.as_str());
    let listed = || kinds().collect::<Vec<_>>().join(", ");
    let kind = match given.get("__typename") {
        Some(Value::String(named)) => kinds().find(|kind| kind == named).ok_or_else(|| {
            let wrong = format!("is {:?}, which has no key here; give one of {}", quoted(named), listed());
            Refusal::of(&format!("{path}.__typename"), wrong)
        })?,
        _ => {
            return Err(Refusal::of(
                &format!("{path}.__typename"),
                format_args!("is missing; give one of {}", listed()),
            ));
        }
    };
    match given.get("id") {
        Some(key @ (Value::String(_) | Value::Number(_))) => Ok((kind, id(key))),
        None | Some(Value::Null) => {
            Err(Refusal::of(&format!("{path}.id"), format_args!("is missing; the key is a global id, as in {EXAMPLE}")))
        }
        Some(_) => Err(Refusal::of(&format!("{path}.id"), format_args!("must be a global id, as in {EXAMPLE}"))),
    }
}

/// The page of a list that was asked for.
pub fn page(values: &Map<String, Value>) -> Result<PageArguments, Refusal> {
    let number = |name: &str| values.get(name).and_then(whole_number);
    let text = |name: &str| values.get(name).and_then(Value::as_str).map(str::to_owned);
    let page =
        PageArguments { first: number("first"), after: text("after"), last: number("last"), before: text("before") };
    page::check(&page)?;
    Ok(page)
}

/// The values of a list; a single value counts as a list of one.
pub fn items(value: &Value) -> &[Value] {
    match value {
        Value::Array(items) => items,
        Value::Null => &[],
        single => std::slice::from_ref(single),
    }
}

/// The fields of an input object that were given: what is null counts as left out.
pub fn fields(value: &Value) -> impl Iterator<Item = (&str, &Value)> {
    let fields = value.as_object().into_iter().flatten();
    fields.map(|(name, value)| (name.as_str(), value)).filter(|(_, value)| !value.is_null())
}

/// A value as a cell of a type; `path` leads to it from its argument.
pub fn cell(path: &str, ty: Type, value: &Value) -> Result<Cell<'static>, Refusal> {
    let wrong = || Refusal::of(path, format_args!("must be of type {}", ty.name()));
    match ty {
        Type::Id => Ok(Cell::Text(id(value).into())),
        Type::Text => value.as_str().map(|text| Cell::Text(text.to_owned().into())).ok_or_else(wrong),
        Type::Bool => value.as_bool().map(Cell::Bool).ok_or_else(wrong),
        Type::Int => whole_number(value).map(Cell::Int).ok_or_else(wrong),
        Type::Float => value.as_f64().map(Cell::Float).ok_or_else(wrong),
        Type::Date => date(path, value).map(Cell::Date),
        Type::Word(words) => {
            let place = words.values.iter().position(|word| value.as_str() == Some(&word.name));
            place.map(|place| Cell::Word(place as u16)).ok_or_else(wrong)
        }
    }
}

fn date(path: &str, value: &Value) -> Result<PartialDate, Refusal> {
    let text = value.as_str().ok_or_else(|| Refusal::of(path, "must be a date in quotes, such as \"2017-04\""))?;
    text.parse().map_err(|error| Refusal::Input(format!("`{path}`: {error}")))
}

/// An id may be given as a number.
fn id(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A number without a fraction, however it is written: `2` and `2.0`.
fn whole_number(value: &Value) -> Option<i64> {
    let fraction = || value.as_f64().filter(|number| number.fract() == 0.0 && number.abs() < 9e15);
    value.as_i64().or_else(|| fraction().map(|number| number as i64))
}

fn word<V: Vocabulary>(value: &Value) -> Option<V> {
    let name = value.as_str()?;
    V::ALL.iter().copied().find(|word| word.name() == name)
}
