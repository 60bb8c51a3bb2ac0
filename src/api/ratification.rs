//! A state's, or the European Union's, signature of an instrument and consent to be bound by it.

use crate::{
    api::known,
    table::{declaration::object, object::Object, row},
};
use entity::{agency, instrument, ratification, state};

/// The declaration of the kind.
pub fn ratification() -> Object {
    object::<ratification::Model>("ratifications", "A state's, or the European Union's, signature of an instrument and consent to be bound by it.")
        .fact()
        .one::<instrument::Model>("instrument", "The instrument.", |ratification| ratification.instrument())
        .back("ratifications")
        .grouped()
        .one::<row::Entity>("party", "The party: a state, or an organisation that is an agency of the graph.", |ratification| ratification.party())
        .shown_only()
        .maybe_one::<state::Model>("state", "The party, if it is a state; else `null`.", |ratification| ratification.state())
        .whole()
        .back("ratifications")
        .grouped_as("state", "The state.")
        .maybe_one::<agency::Model>("agency", "The party, if it is an organisation; else `null`.", |ratification| ratification.agency())
        .whole()
        .back("ratifications")
        .maybe_date("signedOn", "When it signed; `null` where it acceded without a signature or the day was not read.", |ratification| ratification.row().signed_on)
        .open()
        .grouped_as("signedYear", "The year in which it signed.")
        .maybe_date("boundOn", "When it consented to be bound, that is deposited its act; `null`: signed and not bound, as far as the table goes.", |ratification| ratification.row().bound_on)
        .known(|ratification, _| known::consent(*ratification))
        .grouped_as("year", "The year from which it is bound.")
        .maybe_word("act", "How it consented to be bound; `null` where it is not bound.", |ratification| ratification.row().act)
        .known(|ratification, _| known::consent(*ratification))
        .grouped_as("act", "How it consented to be bound.")
        .maybe_date("inForceOn", "When the instrument entered into force for the party; `null` where no page that was read says so.", |ratification| ratification.row().in_force_on)
    .open()
        .grouped_as("inForceYear", "The year in which it entered into force for the party.")
        .maybe_text("region", "The region that the state lies in.", |ratification| ratification.state().and_then(|state| state.row().region.as_deref()))
        .dimension()
        .build()
}
