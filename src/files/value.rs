//! What may stand behind a key: texts, words, dates, numbers, names of other facts.
//!
//! Each is a function from what stands in the file to the value, or to a problem and nothing. Asked about a key that
//! isn't there, it says what is missing.

use crate::files::{
    given::Given,
    nearest,
    problem::{Place, Problem, quoted},
    reading::Reading,
    reference::{Reference, Target},
    rules,
};
use entity::{fact::FactKind, partial_date::PartialDate, vocabulary::Vocabulary};
use toml::de::DeValue;

/// What stands behind a key.
pub(super) struct Value<'i> {
    /// The key.
    pub(super) key: &'i str,
    /// What stands there; nothing where the key is missing.
    pub(super) content: Option<DeValue<'i>>,
    /// Where.
    pub(super) place: Place,
}

/// A way to understand a value.
pub(super) type Shape<T> = fn(&Value<'_>, &mut Reading<'_>) -> Option<T>;

impl Value<'_> {
    /// A problem: something else was expected, in the words that the file should have.
    pub(super) fn refuse(&self, reading: &mut Reading<'_>, expected: &str) {
        let problem = match &self.content {
            None => {
                Problem::new(&self.place, format!("`{}` is missing", self.key), format!("here belongs `{}`", self.key))
            }
            Some(found) => {
                Problem::new(&self.place, format!("`{}` is {}", self.key, named(found)), format!("expected {expected}"))
            }
        };
        reading.problems.push(problem.help(format!("write {expected}")));
    }

    fn string(&self, reading: &mut Reading<'_>, expected: &str) -> Option<&str> {
        match &self.content {
            Some(DeValue::String(text)) => Some(text),
            _ => {
                self.refuse(reading, expected);
                None
            }
        }
    }

    fn wrong(&self, reading: &mut Reading<'_>, message: String, label: &str, help: String) {
        reading.problems.push(Problem::new(&self.place, message, label).help(help));
    }
}

