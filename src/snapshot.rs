//! One revision ready to answer: the graph and what is derived from it once. Built once, swapped whole, never changed.
//!
//! It does not know how it is served.

use crate::{
    analysis::{
        coordination,
        standing::{self, Entry, PlanError, Standing},
    },
    budget::Budget,
    graph::{any_node::AnyNode, graph::Graph, network::Network},
    query::search::SearchIndex,
};
use entity::{dataset::Dataset, edition, kind::Kind, partial_date::PartialDate};
use quick_cache::sync::Cache;
use std::{
    any::Any,
    sync::{Arc, OnceLock},
};

/// Of how many plans it is kept how firm their order is. Of the largest that is 15 MB.
const KEPT_PLANS: usize = 64;

/// One revision, ready to answer.
pub struct Snapshot {
    /// The facts and their relations.
    pub graph: Graph,
    /// Which revision it is.
    pub edition: Edition,
    /// The editions that there were, the latest first. Empty where nobody remembers any.
    pub editions: Vec<edition::Summary>,
    /// How many facts there are of each kind.
    pub counts: Vec<KindCount>,
    search: SearchIndex,
    cursor_secret: [u8; 32],
    derived: OnceLock<Box<dyn Any + Send + Sync>>,
    /// By the place of the network whose plan it is, and by the day.
    standings: Cache<(Option<u32>, PartialDate), Arc<[Standing]>>,
}

/// Which revision of the data set a snapshot shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Counts the imports that changed something.
    pub revision: i32,
    /// The SHA-256 of the facts, in hexadecimal digits.
    pub digest: String,
    /// When the facts were imported (RFC 3339, UTC).
    pub imported_at: String,
}

/// How many facts there are of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// How many there are.
    pub count: usize,
    /// How many of them have a citation, own or inherited, of a page that was read and shows the fact.
    pub verified: usize,
}

impl Snapshot {
    /// Derives all that is derived once. The secret signs cursors and is the same wherever they are to be taken.
    pub fn new(dataset: Dataset, edition: Edition, cursor_secret: [u8; 32]) -> Self {
        let graph = Graph::new(dataset);
        let counts = Kind::ALL
            .iter()
            .map(|kind| {
                let kind = *kind;
                let nodes = graph.of_kind(kind);
                let verified = nodes.iter().copied().filter(|node| AnyNode::verified(*node)).count();
                KindCount { kind, count: nodes.len(), verified }
            })
            .collect();
        let search = SearchIndex::new(&graph);
        Snapshot {
            graph,
            edition,
            editions: Vec::new(),
            counts,
            search,
            cursor_secret,
            derived: OnceLock::new(),
            standings: Cache::new(KEPT_PLANS),
        }
    }

    /// The same, with the editions that there were, the latest first.
    pub fn after(mut self, editions: Vec<edition::Summary>) -> Self {
        self.editions = editions;
        self
    }

    /// What a later step of the way derives of it, made when it is first asked for and kept with it.
    pub fn derived<T: Send + Sync + 'static>(&self, make: impl FnOnce() -> T) -> &T {
        let derived = self.derived.get_or_init(|| Box::new(make()));
        derived.downcast_ref().expect("one step alone derives something")
    }

    /// The coordination plan of a network, or of all agencies, on a day. How firm its order is takes much work, and is tried once
    /// for each plan, by whoever asks first.
    pub fn coordination_plan<'s>(
        &'s self,
        network: Option<Network<'s>>,
        day: PartialDate,
        budget: &Budget,
    ) -> Result<Vec<Entry<'s>>, PlanError> {
        let plan = match network {
            Some(network) => coordination::of_network(network, day, budget)?,
            None => coordination::of_graph(&self.graph, day, budget)?,
        };
        let key = (network.map(|network| network.id().place()), day);
        let try_order = || standing::standings(&plan, budget).map(Arc::from);
        let standings: Arc<[Standing]> = self.standings.get_or_insert_with(&key, try_order)?;
        let entries = plan.needs.into_iter().zip(standings.iter());
        Ok(entries.map(|(need, standing)| Entry { need, standing: *standing }).collect())
    }

    /// The words of every entity.
    pub fn search(&self) -> &SearchIndex {
        &self.search
    }

    /// What cursors are signed with.
    pub fn cursor_secret(&self) -> [u8; 32] {
        self.cursor_secret
    }
}
