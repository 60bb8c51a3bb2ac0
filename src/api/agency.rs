//! An intergovernmental structure that acts against trafficking or smuggling.

use crate::{
    api::{
        action::{Action, ActionFilter, ActionOrder},
        arrangement::{Arrangement, ArrangementFilter, ArrangementOrder},
        filter::{
            BooleanFilter, DateFilter, EnumFilter, IdFilter, RelationFilter, StringFilter, StringListFilter, filters,
        },
        finding::{Finding, FindingFilter, FindingOrder},
        group::{self, groups},
        impact::{Impact, ImpactFilter, ImpactOrder},
        instrument::{Identifier, IdentifierFilter, Instrument, InstrumentFilter},
        list::lists,
        membership::{Membership, MembershipFilter, MembershipOrder},
        network::{Network, NetworkFilter, NetworkOrder},
        node::{EntityFields, Shown},
        order::orders,
        output::{Output, OutputFilter, OutputOrder},
        overlap::AgencyAnalyses,
        participation::{Participation, ParticipationFilter, ParticipationOrder},
        project::{Project, ProjectFilter, ProjectOrder},
        ratification::{Ratification, RatificationFilter, RatificationOrder},
        source::CitationFilter,
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    agency,
    partial_date::PartialDate,
    vocabulary::{AgencyKind, Assessment, Crime, Scope},
};

/// An intergovernmental structure that acts against trafficking or smuggling.
pub type Agency<'g> = Shown<'g, agency::Model>;

/// An intergovernmental structure that acts against trafficking or smuggling.
#[Object]
impl<'g> Agency<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, agency::Model> {
        EntityFields(self.0)
    }

    /// Its usual short name, such as `IOM`; `null` where it has none.
    async fn acronym(&self) -> Option<&'g str> {
        self.0.row().acronym.as_deref()
    }

    /// Its full name of today.
    async fn name(&self) -> &'g str {
        &self.0.row().name
    }

    /// Its former and other names, such as `EASO`. `agency(slug:)`, `node(id:)` and addresses find it by them, written like slugs.
    async fn aliases(&self) -> Vec<&'g str> {
        self.0.aliases().iter().map(|alias| alias.name.as_str()).collect()
    }

    /// What it was founded as.
    async fn kind(&self) -> AgencyKind {
        self.0.row().kind
    }

    /// How far it reaches: universal, European or regional.
    async fn scope(&self) -> Scope {
        self.0.row().scope
    }

    /// The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.
    async fn crime(&self) -> Crime {
        self.0.row().crime
    }

    /// Whether trafficking or smuggling is its main task.
    async fn specialised(&self) -> bool {
        self.0.row().specialised
    }

    /// When it was founded; `null` where that is not known.
    async fn founded(&self) -> Option<PartialDate> {
        self.0.row().founded
    }

    /// When it ended, and with it everything of it; `null` while it exists.
    async fn dissolved(&self) -> Option<PartialDate> {
        self.0.row().dissolved
    }

    /// Where it has its seat, such as `Warsaw, Poland`; `null` where it has none of its own.
    async fn seat(&self) -> Option<&'g str> {
        self.0.row().seat.as_deref()
    }

    /// What registers call it, by register.
    async fn identifiers(&self) -> Vec<Identifier<'g>> {
        self.0.identifiers().iter().map(Identifier).collect()
    }

    /// How far it was gone through for actions: with NONE, that an action is missing means nothing.
    async fn assessment(&self) -> Assessment {
        self.0.row().assessment
    }

    /// The agency that it is part of; `null` for one that stands alone.
    async fn parent(&self) -> Option<Agency<'g>> {
        self.0.parent().map(Shown)
    }

    /// The instruments that charge it with a task.
    async fn mandate(&self) -> Vec<Instrument<'g>> {
        self.0.mandate().map(Shown).collect()
    }

    #[graphql(flatten)]
    async fn analyses(&self) -> AgencyAnalyses<'g> {
        AgencyAnalyses(self.0)
    }

    #[graphql(flatten)]
    async fn lists(&self) -> AgencyLists<'g> {
        AgencyLists(self.0)
    }
}

