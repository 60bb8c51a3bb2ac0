//! `networks/<id>.toml`: a formal group of agencies, its members, reported sizes, impacts, actions and outputs.

use crate::files::{
    action::{self, Action},
    fields::Fields,
    given::{Optional, Required},
    member::{self, Member},
    output::{self, Output},
    reference::Reference,
    rows::{Owner, Rows},
    rules,
    source::{self, Source},
    translated_name::{self, TranslatedName},
    value::{agency, count, date, text, url, word},
};
use entity::{
    fact::FactKind,
    impact, network as table,
    partial_date::PartialDate,
    reported_size,
    vocabulary::{Crime, Formalization, Scope},
};

/// A network as its file tells it.
pub(super) struct Network {
    slug: Required<String>,
    acronym: Optional<String>,
    name: Required<String>,
    formalization: Required<Formalization>,
    scope: Required<Scope>,
    crime: Required<Crime>,
    starts: Optional<PartialDate>,
    ends: Optional<PartialDate>,
    founding_text: Optional<String>,
    url: Optional<String>,
    summary: Required<String>,
    sources: Vec<Source>,
    reported_sizes: Vec<ReportedSize>,
    members: Vec<Member>,
    impacts: Vec<Impact>,
    actions: Vec<Action>,
    pub(super) outputs: Vec<Output>,
    translated_names: Vec<TranslatedName>,
}

/// How many members the network said it had.
struct ReportedSize {
    on: Required<PartialDate>,
    count: Required<i32>,
    sources: Vec<Source>,
}

/// An effect on an agency's strategy or work plan.
struct Impact {
    agency: Required<Reference>,
    title: Required<String>,
    summary: Required<String>,
    document: Required<String>,
    year: Optional<PartialDate>,
    sources: Vec<Source>,
}

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Network {
    let network = Network {
        slug: table.id(FactKind::Network),
        acronym: table.optional("acronym", text),
        name: table.required("name", text),
        formalization: table.required("formalization", word),
        scope: table.required("scope", word),
        crime: table.required("crime", word),
        starts: table.optional("starts", date),
        ends: table.optional("ends", date),
        founding_text: table.optional("founding_text", text),
        url: table.optional("url", url),
        summary: table.required("summary", text),
        sources: source::own(table),
        reported_sizes: table.many("reported_sizes", read_reported_size),
        members: table.many("members", member::read),
        impacts: table.many("impacts", read_impact),
        actions: table.many("actions", action::read),
        outputs: table.many("outputs", output::read),
        translated_names: table.many("translated_names", translated_name::read),
    };
    rules::period::check(&network.starts, &network.ends, table.reading);
    rules::joint_with::check(&network.outputs, FactKind::Network, &network.slug, table.reading);
    for name in &network.translated_names {
        name.define(FactKind::Network, &network.slug, table.reading);
    }
    if let Some(slug) = network.slug.get() {
        for size in &network.reported_sizes {
            if let Some(on) = size.on.get() {
                table.reading.define(FactKind::ReportedSize, reported_size_name(&slug.value, on.value), &on.place);
            }
        }
        for member in &network.members {
            member.define(&slug.value, table.reading);
        }
        for impact in &network.impacts {
            if let Some(agency) = impact.agency.get() {
                let name = impact_name(&slug.value, &agency.value, &impact.year);
                table.reading.define(FactKind::Impact, name, &agency.place);
            }
        }
    }
    network
}

fn read_reported_size(table: &mut Fields<'_, '_, '_>) -> ReportedSize {
    ReportedSize {
        on: table.required("on", date),
        count: table.required("count", count),
        sources: source::own_or_inherited(table),
    }
}

fn read_impact(table: &mut Fields<'_, '_, '_>) -> Impact {
    Impact {
        agency: table.required("agency", agency),
        title: table.required("title", text),
        summary: table.required("summary", text),
        document: table.required("document", text),
        year: table.optional("year", date),
        sources: source::own_or_inherited(table),
    }
}

fn reported_size_name(network: &str, on: PartialDate) -> String {
    format!("{network}/{on}")
}

fn impact_name(network: &str, agency: &Reference, year: &Optional<PartialDate>) -> String {
    match year.get() {
        Some(year) => format!("{network}/{}/{}", agency.name, year.value),
        None => format!("{network}/{}", agency.name),
    }
}

impl Network {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Network, &slug, self.sources);
        self.reported_sizes.into_iter().for_each(|size| size.write(rows, id, &slug));
        self.members.into_iter().for_each(|member| member.write(rows, id, &slug));
        self.impacts.into_iter().for_each(|impact| impact.write(rows, id, &slug));
        self.translated_names.into_iter().for_each(|name| name.write(rows, FactKind::Network, id, &slug));
        rows.dataset.networks.push(table::Model {
            id,
            slug,
            acronym: self.acronym.value(),
            name: self.name.value(),
            formalization: self.formalization.value(),
            founding_text: self.founding_text.value(),
            scope: self.scope.value(),
            crime: self.crime.value(),
            starts: self.starts.value(),
            ends: self.ends.value(),
            url: self.url.value(),
            summary: self.summary.value(),
        });
        let owner = Owner { network: Some(id), ..Owner::default() };
        self.actions.into_iter().for_each(|action| action.write(rows, owner));
        self.outputs.into_iter().for_each(|output| output.write(rows, owner));
    }
}

impl ReportedSize {
    fn write(self, rows: &mut Rows, network_id: i32, network: &str) {
        let reported_on = self.on.value();
        let id = rows.fact(FactKind::ReportedSize, &reported_size_name(network, reported_on), self.sources);
        let count = self.count.value();
        rows.dataset.reported_sizes.push(reported_size::Model { id, network_id, reported_on, count });
    }
}

impl Impact {
    fn write(self, rows: &mut Rows, network_id: i32, network: &str) {
        let agency = self.agency.value();
        let id = rows.fact(FactKind::Impact, &impact_name(network, &agency, &self.year), self.sources);
        let agency_id = rows.id(&agency);
        rows.dataset.impacts.push(impact::Model {
            id,
            network_id,
            agency_id,
            title: self.title.value(),
            document: self.document.value(),
            year: self.year.value(),
            summary: self.summary.value(),
        });
    }
}
