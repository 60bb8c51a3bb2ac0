//! Putting lists in order by several keys, each in its direction, always total.

use crate::graph::{
    any_node::AnyNode,
    node::{Node, Stored},
    sort_key::SortKey,
};
use std::cmp::Ordering;

/// How many keys an order may have.
pub const MAXIMUM_KEYS: usize = 10;

/// Which end of a list comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// From the smallest, the earliest, the first of the vocabulary.
    #[default]
    Ascending,
    /// The other way round.
    Descending,
}

/// Where nodes without a value stand, whatever the direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nulls {
    /// Before all others.
    First,
    /// Behind all others.
    #[default]
    Last,
}

/// How one key counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sense {
    /// Which end comes first.
    pub direction: Direction,
    /// Where nodes without a value stand.
    pub nulls: Nulls,
}

/// What has a place in a list when no order is asked for.
pub trait DefaultOrder<'g>: Clone {
    /// Its keys; no two of a list are equal in them.
    fn default_order(self) -> Vec<SortKey<'g>>;
}

impl<'g, T: Stored> DefaultOrder<'g> for Node<'g, T> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        T::default_order(self)
    }
}

impl<'g> DefaultOrder<'g> for AnyNode<'g> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        vec![SortKey::exact(self.key())]
    }
}

/// The keys of a node: one for each part of an order, and at last those of its default order, which no two nodes share.
pub type Keys<'g> = Vec<Vec<SortKey<'g>>>;

/// Which of two nodes comes first. Keys beyond the senses ascend, what is absent last.
pub fn compare(senses: &[Sense], one: &[Vec<SortKey<'_>>], other: &[Vec<SortKey<'_>>]) -> Ordering {
    for (index, (one, other)) in one.iter().zip(other).enumerate() {
        let order = match senses.get(index) {
            Some(sense) => compare_one(*sense, one, other),
            // Its parts are compared one by one: two stays without a beginning still differ in their keys.
            None => one.cmp(other),
        };
        if order.is_ne() {
            return order;
        }
    }
    // A cursor of another length was never one of this list, but must not break its order either.
    one.len().cmp(&other.len())
}

fn compare_one(sense: Sense, one: &[SortKey<'_>], other: &[SortKey<'_>]) -> Ordering {
    match (is_absent(one), is_absent(other), sense.nulls) {
        (true, true, _) => Ordering::Equal,
        (true, false, Nulls::First) | (false, true, Nulls::Last) => Ordering::Less,
        (true, false, Nulls::Last) | (false, true, Nulls::First) => Ordering::Greater,
        (false, false, _) => match sense.direction {
            Direction::Ascending => one.cmp(other),
            Direction::Descending => other.cmp(one),
        },
    }
}

fn is_absent(key: &[SortKey<'_>]) -> bool {
    key.first() == Some(&SortKey::Absent)
}
