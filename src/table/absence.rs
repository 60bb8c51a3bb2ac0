//! What an answer rests on that is not recorded: for each row that meets a condition, which relations and columns would have
//! to be all that there is for it to meet it certainly.
//!
//! It is looked for only where a condition can rest on absence at all, which is seen from the condition; and only among the
//! rows of the answer, when they are known. What else is asked costs nothing by it.

use crate::table::{
    ask::Ask,
    bound::{Bound, Teller, day},
    cell::Cell,
    condition::{Filter, Reach, Related, any},
    knowledge::{Knowledge, Known, Through, Told},
    object::{Field, Object, Read, Table, WalkItems},
    operand::{ListTest, Test},
    refusal::{Flow, Halt, Refusal, whole},
    row::Item,
};
use entity::partial_date::PartialDate;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use std::cell::{Cell as Mutable, RefCell};

/// How many of those who are not completely known are named.
pub const MAXIMUM_NAMED: usize = 5;

/// How many bytes of a note on one of them are shown.
pub const MAXIMUM_NOTE: usize = 500;

/// What an answer rests on, by the place of the plan and the number of the field.
#[derive(Default)]
pub struct Rests {
    /// The place of the plan that is being answered.
    at: Mutable<usize>,
    noted: RefCell<FxHashMap<(usize, usize), Noted>>,
    /// Which conditions were followed from which nodes, by place, number of the condition, what was asked, and node.
    followed: RefCell<FxHashSet<(usize, usize, bool, u32)>>,
}

/// How far a relation or a column is known of those on whom an answer rests.
#[derive(Default)]
pub struct Noted {
    /// By the number of their node, whether they are completely known.
    nodes: std::collections::HashMap<u32, bool, FxBuildHasher>,
    /// What is known of the first of those who are not.
    named: Vec<Named>,
    /// The conditions, by address, of which those through whom a relation is known were named.
    told: FxHashSet<usize>,
    /// The earliest day up to which something is known of one of them.
    as_of: Option<PartialDate>,
}

/// What is known of something that is not completely known.
#[derive(Clone, Debug)]
pub struct Named {
    number: u32,
    /// Its global id.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// How many are recorded.
    pub known: Option<usize>,
    /// Of how many.
    pub of: Option<usize>,
    /// On which day.
    pub as_of: Option<PartialDate>,
    /// What is covered and what is missing.
    pub note: Option<String>,
}

impl Noted {
    /// How many the answer rests on.
    pub fn owners(&self) -> usize {
        self.nodes.len()
    }

    /// How many of them are not completely known.
    pub fn incomplete(&self) -> usize {
        self.nodes.values().filter(|complete| !**complete).count()
    }

    /// What is known of the first of these, in the order of the graph.
    pub fn named(&self) -> &[Named] {
        &self.named
    }

    /// The earliest day up to which something is known of one of these.
    pub fn as_of(&self) -> Option<PartialDate> {
        self.as_of
    }

    /// Names those through whom a relation is known on a day, or ever; they are the same for all owners, whence the address.
    pub(super) fn name_tellers(
        &mut self,
        through: &Through,
        tellers: &[Teller],
        (address, day): (usize, Option<PartialDate>),
        ask: &Ask<'_, '_>,
    ) {
        let Some(stock) = through.tellers.stock.as_ref().filter(|_| self.told.insert(address)) else { return };
        for teller in tellers {
            let one = (stock.at)(&ask.snapshot.graph, teller.place);
            if let Knowledge::Partial(told) = through.relation.knowledge(&one, day) {
                self.name(&one, told);
            }
        }
    }

    pub(super) fn name(&mut self, item: &Item<'_>, told: Told<'_>) {
        self.as_of = match (self.as_of, told.as_of) {
            (Some(one), Some(other)) => Some(if other.first() < one.first() { other } else { one }),
            (one, other) => one.or(other),
        };
        let says_nothing = told.known.or(told.of).is_none() && told.as_of.is_none() && told.note.is_none();
        let Item::Node(node) = item else { return };
        if says_nothing {
            return;
        }
        let number = node.number();
        let place = self.named.partition_point(|named| named.number < number);
        let known = self.named.get(place).is_some_and(|named| named.number == number);
        if known || place >= MAXIMUM_NAMED {
            return;
        }
        let note = told.note.map(|note| match note.floor_char_boundary(MAXIMUM_NOTE) {
            end if end < note.len() => format!("{}…", &note[..end]),
            _ => note.to_owned(),
        });
        let (id, label) = (node.key().to_owned(), node.label().into_owned());
        let Told { known, of, as_of, .. } = told;
        self.named.insert(place, Named { number, id, label, known, of, as_of, note });
        self.named.truncate(MAXIMUM_NAMED);
    }
}

