//! A formal group of agencies or intergovernmental organisations.

use crate::{
    api::{
        action::{Action, ActionFilter, ActionOrder},
        agency::{Agency, AgencyFilter, AgencyOrder},
        coverage::NetworkAnalyses,
        filter::{DateFilter, EnumFilter, IdFilter, IntFilter, RelationFilter, StringFilter, filters},
        finding::{Finding, FindingFilter, FindingOrder},
        group::groups,
        history::NetworkHistory,
        impact::{Impact, ImpactFilter, ImpactOrder},
        list::lists,
        member_overlap::MemberAnalyses,
        membership::{Membership, MembershipFilter, MembershipOrder},
        node::{EntityFields, Shown},
        order::orders,
        output::{Output, OutputFilter, OutputOrder},
        source::{Citation, CitationFilter},
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    network,
    partial_date::PartialDate,
    vocabulary::{Crime, Formalization, Scope},
};

/// A formal group of agencies or intergovernmental organisations.
pub type Network<'g> = Shown<'g, network::Model>;

/// A formal group of agencies or intergovernmental organisations.
#[Object]
impl<'g> Network<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, network::Model> {
        EntityFields(self.0)
    }

    /// Its usual short name, such as `IOM`; `null` where it has none.
    async fn acronym(&self) -> Option<&'g str> {
        self.0.row().acronym.as_deref()
    }

    /// Its full name.
    async fn name(&self) -> &'g str {
        &self.0.row().name
    }

    /// What it is founded on, from a treaty to a mere declaration.
    async fn formalization(&self) -> Formalization {
        self.0.row().formalization
    }

    /// The text that founds it; `null` where none is known.
    async fn founding_text(&self) -> Option<&'g str> {
        self.0.row().founding_text.as_deref()
    }

    /// How far it reaches: universal, European or regional.
    async fn scope(&self) -> Scope {
        self.0.row().scope
    }

    /// The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.
    async fn crime(&self) -> Crime {
        self.0.row().crime
    }

    /// When it began; `null` where that is not known.
    async fn starts(&self) -> Option<PartialDate> {
        self.0.row().starts
    }

    /// When it ended, and with it its memberships; `null` while it exists or where that is not known.
    async fn ends(&self) -> Option<PartialDate> {
        self.0.row().ends
    }

    /// How many members it said it had, by date. The graph may know fewer.
    async fn reported_sizes(&self) -> Vec<ReportedSize<'g>> {
        self.0.reported_sizes().map(ReportedSize).collect()
    }

    #[graphql(flatten)]
    async fn analyses(&self) -> NetworkAnalyses<'g> {
        NetworkAnalyses(self.0)
    }

    #[graphql(flatten)]
    async fn past(&self) -> NetworkHistory<'g> {
        NetworkHistory(self.0)
    }

    #[graphql(flatten)]
    async fn member_analyses(&self) -> MemberAnalyses<'g> {
        MemberAnalyses(self.0)
    }

    #[graphql(flatten)]
    async fn lists(&self) -> NetworkLists<'g> {
        NetworkLists(self.0)
    }
}

lists! {
    /// The lists that lead away from a network.
    NetworkLists of graph::network::Network<'g> {
        dated {
            /// The stays of its members, by their beginning, with role, dates and offices.
            members: Membership where MembershipFilter by MembershipOrder,
            /// The agencies that are or were in it. `activeOn` is about the agency; ask `members` for the stay.
            agencies: Agency where AgencyFilter by AgencyOrder,
            /// What it does itself, as a network.
            actions: Action where ActionFilter by ActionOrder,
            /// What it brought out itself, as a network.
            outputs: Output where OutputFilter by OutputOrder,
            /// Outputs of others that it published together with them.
            joint_outputs: Output where OutputFilter by OutputOrder,
        }
        lasting {
            /// Documented effects that it had on the strategy or work plan of agencies.
            impacts: Impact where ImpactFilter by ImpactOrder,
            /// Findings of the research project that are about it.
            findings: Finding where FindingFilter by FindingOrder,
        }
    }
}

/// How many members a network said it had.
pub struct ReportedSize<'g>(graph::network::ReportedSize<'g>);

/// How many members a network said it had.
#[Object]
impl<'g> ReportedSize<'g> {
    /// The date of which it was said.
    async fn on(&self) -> PartialDate {
        self.0.row.reported_on
    }

    /// How many members it said it had.
    async fn count(&self) -> i32 {
        self.0.row.count
    }

    /// The pages that show it.
    async fn sources(&self) -> Vec<Citation<'g>> {
        self.0.citations().map(Citation).collect()
    }
}

