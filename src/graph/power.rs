//! What an agency is empowered to act on, and by which provision.

use crate::graph::{agency::Agency, citation::Citation, instrument::Instrument};
use entity::{
    power,
    vocabulary::{Axis, Crime},
};

/// What an agency is empowered to act on, and by which provision.
#[derive(Clone, Copy)]
pub struct Power<'g> {
    agency: Agency<'g>,
    /// On what, and by which provision.
    pub row: &'g power::Model,
}

impl<'g> Power<'g> {
    /// The instrument that gives it, if it is one of the graph.
    pub fn instrument(self) -> Option<Instrument<'g>> {
        let graph = self.agency.graph();
        self.row.instrument_id.map(|id| graph.node(graph.instruments.place(id)))
    }

    /// The pages that show it.
    pub fn citations(self) -> impl Iterator<Item = Citation<'g>> + Clone {
        self.agency.any().citations_of_part(self.row.id)
    }
}

impl<'g> Agency<'g> {
    /// What it is empowered to act on, by purpose and crime. Where some are recorded, all are; none means unknown.
    pub fn powers(self) -> impl Iterator<Item = Power<'g>> + Clone {
        self.graph().agency_powers.of(self.id()).iter().map(move |row| Power { agency: self, row })
    }

    /// Whether it may act for a purpose on a crime (on both, where it is both); nothing where its powers are not known.
    pub fn may_act(self, axis: Axis, crime: Crime) -> Option<bool> {
        let mut powers = self.powers().peekable();
        powers.peek()?;
        let mut crimes: Vec<Crime> =
            powers.filter(|power| power.row.axis == axis).map(|power| power.row.crime).collect();
        // Power over each of the two is power over both.
        if crimes.contains(&Crime::Trafficking) && crimes.contains(&Crime::Smuggling) {
            crimes.push(Crime::Both);
        }
        Some(crimes.contains(&crime) || crimes.contains(&Crime::Both))
    }
}
