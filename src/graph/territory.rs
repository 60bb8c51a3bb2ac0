//! Where something is done, as a set of states: one bit a state.

use crate::graph::{action::Action, agency::Agency, graph::Graph, region::Region, state::State};

/// A set of states of one graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct States(Box<[u64]>);

/// How many states one word of a set holds.
const BITS: usize = u64::BITS as usize;

impl States {
    /// The set of these states, out of as many as there are.
    fn new<'g>(graph: &'g Graph, states: impl IntoIterator<Item = State<'g>>) -> Self {
        let mut words = vec![0; graph.states().len().div_ceil(BITS)];
        for state in states {
            words[state.id().index() / BITS] |= 1 << (state.id().index() % BITS);
        }
        States(words.into())
    }

    /// Whether a state is in it.
    pub fn contains(&self, state: State<'_>) -> bool {
        self.0[state.id().index() / BITS] & (1 << (state.id().index() % BITS)) != 0
    }

    /// Whether a state is in both.
    pub fn meet(&self, other: &States) -> bool {
        self.0.iter().zip(&other.0).any(|(one, other)| one & other != 0)
    }

    /// Whether all states of another set are in it, where that has any.
    pub fn holds(&self, other: &States) -> bool {
        other.count() > 0 && self.0.iter().zip(&other.0).all(|(one, other)| other & !one == 0)
    }

    /// Whether a state is in all three.
    pub fn meet_within(&self, other: &States, place: &States) -> bool {
        self.0.iter().zip(&other.0).zip(&place.0).any(|((one, other), place)| one & other & place != 0)
    }

    /// How many states are in it.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }
}

/// Whether two things may be done in the same state: what is not known meets everything.
pub fn may_meet(one: Option<&States>, other: Option<&States>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.meet(other),
        (None, _) | (_, None) => true,
    }
}

/// Where every agency works, where every action is done, and what every region takes in: in the order of their tables.
pub(super) struct Territories {
    agencies: Vec<Option<States>>,
    actions: Vec<Option<States>>,
    regions: Vec<States>,
}

impl Territories {
    /// Of nothing, until the graph is there to be asked.
    pub(super) fn unknown() -> Self {
        Territories { agencies: Vec::new(), actions: Vec::new(), regions: Vec::new() }
    }

    pub(super) fn new(graph: &Graph) -> Self {
        let agencies: Vec<_> = graph.agencies().map(|agency| set(graph, of_regions(agency.territory()))).collect();
        let action = |action: Action<'_>| {
            set(graph, action.countries().chain(of_regions(action.territory()))).or_else(|| match action.agency() {
                Some(agency) => agencies[agency.id().index()].clone(),
                None => set(graph, action.project().into_iter().flat_map(|project| project.countries())),
            })
        };
        let actions = graph.actions().map(action).collect();
        let regions = graph.regions().map(|region| States::new(graph, region.states())).collect();
        Territories { agencies, actions, regions }
    }
}

fn of_regions<'g>(regions: impl Iterator<Item = Region<'g>>) -> impl Iterator<Item = State<'g>> {
    regions.flat_map(|region| region.states())
}

/// The set of some states; nothing where none is named.
fn set<'g>(graph: &'g Graph, states: impl Iterator<Item = State<'g>>) -> Option<States> {
    let mut states = states.peekable();
    states.peek()?;
    Some(States::new(graph, states))
}

impl<'g> Region<'g> {
    /// The states that it takes in, as a set.
    pub fn all_states(self) -> &'g States {
        &self.graph().territories.regions[self.id().index()]
    }
}

impl<'g> Agency<'g> {
    /// The states that it works in: those of the regions of its territory. Nothing where that is not known.
    pub fn known_states(self) -> Option<&'g States> {
        self.graph().territories.agencies[self.id().index()].as_ref()
    }
}

impl<'g> Action<'g> {
    /// The states that it is done in: its own and those of the regions of its territory; where it names neither, those that
    /// its agency works in, or that its project does. Nothing where these are not known either.
    pub fn known_states(self) -> Option<&'g States> {
        self.graph().territories.actions[self.id().index()].as_ref()
    }
}
