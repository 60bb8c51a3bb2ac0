//! `[[fundings]]`: what somebody pays for a project.

use crate::files::{
    fields::Fields,
    given::Optional,
    problem::Place,
    reading::Reading,
    reference::Reference,
    rows::Rows,
    rules,
    source::{self, Source},
    value::{agency, amount, currency, date, state, text},
};
use entity::{fact::FactKind, fold, funding, partial_date::PartialDate};

/// A funding as the file of its project tells it.
pub(super) struct Funding {
    funder: Optional<Reference>,
    state: Optional<Reference>,
    name: Optional<String>,
    amount: Optional<i64>,
    currency: Optional<String>,
    on: Optional<PartialDate>,
    sources: Vec<Source>,
}

/// Reads one.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Funding {
    rules::exactly_one::check(table, &["funder", "state", "name"]);
    rules::currency::check(table);
    Funding {
        funder: table.optional("funder", agency),
        state: table.optional("state", state),
        name: table.optional("name", text),
        amount: table.optional("amount", amount),
        currency: table.optional("currency", currency),
        on: table.optional("on", date),
        sources: source::own_or_inherited(table),
    }
}

impl Funding {
    /// Notes it. The position tells one from another where no date does.
    pub(super) fn define(&self, project: &str, position: usize, reading: &mut Reading<'_>) {
        if let Some((funder, place)) = self.who() {
            reading.define(FactKind::Funding, self.part_name(project, &funder, position), place);
        }
    }

    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows, project_id: i32, project: &str, position: usize) {
        let funder = self.who().map(|(funder, _)| funder).unwrap_or_default();
        let part = self.part_name(project, &funder, position);
        let (agency_id, state_id) = (rows.optional_id(&self.funder), rows.optional_id(&self.state));
        rows.part(FactKind::Funding, &part, self.sources, |dataset, id| {
            dataset.fundings.push(funding::Model {
                id,
                project_id,
                agency_id,
                state_id,
                name: self.name.value(),
                amount: self.amount.value(),
                currency: self.currency.value(),
                funded_on: self.on.value(),
            });
        });
    }

    /// Who pays, as it stands in keys, and where that is told.
    fn who(&self) -> Option<(String, &Place)> {
        let referred = self.funder.get().or_else(|| self.state.get());
        let referred = referred.map(|given| (given.value.name.to_lowercase(), &given.place));
        referred.or_else(|| self.name.get().map(|given| (fold::slug(&given.value), &given.place)))
    }

    fn part_name(&self, project: &str, funder: &str, position: usize) -> String {
        match self.on.get() {
            Some(on) => format!("{project}/{funder}/{}", on.value),
            None => format!("{project}/{funder}/{position}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn one_funder_pays_once_at_a_time() {
        let again = "[[fundings]]\nstate = \"ES\"\non = \"2016\"\n\n[[fundings]]";
        let problems = with("projects/glo-act.toml", "[[fundings]]", again);
        assert_eq!(problems, ["projects/glo-act.toml:28:9: there is a funding by it from this time already"]);
    }
}
