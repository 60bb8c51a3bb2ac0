//! What a computed field is answered with, besides its row and arguments.

use crate::{
    budget::{Budget, Stopped},
    graph::any_node::AnyNode,
    snapshot::Snapshot,
    table::{
        absence::Rests,
        condition::Memo,
        derived::Derived,
        object::Table,
        refusal::{Refusal, quoted},
    },
};
use entity::{fold, kind::Kind};

/// What a computed field is answered with, besides its row and arguments.
pub struct Ask<'a, 'g> {
    /// The revision that the answer is of.
    pub snapshot: &'g Snapshot,
    /// The types.
    pub table: &'static Table,
    /// What the table derives of it.
    pub derived: &'g Derived,
    /// What the answer may take.
    pub budget: &'a Budget,
    /// What is known of conditions by now.
    pub memo: &'a Memo,
    /// What it rests on that is not recorded.
    pub rests: &'a Rests,
}

impl<'g> Ask<'_, 'g> {
    /// Takes one step.
    pub fn step(&self) -> Result<(), Stopped> {
        self.budget.step()
    }

    /// The node that an argument names by its global id; nothing where the id leads to none. What is not a global id at all
    /// is refused, with the id that it may stand for.
    pub fn node(&self, argument: &str, id: &str) -> Result<Option<AnyNode<'g>>, Refusal> {
        match is_global(id) {
            true => Ok(self.snapshot.graph.by_key(id)),
            false => Err(no_global_id(argument, id, self.meant(id).map_or("agency:iom", AnyNode::key))),
        }
    }

    /// The node with a global id, nothing for any other text, unless it is the slug of something: then the id was meant.
    pub fn looked_up(&self, argument: &str, id: &str) -> Result<Option<AnyNode<'g>>, Refusal> {
        let meant = if is_global(id) { None } else { self.meant(id) };
        match meant {
            Some(meant) => Err(no_global_id(argument, id, meant.key())),
            None => Ok(self.snapshot.graph.by_key(id)),
        }
    }

    /// What a slug may stand for, of whatever kind.
    fn meant(&self, slug: &str) -> Option<AnyNode<'g>> {
        let slug = fold::slug(slug);
        Kind::ALL.iter().find_map(|kind| self.snapshot.graph.by_key(&format!("{}:{slug}", kind.prefix())))
    }

    /// The node of one kind that an argument names; one of another kind is refused.
    pub fn node_of(&self, argument: &str, id: &str, wanted: Kind) -> Result<Option<AnyNode<'g>>, Refusal> {
        match self.node(argument, id)? {
            Some(node) if node.kind() != wanted => {
                let (given, wanted) = (node.kind().prefix(), wanted.prefix());
                Err(Refusal::of(
                    argument,
                    format_args!("is the id of an entity of kind {given}; give one that begins with `{wanted}:`"),
                ))
            }
            node => Ok(node),
        }
    }
}

fn is_global(id: &str) -> bool {
    id.split_once(':').is_some_and(|(prefix, _)| Kind::ALL.iter().any(|kind| kind.prefix() == prefix))
}

fn no_global_id(argument: &str, id: &str, example: &str) -> Refusal {
    Refusal::of(argument, format_args!("is \"{}\"; give a global id, such as `{example}`", quoted(id)))
}
