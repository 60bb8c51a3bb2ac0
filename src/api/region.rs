//! A part of the world, as the states that it takes in.

use crate::table::{declaration::object, object::Object};
use entity::{action, agency, finding, region, state};

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
