//! What nodes of several kinds have in common.

use crate::table::{declaration::object, object::Object, row};

/// Anything with a global id.
pub fn node() -> Object {
    object::<row::Identified>("nodes", "Anything with a global id.").interface().bare().build()
}

/// Anything that is stated and rests on sources.
pub fn fact() -> Object {
    let doc = "Anything that is stated and rests on sources: every kind but the sources themselves.";
    object::<row::Fact>("facts, of whatever kind", doc)
        .interface()
        .word("kind", "Its kind.", |fact| fact.kind())
        .hidden()
        .of_facts()
        .unsorted()
        .build()
}

/// A fact with a name and a page of its own.
pub fn entity() -> Object {
    let doc = "A fact with a name and a page of its own.";
    object::<row::Entity>("entities", doc).interface().of_entities().bare().build()
}
