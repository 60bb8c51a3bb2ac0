//! What holds whatever is not recorded, and what could hold: the lower and the upper bound of a condition.
//!
//! It is Kleene's logic with three values, taken apart into the two that matter: certainly true, and possibly true. A
//! missing value that may be unknown could be any, and a date known to the year any day of it; a relation that is not completely known could lead to rows that nobody
//! has seen, of which nothing is known but what relation they are of. Conditions side by side are judged one by one, so that
//! what only all of them together rule out still counts as possible. Days of `activeOn` are taken as they are recorded: a
//! beginning or an end that is not known is open.

use crate::table::{
    ask::Ask,
    cell::Cell,
    condition::{Filter, Reach, Related, any},
    knowledge::{Knowledge, Through},
    object::{Field, Read},
    operand::{ListTest, Test, compared},
    refusal::{Flow, Halt, Refusal},
    row::Item,
};
use entity::partial_date::PartialDate;
use rustc_hash::{FxBuildHasher, FxHashSet};
use serde_json::Value;
use std::{cell::RefCell, cmp::Ordering, collections::HashMap, rc::Rc};

/// The name of its enum in GraphQL.
pub const NAME: &str = "Bound";

/// The words of the enum, and what each means.
pub const WORDS: [(&str, &str); 3] = [
    ("RECORDED", "As recorded: what is not recorded counts as not there. So it is where no bound is given."),
    ("CERTAIN", "Only what meets the condition whatever is missing: with `none`, only those of whom all is known."),
    (
        "POSSIBLE",
        "All that could meet the condition, given what is missing: with `some`, also those of whom not all is known.",
    ),
];

/// A bound of a condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// What holds whatever is missing.
    Certain,
    /// What could hold.
    Possible,
}

impl Bound {
    /// The bound that was asked for; nothing for what is recorded.
    pub fn read(given: Option<&Value>) -> Option<Self> {
        match given.and_then(Value::as_str) {
            Some("CERTAIN") => Some(Bound::Certain),
            Some("POSSIBLE") => Some(Bound::Possible),
            _ => None,
        }
    }

    /// A condition within the bound that was asked for, which has no effect where there is no condition.
    pub fn applied(given: Option<&Value>, filter: Option<Filter>) -> Result<Option<Filter>, Refusal> {
        match (given.filter(|given| !given.is_null()), filter) {
            (Some(_), None) => Err(Refusal::of("bound", "has no effect without `where`; leave it out")),
            (given, filter) => Ok(filter.map(|filter| match Bound::read(given) {
                Some(bound) => Filter::Within(bound, Box::new(filter)),
                None => filter,
            })),
        }
    }

    /// That of the complement.
    fn other(self) -> Self {
        match self {
            Bound::Certain => Bound::Possible,
            Bound::Possible => Bound::Certain,
        }
    }

    /// What neither holds nor does not.
    fn open(self) -> bool {
        self == Bound::Possible
    }
}

/// What a condition says of rows that nobody has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unseen {
    /// Whether all of them meet it.
    pub certain: bool,
    /// Whether one of them could meet it.
    pub possible: bool,
    /// The day on which it asks them to be active, where it asks that.
    pub day: Option<PartialDate>,
}

impl Unseen {
    /// What a condition says of them.
    pub fn of(filter: &Filter) -> Self {
        // Nothing is walked of what is not there, so that nothing can end it.
        let holds = |bound| filter.unseen(bound, None).unwrap_or(true);
        Unseen { certain: holds(Bound::Certain), possible: holds(Bound::Possible), day: filter.day() }
    }

    /// Whether one of them could meet the condition or, where that is asked, could fail it.
    fn could(self, meet: bool) -> bool {
        if meet { self.possible } else { !self.certain }
    }
}

/// By a condition's address, and whether it is to be met or failed.
type Tellers = HashMap<(usize, bool), Rc<[Teller]>, FxBuildHasher>;

/// By the number of a relation, and a day.
type TellersOn = HashMap<(usize, Option<PartialDate>), Rc<[Teller]>, FxBuildHasher>;

/// What is known by now of bounds.
#[derive(Default)]
pub struct Bounds {
    /// Of dear conditions, by their number, the bound and the number of the node.
    held: RefCell<HashMap<(usize, Bound, u32), bool, FxBuildHasher>>,
    /// Those through whom there can be rows that nobody has seen.
    tellers: RefCell<Tellers>,
    /// Those through whom a relation is known and who don't tell that all is known on a day, or ever.
    tellers_on: RefCell<TellersOn>,
}

