//! What may take long asks whether to go on: a spent budget stops every analysis, search, chart and page.

use crate::{
    fixture::date,
    real_data::{DATASET, SNAPSHOT},
};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use entity::{instrument, kind::Kind, network, project, state, vocabulary::PathVia};
use palermo::{
    analysis::{
        centrality::{self, CentralityError},
        comparability, comparison, consent, coordination, coverage, history, homogeneity, member_overlap,
        overlap::{self, Ground, OverlapError},
        path,
        presence::Place,
        rarity::Rarity,
        standing::{self, PlanError},
        tie,
    },
    budget::{Budget, Left, Stopped},
    graph::{
        graph::Graph,
        node::{Node, Stored},
    },
    http::{router::router, state::ServerState},
    query::search::SearchError,
    snapshot::Snapshot,
};
use std::{sync::Arc, time::Duration};
use tower::ServiceExt;

fn first<T: Stored>(graph: &Graph) -> Node<'_, T> {
    graph.all::<T>().next().unwrap()
}

fn why<T>(result: Result<T, OverlapError>) -> Option<Stopped> {
    match result {
        Err(OverlapError::Stopped(stopped)) => Some(stopped),
        Ok(_) | Err(OverlapError::TooManyPairs(_)) => None,
    }
}

#[test]
fn a_spent_budget_stops_every_analysis() {
    let graph = &SNAPSHOT.graph;
    let day = date("2018-11-23");
    let agency = graph.agencies().find(|agency| tie::partners(*agency, day, &Budget::unlimited()).unwrap().len() > 1);
    let agency = agency.unwrap();
    let network = first::<network::Model>(graph);
    let project = first::<project::Model>(graph);
    let instrument = first::<instrument::Model>(graph);
    let state = first::<state::Model>(graph);
    let (from, to) = (agency.any(), instrument.any());
    let asked = |_| Ok(true);
    let instruments = || graph.instruments();

    let plan = coordination::of_graph(graph, day, &Budget::unlimited()).unwrap();

    let spent = Budget::new(Duration::ZERO, Left::default());
    let analyses = [
        (
            "centralities",
            match centrality::centralities(graph, day, &spent) {
                Err(CentralityError::Stopped(stopped)) => Some(stopped),
                Ok(_) | Err(CentralityError::TooManyAgencies(_)) => None,
            },
        ),
        ("database_overlaps", why(comparability::database_overlaps(graph, day, &spent))),
        ("guidebook_overlaps", comparability::guidebook_overlaps(graph, day, &spent).err()),
        ("compare", comparison::compare(instrument, instrument, &spent).err()),
        ("compare_through_supplements", comparison::compare_through_supplements(instrument, instrument, &spent).err()),
        ("consent", consent::consent(instrument, graph.states(), day, &spent).err()),
        ("plan of the graph", why(coordination::of_graph(graph, day, &spent))),
        ("plan of a network", why(coordination::of_network(network, day, &spent))),
        ("coverage of the graph", coverage::of_graph(graph, day, &spent).err()),
        ("coverage of a network", coverage::of_network(network, day, &spent).err()),
        ("coverage of a project", coverage::of_project(project, day, &spent).err()),
        ("shared_actions", coverage::shared_actions(network, 2, day, &spent).err()),
        ("history", history::history(network, day, &spent).err()),
        ("homogeneity", homogeneity::homogeneity(instruments(), &asked, day, &spent).err()),
        ("precision_shares", homogeneity::precision_shares(instruments(), &asked, day, &spent).err()),
        ("chart_of_measures", homogeneity::chart_of_measures(instruments(), &asked, day, &spent).err()),
        ("member_overlap", member_overlap::member_overlap(network, network, day, &spent).err()),
        ("overlaps", why(overlap::overlaps(graph, Ground::Common, day, &spent))),
        ("overlaps_among", why(overlap::overlaps_among(graph, graph.agencies(), Ground::Common, day, &spent))),
        ("overlaps in a state", why(overlap::overlaps(graph, Ground::In(Place::State(state)), day, &spent))),
        ("agencies_in", overlap::agencies_in(Place::State(state), &spent).err()),
        ("overlaps_of", overlap::overlaps_of(agency, Ground::Common, day, &spent).err()),
        ("overlaps_with_all", why(overlap::overlaps_with_all(graph, &[agency], Ground::Common, day, &spent))),
        ("rarity", Rarity::on(graph, day, &spent).err()),
        (
            "standings",
            match standing::standings(&plan, &spent) {
                Err(PlanError::Stopped(stopped)) => Some(stopped),
                Ok(_) | Err(PlanError::TooManyPairs(_) | PlanError::TooManyEntries { .. }) => None,
            },
        ),
        ("shortest", path::Search { from, to, longest: 6, day, via: &[] }.shortest(&spent).err()),
        ("partners", tie::partners(agency, day, &spent).err()),
    ];
    for (analysis, stopped) in analyses {
        assert_eq!(stopped, Some(Stopped::Late(Duration::ZERO)), "{analysis}");
    }
}

