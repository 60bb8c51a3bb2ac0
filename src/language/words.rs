//! What the words of vocabularies are called, and what they mean, in a language. In English that is where they are declared.

use crate::language::catalogue;
use entity::{
    kind::Kind,
    vocabulary::{self, Language, Vocabulary, VocabularyVisitor},
};

/// A vocabulary that is spoken in every language.
pub trait Spoken: Vocabulary {
    /// The word as one writes it in a text.
    fn label_in(self, language: Language) -> String {
        catalogue::foreign(language, &name::<Self>(self)).map_or_else(|| self.label(), str::to_owned)
    }

    /// What the word means.
    fn meaning_in(self, language: Language) -> &'static str {
        catalogue::foreign(language, &format!("{}.description", name::<Self>(self)))
            .unwrap_or_else(|| self.description())
    }

    /// What its words tell.
    fn told_in(language: Language) -> &'static str {
        catalogue::foreign(language, &format!("{}.description", Self::NAME)).unwrap_or(Self::DESCRIPTION)
    }

    /// What the vocabulary is called: `Action type`.
    fn called_in(language: Language) -> String {
        let declared = || Self::NAME[..1].to_uppercase() + &Self::NAME[1..].replace('_', " ");
        catalogue::foreign(language, Self::NAME).map_or_else(declared, str::to_owned)
    }
}

impl<V: Vocabulary> Spoken for V {}

/// What a word is called that stands as in GraphQL, and of which it is not known which vocabulary it is of: `NON_BINDING`.
/// Nothing where no vocabulary has it, or where two that have it call it otherwise.
pub fn labelled(name: &str, language: Language) -> Option<String> {
    struct Labels<'a>(&'a str, Language, Vec<String>);
    impl VocabularyVisitor for Labels<'_> {
        fn visit<V: Vocabulary>(&mut self) {
            self.2.extend(V::ALL.iter().filter(|word| word.name() == self.0).map(|word| word.label_in(self.1)));
        }
    }
    let mut labels = Labels(name, language, Vec::new());
    vocabulary::each(&mut labels);
    labels.2.dedup();
    <[String; 1]>::try_from(labels.2).ok().map(|[label]| label)
}

/// What the kind of one thing is called inside a text.
pub fn singular(kind: Kind, language: Language) -> String {
    let label = kind.label_in(language);
    // A state is written with a capital in Spanish, lest it be a condition.
    match (kind, language) {
        (Kind::State, Language::Spanish) => label,
        _ => label.to_lowercase(),
    }
}

/// What the kind of several things is called inside a text; nothing where it is said in English, which addresses have.
pub fn plural(kind: Kind, language: Language) -> Option<&'static str> {
    catalogue::foreign(language, &format!("{}.plural", name::<Kind>(kind)))
}

fn name<V: Vocabulary>(word: V) -> String {
    format!("{}-{}", V::NAME, word.word())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_found_in_whatever_vocabulary_has_it() {
        let said = |name| labelled(name, Language::Spanish);
        assert_eq!(said("MEMORANDUM_OF_UNDERSTANDING").as_deref(), Some("Memorando de entendimiento"));
        assert_eq!(labelled("NON_BINDING", Language::English).as_deref(), Some("Non-binding"));
        assert_eq!((said("IOM"), said("19")), (None, None));
    }
}
