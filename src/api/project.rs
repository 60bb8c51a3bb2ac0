//! A partnership of agencies that is no network: it has a beginning, an end and a budget.

use crate::{
    api::{
        action::{Action, ActionFilter, ActionOrder},
        agency::{Agency, AgencyFilter, AgencyOrder},
        coverage::ProjectAnalyses,
        filter::{DateFilter, EnumFilter, IdFilter, IntFilter, RelationFilter, StringFilter, filters},
        finding::{Finding, FindingFilter, FindingOrder},
        group::{self, groups},
        list::lists,
        node::{EntityFields, Shown},
        order::orders,
        output::{Output, OutputFilter, OutputOrder},
        participation::{Participation, ParticipationFilter, ParticipationOrder},
        source::CitationFilter,
        state::{State, StateFilter},
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    partial_date::PartialDate,
    project,
    vocabulary::{Crime, Scope},
};

/// A partnership of agencies that is no network: it has a beginning, an end and a budget.
pub type Project<'g> = Shown<'g, project::Model>;

/// A partnership of agencies that is no network: it has a beginning, an end and a budget.
#[Object]
impl<'g> Project<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, project::Model> {
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

    /// When it ended or is to end; `null` where that is not known.
    async fn ends(&self) -> Option<PartialDate> {
        self.0.row().ends
    }

    /// Its budget in euros; `null` where none was read.
    async fn budget_eur(&self) -> Option<i64> {
        self.0.row().budget_eur
    }

    /// Who pays for it, as its pages say; `null` where only agencies of the graph do (participants with the role DONOR) or it is not known.
    async fn funded_by(&self) -> Option<&'g str> {
        self.0.row().funded_by.as_deref()
    }

    /// The states that it works in.
    async fn countries(&self) -> Vec<State<'g>> {
        self.0.countries().map(Shown).collect()
    }

    #[graphql(flatten)]
    async fn analyses(&self) -> ProjectAnalyses<'g> {
        ProjectAnalyses(self.0)
    }

    #[graphql(flatten)]
    async fn lists(&self) -> ProjectLists<'g> {
        ProjectLists(self.0)
    }
}

lists! {
    /// The lists that lead away from a project.
    ProjectLists of graph::project::Project<'g> {
        dated {
            /// The parts that agencies have in it, with role and dates.
            participants: Participation where ParticipationFilter by ParticipationOrder,
            /// The agencies that have or had a part in it, each once. `activeOn` is about the agency; ask `participants` for the part.
            agencies: Agency where AgencyFilter by AgencyOrder,
            /// What is done in it.
            actions: Action where ActionFilter by ActionOrder,
            /// What came out of it.
            outputs: Output where OutputFilter by OutputOrder,
            /// Outputs of others that were published together with it.
            joint_outputs: Output where OutputFilter by OutputOrder,
        }
        lasting {
            /// Findings of the research project that are about it.
            findings: Finding where FindingFilter by FindingOrder,
        }
    }
}

filters! {
    /// Which projects. Conditions given together must all hold; none given, all hold.
    ProjectFilter of graph::project::Project<'g> as project {
        /// Its global id, such as `project:…`.
        id: IdFilter = project.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(project.row().slug.as_str()),
        /// Its usual short name.
        acronym: StringFilter = project.row().acronym.as_deref(),
        /// Its full name.
        name: StringFilter = Some(project.row().name.as_str()),
        /// How far it reaches.
        scope: EnumFilter<Scope> = Some(project.row().scope),
        /// The crime that it is about.
        crime: EnumFilter<Crime> = Some(project.row().crime),
        /// When it began.
        starts: DateFilter = project.row().starts,
        /// When it ended.
        ends: DateFilter = project.row().ends,
        /// Its budget in euros.
        budget_eur: IntFilter = project.row().budget_eur,
        /// Who pays, where that is no agency of the graph.
        funded_by: StringFilter = project.row().funded_by.as_deref(),
        /// Its page.
        url: StringFilter = project.row().url.as_deref(),
        /// What it is, in our own words.
        summary: StringFilter = Some(project.row().summary.as_str()),
        /// The crime that it concerns: TRAFFICKING also takes what is about BOTH, which is what people usually mean.
        concerns: Crime = project.row().crime,
        /// Active on some day of this date, both ends included.
        active_on: PartialDate = project,
        /// The parts that agencies have in it.
        participants: RelationFilter<ParticipationFilter> = project.participants(),
        /// The agencies that have or had a part in it.
        agencies: RelationFilter<AgencyFilter> = project.agencies(),
        /// What is done in it.
        actions: RelationFilter<ActionFilter> = project.actions(),
        /// What came out of it.
        outputs: RelationFilter<OutputFilter> = project.outputs(),
        /// Outputs of others that were published with it.
        joint_outputs: RelationFilter<OutputFilter> = project.joint_outputs(),
        /// The states that it works in.
        countries: RelationFilter<StateFilter> = project.countries(),
        /// Findings about it.
        findings: RelationFilter<FindingFilter> = project.findings(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = project.any().citations(),
    }
}

