//! What is done in a place: who does it against what they do, each number with the way to exactly those actions.

use crate::{
    analysis::presence::Place,
    budget::{Budget, Stopped},
    graph::{action::Action, any_node::AnyNode},
    language::voice::Voice,
    pages::{
        address,
        entity_page::description::{Description, Value},
        place::Wanted,
    },
};
use entity::{
    fold::fold,
    kind::Kind,
    vocabulary::{ActionType, Axis},
};
use std::collections::BTreeMap;

/// How long the address of a list may be, in bytes: proxies refuse those of more than 8,000.
const LONGEST_ADDRESS: usize = 7_000;

/// How it is known that something is done in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It is named as done there.
    Named,
    /// It is done in a territory that takes the place in, or a part of it.
    Within,
    /// Nothing tells where it is done.
    Unknown,
}

/// What is done in a place.
pub struct Work {
    /// By how it is known.
    pub parts: Vec<Part>,
}

/// What is known in one way to be done in a place.
pub struct Part {
    /// How it is known.
    pub basis: Basis,
    /// How many actions it is.
    pub actions: usize,
    /// Who does it, those who do most first.
    pub doers: Vec<Doer>,
    /// The list of the actions, where it is short enough for an address.
    pub address: Option<String>,
}

/// Who does something, and what.
pub struct Doer {
    /// Who it is.
    pub name: Value,
    /// Its global id.
    pub id: String,
    /// What it is: the kind of an agency, or that it is a network or a project.
    pub kind: String,
    /// Of a network or a project: the agencies of the kinds asked for that are in it.
    pub with: Vec<Value>,
    /// How many actions it does there.
    pub actions: usize,
    /// What it does, by purpose.
    pub work: Vec<Done>,
}

/// Actions of one type and purpose.
pub struct Done {
    /// The purpose.
    pub axis: Axis,
    /// The means.
    pub r#type: ActionType,
    /// The slugs of the actions.
    pub slugs: Vec<String>,
    /// The list of them, or the page of the one.
    pub address: String,
}

impl Basis {
    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Basis::Named => "named",
            Basis::Within => "within_territory",
            Basis::Unknown => "not_known",
        }
    }

    /// What is said above the actions.
    pub fn heading(self, voice: Voice) -> &'static str {
        voice.text(match self {
            Basis::Named => "place-named",
            Basis::Within => "place-within",
            Basis::Unknown => "place-unknown",
        })
    }

    /// How that is to be read.
    pub fn note(self, voice: Voice) -> &'static str {
        voice.text(match self {
            Basis::Named => "place-named-note",
            Basis::Within => "place-within-note",
            Basis::Unknown => "place-unknown-note",
        })
    }
}

impl Work {
    pub(super) fn new(place: Place<'_>, wanted: &Wanted, page: &Description<'_>) -> Result<Self, Stopped> {
        let (day, budget) = (page.day, page.budget);
        let presence = place.presence(|action| wanted.takes(*action, day), budget)?;
        let bases =
            [(Basis::Named, presence.named), (Basis::Within, presence.within), (Basis::Unknown, presence.unknown)];
        let mut parts = Vec::new();
        for (basis, actions) in bases {
            let mut part = part(basis, &actions, page.voice, budget)?;
            for doer in &mut part.doers {
                budget.step()?;
                let owner = place.graph().by_key(&doer.id).into_iter();
                let with = owner.flat_map(|owner| wanted.with(owner, day));
                doer.with = with.map(|agency| Value::named(agency.any(), page.voice)).collect();
            }
            parts.push(part);
        }
        Ok(Work { parts })
    }
}

impl Part {
    /// How many actions of how many it is, in words.
    pub fn counted(&self, voice: Voice) -> String {
        let counted = voice.say("place-counted").with("actions", voice.counted("count-actions", self.actions));
        counted.with("doers", self.doers.len()).to_string()
    }

    /// Whether it is shown only to those who want it.
    pub fn is_folded(&self) -> bool {
        self.basis == Basis::Unknown
    }
}

impl Doer {
    /// What it does for one purpose.
    pub fn on(&self, axis: Axis) -> impl Iterator<Item = &Done> {
        self.work.iter().filter(move |done| done.axis == axis)
    }
}

fn part(basis: Basis, actions: &[Action<'_>], voice: Voice, budget: &Budget) -> Result<Part, Stopped> {
    let mut owners: BTreeMap<&str, (AnyNode<'_>, Vec<Action<'_>>)> = BTreeMap::new();
    for action in actions {
        budget.step()?;
        let owner = action.owner();
        owners.entry(owner.key()).or_insert_with(|| (owner, Vec::new())).1.push(*action);
    }
    let mut doers: Vec<Doer> = owners.into_values().map(|(owner, actions)| doer(owner, &actions, voice)).collect();
    doers.sort_by_cached_key(|doer| (std::cmp::Reverse(doer.actions), fold(&doer.name.text)));
    let slugs: Vec<String> = actions.iter().map(|action| action.slug.clone()).collect();
    let address = (!slugs.is_empty()).then(|| list(&slugs)).filter(|address| address.len() <= LONGEST_ADDRESS);
    Ok(Part { basis, actions: actions.len(), doers, address })
}

fn doer(owner: AnyNode<'_>, actions: &[Action<'_>], voice: Voice) -> Doer {
    let mut work: BTreeMap<(Axis, ActionType), Vec<String>> = BTreeMap::new();
    for action in actions {
        work.entry((action.axis, action.r#type)).or_default().push(action.slug.clone());
    }
    let kind = match owner {
        AnyNode::Agency(agency) => voice.label(agency.kind),
        other => voice.label(other.kind()),
    };
    let done = |((axis, r#type), slugs): ((Axis, ActionType), Vec<String>)| Done {
        axis,
        r#type,
        address: list(&slugs),
        slugs,
    };
    Doer {
        name: Value::named(owner, voice),
        id: owner.key().to_owned(),
        kind,
        with: Vec::new(),
        actions: actions.len(),
        work: work.into_iter().map(done).collect(),
    }
}

/// The list of exactly these actions; of one, its page.
pub(super) fn list(slugs: &[String]) -> String {
    match slugs {
        [one] => format!("/{}/{one}", Kind::Action.prefix()),
        several => {
            let asked: Vec<(&str, String)> = several.iter().map(|slug| ("slug", slug.clone())).collect();
            address::of_list(Kind::Action, "", &asked)
        }
    }
}