/// The TOML type in words.
fn named(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with decimals",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date without quotes",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// A text of our own or a name.
pub(super) fn text(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let text = value.string(reading, "a text in quotes")?;
    rules::text::check(value.key, text, &value.place, reading).then(|| text.to_owned())
}

/// An id: `palermo-trafficking-protocol`.
pub(super) fn slug(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let text = value.string(reading, "an id in quotes, such as \"glo-act\"")?;
    rules::slug::check(value.key, text, &value.place, reading).then(|| text.to_owned())
}

/// The address of a page.
pub(super) fn url(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let text = value.string(reading, "an address in quotes, such as \"https://icat.un.org\"")?;
    rules::url::check(value.key, text, &value.place, reading).then(|| text.to_owned())
}

/// A date as far as it is known.
pub(super) fn date(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<PartialDate> {
    let unquoted = match &value.content {
        Some(DeValue::Datetime(date)) => Some(date.to_string()),
        Some(DeValue::Integer(year)) => Some(year.to_string()),
        _ => None,
    };
    if let Some(date) = unquoted {
        let message = format!("`{}` is a date without quotes", value.key);
        value.wrong(reading, message, "quotes are missing", format!("write it in quotes: \"{date}\""));
        return None;
    }
    let text = value.string(reading, "a date in quotes, such as \"2017\", \"2017-04\" or \"2017-04-03\"")?;
    let date = text.parse();
    if date.is_err() {
        value.wrong(
            reading,
            format!("{} is no date", quoted(text)),
            "no such day, month or year",
            "write a year, a month or a day of the calendar, such as \"2017\", \"2017-04\" or \"2017-04-03\""
                .to_owned(),
        );
    }
    date.ok()
}

/// A word of a vocabulary.
pub(super) fn word<V: Vocabulary>(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<V> {
    let words: Vec<&str> = V::ALL.iter().map(|word| word.word()).collect();
    one_of(value, reading, &words).and_then(V::from_word)
}

/// One of a few words.
pub(super) fn one_of<'v>(value: &'v Value<'_>, reading: &mut Reading<'_>, words: &[&str]) -> Option<&'v str> {
    let expected = match words {
        [first, ..] if words.len() > 12 => format!("a word in quotes, one of {} such as \"{first}\"", words.len()),
        _ => format!("one of {}", nearest::list(words)),
    };
    let text = value.string(reading, &expected)?;
    if words.contains(&text) {
        return Some(text);
    }
    let message = format!("{} is no word for `{}`", quoted(text), value.key);
    value.wrong(reading, message, "unknown word", nearest::allowed(text, words));
    None
}

/// True or false.
pub(super) fn flag(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<bool> {
    match value.content {
        Some(DeValue::Boolean(flag)) => Some(flag),
        _ => {
            value.refuse(reading, "true or false, without quotes");
            None
        }
    }
}

/// How many of something.
pub(super) fn count(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<i32> {
    whole(value, reading, i32::MAX)
}

/// An amount of money.
pub(super) fn amount(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<i64> {
    whole(value, reading, i64::from(i32::MAX))
}

fn whole<N: TryFrom<i64> + Into<i64>>(value: &Value<'_>, reading: &mut Reading<'_>, most: N) -> Option<N> {
    let Some(DeValue::Integer(integer)) = &value.content else {
        value.refuse(reading, "a whole number without quotes, such as 23");
        return None;
    };
    let number = i64::from_str_radix(integer.as_str(), integer.radix())
        .ok()
        .filter(|number| *number >= 0)
        .and_then(|number| N::try_from(number).ok());
    if number.is_none() {
        value.wrong(
            reading,
            format!("`{}` is out of range", value.key),
            "too small or too great",
            format!("write a number from 0 to {}", most.into()),
        );
    }
    number
}

/// A number, whole or with decimals.
pub(super) fn number(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<f64> {
    let digits = match &value.content {
        Some(DeValue::Integer(integer)) if integer.radix() == 10 => integer.as_str(),
        Some(DeValue::Float(float)) => float.as_str(),
        _ => {
            value.refuse(reading, "a number without quotes, such as 23 or 0.5");
            return None;
        }
    };
    let number = digits.parse().ok().filter(|number: &f64| number.is_finite());
    if number.is_none() {
        let message = format!("`{}` is out of range", value.key);
        value.wrong(reading, message, "not a finite number", "write a number such as 23 or 0.5".to_owned());
    }
    number
}

/// A text, a number or a boolean, as JSON.
pub(super) fn json(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let json = match &value.content {
        Some(DeValue::String(text)) => Some(serde_json::Value::from(text.as_ref())),
        Some(DeValue::Boolean(flag)) => Some(serde_json::Value::from(*flag)),
        Some(DeValue::Integer(integer)) if integer.radix() == 10 => {
            integer.as_str().parse::<i64>().ok().map(Into::into)
        }
        Some(DeValue::Float(float)) => {
            float.as_str().parse::<f64>().ok().filter(|number| number.is_finite()).map(Into::into)
        }
        _ => None,
    };
    if json.is_none() {
        value.refuse(reading, "a text in quotes, a number or a boolean");
    }
    json.map(|json: serde_json::Value| json.to_string())
}

/// The id of an agency.
pub(super) fn agency(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Id(FactKind::Agency), "the id of an agency in quotes, such as \"iom\"")
}

/// The id of an instrument.
pub(super) fn instrument(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Id(FactKind::Instrument), "the id of an instrument in quotes, such as \"untoc\"")
}

/// The id of an agency, a network or a project.
pub(super) fn owner(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Owner, "the id of an agency, network or project in quotes, such as \"iom\"")
}

/// The code of a state.
pub(super) fn state(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::State, "the two capital letters of a state in quotes, such as \"ES\"")
}

/// The key of anything that has an id.
pub(super) fn key(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Key, "a kind and an id in quotes, such as \"network:icat\"")
}

