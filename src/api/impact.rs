//! A documented effect of a network on an agency's strategy or work plan.

use crate::{
    api::{
        agency::{Agency, AgencyFilter, AgencyOrder},
        filter::{DateFilter, IdFilter, RelationFilter, StringFilter, filters},
        group::{self, groups},
        network::{Network, NetworkFilter, NetworkOrder},
        node::{FactFields, Shown},
        order::orders,
        source::CitationFilter,
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
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

filters! {
    /// Which impacts. Conditions given together must all hold; none given, all hold.
    ImpactFilter of graph::impact::Impact<'g> as impact {
        /// Its global id, such as `impact:…`.
        id: IdFilter = impact.key(),
        /// What the effect was.
        title: StringFilter = Some(impact.row().title.as_str()),
        /// The document that shows it.
        document: StringFilter = Some(impact.row().document.as_str()),
        /// When.
        year: DateFilter = impact.row().year,
        /// What it is, in our own words.
        summary: StringFilter = Some(impact.row().summary.as_str()),
        /// The network that had it.
        network: NetworkFilter = impact.network(),
        /// The agency that it was on.
        agency: AgencyFilter = impact.agency(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = impact.any().citations(),
    }
}

orders! {
    /// One key to put impacts in order by: a `field`, the number of a relation, or a key of a single related node.
    ImpactOrder of graph::impact::Impact<'g> as impact {
        /// What impacts can be put in order by.
        ImpactOrderField {
            /// By global id.
            Id = vec![SortKey::exact(impact.key())],
            /// By what the effect was.
            Title = vec![SortKey::folded(&impact.row().title)],
            /// By the document that shows it.
            Document = vec![SortKey::folded(&impact.row().document)],
            /// By when.
            Year = SortKey::date(impact.row().year).to_vec(),
            /// By what it is, in our own words.
            Summary = vec![SortKey::folded(&impact.row().summary)],
        }
        counts {
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = impact.any().citations(),
        }
        through {
            /// The network that had it.
            network: NetworkOrder = Some(impact.network()),
            /// The agency that it was on.
            agency: AgencyOrder = Some(impact.agency()),
        }
    }
}

groups! {
    /// Impacts by what they have in common.
    ImpactGroups of graph::impact::Impact<'g> as impact {
        /// How many impacts have what in common: a group for each combination of values that occurs, 1,000 at most.
        impact_groups of impacts: Impact where ImpactFilter by ImpactOrder,
        /// Impacts with the same values in the dimensions grouped by.
        ImpactGroup ImpactGroupKeys ImpactGroupLists,
        /// What groups of impacts can be put in order by.
        ImpactGroupOrder ImpactGroupOrderField,
        /// What impacts can be grouped by.
        ImpactDimension {
            /// The network that had it.
            Network network: Network<'g> = Some(group::node(impact.network())),
            /// The agency whose work it changed.
            Agency agency: Agency<'g> = Some(group::node(impact.agency())),
            /// The year of the document that shows it.
            Year year: i32 = impact.row().year.map(Keyed::year),
        }
    }
}
