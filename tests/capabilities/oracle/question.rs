//! Random questions, each as GraphQL and as SQL.

use super::kind::{ACTION, AGENCY, BEGINNING, Kind, List, MEMBERSHIP, Many, NETWORK, OUTPUT, Values};
use entity::vocabulary::{Crime, Vocabulary};
use proptest::{bool, collection::vec, option, prelude::*, sample::select, strategy::Union};
use serde_json::Value;
use std::collections::HashSet;

/// What texts are made of: letters that fold alike, and the wildcards of SQL, which are none here.
pub(super) const LETTERS: [&str; 7] = ["a", "A", "á", "a\u{301}", "b", "%", "_"];

/// Dates, with the first and the last day that each may mean.
pub(super) const DATES: [(&str, &str, &str); 9] = [
    ("2016", "2016-01-01", "2016-12-31"),
    ("2016-02", "2016-02-01", "2016-02-29"),
    ("2016-02-29", "2016-02-29", "2016-02-29"),
    ("2016-12-31", "2016-12-31", "2016-12-31"),
    ("2017", "2017-01-01", "2017-12-31"),
    ("2017-01", "2017-01-01", "2017-01-31"),
    ("2017-01-01", "2017-01-01", "2017-01-01"),
    ("2017-04", "2017-04-01", "2017-04-30"),
    ("2018", "2018-01-01", "2018-12-31"),
];

/// The most nodes of a kind.
pub(super) const NODES: usize = 12;

/// The words that occur, in the order of their vocabulary: few, so that they are met.
pub(super) fn occurring<V: Vocabulary>() -> impl Iterator<Item = V> {
    V::ALL.iter().copied().take(3)
}

pub(super) fn words<V: Vocabulary>() -> Vec<&'static str> {
    occurring::<V>().map(V::word).collect()
}

pub(super) fn folded(text: &str) -> String {
    text.replace('\u{301}', "").replace(['A', 'á'], "a").replace('S', "s")
}

/// Slugs stand in another order than their rows.
pub(super) fn slug(number: usize) -> String {
    format!("s{:02}", (number * 7 + 3) % (NODES + 1))
}

pub(super) fn texts(letters: std::ops::Range<usize>) -> impl Strategy<Value = String> + Clone {
    vec(select(&LETTERS[..]), letters).prop_map(|letters| letters.concat())
}

/// One field of an input object, and what it means in SQL.
#[derive(Clone, Debug)]
struct Condition {
    name: String,
    value: String,
    sql: String,
}

/// An input object, and what it means in SQL. The SQL is never NULL, so that it has two values as well.
#[derive(Clone, Debug)]
struct Object {
    graphql: String,
    sql: String,
}

fn condition(name: &str, value: impl ToString, sql: String) -> Condition {
    Condition { name: name.to_owned(), value: value.to_string(), sql }
}

/// Conditions side by side, each field once.
fn object(mut conditions: Vec<Condition>) -> Object {
    let mut seen = HashSet::new();
    conditions.retain(|condition| seen.insert(condition.name.clone()));
    let fields = conditions.iter().map(|Condition { name, value, .. }| format!("{name}: {value}"));
    let graphql = format!("{{{}}}", fields.collect::<Vec<_>>().join(", "));
    Object { graphql, sql: joined("TRUE", "AND", conditions.iter().map(|condition| condition.sql.as_str())) }
}

fn joined<'a>(start: &str, word: &str, parts: impl Iterator<Item = &'a str>) -> String {
    format!("({start}{})", parts.map(|part| format!(" {word} ({part})")).collect::<String>())
}

pub(super) fn list(parts: &[String]) -> String {
    parts.join(", ")
}

/// A list of values behind `IN`. PostgreSQL knows no empty one, but a query without rows; `sample` is of their type.
fn members(values: &[String], sample: &str) -> String {
    match values {
        [] => format!("(SELECT {sample} WHERE FALSE)"),
        values => format!("({})", list(values)),
    }
}

