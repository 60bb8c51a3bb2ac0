//! Something that an agency, a network or a project does against trafficking or smuggling.

use crate::table::{declaration::object, object::Object, row};
use entity::{action, agency, instrument, network, project, region, state};

/// The declaration of the kind.
pub fn action() -> Object {
    object::<action::Model>(
        "actions",
        "Something that an agency, a network or a project does against trafficking or smuggling.",
    )
    .entity()
    .lacks(&["url"])
    .text("title", "What is done, in our own words.", |action| &action.row().title)
    .word("axis", "Its purpose: prevention, prosecution or protection.", |action| action.row().axis)
    .grouped_as("axis", "What it serves: prevention, prosecution or protection.")
    .word("type", "Its means.", |action| action.row().r#type)
    .grouped_as("type", "What is done.")
    .word(
        "crime",
        "The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.",
        |action| action.row().crime,
    )
    .grouped_as("crime", "The crime that it is about, BOTH apart from each of the two.")
    .maybe_date(
        "starts",
        "When it began; `null` where that is not known, then from the beginning of its owner.",
        |action| action.row().starts,
    )
    .open()
    .grouped_as("year", "The year in which it began.")
    .maybe_date("ends", "When it ended; `null` while it goes on or where that is not known.", |action| {
        action.row().ends
    })
    .open()
    .one::<row::Entity>(
        "owner",
        "The agency, network or project that does it; one of the next three fields has it too.",
        |action| action.owner(),
    )
    .shown_only()
    .maybe_one::<agency::Model>(
        "agency",
        "The agency that does it; `null` where a network or a project does.",
        |action| action.agency(),
    )
    .whole()
    .back("actions")
    .grouped_as("agency", "The agency whose it is.")
    .maybe_one::<network::Model>(
        "network",
        "The network that does it; `null` where an agency or a project does.",
        |action| action.network(),
    )
    .whole()
    .back("actions")
    .grouped_as("network", "The network whose it is.")
    .maybe_one::<project::Model>(
        "project",
        "The project that does it; `null` where an agency or a network does.",
        |action| action.project(),
    )
    .whole()
    .back("actions")
    .grouped_as("project", "The project whose it is.")
    .few::<state::Model>(
        "countries",
        "The states that it takes place in; empty where it is not tied to states or none are named.",
        |action, each| action.countries().try_for_each(each),
    )
    .open()
    .back("actions")
    .grouped_as("country", "Where it is done; an action counts in each.")
    .texts("regions", "The regions that it takes place in, as its sources name them.", |action, each| {
        action.regions().iter().map(String::as_str).try_for_each(each)
    })
    .open()
    .grouped_as("region", "Where it is done, larger than a state, as sources name it; an action counts in each.")
    .few::<region::Model>(
        "territory",
        "The regions that it is done in, each with its states. Where it names neither these nor `countries`, it is done \
         where its agency works: `agency { territory }`.",
        |action, each| action.territory().try_for_each(each),
    )
    .open()
    .back("actions")
    .grouped_as("territory", "Where it is done, larger than a state, as a region of the graph; an action counts in each.")
    .few::<instrument::Model>("instruments", "The instruments that it gives effect to.", |action, each| {
        action.instruments().try_for_each(each)
    })
    .open()
    .back("actions")
    .grouped_as("instrument", "The instruments that it gives effect to; an action counts in each.")
    .word("ownerKind", "Whose it is: that of an agency, a network or a project.", |action| action.owner().kind())
    .dimension()
    .maybe_word("agencyKind", "What sort of structure the agency is whose it is.", |action| {
        action.agency().map(|agency| agency.row().kind)
    })
    .dimension()
    .dated()
    .build()
}
