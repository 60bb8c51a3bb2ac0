//! Agencies and what ties them, as GraphML for NetworkX and yEd and as GEXF for Gephi.
//!
//! Nodes are agencies, edges are ties: one for each fact that joins two of them, as `ties` of GraphQL has them. Dates are as
//! far as they are known (`2017`); the times that Gephi plays need days, and run from the first to the last that each may
//! mean.

use crate::{
    analysis::tie::{self, Tie},
    budget::{Budget, Stopped},
    export::{list::ExportError, xml::Xml},
    graph::{agency::Agency, any_node::AnyNode, graph::Graph, id::Id},
    snapshot::Snapshot,
};
use entity::{
    agency,
    partial_date::{Day, PartialDate},
    vocabulary::{TieKind, Vocabulary},
};
use std::{collections::BTreeSet, io::Write};

/// What a graph of ties is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For NetworkX, yEd and igraph.
    GraphMl,
    /// For Gephi, with times.
    Gexf,
}

impl Format {
    /// Its media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::GraphMl => "application/graphml+xml",
            Format::Gexf => "application/gexf+xml",
        }
    }
}

/// Agencies and what ties them.
pub struct TieGraph<'g> {
    agencies: Vec<Agency<'g>>,
    edges: Vec<Edge<'g>>,
    about: String,
}

/// A fact that ties two agencies, at one time or at several.
struct Edge<'g> {
    ends: [Agency<'g>; 2],
    kind: TieKind,
    fact: AnyNode<'g>,
    /// Whether it was never more than payment by one for the other.
    donor: bool,
    spells: Vec<Spell>,
}

/// From when until when; an end that is not known is open.
#[derive(Clone, Copy)]
struct Spell {
    since: Option<PartialDate>,
    until: Option<PartialDate>,
}

impl<'g> TieGraph<'g> {
    /// These agencies and what ties them on the day; of one kind, or of all.
    pub fn on(
        agencies: Vec<Agency<'g>>,
        day: PartialDate,
        kind: Option<TieKind>,
        budget: &Budget,
    ) -> Result<Self, Stopped> {
        let edges = edges(&agencies, kind, budget, |agency| tie::tied(agency, day, budget))?;
        Ok(TieGraph { agencies, edges, about: format!("ties of agencies on {day}") })
    }

    /// All agencies, and whatever tied them at any time.
    pub fn ever(graph: &'g Graph, budget: &Budget) -> Result<Self, Stopped> {
        let agencies: Vec<Agency<'g>> = graph.agencies().collect();
        let edges = edges(&agencies, None, budget, |agency| tie::ever_tied(agency, budget))?;
        Ok(TieGraph { agencies, edges, about: "ties of agencies at any time".to_owned() })
    }

    /// Writes it. Addresses of pages begin with that of the site, which has no slash at its end.
    pub fn write(
        &self,
        format: Format,
        snapshot: &Snapshot,
        public_url: &str,
        out: impl Write,
    ) -> Result<(), ExportError> {
        let mut xml = Xml::new(out)?;
        match format {
            Format::GraphMl => self.graphml(&mut xml, snapshot, public_url)?,
            Format::Gexf => self.gexf(&mut xml, snapshot, public_url)?,
        }
        xml.end()
    }

    fn graphml(&self, xml: &mut Xml<impl Write>, snapshot: &Snapshot, public_url: &str) -> Result<(), ExportError> {
        let about = snapshot.graph.about();
        xml.open("graphml", &[("xmlns", "http://graphml.graphdrawing.org/xmlns")])?;
        let of_graph = ["version", "license", "citation", "about"].map(|name| ("graph", name));
        let of_nodes = NODE_VALUES.iter().chain(&TIMES[..2]).map(|name| ("node", *name));
        let of_edges = EDGE_VALUES.iter().chain(&TIMES).map(|name| ("edge", *name));
        for (on, name) in of_graph.into_iter().chain(of_nodes).chain(of_edges) {
            let id = format!("{on}_{name}");
            xml.empty("key", &[("id", &id), ("for", on), ("attr.name", name), ("attr.type", value_type(name))])?;
        }
        xml.open("graph", &[("id", "palermo-ties"), ("edgedefault", "undirected")])?;
        let values = [&about.version, &about.license, &about.citation, &self.about];
        for (name, value) in ["version", "license", "citation", "about"].iter().zip(values) {
            xml.data(&format!("graph_{name}"), value)?;
        }
        for agency in &self.agencies {
            xml.open("node", &[("id", agency.key())])?;
            let dates = [agency.founded, agency.dissolved].map(written);
            for (name, value) in
                NODE_VALUES.iter().chain(&TIMES).zip(node_values(*agency, public_url).iter().chain(&dates))
            {
                xml.data(&format!("node_{name}"), value)?;
            }
            xml.close("node")?;
        }
        for (at, edge) in self.edges.iter().enumerate() {
            let [one, other] = edge.ends.map(Agency::key);
            xml.open("edge", &[("id", &format!("tie-{at}")), ("source", one), ("target", other)])?;
            let times = [written(edge.since()), written(edge.until()), edge.spelled()];
            for (name, value) in EDGE_VALUES.iter().chain(&TIMES).zip(edge.values(public_url).iter().chain(&times)) {
                xml.data(&format!("edge_{name}"), value)?;
            }
            xml.close("edge")?;
        }
        xml.close("graph")?;
        xml.close("graphml")
    }

