//! The start page in Spanish: it leads to what speaks Spanish.

use crate::{
    budget::{Budget, Stopped},
    language::{catalogue, words},
    pages::{address, frame::Frame},
    query::search,
    snapshot::Snapshot,
};
use askama::Template;
use entity::vocabulary::{Language, Verdict};
use serde_json::json;

/// The start page in Spanish.
#[derive(Template)]
#[template(path = "start_spanish.html")]
pub struct SpanishStartPage {
    frame: Frame,
    questions: Vec<(String, String)>,
    counts: Vec<(usize, String, String)>,
    supported: usize,
    examined: usize,
}

/// A question that a reader may begin with.
pub struct Question {
    /// Its name, by which it is called in Spanish.
    pub name: String,
    /// The GraphQL document.
    pub document: String,
}

impl SpanishStartPage {
    /// The start page, with the questions that GraphiQL offers.
    pub fn new(snapshot: &Snapshot, questions: Vec<Question>, frame: Frame, budget: &Budget) -> Result<Self, Stopped> {
        let verdicts = |counted: fn(Verdict) -> bool| -> Result<usize, Stopped> {
            Ok(budget.filter(snapshot.graph.findings(), |finding| finding.verdict.is_some_and(counted))?.len())
        };
        let counts = search::KINDS.map(|kind| {
            let count = snapshot.counts.iter().find(|count| count.kind == kind).map_or(0, |count| count.count);
            let name = match count {
                1 => words::singular(kind, Language::Spanish),
                _ => address::plural_in(kind, Language::Spanish).to_owned(),
            };
            (count, name, address::of_list(kind, "", &[]))
        });
        let questions = questions.into_iter().filter_map(|question| {
            let title = catalogue::found(Language::Spanish, &format!("question-{}", question.name))?;
            Some((address::of_question(&question.document, &json!({})), title.to_owned()))
        });
        Ok(SpanishStartPage {
            questions: questions.collect(),
            counts: counts.to_vec(),
            supported: verdicts(|verdict| verdict == Verdict::Supported)?,
            examined: verdicts(|verdict| verdict != Verdict::NotTestable)?,
            frame,
        })
    }
}
