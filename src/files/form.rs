//! What may stand behind a key, as data: what readers ask for, what problems say was expected, and what the descriptions of
//! the files are made of.

use crate::files::{kind, nearest, reference::Target};
use entity::{fact::FactKind, vocabulary::Vocabulary};

/// What may stand behind a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// A text of one line.
    Text,
    /// An id.
    Id,
    /// The address of a page.
    Address,
    /// The three letters of a currency.
    Currency,
    /// A date as far as it is known, in quotes.
    Date,
    /// True or false.
    Flag,
    /// A whole number from 0 to the given.
    Whole(i64),
    /// A number, whole or with decimals.
    Number,
    /// A text, a number or a boolean.
    Scalar,
    /// The path of a `.graphql` file.
    Document,
    /// A word of a vocabulary.
    Word(Words),
    /// The name of another fact.
    Reference(Target),
    /// The party of a ratification: a state or an agency.
    Party,
    /// A list in which nothing stands twice.
    List(Box<Form>),
    /// A table for each of several.
    Tables(Vec<Key>),
    /// A table.
    Table(Vec<Key>),
    /// A table whose keys are not known beforehand.
    Pairs(Box<Form>),
}

/// A few words, and what they mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words {
    /// The vocabulary; empty where the words are in none.
    pub(super) name: &'static str,
    /// Each word, and what it means; empty where it says that itself.
    pub(super) words: Vec<(&'static str, &'static str)>,
}

/// A key of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    /// What it is called.
    pub(super) name: &'static str,
    /// Whether it must be there.
    pub(super) required: bool,
    /// What may stand behind it.
    pub(super) form: Form,
}

impl Words {
    /// The words of a vocabulary.
    pub(super) fn of<V: Vocabulary>() -> Self {
        Words { name: V::NAME, words: V::ALL.iter().map(|word| (word.word(), word.description())).collect() }
    }

    /// Words of no vocabulary.
    pub(super) fn plain(words: impl IntoIterator<Item = &'static str>) -> Self {
        Words { name: "", words: words.into_iter().map(|word| (word, "")).collect() }
    }

    /// The words alone.
    pub(super) fn list(&self) -> Vec<&'static str> {
        self.words.iter().map(|(word, _)| *word).collect()
    }
}

impl Form {
    /// What was expected, as a problem says it.
    pub(super) fn expected(&self) -> String {
        let text = match self {
            Form::Text => "a text in quotes",
            Form::Id => "an id in quotes, such as \"glo-act\"",
            Form::Address => "an address in quotes, such as \"https://icat.un.org\"",
            Form::Currency => "the three capital letters of a currency in quotes, such as \"EUR\"",
            Form::Date => "a date in quotes, such as \"2017\", \"2017-04\" or \"2017-04-03\"",
            Form::Flag => "true or false, without quotes",
            Form::Whole(_) => "a whole number without quotes, such as 23",
            Form::Number => "a number without quotes, such as 23 or 0.5",
            Form::Scalar => "a text in quotes, a number or a boolean",
            Form::Document => "the path of a document in quotes, such as \"findings/icat-members.graphql\"",
            Form::Word(words) => return words.expected(),
            Form::Reference(Target::Id(FactKind::Agency)) => "the id of an agency in quotes, such as \"iom\"",
            Form::Reference(Target::Id(FactKind::Instrument)) => "the id of an instrument in quotes, such as \"untoc\"",
            Form::Reference(Target::Id(kind)) => {
                return format!("the id of a fact in quotes, a {}", kind::prefix(*kind));
            }
            Form::Reference(Target::Owner) => "the id of an agency, network or project in quotes, such as \"iom\"",
            Form::Reference(Target::State) => "the two capital letters of a state in quotes, such as \"ES\"",
            Form::Reference(Target::Key) => "a kind and an id in quotes, such as \"network:icat\"",
            Form::Party => "the two capital letters of a state or the id of an agency",
            Form::List(_) => "a list in brackets, such as [\"…\", \"…\"]",
            Form::Tables(_) => "a table in double brackets for each",
            Form::Table(_) => "a table",
            Form::Pairs(_) => "a table in braces, such as { celex = \"32011L0036\" }",
        };
        text.to_owned()
    }
}

impl Words {
    fn expected(&self) -> String {
        match self.list().as_slice() {
            words @ [first, ..] if words.len() > nearest::MOST_LISTED => {
                format!("a word in quotes, one of {} such as \"{first}\"", words.len())
            }
            words => format!("one of {}", nearest::list(words)),
        }
    }
}
