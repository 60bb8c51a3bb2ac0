//! Filters: what rows meet or do not meet. Every condition has two values: it holds or it doesn't.
//!
//! A condition on a related row that itself leads further is worked out once for each node and remembered, so that
//! conditions nested in each other are linear in the graph.

use crate::table::{
    ask::Ask,
    bound::{Bound, Bounds, Unseen},
    cell::{Cell, Type},
    given::{cell, fields, items},
    knowledge::Through,
    object::{Field, IsActive, Object, Read, ReadCell, ReadItem, Table, WalkCells, WalkItems},
    operand::{ListTest, Test, list_tests, operands, tests, truth, unknown},
    refusal::{Halt, Refusal, decided, whole},
    row::Item,
};
use entity::{partial_date::PartialDate, vocabulary::Crime};
use serde_json::Value;
use std::{cell::RefCell, collections::HashMap, rc::Rc};

/// What rows of one type meet or do not meet.
pub enum Filter {
    /// All of these hold.
    All(Vec<Filter>),
    /// At least one of these holds.
    Any(Vec<Filter>),
    /// This does not hold.
    Not(Box<Filter>),
    /// The value of a column passes all tests.
    Cell(&'static Field, &'static ReadCell, Vec<Test>),
    /// The values of a column pass all tests.
    Cells(&'static Field, &'static WalkCells, Vec<ListTest>),
    /// The row that a row leads to meets this; one that leads to none does not.
    One(&'static Field, &'static ReadItem, Related),
    /// The global id of the row that a row leads to passes all tests.
    Key(&'static Field, &'static ReadItem, Vec<Test>),
    /// Whether the row leads to one.
    Has(&'static Field, &'static ReadItem, bool),
    /// At least one of the rows that a row leads to meets this.
    Some(Reach, Related),
    /// All of them meet this.
    Every(Reach, Related),
    /// None of them meets this.
    None(Reach, Related),
    /// How many of them, or of those that meet this, there are passes all tests.
    Count(Reach, Option<Related>, Vec<Test>),
    /// The row was active on the date.
    Active(&'static IsActive, PartialDate),
    /// The row is about the crime, or about both.
    Concerns(&'static ReadCell, Cell<'static>),
    /// This holds certainly, or possibly, whatever is not recorded.
    Within(Bound, Box<Filter>),
}

/// A relation, and how its rows are reached.
pub struct Reach {
    /// The relation.
    pub field: &'static Field,
    /// Goes through its rows.
    pub walk: &'static WalkItems,
    /// How it is known through another, where it is.
    pub through: Option<Through>,
}

impl Reach {
    /// A relation of a type of the table.
    pub fn new(table: &'static Table, field: &'static Field, walk: &'static WalkItems) -> Self {
        Reach { field, walk, through: Through::of(table, field) }
    }
}

/// A condition on related rows.
pub struct Related {
    /// The condition.
    pub filter: Box<Filter>,
    /// Under which number it is remembered, if it is dear.
    pub memo: Option<usize>,
    /// The type of the rows.
    of: &'static Object,
    /// What it says of rows that nobody has seen.
    pub unseen: Unseen,
    /// Whether that a row meets it, and whether that it does not, can rest on something that is not recorded.
    pub rests: (bool, bool),
}

/// What is known by now of dear conditions, by their number and the number of the node.
#[derive(Default)]
pub struct Memo {
    recorded: RefCell<HashMap<(usize, u32), bool, rustc_hash::FxBuildHasher>>,
    /// Of what holds certainly or possibly.
    pub bounds: Bounds,
}

impl Filter {
    /// The filter of a type, as it was given; `path` leads to it from its argument, and `memos` counts the conditions
    /// worth remembering.
    pub fn new(
        table: &'static Table,
        object: &'static Object,
        path: &str,
        given: &Value,
        memos: &mut usize,
    ) -> Result<Self, Refusal> {
        let mut compiler = Compiler { table, memos };
        compiler.filter(object, path, given)
    }

