//! The chart of ratifications: the map and the matrix say what the tables say, and no more.

use crate::{
    fixture::{Fixture, data, date},
    places::size_as_sent,
    real_data::SNAPSHOT,
};
use entity::{kind::Kind, ratification_table, vocabulary::*};
use palermo::{
    answer::Answerer,
    budget::Budget,
    charts::{
        ChartKind,
        chart::Chart,
        drawing::{Mark, Shape},
        matrix::Tone,
        parameters::{Parameters, Refused},
    },
    lists::{list::List, question::NAMED, wanted::Wanted},
    snapshot::Snapshot,
};
use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
};

static ANSWERER: LazyLock<Answerer> = LazyLock::new(Answerer::default);

fn chart(snapshot: &Snapshot, query: &str) -> Chart {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
    let kind = ChartKind::Ratifications;
    let parameters = Parameters::read(kind, &pairs, &snapshot.graph, date("2026-11-24"), &Budget::unlimited()).unwrap();
    Chart::new(kind, snapshot, &parameters, &Budget::unlimited()).unwrap()
}

/// What is drawn of each state: its name, and how its land looks.
fn drawn(chart: &Chart) -> Vec<(String, Mark)> {
    let of_a_state = |mark: Mark| {
        let is_state = mark.link.as_deref().is_some_and(|link| link.starts_with("/state/"));
        let name = mark.tip.as_deref().and_then(|tip| tip.split(':').next()).map(str::to_owned);
        name.filter(|_| is_state).map(|name| (name, mark))
    };
    chart.drawing().marks.into_iter().filter_map(of_a_state).collect()
}

#[test]
fn the_map_has_every_state_and_so_has_the_table_beside_it() {
    for query in ["", "region=africa", "region=oceania", "region=european-union", "region=osce"] {
        let chart = chart(&SNAPSHOT, query);
        let states: BTreeSet<String> = match query.strip_prefix("region=") {
            None => SNAPSHOT.graph.states().map(|state| state.row().name.clone()).collect(),
            Some(slug) => {
                let region = SNAPSHOT.graph.regions().find(|region| region.row().slug == slug).unwrap();
                region.states().map(|state| state.row().name.clone()).collect()
            }
        };
        let drawn: Vec<String> = drawn(&chart).into_iter().map(|(name, _)| name).collect();
        assert_eq!(drawn.len(), states.len(), "{query}: one mark a state");
        assert_eq!(drawn.into_iter().collect::<BTreeSet<_>>(), states, "{query}");
        let rows: BTreeSet<String> = chart.matrix.rows.iter().map(|row| row.heading.name.clone()).collect();
        assert_eq!(rows, states, "{query}");
    }
}

#[test]
fn nothing_is_drawn_outside_of_the_map() {
    for query in ["", "region=africa", "region=western-balkans", "region=oceania"] {
        let drawing = chart(&SNAPSHOT, query).drawing();
        let window = drawing.marks.iter().flat_map(|mark| &mark.shapes).find_map(|shape| match shape {
            Shape::Rectangle { x, y, width, height, .. } => Some((*x, *y, x + width, y + height)),
            _ => None,
        });
        let (left, top, right, bottom) = window.unwrap();
        for (name, mark) in drawn(&chart(&SNAPSHOT, query)) {
            for shape in &mark.shapes {
                let Shape::Area { d, .. } = shape else { panic!("{name} is no land") };
                let start = d[1..].split([' ', 'l', 'a']).take(2).map(|part| part.parse::<f64>().unwrap());
                let at: Vec<f64> = start.collect();
                let inside = at[0] >= f64::from(left) - 4.0
                    && at[0] <= f64::from(right) + 4.0
                    && at[1] >= f64::from(top) - 4.0
                    && at[1] <= f64::from(bottom) + 4.0;
                assert!(inside, "{query}: {name} begins at {at:?}");
            }
        }
    }
}

fn four() -> Snapshot {
    let mut fixture = Fixture::new()
        .instrument_with("protocol", |row| {
            row.kind = InstrumentKind::Protocol;
            row.adopted_on = date("2000-11-15");
        })
        .state("LY")
        .state("IT")
        .state("SD")
        .state("TV")
        .ratification("protocol", "ly")
        .ratification("protocol", "it");
    let instrument_id = fixture.id("instrument:protocol");
    fixture = fixture.changed(|rows| {
        rows.ratifications[0].bound_on = Some(date("2004-09-24"));
        rows.ratifications[0].act = Some(ConsentAct::Ratification);
        rows.ratification_tables.push(ratification_table::Model {
            instrument_id,
            assessment: Assessment::Partial,
            as_of: Some(date("2014-07-10")),
            note: "Some.".to_owned(),
        });
    });
    fixture.snapshot()
}

/// A state by its code, and the shapes that it is drawn of: class and pattern.
type Look = (String, Vec<(&'static str, Option<&'static str>)>);

