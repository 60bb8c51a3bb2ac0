//! Counting the nodes of a list by what they have in common.

use crate::{
    budget::{Budget, Stopped},
    graph::sort_key::SortKey,
};
use entity::{kind::Kind, partial_date::PartialDate, vocabulary::Vocabulary};
use std::collections::{BTreeMap, BTreeSet};

/// How many dimensions nodes can be grouped by at once.
pub const MAXIMUM_DIMENSIONS: usize = 4;

/// How many groups an answer has at most.
pub const MAXIMUM_GROUPS: usize = 1_000;

/// A value of a dimension, and where it stands among its values.
#[derive(Clone, Debug)]
pub struct Keyed<'g, T> {
    /// The value.
    pub value: T,
    /// Equal for equal values, and in their order.
    pub place: Vec<SortKey<'g>>,
}

impl<'g, V: Vocabulary> Keyed<'g, V> {
    /// A word, in the order of its vocabulary.
    pub fn word(value: V) -> Self {
        Keyed { value, place: vec![SortKey::word(value)] }
    }
}

impl<'g> Keyed<'g, &'g str> {
    /// A text: equal only to itself, in its place without case and accents.
    pub fn text(value: &'g str) -> Self {
        Keyed { value, place: vec![SortKey::folded(value), SortKey::exact(value)] }
    }
}

impl Keyed<'_, bool> {
    /// Yes or no; no comes first.
    pub fn truth(value: bool) -> Self {
        Keyed { value, place: vec![SortKey::Number(i64::from(value))] }
    }
}

impl Keyed<'_, i32> {
    /// The year of a date.
    pub fn year(date: PartialDate) -> Self {
        let value = i32::from(date.year());
        Keyed { value, place: vec![SortKey::Number(i64::from(value))] }
    }
}

impl Keyed<'_, Kind> {
    /// A kind of fact, in the order of the kinds.
    pub fn kind(value: Kind) -> Self {
        Keyed { value, place: vec![SortKey::Number(value as i64)] }
    }
}

/// Something that nodes are told apart by.
pub trait Dimension<'g, N>: Copy + PartialEq {
    /// What a group has in common: a value for each dimension asked for.
    type Keys: Clone + Default;

    /// The keys with the node's value in this dimension: several where it has several, and without one where it has none.
    fn split(self, keys: &Self::Keys, node: N) -> Vec<Self::Keys>;

    /// Where keys stand in this dimension.
    fn place(self, keys: &Self::Keys) -> Vec<SortKey<'g>>;
}

/// Nodes with the same keys.
#[derive(Clone, Debug)]
pub struct Group<K, N> {
    /// What they have in common.
    pub keys: K,
    /// The nodes, in the order of the list.
    pub members: Vec<N>,
    /// How much of all the nodes they are, or of those with the same keys in the dimensions of `within`.
    pub share: f64,
}

type Place<'g> = Vec<Vec<SortKey<'g>>>;

/// The groups of a list, in the order of their keys. A node with several values in a dimension is in a group for each,
/// so that shares of such groups may pass 1 together.
pub fn groups<'g, N: Copy, D: Dimension<'g, N>>(
    nodes: impl Iterator<Item = N>,
    by: &[D],
    within: &[D],
    budget: &Budget,
) -> Result<Vec<Group<D::Keys, N>>, Stopped> {
    budget.look()?;
    let place = |dimensions: &[D], keys: &D::Keys| -> Place<'g> {
        dimensions.iter().map(|dimension| dimension.place(keys)).collect()
    };
    let mut groups: BTreeMap<Place<'g>, Group<D::Keys, N>> = BTreeMap::new();
    let mut wholes: BTreeMap<Place<'g>, usize> = BTreeMap::new();
    for node in nodes {
        budget.step()?;
        let mut keys = vec![D::Keys::default()];
        for dimension in by {
            let mut split = Vec::new();
            for keys in keys {
                budget.step()?;
                split.extend(dimension.split(&keys, node));
            }
            keys = split;
        }
        budget.steps(keys.len())?;
        // Once in each group and in each whole, however many of its values lead there.
        let joined: BTreeMap<Place<'g>, D::Keys> = keys.into_iter().map(|keys| (place(by, &keys), keys)).collect();
        let parts: BTreeSet<Place<'g>> = joined.values().map(|keys| place(within, keys)).collect();
        for part in parts {
            *wholes.entry(part).or_default() += 1;
        }
        for (place, keys) in joined {
            let group = groups.entry(place).or_insert_with(|| Group { keys, members: Vec::new(), share: 0.0 });
            group.members.push(node);
        }
    }
    budget.steps(groups.len())?;
    let mut groups: Vec<_> = groups.into_values().collect();
    for group in &mut groups {
        group.share = group.members.len() as f64 / wholes[&place(within, &group.keys)] as f64;
    }
    Ok(groups)
}
