//! What the schema says of itself, by async-graphql.

use crate::{answer::schema, table::refusal::Refusal};
use async_graphql::{Request, Value};
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
    let value = match data {
        Value::Object(fields) => fields.into_iter().next().map(|(_, value)| value),
        _ => None,
    };
    serde_json::to_writer(out, &value.unwrap_or_default()).expect("memory takes it");
    Ok(())
}
