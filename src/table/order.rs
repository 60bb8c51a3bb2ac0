//! Orders: the keys that lists are put in order by.

use crate::{
    graph::sort_key::SortKey,
    query::order::{Direction, MAXIMUM_KEYS, Nulls, Sense},
    table::{
        ask::Ask,
        cell::Type,
        condition::{Reach, Related, count, counted},
        given::fields,
        object::{Field, Object, Place, Read, ReadCell, ReadItem, Table, WalkCells},
        refusal::{Halt, Refusal, whole},
        row::Item,
    },
};
use serde_json::Value;

/// One key of an order.
pub struct Key {
    by: By,
    /// How it counts.
    pub sense: Sense,
}

enum By {
    Cell(&'static Field, &'static ReadCell),
    Place(&'static Place),
    Values(&'static Field, &'static WalkCells),
    Count(Reach, Option<Related>),
    Through(&'static ReadItem, Box<By>),
}

impl Key {
    /// One part of `orderBy`, as it was given; it must name one thing.
    pub fn new(
        table: &'static Table,
        object: &'static Object,
        path: &str,
        given: &Value,
        memos: &mut usize,
    ) -> Result<Key, Refusal> {
        Key::reached(table, object, path, given, memos, false)
    }

    /// The same of a row that may be missing, because it is reached by a relation that may lead nowhere.
    fn reached(
        table: &'static Table,
        object: &'static Object,
        path: &str,
        given: &Value,
        memos: &mut usize,
        may_be_missing: bool,
    ) -> Result<Key, Refusal> {
        let mut named = fields(given).filter(|(name, _)| !matches!(*name, "direction" | "nulls"));
        let (Some((name, value)), None) = (named.next(), named.next()) else {
            return Err(Refusal::of(
                path,
                "must name exactly one thing in each entry: a `field`, a relation to count, or a single related node",
            ));
        };
        let ordered = || object.fields.iter().filter(|field| field.ordered);
        let field = match (name, value.as_str()) {
            ("field", Some(word)) => ordered().find(|field| order_name(table, field).as_deref() == Some(word)),
            _ => ordered().find(|field| field.name == name),
        };
        let (entry, path) = (path, format!("{path}.{name}"));
        let unknown = || Refusal::of(&path, "is not something to order by");
        let field = field.ok_or_else(unknown)?;
        check_sense(field, entry, name, given, may_be_missing)?;
        let by = match &field.read {
            _ if field.sorted.is_some() => By::Place(field.sorted.as_ref().ok_or_else(unknown)?),
            Read::Cell { read, .. } => By::Cell(field, read),
            Read::Cells { walk, .. } => By::Values(field, walk),
            Read::Many { walk, .. } if name == "field" => By::Count(Reach::new(table, field, walk), None),
            Read::Many { to, walk, .. } => {
                let related = counted(table, table.filtered_as(to), &path, value, memos)?;
                By::Count(Reach::new(table, field, walk), related)
            }
            // The key of the single row says how it counts.
            Read::One { to, nullable, read } => {
                let may_be_missing = may_be_missing || *nullable;
                let key = Key::reached(table, table.target(to), &path, value, memos, may_be_missing)?;
                return Ok(Key { by: By::Through(read, Box::new(key.by)), sense: key.sense });
            }
            Read::Told { .. } | Read::Asked { .. } | Read::Groups { .. } => return Err(unknown()),
        };
        Ok(Key { by, sense: sense(given) })
    }

    /// Whether it counts what may not all be recorded.
    pub fn rests(&self) -> bool {
        self.by.rests()
    }

    /// Whether it makes a row the first, the last or the largest, as dates and numbers do and names don't.
    pub fn ranks(&self) -> bool {
        self.by.ranks()
    }

    /// Notes how far that is known of a row what it counts, or what its value rests on.
    pub fn trace(&self, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<(), Refusal> {
        self.by.trace(item, ask)
    }

    /// The values that a row is put in order by.
    pub fn keys<'g>(&self, item: &Item<'g>, ask: &Ask<'_, 'g>) -> Result<Vec<SortKey<'g>>, Refusal> {
        self.by.keys(item, ask)
    }
}

impl By {
    fn rests(&self) -> bool {
        match self {
            By::Values(field, _) => !field.is_whole(),
            By::Count(reach, _) => !reach.field.is_whole(),
            By::Through(_, by) => by.rests(),
            By::Cell(field, _) => !field.rests.is_empty(),
            By::Place(_) => false,
        }
    }

    fn ranks(&self) -> bool {
        match self {
            By::Cell(field, _) => {
                matches!(field.read, Read::Cell { ty: Type::Date | Type::Int | Type::Float, .. })
            }
            By::Values(..) | By::Count(..) => true,
            By::Through(_, by) => by.ranks(),
            By::Place(_) => false,
        }
    }

