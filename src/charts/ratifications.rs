//! The chart of ratifications: which states are bound by which instruments, as a map of one of them or as a matrix of all.

use crate::{
    analysis::consent::{Position, position},
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size},
        map::{Area, Look, Map},
        matrix::{Cell, Heading, Matrix, Row, Tone, WORDS, meanings},
        parameters::{Form, Grouping, Parameters, Show},
    },
    graph::{
        any_node::AnyNode, graph::Graph, id::Id, instrument::Instrument, ratification::Ratification, region::Region,
        state::State,
    },
    language::voice::Voice,
    pages::{
        address,
        entity_page::called,
        place::consents::{self, word},
    },
};
use entity::{
    fold::fold,
    instrument, region, state,
    vocabulary::{Area as Crimes, RegionKind},
};
use serde_json::{Map as Object, json};
use std::{borrow::Cow, collections::HashMap};

const DOCUMENT: &str = "# Which states signed which instruments and are bound by them, and how far the tables of ratifications go?
query Ratifications($instruments: InstrumentFilter, $states: StateFilter, $rows: RatificationFilter, $activeOn: PartialDate) {
  instruments(where: $instruments, first: 100) {
    nodes {
      slug
      shortName
      ratificationTable { assessment asOf note }
      consent(activeOn: $activeOn) { stateCount signedOnlyCount }
    }
  }
  states(where: $states, first: 300) {
    totalCount
    nodes {
      slug
      name
      region
      ratifications(where: $rows, first: 100) { nodes { instrument { slug } signedOn boundOn act inForceOn } }
    }
  }
}
";

/// What the chart is of.
struct Shown<'g> {
    /// The instruments.
    instruments: Vec<Instrument<'g>>,
    /// How many others states become parties to, of which no table was read.
    without_table: usize,
    /// The part of the world; none: all of it.
    region: Option<Region<'g>>,
    /// The states in it, with what they are grouped by.
    states: Vec<(String, State<'g>)>,
    /// What the states signed or consented to.
    rows: HashMap<(Id<instrument::Model>, Id<state::Model>), Ratification<'g>>,
}

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
    let shown = Shown::of(graph, parameters, budget)?;
    // Two rows more for each group, and some organisations.
    check_size(ChartKind::Ratifications, 2 * shown.states.len() + 20, shown.instruments.len().max(5))?;
    let question = shown.question(parameters);
    let (matrix, picture, (title, description)) = match parameters.form {
        Form::Map => {
            let map = shown.map(parameters, budget)?;
            (shown.table(parameters, budget)?, Picture::Map(map), shown.finding_of_map(parameters))
        }
        Form::Matrix => (shown.matrix(parameters, budget)?, Picture::Matrix, shown.finding_of_matrix(parameters)),
    };
    // A state of which nothing is known is not a row without content.
    Ok(Chart {
        kind: ChartKind::Ratifications,
        voice: parameters.voice(),
        title,
        description,
        show: Show::All,
        matrix,
        picture,
        question,
    })
}

/// The instruments that states become parties to and that are asked for, with how many of them have no table.
fn instruments<'g>(
    graph: &'g Graph,
    parameters: &Parameters,
    budget: &Budget,
) -> Result<(Vec<Instrument<'g>>, usize), Stopped> {
    if let Some(slug) = &parameters.instrument {
        return Ok((graph.by_slug::<instrument::Model>(slug).into_iter().collect(), 0));
    }
    let asked = budget.filter(graph.instruments(), |instrument| {
        instrument.has_parties()
            && parameters.scope.is_none_or(|scope| instrument.scope == scope)
            && parameters.area.is_none_or(|area| instrument.area == area)
            && parameters.kind.is_none_or(|kind| instrument.kind == kind)
    })?;
    let all = asked.len();
    let mut with_table: Vec<_> =
        asked.into_iter().filter(|instrument| instrument.ratification_table().is_some()).collect();
    let without = all - with_table.len();
    if parameters.form == Form::Map {
        // A map shows one: of those about trafficking, which are what the graph is about, the one with most parties on record.
        with_table.sort_by_key(|instrument| {
            let parties = instrument.ratifications().filter(|row| row.bound_on.is_some()).count();
            (instrument.area != Crimes::Trafficking, std::cmp::Reverse(parties))
        });
        with_table.truncate(1);
        return Ok((with_table, 0));
    }
    Ok((with_table, without))
}

