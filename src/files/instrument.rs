//! `instruments/<id>.toml`: a treaty, an act of the European Union or a text of soft law, and its measures.

use crate::files::{
    fields::Fields,
    given::{Given, Optional, Required},
    instrument_history::{self, OptOut, PartyCount},
    measure::{self, Measure},
    reference::Reference,
    rows::Rows,
    rules,
    source::{self, Source},
    translated_name::{self, TranslatedName},
    value::{count, date, instrument, text, url, word},
};
use entity::{
    fact::FactKind,
    identifier, instrument as table,
    instrument_relation::{self, InstrumentRelationKind},
    partial_date::PartialDate,
    vocabulary::{Area, Assessment, InstrumentKind, InstrumentStatus, LegalForce, Purpose, Scope},
};

/// An instrument as its file tells it.
pub(super) struct Instrument {
    slug: Required<String>,
    short_name: Required<String>,
    title: Required<String>,
    kind: Required<InstrumentKind>,
    scope: Required<Scope>,
    area: Required<Area>,
    purpose: Required<Purpose>,
    legal_force: Required<LegalForce>,
    status: Required<InstrumentStatus>,
    assessment: Required<Assessment>,
    adopted_by: Required<String>,
    adopted_on: Required<PartialDate>,
    opened_on: Optional<PartialDate>,
    in_force_on: Optional<PartialDate>,
    applies_from: Optional<PartialDate>,
    transpose_by: Optional<PartialDate>,
    ends_on: Optional<PartialDate>,
    depositary: Optional<String>,
    monitoring_body: Optional<String>,
    party_count: Optional<i32>,
    party_count_as_of: Optional<PartialDate>,
    relations: Vec<(InstrumentRelationKind, Vec<Given<Reference>>)>,
    identifiers: Vec<(Given<String>, Given<String>)>,
    url: Optional<String>,
    summary: Required<String>,
    sources: Vec<Source>,
    measures: Vec<Measure>,
    party_counts: Vec<PartyCount>,
    opt_outs: Vec<OptOut>,
    translated_names: Vec<TranslatedName>,
}

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Instrument {
    rules::party_count::check(table);
    let instrument = Instrument {
        slug: table.id(FactKind::Instrument),
        short_name: table.required("short_name", text),
        title: table.required("title", text),
        kind: table.required("kind", word),
        scope: table.required("scope", word),
        area: table.required("area", word),
        purpose: table.required("purpose", word),
        legal_force: table.required("legal_force", word),
        status: table.required("status", word),
        assessment: table.required("assessment", word),
        adopted_by: table.required("adopted_by", text),
        adopted_on: table.required("adopted_on", date),
        opened_on: table.optional("opened_on", date),
        in_force_on: table.optional("in_force_on", date),
        applies_from: table.optional("applies_from", date),
        transpose_by: table.optional("transpose_by", date),
        ends_on: table.optional("ends_on", date),
        depositary: table.optional("depositary", text),
        monitoring_body: table.optional("monitoring_body", text),
        party_count: table.optional("party_count", count),
        party_count_as_of: table.optional("party_count_as_of", date),
        relations: vec![
            (InstrumentRelationKind::Supplements, table.list("supplements", instrument)),
            (InstrumentRelationKind::Amends, table.list("amends", instrument)),
            (InstrumentRelationKind::Supersedes, table.list("supersedes", instrument)),
            (InstrumentRelationKind::Implements, table.list("implements", instrument)),
        ],
        identifiers: identifiers(table),
        url: table.optional("url", url),
        summary: table.required("summary", text),
        sources: source::own(table),
        measures: table.many("measures", measure::read),
        party_counts: table.many("party_counts", instrument_history::read_party_count),
        opt_outs: table.many("opt_outs", instrument_history::read_opt_out),
        translated_names: table.many("translated_names", translated_name::read),
    };
    let reading = &mut *table.reading;
    let adopted_on = Optional::new(instrument.adopted_on.get().cloned());
    rules::period::check(&adopted_on, &instrument.in_force_on, reading);
    rules::period::check(&adopted_on, &instrument.ends_on, reading);
    rules::period::check(&instrument.in_force_on, &instrument.ends_on, reading);
    for (_, others) in &instrument.relations {
        rules::relation_to_itself::check(&instrument.slug, others, reading);
    }
    for day in [&instrument.opened_on, &instrument.applies_from, &instrument.transpose_by] {
        rules::period::check(&adopted_on, day, reading);
    }
    for measure in &instrument.measures {
        rules::measure_id::check(&instrument.slug, &measure.slug, reading);
    }
    if let Some(slug) = instrument.slug.get() {
        instrument.party_counts.iter().for_each(|count| count.define(&slug.value, reading));
        instrument.opt_outs.iter().for_each(|opt_out| opt_out.define(&slug.value, &adopted_on, reading));
    }
    for name in &instrument.translated_names {
        name.define(FactKind::Instrument, &instrument.slug, reading);
    }
    instrument
}

impl Instrument {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Instrument, &slug, self.sources);
        write_identifiers(rows, id, self.identifiers);
        for (kind, others) in self.relations {
            let others = rows.ids(&others).into_iter();
            rows.dataset.instrument_relations.extend(others.map(|(_, other_id)| instrument_relation::Model {
                instrument_id: id,
                kind,
                other_id,
            }));
        }
        self.party_counts.into_iter().for_each(|count| count.write(rows, id, &slug));
        self.opt_outs.into_iter().for_each(|opt_out| opt_out.write(rows, id, &slug));
        self.translated_names.into_iter().for_each(|name| name.write(rows, FactKind::Instrument, id, &slug));
        rows.dataset.instruments.push(table::Model {
            id,
            slug,
            short_name: self.short_name.value(),
            title: self.title.value(),
            kind: self.kind.value(),
            scope: self.scope.value(),
            area: self.area.value(),
            purpose: self.purpose.value(),
            legal_force: self.legal_force.value(),
            status: self.status.value(),
            assessment: self.assessment.value(),
            adopted_by: self.adopted_by.value(),
            adopted_on: self.adopted_on.value(),
            in_force_on: self.in_force_on.value(),
            ends_on: self.ends_on.value(),
            depositary: self.depositary.value(),
            monitoring_body: self.monitoring_body.value(),
            party_count: self.party_count.value(),
            party_count_as_of: self.party_count_as_of.value(),
            url: self.url.value(),
            summary: self.summary.value(),
            opened_on: self.opened_on.value(),
            applies_from: self.applies_from.value(),
            transpose_by: self.transpose_by.value(),
        });
        for (position, measure) in (0..).zip(self.measures) {
            measure.write(rows, id, position);
        }
    }
}

/// `identifiers`: what the fact is called in registers, such as UNTS, CELEX or Wikidata.
pub(super) fn identifiers(table: &mut Fields<'_, '_, '_>) -> Vec<(Given<String>, Given<String>)> {
    let identifiers = table.pairs("identifiers", text);
    for (scheme, _) in &identifiers {
        rules::identifier::check(scheme, table.reading);
    }
    identifiers
}

/// Writes their rows.
pub(super) fn write_identifiers(rows: &mut Rows, fact_id: i32, identifiers: Vec<(Given<String>, Given<String>)>) {
    rows.dataset.identifiers.extend(identifiers.into_iter().map(|(scheme, value)| identifier::Model {
        fact_id,
        scheme: scheme.value,
        value: value.value,
    }));
}
