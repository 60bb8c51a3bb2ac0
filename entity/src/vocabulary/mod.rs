//! The closed vocabularies: one file each, the words in their order, which sorting follows.
//!
//! A vocabulary is the one thing whose word in the data files, value in the database and name in GraphQL are said in
//! one place, because together they are the contract.

mod access;
mod action_type;
mod agency_kind;
mod area;
mod arrangement_kind;
mod arrangement_subject;
mod assessment;
mod axis;
mod beneficiary;
mod category;
mod certainty;
mod change;
mod consent_act;
mod coordination_kind;
mod coverage_level;
mod crime;
mod data_source;
mod difference;
mod figure;
mod formalization;
mod harmonised;
mod homogeneity;
pub mod inapplicable;
mod instrument_kind;
mod instrument_status;
mod language;
mod legal_force;
mod measure_type;
mod membership_role;
mod objective;
mod obstacle;
mod office;
mod output_kind;
mod participation_role;
mod path_relation;
mod path_via;
mod personal_data;
mod precision;
mod purpose;
mod reach;
mod region_kind;
mod scope;
mod tie_kind;
mod topic;
mod unit_of_count;
mod update;
mod verdict;
pub use access::Access;
pub use action_type::ActionType;
pub use agency_kind::AgencyKind;
pub use area::Area;
pub use arrangement_kind::ArrangementKind;
pub use arrangement_subject::ArrangementSubject;
pub use assessment::Assessment;
pub use axis::Axis;
pub use beneficiary::Beneficiary;
pub use category::Category;
pub use certainty::Certainty;
pub use change::Change;
pub use consent_act::ConsentAct;
pub use coordination_kind::CoordinationKind;
pub use coverage_level::CoverageLevel;
pub use crime::Crime;
pub use data_source::DataSource;
pub use difference::Difference;
pub use figure::Figure;
pub use formalization::Formalization;
pub use harmonised::Harmonised;
pub use homogeneity::Homogeneity;
pub use inapplicable::makes_sense;
pub use instrument_kind::InstrumentKind;
pub use instrument_status::InstrumentStatus;
pub use language::Language;
pub use legal_force::LegalForce;
pub use measure_type::MeasureType;
pub use membership_role::MembershipRole;
pub use objective::Objective;
pub use obstacle::Obstacle;
pub use office::Office;
pub use output_kind::OutputKind;
pub use participation_role::ParticipationRole;
pub use path_relation::PathRelation;
pub use path_via::PathVia;
pub use personal_data::PersonalData;
pub use precision::Precision;
pub use purpose::Purpose;
pub use reach::Reach;
pub use region_kind::RegionKind;
pub use scope::Scope;
pub use tie_kind::TieKind;
pub use topic::Topic;
pub use unit_of_count::UnitOfCount;
pub use update::Update;
pub use verdict::Verdict;

/// A closed list of words that a column takes.
pub trait Vocabulary: Copy + Ord + std::fmt::Debug + 'static {
    /// Its name in data files, such as `action_type`.
    const NAME: &'static str;
    /// What its words tell of a fact.
    const DESCRIPTION: &'static str;
    /// Every word, in the order of sorting.
    const ALL: &'static [Self];

    /// The word in data files and in the database, such as `self_executing`.
    fn word(self) -> &'static str;

    /// What the word means.
    fn description(self) -> &'static str;

    /// Where it stands among all words.
    fn place(self) -> usize;

    /// The word as GraphQL has it, such as `SELF_EXECUTING`.
    fn name(self) -> String {
        self.word().to_uppercase()
    }

    /// The word as one writes it in a text: `Self-executing`.
    fn label(self) -> String {
        crate::label::of(self.word())
    }

    /// The value with this word.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Does something with each vocabulary in turn.
pub trait VocabularyVisitor {
    /// Called once for each.
    fn visit<V: Vocabulary>(&mut self);
}

