//! Full text over every entity: built once a revision, the same whatever the database.
//!
//! What a user types never reaches the library's own query parser, which a few kilobytes of brackets bring down; the
//! four forms are read in `syntax.rs` and can't be wrong.

mod document;
mod snippet;
mod spelling;
mod suggestion;
mod syntax;
mod token;

use crate::{
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, graph::Graph, sort_key::SortKey},
    query::{
        order::DefaultOrder,
        search::{
            document::Document,
            suggestion::Names,
            syntax::{Clause, Form, Wanted},
        },
    },
};
use entity::kind::Kind;
use std::collections::HashSet;
use tantivy::{
    DocId, Index, IndexReader, Score, SegmentReader, TantivyDocument, Term,
    collector::{Collector, SegmentCollector},
    directory::RamDirectory,
    query::{BooleanQuery, BoostQuery, ConstScoreQuery, Occur, PhrasePrefixQuery, PhraseQuery, Query, TermQuery},
    schema::{Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions},
};

/// How many characters a query has at most.
pub const MAXIMUM_CHARACTERS: usize = 200;

/// How many words, phrases and exclusions a query has at most.
pub const MAXIMUM_CLAUSES: usize = 16;

/// The kinds that can be found: those with a slug.
pub const KINDS: [Kind; 11] = [
    Kind::Instrument,
    Kind::Measure,
    Kind::Agency,
    Kind::Network,
    Kind::Project,
    Kind::Action,
    Kind::Output,
    Kind::Arrangement,
    Kind::State,
    Kind::Region,
    Kind::Finding,
];

/// How much more a word counts in a field, in the order of `Fields`; stems less than the words themselves.
const BOOSTS: [Score; 7] = [6.0, 3.0, 1.0, 0.2, 1.5, 0.5, 0.1];

/// What it counts that a name is just what was typed: more than anything else.
const WHOLE_NAME: Score = 1_000.0;

/// What the writer may hold in memory before it compresses; the library's least.
const WRITER_BYTES: usize = 15_000_000;

/// How many words a prefix stands for at most.
const MAXIMUM_EXPANSIONS: u32 = 1_000;

/// Why a search can't be made.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum SearchError {
    /// A query that is too long.
    #[error("`query` has {given} characters; give at most {MAXIMUM_CHARACTERS}")]
    TooLong {
        /// How many it has.
        given: usize,
    },
    /// A query of too many parts.
    #[error("`query` has {given} words and phrases; give at most {MAXIMUM_CLAUSES}")]
    TooManyClauses {
        /// How many it has.
        given: usize,
    },
    /// The work ended before all was found.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// The words of every entity of a graph.
pub struct SearchIndex {
    reader: IndexReader,
    fields: Fields,
    names: Names,
}

#[derive(Clone, Copy)]
struct Fields {
    /// Each whole name as one word.
    whole_name: Field,
    name: Field,
    title: Field,
    text: Field,
    place: Field,
    title_stem: Field,
    text_stem: Field,
    place_stem: Field,
}

impl Fields {
    fn build() -> (Self, Schema) {
        let indexing = TextFieldIndexing::default().set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let options = TextOptions::default().set_indexing_options(indexing);
        let mut schema = Schema::builder();
        let whole_name = schema.add_text_field("whole_name", STRING);
        let mut field = |name| schema.add_text_field(name, options.clone());
        let fields = Fields {
            whole_name,
            name: field("name"),
            title: field("title"),
            text: field("text"),
            place: field("place"),
            title_stem: field("title_stem"),
            text_stem: field("text_stem"),
            place_stem: field("place_stem"),
        };
        (fields, schema.build())
    }

    fn whole_words(self) -> [(Field, Score); 4] {
        [(self.name, BOOSTS[0]), (self.title, BOOSTS[1]), (self.text, BOOSTS[2]), (self.place, BOOSTS[3])]
    }

    fn stems(self) -> [(Field, Score); 3] {
        [(self.title_stem, BOOSTS[4]), (self.text_stem, BOOSTS[5]), (self.place_stem, BOOSTS[6])]
    }
}

