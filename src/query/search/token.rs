//! Words: runs of letters and digits, without case and accents.

use entity::fold::fold;
use frostem::{Algorithm, Stemmer};
use std::{ops::Range, sync::LazyLock};
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Debug, PartialEq)]
pub(super) struct Token {
    /// The word, folded.
    pub(super) word: String,
    /// Where it stands in the text, in bytes.
    pub(super) place: Range<usize>,
}

/// The words of a text, in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, character) in ends {
        let inside = character.is_alphanumeric() || (start.is_some() && is_combining_mark(character));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                tokens.push(Token { word: fold(&text[from..at]), place: from..at });
                start = None;
            }
            _ => {}
        }
    }
    tokens
}

/// A text as one word: equal for what is written alike.
pub(super) fn whole(text: &str) -> String {
    tokens(text).into_iter().map(|token| token.word).collect::<Vec<_>>().join(" ")
}

/// What a word has in common with its other forms: `victims` and `victim`. The facts are in English.
pub(super) fn stem(word: &str) -> String {
    static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::new(Algorithm::English));
    ENGLISH.stem(word).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.word).collect()
    }

    #[test]
    fn case_accents_and_signs_do_not_count() {
        assert_eq!(
            words("Niš, e\u{301}cole: co-operation 2011/36/EU!"),
            ["nis", "ecole", "co", "operation", "2011", "36", "eu"]
        );
        assert!(words(" — … (").is_empty());
    }

    #[test]
    fn a_token_knows_where_it_stands() {
        let text = "à  État";
        assert_eq!(tokens(text).iter().map(|token| &text[token.place.clone()]).collect::<Vec<_>>(), ["à", "État"]);
    }

    #[test]
    fn forms_of_a_word_have_one_stem() {
        assert_eq!(stem("victims"), stem("victim"));
    }
}
