//! An intergovernmental structure that acts against trafficking or smuggling.

use crate::{
    api::{
        action::Action,
        arrangement::Arrangement,
        finding::Finding,
        impact::Impact,
        instrument::Identifier,
        instrument::Instrument,
        list::lists,
        membership::Membership,
        network::Network,
        node::{EntityFields, Shown},
        output::Output,
        participation::Participation,
        project::Project,
        ratification::Ratification,
    },
    graph,
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
    async fn lists(&self) -> AgencyLists<'g> {
        AgencyLists(self.0)
    }
}

lists! {
    /// The lists that lead away from an agency.
    AgencyLists of graph::agency::Agency<'g> {
        dated {
            /// The agencies that are part of it.
            children: Agency,
            /// What it does itself against trafficking and smuggling; what its networks and projects do is theirs.
            actions: Action,
            /// What came out of its work: databases, guidebooks, reports and others. Those of others are in `jointOutputs`.
            outputs: Output,
            /// Outputs of others that it published together with them.
            joint_outputs: Output,
            /// Its stays in networks, with role, dates and offices.
            memberships: Membership,
            /// The networks that it is or was in. `activeOn` is about the network; ask `memberships` for the stay.
            networks: Network,
            /// Its parts in projects, with role and dates.
            participations: Participation,
            /// The projects that it has or had a part in, each once.
            projects: Project,
            /// Memoranda, working arrangements and agreements that it is party to.
            arrangements: Arrangement,
        }
        lasting {
            /// Documented effects of networks on its strategy or work plan.
            impacts: Impact,
            /// What it signed or is bound by as a party; only the European Union has any.
            ratifications: Ratification,
            /// Findings of the research project that are about it.
            findings: Finding,
        }
    }
}
