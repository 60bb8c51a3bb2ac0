//! What the form of a chart offers: each parameter with what it takes.

use crate::{
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        parameters::{Form, Grouping, Parameters},
        ties,
    },
    graph::graph::Graph,
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
    /// Whether it was asked for.
    pub chosen: bool,
}

impl Parameters {
    /// What a form offers.
    pub fn controls(&self, chart: ChartKind, graph: &Graph, budget: &Budget) -> Result<Vec<Control>, Stopped> {
        let control = |name: &&'static str| {
            let value = self.value(name);
            let (label, all, known) = match *name {
                "scope" => ("Scope", "All", words::<Scope>()),
                "area" => ("Area", "All", words::<Area>()),
                "category" => ("Category", "All", words::<Category>()),
                "legalForce" => ("Legal force", "Binding", words::<LegalForce>().split_off(1)),
                "axis" => ("Axis", "All", words::<Axis>()),
                "crime" => ("Crime", "Either", words::<Crime>()),
                "formalization" => ("Rests on", "Anything", words::<Formalization>()),
                "topic" => ("Topic", "All", words::<Topic>()),
                "network" if chart == ChartKind::History => {
                    ("Network", "The best documented", networks(graph, budget)?)
                }
                "network" => ("Network", "All", networks(graph, budget)?),
                "agency" if chart == ChartKind::Ties => {
                    ("Around", "The one in most networks and projects", agencies(graph, budget)?)
                }
                "agency" if chart == ChartKind::Fundings => ("Paid by", "Anybody", agencies(graph, budget)?),
                "agency" => ("Agency", "All", agencies(graph, budget)?),
                "kind" if chart == ChartKind::Ratifications => {
                    ("Kind of instrument", "All", treaty_kinds(graph, budget)?)
                }
                "kind" => ("Ties by", "Anything", named(&ties::KINDS)),
                "form" => ("Show", "A map", vec![("matrix".to_owned(), "A matrix".to_owned())]),
                "instrument" => ("Instrument", unasked_instruments(self.form), treaties(graph, budget)?),
                "region" => ("Region", "The world", regions(graph, budget)?),
                "group" => ("Grouped by", Grouping::ALL[0].label(), groupings()),
                "depth" => ("As far as", "Its partners", vec![("2".to_owned(), "The partners of these".to_owned())]),
                _ => return Ok(Control { name, label: "On the day (or month, or year)", options: Vec::new(), value }),
            };
            let first = Choice { value: String::new(), label: all.to_owned(), chosen: value.is_empty() };
            let others = known.into_iter().map(|(word, label)| Choice { chosen: word == value, value: word, label });
            Ok(Control { name, label, options: std::iter::once(first).chain(others).collect(), value })
        };
        chart.parameters().iter().map(control).collect()
    }
}

fn words<V: Vocabulary>() -> Vec<(String, String)> {
    named(V::ALL)
}

fn named<V: Vocabulary>(words: &[V]) -> Vec<(String, String)> {
    words.iter().map(|word| (word.word().to_owned(), word.label())).collect()
}

pub(super) fn networks(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let named = graph.networks().map(|network| (network.row().slug.clone(), network.label().into_owned()));
    budget.filter(named, |_| true)
}

pub(super) fn agencies(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let named = graph.agencies().map(|agency| (agency.row().slug.clone(), agency.label().into_owned()));
    budget.filter(named, |_| true)
}

/// The instruments that states become parties to.
pub(super) fn treaties(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let with_parties = budget.filter(graph.instruments(), |instrument| instrument.has_parties())?;
    Ok(with_parties.into_iter().map(|treaty| (treaty.row().slug.clone(), treaty.label().into_owned())).collect())
}

/// What sorts of text these are.
fn treaty_kinds(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let with_parties = budget.filter(graph.instruments(), |instrument| instrument.has_parties())?;
    let is_there = |kind: &&InstrumentKind| with_parties.iter().any(|treaty| treaty.kind == **kind);
    Ok(InstrumentKind::ALL.iter().filter(is_there).map(|kind| (kind.word().to_owned(), kind.label())).collect())
}

/// What a map or a matrix shows where no instrument is asked for.
fn unasked_instruments(form: Form) -> &'static str {
    match form {
        Form::Map => "On trafficking, with most parties",
        Form::Matrix => "All with a table of ratifications",
    }
}

pub(super) fn regions(graph: &Graph, budget: &Budget) -> Result<Vec<(String, String)>, Stopped> {
    let named = graph.regions().map(|region| (region.row().slug.clone(), region.label().into_owned()));
    budget.filter(named, |_| true)
}

fn groupings() -> Vec<(String, String)> {
    let others = Grouping::ALL.iter().skip(1);
    others.map(|group| (group.word().to_owned(), group.label().to_owned())).collect()
}
