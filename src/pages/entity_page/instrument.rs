//! An instrument's page.

use crate::{
    analysis::recorded,
    budget::Stopped,
    graph::{instrument::Instrument, instrument_history::OptOut},
    language::{voice::Voice, words::Spoken},
    pages::entity_page::{
        self,
        description::{Description, Value},
        part,
    },
};
use entity::{fold, identifier, kind::Kind};

pub(super) const QUESTION: &str = "# An instrument: what it lays down, how precisely, and who is bound by it.
query Instrument($slug: String!) {
  instrument(slug: $slug) {
    shortName
    title
    legalForce
    status
    measures(first: 100) { totalCount nodes { provision title category type precision homogeneity } }
    ratifications(first: 20) { totalCount nodes { party { label } signedOn boundOn } }
    partyCounts { on count }
    optOuts { state { name } provision optedInOn until }
    supplements { label }
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(instrument: Instrument<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let row = instrument.row();
    page.fact("Title", [Value::full(instrument.any(), &row.title, voice)])?;
    page.in_english("English title", instrument.any().translated_name(voice.0).map(|_| &row.title))?;
    page.fact("Kind", [Value::said(row.kind, voice)])?;
    page.fact("Scope", [Value::said(row.scope, voice)])?;
    page.fact("Area", [Value::said(row.area, voice)])?;
    page.fact("Purpose", [Value::said(row.purpose, voice)])?;
    page.fact("Legal force", [Value::said(row.legal_force, voice)])?;
    page.fact("Status", [Value::said(row.status, voice)])?;
    page.in_english("Adopted by", [&row.adopted_by])?;
    page.fact("Adopted", [row.adopted_on])?;
    page.fact("Opened for signature", row.opened_on)?;
    page.fact("In force since", row.in_force_on)?;
    page.fact("Applies from", row.applies_from)?;
    page.fact("To be transposed by", row.transpose_by)?;
    page.fact("Ended", row.ends_on)?;
    page.in_english("Depositary", row.depositary.as_ref())?;
    page.in_english("Monitoring body", row.monitoring_body.as_ref())?;
    page.fact(
        "Parties",
        row.party_count.map(|count| match row.party_count_as_of {
            Some(day) => {
                voice.say("entity-parties-as-of").with("count", count.to_string()).with("date", day).to_string()
            }
            None => count.to_string(),
        }),
    )?;
    page.fact("Text", row.url.as_deref().map(Value::url))?;
    page.fact("Identifiers", identifiers(instrument.identifiers(), voice))?;
    page.related("Supplements", instrument.supplements().map(|other| other.any()))?;
    page.related("Supplemented by", instrument.supplemented_by().map(|other| other.any()))?;
    page.related("Amends", instrument.amends().map(|other| other.any()))?;
    page.related("Amended by", instrument.amended_by().map(|other| other.any()))?;
    page.related("Supersedes", instrument.supersedes().map(|other| other.any()))?;
    page.related("Superseded by", instrument.superseded_by().map(|other| other.any()))?;
    page.related("Implements", instrument.implements().map(|other| other.any()))?;
    page.related("Implemented by", instrument.implemented_by().map(|other| other.any()))?;
    page.fact("Measures reviewed", [Value::said(row.assessment, voice)])?;

    page.section("Measures", instrument.measures().map(|measure| measure.any()))?;
    page.listed("Measures", Kind::Measure, "instrument");
    page.section("Agencies that it charges with a task", instrument.mandated_agencies().map(|agency| agency.any()))?;
    page.listed("Agencies that it charges with a task", Kind::Agency, "mandate");
    page.section("Actions that give effect to it", instrument.actions().map(|action| action.any()))?;
    page.listed("Actions that give effect to it", Kind::Action, "instruments");
    let state = |opt_out: OptOut<'g>| Value::named(opt_out.state().any(), voice);
    part::opt_outs("States that it does not bind", instrument.opt_outs(), state, page)?;
    part::party_counts(instrument.party_counts(), page)?;
    part::translated_names(instrument.translated_names(), page)?;
    let recorded = recorded::parties(instrument).and_then(|parties| {
        let day = parties.as_of.map(|day| voice.dated("entity-recorded-day", day)).unwrap_or_default();
        let recorded = voice.say("entity-recorded-parties").with("known", parties.known).with("of", parties.of?);
        Some(format!(" {}", recorded.with("day", day)))
    });
    let note = instrument.ratification_table().map(|table| {
        let note = match table.as_of {
            Some(day) => voice.say("entity-table-as-of").with("date", day),
            None => voice.say("entity-table"),
        };
        let assessment = table.assessment.label_in(voice.0);
        let note = note.with("assessment", assessment).with("recorded", recorded.unwrap_or_default());
        note.with("note", &table.note).to_string()
    });
    // By name and not by code, or Switzerland would stand after Congo.
    let mut ratifications = page.budget.filter(instrument.ratifications(), |_| true)?;
    page.budget.steps(ratifications.len())?;
    ratifications.sort_by_cached_key(|ratification| fold::fold(&entity_page::called(ratification.party(), voice)));
    let mut rows = Vec::new();
    for ratification in ratifications {
        rows.push(page.row(ratification.any())?);
    }
    page.section_of_rows("Signatures and ratifications", note, rows);
    page.listed("Signatures and ratifications", Kind::Ratification, "instrument");
    Ok(())
}

pub(super) fn details(instrument: Instrument<'_>, voice: Voice) -> Vec<String> {
    vec![
        voice.lower(instrument.kind),
        voice.lower(instrument.scope),
        instrument.adopted_on.year().to_string(),
        voice.lower(instrument.status),
    ]
}

/// What registers call it, each with the place where the register shows it.
pub(super) fn identifiers(identifiers: &[identifier::Model], voice: Voice) -> impl Iterator<Item = Value> {
    identifiers.iter().map(move |identifier| Value {
        text: format!("{} {}", scheme(&identifier.scheme, voice), identifier.value),
        address: same_as(identifier),
        meaning: None,
        language: "",
    })
}

/// The address at which a register names the very same thing, where it has one.
pub(super) fn same_as(identifier: &identifier::Model) -> Option<String> {
    match identifier.scheme.as_str() {
        "eli" => Some(identifier.value.clone()),
        "celex" => Some(format!("http://publications.europa.eu/resource/celex/{}", identifier.value)),
        "wikidata" => Some(format!("http://www.wikidata.org/entity/{}", identifier.value)),
        _ => None,
    }
}

fn scheme(scheme: &str, voice: Voice) -> String {
    match scheme {
        "document" => voice.text("entity-identifier-document").to_owned(),
        "resolution" => voice.text("entity-identifier-resolution").to_owned(),
        "registration" => voice.text("entity-identifier-registration").to_owned(),
        "wikidata" => "Wikidata".to_owned(),
        _ => scheme.to_uppercase(),
    }
}
