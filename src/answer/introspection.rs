//! What the schema says of itself, by async-graphql: the question is written out for it, and its answer is taken over.

use crate::{
    answer::{
        plan::{Applies, Compiler, Merged},
        schema,
    },
    table::refusal::Refusal,
};
use async_graphql::{Name, Request, Value, indexmap::IndexMap};
use futures_util::FutureExt;

/// How many values of the schema may be asked for, estimated.
pub const MAXIMUM_DESCRIBED: u64 = 1_000_000;

/// What is asked of the schema itself.
pub struct Described {
    /// One field of the root, without fragments, variables and directives, under its own name.
    text: String,
    /// Where objects stand of which everything is left out, as the numbers of the fields that lead to them.
    empty: Vec<Vec<usize>>,
}

impl Compiler<'_> {
    /// A field that asks for the schema.
    pub(super) fn described(&mut self, merged: &Merged<'_>) -> Result<Described, Refusal> {
        self.described += self.described_by(merged, 1, 0);
        if self.described > MAXIMUM_DESCRIBED {
            return Err(Refusal::TooLarge(format!(
                "the document asks for more than about {MAXIMUM_DESCRIBED} values of the schema; ask for less of it at once"
            )));
        }
        let mut described = Described { text: String::new(), empty: Vec::new() };
        self.write_out(merged, &mut Vec::new(), &mut described);
        Ok(described)
    }

    /// Some measure of how many values of the schema are asked for: as if all types were of usual size.
    fn described_by(&self, merged: &Merged<'_>, above: u64, wrapped: u32) -> u64 {
        let name = merged.field.name.as_str();
        let wrapped = if name == "ofType" { wrapped + 1 } else { 0 };
        let times = match name {
            "types" => self.table.objects().count() as u64 * 4,
            "fields" | "inputFields" | "enumValues" | "directives" => 10,
            "args" => 3,
            "possibleTypes" | "interfaces" => 2,
            // A type is wrapped three times at most.
            "ofType" if wrapped > 3 => 0,
            _ => 1,
        };
        let here = above.saturating_mul(times);
        let fields = self.below(merged);
        fields.iter().fold(here, |sum, field| sum.saturating_add(self.described_by(field, here, wrapped)))
    }

    fn below<'m>(&self, merged: &Merged<'m>) -> Vec<Merged<'m>>
    where
        Self: 'm,
    {
        let name = merged.field.ty().inner_named_type().as_str();
        self.collect(&Applies { name, interfaces: &[] }, &merged.sets)
    }

    fn write_out(&self, merged: &Merged<'_>, path: &mut Vec<usize>, described: &mut Described) {
        let (name, text) = (merged.field.name.as_str(), &mut described.text);
        if merged.name != name {
            text.push_str(merged.name);
            text.push(':');
        }
        text.push_str(name);
        let given = self.arguments(merged.field);
        if !given.is_empty() {
            let shown: Vec<String> = given.iter().map(|(name, value)| format!("{name}:{value}")).collect();
            text.push_str(&format!("({})", shown.join(",")));
        }
        let fields = self.below(merged);
        if !fields.is_empty() {
            text.push('{');
            for (at, field) in fields.iter().enumerate() {
                path.push(at);
                self.write_out(field, path, described);
                path.pop();
                described.text.push(' ');
            }
            described.text.push('}');
        } else if merged.sets.iter().any(|set| !set.selections.is_empty()) {
            // All of it is left out by directives. The language asks of an object at least one field; it is taken out
            // of the answer.
            text.push_str("{__typename}");
            described.empty.push(path.clone());
        }
    }
}

/// Writes the answer to what is asked of the schema.
pub fn write(described: &Described, out: &mut Vec<u8>) -> Result<(), Refusal> {
    let request = Request::new(format!("{{{}}}", described.text));
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
    let mut value = value.unwrap_or_default();
    for path in &described.empty {
        empty(&mut value, path);
    }
    if let Value::Object(schema) = &mut value
        && !is_type(&described.text)
    {
        describe(schema);
    }
    serde_json::to_writer(out, &value).expect("memory takes it");
    Ok(())
}

/// Takes out the fields of the objects to which the numbers of fields lead.
fn empty(value: &mut Value, path: &[usize]) {
    match (value, path) {
        (Value::List(items), path) => items.iter_mut().for_each(|item| empty(item, path)),
        (Value::Object(fields), []) => fields.clear(),
        (Value::Object(fields), [at, path @ ..]) => {
            if let Some((_, value)) = fields.get_index_mut(*at) {
                empty(value, path);
            }
        }
        _ => {}
    }
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
