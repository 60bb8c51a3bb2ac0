//! `arrangements/<id>.toml`: a memorandum, working arrangement or agreement between agencies.

use crate::files::{
    fields::Fields,
    given::{Given, Optional, Required},
    reference::Reference,
    rows::{Rows, numbered},
    rules,
    source::{self, Source},
    value::{agency, date, text, url, word},
};
use entity::{
    arrangement as table, arrangement_other_party, arrangement_party, arrangement_subject,
    fact::FactKind,
    partial_date::PartialDate,
    vocabulary::{ArrangementKind, ArrangementSubject, Crime},
};

/// An arrangement as its file tells it.
pub(super) struct Arrangement {
    slug: Required<String>,
    title: Required<String>,
    kind: Required<ArrangementKind>,
    parties: Vec<Given<Reference>>,
    other_parties: Vec<Given<String>>,
    signed: Optional<PartialDate>,
    in_force: Optional<PartialDate>,
    ends: Optional<PartialDate>,
    covers: Vec<Given<ArrangementSubject>>,
    crime: Required<Crime>,
    url: Optional<String>,
    summary: Required<String>,
    sources: Vec<Source>,
}

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Arrangement {
    // Counted before they are read, so that a party with a problem of its own is not said to be missing too.
    rules::parties::check(table);
    let arrangement = Arrangement {
        slug: table.id(FactKind::Arrangement),
        title: table.required("title", text),
        kind: table.required("kind", word),
        parties: table.some("parties", agency),
        other_parties: table.list("other_parties", text),
        signed: table.optional("signed", date),
        in_force: table.optional("in_force", date),
        ends: table.optional("ends", date),
        covers: table.list("covers", word),
        crime: table.required("crime", word),
        url: table.optional("url", url),
        summary: table.required("summary", text),
        sources: source::own(table),
    };
    rules::period::check(&arrangement.signed, &arrangement.ends, table.reading);
    rules::period::check(&arrangement.in_force, &arrangement.ends, table.reading);
    arrangement
}

impl Arrangement {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Arrangement, &slug, self.sources);
        let parties = rows.ids(&self.parties);
        let dataset = &mut rows.dataset;
        dataset.arrangement_parties.extend(parties.into_iter().map(|(position, agency_id)| arrangement_party::Model {
            arrangement_id: id,
            position,
            agency_id,
        }));
        dataset.arrangement_other_parties.extend(
            numbered(self.other_parties).map(|(position, name)| arrangement_other_party::Model {
                arrangement_id: id,
                position,
                name,
            }),
        );
        dataset.arrangement_subjects.extend(
            numbered(self.covers).map(|(position, subject)| arrangement_subject::Model {
                arrangement_id: id,
                position,
                subject,
            }),
        );
        dataset.arrangements.push(table::Model {
            id,
            slug,
            title: self.title.value(),
            kind: self.kind.value(),
            signed: self.signed.value(),
            in_force: self.in_force.value(),
            ends: self.ends.value(),
            crime: self.crime.value(),
            url: self.url.value(),
            summary: self.summary.value(),
        });
    }
}
