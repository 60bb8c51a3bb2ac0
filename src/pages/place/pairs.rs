//! Who does the same work in a place, and what joins them.

use crate::{
    analysis::{
        activity::activities,
        overlap::{self, Ground, Overlap, OverlapError, Shared},
        presence::Place,
        tie::Tie,
    },
    budget::{Budget, Stopped},
    graph::agency::Agency,
    language::voice::Voice,
    pages::{
        entity_page::{
            called,
            description::{Description, Value},
        },
        failure::too_many_pairs,
        place::{Wanted, work},
    },
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{AgencyKind, Crime},
};

/// How many pairs the page shows; the tables that are downloaded have all.
const SHOWN: usize = 50;

/// The pairs of agencies that do the same work in a place.
pub struct Pairs {
    /// The pairs, the most specific work first.
    pub all: Vec<Pair>,
    /// Why they could not be compared, where they could not.
    pub refused: Option<String>,
}

/// Two agencies that do the same work.
pub struct Pair {
    /// The two.
    pub agencies: [Value; 2],
    /// Their global ids.
    pub ids: [String; 2],
    /// What both do.
    pub work: Vec<SharedWork>,
    /// What joins them.
    pub ties: Vec<Value>,
    /// What joins them through a parent or a part of one of them.
    pub via_parent: Vec<Value>,
}

/// A kind of work that two agencies share.
pub struct SharedWork {
    /// What it is.
    pub text: String,
    /// The slugs of the actions of both.
    pub slugs: Vec<String>,
    /// The list of them.
    pub address: String,
}

impl Pairs {
    pub(super) fn new(place: Place<'_>, wanted: &Wanted, page: &Description<'_>) -> Result<Self, Stopped> {
        let Description { day, budget, voice, .. } = *page;
        let overlaps = match overlap::overlaps(place.graph(), Ground::In(place), day, budget) {
            Ok(overlaps) => overlaps,
            Err(OverlapError::Stopped(stopped)) => return Err(stopped),
            Err(OverlapError::TooManyPairs(refused)) => {
                return Ok(Pairs { all: Vec::new(), refused: Some(too_many_pairs(&refused, voice)) });
            }
        };
        let is_asked = |kind: AgencyKind| wanted.kinds.is_empty() || wanted.kinds.contains(&kind);
        let mut all = Vec::new();
        for overlap in overlaps {
            if overlap.agencies.iter().all(|agency| is_asked(agency.kind)) {
                let shared = overlap.shared(budget)?.into_iter();
                let work: Vec<_> =
                    shared.filter_map(|shared| kept(shared, overlap.agencies, wanted, (day, voice))).collect();
                if !work.is_empty() {
                    all.push(pair(overlap, work, voice, budget)?);
                }
            }
        }
        Ok(Pairs { all, refused: None })
    }

    /// Those that the page shows.
    pub fn shown(&self) -> &[Pair] {
        &self.all[..self.all.len().min(SHOWN)]
    }

    /// How many have no tie on record.
    pub fn without_tie(&self) -> usize {
        self.all.iter().filter(|pair| !pair.is_tied()).count()
    }
}

impl Pair {
    /// Whether a tie of the two is on record, their own or through a parent or a part.
    pub fn is_tied(&self) -> bool {
        !self.ties.is_empty() || !self.via_parent.is_empty()
    }
}

/// What two agencies share of what is wanted; nothing where one of them does nothing of it.
fn kept<'g>(
    mut shared: Shared<'g>,
    agencies: [Agency<'g>; 2],
    wanted: &Wanted,
    (day, voice): (PartialDate, Voice),
) -> Option<SharedWork> {
    let activity = shared.activity;
    let asked = wanted.crime.is_none_or(|crime| crime == Crime::Both || crime == activity.crime);
    shared
        .actions
        .retain(|action| asked && wanted.takes(*action, day) && activities(*action).any(|one| one == activity));
    let both = agencies.iter().all(|agency| shared.actions.iter().any(|action| action.agency() == Some(*agency)));
    let slugs: Vec<String> = shared.actions.iter().map(|action| action.slug.clone()).collect();
    both.then(|| SharedWork {
        text: format!(
            "{} ({}, {})",
            voice.label(activity.r#type),
            voice.lower(activity.axis),
            voice.lower(activity.crime)
        ),
        address: work::list(&slugs),
        slugs,
    })
}

fn pair(overlap: Overlap<'_>, work: Vec<SharedWork>, voice: Voice, budget: &Budget) -> Result<Pair, Stopped> {
    let via_parent = |tie: Tie<'_>| {
        let text = match tie.through {
            Some(through) => {
                let text = voice.say("place-through").with("agency", called(through.agency.any(), voice));
                text.with("fact", called(tie.fact, voice)).to_string()
            }
            None => called(tie.fact, voice),
        };
        Value { text, ..Value::named(tie.fact, voice) }
    };
    let own = |tie: Tie<'_>| {
        let text = format!("{} ({})", called(tie.fact, voice), voice.lower(tie.kind));
        Value { text, ..Value::named(tie.fact, voice) }
    };
    Ok(Pair {
        agencies: overlap.agencies.map(|agency| Value::named(agency.any(), voice)),
        ids: overlap.agencies.map(|agency| agency.key().to_owned()),
        work,
        ties: overlap.ties(budget)?.into_iter().map(own).collect(),
        via_parent: overlap.ties_via_parent(budget)?.into_iter().map(via_parent).collect(),
    })
}
