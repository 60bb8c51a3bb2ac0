//! A text says something, and has nothing unseen in it.

use crate::files::{
    problem::{Place, Problem},
    reading::Reading,
};

pub(in crate::files) fn check(key: &str, text: &str, place: &Place, reading: &mut Reading<'_>) -> bool {
    let (message, label, help) = if text.trim().is_empty() {
        (format!("`{key}` is empty"), "says nothing", "write a text, or leave the key out if it may be missing")
    } else if text.trim() != text {
        (format!("`{key}` begins or ends with a blank"), "a blank at the end", "leave the blanks out")
    } else if text.contains(char::is_control) {
        let help = "write it on one line, without tabs and other characters that are not seen";
        (format!("`{key}` holds a control character"), "not all of it is seen", help)
    } else {
        return true;
    };
    reading.problems.push(Problem::new(place, message, label).help(help));
    false
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
    fn a_text_has_no_control_characters() {
        assert_eq!(with_acronym(r#""I\u001b[31mOM""#), ["agencies/iom.toml:2:11: `acronym` holds a control character"]);
    }
}
