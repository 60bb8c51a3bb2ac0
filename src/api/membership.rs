//! An agency's stay in a network.

use crate::{
    api::{
        agency::{Agency, AgencyFilter, AgencyOrder},
        filter::{DateFilter, EnumFilter, IdFilter, RelationFilter, filters},
        group::{self, groups},
        network::{Network, NetworkFilter, NetworkOrder},
        node::{FactFields, Shown},
        order::orders,
        source::{Citation, CitationFilter},
    },
    graph::{self, period::Dated, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    membership,
    partial_date::PartialDate,
    vocabulary::{AgencyKind, Certainty, Formalization, MembershipRole, Office},
};

/// An agency's stay in a network.
pub type Membership<'g> = Shown<'g, membership::Model>;

/// An agency's stay in a network.
#[Object]
impl<'g> Membership<'g> {
    #[graphql(flatten)]
    async fn fact(&self) -> FactFields<'g, membership::Model> {
        FactFields(self.0)
    }

    /// The network.
    async fn network(&self) -> Network<'g> {
        Shown(self.0.network())
    }

    /// The agency.
    async fn agency(&self) -> Agency<'g> {
        Shown(self.0.agency())
    }

    /// What the agency is in the network. A chair is a member that holds an office.
    async fn role(&self) -> MembershipRole {
        self.0.row().role
    }

    /// When it joined; `null` where that is not known.
    async fn since(&self) -> Option<PartialDate> {
        self.0.row().since
    }

    /// A date at which it is documented as a member, where its beginning is not known; else `null`.
    async fn attested(&self) -> Option<PartialDate> {
        self.0.row().attested
    }

    /// When it left; `null` while it is a member. The end of the network or of the agency ends it too.
    async fn until(&self) -> Option<PartialDate> {
        self.0.row().until
    }

    /// How well its beginning is known. Without a date of its own it counts from the beginning of the network.
    async fn certainty(&self) -> Certainty {
        self.0.certainty()
    }

    /// The offices that it held in the network, by their beginning.
    async fn offices(
        &self,
        #[graphql(desc = "Only offices held on some day of this date, both ends included; left out: ever.")] active_on: Option<PartialDate>,
    ) -> Vec<OfficeTerm<'g>> {
        self.0.offices().filter(|term| active_on.is_none_or(|date| term.active_on(date))).map(OfficeTerm).collect()
    }
}

/// A time during which a member held an office of its network.
pub struct OfficeTerm<'g>(graph::membership::OfficeTerm<'g>);

/// A time during which a member held an office of its network.
#[Object]
impl<'g> OfficeTerm<'g> {
    /// The office.
    async fn office(&self) -> Office {
        self.0.row.office
    }

    /// From when it held the office; `null` where that is not known.
    async fn since(&self) -> Option<PartialDate> {
        self.0.row.since
    }

    /// Until when it held the office; `null` while it does or where that is not known.
    async fn until(&self) -> Option<PartialDate> {
        self.0.row.until
    }

    /// The pages that show it.
    async fn sources(&self) -> Vec<Citation<'g>> {
        self.0.citations().map(Citation).collect()
    }
}

filters! {
    /// Which memberships. Conditions given together must all hold; none given, all hold.
    MembershipFilter of graph::membership::Membership<'g> as membership {
        /// Its global id, such as `membership:…`.
        id: IdFilter = membership.key(),
        /// What it is there.
        role: EnumFilter<MembershipRole> = Some(membership.row().role),
        /// When it joined.
        since: DateFilter = membership.row().since,
        /// A date at which it is documented, where its beginning is unknown.
        attested: DateFilter = membership.row().attested,
        /// When it left.
        until: DateFilter = membership.row().until,
        /// How well its beginning is known.
        certainty: EnumFilter<Certainty> = Some(membership.certainty()),
        /// Active on some day of this date, both ends included.
        active_on: PartialDate = membership,
        /// The offices that it held in the network.
        offices: RelationFilter<OfficeTermFilter> = membership.offices(),
        /// The network.
        network: NetworkFilter = membership.network(),
        /// The agency.
        agency: AgencyFilter = membership.agency(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = membership.any().citations(),
    }
}

orders! {
    /// One key to put memberships in order by: a `field`, the number of a relation, or a key of a single related node.
    MembershipOrder of graph::membership::Membership<'g> as membership {
        /// What memberships can be put in order by.
        MembershipOrderField {
            /// By global id.
            Id = vec![SortKey::exact(membership.key())],
            /// By what it is there.
            Role = vec![SortKey::word(membership.row().role)],
            /// By when it joined.
            Since = SortKey::date(membership.row().since).to_vec(),
            /// By a date at which it is documented, where its beginning is unknown.
            Attested = SortKey::date(membership.row().attested).to_vec(),
            /// By when it left.
            Until = SortKey::date(membership.row().until).to_vec(),
            /// By its beginning, as it is counted: `since`, else `attested`, else the beginning of the network.
            Beginning = SortKey::date(membership.beginning()).to_vec(),
            /// By how well its beginning is known.
            Certainty = vec![SortKey::word(membership.certainty())],
        }
        counts {
            /// The offices that it held in the network.
            OfficeCount offices: OfficeTermFilter = membership.offices(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = membership.any().citations(),
        }
        through {
            /// The network.
            network: NetworkOrder = Some(membership.network()),
            /// The agency.
            agency: AgencyOrder = Some(membership.agency()),
        }
    }
}

filters! {
    /// Which times in office.
    OfficeTermFilter of graph::membership::OfficeTerm<'g> as term {
        /// The office.
        office: EnumFilter<Office> = Some(term.row.office),
        /// From when.
        since: DateFilter = term.row.since,
        /// Until when.
        until: DateFilter = term.row.until,
        /// Held on some day of this date, both ends included.
        active_on: PartialDate = term,
        /// The pages that show it.
        sources: RelationFilter<CitationFilter> = term.citations(),
    }
}

groups! {
    /// Memberships by what they have in common.
    MembershipGroups of graph::membership::Membership<'g> as membership {
        /// How many memberships have what in common: a group for each combination of values that occurs, 1,000 at most.
        membership_groups of memberships: Membership where MembershipFilter by MembershipOrder,
        /// Memberships with the same values in the dimensions grouped by.
        MembershipGroup MembershipGroupKeys MembershipGroupLists,
        /// What groups of memberships can be put in order by.
        MembershipGroupOrder MembershipGroupOrderField,
        /// What memberships can be grouped by.
        MembershipDimension {
            /// The network.
            Network network: Network<'g> = Some(group::node(membership.network())),
            /// The agency.
            Agency agency: Agency<'g> = Some(group::node(membership.agency())),
            /// As what it belongs to the network.
            Role role: MembershipRole = Some(Keyed::word(membership.row().role)),
            /// How well its beginning is known.
            Certainty certainty: Certainty = Some(Keyed::word(membership.certainty())),
            /// What sort of structure the agency is.
            AgencyKind agency_kind: AgencyKind = Some(Keyed::word(membership.agency().row().kind)),
            /// What the network is founded on.
            Formalization formalization: Formalization = Some(Keyed::word(membership.network().row().formalization)),
            /// The offices that it held; a membership counts in each.
            Office office: Office = membership.offices().map(|term| Keyed::word(term.row.office)),
            /// The year in which it began, as far as it is known.
            Year year: i32 = membership.row().since.map(Keyed::year),
        }
    }
}
