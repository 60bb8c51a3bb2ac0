//! The page of the coordination plan: the same work with no tie on record, and what nobody does, as one ranked list.

use crate::{
    analysis::{
        coordination::Reason,
        standing::{self, PlanError},
    },
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, network::Network, period::Dated},
    language::words::Spoken,
    pages::{
        address,
        entity_page::description::{Value, lower_in},
        frame::Frame,
    },
    snapshot::Snapshot,
};
use askama::Template;
use entity::{
    network,
    partial_date::PartialDate,
    vocabulary::{CoordinationKind, Vocabulary},
};
use serde_json::json;

/// How many entries stand on one page.
const PAGE: usize = 40;

/// How many actions of an entry are named; the question behind it gives all.
const ACTIONS: usize = 8;

const OF_GRAPH: &str = "# The coordination plan: the same work with no tie on record, and gaps, the most telling first.
query CoordinationPlan($day: PartialDate) {
  coordinationPlan(activeOn: $day, first: 40) {
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
query CoordinationPlan($slug: String!, $day: PartialDate) {
  network(slug: $slug) {
    coordinationPlan(activeOn: $day, first: 40) {
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
    /// The day; none: that of the frame.
    pub day: Option<PartialDate>,
    /// Which page, from 1 on.
    pub page: usize,
}

impl Wanted {
    /// Where it is shown.
    pub fn address(&self) -> String {
        let mut parameters: Vec<(&str, String)> = self.network.iter().map(|slug| ("network", slug.clone())).collect();
        parameters.extend(self.kind.map(|kind| ("kind", kind.word().to_owned())));
        parameters.extend(self.day.map(|day| ("activeOn", day.to_string())));
        if self.page > 1 {
            parameters.push(("page", self.page.to_string()));
        }
        if parameters.is_empty() {
            return "/coordination".to_owned();
        }
        let query =
            serde_urlencoded::to_string(parameters).expect("pairs of texts can always be written in an address");
        format!("/coordination?{query}")
    }
}

/// The kind that a word of an address names.
pub fn kind_of(word: &str) -> Option<CoordinationKind> {
    CoordinationKind::from_word(&word.to_lowercase())
}

/// The words of kinds.
pub fn kinds() -> Vec<&'static str> {
    CoordinationKind::ALL.iter().map(|kind| kind.word()).collect()
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
    refused: Option<String>,
    without_tie: usize,
    gaps: usize,
    entries: Vec<Entry>,
    previous: Option<String>,
    next: Option<String>,
    question: String,
}

struct Choice {
    slug: String,
    label: String,
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
    weight: String,
    undated: usize,
    partly: Vec<Value>,
    not_assessed: usize,
}

impl CoordinationPage {
    /// A page of a plan; nothing where no such network is known.
    pub fn new(snapshot: &Snapshot, wanted: &Wanted, frame: Frame, budget: &Budget) -> Result<Option<Self>, Stopped> {
        let frame = Frame { day: wanted.day.unwrap_or(frame.day), ..frame };
        let graph = &snapshot.graph;
        let network: Option<Network<'_>> = match &wanted.network {
            Some(slug) => match graph.by_slug::<network::Model>(slug) {
                Some(network) => Some(network),
                None => return Ok(None),
            },
            None => None,
        };
        let (plan, refused) = match snapshot.coordination_plan(network, frame.day, budget) {
            Ok(plan) => (plan, None),
            Err(PlanError::Stopped(stopped)) => return Err(stopped),
            Err(refused) => (Vec::new(), Some(refused.to_string())),
        };
        let all = plan.len();
        let without_tie = plan.iter().filter(|entry| kind(entry) == CoordinationKind::Duality).count();
        let plan = budget.filter(plan, |entry| wanted.kind.is_none_or(|asked| kind(entry) == asked))?;
        let pages = plan.len().div_ceil(PAGE).max(1);
        let page = wanted.page.clamp(1, pages);
        let on = |page: usize| Wanted { page, ..wanted.clone() }.address();
        let day = frame.day.to_string();
        let mut networks: Vec<Choice> = budget
            .filter(graph.networks(), |other| other.active_on(frame.day))?
            .into_iter()
            .map(|other| Choice {
                slug: other.slug.clone(),
                label: other.label().into_owned(),
                chosen: network == Some(other),
            })
            .collect();
        budget.steps(networks.len())?;
        networks.sort_by_cached_key(|choice| entity::fold::fold(&choice.label));
        Ok(Some(CoordinationPage {
            title: match network {
                Some(network) => frame.say("coordination-title-of").with("network", network.label()).to_string(),
                None => frame.text("coordination-title").to_owned(),
            },
            asked_day: wanted.day.map(|day| day.to_string()).unwrap_or_default(),
            networks,
            kinds: CoordinationKind::ALL
                .iter()
                .map(|kind| Choice {
                    slug: kind.word().to_owned(),
                    label: named(*kind, &frame).to_owned(),
                    chosen: wanted.kind == Some(*kind),
                })
                .collect(),
            refused,
            without_tie,
            gaps: all - without_tie,
            entries: plan.iter().skip((page - 1) * PAGE).take(PAGE).map(|one| entry(one, &frame)).collect(),
            previous: (page > 1).then(|| on(page - 1)),
            next: (page < pages).then(|| on(page + 1)),
            question: match network {
                Some(network) => address::of_question(OF_NETWORK, &json!({ "slug": network.row().slug, "day": day })),
                None => address::of_question(OF_GRAPH, &json!({ "day": day })),
            },
            frame,
        }))
    }
}

fn kind(entry: &standing::Entry<'_>) -> CoordinationKind {
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

fn entry(entry: &standing::Entry<'_>, frame: &Frame) -> Entry {
    let (need, standing) = (&entry.need, entry.standing);
    let mut actions: Vec<AnyNode<'_>> = Vec::new();
    for action in need.work.iter().flat_map(|work| &work.actions) {
        // An action about both crimes is work of two kinds, and one fact.
        if !actions.contains(&action.any()) {
            actions.push(action.any());
        }
    }
    let (is_gap, partly, not_assessed) = match &need.reason {
        Reason::Duality(_) => (false, Vec::new(), 0),
        Reason::Gap(coverage) => {
            let partly = coverage.partly_assessed.iter().map(|agency| Value::link(agency.any())).collect();
            (true, partly, coverage.not_assessed.len())
        }
    };
    let work = need.work.iter().map(|work| {
        let activity = work.activity;
        let (axis, crime) = (lower_in(activity.axis, frame.language), lower_in(activity.crime, frame.language));
        format!("{} ({axis}, {crime})", activity.r#type.label_in(frame.language))
    });
    Entry {
        rank: need.rank,
        is_gap,
        kind: match need.among_members {
            true => frame.text("coordination-among-members"),
            false => named(kind(entry), frame),
        },
        agencies: need.agencies.iter().map(|agency| Value::link(agency.any())).collect(),
        work: work.collect(),
        more: actions.len().saturating_sub(ACTIONS),
        actions: actions.into_iter().take(ACTIONS).map(action).collect(),
        score: format!("{:.1}", need.score),
        places: match standing.rank_low == standing.rank_high {
            true => standing.rank_low.to_string(),
            false => frame
                .say("coordination-from-to")
                .with("low", standing.rank_low)
                .with("high", standing.rank_high)
                .to_string(),
        },
        stability: (100.0 * standing.stability()).round() as u32,
        weight: frame.say("coordination-weight").with("count", need.weight).to_string(),
        undated: need.undated,
        partly,
        not_assessed,
    }
}

/// An action with whose it is, which leads to it.
fn action(node: AnyNode<'_>) -> Value {
    let owner = node.owner().map(|owner| format!("{}: ", owner.label())).unwrap_or_default();
    Value { text: format!("{owner}{}", node.label()), ..Value::link(node) }
}
