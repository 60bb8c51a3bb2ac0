//! What an address asks a list for, read once and typed from then on; and the address of every list that lies near.

use crate::{
    charts::parameters::BadParameter,
    graph::graph::Graph,
    lists::columns::{self, Column, Shape},
    pages::address,
};
use entity::{kind::Kind, partial_date::PartialDate};

/// The value that asks for what is not recorded.
pub const NONE: &str = "none";

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
    /// What must stand in one of its texts.
    pub text: String,
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

impl Wanted {
    /// The whole list of a kind.
    pub fn all(kind: Kind) -> Self {
        let shown = columns::shown(kind).iter().filter_map(|name| columns::column(kind, name));
        Wanted {
            kind,
            filters: Vec::new(),
            text: String::new(),
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
        for (name, value) in pairs {
            let value = value.trim();
            if let Some(problem) = unknown(kind, name) {
                problems.push(problem);
            } else if value.is_empty() {
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

    fn take(&mut self, name: &str, value: &str, graph: &Graph) -> Result<(), BadParameter> {
        match name {
            "text" => value.clone_into(&mut self.text),
            "after" => self.after = Some(value.to_owned()),
            "before" => self.before = Some(value.to_owned()),
            "sort" => self.sort = Some(sort(self.kind, value)?),
            "activeOn" => {
                let day = value.parse().map_err(|_| BadParameter::value("activeOn", value, "taken-a-date", &[]))?;
                self.active_on = Some(day);
            }
            _ => {
                let Some(column) = columns::column(self.kind, name) else { return Ok(()) };
                let value = checked(column, value, graph)?;
                match self.filters.iter_mut().find(|(other, _)| other.name == column.name) {
                    Some((_, values)) if values.contains(&value) => {}
                    Some((_, values)) => values.push(value),
                    None => self.filters.push((column, vec![value])),
                }
            }
        }
        Ok(())
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

    /// The list in the order of a column, or, where it is in that order, the other way round.
    pub fn sorted(&self, column: &'static Column) -> Self {
        let falls = self.sort.is_some_and(|(by, falls)| by.name == column.name && !falls);
        Wanted { sort: Some((column, falls)), ..self.from_the_beginning() }
    }

    /// The list from its first row on.
    pub fn from_the_beginning(&self) -> Self {
        Wanted { after: None, before: None, ..self.clone() }
    }

    /// Its parameters, each as it stands in an address.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let mut parameters: Vec<(&'static str, String)> = Vec::new();
        for (column, values) in &self.filters {
            parameters.extend(values.iter().map(|value| (column.name.as_str(), value.clone())));
        }
        let some = |name: &'static str, value: &str| (!value.is_empty()).then(|| (name, value.to_owned()));
        parameters.extend(some("text", &self.text));
        parameters.extend(self.active_on.map(|day| ("activeOn", day.to_string())));
        parameters
            .extend(self.sort.map(|(by, falls)| ("sort", format!("{}{}", if falls { "-" } else { "" }, by.name))));
        let names: Vec<&str> = self.columns.iter().map(|column| column.name.as_str()).collect();
        if names != columns::shown(self.kind) {
            parameters.push(("columns", names.join(",")));
        }
        parameters.extend(self.after.clone().map(|after| ("after", after)));
        parameters.extend(self.before.clone().map(|before| ("before", before)));
        parameters
    }

    /// Where it is shown, or, with an ending such as `.csv`, where it is taken along from.
    pub fn address(&self, ending: &str) -> String {
        address::of_list(self.kind, ending, &self.parameters())
    }
}

/// The names that a list of a kind takes.
fn names(kind: Kind) -> Vec<&'static str> {
    let filters = columns::columns(kind).iter().filter(|column| column.shape.is_filter());
    let active = columns::object(kind).is_active.is_some().then_some("activeOn");
    filters.map(|column| column.name.as_str()).chain(active).chain(OTHERS).collect()
}

fn unknown(kind: Kind, name: &str) -> Option<BadParameter> {
    BadParameter::unknown_name("list", name, &names(kind))
}

fn sort(kind: Kind, value: &str) -> Result<(&'static Column, bool), BadParameter> {
    let (name, falls) = value.strip_prefix('-').map_or((value, false), |name| (name, true));
    let ordered = || columns::columns(kind).iter().filter(|column| column.ordered);
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
    if column.nullable && value == NONE {
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
                (from, until) if whole(from) && whole(until) => Ok(value.to_owned()),
                _ => Err(BadParameter::value(name, value, "taken-a-number", &[])),
            }
        }
        Shape::Date => {
            let date = |end: &str| end.is_empty() || end.parse::<PartialDate>().is_ok();
            match ends(value) {
                (from, until) if date(from) && date(until) => Ok(value.to_owned()),
                _ => Err(BadParameter::value(name, value, "taken-dates", &[])),
            }
        }
        Shape::Fact(to, _) | Shape::Facts(to, ..) => {
            let stock = crate::api::TABLE.target(to).stock.as_ref();
            let kind = stock.map(|stock| stock.kind).expect("only facts with a slug are filtered by");
            let node = graph.by_key(&format!("{}:{value}", kind.prefix()));
            let slug = node.and_then(|node| node.slug()).map(str::to_owned);
            slug.ok_or_else(|| {
                let known: Vec<&str> = graph.of_kind(kind).into_iter().filter_map(|node| node.slug()).collect();
                BadParameter::value(name, value, "taken-a-slug", &known)
            })
        }
    }
}

/// Both ends of a span; of a single value, it twice.
pub fn ends(value: &str) -> (&str, &str) {
    value.split_once("..").unwrap_or((value, value))
}
