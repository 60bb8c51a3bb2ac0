//! What the form of a chart offers: each parameter with what it takes.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        parameters::{Form, Grouping, Parameters},
        ties,
    },
    graph::graph::Graph,
    language::voice::Voice,
    pages::entity_page::{called, language},
};
use entity::vocabulary::{
    Area, Axis, Category, Crime, Formalization, InstrumentKind, LegalForce, Scope, Topic, Vocabulary,
};

/// One parameter as a form offers it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Control {
    /// Its name in addresses.
    pub name: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// What it takes; for a date nothing.
    pub options: Vec<Choice>,
    /// What was asked for; empty where nothing was.
    pub value: String,
}

/// One value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value in addresses.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// The attribute that says in which language that is, where it is not the one of the page.
    pub language: &'static str,
    /// Whether it was asked for.
    pub chosen: bool,
}

impl Parameters {
    /// What a form offers.
    pub fn controls(&self, chart: ChartKind, graph: &Graph, budget: &Budget) -> Result<Vec<Control>, Stopped> {
        let voice = self.voice();
        let control = |name: &&'static str| {
            let value = self.value(name);
            let (label, all, known) = match *name {
                "scope" => ("chart-scope", "chart-all", named(Scope::ALL, voice)),
                "area" => ("chart-area", "chart-all-feminine", named(Area::ALL, voice)),
                "category" => ("chart-category", "chart-all-feminine", named(Category::ALL, voice)),
                "legalForce" => return Ok(self.control_of_force(name, value)),
                "axis" => ("chart-axis", "chart-all", named(Axis::ALL, voice)),
                "crime" => ("chart-crime", "chart-either", named(Crime::ALL, voice)),
                "formalization" => ("chart-rests-on", "chart-anything", named(Formalization::ALL, voice)),
                "topic" => ("chart-topic", "chart-all", named(Topic::ALL, voice)),
                "network" if chart == ChartKind::History => {
                    ("chart-network", "chart-best-documented", networks(graph, voice, budget)?)
                }
                "network" => ("chart-network", "chart-all-feminine", networks(graph, voice, budget)?),
                "agency" if chart == ChartKind::Ties => {
                    ("chart-around", "chart-most-joined", agencies(graph, voice, budget)?)
                }
                "agency" if chart == ChartKind::Fundings => {
                    ("chart-paid-by", "chart-anybody", agencies(graph, voice, budget)?)
                }
                "agency" => ("chart-agency", "chart-all", agencies(graph, voice, budget)?),
                "kind" if chart == ChartKind::Ratifications => {
                    ("chart-kind-of-instrument", "chart-all-feminine", treaty_kinds(graph, voice, budget)?)
                }
                "kind" => ("chart-ties-by", "chart-anything", named(&ties::KINDS, voice)),
                "form" => ("chart-form", "chart-as-map", one("matrix", "chart-as-matrix", voice)),
                "instrument" => ("chart-instrument", unasked_instruments(self.form), treaties(graph, budget)?),
                "region" => ("chart-region", "chart-the-world", places(regions(graph, budget)?, voice)),
                "group" => ("chart-group", Grouping::ALL[0].text(), groupings(voice)),
                "depth" => ("chart-depth", "chart-depth-one", one("2", "chart-depth-two", voice)),
                _ => {
                    let label = voice.text("chart-day");
                    return Ok(Control { name, label, options: Vec::new(), value });
                }
            };
            let mut control = control_of(name, voice.text(label), voice.text(all).to_owned(), known, value);
            for choice in &mut control.options {
                let node = graph.by_key(&format!("{name}:{}", choice.value));
                choice.language = node.map_or("", |node| language(node, &choice.label, voice));
            }
            Ok(control)
        };
        chart.parameters().iter().map(control).collect()
    }

    /// Whether instruments bind: those that do are shown unasked.
    fn control_of_force(&self, name: &'static str, value: String) -> Control {
        let voice = self.voice();
        let mut known = named(LegalForce::ALL, voice);
        let (_, unasked) = known.remove(0);
        control_of(name, voice.text("chart-legal-force"), unasked, known, value)
    }
}

/// A choice between what is shown unasked and others.
fn control_of(
    name: &'static str,
    label: &'static str,
    unasked: String,
    known: Vec<(String, String)>,
    value: String,
) -> Control {
    let choice = |chosen: bool, value: String, label: String| Choice { value, label, language: "", chosen };
    let first = choice(value.is_empty(), String::new(), unasked);
    let others = known.into_iter().map(|(word, label)| choice(word == value, word, label));
    Control { name, label, options: std::iter::once(first).chain(others).collect(), value }
}

fn one(word: &str, text: &'static str, voice: Voice) -> Vec<(String, String)> {
    vec![(word.to_owned(), voice.text(text).to_owned())]
}

fn named<V: Vocabulary>(words: &[V], voice: Voice) -> Vec<(String, String)> {
    words.iter().map(|word| (word.word().to_owned(), voice.label(*word))).collect()
}

fn places(regions: Vec<(String, String)>, voice: Voice) -> Vec<(String, String)> {
    regions.into_iter().map(|(slug, name)| (slug.clone(), voice.place(&slug, &name))).collect()
}

pub(super) fn networks(graph: &Graph, voice: Voice, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let named = graph.networks().map(|network| (network.row().slug.clone(), called(network.any(), voice)));
    budget.filter(named, |_| true)
}

pub(super) fn agencies(graph: &Graph, voice: Voice, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let named = graph.agencies().map(|agency| (agency.row().slug.clone(), called(agency.any(), voice)));
    budget.filter(named, |_| true)
}

/// The instruments that states become parties to.
pub(super) fn treaties(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let with_parties = budget.filter(graph.instruments(), |instrument| instrument.has_parties())?;
    Ok(with_parties.into_iter().map(|treaty| (treaty.row().slug.clone(), treaty.label().into_owned())).collect())
}

/// What sorts of text these are.
fn treaty_kinds(graph: &Graph, voice: Voice, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let with_parties = budget.filter(graph.instruments(), |instrument| instrument.has_parties())?;
    let is_there = |kind: &&InstrumentKind| with_parties.iter().any(|treaty| treaty.kind == **kind);
    Ok(InstrumentKind::ALL.iter().filter(is_there).map(|kind| (kind.word().to_owned(), voice.label(*kind))).collect())
}

/// The text that says what a map or a matrix shows where no instrument is asked for.
fn unasked_instruments(form: Form) -> &'static str {
    match form {
        Form::Map => "chart-unasked-of-map",
        Form::Matrix => "chart-unasked-of-matrix",
    }
}

pub(super) fn regions(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let named = graph.regions().map(|region| (region.row().slug.clone(), region.label().into_owned()));
    budget.filter(named, |_| true)
}

fn groupings(voice: Voice) -> Vec<(String, String)> {
    let others = Grouping::ALL.iter().skip(1);
    others.map(|group| (group.word().to_owned(), voice.text(group.text()).to_owned())).collect()
}
