//! One table of a TOML file, read key by key. Whatever is missing, unknown or of the wrong kind becomes a problem with
//! its place, and reading goes on with a value that stands in: with problems nobody uses the rows.

use crate::files::{
    problem::{Place, Problem, nearest},
    reading::Reading,
};
use entity::{kind::Kind, partial_date::PartialDate, vocabulary::Vocabulary};
use std::{cell::RefCell, ops::Range};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// One table of a file.
pub struct Fields<'t> {
    path: &'t str,
    table: &'t DeTable<'t>,
    /// Where the table begins.
    span: Range<usize>,
    /// The keys that the format has, as far as it was asked for them.
    asked: RefCell<Vec<&'static str>>,
}

impl<'t> Fields<'t> {
    /// Reads a table, and then refuses the keys that nobody asked for.
    pub fn read<R>(
        path: &'t str,
        table: &'t DeTable<'t>,
        span: Range<usize>,
        reading: &mut Reading,
        read: impl FnOnce(&Fields<'t>, &mut Reading) -> R,
    ) -> R {
        let fields = Fields { path, table, span, asked: RefCell::default() };
        let result = read(&fields, reading);
        let asked = fields.asked.into_inner();
        for key in table.keys().filter(|key| !asked.contains(&key.get_ref().as_ref())) {
            let mut problem = Problem::new(
                Place::new(path, key.span()),
                format!("`{}` is no key here", key.get_ref()),
                "unknown key",
            );
            let mut right = asked.clone();
            right.sort_unstable();
            problem.help = Some(match nearest(key.get_ref(), right.iter().copied()) {
                Some(near) => format!("the nearest is `{near}`; all are {}", right.join(", ")),
                None => format!("the keys here are {}", right.join(", ")),
            });
            reading.report(problem);
        }
        result
    }

    /// Where a key's value stands; where it has none, where the table begins.
    pub fn place(&self, key: &str) -> Place {
        Place::new(self.path, self.find(key).map_or(self.span.clone(), Spanned::span))
    }

    /// The file.
    pub fn path(&self) -> &'t str {
        self.path
    }

    /// A text that must be there.
    pub fn text(&self, key: &'static str, reading: &mut Reading) -> String {
        self.required(key, reading).and_then(|value| self.as_text(key, value, reading)).unwrap_or_default().to_owned()
    }

    /// A text that may be there.
    pub fn optional_text(&self, key: &'static str, reading: &mut Reading) -> Option<String> {
        self.get(key).and_then(|value| self.as_text(key, value, reading)).map(str::to_owned)
    }

    /// A list of texts; none where it is left out.
    pub fn texts(&self, key: &'static str, reading: &mut Reading) -> Vec<(String, Place)> {
        let mut texts: Vec<(String, Place)> = Vec::new();
        for value in self.list(key, reading) {
            let place = Place::new(self.path, value.span());
            let Some(text) = self.as_text(key, value, reading) else { continue };
            match texts.iter().find(|(earlier, _)| earlier == text) {
                Some((_, first)) => {
                    let title = format!("`{text}` stands twice in `{key}`");
                    reading.report(Problem::new(place, title, "here again").other(first.clone(), "here first"));
                }
                None => texts.push((text.to_owned(), place)),
            }
        }
        texts
    }

    /// A word of a vocabulary that must be there.
    pub fn word<V: Vocabulary>(&self, key: &'static str, reading: &mut Reading) -> V {
        let text = self.required(key, reading).and_then(|value| self.as_text(key, value, reading));
        text.and_then(|text| word(text, &self.place(key), reading)).unwrap_or(V::ALL[0])
    }

    /// A word of a vocabulary that may be there.
    pub fn optional_word<V: Vocabulary>(&self, key: &'static str, reading: &mut Reading) -> Option<V> {
        let text = self.get(key).and_then(|value| self.as_text(key, value, reading))?;
        word(text, &self.place(key), reading)
    }

    /// A list of words of a vocabulary; none where it is left out.
    pub fn words<V: Vocabulary>(&self, key: &'static str, reading: &mut Reading) -> Vec<V> {
        let texts = self.texts(key, reading);
        texts.into_iter().filter_map(|(text, place)| word(&text, &place, reading)).collect()
    }

