//! An address of the web begins with http, names a host and has no blanks.

use crate::files::{
    problem::{Place, Problem},
    reading::Reading,
};

/// Holds that a text is an address of the web.
pub fn check(url: &str, place: &Place, reading: &mut Reading) {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    // A dot at the end of a host is right, if rare.
    let whole = host.trim_end_matches('.').contains('.') && !host.starts_with('.');
    if !whole || url.chars().any(|character| character.is_whitespace() || "<>\"`{}|\\^".contains(character)) {
        reading.report(
            Problem::new(place.clone(), format!("`{url}` is no address of the web"), "no address of the web")
                .help("write it such as https://www.unodc.org/page, blanks as %20"),
        );
    }
}
