//! The page of a comparison: what can be chosen, what was, side by side, and who alone has what.

use crate::{
    analysis::activity,
    budget::{Budget, Stopped},
    compare::{
        agencies, instruments, networks, provisions, question,
        side_by_side::{Entry, Group, SideBySide},
        wanted::{self, KINDS, LEAST, MOST, Wanted},
    },
    graph::{any_node::AnyNode, graph::Graph, instrument::Instrument, membership::Membership},
    language::{voice::Voice, words},
    lists::download::Format,
    pages::{address, entity_page::description::Value, frame::Frame},
    snapshot::Snapshot,
};
use askama::Template;
use entity::{
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{MeasureType, Scope, Vocabulary},
};
use std::collections::BTreeSet;

/// How many things are offered to be laid beside the one that was chosen.
const OFFERED: usize = 8;

/// The page of a comparison.
#[derive(Template)]
#[template(path = "compare.html")]
pub struct ComparePage {
    frame: Frame,
    title: String,
    forms: Vec<Form>,
    types: Vec<Choice>,
    scopes: Vec<Choice>,
    offered: Vec<(Value, String)>,
    chosen_alone: Option<Value>,
    beside: Option<SideBySide>,
    alone: Vec<Alone>,
    downloads: Vec<(&'static str, String)>,
    question: Option<String>,
    through_supplements: bool,
}

/// What can be chosen of one kind.
struct Form {
    kind: &'static str,
    name: String,
    kinds: &'static str,
    is_asked: bool,
    selects: Vec<Vec<Choice>>,
    day: Option<String>,
}

struct Choice {
    value: String,
    label: String,
    /// The attribute that says in which language it is, where that is not the language of the page.
    language: &'static str,
    chosen: bool,
}

/// What only one thing has, each with its place in the page.
struct Alone {
    heading: String,
    rows: Vec<(String, String)>,
}

/// What is asked for, side by side; nothing where there is not enough.
pub fn beside(
    wanted: &Wanted,
    snapshot: &Snapshot,
    (day, voice): (PartialDate, Voice),
    budget: &Budget,
) -> Result<Option<SideBySide>, Stopped> {
    budget.look()?;
    let graph = &snapshot.graph;
    let nodes = wanted.nodes(graph);
    if !wanted.is_enough() || nodes.len() != wanted.slugs().len() {
        return Ok(None);
    }
    Ok(Some(match wanted {
        Wanted::Nothing => return Ok(None),
        Wanted::Instruments { through_supplements, r#type, .. } => {
            instruments::side_by_side(&wanted::instruments(&nodes), *through_supplements, *r#type, voice, budget)?
        }
        Wanted::Provisions { r#type, scopes } => provisions::side_by_side(graph, *r#type, scopes, voice, budget)?,
        Wanted::Agencies { .. } => agencies::side_by_side(&wanted::agencies(&nodes), (day, voice), budget)?,
        Wanted::Networks { .. } => networks::side_by_side(&wanted::networks(&nodes), (day, voice), budget)?,
    }))
}

impl ComparePage {
    /// The page of what is asked for.
    pub fn new(wanted: &Wanted, snapshot: &Snapshot, frame: Frame, budget: &Budget) -> Result<Self, Stopped> {
        let graph = &snapshot.graph;
        let voice = Voice(frame.language);
        let beside = beside(wanted, snapshot, (frame.day, voice), budget)?;
        let title = match &beside {
            Some(beside) => beside.title.clone(),
            None => voice.text("compare-title").to_owned(),
        };
        let downloads = Format::ALL.map(|format| (format.ending(), wanted.address(format.ending())));
        let chosen = wanted.nodes(graph).first().copied().filter(|_| beside.is_none());
        let r#type = match wanted {
            Wanted::Instruments { r#type, .. } => *r#type,
            Wanted::Provisions { r#type, .. } => Some(*r#type),
            Wanted::Nothing | Wanted::Agencies { .. } | Wanted::Networks { .. } => None,
        };
        let scopes: &[Scope] = match wanted {
            Wanted::Provisions { scopes, .. } => scopes,
            _ => Scope::ALL,
        };
        let mut forms = Vec::new();
        for kind in KINDS {
            forms.push(form(kind, wanted, voice, graph, budget)?);
        }
        // What was asked for stands first.
        forms.sort_by_key(|form| !form.is_asked);
        Ok(ComparePage {
            title,
            forms,
            types: types(r#type, voice),
            scopes: Scope::ALL.iter().map(|word| choice(*word, scopes.contains(word), voice)).collect(),
            offered: match chosen {
                Some(node) => offered(wanted, node, (frame.day, voice), budget)?,
                None => Vec::new(),
            },
            chosen_alone: chosen.map(|node| Value::named(node, voice)),
            alone: beside.as_ref().map(|beside| alone(beside, voice)).unwrap_or_default(),
            downloads: if beside.is_some() { downloads.to_vec() } else { Vec::new() },
            question: question::address(wanted, frame.day).filter(|_| beside.is_some()),
            beside,
            through_supplements: matches!(wanted, Wanted::Instruments { through_supplements: true, .. }),
            frame,
        })
    }

    /// Whether there is something side by side.
    fn is_chosen(&self) -> bool {
        self.beside.is_some()
    }

    /// Whether it is one of the many comparisons, which search engines need not keep.
    fn is_narrowed(&self) -> bool {
        self.is_chosen() || self.chosen_alone.is_some()
    }

    /// What else is said of an entry in its line; its provision stands in its name.
    fn said<'e>(&self, entry: &'e Entry) -> Vec<String> {
        let said = |(name, text): &'e (&'static str, String)| match *name {
            "provision" if entry.value.text.contains(text.as_str()) => None,
            // The text of the entry says it.
            "role" => None,
            "through" => Some(self.frame.say("compare-detail-through").with("text", text).to_string()),
            "since" => Some(self.frame.say("compare-detail-since").with("text", text).to_string()),
            "until" => Some(self.frame.say("compare-detail-until").with("text", text).to_string()),
            _ => Some(text.clone()),
        };
        entry.details.iter().filter_map(said).collect()
    }

    /// The place of a row in the page.
    fn row_anchor(&self, group: &Group, at: &usize) -> String {
        anchor(group, *at)
    }
}

fn anchor(group: &Group, at: usize) -> String {
    format!("{}-{}", group.anchor(), at + 1)
}

fn choice<V: Vocabulary>(word: V, chosen: bool, voice: Voice) -> Choice {
    Choice { value: word.word().to_owned(), label: voice.label(word), language: "", chosen }
}

/// The types of measure by name.
fn types(asked: Option<MeasureType>, voice: Voice) -> Vec<Choice> {
    let mut types: Vec<Choice> =
        MeasureType::ALL.iter().map(|word| choice(*word, asked == Some(*word), voice)).collect();
    types.sort_by(|one, other| one.label.cmp(&other.label));
    types
}

fn form(kind: Kind, wanted: &Wanted, voice: Voice, graph: &Graph, budget: &Budget) -> Result<Form, Stopped> {
    let is_asked = wanted.kind() == Some(kind);
    let slugs: &[String] = if is_asked { wanted.slugs() } else { &[] };
    let mut all: Vec<(&str, Value)> = Vec::new();
    for node in graph.of_kind(kind) {
        budget.step()?;
        all.extend(node.slug().map(|slug| (slug, Value::named(node, voice))));
    }
    budget.steps(all.len())?;
    all.sort_by_cached_key(|(slug, name)| (entity::fold::fold(&name.text), *slug));
    // One more than are chosen, as long as there is room.
    let count = if is_asked { (slugs.len() + 1).clamp(LEAST, MOST) } else { LEAST };
    let select = |at: usize| {
        let chosen = slugs.get(at);
        let choice = |(slug, name): &(&str, Value)| Choice {
            value: (*slug).to_owned(),
            label: name.text.clone(),
            language: name.language,
            chosen: chosen.is_some_and(|chosen| chosen == slug),
        };
        all.iter().map(choice).collect()
    };
    let day = wanted.active_on().filter(|_| is_asked).map(|day| day.to_string()).unwrap_or_default();
    Ok(Form {
        kind: kind.prefix(),
        name: address::capitalised(&words::singular(kind, voice.0)),
        kinds: address::plural_in(kind, voice.0),
        is_asked,
        selects: (0..count).map(select).collect(),
        day: (kind != Kind::Instrument).then_some(day),
    })
}

/// What could be laid beside the one that was chosen: what has most in common with it, each with how much that is.
fn offered(
    wanted: &Wanted,
    node: AnyNode<'_>,
    (day, voice): (PartialDate, Voice),
    budget: &Budget,
) -> Result<Vec<(Value, String)>, Stopped> {
    let own = traits(node, day, budget)?;
    let mut others = Vec::new();
    for other in node.alike() {
        budget.step()?;
        let Some(slug) = other.slug().filter(|_| other != node) else { continue };
        let common = traits(other, day, budget)?.intersection(&own).count();
        if common > 0 {
            others.push((common, other, slug));
        }
    }
    others.sort_by_key(|(common, _, slug)| (std::cmp::Reverse(*common), *slug));
    let what = match node {
        AnyNode::Instrument(_) => "compare-types-in-common",
        AnyNode::Network(_) => "compare-members-in-common",
        _ => "compare-work-in-common",
    };
    let offer = |(common, other, slug): (usize, AnyNode<'_>, &str)| {
        let address = Some(wanted.with(slug).address(""));
        (Value { address, ..Value::named(other, voice) }, voice.counted(what, common))
    };
    Ok(others.into_iter().take(OFFERED).map(offer).collect())
}

/// What one thing can have in common with another of its kind.
fn traits(node: AnyNode<'_>, day: PartialDate, budget: &Budget) -> Result<BTreeSet<String>, Stopped> {
    let types = |instrument: Instrument<'_>| {
        let laid_down = instrument.measures().filter(|measure| !measure.is_saving_clause());
        laid_down.map(|measure| measure.r#type.word().to_owned()).collect()
    };
    Ok(match node {
        AnyNode::Instrument(instrument) => types(instrument),
        AnyNode::Agency(agency) => {
            activity::kinds_of_work(agency, day, budget)?.into_iter().map(|kind| format!("{kind:?}")).collect()
        }
        AnyNode::Network(network) => {
            network.members().map(Membership::agency).map(|agency| agency.key().to_owned()).collect()
        }
        _ => BTreeSet::new(),
    })
}

/// What only one of them has, by whose it is.
fn alone(beside: &SideBySide, voice: Voice) -> Vec<Alone> {
    let of = |at: usize| {
        let mut rows = Vec::new();
        for group in beside.groups.iter().filter(|group| group.tells_apart) {
            for (place, row) in group.rows.iter().enumerate() {
                if row.present().eq([at]) {
                    rows.push((anchor(group, place), row.name.text.clone()));
                }
            }
        }
        let heading = voice.say("compare-only").with("name", &beside.things[at].name.text).to_string();
        Alone { heading, rows }
    };
    let all: Vec<Alone> = (0..beside.things.len()).map(of).collect();
    all.into_iter().filter(|alone| !alone.rows.is_empty()).collect()
}
