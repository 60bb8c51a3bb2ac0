//! What belongs to whom: for each source its targets, all side by side in one array.

use crate::graph::{id::Id, table::Table};
use entity::dataset::Row;

/// For each row of one table a list of values.
pub struct Lists<A, V> {
    /// Where the list of each source begins, and at last where the last one ends.
    bounds: Box<[u32]>,
    values: Box<[V]>,
    source: std::marker::PhantomData<fn() -> A>,
}

/// For each row of one table rows of another, or of the same.
pub type Relation<A, B> = Lists<A, Id<B>>;

impl<A, V> Lists<A, V> {
    /// Values keep their order within each source.
    pub(super) fn new(sources: usize, pairs: impl IntoIterator<Item = (Id<A>, V)>) -> Self {
        let mut pairs: Vec<(Id<A>, V)> = pairs.into_iter().collect();
        pairs.sort_by_key(|(source, _)| *source);
        let mut bounds = vec![0_u32; sources + 1];
        for (source, _) in &pairs {
            bounds[source.index() + 1] += 1;
        }
        for index in 0..sources {
            bounds[index + 1] += bounds[index];
        }
        // Not collected, which would keep the room of the pairs.
        let mut values = Vec::with_capacity(pairs.len());
        values.extend(pairs.into_iter().map(|(_, value)| value));
        Lists { bounds: bounds.into(), values: values.into(), source: std::marker::PhantomData }
    }

    pub(super) fn of(&self, source: Id<A>) -> &[V] {
        let index = source.index();
        &self.values[self.bounds[index] as usize..self.bounds[index + 1] as usize]
    }
}

impl<A: Row, V> Lists<A, V> {
    /// The values that the rows of a link table give to their first end.
    pub(super) fn values<L: Row>(links: Vec<L>, from: &Table<A>, value: impl Fn(L) -> V) -> Self {
        Lists::new(from.len(), links.into_iter().map(|link| (from.place(link.fact_id()), value(link))))
    }
}

impl<A: Row, B: Row> Relation<A, B> {
    /// Where a column of one table points to in another.
    pub(super) fn reference(from: &Table<A>, to: &Table<B>, column: impl Fn(&A) -> Option<i32>) -> Self {
        let pairs = from.ids().filter_map(|id| column(from.row(id)).map(|fact_id| (id, to.place(fact_id))));
        Lists::new(from.len(), pairs)
    }

    /// Where the rows of a link table lead from their first end.
    pub(super) fn links<L: Row>(links: &[L], from: &Table<A>, to: &Table<B>, end: impl Fn(&L) -> i32) -> Self {
        Lists::new(from.len(), links.iter().map(|link| (from.place(link.fact_id()), to.place(end(link)))))
    }

    /// The way back, each list in the order of its table and without repetition.
    pub(super) fn inverse(&self, from: &Table<B>, to: &Table<A>) -> Relation<B, A> {
        let mut pairs: Vec<(Id<B>, Id<A>)> =
            to.ids().flat_map(|id| self.of(id).iter().map(move |target| (*target, id))).collect();
        pairs.sort();
        pairs.dedup();
        Lists::new(from.len(), pairs)
    }
}
