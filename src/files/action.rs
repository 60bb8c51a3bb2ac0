//! `[[actions]]`: something that an agency, a network or a project does.

use crate::files::{
    fields::Fields,
    given::{Given, Optional, Required},
    reference::Reference,
    rows::{Owner, Rows, numbered},
    rules,
    source::{self, Source},
    value::{date, instrument, region, state, text, word},
};
use entity::{
    action as table, action_instrument, action_region, action_state, action_territory,
    fact::FactKind,
    partial_date::PartialDate,
    vocabulary::{ActionType, Axis, Crime},
};

/// An action as the file of its owner tells it.
pub(super) struct Action {
    slug: Required<String>,
    title: Required<String>,
    summary: Required<String>,
    axis: Required<Axis>,
    r#type: Required<ActionType>,
    crime: Required<Crime>,
    starts: Optional<PartialDate>,
    ends: Optional<PartialDate>,
    states: Vec<Given<Reference>>,
    regions: Vec<Given<String>>,
    territory: Vec<Given<Reference>>,
    instruments: Vec<Given<Reference>>,
    sources: Vec<Source>,
}

/// Reads one.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Action {
    let action = Action {
        slug: table.id(FactKind::Action),
        title: table.required("title", text),
        summary: table.required("summary", text),
        axis: table.required("axis", word),
        r#type: table.required("type", word),
        crime: table.required("crime", word),
        starts: table.optional("starts", date),
        ends: table.optional("ends", date),
        states: table.list("countries", state),
        regions: table.list("regions", text),
        territory: table.list("territory", region),
        instruments: table.list("instruments", instrument),
        sources: source::own_or_inherited(table),
    };
    rules::period::check(&action.starts, &action.ends, table.reading);
    action
}

impl Action {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows, owner: Owner) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Action, &slug, self.sources);
        let (states, territory) = (rows.ids(&self.states), rows.ids(&self.territory));
        let instruments = rows.ids(&self.instruments);
        let dataset = &mut rows.dataset;
        dataset.action_states.extend(states.into_iter().map(|(position, state_id)| action_state::Model {
            action_id: id,
            position,
            state_id,
        }));
        dataset.action_regions.extend(numbered(self.regions).map(|(position, region)| action_region::Model {
            action_id: id,
            position,
            region,
        }));
        dataset.action_territories.extend(territory.into_iter().map(|(position, region_id)| action_territory::Model {
            action_id: id,
            position,
            region_id,
        }));
        dataset.action_instruments.extend(
            instruments.into_iter().map(|(position, instrument_id)| action_instrument::Model {
                action_id: id,
                position,
                instrument_id,
            }),
        );
        dataset.actions.push(table::Model {
            id,
            slug,
            agency_id: owner.agency,
            network_id: owner.network,
            project_id: owner.project,
            title: self.title.value(),
            axis: self.axis.value(),
            r#type: self.r#type.value(),
            crime: self.crime.value(),
            starts: self.starts.value(),
            ends: self.ends.value(),
            summary: self.summary.value(),
        });
    }
}
