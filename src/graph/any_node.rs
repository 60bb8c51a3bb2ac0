//! A node of whatever kind: what a global id leads to, what a source supports, what a finding is about.

use crate::graph::{
    action::Action,
    agency::Agency,
    arrangement::Arrangement,
    citation::Citation,
    finding::Finding,
    id::Id,
    impact::Impact,
    instrument::Instrument,
    measure::Measure,
    membership::Membership,
    network::Network,
    node::{Node, Stored},
    output::Output,
    participation::Participation,
    period::Period,
    project::Project,
    ratification::Ratification,
    region::Region,
    source::Source,
    state::State,
    translated_name::TranslatedName,
};
use entity::{fact, kind::Kind, vocabulary::Language};
use std::borrow::Cow;

/// A node of one of the sixteen kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is the kind of its node")]
pub enum AnyNode<'g> {
    Instrument(Instrument<'g>),
    Measure(Measure<'g>),
    Agency(Agency<'g>),
    Network(Network<'g>),
    Membership(Membership<'g>),
    Project(Project<'g>),
    Participation(Participation<'g>),
    Action(Action<'g>),
    Output(Output<'g>),
    Arrangement(Arrangement<'g>),
    Impact(Impact<'g>),
    State(State<'g>),
    Region(Region<'g>),
    Ratification(Ratification<'g>),
    Finding(Finding<'g>),
    Source(Source<'g>),
}

/// Does the same with the node of any kind.
macro_rules! each {
    ($any:expr, $node:ident => $do:expr) => {
        match $any {
            AnyNode::Instrument($node) => $do,
            AnyNode::Measure($node) => $do,
            AnyNode::Agency($node) => $do,
            AnyNode::Network($node) => $do,
            AnyNode::Membership($node) => $do,
            AnyNode::Project($node) => $do,
            AnyNode::Participation($node) => $do,
            AnyNode::Action($node) => $do,
            AnyNode::Output($node) => $do,
            AnyNode::Arrangement($node) => $do,
            AnyNode::Impact($node) => $do,
            AnyNode::State($node) => $do,
            AnyNode::Region($node) => $do,
            AnyNode::Ratification($node) => $do,
            AnyNode::Finding($node) => $do,
            AnyNode::Source($node) => $do,
        }
    };
}

impl<'g> AnyNode<'g> {
    /// Which kind it is of.
    pub fn kind(self) -> Kind {
        fn of<T: Stored>(_: Node<'_, T>) -> Kind {
            T::KIND
        }
        each!(self, node => of(node))
    }

    /// Its number among the facts of all kinds, from 0 on.
    pub fn number(self) -> u32 {
        self.fact().place()
    }

    /// Its global id: `agency:iom`.
    pub fn key(self) -> &'g str {
        each!(self, node => node.key())
    }

    /// What it is called where one line must do.
    pub fn label(self) -> Cow<'g, str> {
        each!(self, node => node.label())
    }

    /// Every node of its kind, it among them.
    pub fn alike(self) -> Vec<AnyNode<'g>> {
        self.graph().of_kind(self.kind())
    }

    /// Its key in addresses, where its kind has one.
    pub fn slug(self) -> Option<&'g str> {
        match self {
            AnyNode::Instrument(node) => Some(&node.row().slug),
            AnyNode::Measure(node) => Some(&node.row().slug),
            AnyNode::Agency(node) => Some(&node.row().slug),
            AnyNode::Network(node) => Some(&node.row().slug),
            AnyNode::Project(node) => Some(&node.row().slug),
            AnyNode::Action(node) => Some(&node.row().slug),
            AnyNode::Output(node) => Some(&node.row().slug),
            AnyNode::Arrangement(node) => Some(&node.row().slug),
            AnyNode::State(node) => Some(&node.row().slug),
            AnyNode::Region(node) => Some(&node.row().slug),
            AnyNode::Finding(node) => Some(&node.row().slug),
            AnyNode::Membership(_)
            | AnyNode::Participation(_)
            | AnyNode::Impact(_)
            | AnyNode::Ratification(_)
            | AnyNode::Source(_) => None,
        }
    }

    /// What it is in a sentence or two, where its kind says so.
    pub fn summary(self) -> Option<&'g str> {
        match self {
            AnyNode::Instrument(node) => Some(&node.row().summary),
            AnyNode::Measure(node) => Some(&node.row().summary),
            AnyNode::Agency(node) => Some(&node.row().summary),
            AnyNode::Network(node) => Some(&node.row().summary),
            AnyNode::Project(node) => Some(&node.row().summary),
            AnyNode::Action(node) => Some(&node.row().summary),
            AnyNode::Output(node) => Some(&node.row().summary),
            AnyNode::Arrangement(node) => Some(&node.row().summary),
            AnyNode::Impact(node) => Some(&node.row().summary),
            AnyNode::Region(node) => Some(&node.row().summary),
            AnyNode::Finding(node) => Some(&node.row().statement),
            AnyNode::State(_)
            | AnyNode::Membership(_)
            | AnyNode::Participation(_)
            | AnyNode::Ratification(_)
            | AnyNode::Source(_) => None,
        }
    }

    /// Its own page, where it has one.
    pub fn url(self) -> Option<&'g str> {
        match self {
            AnyNode::Instrument(node) => node.row().url.as_deref(),
            AnyNode::Agency(node) => node.row().url.as_deref(),
            AnyNode::Network(node) => node.row().url.as_deref(),
            AnyNode::Project(node) => node.row().url.as_deref(),
            AnyNode::Output(node) => node.row().url.as_deref(),
            AnyNode::Arrangement(node) => node.row().url.as_deref(),
            AnyNode::Source(node) => Some(&node.row().url),
            AnyNode::Measure(_)
            | AnyNode::Action(_)
            | AnyNode::State(_)
            | AnyNode::Region(_)
            | AnyNode::Finding(_)
            | AnyNode::Membership(_)
            | AnyNode::Participation(_)
            | AnyNode::Impact(_)
            | AnyNode::Ratification(_) => None,
        }
    }

    /// Where the pages show it, as a path: on its own page, or at its place on the page of its owner. A source is shown by
    /// whoever published it, and has none.
    pub fn path(self) -> Option<String> {
        match (self.slug(), self.owner()) {
            (Some(slug), _) => Some(format!("/{}/{slug}", self.kind().prefix())),
            (None, Some(owner)) => owner.path().map(|path| format!("{path}#{}", self.key())),
            (None, None) => None,
        }
    }

    /// The fact whose sources it inherits when it has none of its own.
    pub fn owner(self) -> Option<AnyNode<'g>> {
        match self {
            AnyNode::Measure(measure) => Some(measure.instrument().any()),
            AnyNode::Membership(membership) => Some(membership.network().any()),
            AnyNode::Participation(participation) => Some(participation.project().any()),
            AnyNode::Action(action) => Some(action.owner()),
            AnyNode::Output(output) => Some(output.owner()),
            AnyNode::Impact(impact) => Some(impact.network().any()),
            AnyNode::Ratification(ratification) => Some(ratification.instrument().any()),
            AnyNode::Instrument(_)
            | AnyNode::Agency(_)
            | AnyNode::Network(_)
            | AnyNode::Project(_)
            | AnyNode::Arrangement(_)
            | AnyNode::State(_)
            | AnyNode::Region(_)
            | AnyNode::Finding(_)
            | AnyNode::Source(_) => None,
        }
    }

    /// The pages that it rests on: its own, or those of its owner. A source rests on nothing but itself.
    pub fn citations(self) -> impl Iterator<Item = Citation<'g>> + Clone {
        let own = self.graph().citations.of(self.fact());
        let (cited, inherited) = match self.owner() {
            Some(owner) if own.is_empty() => (self.graph().citations.of(owner.fact()), true),
            _ => (own, false),
        };
        cited.iter().map(move |citation| Citation::new(self.graph(), citation, inherited))
    }

    /// The pages that a part of it rests on: the part's own, or those of the whole.
    pub(super) fn citations_of_part(self, row_id: i32) -> impl Iterator<Item = Citation<'g>> + Clone {
        let graph = self.graph();
        let own = graph.citations.of(graph.facts.place(row_id));
        let whole = own.is_empty().then(|| self.citations().map(Citation::inherit)).into_iter().flatten();
        own.iter().map(move |citation| Citation::new(graph, citation, false)).chain(whole)
    }

    /// The outputs of others that were published together with it.
    pub(super) fn joint_outputs(self) -> impl Iterator<Item = Output<'g>> + Clone {
        let graph = self.graph();
        graph.joint_outputs.of(self.fact()).iter().map(move |output| graph.node(*output))
    }

    /// The findings that are about it.
    pub fn findings(self) -> impl Iterator<Item = Finding<'g>> + Clone {
        let graph = self.graph();
        graph.fact_findings.of(self.fact()).iter().map(move |finding| graph.node(*finding))
    }

    /// What it is officially called in a language other than English, where that is known.
    pub fn translated_name(self, language: Language) -> Option<TranslatedName<'g>> {
        match self {
            AnyNode::Instrument(node) => node.translated_names().find(|name| name.language == language),
            AnyNode::Agency(node) => node.translated_names().find(|name| name.language == language),
            AnyNode::Network(node) => node.translated_names().find(|name| name.language == language),
            _ => None,
        }
    }

    /// From when until when it was, where its kind has a beginning and an end.
    pub fn period(self) -> Period {
        match self {
            AnyNode::Agency(agency) => agency.period(),
            AnyNode::Network(network) => network.period(),
            AnyNode::Project(project) => project.period(),
            _ => Period::default(),
        }
    }

    /// Whether a page was read that shows it.
    pub fn verified(self) -> bool {
        match self {
            AnyNode::Source(source) => source.verified(),
            _ => self.citations().any(|citation| citation.verified()),
        }
    }

    /// The pages that its parts rest on themselves, with the key of each part.
    pub fn citations_of_parts(self) -> impl Iterator<Item = (&'g str, Citation<'g>)> {
        let graph = self.graph();
        self.parts().flat_map(move |part| {
            let own = graph.citations.of(part).iter();
            own.map(move |citation| (graph.facts.key(part), Citation::new(graph, citation, false)))
        })
    }

    /// The facts that are parts of it and have sources of their own.
    pub(super) fn parts(self) -> impl Iterator<Item = Id<fact::Model>> {
        let graph = self.graph();
        let row_ids: Vec<i32> = match self {
            AnyNode::Instrument(node) => {
                let counts = node.party_counts().map(|part| part.id);
                let translated = node.translated_names().map(|part| part.id);
                counts.chain(node.opt_outs().map(|part| part.id)).chain(translated).collect()
            }
            AnyNode::Agency(node) => {
                let names = node.names().map(|part| part.id);
                let seats = node.seats().map(|part| part.id);
                let kinds = node.kinds().map(|part| part.id);
                let powers = graph.agency_powers.of(node.id()).iter().map(|power| power.id);
                let translated = node.translated_names().map(|part| part.id);
                let successions = node.successions().map(|part| part.id);
                names.chain(translated).chain(seats).chain(kinds).chain(successions).chain(powers).collect()
            }
            AnyNode::Membership(node) => graph.membership_offices.of(node.id()).iter().map(|term| term.id).collect(),
            AnyNode::Network(node) => {
                let sizes = graph.network_reported_sizes.of(node.id()).iter().map(|size| size.id);
                let others = node.other_members();
                let with_offices =
                    others.flat_map(|member| [member.id].into_iter().chain(member.offices().map(|term| term.row.id)));
                sizes.chain(with_offices).chain(node.translated_names().map(|part| part.id)).collect()
            }
            AnyNode::Project(node) => node.fundings().map(|part| part.id).collect(),
            AnyNode::Output(node) => {
                graph.output_headline_figures.of(node.id()).iter().map(|figure| figure.id).collect()
            }
            _ => Vec::new(),
        };
        row_ids.into_iter().map(|row_id| graph.facts.place(row_id))
    }

    pub(super) fn fact(self) -> Id<fact::Model> {
        fn of<T: Stored>(node: Node<'_, T>) -> Id<fact::Model> {
            T::table(node.graph()).fact(node.id())
        }
        each!(self, node => of(node))
    }

    /// The graph that it stands in.
    pub fn graph(self) -> &'g crate::graph::graph::Graph {
        each!(self, node => node.graph())
    }
}
