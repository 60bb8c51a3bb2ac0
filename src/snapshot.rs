//! One revision ready to answer: the graph and what is derived from it once. Built once, swapped whole, never changed.
//!
//! It does not know how it is served.

use crate::{
    graph::{any_node::AnyNode, graph::Graph},
    query::{index::Index, search::SearchIndex},
};
use entity::{
    action, agency, arrangement, dataset::Dataset, edition, finding, instrument, kind::Kind, measure, membership,
    network, office_term, output, participation, project, ratification, vocabulary::Vocabulary,
};
use std::collections::HashMap;

/// One revision, ready to answer.
pub struct Snapshot {
    /// The facts and their relations.
    pub graph: Graph,
    /// Which revision it is.
    pub edition: Edition,
    /// The editions that there were, the latest first. Empty where nobody remembers any.
    pub editions: Vec<edition::Summary>,
    /// How many facts there are of each kind.
    pub counts: Vec<KindCount>,
    index: Index,
    search: SearchIndex,
    words: HashMap<(&'static str, &'static str), usize>,
    cursor_secret: [u8; 32],
}

/// Which revision of the data set a snapshot shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Counts the imports that changed something.
    pub revision: i32,
    /// The SHA-256 of the facts, in hexadecimal digits.
    pub digest: String,
    /// When the facts were imported (RFC 3339, UTC).
    pub imported_at: String,
}

/// How many facts there are of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindCount {
    /// The kind.
    pub kind: Kind,
    /// How many there are.
    pub count: usize,
    /// How many of them have a citation, own or inherited, of a page that was read and shows the fact.
    pub verified: usize,
}

impl Snapshot {
    /// Derives all that is derived once. The secret signs cursors and is the same wherever they are to be taken.
    pub fn new(dataset: Dataset, edition: Edition, cursor_secret: [u8; 32]) -> Self {
        let words = words(&dataset);
        let graph = Graph::new(dataset);
        let counts = Kind::ALL
            .map(|kind| {
                let nodes = graph.of_kind(kind);
                let verified = nodes.iter().copied().filter(|node| AnyNode::verified(*node)).count();
                KindCount { kind, count: nodes.len(), verified }
            })
            .to_vec();
        let index = Index::new(&graph);
        let search = SearchIndex::new(&graph);
        Snapshot { graph, edition, editions: Vec::new(), counts, index, search, words, cursor_secret }
    }

    /// The same, with the editions that there were, the latest first.
    pub fn after(mut self, editions: Vec<edition::Summary>) -> Self {
        self.editions = editions;
        self
    }

    /// How many facts carry a word of a vocabulary.
    pub fn count_of<V: Vocabulary>(&self, word: V) -> usize {
        self.words.get(&(V::NAME, word.word())).copied().unwrap_or(0)
    }

    /// Where nodes with a slug or a word stand.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The words of every entity.
    pub fn search(&self) -> &SearchIndex {
        &self.search
    }

    /// What cursors are signed with.
    pub fn cursor_secret(&self) -> [u8; 32] {
        self.cursor_secret
    }
}

/// Counts every word of every vocabulary in every column.
fn words(rows: &Dataset) -> HashMap<(&'static str, &'static str), usize> {
    let mut words = Words::default();

    for instrument::Model { kind, scope, area, purpose, legal_force, status, assessment, .. } in &rows.instruments {
        words.add(*kind).add(*scope).add(*area).add(*purpose).add(*legal_force).add(*status).add(*assessment);
    }
    for measure::Model { category, r#type, precision, crime, .. } in &rows.measures {
        words.add(*category).add(*r#type).add(*precision).add(*crime);
    }
    for agency::Model { kind, scope, crime, assessment, .. } in &rows.agencies {
        words.add(*kind).add(*scope).add(*crime).add(*assessment);
    }
    for network::Model { formalization, scope, crime, .. } in &rows.networks {
        words.add(*formalization).add(*scope).add(*crime);
    }
    for membership::Model { role, since, attested, .. } in &rows.memberships {
        words.add(*role).add(crate::graph::membership::certainty(*since, *attested));
    }
    for office_term::Model { office, .. } in &rows.office_terms {
        words.add(*office);
    }
    for project::Model { scope, crime, .. } in &rows.projects {
        words.add(*scope).add(*crime);
    }
    for participation::Model { role, .. } in &rows.participations {
        words.add(*role);
    }
    for action::Model { axis, r#type, crime, .. } in &rows.actions {
        words.add(*axis).add(*r#type).add(*crime);
    }
    for output::Model { kind, axis, crime, access, harmonised, personal_data, update, reach, .. } in &rows.outputs {
        words.add(*kind).add(*axis).add(*crime);
        words.add_all(*access).add_all(*harmonised).add_all(*personal_data).add_all(*update).add_all(*reach);
    }
    for arrangement::Model { kind, crime, .. } in &rows.arrangements {
        words.add(*kind).add(*crime);
    }
    for ratification::Model { act, .. } in &rows.ratifications {
        words.add_all(*act);
    }
    for finding::Model { objective, verdict, .. } in &rows.findings {
        words.add(*objective).add_all(*verdict);
    }
    words.add_all(rows.measure_beneficiaries.iter().map(|row| row.beneficiary));
    words.add_all(rows.output_topics.iter().map(|row| row.topic));
    words.add_all(rows.output_data_sources.iter().map(|row| row.data_source));
    words.add_all(rows.output_figures.iter().map(|row| row.figure));
    words.add_all(rows.arrangement_subjects.iter().map(|row| row.subject));
    words.add_all(rows.ratification_tables.iter().map(|row| row.assessment));
    words.0
}

#[derive(Default)]
struct Words(HashMap<(&'static str, &'static str), usize>);

impl Words {
    fn add<V: Vocabulary>(&mut self, word: V) -> &mut Self {
        *self.0.entry((V::NAME, word.word())).or_default() += 1;
        self
    }

    fn add_all<V: Vocabulary>(&mut self, words: impl IntoIterator<Item = V>) -> &mut Self {
        for word in words {
            self.add(word);
        }
        self
    }
}
