//! The arguments that fields take, as they stand in the schema.

use crate::{
    query::page::{DEFAULT_SIZE, MAXIMUM_SIZE},
    table::{
        cell::Type,
        given::{self, Argument, Takes},
        object::{Asked, Field as TableField, Read, Table},
    },
};

const FIRST: &str =
    "How many from the start of the list (or from `after`): 0 to 500; 50 when neither `first` nor `last` is given.";
const AFTER: &str = "Only what follows the node with this cursor.";
const LAST: &str = "How many from the end of the list (or from `before`): 0 to 500; not together with `first`.";
const BEFORE: &str = "Only what precedes the node with this cursor.";
const _: () = assert!(DEFAULT_SIZE == 50 && MAXIMUM_SIZE == 500, "the descriptions say so");

/// The arguments that a field takes.
pub(super) fn arguments(table: &Table, of: &TableField) -> Vec<Argument> {
    let argument = |name, doc, takes, list| Argument { name, doc, takes, list, required: false };
    let page = || {
        [
            argument("first", FIRST, Takes::Value(Type::Int), false),
            argument("after", AFTER, Takes::Value(Type::Text), false),
            argument("last", LAST, Takes::Value(Type::Int), false),
            argument("before", BEFORE, Takes::Value(Type::Text), false),
        ]
    };
    let listed = |to: &'static str| {
        let mut all = Vec::new();
        let filtered = table.filtered_as(to);
        if filtered.has_filter() {
            let far = if table.target(to).is_interface { "Fact" } else { to };
            all.push(argument("where", "Only those that meet this; left out: all.", Takes::Filter(far), false));
            all.push(given::bound());
        }
        if table.target(to).has_order() {
            let doc = "First by this key, then by the next, at last by the default order; left out: the default order.";
            all.push(argument("orderBy", doc, Takes::Order(to), true));
        }
        all
    };
    let dated = |to: &str| table.target(to).is_active.is_some();
    match &of.read {
        Read::Cell { .. } | Read::Cells { .. } | Read::One { .. } => Vec::new(),
        Read::Told { arguments, .. } => Table::arguments(arguments),
        Read::Many { to, paged: false, .. } => {
            let doc = "Only those held on some day of this date, both ends included; left out: ever.";
            let asks = dated(to) && table.target(to).place.is_none();
            asks.then(|| argument("activeOn", doc, Takes::Value(Type::Date), false)).into_iter().collect()
        }
        Read::Many { to, .. } => {
            let mut all = listed(to);
            if dated(to) {
                let doc = "Only what was active on some day of this date, both ends included; left out: ever.";
                all.push(argument("activeOn", doc, Takes::Value(Type::Date), false));
            }
            all.extend(page());
            all
        }
        Read::Asked { to, shape, arguments, .. } => {
            let own = Table::arguments(arguments);
            match shape {
                Asked::Pages => listed(to).into_iter().chain(own).chain(page()).collect(),
                Asked::Maybe | Asked::One | Asked::List | Asked::Places => own,
            }
        }
        Read::Groups { of } => {
            let named = |name: &str| Takes::Other(format!("{of}{name}"));
            vec![
                Argument {
                    required: true,
                    ..argument(
                        "by",
                        "What to group by: one to four dimensions. The first is the first to put the groups in order.",
                        named("Dimension"),
                        true,
                    )
                },
                argument("where", "Only those that meet this are counted; left out: all.", Takes::Filter(of), false),
                given::bound(),
                argument(
                    "having",
                    "Only groups that meet this; left out: all. Shares don't change by it.",
                    Takes::Other("GroupFilter".to_owned()),
                    false,
                ),
                argument(
                    "orderBy",
                    "First by this key, then by the next, at last by the dimensions; left out: by the dimensions, each in its order.",
                    named("GroupOrder"),
                    true,
                ),
                argument(
                    "within",
                    "Dimensions of `by`: shares are of those alike in these, such as of each scope; left out: of all.",
                    named("Dimension"),
                    true,
                ),
            ]
        }
    }
}
