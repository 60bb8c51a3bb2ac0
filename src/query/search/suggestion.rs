//! Names that begin with what was typed so far.

use crate::{
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, graph::Graph},
    query::search::token::tokens,
};
use entity::{fold::fold, kind::Kind};

/// The names of every entity, from each of their words on.
pub(super) struct Names {
    /// In the order of their letters.
    ends: Vec<End>,
}

/// A name from one of its words on.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct End {
    /// The rest of the name, folded.
    letters: String,
    /// Which word it begins with.
    word: usize,
    /// The whole name.
    name: String,
    /// Whose name it is.
    key: String,
}

impl Names {
    pub(super) fn new<'g>(entities: impl Iterator<Item = AnyNode<'g>>) -> Self {
        let mut ends = Vec::new();
        for node in entities {
            for name in names(node) {
                for (word, token) in tokens(name).into_iter().enumerate() {
                    let letters = fold(&name[token.place.start..]);
                    ends.push(End { letters, word, name: name.to_owned(), key: node.key().to_owned() });
                }
            }
        }
        ends.sort();
        Names { ends }
    }

    pub(super) fn suggest<'g>(
        &self,
        graph: &'g Graph,
        prefix: &str,
        kinds: &[Kind],
        first: usize,
        budget: &Budget,
    ) -> Result<Vec<(String, AnyNode<'g>)>, Stopped> {
        budget.look()?;
        let prefix = fold(prefix.trim());
        if prefix.is_empty() {
            return Ok(Vec::new());
        }
        let from = self.ends.partition_point(|end| end.letters < prefix);
        let beginning = self.ends[from..].iter().take_while(|end| end.letters.starts_with(&prefix));
        let mut ends: Vec<&End> = budget.filter(beginning, |_| true)?;
        budget.steps(ends.len())?;
        // What begins with it, then short names: a short name is likelier meant.
        ends.sort_by_key(|end| (end.word > 0, end.name.chars().count(), &end.letters, &end.key));
        let mut suggestions: Vec<(String, AnyNode<'g>)> = Vec::new();
        for end in ends {
            budget.step()?;
            if suggestions.len() == first {
                break;
            }
            let Some(node) = graph.by_key(&end.key) else { continue };
            let wanted = kinds.is_empty() || kinds.contains(&node.kind());
            if wanted && !suggestions.iter().any(|(_, suggested)| *suggested == node) {
                suggestions.push((end.name.clone(), node));
            }
        }
        Ok(suggestions)
    }
}

/// What an entity is called; measures, which are called by their place in an instrument, by their title.
fn names(node: AnyNode<'_>) -> Vec<&str> {
    match node {
        AnyNode::Instrument(node) => vec![&node.row().short_name, &node.row().title],
        AnyNode::Measure(node) => vec![&node.row().title],
        AnyNode::Agency(node) => {
            let aliases = node.aliases().iter().map(|alias| alias.name.as_str());
            node.row().acronym.as_deref().into_iter().chain([node.row().name.as_str()]).chain(aliases).collect()
        }
        AnyNode::Network(node) => node.row().acronym.as_deref().into_iter().chain([node.row().name.as_str()]).collect(),
        AnyNode::Project(node) => node.row().acronym.as_deref().into_iter().chain([node.row().name.as_str()]).collect(),
        AnyNode::Action(node) => vec![&node.row().title],
        AnyNode::Output(node) => vec![&node.row().title],
        AnyNode::Arrangement(node) => vec![&node.row().title],
        AnyNode::State(node) => vec![&node.row().name],
        AnyNode::Region(node) => vec![&node.row().name],
        AnyNode::Finding(_)
        | AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Impact(_)
        | AnyNode::Ratification(_)
        | AnyNode::Source(_) => Vec::new(),
    }
}
