//! Where every question begins: lookups by slug and by id, and the lists of every kind.

use crate::{
    api::{
        action::{Action, ActionFilter, ActionGroups, ActionOrder},
        agency::{Agency, AgencyFilter, AgencyGroups, AgencyOrder},
        analyses::Analyses,
        arrangement::{Arrangement, ArrangementFilter, ArrangementGroups, ArrangementOrder},
        centrality::Centralities,
        dataset::Dataset,
        error::{Error, Result},
        finding::{Finding, FindingFilter, FindingGroups, FindingOrder},
        impact::{Impact, ImpactFilter, ImpactGroups, ImpactOrder},
        instrument::{Instrument, InstrumentFilter, InstrumentGroups, InstrumentOrder},
        list::lists,
        measure::{Measure, MeasureFilter, MeasureGroups, MeasureOrder},
        membership::{Membership, MembershipFilter, MembershipGroups, MembershipOrder},
        network::{Network, NetworkFilter, NetworkGroups, NetworkOrder},
        node::{Node, Shown},
        output::{Output, OutputFilter, OutputGroups, OutputOrder},
        participation::{Participation, ParticipationFilter, ParticipationGroups, ParticipationOrder},
        path::Paths,
        project::{Project, ProjectFilter, ProjectGroups, ProjectOrder},
        ratification::{Ratification, RatificationFilter, RatificationGroups, RatificationOrder},
        search::Search,
        source::{Source, SourceFilter, SourceGroups, SourceOrder},
        state::{State, StateFilter, StateGroups, StateOrder},
        vocabulary::{self, Vocabulary},
    },
    graph::{graph::Graph, node::Stored},
    snapshot::Snapshot,
};
use async_graphql::{Context, ID, Object};
use std::sync::Arc;

/// How many ids `nodes` takes.
const MAXIMUM_IDS: usize = 500;

/// Where every question begins.
pub struct Query;

/// Where every question begins.
#[Object]
impl Query {
    #[graphql(flatten)]
    async fn lists<'c>(&self, ctx: &Context<'c>) -> RootLists<'c> {
        RootLists(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn searches<'c>(&self, ctx: &Context<'c>) -> Search<'c> {
        Search(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn analyses<'c>(&self, ctx: &Context<'c>) -> Analyses<'c> {
        Analyses(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn centralities<'c>(&self, ctx: &Context<'c>) -> Centralities<'c> {
        Centralities(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn paths<'c>(&self, ctx: &Context<'c>) -> Paths<'c> {
        Paths(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn instrument_groups<'c>(&self, ctx: &Context<'c>) -> InstrumentGroups<'c> {
        InstrumentGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn measure_groups<'c>(&self, ctx: &Context<'c>) -> MeasureGroups<'c> {
        MeasureGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn agency_groups<'c>(&self, ctx: &Context<'c>) -> AgencyGroups<'c> {
        AgencyGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn network_groups<'c>(&self, ctx: &Context<'c>) -> NetworkGroups<'c> {
        NetworkGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn membership_groups<'c>(&self, ctx: &Context<'c>) -> MembershipGroups<'c> {
        MembershipGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn project_groups<'c>(&self, ctx: &Context<'c>) -> ProjectGroups<'c> {
        ProjectGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn participation_groups<'c>(&self, ctx: &Context<'c>) -> ParticipationGroups<'c> {
        ParticipationGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn action_groups<'c>(&self, ctx: &Context<'c>) -> ActionGroups<'c> {
        ActionGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn output_groups<'c>(&self, ctx: &Context<'c>) -> OutputGroups<'c> {
        OutputGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn arrangement_groups<'c>(&self, ctx: &Context<'c>) -> ArrangementGroups<'c> {
        ArrangementGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn impact_groups<'c>(&self, ctx: &Context<'c>) -> ImpactGroups<'c> {
        ImpactGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn state_groups<'c>(&self, ctx: &Context<'c>) -> StateGroups<'c> {
        StateGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn ratification_groups<'c>(&self, ctx: &Context<'c>) -> RatificationGroups<'c> {
        RatificationGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn finding_groups<'c>(&self, ctx: &Context<'c>) -> FindingGroups<'c> {
        FindingGroups(&snapshot(ctx).graph)
    }

    #[graphql(flatten)]
    async fn source_groups<'c>(&self, ctx: &Context<'c>) -> SourceGroups<'c> {
        SourceGroups(&snapshot(ctx).graph)
    }

    /// The node with this global id, of whatever kind; `null` if there is none.
    async fn node<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "A global id, such as `agency:iom` or `membership:icat/unodc`.")] id: ID,
    ) -> Option<Node<'c>> {
        snapshot(ctx).graph.by_key(&id).map(Node::from)
    }

    /// The nodes with these global ids, in the order of the ids; `null` in the place of an id that leads to none.
    async fn nodes<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Global ids, such as `agency:iom`; 500 at most.")] ids: Vec<ID>,
    ) -> Result<Vec<Option<Node<'c>>>> {
        if ids.len() > MAXIMUM_IDS {
            return Err(Error::TooManyIds { given: ids.len(), limit: MAXIMUM_IDS });
        }
        Ok(ids.iter().map(|id| snapshot(ctx).graph.by_key(id).map(Node::from)).collect())
    }

    /// The instrument with this slug; `null` if there is none.
    async fn instrument<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Such as `palermo-trafficking-protocol`.")] slug: String,
    ) -> Option<Instrument<'c>> {
        by_slug(ctx, &slug)
    }

    /// The measure with this slug; `null` if there is none.
    async fn measure<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Such as `palermo-trafficking-protocol-art-6-3`.")] slug: String,
    ) -> Option<Measure<'c>> {
        by_slug(ctx, &slug)
    }

    /// The agency with this slug or alias; `null` if there is none.
    async fn agency<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Such as `iom`; a former name, written like a slug, finds the agency of today: `easo`.")]
        slug: String,
    ) -> Option<Agency<'c>> {
        by_slug(ctx, &slug)
    }

    /// The network with this slug; `null` if there is none.
    async fn network<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Such as `icat`.")] slug: String,
    ) -> Option<Network<'c>> {
        by_slug(ctx, &slug)
    }

    /// The project with this slug; `null` if there is none.
    async fn project<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Such as `glo-act`.")] slug: String,
    ) -> Option<Project<'c>> {
        by_slug(ctx, &slug)
    }

    /// The action with this slug; `null` if there is none.
    async fn action<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Such as `iom-direct-assistance-victims`.")] slug: String,
    ) -> Option<Action<'c>> {
        by_slug(ctx, &slug)
    }

    /// The output with this slug; `null` if there is none.
    async fn output<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Such as `ctdc`.")] slug: String,
    ) -> Option<Output<'c>> {
        by_slug(ctx, &slug)
    }

    /// The arrangement with this slug; `null` if there is none.
    async fn arrangement<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Such as `europol-frontex-2015`.")] slug: String,
    ) -> Option<Arrangement<'c>> {
        by_slug(ctx, &slug)
    }

    /// The state with this slug; `null` if there is none.
    async fn state<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Its two letters of ISO 3166-1 in small letters, such as `es`.")] slug: String,
    ) -> Option<State<'c>> {
        by_slug(ctx, &slug)
    }

    /// The finding with this slug; `null` if there is none.
    async fn finding<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "Such as `icat-main-network-with-23-agencies`.")] slug: String,
    ) -> Option<Finding<'c>> {
        by_slug(ctx, &slug)
    }

    /// The source with this address; `null` if no fact rests on it.
    async fn source<'c>(
        &self,
        ctx: &Context<'c>,
        #[graphql(desc = "The whole address of the page, as the data set has it.")] url: String,
    ) -> Option<Source<'c>> {
        snapshot(ctx).graph.source(&url).map(Shown)
    }

    /// The data set as a whole: edition, licence, how to cite it, how much there is of what.
    async fn dataset<'c>(&self, ctx: &Context<'c>) -> Dataset<'c> {
        Dataset(snapshot(ctx))
    }

    /// Every vocabulary with its values, what they mean and how many facts carry them.
    async fn vocabularies(&self, ctx: &Context<'_>) -> Vec<Vocabulary> {
        vocabulary::all(snapshot(ctx))
    }
}

