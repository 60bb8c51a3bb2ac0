//! What the table derives of a revision, each part when it is first asked for.

use crate::{
    analysis::{activity, tie},
    graph::{any_node::AnyNode, graph::Graph},
    table::{
        cell::{Cell, Type, Words},
        object::{Extents, Field, Object, Read, Stock, Table},
        operand::Test,
        refusal::whole,
        row::Item,
    },
};
use entity::kind::Kind;
use std::{
    collections::{BTreeMap, HashMap},
    rc::Rc,
    sync::OnceLock,
};

/// What the table derives of a revision.
pub struct Derived {
    /// By field: where the rows with each of its words stand, ascending.
    places: Vec<OnceLock<Vec<Vec<u32>>>>,
    /// By field: how it spreads.
    spreads: Vec<OnceLock<Spread>>,
    /// Where words stand, by vocabulary.
    words: OnceLock<HashMap<&'static str, Vec<Use>>>,
    sizes: OnceLock<Sizes>,
}

/// Where words of a vocabulary stand.
pub struct Use {
    /// In facts of this kind.
    pub kind: Kind,
    /// In this column of theirs; nothing where they stand in their parts.
    pub column: Option<&'static str>,
    /// By place in the vocabulary, how often.
    pub counts: Vec<usize>,
}

/// How a relation of a kind spreads.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spread {
    /// To how many rows it leads from one row at most.
    pub most: u64,
    /// To how many rows it leads from all rows together.
    pub all: u64,
    /// From how many rows it leads to one row at most.
    pub back: u64,
}

#[derive(Clone, Copy)]
struct Sizes {
    work: (usize, usize),
    measures: (usize, usize),
    saving_clauses: usize,
    topics: (usize, usize),
    profile: (usize, usize),
    ties: (usize, usize),
    cell: usize,
    members: (usize, usize),
    citations: usize,
    offices: usize,
}

impl Derived {
    /// Nothing yet of a revision.
    pub fn new(table: &Table) -> Self {
        let fields = table.field_count();
        Derived {
            places: (0..fields).map(|_| OnceLock::new()).collect(),
            spreads: (0..fields).map(|_| OnceLock::new()).collect(),
            words: OnceLock::new(),
            sizes: OnceLock::new(),
        }
    }

    /// The places of the rows of a kind of which a column passes a test, where it asks for a slug, an id or a word;
    /// nothing for other tests.
    pub fn candidates(&self, graph: &Graph, stock: &Stock, field: &Field, test: &Test) -> Option<Rc<[u32]>> {
        let wanted: &[Cell<'static>] = match test {
            Test::Eq(cell) => std::slice::from_ref(cell),
            Test::In(cells) => cells,
            _ => return None,
        };
        let mut places: Vec<u32> = match (&field.read, field.name) {
            (Read::Cell { ty: Type::Word(words), read, .. }, _) => {
                let by_word = self.places[field.number].get_or_init(|| {
                    let mut by_word = vec![Vec::new(); words.values.len()];
                    for at in 0..(stock.count)(graph) {
                        if let Cell::Word(word) = read(&(stock.at)(graph, at)) {
                            by_word[usize::from(word)].push(at as u32);
                        }
                    }
                    by_word
                });
                let of =
                    |cell: &Cell<'_>| if let Cell::Word(word) = cell { &by_word[usize::from(*word)][..] } else { &[] };
                wanted.iter().flat_map(of).copied().collect()
            }
            (_, "slug") => found(wanted, |slug| (stock.by_slug)(graph, slug)),
            (_, "id") => found(wanted, |id| (stock.by_id)(graph, id)),
            _ => return None,
        };
        places.sort_unstable();
        places.dedup();
        Some(places.into())
    }

