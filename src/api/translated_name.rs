//! What an instrument, an agency or a network is officially called in another language.

use crate::table::{declaration::object, object::Object, row};

/// What an instrument, an agency or a network is officially called in another language.
pub fn translated_name() -> Object {
    object::<row::TranslatedName>(
        "translatedNames",
        "What an instrument, an agency or a network is officially called in another language than English.",
    )
    .word("language", "The language of the name.", |name| name.language)
    .text("name", "The full name, as a source in that language gives it.", |name| &name.row().name)
    .maybe_text(
        "acronym",
        "The short name in that language, such as `OIM`; `null` where it has none or it is not known.",
        |name| name.row().acronym.as_deref(),
    )
    .few::<row::Citation>("sources", "The pages that show it.", |name, each| name.citations().try_for_each(each))
    .most(|extents| extents.citations)
    .build()
}