#[test]
fn what_is_asked_row_by_row_stops_when_the_budget_is_spent() {
    let graph = &SNAPSHOT.graph;
    let day = date("2018-11-23");
    let agencies: Vec<_> = graph.agencies().collect();
    let pairs = || agencies.iter().flat_map(|one| agencies.iter().map(move |other| (*one, *other)));
    let overlaps = overlap::overlaps(graph, Ground::Common, day, &Budget::unlimited()).unwrap();
    let nodes: Vec<_> = Kind::ALL.into_iter().flat_map(|kind| graph.of_kind(kind)).collect();
    let via = [PathVia::State, PathVia::Source, PathVia::Finding];

    let spent = || Budget::new(Duration::ZERO, Left::default());
    let budgets = [(); 5].map(|()| spent());
    let rows = [
        ("ties", pairs().find_map(|(one, other)| tie::ties(one, other, day, &budgets[0]).err())),
        ("ties via parent", pairs().find_map(|(one, other)| tie::ties_via_parent(one, other, day, &budgets[4]).err())),
        ("shared", overlaps.iter().find_map(|overlap| overlap.shared(&budgets[1]).err())),
        ("coordinated", overlaps.iter().find_map(|overlap| overlap.coordinated(&budgets[2]).err())),
        ("steps", nodes.iter().find_map(|node| path::steps(*node, day, &via, &budgets[3]).err())),
    ];
    for (row, stopped) in rows {
        assert_eq!(stopped, Some(Stopped::Late(Duration::ZERO)), "{row}");
    }
}

#[test]
fn a_spent_budget_stops_searches() {
    let (graph, search) = (&SNAPSHOT.graph, SNAPSHOT.search());
    let late = Stopped::Late(Duration::ZERO);
    let spent = Budget::new(Duration::ZERO, Left::default());
    assert_eq!(search.search(graph, "victims", &[], &spent).err(), Some(SearchError::Stopped(late)));
    assert_eq!(search.suggest(graph, "a", &[], 10, &spent).err(), Some(late));
    let found = search.search(graph, "victims", &[], &Budget::unlimited()).unwrap();
    assert_eq!(found.hits.iter().find_map(|hit| found.snippet(hit, &spent).err()), Some(late));
}

/// What a server that gives pages and charts no time sends for each address.
fn hurried(addresses: &[&str]) -> Vec<(StatusCode, HeaderMap, String)> {
    let mut state = ServerState::new(Snapshot::new(DATASET.clone(), SNAPSHOT.edition.clone(), [7; 32]));
    state.longest = Duration::ZERO;
    let server = router(Arc::new(state));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
    let send = async |address: &&str| {
        let request = Request::builder().uri(*address).header(header::ACCEPT, "text/html");
        let response = server.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, parts.headers, String::from_utf8_lossy(&body).into_owned())
    };
    addresses.iter().map(|address| runtime.block_on(send(address))).collect()
}

#[test]
fn a_page_or_chart_that_takes_too_long_says_so_and_is_not_kept() {
    let addresses = [
        "/agency/iom",
        "/instrument/palermo-trafficking-protocol",
        "/network/icat",
        "/measures",
        "/search?query=victims",
        "/coordination",
        "/charts/measures",
        "/charts/structures.svg",
        "/charts/networks.csv",
        "/charts/databases.json",
        "/charts/timeline.png",
    ];
    for (address, (status, headers, text)) in addresses.iter().zip(hurried(&addresses)) {
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "{address}");
        assert!(text.contains("takes longer than 0 seconds"), "{address}: {text}");
        assert!(!headers.contains_key(header::ETAG) && !headers.contains_key(header::CACHE_CONTROL), "{address}");
    }
}

#[test]
fn there_is_nothing_at_an_address_however_long_it_took_to_look_for_what_is_near() {
    let [(status, _, text)] = hurried(&["/agency/iomm"]).try_into().unwrap();
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(text.contains("</html>"), "{text}");
}
