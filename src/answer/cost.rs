//! What a plan costs, known before anything runs: the number of nodes that its answer could have.
//!
//! A list counts the page that is asked for or, where that is less, the largest number that any parent has in this
//! revision, and never more than all its rows together as often as its parents can come up. So a generous `first:` on a
//! short list costs nothing, and pages multiplied by pages are seen.

use crate::{
    answer::plan::{EdgePart, From, Page, Part, Plan, Selection, Shape, Step, What},
    api::TABLE,
    query::page::DEFAULT_SIZE,
    snapshot::Snapshot,
    table::{
        condition::Filter,
        derived::{Derived, Spread},
        object::{Arguments, Field, Most, Object},
    },
};
use std::collections::HashMap;

/// How many nodes an answer may have.
pub const MAXIMUM_COST: u64 = 100_000;

/// How many nodes a light answer may have, and through how many rows a list of it may look.
const LIGHT: (u64, u64) = (500, 100);

/// On how many ways selections are counted; a plan with more of them is taken to be without measure.
const MAXIMUM_WAYS: usize = 20_000;

/// What a plan costs, and whether answering it is light work.
pub fn cost(plan: &Plan, snapshot: &Snapshot, derived: &Derived) -> (u64, bool) {
    let mut counter = Counter { snapshot, derived, known: HashMap::new(), light: true };
    let cost = counter.selection(&plan.root, Rows { count: 1, each: 1 }, None);
    (cost, counter.light && cost <= LIGHT.0)
}

/// How many rows there can be at a place of the answer, and how often one and the same can be among them.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Rows {
    count: u64,
    each: u64,
}

struct Counter<'s> {
    snapshot: &'s Snapshot,
    derived: &'s Derived,
    /// What is below selections, by their number and the rows that they are of.
    known: HashMap<(usize, Rows), u64>,
    light: bool,
}

impl Counter<'_> {
    /// How many nodes are below these rows. `members` is how many rows a group has, where the rows are groups.
    fn selection(&mut self, selection: &Selection, rows: Rows, members: Option<Rows>) -> u64 {
        if let Some(known) = self.known.get(&(selection.number, rows)) {
            return *known;
        }
        if self.known.len() > MAXIMUM_WAYS || rows.count > 1_000 * MAXIMUM_COST {
            return u64::MAX;
        }
        let mut sum = 0_u64;
        for step in &selection.steps {
            sum = sum.saturating_add(self.step(step, selection.object, rows, members));
        }
        self.known.insert((selection.number, rows), sum);
        sum
    }

    fn shape(&mut self, shape: &Shape, rows: Rows) -> u64 {
        let below = match shape {
            Shape::Of(selection) => self.selection(selection, rows, None),
            Shape::By(of) => of.iter().map(|(_, selection)| self.selection(selection, rows, None)).max().unwrap_or(0),
        };
        rows.count.saturating_add(below)
    }

    fn step(&mut self, step: &Step, owner: &'static Object, rows: Rows, members: Option<Rows>) -> u64 {
        match &step.what {
            What::Typename(_) | What::Cell(..) | What::Resting(..) | What::Told(..) | What::Cells(..) => 0,
            What::Introspection(_) | What::Service(_) => {
                self.light = false;
                0
            }
            What::One(field, _, shape) => self.shape(shape, self.spread(owner, field, rows, u64::MAX)),
            What::List { field, shape, .. } => self.shape(shape, self.spread(owner, field, rows, u64::MAX)),
            What::Asked { ask, of, .. } => {
                self.light &= ask.at_once;
                let count = rows.count.saturating_mul(self.computed(ask.most, &*ask.arguments));
                self.shape(of, Rows { count, each: count })
            }
            What::Page(page) => {
                let asked = page.arguments.first.or(page.arguments.last).map_or(DEFAULT_SIZE as u64, i64::unsigned_abs);
                let shown = match (&page.from, members) {
                    (From::Walk { .. }, Some(members)) => {
                        Rows { count: members.count.min(rows.count.saturating_mul(asked)), ..members }
                    }
                    (From::Walk { field, owner, .. }, None) => self.spread(owner, field, rows, asked),
                    (From::Asked(ask), _) => {
                        let most = self.computed(ask.most, &*ask.arguments).min(asked);
                        let count = rows.count.saturating_mul(most);
                        Rows { count, each: count }
                    }
                };
                self.page(page, shown)
            }
            What::Groups(groups) => {
                self.light = false;
                let all = self.all(groups.object);
                let most = |field: &Field| self.derived.spread(&self.snapshot.graph, groups.object, field).most;
                let (count, split) = groups.grouping.most(all, |of| self.all(of), most);
                // All groups together have each row once for each way that it is split.
                let members = Rows { count: all.saturating_mul(split), each: split };
                let Shape::Of(selection) = &groups.shape else { return 0 };
                let rows = Rows { count, each: 1 };
                count.saturating_add(self.selection(selection, rows, Some(members)))
            }
        }
    }

    fn page(&mut self, page: &Page, shown: Rows) -> u64 {
        if let From::Walk { field, owner, .. } = &page.from {
            let looked_through = page.filter.is_some() || page.active.is_some() || !page.order.is_empty();
            let dear = page.filter.as_ref().is_some_and(Filter::is_dear);
            let all = self.spread(owner, field, Rows { count: 1, each: 1 }, u64::MAX).count;
            self.light &= !dear && (!looked_through || all <= LIGHT.1);
        } else {
            self.light = false;
        }
        let mut sum = 0_u64;
        for (_, _, part) in &page.parts {
            let below = match part {
                Part::Nodes(shape) => self.shape(shape, shown),
                Part::Edges(parts) => parts.iter().fold(0, |sum: u64, (_, _, part)| match part {
                    EdgePart::Node(shape) => sum.saturating_add(self.shape(shape, shown)),
                    EdgePart::Typename(_) | EdgePart::Cursor => sum,
                }),
                Part::Typename(_) | Part::Info(_) | Part::TotalCount => 0,
            };
            sum = sum.saturating_add(below);
        }
        sum
    }

    /// The rows that a field leads to from these, no more than so many from each.
    fn spread(&self, owner: &'static Object, field: &Field, rows: Rows, asked: u64) -> Rows {
        if owner.name == "Query" {
            let all = field.leads_to().map_or(1, |to| self.all(TABLE.target(to)).max(1));
            return Rows { count: rows.count.saturating_mul(all.min(asked)), each: rows.count };
        }
        if let (Some(_), None) = (&owner.stock, field.most) {
            let Spread { most, all, back } = self.derived.spread(&self.snapshot.graph, owner, field);
            let by_each = rows.count.saturating_mul(most.min(asked));
            let count = by_each.min(rows.each.saturating_mul(all));
            return Rows { count, each: rows.each.saturating_mul(back).min(count) };
        }
        let most = field.most.map_or(1, |most| most(&self.derived.extents(&self.snapshot.graph)) as u64);
        let count = rows.count.saturating_mul(most.min(asked));
        Rows { count, each: count }
    }

    /// How many rows a kind has.
    fn all(&self, object: &Object) -> u64 {
        object.stock.as_ref().map_or(0, |stock| (stock.count)(&self.snapshot.graph)) as u64
    }

    fn computed(&self, most: Most, arguments: &Arguments) -> u64 {
        let most = match most {
            Most::Of(most) => most(&self.derived.extents(&self.snapshot.graph)),
            Most::Fixed(most) => most,
            Most::Asked(most) => most(arguments),
        };
        most as u64
    }
}