impl Rests {
    /// What is noted from here on is of this place of the plan.
    pub fn at(&self, place: usize) {
        self.at.set(place);
    }

    /// What was noted of which place and which field, in no order, if it is not complete.
    pub fn incomplete(self) -> impl Iterator<Item = ((usize, usize), Noted)> {
        self.noted.into_inner().into_iter().filter(|(_, noted)| noted.incomplete() > 0)
    }

    pub(super) fn note(&self, field: &Field, item: &Item<'_>, complete: bool, name: impl FnOnce(&mut Noted)) {
        let Item::Node(node) = item else { return };
        let mut noted = self.noted.borrow_mut();
        let noted = noted.entry((self.at.get(), field.number)).or_default();
        // One who is looked at for several reasons is known as far as the worst of them.
        *noted.nodes.entry(node.number()).or_insert(true) &= complete;
        if !complete {
            name(noted);
        }
    }

    fn is_new(&self, related: &Related, holds: bool, item: &Item<'_>) -> bool {
        let (Some(memo), Item::Node(node)) = (related.memo, item) else { return true };
        self.followed.borrow_mut().insert((self.at.get(), memo, holds, node.number()))
    }
}

impl Ask<'_, '_> {
    /// Notes that an answer rests on how far a field of a row is known.
    pub(super) fn rests_on(
        &self,
        field: &Field,
        item: &Item<'_>,
        knowledge: Knowledge<'_>,
        matters: bool,
    ) -> Result<(), Halt> {
        self.step()?;
        let complete = knowledge.is_complete() || !matters;
        self.rests.note(field, item, complete, |noted| match knowledge {
            Knowledge::Partial(told) => noted.name(item, told),
            Knowledge::Complete | Knowledge::Unknown => {}
        });
        Ok(())
    }

    /// Notes how far the values of a row are known that are counted.
    pub fn rests_on_values(&self, field: &Field, item: &Item<'_>) -> Result<(), Refusal> {
        whole(self.rests_on(field, item, field.knowledge(item, None), true))
    }

    /// Notes how far the rows of an owner are known, on a day or ever, where something tells it.
    pub fn rests_on_rows(
        &self,
        field: &'static Field,
        walk: &'static WalkItems,
        owner: &Item<'_>,
        day: Option<PartialDate>,
    ) -> Result<(), Refusal> {
        match field.known() {
            Known::Whole | Known::Open => Ok(()),
            Known::By(_) | Known::Through { .. } => {
                whole(self.relation_rests(&Reach::new(self.table, field, walk), owner, day))
            }
        }
    }

    /// Notes how far those are known whose rows are gathered in groups or ranked, where they tell it: those to whom a row that meets
    /// the filter, and that nobody has seen, could lead.
    pub fn rests_of_groups(&self, object: &'static Object, filter: Option<&Filter>) -> Result<(), Refusal> {
        for by in &object.fields {
            let Some((owners, relation)) = tellers(self.table, by) else { continue };
            let Some(stock) = &owners.stock else { continue };
            for place in 0..(stock.count)(&self.snapshot.graph) {
                self.step()?;
                let owner = (stock.at)(&self.snapshot.graph, place);
                let could = match filter.map(|filter| filter.could_lead(by, &owner, self)) {
                    Some(Err(Halt::Refused(refusal))) => return Err(*refusal),
                    Some(could) => could.unwrap_or(false),
                    None => true,
                };
                if could {
                    whole(self.rests_on(relation, &owner, relation.knowledge(&owner, None), true))?;
                }
            }
        }
        Ok(())
    }
}

/// Those to whom a field leads and the relation that leads back from them, where each of them tells how far it is known.
fn tellers(table: &'static Table, by: &Field) -> Option<(&'static Object, &'static Field)> {
    let owners = table.target(by.leads_to()?);
    let relation = owners.field(by.back?)?;
    let one = matches!(by.read, Read::One { .. });
    (one && matches!(relation.known(), Known::By(_))).then_some((owners, relation))
}