/// One who tells how far a relation is known.
#[derive(Clone, Copy, Debug)]
pub struct Teller {
    /// Its number among all nodes.
    pub number: u32,
    /// Its place among those of its kind.
    pub place: usize,
}

/// Where an unseen row leads: what is known of it through another relation.
struct Lead<'a, 'i, 'b, 'g> {
    by: &'static Field,
    to: &'a Item<'i>,
    ask: &'a Ask<'b, 'g>,
}

impl Filter {
    /// Whether a row meets it within a bound.
    pub fn within(&self, bound: Bound, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<bool, Halt> {
        ask.budget.steps(self.steps())?;
        Ok(match self {
            Filter::All(all) => {
                for filter in all {
                    if !filter.within(bound, item, ask)? {
                        return Ok(false);
                    }
                }
                true
            }
            Filter::Any(any) => {
                for filter in any {
                    if filter.within(bound, item, ask)? {
                        return Ok(true);
                    }
                }
                false
            }
            Filter::Not(not) => !not.within(bound.other(), item, ask)?,
            Filter::Cell(field, read, tests) if !field.rests.is_empty() => {
                let cell = read(item);
                match ask.is_sure(field, &cell, item)? {
                    true => tests.iter().all(|test| test.passes(&cell)),
                    false => unsure(bound, &cell, tests),
                }
            }
            Filter::Cell(field, read, tests) => match read(item) {
                Cell::Null if !field.tells_absence(item) => tests.iter().all(|test| test.unseen(bound, true)),
                cell => tests.iter().all(|test| test.holds_within(bound, &cell)),
            },
            Filter::Cells(field, walk, tests) => {
                let whole = field.tells_absence(item);
                tests.iter().all(|test| test.within(bound, test.passes(walk, item), whole))
            }
            Filter::One(field, read, related) => match read(item) {
                Some(one) => related.within(bound, &one, ask)?,
                None => bound.open() && !field.tells_absence(item) && related.unseen.possible,
            },
            Filter::Key(field, read, tests) => match read(item) {
                Some(one) => passes_key(tests, &one),
                None => {
                    bound.open() && !field.tells_absence(item) && tests.iter().all(|test| test.unseen(bound, false))
                }
            },
            Filter::Has(field, read, has) => match read(item) {
                None if !field.tells_absence(item) => bound.open(),
                one => one.is_some() == *has,
            },
            Filter::Some(reach, related) => reach.some(bound, true, related, item, ask)?,
            Filter::Every(reach, related) => !reach.some(bound.other(), false, related, item, ask)?,
            Filter::None(reach, related) => !reach.some(bound.other(), true, related, item, ask)?,
            Filter::Count(reach, related, tests) => {
                let (least, most) = reach.counts(related.as_ref(), item, ask)?;
                tests.iter().all(|test| test.between(bound, least, most))
            }
            Filter::Active(..) | Filter::Concerns(..) => self.meets(item, ask)?,
            Filter::Within(inner, filter) => filter.within(*inner, item, ask)?,
        })
    }

    /// Whether a row of which nothing is known, or only where it leads, meets it within a bound.
    fn unseen(&self, bound: Bound, lead: Option<&Lead<'_, '_, '_, '_>>) -> Result<bool, Halt> {
        if let Some(lead) = lead {
            lead.ask.budget.steps(self.steps())?;
        }
        let led = |field: &Field| lead.filter(|lead| std::ptr::eq(lead.by, field));
        let (open, far) = (bound.open(), |related: &Related, bound| match bound {
            Bound::Certain => related.unseen.certain,
            Bound::Possible => related.unseen.possible,
        });
        Ok(match self {
            Filter::All(all) => {
                for filter in all {
                    if !filter.unseen(bound, lead)? {
                        return Ok(false);
                    }
                }
                true
            }
            Filter::Any(any) => {
                for filter in any {
                    if filter.unseen(bound, lead)? {
                        return Ok(true);
                    }
                }
                false
            }
            Filter::Not(not) => !not.unseen(bound.other(), lead)?,
            Filter::Cell(field, _, tests) => tests.iter().all(|test| test.unseen(bound, field.may_be_missing())),
            Filter::Cells(_, _, tests) => tests.iter().all(|test| test.within(bound, test.passes_nothing(), false)),
            Filter::One(field, _, related) => match led(field) {
                Some(lead) => related.within(bound, lead.to, lead.ask)?,
                None => far(related, bound) && (open || !field.may_be_missing()),
            },
            Filter::Key(field, _, tests) => match led(field) {
                Some(lead) => passes_key(tests, lead.to),
                None => tests.iter().all(|test| test.unseen(bound, false)) && (open || !field.may_be_missing()),
            },
            Filter::Has(field, _, has) => match led(field) {
                Some(_) => *has,
                None => open,
            },
            Filter::Some(_, related) => open && related.unseen.possible,
            Filter::Every(_, related) => open || related.unseen.certain,
            Filter::None(_, related) => open || !related.unseen.possible,
            Filter::Count(_, related, tests) => {
                let some = related.as_ref().is_none_or(|related| related.unseen.possible);
                tests.iter().all(|test| test.between(bound, 0, if some { None } else { Some(0) }))
            }
            Filter::Active(..) | Filter::Concerns(..) => open,
            Filter::Within(inner, filter) => filter.unseen(*inner, lead)?,
        })
    }

    /// Whether a row that leads there, and that nobody has seen, could meet it.
    pub fn could_lead(&self, by: &'static Field, to: &Item<'_>, ask: &Ask<'_, '_>) -> Result<bool, Halt> {
        self.unseen(Bound::Possible, Some(&Lead { by, to, ask }))
    }

    /// The day on which it asks rows to be active.
    fn day(&self) -> Option<PartialDate> {
        match self {
            Filter::Active(_, day) => Some(*day),
            Filter::All(all) => all.iter().find_map(Filter::day),
            _ => None,
        }
    }
}

/// Whether a value that what is not recorded could change passes within a bound: a truth that does not hold could.
fn unsure(bound: Bound, cell: &Cell<'_>, tests: &[Test]) -> bool {
    let passes = |cell: &Cell<'_>| tests.iter().all(|test| test.passes(cell));
    match (cell, bound) {
        (Cell::Bool(_), Bound::Certain) => passes(cell) && passes(&Cell::Bool(true)),
        (Cell::Bool(_), Bound::Possible) => passes(cell) || passes(&Cell::Bool(true)),
        _ => tests.iter().all(|test| test.unseen(bound, false)),
    }
}

fn passes_key(tests: &[Test], one: &Item<'_>) -> bool {
    matches!(one, Item::Node(node) if tests.iter().all(|test| test.passes(&Cell::text(node.key()))))
}

impl Related {
    /// Whether a related row meets it within a bound.
    pub fn within(&self, bound: Bound, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<bool, Halt> {
        ask.step()?;
        let (Some(memo), Item::Node(node)) = (self.memo, item) else { return self.filter.within(bound, item, ask) };
        let key = (memo, bound, node.number());
        if let Some(known) = ask.memo.bounds.held.borrow().get(&key) {
            return Ok(*known);
        }
        let holds = self.filter.within(bound, item, ask)?;
        ask.memo.bounds.held.borrow_mut().insert(key, holds);
        Ok(holds)
    }
}

impl Reach {
    /// Whether at least one of its rows meets a condition or, where that is asked, fails it.
    fn some(
        &self,
        bound: Bound,
        meet: bool,
        related: &Related,
        item: &Item<'_>,
        ask: &Ask<'_, '_>,
    ) -> Result<bool, Halt> {
        let of = if meet { bound } else { bound.other() };
        let seen = any(self.walk, item, |one| Ok(related.within(of, one, ask)? == meet))?;
        Ok(seen || bound.open() && self.unseen(Some(related), meet, item, ask)? > 0)
    }