/// An entity that a search found.
#[derive(Clone, Debug)]
pub struct Hit<'g> {
    /// The entity.
    pub node: AnyNode<'g>,
    /// How well it fits; for comparing within one answer only.
    pub score: f32,
}

impl<'g> DefaultOrder<'g> for Hit<'g> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        // The bits of numbers that are not negative are in the order of the numbers; the best comes first.
        vec![SortKey::Number(-i64::from(self.score.to_bits())), SortKey::exact(self.node.key())]
    }
}

/// What was found, the best first.
pub struct Hits<'g> {
    /// The entities.
    pub hits: Vec<Hit<'g>>,
    wanted: Wanted,
}

impl Hits<'_> {
    /// The place in a hit's text where most of what was asked for stands, in HTML, each match in `<mark>`.
    pub fn snippet(&self, hit: &Hit<'_>, budget: &Budget) -> Result<String, Stopped> {
        snippet::snippet(&Document::of(hit.node).passages(), &self.wanted, budget)
    }
}

impl SearchIndex {
    /// Reads every entity of a graph.
    pub fn new(graph: &Graph) -> Self {
        let (fields, schema) = Fields::build();
        let built = || -> tantivy::Result<IndexReader> {
            let mut writer = Index::builder()
                .schema(schema)
                .single_segment_index_writer::<TantivyDocument>(RamDirectory::create(), WRITER_BYTES)?;
            for node in entities(graph) {
                writer.add_document(Document::of(node).indexed(fields))?;
            }
            writer.finalize()?.reader()
        };
        let reader = built().expect("an index in memory is written without input and output that could fail");
        SearchIndex { reader, fields, names: Names::new(entities(graph)) }
    }

    /// The entities of these kinds that have all the words and phrases of the query and none of its exclusions, the best
    /// first: names before titles, titles before text.
    pub fn search<'g>(
        &self,
        graph: &'g Graph,
        query: &str,
        kinds: &[Kind],
        budget: &Budget,
    ) -> Result<Hits<'g>, SearchError> {
        budget.look()?;
        let given = query.chars().count();
        if given > MAXIMUM_CHARACTERS {
            return Err(SearchError::TooLong { given });
        }
        let clauses = syntax::read(query);
        if clauses.len() > MAXIMUM_CLAUSES {
            return Err(SearchError::TooManyClauses { given: clauses.len() });
        }
        let wanted = Wanted::of(&clauses);
        if wanted.is_empty() {
            return Ok(Hits { hits: Vec::new(), wanted });
        }
        let (excluded, asked): (Vec<&Clause>, Vec<&Clause>) = clauses.iter().partition(|clause| clause.excluded);
        let mut parts: Vec<_> = asked.into_iter().map(|clause| (Occur::Must, self.query(clause))).collect();
        parts.push((Occur::Should, self.named(query)));
        // Taken out here: tantivy 0.27 trips over a phrase in `MustNot` (its own assertion in debug builds).
        let out = excluded.into_iter().map(|clause| (Occur::Should, self.query(clause))).collect();
        let out: HashSet<DocId> =
            self.matches(BooleanQuery::new(out), budget)?.into_iter().map(|(document, _)| document).collect();
        let found = self.matches(BooleanQuery::new(parts), budget)?;
        let nodes = budget.filter(entities(graph), |_| true)?;
        let mut hits: Vec<Hit<'g>> = Vec::new();
        for (document, score) in found {
            budget.step()?;
            let node = nodes[document as usize];
            if !out.contains(&document) && (kinds.is_empty() || kinds.contains(&node.kind())) {
                hits.push(Hit { node, score });
            }
        }
        budget.steps(hits.len())?;
        hits.sort_by_cached_key(|hit| hit.clone().default_order());
        Ok(Hits { hits, wanted })
    }

    // The library does not ask while it searches; how long that takes is bounded by the clauses of a query.
    fn matches(&self, query: BooleanQuery, budget: &Budget) -> Result<Vec<(DocId, Score)>, Stopped> {
        budget.look()?;
        let found = self.reader.searcher().search(&query, &EveryMatch);
        budget.look()?;
        Ok(found.expect("an index in memory is read without input and output that could fail"))
    }

    /// The entities with a name in which a word begins with the prefix, names that begin with it first.
    pub fn suggest<'g>(
        &self,
        graph: &'g Graph,
        prefix: &str,
        kinds: &[Kind],
        first: usize,
        budget: &Budget,
    ) -> Result<Vec<(String, AnyNode<'g>)>, Stopped> {
        self.names.suggest(graph, prefix, kinds, first, budget)
    }

    /// A name that is just what was typed.
    fn named(&self, query: &str) -> Box<dyn Query> {
        let term = Term::from_field_text(self.fields.whole_name, &token::whole(query));
        let named = TermQuery::new(term, IndexRecordOption::Basic);
        Box::new(ConstScoreQuery::new(Box::new(named), WHOLE_NAME))
    }

    /// A match in any field: the better the field, the more it counts.
    fn query(&self, clause: &Clause) -> Box<dyn Query> {
        let common = |words: &[String]| -> Vec<String> { words.iter().map(|word| spelling::common(word)).collect() };
        // What is typed, and the same as one word; the index has each word in its common spelling too.
        let mut ways = vec![common(&clause.words)];
        ways.extend(clause.joined.iter().map(|joined| vec![spelling::common(joined)]));
        if clause.form == Form::Prefix {
            // The beginning of a word may have no other spelling where the whole has one.
            ways.extend([clause.words.clone()].into_iter().chain(clause.joined.iter().cloned().map(|word| vec![word])));
            ways.sort();
            ways.dedup();
        }
        let mut queries: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for words in &ways {
            for (field, boost) in self.fields.whole_words() {
                let query = match clause.form {
                    Form::Prefix => prefix(field, words),
                    Form::Word | Form::Phrase => phrase(field, words),
                };
                queries.push((Occur::Should, Box::new(BoostQuery::new(query, boost))));
            }
            // What is quoted is meant word for word.
            if clause.form == Form::Word || (clause.form == Form::Phrase && !clause.joined.is_empty()) {
                let stems: Vec<String> = words.iter().map(|word| spelling::stem(word)).collect();
                for (field, boost) in self.fields.stems() {
                    queries.push((Occur::Should, Box::new(BoostQuery::new(phrase(field, &stems), boost))));
                }
            }
        }
        Box::new(BooleanQuery::new(queries))
    }
}

