//! What somebody pays for a project.

use crate::table::{declaration::object, object::Object, row};
use entity::{agency, project, state};

/// What somebody pays for a project.
pub fn funding() -> Object {
    object::<row::Funding>("fundings", "What somebody pays for a project.")
        .one::<project::Model>("project", "The project.", |funding| funding.project())
        .maybe_one::<agency::Model>("funder", "Who pays, if it is an agency of the graph; else `null`.", |funding| {
            funding.agency()
        })
        .maybe_one::<state::Model>("state", "Who pays, if it is a state; else `null`.", |funding| funding.state())
        .made_text("name", "What who pays is called, be it an agency, a state or somebody else.", |funding| {
            funding.name()
        })
        .maybe_number("amount", "How much, in whole units of `currency`; `null` where no amount was read.", |funding| {
            funding.amount
        })
        .maybe_text("currency", "The currency of `amount` in ISO 4217, such as `EUR`; `null` without it.", |funding| {
            funding.row().currency.as_deref()
        })
        .maybe_date("on", "Of which day, month or year it is; `null` where that is not known.", |funding| {
            funding.funded_on
        })
        .few::<row::Citation>("sources", "The pages that show it.", |funding, each| {
            funding.citations().try_for_each(each)
        })
        .most(|extents| extents.citations)
        .build()
}
