//! What is done in a place, and how it is known that it is done there.

use crate::{
    budget::{Budget, Stopped},
    graph::{action::Action, any_node::AnyNode, graph::Graph, region::Region, state::State, territory::States},
};

/// A state, or a region as the states that it takes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'g> {
    /// One state.
    State(State<'g>),
    /// Several of them.
    Region(Region<'g>),
}

/// What is done in a place, each in the order of the table of actions.
#[derive(Clone, Debug, Default)]
pub struct Presence<'g> {
    /// What is named as done there.
    pub named: Vec<Action<'g>>,
    /// What is not named as done there, in a territory that takes the place in or a part of it.
    pub within: Vec<Action<'g>>,
    /// What nothing tells the place of: it may be done there.
    pub unknown: Vec<Action<'g>>,
}

impl<'g> Place<'g> {
    /// The place that a node is, if it is one.
    pub fn of(node: AnyNode<'g>) -> Option<Self> {
        match node {
            AnyNode::State(state) => Some(Place::State(state)),
            AnyNode::Region(region) => Some(Place::Region(region)),
            _ => None,
        }
    }

    /// It among the nodes of all kinds.
    pub fn node(self) -> AnyNode<'g> {
        match self {
            Place::State(state) => state.any(),
            Place::Region(region) => region.any(),
        }
    }

    /// The graph that it stands in.
    pub fn graph(self) -> &'g Graph {
        match self {
            Place::State(state) => state.graph(),
            Place::Region(region) => region.graph(),
        }
    }

    /// The states that it takes in.
    pub fn states(self) -> Vec<State<'g>> {
        match self {
            Place::State(state) => vec![state],
            Place::Region(region) => region.states().collect(),
        }
    }

    /// Whether an action is named as done there: in the state; in a state of the region, or in a region that lies in it.
    pub fn is_named_by(self, action: Action<'g>) -> bool {
        match self {
            Place::State(state) => action.countries().any(|country| country == state),
            Place::Region(region) => {
                let states = region.all_states();
                action.countries().any(|country| states.contains(country))
                    || action.territory().any(|named| named == region || states.holds(named.all_states()))
            }
        }
    }

    /// Whether a set of states takes it in, or a part of it.
    fn is_met_by(self, states: &States) -> bool {
        match self {
            Place::State(state) => states.contains(state),
            Place::Region(region) => states.meet(region.all_states()),
        }
    }

    /// What is done there, of the actions that count.
    pub fn presence(self, counts: impl Fn(&Action<'g>) -> bool, budget: &Budget) -> Result<Presence<'g>, Stopped> {
        let mut presence = Presence::default();
        for action in budget.filter(self.graph().actions(), counts)? {
            if self.is_named_by(action) {
                presence.named.push(action);
                continue;
            }
            match action.known_states() {
                Some(states) if self.is_met_by(states) => presence.within.push(action),
                Some(_) => {}
                None => presence.unknown.push(action),
            }
        }
        Ok(presence)
    }
}
