//! An agency's stay in a network.

use crate::table::{declaration::object, object::Object, row};
use entity::{agency, membership, network};

/// The declaration of the kind.
pub fn membership() -> Object {
    object::<membership::Model>("memberships", "An agency's stay in a network.")
        .fact()
        .one::<network::Model>("network", "The network.", |membership| membership.network())
        .back("members")
        .grouped()
        .one::<agency::Model>("agency", "The agency.", |membership| membership.agency())
        .back("memberships")
        .grouped()
        .word("role", "What the agency is in the network. A chair is a member that holds an office.", |membership| {
            membership.row().role
        })
        .grouped_as("role", "As what it belongs to the network.")
        .maybe_date("since", "When it joined; `null` where that is not known.", |membership| membership.row().since)
        .grouped_as("year", "The year in which it began, as far as it is known.")
        .maybe_date(
            "attested",
            "A date at which it is documented as a member, where its beginning is not known; else `null`.",
            |membership| membership.row().attested,
        )
        .maybe_date(
            "until",
            "When it left; `null` while it is a member. The end of the network or of the agency ends it too.",
            |membership| membership.row().until,
        )
        .maybe_date(
            "beginning",
            "Its beginning, as it is counted; `since`, else `attested`, else the beginning of the network.",
            |membership| membership.beginning(),
        )
        .hidden()
        .unfiltered()
        .word(
            "certainty",
            "How well its beginning is known. Without a date of its own it counts from the beginning of the network.",
            |membership| membership.certainty(),
        )
        .grouped_as("certainty", "How well its beginning is known.")
        .few::<row::OfficeTerm>(
            "offices",
            "The offices that it held in the network, by their beginning.",
            |membership, each| membership.offices().try_for_each(each),
        )
        .word("agencyKind", "What sort of structure the agency is.", |membership| membership.agency().row().kind)
        .dimension()
        .word("formalization", "What the network is founded on.", |membership| membership.network().row().formalization)
        .dimension()
        .words("office", "The offices that it held; a membership counts in each.", |membership, each| {
            membership.offices().map(|term| term.office()).try_for_each(each)
        })
        .dimension()
        .dated()
        .build()
}

/// A time during which a member held an office of its network.
pub fn office_term() -> Object {
    object::<row::OfficeTerm>("times in office", "A time during which a member held an office of its network.")
        .word("office", "The office.", |term| term.office())
        .maybe_date("since", "From when it held the office; `null` where that is not known.", |term| term.since())
        .maybe_date(
            "until",
            "Until when it held the office; `null` while it does or where that is not known.",
            |term| term.until(),
        )
        .few::<row::Citation>("sources", "The pages that show it.", |term, each| term.citations().try_for_each(each))
        .most(|extents| extents.citations)
        .dated()
        .build()
}
