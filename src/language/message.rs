//! One text of a page, with what is filled into it.

use crate::language::catalogue;
use entity::{partial_date::PartialDate, vocabulary::Language};
use fluent_bundle::{FluentArgs, FluentValue};
use std::{borrow::Cow, fmt};

/// The text of this name, into which nothing is filled. Where a language lacks it, which a test finds, English speaks, and
/// where none has it, its name.
pub fn text(language: Language, name: &'static str) -> &'static str {
    [language, Language::English].into_iter().find_map(|language| catalogue::found(language, name)).unwrap_or(name)
}

/// A text with what is filled into it. It is put together when it is shown.
pub struct Message {
    language: Language,
    name: Cow<'static, str>,
    arguments: FluentArgs<'static>,
    is_html: bool,
}

impl Message {
    /// A plain text; whoever shows it in a page escapes it.
    pub fn new(language: Language, name: impl Into<Cow<'static, str>>) -> Self {
        Message { language, name: name.into(), arguments: FluentArgs::new(), is_html: false }
    }

    /// A text with marks of HTML in it. What is filled in is escaped, so that the whole can stand in a page as it is.
    pub fn html(language: Language, name: impl Into<Cow<'static, str>>) -> Self {
        Message { is_html: true, ..Message::new(language, name) }
    }

    /// The same, with something to be filled in.
    pub fn with(mut self, name: &'static str, value: impl Fill) -> Self {
        let value = match value.fill() {
            FluentValue::String(text) if self.is_html => {
                FluentValue::from(html_escape::encode_double_quoted_attribute(&text).into_owned())
            }
            value => value,
        };
        self.arguments.set(name, value);
        self
    }
}

impl fmt::Display for Message {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&catalogue::filled(self.language, &self.name, &self.arguments))
    }
}

/// What can be filled into a text. Numbers decide between one and many.
pub trait Fill {
    /// As texts take it.
    fn fill(&self) -> FluentValue<'static>;
}

impl<T: Fill + ?Sized> Fill for &T {
    fn fill(&self) -> FluentValue<'static> {
        (**self).fill()
    }
}

impl Fill for str {
    fn fill(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_owned())
    }
}

impl Fill for String {
    fn fill(&self) -> FluentValue<'static> {
        self.as_str().fill()
    }
}

impl Fill for Cow<'_, str> {
    fn fill(&self) -> FluentValue<'static> {
        self.as_ref().fill()
    }
}

impl Fill for PartialDate {
    fn fill(&self) -> FluentValue<'static> {
        self.to_string().fill()
    }
}

impl Fill for usize {
    fn fill(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Fill for u32 {
    fn fill(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_decides_between_one_and_many() {
        let more = |language, count: usize| Message::new(language, "list-facet-more").with("count", count).to_string();
        assert_eq!(more(Language::English, 1), "1 more");
        assert_eq!(more(Language::Spanish, 1), "1 más");
        assert_eq!(more(Language::Spanish, 1_200), "1200 más");
    }

    #[test]
    fn what_is_filled_into_html_is_escaped() {
        let message = Message::html(Language::Spanish, "not-found-path").with("path", "/<script>\"&");
        assert_eq!(message.to_string(), "<code>/&lt;script&gt;&quot;&amp;</code> no lleva a ninguna parte.");
    }

    #[test]
    fn what_no_language_has_is_called_by_its_name() {
        assert_eq!(text(Language::Spanish, "no-such-text"), "no-such-text");
        assert_eq!(Message::new(Language::Spanish, "no-such-text").to_string(), "no-such-text");
    }
}
