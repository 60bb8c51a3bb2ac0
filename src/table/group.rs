//! Groups: the rows of a kind, counted by what they have in common.

use crate::{
    graph::sort_key::SortKey,
    query::order::{self, Sense},
    table::{
        ask::Ask,
        cell::{Cell, Type},
        condition::Filter,
        declaration::{Declaration, object},
        given::items,
        object::{Field, Object, Read, ReadCell, ReadItem, Table, WalkItems},
        order::{check_count, screaming, sense},
        refusal::{Refusal, whole},
        row::{self, Item, Row},
    },
};
use rustc_hash::FxHashMap;
use serde_json::{Map, Value as Given};
use std::{borrow::Cow, collections::BTreeMap, rc::Rc};

/// How many dimensions rows can be grouped by at once.
pub const MAXIMUM_DIMENSIONS: usize = 4;

/// How many groups an answer has at most.
pub const MAXIMUM_GROUPS: usize = 1_000;

/// Rows with the same values in the dimensions that they are grouped by.
pub struct Group<'g> {
    /// By dimension of the kind; nothing where it was not grouped by, and in the group of those without.
    keys: Vec<Option<Value<'g>>>,
    members: Vec<Item<'g>>,
    share: f64,
    /// What makes the list of its members another than all others.
    list: String,
}

impl Group<'_> {
    /// What makes the list of its members another than all others.
    pub fn list(&self) -> &str {
        &self.list
    }
}

/// A value that rows are grouped by.
#[derive(Clone)]
enum Value<'g> {
    Cell(Cell<'g>),
    Item(Item<'g>),
}

/// A value of a dimension, nothing where a row has none, and where it stands among the values.
type Placed<'g> = (Option<Value<'g>>, Vec<SortKey<'g>>);

/// Where the keys of a group stand, dimension by dimension.
type Place<'g> = Vec<Vec<SortKey<'g>>>;

/// The type of the groups of a kind: its columns are the dimensions.
pub fn group_of(kind: &Object) -> Object {
    let plural = kind.plural;
    let doc: &'static str = format!("{} with the same values in the dimensions grouped by.", capital(plural)).leak();
    let mut group: Declaration<row::Group> = object("", doc);
    for (at, field) in kind.fields.iter().filter(|field| field.grouped.is_some()).enumerate() {
        let (name, doc) = field.grouped.expect("it was filtered");
        let doc: &'static str =
            format!("{doc}\n\n`null` where it was not grouped by, and in the group of those without.").leak();
        let cell: ReadCell = Box::new(move |item| match key_of(item, at) {
            Some(Value::Cell(cell)) => cell,
            _ => Cell::Null,
        });
        group = match &field.read {
            Read::Cell { ty: Type::Date, .. } => {
                group.field(name, doc, Read::Cell { ty: Type::Int, nullable: true, read: cell })
            }
            Read::Cell { ty, .. } | Read::Cells { ty, .. } => {
                group.field(name, doc, Read::Cell { ty: *ty, nullable: true, read: cell })
            }
            Read::One { to, .. } | Read::Many { to, .. } => {
                let read: ReadItem = Box::new(move |item| match key_of(item, at) {
                    Some(Value::Item(item)) => Some(item),
                    _ => None,
                });
                group.field(name, doc, Read::One { to, nullable: true, read })
            }
            Read::Told { .. } | Read::Asked { .. } | Read::Groups { .. } => {
                unreachable!("only what is read can be grouped by")
            }
        };
    }
    let members: WalkItems = Box::new(|item, each| match row::Group::of(item) {
        Some(group) => group.members.iter().cloned().try_for_each(each),
        None => Ok(()),
    });
    let to: &'static str = kind.name.clone().leak();
    let mut group = group
        .count("count", "How many there are.", |group| group.members.len())
        .fraction(
            "share",
            "How much of all that meet `where` they are, or of those with the same value in the dimensions of `within`: \
             from 0 to 1. Where a dimension is a list, each counts in each of its values, so that shares may pass 1 \
             together.",
            |group| group.share,
        )
        .field(plural, "The members of the group.", Read::Many { to, paged: true, walk: members })
        .bare()
        .build();
    group.name = format!("{}Group", kind.name);
    group
}

/// How large a group is, by which groups are filtered.
pub fn size() -> Object {
    object::<row::Group>("groups", "How large a group is.")
        .count("count", "How many nodes are in it.", |group| group.members.len())
        .hidden()
        .fraction("share", "How much of the whole they are, from 0 to 1.", |group| group.share)
        .hidden()
        .build()
}

fn key_of<'g>(item: &Item<'g>, at: usize) -> Option<Value<'g>> {
    row::Group::of(item).and_then(|group| group.keys[at].clone())
}