lists! {
    /// The lists of every kind.
    RootLists of &'g Graph {
        dated {
            /// Every instrument; `activeOn`: in force.
            instruments: Instrument where InstrumentFilter by InstrumentOrder,
            /// Every agency.
            agencies: Agency where AgencyFilter by AgencyOrder,
            /// Every network.
            networks: Network where NetworkFilter by NetworkOrder,
            /// Every stay of an agency in a network, by beginning.
            memberships: Membership where MembershipFilter by MembershipOrder,
            /// Every project.
            projects: Project where ProjectFilter by ProjectOrder,
            /// Every part of an agency in a project.
            participations: Participation where ParticipationFilter by ParticipationOrder,
            /// Every action, of agencies, networks and projects.
            actions: Action where ActionFilter by ActionOrder,
            /// Every output, of agencies, networks and projects.
            outputs: Output where OutputFilter by OutputOrder,
            /// Every arrangement between agencies.
            arrangements: Arrangement where ArrangementFilter by ArrangementOrder,
        }
        lasting {
            /// Every measure, by instrument and provision.
            measures: Measure where MeasureFilter by MeasureOrder,
            /// Every documented effect of a network on an agency.
            impacts: Impact where ImpactFilter by ImpactOrder,
            /// Every state.
            states: State where StateFilter by StateOrder,
            /// Every signature and ratification that was read.
            ratifications: Ratification where RatificationFilter by RatificationOrder,
            /// Every finding of the research project.
            findings: Finding where FindingFilter by FindingOrder,
            /// Every page that facts rest on, by title.
            sources: Source where SourceFilter by SourceOrder,
        }
    }
}

/// The snapshot that the request is answered from.
pub fn snapshot<'c>(ctx: &Context<'c>) -> &'c Snapshot {
    ctx.data_unchecked::<Arc<Snapshot>>()
}

fn by_slug<'c, T: Stored>(ctx: &Context<'c>, slug: &str) -> Option<Shown<'c, T>> {
    snapshot(ctx).graph.by_slug(slug).map(Shown)
}
