//! An agency's stay in a network.

use crate::{
    api::{
        agency::Agency,
        network::Network,
        node::{FactFields, Shown},
        source::Citation,
    },
    graph::{self, period::Dated},
};
use async_graphql::Object;
use entity::{
    membership,
    partial_date::PartialDate,
    vocabulary::{Certainty, MembershipRole, Office},
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
