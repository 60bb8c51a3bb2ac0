//! A part of the world, as the states that it takes in.

use crate::{
    analysis::{
        overlap::{self, Ground},
        presence::Place,
    },
    api::state::work_in,
    table::{
        declaration::object,
        object::{Most, Object},
        row,
    },
};
use entity::{action, agency, finding, region, state};
use std::rc::Rc;

/// The declaration of the kind.
pub fn region() -> Object {
    object::<region::Model>(
        "regions",
        "A part of the world, as the states that it takes in: of the United Nations' M49, the members of an organisation or \
         process, or an area as those in the field speak of it.",
    )
    .entity()
    .lacks(&["url"])
    .text("name", "Its name.", |region| &region.row().name)
    .word("kind", "What makes its states a region.", |region| region.row().kind)
    .grouped()
    .maybe_text(
        "m49",
        "Its three digits in the M49 standard of the United Nations, such as `015`; `null` for a region that is none of \
         theirs.",
        |region| region.row().m49.as_deref(),
    )
    .whole()
    .many::<state::Model>("states", "The states that it takes in today, as far as the graph has states.", |region, each| {
        region.states().try_for_each(each)
    })
    .whole()
    .back("regions")
    .asked_list::<_, row::AgencyWork>(
        "agencyWork",
        "What each agency itself does in it on the day, by slug of the agency. Only actions that are named as done there \
         count: in a state of the region, or in a region that lies in it. Those of networks and projects are in `actions`.",
        Most::Of(|extents| extents.graph.agencies().len()),
        |given| given.active_on(),
        |region, day, ask| Ok(work_in(Place::Region(*region), *day, ask.budget)?),
    )
    .asked_pages::<_, row::Overlap>(
        "overlaps",
        "The pairs of agencies that do the same kind of work in it on the day, in a state of it in which both do: the most \
         specific first, then those with most in common, then by slugs. Only actions that are named as done there count, \
         and how rare a kind of work is is counted there too; what ties them counts wherever it is.",
        |given| given.active_on(),
        |region, day, ask| {
            let ground = Ground::In(Place::Region(*region));
            Ok(overlap::overlaps(region.graph(), ground, *day, ask.budget)?.into_iter().map(Rc::new).collect())
        },
    )
    .many::<agency::Model>(
        "agencies",
        "The agencies that name it as their territory. Those that name a larger or smaller region are found by its states.",
        |region, each| region.agencies().try_for_each(each),
    )
    .open()
    .back("territory")
    .many::<action::Model>("actions", "The actions that name it as where they are done.", |region, each| {
        region.actions().try_for_each(each)
    })
    .open()
    .back("territory")
    .many::<finding::Model>("findings", "Findings of the research project that are about it.", |region, each| {
        region.findings().try_for_each(each)
    })
    .whole()
    .build()
}
