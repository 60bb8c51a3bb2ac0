//! The values of variables, checked against their types on every request.

use crate::{
    answer::{
        document::location,
        error::{Code, Error},
        explain::offer,
    },
    table::refusal::Refusal,
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

/// How many names a message offers.
const OFFERED: usize = 40;

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
            (Some(value), _) => coerce(schema, &variable.ty, value, &format!("${name}")),
            (None, Some(default)) => Ok(literal(default, &Map::new()).unwrap_or(Value::Null)),
            (None, None) if variable.ty.is_non_null() => Err((
                Code::BadUserInput,
                format!("the variable `${name}` must be given; it is of type {}", variable.ty),
            )),
            (None, None) => continue,
        };
        match value {
            Ok(value) => drop(values.insert(name.to_owned(), value)),
            Err((code, message)) => errors.push(Error::new(code, message).at(place)),
        }
    }
    if errors.is_empty() { Ok(values) } else { Err(errors) }
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
            Err(Refusal::of(path, format_args!("is null; it must be given, and is of type {ty}")))
        }
        (Type::List(of) | Type::NonNullList(of), Value::Array(items)) => {
            items.iter().try_for_each(|item| check_nulls(of, item, path))
        }
        _ => Ok(()),
    }
}

/// A value as its type has it, or what is wrong with it; `path` leads to it from its variable.
fn coerce(schema: &Schema, ty: &Type, value: &Value, path: &str) -> Result<Value, (Code, String)> {
    let invalid = |message: String| Err((Code::ValidationFailed, message));
    match (ty, value) {
        (Type::NonNullNamed(_) | Type::NonNullList(_), Value::Null) => {
            Err((Code::BadUserInput, format!("`{path}` is null; it must be given, and is of type {ty}")))
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
                    let word = value.as_str().unwrap_or_default().to_uppercase();
                    invalid(format!(
                        "`{path}` is {}, which is no {name}; {}",
                        shown(value),
                        offer(&word, names, OFFERED)
                    ))
                }
            },
            Some(ExtendedType::InputObject(input)) => {
                let Value::Object(fields) = value else {
                    return invalid(format!("`{path}` is {}, and must be an object of type {name}", shown(value)));
                };
                let mut coerced = Map::new();
                for (field, value) in fields {
                    let Some(known) = input.fields.get(field.as_str()) else {
                        let names = input.fields.keys().map(|name| name.as_str());
                        return invalid(format!("`{path}` has no `{field}`; {}", offer(field, names, OFFERED)));
                    };
                    coerced.insert(field.clone(), coerce(schema, &known.ty, value, &format!("{path}.{field}"))?);
                }
                for needed in input.fields.values().filter(|field| field.is_required()) {
                    if !coerced.contains_key(needed.name.as_str()) {
                        return invalid(format!("`{path}` needs `{}`, of type {}", needed.name, needed.ty));
                    }
                }
                Ok(Value::Object(coerced))
            }
            _ => scalar(name, value).map_err(|wanted| {
                // A number that is one, and a date: what the value is wrong in is its content.
                let content = name == "PartialDate" || name == "Int" && value.is_number();
                let code = if content { Code::BadUserInput } else { Code::ValidationFailed };
                let message = match value.as_str() {
                    Some(_) if name == "PartialDate" => format!("`{path}`: {wanted}"),
                    _ => format!("`{path}` is {}, which is no {name}; {wanted}", shown(value)),
                };
                (code, message)
            }),
        },
    }
}

fn scalar(name: &str, value: &Value) -> Result<Value, String> {
    if let ("PartialDate", Some(text)) = (name, value.as_str()) {
        return text.parse::<PartialDate>().map(|_| value.clone()).map_err(|error| error.to_string());
    }
    plain(name, value).map_err(str::to_owned)
}

fn plain(name: &str, value: &Value) -> Result<Value, &'static str> {
    match name {
        "Int" => {
            let whole = value
                .as_i64()
                .or_else(|| value.as_f64().filter(|number| number.fract() == 0.0).map(|number| number as i64));
            let fits = whole.filter(|number| i32::try_from(*number).is_ok());
            fits.map(Value::from).ok_or("it must be a whole number from -2147483648 to 2147483647")
        }
        "Float" if value.is_number() => Ok(value.clone()),
        "Float" => Err("it must be a number"),
        "Boolean" if value.is_boolean() => Ok(value.clone()),
        "Boolean" => Err("it must be true or false"),
        "ID" if value.is_string() => Ok(value.clone()),
        "ID" => match value.as_i64() {
            Some(number) => Ok(Value::from(number.to_string())),
            None => Err("it must be an id, such as \"agency:iom\""),
        },
        "PartialDate" if !value.is_string() => Err("it must be a date in quotes, such as \"2017-04\""),
        _ if value.is_string() => Ok(value.clone()),
        _ => Err("it must be a text"),
    }
}

/// The beginning of a value, as much as a message may quote.
fn shown(value: &Value) -> String {
    let text = value.to_string();
    let end = text.floor_char_boundary(60);
    if end < text.len() { format!("{}…", &text[..end]) } else { text }
}
