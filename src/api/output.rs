//! What came out of the work of an agency, a network or a project: a database, a guidebook, a report …

use crate::{
    api::{
        agency::{Agency, AgencyFilter, AgencyOrder},
        filter::{DateFilter, EnumFilter, IdFilter, ListFilter, RelationFilter, StringFilter, filters},
        group::{self, groups},
        network::{Network, NetworkFilter, NetworkOrder},
        node::{Entity, EntityFields, FactFilter, Shown},
        order::orders,
        project::{Project, ProjectFilter, ProjectOrder},
        source::CitationFilter,
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    kind::Kind,
    output,
    partial_date::PartialDate,
    vocabulary::{
        Access, AgencyKind, Axis, Crime, DataSource, Figure, Harmonised, OutputKind, PersonalData, Reach, Topic, Update,
    },
};

/// What came out of the work of an agency, a network or a project: a database, a guidebook, a report …
pub type Output<'g> = Shown<'g, output::Model>;

/// What came out of the work of an agency, a network or a project: a database, a guidebook, a report …
#[Object]
impl<'g> Output<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, output::Model> {
        EntityFields(self.0)
    }

    /// Its title.
    async fn title(&self) -> &'g str {
        &self.0.row().title
    }

    /// What it is.
    async fn kind(&self) -> OutputKind {
        self.0.row().kind
    }

    /// The purpose that it serves: prevention, prosecution or protection.
    async fn axis(&self) -> Axis {
        self.0.row().axis
    }

    /// The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.
    async fn crime(&self) -> Crime {
        self.0.row().crime
    }

    /// What it is about.
    async fn topics(&self) -> &'g [Topic] {
        self.0.topics()
    }

    /// When it first appeared; `null` where that is not known.
    async fn published(&self) -> Option<PartialDate> {
        self.0.row().published
    }

    /// Who may use it; `null` where that is not known.
    async fn access(&self) -> Option<Access> {
        self.0.row().access
    }

    /// The agency, network or project that brought it out; one of the next three fields has it too.
    async fn owner(&self) -> Entity<'g> {
        Entity::of(self.0.owner()).expect("agencies, networks and projects have slugs")
    }

    /// The agency that brought it out; `null` where a network or a project does.
    async fn agency(&self) -> Option<Agency<'g>> {
        self.0.agency().map(Shown)
    }

    /// The network that brought it out; `null` where an agency or a project does.
    async fn network(&self) -> Option<Network<'g>> {
        self.0.network().map(Shown)
    }

    /// The project that brought it out; `null` where an agency or a network does.
    async fn project(&self) -> Option<Project<'g>> {
        self.0.project().map(Shown)
    }

    /// The agencies that published it: its owner, if an agency, and the agencies it is joint with.
    async fn agencies(&self) -> Vec<Agency<'g>> {
        self.0.agencies().map(Shown).collect()
    }

    /// Agencies, networks and projects that published it together with its owner.
    async fn joint_with(&self) -> Vec<Entity<'g>> {
        self.0.joint_with().filter_map(Entity::of).collect()
    }

    /// Of a database: where its data come from; empty where that is not known.
    async fn data_sources(&self) -> &'g [DataSource] {
        self.0.data_sources()
    }

    /// Of a database: what it holds; empty where that is not known.
    async fn figures(&self) -> &'g [Figure] {
        self.0.figures()
    }

    /// Of a database: whether its contributors use the same definitions; `null` where that is not known.
    async fn harmonised(&self) -> Option<Harmonised> {
        self.0.row().harmonised
    }

    /// Of a database: whether it holds personal data; `null` where that is not known.
    async fn personal_data(&self) -> Option<PersonalData> {
        self.0.row().personal_data
    }

    /// Of a database: how often it is updated; `null` where that is not known.
    async fn update(&self) -> Option<Update> {
        self.0.row().update
    }

    /// Of a database: which part of the world it covers; `null` where that is not known.
    async fn reach(&self) -> Option<Reach> {
        self.0.row().reach
    }
}

filters! {
    /// Which outputs. Conditions given together must all hold; none given, all hold.
    OutputFilter of graph::output::Output<'g> as output {
        /// Its global id, such as `output:…`.
        id: IdFilter = output.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(output.row().slug.as_str()),
        /// Its title.
        title: StringFilter = Some(output.row().title.as_str()),
        /// What it is.
        kind: EnumFilter<OutputKind> = Some(output.row().kind),
        /// The purpose it serves.
        axis: EnumFilter<Axis> = Some(output.row().axis),
        /// The crime that it is about.
        crime: EnumFilter<Crime> = Some(output.row().crime),
        /// When it first appeared.
        published: DateFilter = output.row().published,
        /// Who may use it.
        access: EnumFilter<Access> = output.row().access,
        /// Of a database: whether its contributors share definitions.
        harmonised: EnumFilter<Harmonised> = output.row().harmonised,
        /// Of a database: whether it holds personal data.
        personal_data: EnumFilter<PersonalData> = output.row().personal_data,
        /// Of a database: how often it is updated.
        update: EnumFilter<Update> = output.row().update,
        /// Of a database: which part of the world it covers.
        reach: EnumFilter<Reach> = output.row().reach,
        /// Its page.
        url: StringFilter = output.row().url.as_deref(),
        /// What it is, in our own words.
        summary: StringFilter = Some(output.row().summary.as_str()),
        /// The crime that it concerns: TRAFFICKING also takes what is about BOTH, which is what people usually mean.
        concerns: Crime = output.row().crime,
        /// Active on some day of this date, both ends included.
        active_on: PartialDate = output,
        /// What it is about.
        topics: ListFilter<Topic> = output.topics(),
        /// Of a database: where its data come from.
        data_sources: ListFilter<DataSource> = output.data_sources(),
        /// Of a database: what it holds.
        figures: ListFilter<Figure> = output.figures(),
        /// Agencies, networks and projects that published it together with its owner.
        joint_with: RelationFilter<FactFilter> = output.joint_with(),
        /// The agency that brought it out; one that has none does not meet this.
        agency: AgencyFilter = output.agency(),
        /// Whether there is one: the agency that brought it out.
        has_agency: bool = output.agency().is_some(),
        /// The network that brought it out; one that has none does not meet this.
        network: NetworkFilter = output.network(),
        /// Whether there is one: the network that brought it out.
        has_network: bool = output.network().is_some(),
        /// The project that it came out of; one that has none does not meet this.
        project: ProjectFilter = output.project(),
        /// Whether there is one: the project that it came out of.
        has_project: bool = output.project().is_some(),
        /// The agencies that published it.
        agencies: RelationFilter<AgencyFilter> = output.agencies(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = output.any().citations(),
    }
}

