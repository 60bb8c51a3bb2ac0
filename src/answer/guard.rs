//! Looks a document over before the parser does, which is recursive and knows no depth until its tree is built.
//!
//! One pass over the text, without memory of its own: for every document that the parser accepts, the depth seen here is
//! at least that of its tree.

use crate::answer::error::Code;

/// How deep brackets of all three kinds may stand inside each other.
pub const MAXIMUM_NESTING: usize = 64;

/// How many words, numbers, strings and signs a document may have.
pub const MAXIMUM_TOKENS: usize = 15_000;

/// How many directives a document may have.
pub const MAXIMUM_DIRECTIVES: usize = 50;

/// Why a document is not read.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum GuardError {
    /// Too deep.
    #[error("brackets are nested more than {MAXIMUM_NESTING} deep; the limit is {MAXIMUM_NESTING}")]
    Nesting,
    /// Too long.
    #[error("the document has more than {MAXIMUM_TOKENS} words and signs; the limit is {MAXIMUM_TOKENS}")]
    Tokens,
    /// Too many directives.
    #[error("the document has more than {MAXIMUM_DIRECTIVES} directives; the limit is {MAXIMUM_DIRECTIVES}")]
    Directives,
    /// A string without an end. The parser would take one of these for another and so find brackets where none are seen here.
    #[error("syntax error: a string is not closed")]
    OpenString,
}

impl GuardError {
    /// The code by which clients tell it apart.
    pub fn code(&self) -> Code {
        match self {
            GuardError::Nesting => Code::QueryTooDeep,
            GuardError::Tokens | GuardError::Directives => Code::QueryTooComplex,
            GuardError::OpenString => Code::ParseFailed,
        }
    }
}

/// How deep brackets stand inside each other, in a document that the parser can be given.
pub fn scan(document: &str) -> Result<usize, GuardError> {
    let bytes = document.as_bytes();
    let (mut at, mut depth, mut deepest, mut tokens, mut directives) = (0, 0_usize, 0, 0, 0);
    while let Some(&byte) = bytes.get(at) {
        let next = match byte {
            b'#' => at + bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len() - at),
            b'"' => end_of_string(bytes, at).ok_or(GuardError::OpenString)?,
            byte if byte == b'_' || byte.is_ascii_alphanumeric() => at + word_length(&bytes[at..]),
            _ => at + 1,
        };
        match byte {
            b'{' | b'[' | b'(' => depth += 1,
            b'}' | b']' | b')' => depth = depth.saturating_sub(1),
            b'@' => directives += 1,
            _ => {}
        }
        // Commas mean nothing in GraphQL, and neither do blanks and comments.
        tokens += usize::from(!matches!(byte, b'#' | b',' | b' ' | b'\t' | b'\n' | b'\r'));
        deepest = deepest.max(depth);
        if depth > MAXIMUM_NESTING {
            return Err(GuardError::Nesting);
        }
        if tokens > MAXIMUM_TOKENS {
            return Err(GuardError::Tokens);
        }
        if directives > MAXIMUM_DIRECTIVES {
            return Err(GuardError::Directives);
        }
        at = next;
    }
    Ok(deepest)
}

/// The document with blanks in the place of commas, comments and byte order marks, which mean as little: the parser looks
/// for some signs directly behind others and passes over blanks only. Every byte stays where it is, and so does every
/// character: a comment ends its line, and the mark with which a document may begin is left.
pub fn blanked(document: &str) -> String {
    let bytes = document.as_bytes();
    let (mut blanked, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(&byte) = bytes.get(at) {
        let end_of_line =
            || bytes[at..].iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len() - at);
        let (length, means_nothing) = match byte {
            b'"' => (end_of_string(bytes, at).unwrap_or(bytes.len()) - at, false),
            b'#' => (end_of_line(), true),
            b',' => (1, true),
            _ if at > 0 && bytes[at..].starts_with("\u{feff}".as_bytes()) => (3, true),
            _ => (1, false),
        };
        match means_nothing {
            true => blanked.resize(blanked.len() + length, b' '),
            false => blanked.extend_from_slice(&bytes[at..at + length]),
        }
        at += length;
    }
    String::from_utf8(blanked).expect("whole characters were replaced")
}

fn word_length(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| **byte == b'_' || byte.is_ascii_alphanumeric()).count()
}

