//! The page of changes: which facts are new, different or gone since an edition, and in what they differ.

use crate::{
    analysis::changes::{self, ChangesError, FactChange},
    budget::Budget,
    language::{voice::Voice, words},
    pages::{address, entity_page, frame::Frame},
    snapshot::Snapshot,
};
use askama::Template;
use entity::{
    edition::Summary,
    fact::FactKind,
    kind::Kind,
    vocabulary::{Change, Vocabulary},
};
use std::collections::BTreeMap;

/// How many changed facts stand on one page.
pub const PAGE: usize = 100;

/// How many values of a fact stand on the page, and how many characters of each.
const SHOWN: (usize, usize) = (20, 300);

/// What is asked of the changes.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// The edition that today's is compared with, by its version or revision; nothing means the one before.
    pub since: Option<String>,
    /// Only facts of this kind.
    pub kind: Option<FactKind>,
    /// Which page of them, from 1 on.
    pub page: usize,
}

impl Wanted {
    /// The kind that an address names; nothing where it names none.
    pub fn kind_named(name: &str) -> Option<FactKind> {
        FactKind::all().find(|kind| kind.word() == name)
    }

    /// The words of all kinds.
    pub fn kinds() -> Vec<String> {
        FactKind::all().map(FactKind::word).collect()
    }

    /// Where they are shown; with an ending such as `.csv`, to download.
    pub fn address(&self, ending: &str) -> String {
        let mut parameters: Vec<(&str, String)> = Vec::new();
        parameters.extend(self.since.clone().map(|since| ("since", since)));
        parameters.extend(self.kind.map(|kind| ("kind", kind.word())));
        if self.page > 1 && ending.is_empty() {
            parameters.push(("page", self.page.to_string()));
        }
        let query =
            serde_urlencoded::to_string(parameters).expect("pairs of texts can always be written in an address");
        format!("/changes{ending}{}{query}", if query.is_empty() { "" } else { "?" })
    }

    /// The changes that are asked for, and since which edition they are; nothing where no edition before today's is
    /// remembered and none was named.
    pub fn found<'s>(
        &self,
        snapshot: &'s Snapshot,
        budget: &Budget,
    ) -> Result<Option<(&'s Summary, Vec<FactChange<'s>>)>, ChangesError> {
        let before = snapshot.editions.get(1).map(|before| before.edition.revision.to_string());
        let Some(since) = self.since.clone().or(before) else { return Ok(None) };
        let (from, all) = changes::since(&snapshot.graph, &snapshot.editions, &since, budget)?;
        let wanted = budget.filter(all, |change| self.kind.is_none_or(|kind| change.fact_kind == kind))?;
        Ok(Some((from, wanted)))
    }
}

/// What is said where no edition before today's is remembered.
pub fn nothing_before(snapshot: &Snapshot, voice: Voice) -> String {
    let day = snapshot.edition.imported_at.get(..10).unwrap_or_default();
    let nothing = voice.say("changes-nothing-before").with("version", &snapshot.graph.about().version);
    nothing.with("day", day).to_string()
}

