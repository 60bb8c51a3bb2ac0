//! An id is a slug: small letters, digits and single hyphens, because it stands in addresses.

use crate::files::{
    problem::{Place, Problem},
    reading::Reading,
};

/// Holds that an id is a slug.
pub fn check(id: &str, place: &Place, reading: &mut Reading) {
    let part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if !id.split('-').all(part) {
        reading.report(
            Problem::new(place.clone(), format!("`{id}` is no id"), "not in small letters, digits and single hyphens")
                .help("write it such as `palermo-trafficking-protocol`"),
        );
    }
}
