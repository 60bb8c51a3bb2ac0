//! What a question selects, whatever the answer has of it.

use crate::api::answer::{Question, operation, parse};
use async_graphql::{
    Positioned,
    parser::types::{Directive, ExecutableDocument, Selection, SelectionSet},
};
use serde_json::{Map, Value};
use std::collections::HashSet;

/// The names that an answer can have, in their order and in each other as in the answer, and null for each value. What is
/// skipped or included by a directive is left out, and so is everything of a document that can't be read.
pub fn selection(question: &Question) -> Value {
    let Ok(document) = parse(&question.query) else { return Value::Null };
    let Ok(operation) = operation(&document, question.operation_name.as_deref()) else { return Value::Null };
    let mut names = Map::new();
    add(&document, &operation.node.selection_set.node, &mut names, &mut HashSet::new());
    Value::Object(names)
}

fn add<'d>(
    document: &'d ExecutableDocument,
    set: &'d SelectionSet,
    names: &mut Map<String, Value>,
    spread: &mut HashSet<&'d str>,
) {
    for selection in &set.items {
        match &selection.node {
            Selection::Field(field) if always(&field.node.directives) => {
                let name = field.node.response_key().node.to_string();
                let inner = &field.node.selection_set.node;
                let place = names.entry(name).or_insert(Value::Null);
                if !inner.items.is_empty() {
                    if place.is_null() {
                        *place = Value::Object(Map::new());
                    }
                    if let Value::Object(names) = place {
                        add(document, inner, names, &mut HashSet::new());
                    }
                }
            }
            Selection::InlineFragment(fragment) if always(&fragment.node.directives) => {
                add(document, &fragment.node.selection_set.node, names, spread);
            }
            Selection::FragmentSpread(fragment) if always(&fragment.node.directives) => {
                let name = fragment.node.fragment_name.node.as_str();
                let definition = document.fragments.get(name).filter(|_| spread.insert(name));
                if let Some(definition) = definition {
                    add(document, &definition.node.selection_set.node, names, spread);
                }
            }
            _ => {}
        }
    }
}

fn always(directives: &[Positioned<Directive>]) -> bool {
    !directives.iter().any(|directive| ["skip", "include"].contains(&directive.node.name.node.as_str()))
}
