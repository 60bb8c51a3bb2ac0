//! The stay in a network of a state, or of a body that is not an agency of the graph.

use crate::{
    graph::membership::OfficeTerm,
    table::{declaration::object, object::Object, row},
};
use entity::{network, state};

/// The stay in a network of a state, or of a body that is not an agency of the graph.
pub fn other_member() -> Object {
    object::<row::OtherMember>(
        "other members",
        "The stay in a network of a state, or of a body that is not an agency of the graph. Analyses, which are about agencies, \
         do not count it.",
    )
    .one::<network::Model>("network", "The network.", |member| member.network())
    .maybe_one::<state::Model>("state", "Who it is, if it is a state; else `null`.", |member| member.state())
    .made_text("name", "What it is called, be it a state or another body.", |member| member.name())
    .word("role", "What it is in the network.", |member| member.role)
    .maybe_date("since", "When it joined; `null` where that is not known.", |member| member.since)
    .maybe_date(
        "attested",
        "A date at which it is documented as a member, where its beginning is not known; else `null`.",
        |member| member.attested,
    )
    .maybe_date("until", "When it left; `null` while it is a member. The end of the network ends it too.", |member| {
        member.until
    })
    .word("certainty", "How well its beginning is known.", |member| member.certainty())
    .few::<row::OfficeTerm>("offices", "The offices that it held in the network, by their beginning.", |member, each| {
        member.offices().map(OfficeTerm::Other).try_for_each(each)
    })
    .most(|extents| extents.offices)
    .few::<row::Citation>("sources", "The pages that show it.", |member, each| member.citations().try_for_each(each))
    .most(|extents| extents.citations)
    .dated()
    .build()
}
