//! What was read so far: the rows, the problems, and where each id and each page was met first.

use crate::files::problem::{Place, Problem, nearest};
use entity::{
    citation,
    dataset::Dataset,
    fact::{self, FactKind},
    fold,
    kind::Kind,
    source,
};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};

/// What was read so far.
#[derive(Default)]
pub struct Reading {
    /// The rows; complete when there are no problems.
    pub rows: Dataset,
    /// Everything that is wrong.
    pub problems: Vec<Problem>,
    facts: BTreeMap<String, (i32, Place)>,
    pages: HashMap<String, Page>,
    about: Vec<(i32, i32, String, Place)>,
    aliases: Vec<(String, Place)>,
}

struct Page {
    id: i32,
    title: String,
    publisher: String,
    place: Place,
}

/// A page as it is written under a fact.
pub struct WrittenSource {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Whether it was read and shows the fact.
    pub verified: bool,
    /// Where the address stands.
    pub place: Place,
}

impl Reading {
    /// Adds a problem.
    pub fn report(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// The id of a new fact. A key that is taken is a problem.
    pub fn fact(&mut self, kind: FactKind, key: String, place: Place) -> i32 {
        if let Some((id, first)) = self.facts.get(&key) {
            let (id, first) = (*id, first.clone());
            let (prefix, rest) = key.split_once(':').unwrap_or(("fact", &key));
            self.report(
                Problem::new(place, format!("there are two of {prefix} `{rest}`"), "used a second time")
                    .other(first, "used here first")
                    .help("give each an id of its own, or merge the two"),
            );
            return id;
        }
        let id = self.rows.facts.len() as i32 + 1;
        self.rows.facts.push(fact::Model { id, kind, key: key.clone() });
        self.facts.insert(key, (id, place));
        id
    }

    /// The id of an entity that a file names; 0, and a problem, where there is none.
    pub fn reference(&mut self, kind: Kind, slug: &str, place: &Place) -> i32 {
        let prefix = format!("{}:", kind.prefix());
        if let Some((id, _)) = self.facts.get(&format!("{prefix}{slug}")) {
            return *id;
        }
        let known = self.facts.range(prefix.clone()..).map(|(key, _)| key).take_while(|key| key.starts_with(&prefix));
        let near = nearest(slug, known.map(|key| &key[prefix.len()..])).map(str::to_owned);
        let what = kind.prefix();
        let mut problem = Problem::new(place.clone(), format!("there is no {what} `{slug}`"), "leads nowhere");
        problem.help = near.map(|near| format!("the nearest is `{near}`"));
        self.report(problem);
        0
    }

    /// The id of an agency, a network or a project.
    pub fn partner(&mut self, slug: &str, place: &Place) -> i32 {
        let kinds = [Kind::Agency, Kind::Network, Kind::Project];
        let found = kinds.iter().find_map(|kind| self.facts.get(&format!("{}:{slug}", kind.prefix())));
        match found {
            Some((id, _)) => *id,
            None => self.reference(Kind::Agency, slug, place),
        }
    }

    /// Keeps what a finding is about until every fact is known.
    pub fn about(&mut self, finding_id: i32, position: i32, key: String, place: Place) {
        self.about.push((finding_id, position, key, place));
    }

    /// Leads what findings are about to its facts.
    pub fn resolve_about(&mut self) {
        for (finding_id, position, key, place) in std::mem::take(&mut self.about) {
            let about_id = match (self.facts.get(&key), key.split_once(':')) {
                (Some((id, _)), _) => *id,
                (None, Some((prefix, slug))) => match Kind::ALL.iter().find(|kind| kind.prefix() == prefix) {
                    Some(kind) => self.reference(*kind, slug, &place),
                    None => self.no_kind(prefix, &place),
                },
                (None, None) => self.no_kind(&key, &place),
            };
            self.rows.finding_abouts.push(entity::finding_about::Model { finding_id, position, about_id });
        }
    }

    fn no_kind(&mut self, word: &str, place: &Place) -> i32 {
        self.report(
            Problem::new(place.clone(), format!("`{word}` is no kind of fact"), "no kind and id")
                .help("write the kind and the id, such as `network:icat`"),
        );
        0
    }

    /// Lets a fact rest on pages, in their order.
    pub fn cite(&mut self, fact_id: i32, sources: Vec<WrittenSource>) {
        let mut cited: Vec<(i32, Place)> = Vec::new();
        for written in sources {
            let WrittenSource { verified, ref place, .. } = written;
            let place = place.clone();
            let source_id = self.page(written);
            if let Some((_, first)) = cited.iter().find(|(id, _)| *id == source_id) {
                self.report(
                    Problem::new(place, "a page stands twice under one fact", "here again")
                        .other(first.clone(), "here first")
                        .help("leave one of them out"),
                );
                continue;
            }
            let position = cited.len() as i32;
            cited.push((source_id, place));
            self.rows.citations.push(citation::Model { fact_id, position, source_id, verified });
        }
    }

    /// The id of a page; the same page has the same title and publisher everywhere.
    fn page(&mut self, written: WrittenSource) -> i32 {
        let WrittenSource { url, title, publisher, place, .. } = written;
        if let Some(page) = self.pages.get(&url) {
            let id = page.id;
            if page.title != title || page.publisher != publisher {
                let help = format!("the other place has `{}`, `{}`", page.title, page.publisher);
                let problem =
                    Problem::new(place, "one page has two titles or publishers", "another title or publisher")
                        .other(page.place.clone(), "the same page")
                        .help(format!("write both the same; {help}"));
                self.report(problem);
            }
            return id;
        }
        let digest = Sha256::digest(url.as_bytes());
        let digits: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let id = self.fact(FactKind::Source, format!("source:{digits}"), place.clone());
        let row = source::Model { id, url: url.clone(), title: title.clone(), publisher: publisher.clone() };
        self.rows.sources.push(row);
        self.pages.insert(url, Page { id, title, publisher, place });
        id
    }

    /// The id of a state that a file names by its code.
    pub fn state(&mut self, code: &str, place: &Place) -> i32 {
        if code.len() != 2 || !code.bytes().all(|byte| byte.is_ascii_uppercase()) {
            let problem = Problem::new(place.clone(), format!("`{code}` is no code of a state"), "no code");
            self.report(problem.help("write the two capital letters of ISO 3166-1, such as `ES`"));
            return 0;
        }
        self.reference(Kind::State, &code.to_lowercase(), place)
    }

    /// Keeps an alias until every agency is known.
    pub fn alias(&mut self, name: &str, place: Place) {
        self.aliases.push((name.to_owned(), place));
    }

    /// Holds that no alias leads to two agencies.
    pub fn check_aliases(&mut self) {
        let mut taken: HashMap<String, Place> = HashMap::new();
        for (name, place) in std::mem::take(&mut self.aliases) {
            let key = format!("{}:{}", Kind::Agency.prefix(), fold::slug(&name));
            let first = self.facts.get(&key).map(|(_, first)| first).or(taken.get(&key)).cloned();
            match first {
                Some(first) => self.report(
                    Problem::new(place, format!("the alias `{name}` is taken"), "leads to another agency")
                        .other(first, "which is here"),
                ),
                None => drop(taken.insert(key, place)),
            }
        }
    }
}