/// Shows a visitor every vocabulary, in the order of the manual.
pub fn each(visitor: &mut impl VocabularyVisitor) {
    visitor.visit::<Crime>();
    visitor.visit::<Axis>();
    visitor.visit::<Category>();
    visitor.visit::<Precision>();
    visitor.visit::<Homogeneity>();
    visitor.visit::<MeasureType>();
    visitor.visit::<Beneficiary>();
    visitor.visit::<InstrumentKind>();
    visitor.visit::<Scope>();
    visitor.visit::<Area>();
    visitor.visit::<Purpose>();
    visitor.visit::<LegalForce>();
    visitor.visit::<InstrumentStatus>();
    visitor.visit::<AgencyKind>();
    visitor.visit::<Formalization>();
    visitor.visit::<MembershipRole>();
    visitor.visit::<Office>();
    visitor.visit::<ParticipationRole>();
    visitor.visit::<ActionType>();
    visitor.visit::<OutputKind>();
    visitor.visit::<Access>();
    visitor.visit::<Topic>();
    visitor.visit::<DataSource>();
    visitor.visit::<Figure>();
    visitor.visit::<UnitOfCount>();
    visitor.visit::<Harmonised>();
    visitor.visit::<PersonalData>();
    visitor.visit::<Update>();
    visitor.visit::<Reach>();
    visitor.visit::<RegionKind>();
    visitor.visit::<ArrangementKind>();
    visitor.visit::<ArrangementSubject>();
    visitor.visit::<Certainty>();
    visitor.visit::<Assessment>();
    visitor.visit::<Objective>();
    visitor.visit::<Verdict>();
    visitor.visit::<ConsentAct>();
    visitor.visit::<Language>();
}

/// Shows a visitor every vocabulary of what is computed, and that of the kinds of fact.
pub fn each_computed(visitor: &mut impl VocabularyVisitor) {
    visitor.visit::<crate::kind::Kind>();
    visitor.visit::<Change>();
    visitor.visit::<CoordinationKind>();
    visitor.visit::<CoverageLevel>();
    visitor.visit::<Difference>();
    visitor.visit::<Obstacle>();
    visitor.visit::<PathRelation>();
    visitor.visit::<PathVia>();
    visitor.visit::<TieKind>();
}

/// A closed list of words that no column takes, because they are computed: its type, its name, its words with what they
/// mean.
macro_rules! words {
    (
        $(#[doc = $type_doc:literal])*
        $type:ident $name:literal {
            $( $(#[doc = $doc:literal])* $value:ident = $word:literal, )*
        }
    ) => {
        $(#[doc = $type_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $( $(#[doc = $doc])* $value, )*
        }

        $crate::vocabulary::spoken! {
            $(#[doc = $type_doc])*
            $type $name {
                $( $(#[doc = $doc])* $value = $word, )*
            }
        }
    };
}
pub(crate) use words;

/// One vocabulary: its type, its name in files, its words with what they mean.
macro_rules! vocabulary {
    (
        $(#[doc = $type_doc:literal])*
        $type:ident $name:literal {
            $( $(#[doc = $doc:literal])* $value:ident = $word:literal, )*
        }
    ) => {
        $(#[doc = $type_doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, sea_orm::EnumIter, sea_orm::DeriveActiveEnum,
        )]
        #[sea_orm(rs_type = "String", db_type = "Text")]
        pub enum $type {
            $(
                $(#[doc = $doc])*
                #[sea_orm(string_value = $word)]
                $value,
            )*
        }

        $crate::vocabulary::spoken! {
            $(#[doc = $type_doc])*
            $type $name {
                $( $(#[doc = $doc])* $value = $word, )*
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($crate::vocabulary::Vocabulary::word(*self))
            }
        }
    };
}
use vocabulary;

/// What the words of a type are and mean.
macro_rules! spoken {
    (
        $(#[doc = $type_doc:literal])*
        $type:ident $name:literal {
            $( $(#[doc = $doc:literal])* $value:ident = $word:literal, )*
        }
    ) => {
        impl $crate::vocabulary::Vocabulary for $type {
            const NAME: &'static str = $name;
            const DESCRIPTION: &'static str = concat!($($type_doc),*).trim_ascii();
            const ALL: &'static [Self] = &[$(Self::$value),*];

            fn word(self) -> &'static str {
                match self { $(Self::$value => $word,)* }
            }

            fn description(self) -> &'static str {
                match self { $(Self::$value => concat!($($doc),*).trim_ascii(),)* }
            }

            fn place(self) -> usize {
                self as usize
            }
        }
    };
}
pub(crate) use spoken;

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::ActiveEnum;

    #[test]
    fn the_database_keeps_the_word_of_the_files() {
        assert_eq!(AgencyKind::UnEntity.to_value(), AgencyKind::UnEntity.word());
        assert_eq!(AgencyKind::try_from_value(&"eu_agency".to_owned()).ok(), Some(AgencyKind::EuAgency));
    }

    #[test]
    fn a_label_reads_like_a_word_of_a_text() {
        assert_eq!(Precision::SelfExecuting.label(), "Self-executing");
        assert_eq!(AgencyKind::UnEntity.label(), "UN entity");
    }
}
