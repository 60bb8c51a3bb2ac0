//! What to write instead of what is wrong: the nearest names, the ways that other servers' words have here, and a bare
//! value put where it belongs.

use crate::table::{order::screaming, refusal::quoted};
use apollo_compiler::{
    Schema,
    schema::{ExtendedType, InputObjectType},
};
use serde_json::Value;

/// How many names a message offers: the first that a document is refused with all that one can look through, those
/// after it the nearest, so that all together stay short.
pub const OFFERED: (usize, usize) = (40, 8);

/// How much of a wrong name is compared with right ones, in bytes.
const LONGEST_RANKED: usize = 64;

/// What there is instead, the nearest first.
pub fn offer<'n>(wrong: &str, names: impl Iterator<Item = &'n str>, offered: usize) -> String {
    let mut names: Vec<&str> = names.collect();
    let wrong = ranked(wrong);
    names.sort_by_cached_key(|name| distance(&wrong, name));
    let rest = names.len().saturating_sub(offered);
    names.truncate(offered);
    let nearest = names.first().filter(|name| is_near(&wrong, name));
    let listed = match rest {
        0 => names.join(", "),
        rest => format!("{} and {rest} more", names.join(", ")),
    };
    match (nearest, &names[..]) {
        (Some(nearest), [_]) => format!("did you mean `{nearest}`?"),
        (Some(nearest), _) => format!("did you mean `{nearest}`? Available: {listed}"),
        (None, []) => "there are none".to_owned(),
        (None, [only]) => format!("use `{only}`"),
        (None, _) => format!("available: {listed}"),
    }
}

/// The name that was probably meant.
fn nearest<'n>(wrong: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let wrong = ranked(wrong);
    names.min_by_key(|name| distance(&wrong, name)).filter(|name| is_near(&wrong, name))
}

/// No name is nearly as long as what begins like this; ranking takes time with its length.
fn ranked(wrong: &str) -> String {
    wrong[..wrong.floor_char_boundary(LONGEST_RANKED)].to_lowercase()
}

fn distance(wrong: &str, name: &str) -> usize {
    let name = name.to_lowercase();
    // One that begins alike is nearer than its length tells.
    let alike = name.starts_with(wrong) || wrong.starts_with(&name);
    strsim::damerau_levenshtein(wrong, &name) / if alike { 3 } else { 1 }
}

fn is_near(wrong: &str, name: &str) -> bool {
    distance(wrong, name) <= 1 + wrong.chars().count() / 3
}

/// What is called so elsewhere, of the arguments of a list.
pub fn usual_argument(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "filter" | "filters" | "condition" | "conditions" | "search" | "q" | "query" => "where",
        "limit" | "take" | "size" | "pagesize" | "page_size" | "count" | "top" | "perpage" | "per_page" => "first",
        "cursor" | "offset" | "skip" | "page" | "from" | "start" => "after",
        "order" | "sort" | "sortby" | "sort_by" | "order_by" | "ordering" => "orderBy",
        "date" | "at" | "on" | "day" | "asof" => "activeOn",
        _ => return None,
    })
}

/// What is called so elsewhere, of the fields of a list in pages.
pub fn usual_field(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "items" | "data" | "results" | "result" | "records" | "rows" | "list" | "entries" | "node" => "nodes",
        "count" | "total" | "length" | "size" => "totalCount",
        _ => return None,
    })
}

/// What is called so elsewhere, of the operands of a condition.
fn usual_operand(name: &str) -> Option<&'static str> {
    Some(match name.trim_start_matches(['_', '$']).to_lowercase().as_str() {
        "equals" | "equal" | "equalto" | "is" | "value" => "eq",
        "not" | "neq" | "noteq" | "notequals" | "isnot" => "ne",
        "nin" | "not_in" => "notIn",
        "like" | "ilike" | "matches" | "match" | "includes" | "regex" | "search" => "contains",
        "beginswith" | "starts_with" | "prefix" => "startsWith",
        "before" | "lessthan" => "lt",
        "after" | "greaterthan" | "since" => "gt",
        "min" | "from" => "gte",
        "max" | "to" | "until" => "lte",
        "null" | "is_null" | "exists" | "isnotnull" => "isNull",
        "any" | "anyof" => "some",
        "all" => "every",
        _ => return None,
    })
}

/// In which language a message writes a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// That of documents.
    Literal,
    /// That of variables.
    Json,
}

impl Spelling {
    /// A key, or a word of an enum.
    fn name(self, name: &str) -> String {
        match self {
            Spelling::Literal => name.to_owned(),
            Spelling::Json => format!("\"{name}\""),
        }
    }
}

/// How a bare value is written where a condition or a key of an order is taken.
pub fn wrapped(schema: &Schema, input: &InputObjectType, given: &Value, spelling: Spelling) -> Option<String> {
    // What is long is not written out once more.
    let given = match given {
        Value::Array(items) => Value::Array(items.iter().take(2).cloned().collect()),
        other => other.clone(),
    };
    if quoted(&given.to_string()).ends_with('…') || matches!(given, Value::Object(_) | Value::Null) {
        return None;
    }
    let of = |operand: &str| {
        let field = input.fields.get(operand)?;
        let value = spelt(schema, field.ty.inner_named_type(), &given, spelling)?;
        Some(format!("{{{}: {value}}}", spelling.name(operand)))
    };
    let far = |column: &str| {
        let filter = schema.get_input_object(input.fields.get(column)?.ty.inner_named_type())?;
        Some(format!("{{{}: {}}}", spelling.name(column), wrapped(schema, filter, &given, spelling)?))
    };
    match &given {
        Value::Array(_) => of("in").or_else(|| of("hasAny")),
        Value::String(text) if text.contains(':') => of("eq").or_else(|| of("has")).or_else(|| far("id")),
        Value::String(text) if input.fields.contains_key("field") => key(schema, input, text, "", spelling),
        Value::String(_) => of("eq").or_else(|| of("has")).or_else(|| far("slug")),
        _ => of("eq").or_else(|| of("has")),
    }
}

