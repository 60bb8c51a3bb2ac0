//! The page of one entity, and the page of all of a kind.

use crate::{
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, graph::Graph},
    pages::{
        address,
        entity_page::{
            self,
            description::{Description, Value},
            linked_data,
        },
        frame::Frame,
    },
    snapshot::Snapshot,
};
use askama::Template;
use entity::{kind::Kind, vocabulary::Vocabulary};
use serde_json::json;
use std::collections::BTreeMap;

/// The page of one entity.
#[derive(Template)]
#[template(path = "entity.html")]
pub struct EntityPage<'g> {
    frame: Frame,
    title: String,
    heading: String,
    kind: &'static str,
    list: &'static str,
    summary: String,
    edit: Option<String>,
    question: String,
    document: Option<&'g str>,
    linked_data: String,
    description: Description<'g>,
}

impl<'g> EntityPage<'g> {
    /// All that is said of an entity.
    pub fn new(node: AnyNode<'g>, frame: &'g Frame, budget: &'g Budget) -> Result<Self, Stopped> {
        let description = Description::new(node, &frame.site, frame.day, budget)?;
        let slug = node.slug().unwrap_or_default();
        let evidence = match node {
            AnyNode::Finding(finding) => finding.evidence(),
            _ => None,
        };
        let document = evidence.and_then(|evidence| evidence.document);
        let question = match (document, evidence.and_then(|evidence| evidence.day)) {
            (Some(document), Some(day)) => address::of_question(document, &json!({ "day": day.to_string() })),
            _ => address::of_question(entity_page::question(node.kind()).unwrap_or_default(), &json!({ "slug": slug })),
        };
        let kind = address::singular(node.kind());
        let heading = entity_page::heading(node);
        // A finding's heading is its statement, and a state has no summary.
        let summary = node.summary().filter(|summary| *summary != heading).unwrap_or_default().to_owned();
        // Titles tell pages apart in tabs and in the hits of a search engine; where others are called the same, the slug does.
        let namesakes = budget.filter(node.alike(), |other| entity_page::heading(*other) == heading)?.len();
        let title = if namesakes > 1 { format!("{heading} [{slug}]") } else { heading.clone() };
        Ok(EntityPage {
            frame: frame.clone(),
            title,
            kind,
            list: address::plural(node.kind()),
            summary,
            edit: description.edit(node),
            question,
            document,
            linked_data: linked_data::script(node, &frame.site, budget)?,
            description,
            heading,
        })
    }

    /// A statement is too long for the size of a name.
    fn is_statement(&self) -> bool {
        self.heading.chars().count() > 90
    }

    fn about(&self) -> String {
        match self.summary.is_empty() {
            true => format!("{}: {} of the knowledge graph Palermo, with sources.", self.heading, self.kind),
            false => self.summary.clone(),
        }
    }
}

/// The page of all entities of a kind.
#[derive(Template)]
#[template(path = "list.html")]
pub struct ListPage {
    frame: Frame,
    title: String,
    count: usize,
    kinds: Vec<(&'static str, String, bool)>,
    groups: Vec<Group>,
}

/// Entities that have something in common.
struct Group {
    name: String,
    anchor: usize,
    entries: Vec<Entry>,
}

struct Entry {
    name: Value,
    details: Vec<String>,
}

impl ListPage {
    /// All entities of a kind, in groups.
    pub fn new(kind: Kind, snapshot: &Snapshot, frame: Frame, budget: &Budget) -> Result<Self, Stopped> {
        budget.look()?;
        let nodes = snapshot.graph.of_kind(kind);
        let count = nodes.len();
        let mut groups: BTreeMap<(usize, String), Vec<Entry>> = BTreeMap::new();
        for node in nodes {
            budget.step()?;
            let mut details = entity_page::details(node, group_node(node).unwrap_or(node), frame.day);
            let name = match group_node(node) {
                Some(owner) => entity_page::name(node, owner),
                None => Value::link(node),
            };
            let group = group(node);
            // What the heading of the group says already.
            details.retain(|detail| detail.to_lowercase() != group.1.to_lowercase());
            groups.entry(group).or_default().push(Entry { name, details });
        }
        for entries in groups.values_mut() {
            // Measures stand in the order of their provisions.
            if kind != Kind::Measure {
                budget.steps(entries.len())?;
                entries.sort_by_cached_key(|entry| entity::fold::fold(&entry.name.text));
            }
        }
        Ok(ListPage {
            title: address::capitalised(address::plural(kind)),
            count,
            kinds: kinds(kind),
            groups: groups
                .into_iter()
                .enumerate()
                .map(|(anchor, ((_, name), entries))| Group { name, anchor: anchor + 1, entries })
                .collect(),
            frame,
        })
    }
}

/// The lists of all kinds: address, name, and whether it is this one.
fn kinds(current: Kind) -> Vec<(&'static str, String, bool)> {
    crate::query::search::KINDS
        .map(|kind| (address::plural(kind), address::capitalised(address::plural(kind)), kind == current))
        .to_vec()
}

/// The group of an entity in the list of its kind, with its place.
fn group(node: AnyNode<'_>) -> (usize, String) {
    fn word<V: Vocabulary>(word: V) -> (usize, String) {
        (V::ALL.iter().position(|other| *other == word).unwrap_or_default(), word.label())
    }
    match node {
        AnyNode::Instrument(node) => word(node.scope),
        AnyNode::Agency(node) => word(node.kind),
        AnyNode::Network(node) => word(node.scope),
        AnyNode::Project(node) => word(node.scope),
        AnyNode::Arrangement(node) => word(node.kind),
        AnyNode::Finding(node) => word(node.objective),
        AnyNode::State(node) => (0, node.region.clone().unwrap_or_else(|| "In no regional group".to_owned())),
        AnyNode::Region(node) => word(node.kind),
        AnyNode::Measure(_) | AnyNode::Action(_) | AnyNode::Output(_) => {
            (0, group_node(node).map(|owner| owner.label().into_owned()).unwrap_or_default())
        }
        AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Impact(_)
        | AnyNode::Ratification(_)
        | AnyNode::Source(_) => (0, String::new()),
    }
}

/// The owner under whose name an entity stands in the list of its kind.
fn group_node(node: AnyNode<'_>) -> Option<AnyNode<'_>> {
    match node {
        AnyNode::Measure(_) | AnyNode::Action(_) | AnyNode::Output(_) => node.owner(),
        _ => None,
    }
}

/// The entity of a kind with a slug, or with a former name that is written like it.
pub fn find<'g>(graph: &'g Graph, kind: Kind, slug: &str) -> Option<AnyNode<'g>> {
    graph.by_key(&format!("{}:{slug}", kind.prefix()))
}