    /// How many rows that meet a condition there are at least and, where that is known, at most.
    pub fn counts(
        &self,
        related: Option<&Related>,
        item: &Item<'_>,
        ask: &Ask<'_, '_>,
    ) -> Result<(i64, Option<i64>), Halt> {
        let (mut least, mut most) = (0_i64, 0_i64);
        (self.walk)(item, &mut |one| -> Flow {
            ask.step()?;
            let (certain, possible) = match related {
                Some(related) => {
                    (related.within(Bound::Certain, &one, ask)?, related.within(Bound::Possible, &one, ask)?)
                }
                None => (true, true),
            };
            least += i64::from(certain);
            most += i64::from(possible);
            Ok(())
        })?;
        let unseen = self.unseen(related, true, item, ask)?;
        Ok((least, i64::try_from(unseen).ok().and_then(|unseen| most.checked_add(unseen))))
    }

    /// How many rows there can be at most that nobody has seen and that could meet a condition, or could fail it; without
    /// end where nothing tells.
    pub fn unseen(
        &self,
        related: Option<&Related>,
        meet: bool,
        item: &Item<'_>,
        ask: &Ask<'_, '_>,
    ) -> Result<u64, Halt> {
        if self.through.is_some() {
            return self.unseen_through(related, meet, item, ask);
        }
        let could = related.is_none_or(|related| related.unseen.could(meet));
        Ok(match self.field.knowledge(item, day(related, meet)) {
            _ if !could => 0,
            Knowledge::Complete => 0,
            Knowledge::Partial(told) => told.unseen.map_or(u64::MAX, |unseen| unseen as u64),
            Knowledge::Unknown => u64::MAX,
        })
    }

