//! A text says something, and has nothing unseen in it.

use crate::files::{
    problem::{Place, Problem},
    reading::Reading,
};
use icu_properties::{
    CodePointMapData, CodePointSetData,
    props::{DefaultIgnorableCodePoint, GeneralCategory, NoncharacterCodePoint},
};
use std::sync::Arc;

pub(in crate::files) fn check(key: &str, text: &str, place: &Place, reading: &mut Reading<'_>) -> bool {
    let (message, label, help) = if text.trim().is_empty() {
        (format!("`{key}` is empty"), "says nothing", "write a text, or leave the key out if it may be missing")
    } else if text.trim() != text {
        (format!("`{key}` begins or ends with a blank"), "a blank at the end", "leave the blanks out")
    } else {
        return check_seen(&format!("`{key}`"), text, place, reading);
    };
    reading.problems.push(Problem::new(place, message, label).help(help));
    false
}

/// Everything in a text is seen. What is not makes words that nobody finds and files that no reader takes.
pub(in crate::files) fn check_seen(what: &str, text: &str, place: &Place, reading: &mut Reading<'_>) -> bool {
    match text.chars().find_map(|character| Some((character, unseen(character)?))) {
        Some(found) => refuse_unseen(what, found, place, reading),
        None => true,
    }
}

/// The same of a document, which has lines.
pub(in crate::files) fn check_document(path: &str, text: &str, reading: &mut Reading<'_>) {
    let parts_lines = |character: &char| !matches!(character, '\n' | '\r' | '\t');
    if let Some(found) = text.chars().filter(parts_lines).find_map(|character| Some((character, unseen(character)?))) {
        refuse_unseen("the document", found, &Place::new(&Arc::from(path), 0..text.len()), reading);
    }
}

fn refuse_unseen(what: &str, (character, name): (char, &str), place: &Place, reading: &mut Reading<'_>) -> bool {
    // Where it stands as it is and not as an escape, it has a place of its own.
    let source = reading.texts.get(&*place.file).and_then(|file| file.get(place.start..place.end));
    let place = match source.and_then(|source| source.find(character)) {
        Some(at) => Place { start: place.start + at, end: place.start + at + character.len_utf8(), ..place.clone() },
        None => place.clone(),
    };
    let found = format!("U+{:04X}", u32::from(character));
    let message = format!("{what} holds {name}, {found}");
    let help = match character {
        '\t' | '\n' | '\r' => "write it on one line, with single blanks",
        _ if name == BLANK => "write a blank of the space bar",
        _ => "take it out; a text holds only what is seen",
    };
    reading.problems.push(Problem::new(&place, message, found).help(help));
    false
}

const BLANK: &str = "a blank that is not the space bar's";

