//! Answers that lead on to another address.

use crate::{
    http::{public_url::PublicUrl, speech},
    pages::address,
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Leads on to an address of ours, in the language of the request, or to one elsewhere; nothing where it can't stand in a header.
pub fn to(status: StatusCode, public_url: &PublicUrl, address: &str) -> Option<Response> {
    let address = address::spoken(address, speech::current());
    let location = HeaderValue::from_str(&public_url.at(&address)).ok()?;
    Some((status, [(header::LOCATION, location)]).into_response())
}
