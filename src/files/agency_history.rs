//! `[[names]]`, `[[seats]]`, `[[kinds]]`, `[[predecessors]]` and `[[successors]]` of an agency: what it was at other times.

use crate::files::{
    fields::Fields,
    given::{Given, Optional, Required},
    reading::Reading,
    reference::Reference,
    rows::Rows,
    rules,
    source::{self, Source},
    value::{agency, date, text, word},
};
use entity::{
    agency_kind_term, agency_name, agency_seat, fact::FactKind, fold, partial_date::PartialDate, succession,
    vocabulary::AgencyKind,
};

/// What the file of an agency tells of other times.
pub(super) struct History {
    names: Vec<Name>,
    seats: Vec<Seat>,
    kinds: Vec<KindTerm>,
    predecessors: Vec<Predecessor>,
    successors: Vec<Successor>,
}

/// What it was called.
struct Name {
    name: Required<String>,
    acronym: Optional<String>,
    time: Time,
}

/// Where it had its seat.
struct Seat {
    seat: Required<String>,
    time: Time,
}

/// What it was in law.
struct KindTerm {
    kind: Required<AgencyKind>,
    time: Time,
}

/// From when until when, and the pages that show it.
struct Time {
    since: Optional<PartialDate>,
    until: Optional<PartialDate>,
    sources: Vec<Source>,
}

/// Whose place it took: an agency of the graph, or another body.
struct Predecessor {
    agency: Optional<Reference>,
    name: Optional<String>,
    on: Optional<PartialDate>,
    sources: Vec<Source>,
}

/// Who took its place and is not an agency of the graph.
struct Successor {
    name: Required<String>,
    on: Optional<PartialDate>,
    sources: Vec<Source>,
}

/// Reads what the file tells.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> History {
    History {
        names: table.many("names", read_name),
        seats: table.many("seats", read_seat),
        kinds: table.many("kinds", read_kind),
        predecessors: table.many("predecessors", read_predecessor),
        successors: table.many("successors", read_successor),
    }
}

fn read_name(table: &mut Fields<'_, '_, '_>) -> Name {
    Name { name: table.required("name", text), acronym: table.optional("acronym", text), time: read_time(table) }
}

fn read_seat(table: &mut Fields<'_, '_, '_>) -> Seat {
    Seat { seat: table.required("seat", text), time: read_time(table) }
}

fn read_kind(table: &mut Fields<'_, '_, '_>) -> KindTerm {
    KindTerm { kind: table.required("kind", word), time: read_time(table) }
}

fn read_time(table: &mut Fields<'_, '_, '_>) -> Time {
    let time = Time {
        since: table.optional("since", date),
        until: table.optional("until", date),
        sources: source::own_or_inherited(table),
    };
    rules::period::check(&time.since, &time.until, table.reading);
    time
}

fn read_predecessor(table: &mut Fields<'_, '_, '_>) -> Predecessor {
    rules::exactly_one::check(table, &["agency", "name"]);
    Predecessor {
        agency: table.optional("agency", agency),
        name: table.optional("name", text),
        on: table.optional("on", date),
        sources: source::own_or_inherited(table),
    }
}

fn read_successor(table: &mut Fields<'_, '_, '_>) -> Successor {
    Successor {
        name: table.required("name", text),
        on: table.optional("on", date),
        sources: source::own_or_inherited(table),
    }
}

impl History {
    /// Notes the parts.
    pub(super) fn define(&self, agency: &Required<String>, reading: &mut Reading<'_>) {
        for predecessor in self.predecessors.iter().filter_map(|predecessor| predecessor.agency.get()) {
            rules::relation_to_itself::check(agency, std::slice::from_ref(predecessor), reading);
        }
        let Some(Given { value: agency, .. }) = agency.get() else { return };
        for (position, name) in self.names.iter().enumerate() {
            note(FactKind::AgencyName, agency, position, &name.name, &name.time, reading);
        }
        for (position, seat) in self.seats.iter().enumerate() {
            note(FactKind::AgencySeat, agency, position, &seat.seat, &seat.time, reading);
        }
        for (position, term) in self.kinds.iter().enumerate() {
            note(FactKind::AgencyKindTerm, agency, position, &term.kind, &term.time, reading);
        }
        for predecessor in &self.predecessors {
            let place = predecessor.agency.get().map(|given| &given.place);
            if let Some(place) = place.or_else(|| predecessor.name.get().map(|given| &given.place)) {
                reading.define(FactKind::Succession, predecessor.part_name(agency), place);
            }
        }
        for successor in self.successors.iter().filter_map(|successor| successor.name.get()) {
            reading.define(FactKind::Succession, succession_name(agency, &successor.value), &successor.place);
        }
    }

