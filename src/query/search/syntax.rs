//! What a user types: words, "phrases", prefix*, and -exclusions of each. Nothing typed is a mistake: what can't be
//! understood is taken as words.

use crate::query::search::token;

/// How a part of a query is to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// As a word, in any of its forms.
    Word,
    /// Word for word, in this order.
    Phrase,
    /// Like a phrase, its last word being the beginning of one.
    Prefix,
}

/// A part of a query.
#[derive(Debug, PartialEq)]
pub(super) struct Clause {
    pub(super) form: Form,
    /// At least one.
    pub(super) words: Vec<String>,
    /// It must not be found.
    pub(super) excluded: bool,
}

/// The parts of a query.
pub(super) fn read(query: &str) -> Vec<Clause> {
    let mut clauses = Vec::new();
    let mut rest = query.trim_start();
    while !rest.is_empty() {
        let excluded = rest.starts_with('-');
        if excluded {
            rest = &rest[1..];
        }
        let quoted = rest.strip_prefix('"');
        let (part, after) = match quoted {
            // A quotation mark that nothing closes quotes all the rest.
            Some(inside) => inside.split_once('"').unwrap_or((inside, "")),
            None => rest.split_at(
                rest.find(|character: char| character.is_whitespace() || character == '"').unwrap_or(rest.len()),
            ),
        };
        let words: Vec<String> = token::tokens(part).into_iter().map(|token| token.word).collect();
        let form = match (quoted, part.ends_with('*'), words.len()) {
            (Some(_), _, _) => Form::Phrase,
            (None, true, _) => Form::Prefix,
            // `2011/36/EU` is one thing to whoever types it.
            (None, false, 2..) => Form::Phrase,
            (None, false, _) => Form::Word,
        };
        if !words.is_empty() {
            clauses.push(Clause { form, words, excluded });
        }
        rest = after.trim_start();
    }
    clauses
}

/// What is to be marked in the texts that were found.
pub(super) struct Wanted(Vec<(Form, Vec<String>)>);

impl Wanted {
    pub(super) fn of(clauses: &[Clause]) -> Self {
        let wanted = clauses.iter().filter(|clause| !clause.excluded);
        Wanted(wanted.map(|clause| (clause.form, clause.words.clone())).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of the words from here on are a match: none, or as many as the match has.
    pub(super) fn match_at(&self, words: &[token::Token]) -> usize {
        let matches = |(form, wanted): &(Form, Vec<String>)| -> bool {
            let Some((last, before)) = wanted.split_last() else { return false };
            words.len() >= wanted.len()
                && before.iter().zip(words).all(|(wanted, token)| *wanted == token.word)
                && match form {
                    Form::Word => token::stem(&words[before.len()].word) == token::stem(last),
                    Form::Phrase => words[before.len()].word == *last,
                    Form::Prefix => words[before.len()].word.starts_with(last.as_str()),
                }
        };
        self.0.iter().filter(|wanted| matches(wanted)).map(|(_, words)| words.len()).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prop_assert, proptest};

    fn clause(form: Form, words: &[&str], excluded: bool) -> Clause {
        Clause { form, words: words.iter().map(|word| (*word).to_owned()).collect(), excluded }
    }

    #[test]
    fn words_phrases_prefixes_and_exclusions() {
        let expected = [
            clause(Form::Word, &["victims"], false),
            clause(Form::Phrase, &["child", "victim"], false),
            clause(Form::Prefix, &["compens"], false),
            clause(Form::Word, &["adult"], true),
            clause(Form::Phrase, &["soft", "law"], true),
        ];
        assert_eq!(read(r#"Victims "child victim" compens* -adult -"soft law""#), expected);
    }

    #[test]
    fn what_is_one_thing_to_the_reader_is_a_phrase() {
        assert_eq!(read("2011/36/EU"), [clause(Form::Phrase, &["2011", "36", "eu"], false)]);
    }

    #[test]
    fn what_means_nothing_is_passed_over() {
        assert_eq!(
            read(r#" - * "" -"" ( ) AND: "open"#),
            [clause(Form::Word, &["and"], false), clause(Form::Phrase, &["open"], false)]
        );
        assert!(read("").is_empty());
    }

    proptest! {
        #[test]
        fn nothing_typed_is_a_mistake(query in r#"[a-zé"*\-\\(){}\[\]:^~+&|!?<>/ \u{0}]{0,60}"#) {
            for clause in read(&query) {
                prop_assert!(!clause.words.is_empty() && clause.words.iter().all(|word| !word.is_empty()));
            }
        }
    }
}
