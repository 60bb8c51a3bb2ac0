//! Questions and their answers in logic of three values, worked out without the program: slowly, and from the rows alone.
//!
//! What a relation may lead to besides its rows are rows that nobody has seen; of each it is open whether it is there, and
//! what it is like, but for where it leads where that is known.

use entity::{
    dataset::Dataset,
    vocabulary::{Assessment, Axis, InstrumentKind, Vocabulary},
};
use proptest::{collection::vec, prelude::*, sample::select};

/// Certainly not, open, certainly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Truth {
    No,
    Open,
    Yes,
}

use Truth::{No, Open, Yes};

impl Truth {
    fn not(self) -> Self {
        match self {
            No => Yes,
            Open => Open,
            Yes => No,
        }
    }
}

impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Yes } else { No }
    }
}

/// The kinds that are asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Agency,
    Network,
    Membership,
    Action,
    State,
    Instrument,
    Ratification,
}

impl Kind {
    pub(super) fn list(self) -> &'static str {
        match self {
            Kind::Agency => "agencies",
            Kind::Network => "networks",
            Kind::Membership => "memberships",
            Kind::Action => "actions",
            Kind::State => "states",
            Kind::Instrument => "instruments",
            Kind::Ratification => "ratifications",
        }
    }

    /// Its columns of words or texts, and whether a value may be missing.
    fn columns(self) -> &'static [(&'static str, &'static [&'static str], bool)] {
        match self {
            Kind::Agency => &[
                ("slug", &["\"s0\"", "\"s1\""], false),
                ("seat", &["\"a\"", "\"b\""], true),
                ("founded", &["\"2000\"", "\"2001\""], true),
            ],
            Kind::Network => &[("slug", &["\"s0\"", "\"s1\""], false), ("starts", &["\"2000\"", "\"2001\""], true)],
            Kind::Membership => &[("since", &["\"2000\"", "\"2001\""], true)],
            Kind::Action => {
                &[("axis", &["PREVENTION", "PROTECTION"], false), ("starts", &["\"2000\"", "\"2001\""], true)]
            }
            Kind::State => &[("slug", &["\"s0\"", "\"s1\""], false), ("region", &["\"a\"", "\"b\""], true)],
            Kind::Instrument => &[("slug", &["\"s0\"", "\"s1\""], false), ("depositary", &["\"a\"", "\"b\""], true)],
            Kind::Ratification => &[("boundOn", &["\"2000\"", "\"2001\""], true)],
        }
    }

    /// Its relations to one row, and whether that may be missing.
    fn ones(self) -> &'static [(&'static str, Kind, Option<&'static str>)] {
        match self {
            Kind::Agency => &[("parent", Kind::Agency, Some("hasParent"))],
            Kind::Membership => &[("network", Kind::Network, None), ("agency", Kind::Agency, None)],
            Kind::Action => &[("agency", Kind::Agency, Some("hasAgency"))],
            Kind::Ratification => &[("instrument", Kind::Instrument, None), ("state", Kind::State, Some("hasState"))],
            Kind::Network | Kind::State | Kind::Instrument => &[],
        }
    }

    fn manies(self) -> &'static [(&'static str, Kind)] {
        match self {
            Kind::Agency => &[("children", Kind::Agency), ("actions", Kind::Action), ("memberships", Kind::Membership)],
            Kind::Network => &[("members", Kind::Membership)],
            Kind::State | Kind::Instrument => &[("ratifications", Kind::Ratification)],
            Kind::Membership | Kind::Action | Kind::Ratification => &[],
        }
    }
}

