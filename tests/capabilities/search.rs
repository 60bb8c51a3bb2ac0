//! Words are found anywhere, the best first, and nothing typed is a mistake.

use crate::{
    fixture::{Fixture, check, check_refused, data},
    real_data::SNAPSHOT,
};
use entity::vocabulary::Axis;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock};

fn fixture() -> Fixture {
    Fixture::new()
        .agency_with("aid", |row| {
            row.acronym = Some("AID".to_owned());
            row.name = "Agency for Victims".to_owned();
            row.summary = "Helps wherever it can & <b>may</b>.".to_owned();
        })
        .alias("aid", "Société d’Aide")
        .agency_with("other", |row| {
            row.name = "Other body".to_owned();
            row.summary = "Gives aid to each child victim, and compensation.".to_owned();
        })
        .agency_with("third", |row| {
            row.name = "Aid and comfort".to_owned();
            row.summary = "A victim who is a child.".to_owned();
        })
        .action("aid-action", "agency:aid", Axis::Protection)
}

fn found(query: &str) -> Vec<String> {
    found_in(&Arc::new(fixture().snapshot()), query)
}

fn found_in(snapshot: &Arc<palermo::snapshot::Snapshot>, query: &str) -> Vec<String> {
    let document = format!("{{ search(query: {}, first: 500) {{ nodes {{ node {{ slug }} }} }} }}", json!(query));
    let answer = data(snapshot, &document);
    let nodes = answer["search"]["nodes"].as_array().unwrap().iter();
    nodes.map(|hit| hit["node"]["slug"].as_str().unwrap().to_owned()).collect()
}

fn sorted(mut slugs: Vec<String>) -> Vec<String> {
    slugs.sort();
    slugs
}

#[test]
fn a_whole_name_comes_first_then_names_then_titles_then_text() {
    let order = found("aid");
    assert_eq!(order[0], "aid");
    assert_eq!(order.last().unwrap(), "other", "{order:?}");
    assert_eq!(order.len(), 4);
}

#[test]
fn names_in_other_languages_are_found() {
    let snapshot = Arc::new(
        fixture()
            .spanish("agency:third", "Oficina de Ayuda", Some("OA"))
            .network("net")
            .spanish("network:net", "Red de Ayuda", None)
            .snapshot(),
    );
    assert_eq!(found_in(&snapshot, "oa"), ["third"]);
    assert_eq!(sorted(found_in(&snapshot, "ayuda")), ["net", "third"]);
    assert_eq!(found_in(&SNAPSHOT, "ACNUR").first().map(String::as_str), Some("unhcr"));
}

#[test]
fn all_words_must_be_there_in_whatever_form_and_field() {
    assert_eq!(found("victims comfort"), ["third"]);
    assert!(found("victims nowhere").is_empty());
}

#[test]
fn a_phrase_is_found_word_for_word() {
    assert_eq!(found("\"child victim\""), ["other"]);
    assert!(found("\"child victims\"").is_empty());
    assert_eq!(sorted(found("child victim")), ["other", "third"]);
}

#[test]
fn a_prefix_is_the_beginning_of_a_word() {
    assert_eq!(found("compensat*"), ["other"]);
    assert!(found("compensat").is_empty());
}

#[test]
fn what_is_excluded_must_not_be_there() {
    assert_eq!(found("victim -compensation -agency"), ["third"]);
    assert_eq!(found("victim -\"child victim\" -comfort"), ["aid"]);
    assert!(found("-victim").is_empty(), "only exclusions ask for nothing");
}

#[test]
fn case_and_accents_do_not_count_and_aliases_are_names() {
    assert_eq!(found("SOCIETE d'aide"), ["aid"]);
}

#[test]
fn a_snippet_is_escaped_and_marks_what_was_found() {
    check(
        fixture(),
        "{ search(query: \"wherever\") { nodes { snippet } } }",
        json!({"search": {"nodes": [{"snippet": "Helps <mark>wherever</mark> it can &amp; &lt;b&gt;may&lt;&#x2F;b&gt;."}]}}),
    );
}