    fn unseen_through(
        &self,
        related: Option<&Related>,
        meet: bool,
        item: &Item<'_>,
        ask: &Ask<'_, '_>,
    ) -> Result<u64, Halt> {
        let Some(through) = &self.through else { return Ok(0) };
        let tellers = self.tellers(related, meet, ask)?;
        if tellers.is_empty() || !through.once {
            return Ok(if tellers.is_empty() { 0 } else { u64::MAX });
        }
        let mut led = FxHashSet::default();
        let Read::One { read, .. } = &through.by.read else { return Ok(u64::MAX) };
        (self.walk)(item, &mut |one| -> Flow {
            ask.step()?;
            if let Some(Item::Node(to)) = read(&one) {
                led.insert(to.number());
            }
            Ok(())
        })?;
        ask.budget.steps(tellers.len())?;
        Ok(tellers.iter().filter(|teller| !led.contains(&teller.number)).count() as u64)
    }

    /// What tells a condition on its rows apart from all others for as long as the plan lives.
    pub fn address(&self, related: Option<&Related>) -> usize {
        match related {
            Some(related) => std::ptr::from_ref(&*related.filter).addr(),
            None => std::ptr::from_ref(self.field).addr(),
        }
    }

    /// Those through whom a relation is known, who don't tell that all is known, and to whom a row that meets the condition,
    /// or fails it, could lead. They are the same for all owners, and looked for once.
    pub fn tellers(&self, related: Option<&Related>, meet: bool, ask: &Ask<'_, '_>) -> Result<Rc<[Teller]>, Halt> {
        let Some(through) = &self.through else { return Ok(Rc::new([])) };
        let address = self.address(related);
        if let Some(known) = ask.memo.bounds.tellers.borrow().get(&(address, meet)) {
            return Ok(Rc::clone(known));
        }
        let found = through.tellers(related, meet, day(related, meet), ask)?;
        ask.memo.bounds.tellers.borrow_mut().insert((address, meet), Rc::clone(&found));
        Ok(found)
    }

    /// Those through whom it is known and who don't tell that all is known on a day, or ever.
    pub fn tellers_on(&self, day: Option<PartialDate>, ask: &Ask<'_, '_>) -> Result<Rc<[Teller]>, Halt> {
        let Some(through) = &self.through else { return Ok(Rc::new([])) };
        let key = (self.field.number, day);
        if let Some(known) = ask.memo.bounds.tellers_on.borrow().get(&key) {
            return Ok(Rc::clone(known));
        }
        let found = through.tellers(None, true, day, ask)?;
        ask.memo.bounds.tellers_on.borrow_mut().insert(key, Rc::clone(&found));
        Ok(found)
    }
}

impl Through {
    fn tellers(
        &self,
        related: Option<&Related>,
        meet: bool,
        day: Option<PartialDate>,
        ask: &Ask<'_, '_>,
    ) -> Result<Rc<[Teller]>, Halt> {
        let Some(stock) = &self.tellers.stock else { return Ok(Rc::new([])) };
        let (graph, mut found) = (&ask.snapshot.graph, Vec::new());
        for place in 0..(stock.count)(graph) {
            ask.step()?;
            let teller = (stock.at)(graph, place);
            let Item::Node(node) = &teller else { continue };
            if self.relation.knowledge(&teller, day).is_complete() {
                continue;
            }
            let lead = Lead { by: self.by, to: &teller, ask };
            let could = match related {
                None => true,
                Some(related) if meet => related.filter.unseen(Bound::Possible, Some(&lead))?,
                Some(related) => !related.filter.unseen(Bound::Certain, Some(&lead))?,
            };
            if could {
                found.push(Teller { number: node.number(), place });
            }
        }
        Ok(found.into())
    }
}

/// On which day it matters how far a relation is known: rows that are not active on it fail the condition, be they known or not.
pub fn day(related: Option<&Related>, meet: bool) -> Option<PartialDate> {
    related.filter(|_| meet).and_then(|related| related.unseen.day)
}

impl Test {
    /// Whether a value passes it within a bound: a date that is known to the year or the month could be any day of it.
    pub fn holds_within(&self, bound: Bound, cell: &Cell<'_>) -> bool {
        let Cell::Date(date) = cell else { return self.passes(cell) };
        let could_be = |other: &Cell<'_>| match other {
            Cell::Date(other) => date.first() <= other.first() && other.last() <= date.last(),
            _ => false,
        };
        let could = |dates: fn(PartialDate, PartialDate) -> Ordering, wanted: &Cell<'_>| compared(cell, wanted, dates);
        match (bound, self) {
            (Bound::Possible, Test::Eq(one)) => could_be(one),
            (Bound::Possible, Test::In(several)) => several.iter().any(could_be),
            (Bound::Certain, Test::Ne(one)) => !could_be(one),
            (Bound::Certain, Test::NotIn(several)) => !several.iter().any(could_be),
            (Bound::Possible, Test::Lt(end)) => {
                could(|a, b| a.first().cmp(&b.first()), end).is_some_and(Ordering::is_lt)
            }
            (Bound::Possible, Test::Lte(end)) => {
                could(|a, b| a.first().cmp(&b.last()), end).is_some_and(Ordering::is_le)
            }
            (Bound::Possible, Test::Gt(end)) => could(|a, b| a.last().cmp(&b.last()), end).is_some_and(Ordering::is_gt),
            (Bound::Possible, Test::Gte(end)) => {
                could(|a, b| a.last().cmp(&b.first()), end).is_some_and(Ordering::is_ge)
            }
            _ => self.passes(cell),
        }
    }