    fn trace(&self, item: &Item<'_>, ask: &Ask<'_, '_>) -> Result<(), Refusal> {
        match self {
            By::Count(reach, related) => reach.trace_count(related.as_ref(), item, ask),
            By::Values(field, _) => ask.rests_on_values(field, item),
            By::Through(read, by) => read(item).map_or(Ok(()), |one| by.trace(&one, ask)),
            By::Cell(field, read) => whole(ask.value_rests(field, &read(item), item)),
            By::Place(_) => Ok(()),
        }
    }

    fn keys<'g>(&self, item: &Item<'g>, ask: &Ask<'_, 'g>) -> Result<Vec<SortKey<'g>>, Refusal> {
        Ok(match self {
            By::Place(place) => place(item),
            By::Cell(field, read) => read(item).sort_keys(field.exact),
            By::Values(_, walk) => {
                let mut count = 0;
                whole(walk(item, &mut |_| {
                    count += 1;
                    Ok(())
                }))?;
                vec![SortKey::Number(count)]
            }
            By::Count(reach, related) => match count(reach.walk, item, related.as_ref(), ask) {
                Ok(count) => vec![SortKey::Number(count)],
                Err(Halt::Refused(refusal)) => return Err(*refusal),
                Err(Halt::Enough) => vec![SortKey::Absent],
            },
            By::Through(read, by) => match read(item) {
                Some(one) => by.keys(&one, ask)?,
                None => vec![SortKey::Absent],
            },
        })
    }
}

/// Refuses to say how a key counts where that would be passed over: the key of a single row says it itself, and how many
/// rows a row leads to is missing only where that row is.
fn check_sense(field: &Field, entry: &str, name: &str, given: &Value, may_be_missing: bool) -> Result<(), Refusal> {
    let says = |how: &str| given.get(how).filter(|how| !how.is_null());
    match field.read {
        Read::One { .. } => match ["direction", "nulls"].into_iter().find_map(|how| Some((how, says(how)?))) {
            Some((how, word)) => {
                let word = word.as_str().unwrap_or_default();
                let wrong = format!("has no effect beside `{name}`; write {name}: {{…, {how}: {word}}}");
                Err(Refusal::of(&format!("{entry}.{how}"), wrong))
            }
            None => Ok(()),
        },
        Read::Many { .. } | Read::Cells { .. } if !may_be_missing && says("nulls").is_some() => {
            Err(Refusal::of(&format!("{entry}.nulls"), "has no effect on a count, which is never null; leave it out"))
        }
        _ => Ok(()),
    }
}

/// Refuses an order of too many keys.
pub fn check_count(keys: usize) -> Result<(), Refusal> {
    match keys > MAXIMUM_KEYS {
        true => Err(Refusal::of("orderBy", format_args!("has {keys} keys; give at most {MAXIMUM_KEYS}"))),
        false => Ok(()),
    }
}

/// How a key counts, as it was given.
pub fn sense(given: &Value) -> Sense {
    let is = |name: &str, word: &str| given.get(name).and_then(Value::as_str) == Some(word);
    Sense {
        direction: if is("direction", "DESC") { Direction::Descending } else { Direction::Ascending },
        nulls: if is("nulls", "FIRST") { Nulls::First } else { Nulls::Last },
    }
}

/// What the enum of orders calls a field: `NAME`, `ACTION_COUNT`; nothing where it is not in the enum.
pub fn order_name(table: &Table, field: &Field) -> Option<String> {
    match &field.read {
        Read::Cell { .. } => Some(screaming(field.name)),
        Read::Cells { .. } => Some(count_name(field.name)),
        Read::Many { to, .. } => table.filtered_as(to).has_filter().then(|| count_name(field.name)),
        Read::Told { .. } | Read::One { .. } | Read::Asked { .. } | Read::Groups { .. } => None,
    }
}

/// `jointOutputs` → `JOINT_OUTPUTS`.
pub fn screaming(name: &str) -> String {
    let mut screaming = String::new();
    for character in name.chars() {
        // A digit begins a part of its own, as a capital does.
        if character.is_uppercase() || character.is_ascii_digit() {
            screaming.push('_');
        }
        screaming.extend(character.to_uppercase());
    }
    screaming
}

/// `jointOutputs` → `JOINT_OUTPUT_COUNT`.
fn count_name(name: &str) -> String {
    let one = match (name.strip_suffix("ies"), name.strip_suffix('s')) {
        (Some(stem), _) if stem.len() > 1 => format!("{stem}y"),
        (_, Some(stem)) if !VERBS.contains(&name) => stem.to_owned(),
        _ => name.to_owned(),
    };
    format!("{}_COUNT", screaming(&one))
}

/// Relations that are called by what one does to the others, and not by what the others are.
const VERBS: [&str; 4] = ["supplements", "amends", "supersedes", "implements"];