lists! {
    /// The lists that lead away from an agency.
    AgencyLists of graph::agency::Agency<'g> {
        dated {
            /// The agencies that are part of it.
            children: Agency where AgencyFilter by AgencyOrder,
            /// What it does itself against trafficking and smuggling; what its networks and projects do is theirs.
            actions: Action where ActionFilter by ActionOrder,
            /// What came out of its work: databases, guidebooks, reports and others. Those of others are in `jointOutputs`.
            outputs: Output where OutputFilter by OutputOrder,
            /// Outputs of others that it published together with them.
            joint_outputs: Output where OutputFilter by OutputOrder,
            /// Its stays in networks, with role, dates and offices.
            memberships: Membership where MembershipFilter by MembershipOrder,
            /// The networks that it is or was in. `activeOn` is about the network; ask `memberships` for the stay.
            networks: Network where NetworkFilter by NetworkOrder,
            /// Its parts in projects, with role and dates.
            participations: Participation where ParticipationFilter by ParticipationOrder,
            /// The projects that it has or had a part in, each once.
            projects: Project where ProjectFilter by ProjectOrder,
            /// Memoranda, working arrangements and agreements that it is party to.
            arrangements: Arrangement where ArrangementFilter by ArrangementOrder,
        }
        lasting {
            /// Documented effects of networks on its strategy or work plan.
            impacts: Impact where ImpactFilter by ImpactOrder,
            /// What it signed or is bound by as a party; only the European Union has any.
            ratifications: Ratification where RatificationFilter by RatificationOrder,
            /// Findings of the research project that are about it.
            findings: Finding where FindingFilter by FindingOrder,
        }
    }
}

filters! {
    /// Which agencies. Conditions given together must all hold; none given, all hold.
    AgencyFilter of graph::agency::Agency<'g> as agency {
        /// Its global id, such as `agency:…`.
        id: IdFilter = agency.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(agency.row().slug.as_str()),
        /// Its usual short name.
        acronym: StringFilter = agency.row().acronym.as_deref(),
        /// Its full name.
        name: StringFilter = Some(agency.row().name.as_str()),
        /// What it was founded as.
        kind: EnumFilter<AgencyKind> = Some(agency.row().kind),
        /// How far it reaches.
        scope: EnumFilter<Scope> = Some(agency.row().scope),
        /// The crime that it is about.
        crime: EnumFilter<Crime> = Some(agency.row().crime),
        /// Whether trafficking or smuggling is its main task.
        specialised: BooleanFilter = agency.row().specialised,
        /// When it was founded.
        founded: DateFilter = agency.row().founded,
        /// When it ended.
        dissolved: DateFilter = agency.row().dissolved,
        /// Where it has its seat.
        seat: StringFilter = agency.row().seat.as_deref(),
        /// How far its actions were gone through.
        assessment: EnumFilter<Assessment> = Some(agency.row().assessment),
        /// Its page.
        url: StringFilter = agency.row().url.as_deref(),
        /// What it is, in our own words.
        summary: StringFilter = Some(agency.row().summary.as_str()),
        /// The crime that it concerns: TRAFFICKING also takes what is about BOTH, which is what people usually mean.
        concerns: Crime = agency.row().crime,
        /// Active on some day of this date, both ends included.
        active_on: PartialDate = agency,
        /// Its former and other names.
        aliases: StringListFilter = agency.aliases().iter().map(|alias| alias.name.as_str()),
        /// What registers call it.
        identifiers: RelationFilter<IdentifierFilter> = agency.identifiers().iter(),
        /// The agency that it is part of; one that has none does not meet this.
        parent: AgencyFilter = agency.parent(),
        /// Whether there is one: the agency that it is part of.
        has_parent: bool = agency.parent().is_some(),
        /// The agencies that are part of it.
        children: RelationFilter<AgencyFilter> = agency.children(),
        /// The instruments that charge it with a task.
        mandate: RelationFilter<InstrumentFilter> = agency.mandate(),
        /// What it does itself.
        actions: RelationFilter<ActionFilter> = agency.actions(),
        /// What came out of its work.
        outputs: RelationFilter<OutputFilter> = agency.outputs(),
        /// Outputs of others that it published with them.
        joint_outputs: RelationFilter<OutputFilter> = agency.joint_outputs(),
        /// Its stays in networks.
        memberships: RelationFilter<MembershipFilter> = agency.memberships(),
        /// The networks that it is or was in.
        networks: RelationFilter<NetworkFilter> = agency.networks(),
        /// Its parts in projects.
        participations: RelationFilter<ParticipationFilter> = agency.participations(),
        /// The projects that it has or had a part in.
        projects: RelationFilter<ProjectFilter> = agency.projects(),
        /// The arrangements that it is party to.
        arrangements: RelationFilter<ArrangementFilter> = agency.arrangements(),
        /// What networks changed in its work.
        impacts: RelationFilter<ImpactFilter> = agency.impacts(),
        /// What it signed or is bound by.
        ratifications: RelationFilter<RatificationFilter> = agency.ratifications(),
        /// Findings about it.
        findings: RelationFilter<FindingFilter> = agency.findings(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = agency.any().citations(),
    }
}

