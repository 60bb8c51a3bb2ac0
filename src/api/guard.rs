//! Looks a document over before the parser does, which is recursive and knows no depth until its tree is built.
//!
//! One pass over the text, without memory of its own: for every document that the parser accepts, the depth seen here is
//! at least that of its tree. What was parsed is measured with its fragments written out, each fragment once, before
//! anything walks it.

use crate::api::error::Code;
use async_graphql::{
    Positioned,
    parser::types::{ExecutableDocument, Selection, SelectionSet},
};
use std::collections::HashMap;

/// How deep brackets of all three kinds may stand inside each other.
pub const MAXIMUM_NESTING: usize = 64;

/// How many words, numbers, strings and signs a document may have.
pub const MAXIMUM_TOKENS: usize = 15_000;

/// How many directives a document may have.
pub const MAXIMUM_DIRECTIVES: usize = 50;

/// How many fragments a document may define.
pub const MAXIMUM_FRAGMENTS: usize = 100;

/// How many operations a document may define.
pub const MAXIMUM_OPERATIONS: usize = 20;

/// How many fields and fragments a document may select, all fragments written out.
pub const MAXIMUM_SELECTIONS: usize = 10_000;

/// How deep fields may stand inside each other, all fragments written out.
pub const MAXIMUM_DEPTH: usize = 24;

/// Why a document is not read.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum GuardError {
    /// Too many fragments.
    #[error("the document defines {0} fragments; it may define {MAXIMUM_FRAGMENTS}")]
    Fragments(usize),
    /// Too many operations.
    #[error("the document defines {0} operations; it may define {MAXIMUM_OPERATIONS}")]
    Operations(usize),
    /// A fragment that contains itself.
    #[error("the fragment `{0}` spreads itself, directly or through others")]
    Cycle(String),
    /// Too much, once the fragments are written out.
    #[error("with its fragments written out, the document selects more than {MAXIMUM_SELECTIONS} fields")]
    Selections,
    /// Too deep, once the fragments are written out.
    #[error("fields stand {0} deep inside each other; they may stand {MAXIMUM_DEPTH} deep")]
    Depth(usize),
    /// Too deep.
    #[error("brackets stand more than {MAXIMUM_NESTING} deep inside each other; {MAXIMUM_NESTING} may")]
    Nesting,
    /// Too long.
    #[error("the document has more than {MAXIMUM_TOKENS} words and signs; {MAXIMUM_TOKENS} it may have")]
    Tokens,
    /// Too many directives.
    #[error("the document has more than {MAXIMUM_DIRECTIVES} directives; {MAXIMUM_DIRECTIVES} it may have")]
    Directives,
    /// A string without an end. The parser would take one of these for another and so find brackets where none are seen here.
    #[error("the document is no GraphQL: a string has no end")]
    OpenString,
}

