//! What tells one data set from another: a description of each fact that is equal wherever the same fact is.
//!
//! Pure functions. The ids of rows hold in one data set only, so they stand in no description: where a row refers to a
//! fact, its key is written.

use crate::store::tables::tables;
use entity::dataset::{Dataset, Row};
use sea_orm::{EntityName, EntityTrait, IdenStatic, Iterable, ModelTrait, PrimaryKeyToColumn, Value};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt,
};

/// What was added, changed and removed, by the keys of facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// What changed of the data set as a whole, such as its version.
    pub about: Vec<ChangedValue>,
    /// The facts that are new.
    pub added: Vec<String>,
    /// The facts of which something changed.
    pub changed: Vec<ChangedFact>,
    /// The facts that are gone.
    pub removed: Vec<String>,
}

/// A fact of which something changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedFact {
    /// Its key, such as `agency:iom`.
    pub key: String,
    /// What changed.
    pub values: Vec<ChangedValue>,
}

/// A value that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedValue {
    /// Where it stands.
    pub place: Place,
    /// What stood there; nothing where the row or the value was missing.
    pub old: Option<String>,
    /// What stands there now; nothing where the row or the value is missing.
    pub new: Option<String>,
}

/// Where a value stands within a fact. Written `agency.name`, or `agency_alias[0].name` in a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The table.
    pub table: &'static str,
    /// Which of the rows that the fact has there; empty where it has one at most.
    pub row: String,
    /// The column.
    pub column: &'static str,
}

/// How many facts of one kind were added, changed and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// How many are new.
    pub added: usize,
    /// Of how many something changed.
    pub changed: usize,
    /// How many are gone.
    pub removed: usize,
}

/// SHA-256 of the facts in 64 hexadecimal digits: equal wherever the same facts are, whatever the ids of their rows.
pub fn digest(dataset: &Dataset) -> String {
    let mut hasher = Sha256::new();
    for (place, value) in about(dataset) {
        hash(&mut hasher, ["", place.table, &place.row, place.column, &value]);
    }
    for (key, values) in facts(dataset) {
        for (place, value) in values {
            hash(&mut hasher, [&key, place.table, &place.row, place.column, &value]);
        }
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What tells the new facts from the old.
pub fn compare(old: &Dataset, new: &Dataset) -> Changes {
    let mut changes =
        Changes { about: changed_values(&about(old), &about(new)), added: vec![], changed: vec![], removed: vec![] };
    let (old, new) = (facts(old), facts(new));
    for key in old.keys().chain(new.keys()).collect::<BTreeSet<_>>() {
        match (old.get(key), new.get(key)) {
            (Some(old), Some(new)) if old == new => {}
            (Some(old), Some(new)) => {
                changes.changed.push(ChangedFact { key: key.clone(), values: changed_values(old, new) });
            }
            (Some(_), None) => changes.removed.push(key.clone()),
            (None, _) => changes.added.push(key.clone()),
        }
    }
    changes
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.about.is_empty() && self.added.is_empty() && self.changed.is_empty() && self.removed.is_empty()
    }

    /// How many facts of each kind were added, changed and removed. The kind is what the key begins with: `agency`.
    pub fn counts(&self) -> BTreeMap<&str, Counts> {
        let mut counts = BTreeMap::<_, Counts>::new();
        for key in &self.added {
            counts.entry(kind(key)).or_default().added += 1;
        }
        for fact in &self.changed {
            counts.entry(kind(&fact.key)).or_default().changed += 1;
        }
        for key in &self.removed {
            counts.entry(kind(key)).or_default().removed += 1;
        }
        counts
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row.as_str() {
            "" => write!(formatter, "{}.{}", self.table, self.column),
            row => write!(formatter, "{}[{row}].{}", self.table, self.column),
        }
    }
}

/// What is said, by its place. What is not said (null) has none, so that a new column that nobody fills changes nothing.
type Values = BTreeMap<Place, String>;

fn kind(key: &str) -> &str {
    key.split_once(':').map_or(key, |(kind, _)| kind)
}

fn changed_values(old: &Values, new: &Values) -> Vec<ChangedValue> {
    let places: BTreeSet<&Place> = old.keys().chain(new.keys()).collect();
    let value = |place: &Place| ChangedValue {
        place: place.clone(),
        old: old.get(place).cloned(),
        new: new.get(place).cloned(),
    };
    places.into_iter().map(value).filter(|value| value.old != value.new).collect()
}

/// Each part with its length before it, so that no two lists of parts give the same bytes.
fn hash(hasher: &mut Sha256, parts: [&str; 5]) {
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
}

fn about(dataset: &Dataset) -> Values {
    let about = &dataset.about;
    [("version", &about.version), ("license", &about.license), ("citation", &about.citation)]
        .into_iter()
        .map(|(column, value)| (Place { table: "dataset", row: String::new(), column }, value.clone()))
        .collect()
}

macro_rules! describe_tables {
    ($($rows:ident: $table:ident,)*) => {
        /// Every fact by its key.
        fn facts(dataset: &Dataset) -> BTreeMap<String, Values> {
            let keys = dataset.facts.iter().map(|fact| (fact.id, fact.key.as_str())).collect();
            let mut facts = BTreeMap::new();
            $( describe(&dataset.$rows, &keys, &mut facts); )*
            facts
        }
    };
}
tables!(describe_tables);

/// Adds what each row says to the description of the fact that it belongs to.
fn describe<M>(rows: &[M], keys: &HashMap<i32, &str>, facts: &mut BTreeMap<String, Values>)
where
    M: ModelTrait + Row,
{
    let table = M::Entity::default().table_name();
    // The first column of each primary key is the id of the fact; what follows tells the rows of one fact apart.
    let (owner, within): (Vec<_>, Vec<_>) = <M::Entity as EntityTrait>::PrimaryKey::iter()
        .map(PrimaryKeyToColumn::into_column)
        .enumerate()
        .partition(|(place, _)| *place == 0);
    for row in rows {
        let text = |column: <M::Entity as EntityTrait>::Column| text(column.as_str(), row.get(column), keys);
        let values = facts.entry(key_of(row.fact_id(), keys)).or_default();
        let place: Vec<String> = within.iter().filter_map(|(_, column)| text(*column)).collect();
        for column in <M::Entity as EntityTrait>::Column::iter() {
            if owner.iter().any(|(_, owner)| owner.as_str() == column.as_str()) {
                continue;
            }
            if let Some(value) = text(column) {
                values.insert(Place { table, row: place.join(" "), column: column.as_str() }, value);
            }
        }
    }
}

/// The key of a fact. A fact that is not there can't be imported, so that its id does no harm.
fn key_of(id: i32, keys: &HashMap<i32, &str>) -> String {
    keys.get(&id).map_or_else(|| format!("missing:{id}"), |key| (*key).to_owned())
}

/// The value as text; nothing for null.
fn text(column: &str, value: Value, keys: &HashMap<i32, &str>) -> Option<String> {
    match value {
        Value::Int(id) if column.ends_with("_id") => id.map(|id| key_of(id, keys)),
        Value::Bool(value) => value.map(|value| value.to_string()),
        Value::Int(value) => value.map(|value| value.to_string()),
        Value::BigInt(value) => value.map(|value| value.to_string()),
        Value::Double(value) => value.map(|value| value.to_string()),
        Value::String(value) => value,
        other => (other != other.as_null()).then(|| other.to_string()),
    }
}