/// The party of a ratification: the code of a state or the id of an agency.
pub(super) fn party(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    let expected = "the two capital letters of a state or the id of an agency";
    let is_code = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    match value.string(reading, expected).map(is_code)? {
        true => reference(value, reading, Target::State, expected),
        false => reference(value, reading, Target::Id(FactKind::Agency), expected),
    }
}

fn reference(value: &Value<'_>, reading: &mut Reading<'_>, target: Target, expected: &str) -> Option<Reference> {
    let name = value.string(reading, expected)?;
    if target == Target::State && name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        let message = format!("{} is no code of a state", quoted(name));
        value.wrong(reading, message, "in small letters", format!("write {expected}"));
        return None;
    }
    let reference = Reference { target, name: name.to_owned() };
    reading.references.push(Given { value: reference.clone(), place: value.place.clone() });
    Some(reference)
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::{report, with};

    fn with_founded(value: &str) -> Vec<String> {
        with("agencies/iom.toml", "founded = \"1951\"", &format!("founded = {value}"))
    }

    #[test]
    fn a_date_is_written_in_quotes() {
        for value in ["1951", "1951-12-05", "1951-12-05T00:00:00Z"] {
            assert_eq!(with_founded(value), ["agencies/iom.toml:8:11: `founded` is a date without quotes"]);
        }
        let report = report("agencies/iom.toml", "founded = \"1951\"", "founded = 1951-12-05");
        assert!(report.contains("help: write it in quotes: \"1951-12-05\""), "{report}");
    }

    #[test]
    fn a_date_is_one_of_the_calendar() {
        for value in ["1951-13", "1951-02-30", "51", "5 December 1951", ""] {
            let problems = with_founded(&format!("\"{value}\""));
            assert_eq!(problems, [format!("agencies/iom.toml:8:11: `{value}` is no date")]);
        }
    }

    #[test]
    fn a_value_of_another_type_is_named() {
        for (value, named) in [("true", "true or false"), ("[1951]", "a list"), ("{ year = 1951 }", "a table")] {
            assert_eq!(with_founded(value), [format!("agencies/iom.toml:8:11: `founded` is {named}")]);
        }
        let problems = with("agencies/iom.toml", "specialised = false", "specialised = \"no\"");
        assert_eq!(problems, ["agencies/iom.toml:7:15: `specialised` is a text"]);
        let problems = with("agencies/iom.toml", "mandate = [\"protocol\"]", "mandate = \"protocol\"");
        assert_eq!(problems, ["agencies/iom.toml:12:11: `mandate` is a text"]);
        let problems = with("instruments/untoc.toml", "party_count = 192", "party_count = 192.0");
        assert_eq!(problems, ["instruments/untoc.toml:13:15: `party_count` is a number with decimals"]);
    }

    #[test]
    fn a_count_is_not_below_nothing_nor_beyond_all_bounds() {
        for count in ["-1", "2147483648", "99999999999999999999"] {
            let problems = with("instruments/untoc.toml", "party_count = 192", &format!("party_count = {count}"));
            assert_eq!(problems, ["instruments/untoc.toml:13:15: `party_count` is out of range"]);
        }
    }

    #[test]
    fn a_figure_is_a_finite_number() {
        for value in ["inf", "nan", "1e999"] {
            let problems = with("findings/icat-main.toml", "value = 23", &format!("value = {value}"));
            assert_eq!(problems, ["findings/icat-main.toml:5:55: `value` is out of range"]);
        }
    }

    #[test]
    fn an_unknown_word_is_answered_by_those_that_are_allowed() {
        let few = report("agencies/iom.toml", "axis = \"protection\"", "axis = \"protecton\"");
        assert!(
            few.contains("write one of `prevention`, `prosecution`, `protection`; the nearest is `protection`"),
            "{few}"
        );
        let many = report("agencies/iom.toml", "type = \"direct_assistance\"", "type = \"direct_assistence\"");
        assert!(many.contains("the nearest is `direct_assistance`, then"), "{many}");
    }
}
