//! Texts that are written in Markdown in the repository, as parts of pages.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The HTML of a text of ours. Its headings go one level down, because the page has the first one.
pub fn html(text: &str) -> String {
    let lower = |level: HeadingLevel| HeadingLevel::try_from(level as usize + 1).unwrap_or(HeadingLevel::H6);
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).map(|event| match event {
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            Event::Start(Tag::Heading { level: lower(level), id, classes, attrs })
        }
        Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
        event => event,
    });
    let mut html = String::new();
    html::push_html(&mut html, events);
    // A table that is wider than a phone is scrolled, by the keyboard, too.
    html.replace("<table>", "<table tabindex=\"0\">")
}

/// A sentence of the program in its parts, each with whether it is quoted: messages stand in logs and in JSON too, and quote
/// between backticks. The parts are text; whoever shows them escapes them.
pub fn quoted(sentence: &str) -> impl Iterator<Item = (bool, &str)> {
    sentence.split('`').enumerate().map(|(at, part)| (at % 2 == 1, part)).filter(|(_, part)| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_backticks_is_quoted() {
        let parts: Vec<(bool, &str)> = quoted("`a` takes b, not `<c>`").collect();
        assert_eq!(parts, [(true, "a"), (false, " takes b, not "), (true, "<c>")]);
        assert_eq!(quoted("plain").collect::<Vec<_>>(), [(false, "plain")]);
    }

    #[test]
    fn tables_can_be_reached_by_the_keyboard() {
        assert!(html("|a|\n|-|\n|b|\n").starts_with("<table tabindex=\"0\">"));
    }

    #[test]
    fn headings_go_one_level_down() {
        assert_eq!(html("# A\n\n## B *c*"), "<h2>A</h2>\n<h3>B <em>c</em></h3>\n");
    }
}
