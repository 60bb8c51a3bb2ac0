//! What members do and what nobody does: coverage, shared actions, and the coordination plan made of them.

use crate::{
    analysis::{coordination::Reason, coverage, overlap::Overlap},
    api::overlap::TIES,
    graph::sort_key::SortKey,
    table::{declaration::object, object::Object, row},
};
use entity::{action, agency, vocabulary::CoordinationKind};
use std::rc::Rc;

/// Who does one kind of work on the day.
pub fn coverage() -> Object {
    object::<row::Coverage>("", "Who does one kind of work on the day.")
        .rests_on::<agency::Model>(&["actions"], |coverage, each| coverage.lacking().for_each(|agency| each(agency, None)))
        .rests_on::<agency::Model>(&["powers"], |coverage, each| coverage.whose_powers_matter().for_each(|agency| each(agency, None)))
        .word("axis", "The purpose.", |coverage| coverage.activity.axis)
        .word("type", "What is done.", |coverage| coverage.activity.r#type)
        .word("crime", "Against which crime; never BOTH: an action about both counts as work on each.", |coverage| {
            coverage.activity.crime
        })
        .count("agencyCount", "How many agencies do it.", |coverage| coverage.agencies.len())
        .word(
            "level",
            "How many do it: NONE, SINGLE (it depends on one agency) or SHARED (several do it). NONE is not always a `gap`.",
            |coverage| coverage.level(),
        )
        .truth(
            "gap",
            "Whether it is a gap: `level` is NONE although it `makesSense` and is not outside everybody's powers (`withinPowers`), and it is done neither `byNetwork` nor `byProject`.",
            |coverage| coverage.gap(),
        )
        .truth(
            "makesSense",
            "Whether it makes sense that somebody does it. Identifying victims of smuggling does not, for one; `data/criteria.md`, shown at /about/method, lists what makes no sense.",
            |coverage| coverage.makes_sense(),
        )
        .maybe_truth(
            "withinPowers",
            "Whether it is within the `powers` of one of the agencies looked at. `false`: the powers of all of them are on record, and none includes it, so that it is no gap. `null`: no power on record includes it, and the powers of some are not known.",
            |coverage| coverage.within_powers,
        )
        .few::<agency::Model>("agencies", "The agencies that do it, by slug.", |coverage, each| {
            coverage.agencies.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.work.0)
        .few::<action::Model>("actions", "What they do; the `sources` of the actions show it.", |coverage, each| {
            coverage.actions.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.work.0)
        .truth(
            "byNetwork",
            "Whether the network does it in its own name; of the whole graph, whether any network does.",
            |coverage| coverage.by_network,
        )
        .truth(
            "byProject",
            "Whether the project does it in its own name; of a network, whether a project does in which one of its members has a part on the day, not as a beneficiary; of the whole graph, whether any project does.",
            |coverage| coverage.by_project,
        )
        .count(
            "partlyAssessedCount",
            "How many of those who don't show it were reviewed only in part, so that they may do it all the same.",
            |coverage| coverage.partly_assessed.len(),
        )
        .few::<agency::Model>(
            "notAssessed",
            "Those whose actions were not reviewed: that they show none of it means nothing, and makes no gap.",
            |coverage, each| coverage.not_assessed.iter().copied().try_for_each(each),
        )
        .most(|extents| extents.members.0)
        .count(
            "undatedCount",
            "How many of the actions have no known beginning; they count from that of their agency.",
            |coverage| coverage::undated(&coverage.actions),
        )
        .bare()
        .build()
}

/// What several members of a network do.
pub fn shared_action() -> Object {
    object::<row::SharedAction>("", "What several members of a network do.")
        .word("axis", "The purpose.", |shared| shared.axis)
        .word("type", "What is done.", |shared| shared.r#type)
        .few::<agency::Model>("agencies", "The members that do it, by slug.", |shared, each| {
            shared.agencies.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.work.0)
        .few::<action::Model>("actions", "What they do; the `sources` of the actions show it.", |shared, each| {
            shared.actions.iter().copied().try_for_each(each)
        })
        .most(|extents| 2 * extents.work.0)
        .count(
            "undatedCount",
            "How many of the actions have no known beginning; they count from that of their agency.",
            |shared| coverage::undated(&shared.actions),
        )
        .bare()
        .build()
}

/// One entry of a coordination plan.
pub fn coordination_need() -> Object {
    let doc = "One entry of a coordination plan, with the facts behind it: the same work with no tie on record (DUALITY), or work that \
               nobody does (GAP).";
    object::<row::CoordinationNeed>("entries of a plan", doc)
        .rests_on::<agency::Model>(&["actions"], |entry, each| match &entry.need.reason {
            Reason::Gap(coverage) => coverage.lacking().for_each(|agency| each(agency, None)),
            Reason::Duality(_) => {}
        })
        .rests_on::<agency::Model>(&["powers"], |entry, each| match &entry.need.reason {
            Reason::Gap(coverage) => coverage.whose_powers_matter().for_each(|agency| each(agency, None)),
            Reason::Duality(_) => {}
        })
        .rests_on::<agency::Model>(TIES, |entry, each| match &entry.need.reason {
            Reason::Gap(_) => {}
            Reason::Duality(overlap) => overlap.agencies.into_iter().for_each(|agency| each(agency, Some(overlap.day))),
        })
        .count("rank", "Its place in the whole plan, from 1 on. Entries with the larger `score` come first; of equal ones, pairs of agencies before gaps, then by the kinds of work in the order of their vocabularies, then by the slugs of the agencies.", |entry| entry.need.rank)
        .unfiltered()
        .word("kind", "Whether it is the same work with no tie on record (DUALITY) or a gap.", |entry| match entry.need.reason {
            Reason::Duality(_) => CoordinationKind::Duality,
            Reason::Gap(_) => CoordinationKind::Gap,
        })
        .unordered()
        .fraction("score", "How telling it is. Of the same work with no tie on record: `specificity` × `lift` of the overlap. Of a gap: −ln((k + 1) / (n + 1)), where k of the n agencies that do anything on the day do it, which is the specificity that the work would have if one more agency did it; a gap shares nothing by chance, so it has no lift.", |entry| entry.need.score)
        .unordered()
        .count("rankLow", "How far up it may stand: the 5th percentile of its ranks in 200 resamples, in each of which a tenth of all actions, drawn at random from a fixed seed, is left out. In a resample that lacks it, it ranks behind all that are in it.", |entry| entry.standing.rank_low as usize)
        .unordered()
        .count("rankHigh", "How far down it may stand: the 95th percentile of its ranks in the same resamples.", |entry| entry.standing.rank_high as usize)
        .unordered()
        .fraction("stability", "The share of these resamples in which it is among the first twenty, from 0 to 1: how far that hangs on which actions were recorded.", |entry| entry.standing.stability())
        .unordered()
        .count("weight", "How many actions stand behind it, each counted once: the work that runs side by side, or that others do and these leave out. It depends on how fully the actions of agencies were reviewed, and the plan is not ordered by it.", |entry| entry.need.weight)
        .unordered()
        .truth("amongMembers", "Of the same work with no tie on record in the plan of a network: whether both agencies are members, so that this network is all that joins them; `false` for other entries.", |entry| entry.need.among_members)
        .unordered()
        .few::<agency::Model>("agencies", "Of the same work the two agencies; of a gap those outside who do it on the day and could be asked, none where nobody does. By slug.", |entry, each| {
            entry.need.agencies.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.work.0)
        .unordered()
        .few::<row::Work>("work", "The kinds of work concerned, one for a gap, each with the actions that show it: of the same work those of the two that meet; of a gap those that other agencies, networks and projects do on the day, or, where none does, those of other days.", |entry, each| {
            entry.need.work.iter().cloned().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.profile.1)
        .maybe_one::<row::Overlap>("overlap", "The overlap of the two agencies, with its `specificity` and `lift`; `null` for a gap.", |entry| overlap(&entry.need.reason).map(Rc::new))
        .shown_only()
        .maybe_one::<row::Coverage>("coverage", "The coverage that a gap is, with who was not assessed or only in part and so may do it all the same; `null` for other entries.", |entry| match &entry.need.reason {
            Reason::Duality(_) => None,
            Reason::Gap(coverage) => Some(Rc::new(coverage.clone())),
        })
        .shown_only()
        .count("undatedCount", "How many of the actions have no known beginning; they count from that of their owner.", |entry| entry.need.undated)
        .unfiltered()
        .placed(|entry| vec![SortKey::Number(entry.need.rank as i64)])
        .build()
}

fn overlap<'g>(reason: &Reason<'g>) -> Option<Overlap<'g>> {
    match reason {
        Reason::Duality(overlap) => Some(*overlap),
        Reason::Gap(_) => None,
    }
}
