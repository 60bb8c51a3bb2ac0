//! Words that are spelt in more than one way: what they have in common.
//!
//! The facts are in British spelling, names in whatever spelling their owners use, and people type either. A form is never
//! shown, only compared with others, so that it need not be a word; it must only be the same for all spellings of one word.

use frostem::{Algorithm, Stemmer};
use std::{borrow::Cow, sync::LazyLock};

/// How words begin that Americans spell otherwise, and how they begin in British spelling.
const BEGINNINGS: [(&str, &str); 23] = [
    ("behavior", "behaviour"),
    ("catalog", "catalogue"),
    ("center", "centre"),
    ("color", "colour"),
    ("defens", "defenc"),
    ("dialog", "dialogue"),
    ("endeavor", "endeavour"),
    ("favor", "favour"),
    ("gray", "grey"),
    ("harbor", "harbour"),
    ("honor", "honour"),
    ("judgement", "judgment"),
    ("labor", "labour"),
    ("licens", "licenc"),
    ("maneuver", "manoeuvre"),
    ("neighbor", "neighbour"),
    ("offens", "offenc"),
    ("pediatric", "paediatric"),
    ("pedophil", "paedophil"),
    ("practis", "practic"),
    ("rumor", "rumour"),
    ("skeptic", "sceptic"),
    ("theater", "theatre"),
];

/// Plurals that no ending tells.
const PLURALS: [(&str, &str); 15] = [
    ("analyses", "analysis"),
    ("appendices", "appendix"),
    ("bases", "basis"),
    ("children", "child"),
    ("crises", "crisis"),
    ("criteria", "criterion"),
    ("hypotheses", "hypothesis"),
    ("indices", "index"),
    ("lives", "life"),
    ("matrices", "matrix"),
    ("people", "person"),
    ("phenomena", "phenomenon"),
    ("theses", "thesis"),
    ("thieves", "thief"),
    ("wives", "wife"),
];

/// A word, folded, in one spelling: `organization` and `organisation`, `labor` and `labour`, `program` and `programme`.
pub(super) fn common(word: &str) -> String {
    let mut word = Cow::Borrowed(word);
    if let Some((american, british)) = BEGINNINGS.iter().find(|(american, _)| word.starts_with(american))
        && !word.starts_with(british)
    {
        word = Cow::Owned(word.replacen(american, british, 1));
    }
    if let Some(rest) = word.strip_prefix("programme") {
        word = Cow::Owned(format!("program{rest}"));
    }
    ised(&word)
}

/// `-ize` as `-ise`, in whatever form and inside of compounds: `harmonization`, `organizer`, `analyzed`.
fn ised(word: &str) -> String {
    // Shorter words, such as `size` and `prize`, have a `z` in either spelling.
    const SHORTEST: usize = 3;
    let mut letters: Vec<char> = word.chars().collect();
    for at in SHORTEST + 1..letters.len() {
        let vowel_follows = letters.get(at + 1).is_none_or(|next| "aeio".contains(*next));
        let ize = letters[at - 1] == 'i' && vowel_follows;
        let lyze = letters[at - 1] == 'y' && letters[at - 2] == 'l' && vowel_follows;
        if letters[at] == 'z' && (ize || lyze) {
            letters[at] = 's';
        }
    }
    letters.into_iter().collect()
}

/// What a word in its common spelling has in common with its other forms: `victims` and `victim`, `women` and `woman`,
/// `counselling` and `counseling`. The facts are in English.
pub(super) fn stem(word: &str) -> String {
    static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));
    let singular = match PLURALS.iter().find(|(plural, _)| *plural == word) {
        Some((_, singular)) => Cow::Borrowed(*singular),
        None => match word.strip_suffix("men") {
            Some(before) => Cow::Owned(format!("{before}man")),
            None => Cow::Borrowed(word),
        },
    };
    ENGLISH.stem(&singular).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is looked up by a word, and what a text with the other has.
    fn alike(one: &str, other: &str) -> bool {
        stem(&common(one)) == stem(&common(other))
    }

    #[test]
    fn british_and_american_spellings_are_one() {
        for (american, british) in [
            ("organization", "organisation"),
            ("organizations", "organisation"),
            ("harmonization", "harmonisation"),
            ("harmonized", "harmonised"),
            ("analyzing", "analysing"),
            ("labor", "labour"),
            ("laborers", "labourer"),
            ("neighboring", "neighbouring"),
            ("program", "programme"),
            ("programs", "programmes"),
            ("catalog", "catalogue"),
            ("center", "centre"),
            ("centers", "centres"),
            ("defens", "defenc"),
            ("licenses", "licence"),
            ("practising", "practicing"),
            ("catalogs", "catalogue"),
            ("counseling", "counselling"),
            ("travelers", "traveller"),
            ("enroll", "enrol"),
            ("judgement", "judgment"),
        ] {
            assert!(alike(american, british), "{american} {british}");
        }
    }

    #[test]
    fn irregular_plurals_are_forms_of_their_word() {
        for (one, other) in [
            ("woman", "women"),
            ("child", "children"),
            ("man", "men"),
            ("person", "people"),
            ("policemen", "policeman"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn words_that_are_others_stay_apart() {
        for (one, other) in [
            ("size", "rise"),
            ("prize", "price"),
            ("organ", "organisation"),
            ("filled", "filed"),
            ("four", "for"),
            ("kyrgyzstan", "kyrgystan"),
            ("horizon", "horrible"),
        ] {
            assert!(!alike(one, other), "{one} {other}");
        }
    }
}