fn capital(text: &str) -> String {
    text[..1].to_uppercase() + &text[1..]
}

/// A dimension of a kind.
#[derive(Clone, Copy)]
struct Dimension {
    /// Its place among the dimensions of its kind.
    at: usize,
    field: &'static Field,
    /// The type that it leads to, where it leads to rows.
    of: Option<&'static Object>,
}

impl PartialEq for Dimension {
    fn eq(&self, other: &Self) -> bool {
        self.at == other.at
    }
}

/// Groups as they were asked for.
pub struct Grouping {
    by: Vec<Dimension>,
    within: Vec<Dimension>,
    having: Option<Filter>,
    order: Vec<(By, Sense)>,
    /// How many dimensions the kind has.
    dimensions: usize,
    list: String,
}

#[derive(Clone, Copy)]
enum By {
    Dimension(Dimension),
    Count,
    Share,
}

impl Grouping {
    /// What of a group makes the whole that its share is of.
    fn whole(&self, of: &Numbers) -> Numbers {
        let mut whole = Numbers::default();
        for at in (0..self.by.len()).filter(|at| self.within.contains(&self.by[*at])) {
            whole[at] = of[at];
        }
        whole
    }

    /// Reads the arguments; `list` makes these groups others than all others.
    pub fn new(
        table: &'static Table,
        object: &'static Object,
        given: &Map<String, Given>,
        list: String,
        memos: &mut usize,
    ) -> Result<Self, Refusal> {
        let grouped = object.fields.iter().filter(|field| field.grouped.is_some()).enumerate();
        let dimension = |(at, field): (usize, &'static Field)| Dimension {
            at,
            field,
            of: field.leads_to().and_then(|to| table.object(to)),
        };
        let all: Vec<Dimension> = grouped.map(dimension).collect();
        let named = |word: &Given| {
            let is =
                |each: &&Dimension| each.field.grouped.is_some_and(|(name, _)| word.as_str() == Some(&screaming(name)));
            all.iter().find(is).copied()
        };
        let several = |argument: &str| -> Vec<Dimension> {
            given.get(argument).map_or(&[][..], items).iter().filter_map(named).collect()
        };
        let (by, within) = (several("by"), several("within"));
        let distinct = by.iter().enumerate().all(|(at, each)| !by[..at].contains(each));
        if !(1..=MAXIMUM_DIMENSIONS).contains(&by.len()) || !distinct {
            let wrong = format!("takes one to {MAXIMUM_DIMENSIONS} dimensions, each once");
            return Err(Refusal::of("by", wrong));
        }
        let not_asked = |argument: &str| {
            Refusal::of(argument, "names a dimension that is not in `by`; add it there or leave it out")
        };
        if !within.iter().all(|each| by.contains(each)) {
            return Err(not_asked("within"));
        }
        let key = |given: &Given| {
            let by = match given.get("field") {
                Some(Given::String(word)) if word == "COUNT" => By::Count,
                Some(Given::String(word)) if word == "SHARE" => By::Share,
                Some(word) => {
                    By::Dimension(named(word).filter(|each| by.contains(each)).ok_or_else(|| not_asked("orderBy"))?)
                }
                None => return Err(not_asked("orderBy")),
            };
            if given.get("nulls").is_some_and(|nulls| !nulls.is_null()) && !matches!(by, By::Dimension(_)) {
                return Err(Refusal::of(
                    "orderBy.nulls",
                    "has no effect on COUNT and SHARE, which are never null; leave it out",
                ));
            }
            Ok((by, sense(given)))
        };
        let keys = given.get("orderBy").map_or(&[][..], items);
        check_count(keys.len())?;
        let order = keys.iter().map(key).collect::<Result<_, _>>()?;
        let having = given.get("having").filter(|having| !having.is_null());
        let size = table.target(row::Group::NAME);
        let having = having.map(|given| Filter::new(table, size, "having", given, memos)).transpose()?;
        Ok(Grouping { having, order, dimensions: all.len(), list, by, within })
    }