impl<'g> Shown<'g> {
    fn of(graph: &'g Graph, parameters: &Parameters, budget: &Budget) -> Result<Self, Stopped> {
        let (instruments, without_table) = instruments(graph, parameters, budget)?;
        let region = parameters.region.as_deref().and_then(|slug| graph.by_slug::<region::Model>(slug));
        let states: Vec<State<'g>> = match region {
            Some(region) => region.states().collect(),
            None => graph.states().collect(),
        };
        let mut grouped = Vec::with_capacity(states.len());
        for state in states {
            budget.step()?;
            grouped.push((group(state, parameters), state));
        }
        // Those that are in none stand last.
        let voice = parameters.voice();
        let name = |state: &State<'_>| fold(&voice.place(&state.slug, &state.name));
        let no_group = voice.text(NO_GROUP);
        grouped.sort_by_cached_key(|(group, state)| (group == no_group, group.clone(), name(state)));
        let mut rows = HashMap::new();
        for instrument in &instruments {
            for row in instrument.ratifications() {
                budget.step()?;
                rows.extend(row.state().map(|state| ((instrument.id(), state.id()), row)));
            }
        }
        Ok(Shown { instruments, without_table, region, states: grouped, rows })
    }

    fn position(&self, instrument: Instrument<'g>, state: State<'g>, parameters: &Parameters) -> Position {
        position(instrument, self.row(instrument, state), parameters.day)
    }

    fn row(&self, instrument: Instrument<'g>, state: State<'g>) -> Option<Ratification<'g>> {
        self.rows.get(&(instrument.id(), state.id())).copied()
    }

    /// How many states stand in each position.
    fn count(&self, instrument: Instrument<'g>, parameters: &Parameters, wanted: Position) -> usize {
        self.states.iter().filter(|(_, state)| self.position(instrument, *state, parameters) == wanted).count()
    }

    /// `48 states (Africa)`; without a place where all are shown.
    fn counted(&self, voice: Voice) -> String {
        let states = voice.counted("entity-states", self.states.len());
        match self.region {
            Some(region) => {
                let within = voice.say("chart-ratifications-in-place").with("states", states);
                within.with("place", voice.place(&region.row().slug, &region.label())).to_string()
            }
            None => states,
        }
    }

    fn finding_of_matrix(&self, parameters: &Parameters) -> (String, String) {
        let voice = parameters.voice();
        if self.instruments.is_empty() || self.states.is_empty() {
            return nothing(voice);
        }
        let all = self.instruments.len();
        let bound = |state: State<'g>| {
            self.instruments
                .iter()
                .filter(|instrument| self.position(**instrument, state, parameters) == Position::Bound)
                .count()
        };
        let bound: Vec<usize> = self.states.iter().map(|(_, state)| bound(*state)).collect();
        let by_all = bound.iter().filter(|count| **count == all).count();
        let by_none = bound.iter().filter(|count| **count == 0).count();
        let title = match self.instruments.as_slice() {
            [one] => voice.say("chart-ratifications-bound").with("bound", by_all).with("instrument", &one.short_name),
            _ => {
                let title = voice.say("chart-ratifications-all").with("all", by_all).with("none", by_none);
                title.with("instruments", all)
            }
        };
        let title = title.with("states", self.counted(voice)).with("day", parameters.day).to_string();
        let others = (self.without_table > 0).then(|| {
            let instruments = voice.counted("count-other-instruments", self.without_table);
            voice.say("chart-ratifications-others").with("instruments", instruments).to_string()
        });
        let how_to_read = voice.text("chart-ratifications-text").to_owned();
        (title, [Some(how_to_read), others].into_iter().flatten().collect::<Vec<_>>().join(" "))
    }

    fn finding_of_map(&self, parameters: &Parameters) -> (String, String) {
        let voice = parameters.voice();
        let Some(instrument) = self.instruments.first().copied().filter(|_| !self.states.is_empty()) else {
            return nothing(voice);
        };
        let count = |position| self.count(instrument, parameters, position);
        let title = voice.say("chart-ratifications-bound").with("bound", count(Position::Bound));
        let title = title.with("states", self.counted(voice)).with("instrument", &instrument.short_name);
        let title = title.with("day", parameters.day).to_string();
        let title = match count(Position::Unknown) {
            0 => title,
            unknown => voice.say("chart-ratifications-unknown").with("title", title).with("count", unknown).to_string(),
        };
        let table = match instrument.ratification_table() {
            Some(table) => {
                let far = match table.as_of {
                    Some(day) => voice.say("chart-ratifications-how-far-on").with("day", day),
                    None => voice.say("chart-ratifications-how-far"),
                };
                far.with("note", brief(&table.note)).to_string()
            }
            None => voice.text("chart-ratifications-no-table").to_owned(),
        };
        let description = voice.say("chart-ratifications-map").with("table", table);
        let signed = voice.counted("entity-states", count(Position::Signed));
        let description = description.with("signed", signed).with("unbound", count(Position::NotBound));
        (title, description.to_string())
    }

    fn map(&self, parameters: &Parameters, budget: &Budget) -> Result<Map, Stopped> {
        let voice = parameters.voice();
        let Some(instrument) = self.instruments.first().copied() else { return Ok(Map::default()) };
        let mut areas = Vec::with_capacity(self.states.len());
        for (_, state) in &self.states {
            budget.step()?;
            let position = self.position(instrument, *state, parameters);
            areas.push(Area {
                code: state.code.clone(),
                look: look(position),
                tip: format!("{}: {}", name(*state, voice), meaning(position, self.row(instrument, *state), voice)),
                link: address::of(state.any()),
            });
        }
        let all = [Position::Bound, Position::Signed, Position::NotBound, Position::Unknown];
        let named =
            |position| format!("{} ({})", capitalised(position, voice), self.count(instrument, parameters, position));
        Ok(Map {
            areas,
            focus: self.region.into_iter().flat_map(Region::states).map(|state| state.code.clone()).collect(),
            legend: all.map(|position| (look(position), named(position))).to_vec(),
        })
    }

    /// The table beside the map: a row for each state, and all that is on record of it.
    fn table(&self, parameters: &Parameters, budget: &Budget) -> Result<Matrix, Stopped> {
        let voice = parameters.voice();
        let columns = [
            ("chart-ratifications-position", "position"),
            ("chart-ratifications-signed", "signedOn"),
            ("chart-ratifications-consent", "boundOn"),
            ("chart-ratifications-by", "act"),
            ("chart-ratifications-in-force", "inForceOn"),
        ];
        let columns = columns.map(|(label, id)| Heading::of("", voice.text(label), id)).to_vec();
        let mut rows = Vec::new();
        for instrument in self.instruments.iter().copied() {
            for (group, state) in &self.states {
                budget.step()?;
                let row = self.row(instrument, *state);
                let position = self.position(instrument, *state, parameters);
                let text = |text: Option<String>| text.map_or_else(|| Cell::nothing(Tone::Outside, voice), Cell::words);
                let date = |date: Option<entity::partial_date::PartialDate>| text(date.map(|date| date.to_string()));
                let cells = vec![
                    Cell { link: row.map(|row| address::of(row.any())), ..stated(position, row, voice) },
                    date(row.and_then(|row| row.signed_on)),
                    date(row.and_then(|row| row.bound_on)),
                    text(row.and_then(|row| row.act).map(|act| voice.lower(act))),
                    date(row.and_then(|row| row.in_force_on)),
                ];
                rows.push(Row { heading: heading(group, state.any(), voice), cells });
            }
        }
        let row_heading = voice.text("chart-ratifications-state");
        Ok(Matrix { row_heading, columns, rows, column_width: WORDS, legend: Vec::new() })
    }

    fn matrix(&self, parameters: &Parameters, budget: &Budget) -> Result<Matrix, Stopped> {
        let voice = parameters.voice();
        let column = |instrument: &Instrument<'_>| Heading::named("", instrument.any(), &instrument.row().title, voice);
        let columns: Vec<Heading> = self.instruments.iter().map(column).collect();
        let everywhere = voice.text("chart-ratifications-every-state").to_owned();
        let everywhere = match self.region {
            Some(region) => format!("{everywhere} ({})", voice.place(&region.row().slug, &region.label())),
            None => everywhere,
        };
        let mut rows = vec![self.summary(everywhere, |_| true, parameters, budget)?];
        let mut last: Option<&str> = None;
        for (group, state) in &self.states {
            budget.step()?;
            if parameters.group != Grouping::None && last != Some(group.as_str()) {
                rows.push(self.summary(group.clone(), |other| other == group, parameters, budget)?);
            }
            last = Some(group);
            let cells = self.instruments.iter().map(|instrument| {
                let row = self.row(*instrument, *state);
                cell(self.position(*instrument, *state, parameters), row, voice)
            });
            let by_name = || voice.text("chart-ratifications-by-name");
            let group = if parameters.group == Grouping::None { by_name() } else { group };
            rows.push(Row { heading: heading(group, state.any(), voice), cells: cells.collect() });
        }
        if self.region.is_none() {
            rows.extend(self.organisations(parameters));
        }
        let row_heading = voice.text("chart-ratifications-state");
        Ok(Matrix { row_heading, columns, rows, column_width: 46, legend: legend(voice) })
    }

    /// How many states of a group are bound.
    fn summary(
        &self,
        group: String,
        counts: impl Fn(&str) -> bool,
        parameters: &Parameters,
        budget: &Budget,
    ) -> Result<Row, Stopped> {
        let voice = parameters.voice();
        let states: Vec<State<'g>> =
            self.states.iter().filter(|(group, _)| counts(group)).map(|(_, state)| *state).collect();
        let mut cells = Vec::new();
        for instrument in self.instruments.iter().copied() {
            budget.steps(states.len())?;
            let rows: Vec<Ratification<'g>> = states.iter().filter_map(|state| self.row(instrument, *state)).collect();
            let of = |row: &&Ratification<'g>| position(instrument, Some(**row), parameters.day) == Position::Bound;
            let bound = rows.iter().filter(of).count();
            let unknown =
                states.iter().filter(|state| self.position(instrument, **state, parameters) == Position::Unknown);
            let meaning = voice.say("chart-ratifications-summary").with("bound", bound).with("states", states.len());
            cells.push(Cell {
                link: consents::list(instrument, &states, &rows, parameters.day),
                ..Cell::number(bound, Tone::Plain, meaning.with("unknown", unknown.count()).to_string())
            });
        }
        let label = voice.say("chart-ratifications-bound-of").with("states", states.len()).to_string();
        let heading = Heading { name: format!("{label} ({group})"), ..Heading::of(group, label, "bound") };
        Ok(Row { heading, cells })
    }

    /// The organisations that are parties themselves.
    fn organisations(&self, parameters: &Parameters) -> Vec<Row> {
        let mut parties: Vec<AnyNode<'g>> = Vec::new();
        for row in self.instruments.iter().flat_map(|instrument| instrument.ratifications()) {
            if row.agency().is_some() && !parties.contains(&row.party()) {
                parties.push(row.party());
            }
        }
        let voice = parameters.voice();
        let rows = parties.into_iter().map(|party| {
            let cells = self.instruments.iter().map(|instrument| {
                let row = instrument.ratifications().find(|row| row.party() == party);
                cell(position(*instrument, row, parameters.day), row, voice)
            });
            let group = voice.text("chart-ratifications-organisations");
            Row { heading: heading(group, party, voice), cells: cells.collect() }
        });
        rows.collect()
    }

    fn question(&self, parameters: &Parameters) -> ChartQuestion {
        let slugs: Vec<&str> = self.instruments.iter().map(|instrument| instrument.row().slug.as_str()).collect();
        let of_these = json!({"slug": {"in": slugs}});
        let mut states = Object::new();
        states.extend(
            self.region.map(|region| ("regions".to_owned(), json!({"some": {"slug": {"eq": region.row().slug}}}))),
        );
        ChartQuestion {
            document: DOCUMENT,
            variables: json!({
                "instruments": of_these,
                "states": states,
                "rows": {"instrument": of_these},
                "activeOn": parameters.day,
            }),
        }
    }
}

