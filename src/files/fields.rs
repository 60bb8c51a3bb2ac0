//! The keys of a table and what stands behind them: the one way from a file to facts.
//!
//! An entity's file asks for its keys. What it never asked for is unknown, and is refused here, once for all.

use crate::files::{
    given::{Given, Optional, Required},
    nearest,
    problem::{Place, Problem, quoted},
    reading::Reading,
    rules,
    value::{Shape, Value, slug},
};
use entity::fact::FactKind;
use std::{collections::BTreeMap, ops::Range, sync::Arc};
use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

/// The keys of a table that is being read.
pub(super) struct Fields<'r, 'i, 'f> {
    /// The notes of the reading.
    pub(super) reading: &'r mut Reading<'f>,
    /// Where the table is: its header or braces, or the first key of a file.
    pub(super) place: Place,
    table: DeTable<'i>,
    asked: Vec<&'static str>,
    empty: BTreeMap<String, Range<usize>>,
}

/// Reads the whole of a TOML file; nothing if it is not TOML.
pub(super) fn read_file<T>(
    reading: &mut Reading<'_>,
    path: &str,
    text: &str,
    read: impl FnOnce(&mut Fields<'_, '_, '_>) -> T,
) -> Option<T> {
    let file = Arc::from(path);
    let (table, errors) = DeTable::parse_recoverable(text);
    // What follows the first error is often only its consequence, so no more is said of this file.
    if let Some(error) = errors.iter().min_by_key(|error| error.span().map(|span| span.start)) {
        let place = Place::new(&file, error.span().unwrap_or_default());
        let problem = Problem::new(&place, "this is not TOML", error.message());
        reading.problems.push(problem.help("mend this first; the rest of the file was not read"));
        return None;
    }
    let table = table.into_inner();
    let first = table.keys().map(Spanned::span).min_by_key(|span| span.start).unwrap_or_default();
    Some(read_table(reading, table, Place::new(&file, first), BTreeMap::new(), read))
}

/// Reads a table. The cells that are empty have a place though they have no key: what is missing is missing there.
pub(super) fn read_table<T>(
    reading: &mut Reading<'_>,
    table: DeTable<'_>,
    place: Place,
    empty: BTreeMap<String, Range<usize>>,
    read: impl FnOnce(&mut Fields<'_, '_, '_>) -> T,
) -> T {
    let mut fields = Fields { reading, place, table, asked: Vec::new(), empty };
    let facts = read(&mut fields);
    fields.refuse_unknown();
    facts
}

impl<'i, 'f> Fields<'_, 'i, 'f> {
    /// The id of the fact, under which it is noted.
    pub(super) fn id(&mut self, kind: FactKind) -> Required<String> {
        let id = self.required("id", slug);
        if let Some(given) = id.get() {
            rules::file_name::check(kind, given, self.reading);
            self.reading.define(kind, &given.value, &given.place);
        }
        id
    }

    /// A value that must be there.
    pub(super) fn required<T>(&mut self, key: &'static str, shape: Shape<T>) -> Required<T> {
        let value = self.take(key);
        Required::new(self.understand(&value, shape))
    }

    /// A value that may be there.
    pub(super) fn optional<T>(&mut self, key: &'static str, shape: Shape<T>) -> Optional<T> {
        let value = self.take(key);
        Optional::new(value.content.is_some().then(|| self.understand(&value, shape)).flatten())
    }

    /// A list of values, each only once; empty if the key is not there.
    pub(super) fn list<T: PartialEq>(&mut self, key: &'static str, shape: Shape<T>) -> Vec<Given<T>> {
        let value = self.take(key);
        let place = value.place.clone();
        let items = match value.content {
            None => return Vec::new(),
            Some(DeValue::Array(items)) => items,
            content => {
                Value { content, ..value }.refuse(self.reading, "a list in brackets, such as [\"…\", \"…\"]");
                return Vec::new();
            }
        };
        let mut list: Vec<Given<T>> = Vec::new();
        for item in items {
            let place = Place::new(&place.file, item.span());
            let item = Value { key, content: Some(item.into_inner()), place };
            let Some(given) = self.understand(&item, shape) else { continue };
            match list.iter().find(|other| other.value == given.value) {
                Some(first) => self.reading.problems.push(
                    Problem::new(&given.place, format!("`{key}` names the same twice"), "again")
                        .second(&first.place, "first here")
                        .help("leave one of them out"),
                ),
                None => list.push(given),
            }
        }
        list
    }

    /// A list of tables, empty if the key is not there.
    pub(super) fn many<T>(&mut self, key: &'static str, read: fn(&mut Fields<'_, '_, '_>) -> T) -> Vec<T> {
        let value = self.take(key);
        match value.content {
            None => Vec::new(),
            Some(DeValue::Array(items)) => items
                .into_iter()
                .filter_map(|item| {
                    let place = Place::new(&value.place.file, item.span());
                    self.table(Value { key, content: Some(item.into_inner()), place }, read)
                })
                .collect(),
            content => {
                let expected = format!("a table under [[{key}]] for each");
                Value { content, ..value }.refuse(self.reading, &expected);
                Vec::new()
            }
        }
    }

    /// A table that may be there.
    pub(super) fn one<T>(&mut self, key: &'static str, read: fn(&mut Fields<'_, '_, '_>) -> T) -> Option<T> {
        let value = self.take(key);
        value.content.is_some().then(|| self.table(value, read)).flatten()
    }

    /// A table whose keys are not known beforehand; empty if it is not there. Keys are in order.
    pub(super) fn pairs<T>(&mut self, key: &'static str, shape: Shape<T>) -> Vec<(Given<String>, Given<T>)> {
        let value = self.take(key);
        let table = match value.content {
            None => return Vec::new(),
            Some(DeValue::Table(table)) => table,
            content => {
                Value { content, ..value }
                    .refuse(self.reading, "a table in braces, such as { celex = \"32011L0036\" }");
                return Vec::new();
            }
        };
        let mut pairs = Vec::new();
        for (key, item) in table {
            let place = |span| Place::new(&value.place.file, span);
            let name = Given { value: key.get_ref().to_string(), place: place(key.span()) };
            let item = Value { key: key.get_ref(), place: place(item.span()), content: Some(item.into_inner()) };
            if let Some(given) = self.understand(&item, shape) {
                pairs.push((name, given));
            }
        }
        pairs
    }

    /// Where the value of a key stands, if it is there and not read yet: for rules on which keys stand together.
    pub(super) fn peek(&self, key: &str) -> Option<Place> {
        self.table.get(key).map(|value| Place::new(&self.place.file, value.span()))
    }

    /// How many items the list of a key has before it is read.
    pub(super) fn length(&self, key: &str) -> usize {
        self.table.get(key).and_then(|value| value.get_ref().as_array()).map_or(0, |items| items.len())
    }

    fn table<T>(&mut self, value: Value<'_>, read: fn(&mut Fields<'_, '_, '_>) -> T) -> Option<T> {
        match value.content {
            Some(DeValue::Table(table)) => Some(read_table(self.reading, table, value.place, BTreeMap::new(), read)),
            content => {
                Value { content, ..value }.refuse(self.reading, "a table");
                None
            }
        }
    }

    fn take(&mut self, key: &'static str) -> Value<'i> {
        self.asked.push(key);
        let file = &self.place.file;
        match self.table.remove(key) {
            Some(value) => Value { key, place: Place::new(file, value.span()), content: Some(value.into_inner()) },
            None => {
                let place = self.empty.get(key).map(|span| Place::new(file, span.clone()));
                Value { key, content: None, place: place.unwrap_or_else(|| self.place.clone()) }
            }
        }
    }

    fn understand<T>(&mut self, value: &Value<'_>, shape: Shape<T>) -> Option<Given<T>> {
        shape(value, self.reading).map(|understood| Given { value: understood, place: value.place.clone() })
    }

    fn refuse_unknown(&mut self) {
        for key in self.table.keys() {
            let mut known: Vec<&str> = self.asked.clone();
            known.sort_unstable();
            let help = match nearest::probably(key.get_ref(), known.iter().copied()) {
                Some(nearest) => format!("the nearest is `{nearest}`; here may stand {}", nearest::list(&known)),
                None => format!("here may stand {}", nearest::list(&known)),
            };
            let place = Place::new(&self.place.file, key.span());
            let message = format!("there is no key {}", quoted(key.get_ref()));
            self.reading.problems.push(Problem::new(&place, message, "unknown key").help(help));
        }
    }
}