    /// Whether a row meets it; where it does, it is noted what that rests on.
    pub fn holds(&self, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<bool, Refusal> {
        let holds = decided(self.meets(item, ask))?;
        if holds && self.rests(true) {
            whole(self.trace(true, item, ask))?;
        }
        Ok(holds)
    }

    /// The same, for those within a walk.
    pub fn meets(&self, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<bool, Halt> {
        ask.budget.steps(self.steps())?;
        Ok(match self {
            Filter::All(all) => {
                for filter in all {
                    if !filter.meets(item, ask)? {
                        return Ok(false);
                    }
                }
                true
            }
            Filter::Any(any) => {
                for filter in any {
                    if filter.meets(item, ask)? {
                        return Ok(true);
                    }
                }
                false
            }
            Filter::Not(not) => !not.meets(item, ask)?,
            Filter::Cell(_, read, tests) => {
                let cell = read(item);
                tests.iter().all(|test| test.passes(&cell))
            }
            Filter::Cells(_, walk, tests) => tests.iter().all(|test| test.passes(walk, item)),
            Filter::One(_, read, related) => match read(item) {
                Some(one) => related.meets(&one, ask)?,
                None => false,
            },
            Filter::Key(_, read, tests) => match read(item) {
                Some(Item::Node(node)) => tests.iter().all(|test| test.passes(&Cell::text(node.key()))),
                _ => false,
            },
            Filter::Has(_, read, has) => read(item).is_some() == *has,
            Filter::Some(reach, related) => any(reach.walk, item, |one| related.meets(one, ask))?,
            Filter::Every(reach, related) => !any(reach.walk, item, |one| Ok(!related.meets(one, ask)?))?,
            Filter::None(reach, related) => !any(reach.walk, item, |one| related.meets(one, ask))?,
            Filter::Count(reach, related, tests) => {
                let count = Cell::Int(count(reach.walk, item, related.as_ref(), ask)?);
                tests.iter().all(|test| test.passes(&count))
            }
            Filter::Active(is_active, date) => is_active(item, *date),
            Filter::Concerns(read, crime) => {
                let cell = read(item);
                cell == *crime || cell == Cell::word(Crime::Both)
            }
            Filter::Within(bound, filter) => filter.within(*bound, item, ask)?,
        })
    }

    /// What looking at one row takes by itself: long lists and searches in texts take longer.
    pub(super) fn steps(&self) -> usize {
        match self {
            Filter::Cell(_, _, tests) => tests.iter().map(Test::steps).sum(),
            Filter::Cells(_, _, tests) => tests.iter().map(ListTest::steps).sum(),
            _ => 1,
        }
    }

    /// Whether working it out leads to other rows.
    pub fn is_dear(&self) -> bool {
        match self {
            Filter::All(all) | Filter::Any(all) => all.iter().any(Filter::is_dear),
            Filter::Not(inner) | Filter::Within(_, inner) => inner.is_dear(),
            Filter::One(_, _, related) => related.filter.is_dear(),
            Filter::Some(..) | Filter::Every(..) | Filter::None(..) | Filter::Count(..) => true,
            Filter::Cell(..)
            | Filter::Cells(..)
            | Filter::Key(..)
            | Filter::Has(..)
            | Filter::Active(..)
            | Filter::Concerns(..) => false,
        }
    }

    /// The places of rows of a kind among which are all that meet it, ascending; nothing where all must be asked.
    pub fn candidates(&self, object: &'static Object, ask: &Ask<'_, '_>) -> Result<Option<Rc<[u32]>>, Refusal> {
        let Some(stock) = &object.stock else { return Ok(None) };
        Ok(match self {
            Filter::All(all) => {
                let mut fewest: Option<Rc<[u32]>> = None;
                for filter in all {
                    if let Some(found) = filter.candidates(object, ask)?
                        && fewest.as_ref().is_none_or(|fewest| found.len() < fewest.len())
                    {
                        fewest = Some(found);
                    }
                }
                fewest
            }
            Filter::Cell(field, _, tests) => {
                tests.iter().find_map(|test| ask.derived.candidates(&ask.snapshot.graph, stock, field, test))
            }
            // What holds certainly, holds as recorded.
            Filter::Within(Bound::Certain, filter) => filter.candidates(object, ask)?,
            Filter::Some(Reach { field, .. }, related) | Filter::One(field, _, related) => {
                let back = field.back.and_then(|back| related.of.field(back)).map(|back| &back.read);
                let (Some(back), Some(far)) = (back, related.filter.candidates(related.of, ask)?) else {
                    return Ok(None);
                };
                // Where many may meet it, going back from all of them is not a shorter way.
                let far_stock = related.of.stock.as_ref().expect("only kinds have candidates");
                if far.len() > (far_stock.count)(&ask.snapshot.graph) / 4 {
                    return Ok(None);
                }
                let mut places = Vec::new();
                for at in far.iter() {
                    let one = (far_stock.at)(&ask.snapshot.graph, *at as usize);
                    if !decided(related.meets(&one, ask))? {
                        continue;
                    }
                    let mut add = |item: Item<'_>| {
                        ask.step()?;
                        places.push((stock.place)(&item) as u32);
                        Ok(())
                    };
                    match back {
                        Read::Many { walk, .. } => whole(walk(&one, &mut add))?,
                        Read::One { read, .. } => whole(read(&one).map_or(Ok(()), &mut add))?,
                        Read::Cell { .. }
                        | Read::Told { .. }
                        | Read::Cells { .. }
                        | Read::Asked { .. }
                        | Read::Groups { .. } => {
                            return Ok(None);
                        }
                    }
                }
                places.sort_unstable();
                places.dedup();
                Some(places.into())
            }
            // What possibly holds may be found by no index: what is missing is in none.
            _ => None,
        })
    }
}

impl Related {
    /// Whether a related row meets it.
    pub fn meets(&self, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<bool, Halt> {
        ask.step()?;
        let (Some(memo), Item::Node(node)) = (self.memo, item) else { return self.filter.meets(item, ask) };
        let key = (memo, node.number());
        if let Some(known) = ask.memo.recorded.borrow().get(&key) {
            return Ok(*known);
        }
        let holds = self.filter.meets(item, ask)?;
        ask.memo.recorded.borrow_mut().insert(key, holds);
        Ok(holds)
    }
}

/// Whether something holds of at least one of the rows that a row leads to.
pub fn any(
    walk: &WalkItems,
    item: &Item<'_>,
    mut holds: impl FnMut(&Item<'_>) -> Result<bool, Halt>,
) -> Result<bool, Halt> {
    let found = walk(item, &mut |one| if holds(&one)? { Err(Halt::Enough) } else { Ok(()) });
    match found {
        Ok(()) => Ok(false),
        Err(Halt::Enough) => Ok(true),
        Err(refused) => Err(refused),
    }
}

/// How many of the rows that a row leads to there are, or of those that meet a condition.
pub fn count(walk: &WalkItems, item: &Item<'_>, related: Option<&Related>, ask: &Ask<'_, '_>) -> Result<i64, Halt> {
    let mut count = 0;
    walk(item, &mut |one| {
        ask.step()?;
        let counts = match related {
            Some(related) => related.meets(&one, ask)?,
            None => true,
        };
        count += i64::from(counts);
        Ok(())
    })?;
    Ok(count)
}

/// Makes filters of what was given.
struct Compiler<'m> {
    table: &'static Table,
    memos: &'m mut usize,
}

impl Compiler<'_> {
    fn filter(&mut self, object: &'static Object, path: &str, given: &Value) -> Result<Filter, Refusal> {
        let mut all = Vec::new();
        for (name, given) in fields(given) {
            let path = format!("{path}.{name}");
            all.push(self.condition(object, name, &path, given)?);
        }
        Ok(match all.len() {
            1 => all.remove(0),
            _ => Filter::All(all),
        })
    }