/// Words that follow each other.
fn phrase(field: Field, words: &[String]) -> Box<dyn Query> {
    let term = |word: &String| Term::from_field_text(field, word);
    match words {
        [word] => Box::new(TermQuery::new(term(word), IndexRecordOption::WithFreqs)),
        _ => Box::new(PhraseQuery::new(words.iter().map(term).collect())),
    }
}

/// Words that follow each other, of the last of which only the beginning is given.
fn prefix(field: Field, words: &[String]) -> Box<dyn Query> {
    let mut query = PhrasePrefixQuery::new(words.iter().map(|word| Term::from_field_text(field, word)).collect());
    query.set_max_expansions(MAXIMUM_EXPANSIONS);
    Box::new(query)
}

/// Every entity, in the order in which the index numbers them.
fn entities(graph: &Graph) -> impl Iterator<Item = AnyNode<'_>> {
    KINDS.into_iter().flat_map(|kind| graph.of_kind(kind))
}

/// Takes every match with its score: what is counted is the whole list, and no page is known here.
struct EveryMatch;

impl Collector for EveryMatch {
    type Fruit = Vec<(DocId, Score)>;
    type Child = SegmentMatches;

    fn for_segment(&self, _: u32, _: &SegmentReader) -> tantivy::Result<SegmentMatches> {
        Ok(SegmentMatches(Vec::new()))
    }

    fn requires_scoring(&self) -> bool {
        true
    }

    fn merge_fruits(&self, segments: Vec<Vec<(DocId, Score)>>) -> tantivy::Result<Vec<(DocId, Score)>> {
        Ok(segments.into_iter().flatten().collect())
    }
}

struct SegmentMatches(Vec<(DocId, Score)>);

impl SegmentCollector for SegmentMatches {
    type Fruit = Vec<(DocId, Score)>;

    fn collect(&mut self, document: DocId, score: Score) {
        self.0.push((document, score));
    }

    fn harvest(self) -> Vec<(DocId, Score)> {
        self.0
    }
}
