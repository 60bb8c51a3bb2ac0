//! A state.

use crate::{
    api::{
        action::Action,
        finding::Finding,
        list::lists,
        node::{EntityFields, Shown},
        project::Project,
        ratification::Ratification,
    },
    graph,
};
use async_graphql::Object;
use entity::{partial_date::PartialDate, state};

/// A state.
pub type State<'g> = Shown<'g, state::Model>;

/// A state.
#[Object]
impl<'g> State<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, state::Model> {
        EntityFields(self.0)
    }

    /// Its two letters in ISO 3166-1, such as `ES`.
    async fn code(&self) -> &'g str {
        &self.0.row().code
    }

    /// Its three letters in ISO 3166-1, such as `ESP`.
    async fn code3(&self) -> &'g str {
        &self.0.row().code3
    }

    /// Its name.
    async fn name(&self) -> &'g str {
        &self.0.row().name
    }

    /// Its regional group in the United Nations, such as `Africa`; `null` for a state that is in none.
    async fn region(&self) -> Option<&'g str> {
        self.0.row().region.as_deref()
    }

    /// Since when it is a member of the European Union; `null` for a state that is none.
    async fn eu_member(&self) -> Option<PartialDate> {
        self.0.row().eu_member
    }

    /// Since when it is a member of the Council of Europe; `null` for a state that is none.
    async fn council_of_europe(&self) -> Option<PartialDate> {
        self.0.row().council_of_europe
    }

    #[graphql(flatten)]
    async fn lists(&self) -> StateLists<'g> {
        StateLists(self.0)
    }
}

lists! {
    /// The lists that lead away from a state.
    StateLists of graph::state::State<'g> {
        dated {
            /// Actions that take place in it.
            actions: Action,
            /// Projects that work in it.
            projects: Project,
        }
        lasting {
            /// What it signed or is bound by, as far as the tables of ratifications go.
            ratifications: Ratification,
            /// Findings of the research project that are about it.
            findings: Finding,
        }
    }
}