/// The page of changes.
#[derive(Template)]
#[template(path = "changes.html")]
pub struct ChangesPage {
    frame: Frame,
    editions: Vec<Choice>,
    kinds: Vec<KindLink>,
    before: Option<String>,
    /// Whether only facts of one kind are shown.
    narrowed: bool,
    nothing_before: String,
    total: usize,
    counts: Vec<(&'static str, usize)>,
    shown: Vec<Shown>,
    first: usize,
    previous: Option<String>,
    next: Option<String>,
    downloads: Vec<(&'static str, String)>,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

struct KindLink {
    name: String,
    address: String,
    count: usize,
    current: bool,
}

struct Shown {
    word: &'static str,
    tone: &'static str,
    key: String,
    label: Option<String>,
    address: Option<String>,
    kind: String,
    version: String,
    values: Vec<[String; 3]>,
    more: usize,
    unknown: bool,
}

impl ChangesPage {
    /// What changed, on one of the pages.
    pub fn new(snapshot: &Snapshot, wanted: &Wanted, frame: Frame, budget: &Budget) -> Result<Self, ChangesError> {
        let everything = Wanted { kind: None, ..wanted.clone() }.found(snapshot, budget)?;
        let voice = Voice(frame.language);
        let before = everything.as_ref().map(|(from, _)| named(from, voice));
        let since = everything.as_ref().map(|(from, _)| from.edition.revision);
        let all = everything.map(|(_, all)| all).unwrap_or_default();
        let mut of_kinds: BTreeMap<FactKind, usize> = BTreeMap::new();
        for change in &all {
            *of_kinds.entry(change.fact_kind).or_default() += 1;
        }
        let link = |kind: Option<FactKind>, name: String, count: usize| KindLink {
            name,
            address: Wanted { kind, page: 1, ..wanted.clone() }.address(""),
            count,
            current: wanted.kind == kind,
        };
        let mut kinds = vec![link(None, voice.text("changes-all").to_owned(), all.len())];
        if let Some(kind) = wanted.kind {
            of_kinds.entry(kind).or_default();
        }
        kinds.extend(
            of_kinds
                .into_iter()
                .map(|(kind, count)| link(Some(kind), address::capitalised(&of_kind(kind, voice)), count)),
        );
        let changes = budget.filter(&all, |change| wanted.kind.is_none_or(|kind| change.fact_kind == kind))?;
        let count = |word| changes.iter().filter(|change| change.change == word).count();
        let pages = changes.len().div_ceil(PAGE).max(1);
        let page = wanted.page.clamp(1, pages);
        let on = |page: usize| Wanted { page, ..wanted.clone() }.address("");
        Ok(ChangesPage {
            editions: editions(snapshot, since, voice),
            narrowed: wanted.kind.is_some(),
            before,
            nothing_before: nothing_before(snapshot, voice),
            total: changes.len(),
            counts: Change::ALL.iter().map(|change| (word(*change, voice).0, count(*change))).collect(),
            shown: changes.iter().skip((page - 1) * PAGE).take(PAGE).map(|change| shown(change, voice)).collect(),
            first: (page - 1) * PAGE + 1,
            previous: (page > 1).then(|| on(page - 1)),
            next: (page < pages).then(|| on(page + 1)),
            downloads: vec![("CSV", wanted.address(".csv")), ("JSON", wanted.address(".json"))],
            kinds,
            frame,
        })
    }
}

/// The editions that can be asked for: those before today's.
fn editions(snapshot: &Snapshot, since: Option<i32>, voice: Voice) -> Vec<Choice> {
    let before = snapshot.editions.iter().skip(1);
    let choice = |summary: &Summary| Choice {
        value: summary.edition.revision.to_string(),
        label: named(summary, voice),
        chosen: since == Some(summary.edition.revision),
    };
    before.map(choice).collect()
}

fn named(summary: &Summary, voice: Voice) -> String {
    let edition = &summary.edition;
    let day = edition.imported_at.get(..10).unwrap_or_default();
    let named = voice.say("changes-edition").with("version", &edition.version);
    named.with("revision", edition.revision.to_string()).with("day", day).to_string()
}

/// What a kind of fact is called inside a text.
fn of_kind(kind: FactKind, voice: Voice) -> String {
    let part = match kind {
        FactKind::Instrument
        | FactKind::Measure
        | FactKind::Agency
        | FactKind::Network
        | FactKind::Membership
        | FactKind::Project
        | FactKind::Participation
        | FactKind::Action
        | FactKind::Output
        | FactKind::Arrangement
        | FactKind::Impact
        | FactKind::State
        | FactKind::Region
        | FactKind::Ratification
        | FactKind::Finding
        | FactKind::Source => {
            return Kind::from_word(&kind.word()).map_or_else(|| kind.word(), |kind| words::singular(kind, voice.0));
        }
        FactKind::OfficeTerm => "part-office-term",
        FactKind::ReportedSize => "part-reported-size",
        FactKind::PartyCount => "part-party-count",
        FactKind::OptOut => "part-opt-out",
        FactKind::AgencyName => "part-agency-name",
        FactKind::AgencySeat => "part-agency-seat",
        FactKind::AgencyKindTerm => "part-agency-kind-term",
        FactKind::Succession => "part-succession",
        FactKind::TranslatedName => "part-translated-name",
        FactKind::Funding => "part-funding",
        FactKind::OtherMember => "part-other-member",
        FactKind::OtherOfficeTerm => "part-other-office-term",
        FactKind::Power => "part-power",
        FactKind::HeadlineFigure => "part-headline-figure",
    };
    voice.text(part).to_owned()
}

fn word(change: Change, voice: Voice) -> (&'static str, &'static str) {
    match change {
        Change::Added => (voice.text("changes-added"), "good"),
        Change::Changed => (voice.text("changes-changed"), ""),
        Change::Removed => (voice.text("changes-removed"), "warn"),
    }
}

/// Why the changes are not told, in a language.
pub fn refused(error: &ChangesError, editions: &[Summary], voice: Voice) -> String {
    match error {
        ChangesError::Unknown { since, .. } => {
            let revision = |summary: Option<&Summary>| {
                summary.map(|summary| summary.edition.revision.to_string()).unwrap_or_default()
            };
            let (first, last) = (revision(editions.last()), revision(editions.first()));
            let unknown = voice.say(if first == last { "changes-unknown-of-one" } else { "changes-unknown-edition" });
            let version = editions.first().map_or("", |summary| summary.edition.version.as_str());
            let unknown = unknown.with("since", since).with("first", first).with("last", last);
            unknown.with("version", version).to_string()
        }
        ChangesError::TooMany { revision, changed } => {
            let too_many = voice.say("changes-too-many").with("revision", revision.to_string());
            too_many.with("changed", *changed).to_string()
        }
        ChangesError::Stopped(stopped) => stopped.to_string(),
    }
}

fn shown(change: &FactChange<'_>, voice: Voice) -> Shown {
    let (word, tone) = word(change.change, voice);
    let cut = |value: Option<&str>| match value {
        None => voice.text("changes-no-value").to_owned(),
        Some(value) => match value.char_indices().nth(SHOWN.1) {
            Some((end, _)) => format!("{}…", &value[..end]),
            None => value.to_owned(),
        },
    };
    let values = change.values.iter().take(SHOWN.0);
    Shown {
        word,
        tone,
        key: change.key.to_owned(),
        label: change.node.map(|node| entity_page::called(node, voice)),
        address: change.node.map(address::of),
        kind: of_kind(change.fact_kind, voice),
        version: change.edition.version.clone(),
        values: values.map(|value| [value.place.to_owned(), cut(value.before), cut(value.after)]).collect(),
        more: change.values.len().saturating_sub(SHOWN.0),
        unknown: change.change == Change::Changed && change.values.is_empty(),
    }
}
