//! An agency's part in a project. An agency with two roles has two.

use crate::table::{declaration::object, object::Object};
use entity::{agency, participation, project};

/// The declaration of the kind.
pub fn participation() -> Object {
    object::<participation::Model>("participations", "An agency's part in a project. An agency with two roles has two.")
        .fact()
        .one::<project::Model>("project", "The project.", |participation| participation.project())
        .back("participants")
        .grouped()
        .one::<agency::Model>("agency", "The agency.", |participation| participation.agency())
        .back("participations")
        .grouped()
        .word("role", "What the agency does in the project.", |participation| participation.row().role)
        .grouped()
        .maybe_date(
            "since",
            "From when; `null` where that is not known, then from the beginning of the project.",
            |participation| participation.row().since,
        )
        .open()
        .grouped_as("year", "The year in which it began, as far as it is known.")
        .maybe_date(
            "until",
            "Until when; `null` where that is not known, then to the end of the project.",
            |participation| participation.row().until,
        )
        .open()
        .word("agencyKind", "What sort of structure the agency is.", |participation| participation.agency().row().kind)
        .dimension()
        .dated()
        .build()
}
