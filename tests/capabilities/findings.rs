//! What the research project found stands next to what the data show, and no verdict changes unnoticed.

use crate::{fixture::ask, real_data::SNAPSHOT};
use entity::vocabulary::Verdict;
use palermo::{
    analysis::evidence::Examined,
    answer::{Answerer, evidence::examine},
    budget::Budget,
    cli::findings::table,
};
use serde_json::json;
use std::sync::LazyLock;

static EXAMINED: LazyLock<Vec<Examined>> =
    LazyLock::new(|| examine(&Answerer::default(), &SNAPSHOT, &Budget::unlimited()).unwrap());

#[test]
fn the_data_show_what_every_verdict_rests_on() {
    for finding in EXAMINED.iter() {
        for value in &finding.values {
            assert!(value.holds(), "{}: {value:?}", finding.slug);
        }
    }
}

#[test]
fn every_finding_was_looked_at_and_every_doubt_has_a_reason() {
    for finding in EXAMINED.iter() {
        let verdict = finding.verdict.unwrap_or_else(|| panic!("{} has no verdict", finding.slug));
        assert_eq!(verdict == Verdict::NotTestable, finding.values.is_empty(), "{}", finding.slug);
        assert!(verdict == Verdict::Supported || finding.reason.is_some(), "{}", finding.slug);
    }
}

#[test]
fn what_a_supported_finding_states_is_what_the_data_show() {
    for finding in EXAMINED.iter().filter(|finding| finding.verdict == Some(Verdict::Supported)) {
        for value in finding.values.iter().filter(|value| value.stated.is_some()) {
            assert_eq!(value.stated, value.shown, "{}: {}", finding.slug, value.name);
        }
    }
}

#[test]
fn the_document_shows_the_table() {
    let document = include_str!("../../docs/findings.md");
    assert!(
        document.ends_with(&table(&EXAMINED)),
        "docs/findings.md shows another table than `palermo findings` prints"
    );
}

#[test]
fn every_document_runs_as_it_stands_and_is_pinned_to_the_day_of_its_verdict() {
    // Their answers do not depend on a day: what an instrument is, and when a project ended.
    let timeless = ["global-compact-marrakesh-consensus", "indicator-harmonisation-unsuccessful"];
    for finding in SNAPSHOT.graph.findings() {
        let Some(evidence) = finding.evidence() else { continue };
        let (Some(document), Some(day)) = (evidence.document, evidence.day) else { continue };
        let (_, body) = ask(&SNAPSHOT, document, json!({}));
        assert_eq!(body.get("errors"), None, "{}", finding.slug);
        let pinned = document.contains(&format!("$day: PartialDate! = \"{day}\""));
        assert_eq!(pinned, !timeless.contains(&finding.slug.as_str()), "{}", finding.slug);
    }
}
