//! What an agency was at other times: its names, seats and kinds, and who took whose place.

use crate::table::{declaration::object, object::Object, row};
use entity::agency;

const SINCE: &str = "From when; `null` where that is not known.";
const UNTIL: &str = "Until when; `null` while it is so or where that is not known.";

/// What an agency was called at a time.
pub fn agency_name() -> Object {
    object::<row::AgencyName>("names", "What an agency was or is called at a time.")
        .text("name", "The full name.", |name| &name.row().name)
        .maybe_text("acronym", "The short name of that time; `null` where there was none or it is not known.", |name| {
            name.row().acronym.as_deref()
        })
        .maybe_date("since", SINCE, |name| name.since)
        .maybe_date("until", UNTIL, |name| name.until)
        .few::<row::Citation>("sources", "The pages that show it.", |name, each| name.citations().try_for_each(each))
        .most(|extents| extents.citations)
        .dated()
        .build()
}

/// Where an agency had its seat at a time.
pub fn agency_seat() -> Object {
    object::<row::AgencySeat>("seats", "Where an agency had or has its seat at a time.")
        .text("seat", "City and country, such as `Warsaw, Poland`.", |seat| &seat.row().seat)
        .maybe_date("since", SINCE, |seat| seat.since)
        .maybe_date("until", UNTIL, |seat| seat.until)
        .few::<row::Citation>("sources", "The pages that show it.", |seat, each| seat.citations().try_for_each(each))
        .most(|extents| extents.citations)
        .dated()
        .build()
}

/// What an agency was in law at a time.
pub fn agency_kind_term() -> Object {
    object::<row::AgencyKindTerm>("kinds", "What an agency was or is in law at a time.")
        .word("kind", "What sort of structure it was.", |term| term.kind)
        .maybe_date("since", SINCE, |term| term.since)
        .maybe_date("until", UNTIL, |term| term.until)
        .few::<row::Citation>("sources", "The pages that show it.", |term, each| term.citations().try_for_each(each))
        .most(|extents| extents.citations)
        .dated()
        .build()
}

/// That a body took the place of another.
pub fn succession() -> Object {
    object::<row::Succession>("successions", "That a body took the place of another, as seen from one of the two.")
        .maybe_one::<agency::Model>(
            "agency",
            "The other, if it is an agency of the graph; `null` where it is not.",
            |succession| succession.agency(),
        )
        .made_text("name", "What the other is called, be it an agency of the graph or not.", |succession| {
            succession.name()
        })
        .maybe_date("on", "When the one took the place of the other; `null` where that is not known.", |succession| {
            succession.on()
        })
        .few::<row::Citation>("sources", "The pages that show it.", |succession, each| {
            succession.citations().try_for_each(each)
        })
        .most(|extents| extents.citations)
        .build()
}
