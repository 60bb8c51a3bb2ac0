//! A memorandum, working arrangement or agreement between agencies.

use crate::table::{declaration::object, object::Object};
use entity::{agency, arrangement};

/// The declaration of the kind.
pub fn arrangement() -> Object {
    object::<arrangement::Model>("arrangements", "A memorandum, working arrangement or agreement between agencies.")
        .entity()
        .text("title", "Its title.", |arrangement| &arrangement.row().title)
        .word("kind", "Its form, from the firmest to the loosest.", |arrangement| arrangement.row().kind)
        .grouped_as("kind", "Its form.")
        .maybe_date("signed", "When it was signed; `null` where that is not known.", |arrangement| {
            arrangement.row().signed
        })
        .open()
        .grouped_as("year", "The year in which it was signed.")
        .maybe_date(
            "inForce",
            "When it entered into force; `null` where no date other than its signature is known.",
            |arrangement| arrangement.row().in_force,
        )
        .open()
        .maybe_date("ends", "When it ended; `null` while it goes on or where that is not known.", |arrangement| {
            arrangement.row().ends
        })
        .open()
        .words("covers", "What it covers.", |arrangement, each| arrangement.covers().iter().copied().try_for_each(each))
        .whole()
        .grouped_as("subject", "What it covers; an arrangement counts in each.")
        .word(
            "crime",
            "The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.",
            |arrangement| arrangement.row().crime,
        )
        .grouped_as("crime", "The crime that it is about, BOTH apart from each of the two.")
        .few::<agency::Model>("parties", "The agencies that are party to it.", |arrangement, each| {
            arrangement.parties().try_for_each(each)
        })
        .whole()
        .back("arrangements")
        .grouped_as("party", "The agencies that are party to it; an arrangement counts in each.")
        .texts("otherParties", "Parties that are no agencies of the graph, by name.", |arrangement, each| {
            arrangement.other_parties().iter().map(String::as_str).try_for_each(each)
        })
        .whole()
        .dated()
        .build()
}
