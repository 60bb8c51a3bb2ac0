//! A formal group of agencies or intergovernmental organisations.

use crate::{
    api::{
        action::Action,
        agency::Agency,
        finding::Finding,
        impact::Impact,
        list::lists,
        membership::Membership,
        node::{EntityFields, Shown},
        output::Output,
        source::Citation,
    },
    graph,
};
use async_graphql::Object;
use entity::{
    network,
    partial_date::PartialDate,
    vocabulary::{Crime, Formalization, Scope},
};

/// A formal group of agencies or intergovernmental organisations.
pub type Network<'g> = Shown<'g, network::Model>;

/// A formal group of agencies or intergovernmental organisations.
#[Object]
impl<'g> Network<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, network::Model> {
        EntityFields(self.0)
    }

    /// Its usual short name, such as `IOM`; `null` where it has none.
    async fn acronym(&self) -> Option<&'g str> {
        self.0.row().acronym.as_deref()
    }

    /// Its full name.
    async fn name(&self) -> &'g str {
        &self.0.row().name
    }

    /// What it is founded on, from a treaty to a mere declaration.
    async fn formalization(&self) -> Formalization {
        self.0.row().formalization
    }

    /// The text that founds it; `null` where none is known.
    async fn founding_text(&self) -> Option<&'g str> {
        self.0.row().founding_text.as_deref()
    }

    /// How far it reaches: universal, European or regional.
    async fn scope(&self) -> Scope {
        self.0.row().scope
    }

    /// The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.
    async fn crime(&self) -> Crime {
        self.0.row().crime
    }

    /// When it began; `null` where that is not known.
    async fn starts(&self) -> Option<PartialDate> {
        self.0.row().starts
    }

    /// When it ended, and with it its memberships; `null` while it exists or where that is not known.
    async fn ends(&self) -> Option<PartialDate> {
        self.0.row().ends
    }

    /// How many members it said it had, by date. The graph may know fewer.
    async fn reported_sizes(&self) -> Vec<ReportedSize<'g>> {
        self.0.reported_sizes().map(ReportedSize).collect()
    }

    #[graphql(flatten)]
    async fn lists(&self) -> NetworkLists<'g> {
        NetworkLists(self.0)
    }
}

lists! {
    /// The lists that lead away from a network.
    NetworkLists of graph::network::Network<'g> {
        dated {
            /// The stays of its members, by their beginning, with role, dates and offices.
            members: Membership,
            /// The agencies that are or were in it. `activeOn` is about the agency; ask `members` for the stay.
            agencies: Agency,
            /// What it does itself, as a network.
            actions: Action,
            /// What it brought out itself, as a network.
            outputs: Output,
            /// Outputs of others that it published together with them.
            joint_outputs: Output,
        }
        lasting {
            /// Documented effects that it had on the strategy or work plan of agencies.
            impacts: Impact,
            /// Findings of the research project that are about it.
            findings: Finding,
        }
    }
}

/// How many members a network said it had.
pub struct ReportedSize<'g>(graph::network::ReportedSize<'g>);

/// How many members a network said it had.
#[Object]
impl<'g> ReportedSize<'g> {
    /// The date of which it was said.
    async fn on(&self) -> PartialDate {
        self.0.row.reported_on
    }

    /// How many members it said it had.
    async fn count(&self) -> i32 {
        self.0.row.count
    }

    /// The pages that show it.
    async fn sources(&self) -> Vec<Citation<'g>> {
        self.0.citations().map(Citation).collect()
    }
}
