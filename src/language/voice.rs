//! What is said again and again in pages and charts, in their language.

use crate::language::{
    catalogue,
    message::{self, Message},
    words::Spoken,
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Crime, Language, Vocabulary},
};
use std::borrow::Cow;

/// Says things in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice(pub Language);

impl Voice {
    /// The attribute that says that a text is in another language than what is said; nothing where it is in the same.
    pub fn attribute_of(self, language: Language) -> &'static str {
        match language {
            _ if language == self.0 => "",
            Language::English => " lang=\"en\"",
            Language::Spanish => " lang=\"es\"",
        }
    }

    /// The same of the texts of the facts, which are in English.
    pub fn language_of_facts(self) -> &'static str {
        self.attribute_of(Language::English)
    }

    /// A text into which nothing is filled.
    pub fn text(self, name: &'static str) -> &'static str {
        message::text(self.0, name)
    }

    /// A text with what is filled into it.
    pub fn say(self, name: &'static str) -> Message {
        Message::new(self.0, name)
    }

    /// A text with a date in it.
    pub fn dated(self, name: &'static str, date: PartialDate) -> String {
        self.say(name).with("date", date).to_string()
    }

    /// How many there are of something, with the right form of its word.
    pub fn counted(self, name: &'static str, count: usize) -> String {
        self.say(name).with("count", count).to_string()
    }

    /// A whole number with its thousands apart: `20,000`, `20 000`.
    pub fn number(self, number: i64) -> String {
        let between = match self.0 {
            Language::English => ',',
            // A blank at which no line breaks.
            Language::Spanish => '\u{a0}',
        };
        let digits = number.unsigned_abs().to_string();
        let mut grouped = String::from(if number < 0 { "-" } else { "" });
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(between);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// The same of a text that may be a number: `20,000`, `0.432`; `20 000`, `0,432`. A whole one of four digits may be a
    /// year, and stays as it is.
    pub fn grouped(self, text: &str) -> Cow<'_, str> {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_digit());
        match (text.split_once('.'), self.0) {
            (None, _) if text.len() > 4 && digits(text) => {
                text.parse().map_or(Cow::Borrowed(text), |number| Cow::Owned(self.number(number)))
            }
            (Some((whole, part)), Language::Spanish) if digits(whole) && digits(part) => {
                Cow::Owned(format!("{whole},{part}"))
            }
            _ => Cow::Borrowed(text),
        }
    }

    /// The words of a list: `a`, `a and b`, `a, b and c`.
    pub fn listed(self, words: &[String]) -> String {
        match words {
            [] => String::new(),
            [one] => one.clone(),
            [most @ .., last] => self.say("count-list").with("most", most.join(", ")).with("last", last).to_string(),
        }
    }

    /// A word of a vocabulary.
    pub fn label<V: Vocabulary>(self, word: V) -> String {
        word.label_in(self.0)
    }

    /// What a state or a region is called, by its slug and its name in English.
    pub fn place(self, slug: &str, name: &str) -> String {
        self.proper("place", slug, name)
    }

    /// What a regional group of the United Nations is called, by its name in English.
    pub fn regional_group(self, name: &str) -> String {
        self.proper("group", &name.to_lowercase().replace(' ', "-"), name)
    }

    fn proper(self, what: &str, key: &str, name: &str) -> String {
        catalogue::foreign(self.0, &format!("{what}-{key}")).unwrap_or(name).to_owned()
    }

    /// A word of a vocabulary inside a line.
    pub fn lower<V: Vocabulary>(self, word: V) -> String {
        let label = word.label_in(self.0);
        // "UN entity" and "ONG" keep their capitals; of those inside, names do.
        let mut letters = label.chars();
        match (letters.next(), letters.as_str()) {
            (Some(first), rest) if rest.starts_with(char::is_lowercase) => {
                first.to_lowercase().chain(rest.chars()).collect()
            }
            _ => label,
        }
    }

    /// Which crime something is about.
    pub fn crime(self, crime: Crime) -> String {
        match crime {
            Crime::Both => self.text("entity-both-crimes").to_owned(),
            Crime::Trafficking | Crime::Smuggling => self.lower(crime),
        }
    }

    /// From when until when, as far as it is known.
    pub fn span(self, since: Option<PartialDate>, until: Option<PartialDate>) -> Option<String> {
        match (since, until) {
            (Some(since), Some(until)) if since == until => Some(since.to_string()),
            (Some(since), Some(until)) => {
                Some(self.say("entity-span").with("since", since).with("until", until).to_string())
            }
            (Some(since), None) => Some(self.say("entity-since").with("since", since).to_string()),
            (None, Some(until)) => Some(self.say("entity-until").with("until", until).to_string()),
            (None, None) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use entity::vocabulary::{AgencyKind, DataSource};

    #[test]
    fn thousands_stand_apart() {
        let (english, spanish) = (Voice(Language::English), Voice(Language::Spanish));
        assert_eq!(
            [7, 900, -1_000, 11_000_000].map(|number| english.number(number)),
            ["7", "900", "-1,000", "11,000,000"]
        );
        assert_eq!(spanish.number(11_000_000), "11\u{a0}000\u{a0}000");
        assert_eq!(
            ["2018", "20000", "12345 EUR", "IOM"].map(|text| english.grouped(text)),
            ["2018", "20,000", "12345 EUR", "IOM"]
        );
        let fractions = ["0.432", "2018.5", "v1.0", "1.2.3", ".5", "5."];
        assert_eq!(fractions.map(|text| english.grouped(text)), fractions);
        assert_eq!(fractions.map(|text| spanish.grouped(text)), ["0,432", "2018,5", "v1.0", "1.2.3", ".5", "5."]);
    }

    #[test]
    fn a_word_inside_a_line_is_small_but_for_names() {
        let (english, spanish) = (Voice(Language::English), Voice(Language::Spanish));
        assert_eq!(english.lower(AgencyKind::UnEntity), "UN entity");
        assert_eq!(spanish.lower(AgencyKind::UnEntity), "entidad de las Naciones Unidas");
        assert_eq!(
            (english.lower(DataSource::Ngo), spanish.lower(DataSource::Ngo)),
            ("NGO".to_owned(), "ONG".to_owned())
        );
        assert_eq!(spanish.crime(Crime::Smuggling), "tráfico ilícito");
    }
}