    fn gexf(&self, xml: &mut Xml<impl Write>, snapshot: &Snapshot, public_url: &str) -> Result<(), ExportError> {
        let about = snapshot.graph.about();
        // What NetworkX reads, too; of the later 1.3 it reads nothing.
        xml.open("gexf", &[("xmlns", "http://www.gexf.net/1.2draft"), ("version", "1.2")])?;
        let imported = snapshot.edition.imported_at.get(..10).unwrap_or_default();
        xml.open("meta", &[("lastmodifieddate", imported)])?;
        xml.text("creator", &[], "Palermo")?;
        let description = format!("{}. {} {}", capitalised(&self.about), about.citation, about.license);
        xml.text("description", &[], &description)?;
        xml.close("meta")?;
        let graph = [("mode", "dynamic"), ("defaultedgetype", "undirected"), ("timeformat", "date")];
        xml.open("graph", &graph)?;
        declare(xml, "node", &NODE_VALUES)?;
        declare(xml, "edge", &EDGE_VALUES)?;
        xml.open("nodes", &[])?;
        for agency in &self.agencies {
            let label = agency.label();
            let days = days(Spell { since: agency.founded, until: agency.dissolved });
            xml.open("node", &with_days(vec![("id", agency.key()), ("label", label.as_ref())], &days))?;
            attributes(xml, &NODE_VALUES, &node_values(*agency, public_url))?;
            xml.close("node")?;
        }
        xml.close("nodes")?;
        xml.open("edges", &[])?;
        for (at, edge) in self.edges.iter().enumerate() {
            edge.gexf(xml, at, public_url)?;
        }
        xml.close("edges")?;
        xml.close("graph")?;
        xml.close("gexf")
    }
}

/// What is told of an agency, and of a tie, beside their times.
const NODE_VALUES: [&str; 6] = ["slug", "name", "label", "kinds", "scope", "page"];
const EDGE_VALUES: [&str; 6] = ["kind", "fact", "label", "donor", "sources", "page"];

/// From when until when; and of ties all times, where there are several.
const TIMES: [&str; 3] = ["since", "until", "spells"];

fn value_type(name: &str) -> &'static str {
    if name == "donor" { "boolean" } else { "string" }
}

fn node_values(agency: Agency<'_>, public_url: &str) -> [String; 6] {
    // What it is now comes last, as in the history of it.
    let mut kinds: Vec<&str> = agency.kinds().map(|term| term.kind.word()).collect();
    if kinds.last() != Some(&agency.kind.word()) {
        kinds.push(agency.kind.word());
    }
    [
        agency.slug.clone(),
        agency.name.clone(),
        agency.label().into_owned(),
        kinds.join(" "),
        agency.scope.word().to_owned(),
        page(agency.any(), public_url),
    ]
}

/// The page of this site that tells of it.
fn page(node: AnyNode<'_>, public_url: &str) -> String {
    format!("{public_url}/{}", node.key().replacen(':', "/", 1))
}

fn edges<'g>(
    agencies: &[Agency<'g>],
    kind: Option<TieKind>,
    budget: &Budget,
    tied: impl Fn(Agency<'g>) -> Result<Vec<(Agency<'g>, Vec<Tie<'g>>)>, Stopped>,
) -> Result<Vec<Edge<'g>>, Stopped> {
    let shown: BTreeSet<Id<agency::Model>> = agencies.iter().map(|agency| agency.id()).collect();
    let mut edges: Vec<Edge<'g>> = Vec::new();
    for one in agencies {
        for (other, ties) in tied(*one)? {
            // Each two once.
            if other.id() < one.id() || !shown.contains(&other.id()) {
                continue;
            }
            let mut ties: Vec<Tie<'g>> = budget.filter(ties, |tie| kind.is_none_or(|kind| tie.kind == kind))?;
            ties.sort_by_key(|tie| (tie.kind, tie.fact.key(), tie.since.map(PartialDate::first)));
            let of_one_fact = ties.chunk_by(|one, next| one.kind == next.kind && one.fact == next.fact);
            edges.extend(of_one_fact.map(|ties| Edge {
                ends: [*one, other],
                kind: ties[0].kind,
                fact: ties[0].fact,
                donor: ties.iter().all(|tie| tie.donor),
                spells: spells(ties),
            }));
        }
    }
    Ok(edges)
}