/// The text that says what states are grouped under that are in no group.
const NO_GROUP: &str = "chart-ratifications-no-group";

/// What a state is called.
fn name(state: State<'_>, voice: Voice) -> String {
    voice.place(&state.slug, &state.name)
}

/// What a state is grouped under.
fn group(state: State<'_>, parameters: &Parameters) -> String {
    let voice = parameters.voice();
    let all = state.graph().states().len();
    let geographic = |region: &Region<'_>| region.kind == RegionKind::Geographic && region.states().count() < all;
    let sized = |region: &Region<'_>| region.states().count();
    let regions = || state.regions().filter(geographic);
    let named = |region: Region<'_>| voice.place(&region.row().slug, &region.row().name);
    match parameters.group {
        Grouping::RegionalGroup => state.region.as_deref().map(|group| voice.regional_group(group)),
        Grouping::Continent => regions().max_by_key(sized).map(named),
        Grouping::Subregion => regions().min_by_key(sized).map(named),
        Grouping::None => Some(String::new()),
    }
    .unwrap_or_else(|| voice.text(NO_GROUP).to_owned())
}

fn heading(group: &str, party: AnyNode<'_>, voice: Voice) -> Heading {
    Heading::named(group, party, called(party, voice), voice)
}

fn cell(position: Position, row: Option<Ratification<'_>>, voice: Voice) -> Cell {
    let meaning = meaning(position, row, voice);
    let link = row.map(|row| address::of(row.any()));
    let year = || row.and_then(|row| row.bound_on).map(|on| on.first().year().to_string()).unwrap_or_default();
    let (text, tone) = match position {
        Position::Bound => (year(), Tone::Level(4)),
        Position::Signed => ("s".to_owned(), Tone::Level(2)),
        Position::NotBound => ("·".to_owned(), Tone::Nothing),
        Position::Unknown => (String::new(), Tone::Unknown),
    };
    Cell { text, words: None, tone, count: None, meaning, link }
}

