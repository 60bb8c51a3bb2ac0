//! A treaty, an act of the European Union or a text of soft law with measures against trafficking or smuggling.

use crate::{
    api::{
        action::Action,
        agency::Agency,
        finding::Finding,
        list::lists,
        measure::Measure,
        node::{EntityFields, Shown},
        ratification::Ratification,
    },
    graph,
};
use async_graphql::Object;
use entity::{
    identifier, instrument,
    partial_date::PartialDate,
    ratification_table,
    vocabulary::{Area, Assessment, InstrumentKind, InstrumentStatus, LegalForce, Purpose, Scope},
};

/// A treaty, an act of the European Union or a text of soft law with measures against trafficking or smuggling.
pub type Instrument<'g> = Shown<'g, instrument::Model>;

/// A treaty, an act of the European Union or a text of soft law with measures against trafficking or smuggling.
#[Object]
impl<'g> Instrument<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, instrument::Model> {
        EntityFields(self.0)
    }

    /// The name that it is known by, such as `Palermo Trafficking Protocol`.
    async fn short_name(&self) -> &'g str {
        &self.0.row().short_name
    }

    /// Its official title.
    async fn title(&self) -> &'g str {
        &self.0.row().title
    }

    /// Its form.
    async fn kind(&self) -> InstrumentKind {
        self.0.row().kind
    }

    /// How far it reaches: universal, European or regional.
    async fn scope(&self) -> Scope {
        self.0.row().scope
    }

    /// Which of the two crimes it is mainly on.
    async fn area(&self) -> Area {
        self.0.row().area
    }

    /// Its specific purpose, such as labour or human rights; GENERAL where it has none.
    async fn purpose(&self) -> Purpose {
        self.0.row().purpose
    }

    /// Whether it binds in law. The chart of measures leaves soft law out unless asked for it.
    async fn legal_force(&self) -> LegalForce {
        self.0.row().legal_force
    }

    /// Whether it is in force.
    async fn status(&self) -> InstrumentStatus {
        self.0.row().status
    }

    /// How far it was gone through for measures: with COMPLETE, a measure that is not listed is not there.
    async fn assessment(&self) -> Assessment {
        self.0.row().assessment
    }

    /// The body or conference that adopted it.
    async fn adopted_by(&self) -> &'g str {
        &self.0.row().adopted_by
    }

    /// When it was adopted.
    async fn adopted_on(&self) -> PartialDate {
        self.0.row().adopted_on
    }

    /// When it entered into force; `null` for soft law, or where it has not.
    async fn in_force_on(&self) -> Option<PartialDate> {
        self.0.row().in_force_on
    }

    /// When it ceased to be in force; `null` while it is.
    async fn ends_on(&self) -> Option<PartialDate> {
        self.0.row().ends_on
    }

    /// Who keeps the treaty and counts its parties; `null` where there is none or it is not known.
    async fn depositary(&self) -> Option<&'g str> {
        self.0.row().depositary.as_deref()
    }

    /// The body or procedure that watches over it; `null` where there is none or it is not known.
    async fn monitoring_body(&self) -> Option<&'g str> {
        self.0.row().monitoring_body.as_deref()
    }

    /// How many parties its depositary counted; `null` where no count was read.
    async fn party_count(&self) -> Option<i32> {
        self.0.row().party_count
    }

    /// The day of that count; `null` where it is not known.
    async fn party_count_as_of(&self) -> Option<PartialDate> {
        self.0.row().party_count_as_of
    }

    /// What registers call it, by register.
    async fn identifiers(&self) -> Vec<Identifier<'g>> {
        self.0.identifiers().iter().map(Identifier).collect()
    }

    /// How far its ratifications were gone through; `null` where there is no table of them.
    async fn ratification_table(&self) -> Option<RatificationTable<'g>> {
        self.0.ratification_table().map(RatificationTable)
    }

    /// The instruments that it supplements, as a protocol does its convention.
    async fn supplements(&self) -> Vec<Instrument<'g>> {
        self.0.supplements().map(Shown).collect()
    }

    /// The instruments that it changes.
    async fn amends(&self) -> Vec<Instrument<'g>> {
        self.0.amends().map(Shown).collect()
    }

    /// The instruments that it takes the place of.
    async fn supersedes(&self) -> Vec<Instrument<'g>> {
        self.0.supersedes().map(Shown).collect()
    }

    /// The instruments that it gives effect to.
    async fn implements(&self) -> Vec<Instrument<'g>> {
        self.0.implements().map(Shown).collect()
    }

    #[graphql(flatten)]
    async fn lists(&self) -> InstrumentLists<'g> {
        InstrumentLists(self.0)
    }
}

lists! {
    /// The lists that lead away from an instrument.
    InstrumentLists of graph::instrument::Instrument<'g> {
        dated {
            /// The instruments that supplement it.
            supplemented_by: Instrument,
            /// The instruments that change it.
            amended_by: Instrument,
            /// The instruments that take its place.
            superseded_by: Instrument,
            /// The instruments that give effect to it.
            implemented_by: Instrument,
            /// Actions that give effect to it.
            actions: Action,
            /// Agencies that it charges with a task.
            mandated_agencies: Agency,
        }
        lasting {
            /// What it lays down against trafficking and smuggling, in the order of its provisions.
            measures: Measure,
            /// Who signed it or is bound by it, as far as `ratificationTable` says they were gone through.
            ratifications: Ratification,
            /// Findings of the research project that are about it.
            findings: Finding,
        }
    }
}

/// What a register calls an instrument or an agency.
pub struct Identifier<'g>(pub &'g identifier::Model);

/// What a register calls an instrument or an agency.
#[Object]
impl<'g> Identifier<'g> {
    /// The register, in lower case, such as `unts`, `celex`, `eli` or `wikidata`.
    async fn scheme(&self) -> &'g str {
        &self.0.scheme
    }

    /// The identifier in it, such as `32011L0036`.
    async fn value(&self) -> &'g str {
        &self.0.value
    }
}

/// How far the ratifications of an instrument were gone through.
pub struct RatificationTable<'g>(&'g ratification_table::Model);

/// How far the ratifications of an instrument were gone through.
#[Object]
impl<'g> RatificationTable<'g> {
    /// How far: with PARTIAL, its rows are not to be counted as parties.
    async fn assessment(&self) -> Assessment {
        self.0.assessment
    }

    /// The day up to which the table follows the depositary; `null` where its rows were read one by one.
    async fn as_of(&self) -> Option<PartialDate> {
        self.0.as_of
    }

    /// What is covered and what is missing.
    async fn note(&self) -> &'g str {
        &self.0.note
    }
}
