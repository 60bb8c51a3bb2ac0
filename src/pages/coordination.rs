//! The page of the coordination plan: what runs side by side without a tie, and what nobody does, as one ranked list.

use crate::{
    analysis::{
        coordination::{self, Need, Reason},
        overlap::OverlapError,
    },
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, network::Network, period::Dated},
    pages::{
        address,
        entity_page::description::{Value, count, lower},
        frame::Frame,
    },
    snapshot::Snapshot,
};
use askama::Template;
use entity::{network, partial_date::PartialDate, vocabulary::Vocabulary};
use serde_json::json;

/// How many entries stand on one page.
const PAGE: usize = 40;

/// How many actions of an entry are named; the question behind it gives all.
const ACTIONS: usize = 8;

const OF_GRAPH: &str = "# The coordination plan: dualities and gaps, those with most actions behind them first.
query CoordinationPlan($day: PartialDate) {
  coordinationPlan(activeOn: $day, first: 50) {
    totalCount
    nodes { rank kind weight agencies { label } work { axis type crime actions { title owner { label } } } }
  }
}
";

const OF_NETWORK: &str =
    "# The coordination plan of a network: gaps among its members, and dualities with agencies outside.
query CoordinationPlan($slug: String!, $day: PartialDate) {
  network(slug: $slug) {
    coordinationPlan(activeOn: $day, first: 50) {
      totalCount
      nodes { rank kind weight agencies { label } work { axis type crime actions { title owner { label } } } }
    }
  }
}
";

/// Whose plan is asked for, and which page of it.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The slug of a network; none: of the whole graph.
    pub network: Option<String>,
    /// The day; none: that of the frame.
    pub day: Option<PartialDate>,
    /// Which page, from 1 on.
    pub page: usize,
}

impl Wanted {
    /// Where it is shown.
    pub fn address(&self) -> String {
        let mut parameters: Vec<(&str, String)> = self.network.iter().map(|slug| ("network", slug.clone())).collect();
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

/// The page of the coordination plan.
#[derive(Template)]
#[template(path = "coordination.html")]
pub struct CoordinationPage {
    frame: Frame,
    title: String,
    /// The day that was asked for; empty where none was.
    asked_day: String,
    networks: Vec<Choice>,
    refused: Option<String>,
    dualities: usize,
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
    kind: &'static str,
    agencies: Vec<Value>,
    work: Vec<String>,
    actions: Vec<Value>,
    more: usize,
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
        let plan = match network {
            Some(network) => coordination::of_network(network, frame.day, budget),
            None => coordination::of_graph(graph, frame.day, budget),
        };
        let (plan, refused) = match plan {
            Ok(plan) => (plan, None),
            Err(OverlapError::TooManyPairs(refused)) => (Vec::new(), Some(refused.to_string())),
            Err(OverlapError::Stopped(stopped)) => return Err(stopped),
        };
        let pages = plan.len().div_ceil(PAGE).max(1);
        let page = wanted.page.clamp(1, pages);
        let on = |page: usize| Wanted { page, ..wanted.clone() }.address();
        let dualities = plan.iter().filter(|need| matches!(need.reason, Reason::Duality(_))).count();
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
                Some(network) => format!("Coordination plan of {}", network.label()),
                None => "Coordination plan".to_owned(),
            },
            asked_day: wanted.day.map(|day| day.to_string()).unwrap_or_default(),
            networks,
            refused,
            dualities,
            gaps: plan.len() - dualities,
            entries: plan.iter().skip((page - 1) * PAGE).take(PAGE).map(entry).collect(),
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

fn entry(need: &Need<'_>) -> Entry {
    let mut actions: Vec<AnyNode<'_>> = Vec::new();
    for action in need.work.iter().flat_map(|work| &work.actions) {
        // An action about both crimes is work of two kinds, and one fact.
        if !actions.contains(&action.any()) {
            actions.push(action.any());
        }
    }
    let (kind, partly, not_assessed) = match &need.reason {
        Reason::Duality(_) => ("Duality", Vec::new(), 0),
        Reason::Gap(coverage) => {
            let partly = coverage.partly_assessed.iter().map(|agency| Value::link(agency.any())).collect();
            ("Gap", partly, coverage.not_assessed.len())
        }
    };
    let work = need.work.iter().map(|work| {
        let activity = work.activity;
        format!("{} ({}, {})", activity.r#type.label(), lower(activity.axis), lower(activity.crime))
    });
    Entry {
        rank: need.rank,
        kind,
        agencies: need.agencies.iter().map(|agency| Value::link(agency.any())).collect(),
        work: work.collect(),
        more: actions.len().saturating_sub(ACTIONS),
        actions: actions.into_iter().take(ACTIONS).map(action).collect(),
        weight: count(need.weight, "action", "actions"),
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
