//! An agency's part in a project. An agency with two roles has two.

use crate::{
    api::{
        agency::{Agency, AgencyFilter, AgencyOrder},
        filter::{DateFilter, EnumFilter, IdFilter, RelationFilter, filters},
        group::{self, groups},
        node::{FactFields, Shown},
        order::orders,
        project::{Project, ProjectFilter, ProjectOrder},
        source::CitationFilter,
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    partial_date::PartialDate,
    participation,
    vocabulary::{AgencyKind, ParticipationRole},
};

/// An agency's part in a project. An agency with two roles has two.
pub type Participation<'g> = Shown<'g, participation::Model>;

/// An agency's part in a project. An agency with two roles has two.
#[Object]
impl<'g> Participation<'g> {
    #[graphql(flatten)]
    async fn fact(&self) -> FactFields<'g, participation::Model> {
        FactFields(self.0)
    }

    /// The project.
    async fn project(&self) -> Project<'g> {
        Shown(self.0.project())
    }

    /// The agency.
    async fn agency(&self) -> Agency<'g> {
        Shown(self.0.agency())
    }

    /// What the agency does in the project.
    async fn role(&self) -> ParticipationRole {
        self.0.row().role
    }

    /// From when; `null` where that is not known, then from the beginning of the project.
    async fn since(&self) -> Option<PartialDate> {
        self.0.row().since
    }

    /// Until when; `null` where that is not known, then to the end of the project.
    async fn until(&self) -> Option<PartialDate> {
        self.0.row().until
    }
}

filters! {
    /// Which participations. Conditions given together must all hold; none given, all hold.
    ParticipationFilter of graph::participation::Participation<'g> as participation {
        /// Its global id, such as `participation:…`.
        id: IdFilter = participation.key(),
        /// What it does there.
        role: EnumFilter<ParticipationRole> = Some(participation.row().role),
        /// From when.
        since: DateFilter = participation.row().since,
        /// Until when.
        until: DateFilter = participation.row().until,
        /// Active on some day of this date, both ends included.
        active_on: PartialDate = participation,
        /// The project.
        project: ProjectFilter = participation.project(),
        /// The agency.
        agency: AgencyFilter = participation.agency(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = participation.any().citations(),
    }
}

orders! {
    /// One key to put participations in order by: a `field`, the number of a relation, or a key of a single related node.
    ParticipationOrder of graph::participation::Participation<'g> as participation {
        /// What participations can be put in order by.
        ParticipationOrderField {
            /// By global id.
            Id = vec![SortKey::exact(participation.key())],
            /// By what it does there.
            Role = vec![SortKey::word(participation.row().role)],
            /// By from when.
            Since = SortKey::date(participation.row().since).to_vec(),
            /// By until when.
            Until = SortKey::date(participation.row().until).to_vec(),
        }
        counts {
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = participation.any().citations(),
        }
        through {
            /// The project.
            project: ProjectOrder = Some(participation.project()),
            /// The agency.
            agency: AgencyOrder = Some(participation.agency()),
        }
    }
}

groups! {
    /// Participations by what they have in common.
    ParticipationGroups of graph::participation::Participation<'g> as participation {
        /// How many participations have what in common: a group for each combination of values that occurs, 1,000 at most.
        participation_groups of participations: Participation where ParticipationFilter by ParticipationOrder,
        /// Participations with the same values in the dimensions grouped by.
        ParticipationGroup ParticipationGroupKeys ParticipationGroupLists,
        /// What groups of participations can be put in order by.
        ParticipationGroupOrder ParticipationGroupOrderField,
        /// What participations can be grouped by.
        ParticipationDimension {
            /// The project.
            Project project: Project<'g> = Some(group::node(participation.project())),
            /// The agency.
            Agency agency: Agency<'g> = Some(group::node(participation.agency())),
            /// What the agency does in the project.
            Role role: ParticipationRole = Some(Keyed::word(participation.row().role)),
            /// What sort of structure the agency is.
            AgencyKind agency_kind: AgencyKind = Some(Keyed::word(participation.agency().row().kind)),
            /// The year in which it began, as far as it is known.
            Year year: i32 = participation.row().since.map(Keyed::year),
        }
    }
}