filters! {
    /// Which networks. Conditions given together must all hold; none given, all hold.
    NetworkFilter of graph::network::Network<'g> as network {
        /// Its global id, such as `network:…`.
        id: IdFilter = network.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(network.row().slug.as_str()),
        /// Its usual short name.
        acronym: StringFilter = network.row().acronym.as_deref(),
        /// Its full name.
        name: StringFilter = Some(network.row().name.as_str()),
        /// What it is founded on.
        formalization: EnumFilter<Formalization> = Some(network.row().formalization),
        /// The text that founds it.
        founding_text: StringFilter = network.row().founding_text.as_deref(),
        /// How far it reaches.
        scope: EnumFilter<Scope> = Some(network.row().scope),
        /// The crime that it is about.
        crime: EnumFilter<Crime> = Some(network.row().crime),
        /// When it began.
        starts: DateFilter = network.row().starts,
        /// When it ended.
        ends: DateFilter = network.row().ends,
        /// Its page.
        url: StringFilter = network.row().url.as_deref(),
        /// What it is, in our own words.
        summary: StringFilter = Some(network.row().summary.as_str()),
        /// The crime that it concerns: TRAFFICKING also takes what is about BOTH, which is what people usually mean.
        concerns: Crime = network.row().crime,
        /// Active on some day of this date, both ends included.
        active_on: PartialDate = network,
        /// How many members it said it had.
        reported_sizes: RelationFilter<ReportedSizeFilter> = network.reported_sizes(),
        /// The stays of its members.
        members: RelationFilter<MembershipFilter> = network.members(),
        /// The agencies that are or were in it.
        agencies: RelationFilter<AgencyFilter> = network.agencies(),
        /// What it does itself.
        actions: RelationFilter<ActionFilter> = network.actions(),
        /// What it brought out itself.
        outputs: RelationFilter<OutputFilter> = network.outputs(),
        /// Outputs of others that it published with them.
        joint_outputs: RelationFilter<OutputFilter> = network.joint_outputs(),
        /// What it changed in the work of agencies.
        impacts: RelationFilter<ImpactFilter> = network.impacts(),
        /// Findings about it.
        findings: RelationFilter<FindingFilter> = network.findings(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = network.any().citations(),
    }
}

orders! {
    /// One key to put networks in order by: a `field`, the number of a relation, or a key of a single related node.
    NetworkOrder of graph::network::Network<'g> as network {
        /// What networks can be put in order by.
        NetworkOrderField {
            /// By global id.
            Id = vec![SortKey::exact(network.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&network.row().slug)],
            /// By its usual short name.
            Acronym = vec![SortKey::optional_folded(network.row().acronym.as_deref())],
            /// By its full name.
            Name = vec![SortKey::folded(&network.row().name)],
            /// By what it is founded on.
            Formalization = vec![SortKey::word(network.row().formalization)],
            /// By the text that founds it.
            FoundingText = vec![SortKey::optional_folded(network.row().founding_text.as_deref())],
            /// By how far it reaches.
            Scope = vec![SortKey::word(network.row().scope)],
            /// By the crime that it is about.
            Crime = vec![SortKey::word(network.row().crime)],
            /// By when it began.
            Starts = SortKey::date(network.row().starts).to_vec(),
            /// By when it ended.
            Ends = SortKey::date(network.row().ends).to_vec(),
            /// By its page.
            Url = vec![SortKey::optional_folded(network.row().url.as_deref())],
            /// By what it is, in our own words.
            Summary = vec![SortKey::folded(&network.row().summary)],
        }
        counts {
            /// The stays of its members.
            MemberCount members: MembershipFilter = network.members(),
            /// The agencies that are or were in it.
            AgencyCount agencies: AgencyFilter = network.agencies(),
            /// What it does itself.
            ActionCount actions: ActionFilter = network.actions(),
            /// What it brought out itself.
            OutputCount outputs: OutputFilter = network.outputs(),
            /// Outputs of others that it published with them.
            JointOutputCount joint_outputs: OutputFilter = network.joint_outputs(),
            /// What it changed in the work of agencies.
            ImpactCount impacts: ImpactFilter = network.impacts(),
            /// Findings about it.
            FindingCount findings: FindingFilter = network.findings(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = network.any().citations(),
        }
        through {
        }
    }
}

filters! {
    /// Which reported sizes.
    ReportedSizeFilter of graph::network::ReportedSize<'g> as size {
        /// The date of which it was said.
        on: DateFilter = Some(size.row.reported_on),
        /// How many members it said it had.
        count: IntFilter = Some(i64::from(size.row.count)),
        /// The pages that show it.
        sources: RelationFilter<CitationFilter> = size.citations(),
    }
}

groups! {
    /// Networks by what they have in common.
    NetworkGroups of graph::network::Network<'g> as network {
        /// How many networks have what in common: a group for each combination of values that occurs, 1,000 at most.
        network_groups of networks: Network where NetworkFilter by NetworkOrder,
        /// Networks with the same values in the dimensions grouped by.
        NetworkGroup NetworkGroupKeys NetworkGroupLists,
        /// What groups of networks can be put in order by.
        NetworkGroupOrder NetworkGroupOrderField,
        /// What networks can be grouped by.
        NetworkDimension {
            /// What it is founded on.
            Formalization formalization: Formalization = Some(Keyed::word(network.row().formalization)),
            /// How far it reaches: universal, European or regional.
            Scope scope: Scope = Some(Keyed::word(network.row().scope)),
            /// The crime that it is about, BOTH apart from each of the two.
            Crime crime: Crime = Some(Keyed::word(network.row().crime)),
            /// The year in which it began.
            Year year: i32 = network.row().starts.map(Keyed::year),
        }
    }
}
