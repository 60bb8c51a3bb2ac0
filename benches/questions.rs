//! What questions cost, from the document to the bytes of the answer, on graphs of 1, 100 and 1,000 times the real size.
//!
//! `cargo bench` measures the first two; `cargo bench -- 1 100 1000` all three (the last takes some 15 GiB). Each figure
//! is the median of many runs, with its ratio to a plain page of fifty agencies in the same run.

mod scale;

use palermo::{
    answer::{Answerer, Outcome, Question},
    budget::Budget,
    files::{embedded, read},
    snapshot::{Edition, Snapshot},
};
use std::{
    hint::black_box,
    time::{Duration, Instant},
};

// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The yardstick: a page of a list, as most questions have one.
const PAGE: (&str, &str) = ("a page of 50 agencies", "{ agencies { nodes { slug label } } }");

/// What is measured, and with what document.
const QUESTIONS: [(&str, &str); 16] = [
    ("lookup by slug", "{ agency(slug: \"iom\") { label } }"),
    (
        "filter by slug, indexed",
        "{ measures(where: {slug: {eq: \"palermo-trafficking-protocol-art-5-1\"}}) { totalCount } }",
    ),
    ("filter by a rare word, indexed", "{ agencies(where: {kind: {eq: EU_AGENCY}}) { totalCount } }"),
    ("filter by a frequent word, indexed", "{ measures(where: {precision: {eq: MANDATORY}}) { totalCount } }"),
    ("filter by text, walked", "{ measures(where: {title: {contains: \"compensation\"}}) { totalCount } }"),
    (
        "nested filter, selective",
        "{ agencies(where: {kind: {eq: EU_AGENCY}, networks: {some: {members: {some: {agency: {slug: {eq: \"interpol\"}}}}}}}) { totalCount } }",
    ),
    (
        "nested filter, unselective",
        "{ agencies(where: {actions: {some: {axis: {eq: PROTECTION}}}, networks: {some: {members: {some: {role: {eq: MEMBER}}}}}}) { totalCount } }",
    ),
    (
        "nested filter with counts",
        "{ agencies(where: {actions: {count: {where: {axis: {eq: PROTECTION}}, gte: 3}}}) { totalCount } }",
    ),
    ("order by a column", "{ measures(orderBy: [{field: TITLE}]) { nodes { slug } } }"),
    ("order by a count", "{ agencies(orderBy: [{field: ACTION_COUNT, direction: DESC}]) { nodes { slug } } }"),
    (
        "order by a filtered count",
        "{ agencies(orderBy: [{actions: {where: {axis: {eq: PROTECTION}}}, direction: DESC}]) { nodes { slug } } }",
    ),
    ("groups by one dimension", "{ measureGroups(by: [PRECISION]) { precision count share } }"),
    (
        "groups by two, through an instrument",
        "{ measureGroups(by: [SCOPE, PRECISION], within: [SCOPE]) { scope precision count share } }",
    ),
    (
        "search for two words",
        "{ search(query: \"compensation victims\", first: 10) { totalCount nodes { score snippet } } }",
    ),
    ("suggestions", "{ suggest(prefix: \"eur\") { name } }"),
    (
        "five levels",
        "{ networks { nodes { acronym members(first: 20) { nodes { agency { acronym projects(first: 5) { nodes { name participants(first: 5) { nodes { agency { acronym } } } } } } } } } } }",
    ),
];

