//! What the library finds wrong with a document, in our words: what is wrong, and what to do.
//!
//! The library gives each kind of fault a name and a sentence; what the sentence quotes is taken from it.

use crate::table::refusal::{quoted, shortened};

/// What is wrong with a document that can be read, by the library's name and sentence for it.
pub fn fault(kind: &str, text: &str) -> String {
    let names: Vec<String> = text.split('`').skip(1).step_by(2).map(|name| quoted(name).into_owned()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let first_word = text.split(' ').next().unwrap_or_default();
    match (kind, &names[..]) {
        ("UnusedVariable", [variable]) => format!("`{variable}` is declared but never used; remove it"),
        ("UndefinedVariable", [variable]) => {
            format!("`{variable}` is not declared; declare it in the operation: query({variable}: …)")
        }
        ("UniqueVariable", [variable]) => format!("`{variable}` is declared twice; declare it once"),
        ("DisallowedVariableUsage", [variable, given, argument, wanted]) => {
            format!("`{variable}` is of type {given}, but `{argument}` takes {wanted}; declare `{variable}: {wanted}`")
        }
        ("VariableInputType", [variable]) => {
            format!("`{variable}` can't be of a type that is answered; give it the type of the argument it is for")
        }
        ("UniqueArgument", [argument]) => format!("the argument `{argument}` is given twice; give it once"),
        ("UndefinedArgument", [argument, of]) => format!("`{of}` has no argument `{argument}`; use `if`"),
        ("RequiredArgument", [of]) => {
            let (of, argument) = of.split_once('(').unwrap_or((of, ""));
            let argument = argument.trim_end_matches([':', ')']);
            format!("`{of}` needs the argument `{argument}`: write `{of}({argument}: …)`")
        }
        ("UndefinedDirective", [directive]) => {
            format!("there is no directive `{directive}`; use `@skip(if: …)` or `@include(if: …)`")
        }
        ("UniqueDirective", _) => {
            let directive = text.split(' ').nth(2).unwrap_or_default();
            format!("`@{}` is given twice in one place; give it once", quoted(directive))
        }
        ("UnsupportedLocation", _) => {
            format!("`@{}` can't stand here; put it on a field or a fragment", quoted(first_word))
        }
        ("AmbiguousAnonymousOperation", _) => {
            "an anonymous operation must be the only one of its document; name each of them".to_owned()
        }
        ("OperationNameCollision", [name]) => {
            format!("more than one operation is named `{name}`; give each a name of its own")
        }
        ("FragmentNameCollision", [name]) => {
            format!("more than one fragment is named `{name}`; give each a name of its own")
        }
        ("UndefinedRootOperation", [kind]) => format!("the data can only be read; send a query instead of a {kind}"),
        ("MissingSubselection", _) => "say which fields are wanted: `{ … }`".to_owned(),
        ("UndefinedField", [of, field]) => format!("`{of}` has no field `{field}`"),
        ("UnsupportedValueType", _) => text.replacen("expected value", "expected a value", 1),
        ("UnusedFragment", [name]) => {
            format!("the fragment `{name}` is never used; spread it (`...{name}`) or remove it")
        }
        ("UndefinedFragment", [name]) => format!("there is no fragment `{name}` in the document"),
        ("InvalidFragmentSpread", [name, on, owner]) => {
            format!("the fragment `{name}` is on `{on}` and never applies to `{owner}`")
        }
        ("InvalidFragmentSpread", [on, owner]) => format!("`... on {on}` never applies to `{owner}`"),
        ("InvalidFragmentTarget", [name]) => {
            format!("the fragment `{name}` must be on an object or an interface")
        }
        ("InvalidFragmentTarget", []) => "`... on` must name an object or an interface".to_owned(),
        ("ConflictingFieldName", [name]) => {
            format!("`{name}` stands for two different fields; give one of them an alias of its own")
        }
        ("ConflictingFieldArgument", [name]) => {
            format!("`{name}` is asked for twice with different arguments; give one of them an alias of its own")
        }
        ("ConflictingFieldType", [name]) => {
            format!("`{name}` stands for fields of different types; give one of them an alias of its own")
        }
        ("TypeSystemDefinition", _) => {
            let found = text.rsplit("contain ").next().unwrap_or_default();
            format!("a question can't contain {found}; send operations and fragments only")
        }
        ("RecursionError" | "RecursionLimitError", _) => {
            "the document is nested too deeply to be checked; use fewer fragments inside each other".to_owned()
        }
        _ => shortened(text),
    }
}

/// Signs by the parser's names for them.
const SIGNS: [(&str, &str); 14] = [
    ("L_CURLY", "`{`"),
    ("R_CURLY", "`}`"),
    ("L_PAREN", "`(`"),
    ("R_PAREN", "`)`"),
    ("L_BRACK", "`[`"),
    ("R_BRACK", "`]`"),
    ("COLON", "`:`"),
    ("EQ", "`=`"),
    ("BANG", "`!`"),
    ("DOLLAR", "`$`"),
    ("AT", "`@`"),
    ("SPREAD", "`...`"),
    ("PIPE", "`|`"),
    ("AMP", "`&`"),
];

/// Why a document can't be read, by the parser's sentence for it.
pub fn syntax(text: &str) -> String {
    let said = text.strip_prefix("syntax error: ").unwrap_or(text).trim_end_matches('.');
    let known = match said {
        "Unexpected <EOF>" => "the document is empty",
        "expected definition" | "expected a StringValue, Name or OperationDefinition" => {
            "expected `{`, `query` or `fragment`"
        }
        "expected at least one Selection in Selection Set" => "expected a field; a selection can't be empty",
        "expected a Selection Set" | "expected Selection Set" => "expected a selection: `{ … }`",
        "expected a valid Value" => "expected a value",
        "expected an Inline Fragment or a Fragment Spread" => "expected a name or `on` after `...`",
        "expected a Name" | "expected a name" => "expected a name",
        "expected a Type" | "expected a type" => "expected a type",
        "unexpected escaped character" => "unknown escape in a string; write a backslash as \\\\",
        _ => "",
    };
    if !known.is_empty() {
        return format!("syntax error: {known}");
    }
    let (wanted, found) = said.split_once(", got ").unwrap_or((said, ""));
    let mut wanted = wanted.to_owned();
    if let Some((name, sign)) = SIGNS.iter().find(|(name, _)| wanted == format!("expected {name}")) {
        wanted = wanted.replace(name, sign);
    }
    let found = match found {
        "" => String::new(),
        "EOF" => ", found the end of the document".to_owned(),
        found => format!(", found `{}`", quoted(found)),
    };
    let mut characters = wanted.chars();
    let first = characters.next().map(|first| first.to_ascii_lowercase());
    let wanted: String = first.into_iter().chain(characters).collect();
    shortened(&format!("syntax error: {wanted}{found}"))
}