    fn condition(&mut self, object: &'static Object, name: &str, path: &str, given: &Value) -> Result<Filter, Refusal> {
        Ok(match name {
            "and" => Filter::All(self.several(object, path, given)?),
            "or" => Filter::Any(self.several(object, path, given)?),
            "not" => Filter::Not(Box::new(self.filter(object, path, given)?)),
            "activeOn" => match (&object.is_active, cell(path, Type::Date, given)?) {
                (Some(is_active), Cell::Date(date)) => Filter::Active(is_active, date),
                _ => return Err(unknown(path)),
            },
            "concerns" => match object.field("crime").map(|field| &field.read) {
                Some(Read::Cell { ty, read, .. }) => Filter::Concerns(read, cell(path, *ty, given)?),
                _ => return Err(unknown(path)),
            },
            _ => {
                let filtered = object.fields.iter().filter(|field| field.filtered);
                let field = filtered.clone().find(|field| field.name == name);
                let has = || filtered.clone().find(|field| has_name(field).as_deref() == Some(name));
                match (field, has()) {
                    (Some(field), _) => self.of_field(field, path, given)?,
                    (None, Some(field)) => match &field.read {
                        Read::One { read, .. } => Filter::Has(field, read, truth(given)),
                        _ => return Err(unknown(path)),
                    },
                    _ => return Err(unknown(path)),
                }
            }
        })
    }