/// What can be asked of a value, given as SQL.
fn tests(value: String, values: &Values) -> BoxedStrategy<Condition> {
    let quoted = |text: String| (Value::from(text.as_str()).to_string(), format!("'{text}'"));
    let slugs = || select((0..=NODES).map(slug).collect::<Vec<_>>());
    let operand: BoxedStrategy<(String, String)> = match values {
        Values::Slug => slugs().prop_map(quoted).boxed(),
        Values::Text => texts(0..3).prop_map(quoted).boxed(),
        Values::Date => select(&DATES[..]).prop_map(move |(text, ..)| quoted(text.to_owned())).boxed(),
        Values::Flag => any::<bool>().prop_map(|flag| (flag.to_string(), flag.to_string())).boxed(),
        Values::Word(words) => select(words()).prop_map(|word| (word.to_uppercase(), format!("'{word}'"))).boxed(),
    };
    let v = value.clone();
    let equal = (select(&["eq", "ne"][..]), operand.clone()).prop_map(move |(name, (graphql, sql))| {
        condition(
            name,
            graphql,
            format!("{v} {} {sql}", if name == "eq" { "IS NOT DISTINCT FROM" } else { "IS DISTINCT FROM" }),
        )
    });
    let v = value.clone();
    let among = (select(&["in", "notIn"][..]), vec(operand, 0..4)).prop_map(move |(name, operands)| {
        let (graphql, sql): (Vec<_>, Vec<_>) = operands.into_iter().unzip();
        let among = format!("({v} IS NOT NULL AND {v} IN {})", members(&sql, "''"));
        let sql = if name == "in" { among } else { format!("NOT {among}") };
        condition(name, format!("[{}]", list(&graphql)), sql)
    });
    let v = value.clone();
    let missing = any::<bool>().prop_map(move |missing| {
        condition("isNull", missing, format!("{v} {} NULL", if missing { "IS" } else { "IS NOT" }))
    });
    let common = prop_oneof![equal.clone(), among, missing];
    match values {
        Values::Flag => equal.boxed(),
        Values::Word(_) => common.boxed(),
        Values::Date => {
            let compared = (select(&["lt", "lte", "gt", "gte"][..]), select(&DATES[..]));
            let compared = compared.prop_map(move |(name, (bound, first, last))| {
                let (end, sign, day) = match name {
                    "lt" => ("last", "<", first),
                    "lte" => ("last", "<=", last),
                    "gt" => ("first", ">", last),
                    _ => ("first", ">=", first),
                };
                let sql =
                    format!("({value} IS NOT NULL AND (SELECT {end} FROM span WHERE date = {value}) {sign} '{day}')");
                condition(name, format!("\"{bound}\""), sql)
            });
            prop_oneof![common, compared].boxed()
        }
        Values::Slug | Values::Text => {
            let parts = prop_oneof![3 => texts(0..3), 1 => select(&["S", "s0", "1"][..]).prop_map(str::to_owned)];
            let part = (select(&["contains", "startsWith"][..]), parts).prop_map(move |(name, part)| {
                let (text, part_folded) = (format!("(SELECT folded FROM folding WHERE text = {value})"), folded(&part));
                let found = match name {
                    "contains" => format!("instr({text}, '{part_folded}') > 0"),
                    _ => format!("substr({text}, 1, length('{part_folded}')) = '{part_folded}'"),
                };
                condition(name, Value::from(part), format!("({value} IS NOT NULL AND {found})"))
            });
            prop_oneof![common, part].boxed()
        }
    }
}

fn column(row: usize, name: &str) -> String {
    format!("n{row}.\"{name}\"")
}

/// SQL about one that is `near`, about the row with this number.
fn at(sql: &str, row: usize) -> String {
    sql.replace("near.", &format!("n{row}."))
}

/// The rows at the far end of a relation, as the rest of a SELECT.
fn far_rows(far: &Kind, join: &str, row: usize) -> String {
    let join = at(&join.replace("far.", &format!("n{}.", row + 1)), row);
    format!("FROM \"{}\" AS n{} WHERE {join}", far.table, row + 1)
}

fn counted(many: &Many, row: usize, filter: Option<&Object>) -> String {
    format!(
        "(SELECT count(*) {} AND {})",
        far_rows(many.far, many.join, row),
        filter.map_or("TRUE", |filter| &filter.sql)
    )
}

