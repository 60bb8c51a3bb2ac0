//! The values of variables, checked against their types on every request.

use crate::{
    answer::{
        document::location,
        error::{Code, Error},
        explain::not_an_object,
        hint::{self, OFFERED, Spelling, offer},
    },
    table::{
        given::ANY,
        refusal::{Refusal, quoted},
    },
};
use apollo_compiler::{
    Schema,
    ast::{Type, Value as Literal},
    executable::Operation,
    parser::SourceMap,
    schema::ExtendedType,
};
use entity::partial_date::PartialDate;
use serde_json::{Map, Value};

/// How many bytes of a text count as one value.
const TEXT_SIZE: usize = 256;

/// The values of an operation's variables: those given, else their defaults; left out where there is neither.
pub fn coerced(
    schema: &Schema,
    operation: &Operation,
    sources: &SourceMap,
    given: &Map<String, Value>,
) -> Result<Map<String, Value>, Vec<Error>> {
    let (mut values, mut errors) = (Map::new(), Vec::new());
    for variable in &operation.variables {
        let name = variable.name.as_str();
        let place = variable.location().and_then(|span| location(span, sources));
        let value = match (given.get(name), &variable.default_value) {
            (Some(value), _) => coerce(schema, &variable.ty, value, &format!("${}", quoted(name))),
            (None, Some(default)) => Ok(literal(default, &Map::new()).unwrap_or(Value::Null)),
            (None, None) if variable.ty.is_non_null() => Err(not_given(name, &variable.ty, given)),
            (None, None) => continue,
        };
        match value {
            Ok(value) => drop(values.insert(name.to_owned(), value)),
            Err(message) => errors.push(Error::new(Code::BadUserInput, message).at(place)),
        }
    }
    if errors.is_empty() { Ok(values) } else { Err(errors) }
}

fn not_given(name: &str, ty: &Type, given: &Map<String, Value>) -> String {
    let shown = quoted(name);
    match given.keys().find(|other| other.trim_start_matches('$').eq_ignore_ascii_case(name)) {
        Some(other) => format!("the variable `${shown}` ({ty}) is missing; `variables` has {other:?} instead"),
        None => format!("the variable `${shown}` ({ty}) is missing; give it in `variables`"),
    }
}

/// A literal as a value, with its variables filled in; nothing where it is a variable without a value.
pub fn literal(literal: &Literal, variables: &Map<String, Value>) -> Option<Value> {
    Some(match literal {
        Literal::Null => Value::Null,
        Literal::Enum(word) => Value::from(word.as_str()),
        Literal::Variable(name) => variables.get(name.as_str())?.clone(),
        Literal::String(text) => Value::from(text.as_str()),
        Literal::Float(number) => Value::from(number.try_to_f64().unwrap_or_default()),
        Literal::Int(number) => match number.as_str().parse::<i64>() {
            Ok(number) => Value::from(number),
            Err(_) => Value::from(number.try_to_f64().unwrap_or_default()),
        },
        Literal::Boolean(value) => Value::from(*value),
        Literal::List(items) => {
            let item = |item: &Literal| self::literal(item, variables).unwrap_or(Value::Null);
            Value::Array(items.iter().map(|value| item(value)).collect())
        }
        Literal::Object(fields) => {
            let field = |(name, value): &(apollo_compiler::Name, apollo_compiler::Node<Literal>)| {
                Some((name.to_string(), self::literal(value, variables)?))
            };
            Value::Object(fields.iter().filter_map(field).collect())
        }
    })
}

/// How much a literal asks for: the values in it, with their variables filled in, and a long text as several.
pub fn size(literal: &Literal, variables: &Map<String, Value>) -> usize {
    match literal {
        Literal::Variable(name) => variables.get(name.as_str()).map_or(1, value_size),
        Literal::String(text) => 1 + text.len() / TEXT_SIZE,
        Literal::List(items) => items.iter().fold(1, |sum, item| sum + size(item, variables)),
        Literal::Object(fields) => fields.iter().fold(1, |sum, (_, value)| sum + size(value, variables)),
        Literal::Null | Literal::Enum(_) | Literal::Float(_) | Literal::Int(_) | Literal::Boolean(_) => 1,
    }
}

fn value_size(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.len() / TEXT_SIZE,
        Value::Array(items) => items.iter().fold(1, |sum, item| sum + value_size(item)),
        Value::Object(fields) => fields.values().fold(1, |sum, value| sum + value_size(value)),
        Value::Null | Value::Bool(_) | Value::Number(_) => 1,
    }
}

/// Refuses a null where the type has none: a variable that may be null, given as null, may stand where a null may not.
pub fn check_nulls(ty: &Type, value: &Value, path: &str) -> Result<(), Refusal> {
    match (ty, value) {
        (Type::NonNullNamed(_) | Type::NonNullList(_), Value::Null) => {
            Err(Refusal::of(path, format_args!("is null, but must be given ({ty})")))
        }
        (Type::List(of) | Type::NonNullList(of), Value::Array(items)) => {
            items.iter().try_for_each(|item| check_nulls(of, item, path))
        }
        _ => Ok(()),
    }
}

