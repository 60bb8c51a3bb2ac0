//! A memorandum, working arrangement or agreement between agencies.

use crate::{
    api::{
        agency::{Agency, AgencyFilter},
        filter::{
            DateFilter, EnumFilter, IdFilter, ListFilter, RelationFilter, StringFilter, StringListFilter, filters,
        },
        group::{self, groups},
        node::{EntityFields, Shown},
        order::orders,
        source::CitationFilter,
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    arrangement,
    partial_date::PartialDate,
    vocabulary::{ArrangementKind, ArrangementSubject, Crime},
};

/// A memorandum, working arrangement or agreement between agencies.
pub type Arrangement<'g> = Shown<'g, arrangement::Model>;

/// A memorandum, working arrangement or agreement between agencies.
#[Object]
impl<'g> Arrangement<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, arrangement::Model> {
        EntityFields(self.0)
    }

    /// Its title.
    async fn title(&self) -> &'g str {
        &self.0.row().title
    }

    /// Its form, from the firmest to the loosest.
    async fn kind(&self) -> ArrangementKind {
        self.0.row().kind
    }

    /// When it was signed; `null` where that is not known.
    async fn signed(&self) -> Option<PartialDate> {
        self.0.row().signed
    }

    /// When it entered into force; `null` where no date other than its signature is known.
    async fn in_force(&self) -> Option<PartialDate> {
        self.0.row().in_force
    }

    /// When it ended; `null` while it goes on or where that is not known.
    async fn ends(&self) -> Option<PartialDate> {
        self.0.row().ends
    }

    /// What it covers.
    async fn covers(&self) -> &'g [ArrangementSubject] {
        self.0.covers()
    }

    /// The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.
    async fn crime(&self) -> Crime {
        self.0.row().crime
    }

    /// The agencies that are party to it.
    async fn parties(&self) -> Vec<Agency<'g>> {
        self.0.parties().map(Shown).collect()
    }

    /// Parties that are no agencies of the graph, by name.
    async fn other_parties(&self) -> &'g [String] {
        self.0.other_parties()
    }
}

filters! {
    /// Which arrangements. Conditions given together must all hold; none given, all hold.
    ArrangementFilter of graph::arrangement::Arrangement<'g> as arrangement {
        /// Its global id, such as `arrangement:…`.
        id: IdFilter = arrangement.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(arrangement.row().slug.as_str()),
        /// Its title.
        title: StringFilter = Some(arrangement.row().title.as_str()),
        /// Its form.
        kind: EnumFilter<ArrangementKind> = Some(arrangement.row().kind),
        /// When it was signed.
        signed: DateFilter = arrangement.row().signed,
        /// When it entered into force.
        in_force: DateFilter = arrangement.row().in_force,
        /// When it ended.
        ends: DateFilter = arrangement.row().ends,
        /// The crime that it is about.
        crime: EnumFilter<Crime> = Some(arrangement.row().crime),
        /// Its page.
        url: StringFilter = arrangement.row().url.as_deref(),
        /// What it is, in our own words.
        summary: StringFilter = Some(arrangement.row().summary.as_str()),
        /// The crime that it concerns: TRAFFICKING also takes what is about BOTH, which is what people usually mean.
        concerns: Crime = arrangement.row().crime,
        /// Active on some day of this date, both ends included.
        active_on: PartialDate = arrangement,
        /// What it covers.
        covers: ListFilter<ArrangementSubject> = arrangement.covers(),
        /// Parties that are no agencies of the graph.
        other_parties: StringListFilter = arrangement.other_parties().iter().map(String::as_str),
        /// The agencies that are party to it.
        parties: RelationFilter<AgencyFilter> = arrangement.parties(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = arrangement.any().citations(),
    }
}

orders! {
    /// One key to put arrangements in order by: a `field`, the number of a relation, or a key of a single related node.
    ArrangementOrder of graph::arrangement::Arrangement<'g> as arrangement {
        /// What arrangements can be put in order by.
        ArrangementOrderField {
            /// By global id.
            Id = vec![SortKey::exact(arrangement.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&arrangement.row().slug)],
            /// By its title.
            Title = vec![SortKey::folded(&arrangement.row().title)],
            /// By its form.
            Kind = vec![SortKey::word(arrangement.row().kind)],
            /// By when it was signed.
            Signed = SortKey::date(arrangement.row().signed).to_vec(),
            /// By when it entered into force.
            InForce = SortKey::date(arrangement.row().in_force).to_vec(),
            /// By when it ended.
            Ends = SortKey::date(arrangement.row().ends).to_vec(),
            /// By the crime that it is about.
            Crime = vec![SortKey::word(arrangement.row().crime)],
            /// By its page.
            Url = vec![SortKey::optional_folded(arrangement.row().url.as_deref())],
            /// By what it is, in our own words.
            Summary = vec![SortKey::folded(&arrangement.row().summary)],
        }
        counts {
            /// The agencies that are party to it.
            PartyCount parties: AgencyFilter = arrangement.parties(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = arrangement.any().citations(),
        }
        through {
        }
    }
}

groups! {
    /// Arrangements by what they have in common.
    ArrangementGroups of graph::arrangement::Arrangement<'g> as arrangement {
        /// How many arrangements have what in common: a group for each combination of values that occurs, 1,000 at most.
        arrangement_groups of arrangements: Arrangement where ArrangementFilter by ArrangementOrder,
        /// Arrangements with the same values in the dimensions grouped by.
        ArrangementGroup ArrangementGroupKeys ArrangementGroupLists,
        /// What groups of arrangements can be put in order by.
        ArrangementGroupOrder ArrangementGroupOrderField,
        /// What arrangements can be grouped by.
        ArrangementDimension {
            /// Its form.
            Kind kind: ArrangementKind = Some(Keyed::word(arrangement.row().kind)),
            /// The crime that it is about, BOTH apart from each of the two.
            Crime crime: Crime = Some(Keyed::word(arrangement.row().crime)),
            /// What it covers; an arrangement counts in each.
            Subject subject: ArrangementSubject = arrangement.covers().iter().copied().map(Keyed::word),
            /// The agencies that are party to it; an arrangement counts in each.
            Party party: Agency<'g> = arrangement.parties().map(group::node),
            /// The year in which it was signed.
            Year year: i32 = arrangement.row().signed.map(Keyed::year),
        }
    }
}
