//! What a gateway asks that joins this graph with those of partners, by the specification of subgraphs.

use crate::table::{
    declaration::{Declaration, object},
    object::{Most, Object},
    row,
};

/// How many nodes a gateway can ask for at once.
pub const MAXIMUM_REPRESENTATIONS: usize = 5_000;

/// Adds the field by which a gateway asks for nodes.
pub fn entities(query: Declaration<row::Query>) -> Declaration<row::Query> {
    query
        .asked_places::<_, row::Joined>(
            "_entities",
            "For gateways of a federation: the nodes that these stand for, in their order; `null` in the place of an id that leads to no node of that type.",
            Most::Asked(|arguments| arguments.downcast_ref::<Vec<(&'static str, String)>>().map_or(0, Vec::len)),
            |given| given.representations("representations", "A node each: `{__typename: \"Agency\", id: \"agency:iom\"}`; 5,000 at most.", MAXIMUM_REPRESENTATIONS),
            |_, given, ask| {
                let one = |(of, id): &(&'static str, String)| {
                    Ok(ask.looked_up("representations.id", id)?.filter(|node| row::type_name(*node) == *of))
                };
                given.iter().map(one).collect()
            },
        )
        .at_once()
}

/// A node of any kind, as gateways call it.
pub fn joined() -> Object {
    object::<row::Joined>("nodes", "A node of any kind, as gateways of a federation ask for it.").union()
}
