//! Who pays for what: every payment for a project that is on record, with its amount where one was read.

use crate::{
    budget::Budget,
    charts::{
        ChartKind,
        bars::{Bar, Bars},
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size},
        matrix::{Cell, Heading, Matrix, Row, Tone, WORDS},
        measures::{concerns, equal},
        page::of_page,
        parameters::Parameters,
    },
    graph::{funding::Funding, graph::Graph, period::Dated},
    language::voice::Voice,
    pages::{address, entity_page::called},
};
use entity::{partial_date::PartialDate, vocabulary::Vocabulary};
use serde_json::{Map, json};
use std::{cmp::Reverse, collections::BTreeMap};

const DOCUMENT: &str = "# Who pays for which projects, and how much, as far as an amount was read?
query Fundings($where: ProjectFilter) {
  projects(where: $where, first: 500) {
    totalCount
    nodes {
      slug label starts ends budgetEur
      fundings { name funder { slug } state { slug } amount currency on sources { title url verified } }
    }
  }
}
";

/// A payer with what it pays for.
struct Payer<'g> {
    name: String,
    link: Option<String>,
    /// Where the rows of its payments stand in the page.
    place: String,
    fundings: Vec<Funding<'g>>,
}

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
    let voice = parameters.voice();
    let projects = budget.filter(graph.projects(), |project| {
        concerns(parameters.crime, project.crime) && parameters.scope.is_none_or(|scope| project.scope == scope)
    })?;
    let is_asked = |funding: &Funding<'_>| match &parameters.agency {
        None => true,
        Some(slug) => funding.agency().is_some_and(|agency| agency.row().slug == *slug),
    };
    let mut payers: BTreeMap<String, Payer<'_>> = BTreeMap::new();
    let (mut paid, mut all) = (0, 0);
    for project in &projects {
        let fundings = budget.filter(project.fundings(), is_asked)?;
        paid += usize::from(!fundings.is_empty());
        all += fundings.len();
        for funding in fundings {
            let key = funding.funder().map_or_else(|| funding.name().into_owned(), |node| node.key().to_owned());
            let empty = |key: &String| Payer {
                place: format!("payer-{}", entity::fold::slug(key)),
                name: funding.funder().map_or_else(|| funding.name().into_owned(), |node| called(node, voice)),
                link: funding.funder().map(address::of),
                fundings: Vec::new(),
            };
            payers.entry(key).or_insert_with_key(empty).fundings.push(funding);
        }
    }
    budget.steps(all)?;
    let mut payers: Vec<Payer<'_>> = payers.into_values().collect();
    payers.sort_by_cached_key(|payer| (Reverse(payer.fundings.len()), entity::fold::fold(&payer.name)));

    let everything: Vec<Funding<'_>> = payers.iter().flat_map(|payer| payer.fundings.iter().copied()).collect();
    let totals = totals(&everything);
    let mut rows: Vec<Row> = totals.iter().map(|(currency, total)| total_row(currency, total, voice)).collect();
    for payer in &payers {
        let group = format!("{} ({})", payer.name, voice.counted("count-payments", payer.fundings.len()));
        rows.extend(payer.fundings.iter().map(|funding| row(&group, payer, *funding, parameters.day, voice)));
    }
    let columns = [
        ("chart-fundings-amount", "amount"),
        ("chart-fundings-currency", "currency"),
        ("chart-fundings-on", "on"),
        ("chart-fundings-budget", "budgetEur"),
        ("chart-fundings-active", "active"),
        ("chart-source", "source"),
    ];
    let known = everything.iter().filter(|funding| funding.amount.is_some()).count();
    let title = match payers.len() {
        0 => voice.text("chart-fundings-none").to_owned(),
        count => {
            let title = voice.say("chart-fundings-title").with("payers", voice.counted("count-payers", count));
            let title = title.with("paid", paid).with("projects", voice.counted("count-projects", projects.len()));
            title.with("known", known).with("payments", voice.counted("count-payments", all)).to_string()
        }
    };
    check_size(ChartKind::Fundings, rows.len(), columns.len())?;
    Ok(Chart {
        kind: ChartKind::Fundings,
        voice,
        title,
        description: describe(&totals, all - known, voice),
        show: parameters.show,
        matrix: Matrix {
            row_heading: voice.text("chart-fundings-project"),
            columns: columns.map(|(label, id)| Heading::of("", voice.text(label), id)).to_vec(),
            rows,
            column_width: WORDS,
            legend: Vec::new(),
        },
        picture: Picture::Bars(Bars { bars: payers.iter().map(|payer| bar(payer, parameters)).collect() }),
        question: ChartQuestion { document: DOCUMENT, variables: variables(parameters) },
    })
}

