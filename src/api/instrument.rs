//! A treaty, an act of the European Union or a text of soft law with measures against trafficking or smuggling.

use crate::{
    analysis::{comparison, consent},
    api::known,
    graph::any_node::AnyNode,
    table::{declaration::object, object::Object, row},
};
use entity::{action, agency, finding, instrument, kind::Kind, measure, ratification};
use std::rc::Rc;

/// The declaration of the kind.
pub fn instrument() -> Object {
    object::<instrument::Model>("instruments", "A treaty, an act of the European Union or a text of soft law with measures against trafficking or smuggling.")
        .entity()
        .text("shortName", "The name that it is known by, such as `Palermo Trafficking Protocol`.", |instrument| &instrument.row().short_name)
        .text("title", "Its official title.", |instrument| &instrument.row().title)
        .word("kind", "Its form.", |instrument| instrument.row().kind)
        .grouped()
        .word("scope", "How far it reaches: universal, European or regional.", |instrument| instrument.row().scope)
        .grouped()
        .word("area", "Which of the two crimes it mainly concerns.", |instrument| instrument.row().area)
        .grouped()
        .word("purpose", "Its specific purpose, such as labour or human rights; GENERAL where it has none.", |instrument| instrument.row().purpose)
        .grouped_as("purpose", "Its specific purpose.")
        .word("legalForce", "Whether it is legally binding. The chart of measures leaves soft law out unless asked for it.", |instrument| instrument.row().legal_force)
        .grouped_as("legalForce", "Whether it binds in law.")
        .word("status", "Whether it is in force.", |instrument| instrument.row().status)
        .grouped()
        .word("assessment", "How far its measures were reviewed: where COMPLETE, a measure that is not listed does not exist.", |instrument| instrument.row().assessment)
        .grouped_as("assessment", "How far its provisions were reviewed for measures.")
        .text("adoptedBy", "The body or conference that adopted it.", |instrument| &instrument.row().adopted_by)
        .grouped()
        .date("adoptedOn", "When it was adopted.", |instrument| instrument.row().adopted_on)
        .grouped_as("year", "The year in which it was adopted.")
        .maybe_date("inForceOn", "When it entered into force; `null` for soft law, or where it has not.", |instrument| instrument.row().in_force_on)
        .whole()
        .maybe_date("openedOn", "When it was opened for signature; `null` where that is not known or it is not signed.", |instrument| instrument.row().opened_on)
        .open()
        .maybe_date("appliesFrom", "Of an act of the European Union: from when it applies, which may be later than its entry into force; `null` where it says no other day.", |instrument| instrument.row().applies_from)
        .whole()
        .maybe_date("transposeBy", "Of a directive: by when states had to bring their law into line with it; `null` for all else.", |instrument| instrument.row().transpose_by)
        .whole()
        .maybe_date("endsOn", "When it ceased to be in force; `null` while it is.", |instrument| instrument.row().ends_on)
        .whole()
        .maybe_text("depositary", "Who keeps the treaty and counts its parties; `null` where there is none or it is not known.", |instrument| instrument.row().depositary.as_deref())
        .open()
        .maybe_text("monitoringBody", "The body or procedure that watches over it; `null` where there is none or it is not known.", |instrument| instrument.row().monitoring_body.as_deref())
        .open()
        .maybe_number("partyCount", "How many parties its depositary counted; `null` where no count was read.", |instrument| instrument.row().party_count.map(i64::from))
        .open()
        .maybe_date("partyCountAsOf", "The day of that count; `null` where it is not known.", |instrument| instrument.row().party_count_as_of)
        .open()
        .few::<row::PartyCount>("partyCounts", "How many parties its depositary counted, by day. `ratifications` may know fewer.", |instrument, each| instrument.party_counts().try_for_each(each))
    .open()
        .unordered()
        .few::<row::TranslatedName>("translatedNames", "What it is officially called in other languages, as far as sources say so; `title` is in English.", |instrument, each| instrument.translated_names().try_for_each(each))
        .open()
        .few::<row::OptOut>("optOuts", "Of an act of the European Union: the states that it does not bind, as the act or a later one says.", |instrument, each| instrument.opt_outs().try_for_each(each))
    .open()
        .few::<row::Identifier>("identifiers", "What registers call it, by register.", |instrument, each| instrument.identifiers().iter().try_for_each(each))
        .open()
        .unordered()
        .maybe_one::<row::RatificationTable>("ratificationTable", "How far its ratifications were reviewed; `null` where there is no table of them.", |instrument| instrument.ratification_table())
        .whole()
        .shown_only()
        .few::<instrument::Model>("supplements", "The instruments that it supplements, as a protocol does its convention.", |instrument, each| instrument.supplements().try_for_each(each))
        .open()
        .back("supplementedBy")
        .few::<instrument::Model>("amends", "The instruments that it changes.", |instrument, each| instrument.amends().try_for_each(each))
        .open()
        .back("amendedBy")
        .few::<instrument::Model>("supersedes", "The instruments that it replaces.", |instrument, each| instrument.supersedes().try_for_each(each))
        .open()
        .back("supersededBy")
        .few::<instrument::Model>("implements", "The instruments that it gives effect to.", |instrument, each| instrument.implements().try_for_each(each))
        .open()
        .back("implementedBy")
        .asked_maybe::<_, row::InstrumentComparison>(
            "compare",
            "What it adds over another instrument, what it lacks, and where it binds more or less precisely, by type of measure. Measures have no dates of their own, so that no day is asked for. `null` where the id leads to no instrument.",
            |given| {
                let with = given.id("with", "The global id of the other instrument, such as `instrument:untoc`.")?;
                Ok((with, given.truth("throughSupplements", "Whether what an instrument supplements counts as laid down by it too, as the provisions of a convention apply to its protocols: then a protocol does not lack what its convention has, and `through` says where it stands. Left out: no.")))
            },
            |instrument, (with, through_supplements), ask| {
                let Some(AnyNode::Instrument(with)) = ask.node_of("with", with, Kind::Instrument)? else { return Ok(None) };
                let compared = match through_supplements {
                    true => comparison::compare_through_supplements(*instrument, with, ask.budget)?,
                    false => comparison::compare(*instrument, with, ask.budget)?,
                };
                Ok(Some(Rc::new(compared)))
            },
        )
        .asked_maybe::<_, row::Consent>(
            "consent",
            "Who had consented to be bound by it on the day, as far as its table of ratifications goes; `null` where no table was read. Denunciations are not in the tables.",
            |given| given.active_on(),
            |instrument, day, ask| Ok(consent::consent(*instrument, instrument.graph().states(), *day, ask.budget)?.map(Rc::new)),
        )
        .many::<instrument::Model>("supplementedBy", "The instruments that supplement it.", |instrument, each| instrument.supplemented_by().try_for_each(each))
        .open()
        .back("supplements")
        .many::<instrument::Model>("amendedBy", "The instruments that change it.", |instrument, each| instrument.amended_by().try_for_each(each))
        .open()
        .back("amends")
        .many::<instrument::Model>("supersededBy", "The instruments that replace it.", |instrument, each| instrument.superseded_by().try_for_each(each))
        .open()
        .back("supersedes")
        .many::<instrument::Model>("implementedBy", "The instruments that give effect to it.", |instrument, each| instrument.implemented_by().try_for_each(each))
        .open()
        .back("implements")
        .many::<action::Model>("actions", "Actions that give effect to it.", |instrument, each| instrument.actions().try_for_each(each))
        .open()
        .back("instruments")
        .many::<agency::Model>("mandatedAgencies", "Agencies that it charges with a task.", |instrument, each| instrument.mandated_agencies().try_for_each(each))
        .open()
        .back("mandate")
        .many::<measure::Model>("measures", "What it lays down against trafficking and smuggling, in the order of its provisions.", |instrument, each| instrument.measures().try_for_each(each))
        .known(|instrument, _| instrument.row().assessment.into())
        .back("instrument")
        .many::<ratification::Model>("ratifications", "Who signed it or is bound by it, as far as `ratificationTable` says they were reviewed.", |instrument, each| instrument.ratifications().try_for_each(each))
        .known(|instrument, _| known::ratifications(*instrument))
        .back("instrument")
        .many::<agency::Model>("empoweredAgencies", "The agencies that it empowers to act on one of the crimes: those that name it in their `powers`.", |instrument, each| instrument.empowered_agencies().try_for_each(each))
    .open()
        .many::<finding::Model>("findings", "Findings of the research project that are about it.", |instrument, each| instrument.findings().try_for_each(each))
        .whole()
        .dated()
        .build()
}

/// What a register calls an instrument or an agency.
pub fn identifier() -> Object {
    object::<row::Identifier>("identifiers", "What a register calls an instrument or an agency.")
        .text("scheme", "The register, in lower case, such as `unts`, `celex`, `eli` or `wikidata`.", |identifier| {
            &identifier.scheme
        })
        .text("value", "The identifier in it, such as `32011L0036`.", |identifier| &identifier.value)
        .build()
}

/// How far the ratifications of an instrument were reviewed.
pub fn ratification_table() -> Object {
    object::<row::RatificationTable>("", "How far the ratifications of an instrument were reviewed.")
        .word("assessment", "How far: with PARTIAL, its rows are not to be counted as parties.", |table| {
            table.assessment
        })
        .maybe_date(
            "asOf",
            "The day up to which the table follows the depositary; `null` where its rows were read one by one.",
            |table| table.as_of,
        )
        .text("note", "What is covered and what is missing.", |table| &table.note)
        .bare()
        .build()
}
