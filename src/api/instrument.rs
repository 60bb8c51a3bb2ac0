//! A treaty, an act of the European Union or a text of soft law with measures against trafficking or smuggling.

use crate::{
    api::{
        action::{Action, ActionFilter, ActionOrder},
        agency::{Agency, AgencyFilter, AgencyOrder},
        comparison::InstrumentAnalyses,
        filter::{DateFilter, EnumFilter, IdFilter, IntFilter, RelationFilter, StringFilter, filters},
        finding::{Finding, FindingFilter, FindingOrder},
        group::groups,
        list::lists,
        measure::{Measure, MeasureFilter, MeasureOrder},
        node::{EntityFields, Shown},
        order::orders,
        ratification::{Ratification, RatificationFilter, RatificationOrder},
        source::CitationFilter,
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
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
    async fn analyses(&self) -> InstrumentAnalyses<'g> {
        InstrumentAnalyses(self.0)
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
            supplemented_by: Instrument where InstrumentFilter by InstrumentOrder,
            /// The instruments that change it.
            amended_by: Instrument where InstrumentFilter by InstrumentOrder,
            /// The instruments that take its place.
            superseded_by: Instrument where InstrumentFilter by InstrumentOrder,
            /// The instruments that give effect to it.
            implemented_by: Instrument where InstrumentFilter by InstrumentOrder,
            /// Actions that give effect to it.
            actions: Action where ActionFilter by ActionOrder,
            /// Agencies that it charges with a task.
            mandated_agencies: Agency where AgencyFilter by AgencyOrder,
        }
        lasting {
            /// What it lays down against trafficking and smuggling, in the order of its provisions.
            measures: Measure where MeasureFilter by MeasureOrder,
            /// Who signed it or is bound by it, as far as `ratificationTable` says they were gone through.
            ratifications: Ratification where RatificationFilter by RatificationOrder,
            /// Findings of the research project that are about it.
            findings: Finding where FindingFilter by FindingOrder,
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

filters! {
    /// Which instruments. Conditions given together must all hold; none given, all hold.
    InstrumentFilter of graph::instrument::Instrument<'g> as instrument {
        /// Its global id, such as `instrument:…`.
        id: IdFilter = instrument.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(instrument.row().slug.as_str()),
        /// The name it is known by.
        short_name: StringFilter = Some(instrument.row().short_name.as_str()),
        /// Its official title.
        title: StringFilter = Some(instrument.row().title.as_str()),
        /// Its form.
        kind: EnumFilter<InstrumentKind> = Some(instrument.row().kind),
        /// How far it reaches.
        scope: EnumFilter<Scope> = Some(instrument.row().scope),
        /// Which of the two crimes it is mainly on.
        area: EnumFilter<Area> = Some(instrument.row().area),
        /// Its specific purpose.
        purpose: EnumFilter<Purpose> = Some(instrument.row().purpose),
        /// Whether it binds in law.
        legal_force: EnumFilter<LegalForce> = Some(instrument.row().legal_force),
        /// Whether it is in force.
        status: EnumFilter<InstrumentStatus> = Some(instrument.row().status),
        /// How far its provisions were gone through for measures.
        assessment: EnumFilter<Assessment> = Some(instrument.row().assessment),
        /// The body or conference that adopted it.
        adopted_by: StringFilter = Some(instrument.row().adopted_by.as_str()),
        /// When it was adopted.
        adopted_on: DateFilter = Some(instrument.row().adopted_on),
        /// When it entered into force.
        in_force_on: DateFilter = instrument.row().in_force_on,
        /// When it ceased to be in force.
        ends_on: DateFilter = instrument.row().ends_on,
        /// Who keeps the treaty.
        depositary: StringFilter = instrument.row().depositary.as_deref(),
        /// Who watches over it.
        monitoring_body: StringFilter = instrument.row().monitoring_body.as_deref(),
        /// How many parties its depositary counted.
        party_count: IntFilter = instrument.row().party_count.map(i64::from),
        /// When that was.
        party_count_as_of: DateFilter = instrument.row().party_count_as_of,
        /// Its page.
        url: StringFilter = instrument.row().url.as_deref(),
        /// What it is, in our own words.
        summary: StringFilter = Some(instrument.row().summary.as_str()),
        /// Active on some day of this date, both ends included.
        active_on: PartialDate = instrument,
        /// What registers call it.
        identifiers: RelationFilter<IdentifierFilter> = instrument.identifiers().iter(),
        /// What it lays down.
        measures: RelationFilter<MeasureFilter> = instrument.measures(),
        /// Who signed it or is bound by it.
        ratifications: RelationFilter<RatificationFilter> = instrument.ratifications(),
        /// What it supplements.
        supplements: RelationFilter<InstrumentFilter> = instrument.supplements(),
        /// What supplements it.
        supplemented_by: RelationFilter<InstrumentFilter> = instrument.supplemented_by(),
        /// What it changes.
        amends: RelationFilter<InstrumentFilter> = instrument.amends(),
        /// What changes it.
        amended_by: RelationFilter<InstrumentFilter> = instrument.amended_by(),
        /// What it takes the place of.
        supersedes: RelationFilter<InstrumentFilter> = instrument.supersedes(),
        /// What takes its place.
        superseded_by: RelationFilter<InstrumentFilter> = instrument.superseded_by(),
        /// What it gives effect to.
        implements: RelationFilter<InstrumentFilter> = instrument.implements(),
        /// What gives effect to it.
        implemented_by: RelationFilter<InstrumentFilter> = instrument.implemented_by(),
        /// Actions that give effect to it.
        actions: RelationFilter<ActionFilter> = instrument.actions(),
        /// Agencies that it charges with a task.
        mandated_agencies: RelationFilter<AgencyFilter> = instrument.mandated_agencies(),
        /// Findings about it.
        findings: RelationFilter<FindingFilter> = instrument.findings(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = instrument.any().citations(),
    }
}

orders! {
    /// One key to put instruments in order by: a `field`, the number of a relation, or a key of a single related node.
    InstrumentOrder of graph::instrument::Instrument<'g> as instrument {
        /// What instruments can be put in order by.
        InstrumentOrderField {
            /// By global id.
            Id = vec![SortKey::exact(instrument.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&instrument.row().slug)],
            /// By the name it is known by.
            ShortName = vec![SortKey::folded(&instrument.row().short_name)],
            /// By its official title.
            Title = vec![SortKey::folded(&instrument.row().title)],
            /// By its form.
            Kind = vec![SortKey::word(instrument.row().kind)],
            /// By how far it reaches.
            Scope = vec![SortKey::word(instrument.row().scope)],
            /// By which of the two crimes it is mainly on.
            Area = vec![SortKey::word(instrument.row().area)],
            /// By its specific purpose.
            Purpose = vec![SortKey::word(instrument.row().purpose)],
            /// By whether it binds in law.
            LegalForce = vec![SortKey::word(instrument.row().legal_force)],
            /// By whether it is in force.
            Status = vec![SortKey::word(instrument.row().status)],
            /// By how far its provisions were gone through for measures.
            Assessment = vec![SortKey::word(instrument.row().assessment)],
            /// By the body or conference that adopted it.
            AdoptedBy = vec![SortKey::folded(&instrument.row().adopted_by)],
            /// By when it was adopted.
            AdoptedOn = SortKey::date(Some(instrument.row().adopted_on)).to_vec(),
            /// By when it entered into force.
            InForceOn = SortKey::date(instrument.row().in_force_on).to_vec(),
            /// By when it ceased to be in force.
            EndsOn = SortKey::date(instrument.row().ends_on).to_vec(),
            /// By who keeps the treaty.
            Depositary = vec![SortKey::optional_folded(instrument.row().depositary.as_deref())],
            /// By who watches over it.
            MonitoringBody = vec![SortKey::optional_folded(instrument.row().monitoring_body.as_deref())],
            /// By how many parties its depositary counted.
            PartyCount = vec![instrument.row().party_count.map(i64::from).map_or(SortKey::Absent, SortKey::Number)],
            /// By when that was.
            PartyCountAsOf = SortKey::date(instrument.row().party_count_as_of).to_vec(),
            /// By its page.
            Url = vec![SortKey::optional_folded(instrument.row().url.as_deref())],
            /// By what it is, in our own words.
            Summary = vec![SortKey::folded(&instrument.row().summary)],
        }
        counts {
            /// What it lays down.
            MeasureCount measures: MeasureFilter = instrument.measures(),
            /// Who signed it or is bound by it.
            RatificationCount ratifications: RatificationFilter = instrument.ratifications(),
            /// What it supplements.
            SupplementsCount supplements: InstrumentFilter = instrument.supplements(),
            /// What supplements it.
            SupplementedByCount supplemented_by: InstrumentFilter = instrument.supplemented_by(),
            /// What it changes.
            AmendsCount amends: InstrumentFilter = instrument.amends(),
            /// What changes it.
            AmendedByCount amended_by: InstrumentFilter = instrument.amended_by(),
            /// What it takes the place of.
            SupersedesCount supersedes: InstrumentFilter = instrument.supersedes(),
            /// What takes its place.
            SupersededByCount superseded_by: InstrumentFilter = instrument.superseded_by(),
            /// What it gives effect to.
            ImplementsCount implements: InstrumentFilter = instrument.implements(),
            /// What gives effect to it.
            ImplementedByCount implemented_by: InstrumentFilter = instrument.implemented_by(),
            /// Actions that give effect to it.
            ActionCount actions: ActionFilter = instrument.actions(),
            /// Agencies that it charges with a task.
            MandatedAgencyCount mandated_agencies: AgencyFilter = instrument.mandated_agencies(),
            /// Findings about it.
            FindingCount findings: FindingFilter = instrument.findings(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = instrument.any().citations(),
        }
        through {
        }
    }
}

filters! {
    /// Which identifiers.
    IdentifierFilter of &'g identifier::Model as identifier {
        /// The register, in lower case.
        scheme: StringFilter = Some(identifier.scheme.as_str()),
        /// The identifier in it.
        value: StringFilter = Some(identifier.value.as_str()),
    }
}

groups! {
    /// Instruments by what they have in common.
    InstrumentGroups of graph::instrument::Instrument<'g> as instrument {
        /// How many instruments have what in common: a group for each combination of values that occurs, 1,000 at most.
        instrument_groups of instruments: Instrument where InstrumentFilter by InstrumentOrder,
        /// Instruments with the same values in the dimensions grouped by.
        InstrumentGroup InstrumentGroupKeys InstrumentGroupLists,
        /// What groups of instruments can be put in order by.
        InstrumentGroupOrder InstrumentGroupOrderField,
        /// What instruments can be grouped by.
        InstrumentDimension {
            /// Its form.
            Kind kind: InstrumentKind = Some(Keyed::word(instrument.row().kind)),
            /// How far it reaches: universal, European or regional.
            Scope scope: Scope = Some(Keyed::word(instrument.row().scope)),
            /// Which of the two crimes it is mainly on.
            Area area: Area = Some(Keyed::word(instrument.row().area)),
            /// Its specific purpose.
            Purpose purpose: Purpose = Some(Keyed::word(instrument.row().purpose)),
            /// Whether it binds in law.
            LegalForce legal_force: LegalForce = Some(Keyed::word(instrument.row().legal_force)),
            /// Whether it is in force.
            Status status: InstrumentStatus = Some(Keyed::word(instrument.row().status)),
            /// The body or conference that adopted it.
            AdoptedBy adopted_by: &'g str = Some(Keyed::text(&instrument.row().adopted_by)),
            /// How far its provisions were gone through for measures.
            Assessment assessment: Assessment = Some(Keyed::word(instrument.row().assessment)),
            /// The year in which it was adopted.
            Year year: i32 = Some(Keyed::year(instrument.row().adopted_on)),
        }
    }
}
