//! What an answer says of itself where it rests on something that is not recorded: `extensions.incomplete`.

use crate::{
    answer::plan::{EdgePart, From, Page, Part, Plan, Selection, Shape, What},
    api::TABLE,
    table::{
        absence::{self, Noted, Rests},
        object::Read,
    },
};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// How many entries an answer has at most.
pub const MAXIMUM_ENTRIES: usize = 100;

/// How many of those who are not completely known an entry names at most.
pub const MAXIMUM_NAMED: usize = absence::MAXIMUM_NAMED;

/// One relation or column that is not completely known, and on which a place of the answer rests.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Entry<'p> {
    /// The names that lead there in the answer, without places in lists.
    path: &'p [&'p str],
    relation: String,
    owners: usize,
    incomplete: usize,
    known: Vec<Known<'p>>,
    as_of: Option<String>,
    note: String,
}

/// What is known of one that is not completely known.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Known<'p> {
    id: &'p str,
    label: &'p str,
    known: Option<usize>,
    of: Option<usize>,
    as_of: Option<String>,
    note: Option<&'p str>,
}

/// What tells a part of a plan apart from all others, for as long as the plan lives.
pub fn place<T>(part: &T) -> usize {
    std::ptr::from_ref(part).addr()
}

/// What is to be added to the extensions of an answer; nothing where it rests on nothing that may be missing.
pub fn told(plan: &Plan, rests: Rests) -> String {
    let mut noted: Vec<((usize, usize), Noted)> = rests.incomplete().collect();
    if noted.is_empty() {
        return String::new();
    }
    let mut paths = Paths { of: HashMap::new(), seen: HashSet::new(), path: Vec::new() };
    paths.selection(&plan.root);
    let order = |place: &usize| paths.of.get(place).map_or(usize::MAX, |(number, _)| *number);
    noted.sort_by_key(|((place, field), _)| (order(place), *field));
    let entry = |((place, field), noted): &'_ ((usize, usize), Noted)| {
        let field = TABLE.field(*field);
        let (owners, incomplete) = (noted.owners(), noted.incomplete());
        let missing = match field.read {
            Read::Many { .. } => "what is not recorded may exist all the same",
            _ => "what is missing is unknown",
        };
        (*place, TABLE.name_of(field), owners, incomplete, missing)
    };
    let shown = noted.iter().take(MAXIMUM_ENTRIES);
    let entries: Vec<Entry<'_>> = shown
        .map(|noted| {
            let (place, relation, owners, incomplete, missing) = entry(noted);
            let noted = &noted.1;
            let are = if incomplete == 1 { "is" } else { "are" };
            Entry {
                path: paths.of.get(&place).map_or(&[], |(_, path)| path),
                relation,
                owners,
                incomplete,
                known: known(noted),
                as_of: noted.as_of().map(|date| date.to_string()),
                note: format!("of {owners} looked at, {incomplete} {are} not completely known: {missing}"),
            }
        })
        .collect();
    let more = noted.len() - entries.len();
    let more = if more > 0 { format!(",\"incompleteMore\":{more}") } else { String::new() };
    format!(",\"incomplete\":{}{more}", serde_json::to_string(&entries).expect("names and numbers are JSON"))
}

fn known(noted: &Noted) -> Vec<Known<'_>> {
    let of = noted.named().iter().map(|named| Known {
        id: &named.id,
        label: &named.label,
        known: named.known,
        of: named.of,
        as_of: named.as_of.map(|date| date.to_string()),
        note: named.note.as_deref(),
    });
    of.collect()
}

/// Where the parts of a plan stand in the answer: each once, where it is first met.
struct Paths<'p> {
    /// By place, its number in the order of the document, and the names that lead there.
    of: HashMap<usize, (usize, Vec<&'p str>)>,
    /// By number, the selections that were looked at.
    seen: HashSet<usize>,
    path: Vec<&'p str>,
}

impl<'p> Paths<'p> {
    fn put(&mut self, place: usize) {
        let number = self.of.len();
        self.of.entry(place).or_insert_with(|| (number, self.path.clone()));
    }

    fn selection(&mut self, selection: &'p Selection) {
        if !self.seen.insert(selection.number) {
            return;
        }
        self.put(place(selection));
        for step in &selection.steps {
            self.path.push(&step.name);
            match &step.what {
                What::One(_, _, of) | What::List { shape: of, .. } => self.shape(of),
                What::Asked { ask, of, .. } => {
                    self.put(place(ask));
                    self.shape(of);
                }
                What::Page(page) => self.page(page),
                What::Groups(groups) => {
                    self.put(place(&**groups));
                    self.shape(&groups.shape);
                }
                What::Typename(_)
                | What::Cell(..)
                | What::Resting(..)
                | What::Told(..)
                | What::Cells(..)
                | What::Introspection(_)
                | What::Service(_) => {}
            }
            self.path.pop();
        }
    }

    fn shape(&mut self, shape: &'p Shape) {
        match shape {
            Shape::Of(selection) => self.selection(selection),
            Shape::By(of) => of.iter().for_each(|(_, selection)| self.selection(selection)),
        }
    }

    fn page(&mut self, page: &'p Page) {
        self.put(place(page));
        if let From::Asked(computed) = &page.from {
            self.put(place(computed));
        }
        for (name, _, part) in &page.parts {
            self.path.push(name);
            match part {
                Part::Nodes(of) => self.shape(of),
                Part::Edges(parts) => {
                    for (name, _, part) in parts {
                        if let EdgePart::Node(of) = part {
                            self.path.push(name);
                            self.shape(of);
                            self.path.pop();
                        }
                    }
                }
                Part::Typename(_) | Part::Info(_) | Part::TotalCount => {}
            }
            self.path.pop();
        }
    }
}
