//! A state.

use crate::{
    analysis::{
        activity,
        overlap::{self, Ground, Shared},
        presence::Place,
    },
    budget::{Budget, Stopped},
    table::{
        declaration::object,
        object::{Most, Object},
        row,
    },
};
use entity::{action, finding, partial_date::PartialDate, project, ratification, region, state};
use std::rc::Rc;

/// The declaration of the kind.
pub fn state() -> Object {
    object::<state::Model>("states", "A state.")
        .entity()
        .lacks(&["summary", "url"])
        .text("code", "Its two letters in ISO 3166-1, such as `ES`.", |state| &state.row().code)
        .text("code3", "Its three letters in ISO 3166-1, such as `ESP`.", |state| &state.row().code3)
        .text("name", "Its name.", |state| &state.row().name)
        .maybe_text("region", "Its regional group in the United Nations, such as `Africa`; `null` for a state that is in none.", |state| state.row().region.as_deref())
        .whole()
        .grouped_as("region", "The region that it lies in.")
        .maybe_date("euMember", "Since when it is a member of the European Union; `null` for a state that is none.", |state| state.row().eu_member)
        .whole()
        .grouped_as("euYear", "The year in which it joined the European Union.")
        .maybe_date("councilOfEurope", "Since when it is a member of the Council of Europe; `null` for a state that is none.", |state| state.row().council_of_europe)
        .whole()
        .grouped_as("councilOfEuropeYear", "The year in which it joined the Council of Europe.")
        .few::<row::OptOut>("optOuts", "The acts of the European Union that do not bind it, though they bind the other member states.", |state, each| state.opt_outs().try_for_each(each))
    .open()
        .few::<row::OtherMember>("memberships", "Its own stays in networks of agencies, with role, dates and offices.", |state, each| state.memberships().try_for_each(each))
    .open()
        .uncounted()
        .few::<row::Funding>("fundings", "What it pays for projects.", |state, each| state.fundings().try_for_each(each))
    .open()
        .asked_list::<_, row::AgencyWork>(
            "agencyWork",
            "What each agency itself does in it on the day, by slug of the agency. Only actions of which it is known that they take place there count; those of networks and projects are in `actions`.",
            Most::Of(|extents| extents.graph.agencies().len()),
            |given| given.active_on(),
            |state, day, ask| Ok(work_in(Place::State(*state), *day, ask.budget)?),
        )
        .asked_pages::<_, row::Overlap>(
            "overlaps",
            "The pairs of agencies that do the same kind of work in it on the day: the most specific first, then those with most in common, then by slugs. What they do elsewhere does not count, and how rare a kind of work is is counted there too; what ties them counts wherever it is.",
            |given| given.active_on(),
            |state, day, ask| {
                let overlaps = overlap::overlaps(state.graph(), Ground::In(Place::State(*state)), *day, ask.budget)?;
                Ok(overlaps.into_iter().map(Rc::new).collect())
            },
        )
        .many::<action::Model>("actions", "Actions that take place in it.", |state, each| state.actions().try_for_each(each))
        .open()
        .back("countries")
        .many::<project::Model>("projects", "Projects that work in it.", |state, each| state.projects().try_for_each(each))
        .open()
        .back("countries")
        .many::<ratification::Model>("ratifications", "What it signed or is bound by, as far as the tables of ratifications go.", |state, each| state.ratifications().try_for_each(each))
        .known_once_through("instrument")
        .back("state")
        .many::<region::Model>("regions", "The regions that it lies in: of the United Nations' M49, of organisations and processes that it belongs to, and of those in the field. Not its regional group, which is `region`.", |state, each| state.regions().try_for_each(each))
    .open()
        .back("states")
        .many::<finding::Model>("findings", "Findings of the research project that are about it.", |state, each| state.findings().try_for_each(each))
        .whole()
        .build()
}

/// What each agency itself does in a place on the day.
pub fn work_in<'g>(
    place: Place<'g>,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Rc<row::WorkInPlace<'g>>>, Stopped> {
    let mut rows = Vec::new();
    for agency in overlap::agencies_in(place, budget)? {
        let work = activity::profile_in(agency, place, day, budget)?.into_iter();
        let work: Vec<_> = work.map(|(activity, actions)| Shared { activity, actions }).collect();
        if !work.is_empty() {
            rows.push(Rc::new(row::WorkInPlace { agency, work }));
        }
    }
    Ok(rows)
}
