//! No document holds a core, fills memory or ends the process: what is too much is refused by name, and quickly.

use crate::{
    fixture::{Fixture, ask, check_refused, map},
    real_data::SNAPSHOT,
};
use futures_util::FutureExt;
use palermo::{
    answer::{
        Answer, Answerer, Outcome, Question,
        cost::MAXIMUM_COST,
        service::{Answers, Followed, Service},
    },
    budget::{Budget, Left},
};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::{
    sync::{Arc, LazyLock},
    time::{Duration, Instant},
};

static ANSWERER: LazyLock<Answerer> = LazyLock::new(Answerer::default);

fn answer(document: String, allowed: Duration) -> (Answer, Duration) {
    let question = Question { query: document, ..Question::default() };
    let begin = Instant::now();
    let answer = ANSWERER.answer(&SNAPSHOT, &question, &Budget::new(allowed, Left::default()));
    (answer, begin.elapsed())
}

/// Each kind of attack, with the code that it is refused with.
fn attacks() -> Vec<(&'static str, String, &'static str)> {
    let doubled = |levels: usize, times: usize| {
        let spreads = |level: usize| format!("...F{} ", level + 1).repeat(times);
        let fragments: String =
            (0..levels).map(|level| format!("fragment F{level} on Query {{ {} }} ", spreads(level))).collect();
        format!("{{ ...F0 }} {fragments} fragment F{levels} on Query {{ __typename }}")
    };
    let nested = |field: &str, levels: usize| {
        format!("{}__typename{}", format!("{{ {field} ").repeat(levels) + "{ ", " }".repeat(levels + 1))
    };
    let ring = "{ __schema { types { inputFields { type { inputFields { type { inputFields { name } } } } } } } }";
    let interfaces = "{ __schema { types { possibleTypes { interfaces { possibleTypes { name } } } } } }";
    let pages = "query($n: Int = 500) { measures(first: $n) { nodes { instrument { measures(first: $n) { nodes { instrument { measures(first: $n) { nodes { slug } } } } } } } } }";
    let filters = |depth: usize| {
        let filter = (0..depth).fold("{slug: {eq: \"iom\"}}".to_owned(), |inner, at| {
            let relation = if at % 2 == 0 { "agencies" } else { "networks" };
            format!("{{{relation}: {{every: {inner}}}}}")
        });
        format!("{{ networks(where: {filter}) {{ totalCount }} }}")
    };
    let conflicts: String = (0..2_000).map(|at| format!("a: agency(slug: \"{at}\") {{ slug }} ")).collect();
    vec![
        (
            "a list nested 2,000 deep",
            format!("{{ a(b: {}{}) }}", "[".repeat(2_000), "]".repeat(2_000)),
            "QUERY_TOO_DEEP",
        ),
        (
            "an object nested 2,000 deep",
            format!("{{ a(b: {}1{}) }}", "{not: ".repeat(2_000), "}".repeat(2_000)),
            "QUERY_TOO_DEEP",
        ),
        ("fields nested 100,000 deep", nested("parent", 100_000), "QUERY_TOO_DEEP"),
        ("fields nested 40 deep", format!("{{ agency(slug: \"iom\") {} }}", nested("parent", 40)), "QUERY_TOO_DEEP"),
        (
            "a chain of 10,000 fragments",
            (0..10_000).map(|at| format!("fragment F{at} on Query {{ ...F{} }} ", at + 1)).collect(),
            "QUERY_TOO_COMPLEX",
        ),
        ("fragments doubled 22 times", doubled(22, 2), "QUERY_TOO_COMPLEX"),
        ("fragments doubled 99 times", doubled(99, 2), "QUERY_TOO_COMPLEX"),
        ("ten fragments in each, 8 times", doubled(8, 10), "QUERY_TOO_COMPLEX"),
        (
            "a fragment that spreads itself",
            "{ ...F } fragment F on Query { ...F }".to_owned(),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        ("6,000 operations", (0..6_000).map(|at| format!("query Q{at} {{ a }} ")).collect(), "QUERY_TOO_COMPLEX"),
        (
            "50,000 aliases",
            format!("{{ {} }}", (0..50_000).map(|at| format!("a{at}: __typename ")).collect::<String>()),
            "QUERY_TOO_COMPLEX",
        ),
        (
            "4,000 aliases",
            format!("{{ {} }}", (0..4_000).map(|at| format!("a{at}: __typename ")).collect::<String>()),
            "QUERY_TOO_COMPLEX",
        ),
        ("100,000 directives", format!("{{ a {} }}", "@aa ".repeat(100_000)), "QUERY_TOO_COMPLEX"),
        ("conflicting arguments", format!("{{ {conflicts} }}"), "QUERY_TOO_COMPLEX"),
        (
            "unknown fields",
            format!("{{ {} }}", (0..90).map(|at| format!("nothing{at} ")).collect::<String>()),
            "GRAPHQL_VALIDATION_FAILED",
        ),
        (
            "a syntax error behind 900 kB of comment",
            format!("# {}\n{{ ! }}", "x".repeat(900_000)),
            "GRAPHQL_PARSE_FAILED",
        ),
        ("a string without an end", format!("{{ a(b: [\"\"\"x\" {}]) }}", "[".repeat(3_000)), "GRAPHQL_PARSE_FAILED"),
        ("lists of the schema inside each other", ring.to_owned(), "QUERY_TOO_DEEP"),
        ("types and their interfaces inside each other", interfaces.to_owned(), "QUERY_TOO_DEEP"),
        ("pages three deep by a variable's default", pages.to_owned(), "QUERY_TOO_COMPLEX"),
        ("conditions nested 40 deep", filters(40), "QUERY_TOO_DEEP"),
    ]
}

#[test]
fn every_attack_is_refused_by_name_in_few_bytes() {
    for (name, document, code) in attacks() {
        // The clock is asked by the budget, not by this test; that a refusal comes before any work is seen from a budget
        // that has none.
        let (answer, _) = answer(document, Duration::ZERO);
        let body: Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(body["errors"][0]["extensions"]["code"], code, "{name}: {body}");
        assert!(answer.body.len() <= 4_096, "{name}: {} bytes", answer.body.len());
    }
}

#[test]
fn conditions_nested_in_each_other_are_linear_in_the_graph() {
    let nested = |depth: usize, quantifier: &str| {
        let filter = (0..depth).fold("{slug: {eq: \"iom\"}}".to_owned(), |inner, at| {
            let relation = if (depth - at) % 2 == 1 { "agencies" } else { "networks" };
            format!("{{{relation}: {{{quantifier}: {inner}}}}}")
        });
        format!("{{ networks(where: {filter}) {{ totalCount }} }}")
    };
    for quantifier in ["some", "every", "none"] {
        let (answer, _) = answer(nested(20, quantifier), Duration::from_secs(60));
        assert_eq!(answer.outcome, Outcome::Answered, "{quantifier}: {}", String::from_utf8_lossy(&answer.body));
    }
}

#[test]
fn work_stops_at_the_deadline_and_when_the_client_leaves() {
    let document = "{ overlaps(first: 5) { nodes { shared { actions { slug } } ties { label } } } }";
    let (late, _) = answer(document.to_owned(), Duration::ZERO);
    assert_eq!(late.outcome, Outcome::Stopped);
    let body: Value = serde_json::from_slice(&late.body).unwrap();
    assert_eq!(body["errors"][0]["extensions"]["code"], "TIMEOUT");
    assert_eq!(body.get("data"), None, "an answer is whole or it is an error");
    let left = Left::default();
    left.set();
    let question = Question { query: document.to_owned(), ..Question::default() };
    let answer = ANSWERER.answer(&SNAPSHOT, &question, &Budget::new(Duration::from_secs(3_600), left));
    assert_eq!(answer.outcome, Outcome::Stopped);
}

#[test]
fn the_cost_is_told_and_is_never_less_than_the_nodes_of_the_answer() {
    fn nodes(value: &Value) -> u64 {
        match value {
            Value::Object(fields) => fields.values().map(nodes).sum::<u64>() + u64::from(fields.contains_key("id")),
            Value::Array(items) => items.iter().map(nodes).sum(),
            _ => 0,
        }
    }
    for document in [
        "{ agency(slug: \"iom\") { id } }",
        "{ agencies(first: 3) { nodes { id parent { id } actions(first: 500) { nodes { id } } } } }",
        "{ networks { nodes { id members { edges { node { id agency { id networks { nodes { id } } } } } } } } }",
        "{ measureGroups(by: [SCOPE, PRECISION]) { count measures(first: 500) { nodes { id instrument { id } } } } }",
        "{ agency(slug: \"iom\") { id profile(activeOn: \"2018\") { actions { id instruments { id } } } } }",
        "{ nodes(ids: [\"agency:iom\", \"network:icat\", \"agency:iom\"]) { id } }",
    ] {
        let (_, body) = ask(&SNAPSHOT, document, json!({}));
        let cost = body["extensions"]["cost"]["requested"].as_u64().unwrap_or_else(|| panic!("{document}: {body}"));
        assert_eq!(body["extensions"]["cost"]["limit"], MAXIMUM_COST);
        assert!(nodes(&body["data"]) <= cost && cost <= MAXIMUM_COST, "{document}: {} of {cost}", nodes(&body["data"]));
    }
}

#[test]
fn a_generous_page_of_a_short_list_costs_what_the_list_has() {
    let cost = |document: &str| ask(&SNAPSHOT, document, json!({})).1["extensions"]["cost"]["requested"].as_u64();
    assert_eq!(
        cost("{ agency(slug: \"iom\") { children(first: 500) { nodes { id } } } }"),
        cost("{ agency(slug: \"iom\") { children(first: 100) { nodes { id } } } }")
    );
    assert_eq!(
        cost("{ x: agencies(first: 7) { nodes { id } } }"),
        cost("query($n: Int = 7) { agencies(first: $n) { ...F } } fragment F on AgencyConnection { nodes { id } }"),
        "the same question costs the same, however it is written"
    );
}

#[test]
fn a_question_that_was_asked_before_is_answered_from_the_facts_of_now() {
    let answerer = Answerer::default();
    let document = "query($slug: String!) { agency(slug: $slug) { slug } agencies { totalCount nodes { slug } } }";
    let asked = |fixture: Fixture, slug: &str| {
        let variables = json!({"slug": slug}).as_object().cloned().unwrap_or_default();
        let question = Question { query: document.to_owned(), variables, ..Question::default() };
        let answer = answerer.answer(&fixture.snapshot(), &question, &Budget::unlimited());
        let body: Value = serde_json::from_slice(&answer.body).unwrap();
        (body["data"]["agency"]["slug"].clone(), body["data"]["agencies"]["totalCount"].clone(), answer.cost)
    };
    let two = || Fixture::new().agency("iom").agency("unodc");
    assert_eq!(asked(two(), "iom"), (json!("iom"), json!(2), Some(3)));
    assert_eq!(asked(two(), "unodc"), (json!("unodc"), json!(2), Some(3)), "with other variables");
    assert_eq!(asked(two().agency("osce"), "iom"), (json!("iom"), json!(3), Some(4)), "with other facts");
    assert_eq!(asked(two(), "none"), (Value::Null, json!(2), Some(3)));
}

#[test]
fn a_client_that_left_does_not_make_a_question_look_quick() {
    let answerer = Answerer::default();
    let query = "{ measures(first: 300) { nodes { slug } } actions(first: 500) { nodes { slug } } outputs(first: 500) { nodes { slug } } }".to_owned();
    let prepared = answerer.prepare(&SNAPSHOT, &Question { query, ..Question::default() }).unwrap();
    let left = Left::default();
    left.set();
    let answer = answerer.run(&SNAPSHOT, &prepared, &Budget::new(Duration::from_secs(5), left));
    assert_eq!((answer.outcome, prepared.took()), (Outcome::Stopped, None));
    assert_eq!(answerer.run(&SNAPSHOT, &prepared, &Budget::unlimited()).outcome, Outcome::Answered);
    assert!(prepared.took().is_some());
}

#[test]
fn two_equal_keys_are_refused_wherever_they_stand() {
    for document in [
        "{ agencies(where: {slug: {eq: \"a\"}, slug: {eq: \"b\"}}) { totalCount } }",
        "{ agencies(where: {or: [{slug: {eq: \"a\", eq: \"b\"}}]}) { totalCount } }",
        "query($w: AgencyFilter = {slug: {eq: \"a\"}, slug: {eq: \"b\"}}) { agencies(where: $w) { totalCount } }",
    ] {
        check_refused(Fixture::new(), document, json!({}), "GRAPHQL_VALIDATION_FAILED", &["given twice"]);
    }
}

#[test]
fn a_variables_default_counts_in_directives() {
    let snapshot = Arc::new(Fixture::new().agency("iom").snapshot());
    let document = "query($in: Boolean = true, $out: Boolean = true) { agency(slug: \"iom\") { slug @include(if: $in) ...F } } \
                    fragment F on Agency { name @skip(if: $out) }";
    let (_, body) = ask(&snapshot, document, json!({}));
    assert_eq!(body["data"], json!({"agency": {"slug": "iom"}}));
    let (_, body) = ask(&snapshot, document, json!({"in": false, "out": false}));
    assert_eq!(body["data"], json!({"agency": {"name": "iom"}}));
}

#[test]
fn lists_that_are_reached_through_a_third_can_be_paged() {
    for (owner, list) in [
        ("network(slug: \"icat\")", "agencies"),
        ("agency(slug: \"unodc\")", "networks"),
        ("agency(slug: \"iom\")", "projects"),
    ] {
        let all = ask(
            &SNAPSHOT,
            &format!("{{ of: {owner} {{ list: {list}(first: 500) {{ nodes {{ slug }} }} }} }}"),
            json!({}),
        )
        .1;
        let (mut after, mut paged) = (Value::Null, Vec::new());
        loop {
            let document = format!(
                "query($after: String) {{ of: {owner} {{ list: {list}(first: 4, after: $after) {{ nodes {{ slug }} pageInfo {{ hasNextPage endCursor }} }} }} }}"
            );
            let page = ask(&SNAPSHOT, &document, json!({"after": after})).1;
            let list = &page["data"]["of"]["list"];
            paged.extend(list["nodes"].as_array().unwrap().clone());
            after = list["pageInfo"]["endCursor"].clone();
            if list["pageInfo"]["hasNextPage"] == false {
                break;
            }
            assert!(paged.len() < 500, "{owner} {list}: pages without end");
        }
        assert_eq!(&Value::Array(paged), &all["data"]["of"]["list"]["nodes"], "{owner} {list}");
    }
}

/// Answers as the server does, without its rooms.
#[derive(Clone)]
struct Directly;

impl Answers for Directly {
    async fn answer(&self, question: Question) -> Answer {
        ANSWERER.answer(&SNAPSHOT, &question, &Budget::new(Duration::from_secs(60), Left::default()))
    }

    fn follow(&self, question: Question) -> Followed {
        let this = self.clone();
        Followed::Once(async move { this.answer(question).await }.boxed())
    }
}

#[test]
fn services_of_async_graphql_run_on_it() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let execute = |document: &str| {
        runtime.block_on(async_graphql::Executor::execute(&Service(Directly), async_graphql::Request::new(document)))
    };
    let response =
        execute("{ agency(slug: \"iom\") { slug overlaps(first: 1, activeOn: \"2018\") { nodes { jaccard } } } }");
    assert!(response.errors.is_empty(), "{:?}", response.errors);
    assert_eq!(response.data.into_json().unwrap()["agency"]["slug"], "iom");
    let response = execute("{ nothing }");
    assert_eq!(response.errors.len(), 1);
    assert!(response.errors[0].message.contains("nothing"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    /// The deadline is asked in every loop: with one of no time at all, whatever is asked ends as refused, stopped or done
    /// before the first look at the clock.
    #[test]
    fn whatever_is_asked_ends(parts in prop::collection::vec(prop::sample::select(vec![
        "agencies(where: {", "networks(where: {", "actions(where: {", "every: {", "some: {", "none: {", "actions: {", "networks: {",
        "agencies: {", "owner { slug }", "nodes {", "slug", "}", "})", ") {", "totalCount", "members", "edges { node {", "}}",
        "centrality {", "overlaps {", "measureGroups(by: [TYPE]) {", "measures", "{", "coverage { level actions { slug } }",
        "path(from: \"agency:iom\", to: \"network:icat\") { length }", "search(query: \"victim\") { nodes { snippet } }",
    ]), 0..24)) {
        let document = format!("{{ {} }}", parts.join(" "));
        let question = Question { query: document.clone(), variables: map(json!({})), ..Question::default() };
        let answer = ANSWERER.answer(&SNAPSHOT, &question, &Budget::new(Duration::from_millis(1), Left::default()));
        prop_assert!(answer.outcome != Outcome::Failed, "{document}");
    }
}