#[test]
fn not_known_is_unlike_not_bound() {
    let snapshot = four();
    let looks = |day: &str| -> Vec<Look> {
        let mut looks: Vec<_> = drawn(&chart(&snapshot, &format!("activeOn={day}")))
            .into_iter()
            .map(|(name, mark)| {
                let look = mark.shapes.iter().map(|shape| match shape {
                    Shape::Area { class, pattern, .. } => (*class, *pattern),
                    other => panic!("{other:?} is no land"),
                });
                (name, look.collect())
            })
            .collect();
        looks.sort();
        looks
    };
    let named = |name: &str, look: &[(&'static str, Option<&'static str>)]| (name.to_owned(), look.to_vec());
    let (bound, signed) = ([("coast level-4", None)], [("coast level-2", None), ("", Some("dotted"))]);
    let (not_bound, unknown) = ([("coast ground", None)], [("coast", Some("hatched"))]);
    let today = [named("IT", &signed), named("LY", &bound), named("SD", &unknown), named("TV", &unknown)];
    assert_eq!(looks("2026-11-24"), today, "the table does not go as far");
    let then = [named("IT", &signed), named("LY", &bound), named("SD", &not_bound), named("TV", &not_bound)];
    assert_eq!(looks("2014-07-10"), then, "the table goes as far");
    let before = [named("IT", &signed), named("LY", &signed), named("SD", &not_bound), named("TV", &not_bound)];
    assert_eq!(looks("2002"), before, "who consented later had not consented");
    let first = ["IT", "LY", "SD", "TV"].map(|name| named(name, &not_bound));
    assert_eq!(looks("1999"), first, "nobody is bound by what was not adopted");

    let tones = |query: &str| -> Vec<Tone> {
        chart(&snapshot, query).matrix.rows.iter().skip(2).map(|row| row.cells[0].tone).collect()
    };
    let today = [Tone::Level(2), Tone::Level(4), Tone::Unknown, Tone::Unknown];
    assert_eq!(tones("form=matrix"), today);
    let csv = chart(&snapshot, "form=matrix").csv();
    assert!(csv.contains(",not_assessed,not known\n") && !csv.contains(",none,"), "{csv}");
}

#[test]
fn the_numbers_are_those_of_the_question_and_lead_to_what_they_count() {
    let snapshot = Arc::clone(&SNAPSHOT);
    for day in ["2026-11-24", "2010-06-30"] {
        let chart = chart(&snapshot, &format!("form=matrix&activeOn={day}&group=continent"));
        let counts = data(
            &snapshot,
            &format!(
                "{{ instruments(first: 100) {{ nodes {{ id consent(activeOn: \"{day}\") {{ stateCount }} }} }} }}"
            ),
        );
        let counts = counts["instruments"]["nodes"].as_array().unwrap();
        let [all, groups @ ..] = chart.matrix.rows.as_slice() else { panic!("there are rows") };
        assert!(chart.matrix.columns.len() >= 5);
        for (at, column) in chart.matrix.columns.iter().enumerate() {
            let asked = counts.iter().find(|row| row["id"] == column.id.as_str()).unwrap();
            let told = all.cells[at].count.unwrap();
            assert_eq!(asked["consent"]["stateCount"], told, "{} on {day}", column.label);
            let of_groups: usize =
                groups.iter().filter(|row| row.heading.id == "bound").map(|row| row.cells[at].count.unwrap()).sum();
            assert_eq!(of_groups, told, "{} on {day}, by continent", column.label);
            let cells = groups.iter().filter(|row| row.heading.id.starts_with("state:")).map(|row| &row.cells[at]);
            assert_eq!(cells.filter(|cell| cell.tone == Tone::Level(4)).count(), told, "{} on {day}", column.label);
        }
        let mut followed = 0;
        for row in chart.matrix.rows.iter().filter(|row| row.heading.id == "bound") {
            for cell in &row.cells {
                let Some(query) = cell.link.as_deref().and_then(|link| link.strip_prefix("/ratifications?")) else {
                    continue;
                };
                let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
                let wanted = Wanted::read(Kind::Ratification, &pairs, &snapshot.graph).unwrap();
                let list = List::new(&wanted, (1, NAMED), &ANSWERER, &snapshot, &Budget::unlimited()).unwrap();
                assert_eq!(Some(list.total), cell.count, "{query}");
                followed += 1;
            }
        }
        assert!(followed > 12, "{followed} on {day}");
    }
}

#[test]
fn map_and_matrix_are_no_larger_than_they_may_be() {
    for path in ["/charts/ratifications", "/charts/ratifications?form=matrix", "/charts/ratifications?region=osce"] {
        let size = size_as_sent(path);
        assert!(size < 300_000, "{path}: {size} as sent");
    }
}

#[test]
fn what_can_not_be_shown_is_refused_with_the_nearest_word() {
    for (name, value, part) in [
        ("region", "afrika", "(did you mean `africa`?)"),
        ("form", "mapp", "`form` takes map, matrix, not `mapp` (did you mean `map`?)"),
        ("group", "continet", "(did you mean `continent`?)"),
        ("instrument", "untok", "(did you mean `untoc`?)"),
        ("kind", "protokol", "(did you mean `protocol`?)"),
        ("network", "icat", "This chart has no parameter `network`. It accepts: `"),
        ("instrument", "eu-directive-2002-90", "`instrument` takes"),
    ] {
        let pairs = [(name.to_owned(), value.to_owned())];
        let read = Parameters::read(
            ChartKind::Ratifications,
            &pairs,
            &SNAPSHOT.graph,
            date("2026-11-24"),
            &Budget::unlimited(),
        );
        let Err(Refused::Bad(problems)) = read else { panic!("{name}={value} is taken") };
        assert!(problems.len() == 1 && problems[0].said(Language::English).contains(part), "{problems:?}");
    }
}
