//! A page on which a fact rests.

use crate::graph::{
    graph::{self, Graph},
    source::Source,
};

/// A page on which a fact rests, as seen from the fact.
#[derive(Clone, Copy)]
pub struct Citation<'g> {
    source: Source<'g>,
    verified: bool,
    inherited: bool,
}

impl<'g> Citation<'g> {
    pub(super) fn new(graph: &'g Graph, citation: &'g graph::Citation, inherited: bool) -> Self {
        Citation { source: graph.node(citation.source), verified: citation.verified, inherited }
    }

    pub(super) fn inherit(self) -> Self {
        Citation { inherited: true, ..self }
    }

    /// The page.
    pub fn source(&self) -> Source<'g> {
        self.source
    }

    /// Whether the page was read and shows the fact.
    pub fn verified(&self) -> bool {
        self.verified
    }

    /// Whether the fact has it from its owner.
    pub fn inherited(&self) -> bool {
        self.inherited
    }
}