/// What a character is that is not seen, or not told from another.
fn unseen(character: char) -> Option<&'static str> {
    if character.is_ascii() && !character.is_ascii_control() {
        return None;
    }
    match character {
        '\t' => return Some("a tab"),
        '\n' | '\r' => return Some("the end of a line"),
        '\u{ad}' => return Some("a soft hyphen"),
        '\u{200b}' | '\u{feff}' => return Some("a blank without width"),
        '\u{200c}' | '\u{200d}' | '\u{2060}' => return Some("a joiner without width"),
        '\u{fffd}' => return Some("the sign for what could not be read"),
        _ if CodePointSetData::new::<NoncharacterCodePoint>().contains(character) => return Some("no character"),
        _ => {}
    }
    match CodePointMapData::<GeneralCategory>::new().get(character) {
        GeneralCategory::Control => Some("a control character"),
        GeneralCategory::SpaceSeparator | GeneralCategory::LineSeparator | GeneralCategory::ParagraphSeparator => {
            Some(BLANK)
        }
        GeneralCategory::PrivateUse => Some("a character of private use"),
        GeneralCategory::Format => Some("a sign that is not seen"),
        _ => CodePointSetData::new::<DefaultIgnorableCodePoint>()
            .contains(character)
            .then_some("a sign that is not seen"),
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    fn with_acronym(text: &str) -> Vec<String> {
        with("agencies/iom.toml", "acronym = \"IOM\"", &format!("acronym = {text}"))
    }

    #[test]
    fn a_text_says_something() {
        for text in [r#""""#, r#""  ""#, r#""\t""#] {
            assert_eq!(with_acronym(text), ["agencies/iom.toml:2:11: `acronym` is empty"]);
        }
    }

    #[test]
    fn a_text_has_no_blanks_at_its_ends() {
        assert_eq!(with_acronym(r#"" IOM""#), ["agencies/iom.toml:2:11: `acronym` begins or ends with a blank"]);
        assert_eq!(with_acronym(r#""IOM\n""#), ["agencies/iom.toml:2:11: `acronym` begins or ends with a blank"]);
    }

    #[test]
    fn everything_in_a_text_is_seen() {
        for (text, column, found) in [
            ("I\u{ad}OM", 13, "a soft hyphen, U+00AD"),
            ("IO\u{200b}M", 14, "a blank without width, U+200B"),
            ("IO\u{fffe}M", 14, "no character, U+FFFE"),
            ("IO\u{1fffe}M", 14, "no character, U+1FFFE"),
            ("I\u{fdd0}OM", 13, "no character, U+FDD0"),
            ("I\u{feff}OM", 13, "a blank without width, U+FEFF"),
            ("I\u{85}OM", 13, "a control character, U+0085"),
            ("I\tOM", 13, "a tab, U+0009"),
            ("I\u{a0}OM", 13, "a blank that is not the space bar's, U+00A0"),
            ("I\u{2028}OM", 13, "a blank that is not the space bar's, U+2028"),
            ("I\u{202e}OM", 13, "a sign that is not seen, U+202E"),
            ("I\u{fe0f}OM", 13, "a sign that is not seen, U+FE0F"),
            ("I\u{3164}OM", 13, "a sign that is not seen, U+3164"),
            ("I\u{e000}OM", 13, "a character of private use, U+E000"),
            ("I\u{fffd}OM", 13, "the sign for what could not be read, U+FFFD"),
        ] {
            let problems = with_acronym(&format!("\"{text}\""));
            assert_eq!(problems, [format!("agencies/iom.toml:2:{column}: `acronym` holds {found}")]);
        }
    }

    #[test]
    fn what_is_escaped_is_no_better() {
        for (text, found) in [
            (r#""I\u001b[31mOM""#, "a control character, U+001B"),
            (r#""I\uFFFEOM""#, "no character, U+FFFE"),
            (r#""I\nOM""#, "the end of a line, U+000A"),
        ] {
            assert_eq!(with_acronym(text), [format!("agencies/iom.toml:2:11: `acronym` holds {found}")]);
        }
    }

    #[test]
    fn letters_of_all_languages_are_seen() {
        for text in ["Organización", "Škoda – 3 €", "Ἑλλάς", "国際移住機関", "👍"] {
            assert_eq!(with_acronym(&format!("\"{text}\"")), [""; 0]);
        }
    }

    #[test]
    fn addresses_cells_figures_and_documents_hold_nothing_unseen_either() {
        let problems = with("agencies/unodc.toml", "https://unodc.org/about", "https://unodc.org/ab\u{200b}out");
        assert_eq!(problems, ["agencies/unodc.toml:13:28: `url` holds a blank without width, U+200B"]);
        let problems = with("states/states.csv", "Libya", "Lib\u{ad}ya");
        assert_eq!(problems, ["states/states.csv:3:12: `name` holds a soft hyphen, U+00AD"]);
        let problems = with("findings/icat.graphql", "network", "net\u{200b}work");
        assert_eq!(problems, ["findings/icat.graphql:1:6: the document holds a blank without width, U+200B"]);
    }
}