    /// How a relation of a kind spreads, over all rows of the kind.
    pub fn spread(&self, graph: &Graph, owner: &Object, field: &Field) -> Spread {
        *self.spreads[field.number].get_or_init(|| {
            let Some(stock) = &owner.stock else { return Spread::default() };
            let (mut spread, mut reached) = (Spread::default(), HashMap::<u32, u64>::new());
            for at in 0..(stock.count)(graph) {
                let row = (stock.at)(graph, at);
                let mut count = 0;
                let mut add = |item: Item<'_>| {
                    count += 1;
                    if let Item::Node(node) = item {
                        *reached.entry(node.number()).or_default() += 1;
                    }
                    Ok(())
                };
                let _ = match &field.read {
                    Read::Many { walk, .. } => whole(walk(&row, &mut add)),
                    Read::One { read, .. } => whole(read(&row).map_or(Ok(()), &mut add)),
                    Read::Cell { .. }
                    | Read::Told { .. }
                    | Read::Cells { .. }
                    | Read::Asked { .. }
                    | Read::Groups { .. } => Ok(()),
                };
                spread.most = spread.most.max(count);
                spread.all += count;
            }
            spread.back = reached.values().copied().max().unwrap_or(1);
            spread
        })
    }

    /// What the graph knows of its own size.
    pub fn extents<'g>(&self, graph: &'g Graph) -> Extents<'g> {
        let Sizes { work, measures, saving_clauses, topics, profile, ties, cell, members, citations, offices } =
            *self.sizes.get_or_init(|| Sizes::new(graph));
        Extents { graph, work, measures, saving_clauses, topics, profile, ties, cell, members, citations, offices }
    }

    /// How many facts carry the word at a place of a vocabulary, which is named as in data files.
    pub fn count(&self, table: &Table, graph: &Graph, vocabulary: &str, place: usize) -> usize {
        let at = |of: &Use| of.counts.get(place).copied().unwrap_or(0);
        self.uses(table, graph, vocabulary).iter().map(at).sum()
    }

    /// Where the words of a vocabulary stand, which is named as in data files.
    pub fn uses(&self, table: &Table, graph: &Graph, vocabulary: &str) -> &[Use] {
        let words = self.words.get_or_init(|| {
            let (mut uses, mut counts) = (HashMap::new(), vec![Vec::new(); table.field_count()]);
            for object in table.objects() {
                let Some(stock) = &object.stock else { continue };
                let carrier = Carrier::of(table, object, 0);
                for at in 0..(stock.count)(graph) {
                    carrier.count(&(stock.at)(graph, at), &mut counts);
                }
                carrier.uses(stock.kind, true, &mut counts, &mut uses);
            }
            uses
        });
        words.get(vocabulary).map_or(&[], Vec::as_slice)
    }
}

fn found(wanted: &[Cell<'_>], find: impl Fn(&str) -> Option<usize>) -> Vec<u32> {
    let of = |cell: &Cell<'_>| if let Cell::Text(text) = cell { find(text) } else { None };
    wanted.iter().filter_map(of).map(|place| place as u32).collect()
}

/// Where rows of a type carry words: in which columns, and in which parts.
struct Carrier<'t> {
    words: Vec<(&'t Field, &'static Words)>,
    parts: Vec<(&'t Field, Carrier<'t>)>,
}

/// How deep parts can stand in parts.
const MOST_PARTS: usize = 4;

impl<'t> Carrier<'t> {
    /// Looked for once, because there are many rows.
    fn of(table: &'t Table, object: &'t Object, depth: usize) -> Self {
        let mut carrier = Carrier { words: Vec::new(), parts: Vec::new() };
        // What is not shown only says again what a part shows.
        for field in object.fields.iter().filter(|field| field.shown && !field.uncounted) {
            match &field.read {
                Read::Cell { ty: Type::Word(words), .. } | Read::Cells { ty: Type::Word(words), .. } => {
                    carrier.words.push((field, words));
                }
                Read::One { to, .. } | Read::Many { to, .. } if depth < MOST_PARTS && is_part(table, to) => {
                    let part = Carrier::of(table, table.target(to), depth + 1);
                    if !(part.words.is_empty() && part.parts.is_empty()) {
                        carrier.parts.push((field, part));
                    }
                }
                _ => {}
            }
        }
        carrier
    }