    /// Whether a value of which nothing is known passes it within a bound.
    fn unseen(&self, bound: Bound, may_be_missing: bool) -> bool {
        match self {
            Test::In(list) if list.is_empty() => false,
            Test::NotIn(list) if list.is_empty() => true,
            Test::IsNull(is_null) if !may_be_missing => !is_null,
            _ => bound.open(),
        }
    }

    /// Whether a number between these passes it within a bound.
    fn between(&self, bound: Bound, least: i64, most: Option<i64>) -> bool {
        let number = |cell: &Cell<'_>| if let Cell::Int(number) = cell { Some(*number) } else { None };
        let has = |number: i64| least <= number && most.is_none_or(|most| number <= most);
        let of = |cells: &[Cell<'_>]| -> (bool, bool) {
            let mut within: Vec<i64> = cells.iter().filter_map(number).filter(|number| has(*number)).collect();
            within.sort_unstable();
            within.dedup();
            let all = most.is_some_and(|most| most - least < within.len() as i64);
            (all, !within.is_empty())
        };
        let below = |end: i64| (most.is_some_and(|most| most < end), least < end);
        let (certain, possible) = match self {
            Test::Eq(cell) => of(std::slice::from_ref(cell)),
            Test::In(cells) => of(cells),
            Test::Ne(cell) => complement(of(std::slice::from_ref(cell))),
            Test::NotIn(cells) => complement(of(cells)),
            Test::Lt(Cell::Int(end)) => below(*end),
            Test::Lte(Cell::Int(end)) => below(end.saturating_add(1)),
            Test::Gt(Cell::Int(end)) => complement(below(end.saturating_add(1))),
            Test::Gte(Cell::Int(end)) => complement(below(*end)),
            _ => (false, true),
        };
        if bound.open() { possible } else { certain }
    }
}

fn complement((certain, possible): (bool, bool)) -> (bool, bool) {
    (!possible, !certain)
}

impl ListTest {
    /// Whether a list passes it within a bound, of which the values that are recorded do or do not.
    fn within(&self, bound: Bound, passes: bool, whole: bool) -> bool {
        match self {
            _ if whole => passes,
            ListTest::HasAny(cells) if cells.is_empty() => false,
            // More values can only be the end of it.
            ListTest::IsEmpty(true) => passes && bound.open(),
            ListTest::IsEmpty(false) | ListTest::Has(_) | ListTest::HasAny(_) | ListTest::HasAll(_) => {
                passes || bound.open()
            }
        }
    }

    /// Whether a list without values passes it.
    pub fn passes_nothing(&self) -> bool {
        match self {
            ListTest::HasAll(cells) => cells.is_empty(),
            ListTest::IsEmpty(is_empty) => *is_empty,
            ListTest::Has(_) | ListTest::HasAny(_) => false,
        }
    }
}
