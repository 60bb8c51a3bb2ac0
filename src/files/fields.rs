//! The keys of a table and what stands behind them: the one way from a file to facts.
//!
//! An entity's file asks for its keys. What it never asked for is unknown, and is refused here, once for all. What it asks
//! for is also all that is known of the format: a reader that is asked to describe itself reads an empty table, and its
//! questions are noted instead of being answered.

use crate::files::{
    form::{Form, Key},
    given::{Given, Optional, Required},
    nearest,
    problem::{Place, Problem, quoted},
    reading::Reading,
    rules,
    value::{Shape, Value, slug},
};
use entity::fact::FactKind;
use std::{
    collections::{BTreeMap, HashMap},
    hash::Hash,
    ops::Range,
    sync::Arc,
};
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
    /// What was asked for, where the reader describes itself.
    described: Option<Vec<Key>>,
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
    let mut fields = Fields { reading, place, table, asked: Vec::new(), empty, described: None };
    let facts = read(&mut fields);
    fields.refuse_unknown();
    facts
}

/// What a reader asks for, in its order.
pub(super) fn describe<T>(read: impl FnOnce(&mut Fields<'_, '_, '_>) -> T) -> Vec<Key> {
    let mut fields = Fields {
        reading: &mut Reading::new(&[]),
        place: nowhere(),
        table: DeTable::new(),
        asked: Vec::new(),
        empty: BTreeMap::new(),
        described: Some(Vec::new()),
    };
    read(&mut fields);
    fields.described.unwrap_or_default()
}

/// What a shape expects.
fn form_of<T>(key: &str, shape: Shape<T>) -> Form {
    let mut reading = Reading::new(&[]);
    shape(&Value { key, content: None, place: nowhere() }, &mut reading);
    reading.missed.expect("a shape says what is missing")
}

fn nowhere() -> Place {
    Place::new(&Arc::from(""), 0..0)
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
        if let Some(described) = &mut self.described {
            described.push(Key { name: key, required: true, form: form_of(key, shape) });
            return Required::new(None);
        }
        let value = self.take(key);
        Required::new(self.understand(&value, shape))
    }

    /// A value that may be there.
    pub(super) fn optional<T>(&mut self, key: &'static str, shape: Shape<T>) -> Optional<T> {
        self.note(key, || form_of(key, shape));
        let value = self.take(key);
        Optional::new(value.content.is_some().then(|| self.understand(&value, shape)).flatten())
    }

    /// A list of values, each only once; empty if the key is not there.
    pub(super) fn list<T: Clone + Eq + Hash>(&mut self, key: &'static str, shape: Shape<T>) -> Vec<Given<T>> {
        let form = || Form::List(Box::new(form_of(key, shape)));
        self.note(key, form);
        let value = self.take(key);
        let place = value.place.clone();
        let items = match value.content {
            None => return Vec::new(),
            Some(DeValue::Array(items)) => items,
            content => {
                Value { content, ..value }.refuse(self.reading, form());
                return Vec::new();
            }
        };
        let mut list: Vec<Given<T>> = Vec::new();
        let mut first: HashMap<T, Place> = HashMap::new();
        for item in items {
            let place = Place::new(&place.file, item.span());
            let item = Value { key, content: Some(item.into_inner()), place };
            let Some(given) = self.understand(&item, shape) else { continue };
            match first.get(&given.value) {
                Some(first) => self.reading.problems.push(
                    Problem::new(&given.place, format!("`{key}` names the same twice"), "again")
                        .second(first, "first here")
                        .help("leave one of them out"),
                ),
                None => {
                    first.insert(given.value.clone(), given.place.clone());
                    list.push(given);
                }
            }
        }
        list
    }

    /// A list of values, each only once, that must be there and hold one at least.
    pub(super) fn some<T: Clone + Eq + Hash>(&mut self, key: &'static str, shape: Shape<T>) -> Vec<Given<T>> {
        let place = self.peek(key).unwrap_or_else(|| self.place.clone());
        let problem = match self.table.get(key).map(|value| value.get_ref().as_array()) {
            None => Some((format!("`{key}` is missing"), format!("here belongs `{key}`"))),
            Some(items) if items.is_some_and(|items| items.is_empty()) => {
                Some((format!("`{key}` is empty"), "names nothing".to_owned()))
            }
            Some(_) => None,
        };
        let list = self.list(key, shape);
        self.must_have(key);
        if let Some((message, label)) = problem {
            let help = format!("write a list in brackets with at least one: {}", form_of(key, shape).expected());
            self.reading.problems.push(Problem::new(&place, message, label).help(help));
        }
        list
    }

    /// A list of tables, empty if the key is not there.
    pub(super) fn many<T>(&mut self, key: &'static str, read: fn(&mut Fields<'_, '_, '_>) -> T) -> Vec<T> {
        self.note(key, || Form::Tables(describe(read)));
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
                Value { content, ..value }.refuse(self.reading, Form::Tables(Vec::new()));
                Vec::new()
            }
        }
    }

    /// A table that may be there.
    pub(super) fn one<T>(&mut self, key: &'static str, read: fn(&mut Fields<'_, '_, '_>) -> T) -> Option<T> {
        self.note(key, || Form::Table(describe(read)));
        let value = self.take(key);
        value.content.is_some().then(|| self.table(value, read)).flatten()
    }

    /// A table whose keys are not known beforehand; empty if it is not there. Keys are in order.
    pub(super) fn pairs<T>(&mut self, key: &'static str, shape: Shape<T>) -> Vec<(Given<String>, Given<T>)> {
        let form = || Form::Pairs(Box::new(form_of(key, shape)));
        self.note(key, form);
        let value = self.take(key);
        let table = match value.content {
            None => return Vec::new(),
            Some(DeValue::Table(table)) => table,
            content => {
                Value { content, ..value }.refuse(self.reading, form());
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

    /// Says of a key that was asked for that it must be there. Who finds it missing is a rule.
    pub(super) fn must_have(&mut self, name: &str) {
        let keys = self.described.iter_mut().flatten();
        keys.filter(|key| key.name == name).for_each(|key| key.required = true);
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
                Value { content, ..value }.refuse(self.reading, Form::Table(Vec::new()));
                None
            }
        }
    }

    /// Notes a key that may be there, where the reader describes itself.
    fn note(&mut self, key: &'static str, form: impl FnOnce() -> Form) {
        if let Some(described) = &mut self.described {
            described.push(Key { name: key, required: false, form: form() });
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
        if self.table.is_empty() {
            return;
        }
        self.asked.sort_unstable();
        let known = format!("here may stand {}", nearest::list(&self.asked));
        for key in self.table.keys() {
            let candidates = self.asked.iter().copied().filter(|_| self.reading.looks_for_the_nearest());
            let help = match nearest::probably(key.get_ref(), candidates) {
                Some(nearest) => format!("the nearest is `{nearest}`; {known}"),
                None => known.clone(),
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
        assert_eq!(problems, ["networks/icat.toml:64:1: `impacts` is a table"]);
    }
}