/// Where the string that begins here ends, as the language has it; nothing if it doesn't.
fn end_of_string(bytes: &[u8], start: usize) -> Option<usize> {
    if bytes[start..].starts_with(b"\"\"\"") {
        let mut at = start + 3;
        while at < bytes.len() {
            if bytes[at..].starts_with(b"\\\"\"\"") {
                at += 4;
            } else if bytes[at..].starts_with(b"\"\"\"") {
                return Some(at + 3);
            } else {
                at += 1;
            }
        }
        return None;
    }
    let mut at = start + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at + 1),
            b'\n' | b'\r' => return None,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use apollo_compiler::ast::{Definition, Document, Selection, Value};
    use proptest::prelude::*;

    /// How deep the tree of a selection is, its arguments included.
    fn tree(set: &[Selection]) -> usize {
        let of = |selection: &Selection| match selection {
            Selection::Field(field) => {
                let arguments = field.arguments.iter().map(|argument| 1 + value_depth(&argument.value));
                tree(&field.selection_set).max(arguments.max().unwrap_or(0))
            }
            Selection::InlineFragment(fragment) => tree(&fragment.selection_set),
            Selection::FragmentSpread(_) => 0,
        };
        if set.is_empty() { 0 } else { 1 + set.iter().map(of).max().unwrap_or(0) }
    }

    fn value_depth(value: &Value) -> usize {
        match value {
            Value::List(values) => 1 + values.iter().map(|value| value_depth(value)).max().unwrap_or(0),
            Value::Object(fields) => 1 + fields.iter().map(|(_, value)| value_depth(value)).max().unwrap_or(0),
            _ => 0,
        }
    }

    #[test]
    fn depth_counts_and_what_is_quoted_or_commented_does_not() {
        let nested = |levels: usize| format!("{{ a(b: {}{}) }}", "[".repeat(levels), "]".repeat(levels));
        assert_eq!(scan(&nested(MAXIMUM_NESTING - 2)), Ok(MAXIMUM_NESTING));
        assert_eq!(scan(&nested(MAXIMUM_NESTING - 1)), Err(GuardError::Nesting));
        let brackets = "[".repeat(1_000);
        assert_eq!(scan(&format!("{{ a(b: \"{brackets}\", c: \"\"\"{brackets}\"\"\") # {brackets}\n }}")), Ok(2));
    }

    #[test]
    fn ten_thousand_values_fit() {
        let values = vec!["\"iom\""; 10_000].join(", ");
        assert_eq!(scan(&format!("{{ agencies(where: {{ slug: {{ in: [{values}] }} }}) {{ totalCount }} }}")), Ok(5));
        assert_eq!(scan(&"a ".repeat(MAXIMUM_TOKENS + 1)), Err(GuardError::Tokens));
        assert_eq!(scan(&"@a".repeat(MAXIMUM_DIRECTIVES + 1)), Err(GuardError::Directives));
    }

    #[test]
    fn what_means_nothing_is_blank_and_strings_stay() {
        let document = "{ a,:#é, \"\n b(c: \"x, #y\", d: \"\"\"z,#\"\"\") ...,on \u{feff}}";
        let blank = "{ a :      \n b(c: \"x, #y\"  d: \"\"\"z,#\"\"\") ... on    }";
        assert_eq!(blanked(document), blank);
        assert_eq!(blanked(document).len(), document.len());
    }

    #[test]
    fn a_string_without_an_end_is_refused() {
        for document in ["{ a(b: \"", "{ a(b: \"\n\") }", "{ a(b: \"\"\"x\" [[]]) }", "\"\\"] {
            assert_eq!(scan(document), Err(GuardError::OpenString), "{document}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn no_tree_is_deeper_than_was_seen(parts in prop::collection::vec(
            prop::sample::select(vec!["{", "}", "[", "]", "(", ")", "a", "a:", "\"", "\"\"\"", "\\", "\"x\"", "#", "\n", " ", "1", "a(b:", "{a", "[1]"]),
            0..60,
        )) {
            let document = format!("{{a(b:[{}", parts.concat());
            for document in [&document, &format!("{document}])}}")] {
                let Ok(parsed) = Document::parse(document.as_str(), "document") else { continue };
                let Ok(seen) = scan(document) else { continue };
                for definition in &parsed.definitions {
                    if let Definition::OperationDefinition(operation) = definition {
                        prop_assert!(tree(&operation.selection_set) <= seen, "{document}");
                    }
                }
            }
        }
    }
}