    /// How many groups there can be of so many rows, and into how many of them one row can fall.
    pub fn most(&self, rows: u64, rows_of: impl Fn(&Object) -> u64, most: impl Fn(&Field) -> u64) -> (u64, u64) {
        let (mut groups, mut split) = (1_u64, 1_u64);
        for dimension in &self.by {
            // One more for those without a value.
            let values = 1 + match (&dimension.field.read, dimension.of) {
                (Read::Cell { ty: Type::Word(words), .. } | Read::Cells { ty: Type::Word(words), .. }, _) => {
                    words.values.len() as u64
                }
                (Read::Cell { ty: Type::Bool, .. }, _) => 2,
                (_, Some(of)) if of.stock.is_some() => rows_of(of),
                _ => rows,
            };
            groups = groups.saturating_mul(values);
            split = split.saturating_mul(match &dimension.field.read {
                Read::Cells { ty: Type::Word(words), .. } => words.values.len() as u64,
                Read::Cells { .. } => 50,
                Read::Many { .. } => most(dimension.field).max(1),
                _ => 1,
            });
        }
        (groups.min(rows.saturating_mul(split)).min(MAXIMUM_GROUPS as u64), split)
    }

    /// The groups of these rows, in the order asked for. A row with several values in a dimension is in a group for
    /// each, so that shares of such groups may pass 1 together.
    pub fn groups<'g>(&self, rows: &[Item<'g>], ask: &Ask<'_, 'g>) -> Result<Vec<Item<'g>>, Refusal> {
        let mut values: Vec<Values<'g>> = self.by.iter().map(|_| Values::default()).collect();
        let mut groups: FxHashMap<Numbers, Vec<Item<'g>>> = FxHashMap::default();
        let mut wholes: FxHashMap<Numbers, usize> = FxHashMap::default();
        let (mut split, mut next, mut numbers): (Vec<Numbers>, Vec<Numbers>, Vec<u32>) = Default::default();
        for row in rows {
            ask.step()?;
            split.clear();
            split.push(Numbers::default());
            for (at, dimension) in self.by.iter().enumerate() {
                dimension.number(row, &mut values[at], &mut numbers)?;
                ask.budget.steps(split.len() * numbers.len())?;
                next.clear();
                for known in &split {
                    next.extend(numbers.iter().map(|number| {
                        let mut with = *known;
                        with[at] = *number;
                        with
                    }));
                }
                std::mem::swap(&mut split, &mut next);
            }
            // Once in each group and in each whole, however many of its values lead there.
            for of in &split {
                groups.entry(*of).or_default().push(row.clone());
            }
            // Without `within`, all rows are the whole.
            if !self.within.is_empty() {
                next.clear();
                next.extend(split.iter().map(|of| self.whole(of)));
                next.sort_unstable();
                next.dedup();
                for whole in &next {
                    *wholes.entry(*whole).or_default() += 1;
                }
            }
        }
        let mut found: Vec<(Place<'g>, Rc<Group<'g>>)> = Vec::new();
        for (numbers, members) in groups {
            let whole = wholes.get(&self.whole(&numbers)).copied().unwrap_or(rows.len());
            let share = members.len() as f64 / whole as f64;
            let mut place = Place::new();
            let mut keys = vec![None; self.dimensions];
            for (at, dimension) in self.by.iter().enumerate() {
                let (value, sorted) = &values[at].placed[numbers[at] as usize];
                place.push(sorted.clone());
                keys[dimension.at].clone_from(value);
            }
            let list = format!("{} {place:?}", self.list);
            let group = Rc::new(Group { keys, members, share, list });
            let shown = match &self.having {
                Some(having) => having.holds(&row::Group::item(Rc::clone(&group)), ask)?,
                None => true,
            };
            if shown {
                found.push((place, group));
            }
        }
        found.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        if found.len() > MAXIMUM_GROUPS {
            return Err(Refusal::of(
                "by",
                format_args!(
                    "makes {} groups; the limit is {MAXIMUM_GROUPS}: narrow it with `where` or `having`, or group by less",
                    found.len()
                ),
            ));
        }
        if !self.order.is_empty() {
            let senses: Vec<Sense> = self.order.iter().map(|(_, sense)| *sense).collect();
            let keys = |(place, group): &(Place<'g>, Rc<Group<'g>>)| -> Place<'g> {
                let key = |(by, _): &(By, Sense)| match by {
                    By::Dimension(each) => {
                        place[self.by.iter().position(|by| by == each).expect("it was checked")].clone()
                    }
                    By::Count => vec![SortKey::Number(group.members.len() as i64)],
                    By::Share => Cell::Float(group.share).sort_keys(false),
                };
                self.order.iter().map(key).collect()
            };
            // Stable: what is equal stays in the order of the dimensions.
            found.sort_by(|one, other| order::compare(&senses, &keys(one), &keys(other)));
        }
        Ok(found.into_iter().map(|(_, group)| row::Group::item(group)).collect())
    }
}