fn variables(parameters: &Parameters) -> serde_json::Value {
    let mut conditions = Map::new();
    conditions.extend(parameters.crime.map(|crime| ("concerns".to_owned(), json!(crime.name()))));
    conditions.extend(parameters.scope.map(|scope| ("scope".to_owned(), equal(scope))));
    if let Some(slug) = &parameters.agency {
        let funder = json!({ "funder": { "slug": { "eq": slug } } });
        conditions.insert("fundings".to_owned(), json!({ "some": funder }));
    }
    json!({ "where": conditions })
}

/// The known amounts of one currency, with how many these are.
type Total = (i64, usize);

/// What is known, by currency: amounts of different currencies are never added.
fn totals(fundings: &[Funding<'_>]) -> BTreeMap<String, Total> {
    let mut totals: BTreeMap<String, Total> = BTreeMap::new();
    for funding in fundings {
        if let Some((amount, currency)) = funding.amount.zip(funding.row().currency.as_ref()) {
            let (sum, count) = totals.entry(currency.clone()).or_default();
            (*sum, *count) = (sum.saturating_add(amount), *count + 1);
        }
    }
    totals
}

fn money(currency: &str, (sum, count): &Total, voice: Voice) -> String {
    format!("{currency} {} ({})", voice.number(*sum), voice.counted("count-payments", *count))
}

fn describe(totals: &BTreeMap<String, Total>, unknown: usize, voice: Voice) -> String {
    let known: Vec<String> = totals.iter().map(|(currency, total)| money(currency, total, voice)).collect();
    let known = match known.is_empty() {
        true => voice.text("chart-fundings-no-amount").to_owned(),
        false => voice.say("chart-fundings-amounts").with("amounts", known.join(", ")).to_string(),
    };
    let known = voice.say("chart-fundings-text").with("known", known).to_string();
    match unknown {
        0 => known,
        unknown => {
            let payments = voice.counted("count-payments", unknown);
            format!("{known} {}", voice.say("chart-fundings-unknown").with("payments", payments))
        }
    }
}

fn total_row(currency: &str, (sum, count): &Total, voice: Voice) -> Row {
    let meaning = voice.say("chart-fundings-sum").with("amounts", voice.counted("count-known-amounts", *count));
    let amount = Cell { count: Some(*count), meaning: meaning.to_string(), ..Cell::words(sum.to_string()) };
    let outside = || Cell::nothing(Tone::Outside, voice);
    let label = voice.say("chart-fundings-all-in").with("currency", currency).to_string();
    Row {
        heading: Heading::of(voice.text("chart-fundings-together"), label, format!("total/{currency}")),
        cells: vec![amount, Cell::words(currency), outside(), outside(), outside(), outside()],
    }
}

fn row(group: &str, payer: &Payer<'_>, funding: Funding<'_>, day: PartialDate, voice: Voice) -> Row {
    let project = funding.project();
    let unknown = |meaning| Cell { meaning: voice.text(meaning).to_owned(), ..Cell::nothing(Tone::Unknown, voice) };
    let sources: Vec<_> = funding.citations().map(|citation| citation.source()).collect();
    let source = match sources.as_slice() {
        [] => Cell::nothing(Tone::Nothing, voice),
        [first, rest @ ..] => {
            let more = voice.say("chart-fundings-more").with("title", &first.title).with("count", rest.len());
            let title = if rest.is_empty() { first.title.clone() } else { more.to_string() };
            let links: Vec<&str> = sources.iter().map(|source| source.row().url.as_str()).collect();
            Cell { link: Some(first.row().url.clone()), meaning: links.join(" "), ..Cell::words(title) }
        }
    };
    Row {
        heading: Heading {
            place: Some(payer.place.clone()),
            ..Heading::named(group, project.any(), &project.name, voice)
        },
        cells: vec![
            funding
                .amount
                .map_or_else(|| unknown("chart-fundings-amount-unread"), |amount| Cell::words(amount.to_string())),
            funding.row().currency.as_ref().map_or_else(|| Cell::nothing(Tone::Outside, voice), Cell::words),
            funding.funded_on.map_or_else(|| unknown("chart-fundings-undated"), |on| Cell::words(on.to_string())),
            project.budget_eur.map_or_else(|| unknown("chart-not-known"), |euros| Cell::words(euros.to_string())),
            Cell::words(voice.text(if project.active_on(day) { "chart-yes" } else { "chart-no" })),
            source,
        ],
    }
}

fn bar(payer: &Payer<'_>, parameters: &Parameters) -> Bar {
    let voice = parameters.voice();
    let totals = totals(&payer.fundings);
    let known = totals.values().map(|(_, count)| count).sum();
    let said: Vec<String> = totals.iter().map(|(currency, total)| money(currency, total, voice)).collect();
    let said = match said.is_empty() {
        true => voice.text("chart-fundings-amount-unknown").to_owned(),
        false => said.join(", "),
    };
    Bar {
        label: payer.name.clone(),
        link: payer.link.clone(),
        counted: format!("{}#{}", of_page(ChartKind::Fundings, parameters), payer.place),
        known,
        all: payer.fundings.len(),
        said,
    }
}