    /// Counts the words that a row carries, by the number of their field; those of its parts too.
    fn count(&self, row: &Item<'_>, counts: &mut [Vec<usize>]) {
        for (field, words) in &self.words {
            let mut add = |cell: &Cell<'_>| {
                if let Cell::Word(word) = cell {
                    let counts = &mut counts[field.number];
                    counts.resize(words.values.len(), 0);
                    counts[usize::from(*word)] += 1;
                }
            };
            match &field.read {
                Read::Cell { read, .. } => add(&read(row)),
                Read::Cells { walk, .. } => {
                    let _ = whole(walk(row, &mut |cell| {
                        add(&cell);
                        Ok(())
                    }));
                }
                _ => {}
            }
        }
        for (field, part) in &self.parts {
            match &field.read {
                Read::One { read, .. } => read(row).iter().for_each(|row| part.count(row, counts)),
                Read::Many { walk, .. } => {
                    let _ = whole(walk(row, &mut |row| {
                        part.count(&row, counts);
                        Ok(())
                    }));
                }
                _ => {}
            }
        }
    }

    /// The words that were counted, as uses in facts of a kind.
    fn uses(&self, kind: Kind, own: bool, counts: &mut [Vec<usize>], uses: &mut HashMap<&'static str, Vec<Use>>) {
        for (field, words) in &self.words {
            let counts = std::mem::take(&mut counts[field.number]);
            let of = uses.entry(words.word).or_default();
            match of.iter_mut().find(|of| !own && of.kind == kind && of.column.is_none()) {
                // All parts of a kind's facts are one.
                Some(of) => of.counts.iter_mut().zip(counts).for_each(|(all, count)| *all += count),
                None if counts.is_empty() => {}
                None => of.push(Use { kind, column: own.then_some(field.name), counts }),
            }
        }
        self.parts.iter().for_each(|(_, part)| part.uses(kind, false, counts, uses));
    }
}

/// Whether rows of a type are parts of others: neither nodes nor of any kind.
fn is_part(table: &Table, to: &str) -> bool {
    let target = table.target(to);
    target.stock.is_none() && !target.is_interface
}

impl Sizes {
    fn new(graph: &Graph) -> Self {
        let mut work = BTreeMap::new();
        for activity in graph.actions().flat_map(activity::activities) {
            *work.entry(activity).or_insert(0) += 1;
        }
        let mut measures = BTreeMap::new();
        for measure in graph.measures() {
            *measures.entry((measure.category, measure.r#type)).or_insert(0) += 1;
        }
        let mut profile = (0, 0);
        for agency in graph.agencies() {
            let mut own = BTreeMap::new();
            for activity in agency.actions().flat_map(activity::activities) {
                *own.entry(activity).or_insert(0) += 1;
            }
            let (most, kinds) = sizes(&own);
            profile = (profile.0.max(most), profile.1.max(kinds));
        }
        let mut cells = BTreeMap::new();
        for measure in graph.measures() {
            let key = (measure.instrument().any().number(), measure.category, measure.r#type);
            *cells.entry(key).or_insert(0) += 1;
        }
        let mut topics = BTreeMap::new();
        for topic in graph.outputs().flat_map(|output| output.topics()) {
            *topics.entry(*topic).or_insert(0) += 1;
        }
        fn sizes<K>(counts: &BTreeMap<K, usize>) -> (usize, usize) {
            (counts.values().copied().max().unwrap_or(0), counts.len())
        }
        let facts = Kind::ALL.iter().flat_map(|kind| graph.of_kind(*kind));
        Sizes {
            work: sizes(&work),
            measures: sizes(&measures),
            saving_clauses: graph.measures().filter(|measure| measure.is_saving_clause()).count(),
            members: (
                graph.networks().map(|network| network.members().count()).max().unwrap_or(0),
                // Nothing of this began before the League of Nations.
                graph
                    .networks()
                    .filter_map(|network| network.starts)
                    .map(|starts| 2_100_usize.saturating_sub(usize::from(starts.year())))
                    .max()
                    .unwrap_or(0),
            ),
            // Each under one crime, or under both.
            profile,
            ties: tie::most(graph),
            cell: sizes(&cells).0,
            topics: (sizes(&topics).0, 2 * sizes(&topics).1),
            citations: facts.map(most_citations).max().unwrap_or(0),
            offices: graph
                .networks()
                .flat_map(|network| network.other_members())
                .map(|member| member.offices().count())
                .max()
                .unwrap_or(0),
        }
    }
}

/// How many pages at most a fact or a part of it rests on.
fn most_citations(fact: AnyNode<'_>) -> usize {
    let mut of_parts = HashMap::<&str, usize>::new();
    for (part, _) in fact.citations_of_parts() {
        *of_parts.entry(part).or_default() += 1;
    }
    of_parts.into_values().chain([fact.citations().count()]).max().unwrap_or(0)
}
