//! `[[translated_names]]`: what an instrument, an agency or a network is officially called in another language.

use crate::files::{
    fields::Fields,
    given::{Optional, Required},
    kind,
    problem::Problem,
    reading::Reading,
    rows::Rows,
    source::{self, Source},
    value::{text, word},
};
use entity::{
    fact::FactKind,
    translated_name as table,
    vocabulary::{Language, Vocabulary},
};

/// A name in another language.
pub(super) struct TranslatedName {
    language: Required<Language>,
    name: Required<String>,
    acronym: Optional<String>,
    sources: Vec<Source>,
}

/// Reads a name.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> TranslatedName {
    let name = TranslatedName {
        language: table.required("language", word),
        name: table.required("name", text),
        acronym: table.optional("acronym", text),
        sources: source::own_or_inherited(table),
    };
    if let Some(given) = name.language.get().filter(|given| given.value == Language::English) {
        let problem = Problem::new(&given.place, "the graph has English names already".to_owned(), "another language");
        table.reading.problems.push(problem.help("put an English name into the keys of the entity itself"));
    }
    name
}

impl TranslatedName {
    /// Notes it.
    pub(super) fn define(&self, owner: FactKind, slug: &Required<String>, reading: &mut Reading<'_>) {
        if let (Some(slug), Some(language)) = (slug.get(), self.language.get()) {
            let name = part_name(owner, &slug.value, language.value);
            reading.define(FactKind::TranslatedName, name, &language.place);
        }
    }

    /// Writes its row.
    pub(super) fn write(self, rows: &mut Rows, owner: FactKind, owner_id: i32, slug: &str) {
        let language = self.language.value();
        rows.part(FactKind::TranslatedName, &part_name(owner, slug, language), self.sources, |dataset, id| {
            let of = |kind| (owner == kind).then_some(owner_id);
            dataset.translated_names.push(table::Model {
                id,
                instrument_id: of(FactKind::Instrument),
                agency_id: of(FactKind::Agency),
                network_id: of(FactKind::Network),
                language,
                name: self.name.value(),
                acronym: self.acronym.value(),
            });
        });
    }
}

fn part_name(owner: FactKind, slug: &str, language: Language) -> String {
    format!("{}/{slug}/{}", kind::prefix(owner), language.word())
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    const FILE: &str = "agencies/unodc.toml";
    const SPANISH: &str = "[[translated_names]]\nlanguage = \"es\"";

    #[test]
    fn a_language_has_one_name() {
        let twice = format!("[[translated_names]]\nlanguage = \"es\"\nname = \"Oficina\"\n\n{SPANISH}");
        assert_eq!(with(FILE, SPANISH, &twice), [format!("{FILE}:47:12: there is a name in this language already")]);
    }

    #[test]
    fn english_is_what_the_name_itself_is() {
        let english = SPANISH.replace("es\"", "en\"");
        assert_eq!(with(FILE, SPANISH, &english), [format!("{FILE}:43:12: the graph has English names already")]);
    }
}
