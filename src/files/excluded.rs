//! `excluded.toml`: what was considered and left out, and why. It is shown, not queried.

use crate::files::{fields::Fields, reading::Reading};

/// Holds that each entry has its keys.
pub fn read(fields: &Fields<'_>, reading: &mut Reading) {
    fields.many("excluded", reading, |fields, reading| {
        fields.text("kind", reading);
        fields.text("name", reading);
        fields.text("reason", reading);
    });
}