    /// A date that must be there.
    pub fn date(&self, key: &'static str, reading: &mut Reading) -> PartialDate {
        let date = self.required(key, reading).and_then(|value| self.as_date(key, value, reading));
        date.unwrap_or_else(|| PartialDate::from_day(1, 1, 1).expect("it is a day of the calendar"))
    }

    /// A date that may be there.
    pub fn optional_date(&self, key: &'static str, reading: &mut Reading) -> Option<PartialDate> {
        self.get(key).and_then(|value| self.as_date(key, value, reading))
    }

    /// Yes or no, which must be there.
    pub fn flag(&self, key: &'static str, reading: &mut Reading) -> bool {
        let Some(value) = self.required(key, reading) else { return false };
        match value.get_ref() {
            DeValue::Boolean(flag) => *flag,
            _ => self.wrong_type(key, value, "true or false", reading).unwrap_or_default(),
        }
    }

    /// A count that must be there: a whole number from 0.
    pub fn count(&self, key: &'static str, reading: &mut Reading) -> i32 {
        self.required(key, reading).and_then(|value| self.as_count(key, value, reading)).unwrap_or_default()
    }

    /// A count that may be there.
    pub fn optional_count(&self, key: &'static str, reading: &mut Reading) -> Option<i32> {
        self.get(key).and_then(|value| self.as_count(key, value, reading))
    }

    /// A number that must be there, whole or not.
    pub fn number(&self, key: &'static str, reading: &mut Reading) -> f64 {
        let Some(value) = self.required(key, reading) else { return 0.0 };
        let number = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse::<f64>().ok(),
            DeValue::Float(number) => number.as_str().parse::<f64>().ok(),
            _ => None,
        };
        match number.filter(|number| number.is_finite()) {
            Some(number) => number,
            None => self.wrong_type(key, value, "a number", reading).unwrap_or_default(),
        }
    }

    /// An entity that must be named.
    pub fn reference(&self, key: &'static str, kind: Kind, reading: &mut Reading) -> i32 {
        let slug = self.required(key, reading).and_then(|value| self.as_text(key, value, reading));
        slug.map_or(0, |slug| reading.reference(kind, slug, &self.place(key)))
    }

    /// An entity that may be named.
    pub fn optional_reference(&self, key: &'static str, kind: Kind, reading: &mut Reading) -> Option<i32> {
        let slug = self.get(key).and_then(|value| self.as_text(key, value, reading))?;
        Some(reading.reference(kind, slug, &self.place(key)))
    }

    /// A list of entities; none where it is left out.
    pub fn references(&self, key: &'static str, kind: Kind, reading: &mut Reading) -> Vec<i32> {
        let slugs = self.texts(key, reading);
        slugs.iter().map(|(slug, place)| reading.reference(kind, slug, place)).collect()
    }

    /// The pairs of a table, in the order of their keys; none where it is left out.
    pub fn pairs(&self, key: &'static str, reading: &mut Reading) -> Vec<(String, String)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            return self
                .wrong_type(key, value, "a table, such as { celex = \"32011L0036\" }", reading)
                .unwrap_or_default();
        };
        let mut pairs: Vec<_> = table
            .iter()
            .filter_map(|(name, value)| {
                Some((name.get_ref().to_string(), self.as_text(key, value, reading)?.to_owned()))
            })
            .collect();
        pairs.sort();
        pairs
    }

    /// A table inside, which may be there.
    pub fn optional_table<R>(
        &self,
        key: &'static str,
        reading: &mut Reading,
        read: impl FnOnce(&Fields<'t>, &mut Reading) -> R,
    ) -> Option<R> {
        let value = self.get(key)?;
        match value.get_ref() {
            DeValue::Table(table) => Some(Fields::read(self.path, table, value.span(), reading, read)),
            _ => self.wrong_type(key, value, "a table", reading),
        }
    }

    /// The tables of a list, one after the other.
    pub fn many<R>(
        &self,
        key: &'static str,
        reading: &mut Reading,
        mut read: impl FnMut(&Fields<'t>, &mut Reading) -> R,
    ) -> Vec<R> {
        let mut results = Vec::new();
        for value in self.list(key, reading) {
            match value.get_ref() {
                DeValue::Table(table) => {
                    results.push(Fields::read(self.path, table, value.span(), reading, &mut read));
                }
                _ => drop(self.wrong_type::<()>(key, value, "a table", reading)),
            }
        }
        results
    }

    fn find(&self, key: &str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.table.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    fn get(&self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.asked.borrow_mut().push(key);
        self.find(key)
    }

    fn required(&self, key: &'static str, reading: &mut Reading) -> Option<&'t Spanned<DeValue<'t>>> {
        let value = self.get(key);
        if value.is_none() {
            let place = Place::new(self.path, self.span.clone());
            reading.report(Problem::new(place, format!("`{key}` is missing"), format!("has no `{key}`")));
        }
        value
    }

    fn list(&self, key: &'static str, reading: &mut Reading) -> Vec<&'t Spanned<DeValue<'t>>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(values) => values.iter().collect(),
            _ => self.wrong_type(key, value, "a list", reading).unwrap_or_default(),
        }
    }

    fn as_text(&self, key: &str, value: &'t Spanned<DeValue<'t>>, reading: &mut Reading) -> Option<&'t str> {
        let DeValue::String(text) = value.get_ref() else {
            return self.wrong_type(key, value, "a text in quotes", reading);
        };
        let place = Place::new(self.path, value.span());
        if text.trim().is_empty() {
            reading.report(
                Problem::new(place, format!("`{key}` is blank"), "nothing in it").help("leave the key out, or fill it"),
            );
            return None;
        }
        if text.trim() != text.as_ref() {
            reading.report(
                Problem::new(place, format!("`{key}` begins or ends with a blank"), "a blank at an end")
                    .help("take the blank away"),
            );
        } else if text.chars().any(char::is_control) {
            reading.report(
                Problem::new(place, format!("`{key}` has a control character"), "a tab, line break or the like")
                    .help("write it as one line"),
            );
        }
        Some(text)
    }

    fn as_date(&self, key: &str, value: &'t Spanned<DeValue<'t>>, reading: &mut Reading) -> Option<PartialDate> {
        if let DeValue::Datetime(date) = value.get_ref() {
            let place = Place::new(self.path, value.span());
            let help = format!("write `{key} = \"{date}\"`");
            reading.report(Problem::new(place, format!("the date in `{key}` has no quotes"), "no quotes").help(help));
            return None;
        }
        let text = self.as_text(key, value, reading)?;
        date(text, &Place::new(self.path, value.span()), reading)
    }

    fn as_count(&self, key: &str, value: &'t Spanned<DeValue<'t>>, reading: &mut Reading) -> Option<i32> {
        let count = match value.get_ref() {
            DeValue::Integer(number) => number.as_str().parse::<i32>().ok(),
            _ => None,
        };
        match count.filter(|count| *count >= 0) {
            Some(count) => Some(count),
            None => self.wrong_type(key, value, &format!("a whole number from 0 to {}", i32::MAX), reading),
        }
    }

    fn wrong_type<R>(&self, key: &str, value: &Spanned<DeValue<'t>>, right: &str, reading: &mut Reading) -> Option<R> {
        let found = value.get_ref().type_str();
        let place = Place::new(self.path, value.span());
        reading.report(Problem::new(place, format!("`{key}` must be {right}"), format!("this is of type {found}")));
        None
    }
}

