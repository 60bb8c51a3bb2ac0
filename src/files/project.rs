//! `projects/<id>.toml`: a partnership that is not a network, its participants, actions and outputs.

use crate::files::{
    action::{self, Action},
    fields::Fields,
    funding::{self, Funding},
    given::{Given, Optional, Required},
    output::{self, Output},
    reference::Reference,
    rows::{Owner, Rows},
    rules,
    source::{self, Source},
    value::{agency, amount, date, state, text, url, word},
};
use entity::{
    fact::FactKind,
    partial_date::PartialDate,
    participation, project as table, project_state,
    vocabulary::{Crime, ParticipationRole, Scope, Vocabulary},
};

/// A project as its file tells it.
pub(super) struct Project {
    slug: Required<String>,
    acronym: Optional<String>,
    name: Required<String>,
    crime: Required<Crime>,
    scope: Required<Scope>,
    starts: Optional<PartialDate>,
    ends: Optional<PartialDate>,
    budget_eur: Optional<i64>,
    funded_by: Optional<String>,
    states: Vec<Given<Reference>>,
    url: Optional<String>,
    summary: Required<String>,
    sources: Vec<Source>,
    participants: Vec<Participant>,
    actions: Vec<Action>,
    pub(super) outputs: Vec<Output>,
    fundings: Vec<Funding>,
}

/// An agency's part in the project.
struct Participant {
    agency: Required<Reference>,
    role: Required<ParticipationRole>,
    since: Optional<PartialDate>,
    until: Optional<PartialDate>,
    sources: Vec<Source>,
}

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Project {
    let project = Project {
        slug: table.id(FactKind::Project),
        acronym: table.optional("acronym", text),
        name: table.required("name", text),
        crime: table.required("crime", word),
        scope: table.required("scope", word),
        starts: table.optional("starts", date),
        ends: table.optional("ends", date),
        budget_eur: table.optional("budget_eur", amount),
        funded_by: table.optional("funded_by", text),
        states: table.list("countries", state),
        url: table.optional("url", url),
        summary: table.required("summary", text),
        sources: source::own(table),
        participants: table.many("participants", read_participant),
        actions: table.many("actions", action::read),
        outputs: table.many("outputs", output::read),
        fundings: table.many("fundings", funding::read),
    };
    rules::period::check(&project.starts, &project.ends, table.reading);
    rules::joint_with::check(&project.outputs, FactKind::Project, &project.slug, table.reading);
    if let Some(slug) = project.slug.get() {
        for (position, funding) in project.fundings.iter().enumerate() {
            funding.define(&slug.value, position, table.reading);
        }
    }
    for participant in &project.participants {
        let (slug, agency, role) = (project.slug.get(), participant.agency.get(), participant.role.get());
        if let (Some(slug), Some(agency), Some(role)) = (slug, agency, role) {
            let name = participation_name(&slug.value, &agency.value, role.value);
            table.reading.define(FactKind::Participation, name, &agency.place);
        }
    }
    project
}

fn read_participant(table: &mut Fields<'_, '_, '_>) -> Participant {
    let participant = Participant {
        agency: table.required("agency", agency),
        role: table.required("role", word),
        since: table.optional("since", date),
        until: table.optional("until", date),
        sources: source::own_or_inherited(table),
    };
    rules::period::check(&participant.since, &participant.until, table.reading);
    participant
}

fn participation_name(project: &str, agency: &Reference, role: ParticipationRole) -> String {
    format!("{project}/{}/{}", agency.name, role.word())
}

impl Project {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Project, &slug, self.sources);
        let states = rows.ids(&self.states);
        rows.dataset.project_states.extend(states.into_iter().map(|(position, state_id)| project_state::Model {
            project_id: id,
            position,
            state_id,
        }));
        self.participants.into_iter().for_each(|participant| participant.write(rows, id, &slug));
        for (position, funding) in self.fundings.into_iter().enumerate() {
            funding.write(rows, id, &slug, position);
        }
        rows.dataset.projects.push(table::Model {
            id,
            slug,
            acronym: self.acronym.value(),
            name: self.name.value(),
            scope: self.scope.value(),
            crime: self.crime.value(),
            starts: self.starts.value(),
            ends: self.ends.value(),
            budget_eur: self.budget_eur.value(),
            funded_by: self.funded_by.value(),
            url: self.url.value(),
            summary: self.summary.value(),
        });
        let owner = Owner { project: Some(id), ..Owner::default() };
        self.actions.into_iter().for_each(|action| action.write(rows, owner));
        self.outputs.into_iter().for_each(|output| output.write(rows, owner));
    }
}

impl Participant {
    fn write(self, rows: &mut Rows, project_id: i32, project: &str) {
        let (agency, role) = (self.agency.value(), self.role.value());
        let id = rows.fact(FactKind::Participation, &participation_name(project, &agency, role), self.sources);
        let agency_id = rows.id(&agency);
        let (since, until) = (self.since.value(), self.until.value());
        rows.dataset.participations.push(participation::Model { id, project_id, agency_id, role, since, until });
    }
}