orders! {
    /// One key to put projects in order by: a `field`, the number of a relation, or a key of a single related node.
    ProjectOrder of graph::project::Project<'g> as project {
        /// What projects can be put in order by.
        ProjectOrderField {
            /// By global id.
            Id = vec![SortKey::exact(project.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&project.row().slug)],
            /// By its usual short name.
            Acronym = vec![SortKey::optional_folded(project.row().acronym.as_deref())],
            /// By its full name.
            Name = vec![SortKey::folded(&project.row().name)],
            /// By how far it reaches.
            Scope = vec![SortKey::word(project.row().scope)],
            /// By the crime that it is about.
            Crime = vec![SortKey::word(project.row().crime)],
            /// By when it began.
            Starts = SortKey::date(project.row().starts).to_vec(),
            /// By when it ended.
            Ends = SortKey::date(project.row().ends).to_vec(),
            /// By its budget in euros.
            BudgetEur = vec![project.row().budget_eur.map_or(SortKey::Absent, SortKey::Number)],
            /// By who pays, where that is no agency of the graph.
            FundedBy = vec![SortKey::optional_folded(project.row().funded_by.as_deref())],
            /// By its page.
            Url = vec![SortKey::optional_folded(project.row().url.as_deref())],
            /// By what it is, in our own words.
            Summary = vec![SortKey::folded(&project.row().summary)],
        }
        counts {
            /// The parts that agencies have in it.
            ParticipantCount participants: ParticipationFilter = project.participants(),
            /// The agencies that have or had a part in it.
            AgencyCount agencies: AgencyFilter = project.agencies(),
            /// What is done in it.
            ActionCount actions: ActionFilter = project.actions(),
            /// What came out of it.
            OutputCount outputs: OutputFilter = project.outputs(),
            /// Outputs of others that were published with it.
            JointOutputCount joint_outputs: OutputFilter = project.joint_outputs(),
            /// The states that it works in.
            CountryCount countries: StateFilter = project.countries(),
            /// Findings about it.
            FindingCount findings: FindingFilter = project.findings(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = project.any().citations(),
        }
        through {
        }
    }
}

groups! {
    /// Projects by what they have in common.
    ProjectGroups of graph::project::Project<'g> as project {
        /// How many projects have what in common: a group for each combination of values that occurs, 1,000 at most.
        project_groups of projects: Project where ProjectFilter by ProjectOrder,
        /// Projects with the same values in the dimensions grouped by.
        ProjectGroup ProjectGroupKeys ProjectGroupLists,
        /// What groups of projects can be put in order by.
        ProjectGroupOrder ProjectGroupOrderField,
        /// What projects can be grouped by.
        ProjectDimension {
            /// How far it reaches: universal, European or regional.
            Scope scope: Scope = Some(Keyed::word(project.row().scope)),
            /// The crime that it is about, BOTH apart from each of the two.
            Crime crime: Crime = Some(Keyed::word(project.row().crime)),
            /// Who pays for it.
            FundedBy funded_by: &'g str = project.row().funded_by.as_deref().map(Keyed::text),
            /// Where it works; a project counts in each.
            Country country: State<'g> = project.countries().map(group::node),
            /// The year in which it began.
            Year year: i32 = project.row().starts.map(Keyed::year),
        }
    }
}
