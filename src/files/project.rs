//! `projects/<id>.toml`: a project, who took part in it, what was done and what came out.

use crate::files::{
    fields::Fields,
    reading::Reading,
    rules::{owner_sources, period},
    source,
    work::{self, Owner},
};
use entity::{
    fact::FactKind,
    kind::Kind,
    participation, project, project_state,
    vocabulary::{ParticipationRole, Vocabulary},
};

/// A project.
pub fn read(id: i32, slug: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let row = project::Model {
        id,
        slug: slug.to_owned(),
        acronym: fields.optional_text("acronym", reading),
        name: fields.text("name", reading),
        scope: fields.word("scope", reading),
        crime: fields.word("crime", reading),
        starts: fields.optional_date("starts", reading),
        ends: fields.optional_date("ends", reading),
        budget_eur: fields.optional_count("budget_eur", reading).map(i64::from),
        funded_by: fields.optional_text("funded_by", reading),
        url: source::page(fields, reading),
        summary: fields.text("summary", reading),
    };
    period::check(fields, ("starts", row.starts), ("ends", row.ends), reading);
    reading.rows.projects.push(row);
    for (position, (code, place)) in (0..).zip(fields.texts("countries", reading)) {
        let state_id = reading.state(&code, &place);
        reading.rows.project_states.push(project_state::Model { project_id: id, position, state_id });
    }
    owner_sources::required(fields, id, reading);
    fields.many("participants", reading, |fields, reading| read_participant(id, slug, fields, reading));
    work::read(Owner::Project(id), fields, reading);
}

fn read_participant(project_id: i32, project: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let agency_id = fields.reference("agency", Kind::Agency, reading);
    let agency = fields.text("agency", reading);
    let role: ParticipationRole = fields.word("role", reading);
    let key = format!("participation:{project}/{agency}/{}", role.word());
    let id = reading.fact(FactKind::Participation, key, fields.place("agency"));
    let since = fields.optional_date("since", reading);
    let until = fields.optional_date("until", reading);
    period::check(fields, ("since", since), ("until", until), reading);
    reading.rows.participations.push(participation::Model { id, project_id, agency_id, role, since, until });
    owner_sources::inherited(fields, id, reading);
}