/// What is asked of a row.
#[derive(Clone, Debug)]
pub(super) enum Ask {
    All(Vec<Ask>),
    Any(Vec<Ask>),
    Not(Box<Ask>),
    Eq(&'static str, &'static str),
    Ne(&'static str, &'static str),
    IsNull(&'static str, bool),
    Active(&'static str),
    One(&'static str, Box<Ask>),
    Has(&'static str, &'static str, bool),
    Some(&'static str, Box<Ask>),
    Every(&'static str, Box<Ask>),
    None(&'static str, Box<Ask>),
    Count(&'static str, Option<Box<Ask>>, Vec<(&'static str, i64)>),
}

/// Days on which members are asked for: one before and one after what networks reported.
const DAYS: [&str; 2] = ["1990", "2020"];

pub(super) fn ask(kind: Kind, depth: usize) -> BoxedStrategy<Ask> {
    let mut leaves: Vec<BoxedStrategy<Ask>> = Vec::new();
    for (name, values, nullable) in kind.columns() {
        let value = || select(*values);
        leaves.push(value().prop_map(|value| Ask::Eq(name, value)).boxed());
        leaves.push(value().prop_map(|value| Ask::Ne(name, value)).boxed());
        if *nullable {
            leaves.push(any::<bool>().prop_map(|is_null| Ask::IsNull(name, is_null)).boxed());
        }
    }
    for (name, _, has) in kind.ones() {
        if let Some(has) = has {
            leaves.push(any::<bool>().prop_map(|is_there| Ask::Has(name, has, is_there)).boxed());
        }
    }
    if kind == Kind::Membership {
        leaves
            .extend([select(&DAYS[..]).prop_map(Ask::Active).boxed(), select(&DAYS[..]).prop_map(Ask::Active).boxed()]);
    }
    let leaf = proptest::strategy::Union::new(leaves).boxed();
    if depth == 0 {
        return leaf;
    }
    let mut deep = vec![leaf];
    let inner = || ask(kind, depth - 1);
    deep.push(vec(inner(), 0..3).prop_map(Ask::All).boxed());
    deep.push(vec(inner(), 0..3).prop_map(Ask::Any).boxed());
    deep.push(inner().prop_map(|inner| Ask::Not(inner.into())).boxed());
    for (name, far, _) in kind.ones() {
        deep.push(ask(*far, depth - 1).prop_map(|inner| Ask::One(name, inner.into())).boxed());
    }
    for (name, far) in kind.manies() {
        let inner = || ask(*far, depth - 1);
        let test = (select(&["eq", "ne", "lt", "lte", "gt", "gte"][..]), 0_i64..4);
        deep.push(inner().prop_map(|inner| Ask::Some(name, inner.into())).boxed());
        deep.push(inner().prop_map(|inner| Ask::Every(name, inner.into())).boxed());
        deep.push(inner().prop_map(|inner| Ask::None(name, inner.into())).boxed());
        deep.push(
            (proptest::option::of(inner()), vec(test, 1..3))
                .prop_map(|(inner, tests)| Ask::Count(name, inner.map(Box::new), tests))
                .boxed(),
        );
    }
    proptest::strategy::Union::new(deep).boxed()
}

impl Ask {
    /// As an input object of GraphQL.
    pub(super) fn graphql(&self) -> String {
        let list = |all: &[Ask]| all.iter().map(Ask::graphql).collect::<Vec<_>>().join(", ");
        match self {
            Ask::All(all) => format!("{{and: [{}]}}", list(all)),
            Ask::Any(any) => format!("{{or: [{}]}}", list(any)),
            Ask::Not(not) => format!("{{not: {}}}", not.graphql()),
            Ask::Eq(name, value) => format!("{{{name}: {{eq: {value}}}}}"),
            Ask::Ne(name, value) => format!("{{{name}: {{ne: {value}}}}}"),
            Ask::IsNull(name, is_null) => format!("{{{name}: {{isNull: {is_null}}}}}"),
            Ask::Active(day) => format!("{{activeOn: \"{day}\"}}"),
            Ask::One(name, inner) => format!("{{{name}: {}}}", inner.graphql()),
            Ask::Has(_, has, is_there) => format!("{{{has}: {is_there}}}"),
            Ask::Some(name, inner) => format!("{{{name}: {{some: {}}}}}", inner.graphql()),
            Ask::Every(name, inner) => format!("{{{name}: {{every: {}}}}}", inner.graphql()),
            Ask::None(name, inner) => format!("{{{name}: {{none: {}}}}}", inner.graphql()),
            Ask::Count(name, inner, tests) => {
                let mut parts: Vec<String> = inner.iter().map(|inner| format!("where: {}", inner.graphql())).collect();
                for (at, (test, number)) in tests.iter().enumerate() {
                    if tests[..at].iter().all(|(other, _)| other != test) {
                        parts.push(format!("{test}: {number}"));
                    }
                }
                format!("{{{name}: {{count: {{{}}}}}}}", parts.join(", "))
            }
        }
    }

    /// The day that it asks of all its rows.
    fn day(&self) -> Option<&'static str> {
        match self {
            Ask::Active(day) => Some(day),
            Ask::All(all) => all.iter().find_map(Ask::day),
            _ => None,
        }
    }
}

/// A row, or one that nobody has seen, of which it may be known where it leads.
#[derive(Clone, Copy, Debug)]
enum Row {
    Seen(Kind, i32),
    Unseen(Kind, Option<(&'static str, i32)>),
}

/// The value of a column of a row: text, nothing, or not known.
enum Value {
    Is(String),
    Missing,
    Unknown,
}

pub(super) struct World<'d>(pub(super) &'d Dataset);

impl World<'_> {
    /// Whether a row meets what is asked.
    pub(super) fn truth(&self, kind: Kind, id: i32, ask: &Ask) -> Truth {
        self.holds(Row::Seen(kind, id), ask)
    }

    fn holds(&self, row: Row, ask: &Ask) -> Truth {
        match ask {
            Ask::All(all) => all.iter().map(|ask| self.holds(row, ask)).min().unwrap_or(Yes),
            Ask::Any(any) => any.iter().map(|ask| self.holds(row, ask)).max().unwrap_or(No),
            Ask::Not(not) => self.holds(row, not).not(),
            Ask::Eq(name, value) => match self.value(row, name) {
                Value::Is(is) => (is == value.trim_matches('"').to_lowercase()).into(),
                Value::Missing => No,
                Value::Unknown => Open,
            },
            Ask::Ne(name, value) => self.holds(row, &Ask::Eq(name, value)).not(),
            Ask::IsNull(name, is_null) => match self.value(row, name) {
                Value::Is(_) => (!is_null).into(),
                Value::Missing => (*is_null).into(),
                Value::Unknown => Open,
            },
            Ask::Active(day) => match row {
                Row::Seen(_, id) => self.is_active(id, day).into(),
                Row::Unseen(..) => Open,
            },
            Ask::One(name, inner) => match self.one(row, name) {
                Some(Some(one)) => self.holds(one, inner),
                Some(None) => No,
                // Whether there is one is open too.
                None => self.holds(Row::Unseen(far(row, name), None), inner).min(Open),
            },
            Ask::Has(name, _, is_there) => match self.one(row, name) {
                Some(one) => (one.is_some() == *is_there).into(),
                None => Open,
            },
            Ask::Some(name, inner) => self.some(row, name, inner, |truth| truth),
            Ask::None(name, inner) => self.some(row, name, inner, |truth| truth).not(),
            Ask::Every(name, inner) => self.some(row, name, inner, Truth::not).not(),
            Ask::Count(name, inner, tests) => {
                let (rows, unseen) = self.many(row, name, inner.as_deref(), true);
                let truth = |row: &Row| inner.as_ref().map_or(Yes, |inner| self.holds(*row, inner));
                let least = rows.iter().filter(|row| truth(row) == Yes).count() as i64;
                let known = rows.iter().filter(|row| truth(row) != No).count() as i64;
                // As good as without end: more than any bound that is asked for.
                let more: i64 = unseen.iter().filter(|(row, _)| truth(row) != No).map(|(_, many)| *many).sum();
                let possible = least..=(known + more).min(50);
                let one = |(test, number): &(&str, i64)| {
                    let passes = |count: i64| match *test {
                        "eq" => count == *number,
                        "ne" => count != *number,
                        "lt" => count < *number,
                        "lte" => count <= *number,
                        "gt" => count > *number,
                        _ => count >= *number,
                    };
                    let (all, any) = (possible.clone().all(passes), possible.clone().any(passes));
                    if all {
                        Yes
                    } else if any {
                        Open
                    } else {
                        No
                    }
                };
                let mut seen = Vec::new();
                let tests = tests.iter().filter(|(test, _)| {
                    let new = !seen.contains(test);
                    seen.push(*test);
                    new
                });
                tests.map(one).min().unwrap_or(Yes)
            }
        }
    }

    fn some(&self, row: Row, name: &'static str, inner: &Ask, of: fn(Truth) -> Truth) -> Truth {
        let (rows, unseen) = self.many(row, name, Some(inner), of(Yes) == Yes);
        let seen = rows.iter().map(|row| of(self.holds(*row, inner))).max().unwrap_or(No);
        // That one of them is there is open.
        let unseen = unseen.iter().map(|(row, _)| of(self.holds(*row, inner)).min(Open)).max().unwrap_or(No);
        seen.max(unseen)
    }

    /// Whether a stay was active on one of the days: nothing ends here, and what has a beginning has it between them.
    fn is_active(&self, stay: i32, day: &str) -> bool {
        let stay = self.0.memberships.iter().find(|row| row.id == stay).unwrap();
        let network = self.0.networks.iter().find(|row| row.id == stay.network_id).unwrap();
        let agency = self.0.agencies.iter().find(|row| row.id == stay.agency_id).unwrap();
        day == DAYS[1] || stay.since.or(network.starts).or(agency.founded).is_none()
    }

    fn value(&self, row: Row, name: &str) -> Value {
        let Row::Seen(kind, id) = row else {
            return Value::Unknown;
        };
        let data = self.0;
        let maybe = |value: Option<String>, known: bool| match value {
            Some(is) => Value::Is(is),
            None if known => Value::Missing,
            None => Value::Unknown,
        };
        let text = |date: Option<entity::partial_date::PartialDate>| date.map(|date| date.to_string());
        match kind {
            Kind::Agency => {
                let row = data.agencies.iter().find(|row| row.id == id).unwrap();
                match name {
                    "slug" => Value::Is(row.slug.clone()),
                    "seat" => maybe(row.seat.clone(), true),
                    _ => maybe(text(row.founded), false),
                }
            }
            Kind::Network => {
                let row = data.networks.iter().find(|row| row.id == id).unwrap();
                if name == "slug" { Value::Is(row.slug.clone()) } else { maybe(text(row.starts), false) }
            }
            Kind::Membership => maybe(text(data.memberships.iter().find(|row| row.id == id).unwrap().since), false),
            Kind::Action => {
                let row = data.actions.iter().find(|row| row.id == id).unwrap();
                if name == "axis" { Value::Is(row.axis.word().to_owned()) } else { maybe(text(row.starts), false) }
            }
            Kind::State => {
                let row = data.states.iter().find(|row| row.id == id).unwrap();
                if name == "slug" { Value::Is(row.slug.clone()) } else { maybe(row.region.clone(), true) }
            }
            Kind::Instrument => {
                let row = data.instruments.iter().find(|row| row.id == id).unwrap();
                if name == "slug" { Value::Is(row.slug.clone()) } else { maybe(row.depositary.clone(), false) }
            }
            Kind::Ratification => {
                let row = data.ratifications.iter().find(|row| row.id == id).unwrap();
                maybe(text(row.bound_on), self.table(row.instrument_id) == Some(Assessment::Complete))
            }
        }
    }

    /// The row that a row leads to, or that it leads to none; nothing where that is not known.
    fn one(&self, row: Row, name: &'static str) -> Option<Option<Row>> {
        let data = self.0;
        match row {
            Row::Unseen(_, Some((led, id))) if led == name => Some(Some(Row::Seen(far(row, name), id))),
            Row::Unseen(kind, _) => {
                let always = kind.ones().iter().any(|(one, _, has)| *one == name && has.is_none());
                always.then(|| Some(Row::Unseen(far(row, name), None)))
            }
            Row::Seen(kind, id) => Some(match (kind, name) {
                (Kind::Agency, _) => {
                    let parent = data.agencies.iter().find(|row| row.id == id).unwrap().parent_id;
                    parent.map(|id| Row::Seen(Kind::Agency, id))
                }
                (Kind::Membership, "network") => {
                    Some(Row::Seen(Kind::Network, data.memberships.iter().find(|row| row.id == id).unwrap().network_id))
                }
                (Kind::Membership, _) => {
                    Some(Row::Seen(Kind::Agency, data.memberships.iter().find(|row| row.id == id).unwrap().agency_id))
                }
                (Kind::Action, _) => data
                    .actions
                    .iter()
                    .find(|row| row.id == id)
                    .unwrap()
                    .agency_id
                    .map(|id| Row::Seen(Kind::Agency, id)),
                (_, "instrument") => {
                    let row = data.ratifications.iter().find(|row| row.id == id).unwrap();
                    Some(Row::Seen(Kind::Instrument, row.instrument_id))
                }
                _ => {
                    let row = data.ratifications.iter().find(|row| row.id == id).unwrap();
                    row.state_id.map(|id| Row::Seen(Kind::State, id))
                }
            }),
        }
    }

    /// The rows that a relation leads to, and those that it may lead to besides, with how many of each there can be.
    /// Whether it is asked of rows that meet a condition tells whether the day of the condition counts.
    fn many(&self, row: Row, name: &str, inner: Option<&Ask>, meet: bool) -> (Vec<Row>, Vec<(Row, i64)>) {
        const ENDLESS: i64 = 50;
        let data = self.0;
        let (kind, id) = match row {
            Row::Seen(kind, id) => (kind, id),
            Row::Unseen(kind, _) => {
                let far = kind.manies().iter().find(|(many, _)| *many == name).unwrap().1;
                return (Vec::new(), vec![(Row::Unseen(far, None), ENDLESS)]);
            }
        };
        let any = |far: Kind| vec![(Row::Unseen(far, None), ENDLESS)];
        let seen = |far: Kind, ids: Vec<i32>| ids.into_iter().map(|id| Row::Seen(far, id)).collect::<Vec<_>>();
        let day = inner.filter(|_| meet).and_then(Ask::day);
        match (kind, name) {
            (Kind::Agency, "children") => {
                let children = data.agencies.iter().filter(|row| row.parent_id == Some(id)).map(|row| row.id).collect();
                (seen(Kind::Agency, children), any(Kind::Agency))
            }
            (Kind::Agency, "actions") => {
                let actions = data.actions.iter().filter(|row| row.agency_id == Some(id)).map(|row| row.id).collect();
                let agency = data.agencies.iter().find(|row| row.id == id).unwrap();
                let complete = agency.assessment == Assessment::Complete;
                (seen(Kind::Action, actions), if complete { Vec::new() } else { any(Kind::Action) })
            }
            (Kind::Agency, _) => {
                let stays = data.memberships.iter().filter(|row| row.agency_id == id).map(|row| row.id).collect();
                let open = data.networks.iter().filter(|network| self.missing_members(network.id, day) != Some(0));
                let led = open.map(|network| (Row::Unseen(Kind::Membership, Some(("network", network.id))), ENDLESS));
                (seen(Kind::Membership, stays), led.collect())
            }
            (Kind::Network, _) => {
                let stays = data.memberships.iter().filter(|row| row.network_id == id).map(|row| row.id).collect();
                let unseen = match self.missing_members(id, day) {
                    Some(missing) => vec![(Row::Unseen(Kind::Membership, None), missing)],
                    None => any(Kind::Membership),
                };
                (seen(Kind::Membership, stays), unseen.into_iter().filter(|(_, many)| *many > 0).collect())
            }
            (Kind::Instrument, _) => {
                let rows = data.ratifications.iter().filter(|row| row.instrument_id == id).map(|row| row.id).collect();
                let unseen = if self.is_gone_through(id) { Vec::new() } else { any(Kind::Ratification) };
                (seen(Kind::Ratification, rows), unseen)
            }
            _ => {
                let rows: Vec<_> = data.ratifications.iter().filter(|row| row.state_id == Some(id)).collect();
                let open = data.instruments.iter().filter(|instrument| !self.is_gone_through(instrument.id));
                // A state has one row under an instrument.
                let open = open.filter(|instrument| rows.iter().all(|row| row.instrument_id != instrument.id));
                let led = open.map(|one| (Row::Unseen(Kind::Ratification, Some(("instrument", one.id))), 1)).collect();
                (seen(Kind::Ratification, rows.iter().map(|row| row.id).collect()), led)
            }
        }
    }

    fn table(&self, instrument: i32) -> Option<Assessment> {
        self.0.ratification_tables.iter().find(|row| row.instrument_id == instrument).map(|row| row.assessment)
    }

    fn is_gone_through(&self, instrument: i32) -> bool {
        let row = self.0.instruments.iter().find(|row| row.id == instrument).unwrap();
        match self.table(instrument) {
            Some(assessment) => assessment == Assessment::Complete,
            None => row.kind == InstrumentKind::Directive,
        }
    }

    /// How many members of a network are missing on a day; nothing where that is not known.
    fn missing_members(&self, network: i32, day: Option<&str>) -> Option<i64> {
        // All sizes were reported between the two days.
        let size =
            self.0.reported_sizes.iter().find(|row| row.network_id == network).filter(|_| day == Some(DAYS[1]))?;
        let known = self.0.memberships.iter().filter(|row| row.network_id == network).count() as i64;
        Some((i64::from(size.count) - known).max(0))
    }
}

fn far(row: Row, name: &str) -> Kind {
    let (Row::Seen(kind, _) | Row::Unseen(kind, _)) = row;
    kind.ones().iter().find(|(one, ..)| *one == name).unwrap().1
}

/// The words of axes that are asked for.
pub(super) const AXES: [Axis; 2] = [Axis::Prevention, Axis::Protection];