/// What can be asked of a relation to many.
fn relation(many: &'static Many, row: usize, filter: BoxedStrategy<Object>) -> BoxedStrategy<Condition> {
    let related = (select(&["some", "every", "none"][..]), filter.clone()).prop_map(move |(name, filter)| {
        let (rows, sql) = (far_rows(many.far, many.join, row), filter.sql);
        let sql = match name {
            "some" => format!("EXISTS (SELECT 1 {rows} AND {sql})"),
            "every" => format!("NOT EXISTS (SELECT 1 {rows} AND NOT {sql})"),
            _ => format!("NOT EXISTS (SELECT 1 {rows} AND {sql})"),
        };
        condition(name, filter.graphql, sql)
    });
    let signs = select(&[("eq", "="), ("ne", "<>"), ("lt", "<"), ("lte", "<="), ("gt", ">"), ("gte", ">=")][..]);
    let one = (signs, 0..4).prop_map(|((name, sign), number)| condition(name, number, format!("{sign} {number}")));
    let among =
        (select(&[("in", "IN"), ("notIn", "NOT IN")][..]), vec(0..4, 0..3)).prop_map(|((name, sign), numbers)| {
            let numbers: Vec<String> = numbers.iter().map(i32::to_string).collect();
            condition(name, format!("[{}]", list(&numbers)), format!("{sign} {}", members(&numbers, "0")))
        });
    let bounds = vec(prop_oneof![3 => one, 1 => among], 0..3);
    let count = (option::of(filter), bounds).prop_map(move |(filter, mut conditions)| {
        let number = counted(many, row, filter.as_ref());
        conditions.iter_mut().for_each(|bound| bound.sql = format!("{number} {}", bound.sql));
        conditions.extend(filter.map(|filter| condition("where", filter.graphql, "TRUE".to_owned())));
        let count = object(conditions);
        condition("count", count.graphql, count.sql)
    });
    nested(many.name, prop_oneof![3 => related, 2 => count].boxed())
}

/// A field whose value is one or two conditions side by side.
fn nested(name: &'static str, conditions: BoxedStrategy<Condition>) -> BoxedStrategy<Condition> {
    let conditions = prop_oneof![3 => vec(conditions.clone(), 1..2), 1 => vec(conditions, 2..3)].prop_map(object);
    conditions.prop_map(move |object| condition(name, object.graphql, object.sql)).boxed()
}

/// Whether it was active on some day of a date: spans of days have a day in common where each begins before each ends.
fn active(kind: &'static Kind, row: usize) -> BoxedStrategy<Condition> {
    select(&DATES[..])
        .prop_map(move |(date, ..)| {
            let asked = (format!("'{date}'"), format!("'{date}'"));
            let own = kind.periods.iter().map(|(from, until)| (at(from, row), at(until, row)));
            let spans: Vec<(String, String)> = own.chain([asked]).collect();
            let begins_before_end = |from: &str, until: &str| {
                format!("COALESCE({} <= {}, TRUE)", end_of("first", from), end_of("last", until))
            };
            let sql = spans.iter().flat_map(|(from, _)| spans.iter().map(|(_, until)| begins_before_end(from, until)));
            let sql = sql.collect::<Vec<_>>().join(" AND ");
            condition("activeOn", format!("\"{date}\""), sql)
        })
        .boxed()
}

/// What can be asked of the values of a list.
fn listed(list_of: &'static List, row: usize) -> BoxedStrategy<Condition> {
    let List { name, column, rows, words } = list_of;
    let found = move |word: &str| format!("EXISTS (SELECT 1 FROM {} AND item.{column} = '{word}')", at(rows, row));
    let one = select(words()).prop_map(move |word| condition("has", word.to_uppercase(), found(word)));
    let several = (select(&[("hasAny", "FALSE", "OR"), ("hasAll", "TRUE", "AND")][..]), vec(select(words()), 0..3));
    let several = several.prop_map(move |((operator, start, connective), words)| {
        let graphql = words.iter().map(|word| word.to_uppercase()).collect::<Vec<_>>();
        let sql = words.into_iter().map(found).collect::<Vec<_>>();
        let sql = joined(start, connective, sql.iter().map(String::as_str));
        condition(operator, format!("[{}]", list(&graphql)), sql)
    });
    let empty = any::<bool>().prop_map(move |empty| {
        let not = if empty { "NOT " } else { "" };
        condition("isEmpty", empty, format!("{not}EXISTS (SELECT 1 FROM {})", at(rows, row)))
    });
    nested(name, prop_oneof![one, several, empty].boxed())
}

