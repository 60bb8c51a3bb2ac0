//! Who pays for what: every payment for a project that is on record, with its amount where one was read.

use crate::{
    budget::Budget,
    charts::{
        ChartKind,
        bars::{Bar, Bars},
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size, counted},
        matrix::{Cell, Heading, Matrix, Row, Tone},
        measures::{concerns, equal},
        parameters::Parameters,
    },
    graph::{funding::Funding, graph::Graph, period::Dated},
    pages::{address, entity_page::description::grouped},
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
    fundings: Vec<Funding<'g>>,
}

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
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
            let empty = || Payer {
                name: funding.name().into_owned(),
                link: funding.funder().map(address::of),
                fundings: Vec::new(),
            };
            payers.entry(key).or_insert_with(empty).fundings.push(funding);
        }
    }
    budget.steps(all)?;
    let mut payers: Vec<Payer<'_>> = payers.into_values().collect();
    payers.sort_by_cached_key(|payer| (Reverse(payer.fundings.len()), entity::fold::fold(&payer.name)));

    let everything: Vec<Funding<'_>> = payers.iter().flat_map(|payer| payer.fundings.iter().copied()).collect();
    let totals = totals(&everything);
    let mut rows: Vec<Row> = totals.iter().map(|(currency, total)| total_row(currency, total)).collect();
    for payer in &payers {
        let group = format!("{} ({})", payer.name, counted(payer.fundings.len(), "payment", "payments"));
        rows.extend(payer.fundings.iter().map(|funding| row(&group, *funding, parameters.day)));
    }
    let columns = [
        ("Amount", "amount"),
        ("Currency", "currency"),
        ("Of", "on"),
        ("Budget of the whole project, EUR", "budgetEur"),
        ("Project at work on the day", "active"),
        ("Source", "source"),
    ];
    let known = everything.iter().filter(|funding| funding.amount.is_some()).count();
    let title = match payers.len() {
        0 => "No payment for a project of these kinds is on record".to_owned(),
        count => format!(
            "{} on record for {paid} of {}; the amount is known of {known} of {}",
            counted(count, "payer", "payers"),
            counted(projects.len(), "project", "projects"),
            counted(all, "payment", "payments"),
        ),
    };
    check_size(ChartKind::Fundings, rows.len(), columns.len())?;
    Ok(Chart {
        kind: ChartKind::Fundings,
        title,
        description: describe(&totals, all - known),
        show: parameters.show,
        matrix: Matrix {
            row_heading: "Project",
            columns: columns.map(|(label, id)| Heading::of("", label, id)).to_vec(),
            rows,
            column_width: 90,
            legend: Vec::new(),
        },
        picture: Picture::Bars(Bars { bars: payers.iter().map(bar).collect() }),
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

fn money(currency: &str, (sum, count): &Total) -> String {
    format!("{currency} {} ({})", grouped(*sum), counted(*count, "payment", "payments"))
}

fn describe(totals: &BTreeMap<String, Total>, unknown: usize) -> String {
    let known: Vec<String> = totals.iter().map(|(currency, total)| money(currency, total)).collect();
    let known = match known.is_empty() {
        true => "No amount was read.".to_owned(),
        false => format!("Known amounts: {}; currencies are not added to each other.", known.join(", ")),
    };
    let unknown = match unknown {
        0 => String::new(),
        unknown => format!(
            " Of {} it is known who pays and not how much, so that no total tells what was paid.",
            counted(unknown, "payment", "payments")
        ),
    };
    format!("Bars count payments, and not money. {known}{unknown}")
}

fn total_row(currency: &str, (sum, count): &Total) -> Row {
    let meaning = format!("the sum of {}", counted(*count, "known amount", "known amounts"));
    let amount = Cell { count: Some(*count), meaning, ..Cell::words(sum.to_string()) };
    let outside = || Cell::nothing(Tone::Outside);
    Row {
        heading: Heading::of("Known amounts together", format!("All in {currency}"), format!("total/{currency}")),
        cells: vec![amount, Cell::words(currency), outside(), outside(), outside(), outside()],
    }
}

fn row(group: &str, funding: Funding<'_>, day: PartialDate) -> Row {
    let project = funding.project();
    let unknown = |meaning: &str| Cell { meaning: meaning.to_owned(), ..Cell::nothing(Tone::Unknown) };
    let sources: Vec<_> = funding.citations().map(|citation| citation.source()).collect();
    let source = match sources.as_slice() {
        [] => Cell::nothing(Tone::Nothing),
        [first, rest @ ..] => {
            let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
            let links: Vec<&str> = sources.iter().map(|source| source.row().url.as_str()).collect();
            Cell {
                link: Some(first.row().url.clone()),
                meaning: links.join(" "),
                ..Cell::words(format!("{}{more}", first.title))
            }
        }
    };
    Row {
        heading: Heading {
            group: group.to_owned(),
            label: project.label().into_owned(),
            name: project.name.clone(),
            id: project.key().to_owned(),
            link: Some(address::of(project.any())),
        },
        cells: vec![
            funding.amount.map_or_else(|| unknown("no amount was read"), |amount| Cell::words(amount.to_string())),
            funding.row().currency.as_ref().map_or_else(|| Cell::nothing(Tone::Outside), Cell::words),
            funding.funded_on.map_or_else(|| unknown("date not known"), |on| Cell::words(on.to_string())),
            project.budget_eur.map_or_else(|| unknown("not known"), |euros| Cell::words(euros.to_string())),
            Cell::words(if project.active_on(day) { "yes" } else { "no" }),
            source,
        ],
    }
}

fn bar(payer: &Payer<'_>) -> Bar {
    let totals = totals(&payer.fundings);
    let known = totals.values().map(|(_, count)| count).sum();
    let said: Vec<String> = totals.iter().map(|(currency, total)| money(currency, total)).collect();
    let said = match said.is_empty() {
        true => "amount not known".to_owned(),
        false => said.join(", "),
    };
    Bar { label: payer.name.clone(), link: payer.link.clone(), known, all: payer.fundings.len(), said }
}
