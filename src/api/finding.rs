//! A result or key idea of the research project.

use crate::{
    api::node::{Entity, EntityFields, Shown},
    graph,
};
use async_graphql::Object;
use entity::{
    finding, finding_figure,
    partial_date::PartialDate,
    vocabulary::{Objective, Verdict},
};

/// A result or key idea of the research project.
pub type Finding<'g> = Shown<'g, finding::Model>;

/// A result or key idea of the research project.
#[Object]
impl<'g> Finding<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, finding::Model> {
        EntityFields(self.0)
    }

    /// The objective of the research project that it belongs to.
    async fn objective(&self) -> Objective {
        self.0.row().objective
    }

    /// The section of the results that it stands in.
    async fn section(&self) -> &'g str {
        &self.0.row().section
    }

    /// What was found, in our own words.
    async fn statement(&self) -> &'g str {
        &self.0.row().statement
    }

    /// The numbers that it states.
    async fn figures(&self) -> Vec<FindingFigure<'g>> {
        self.0.figures().iter().map(FindingFigure).collect()
    }

    /// What it is about.
    async fn about(&self) -> Vec<Entity<'g>> {
        self.0.about().filter_map(Entity::of).collect()
    }

    /// A question to the graph that tests it, and what the data say; `null` where none was written.
    async fn evidence(&self) -> Option<Evidence<'g>> {
        self.0.evidence().map(Evidence)
    }
}

/// A number that a finding states.
pub struct FindingFigure<'g>(&'g finding_figure::Model);

/// A number that a finding states.
#[Object]
impl<'g> FindingFigure<'g> {
    /// What it counts, such as `participating agencies`.
    async fn name(&self) -> &'g str {
        &self.0.name
    }

    /// The number.
    async fn value(&self) -> f64 {
        self.0.value
    }

    /// Its unit; `null` for a plain count.
    async fn unit(&self) -> Option<&'g str> {
        self.0.unit.as_deref()
    }
}

/// A question to the graph that tests a finding, and what the data say.
pub struct Evidence<'g>(graph::finding::Evidence<'g>);

/// A question to the graph that tests a finding, and what the data say.
#[Object]
impl<'g> Evidence<'g> {
    /// The GraphQL document that shows it; run it here to see for yourself.
    async fn document(&self) -> &'g str {
        self.0.document
    }

    /// The day that its verdict is pinned to.
    async fn day(&self) -> PartialDate {
        self.0.day
    }

    /// What the data say of the finding.
    async fn verdict(&self) -> Verdict {
        self.0.verdict
    }

    /// Why; `null` where the verdict says it all.
    async fn reason(&self) -> Option<&'g str> {
        self.0.reason
    }
}
