//! Documents: read, measured, checked against the schema, and kept.
//!
//! Nothing walks a document before it was measured with its fragments written out, each fragment once. The parser and
//! the rules of the specification are those of apollo-compiler; what it leaves open is checked here.

use crate::answer::{
    error::{Code, Error, Location, MAXIMUM_ERRORS},
    explain::{self, Explained},
    guard, phrase, schema,
};
use crate::table::refusal::quoted;
use apollo_compiler::{
    ExecutableDocument, Node, Schema,
    ast::{self, Definition, Selection, Value},
    diagnostic::ToCliReport,
    executable::Operation,
    parser::{Parser, SourceMap, SourceSpan},
    validation::{DiagnosticList, Valid},
};
use quick_cache::{Weighter, sync::Cache};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, LazyLock},
};

/// How many fragments a document may define.
pub const MAXIMUM_FRAGMENTS: usize = 100;

/// How many operations a document may define.
pub const MAXIMUM_OPERATIONS: usize = 20;

/// How many variables an operation may define.
pub const MAXIMUM_VARIABLES: usize = 100;

/// How many fields and fragments a document may select, all fragments written out.
pub const MAXIMUM_SELECTIONS: usize = 10_000;

/// How many fields may stand beside each other where the answer begins.
pub const MAXIMUM_ROOT_FIELDS: usize = 100;

/// How many names a document may give to fields.
pub const MAXIMUM_ALIASES: usize = 300;

/// How deep fields may stand inside each other, all fragments written out.
pub const MAXIMUM_DEPTH: usize = 24;

/// How many lists of the schema's own description may stand inside each other.
pub const MAXIMUM_INTROSPECTION_LISTS: usize = 2;

/// How many names of a document a message quotes.
const QUOTED_NAMES: usize = 8;

/// How many bytes of memory the documents that are kept may take.
const KEPT_BYTES: u64 = 64 * 1024 * 1024;

/// How many bytes a document takes at least, and how many more for each byte of its text, once it is read: measured with
/// many of each length, 1.5 kB for 19 bytes, 5.4 kB for 148, 184 kB for 5.8 kB.
const READ_BYTES: (u64, u64) = (1_500, 32);

/// A document that was read and checked.
pub type Checked = Valid<ExecutableDocument>;

/// The schema as the checks know it.
pub fn rules() -> &'static Valid<Schema> {
    static RULES: LazyLock<Valid<Schema>> = LazyLock::new(|| {
        Schema::parse_and_validate(schema::print(), "schema.graphql").expect("the schema prints what is valid")
    });
    &RULES
}

/// The documents that were read and checked, those asked last the longest.
pub struct Documents(Cache<String, Arc<Checked>, Bytes>);

#[derive(Clone)]
struct Bytes;

impl Weighter<String, Arc<Checked>> for Bytes {
    fn weight(&self, text: &String, _: &Arc<Checked>) -> u64 {
        bytes_of(text)
    }
}

/// How many bytes of memory a document takes once it is read.
pub(super) fn bytes_of(text: &str) -> u64 {
    READ_BYTES.0 + READ_BYTES.1 * text.len() as u64
}

impl Default for Documents {
    fn default() -> Self {
        Documents::within(KEPT_BYTES)
    }
}

impl Documents {
    /// Those that find room in so many bytes.
    fn within(bytes: u64) -> Self {
        Documents(Cache::with_weighter(1_000, bytes, Bytes))
    }

    /// The document, read and checked, if it is one that can be answered.
    pub fn get(&self, text: &str) -> Result<Arc<Checked>, Vec<Error>> {
        if let Some(kept) = self.0.get(text) {
            return Ok(kept);
        }
        let document = Arc::new(read(text)?);
        self.0.insert(text.to_owned(), Arc::clone(&document));
        Ok(document)
    }

    /// The document, if it is kept: then it costs nothing to be read.
    pub fn peek(&self, text: &str) -> Option<Arc<Checked>> {
        self.0.get(text)
    }
}

