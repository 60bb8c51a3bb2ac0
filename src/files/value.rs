//! What may stand behind a key: texts, words, dates, numbers, names of other facts.
//!
//! Each is a function from what stands in the file to the value, or to a problem and nothing. Asked about a key that
//! isn't there, it says what is missing.

use crate::files::{
    form::{Form, Words},
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
    /// A problem: something else was expected.
    pub(super) fn refuse(&self, reading: &mut Reading<'_>, form: Form) {
        let expected = form.expected();
        let problem = match &self.content {
            None => {
                reading.missed = Some(form);
                Problem::new(&self.place, format!("`{}` is missing", self.key), format!("here belongs `{}`", self.key))
            }
            Some(found) => {
                Problem::new(&self.place, format!("`{}` is {}", self.key, named(found)), format!("expected {expected}"))
            }
        };
        reading.problems.push(problem.help(format!("write {expected}")));
    }

    /// The text that stands there; where none does, something of this form was expected.
    pub(super) fn string(&self, reading: &mut Reading<'_>, form: impl FnOnce() -> Form) -> Option<&str> {
        match &self.content {
            Some(DeValue::String(text)) => Some(text),
            _ => {
                self.refuse(reading, form());
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
    let text = value.string(reading, || Form::Text)?;
    rules::text::check(value.key, text, &value.place, reading).then(|| text.to_owned())
}

/// An id: `palermo-trafficking-protocol`.
pub(super) fn slug(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let text = value.string(reading, || Form::Id)?;
    rules::slug::check(value.key, text, &value.place, reading).then(|| text.to_owned())
}

/// The address of a page.
pub(super) fn url(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let text = value.string(reading, || Form::Address)?;
    let right = rules::url::check(value.key, text, &value.place, reading)
        && rules::text::check_seen(&format!("`{}`", value.key), text, &value.place, reading);
    right.then(|| text.to_owned())
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
    let text = value.string(reading, || Form::Date)?;
    let date = text.parse();
    if date.is_err() {
        value.wrong(
            reading,
            format!("{} is not a date", quoted(text)),
            "no such day, month or year",
            "write a year, a month or a day of the calendar, such as \"2017\", \"2017-04\" or \"2017-04-03\""
                .to_owned(),
        );
    }
    date.ok()
}

/// A word of a vocabulary.
pub(super) fn word<V: Vocabulary>(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<V> {
    let text = value.string(reading, || Form::Word(Words::of::<V>()))?;
    let word = V::from_word(text);
    if word.is_none() {
        refuse_word(value, text, &Words::of::<V>(), reading);
    }
    word
}

/// One of a few words.
pub(super) fn one_of(value: &Value<'_>, reading: &mut Reading<'_>, words: Words) -> Option<String> {
    let text = value.string(reading, || Form::Word(words.clone()))?;
    if words.words.iter().any(|(word, _)| *word == text) {
        return Some(text.to_owned());
    }
    refuse_word(value, text, &words, reading);
    None
}

fn refuse_word(value: &Value<'_>, text: &str, words: &Words, reading: &mut Reading<'_>) {
    let help = match reading.looks_for_the_nearest() {
        true => nearest::allowed(text, &words.list()),
        false => format!("write {}", Form::Word(words.clone()).expected()),
    };
    value.wrong(reading, format!("{} is not a word for `{}`", quoted(text), value.key), "unknown word", help);
}

/// True or false.
pub(super) fn flag(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<bool> {
    match value.content {
        Some(DeValue::Boolean(flag)) => Some(flag),
        _ => {
            value.refuse(reading, Form::Flag);
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

/// A currency by its three letters in ISO 4217.
pub(super) fn currency(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let text = value.string(reading, || Form::Currency)?;
    let is_code = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    if !is_code {
        let message = format!("{} is not a currency", quoted(text));
        let help = format!("write {}", Form::Currency.expected());
        value.wrong(reading, message, "not three capital letters", help);
    }
    is_code.then(|| text.to_owned())
}

fn whole<N: TryFrom<i64> + Into<i64>>(value: &Value<'_>, reading: &mut Reading<'_>, most: N) -> Option<N> {
    let most: i64 = most.into();
    let Some(DeValue::Integer(integer)) = &value.content else {
        value.refuse(reading, Form::Whole(most));
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
            format!("write a number from 0 to {most}"),
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
            value.refuse(reading, Form::Number);
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
        Some(DeValue::String(text)) => {
            let seen = rules::text::check_seen(&format!("`{}`", value.key), text, &value.place, reading);
            return seen.then(|| serde_json::Value::from(text.as_ref()).to_string());
        }
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
        value.refuse(reading, Form::Scalar);
    }
    json.map(|json: serde_json::Value| json.to_string())
}

/// The id of an agency.
pub(super) fn agency(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Id(FactKind::Agency))
}

/// The id of an instrument.
pub(super) fn instrument(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Id(FactKind::Instrument))
}

/// The id of an output.
pub(super) fn output(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Id(FactKind::Output))
}

/// The id of a region.
pub(super) fn region(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Id(FactKind::Region))
}

/// The id of an agency, a network or a project.
pub(super) fn owner(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Owner)
}

/// The code of a state.
pub(super) fn state(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::State)
}

/// The key of anything that has an id.
pub(super) fn key(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    reference(value, reading, Target::Key)
}

/// The party of a ratification: the code of a state or the id of an agency.
pub(super) fn party(value: &Value<'_>, reading: &mut Reading<'_>) -> Option<Reference> {
    let is_code = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    match value.string(reading, || Form::Party).map(is_code)? {
        true => reference(value, reading, Target::State),
        false => reference(value, reading, Target::Id(FactKind::Agency)),
    }
}

fn reference(value: &Value<'_>, reading: &mut Reading<'_>, target: Target) -> Option<Reference> {
    let name = value.string(reading, || Form::Reference(target))?;
    if target == Target::State && name.bytes().any(|byte| byte.is_ascii_lowercase()) {
        let message = format!("{} is not a code of a state", quoted(name));
        value.wrong(reading, message, "in small letters", format!("write {}", Form::Reference(target).expected()));
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
            assert_eq!(problems, [format!("agencies/iom.toml:8:11: `{value}` is not a date")]);
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