/// What can be asked of an id.
fn identity(kind: &'static Kind, row: usize) -> BoxedStrategy<Condition> {
    let key = format!("(SELECT fact.key FROM fact WHERE fact.id = {})", column(row, "id"));
    let ids = select((0..=NODES).map(slug).collect::<Vec<_>>()).prop_map(|slug| format!("{}:{slug}", kind.table));
    let known = key.clone();
    let one = (select(&[("eq", "="), ("ne", "<>")][..]), ids.clone())
        .prop_map(move |((name, sign), id)| condition(name, format!("\"{id}\""), format!("{known} {sign} '{id}'")));
    let among =
        (select(&[("in", "IN"), ("notIn", "NOT IN")][..]), vec(ids, 0..4)).prop_map(move |((name, sign), ids)| {
            let (graphql, sql): (Vec<_>, Vec<_>) =
                ids.iter().map(|id| (format!("\"{id}\""), format!("'{id}'"))).unzip();
            condition(name, format!("[{}]", list(&graphql)), format!("{key} {sign} {}", members(&sql, "''")))
        });
    nested("id", prop_oneof![one, among].boxed())
}

/// A filter of a kind, whose row is the one with this number; relations and connectives stand so deep at most.
fn filter(kind: &'static Kind, row: usize, depth: usize) -> BoxedStrategy<Object> {
    let mut conditions: Vec<(u32, BoxedStrategy<Condition>)> = Vec::new();
    for (name, values) in kind.columns {
        conditions.push((2, nested(name, tests(column(row, name), values))));
        if *name == "crime" {
            let concerns = select(words::<Crime>()).prop_map(move |crime| {
                let sql = format!("{} IN ('{crime}', 'both')", column(row, "crime"));
                condition("concerns", crime.to_uppercase(), sql)
            });
            conditions.push((1, concerns.boxed()));
        }
    }
    conditions.push((2, identity(kind, row)));
    conditions.push((2, active(kind, row)));
    conditions.extend(kind.lists.iter().map(|list| (2, listed(list, row))));
    for one in kind.one {
        let Some(presence) = one.presence else { continue };
        let present = any::<bool>().prop_map(move |present| {
            let not = if present { "" } else { "NOT " };
            condition(presence, present, format!("{not}EXISTS (SELECT 1 {})", far_rows(one.far, one.join, row)))
        });
        conditions.push((1, present.boxed()));
    }
    if depth > 0 {
        let inner = filter(kind, row, depth - 1);
        let listed = (select(&[("and", "TRUE", "AND"), ("or", "FALSE", "OR")][..]), vec(inner.clone(), 0..4)).prop_map(
            |((name, start, word), filters)| {
                let graphql = filters.iter().map(|filter| filter.graphql.clone()).collect::<Vec<_>>();
                let sql = joined(start, word, filters.iter().map(|filter| filter.sql.as_str()));
                condition(name, format!("[{}]", list(&graphql)), sql)
            },
        );
        let not = inner.prop_map(|filter| condition("not", filter.graphql, format!("NOT {}", filter.sql)));
        conditions.extend([(8, listed.boxed()), (4, not.boxed())]);
        for many in kind.many {
            conditions.push((4, relation(many, row, filter(many.far, row + 1, depth - 1))));
        }
        for one in kind.one {
            let through = filter(one.far, row + 1, depth - 1).prop_map(move |filter| {
                let rows = far_rows(one.far, one.join, row);
                condition(one.name, filter.graphql, format!("EXISTS (SELECT 1 {rows} AND {})", filter.sql))
            });
            conditions.push((4, through.boxed()));
        }
    }
    let condition = Union::new_weighted(conditions);
    prop_oneof![9 => vec(condition.clone(), 1..2), 4 => vec(condition, 2..3), 1 => Just(Vec::new())]
        .prop_map(object)
        .boxed()
}

/// One key of an order: as GraphQL, and the values that SQL compares, which are there or missing together.
#[derive(Clone, Debug)]
struct Key {
    graphql: String,
    values: Vec<String>,
    descending: bool,
    nulls_first: bool,
}

impl Key {
    fn sql(&self) -> String {
        let nulls = format!("{} IS NULL {}", self.values[0], if self.nulls_first { "DESC" } else { "ASC" });
        let direction = if self.descending { "DESC" } else { "ASC" };
        list(
            &[nulls]
                .into_iter()
                .chain(self.values.iter().map(|value| format!("{value} {direction}")))
                .collect::<Vec<_>>(),
        )
    }
}

