//! The growth of a network, who pays for what, and the ties around an agency: each number of theirs found a second way.

use crate::{
    fixture::{Fixture, ask, data, date},
    real_data::SNAPSHOT,
};
use entity::fact::FactKind;
use palermo::{
    budget::Budget,
    charts::{
        ChartKind,
        chart::Chart,
        drawing::{Mark, Shape},
        parameters::Parameters,
        ties::{MOST_AGENCIES, MOST_TIES},
    },
    snapshot::Snapshot,
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

fn chart(snapshot: &Snapshot, kind: ChartKind, query: &str) -> Chart {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
    let today = date("2026-11-24");
    let parameters = Parameters::read(kind, &pairs, &snapshot.graph, today, &Budget::unlimited()).unwrap();
    Chart::new(kind, snapshot, &parameters, &Budget::unlimited()).unwrap()
}

fn answer(snapshot: &Arc<Snapshot>, chart: &Chart) -> Value {
    let (_, body) = ask(snapshot, chart.question.document, chart.question.variables.clone());
    assert_eq!(body.get("errors"), None, "{}", chart.question.variables);
    body["data"].clone()
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

#[test]
fn a_network_grows_as_its_history_says() {
    for query in ["network=icat", "network=icat&activeOn=2019-06", "network=bali-process", ""] {
        let shown = chart(&SNAPSHOT, ChartKind::History, query);
        let network = answer(&SNAPSHOT, &shown)["network"].clone();
        let years = list(&network["history"]);
        assert_eq!(shown.matrix.rows.len(), years.len(), "{query}");
        assert!(years.len() > 5, "{query}");
        for (row, year) in shown.matrix.rows.iter().zip(years) {
            assert_eq!(row.heading.id, year["year"].to_string(), "{query}");
            let count = |at: usize| row.cells[at].count.unwrap_or(0);
            let of = |holds: &dyn Fn(&Value) -> bool| list(&year["members"]).iter().filter(|stay| holds(stay)).count();
            assert_eq!(json!(count(0) + count(2)), year["memberCount"], "{query} {year}");
            assert_eq!(count(2), of(&|stay| stay["role"] == "OBSERVER"), "{query} {year}");
            assert_eq!(
                count(1),
                of(&|stay| stay["certainty"] == "ASSUMED" && stay["role"] != "OBSERVER"),
                "{query} {year}"
            );
            assert_eq!(count(3), list(&year["joined"]).len(), "{query} {year}");
            assert_eq!(count(4), list(&year["left"]).len(), "{query} {year}");
        }
        let drawn = shown.drawing().marks.into_iter().flat_map(|mark| mark.shapes);
        let dots = drawn.filter(|shape| matches!(shape, Shape::Circle { class: "said", .. })).count();
        // One more in the key.
        let until = query.contains("activeOn").then_some("2019-06-30");
        let said = list(&network["reportedSizes"])
            .iter()
            .filter(|size| until.is_none_or(|day| size["on"].as_str().unwrap() <= day));
        assert_eq!(dots, said.count() + 1, "{query}");
    }
}

#[test]
fn what_is_known_and_what_is_only_said_look_unlike() {
    let fixture = Fixture::new()
        .agency("one")
        .agency("other")
        .network_with("group", |row| row.starts = Some(date("2010")))
        .member_with("group", "one", |row| row.since = Some(date("2012")))
        .member("group", "other");
    let snapshot = fixture.snapshot();
    let shown = chart(&snapshot, ChartKind::History, "network=group&activeOn=2014");
    let members: Vec<usize> = shown.matrix.rows.iter().map(|row| row.cells[0].count.unwrap_or(0)).collect();
    assert_eq!(members, [1, 1, 2, 2, 2]);
    assert!(shown.description.contains("For 1 of the last 2 no beginning is known"), "{}", shown.description);
    assert!(shown.description.contains("not on record with a number of its own"), "{}", shown.description);
    let shapes: Vec<Shape> = shown.drawing().marks.into_iter().flat_map(|mark| mark.shapes).collect();
    let hatched = shapes.iter().filter(|shape| matches!(shape, Shape::Pattern { pattern: "hatched", .. })).count();
    assert_eq!(hatched, 5 + 1, "one a year and one in the key");
}

#[test]
fn a_history_whose_stays_are_all_dated_says_nothing_of_others() {
    let fixture = Fixture::new().agency("one").network_with("group", |row| row.starts = Some(date("2010")));
    let snapshot = fixture.member_with("group", "one", |row| row.since = Some(date("2012"))).snapshot();
    let shown = chart(&snapshot, ChartKind::History, "network=group&activeOn=2014");
    let sentences: Vec<&str> = shown.description.split(". ").collect();
    assert!(
        matches!(sentences[..], [steps, said] if steps.starts_with("The steps are") && said.starts_with("The network"))
    );
}

#[test]
fn amounts_are_added_within_a_currency_and_where_they_are_known() {
    for query in ["", "crime=trafficking", "scope=european", "agency=european-union"] {
        let shown = chart(&SNAPSHOT, ChartKind::Fundings, query);
        let projects = answer(&SNAPSHOT, &shown)["projects"]["nodes"].clone();
        let mine = |funding: &&Value| !query.contains("agency") || funding["funder"]["slug"] == "european-union";
        let paid: Vec<&Value> =
            list(&projects).iter().flat_map(|project| list(&project["fundings"])).filter(mine).collect();
        assert!(paid.len() > 3, "{query}");
        let rows: Vec<_> = shown.matrix.rows.iter().filter(|row| row.heading.id.starts_with("project:")).collect();
        assert_eq!(rows.len(), paid.len(), "{query}");
        let mut totals: BTreeMap<String, i64> = BTreeMap::new();
        let mut unknown = 0;
        for funding in &paid {
            match funding["amount"].as_i64() {
                Some(amount) => *totals.entry(funding["currency"].as_str().unwrap().to_owned()).or_default() += amount,
                None => unknown += 1,
            }
        }
        let told: BTreeMap<String, i64> = shown
            .matrix
            .rows
            .iter()
            .filter_map(|row| {
                Some((row.heading.id.strip_prefix("total/")?.to_owned(), row.cells[0].text.parse().unwrap()))
            })
            .collect();
        assert_eq!(told, totals, "{query}");
        let silent = rows.iter().filter(|row| row.cells[0].meaning == "no amount was read").count();
        assert_eq!(silent, unknown, "{query}");
        assert!(shown.description.contains(&format!("For {unknown} payments it is known who pays and not how much")));
    }
}

#[test]
fn currencies_stand_apart() {
    let mut fixture = Fixture::new().agency("payer").project("one").project("other");
    let (payer, projects) = (fixture.rows.agencies[0].id, [fixture.rows.projects[0].id, fixture.rows.projects[1].id]);
    for (at, (project, amount)) in
        [(0, Some((5, "EUR"))), (1, Some((7, "EUR"))), (1, Some((9, "USD"))), (0, None)].into_iter().enumerate()
    {
        let id = fixture.fact(FactKind::Funding, &format!("funding:{at}"));
        fixture.rows.fundings.push(entity::funding::Model {
            id,
            project_id: projects[project],
            agency_id: Some(payer),
            state_id: None,
            name: None,
            amount: amount.map(|(amount, _)| amount),
            currency: amount.map(|(_, currency)| currency.to_owned()),
            funded_on: None,
        });
    }
    let shown = chart(&fixture.snapshot(), ChartKind::Fundings, "");
    let totals: Vec<(&str, &str)> = shown
        .matrix
        .rows
        .iter()
        .filter(|row| row.heading.id.starts_with("total/"))
        .map(|row| (row.cells[1].text.as_str(), row.cells[0].text.as_str()))
        .collect();
    assert_eq!(totals, [("EUR", "12"), ("USD", "9")]);
    assert_eq!(shown.title, "1 payer on record for 2 of 2 projects; the amount is known for 3 of 4 payments");
}

#[test]
fn the_ties_around_an_agency_are_those_of_the_analysis() {
    for query in ["agency=iom", "agency=iom&kind=network", "agency=europol&activeOn=2018", "agency=unodc&kind=project"]
    {
        let shown = chart(&SNAPSHOT, ChartKind::Ties, query);
        let agency = answer(&SNAPSHOT, &shown)["agency"].clone();
        let mut expected = BTreeSet::new();
        for partner in list(&agency["partners"]["nodes"]) {
            for tie in list(&partner["ties"]) {
                let word = |name: &str| tie[name].as_str().unwrap_or("·").to_owned();
                if query.split_once("kind=").is_some_and(|(_, kind)| kind != word("kind").to_lowercase()) {
                    continue;
                }
                let (slug, fact) = (partner["agency"]["slug"].as_str().unwrap(), tie["fact"]["id"].as_str().unwrap());
                expected.insert((
                    slug.to_owned(),
                    fact.to_owned(),
                    word("kind").to_lowercase(),
                    word("since"),
                    word("until"),
                ));
            }
        }
        let told: BTreeSet<_> = shown
            .matrix
            .rows
            .iter()
            .map(|row| {
                let cell = |at: usize| row.cells[at].text.clone();
                let (_, other) = row.cells[0].text.split_once("; ").unwrap();
                (other.to_owned(), row.heading.id.clone(), cell(1), cell(2), cell(3))
            })
            .collect();
        assert!(expected.len() > 5, "{query}");
        assert_eq!(told, expected, "{query}");
        // Each name leads to the ties around it, of the same kind on the same day.
        let links = shown.drawing().marks.into_iter().filter_map(|mark| mark.link);
        // Lines lead to their rows in the table.
        let links = links.filter(|link| !link.contains("#tie-"));
        let (around, own): (Vec<String>, Vec<String>) =
            links.partition(|link| link.starts_with("/charts/ties?agency="));
        assert_eq!(json!(around.len()), agency["partners"]["totalCount"], "{query}");
        assert_eq!(own.len(), 1, "{query}: the one in the middle leads to its page");
        for rest in query.split('&').skip(1) {
            assert!(around.iter().all(|link| link.contains(rest)), "{query}");
        }
    }
}

#[test]
fn universal_partners_stand_on_the_left_and_all_others_on_the_right() {
    let shown = chart(&SNAPSHOT, ChartKind::Ties, "agency=iom&activeOn=2024");
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for mark in shown.drawing().marks {
        let slug = mark.link.as_deref().and_then(|link| link.strip_prefix("/charts/ties?agency="));
        let Some(slug) = slug.and_then(|rest| rest.split('&').next()) else { continue };
        let across = mark.shapes.iter().find_map(|shape| match shape {
            Shape::Text { x, .. } => Some(*x),
            _ => None,
        });
        let partner = SNAPSHOT.graph.by_slug::<entity::agency::Model>(slug).unwrap();
        match partner.scope == entity::vocabulary::Scope::Universal {
            true => left.extend(across),
            false => right.extend(across),
        }
    }
    assert!(left.len() > 5 && right.len() > 5, "{left:?} {right:?}");
    assert!(left.iter().max() < right.iter().min(), "{left:?} {right:?}");
}

#[test]
fn two_steps_lead_further_than_one() {
    let near = chart(&SNAPSHOT, ChartKind::Ties, "agency=frontex&kind=arrangement");
    let far = chart(&SNAPSHOT, ChartKind::Ties, "agency=frontex&kind=arrangement&depth=2");
    let ids = |chart: &Chart| -> BTreeSet<String> {
        let slugs = chart.matrix.rows.iter().flat_map(|row| row.cells[0].text.split("; "));
        slugs.map(str::to_owned).collect()
    };
    assert!(ids(&near).is_subset(&ids(&far)) && ids(&far).len() > ids(&near).len());
    let partners = data(
        &SNAPSHOT,
        "{ agency(slug: \"frontex\") { partners(activeOn: \"2026-11-24\", where: {ties: {some: {kind: {eq: ARRANGEMENT}}}}) {
            nodes { agency { partners(activeOn: \"2026-11-24\", where: {ties: {some: {kind: {eq: ARRANGEMENT}}}}) { nodes { agency { slug } } } } } } } }",
    );
    let expected: BTreeSet<String> = list(&partners["agency"]["partners"]["nodes"])
        .iter()
        .flat_map(|partner| list(&partner["agency"]["partners"]["nodes"]))
        .map(|partner| partner["agency"]["slug"].as_str().unwrap().to_owned())
        .collect();
    assert!(expected.is_subset(&ids(&far)), "{expected:?}");
}

#[test]
fn a_large_neighbourhood_is_cut_and_says_so() {
    let mut fixture = Fixture::new().network("everybody");
    for at in 0..120 {
        let slug = format!("agency-{at}");
        fixture = fixture.agency(&slug).member("everybody", &slug);
    }
    let snapshot = fixture.snapshot();
    for query in ["agency=agency-0", "agency=agency-0&depth=2"] {
        let shown = chart(&snapshot, ChartKind::Ties, query);
        assert!(shown.matrix.rows.len() <= MOST_TIES, "{query}");
        let drawing = shown.drawing();
        let is_name = |mark: &&Mark| mark.link.as_deref().is_some_and(|link| !link.contains("#tie-"));
        assert_eq!(drawing.marks.iter().filter(is_name).count(), MOST_AGENCIES, "{query}");
        let says = "Not shown: 60 agencies";
        assert!(shown.description.contains(says), "{}", shown.description);
    }
    let all = chart(&SNAPSHOT, ChartKind::Ties, "agency=iom&depth=2");
    assert!(
        all.matrix.rows.len() == MOST_TIES && all.description.contains("One kind of tie, or one step less, shows more")
    );
}