impl GuardError {
    /// The code by which clients tell it apart.
    pub fn code(&self) -> Code {
        match self {
            GuardError::Nesting | GuardError::Depth(_) => Code::QueryTooDeep,
            GuardError::Tokens
            | GuardError::Directives
            | GuardError::Fragments(_)
            | GuardError::Operations(_)
            | GuardError::Selections => Code::QueryTooComplex,
            GuardError::Cycle(_) => Code::ValidationFailed,
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

/// Looks a parsed document over: how much it selects once its fragments are written out. Each fragment is measured once,
/// so this is linear in the document; a chain of fragments is no longer than there may be fragments.
pub fn measure(document: &ExecutableDocument) -> Result<(), GuardError> {
    if document.fragments.len() > MAXIMUM_FRAGMENTS {
        return Err(GuardError::Fragments(document.fragments.len()));
    }
    let operations = document.operations.iter().count();
    if operations > MAXIMUM_OPERATIONS {
        return Err(GuardError::Operations(operations));
    }
    let mut measured = HashMap::new();
    // Those that no operation spreads too: validation walks them all the same.
    for name in document.fragments.keys() {
        measure_fragment(document, name, &mut measured)?;
    }
    let mut whole = Extent::default();
    for (_, operation) in document.operations.iter() {
        whole = whole.beside(measure_set(document, &operation.node.selection_set, &mut measured)?);
    }
    match whole {
        Extent { selections, .. } if selections > MAXIMUM_SELECTIONS => Err(GuardError::Selections),
        // Introspection as tools ask for it is some fifteen deep.
        Extent { depth, .. } if depth > MAXIMUM_DEPTH => Err(GuardError::Depth(depth)),
        Extent { .. } => Ok(()),
    }
}

/// How much is selected, and how deep.
#[derive(Clone, Copy, Default)]
struct Extent {
    selections: usize,
    depth: usize,
}

impl Extent {
    fn beside(self, other: Extent) -> Extent {
        Extent { selections: self.selections.saturating_add(other.selections), depth: self.depth.max(other.depth) }
    }
}

/// The extents of fragments; nothing while a fragment is being measured.
type Measured<'d> = HashMap<&'d str, Option<Extent>>;

fn measure_fragment<'d>(
    document: &'d ExecutableDocument,
    name: &'d str,
    measured: &mut Measured<'d>,
) -> Result<Extent, GuardError> {
    match measured.get(name) {
        Some(Some(extent)) => return Ok(*extent),
        Some(None) => return Err(GuardError::Cycle(name.to_owned())),
        None => {}
    }
    // A fragment that is not defined is for validation to refuse.
    let Some(fragment) = document.fragments.get(name) else { return Ok(Extent::default()) };
    measured.insert(name, None);
    let extent = measure_set(document, &fragment.node.selection_set, measured)?;
    measured.insert(name, Some(extent));
    Ok(extent)
}

fn measure_set<'d>(
    document: &'d ExecutableDocument,
    set: &'d Positioned<SelectionSet>,
    measured: &mut Measured<'d>,
) -> Result<Extent, GuardError> {
    let mut whole = Extent::default();
    for selection in &set.node.items {
        let inner = match &selection.node {
            Selection::Field(field) => {
                let below = measure_set(document, &field.node.selection_set, measured)?;
                Extent { selections: below.selections, depth: below.depth + 1 }
            }
            Selection::InlineFragment(fragment) => measure_set(document, &fragment.node.selection_set, measured)?,
            Selection::FragmentSpread(spread) => measure_fragment(document, &spread.node.fragment_name.node, measured)?,
        };
        let one = Extent { selections: inner.selections.saturating_add(1), depth: inner.depth };
        whole = whole.beside(one);
    }
    Ok(whole)
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
    use async_graphql::{
        Positioned,
        parser::{
            parse_query,
            types::{Selection, SelectionSet},
        },
    };
    use async_graphql_value::Value;
    use proptest::prelude::*;

    /// How deep the tree of a selection is, its arguments included.
    fn tree(set: &Positioned<SelectionSet>) -> usize {
        let of = |selection: &Positioned<Selection>| match &selection.node {
            Selection::Field(field) => {
                let arguments = field.node.arguments.iter().map(|(_, value)| 1 + value_depth(&value.node));
                tree(&field.node.selection_set).max(arguments.max().unwrap_or(0))
            }
            Selection::InlineFragment(fragment) => tree(&fragment.node.selection_set),
            Selection::FragmentSpread(_) => 0,
        };
        if set.node.items.is_empty() { 0 } else { 1 + set.node.items.iter().map(of).max().unwrap_or(0) }
    }

    fn value_depth(value: &Value) -> usize {
        match value {
            Value::List(values) => 1 + values.iter().map(value_depth).max().unwrap_or(0),
            Value::Object(fields) => 1 + fields.values().map(value_depth).max().unwrap_or(0),
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
    fn a_string_without_an_end_is_refused() {
        for document in ["{ a(b: \"", "{ a(b: \"\n\") }", "{ a(b: \"\"\"x\" [[]]) }", "\"\\"] {
            assert_eq!(scan(document), Err(GuardError::OpenString), "{document}");
        }
    }

    fn measured(document: &str) -> Result<(), GuardError> {
        measure(&parse_query(document).expect("it is GraphQL"))
    }

    #[test]
    fn a_fragment_that_spreads_itself_is_refused() {
        let through = "{ a { ...F } } fragment F on A { b { ...G } } fragment G on A { c { ...F } }";
        assert!(matches!(measured(through), Err(GuardError::Cycle(_))));
        assert!(matches!(measured("{ a } fragment F on A { ...F }"), Err(GuardError::Cycle(_))));
    }

    #[test]
    fn doubling_fragments_are_refused_whatever_the_number_of_levels() {
        for levels in [14, 22, 24, 30, 99] {
            let fragment = |level: usize| format!("fragment F{level} on A {{ ...F{0} ...F{0} }}", level + 1);
            let fragments: String = (0..levels).map(fragment).collect();
            let document = format!("{{ ...F0 }} {fragments} fragment F{levels} on A {{ a }}");
            assert_eq!(measured(&document), Err(GuardError::Selections), "{levels}");
        }
    }

    #[test]
    fn what_a_document_defines_and_selects_is_bounded() {
        let fragments: String = (0..=MAXIMUM_FRAGMENTS).map(|at| format!("fragment F{at} on A {{ a }}")).collect();
        assert_eq!(measured(&format!("{{ a }} {fragments}")), Err(GuardError::Fragments(MAXIMUM_FRAGMENTS + 1)));
        let operations: String = (0..=MAXIMUM_OPERATIONS).map(|at| format!("query Q{at} {{ a }}")).collect();
        assert_eq!(measured(&operations), Err(GuardError::Operations(MAXIMUM_OPERATIONS + 1)));
        let nested = |levels: usize| format!("{}a{}", "{ a ".repeat(levels - 1) + "{ ", " }".repeat(levels));
        assert_eq!(measured(&nested(MAXIMUM_DEPTH)), Ok(()));
        assert_eq!(measured(&nested(MAXIMUM_DEPTH + 1)), Err(GuardError::Depth(MAXIMUM_DEPTH + 1)));
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
                let Ok(parsed) = parse_query(document) else { continue };
                let Ok(seen) = scan(document) else { continue };
                for (_, operation) in parsed.operations.iter() {
                    prop_assert!(tree(&operation.node.selection_set) <= seen, "{document}");
                }
            }
        }
    }
}
