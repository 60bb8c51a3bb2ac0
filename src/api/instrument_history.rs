//! How many parties were counted when, and which states stand outside an act.

use crate::table::{declaration::object, object::Object, row};
use entity::{instrument, state};

/// How many parties the depositary of an instrument counted on a day.
pub fn party_count() -> Object {
    object::<row::PartyCount>("counts of parties", "How many parties the depositary of an instrument counted on a day.")
        .date("on", "The day of the count.", |count| count.counted_on)
        .number("count", "How many parties it counted.", |count| i64::from(count.count))
        .maybe_truth(
            "includesOrganisations",
            "Whether organisations such as the European Union are among them; `null` where that is not known.",
            |count| count.includes_organisations,
        )
        .few::<row::Citation>("sources", "The pages that show it.", |count, each| count.citations().try_for_each(each))
        .most(|extents| extents.citations)
        .build()
}

/// That a state does not take part in an act that binds the others.
pub fn opt_out() -> Object {
    object::<row::OptOut>(
        "opt-outs",
        "That a state does not take part in an act of the European Union that binds the other member states.",
    )
    .one::<instrument::Model>("instrument", "The act.", |opt_out| opt_out.instrument())
    .one::<state::Model>("state", "The state that is not bound by it.", |opt_out| opt_out.state())
    .maybe_text(
        "provision",
        "Where that is said, such as `Recital 36`; `null` where the place was not read.",
        |opt_out| opt_out.row().provision.as_deref(),
    )
    .maybe_text("summary", "What it means, in our own words; `null` where there is no more to say.", |opt_out| {
        opt_out.row().summary.as_deref()
    })
    .maybe_date(
        "optedInOn",
        "When it chose to take part after all, from which day on it stands outside no more; `null` where it did not.",
        |opt_out| opt_out.opted_in_on,
    )
    .maybe_date(
        "until",
        "Until when it stood outside, as when it left the European Union; `null` while it does.",
        |opt_out| opt_out.until,
    )
    .few::<row::Citation>("sources", "The pages that show it.", |opt_out, each| opt_out.citations().try_for_each(each))
    .most(|extents| extents.citations)
    .dated()
    .build()
}
