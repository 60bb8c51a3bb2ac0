//! A documented effect of a network on an agency's strategy or work plan.

use crate::api::{
    agency::Agency,
    network::Network,
    node::{FactFields, Shown},
};
use async_graphql::Object;
use entity::{impact, partial_date::PartialDate};

/// A documented effect of a network on an agency's strategy or work plan.
pub type Impact<'g> = Shown<'g, impact::Model>;

/// A documented effect of a network on an agency's strategy or work plan.
#[Object]
impl<'g> Impact<'g> {
    #[graphql(flatten)]
    async fn fact(&self) -> FactFields<'g, impact::Model> {
        FactFields(self.0)
    }

    /// What the effect was.
    async fn title(&self) -> &'g str {
        &self.0.row().title
    }

    /// The effect in a sentence or two, in our own words.
    #[graphql(name = "summary")]
    async fn text(&self) -> &'g str {
        &self.0.row().summary
    }

    /// The document that shows it.
    async fn document(&self) -> &'g str {
        &self.0.row().document
    }

    /// When; `null` where that is not known.
    async fn year(&self) -> Option<PartialDate> {
        self.0.row().year
    }

    /// The network that had it.
    async fn network(&self) -> Network<'g> {
        Shown(self.0.network())
    }

    /// The agency that it was on.
    async fn agency(&self) -> Agency<'g> {
        Shown(self.0.agency())
    }
}