fn read(text: &str) -> Result<Checked, Vec<Error>> {
    guard::scan(text).map_err(|refused| vec![Error::new(refused.code(), refused.to_string())])?;
    let parsed =
        Parser::new().parse_ast(guard::blanked(text), "document").map_err(|broken| vec![syntax(&broken.errors)])?;
    let parsed_sources = parsed.sources.clone();
    let mut errors = Vec::new();
    measure(&parsed, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    let Explained { mut errors, offsets } = explain::errors(rules(), &parsed);
    match parsed.to_executable_validate(rules()) {
        Ok(document) if errors.is_empty() => Ok(document),
        Ok(_) => Err(errors),
        Err(found) => {
            let explained = !errors.is_empty();
            for diagnostic in found.errors.iter() {
                // More of them are not shown, and to find a place takes time.
                if errors.len() >= MAXIMUM_ERRORS {
                    break;
                }
                let (span, text) = (diagnostic.error.location(), diagnostic.error.to_string());
                let kind = diagnostic.error.unstable_error_name().unwrap_or_default();
                let at_explained = span.is_some_and(|span| offsets.contains(&span.offset()));
                // What is explained better is not said twice.
                if at_explained || explained && explain::explains(kind, &text) {
                    continue;
                }
                let code = match kind {
                    "RecursionError" | "RecursionLimitError" => Code::QueryTooDeep,
                    _ => Code::ValidationFailed,
                };
                let message = phrase::fault(kind, &text);
                // Found at each of the operations, or by each of the rules.
                let once = span.is_none() || kind == "AmbiguousAnonymousOperation";
                if !once || errors.iter().all(|error| error.message != message) {
                    errors.push(Error::new(code, message).at(span.and_then(|span| location(span, &parsed_sources))));
                }
            }
            Err(errors)
        }
    }
}

/// The operation that is asked for; an empty name is none.
pub fn operation<'d>(document: &'d Checked, name: Option<&str>) -> Result<&'d Operation, Vec<Error>> {
    let name = name.filter(|name| !name.is_empty());
    document.operations.get(name).map(|operation| &**operation).map_err(|_| {
        let mut names: Vec<&str> = document.operations.named.keys().map(|name| name.as_str()).collect();
        names.sort_unstable();
        let names = quoted_names(&names);
        let message = match name.map(quoted) {
            Some(name) if names.is_empty() => {
                format!("`operationName` is {name:?}, but the operation has no name; leave `operationName` out")
            }
            Some(name) => format!("`operationName` is {name:?}; the document has {names}"),
            None => format!("the document has several operations; choose one with `operationName`: {names}"),
        };
        vec![Error::new(Code::OperationResolutionFailure, message)]
    })
}

/// Names of a document, as many as a message may quote.
fn quoted_names(names: &[&str]) -> String {
    let shown: Vec<_> = names.iter().take(QUOTED_NAMES).map(|name| quoted(name)).collect();
    match names.len().saturating_sub(QUOTED_NAMES) {
        0 => shown.join(", "),
        rest => format!("{} and {rest} more", shown.join(", ")),
    }
}

/// What the operation of this name does, in a document that may be invalid; nothing where there is no such operation.
pub fn operation_type(text: &str, name: Option<&str>) -> Option<ast::OperationType> {
    guard::scan(text).ok()?;
    let parsed = Parser::new().parse_ast(guard::blanked(text), "document").ok()?;
    let mut operations = parsed.definitions.iter().filter_map(|definition| match definition {
        Definition::OperationDefinition(operation) => Some(operation),
        _ => None,
    });
    let asked =
        operations.find(|operation| name.is_none() || operation.name.as_ref().map(|name| name.as_str()) == name);
    asked.map(|operation| operation.operation_type)
}

/// The first syntax error, without the line that it stands in, which may be as long as the document.
fn syntax(found: &DiagnosticList) -> Error {
    let Some(first) = found.iter().next() else {
        return Error::new(Code::ParseFailed, "syntax error");
    };
    let place = first.error.location().and_then(|span| location(span, first.sources));
    Error::new(Code::ParseFailed, phrase::syntax(&first.error.to_string())).at(place)
}

