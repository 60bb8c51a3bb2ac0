//! On what computed rows and their values rest: on relations of others, which they were made from. What is not recorded
//! there could change them.
//!
//! A type, a value and a computed list each say it once, where they are declared. A truth that holds is shown by facts; only
//! one that does not hold rests on what may be missing.

#![expect(clippy::type_complexity, reason = "the types of the functions are what a declaration is checked by")]

use crate::table::{
    ask::Ask,
    cell::{Cell, Type},
    condition::Reach,
    declaration::{Declaration, Seen, read, seen},
    object::{Arguments, Field, LookAt, Looked, Object, Read, Rests, Table, WalkTellers},
    operand::Test,
    refusal::{Flow, Halt, Refusal, whole},
    row::{Item, Row},
};
use entity::partial_date::PartialDate;

impl<R: Row> Declaration<R> {
    /// Each row rests on these relations of some rows, on a day or ever: a gap on the actions of those who show none.
    pub fn rests_on<B: Row>(
        mut self,
        relations: &'static [&'static str],
        walk: for<'g> fn(Seen<'g, R>, &mut dyn FnMut(B::Of<'g>, Option<PartialDate>)),
    ) -> Self {
        self.object_mut().rests.push(rests::<R, B>(relations, walk));
        self
    }

    /// The value before rests on these relations of some rows: that no tie is on record on what ties of the two are.
    pub fn value_rests_on<B: Row>(
        mut self,
        relations: &'static [&'static str],
        walk: for<'g> fn(Seen<'g, R>, &mut dyn FnMut(B::Of<'g>, Option<PartialDate>)),
    ) -> Self {
        self.last().rests.push(rests::<R, B>(relations, walk));
        self
    }

    /// All of the computed rows before rest on these relations of those that were looked at for them, on a day or ever.
    pub fn looks_at<A: 'static, B: Row>(
        mut self,
        relations: &'static [&'static str],
        at: for<'g> fn(Seen<'g, R>, &A, &Ask<'_, 'g>) -> Result<(Vec<B::Of<'g>>, Option<PartialDate>), Refusal>,
    ) -> Self {
        let at: LookAt = Box::new(move |item, given: &Arguments, ask| {
            let (all, day) = at(seen(item), read::<A>(given), ask)?;
            Ok((all.into_iter().map(B::item).collect(), day))
        });
        self.last().looked.push(Looked { of: B::NAME, relations, at });
        self
    }
}

fn rests<R: Row, B: Row>(
    relations: &'static [&'static str],
    walk: for<'g> fn(Seen<'g, R>, &mut dyn FnMut(B::Of<'g>, Option<PartialDate>)),
) -> Rests {
    let walk: WalkTellers = Box::new(move |item, each| walk(seen(item), &mut |of, day| each(B::item(of), day)));
    Rests { of: B::NAME, relations, walk }
}

impl Table {
    /// What rows, values and lists rest on must be relations that are declared.
    pub(super) fn check_rests(&self, object: &Object) {
        let known = |of: &str, relation: &str| {
            let field = self.object(of).and_then(|of| of.field(relation));
            assert!(
                field.is_some_and(|field| matches!(field.read, Read::Many { .. })),
                "{} rests on {of}.{relation}, which is not a relation that is declared",
                object.name
            );
        };
        for rests in object.rests.iter().chain(object.fields.iter().flat_map(|field| &field.rests)) {
            rests.relations.iter().for_each(|relation| known(rests.of, relation));
        }
        for looked in object.fields.iter().flat_map(|field| &field.looked) {
            looked.relations.iter().for_each(|relation| known(looked.of, relation));
        }
    }
}

impl Field {
    /// Whether that a value passes tests, or does not, can rest on relations that may not be completely known.
    pub fn can_rest(&self, tests: &[Test], holds: bool) -> bool {
        let is_truth = matches!(self.read, Read::Cell { ty: Type::Bool, .. });
        let by_absence = || tests.iter().all(|test| test.passes(&Cell::Bool(false))) == holds;
        !self.rests.is_empty() && (!is_truth || by_absence())
    }
}

impl<'g> Ask<'_, 'g> {
    /// Notes what computed rows rest on that are asked for of a row.
    pub fn list_rests(&self, looked: &Looked, item: &Item<'g>, arguments: &Arguments) -> Result<(), Refusal> {
        let (all, day) = (looked.at)(item, arguments, self)?;
        for relation in looked.relations {
            let reach = self.relation(looked.of, relation);
            all.iter().try_for_each(|owner| whole(self.relation_rests(&reach, owner, day)))?;
        }
        Ok(())
    }

    /// Notes what a computed row rests on.
    pub fn row_rests(&self, object: &Object, item: &Item<'_>) -> Result<(), Refusal> {
        whole(self.all_rest(&object.rests, item))
    }

    /// Notes what a value of a computed row rests on.
    pub fn value_rests(&self, field: &Field, value: &Cell<'_>, item: &Item<'_>) -> Flow {
        match value {
            Cell::Bool(true) => Ok(()),
            _ => self.all_rest(&field.rests, item),
        }
    }

    fn all_rest(&self, all: &[Rests], item: &Item<'_>) -> Flow {
        for rests in all {
            for relation in rests.relations {
                let reach = self.relation(rests.of, relation);
                let mut done = Ok(());
                (rests.walk)(item, &mut |owner, day| {
                    if done.is_ok() {
                        done = self.relation_rests(&reach, &owner, day);
                    }
                });
                done?;
            }
        }
        Ok(())
    }

    /// Whether nothing that is not recorded could change a value.
    pub fn is_sure(&self, field: &Field, value: &Cell<'_>, item: &Item<'_>) -> Result<bool, Halt> {
        if *value == Cell::Bool(true) {
            return Ok(true);
        }
        let mut sure = Ok(true);
        for rests in &field.rests {
            for relation in rests.relations {
                let reach = self.relation(rests.of, relation);
                (rests.walk)(item, &mut |owner, day| {
                    if matches!(sure, Ok(true)) {
                        sure = self.is_known(&reach, &owner, day);
                    }
                });
            }
        }
        sure
    }

    fn relation(&self, of: &str, relation: &str) -> Reach {
        let field = self.table.target(of).field(relation).expect(CHECKED);
        let Read::Many { walk, .. } = &field.read else { unreachable!("{CHECKED}") };
        Reach::new(self.table, field, walk)
    }

    fn is_known(&self, reach: &Reach, owner: &Item<'_>, day: Option<PartialDate>) -> Result<bool, Halt> {
        self.step()?;
        Ok(match &reach.through {
            Some(_) => reach.tellers_on(day, self)?.is_empty(),
            None => reach.field.knowledge(owner, day).is_complete(),
        })
    }

    /// Notes how far a relation of an owner is known, on a day or ever.
    pub(super) fn relation_rests(&self, reach: &Reach, owner: &Item<'_>, day: Option<PartialDate>) -> Flow {
        let Some(through) = &reach.through else {
            return self.rests_on(reach.field, owner, reach.field.knowledge(owner, day), true);
        };
        self.step()?;
        let tellers = reach.tellers_on(day, self)?;
        self.rests.note(reach.field, owner, tellers.is_empty(), |noted| {
            noted.name_tellers(through, &tellers, (reach.address(None), day), self);
        });
        Ok(())
    }
}

const CHECKED: &str = "the table was checked";
