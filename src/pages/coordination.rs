//! The page of the coordination plan: the same work with no tie on record, and what nobody does, as one ranked list.

use crate::{
    analysis::{
        activity::{Activity, crimes},
        coordination::Reason,
        standing::{self, PlanError},
    },
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, network::Network, period::Dated},
    language::{voice::Voice, words::Spoken},
    pages::{
        address,
        entity_page::{
            called,
            description::{Value, lower_in},
        },
        frame::Frame,
        listed::Listed,
    },
    snapshot::Snapshot,
};
use askama::Template;
use entity::{
    kind::Kind,
    network,
    partial_date::PartialDate,
    vocabulary::{ActionType, Assessment, Axis, CoordinationKind, Crime, Vocabulary},
};
use serde_json::{Map, json};
use std::collections::HashMap;

/// How many entries stand on one page, each with the facts behind it.
const PAGE: usize = 40;

/// How many rows a table of gaps has on one page.
const ROWS: usize = 200;

/// How many actions of an entry are named; the question behind it gives all.
const ACTIONS: usize = 8;

const OF_GRAPH: &str = "# The coordination plan: the same work with no tie on record, and gaps, the most telling first.
query CoordinationPlan($day: PartialDate, $where: CoordinationNeedFilter) {
  coordinationPlan(activeOn: $day, where: $where, first: 40) {
    totalCount
    nodes {
      rank rankLow rankHigh stability kind score
      agencies { label }
      overlap { specificity lift }
      work { axis type crime actions { title owner { label } } }
    }
  }
}
";

const OF_NETWORK: &str =
    "# The coordination plan of a network: gaps, and the same work with no tie on record among members and with others.
query CoordinationPlan($slug: String!, $day: PartialDate, $where: CoordinationNeedFilter) {
  network(slug: $slug) {
    coordinationPlan(activeOn: $day, where: $where, first: 40) {
      totalCount
      nodes {
        rank rankLow rankHigh stability kind amongMembers score
        agencies { label }
        overlap { specificity lift }
        work { axis type crime actions { title owner { label } } }
      }
    }
  }
}
";

/// Whose plan is asked for, and which page of it.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The slug of a network; none: of the whole graph.
    pub network: Option<String>,
    /// Of what kind the entries are; none: of either.
    pub kind: Option<CoordinationKind>,
    /// What the work serves.
    pub axis: Option<Axis>,
    /// What is done.
    pub r#type: Option<ActionType>,
    /// The crime that the work is against; both is either.
    pub crime: Option<Crime>,
    /// The slug of an agency that is one of the two, or could be asked.
    pub agency: Option<String>,
    /// The day; none: that of the frame.
    pub day: Option<PartialDate>,
    /// Which page, from 1 on.
    pub page: usize,
}

impl Wanted {
    /// All entries of a kind.
    pub fn of(kind: CoordinationKind) -> Self {
        Wanted { kind: Some(kind), ..Wanted::default() }
    }