/// Where something stands in its document, lines parted as the language has it. Takes time with the document's length.
pub fn location(span: SourceSpan, sources: &SourceMap) -> Option<Location> {
    let before = sources.get(&span.file_id())?.source_text().get(..span.offset())?;
    let lines = before.replace("\r\n", "\n");
    let start = lines.rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let ended = lines.bytes().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
    Some(Location { line: ended + 1, column: lines[start..].chars().count() + 1 })
}

/// Measures a document before anything walks it: linear in it, because each fragment is measured once.
fn measure(document: &ast::Document, errors: &mut Vec<Error>) {
    let mut measure = Measure { fragments: HashMap::new(), measured: HashMap::new(), aliases: 0, errors };
    let (mut operations, mut variables) = (Vec::new(), 0);
    for definition in &document.definitions {
        match definition {
            Definition::FragmentDefinition(fragment) => {
                measure.fragments.insert(&fragment.name, fragment);
            }
            Definition::OperationDefinition(operation) => {
                variables = variables.max(operation.variables.len());
                operations.push(operation);
            }
            _ => {}
        }
    }
    let fragments = document.definitions.len() - operations.len();
    measure.bound(fragments, MAXIMUM_FRAGMENTS, "defines", "fragments", Code::QueryTooComplex);
    measure.bound(operations.len(), MAXIMUM_OPERATIONS, "defines", "operations", Code::QueryTooComplex);
    measure.bound(variables, MAXIMUM_VARIABLES, "declares", "variables in one operation", Code::QueryTooComplex);
    if !measure.errors.is_empty() {
        return;
    }
    let mut whole = Extent::default();
    // Those that no operation spreads too: validation walks them all the same.
    for definition in &document.definitions {
        if let Definition::FragmentDefinition(fragment) = definition {
            measure.fragment(fragment, &document.sources);
        }
    }
    for operation in operations {
        let extent = measure.set(&operation.selection_set, &document.sources);
        measure.bound(extent.beside, MAXIMUM_ROOT_FIELDS, "asks for", "fields at the top", Code::QueryTooComplex);
        for variable in &operation.variables {
            if let Some(value) = &variable.default_value {
                keys(value, &document.sources, measure.errors);
            }
        }
        whole = whole.and(extent);
    }
    let aliases = measure.aliases;
    measure.bound(
        whole.selections,
        MAXIMUM_SELECTIONS,
        "selects, with its fragments written out,",
        "fields",
        Code::QueryTooComplex,
    );
    measure.bound(aliases, MAXIMUM_ALIASES, "uses", "aliases", Code::QueryTooComplex);
    measure.bound(whole.depth, MAXIMUM_DEPTH, "nests fields", "deep", Code::QueryTooDeep);
    measure.bound(
        whole.introspection,
        MAXIMUM_INTROSPECTION_LISTS,
        "nests",
        "lists of the schema (`fields`, `interfaces`, `possibleTypes`, `inputFields`) inside each other",
        Code::QueryTooDeep,
    );
}

/// How much is selected, and how deep.
#[derive(Clone, Copy, Default)]
struct Extent {
    selections: usize,
    /// Fields of which no other is above.
    beside: usize,
    depth: usize,
    /// Lists of the schema's own description inside each other.
    introspection: usize,
}

impl Extent {
    fn and(self, other: Extent) -> Extent {
        Extent {
            selections: self.selections.saturating_add(other.selections),
            beside: self.beside.saturating_add(other.beside),
            depth: self.depth.max(other.depth),
            introspection: self.introspection.max(other.introspection),
        }
    }
}

struct Measure<'d, 'e> {
    fragments: HashMap<&'d str, &'d Node<ast::FragmentDefinition>>,
    /// The extents of fragments; nothing while one is being measured.
    measured: HashMap<&'d str, Option<Extent>>,
    aliases: usize,
    errors: &'e mut Vec<Error>,
}