/// The analyses. On a large graph they answer within a second or are refused before they start.
const ANALYSES: [(&str, &str); 25] = [
    ("overlaps", "{ overlaps { totalCount } }"),
    ("dualities", "{ overlaps(where: {tieOnRecord: {eq: false}}) { totalCount } }"),
    ("overlaps of an agency", "{ agency(slug: \"iom\") { overlaps { nodes { sharedCount ties { kind } } } } }"),
    ("partners", "{ agency(slug: \"iom\") { partners { nodes { tieCount } } } }"),
    ("profile", "{ agency(slug: \"iom\") { profile { type actions { title } } } }"),
    ("coverage", "{ coverage { level agencyCount } }"),
    ("coverage of a network", "{ network(slug: \"icat\") { coverage { level agencyCount } } }"),
    ("shared actions of a network", "{ network(slug: \"icat\") { sharedActions { type agencies { slug } } } }"),
    ("history of a network", "{ network(slug: \"icat\") { history { year joined { label } } } }"),
    (
        "members that two networks share",
        "{ network(slug: \"icat\") { memberOverlap(with: \"network:empact\") { jaccard } } }",
    ),
    ("coordination plan", "{ coordinationPlan { nodes { kind weight } } }"),
    ("coordination plan of a network", "{ network(slug: \"icat\") { coordinationPlan { nodes { kind weight } } } }"),
    ("work in a state", "{ state(slug: \"ly\") { agencyWork { work { type } } overlaps { nodes { jaccard } } } }"),
    (
        "work in a region",
        "{ region(slug: \"northern-africa\") { agencyWork { work { type } } overlaps { totalCount } } }",
    ),
    ("homogeneity", "{ homogeneity { homogeneity evenness determinateShareByInstrument } }"),
    ("precision shares", "{ precisionShares { precision share shareByInstrument } }"),
    ("chart of measures", "{ chartOfMeasures { rows { cells { count } } } }"),
    (
        "comparison of instruments",
        "{ instrument(slug: \"untoc\") { compare(with: \"instrument:palermo-trafficking-protocol\") { types { difference } } consent { stateCount } } }",
    ),
    ("comparable databases", "{ databaseOverlaps { nodes { obstacles } } }"),
    ("clusters of guidebooks", "{ guidebookOverlaps { count } }"),
    ("path", "{ path(from: \"agency:ameripol\", to: \"agency:frontex\") { length } }"),
    ("all shortest paths", "{ paths(from: \"agency:ameripol\", to: \"agency:frontex\") { totalCount } }"),
    ("neighbours", "{ neighbours(of: \"agency:iom\") { nodes { relation } } }"),
    ("centrality", "{ centrality { nodes { degree betweenness } } }"),
    ("groups of actions by three", "{ actionGroups(by: [AXIS, TYPE, CRIME]) { axis type crime count share } }"),
];

/// How long a question is asked again and again.
const PATIENCE: Duration = Duration::from_millis(700);

fn main() {
    let scales: Vec<i32> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let scales = if scales.is_empty() { vec![1, 100] } else { scales };
    let files = embedded::files();
    let (dataset, problems) = read::read(&files);
    assert!(problems.is_empty(), "the data set has problems; `palermo check data` shows them");
    let answerer = Answerer::default();
    for copies in scales {
        let scaled = scale::scale(&dataset, copies);
        let facts = scaled.facts.len();
        let begin = Instant::now();
        let edition = Edition { revision: 1, digest: "0".repeat(64), imported_at: "2026-11-24T12:00:00Z".to_owned() };
        let snapshot = Snapshot::new(scaled, edition, [7; 32]);
        println!("\n{copies} × the real size: {facts} facts, snapshot in {:.2?}", begin.elapsed());
        println!("{:<40} {:>12} {:>10}", "question", "median", "ratio");
        let measure = |document: &str| {
            median(|| {
                let question = Question { query: document.to_owned(), ..Question::default() };
                let answer = answerer.answer(&snapshot, &question, &Budget::unlimited());
                assert_eq!(answer.outcome, Outcome::Answered, "{}", String::from_utf8_lossy(&answer.body));
                answer
            })
        };
        let page = measure(PAGE.1);
        println!("{:<40} {:>12} {:>10}", PAGE.0, format!("{page:.1?}"), "1");
        for (name, document) in QUESTIONS {
            let time = measure(document);
            let ratio = format!("{:.2}", time.as_secs_f64() / page.as_secs_f64());
            println!("{name:<40} {:>12} {ratio:>10}", format!("{time:.1?}"));
        }
        for (name, document) in ANALYSES {
            let mut refused = false;
            let time = median(|| {
                let question = Question { query: document.to_owned(), ..Question::default() };
                let answer = answerer.answer(&snapshot, &question, &Budget::unlimited());
                assert_ne!(answer.outcome, Outcome::Failed, "{}", String::from_utf8_lossy(&answer.body));
                refused = answer.outcome == Outcome::Refused;
                answer
            });
            let ratio = time.as_secs_f64() / page.as_secs_f64();
            let ratio = if refused { "refused".to_owned() } else { format!("{ratio:.2}") };
            println!("{name:<40} {:>12} {ratio:>10}", format!("{time:.1?}"));
        }
    }
}

/// The median time of one call, of at least five.
fn median<T>(mut call: impl FnMut() -> T) -> Duration {
    let begin = Instant::now();
    let mut times = Vec::new();
    while times.len() < 5 || (begin.elapsed() < PATIENCE && times.len() < 10_000) {
        let start = Instant::now();
        black_box(call());
        times.push(start.elapsed());
    }
    times.sort_unstable();
    times[times.len() / 2]
}
