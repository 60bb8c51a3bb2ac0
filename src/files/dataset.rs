//! `dataset.toml`: which edition of the facts this is.

use crate::files::{fields::Fields, problem::Problem, reading::Reading};
use entity::dataset::About;

/// The edition.
pub fn read(fields: &Fields<'_>, reading: &mut Reading) {
    let about = About {
        version: fields.text("version", reading),
        license: fields.text("license", reading),
        citation: fields.text("citation", reading),
    };
    let number = |part: &str| !part.is_empty() && part.len() < 10 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !about.version.is_empty() && !about.version.split('.').all(number) {
        let problem = Problem::new(fields.place("version"), "`version` must be numbers with dots", "no version");
        reading.report(problem.help("write it such as \"2026.11.1\""));
    }
    reading.rows.about = about;
}
