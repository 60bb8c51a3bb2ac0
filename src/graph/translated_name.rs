//! What an instrument, an agency or a network is officially called in another language.

use crate::graph::{
    any_node::AnyNode,
    part::{Part, PartOf},
};
use entity::translated_name;

/// What an instrument, an agency or a network is officially called in another language.
pub type TranslatedName<'g> = Part<'g, translated_name::Model>;

impl PartOf for translated_name::Model {
    fn whole(part: Part<'_, Self>) -> AnyNode<'_> {
        let instrument = part.instrument_id.map(|row_id| AnyNode::Instrument(part.node(row_id)));
        let agency = part.agency_id.map(|row_id| AnyNode::Agency(part.node(row_id)));
        let network = part.network_id.map(|row_id| AnyNode::Network(part.node(row_id)));
        instrument.or(agency).or(network).expect("the database lets every row have one owner")
    }
}