/// A text as it would stand in a TOML file, for what comes from elsewhere.
pub(super) fn string(text: String, span: Range<usize>) -> Spanned<DeValue<'static>> {
    Spanned::new(span, DeValue::String(DeString::from(text)))
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::{report, with};

    #[test]
    fn a_key_that_must_be_there_is_missed() {
        let problems = with("agencies/iom.toml", "scope = \"universal\"\n", "");
        assert_eq!(problems, ["agencies/iom.toml:1:1: `scope` is missing"]);
        let problems = with("agencies/iom.toml", "title = \"Direct assistance\"\n", "");
        assert_eq!(problems, ["agencies/iom.toml:21:1: `title` is missing"]);
    }

    #[test]
    fn an_unknown_key_is_refused_and_the_nearest_named() {
        let report = report("agencies/iom.toml", "founded =", "fouded =");
        assert!(report.contains("there is no key `fouded`") && report.contains("the nearest is `founded`"), "{report}");
    }

    #[test]
    fn unknown_keys_are_refused_in_every_table() {
        let problems = with("networks/icat.toml", "count = 23", "count = 23\nby = \"ICAT\"");
        assert_eq!(problems, ["networks/icat.toml:21:1: there is no key `by`"]);
        let problems = with("findings/icat-main.toml", "value = 23", "value = 23, year = 2018");
        assert_eq!(problems, ["findings/icat-main.toml:5:59: there is no key `year`"]);
    }

    #[test]
    fn a_list_names_nothing_twice() {
        let problems = with("agencies/iom.toml", "[\"LY\"]", "[\"LY\", \"ES\", \"LY\"]");
        assert_eq!(problems, ["agencies/iom.toml:30:26: `countries` names the same twice"]);
        let problems = with("agencies/iom.toml", "[\"victim_data\"]", "[\"victim_data\", \"victim_data\"]");
        assert_eq!(problems, ["agencies/iom.toml:40:26: `topics` names the same twice"]);
    }

    #[test]
    fn a_table_is_not_written_where_a_list_of_tables_belongs() {
        let problems = with("networks/icat.toml", "[[impacts]]", "[impacts]");
        assert_eq!(problems, ["networks/icat.toml:50:1: `impacts` is a table"]);
    }
}