/// The times of ties that are in order of their beginnings; what overlaps is one time.
fn spells(ties: &[Tie<'_>]) -> Vec<Spell> {
    let mut spells: Vec<Spell> = Vec::new();
    for tie in ties {
        let spell = Spell { since: tie.since, until: tie.until };
        match spells.last_mut() {
            Some(last) if meet(*last, spell) => {
                last.until = match (last.until, spell.until) {
                    (Some(one), Some(other)) => Some(if other.last() > one.last() { other } else { one }),
                    _ => None,
                }
            }
            _ => spells.push(spell),
        }
    }
    spells
}

fn meet(one: Spell, next: Spell) -> bool {
    match (one.until, next.since) {
        (Some(until), Some(since)) => since.first() <= until.last(),
        _ => true,
    }
}

impl Edge<'_> {
    fn since(&self) -> Option<PartialDate> {
        self.spells.first().and_then(|spell| spell.since)
    }

    fn until(&self) -> Option<PartialDate> {
        self.spells.last().and_then(|spell| spell.until)
    }

    /// Its times, where it has several: `2008/2012 2016/..`.
    fn spelled(&self) -> String {
        let end = |date: Option<PartialDate>| date.map_or_else(|| "..".to_owned(), |date| date.to_string());
        let spelled = self.spells.iter().map(|spell| format!("{}/{}", end(spell.since), end(spell.until)));
        if self.spells.len() > 1 { spelled.collect::<Vec<_>>().join(" ") } else { String::new() }
    }

    fn values(&self, public_url: &str) -> [String; 6] {
        let mut sources: Vec<&str> = Vec::new();
        for citation in self.fact.citations() {
            let url = citation.source().row().url.as_str();
            if !sources.contains(&url) {
                sources.push(url);
            }
        }
        [
            self.kind.word().to_owned(),
            self.fact.key().to_owned(),
            self.fact.label().into_owned(),
            self.donor.to_string(),
            sources.join(" "),
            page(self.fact, public_url),
        ]
    }

    fn gexf(&self, xml: &mut Xml<impl Write>, at: usize, public_url: &str) -> Result<(), ExportError> {
        let [one, other] = self.ends.map(Agency::key);
        let id = format!("tie-{at}");
        let label = self.fact.label();
        // Gephi keeps ties of different kinds between two agencies apart by their kind.
        let attributes_of_edge = vec![
            ("id", id.as_str()),
            ("source", one),
            ("target", other),
            ("label", label.as_ref()),
            ("kind", self.kind.word()),
        ];
        match self.spells.as_slice() {
            [spell] => xml.open("edge", &with_days(attributes_of_edge, &days(*spell)))?,
            spells => {
                xml.open("edge", &attributes_of_edge)?;
                xml.open("spells", &[])?;
                for spell in spells {
                    xml.empty("spell", &with_days(Vec::new(), &days(*spell)))?;
                }
                xml.close("spells")?;
            }
        }
        attributes(xml, &EDGE_VALUES, &self.values(public_url))?;
        xml.close("edge")
    }
}

/// The first and the last day of a time, each where it is known.
fn days(spell: Spell) -> [Option<String>; 2] {
    [spell.since.map(|date| day(date.first())), spell.until.map(|date| day(date.last()))]
}

fn day(day: Day) -> String {
    let ordinal = day.ordinal();
    format!("{:04}-{:02}-{:02}", ordinal / 10_000, ordinal / 100 % 100, ordinal % 100)
}

fn with_days<'t>(mut attributes: Vec<(&'t str, &'t str)>, days: &'t [Option<String>; 2]) -> Vec<(&'t str, &'t str)> {
    for (name, day) in ["start", "end"].into_iter().zip(days) {
        attributes.extend(day.as_deref().map(|day| (name, day)));
    }
    attributes
}

fn declare(xml: &mut Xml<impl Write>, class: &str, names: &[&str]) -> Result<(), ExportError> {
    xml.open("attributes", &[("class", class), ("mode", "static")])?;
    for name in names {
        xml.empty("attribute", &[("id", name), ("title", name), ("type", value_type(name))])?;
    }
    xml.close("attributes")
}

fn attributes(xml: &mut Xml<impl Write>, names: &[&str], values: &[String]) -> Result<(), ExportError> {
    xml.open("attvalues", &[])?;
    for (name, value) in names.iter().zip(values).filter(|(_, value)| !value.is_empty()) {
        xml.empty("attvalue", &[("for", name), ("value", value)])?;
    }
    xml.close("attvalues")
}

fn written(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