orders! {
    /// One key to put outputs in order by: a `field`, the number of a relation, or a key of a single related node.
    OutputOrder of graph::output::Output<'g> as output {
        /// What outputs can be put in order by.
        OutputOrderField {
            /// By global id.
            Id = vec![SortKey::exact(output.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&output.row().slug)],
            /// By its title.
            Title = vec![SortKey::folded(&output.row().title)],
            /// By what it is.
            Kind = vec![SortKey::word(output.row().kind)],
            /// By the purpose it serves.
            Axis = vec![SortKey::word(output.row().axis)],
            /// By the crime that it is about.
            Crime = vec![SortKey::word(output.row().crime)],
            /// By when it first appeared.
            Published = SortKey::date(output.row().published).to_vec(),
            /// By who may use it.
            Access = vec![output.row().access.map_or(SortKey::Absent, SortKey::word)],
            /// By of a database: whether its contributors share definitions.
            Harmonised = vec![output.row().harmonised.map_or(SortKey::Absent, SortKey::word)],
            /// By of a database: whether it holds personal data.
            PersonalData = vec![output.row().personal_data.map_or(SortKey::Absent, SortKey::word)],
            /// By of a database: how often it is updated.
            Update = vec![output.row().update.map_or(SortKey::Absent, SortKey::word)],
            /// By of a database: which part of the world it covers.
            Reach = vec![output.row().reach.map_or(SortKey::Absent, SortKey::word)],
            /// By its page.
            Url = vec![SortKey::optional_folded(output.row().url.as_deref())],
            /// By what it is, in our own words.
            Summary = vec![SortKey::folded(&output.row().summary)],
        }
        counts {
            /// Agencies, networks and projects that published it together with its owner.
            JointWithCount joint_with: FactFilter = output.joint_with(),
            /// The agencies that published it.
            AgencyCount agencies: AgencyFilter = output.agencies(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = output.any().citations(),
        }
        through {
            /// The agency that brought it out; nodes without one are as nodes without a value.
            agency: AgencyOrder = output.agency(),
            /// The network that brought it out; nodes without one are as nodes without a value.
            network: NetworkOrder = output.network(),
            /// The project that it came out of; nodes without one are as nodes without a value.
            project: ProjectOrder = output.project(),
        }
    }
}

groups! {
    /// Outputs by what they have in common.
    OutputGroups of graph::output::Output<'g> as output {
        /// How many outputs have what in common: a group for each combination of values that occurs, 1,000 at most.
        output_groups of outputs: Output where OutputFilter by OutputOrder,
        /// Outputs with the same values in the dimensions grouped by.
        OutputGroup OutputGroupKeys OutputGroupLists,
        /// What groups of outputs can be put in order by.
        OutputGroupOrder OutputGroupOrderField,
        /// What outputs can be grouped by.
        OutputDimension {
            /// What it is.
            Kind kind: OutputKind = Some(Keyed::word(output.row().kind)),
            /// What it serves: prevention, prosecution or protection.
            Axis axis: Axis = Some(Keyed::word(output.row().axis)),
            /// The crime that it is about, BOTH apart from each of the two.
            Crime crime: Crime = Some(Keyed::word(output.row().crime)),
            /// Who can get at it.
            Access access: Access = output.row().access.map(Keyed::word),
            /// What it is about; an output counts in each.
            Topic topic: Topic = output.topics().iter().copied().map(Keyed::word),
            /// Where its data come from; a database counts in each.
            DataSource data_source: DataSource = output.data_sources().iter().copied().map(Keyed::word),
            /// What its figures are; a database counts in each.
            Figure figure: Figure = output.figures().iter().copied().map(Keyed::word),
            /// Whether its data are harmonised.
            Harmonised harmonised: Harmonised = output.row().harmonised.map(Keyed::word),
            /// Whether it holds personal data.
            PersonalData personal_data: PersonalData = output.row().personal_data.map(Keyed::word),
            /// How often it is brought up to date.
            Update update: Update = output.row().update.map(Keyed::word),
            /// How much of the world it covers.
            Reach reach: Reach = output.row().reach.map(Keyed::word),
            /// Whose it is: that of an agency, a network or a project.
            OwnerKind owner_kind: Kind = Some(Keyed::kind(output.owner().kind())),
            /// The agency whose it is.
            Agency agency: Agency<'g> = output.agency().map(group::node),
            /// What sort of structure the agency is whose it is.
            AgencyKind agency_kind: AgencyKind = output.agency().map(|agency| Keyed::word(agency.row().kind)),
            /// The network whose it is.
            Network network: Network<'g> = output.network().map(group::node),
            /// The project whose it is.
            Project project: Project<'g> = output.project().map(group::node),
            /// The year in which it was published.
            Year year: i32 = output.row().published.map(Keyed::year),
        }
    }
}
