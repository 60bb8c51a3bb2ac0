//! What became of facts from one edition to that of today.

use crate::{
    graph::sort_key::SortKey,
    table::{declaration::object, object::Object, row},
};

/// A fact that is new, different or gone.
pub fn fact_change() -> Object {
    object::<row::FactChange>("changes", "A fact that is new, different or gone since an edition of the data set.")
        .id("id", "The global id of the fact, also of one that is gone, such as `agency:iom`.", |fact| fact.key)
        .maybe_word("kind", "What kind of fact it is; `null` for an office of a member, a reported size, a power and a headline figure, which are parts of a fact.", |fact| fact.kind)
        .word("change", "What became of it.", |fact| fact.change)
        .number("revision", "The last revision that changed it.", |fact| i64::from(fact.edition.revision))
        .text("version", "The version of this revision, such as `2026.11.1`.", |fact| &fact.edition.version)
        .maybe_one::<row::Identified>("node", "The fact as it is today; `null` where it is gone, or a part of a fact.", |fact| fact.node)
        .count("valueCount", "How many of its values differ.", |fact| fact.values.len())
        .few::<row::ValueChange>("values", "What differs of a fact that changed, by place, the first 100 values. Empty for what is new or gone, and where it is not remembered: of editions that a program before this one took in, and of those that changed more than 4,000 values.", |fact, each| {
            fact.values.iter().take(MOST_VALUES).copied().try_for_each(each)
        })
        .most(|_| MOST_VALUES)
        .placed(|fact| vec![SortKey::exact(fact.key)])
        .bare()
        .build()
}

/// How many values of a fact are told.
const MOST_VALUES: usize = 100;

/// A value that changed.
pub fn value_change() -> Object {
    object::<row::ValueChange>("", "A value of a fact that changed.")
        .text("place", "The table and column of the database where it stands: `agency.acronym`, or `agency_alias[0].name` in a list.", |value| value.place)
        .maybe_text("before", "What stood there; `null` where nothing did.", |value| value.before)
        .maybe_text("after", "What stands there now; `null` where nothing does.", |value| value.after)
        .bare()
        .build()
}
