//! What joins agencies and what they do alike: ties, partners, profiles and overlaps.

use crate::{
    analysis::{
        overlap::{self, Ground},
        tie,
    },
    budget::Budget,
    graph::{agency::Agency, sort_key::SortKey},
    table::{declaration::object, given::Given, object::Object, row},
};
use entity::{action, agency, partial_date::PartialDate};
use std::{collections::BTreeSet, rc::Rc};

/// The relations of agencies of which ties are made: that two have none on record rests on how far these are known.
pub const TIES: &[&str] = &["memberships", "participations", "arrangements", "jointOutputs", "children"];

/// The relations of agencies of which profiles are made.
const PROFILES: &[&str] = &["actions"];

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
        .truth(
            "donor",
            "Whether it is a project of which one of the two does nothing but pay: all its parts there are those of a donor. `centrality` counts it apart.",
            |tie| tie.donor,
        )
        .maybe_one::<agency::Model>(
            "through",
            "Of a tie VIA_PARENT: the parent or part that has it with the other agency; `null` for their own ties.",
            |tie| Some(tie.through?.agency),
        )
        .maybe_one::<agency::Model>(
            "throughOf",
            "Of a tie VIA_PARENT: of which of the two `through` is the parent or a part; `null` for their own ties.",
            |tie| Some(tie.through?.of),
        )
        .maybe_word(
            "throughKind",
            "Of a tie VIA_PARENT: what kind of tie `through` has with the other agency; `null` for their own ties.",
            |tie| Some(tie.through?.kind),
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
        .most(|extents| extents.ties.0)
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
               own actions, have something in common, in a place where both do it. Where `tieOnRecord` is false it is what the \
               research project calls a duality: the same work, no tie on record.";
    object::<row::Overlap>("overlaps", doc)
        .few::<agency::Model>("agencies", "The two agencies, in the order of their slugs.", |overlap, each| {
            overlap.agencies.into_iter().try_for_each(each)
        })
        .most(|_| 2)
        .unordered()
        .few::<row::Work>("shared", "The kinds of work that both do, with the actions of both that meet: the states of some action of the one are among those of some action of the other. The states of an action are its own, else those of its agency's territory; where neither is known, it meets all.", |overlap, each| {
            shared(&overlap).into_iter().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.profile.1)
        .unordered()
        .count("sharedCount", "How many kinds of work both do, as in `shared`.", |overlap| overlap.shared_count)
        .fraction("expected", "How many kinds of work the two would share by chance: |A| · |B| / N, where one does |A| kinds of work, the other |B|, and anybody (an agency, a network or a project) N on the day. For work done in a state, all three are counted in that state.", |overlap| {
            overlap.expected()
        })
        .value_rests_on::<agency::Model>(PROFILES, |overlap, each| the_two(&overlap, each))
        .fraction("lift", "How the number of kinds of work they share compares with chance: `sharedCount` / `expected`. Below 1, they share less than chance would have it.", |overlap| {
            overlap.lift()
        })
        .value_rests_on::<agency::Model>(PROFILES, |overlap, each| the_two(&overlap, each))
        .fraction("specificity", "How telling it is that they share these: the sum of −ln of the share of agencies that do each kind of work on the day, among those that do anything. What nearly all do adds nearly nothing. Overlaps are ordered by it.", |overlap| {
            overlap.specificity
        })
        .value_rests_on::<agency::Model>(PROFILES, |overlap, each| the_two(&overlap, each))
        .fraction("jaccard", "How alike their profiles are, from 0 to 1: the kinds of work that both do, wherever, of all that at least one does.", |overlap| {
            overlap.jaccard()
        })
        .value_rests_on::<agency::Model>(PROFILES, |overlap, each| the_two(&overlap, each))
        .few::<row::Tie>("ties", "The facts that join the two themselves on the day: common networks, common projects, arrangements, parent and part, joint outputs. Those of a parent or a part are in `tiesViaParent`.", |overlap, each| {
            ties(&overlap).into_iter().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.ties.0)
        .few::<row::Tie>("tiesViaParent", "The ties, VIA_PARENT, that the parent or a part of one has on the day with the other, one step up or down: through whom, of whom, and what kind of tie. By whose it is, by the slug of `through`, by kind and id.", |overlap, each| {
            ties_via_parent(&overlap).into_iter().map(Rc::new).try_for_each(each)
        })
        .most(|extents| extents.ties.1)
        .truth("coordinated", "Whether at least one fact joins the two themselves on the day.", |overlap| !ties(&overlap).is_empty())
        .value_rests_on::<agency::Model>(TIES, |overlap, each| the_two(&overlap, each))
        .unordered()
        .truth("tieOnRecord", "Whether the graph has a tie of the two on the day, in `ties` or `tiesViaParent`. `false` finds the same work with no tie on record, which the research project calls a duality. What is not recorded may be there all the same.", |overlap| {
            overlap.tied(&Budget::unlimited()).expect(OF_ONE_PAIR)
        })
        .value_rests_on::<agency::Model>(TIES, |overlap, each| the_two(&overlap, each))
        .unordered()
        .count("undatedCount", "How many of the actions that it rests on have no known beginning; they count from that of their agency.", |overlap| {
            undated_of(&shared(&overlap))
        })
        .shown_only()
        .placed(|overlap| {
            // The bits of numbers that are not negative are in the order of the numbers; the most specific come first.
            let specificity = SortKey::Number(-overlap.specificity.to_bits().cast_signed());
            let [one, other] = overlap.agencies.map(|agency| SortKey::exact(agency.key()));
            vec![specificity, SortKey::Number(-(overlap.shared_count as i64)), one, other]
        })
        .build()
}

fn the_two<'g>(overlap: &overlap::Overlap<'g>, each: &mut dyn FnMut(Agency<'g>, Option<PartialDate>)) {
    overlap.agencies.into_iter().for_each(|agency| each(agency, Some(overlap.day)));
}

/// Whether two agencies must do the same in a place where both do it.
pub struct Wherever(bool);

impl Wherever {
    /// Where it counts that two agencies do the same.
    pub fn of<'g>(&self) -> Ground<'g> {
        if self.0 { Ground::Anywhere } else { Ground::Common }
    }
}

/// Reads where it counts that two agencies do the same.
pub fn ground(given: &mut Given<'_>) -> Wherever {
    Wherever(given.truth(
        "anywhere",
        "Counts what both do, wherever each does it; left out, only what they do in a state in which both do.",
    ))
}

// What is read of one pair is as much as two agencies do and have; whoever goes through pairs asks the budget for each.
const OF_ONE_PAIR: &str = "without limits nothing stops";

fn shared<'g>(overlap: &overlap::Overlap<'g>) -> Vec<overlap::Shared<'g>> {
    overlap.shared(&Budget::unlimited()).expect(OF_ONE_PAIR)
}

fn ties<'g>(overlap: &overlap::Overlap<'g>) -> Vec<tie::Tie<'g>> {
    overlap.ties(&Budget::unlimited()).expect(OF_ONE_PAIR)
}

fn ties_via_parent<'g>(overlap: &overlap::Overlap<'g>) -> Vec<tie::Tie<'g>> {
    overlap.ties_via_parent(&Budget::unlimited()).expect(OF_ONE_PAIR)
}

fn ties_of_partner<'g>(partner: &tie::Partner<'g>) -> Vec<tie::Tie<'g>> {
    partner.ties(&Budget::unlimited()).expect(OF_ONE_PAIR)
}

/// How many of the actions that show some work have no known beginning, each counted once.
pub fn undated_of(work: &[overlap::Shared<'_>]) -> usize {
    let undated = work.iter().flat_map(|work| &work.actions).filter(|action| action.starts.is_none());
    undated.map(|action| action.id()).collect::<BTreeSet<_>>().len()
}
