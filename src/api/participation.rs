//! An agency's part in a project. An agency with two roles has two.

use crate::api::{
    agency::Agency,
    node::{FactFields, Shown},
    project::Project,
};
use async_graphql::Object;
use entity::{partial_date::PartialDate, participation, vocabulary::ParticipationRole};

/// An agency's part in a project. An agency with two roles has two.
pub type Participation<'g> = Shown<'g, participation::Model>;

/// An agency's part in a project. An agency with two roles has two.
#[Object]
impl<'g> Participation<'g> {
    #[graphql(flatten)]
    async fn fact(&self) -> FactFields<'g, participation::Model> {
        FactFields(self.0)
    }

    /// The project.
    async fn project(&self) -> Project<'g> {
        Shown(self.0.project())
    }

    /// The agency.
    async fn agency(&self) -> Agency<'g> {
        Shown(self.0.agency())
    }

    /// What the agency does in the project.
    async fn role(&self) -> ParticipationRole {
        self.0.row().role
    }

    /// From when; `null` where that is not known, then from the beginning of the project.
    async fn since(&self) -> Option<PartialDate> {
        self.0.row().since
    }

    /// Until when; `null` where that is not known, then to the end of the project.
    async fn until(&self) -> Option<PartialDate> {
        self.0.row().until
    }
}
