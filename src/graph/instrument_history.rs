//! How many parties were counted when, and which states stand outside an act.

use crate::graph::{
    any_node::AnyNode,
    instrument::Instrument,
    part::{Part, PartOf},
    period::Dated,
    state::State,
};
use entity::{opt_out, partial_date::PartialDate, party_count};

/// How many parties the depositary of an instrument counted on a day.
pub type PartyCount<'g> = Part<'g, party_count::Model>;

/// That a state does not take part in an act that binds the others.
pub type OptOut<'g> = Part<'g, opt_out::Model>;

impl PartOf for party_count::Model {
    fn whole(part: Part<'_, Self>) -> AnyNode<'_> {
        AnyNode::Instrument(part.node(part.instrument_id))
    }
}

impl PartOf for opt_out::Model {
    fn whole(part: Part<'_, Self>) -> AnyNode<'_> {
        part.instrument().any()
    }
}

impl<'g> OptOut<'g> {
    /// The act.
    pub fn instrument(self) -> Instrument<'g> {
        self.node(self.instrument_id)
    }

    /// The state.
    pub fn state(self) -> State<'g> {
        self.node(self.state_id)
    }
}

impl Dated for OptOut<'_> {
    /// Whether the act was in force on some day of the date and the state still stood outside.
    fn active_on(self, date: PartialDate) -> bool {
        self.instrument().active_on(date)
            && self.until.is_none_or(|until| date.first() <= until.last())
            && self.opted_in_on.is_none_or(|opted_in| date.first() < opted_in.first())
    }
}
