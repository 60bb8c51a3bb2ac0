//! `[[actions]]` and `[[outputs]]` of an agency, a network or a project.

use crate::files::{
    fields::Fields,
    problem::Problem,
    reading::Reading,
    rules::{owner_sources, period, slug},
    source,
};
use entity::{
    action, action_instrument, action_region, action_state, fact::FactKind, kind::Kind, output, output_data_source,
    output_figure, output_partner, output_topic, vocabulary::OutputKind,
};

/// Whose work it is.
#[derive(Clone, Copy)]
pub enum Owner {
    /// An agency's.
    Agency(i32),
    /// A network's.
    Network(i32),
    /// A project's.
    Project(i32),
}

impl Owner {
    fn fact_id(self) -> i32 {
        match self {
            Owner::Agency(id) | Owner::Network(id) | Owner::Project(id) => id,
        }
    }

    fn agency_id(self) -> Option<i32> {
        if let Owner::Agency(id) = self { Some(id) } else { None }
    }

    fn network_id(self) -> Option<i32> {
        if let Owner::Network(id) = self { Some(id) } else { None }
    }

    fn project_id(self) -> Option<i32> {
        if let Owner::Project(id) = self { Some(id) } else { None }
    }
}

/// The actions and outputs of an owner.
pub fn read(owner: Owner, fields: &Fields<'_>, reading: &mut Reading) {
    fields.many("actions", reading, |fields, reading| read_action(owner, fields, reading));
    fields.many("outputs", reading, |fields, reading| read_output(owner, fields, reading));
}

fn read_action(owner: Owner, fields: &Fields<'_>, reading: &mut Reading) {
    let own_slug = fields.text("id", reading);
    slug::check(&own_slug, &fields.place("id"), reading);
    let id = reading.fact(FactKind::Action, format!("action:{own_slug}"), fields.place("id"));
    let row = action::Model {
        id,
        slug: own_slug,
        agency_id: owner.agency_id(),
        network_id: owner.network_id(),
        project_id: owner.project_id(),
        title: fields.text("title", reading),
        axis: fields.word("axis", reading),
        r#type: fields.word("type", reading),
        crime: fields.word("crime", reading),
        starts: fields.optional_date("starts", reading),
        ends: fields.optional_date("ends", reading),
        summary: fields.text("summary", reading),
    };
    period::check(fields, ("starts", row.starts), ("ends", row.ends), reading);
    reading.rows.actions.push(row);
    for (position, (code, place)) in (0..).zip(fields.texts("countries", reading)) {
        let state_id = reading.state(&code, &place);
        reading.rows.action_states.push(action_state::Model { action_id: id, position, state_id });
    }
    for (position, (region, _)) in (0..).zip(fields.texts("regions", reading)) {
        reading.rows.action_regions.push(action_region::Model { action_id: id, position, region });
    }
    for (position, instrument_id) in (0..).zip(fields.references("instruments", Kind::Instrument, reading)) {
        reading.rows.action_instruments.push(action_instrument::Model { action_id: id, position, instrument_id });
    }
    owner_sources::inherited(fields, id, reading);
}

fn read_output(owner: Owner, fields: &Fields<'_>, reading: &mut Reading) {
    let own_slug = fields.text("id", reading);
    slug::check(&own_slug, &fields.place("id"), reading);
    let id = reading.fact(FactKind::Output, format!("output:{own_slug}"), fields.place("id"));
    let row = output::Model {
        id,
        slug: own_slug,
        agency_id: owner.agency_id(),
        network_id: owner.network_id(),
        project_id: owner.project_id(),
        title: fields.text("title", reading),
        kind: fields.word("kind", reading),
        axis: fields.word("axis", reading),
        crime: fields.word("crime", reading),
        published: fields.optional_date("published", reading),
        access: fields.optional_word("access", reading),
        harmonised: fields.optional_word("harmonised", reading),
        personal_data: fields.optional_word("personal_data", reading),
        update: fields.optional_word("update", reading),
        reach: fields.optional_word("reach", reading),
        url: source::page(fields, reading),
        summary: fields.text("summary", reading),
    };
    let data_sources = fields.words("data_sources", reading);
    let figures = fields.words("figures", reading);
    if row.kind != OutputKind::Database {
        for (key, given) in [
            ("data_sources", !data_sources.is_empty()),
            ("figures", !figures.is_empty()),
            ("harmonised", row.harmonised.is_some()),
            ("personal_data", row.personal_data.is_some()),
            ("update", row.update.is_some()),
            ("reach", row.reach.is_some()),
        ] {
            if given {
                let problem =
                    Problem::new(fields.place(key), format!("only databases have `{key}`"), "for databases only");
                reading.report(problem.other(fields.place("kind"), "this is no database"));
            }
        }
    }
    reading.rows.outputs.push(row);
    for (position, topic) in (0..).zip(fields.words("topics", reading)) {
        reading.rows.output_topics.push(output_topic::Model { output_id: id, position, topic });
    }
    for (position, data_source) in (0..).zip(data_sources) {
        reading.rows.output_data_sources.push(output_data_source::Model { output_id: id, position, data_source });
    }
    for (position, figure) in (0..).zip(figures) {
        reading.rows.output_figures.push(output_figure::Model { output_id: id, position, figure });
    }
    for (position, (partner, place)) in (0..).zip(fields.texts("joint_with", reading)) {
        let partner_id = reading.partner(&partner, &place);
        if partner_id == owner.fact_id() {
            reading.report(
                Problem::new(place, format!("`{partner}` is joint with itself"), "the owner itself")
                    .help("name the others only"),
            );
        }
        reading.rows.output_partners.push(output_partner::Model { output_id: id, position, partner_id });
    }
    owner_sources::inherited(fields, id, reading);
}