    fn several(&mut self, object: &'static Object, path: &str, given: &Value) -> Result<Vec<Filter>, Refusal> {
        let one = |given: &Value| match given {
            // A variable without a value, which is not a condition.
            Value::Null => Err(Refusal::of(path, "has a null in it; leave it out")),
            given => self.filter(object, path, given),
        };
        items(given).iter().map(one).collect()
    }

    fn of_field(&mut self, field: &'static Field, path: &str, given: &Value) -> Result<Filter, Refusal> {
        Ok(match &field.read {
            Read::Cell { ty, read, .. } => Filter::Cell(field, read, tests(path, *ty, given)?),
            Read::Cells { ty, walk } => Filter::Cells(field, walk, list_tests(path, *ty, given)?),
            Read::One { to, read, .. } => match self.table.target(to) {
                object if object.is_interface => Filter::Key(field, read, tests(path, Type::Id, given)?),
                object => Filter::One(field, read, self.related(object, path, given)?),
            },
            Read::Many { to, walk, .. } => {
                let object = self.table.filtered_as(to);
                operands(path, given, "leave it out")?;
                let mut all = Vec::new();
                for (name, given) in fields(given) {
                    let path = format!("{path}.{name}");
                    let reach = Reach::new(self.table, field, walk);
                    all.push(match name {
                        "some" => Filter::Some(reach, self.related(object, &path, given)?),
                        "every" => Filter::Every(reach, self.related(object, &path, given)?),
                        "none" => Filter::None(reach, self.related(object, &path, given)?),
                        "count" => {
                            let of = self.counted(object, &path, given)?;
                            Filter::Count(reach, of, tests(&path, Type::Int, given)?)
                        }
                        _ => return Err(unknown(&path)),
                    });
                }
                match all.len() {
                    1 => all.remove(0),
                    _ => Filter::All(all),
                }
            }
            Read::Told { .. } | Read::Asked { .. } | Read::Groups { .. } => return Err(unknown(path)),
        })
    }

    fn related(&mut self, object: &'static Object, path: &str, given: &Value) -> Result<Related, Refusal> {
        let filter = self.filter(object, path, given)?;
        let memo = filter.is_dear().then(|| {
            *self.memos += 1;
            *self.memos
        });
        // Worked out once, as for each level of a condition, however deep they stand in each other.
        let (unseen, rests) = (Unseen::of(&filter), (filter.rests(true), filter.rests(false)));
        Ok(Related { filter: Box::new(filter), memo, of: object, unseen, rests })
    }

    fn counted(&mut self, object: &'static Object, path: &str, given: &Value) -> Result<Option<Related>, Refusal> {
        let filter = fields(given).find(|(name, _)| *name == "where");
        filter.map(|(_, given)| self.related(object, &format!("{path}.where"), given)).transpose()
    }
}

/// Which rows a relation is counted over, as it was given to an order.
pub fn counted(
    table: &'static Table,
    object: &'static Object,
    path: &str,
    given: &Value,
    memos: &mut usize,
) -> Result<Option<Related>, Refusal> {
    Compiler { table, memos }.counted(object, path, given)
}

/// `hasParent`, of a single row that may be missing.
pub fn has_name(field: &Field) -> Option<String> {
    let name = || format!("has{}{}", field.name[..1].to_uppercase(), &field.name[1..]);
    matches!(field.read, Read::One { nullable: true, .. }).then(name)
}
