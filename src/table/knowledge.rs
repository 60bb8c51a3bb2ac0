//! How far what is recorded is all that there is: of a relation, whether a row that is not there may exist; of a column,
//! whether a value that is missing is unknown or absent.
//!
//! Each says it once, where it is declared. What says nothing is taken to be known of nobody.

use crate::table::{
    declaration::{Declaration, Seen, seen},
    object::{Field, Object, Read, Table},
    row::{Item, Row},
};
use entity::{partial_date::PartialDate, vocabulary::Assessment};

/// How far a relation or a column is known of one row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Knowledge<'g> {
    /// What is not recorded is not there.
    Complete,
    /// Some of it is recorded.
    Partial(Told<'g>),
    /// Nobody looked, or nobody says how far.
    Unknown,
}

/// What is known of something that is partly known, as far as the data say it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Told<'g> {
    /// How many are recorded.
    pub known: Option<usize>,
    /// Of how many.
    pub of: Option<usize>,
    /// On which day.
    pub as_of: Option<PartialDate>,
    /// What is covered and what is missing.
    pub note: Option<&'g str>,
    /// How many there can be at most that are not recorded.
    pub unseen: Option<usize>,
}

impl Knowledge<'_> {
    /// Whether nothing is missing.
    pub fn is_complete(self) -> bool {
        matches!(self, Knowledge::Complete)
    }
}

impl From<Assessment> for Knowledge<'_> {
    fn from(assessment: Assessment) -> Self {
        match assessment {
            Assessment::Complete => Knowledge::Complete,
            Assessment::Partial => Knowledge::Partial(Told::default()),
            Assessment::None => Knowledge::Unknown,
        }
    }
}

/// How far something is known of a row, on a day or ever.
pub type Know = Box<dyn for<'g> Fn(&Item<'g>, Option<PartialDate>) -> Knowledge<'g> + Send + Sync>;

/// What tells how far a relation or a column is known.
pub enum Known {
    /// It is known of everybody: what is not recorded is not there.
    Whole,
    /// Nothing tells: that something is not recorded shows nothing.
    Open,
    /// Each row tells it of itself.
    By(Know),
    /// A row of the relation is also one of another, which tells it: a ratification of a state is one of an instrument.
    Through {
        /// The field of the far rows that leads to those who tell.
        by: &'static str,
        /// Whether no two rows of an owner lead to the same of them.
        once: bool,
    },
}

impl Field {
    /// What tells how far it is known.
    pub fn known(&self) -> &Known {
        self.known.as_ref().unwrap_or(&Known::Open)
    }

    /// Whether it is known of every row.
    pub fn is_whole(&self) -> bool {
        matches!(self.known(), Known::Whole)
    }

    /// How far it is known of a row, on a day or ever. Of what is known through another relation, that one tells it.
    pub fn knowledge<'g>(&self, item: &Item<'g>, day: Option<PartialDate>) -> Knowledge<'g> {
        match self.known() {
            Known::Whole => Knowledge::Complete,
            Known::Open | Known::Through { .. } => Knowledge::Unknown,
            Known::By(know) => know(item, day),
        }
    }

    /// Whether there is nothing where nothing is recorded.
    pub fn tells_absence(&self, item: &Item<'_>) -> bool {
        self.knowledge(item, None).is_complete()
    }

    /// Whether its value, or the row that it leads to, may be missing, or there may be none of several.
    pub fn may_be_missing(&self) -> bool {
        match self.read {
            Read::Cell { nullable, .. } | Read::One { nullable, .. } => nullable,
            Read::Cells { .. } | Read::Many { .. } => true,
            Read::Told { .. } | Read::Asked { .. } | Read::Groups { .. } => false,
        }
    }
}

/// How a relation is known through another.
pub struct Through {
    /// The field of its rows that leads to those who tell.
    pub by: &'static Field,
    /// Their type.
    pub tellers: &'static Object,
    /// Their relation, which they tell of.
    pub relation: &'static Field,
    /// Whether no two rows of an owner lead to the same of them.
    pub once: bool,
}

impl Through {
    /// How a relation is known through another, where it is; the table was checked.
    pub fn of(table: &'static Table, field: &'static Field) -> Option<Self> {
        let Known::Through { by, once } = field.known() else { return None };
        let by = table.target(field.leads_to()?).field(by)?;
        let tellers = table.target(by.leads_to()?);
        Some(Through { by, tellers, relation: tellers.field(by.back?)?, once: *once })
    }
}

impl Table {
    /// Where a relation is said to be known through another, this one must tell it.
    pub(super) fn check_known(&self, name: &str, field: &Field) {
        let Some(Known::Through { by, .. }) = &field.known else { return };
        let tells = || {
            let by = self.object(field.leads_to()?)?.field(by)?;
            let relation = self.object(by.leads_to()?)?.field(by.back?)?;
            Some(matches!(relation.known, Some(Known::By(_))))
        };
        assert!(tells() == Some(true), "{name} is said to be known through `{by}`, which leads to nobody who tells it");
    }
}

impl<R: Row> Declaration<R> {
    /// What is not recorded is not there; of a column, what is missing is absent.
    pub fn whole(mut self) -> Self {
        self.last().known = Some(Known::Whole);
        self
    }

    /// Nothing tells how far it is known; of a column, what is missing is unknown.
    pub fn open(mut self) -> Self {
        self.last().known = Some(Known::Open);
        self
    }

    /// Each row tells how far it is known, on a day or ever.
    pub fn known(mut self, know: for<'g> fn(Seen<'g, R>, Option<PartialDate>) -> Knowledge<'g>) -> Self {
        self.last().known = Some(Known::By(Box::new(move |item, day| know(seen(item), day))));
        self
    }

    /// It is known as far as those tell to whom this field of its rows leads.
    pub fn known_through(mut self, by: &'static str) -> Self {
        self.last().known = Some(Known::Through { by, once: false });
        self
    }

    /// The same, where no two rows of an owner lead to the same of them.
    pub fn known_once_through(mut self, by: &'static str) -> Self {
        self.last().known = Some(Known::Through { by, once: true });
        self
    }
}