/// The position as a word of a table.
fn stated(position: Position, row: Option<Ratification<'_>>, voice: Voice) -> Cell {
    let tone = if position == Position::Unknown { Tone::Unknown } else { Tone::Plain };
    let text = word(position, voice).to_owned();
    Cell { text, words: None, tone, count: None, meaning: meaning(position, row, voice), link: None }
}

fn look(position: Position) -> Look {
    match position {
        Position::Bound => Look::Full,
        Position::Signed => Look::Half,
        Position::NotBound => Look::Empty,
        Position::Unknown => Look::Hatched,
    }
}

/// The first clause of a note. The whole of it stands on the page of the instrument, to which each row leads.
fn brief(note: &str) -> Cow<'_, str> {
    match note.find([';', '.']).filter(|end| *end + 1 < note.len()) {
        Some(end) => Cow::Owned(format!("{} …", &note[..end])),
        None => Cow::Borrowed(note),
    }
}

fn capitalised(position: Position, voice: Voice) -> String {
    address::capitalised(word(position, voice))
}

/// Where a party stands, with the dates that are on record.
fn meaning(position: Position, row: Option<Ratification<'_>>, voice: Voice) -> String {
    let dates = row.map(|row| {
        let signed = row.signed_on.map(|on| voice.say("chart-ratifications-signed-on").with("day", on).to_string());
        let bound = row.bound_on.map(|on| match row.act {
            Some(act) => {
                let consent = voice.say("chart-ratifications-consent-by").with("day", on);
                consent.with("act", voice.lower(act)).to_string()
            }
            None => voice.say("chart-ratifications-consent-on").with("day", on).to_string(),
        });
        signed.into_iter().chain(bound).collect::<Vec<_>>().join(", ")
    });
    match dates.filter(|dates| !dates.is_empty()) {
        Some(dates) => format!("{} ({dates})", word(position, voice)),
        None => word(position, voice).to_owned(),
    }
}

fn legend(voice: Voice) -> Vec<(Tone, String, String)> {
    let signs = [
        (Tone::Level(4), "2003", "chart-ratifications-legend-bound"),
        (Tone::Level(2), "s", "chart-ratifications-legend-signed"),
        (Tone::Nothing, "·", "chart-ratifications-legend-unbound"),
        (Tone::Unknown, "", "chart-ratifications-legend-unknown"),
    ];
    meanings(voice, signs)
}

fn nothing(voice: Voice) -> (String, String) {
    (voice.text("chart-ratifications-none").to_owned(), voice.text("chart-ratifications-none-text").to_owned())
}
