//! An intergovernmental structure that acts against trafficking or smuggling.

use crate::{
    analysis::{
        activity,
        overlap::{self, Shared},
        tie,
    },
    api::{known, overlap::ground},
    table::{
        declaration::object,
        object::{Most, Object},
        row,
    },
};
use entity::{
    action, agency, arrangement, finding, impact, instrument, membership, network, output, participation, project,
    ratification, region,
};
use std::rc::Rc;

/// The declaration of the kind.
pub fn agency() -> Object {
    object::<agency::Model>("agencies", "An intergovernmental structure that acts against trafficking or smuggling.")
        .entity()
        .maybe_text("acronym", "Its usual short name, such as `IOM`; `null` where it has none.", |agency| agency.row().acronym.as_deref())
        .whole()
        .text("name", "Its full name of today.", |agency| &agency.row().name)
        .texts("aliases", "Its former and other names, such as `EASO`. `agency(slug:)`, `node(id:)` and addresses find it by them, written like slugs.", |agency, each| agency.aliases().iter().map(|alias| alias.name.as_str()).try_for_each(each))
        .open()
        .word("kind", "What it was founded as.", |agency| agency.row().kind)
        .grouped_as("kind", "What sort of structure it is.")
        .word("scope", "How far it reaches: universal, European or regional.", |agency| agency.row().scope)
        .grouped()
        .word("crime", "The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.", |agency| agency.row().crime)
        .grouped_as("crime", "The crime that it is about, BOTH apart from each of the two.")
        .truth("specialised", "Whether trafficking or smuggling is its main task.", |agency| agency.row().specialised)
        .grouped_as("specialised", "Whether it was founded for these crimes.")
        .maybe_date("founded", "When it was founded; `null` where that is not known.", |agency| agency.row().founded)
        .open()
        .grouped_as("year", "The year in which it was founded.")
        .maybe_date("dissolved", "When it was dissolved, and with it all that belongs to it; `null` while it exists.", |agency| agency.row().dissolved)
        .whole()
        .maybe_text("seat", "Where it has its seat, such as `Warsaw, Poland`; `null` where it has none of its own.", |agency| agency.row().seat.as_deref())
        .whole()
        .grouped_as("seat", "Where it sits.")
        .few::<row::AgencyName>("names", "What it was and is called, by time, as far as pages say so; `name` is the name of today.", |agency, each| agency.names().try_for_each(each))
    .open()
        .few::<row::TranslatedName>("translatedNames", "What it is officially called in other languages, as far as sources say so; `name` is in English.", |agency, each| agency.translated_names().try_for_each(each))
        .open()
        .few::<row::AgencySeat>("seats", "Where it had and has its seat, by time, as far as pages say so; `seat` is that of today.", |agency, each| agency.seats().try_for_each(each))
    .open()
        .few::<row::AgencyKindTerm>("kinds", "What it was and is in law, by time, as far as pages say so; `kind` is that of today.", |agency, each| agency.kinds().try_for_each(each))
    .open()
        .uncounted()
        .few::<row::Succession>("predecessors", "The bodies whose place it took.", |agency, each| agency.predecessors().try_for_each(each))
    .open()
        .few::<row::Succession>("successors", "The bodies that took its place.", |agency, each| agency.successors().try_for_each(each))
    .open()
        .few::<row::Funding>("fundings", "What it pays for projects. Its parts in them are in `participations`.", |agency, each| agency.fundings().try_for_each(each))
    .open()
        .few::<row::Identifier>("identifiers", "What registers call it, by register.", |agency, each| agency.identifiers().iter().try_for_each(each))
        .open()
        .unordered()
        .word("assessment", "How far its actions were reviewed: where NONE, a missing action means nothing.", |agency| agency.row().assessment)
        .grouped_as("assessment", "How far its actions were reviewed.")
        .maybe_one::<agency::Model>("parent", "The agency that it is part of; `null` for one that stands alone.", |agency| agency.parent())
        .whole()
        .back("children")
        .grouped_as("parent", "The agency that it is part of.")
        .few::<instrument::Model>("mandate", "The instruments that charge it with a task.", |agency, each| agency.mandate().try_for_each(each))
        .open()
        .back("mandatedAgencies")
        .few::<region::Model>("territory", "The regions that it works in, such as the member states of the European Union for one of its agencies; empty where that is not known, which is not nowhere.", |agency, each| agency.territory().try_for_each(each))
    .open()
        .back("agencies")
        .grouped_as("territory", "Where it works; an agency counts in each of its regions.")
        .few::<row::Power>("powers", "What its mandate lets it act on: for which purpose, on which crime, by which provision. Where some are recorded, all are, and it may act on nothing else; empty where they are not known.", |agency, each| agency.powers().try_for_each(each))
        .known(|agency, _| known::powers(*agency))
        .asked_list::<_, row::Work>(
            "profile",
            "Its profile: the kinds of work, (axis, type, crime), of its own actions on the day, with these actions; not what its networks and projects do. An action about BOTH crimes is work on each.",
            Most::Of(|extents| extents.work.1),
            |given| given.active_on(),
            |agency, day, ask| {
                let work = activity::profile(*agency, *day, ask.budget)?;
                Ok(work.into_iter().map(|(activity, actions)| Rc::new(Shared { activity, actions })).collect())
            },
        )
        .asked_pages::<_, row::Overlap>(
            "overlaps",
            "The agencies that do the same kinds of work on the day, as pairs with it: the most specific first, then those with most in common, then by slugs. Work counts as shared where both do it in a common state; work whose states are not known counts as done in all.",
            |given| Ok((ground(given), given.active_on()?)),
            |agency, (ground, day), ask| {
                Ok(overlap::overlaps_of(*agency, ground.of(), *day, ask.budget)?.into_iter().map(Rc::new).collect())
            },
        )
        .asked_pages::<_, row::Partner>(
            "partners",
            "The agencies tied to it by facts on the day: those with most ties first, then those with most kinds of ties, then by slug.",
            |given| given.active_on(),
            |agency, day, ask| Ok(tie::partners(*agency, *day, ask.budget)?.into_iter().map(Rc::new).collect()),
        )
        .many::<agency::Model>("children", "The agencies that are part of it.", |agency, each| agency.children().try_for_each(each))
        .open()
        .back("parent")
        .many::<action::Model>("actions", "What it does itself against trafficking and smuggling; what its networks and projects do is theirs.", |agency, each| agency.actions().try_for_each(each))
        .known(|agency, _| agency.row().assessment.into())
        .back("agency")
        .many::<output::Model>("outputs", "What came out of its work: databases, guidebooks, reports and others. Those of others are in `jointOutputs`.", |agency, each| agency.outputs().try_for_each(each))
        .known(|agency, _| agency.row().assessment.into())
        .back("agency")
        .many::<output::Model>("jointOutputs", "Outputs of others that it published together with them.", |agency, each| agency.joint_outputs().try_for_each(each))
        .open()
        .many::<membership::Model>("memberships", "Its stays in networks, with role, dates and offices.", |agency, each| agency.memberships().try_for_each(each))
        .known_through("network")
        .back("agency")
        .many::<network::Model>("networks", "The networks that it is or was in. `activeOn` is about the network; ask `memberships` for the stay.", |agency, each| agency.networks().try_for_each(each))
        .open()
        .back("agencies")
        .through()
        .many::<participation::Model>("participations", "Its parts in projects, with role and dates.", |agency, each| agency.participations().try_for_each(each))
        .open()
        .back("agency")
        .many::<project::Model>("projects", "The projects that it has or had a part in, each once.", |agency, each| agency.projects().try_for_each(each))
        .open()
        .back("agencies")
        .through()
        .many::<arrangement::Model>("arrangements", "The arrangements that it is party to: memoranda, working arrangements and agreements.", |agency, each| agency.arrangements().try_for_each(each))
        .open()
        .back("parties")
        .many::<impact::Model>("impacts", "Documented effects of networks on its strategy or work plan.", |agency, each| agency.impacts().try_for_each(each))
        .open()
        .back("agency")
        .many::<ratification::Model>("ratifications", "What it signed or is bound by as a party; only the European Union has any.", |agency, each| agency.ratifications().try_for_each(each))
        .known_once_through("instrument")
        .back("agency")
        .many::<finding::Model>("findings", "Findings of the research project that are about it.", |agency, each| agency.findings().try_for_each(each))
        .whole()
        .dated()
        .build()
}

/// What an agency is empowered to act on.
pub fn power() -> Object {
    object::<row::Power>("powers", "What an agency is empowered to act on, and by which provision.")
        .word("axis", "The purpose that it may serve: prevention, prosecution or protection.", |power| power.row.axis)
        .word("crime", "The crime that it may act on; BOTH means each of the two.", |power| power.row.crime)
        .maybe_one::<instrument::Model>("instrument", "The instrument that says so; `null` where that is not an instrument of the graph.", |power| power.instrument())
        .maybe_text("text", "The text that says so, where it is not an instrument of the graph, such as `Constitution of the International Organization for Migration`; else `null`.", |power| power.row.text.as_deref())
        .maybe_text("provision", "Where in the text, such as `Art. 4(1)`; `null` where it is the text as a whole.", |power| power.row.provision.as_deref())
        .few::<row::Citation>("sources", "The pages that show it.", |power, each| power.citations().try_for_each(each))
        .most(|extents| extents.citations)
        .build()
}