impl Filter {
    /// Whether that it holds of a row, or does not, can rest on something that is not recorded.
    pub fn rests(&self, holds: bool) -> bool {
        let missing = |field: &Field| field.may_be_missing() && !field.is_whole();
        let rows = |reach: &Reach| !reach.field.is_whole();
        match self {
            Filter::All(all) | Filter::Any(all) => all.iter().any(|filter| filter.rests(holds)),
            Filter::Not(not) => not.rests(!holds),
            Filter::Cell(field, _, tests) => {
                let nothing = missing(field) && tests.iter().all(|test| test.passes(&Cell::Null)) == holds;
                nothing || field.can_rest(tests, holds)
            }
            Filter::Cells(field, _, tests) => missing(field) && tests.iter().any(|test| test.rests(holds)),
            Filter::One(field, _, related) => missing(field) && !holds || related.rests(holds),
            Filter::Key(field, ..) => missing(field) && !holds,
            Filter::Has(field, _, has) => missing(field) && *has != holds,
            Filter::Some(reach, related) => rows(reach) && !holds || related.rests(holds),
            Filter::Every(reach, related) => rows(reach) && holds || related.rests(holds),
            Filter::None(reach, related) => rows(reach) && holds || related.rests(!holds),
            Filter::Count(reach, related, tests) => {
                let inner = related.as_ref().is_some_and(|related| related.rests(true) || related.rests(false));
                rows(reach) && tests.iter().any(|test| test.counts_absence(holds)) || inner
            }
            // What is asked for within a bound was told apart by it.
            Filter::Active(..) | Filter::Concerns(..) | Filter::Within(..) => false,
        }
    }