orders! {
    /// One key to put agencies in order by: a `field`, the number of a relation, or a key of a single related node.
    AgencyOrder of graph::agency::Agency<'g> as agency {
        /// What agencies can be put in order by.
        AgencyOrderField {
            /// By global id.
            Id = vec![SortKey::exact(agency.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&agency.row().slug)],
            /// By its usual short name.
            Acronym = vec![SortKey::optional_folded(agency.row().acronym.as_deref())],
            /// By its full name.
            Name = vec![SortKey::folded(&agency.row().name)],
            /// By what it was founded as.
            Kind = vec![SortKey::word(agency.row().kind)],
            /// By how far it reaches.
            Scope = vec![SortKey::word(agency.row().scope)],
            /// By the crime that it is about.
            Crime = vec![SortKey::word(agency.row().crime)],
            /// By whether trafficking or smuggling is its main task.
            Specialised = vec![SortKey::Number(i64::from(agency.row().specialised))],
            /// By when it was founded.
            Founded = SortKey::date(agency.row().founded).to_vec(),
            /// By when it ended.
            Dissolved = SortKey::date(agency.row().dissolved).to_vec(),
            /// By where it has its seat.
            Seat = vec![SortKey::optional_folded(agency.row().seat.as_deref())],
            /// By how far its actions were gone through.
            Assessment = vec![SortKey::word(agency.row().assessment)],
            /// By its page.
            Url = vec![SortKey::optional_folded(agency.row().url.as_deref())],
            /// By what it is, in our own words.
            Summary = vec![SortKey::folded(&agency.row().summary)],
        }
        counts {
            /// The agencies that are part of it.
            ChildrenCount children: AgencyFilter = agency.children(),
            /// The instruments that charge it with a task.
            MandateCount mandate: InstrumentFilter = agency.mandate(),
            /// What it does itself.
            ActionCount actions: ActionFilter = agency.actions(),
            /// What came out of its work.
            OutputCount outputs: OutputFilter = agency.outputs(),
            /// Outputs of others that it published with them.
            JointOutputCount joint_outputs: OutputFilter = agency.joint_outputs(),
            /// Its stays in networks.
            MembershipCount memberships: MembershipFilter = agency.memberships(),
            /// The networks that it is or was in.
            NetworkCount networks: NetworkFilter = agency.networks(),
            /// Its parts in projects.
            ParticipationCount participations: ParticipationFilter = agency.participations(),
            /// The projects that it has or had a part in.
            ProjectCount projects: ProjectFilter = agency.projects(),
            /// The arrangements that it is party to.
            ArrangementCount arrangements: ArrangementFilter = agency.arrangements(),
            /// What networks changed in its work.
            ImpactCount impacts: ImpactFilter = agency.impacts(),
            /// What it signed or is bound by.
            RatificationCount ratifications: RatificationFilter = agency.ratifications(),
            /// Findings about it.
            FindingCount findings: FindingFilter = agency.findings(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = agency.any().citations(),
        }
        through {
            /// The agency that it is part of; nodes without one are as nodes without a value.
            parent: AgencyOrder = agency.parent(),
        }
    }
}

groups! {
    /// Agencies by what they have in common.
    AgencyGroups of graph::agency::Agency<'g> as agency {
        /// How many agencies have what in common: a group for each combination of values that occurs, 1,000 at most.
        agency_groups of agencies: Agency where AgencyFilter by AgencyOrder,
        /// Agencies with the same values in the dimensions grouped by.
        AgencyGroup AgencyGroupKeys AgencyGroupLists,
        /// What groups of agencies can be put in order by.
        AgencyGroupOrder AgencyGroupOrderField,
        /// What agencies can be grouped by.
        AgencyDimension {
            /// What sort of structure it is.
            Kind kind: AgencyKind = Some(Keyed::word(agency.row().kind)),
            /// How far it reaches: universal, European or regional.
            Scope scope: Scope = Some(Keyed::word(agency.row().scope)),
            /// The crime that it is about, BOTH apart from each of the two.
            Crime crime: Crime = Some(Keyed::word(agency.row().crime)),
            /// Whether it was founded for these crimes.
            Specialised specialised: bool = Some(Keyed::truth(agency.row().specialised)),
            /// How far its actions were gone through.
            Assessment assessment: Assessment = Some(Keyed::word(agency.row().assessment)),
            /// The agency that it is part of.
            Parent parent: Agency<'g> = agency.parent().map(group::node),
            /// Where it sits.
            Seat seat: &'g str = agency.row().seat.as_deref().map(Keyed::text),
            /// The year in which it was founded.
            Year year: i32 = agency.row().founded.map(Keyed::year),
        }
    }
}
