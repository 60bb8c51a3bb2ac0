//! The next page of a list that a question goes through with a variable of its own, `$after`.

use crate::answer::document::Checked;
use apollo_compiler::{
    ast,
    executable::{Field, Operation, Selection, SelectionSet},
};
use serde_json::Value;

/// The variable that a question gives to the list which it goes through.
pub const VARIABLE: &str = "after";

/// The value of `$after` with which the question leads to the next page; nothing where there is none.
///
/// The question gives `$after` to one list, as its `after`, and to nothing else, because the cursor of one list is none of
/// another; the list stands in no other list, and the question asks for its `pageInfo { hasNextPage endCursor }`.
pub fn next(document: &Checked, operation: &Operation, data: &Value) -> Option<String> {
    let mut lists = Vec::new();
    let mut uses = 0;
    let walk = Walk { document };
    walk.through(&operation.selection_set, Some(data), &mut lists, &mut uses);
    let [(list, page)] = lists.as_slice() else { return None };
    let info = walk.child(&list.selection_set, page, "pageInfo")?;
    let [more, end] = ["hasNextPage", "endCursor"].map(|name| walk.child(&info.0.selection_set, info.1, name));
    (uses == 1 && more?.1 == &Value::Bool(true)).then_some(end?.1.as_str()?.to_owned())
}

struct Walk<'d> {
    document: &'d Checked,
}

impl<'d> Walk<'d> {
    /// Finds the lists that are given the variable, with what was answered, and counts what else is given it. What stands
    /// in a list has no answer of its own.
    fn through<'v>(
        &self,
        set: &'d SelectionSet,
        data: Option<&'v Value>,
        lists: &mut Vec<(&'d Field, &'v Value)>,
        uses: &mut usize,
    ) {
        for field in self.fields(set) {
            let own: usize = field.arguments.iter().map(|argument| uses_in(&argument.value)).sum();
            *uses += own;
            let answered = data.and_then(|data| data.get(field.response_key().as_str()));
            let followed = field.arguments.iter().any(|argument| {
                argument.name == VARIABLE && matches!(&*argument.value, ast::Value::Variable(name) if name == VARIABLE)
            });
            if let (true, Some(page)) = (followed, answered) {
                lists.push((field, page));
            }
            self.through(&field.selection_set, answered.filter(|answered| answered.is_object()), lists, uses);
        }
    }

    fn child<'v>(&self, set: &'d SelectionSet, data: &'v Value, name: &str) -> Option<(&'d Field, &'v Value)> {
        self.fields(set).into_iter().filter(|field| field.name == name).find_map(|field| {
            let value = data.get(field.response_key().as_str())?;
            Some((field, value))
        })
    }

    /// The fields of a set, those of its fragments among them.
    fn fields(&self, set: &'d SelectionSet) -> Vec<&'d Field> {
        let mut fields: Vec<&'d Field> = Vec::new();
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => fields.push(field),
                Selection::InlineFragment(fragment) => fields.extend(self.fields(&fragment.selection_set)),
                Selection::FragmentSpread(spread) => {
                    let fragment = self.document.fragments.get(&spread.fragment_name);
                    fields.extend(fragment.into_iter().flat_map(|fragment| self.fields(&fragment.selection_set)));
                }
            }
        }
        fields
    }
}

/// How often the variable stands in a value.
fn uses_in(value: &ast::Value) -> usize {
    match value {
        ast::Value::Variable(name) => usize::from(name == VARIABLE),
        ast::Value::List(items) => items.iter().map(|item| uses_in(item)).sum(),
        ast::Value::Object(fields) => fields.iter().map(|(_, value)| uses_in(value)).sum(),
        _ => 0,
    }
}