    /// Writes the rows.
    pub(super) fn write(self, rows: &mut Rows, agency_id: i32, agency: &str) {
        for (position, Name { name, acronym, time }) in self.names.into_iter().enumerate() {
            let part = time.part_name(agency, position);
            let (since, until) = (time.since.value(), time.until.value());
            let (name, acronym) = (name.value(), acronym.value());
            rows.part(FactKind::AgencyName, &part, time.sources, |dataset, id| {
                dataset.agency_names.push(agency_name::Model { id, agency_id, name, acronym, since, until });
            });
        }
        for (position, Seat { seat, time }) in self.seats.into_iter().enumerate() {
            let part = time.part_name(agency, position);
            let (seat, since, until) = (seat.value(), time.since.value(), time.until.value());
            rows.part(FactKind::AgencySeat, &part, time.sources, |dataset, id| {
                dataset.agency_seats.push(agency_seat::Model { id, agency_id, seat, since, until });
            });
        }
        for (position, KindTerm { kind, time }) in self.kinds.into_iter().enumerate() {
            let part = time.part_name(agency, position);
            let (kind, since, until) = (kind.value(), time.since.value(), time.until.value());
            rows.part(FactKind::AgencyKindTerm, &part, time.sources, |dataset, id| {
                dataset.agency_kind_terms.push(agency_kind_term::Model { id, agency_id, kind, since, until });
            });
        }
        for predecessor in self.predecessors {
            let part = predecessor.part_name(agency);
            let predecessor_id = rows.optional_id(&predecessor.agency);
            rows.part(FactKind::Succession, &part, predecessor.sources, |dataset, id| {
                dataset.successions.push(succession::Model {
                    id,
                    agency_id,
                    predecessor_id,
                    predecessor_name: predecessor.name.value(),
                    successor_name: None,
                    succeeded_on: predecessor.on.value(),
                });
            });
        }
        for Successor { name, on, sources } in self.successors {
            let name = name.value();
            rows.part(FactKind::Succession, &succession_name(agency, &name), sources, |dataset, id| {
                dataset.successions.push(succession::Model {
                    id,
                    agency_id,
                    predecessor_id: None,
                    predecessor_name: None,
                    successor_name: Some(name),
                    succeeded_on: on.value(),
                });
            });
        }
    }
}

impl Time {
    /// Without a beginning the place in the list tells one from another.
    fn part_name(&self, agency: &str, position: usize) -> String {
        match self.since.get() {
            Some(since) => format!("{agency}/{}", since.value),
            None => format!("{agency}/{position}"),
        }
    }
}

impl Predecessor {
    fn part_name(&self, agency: &str) -> String {
        let other = self.agency.get().map(|given| &given.value.name);
        let other = other.or_else(|| self.name.get().map(|given| &given.value));
        succession_name(agency, other.map(String::as_str).unwrap_or_default())
    }
}

fn succession_name(agency: &str, other: &str) -> String {
    format!("{agency}/{}", fold::slug(other))
}

fn note<T>(kind: FactKind, agency: &str, position: usize, value: &Required<T>, time: &Time, reading: &mut Reading<'_>) {
    if let Some(given) = value.get() {
        reading.define(kind, time.part_name(agency, position), &given.place);
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    const FILE: &str = "agencies/unodc.toml";

    #[test]
    fn one_name_begins_on_a_day() {
        let name = "[[names]]\nname = \"Office\"\nsince = \"2002-10\"\n\n[[names]]";
        assert_eq!(with(FILE, "[[names]]", name), [format!("{FILE}:23:8: there is one from this time already")]);
    }

    #[test]
    fn nothing_took_its_own_place() {
        let problems = with(FILE, "name = \"Centre for International Crime Prevention\"", "agency = \"unodc\"");
        assert_eq!(problems, [format!("{FILE}:32:10: `unodc` is related to itself")]);
    }

    #[test]
    fn whose_place_it_took_is_an_agency_or_another_body() {
        let both = "name = \"Centre for International Crime Prevention\"\nagency = \"iom\"";
        let problems = with(FILE, "name = \"Centre for International Crime Prevention\"", both);
        assert_eq!(problems, [format!("{FILE}:32:8: `name` stands together with `agency`")]);
    }
}