fn span(value: &str) -> Vec<String> {
    ["first", "last"].map(|end| end_of(end, value)).to_vec()
}

/// The first or the last day that a date may mean.
fn end_of(end: &str, date: &str) -> String {
    format!("(SELECT {end} FROM span WHERE date = {date})")
}

fn order(kind: &'static Kind, row: usize, depth: usize) -> BoxedStrategy<Key> {
    let mut values: Vec<BoxedStrategy<(String, Vec<String>)>> = Vec::new();
    for (name, held) in kind.columns {
        let value = column(row, name);
        let compared = match held {
            Values::Slug | Values::Flag => vec![value],
            Values::Text => vec![format!("(SELECT folded FROM folding WHERE text = {value})")],
            Values::Date => span(&value),
            Values::Word(words) => {
                let places =
                    words().into_iter().enumerate().map(|(place, word)| format!(" WHEN '{word}' THEN {place}"));
                vec![format!("(CASE {value}{} END)", places.collect::<String>())]
            }
        };
        values.push(Just((format!("field: {}", name.to_uppercase()), compared)).boxed());
    }
    for many in kind.many {
        values.push(Just((format!("field: {}", many.count), vec![counted(many, row, None)])).boxed());
        let filtered = option::of(filter(many.far, row + 1, 1)).prop_map(move |filter| {
            let condition = filter.as_ref().map_or(String::new(), |filter| format!("where: {}", filter.graphql));
            (format!("{}: {{{condition}}}", many.name), vec![counted(many, row, filter.as_ref())])
        });
        values.push(filtered.boxed());
    }
    let senses = (option::of(bool::ANY), option::of(bool::ANY));
    let own = (Union::new(values), senses).prop_map(|((mut graphql, values), (descending, nulls_first))| {
        graphql +=
            descending.map_or("", |descending| if descending { ", direction: DESC" } else { ", direction: ASC" });
        // How many there are is never missing.
        let nulls_first = nulls_first.filter(|_| !values[0].contains("count(*)"));
        graphql += nulls_first.map_or("", |first| if first { ", nulls: FIRST" } else { ", nulls: LAST" });
        let (descending, nulls_first) = (descending.unwrap_or(false), nulls_first.unwrap_or(false));
        Key { graphql: format!("{{{graphql}}}"), values, descending, nulls_first }
    });
    let mut keys = vec![(3, own.boxed())];
    for one in kind.one.iter().filter(|_| depth > 0) {
        let through = order(one.far, row + 1, depth - 1).prop_map(move |key| Key {
            graphql: format!("{{{}: {}}}", one.name, key.graphql),
            values: key
                .values
                .iter()
                .map(|value| format!("(SELECT {value} {})", far_rows(one.far, one.join, row)))
                .collect(),
            ..key
        });
        keys.push((1, through.boxed()));
    }
    Union::new_weighted(keys).boxed()
}

/// The same question for both.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub(super) list: &'static str,
    pub(super) filter: String,
    pub(super) order: String,
    pub(super) sql: String,
}

pub(super) fn question() -> BoxedStrategy<Question> {
    let of = |kind: &'static Kind| {
        (filter(kind, 0, 3), vec(order(kind, 0, 2), 0..4)).prop_map(move |(filter, keys)| {
            // Stays stand in the order of their beginning.
            let values = if kind.table == "membership" { span(&at(BEGINNING, 0)) } else { Vec::new() };
            let mut sorted: Vec<String> = keys.iter().map(Key::sql).collect();
            sorted.extend(values.iter().map(|value| format!("{value} ASC NULLS LAST")));
            sorted.push("fact.key".to_owned());
            Question {
                list: kind.list,
                filter: filter.graphql,
                order: list(&keys.into_iter().map(|key| key.graphql).collect::<Vec<_>>()),
                sql: format!(
                    "SELECT fact.key FROM \"{}\" AS n0 JOIN fact ON fact.id = n0.id WHERE {} ORDER BY {}",
                    kind.table,
                    filter.sql,
                    list(&sorted)
                ),
            }
        })
    };
    prop_oneof![4 => of(&AGENCY), 2 => of(&NETWORK), 1 => of(&MEMBERSHIP), 2 => of(&ACTION), 2 => of(&OUTPUT)].boxed()
}