/// A value as its type has it, or what is wrong with it; `path` leads to it from its variable.
fn coerce(schema: &Schema, ty: &Type, value: &Value, path: &str) -> Result<Value, String> {
    match (ty, value) {
        (Type::NonNullNamed(_) | Type::NonNullList(_), Value::Null) => {
            Err(format!("`{path}` is null, but must be given ({ty})"))
        }
        (_, Value::Null) => Ok(Value::Null),
        (Type::List(item) | Type::NonNullList(item), Value::Array(items)) => {
            let item = |(at, value): (usize, &Value)| coerce(schema, item, value, &format!("{path}[{at}]"));
            items.iter().enumerate().map(item).collect()
        }
        // A single value counts as a list of one.
        (Type::List(item) | Type::NonNullList(item), single) => {
            Ok(Value::Array(vec![coerce(schema, item, single, path)?]))
        }
        (Type::Named(name) | Type::NonNullNamed(name), value) => match schema.types.get(name) {
            Some(ExtendedType::Enum(words)) => match value.as_str() {
                Some(word) if words.values.contains_key(word) => Ok(value.clone()),
                _ => {
                    let names = words.values.keys().map(|name| name.as_str());
                    let hint = offer(value.as_str().unwrap_or_default(), names, OFFERED.0);
                    Err(format!("`{path}` is {}, which is not a value of {name}; {hint}", shown(value)))
                }
            },
            Some(ExtendedType::InputObject(input)) => {
                let Value::Object(fields) = value else {
                    let hint = hint::wrapped(schema, input, value, Spelling::Json);
                    return Err(not_an_object(path, input, &shown(value), hint));
                };
                let mut coerced = Map::new();
                for (field, value) in fields {
                    let Some(known) = input.fields.get(field.as_str()) else {
                        let names = input.fields.keys().map(|name| name.as_str());
                        let hint = hint::instead_of_key(schema, input, field, value, Spelling::Json)
                            .unwrap_or_else(|| offer(field, names, OFFERED.0));
                        return Err(format!("`{path}` has no `{}` ({name}); {hint}", quoted(field)));
                    };
                    coerced.insert(field.clone(), coerce(schema, &known.ty, value, &format!("{path}.{field}"))?);
                }
                for needed in input.fields.values().filter(|field| field.is_required()) {
                    if !coerced.contains_key(needed.name.as_str()) {
                        return Err(format!("`{path}` needs `{}` ({})", needed.name, needed.ty));
                    }
                }
                Ok(Value::Object(coerced))
            }
            _ => scalar(name, value, path),
        },
    }
}

fn scalar(name: &str, value: &Value, path: &str) -> Result<Value, String> {
    if let ("PartialDate", Some(text)) = (name, value.as_str()) {
        return text.parse::<PartialDate>().map(|_| value.clone()).map_err(|error| format!("`{path}`: {error}"));
    }
    let taken = match name {
        "Int" => {
            let fraction = || value.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64);
            let whole = value.as_i64().or_else(fraction);
            whole.filter(|number| i32::try_from(*number).is_ok()).map(Value::from)
        }
        "Float" => value.is_number().then(|| value.clone()),
        "Boolean" => value.is_boolean().then(|| value.clone()),
        "ID" => match value.as_i64() {
            Some(number) => Some(Value::from(number.to_string())),
            None => value.is_string().then(|| value.clone()),
        },
        // What a gateway says of a node, which whoever reads it checks.
        ANY => Some(value.clone()),
        _ => value.is_string().then(|| value.clone()),
    };
    taken.ok_or_else(|| format!("`{path}` must be {}, not {}", hint::wanted(name), shown(value)))
}

/// The beginning of a value, as much as a message may quote.
fn shown(value: &Value) -> String {
    quoted(&value.to_string()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use apollo_compiler::{Name, Node};
    use serde_json::json;

    #[test]
    fn a_literal_is_as_large_as_all_that_is_in_it() {
        let name = |name| Name::new(name).expect("it is a name");
        let one = || Node::new(Literal::Boolean(true));
        let long = Node::new(Literal::String("x".repeat(3 * TEXT_SIZE)));
        let variable = Node::new(Literal::Variable(name("v")));
        let list = Node::new(Literal::List(vec![one(), long, variable]));
        let object = Literal::Object(vec![(name("a"), one()), (name("b"), list), (name("c"), one())]);
        let variables = json!({"v": [1, 2, {"w": 3}]});
        let variables = variables.as_object().expect("it is an object");
        // The object, the list, three truths, the text as four, and the variable as five.
        assert_eq!(size(&object, variables), 1 + 1 + 3 + 4 + value_size(&variables["v"]));
        assert_eq!(value_size(&variables["v"]), 5);
    }
}
