//! What joins agencies and what they do alike: ties, partners, profiles and overlaps.

use crate::{
    analysis::{overlap, tie},
    budget::Budget,
    graph::sort_key::SortKey,
    table::{cell::Cell, declaration::object, object::Object, row},
};
use entity::{action, agency};
use std::{collections::BTreeSet, rc::Rc};

/// A fact that joins two agencies on the day.
pub fn tie() -> Object {
    object::<row::Tie>("ties", "A fact that joins two agencies on the day.")
        .word("kind", "What kind of fact it is.", |tie| tie.kind)
        .made_text("label", "What the fact is called, such as `ICAT`.", |tie| tie.label())
        .maybe_date(
            "since",
            "Since when both are in it: the latest beginning that is known; `null` where none is.",
            |tie| tie.since,
        )
        .shown_only()
        .maybe_date(
            "until",
            "Until when both are in it: the earliest end that is known; `null` where none is.",
            |tie| tie.until,
        )
        .shown_only()
        .one::<row::Fact>(
            "fact",
            "The network, project, arrangement or output; of a parent and its part, the part. Its `sources` show it.",
            |tie| tie.fact,
        )
        .build()
}

/// An agency that another is tied to.
pub fn partner() -> Object {
    object::<row::Partner>("partners", "An agency that another is tied to.")
        .one::<agency::Model>("agency", "The partner.", |partner| partner.agency)
        .count("tieCount", "How many facts join the two.", |partner| partner.tie_count)
        .count("kindCount", "How many kinds of facts these are, 5 at most.", |partner| partner.kind_count)
        .count("undatedCount", "How many of these facts have no known beginning.", |partner| {
            ties_of_partner(&partner).iter().filter(|tie| tie.since.is_none()).count()
        })
        .shown_only()
        .few::<row::Tie>("ties", "The facts that join the two, by kind and id.", |partner, each| {
            ties_of_partner(&partner).into_iter().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.ties)
        .unordered()
        .placed(|partner| {
            let most_first = |number: usize| SortKey::Number(-(number as i64));
            let slug = SortKey::exact(&partner.agency.row().slug);
            vec![most_first(partner.tie_count), most_first(partner.kind_count), slug]
        })
        .build()
}

/// A kind of work, with the actions that show it.
pub fn work() -> Object {
    object::<row::Work>("kinds of work", "A kind of work, with the actions that show it.")
        .word("axis", "The purpose.", |work| work.activity.axis)
        .word("type", "What is done.", |work| work.activity.r#type)
        .word("crime", "Against which crime; never BOTH: an action about both counts as work on each.", |work| {
            work.activity.crime
        })
        .few::<action::Model>(
            "actions",
            "The actions that show it, of all the agencies in question. Their `sources` show them.",
            |work, each| work.actions.iter().copied().try_for_each(each),
        )
        .most(|extents| extents.work.0)
        .shown_only()
        .build()
}

/// Two agencies that do the same kind of work on the day.
pub fn overlap() -> Object {
    let doc = "Two agencies that do the same kind of work on the day: their profiles, sets of (axis, type, crime) of their \
               own actions, have something in common. Without a tie it is a duality.";
    object::<row::Overlap>("overlaps", doc)
        .few::<agency::Model>("agencies", "The two agencies, in the order of their slugs.", |overlap, each| {
            overlap.agencies.into_iter().try_for_each(each)
        })
        .most(|_| 2)
        .unordered()
        .few::<row::Work>("shared", "The kinds of work that both do, with the actions of both.", |overlap, each| {
            shared(&overlap).into_iter().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.profile.1)
        .unordered()
        .count("sharedCount", "How many kinds of work both do.", |overlap| overlap.shared_count)
        .fraction("jaccard", "How alike their work is, from 0 to 1: the kinds of work that both do, of all that at least one does.", |overlap| {
            overlap.jaccard()
        })
        .few::<row::Tie>("ties", "The facts that join the two on the day: common networks, common projects, arrangements, parent and part, joint outputs. None makes the overlap a duality.", |overlap, each| {
            ties(&overlap).into_iter().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.ties)
        .truth("coordinated", "Whether at least one fact joins the two on the day; `false` finds the dualities.", |overlap| !ties(&overlap).is_empty())
        .unordered()
        .count("undatedCount", "How many of the actions that it rests on have no known beginning; they count from that of their agency.", |overlap| {
            undated_of(&shared(&overlap))
        })
        .shown_only()
        .placed(|overlap| {
            let alike = Cell::Float(overlap.jaccard()).sort_keys(false);
            let most_first = |key: SortKey<'static>| match key {
                SortKey::Number(number) => SortKey::Number(-number),
                other => other,
            };
            let [one, other] = overlap.agencies.map(|agency| SortKey::exact(agency.key()));
            let counted = SortKey::Number(-(overlap.shared_count as i64));
            std::iter::once(counted).chain(alike.into_iter().map(most_first)).chain([one, other]).collect()
        })
        .build()
}

// What is read of one pair is as much as two agencies do and have; whoever goes through pairs asks the budget for each.
const OF_ONE_PAIR: &str = "without limits nothing stops";

fn shared<'g>(overlap: &overlap::Overlap<'g>) -> Vec<overlap::Shared<'g>> {
    overlap.shared(&Budget::unlimited()).expect(OF_ONE_PAIR)
}

fn ties<'g>(overlap: &overlap::Overlap<'g>) -> Vec<tie::Tie<'g>> {
    overlap.ties(&Budget::unlimited()).expect(OF_ONE_PAIR)
}

fn ties_of_partner<'g>(partner: &tie::Partner<'g>) -> Vec<tie::Tie<'g>> {
    partner.ties(&Budget::unlimited()).expect(OF_ONE_PAIR)
}

/// How many of the actions that show some work have no known beginning, each counted once.
pub fn undated_of(work: &[overlap::Shared<'_>]) -> usize {
    let undated = work.iter().flat_map(|work| &work.actions).filter(|action| action.starts.is_none());
    undated.map(|action| action.id()).collect::<BTreeSet<_>>().len()
}
