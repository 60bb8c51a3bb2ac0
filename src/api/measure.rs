//! One provision of an instrument that combats trafficking or smuggling.

use crate::{
    api::{
        finding::Finding,
        instrument::Instrument,
        list::lists,
        node::{EntityFields, Shown},
    },
    graph,
};
use async_graphql::Object;
use entity::{
    measure,
    vocabulary::{Beneficiary, Category, Crime, Homogeneity, MeasureType, Precision},
};

/// One provision of an instrument that combats trafficking or smuggling.
pub type Measure<'g> = Shown<'g, measure::Model>;

/// One provision of an instrument that combats trafficking or smuggling.
#[Object]
impl<'g> Measure<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, measure::Model> {
        EntityFields(self.0)
    }

    /// The instrument that lays it down.
    async fn instrument(&self) -> Instrument<'g> {
        Shown(self.0.instrument())
    }

    /// Where it stands in the instrument, such as `Art. 6(3)`.
    async fn provision(&self) -> &'g str {
        &self.0.row().provision
    }

    /// What it is about, in our own words.
    async fn title(&self) -> &'g str {
        &self.0.row().title
    }

    /// The kind of law that it belongs to: the columns of the chart of measures.
    async fn category(&self) -> Category {
        self.0.row().category
    }

    /// What it regulates.
    async fn r#type(&self) -> MeasureType {
        self.0.row().r#type
    }

    /// How precisely it binds, from SELF_EXECUTING to DECLARATORY.
    async fn precision(&self) -> Precision {
        self.0.row().precision
    }

    /// How evenly it will be given effect: HIGH when it binds determinately, that is when it is SELF_EXECUTING or MANDATORY; else LOW.
    async fn homogeneity(&self) -> Homogeneity {
        self.0.homogeneity()
    }

    /// The few operative words of the provision, such as `shall adopt`; `null` where only a summary was read.
    async fn wording(&self) -> Option<&'g str> {
        self.0.row().wording.as_deref()
    }

    /// The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.
    async fn crime(&self) -> Crime {
        self.0.row().crime
    }

    /// Whom it protects; empty where it protects nobody in particular.
    async fn beneficiaries(&self) -> &'g [Beneficiary] {
        self.0.beneficiaries()
    }

    #[graphql(flatten)]
    async fn lists(&self) -> MeasureLists<'g> {
        MeasureLists(self.0)
    }
}

lists! {
    /// The lists that lead away from a measure.
    MeasureLists of graph::measure::Measure<'g> {
        dated {
        }
        lasting {
            /// Findings of the research project that are about it.
            findings: Finding,
        }
    }
}
