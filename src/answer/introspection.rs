//! What the schema says of itself, by async-graphql.

use crate::{answer::schema, table::refusal::Refusal};
use async_graphql::{Name, Request, Value, indexmap::IndexMap};
use futures_util::FutureExt;

/// Writes the answer to one field of the root, given without fragments, variables and directives.
pub fn write(field: &str, out: &mut Vec<u8>) -> Result<(), Refusal> {
    let request = Request::new(format!("{{{field}}}"));
    // Nothing in it waits.
    let response = schema::schema().execute(request).now_or_never();
    let data = match response {
        Some(response) if response.errors.is_empty() => response.data,
        Some(response) => {
            let message = response.errors.first().map(|error| error.message.clone());
            return Err(Refusal::Input(message.unwrap_or_default()));
        }
        None => return Err(Refusal::Input("the schema can't be described now".to_owned())),
    };
    let mut value = match data {
        Value::Object(fields) => fields.into_iter().next().map(|(_, value)| value),
        _ => None,
    };
    if let Some(Value::Object(schema)) = value.as_mut().filter(|_| !is_type(field)) {
        describe(schema);
    }
    serde_json::to_writer(out, &value.unwrap_or_default()).expect("memory takes it");
    Ok(())
}

/// Whether a field describes a type and not the schema.
fn is_type(field: &str) -> bool {
    let name = field.split(['(', '{']).next().unwrap_or_default();
    name.rsplit(':').next() == Some("__type")
}

/// Says of the schema what it says of itself; the library puts there what a schema is. Its only texts are the description,
/// whatever it is called in the answer, and the name of its type.
fn describe(schema: &mut IndexMap<Name, Value>) {
    for value in schema.values_mut() {
        match value {
            Value::String(text) if text != "__Schema" => *text = schema::DESCRIPTION.to_owned(),
            _ => {}
        }
    }
}
