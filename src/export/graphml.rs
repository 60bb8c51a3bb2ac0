//! Entities and what joins them as GraphML, for Gephi, yEd and NetworkX.
//!
//! Nodes are the facts with a page of their own. An edge is a membership, participation, ratification or impact, with
//! its values, or a reference from one node to another, named like its column. A part of a fact that leads to a node, such as
//! a funding to who pays, is an edge with its values, too.

use crate::{
    export::{
        list::ExportError,
        record::{self, Field},
        xml::Xml,
    },
    graph::any_node::AnyNode,
    snapshot::Snapshot,
};
use entity::kind::Kind;
use std::io::Write;

/// The values of the whole, of nodes and of edges: where, and under which name.
const KEYS: [(&str, &str); 19] = [
    ("graph", "version"),
    ("graph", "license"),
    ("graph", "citation"),
    ("node", "label"),
    ("node", "kind"),
    ("node", "category"),
    ("node", "crime"),
    ("node", "scope"),
    ("node", "start"),
    ("node", "end"),
    ("node", "summary"),
    ("node", "url"),
    ("node", "address"),
    ("edge", "relation"),
    ("edge", "fact"),
    ("edge", "role"),
    ("edge", "start"),
    ("edge", "end"),
    ("edge", "label"),
];

/// Writes everything.
pub fn write(snapshot: &Snapshot, public_url: &str, out: impl Write) -> Result<(), ExportError> {
    let about = snapshot.graph.about();
    let mut xml = Xml::new(out)?;
    xml.open("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")])?;
    for (on, name) in KEYS {
        let id = format!("{on}_{name}");
        xml.empty("key", &[("id", id.as_str()), ("for", on), ("attr.name", name), ("attr.type", "string")])?;
    }
    xml.open("graph", &[("id", "palermo"), ("edgedefault", "directed")])?;
    xml.data("graph_version", &about.version)?;
    xml.data("graph_license", &about.license)?;
    xml.data("graph_citation", &about.citation)?;
    let facts: Vec<AnyNode<'_>> = Kind::ALL.into_iter().flat_map(|kind| snapshot.graph.of_kind(kind)).collect();
    for fact in facts.iter().filter(|fact| fact.slug().is_some()) {
        node(&mut xml, *fact, public_url)?;
    }
    for fact in facts {
        edges(&mut xml, fact)?;
    }
    xml.close("graph")?;
    xml.close("graphml")?;
    xml.end()
}

fn node(xml: &mut Xml<impl Write>, fact: AnyNode<'_>, public_url: &str) -> Result<(), ExportError> {
    xml.open("node", &[("id", fact.key())])?;
    xml.data("node_label", &fact.label())?;
    xml.data("node_kind", fact.kind().prefix())?;
    for (column, field) in record::record(fact) {
        let key = match column {
            "kind" | "type" => "node_category",
            "crime" => "node_crime",
            "scope" => "node_scope",
            "founded" | "starts" | "adopted_on" | "published" | "signed" => "node_start",
            "dissolved" | "ends" | "ends_on" => "node_end",
            _ => continue,
        };
        xml.data(key, &field.cell())?;
    }
    xml.data("node_summary", fact.summary().unwrap_or_default())?;
    xml.data("node_url", fact.url().unwrap_or_default())?;
    xml.data("node_address", &format!("{public_url}/{}", fact.key().replacen(':', "/", 1)))?;
    xml.close("node")
}

/// What joins two nodes: the fact itself, or the references that it holds.
fn edges(xml: &mut Xml<impl Write>, fact: AnyNode<'_>) -> Result<(), ExportError> {
    let (from, to) = match fact {
        AnyNode::Membership(fact) => (fact.agency().key(), fact.network().key()),
        AnyNode::Participation(fact) => (fact.agency().key(), fact.project().key()),
        AnyNode::Ratification(fact) => (fact.party().key(), fact.instrument().key()),
        AnyNode::Impact(fact) => (fact.network().key(), fact.agency().key()),
        // What a page supports is every fact; drawn, it would hide all else.
        AnyNode::Source(_) => return Ok(()),
        _ => return references(xml, fact),
    };
    xml.open("edge", &[("source", from), ("target", to)])?;
    xml.data("edge_relation", fact.kind().prefix())?;
    xml.data("edge_fact", fact.key())?;
    for (column, field) in record::record(fact) {
        let key = match column {
            "role" | "act" => "edge_role",
            "since" | "bound_on" | "year" => "edge_start",
            "until" => "edge_end",
            "label" => "edge_label",
            _ => continue,
        };
        xml.data(key, &field.cell())?;
    }
    xml.close("edge")
}

fn references(xml: &mut Xml<impl Write>, fact: AnyNode<'_>) -> Result<(), ExportError> {
    for (column, field) in record::record(fact).filter(|(column, _)| *column != "id") {
        let targets = match field {
            Field::Fact(key) => vec![Field::Fact(key)],
            Field::Many(items) => items,
            _ => continue,
        };
        for target in targets {
            // A finding may be about a fact that has no page, and so no node.
            let node = |key: &str| fact.graph().by_key(key).is_some_and(|node| node.slug().is_some());
            match target {
                Field::Fact(to) if node(&to) => {
                    xml.open("edge", &[("source", fact.key()), ("target", &to)])?;
                    xml.data("edge_relation", column)?;
                    xml.close("edge")?;
                }
                // Who took whose place is drawn once, from the one that took it.
                Field::Parts(parts) if column != "successors" => part(xml, fact, column, &parts)?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// A part of a fact that leads to another: a funding to who pays, an opt-out to the state.
fn part(
    xml: &mut Xml<impl Write>,
    fact: AnyNode<'_>,
    column: &str,
    parts: &[(&'static str, Field)],
) -> Result<(), ExportError> {
    let Some(to) = parts.iter().find_map(|(_, field)| if let Field::Fact(key) = field { Some(key) } else { None })
    else {
        return Ok(());
    };
    xml.open("edge", &[("source", fact.key()), ("target", to)])?;
    xml.data("edge_relation", column)?;
    for (name, field) in parts {
        let key = match *name {
            "role" => "edge_role",
            "since" | "on" => "edge_start",
            "until" => "edge_end",
            _ => continue,
        };
        xml.data(key, &field.cell())?;
    }
    xml.data("edge_label", &Field::Parts(parts.to_vec()).cell())?;
    xml.close("edge")
}
