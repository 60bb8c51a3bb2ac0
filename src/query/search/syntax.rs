//! What a user types: words, "phrases", prefix*, and -exclusions of each. Nothing typed is a mistake: what can't be
//! understood is taken as words.

use crate::query::search::{
    spelling,
    token::{self, Token},
};

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
    /// What is found just as well: words that are typed apart, or with a sign between, as one word.
    pub(super) joined: Vec<String>,
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
        let joined = if quoted.is_none() && words.len() > 1 { vec![words.concat()] } else { Vec::new() };
        if !words.is_empty() {
            clauses.push(Clause { form, words, joined, excluded });
        }
        rest = after.trim_start();
    }
    join(&mut clauses);
    clauses
}

/// Words that are typed side by side may be one word in a text: `inter agency`.
fn join(clauses: &mut [Clause]) {
    let is_word = |clause: &Clause| clause.form == Form::Word && !clause.excluded;
    for at in 1..clauses.len() {
        let [one, next] = &mut clauses[at - 1..=at] else { continue };
        if is_word(one) && is_word(next) {
            let joined = format!("{}{}", one.words[0], next.words[0]);
            one.joined.push(joined.clone());
            next.joined.push(joined);
        }
    }
}

/// What is to be marked in the texts that were found.
pub(super) struct Wanted(Vec<Mark>);

/// A part of a query as texts are compared with it.
struct Mark {
    form: Form,
    words: Vec<String>,
    common: Vec<String>,
    /// The stems of single words that are a match.
    stems: Vec<String>,
}

impl Mark {
    fn of(clause: &Clause) -> Self {
        let words = if clause.form == Form::Word { clause.words.as_slice() } else { &[] };
        let stem = |word: &String| spelling::stem(&spelling::common(word));
        Mark {
            form: clause.form,
            words: clause.words.clone(),
            common: clause.words.iter().map(|word| spelling::common(word)).collect(),
            stems: words.iter().chain(&clause.joined).map(stem).collect(),
        }
    }

    fn is_at(&self, tokens: &[Token]) -> bool {
        let (Some((last, before)), Some(word)) = (self.common.split_last(), self.words.last()) else { return false };
        tokens.len() > before.len() && before.iter().zip(tokens).all(|(wanted, token)| *wanted == token.common) && {
            let token = &tokens[before.len()];
            match self.form {
                Form::Word => false,
                Form::Phrase => token.common == *last,
                Form::Prefix => token.word.starts_with(word.as_str()) || token.common.starts_with(last.as_str()),
            }
        }
    }
}

impl Wanted {
    pub(super) fn of(clauses: &[Clause]) -> Self {
        Wanted(clauses.iter().filter(|clause| !clause.excluded).map(Mark::of).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many of the words from here on are a match: none, or as many as the match has.
    pub(super) fn match_at(&self, tokens: &[Token]) -> usize {
        let [first, ..] = tokens else { return 0 };
        let stem = spelling::stem(&first.common);
        let both = tokens.get(1).map(|next| spelling::stem(&token::joined(first, next).common));
        let length = |mark: &Mark| match () {
            () if mark.is_at(tokens) => mark.words.len(),
            () if both.as_ref().is_some_and(|both| mark.stems.contains(both)) => 2,
            () => usize::from(mark.stems.contains(&stem)),
        };
        self.0.iter().map(length).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{prop_assert, proptest};

    fn clause(form: Form, words: &[&str], excluded: bool) -> Clause {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Clause { form, words, joined: Vec::new(), excluded }
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
        let expected =
            Clause { joined: vec!["201136eu".to_owned()], ..clause(Form::Phrase, &["2011", "36", "eu"], false) };
        assert_eq!(read("2011/36/EU"), [expected]);
    }

    #[test]
    fn words_side_by_side_may_be_one_word() {
        let joined = |query: &str| read(query).into_iter().map(|clause| clause.joined).collect::<Vec<_>>();
        assert_eq!(joined("un gift now"), [vec!["ungift"], vec!["ungift", "giftnow"], vec!["giftnow"]]);
        assert_eq!(joined("inter-agency"), [["interagency"]]);
        assert!(joined("un -gift \"inter agency\" x*").iter().all(Vec::is_empty));
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