    /// Its parameters, each as it stands in an address.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        fn word<V: Vocabulary>(word: Option<V>) -> Option<String> {
            word.map(|word| word.word().to_owned())
        }
        let all = [
            ("network", self.network.clone()),
            ("kind", word(self.kind)),
            ("axis", word(self.axis)),
            ("type", word(self.r#type)),
            ("crime", word(self.crime)),
            ("agency", self.agency.clone()),
            ("activeOn", self.day.map(|day| day.to_string())),
            ("page", (self.page > 1).then(|| self.page.to_string())),
        ];
        all.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// Where it is shown, or, with an ending such as `.csv`, where it is downloaded from.
    pub fn address(&self, ending: &str) -> String {
        let path = format!("/coordination{ending}");
        let parameters = self.parameters();
        if parameters.is_empty() {
            return path;
        }
        let query =
            serde_urlencoded::to_string(parameters).expect("pairs of texts can always be written in an address");
        format!("{path}?{query}")
    }

    /// The whole of what is asked for, from its first page on.
    pub fn from_the_beginning(&self) -> Self {
        Wanted { page: 1, ..self.clone() }
    }

    /// What entries must meet in GraphQL to be of the kind that is asked for and about what is asked for.
    fn condition(&self) -> serde_json::Value {
        let mut work = Map::new();
        work.extend(self.axis.map(|axis| ("axis".to_owned(), json!({ "eq": axis.name() }))));
        work.extend(self.r#type.map(|r#type| ("type".to_owned(), json!({ "eq": r#type.name() }))));
        let names = |crime: Crime| crimes(crime).iter().map(|crime| crime.name()).collect::<Vec<_>>();
        work.extend(self.crime.map(|crime| ("crime".to_owned(), json!({ "in": names(crime) }))));
        let mut condition = Map::new();
        condition.extend(self.kind.map(|kind| ("kind".to_owned(), json!({ "eq": kind.name() }))));
        if !work.is_empty() {
            condition.insert("work".to_owned(), json!({ "some": work }));
        }
        let agency = |slug| ("agencies".to_owned(), json!({ "some": { "slug": { "eq": slug } } }));
        condition.extend(self.agency.as_ref().map(agency));
        condition.into()
    }

    /// Whether an entry is about what is asked for, of whichever kind it is.
    fn is_about(&self, entry: &standing::Entry<'_>) -> bool {
        let crimes = self.crime.map(crimes);
        let work = entry.need.work.iter().any(|work| {
            let Activity { axis, r#type, crime } = work.activity;
            self.axis.is_none_or(|asked| asked == axis)
                && self.r#type.is_none_or(|asked| asked == r#type)
                && crimes.is_none_or(|asked| asked.contains(&crime))
        });
        let agency = |slug: &String| entry.need.agencies.iter().any(|agency| agency.row().slug == *slug);
        work && self.agency.as_ref().is_none_or(agency)
    }
}

/// The entries of a plan that are asked for.
pub struct Chosen<'g> {
    /// The network whose plan it is.
    pub network: Option<Network<'g>>,
    /// The entries, of the kind that is asked for.
    pub entries: Vec<standing::Entry<'g>>,
    /// How many of them, of whichever kind, are the same work with no tie on record.
    pub without_tie: usize,
    /// How many are gaps.
    pub gaps: usize,
    /// Why there is no plan.
    pub refused: Option<String>,
}

impl<'g> Chosen<'g> {
    /// Those that are asked for; nothing where no such network is known.
    pub fn new(
        snapshot: &'g Snapshot,
        wanted: &Wanted,
        day: PartialDate,
        budget: &Budget,
    ) -> Result<Option<Self>, Stopped> {
        let find = |slug: &String| snapshot.graph.by_slug::<network::Model>(slug);
        let network = wanted.network.as_ref().map(find);
        if network.is_some_and(|network| network.is_none()) {
            return Ok(None);
        }
        let network = network.flatten();
        let (plan, refused) = match snapshot.coordination_plan(network, day, budget) {
            Ok(plan) => (plan, None),
            Err(PlanError::Stopped(stopped)) => return Err(stopped),
            Err(refused) => (Vec::new(), Some(refused.to_string())),
        };
        let about = budget.filter(plan, |entry| wanted.is_about(entry))?;
        let all = about.len();
        let without_tie = about.iter().filter(|entry| kind(entry) == CoordinationKind::Duality).count();
        let entries = budget.filter(about, |entry| wanted.kind.is_none_or(|asked| kind(entry) == asked))?;
        Ok(Some(Chosen { network, entries, without_tie, gaps: all - without_tie, refused }))
    }
}

/// The page of the coordination plan.
#[derive(Template)]
#[template(path = "coordination.html")]
pub struct CoordinationPage {
    frame: Frame,
    title: String,
    /// The day that was asked for; empty where none was.
    asked_day: String,
    networks: Vec<Choice>,
    kinds: Vec<Choice>,
    axes: Vec<Choice>,
    crimes: Vec<Choice>,
    /// What else it is narrowed to: the name in addresses, the value, how it is said, and the plan without it.
    narrowed: Vec<(&'static str, String, String, String)>,
    refused: Option<String>,
    /// How many pairs and gaps there are, and where these alone stand.
    without_tie: Value,
    gaps: Value,
    /// What the pairs rest on that is not recorded; nothing where there are none.
    rests: Option<String>,
    /// Of gaps alone: one a row.
    table: Option<Vec<Gap>>,
    entries: Vec<Entry>,
    downloads: [(&'static str, String); 2],
    previous: Option<String>,
    next: Option<String>,
    question: String,
}

struct Choice {
    slug: String,
    label: String,
    /// The attribute that says in which language it is, where that is not the language of the page.
    language: &'static str,
    chosen: bool,
}

struct Entry {
    rank: usize,
    is_gap: bool,
    kind: &'static str,
    agencies: Vec<Value>,
    work: Vec<String>,
    actions: Vec<Value>,
    more: usize,
    score: String,
    /// From which place to which it stands in nineteen of twenty resamples, and in how many of a hundred among the first.
    places: String,
    stability: u32,
    weight: Value,
    undated: usize,
    partly: Option<Value>,
    not_assessed: Option<Value>,
}

/// A gap as a row of a table.
struct Gap {
    rank: usize,
    places: String,
    axis: String,
    work: String,
    crime: String,
    /// Who does it elsewhere.
    agencies: Vec<Value>,
    /// What is done elsewhere, or was.
    actions: Value,
    is_done: bool,
    partly: Option<Value>,
    not_assessed: Option<Value>,
}

impl CoordinationPage {
    /// A page of a plan; nothing where no such network is known.
    pub fn new(snapshot: &Snapshot, wanted: &Wanted, frame: Frame, budget: &Budget) -> Result<Option<Self>, Stopped> {
        let frame = Frame { day: wanted.day.unwrap_or(frame.day), ..frame };
        let Some(chosen) = Chosen::new(snapshot, wanted, frame.day, budget)? else { return Ok(None) };
        let is_table = wanted.kind == Some(CoordinationKind::Gap);
        let size = if is_table { ROWS } else { PAGE };
        let pages = chosen.entries.len().div_ceil(size).max(1);
        let page = wanted.page.clamp(1, pages);
        let on = |page: usize| Wanted { page, ..wanted.clone() }.address("");
        let of_kind = |kind| Wanted { kind: Some(kind), ..wanted.from_the_beginning() }.address("");
        let day = frame.day.to_string();
        let shown = || chosen.entries.iter().skip((page - 1) * size).take(size);
        let concerned = Concerned { network: wanted.network.as_deref(), frame: &frame };
        Ok(Some(CoordinationPage {
            title: title(wanted.kind, chosen.network, &frame),
            asked_day: wanted.day.map(|day| day.to_string()).unwrap_or_default(),
            networks: networks(snapshot, chosen.network, (frame.day, Voice(frame.language)), budget)?,
            kinds: choices(wanted.kind, |kind| title(Some(kind), None, &frame)),
            axes: choices(wanted.axis, |axis| axis.label_in(frame.language)),
            crimes: choices(wanted.crime, |crime| crime.label_in(frame.language)),
            narrowed: narrowed(wanted, &frame),
            without_tie: counted(&frame, "coordination-pairs", chosen.without_tie, of_kind(CoordinationKind::Duality)),
            gaps: counted(&frame, "coordination-gaps", chosen.gaps, of_kind(CoordinationKind::Gap)),
            rests: rests(&chosen.entries, &frame, budget)?,
            table: is_table.then(|| shown().filter_map(|entry| concerned.gap(entry)).collect()),
            entries: if is_table { Vec::new() } else { shown().map(|one| concerned.entry(one)).collect() },
            downloads: [".csv", ".json"].map(|ending| (ending, wanted.from_the_beginning().address(ending))),
            previous: (page > 1).then(|| on(page - 1)),
            next: (page < pages).then(|| on(page + 1)),
            question: match chosen.network {
                Some(network) => {
                    let variables = json!({ "slug": network.row().slug, "day": day, "where": wanted.condition() });
                    address::of_question(OF_NETWORK, &variables)
                }
                None => address::of_question(OF_GRAPH, &json!({ "day": day, "where": wanted.condition() })),
            },
            refused: chosen.refused,
            frame,
        }))
    }
}

fn title(kind: Option<CoordinationKind>, network: Option<Network<'_>>, frame: &Frame) -> String {
    match (kind, network) {
        (None, None) => frame.text("coordination-title").to_owned(),
        (None, Some(network)) => {
            frame.say("coordination-title-of").with("network", called(network.any(), Voice(frame.language))).to_string()
        }
        (Some(CoordinationKind::Duality), None) => frame.text("coordination-duality").to_owned(),
        (Some(CoordinationKind::Duality), Some(network)) => frame
            .say("coordination-duality-of")
            .with("network", called(network.any(), Voice(frame.language)))
            .to_string(),
        (Some(CoordinationKind::Gap), None) => frame.text("coordination-gaps-title").to_owned(),
        (Some(CoordinationKind::Gap), Some(network)) => {
            frame.say("coordination-gaps-of").with("network", called(network.any(), Voice(frame.language))).to_string()
        }
    }
}

/// That no tie of two agencies is on record, and what else they do, rests on how far they were reviewed.
fn rests(entries: &[standing::Entry<'_>], frame: &Frame, budget: &Budget) -> Result<Option<String>, Stopped> {
    let pairs = budget.filter(entries, |entry| kind(entry) == CoordinationKind::Duality)?;
    let agencies: HashMap<&str, Assessment> = pairs
        .into_iter()
        .flat_map(|pair| &pair.need.agencies)
        .map(|agency| (agency.key(), agency.assessment))
        .collect();
    let incomplete = agencies.values().filter(|assessment| **assessment != Assessment::Complete).count();
    let said = frame.say("coordination-rests").with("agencies", agencies.len()).with("incomplete", incomplete);
    Ok((!agencies.is_empty()).then(|| said.to_string()))
}

/// A number that leads to what it counts.
fn counted(frame: &Frame, name: &'static str, count: usize, address: String) -> Value {
    Value { address: Some(address), ..Value::from(frame.say(name).with("count", count).to_string()) }
}

fn networks(
    snapshot: &Snapshot,
    chosen: Option<Network<'_>>,
    (day, voice): (PartialDate, Voice),
    budget: &Budget,
) -> Result<Vec<Choice>, Stopped> {
    let mut networks: Vec<Choice> = budget
        .filter(snapshot.graph.networks(), |network| network.active_on(day))?
        .into_iter()
        .map(|network| {
            let Value { text, language, .. } = Value::named(network.any(), voice);
            Choice { slug: network.slug.clone(), label: text, language, chosen: chosen == Some(network) }
        })
        .collect();
    budget.steps(networks.len())?;
    networks.sort_by_cached_key(|choice| entity::fold::fold(&choice.label));
    Ok(networks)
}

fn choices<V: Vocabulary>(chosen: Option<V>, label: impl Fn(V) -> String) -> Vec<Choice> {
    let choice = |word: &V| Choice {
        slug: word.word().to_owned(),
        label: label(*word),
        language: "",
        chosen: chosen == Some(*word),
    };
    V::ALL.iter().map(choice).collect()
}

/// What the form does not offer, because links alone lead to it.
fn narrowed(wanted: &Wanted, frame: &Frame) -> Vec<(&'static str, String, String, String)> {
    let all = wanted.from_the_beginning();
    let of_type = wanted.r#type.map(|word| {
        let without = Wanted { r#type: None, ..all.clone() };
        let text = frame.say("coordination-only-work").with("work", word.label_in(frame.language)).to_string();
        ("type", word.word().to_owned(), text, without.address(""))
    });
    let of_agency = wanted.agency.clone().map(|slug| {
        let without = Wanted { agency: None, ..all.clone() };
        let text = frame.say("coordination-only-agency").with("agency", &slug).to_string();
        ("agency", slug, text, without.address(""))
    });
    of_type.into_iter().chain(of_agency).collect()
}

/// Of what kind an entry is.
pub fn kind(entry: &standing::Entry<'_>) -> CoordinationKind {
    match entry.need.reason {
        Reason::Duality(_) => CoordinationKind::Duality,
        Reason::Gap(_) => CoordinationKind::Gap,
    }
}

/// What readers are told.
fn named(kind: CoordinationKind, frame: &Frame) -> &'static str {
    match kind {
        CoordinationKind::Duality => frame.text("coordination-duality"),
        CoordinationKind::Gap => frame.text("coordination-gap"),
    }
}

/// Among whom an entry was found, and how it is said.
struct Concerned<'w> {
    network: Option<&'w str>,
    frame: &'w Frame,
}

impl Concerned<'_> {
    fn entry(&self, entry: &standing::Entry<'_>) -> Entry {
        let (need, standing, frame) = (&entry.need, entry.standing, self.frame);
        let mut actions: Vec<AnyNode<'_>> = Vec::new();
        for action in need.work.iter().flat_map(|work| &work.actions) {
            // An action about both crimes is work of two kinds, and one fact.
            if !actions.contains(&action.any()) {
                actions.push(action.any());
            }
        }
        let gap = self.gap(entry);
        let work = need.work.iter().map(|work| {
            let activity = work.activity;
            let (axis, crime) = (lower_in(activity.axis, frame.language), lower_in(activity.crime, frame.language));
            format!("{} ({axis}, {crime})", activity.r#type.label_in(frame.language))
        });
        Entry {
            rank: need.rank,
            is_gap: gap.is_some(),
            kind: match need.among_members {
                true => frame.text("coordination-among-members"),
                false => named(kind(entry), frame),
            },
            agencies: need.agencies.iter().map(|agency| Value::named(agency.any(), Voice(frame.language))).collect(),
            work: work.collect(),
            more: actions.len().saturating_sub(ACTIONS),
            weight: match &gap {
                Some(gap) => gap.actions.clone(),
                None => self.weight(need.weight, of_some(Kind::Action, &actions)),
            },
            actions: actions.into_iter().take(ACTIONS).map(|one| action(one, Voice(frame.language))).collect(),
            score: format!("{:.1}", need.score),
            places: self.places(standing),
            stability: (100.0 * standing.stability()).round() as u32,
            undated: need.undated,
            partly: gap.as_ref().and_then(|gap| gap.partly.clone()),
            not_assessed: gap.and_then(|gap| gap.not_assessed),
        }
    }

    /// A gap with what each of its numbers counts; nothing of the same work.
    fn gap(&self, entry: &standing::Entry<'_>) -> Option<Gap> {
        let (need, language, day) = (&entry.need, self.frame.language, self.frame.day);
        let Reason::Gap(coverage) = &need.reason else { return None };
        let Activity { axis, r#type, crime } = coverage.activity;
        let work = Listed::all(Kind::Action).word("axis", axis).word("type", r#type).about("crime", Some(crime));
        let is_done = need.work.iter().flat_map(|work| &work.actions).any(|action| action.active_on(day));
        let work = if is_done { work.on(day) } else { work };
        Some(Gap {
            rank: need.rank,
            places: self.places(entry.standing),
            axis: axis.label_in(language),
            work: r#type.label_in(language),
            crime: crime.label_in(language),
            agencies: need.agencies.iter().map(|agency| Value::named(agency.any(), Voice(language))).collect(),
            actions: self.weight(need.weight, work),
            is_done,
            partly: self.assessed(coverage.partly_assessed.len(), Assessment::Partial),
            not_assessed: self.assessed(coverage.not_assessed.len(), Assessment::None),
        })
    }

    /// How many of those concerned were reviewed so far: of a gap, all of them, because none of them does it.
    fn assessed(&self, number: usize, assessment: Assessment) -> Option<Value> {
        let day = self.frame.day;
        let list = Listed::all(Kind::Agency).members(self.network, day).word("assessment", assessment).on(day);
        let value = || Value { address: Some(list.address()), ..Value::from(number.to_string()) };
        (number > 0).then(value)
    }

    fn weight(&self, actions: usize, list: Listed) -> Value {
        counted(self.frame, "coordination-weight", actions, list.address())
    }

    fn places(&self, standing: standing::Standing) -> String {
        let (low, high) = (standing.rank_low, standing.rank_high);
        match low == high {
            true => low.to_string(),
            false => self.frame.say("coordination-from-to").with("low", low).with("high", high).to_string(),
        }
    }
}

/// Facts that no condition alone tells from others.
fn of_some(kind: Kind, nodes: &[AnyNode<'_>]) -> Listed {
    nodes.iter().filter_map(|node| node.slug()).fold(Listed::all(kind), |list, slug| list.with("slug", slug))
}

/// An action with whose it is, which leads to it.
fn action(node: AnyNode<'_>, voice: Voice) -> Value {
    let owner = node.owner().map(|owner| format!("{}: ", called(owner, voice))).unwrap_or_default();
    Value { text: format!("{owner}{}", called(node, voice)), ..Value::named(node, voice) }
}
