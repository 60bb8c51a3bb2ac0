//! A documented effect of a network on an agency's strategy or work plan.

use crate::table::{declaration::object, object::Object};
use entity::{agency, impact, network};

/// The declaration of the kind.
pub fn impact() -> Object {
    object::<impact::Model>("impacts", "A documented effect of a network on an agency's strategy or work plan.")
        .fact()
        .text("title", "What the effect was.", |impact| &impact.row().title)
        .text("summary", "The effect in a sentence or two, in our own words.", |impact| &impact.row().summary)
        .text("document", "The document that shows it.", |impact| &impact.row().document)
        .maybe_date("year", "When; `null` where that is not known.", |impact| impact.row().year)
        .open()
        .grouped_as("year", "The year of the document that shows it.")
        .one::<network::Model>("network", "The network that had it.", |impact| impact.network())
        .back("impacts")
        .grouped()
        .one::<agency::Model>("agency", "The agency that it was on.", |impact| impact.agency())
        .back("impacts")
        .grouped_as("agency", "The agency whose work it changed.")
        .dated()
        .build()
}