/// A value as its type has it; of an enum, the word that was probably meant.
fn spelt(schema: &Schema, ty: &str, given: &Value, spelling: Spelling) -> Option<String> {
    match (given, schema.types.get(ty)) {
        (Value::Array(items), _) => {
            let items: Option<Vec<String>> = items.iter().map(|item| spelt(schema, ty, item, spelling)).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        (Value::String(text), Some(ExtendedType::Enum(words))) => {
            let word = nearest(text, words.values.keys().map(|word| word.as_str()))?;
            Some(spelling.name(word))
        }
        (_, Some(ExtendedType::Enum(_))) => None,
        (given, _) => match (ty, given) {
            ("Int" | "Float", Value::Number(_)) | ("Boolean", Value::Bool(_)) => Some(given.to_string()),
            ("Int" | "Float" | "Boolean", _) => None,
            (_, Value::String(_)) => Some(given.to_string()),
            (_, Value::Number(number)) => Some(format!("\"{number}\"")),
            _ => None,
        },
    }
}

/// How a key of an order is written: `{field: NAME, direction: DESC}`.
fn key(schema: &Schema, order: &InputObjectType, name: &str, direction: &str, spelling: Spelling) -> Option<String> {
    let words = schema.get_enum(order.fields.get("field")?.ty.inner_named_type())?;
    let wanted = [name.to_owned(), screaming(name)];
    let word = words.values.keys().find(|word| wanted.iter().any(|wanted| word.eq_ignore_ascii_case(wanted)))?;
    let field = format!("{}: {}", spelling.name("field"), spelling.name(word));
    Some(match direction.to_uppercase().as_str() {
        direction @ ("ASC" | "DESC") => {
            format!("{{{field}, {}: {}}}", spelling.name("direction"), spelling.name(direction))
        }
        _ => format!("{{{field}}}"),
    })
}

/// What to write instead of an unknown key of an input object.
pub fn instead_of_key(
    schema: &Schema,
    input: &InputObjectType,
    name: &str,
    given: &Value,
    spelling: Spelling,
) -> Option<String> {
    let known = |name: &str| input.fields.contains_key(name);
    if known("some") && known("every") {
        let far = schema.get_input_object(input.fields["some"].ty.inner_named_type())?;
        if far.fields.contains_key(name) {
            let inside = format!("{{{}: …}}", spelling.name(name));
            return Some(format!("say of how many it must hold: write {{{}: {inside}}}", spelling.name("some")));
        }
    }
    if known("field") && known("direction") {
        return key(schema, input, name, given.as_str().unwrap_or_default(), spelling)
            .map(|key| format!("write {key}"));
    }
    let lower = name.to_lowercase();
    let joins = matches!(lower.as_str(), "and" | "or" | "not") && known(&lower);
    let usual = if joins { Some(lower.as_str()) } else { usual_operand(name).filter(|usual| known(usual)) };
    usual.map(|usual| format!("use `{usual}`"))
}

/// What a scalar takes.
pub fn wanted(scalar: &str) -> &'static str {
    match scalar {
        "Int" => "a whole number from -2147483648 to 2147483647 (Int)",
        "Float" => "a number (Float)",
        "Boolean" => "true or false (Boolean)",
        "ID" => "an id in quotes, such as \"agency:iom\" (ID)",
        "PartialDate" => "a date in quotes, such as \"2017-04\" (PartialDate)",
        _ => "a text in quotes (String)",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One or two words of each of the lists above.
    #[test]
    fn words_of_other_apis_lead_to_those_of_this_one() {
        let led = |to: fn(&str) -> Option<&'static str>, cases: &[(&str, Option<&str>)]| {
            for (word, ours) in cases {
                assert_eq!(to(word), *ours, "{word}");
            }
        };
        led(
            usual_argument,
            &[
                ("filter", Some("where")),
                ("limit", Some("first")),
                ("pageSize", Some("first")),
                ("offset", Some("after")),
                ("sort_by", Some("orderBy")),
                ("asOf", Some("activeOn")),
                ("colour", None),
            ],
        );
        led(usual_field, &[("items", Some("nodes")), ("total", Some("totalCount")), ("colour", None)]);
        led(
            usual_operand,
            &[
                ("_equals", Some("eq")),
                ("$not", Some("ne")),
                ("nin", Some("notIn")),
                ("iLike", Some("contains")),
                ("prefix", Some("startsWith")),
                ("before", Some("lt")),
                ("since", Some("gt")),
                ("min", Some("gte")),
                ("until", Some("lte")),
                ("exists", Some("isNull")),
                ("is_null", Some("isNull")),
                ("anyOf", Some("some")),
                ("all", Some("every")),
                ("colour", None),
            ],
        );
    }
}