#[test]
fn kinds_narrow_a_search() {
    check(
        fixture(),
        "{ search(query: \"aid\", kinds: [ACTION]) { totalCount nodes { node { __typename id } } } }",
        json!({"search": {"totalCount": 1, "nodes": [{"node": {"__typename": "Action", "id": "action:aid-action"}}]}}),
    );
    check_refused(
        fixture(),
        "{ search(query: \"a\", kinds: []) { totalCount } }",
        json!({}),
        "BAD_USER_INPUT",
        &["`kinds`"],
    );
}

#[test]
fn hits_come_in_pages_both_ways() {
    let snapshot = Arc::clone(&SNAPSHOT);
    let page = |arguments: &str| {
        let document = format!(
            "{{ search(query: \"victim\", {arguments}) {{ totalCount nodes {{ node {{ id }} }} pageInfo {{ startCursor endCursor }} }} }}"
        );
        data(&snapshot, &document)["search"].take()
    };
    let whole = page("first: 30");
    let first = page("first: 20");
    let next = page(&format!("first: 10, after: {}", first["pageInfo"]["endCursor"]));
    let back = page(&format!("last: 20, before: {}", next["pageInfo"]["startCursor"]));
    let nodes = |page: &Value| page["nodes"].as_array().unwrap().clone();
    assert_eq!(nodes(&whole), [nodes(&first), nodes(&next)].concat());
    assert_eq!(back["nodes"], first["nodes"]);
    assert!(whole["totalCount"].as_u64().unwrap() > 30);
}

#[test]
fn too_long_a_query_is_refused_by_argument() {
    let ask = |query: &str, text: &str| {
        let document = format!("{{ search(query: {}) {{ totalCount }} }}", json!(query));
        check_refused(fixture(), &document, json!({}), "BAD_USER_INPUT", &["`query`", text]);
    };
    ask(&"é".repeat(201), "at most 200");
    ask(&"a ".repeat(17), "at most 16");
}

#[test]
fn suggestions_begin_with_what_was_typed() {
    check(
        fixture(),
        "{ suggest(prefix: \" ÁI\") { name node { slug } } none: suggest(prefix: \"  \") { name } \
         two: suggest(prefix: \"a\", kinds: [AGENCY], first: 2) { name } word: suggest(prefix: \"victims\") { name } }",
        json!({
            "suggest": [
                {"name": "AID", "node": {"slug": "aid"}},
                {"name": "aid-action", "node": {"slug": "aid-action"}},
                {"name": "Aid and comfort", "node": {"slug": "third"}},
            ],
            "none": [],
            "two": [{"name": "AID"}, {"name": "Aid and comfort"}],
            "word": [{"name": "Agency for Victims"}],
        }),
    );
    check_refused(
        fixture(),
        "{ suggest(prefix: \"a\", first: 51) { name } }",
        json!({}),
        "BAD_USER_INPUT",
        &["`first`", "0 to 50"],
    );
}

#[test]
fn a_search_answers_what_reading_every_text_gives() {
    // Whatever stands in a summary as a word must be found by it.
    for (word, kind) in [("hotline", "AGENCY"), ("smuggling", "ACTION"), ("database", "OUTPUT")] {
        let document = format!(
            "{{ search(query: {}, kinds: [{kind}], first: 500) {{ nodes {{ node {{ id }} }} }} }}",
            json!(format!("\"{word}\""))
        );
        let answer = data(&SNAPSHOT, &document);
        let found: Vec<&str> = (answer["search"]["nodes"].as_array().unwrap().iter())
            .map(|hit| hit["node"]["id"].as_str().unwrap())
            .collect();
        for kind in entity::kind::Kind::ALL.into_iter().filter(|each| each.prefix().to_uppercase() == kind) {
            for node in SNAPSHOT.graph.of_kind(kind) {
                let text = node.summary().unwrap_or_default().to_lowercase();
                if text.split(|letter: char| !letter.is_alphanumeric()).any(|each| each == word) {
                    assert!(found.contains(&node.key()), "{word}: {}", node.key());
                }
            }
        }
    }
}

#[test]
fn the_question_about_compensation_is_answered_by_its_articles() {
    let answer = data(&SNAPSHOT, include_str!("../../explorer/questions/13-search.graphql"));
    let ids: Vec<&str> =
        (answer["search"]["nodes"].as_array().unwrap().iter()).map(|hit| hit["node"]["id"].as_str().unwrap()).collect();
    assert!(
        ids.contains(&"measure:eu-directive-2011-36-art-17") && ids.contains(&"instrument:eu-directive-2004-80"),
        "{ids:?}"
    );
}

