//! A treaty, an act of the European Union or a text of soft law.

use crate::graph::{
    action::Action,
    agency::Agency,
    any_node::AnyNode,
    finding::Finding,
    graph::Graph,
    instrument_history::{OptOut, PartyCount},
    measure::Measure,
    node::{Node, Stored},
    period::{Dated, Period},
    ratification::Ratification,
    sort_key::SortKey,
    table::Table,
    translated_name::TranslatedName,
};
use entity::{
    identifier, instrument,
    kind::Kind,
    partial_date::PartialDate,
    ratification_table,
    vocabulary::{InstrumentKind, LegalForce},
};
use std::borrow::Cow;

/// A treaty, an act of the European Union or a text of soft law.
pub type Instrument<'g> = Node<'g, instrument::Model>;

impl<'g> Instrument<'g> {
    /// What it lays down, in the order of its provisions.
    pub fn measures(self) -> impl Iterator<Item = Measure<'g>> + Clone {
        self.many(&self.graph().instrument_measures)
    }

    /// What registers call it.
    pub fn identifiers(self) -> &'g [identifier::Model] {
        self.graph().instrument_identifiers.of(self.id())
    }

    /// The instruments that it supplements.
    pub fn supplements(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().instrument_targets[0])
    }

    /// The instruments that supplement it.
    pub fn supplemented_by(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().instrument_origins[0])
    }

    /// The instruments that it amends.
    pub fn amends(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().instrument_targets[1])
    }

    /// The instruments that amend it.
    pub fn amended_by(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().instrument_origins[1])
    }

    /// The instruments that it replaces.
    pub fn supersedes(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().instrument_targets[2])
    }

    /// The instruments that replace it.
    pub fn superseded_by(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().instrument_origins[2])
    }

    /// The instruments that it gives effect to.
    pub fn implements(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().instrument_targets[3])
    }

    /// The instruments that give effect to it.
    pub fn implemented_by(self) -> impl Iterator<Item = Instrument<'g>> + Clone {
        self.many(&self.graph().instrument_origins[3])
    }

    /// Who signed it or is bound by it.
    pub fn ratifications(self) -> impl Iterator<Item = Ratification<'g>> + Clone {
        self.many(&self.graph().instrument_ratifications)
    }

    /// How far its ratifications were reviewed; nothing where there is no table of them.
    pub fn ratification_table(self) -> Option<&'g ratification_table::Model> {
        self.graph().ratification_tables.get(&self.row().id)
    }

    /// How many parties its depositary counted, by day.
    pub fn party_counts(self) -> impl Iterator<Item = PartyCount<'g>> + Clone {
        self.own_parts(&self.graph().instrument_party_counts)
    }

    /// What it is officially called in other languages.
    pub fn translated_names(self) -> impl Iterator<Item = TranslatedName<'g>> + Clone {
        self.parts_by(&self.graph().instrument_translated_names, &self.graph().translated_names)
    }

    /// The states that do not take part in it.
    pub fn opt_outs(self) -> impl Iterator<Item = OptOut<'g>> + Clone {
        self.parts_by(&self.graph().instrument_opt_outs, &self.graph().opt_outs)
    }

    /// The actions that give effect to it.
    pub fn actions(self) -> impl Iterator<Item = Action<'g>> + Clone {
        self.many(&self.graph().instrument_actions)
    }

    /// The agencies that it charges with a task.
    pub fn mandated_agencies(self) -> impl Iterator<Item = Agency<'g>> + Clone {
        self.many(&self.graph().instrument_mandated)
    }

    /// The agencies that it empowers to act on one of the crimes.
    pub fn empowered_agencies(self) -> impl Iterator<Item = Agency<'g>> + Clone {
        self.many(&self.graph().instrument_powers)
    }

    /// The findings that are about it.
    pub fn findings(self) -> impl Iterator<Item = Finding<'g>> + Clone {
        self.any().findings()
    }
}

impl Instrument<'_> {
    /// Whether states become parties to it one by one, as to treaties; other texts bind by membership, or not at all.
    pub fn has_parties(self) -> bool {
        match self.kind {
            InstrumentKind::Convention
            | InstrumentKind::Protocol
            | InstrumentKind::Covenant
            | InstrumentKind::Charter => true,
            InstrumentKind::Regulation
            | InstrumentKind::Directive
            | InstrumentKind::FrameworkDecision
            | InstrumentKind::Compact
            | InstrumentKind::PlanOfAction
            | InstrumentKind::PrinciplesAndGuidelines
            | InstrumentKind::Resolution => false,
        }
    }

    /// From its entry into force to its end. A text that does not bind counts from its adoption; one that binds and has
    /// not entered into force has no such time.
    pub fn period(self) -> Option<Period> {
        let starts = match self.legal_force {
            LegalForce::Binding => self.in_force_on,
            LegalForce::NonBinding => Some(self.adopted_on),
        };
        Some(Period::new(Some(starts?), self.ends_on))
    }
}

impl Dated for Instrument<'_> {
    /// Whether it was in force on some day of the date.
    fn active_on(self, date: PartialDate) -> bool {
        self.period().is_some_and(|period| period.overlaps(date))
    }
}

impl Stored for instrument::Model {
    const KIND: Kind = Kind::Instrument;

    fn table(graph: &Graph) -> &Table<Self> {
        &graph.instruments
    }

    fn any(node: Node<'_, Self>) -> AnyNode<'_> {
        AnyNode::Instrument(node)
    }

    fn label(node: Node<'_, Self>) -> Cow<'_, str> {
        Cow::Borrowed(&node.row().short_name)
    }

    fn default_order(node: Node<'_, Self>) -> Vec<SortKey<'_>> {
        vec![SortKey::exact(&node.row().slug)]
    }
}
