//! One provision of an instrument that combats trafficking or smuggling.

use crate::{
    api::{
        filter::{EnumFilter, IdFilter, ListFilter, RelationFilter, StringFilter, filters},
        finding::{Finding, FindingFilter, FindingOrder},
        group::{self, groups},
        instrument::{Instrument, InstrumentFilter, InstrumentOrder},
        list::lists,
        node::{EntityFields, Shown},
        order::orders,
        source::CitationFilter,
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    measure,
    vocabulary::{Area, Beneficiary, Category, Crime, Homogeneity, LegalForce, MeasureType, Precision, Scope},
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
            findings: Finding where FindingFilter by FindingOrder,
        }
    }
}

filters! {
    /// Which measures. Conditions given together must all hold; none given, all hold.
    MeasureFilter of graph::measure::Measure<'g> as measure {
        /// Its global id, such as `measure:…`.
        id: IdFilter = measure.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(measure.row().slug.as_str()),
        /// Where it stands: `Art. 6(3)`.
        provision: StringFilter = Some(measure.row().provision.as_str()),
        /// What it is about.
        title: StringFilter = Some(measure.row().title.as_str()),
        /// The kind of law it belongs to.
        category: EnumFilter<Category> = Some(measure.row().category),
        /// What it regulates.
        r#type: EnumFilter<MeasureType> = Some(measure.row().r#type),
        /// How precisely it binds.
        precision: EnumFilter<Precision> = Some(measure.row().precision),
        /// The few operative words.
        wording: StringFilter = measure.row().wording.as_deref(),
        /// The crime that it is about.
        crime: EnumFilter<Crime> = Some(measure.row().crime),
        /// What it is, in our own words.
        summary: StringFilter = Some(measure.row().summary.as_str()),
        /// How evenly it will be given effect.
        homogeneity: EnumFilter<Homogeneity> = Some(measure.homogeneity()),
        /// The crime that it concerns: TRAFFICKING also takes what is about BOTH, which is what people usually mean.
        concerns: Crime = measure.row().crime,
        /// Whom it protects.
        beneficiaries: ListFilter<Beneficiary> = measure.beneficiaries(),
        /// The instrument that lays it down.
        instrument: InstrumentFilter = measure.instrument(),
        /// Findings about it.
        findings: RelationFilter<FindingFilter> = measure.findings(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = measure.any().citations(),
    }
}

orders! {
    /// One key to put measures in order by: a `field`, the number of a relation, or a key of a single related node.
    MeasureOrder of graph::measure::Measure<'g> as measure {
        /// What measures can be put in order by.
        MeasureOrderField {
            /// By global id.
            Id = vec![SortKey::exact(measure.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&measure.row().slug)],
            /// By provision, in the order of the instrument: "Art. 3" before "Art. 10".
            Provision = vec![SortKey::exact(&measure.instrument().row().slug), SortKey::Number(i64::from(measure.row().position))],
            /// By what it is about.
            Title = vec![SortKey::folded(&measure.row().title)],
            /// By the kind of law it belongs to.
            Category = vec![SortKey::word(measure.row().category)],
            /// By what it regulates.
            Type = vec![SortKey::word(measure.row().r#type)],
            /// By how precisely it binds.
            Precision = vec![SortKey::word(measure.row().precision)],
            /// By the few operative words.
            Wording = vec![SortKey::optional_folded(measure.row().wording.as_deref())],
            /// By the crime that it is about.
            Crime = vec![SortKey::word(measure.row().crime)],
            /// By what it is, in our own words.
            Summary = vec![SortKey::folded(&measure.row().summary)],
        }
        counts {
            /// Findings about it.
            FindingCount findings: FindingFilter = measure.findings(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = measure.any().citations(),
        }
        through {
            /// The instrument that lays it down.
            instrument: InstrumentOrder = Some(measure.instrument()),
        }
    }
}

groups! {
    /// Measures by what they have in common.
    MeasureGroups of graph::measure::Measure<'g> as measure {
        /// How many measures have what in common: a group for each combination of values that occurs, 1,000 at most.
        measure_groups of measures: Measure where MeasureFilter by MeasureOrder,
        /// Measures with the same values in the dimensions grouped by.
        MeasureGroup MeasureGroupKeys MeasureGroupLists,
        /// What groups of measures can be put in order by.
        MeasureGroupOrder MeasureGroupOrderField,
        /// What measures can be grouped by.
        MeasureDimension {
            /// The instrument that lays it down.
            Instrument instrument: Instrument<'g> = Some(group::node(measure.instrument())),
            /// How far the instrument reaches: universal, European or regional.
            Scope scope: Scope = Some(Keyed::word(measure.instrument().row().scope)),
            /// Which of the two crimes the instrument is mainly on.
            Area area: Area = Some(Keyed::word(measure.instrument().row().area)),
            /// Whether the instrument binds in law.
            LegalForce legal_force: LegalForce = Some(Keyed::word(measure.instrument().row().legal_force)),
            /// The kind of law that it belongs to.
            Category category: Category = Some(Keyed::word(measure.row().category)),
            /// What it regulates.
            Type r#type: MeasureType = Some(Keyed::word(measure.row().r#type)),
            /// How precisely it binds.
            Precision precision: Precision = Some(Keyed::word(measure.row().precision)),
            /// How evenly it will be given effect.
            Homogeneity homogeneity: Homogeneity = Some(Keyed::word(measure.homogeneity())),
            /// The crime that it is about, BOTH apart from each of the two.
            Crime crime: Crime = Some(Keyed::word(measure.row().crime)),
            /// Whom it protects; a measure counts in each.
            Beneficiary beneficiary: Beneficiary = measure.beneficiaries().iter().copied().map(Keyed::word),
            /// The year in which the instrument was adopted.
            Year year: i32 = Some(Keyed::year(measure.instrument().row().adopted_on)),
        }
    }
}