impl<'d> Measure<'d, '_> {
    fn bound(&mut self, given: usize, limit: usize, does: &str, what: &str, code: Code) {
        if given > limit {
            let given = if given == usize::MAX { "more than can be counted".to_owned() } else { given.to_string() };
            self.errors.push(Error::new(code, format!("the document {does} {given} {what}; the limit is {limit}")));
        }
    }

    fn fragment(&mut self, fragment: &'d Node<ast::FragmentDefinition>, sources: &SourceMap) -> Extent {
        match self.measured.get(fragment.name.as_str()) {
            Some(Some(extent)) => return *extent,
            Some(None) => {
                let name = quoted(&fragment.name);
                let message = format!("the fragment `{name}` contains itself, directly or through others");
                let location = fragment.location().and_then(|span| location(span, sources));
                self.errors.push(Error::new(Code::ValidationFailed, message).at(location));
                return Extent::default();
            }
            None => {}
        }
        self.measured.insert(&fragment.name, None);
        let extent = self.set(&fragment.selection_set, sources);
        self.measured.insert(&fragment.name, Some(extent));
        extent
    }

    // As deep as brackets stand in the text, and as fragments are many: both were bounded before.
    fn set(&mut self, set: &'d [Selection], sources: &SourceMap) -> Extent {
        let mut whole = Extent::default();
        for selection in set {
            let inner = match selection {
                Selection::Field(field) => {
                    self.aliases += usize::from(field.alias.is_some());
                    for argument in &field.arguments {
                        keys(&argument.value, sources, self.errors);
                    }
                    let below = self.set(&field.selection_set, sources);
                    let lists =
                        matches!(field.name.as_str(), "fields" | "interfaces" | "possibleTypes" | "inputFields");
                    // What describes the schema is bounded by its lists, because tools ask deep for types of types.
                    let deep = usize::from(!matches!(field.name.as_str(), "ofType" | "__schema" | "__type"));
                    Extent {
                        selections: below.selections,
                        beside: 1,
                        depth: below.depth + deep,
                        introspection: below.introspection + usize::from(lists),
                    }
                }
                Selection::InlineFragment(fragment) => self.set(&fragment.selection_set, sources),
                Selection::FragmentSpread(spread) => match self.fragments.get(spread.fragment_name.as_str()).copied() {
                    Some(fragment) => self.fragment(fragment, sources),
                    // One that is not defined is for validation to refuse.
                    None => Extent::default(),
                },
            };
            whole = whole.and(Extent { selections: inner.selections.saturating_add(1), ..inner });
        }
        whole
    }
}

/// Refuses two equal keys in one input object, which the library takes (5.6.3 of the specification).
fn keys(value: &Node<Value>, sources: &SourceMap, errors: &mut Vec<Error>) {
    match value.as_ref() {
        Value::Object(fields) => {
            let mut seen = HashSet::new();
            for (name, value) in fields {
                if !seen.insert(name.as_str()) && errors.len() < MAXIMUM_ERRORS {
                    let name_shown = quoted(name);
                    let message = format!(
                        "`{name_shown}` is given twice in one input object; give it once, or both inside `and`"
                    );
                    let location = name.location().and_then(|span| location(span, sources));
                    errors.push(Error::new(Code::ValidationFailed, message).at(location));
                }
                keys(value, sources, errors);
            }
        }
        Value::List(values) => values.iter().for_each(|value| keys(value, sources, errors)),
        _ => {}
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]
mod tests {
    use super::*;

    #[test]
    fn documents_are_weighed_by_what_they_take_and_not_by_their_length() {
        let documents = Documents::within(100 * (READ_BYTES.0 + 20 * READ_BYTES.1));
        for number in 1_000..2_000 {
            documents.get(&format!("{{a{number}:__typename}}")).unwrap();
        }
        assert!(documents.0.len() <= 100, "{}", documents.0.len());
        assert!(documents.peek("{a1999:__typename}").is_some(), "the last is kept");
    }
}
