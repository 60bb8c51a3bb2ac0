//! Objects of which nothing is selected.
//!
//! A fragment that does not apply, or a directive that skips every field, leaves an object without fields. The library
//! answers `null` for it, even where the schema promises a value; the specification wants an empty object. So each
//! selection that may come out empty is given a field that always applies, and the answer loses it again.

use async_graphql::{
    Name, Positioned, Value,
    parser::types::{DocumentOperations, ExecutableDocument, Field, Selection, SelectionSet},
};

/// Under which name the field is answered. No client may use it: names with two underscores are GraphQL's own.
const NAME: &str = "__empty";

/// Gives the field to every selection that may come out empty, and says whether there was one.
pub fn fill(document: &mut ExecutableDocument) -> bool {
    let mut filled = false;
    match &mut document.operations {
        DocumentOperations::Single(operation) => fill_set(&mut operation.node.selection_set, &mut filled),
        DocumentOperations::Multiple(operations) => {
            operations.values_mut().for_each(|operation| fill_set(&mut operation.node.selection_set, &mut filled));
        }
    }
    for fragment in document.fragments.values_mut() {
        fill_set(&mut fragment.node.selection_set, &mut filled);
    }
    filled
}

fn fill_set(set: &mut Positioned<SelectionSet>, filled: &mut bool) {
    let pos = set.pos;
    let set = &mut set.node;
    let certain = |selection: &Positioned<Selection>| matches!(&selection.node, Selection::Field(field) if field.node.directives.is_empty());
    if !set.items.is_empty() && !set.items.iter().any(certain) {
        *filled = true;
        let field = Field {
            alias: Some(Positioned::new(Name::new(NAME), pos)),
            name: Positioned::new(Name::new("__typename"), pos),
            arguments: Vec::new(),
            directives: Vec::new(),
            selection_set: Positioned::new(SelectionSet::default(), pos),
        };
        set.items.push(Positioned::new(Selection::Field(Positioned::new(field, pos)), pos));
    }
    for selection in &mut set.items {
        match &mut selection.node {
            Selection::Field(field) => fill_set(&mut field.node.selection_set, filled),
            Selection::InlineFragment(fragment) => fill_set(&mut fragment.node.selection_set, filled),
            Selection::FragmentSpread(_) => {}
        }
    }
}

/// Takes the field out of an answer.
pub fn strip(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.shift_remove(NAME);
            fields.values_mut().for_each(strip);
        }
        Value::List(values) => values.iter_mut().for_each(strip),
        _ => {}
    }
}