/// Things of which each is spelt in one way, and looked for in another.
fn spelt() -> Fixture {
    Fixture::new()
        .agency_with("osce", |row| {
            row.acronym = Some("OSCE".to_owned());
            row.name = "Organization for Security and Co-operation in Europe".to_owned();
            row.summary =
                "Labour inspection, harmonisation of laws, and its programme of inter-agency work with women."
                    .to_owned();
        })
        .agency_with("un", |row| {
            row.acronym = Some("U.N.".to_owned());
            row.name = "United Nations".to_owned();
        })
        .agency_with("lodz", |row| row.name = "Łódź Straße Ærø Sørlandet".to_owned())
        .agency_with("children", |row| row.summary = "Multiagency help for children, and a hotline.".to_owned())
        .network("ungift")
        .state("CI")
        .changed(|rows| {
            rows.networks[0].acronym = Some("UN.GIFT".to_owned());
            rows.networks[0].name = "Global Initiative".to_owned();
            rows.states[0].name = "Côte d’Ivoire".to_owned();
            rows.states[0].region = Some("Africa".to_owned());
        })
}

#[test]
fn a_thing_is_found_in_other_spellings_than_its_own() {
    let snapshot = Arc::new(spelt().snapshot());
    for (query, slug) in [
        // British and American spellings, in names, texts and phrases.
        ("Organisation for Security and Cooperation in Europe", "osce"),
        ("Organization for Security and Cooperation in Europe", "osce"),
        ("\"organisation for security\"", "osce"),
        ("labor", "osce"),
        ("\"labor inspection\"", "osce"),
        ("harmonization", "osce"),
        ("harmonizat*", "osce"),
        ("program", "osce"),
        // Joined and parted compounds.
        ("interagency", "osce"),
        ("inter-agency", "osce"),
        ("inter agency", "osce"),
        ("interag*", "osce"),
        ("cooperation", "osce"),
        ("multi-agency", "children"),
        ("multi agency", "children"),
        ("hot line", "children"),
        ("UNGIFT", "ungift"),
        ("un gift", "ungift"),
        ("un-gift", "ungift"),
        // Acronyms with and without dots.
        ("UN", "un"),
        ("U.N.", "un"),
        ("O.S.C.E.", "osce"),
        // Irregular plurals.
        ("woman", "osce"),
        ("child", "children"),
        // Apostrophes and letters of their own.
        ("cote d'ivoire", "ci"),
        ("cote d’ivoire", "ci"),
        ("lodz", "lodz"),
        ("strasse", "lodz"),
        ("aero", "lodz"),
        ("sorlandet", "lodz"),
        // A state by its region.
        ("africa", "ci"),
    ] {
        assert_eq!(found_in(&snapshot, query).first().map(String::as_str), Some(slug), "{query}");
    }
    for query in ["organ", "\"women in europe\"", "ungifted", "inter"] {
        let found = found_in(&snapshot, query);
        assert!(found.is_empty() || query == "inter", "{query}: {found:?}");
    }
}

#[test]
fn what_was_found_in_another_spelling_is_marked() {
    let snapshot = Arc::new(spelt().snapshot());
    for (query, marked) in [
        ("labor", "<mark>Labour</mark>"),
        ("interagency", "<mark>inter-agency</mark>"),
        ("hot line", "<mark>hotline</mark>"),
        ("woman", "<mark>women</mark>"),
        ("harmonizat*", "<mark>harmonisation</mark>"),
        ("\"labor inspection\"", "<mark>Labour inspection</mark>"),
    ] {
        let answer = data(&snapshot, &format!("{{ search(query: {}) {{ nodes {{ snippet }} }} }}", json!(query)));
        let snippet = answer["search"]["nodes"][0]["snippet"].as_str().unwrap().to_owned();
        assert!(snippet.contains(marked), "{query}: {snippet}");
    }
}

