//! Words: runs of letters and digits, without case, accents and spelling.

use crate::query::search::spelling;
use entity::fold::fold;
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;

/// A word of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token {
    /// The word as it stands there, folded.
    pub(super) word: String,
    /// The word in its common spelling.
    pub(super) common: String,
    /// Where it stands in the text, in bytes.
    pub(super) place: Range<usize>,
}

impl Token {
    fn of(text: &str, place: Range<usize>) -> Self {
        let word = fold(&text[place.clone()]);
        Token { common: spelling::common(&word), word, place }
    }
}

/// The words of a text, in order. Letters with dots between are one: `U.N.` is written as `UN` is.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut dotted = false;
    for place in runs(text) {
        let run = &text[place.clone()];
        let is_letter = run.chars().filter(|character| !is_combining_mark(*character)).count() == 1
            && run.starts_with(char::is_alphabetic);
        let follows = |last: &Range<usize>| text[last.end..place.start] == *".";
        match places.last_mut() {
            Some(last) if is_letter && dotted && follows(last) => last.end = place.end,
            _ => places.push(place),
        }
        dotted = is_letter;
    }
    places.into_iter().map(|place| Token::of(text, place)).map(without_dots).collect()
}

fn without_dots(mut token: Token) -> Token {
    if token.word.contains('.') {
        token.word.retain(|character| character != '.');
        token.common = spelling::common(&token.word);
    }
    token
}

/// Where letters and digits follow each other.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, character) in ends {
        let inside = character.is_alphanumeric() || (start.is_some() && is_combining_mark(character));
        match (inside, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                runs.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    runs
}

/// Two words that follow each other, as one: `inter-agency` is written `interagency` too, and `UN.GIFT` `UNGIFT`.
pub(super) fn joined(one: &Token, next: &Token) -> Token {
    let word = format!("{}{}", one.word, next.word);
    Token { common: spelling::common(&word), word, place: one.place.start..next.place.end }
}

/// Whether nothing but a sign stands between two words, such as a hyphen, a dot or an apostrophe.
pub(super) fn is_compound(text: &str, one: &Token, next: &Token) -> bool {
    let between = &text[one.place.end..next.place.start];
    between.chars().count() == 1 && !between.contains(char::is_whitespace)
}

/// A text as one word: equal for what is written alike, in whatever spelling, and however its words are joined or parted.
pub(super) fn whole(text: &str) -> String {
    tokens(text).into_iter().map(|token| token.common).collect()
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
        let text = "à  État, U.N.";
        assert_eq!(
            tokens(text).iter().map(|token| &text[token.place.clone()]).collect::<Vec<_>>(),
            ["à", "État", "U.N"]
        );
    }

    #[test]
    fn letters_with_dots_between_are_one_word() {
        assert_eq!(
            words("The U.N., the O.S.C.E and Art. 5.a of part b. c"),
            ["the", "un", "the", "osce", "and", "art", "5", "a", "of", "part", "b", "c"]
        );
    }

    #[test]
    fn a_name_is_the_same_however_it_is_written() {
        assert_eq!(whole("UN.GIFT"), whole("un gift"));
        assert_eq!(
            whole("Organization for Security and Co-operation"),
            whole("organisation for security and cooperation")
        );
        assert_ne!(whole("UN"), whole("UNO"));
    }
}
