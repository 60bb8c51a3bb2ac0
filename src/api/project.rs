//! A partnership of agencies that is no network: it has a beginning, an end and a budget.

use crate::{
    api::{
        action::Action,
        agency::Agency,
        finding::Finding,
        list::lists,
        node::{EntityFields, Shown},
        output::Output,
        participation::Participation,
        state::State,
    },
    graph,
};
use async_graphql::Object;
use entity::{
    partial_date::PartialDate,
    project,
    vocabulary::{Crime, Scope},
};

/// A partnership of agencies that is no network: it has a beginning, an end and a budget.
pub type Project<'g> = Shown<'g, project::Model>;

/// A partnership of agencies that is no network: it has a beginning, an end and a budget.
#[Object]
impl<'g> Project<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, project::Model> {
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

    /// When it ended or is to end; `null` where that is not known.
    async fn ends(&self) -> Option<PartialDate> {
        self.0.row().ends
    }

    /// Its budget in euros; `null` where none was read.
    async fn budget_eur(&self) -> Option<i64> {
        self.0.row().budget_eur
    }

    /// Who pays for it, as its pages say; `null` where only agencies of the graph do (participants with the role DONOR) or it is not known.
    async fn funded_by(&self) -> Option<&'g str> {
        self.0.row().funded_by.as_deref()
    }

    /// The states that it works in.
    async fn countries(&self) -> Vec<State<'g>> {
        self.0.countries().map(Shown).collect()
    }

    #[graphql(flatten)]
    async fn lists(&self) -> ProjectLists<'g> {
        ProjectLists(self.0)
    }
}

lists! {
    /// The lists that lead away from a project.
    ProjectLists of graph::project::Project<'g> {
        dated {
            /// The parts that agencies have in it, with role and dates.
            participants: Participation,
            /// The agencies that have or had a part in it, each once. `activeOn` is about the agency; ask `participants` for the part.
            agencies: Agency,
            /// What is done in it.
            actions: Action,
            /// What came out of it.
            outputs: Output,
            /// Outputs of others that were published together with it.
            joint_outputs: Output,
        }
        lasting {
            /// Findings of the research project that are about it.
            findings: Finding,
        }
    }
}
