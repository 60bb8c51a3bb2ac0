//! The lists that numbers count: where a reader finds exactly what a number on a page or in a chart stands for.

use crate::pages::address;
use entity::{
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{Crime, MembershipRole, Vocabulary},
};

/// A list, narrowed condition by condition.
#[derive(Clone, Debug)]
pub struct Listed {
    kind: Kind,
    parameters: Vec<(&'static str, String)>,
}

impl Listed {
    /// All of a kind.
    pub fn all(kind: Kind) -> Self {
        Listed { kind, parameters: Vec::new() }
    }

    /// Those with a text, a slug or a date; of several of the same name, those with one of them.
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.parameters.push((name, value.to_string()));
        self
    }

    /// Those with a word.
    pub fn word<V: Vocabulary>(self, name: &'static str, word: V) -> Self {
        self.with(name, word.word().to_uppercase())
    }

    /// Those with a word, where one is asked for.
    pub fn maybe_word<V: Vocabulary>(self, name: &'static str, word: Option<V>) -> Self {
        match word {
            Some(word) => self.word(name, word),
            None => self,
        }
    }

    /// What is about a crime, where one is asked for; about both is about each.
    pub fn about(self, name: &'static str, crime: Option<Crime>) -> Self {
        match crime {
            Some(Crime::Both) => self.word(name, Crime::Both),
            Some(crime) => self.word(name, crime).word(name, Crime::Both),
            None => self,
        }
    }

    /// Of agencies, those in a network on the day, where one is asked for; without observers.
    pub fn members(self, network: Option<&str>, day: PartialDate) -> Self {
        let Some(network) = network else { return self };
        let stay = self.with("memberships.network", network).with("memberships.activeOn", day);
        let roles = MembershipRole::ALL.iter().filter(|role| **role != MembershipRole::Observer);
        roles.fold(stay, |stay, role| stay.word("memberships.role", *role))
    }

    /// Those that are active on the day.
    pub fn on(self, day: PartialDate) -> Self {
        self.with("activeOn", day)
    }

    /// Where it is shown.
    pub fn address(self) -> String {
        address::of_list(self.kind, "", &self.parameters)
    }
}
