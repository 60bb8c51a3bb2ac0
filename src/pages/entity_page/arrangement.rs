//! An arrangement's page.

use crate::{
    budget::Stopped,
    graph::arrangement::Arrangement,
    language::voice::Voice,
    pages::entity_page::description::{Description, Value},
};

pub(super) const QUESTION: &str = "# An arrangement between agencies, and what it covers.
query Arrangement($slug: String!) {
  arrangement(slug: $slug) {
    title
    kind
    signed
    inForce
    ends
    covers
    parties { label }
    otherParties
    sources { title url verified }
  }
}
";

pub(super) fn describe<'g>(arrangement: Arrangement<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let voice = page.voice;
    let row = arrangement.row();
    page.related("Parties", arrangement.parties().map(|agency| agency.any()))?;
    page.in_english("Other parties", arrangement.other_parties())?;
    page.fact("Kind", [Value::said(row.kind, voice)])?;
    page.fact("Signed", row.signed)?;
    page.fact("In force since", row.in_force)?;
    page.fact("Ended", row.ends)?;
    page.fact("Crime", [Value::said(row.crime, voice)])?;
    page.fact("Covers", arrangement.covers().iter().map(|subject| Value::said(*subject, voice)))?;
    page.fact("Text", row.url.as_deref().map(Value::url))?;

    let parties: Vec<_> = arrangement.parties().collect();
    page.section_of("Other arrangements between its parties", arrangement.graph().arrangements(), |other| {
        *other != arrangement && other.parties().filter(|party| parties.contains(party)).count() > 1
    })
}

pub(super) fn details(arrangement: Arrangement<'_>, voice: Voice) -> Vec<String> {
    let signed = arrangement.signed.or(arrangement.in_force).map(|date| date.to_string());
    let ended = arrangement.ends.map(|date| voice.dated("entity-ended", date));
    [voice.lower(arrangement.kind)].into_iter().chain(signed).chain(ended).collect()
}
