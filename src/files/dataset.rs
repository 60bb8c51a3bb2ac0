//! `dataset.toml`: which edition of the facts this is, who may use it and how to cite it.

use crate::files::{fields::Fields, given::Required, rules, value::text};
use entity::dataset::About;

/// What the file says of the facts as a whole.
pub(super) struct DatasetFile {
    version: Required<String>,
    license: Required<String>,
    citation: Required<String>,
}

/// Reads the file.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> DatasetFile {
    let file = DatasetFile {
        version: table.required("version", text),
        license: table.required("license", text),
        citation: table.required("citation", text),
    };
    rules::version::check(&file.version, table.reading);
    file
}

impl DatasetFile {
    /// As the dataset keeps it.
    pub(super) fn about(self) -> About {
        About { version: self.version.value(), license: self.license.value(), citation: self.citation.value() }
    }
}
