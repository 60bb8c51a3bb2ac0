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
use serde_json::{Map, Value as Given};
use std::{
    collections::{BTreeMap, BTreeSet},
    rc::Rc,
};

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
        let mut groups: BTreeMap<Place<'g>, (Vec<Option<Value<'g>>>, Vec<Item<'g>>)> = BTreeMap::new();
        let mut wholes: BTreeMap<Place<'g>, usize> = BTreeMap::new();
        // The places of `within` in those of `by`, by which every group is known.
        let part = |place: &Place<'g>| -> Place<'g> {
            let at = |each: &Dimension| self.by.iter().position(|by| by == each).expect("it was checked");
            self.within.iter().map(|each| place[at(each)].clone()).collect()
        };
        for row in rows {
            ask.step()?;
            let mut split = vec![(Place::new(), vec![None; self.dimensions])];
            for dimension in &self.by {
                let values = dimension.values(row)?;
                let with = |(place, keys): (Place<'g>, Vec<Option<Value<'g>>>)| {
                    let values = values.iter().map(move |(value, at)| {
                        let (mut place, mut keys) = (place.clone(), keys.clone());
                        place.push(at.clone());
                        keys[dimension.at] = value.clone();
                        (place, keys)
                    });
                    values.collect::<Vec<_>>()
                };
                split = split.into_iter().flat_map(with).collect();
                ask.budget.steps(split.len())?;
            }
            // Once in each group and in each whole, however many of its values lead there.
            let joined: BTreeMap<Place<'g>, Vec<Option<Value<'g>>>> = split.into_iter().collect();
            for whole in joined.keys().map(&part).collect::<BTreeSet<_>>() {
                *wholes.entry(whole).or_default() += 1;
            }
            for (place, keys) in joined {
                groups.entry(place).or_insert_with(|| (keys, Vec::new())).1.push(row.clone());
            }
        }
        let mut found: Vec<(Place<'g>, Rc<Group<'g>>)> = Vec::new();
        for (place, (keys, members)) in groups {
            let share = members.len() as f64 / wholes[&part(&place)] as f64;
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

impl Dimension {
    /// The values of a row in it, each with its place; one that is nothing where it has none.
    fn values<'g>(self, row: &Item<'g>) -> Result<Vec<Placed<'g>>, Refusal> {
        let mut values = Vec::new();
        let of_cell = |cell: Cell<'g>| {
            let cell = match cell {
                Cell::Date(date) => Cell::Int(i64::from(date.year())),
                cell => cell,
            };
            let mut place = cell.clone().sort_keys(false);
            // Equal only to itself, in its place without case and accents.
            if let Cell::Text(text) = &cell {
                place.push(SortKey::Text(text.clone()));
            }
            (Some(Value::Cell(cell)), place)
        };
        let of_item = |item: Item<'g>| {
            let place = self.of.and_then(|of| of.place.as_ref()).map_or_else(Vec::new, |place| place(&item));
            (Some(Value::Item(item)), place)
        };
        match &self.field.read {
            Read::Cell { read, .. } => match read(row) {
                Cell::Null => {}
                cell => values.push(of_cell(cell)),
            },
            Read::Cells { walk, .. } => whole(walk(row, &mut |cell| {
                values.push(of_cell(cell));
                Ok(())
            }))?,
            Read::One { read, .. } => values.extend(read(row).map(of_item)),
            Read::Many { walk, .. } => whole(walk(row, &mut |item| {
                values.push(of_item(item));
                Ok(())
            }))?,
            Read::Told { .. } | Read::Asked { .. } | Read::Groups { .. } => {}
        }
        if values.is_empty() {
            values.push((None, vec![SortKey::Absent]));
        }
        Ok(values)
    }
}