#[test]
fn suggestions_pass_over_spelling_and_signs_and_take_words_in_any_order() {
    let snapshot = Arc::new(spelt().snapshot());
    for (typed, slugs) in [
        ("un gi", vec!["ungift"]),
        ("ungi", vec!["ungift"]),
        ("un.gi", vec!["ungift"]),
        ("d’iv", vec!["ci"]),
        ("d'iv", vec!["ci"]),
        ("organisation for sec", vec!["osce"]),
        ("cooperation in", vec!["osce"]),
        ("europe secu", vec!["osce"]),
        ("nat unit", vec!["un"]),
        ("str lod", vec!["lodz"]),
        ("europe africa", vec![]),
    ] {
        let answer = data(&snapshot, &format!("{{ suggest(prefix: {}) {{ node {{ slug }} }} }}", json!(typed)));
        let suggested = answer["suggest"].as_array().unwrap().iter();
        let found: Vec<&str> = suggested.map(|one| one["node"]["slug"].as_str().unwrap()).collect();
        assert_eq!(found, slugs, "{typed}");
    }
}

#[test]
fn the_real_data_are_found_as_people_spell_them() {
    let first = |query: &str| found_in(&SNAPSHOT, query).first().cloned();
    for (query, slug) in [
        ("Organization for Security and Cooperation in Europe", "osce"),
        ("UNGIFT", "un-gift"),
        ("GLOACT", "glo-act"),
        ("O.S.C.E.", "osce"),
        ("CEDAW", "cedaw"),
        ("ECHR", "echr"),
        ("CETS 197", "coe-trafficking-convention"),
        ("ILO C029", "ilo-c029"),
    ] {
        assert_eq!(first(query).as_deref(), Some(slug), "{query}");
    }
    for (one, other) in [
        ("interagency", "inter-agency"),
        ("harmonization", "harmonisation"),
        ("program", "programme"),
        ("labor", "labour"),
        ("woman", "women"),
        ("child", "children"),
    ] {
        let [found, alike] = [one, other].map(|query| sorted(found_in(&SNAPSHOT, query)));
        assert_eq!(found, alike, "{one} {other}");
        assert!(!found.is_empty(), "{one}");
    }
}

#[test]
fn what_an_analyst_types_is_found_on_the_first_page() {
    for (query, expected) in [
        ("western balkans children", &["action:horizontal-facility-identification"][..]),
        ("western balkans", &["region:western-balkans", "state:al", "state:rs", "project:wb-pact"]),
        ("serbia", &["state:rs", "region:western-balkans", "action:un-gift-serbia-national-action-plan"]),
    ] {
        let answer =
            data(&SNAPSHOT, &format!("{{ search(query: {}) {{ nodes {{ node {{ id }} snippet }} }} }}", json!(query)));
        let hits = answer["search"]["nodes"].as_array().unwrap();
        let ids: Vec<&str> = hits.iter().map(|hit| hit["node"]["id"].as_str().unwrap()).take(20).collect();
        for id in expected {
            assert!(ids.contains(id), "{query}: {id} is not among {ids:?}");
        }
        if query.ends_with("children") {
            let snippet = hits[0]["snippet"].as_str().unwrap();
            assert!(snippet.contains("<mark>child</mark> victims"), "{snippet}");
        }
    }
}

#[test]
fn the_example_of_the_readme_finds_something() {
    let readme = include_str!("../../README.md");
    let (_, example) = readme.split_once("`search(query: \"").expect("there is an example");
    let (query, _) = example.split_once("\")`").expect("it ends");
    let query = query.replace("\\\"", "\"");
    assert!(query.contains('"') && query.contains('*') && query.contains('-'), "{query}");
    assert!(found_in(&SNAPSHOT, &query).len() > 1, "{query}");
}

static SMALL: LazyLock<Arc<palermo::snapshot::Snapshot>> = LazyLock::new(|| Arc::new(fixture().snapshot()));

proptest! {
    #[test]
    fn nothing_typed_is_an_error(query in r#"[aidé"*\-\\(){}\[\]:^~+&|!?<>/%_' \u{0}\u{7f}]{0,40}"#) {
        found_in(&SMALL, &query.chars().filter(|letter| !letter.is_control()).collect::<String>());
        let document = "query ($query: String!, $prefix: String!) { search(query: $query) { nodes { snippet } } suggest(prefix: $prefix) { name } }";
        let parts = query.split_whitespace().count() + query.matches('"').count();
        let (_, answer) = crate::fixture::ask(&SMALL, document, json!({"query": query, "prefix": query}));
        prop_assert!(answer.get("errors").is_none() || parts > 16, "{answer}");
    }
}
