//! `agencies/<id>.toml`: an intergovernmental structure, its names and mandate, its actions and outputs.

use crate::files::{
    action::{self, Action},
    agency_history::{self, History},
    fields::Fields,
    given::{Given, Optional, Required},
    instrument::{identifiers, write_identifiers},
    output::{self, Output},
    power::{self, Power},
    reference::Reference,
    rows::{Owner, Rows, numbered},
    rules,
    source::{self, Source},
    translated_name::{self, TranslatedName},
    value::{agency, date, flag, instrument, region, text, url, word},
};
use entity::{
    agency as table, agency_alias, agency_mandate, agency_territory,
    fact::FactKind,
    vocabulary::{AgencyKind, Assessment, Crime, Scope},
};

/// An agency as its file tells it.
pub(super) struct Agency {
    pub(super) slug: Required<String>,
    pub(super) parent: Optional<Reference>,
    pub(super) aliases: Vec<Given<String>>,
    acronym: Optional<String>,
    name: Required<String>,
    kind: Required<AgencyKind>,
    scope: Required<Scope>,
    crime: Required<Crime>,
    specialised: Required<bool>,
    founded: Optional<entity::partial_date::PartialDate>,
    dissolved: Optional<entity::partial_date::PartialDate>,
    seat: Optional<String>,
    assessment: Required<Assessment>,
    url: Optional<String>,
    identifiers: Vec<(Given<String>, Given<String>)>,
    mandate: Vec<Given<Reference>>,
    territory: Vec<Given<Reference>>,
    summary: Required<String>,
    powers: Vec<Power>,
    sources: Vec<Source>,
    actions: Vec<Action>,
    pub(super) outputs: Vec<Output>,
    history: History,
    translated_names: Vec<TranslatedName>,
}

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Agency {
    let agency = Agency {
        slug: table.id(FactKind::Agency),
        acronym: table.optional("acronym", text),
        name: table.required("name", text),
        aliases: table.list("aliases", text),
        kind: table.required("kind", word),
        scope: table.required("scope", word),
        crime: table.required("crime", word),
        specialised: table.required("specialised", flag),
        founded: table.optional("founded", date),
        dissolved: table.optional("dissolved", date),
        seat: table.optional("seat", text),
        parent: table.optional("parent", agency),
        assessment: table.required("assessment", word),
        url: table.optional("url", url),
        identifiers: identifiers(table),
        mandate: table.list("mandate", instrument),
        territory: table.list("territory", region),
        summary: table.required("summary", text),
        sources: source::own(table),
        powers: table.many("powers", power::read),
        actions: table.many("actions", action::read),
        outputs: table.many("outputs", output::read),
        history: agency_history::read(table),
        translated_names: table.many("translated_names", translated_name::read),
    };
    rules::period::check(&agency.founded, &agency.dissolved, table.reading);
    rules::joint_with::check(&agency.outputs, FactKind::Agency, &agency.slug, table.reading);
    agency.history.define(&agency.slug, table.reading);
    for name in &agency.translated_names {
        name.define(FactKind::Agency, &agency.slug, table.reading);
    }
    if let Some(slug) = agency.slug.get() {
        agency.powers.iter().for_each(|power| power.define(&slug.value, table.reading));
    }
    agency
}

impl Agency {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Agency, &slug, self.sources);
        write_identifiers(rows, id, self.identifiers);
        self.history.write(rows, id, &slug);
        self.translated_names.into_iter().for_each(|name| name.write(rows, FactKind::Agency, id, &slug));
        rows.dataset.agency_aliases.extend(numbered(self.aliases).map(|(position, name)| agency_alias::Model {
            agency_id: id,
            position,
            name,
        }));
        let mandate = rows.ids(&self.mandate);
        rows.dataset.agency_mandates.extend(
            mandate.into_iter().map(|(position, instrument_id)| agency_mandate::Model {
                agency_id: id,
                position,
                instrument_id,
            }),
        );
        let territory = rows.ids(&self.territory);
        rows.dataset.agency_territories.extend(
            territory.into_iter().map(|(position, region_id)| agency_territory::Model {
                agency_id: id,
                position,
                region_id,
            }),
        );
        let agency = slug.clone();
        let parent_id = rows.optional_id(&self.parent);
        rows.dataset.agencies.push(table::Model {
            id,
            slug,
            acronym: self.acronym.value(),
            name: self.name.value(),
            kind: self.kind.value(),
            scope: self.scope.value(),
            crime: self.crime.value(),
            specialised: self.specialised.value(),
            founded: self.founded.value(),
            dissolved: self.dissolved.value(),
            seat: self.seat.value(),
            parent_id,
            assessment: self.assessment.value(),
            url: self.url.value(),
            summary: self.summary.value(),
        });
        self.powers.into_iter().for_each(|power| power.write(rows, id, &agency));
        let owner = Owner { agency: Some(id), ..Owner::default() };
        self.actions.into_iter().for_each(|action| action.write(rows, owner));
        self.outputs.into_iter().for_each(|output| output.write(rows, owner));
    }
}