/// What a group has of each dimension of `by`, as the number of its value.
type Numbers = [u32; MAXIMUM_DIMENSIONS];

/// The values of a dimension, numbered as they came.
#[derive(Default)]
struct Values<'g> {
    numbers: FxHashMap<Known<'g>, u32>,
    /// What differs and stands in the same place is one value.
    places: BTreeMap<Vec<SortKey<'g>>, u32>,
    placed: Vec<Placed<'g>>,
}

/// What a value is known by, without working out where it stands.
#[derive(PartialEq, Eq, Hash)]
enum Known<'g> {
    Nothing,
    Number(i64),
    Text(Cow<'g, str>),
}

impl<'g> Values<'g> {
    fn number(&mut self, known: Option<Known<'g>>, placed: impl FnOnce() -> Placed<'g>) -> u32 {
        if let Some(number) = known.as_ref().and_then(|known| self.numbers.get(known)) {
            return *number;
        }
        let (value, place) = placed();
        let next = self.placed.len() as u32;
        let number = *self.places.entry(place.clone()).or_insert(next);
        if number == next {
            self.placed.push((value, place));
        }
        self.numbers.extend(known.map(|known| (known, number)));
        number
    }

    fn of_cell(&mut self, cell: Cell<'g>) -> u32 {
        let cell = match cell {
            Cell::Date(date) => Cell::Int(i64::from(date.year())),
            cell => cell,
        };
        let known = match &cell {
            Cell::Bool(value) => Some(Known::Number(i64::from(*value))),
            Cell::Int(value) => Some(Known::Number(*value)),
            Cell::Word(place) => Some(Known::Number(i64::from(*place))),
            Cell::Text(text) => Some(Known::Text(text.clone())),
            Cell::Null | Cell::Float(_) | Cell::Page(_) | Cell::Date(_) => None,
        };
        self.number(known, || {
            let mut place = cell.clone().sort_keys(false);
            // Equal only to itself, in its place without case and accents.
            if let Cell::Text(text) = &cell {
                place.push(SortKey::Text(text.clone()));
            }
            (Some(Value::Cell(cell)), place)
        })
    }

    fn of_item(&mut self, item: Item<'g>, of: Option<&'static Object>) -> u32 {
        let known = match &item {
            Item::Node(node) => Some(Known::Text(Cow::Borrowed(node.key()))),
            _ => None,
        };
        self.number(known, || {
            let place = of.and_then(|of| of.place.as_ref()).map_or_else(Vec::new, |place| place(&item));
            (Some(Value::Item(item)), place)
        })
    }
}

impl Dimension {
    /// The numbers of a row's values in it, each once; that of nothing where it has none.
    fn number<'g>(self, row: &Item<'g>, values: &mut Values<'g>, numbers: &mut Vec<u32>) -> Result<(), Refusal> {
        numbers.clear();
        match &self.field.read {
            Read::Cell { read, .. } => match read(row) {
                Cell::Null => {}
                cell => numbers.push(values.of_cell(cell)),
            },
            Read::Cells { walk, .. } => whole(walk(row, &mut |cell| {
                numbers.push(values.of_cell(cell));
                Ok(())
            }))?,
            Read::One { read, .. } => numbers.extend(read(row).map(|item| values.of_item(item, self.of))),
            Read::Many { walk, .. } => whole(walk(row, &mut |item| {
                numbers.push(values.of_item(item, self.of));
                Ok(())
            }))?,
            Read::Told { .. } | Read::Asked { .. } | Read::Groups { .. } => {}
        }
        if numbers.is_empty() {
            numbers.push(values.number(Some(Known::Nothing), || (None, vec![SortKey::Absent])));
        }
        numbers.sort_unstable();
        numbers.dedup();
        Ok(())
    }
}
