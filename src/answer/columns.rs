//! What a question selects, whatever the answer has of it: the shape of its answer, from the plan alone.

use crate::answer::plan::{EdgePart, Page, Part, Plan, Selection, Shape, What};
use serde_json::{Map, Value, json};

/// The names that an answer can have, in their order and in each other as in the answer: null for each value, and a list
/// of one for each list.
pub fn columns(plan: &Plan) -> Value {
    let mut names = Map::new();
    selection(&plan.root, &mut names);
    Value::Object(names)
}

fn selection(of: &Selection, names: &mut Map<String, Value>) {
    for step in &of.steps {
        let value = match &step.what {
            What::Typename(_) | What::Cell(..) | What::Introspection(_) => Value::Null,
            What::Cells(..) => json!([null]),
            What::One(_, _, of) => shape(of),
            What::List { shape: of, .. } => json!([shape(of)]),
            What::Asked { shape: asked, of, .. } => match asked {
                crate::table::object::Asked::Maybe | crate::table::object::Asked::One => shape(of),
                _ => json!([shape(of)]),
            },
            What::Page(of) => page(of),
            What::Groups(of) => json!([shape(&of.shape)]),
        };
        merge(names, &step.name, value);
    }
}

fn shape(of: &Shape) -> Value {
    let mut names = Map::new();
    match of {
        Shape::Of(of) => selection(of, &mut names),
        // What any of the types may show has its place.
        Shape::By(of) => of.iter().for_each(|(_, of)| selection(of, &mut names)),
    }
    Value::Object(names)
}

fn page(of: &Page) -> Value {
    let mut names = Map::new();
    for (name, _, part) in &of.parts {
        let value = match part {
            Part::Typename(_) | Part::TotalCount => Value::Null,
            Part::Nodes(of) => json!([shape(of)]),
            Part::Edges(parts) => {
                let mut edge = Map::new();
                for (name, _, part) in parts {
                    let value = match part {
                        EdgePart::Node(of) => shape(of),
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
