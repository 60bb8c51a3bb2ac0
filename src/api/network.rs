//! A formal group of agencies or intergovernmental organisations.

use crate::{
    analysis::{coverage, history, member_overlap},
    api::known,
    graph::any_node::AnyNode,
    table::{
        declaration::object,
        object::{Most, Object},
        row,
    },
};
use entity::{
    action, agency, finding, impact, kind::Kind, membership, network, output, partial_date::PartialDate,
    vocabulary::Axis,
};
use std::rc::Rc;

/// The declaration of the kind.
pub fn network() -> Object {
    object::<network::Model>("networks", "A formal group of agencies or intergovernmental organisations.")
        .entity()
        .maybe_text("acronym", "Its usual short name, such as `IOM`; `null` where it has none.", |network| network.row().acronym.as_deref())
        .whole()
        .text("name", "Its full name.", |network| &network.row().name)
        .word("formalization", "What it is founded on, from a treaty to a mere declaration.", |network| network.row().formalization)
        .grouped_as("formalization", "What it is founded on.")
        .maybe_text("foundingText", "The text that founds it; `null` where none is known.", |network| network.row().founding_text.as_deref())
        .open()
        .word("scope", "How far it reaches: universal, European or regional.", |network| network.row().scope)
        .grouped()
        .word("crime", "The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.", |network| network.row().crime)
        .grouped_as("crime", "The crime that it is about, BOTH apart from each of the two.")
        .maybe_date("starts", "When it began; `null` where that is not known.", |network| network.row().starts)
        .open()
        .grouped_as("year", "The year in which it began.")
        .maybe_date("ends", "When it ended, and with it its memberships; `null` while it exists or where that is not known.", |network| network.row().ends)
        .open()
        .few::<row::TranslatedName>("translatedNames", "What it is officially called in other languages, as far as sources say so; `name` is in English.", |network, each| network.translated_names().try_for_each(each))
        .open()
        .few::<row::ReportedSize>("reportedSizes", "How many members it said it had, by date. The graph may know fewer.", |network, each| network.reported_sizes().try_for_each(each))
        .open()
        .unordered()
        .few::<row::OtherMember>("otherMembers", "The stays of states, and of bodies that are not agencies of the graph, with role, dates and offices, ordered by their beginning. Analyses count agencies only.", |network, each| network.other_members().try_for_each(each))
    .open()
        .asked_pages::<_, row::CoordinationNeed>(
            "coordinationPlan",
            "Its coordination plan on the day, as one ranked list: every gap in its coverage; the same work with no tie on record between a member and an agency that is not one; and that of two members (`amongMembers`) joined by this network and by nothing else on record, which is what it could coordinate itself. Observers are not counted as members. The most telling come first, by `score`; of equal ones pairs of agencies before gaps, then by the kinds of work, then by slugs. Empty where the network is not active on the day.",
            |given| given.active_on(),
            |network, day, ask| {
                let plan = ask.snapshot.coordination_plan(Some(*network), *day, ask.budget)?;
                Ok(plan.into_iter().map(Rc::new).collect())
            },
        )
        .looks_at::<PartialDate, network::Model>(&["members"], |network, day, _| Ok((vec![*network], Some(*day))))
        .asked_list::<_, row::Coverage>(
            "coverage",
            "For every (axis, type, crime) that any agency, network or project of the graph ever did, the members that do it on the day; `gap` marks what none of them does although it makes sense, and neither the network nor a project of its members does either. Observers are not counted. Empty where the network is not active on the day or where none of its members was assessed.",
            Most::Of(|extents| extents.work.1),
            |given| given.active_on(),
            |network, day, ask| Ok(coverage::of_network(*network, *day, ask.budget)?.into_iter().map(Rc::new).collect()),
        )
        .looks_at::<PartialDate, network::Model>(&["members"], |network, day, _| Ok((vec![*network], Some(*day))))
        .asked_list::<_, row::SharedAction>(
            "sharedActions",
            "Each (axis, type) that at least `minAgencies` members do on the day, whatever the crime. Observers are not counted.",
            Most::Of(|extents| extents.work.1),
            |given| {
                let axis = given.word::<Axis>("axis", "Only of this purpose; left out: of all.")?;
                let least = given.number("minAgencies", "How many members must do it: 1 or more; 2 unless said.", (1, i64::MAX), 2)?;
                Ok((axis, least, given.active_on()?))
            },
            |network, (axis, least, day), ask| {
                let shared = coverage::shared_actions(*network, *least, *day, ask.budget)?;
                let of_axis = shared.into_iter().filter(|shared| axis.is_none_or(|axis| shared.axis == axis));
                Ok(of_axis.map(Rc::new).collect())
            },
        )
        .asked_list::<_, row::NetworkYear>(
            "history",
            "Who joined and who left, year by year: from its first known year to its end or to `activeOn`. A stay whose beginning is not known counts from `attested` or else from its network's beginning, as its `certainty` says; one without any beginning is counted among those who joined in no year.",
            Most::Of(|extents| extents.members.1),
            |given| given.day("activeOn", "The last day; of a month or a year its last. Left out: today in UTC."),
            |network, until, ask| Ok(history::history(*network, *until, ask.budget)?.into_iter().map(Rc::new).collect()),
        )
        .looks_at::<PartialDate, network::Model>(&["members"], |network, _, _| Ok((vec![*network], None)))
        .asked_maybe::<_, row::MemberOverlap>(
            "memberOverlap",
            "Which members it has in common with another network on the day, and which only one of the two has. Observers are not counted. `null` where the id leads to no network.",
            |given| Ok((given.id("with", "The global id of the other network, such as `network:icat`.")?, given.active_on()?)),
            |network, (with, day), ask| {
                let Some(AnyNode::Network(with)) = ask.node_of("with", with, Kind::Network)? else { return Ok(None) };
                let overlap = member_overlap::member_overlap(*network, with, *day, ask.budget)?;
                Ok(Some(Rc::new(row::BesideMembers { networks: [*network, with], day: *day, overlap })))
            },
        )
        .many::<membership::Model>("members", "The stays of its members, by their beginning, with role, dates and offices.", |network, each| network.members().try_for_each(each))
        .known(|network, day| known::members(*network, day))
        .back("network")
        .many::<agency::Model>("agencies", "The agencies that are or were in it. `activeOn` is about the agency; ask `members` for the stay.", |network, each| network.agencies().try_for_each(each))
        .known(|network, day| known::members(*network, day))
        .back("networks")
        .through()
        .many::<action::Model>("actions", "What it does itself, as a network.", |network, each| network.actions().try_for_each(each))
        .open()
        .back("network")
        .many::<output::Model>("outputs", "What it brought out itself, as a network.", |network, each| network.outputs().try_for_each(each))
        .open()
        .back("network")
        .many::<output::Model>("jointOutputs", "Outputs of others that it published together with them.", |network, each| network.joint_outputs().try_for_each(each))
        .open()
        .many::<impact::Model>("impacts", "Documented effects that it had on the strategy or work plan of agencies.", |network, each| network.impacts().try_for_each(each))
        .open()
        .back("network")
        .many::<finding::Model>("findings", "Findings of the research project that are about it.", |network, each| network.findings().try_for_each(each))
        .whole()
        .dated()
        .build()
}

/// How many members a network said it had.
pub fn reported_size() -> Object {
    object::<row::ReportedSize>("reported sizes", "How many members a network said it had.")
        .date("on", "The date of which it was said.", |size| size.row.reported_on)
        .number("count", "How many members it said it had.", |size| i64::from(size.row.count))
        .few::<row::Citation>("sources", "The pages that show it.", |size, each| size.citations().try_for_each(each))
        .most(|extents| extents.citations)
        .build()
}