    /// Notes what it rests on that it holds of a row, or does not hold, as it does by what is recorded.
    pub fn trace(&self, holds: bool, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<(), Halt> {
        ask.step()?;
        match self {
            Filter::All(all) if holds => all.iter().try_for_each(|filter| filter.trace(true, item, ask)),
            Filter::Any(any) if !holds => any.iter().try_for_each(|filter| filter.trace(false, item, ask)),
            // One that is certain is enough.
            Filter::All(some) | Filter::Any(some) => {
                let mut deciding = Vec::new();
                for filter in some {
                    if filter.meets(item, ask)? == holds {
                        if filter.within(certain(holds), item, ask)? == holds {
                            return filter.trace(holds, item, ask);
                        }
                        deciding.push(filter);
                    }
                }
                deciding.into_iter().try_for_each(|filter| filter.trace(holds, item, ask))
            }
            Filter::Not(not) => not.trace(!holds, item, ask),
            Filter::Cell(field, read, _) if !field.rests.is_empty() => match self.rests(holds) {
                true => ask.value_rests(field, &read(item), item),
                false => Ok(()),
            },
            Filter::Cell(field, ..) | Filter::Cells(field, ..) | Filter::Key(field, ..) | Filter::Has(field, ..) => {
                match self.rests(holds) {
                    true => self.trace_value(field, holds, item, ask),
                    false => Ok(()),
                }
            }
            Filter::One(field, read, related) => match read(item) {
                Some(one) => related.trace(holds, &one, ask),
                None => self.trace_value(field, holds, item, ask),
            },
            Filter::Some(reach, related) => reach.trace(related, (true, holds), item, ask),
            Filter::None(reach, related) => reach.trace(related, (true, !holds), item, ask),
            Filter::Every(reach, related) => reach.trace(related, (false, !holds), item, ask),
            Filter::Count(reach, related, _) => {
                let sure = self.within(certain(holds), item, ask)? == holds;
                reach.note(related.as_ref(), true, !sure, item, ask)?;
                match related {
                    Some(related) if !sure => reach.trace_rows(related, None, item, ask),
                    _ => Ok(()),
                }
            }
            Filter::Active(..) | Filter::Concerns(..) | Filter::Within(..) => Ok(()),
        }
    }

    fn trace_value(&self, field: &Field, holds: bool, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<(), Halt> {
        let sure = self.within(certain(holds), item, ask)? == holds;
        ask.rests_on(field, item, if sure { Knowledge::Complete } else { Knowledge::Unknown }, true)
    }
}

/// The bound by which it is certain that something holds, or that it does not.
fn certain(holds: bool) -> Bound {
    if holds { Bound::Certain } else { Bound::Possible }
}

impl Related {
    /// Whether that it holds of a row, or does not, can rest on something that is not recorded.
    fn rests(&self, holds: bool) -> bool {
        if holds { self.rests.0 } else { self.rests.1 }
    }

    fn trace(&self, holds: bool, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<(), Halt> {
        match self.rests(holds) && ask.rests.is_new(self, holds, item) {
            true => self.filter.trace(holds, item, ask),
            false => Ok(()),
        }
    }
}

impl Reach {
    /// Notes what it rests on that some of its rows meet a condition, or fail it (`meet`), or that none does (`some`).
    fn trace(
        &self,
        related: &Related,
        (meet, some): (bool, bool),
        item: &Item<'_>,
        ask: &Ask<'_, '_>,
    ) -> Result<(), Halt> {
        if some {
            // One that does so certainly is enough.
            let mut sure = None;
            any(self.walk, item, |one| {
                let is_sure = related.within(certain(meet), one, ask)? == meet;
                if is_sure {
                    sure = Some(related.trace(meet, one, ask));
                }
                Ok(is_sure)
            })?;
            return sure.unwrap_or_else(|| self.trace_rows(related, Some(meet), item, ask));
        }
        self.note(Some(related), meet, true, item, ask)?;
        self.trace_rows(related, None, item, ask)
    }

    /// Notes what it rests on that its rows meet a condition or fail it, each as it does; or only those that do as is said.
    fn trace_rows(
        &self,
        related: &Related,
        only: Option<bool>,
        item: &Item<'_>,
        ask: &Ask<'_, '_>,
    ) -> Result<(), Halt> {
        if !(related.rests(true) || related.rests(false)) {
            return Ok(());
        }
        (self.walk)(item, &mut |one| -> Flow {
            let holds = related.meets(&one, ask)?;
            match only.is_none_or(|only| only == holds) {
                true => related.trace(holds, &one, ask),
                false => Ok(()),
            }
        })
    }

    /// Notes how far the relation is known of an owner, where a row that nobody has seen could meet the condition, or fail it.
    fn note(
        &self,
        related: Option<&Related>,
        meet: bool,
        matters: bool,
        item: &Item<'_>,
        ask: &Ask<'_, '_>,
    ) -> Result<(), Halt> {
        if self.field.is_whole() {
            return Ok(());
        }
        let matters = matters && self.unseen(related, meet, item, ask)? > 0;
        let Some(through) = &self.through else {
            return ask.rests_on(self.field, item, self.field.knowledge(item, day(related, meet)), matters);
        };
        let tellers = self.tellers(related, meet, ask)?;
        ask.step()?;
        let named = |noted: &mut Noted| {
            noted.name_tellers(through, &tellers, (self.address(related), day(related, meet)), ask);
        };
        ask.rests.note(self.field, item, !matters, named);
        Ok(())
    }

    /// Notes how far the relation is known of rows that are put in order by how many of it there are.
    pub fn trace_count(&self, related: Option<&Related>, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<(), Refusal> {
        whole(self.note(related, true, true, item, ask))
    }
}

impl Test {
    /// Whether that a number of rows passes it, or does not, can rest on rows that are not recorded: whether more of them
    /// could change it.
    fn counts_absence(&self, holds: bool) -> bool {
        let zero = |cell: &Cell<'_>| *cell == Cell::Int(0);
        let (rising, falling) = match self {
            Test::Gt(_) | Test::Gte(_) => (true, false),
            Test::Lt(_) | Test::Lte(_) => (false, true),
            Test::Eq(cell) => (false, zero(cell)),
            Test::Ne(cell) => (zero(cell), false),
            Test::In(cells) => (cells.is_empty(), cells.iter().all(zero)),
            Test::NotIn(cells) => (cells.iter().all(zero), cells.is_empty()),
            Test::Contains(_) | Test::StartsWith(_) | Test::IsNull(_) => (true, true),
        };
        // What rises holds with more rows all the more, and what falls fails with them.
        if holds { !rising } else { !falling }
    }
}

impl ListTest {
    /// Whether that a list passes it, or does not, can rest on values that are not recorded.
    fn rests(&self, holds: bool) -> bool {
        match self {
            ListTest::IsEmpty(true) => holds,
            ListTest::IsEmpty(false) | ListTest::Has(_) | ListTest::HasAny(_) | ListTest::HasAll(_) => !holds,
        }
    }
}
