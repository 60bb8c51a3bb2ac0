//! What a question selects, whatever the answer has of it: the shape of its answer, from the plan alone.

use crate::{
    answer::plan::{EdgePart, Page, Part, Plan, Selection, Shape, What},
    table::object::Asked,
};
use serde_json::{Map, Value, json};
use std::collections::HashMap;

/// What is known by now, by the number of the selection: selections stand at several places of a plan.
type Known = HashMap<usize, Map<String, Value>>;

/// The names that an answer can have, in their order and in each other as in the answer: null for each value, and a list
/// of one for each list.
pub fn columns(plan: &Plan) -> Value {
    Value::Object(selection(&plan.root, &mut Known::new()))
}

fn selection(of: &Selection, known: &mut Known) -> Map<String, Value> {
    if let Some(names) = known.get(&of.number) {
        return names.clone();
    }
    let mut names = Map::new();
    for step in &of.steps {
        let value = match &step.what {
            What::Typename(_) | What::Cell(..) | What::Resting(..) | What::Told(..) | What::Introspection(_) => {
                Value::Null
            }
            What::Service(fields) => {
                Value::Object(fields.iter().map(|(name, _)| (name.to_string(), Value::Null)).collect())
            }
            What::Cells(..) => json!([null]),
            What::One(_, _, of) => shape(of, known),
            What::List { shape: of, .. } => json!([shape(of, known)]),
            What::Asked { shape: asked, of, .. } => match asked {
                Asked::Maybe | Asked::One => shape(of, known),
                Asked::List | Asked::Places | Asked::Pages => json!([shape(of, known)]),
            },
            What::Page(of) => page(of, known),
            What::Groups(of) => json!([shape(&of.shape, known)]),
        };
        merge(&mut names, &step.name, value);
    }
    known.insert(of.number, names.clone());
    names
}

fn shape(of: &Shape, known: &mut Known) -> Value {
    match of {
        Shape::Of(of) => Value::Object(selection(of, known)),
        // What any of the types may show has its place.
        Shape::By(of) => {
            let mut names = Map::new();
            for (_, of) in of.iter() {
                selection(of, known).into_iter().for_each(|(name, value)| merge(&mut names, &name, value));
            }
            Value::Object(names)
        }
    }
}

fn page(of: &Page, known: &mut Known) -> Value {
    let mut names = Map::new();
    for (name, _, part) in &of.parts {
        let value = match part {
            Part::Typename(_) | Part::TotalCount => Value::Null,
            Part::Nodes(of) => json!([shape(of, known)]),
            Part::Edges(parts) => {
                let mut edge = Map::new();
                for (name, _, part) in parts {
                    let value = match part {
                        EdgePart::Node(of) => shape(of, known),
                        EdgePart::Typename(_) | EdgePart::Cursor => Value::Null,
                    };
                    merge(&mut edge, name, value);
                }
                json!([edge])
            }
            Part::Info(parts) => {
                Value::Object(parts.iter().map(|(name, _, _)| (name.to_string(), Value::Null)).collect())
            }
        };
        merge(&mut names, name, value);
    }
    Value::Object(names)
}

/// Takes in what another type shows under the same name.
fn merge(names: &mut Map<String, Value>, name: &str, value: Value) {
    match (names.get_mut(name), value) {
        (Some(Value::Object(known)), Value::Object(more)) => {
            more.into_iter().for_each(|(name, value)| merge(known, &name, value));
        }
        (Some(Value::Array(known)), Value::Array(more)) => {
            if let (Some(Value::Object(known)), Some(Value::Object(more))) =
                (known.first_mut(), more.into_iter().next())
            {
                more.into_iter().for_each(|(name, value)| merge(known, &name, value));
            }
        }
        (Some(_), _) => {}
        (None, value) => drop(names.insert(name.to_owned(), value)),
    }
}
