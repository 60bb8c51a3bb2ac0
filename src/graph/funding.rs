//! What somebody pays for a project.

use crate::graph::{
    agency::Agency,
    any_node::AnyNode,
    part::{Part, PartOf},
    project::Project,
    state::State,
};
use entity::funding;
use std::borrow::Cow;

/// What somebody pays for a project.
pub type Funding<'g> = Part<'g, funding::Model>;

impl PartOf for funding::Model {
    fn whole(part: Part<'_, Self>) -> AnyNode<'_> {
        part.project().any()
    }
}

impl<'g> Funding<'g> {
    /// The project.
    pub fn project(self) -> Project<'g> {
        self.node(self.project_id)
    }

    /// Who pays, if it is an agency.
    pub fn agency(self) -> Option<Agency<'g>> {
        self.agency_id.map(|row_id| self.node(row_id))
    }

    /// Who pays, if it is a state.
    pub fn state(self) -> Option<State<'g>> {
        self.state_id.map(|row_id| self.node(row_id))
    }

    /// Who pays, if that is a node.
    pub fn funder(self) -> Option<AnyNode<'g>> {
        self.agency().map(|agency| agency.any()).or_else(|| self.state().map(|state| state.any()))
    }

    /// What who pays is called.
    pub fn name(self) -> Cow<'g, str> {
        let named = || Cow::Borrowed(self.row().name.as_deref().expect("the database lets every row have one funder"));
        self.funder().map_or_else(named, AnyNode::label)
    }
}
