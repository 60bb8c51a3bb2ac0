//! What members do and what nobody does: coverage, shared actions, and the coordination plan made of them.

use crate::{
    analysis::{coordination::Reason, coverage},
    graph::sort_key::SortKey,
    table::{declaration::object, object::Object, row},
};
use entity::{action, agency, vocabulary::CoordinationKind};
use std::rc::Rc;

/// Who does one kind of work on the day.
pub fn coverage() -> Object {
    object::<row::Coverage>("", "Who does one kind of work on the day.")
        .rests_on::<agency::Model>("actions", |coverage, each| coverage.lacking().for_each(each))
        .word("axis", "The purpose.", |coverage| coverage.activity.axis)
        .word("type", "What is done.", |coverage| coverage.activity.r#type)
        .word("crime", "Against which crime; never BOTH: an action about both counts as work on each.", |coverage| {
            coverage.activity.crime
        })
        .count("agencyCount", "How many agencies do it.", |coverage| coverage.agencies.len())
        .word("level", "NONE is a gap, SINGLE hangs on one agency, SHARED is done by several.", |coverage| {
            coverage.level()
        })
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
            "Whether the project does it in its own name; of the whole graph, whether any project does.",
            |coverage| coverage.by_project,
        )
        .count(
            "partlyAssessedCount",
            "How many of those who don't show it were gone through only in part, so that they may do it all the same.",
            |coverage| coverage.partly_assessed.len(),
        )
        .few::<agency::Model>(
            "notAssessed",
            "Those whose actions were not gone through: that they don't show it means nothing, and they make no gap.",
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
    let doc = "One entry of a coordination plan: a duality or a gap, with the facts behind it.";
    object::<row::CoordinationNeed>("entries of a plan", doc)
        .rests_on::<agency::Model>("actions", |need, each| match &need.reason {
            Reason::Gap(coverage) => coverage.lacking().for_each(each),
            Reason::Duality(_) => {}
        })
        .count("rank", "Its place in the whole plan, from 1 on. Entries with the larger `weight` come first; of as many, dualities before gaps, then by the kinds of work in the order of their vocabularies, then by the slugs of the agencies.", |need| need.rank)
        .unfiltered()
        .word("kind", "Whether it is a duality or a gap.", |need| match need.reason {
            Reason::Duality(_) => CoordinationKind::Duality,
            Reason::Gap(_) => CoordinationKind::Gap,
        })
        .unordered()
        .count("weight", "How many actions stand behind it, each counted once: the work that runs side by side, or that others do and these leave out. It depends on how fully the actions of agencies were gone through.", |need| need.weight)
        .unordered()
        .few::<agency::Model>("agencies", "Of a duality the two agencies; of a gap those outside who do it on the day and could be asked, none where nobody does. By slug.", |need, each| {
            need.agencies.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.work.0)
        .unordered()
        .few::<row::Work>("work", "The kinds of work concerned, one for a gap, each with the actions that show it: of a duality those of the two; of a gap those that other agencies, networks and projects do on the day, or, where none does, those of other days.", |need, each| {
            need.work.iter().cloned().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.profile.1)
        .maybe_one::<row::Overlap>("overlap", "The overlap that a duality is; `null` for a gap.", |need| match need.reason {
            Reason::Duality(overlap) => Some(Rc::new(overlap)),
            Reason::Gap(_) => None,
        })
        .shown_only()
        .maybe_one::<row::Coverage>("coverage", "The coverage that a gap is, with who was not assessed or only in part and so may do it all the same; `null` for a duality.", |need| match &need.reason {
            Reason::Duality(_) => None,
            Reason::Gap(coverage) => Some(Rc::new(coverage.clone())),
        })
        .shown_only()
        .count("undatedCount", "How many of the actions have no known beginning; they count from that of their owner.", |need| need.undated)
        .unfiltered()
        .placed(|need| vec![SortKey::Number(need.rank as i64)])
        .build()
}