/// The date that a text is, or a problem.
pub fn date(text: &str, place: &Place, reading: &mut Reading) -> Option<PartialDate> {
    match text.parse() {
        Ok(date) => Some(date),
        Err(_) => {
            let title = format!("`{text}` is no date");
            let help = "write a year, a month or a day of the calendar: \"2017\", \"2017-04\" or \"2017-04-03\"";
            reading.report(Problem::new(place.clone(), title, "no date").help(help));
            None
        }
    }
}

/// The word of a vocabulary that a text is, or a problem that names those there are.
pub fn word<V: Vocabulary>(text: &str, place: &Place, reading: &mut Reading) -> Option<V> {
    let word = V::from_word(text);
    if word.is_none() {
        let words: Vec<&str> = V::ALL.iter().map(|value| value.word()).collect();
        let all = match words.len() {
            0..=12 => format!("allowed are {}", words.join(", ")),
            count => format!("`palermo query` with {{ vocabularies {{ name values {{ value }} }} }} shows all {count}"),
        };
        let near = nearest(text, words.iter().copied());
        let help = near.map_or(all.clone(), |near| format!("the nearest is `{near}`; {all}"));
        let title = format!("`{text}` is no word of the vocabulary `{}`", V::NAME);
        reading.report(Problem::new(place.clone(), title, "unknown word").help(help));
    }
    word
}
