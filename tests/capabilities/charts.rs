//! The charts: the same in every format, by the same parameters, and never at odds with the analyses.

use crate::{
    fixture::{Fixture, ask, data, date},
    real_data::{SNAPSHOT, snapshot},
};
use axum::{
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use entity::{dataset::Dataset, vocabulary::*};
use palermo::{
    budget::Budget,
    charts::{
        ChartKind, Format,
        chart::{Chart, MAXIMUM_ROWS},
        drawing::{Drawing, MAXIMUM_POINTS, PNG_SCALE, Shape},
        matrix::{Cell, Tone},
        parameters::{Parameters, Theme},
        text::{Weight, width},
    },
    http::{router::router, state::ServerState},
    language::message::Message,
    snapshot::{Edition, Snapshot},
};
use resvg::{
    tiny_skia::Pixmap,
    usvg::{Options, Tree},
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use tower::ServiceExt;

const DAY: &str = "2026-11-24";

fn parameters(snapshot: &Snapshot, kind: ChartKind, query: &str) -> Parameters {
    let pairs: Vec<(String, String)> = query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    Parameters::read(kind, &pairs, &snapshot.graph, date(DAY), &Budget::unlimited()).unwrap()
}

fn chart(snapshot: &Snapshot, kind: ChartKind, query: &str) -> Chart {
    Chart::new(kind, snapshot, &parameters(snapshot, kind, query), &Budget::unlimited()).unwrap()
}

fn json_of(kind: ChartKind, query: &str) -> Value {
    chart(&SNAPSHOT, kind, query).json(&SNAPSHOT, &parameters(&SNAPSHOT, kind, query))
}

/// Every chart, plain and with some of what it can be asked.
const ASKED: [(ChartKind, &str); 30] = [
    (ChartKind::Measures, ""),
    (ChartKind::Measures, "scope=european&area=trafficking&category=protection&crime=trafficking"),
    (ChartKind::Measures, "legalForce=non_binding&activeOn=2019-05"),
    (ChartKind::Measures, "activeOn=1900"),
    (ChartKind::Structures, ""),
    (ChartKind::Structures, "axis=protection&crime=smuggling&scope=universal"),
    (ChartKind::Structures, "network=icat&activeOn=2018-11-01"),
    (ChartKind::Networks, ""),
    (ChartKind::Networks, "view=graph"),
    (ChartKind::Networks, "network=icat&activeOn=2018-11-01"),
    (ChartKind::Networks, "scope=european&crime=smuggling&formalization=decision&view=graph"),
    (ChartKind::Networks, "activeOn=1800&view=graph"),
    (ChartKind::Databases, ""),
    (ChartKind::Databases, "topic=victim_data&crime=trafficking"),
    (ChartKind::Timeline, ""),
    (ChartKind::Timeline, "agency=iom&scope=universal&crime=trafficking"),
    (ChartKind::Timeline, "agency=easo&activeOn=2015"),
    (ChartKind::History, "network=icat"),
    (ChartKind::History, "network=bali-process&activeOn=2015"),
    (ChartKind::Fundings, ""),
    (ChartKind::Fundings, "agency=european-union&crime=trafficking&scope=european"),
    (ChartKind::Ties, "agency=iom"),
    (ChartKind::Ties, "agency=europol&depth=2&activeOn=2018"),
    (ChartKind::Ties, "agency=unodc&kind=joint_output&depth=2"),
    (ChartKind::Ties, "agency=iom&depth=2&activeOn=2024"),
    (ChartKind::Ratifications, ""),
    (ChartKind::Ratifications, "region=africa&instrument=untoc&activeOn=2003-06"),
    (ChartKind::Ratifications, "form=matrix&group=subregion"),
    (ChartKind::Ratifications, "form=matrix&region=western-balkans&group=none&scope=european"),
    (ChartKind::Ratifications, "kind=covenant"),
];

fn small() -> Arc<Snapshot> {
    Arc::new(small_snapshot())
}

fn small_snapshot() -> Snapshot {
    let fixture = Fixture::new()
        .instrument("convention")
        .measure("one", "convention", "Art. 1", Precision::Mandatory)
        .measure("two", "convention", "Art. 2", Precision::Optional)
        .instrument_with("directive", |row| row.scope = Scope::European)
        .measure("three", "directive", "Art. 3", Precision::SelfExecuting)
        .instrument_with("unread", |row| row.assessment = Assessment::None)
        .agency("iom")
        .agency_with("frontex", |row| {
            row.scope = Scope::European;
            row.assessment = Assessment::Partial;
        })
        .agency_with("unread", |row| row.assessment = Assessment::None)
        .action("shelter", "agency:iom", Axis::Protection)
        .action_with("patrol", "agency:frontex", |row| {
            row.axis = Axis::Prosecution;
            row.crime = Crime::Smuggling;
        })
        .network_with("icat", |row| row.starts = Some(date("2007")))
        .member_with("icat", "iom", |row| row.role = MembershipRole::Coordinator)
        .member("icat", "frontex")
        .office("icat", "frontex", Office::Chair, "2010", "")
        .impact("icat", "frontex")
        .project("help")
        .participant("help", "iom", ParticipationRole::Lead)
        .output_with("cases", "agency:iom", database)
        .output_with("crossings & routes", "agency:frontex", |row| {
            database(row);
            row.access = Some(Access::Restricted);
        });
    let mut rows: Dataset = fixture.rows;
    for output in &rows.outputs {
        let (output_id, position) = (output.id, 0);
        rows.output_topics.push(entity::output_topic::Model { output_id, position, topic: Topic::VictimData });
    }
    let edition = Edition { revision: 1, digest: "0".repeat(64), imported_at: "2026-11-24T12:00:00Z".to_owned() };
    Snapshot::new(rows, edition, [7; 32])
}

fn database(row: &mut entity::output::Model) {
    row.kind = OutputKind::Database;
    row.crime = Crime::Both;
}

#[test]
fn each_chart_looks_as_it_did() {
    let snapshot = small();
    for kind in ChartKind::ALL {
        insta::assert_snapshot!(format!("chart-{}", kind.word()), chart(&snapshot, kind, "").drawing().svg(None));
    }
    insta::assert_snapshot!(
        "chart-networks-graph",
        chart(&snapshot, ChartKind::Networks, "view=graph").drawing().svg(None)
    );
}

#[test]
fn none_and_not_assessed_and_found_in_part_look_unlike_each_other() {
    let measures = chart(&small(), ChartKind::Measures, "");
    let statuses: BTreeSet<&str> =
        measures.matrix.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.tone.word()).collect();
    assert!(statuses.contains("not_assessed") && statuses.contains("value"), "{statuses:?}");
    let structures = chart(&small(), ChartKind::Structures, "");
    let status = |id: &str| {
        let row = structures.matrix.rows.iter().find(|row| row.heading.id == id).unwrap();
        row.cells.iter().skip(5).map(|cell| cell.tone.word()).collect::<BTreeSet<_>>()
    };
    assert!(status("agency:iom").contains("none"));
    assert!(status("agency:frontex").contains("none_found_assessed_in_part"));
    assert_eq!(status("agency:unread"), BTreeSet::from(["not_assessed"]));
    let svg = structures.drawing().svg(None);
    assert!(svg.contains("url(#hatched)") && svg.contains("url(#dotted)"));
}

#[test]
fn the_same_question_gives_the_same_picture_and_another_may_not() {
    for (kind, query) in ASKED {
        let (one, other) = (chart(&SNAPSHOT, kind, query), chart(&SNAPSHOT, kind, query));
        assert_eq!(one.drawing().svg(None), other.drawing().svg(None), "{kind:?} {query}");
        assert_eq!((one.csv(), &one.question), (other.csv(), &other.question), "{kind:?} {query}");
    }
    let svg = |query| chart(&SNAPSHOT, ChartKind::Networks, query).drawing().svg(None);
    assert_ne!(svg(""), svg("view=graph"));
    assert_ne!(svg(""), svg("scope=european"));
}

#[test]
fn every_picture_is_svg_with_a_title_that_states_something() {
    for (kind, query) in ASKED {
        let chart = chart(&SNAPSHOT, kind, query);
        let svg = chart.drawing().svg(None);
        Tree::from_str(&svg, &Options::default()).unwrap_or_else(|error| panic!("{kind:?} {query}: {error}"));
        assert!(svg.contains("<title id=\"chart-title\">") && svg.contains("<desc id=\"chart-description\">"));
        assert!(svg.contains("role=\"img\"") && !svg.contains("<a "), "an image leads nowhere");
        let states = chart.title.chars().any(|character| character.is_ascii_digit()) || chart.title.starts_with("No ");
        assert!(states, "{kind:?} {query}: {}", chart.title);
    }
}

#[test]
fn no_label_is_cut_off_and_none_lies_on_another() {
    let small = small();
    let all = ASKED.iter().map(|(kind, query)| (*kind, *query, chart(&SNAPSHOT, *kind, query)));
    let tiny = ChartKind::ALL.into_iter().map(|kind| (kind, "of a few facts", chart(&small, kind, "")));
    for (kind, query, chart) in all.chain(tiny) {
        let drawing: Drawing = chart.drawing();
        let mut in_line: BTreeMap<i32, Vec<(i32, i32, &str)>> = BTreeMap::new();
        for shape in drawing.marks.iter().flat_map(|mark| &mark.shapes) {
            let (first, last, limit) = match shape {
                Shape::Text { x, y, class, text } => {
                    let (size, weight) = match class.as_str() {
                        "heading" => (18, Weight::Bold),
                        "text" => (12, Weight::Regular),
                        class if class.contains("bold") => (11, Weight::Bold),
                        class if class.contains("small") => (10, Weight::Regular),
                        _ => (11, Weight::Regular),
                    };
                    let long = width(text, size, weight);
                    let first = if class.contains("middle") { x - long / 2 } else { *x };
                    let first = if class.contains("end") { x - long } else { first };
                    in_line.entry(*y).or_default().push((first, first + long, text));
                    (first, first + long, drawing.width)
                }
                Shape::TurnedText { y, text, .. } => (y - width(text, 11, Weight::Regular), *y, drawing.height),
                Shape::Rectangle { x, width, .. } | Shape::Pattern { x, width, .. } => (*x, x + width, drawing.width),
                Shape::Circle { .. } | Shape::Path { .. } | Shape::Area { .. } | Shape::Tie { .. } => continue,
            };
            assert!(first >= 0 && last <= limit, "{kind:?} {query}: {shape:?} of {limit}");
        }
        for mut texts in in_line.into_values() {
            texts.sort();
            for pair in texts.windows(2) {
                assert!(pair[0].1 <= pair[1].0, "{kind:?} {query}: {pair:?}");
            }
        }
    }
}

#[test]
fn the_question_behind_each_chart_is_answered() {
    for (kind, query) in ASKED {
        let question = chart(&SNAPSHOT, kind, query).question;
        let (_, body) = ask(&SNAPSHOT, question.document, question.variables.clone());
        assert_eq!(body.get("errors"), None, "{kind:?} {query}: {}", question.variables);
    }
}

#[test]
fn the_question_behind_ties_of_ties_gives_all_that_is_drawn() {
    for query in
        ["agency=europol&depth=2&activeOn=2018", "agency=iom&depth=2&activeOn=2024", "kind=arrangement&depth=2"]
    {
        let chart = chart(&SNAPSHOT, ChartKind::Ties, query);
        let (_, body) = ask(&SNAPSHOT, chart.question.document, chart.question.variables.clone());
        let mut given = BTreeSet::new();
        let mut add = |one: &str, partner: &Value| {
            let other = partner["agency"]["slug"].as_str().unwrap();
            for tie in partner["ties"].as_array().unwrap() {
                let label = tie["label"].as_str().unwrap().to_owned();
                given.insert((format!("{one}; {other}"), label.clone()));
                given.insert((format!("{other}; {one}"), label));
            }
        };
        let centre = chart.question.variables["slug"].as_str().unwrap();
        for partner in body["data"]["agency"]["partners"]["nodes"].as_array().unwrap() {
            add(centre, partner);
            let one = partner["agency"]["slug"].as_str().unwrap();
            for other in partner["agency"]["partners"]["nodes"].as_array().unwrap() {
                add(one, other);
            }
        }
        assert!(chart.matrix.rows.len() > 10, "{query}");
        for row in &chart.matrix.rows {
            let drawn = (row.cells[0].text.clone(), row.heading.label.clone());
            assert!(given.contains(&drawn), "{query}: {drawn:?} is not asked for");
        }
    }
}

#[test]
fn the_chart_of_measures_shows_what_the_question_behind_it_gives() {
    measures_as_asked("");
    measures_as_asked("crime=smuggling");
    measures_as_asked("category=protection&scope=european&crime=trafficking");
}

fn measures_as_asked(query: &str) {
    let question = chart(&SNAPSHOT, ChartKind::Measures, query).question;
    let (_, body) = ask(&SNAPSHOT, question.document, question.variables);
    let shown = json_of(ChartKind::Measures, query);
    let expected = &body["data"]["chartOfMeasures"];
    assert_eq!(shown["columns"].as_array().unwrap().len(), expected["columns"].as_array().unwrap().len());
    for row in expected["rows"].as_array().unwrap() {
        let id = format!("instrument:{}", row["instrument"]["slug"].as_str().unwrap());
        let found = shown["rows"].as_array().unwrap().iter().find(|row| row["id"] == id.as_str()).unwrap();
        for (cell, wanted) in found["cells"].as_array().unwrap().iter().zip(row["cells"].as_array().unwrap()) {
            assert_eq!(cell["count"].as_u64().unwrap_or(0), wanted["count"].as_u64().unwrap(), "{id}");
            let letter = wanted["strongest"].as_str().map(|word| &word[..1]);
            assert_eq!(
                cell["value"].as_str().filter(|value| !value.is_empty()).map(|value| &value[..1]),
                letter,
                "{id}"
            );
            // Whatever an instrument that was not reviewed entirely shows, it may hold more.
            let more = wanted["assessment"] != "COMPLETE" && letter.is_some();
            assert_eq!(cell["value"].as_str().is_some_and(|value| value.ends_with('+')), more, "{id}");
            assert_eq!(
                cell["meaning"].as_str().is_some_and(|meaning| meaning.ends_with("there may be more")),
                more,
                "{id}"
            );
        }
    }
    assert!(!expected["rows"].as_array().unwrap().is_empty());
    let homogeneity = shown["rows"].as_array().unwrap().iter().find(|row| row["id"] == "homogeneity/all").unwrap();
    for (cell, wanted) in
        homogeneity["cells"].as_array().unwrap().iter().zip(body["data"]["homogeneity"].as_array().unwrap())
    {
        let sign = wanted["homogeneity"].as_str().map_or("1", |word| match word {
            "HIGH" => "Hi",
            "MEDIUM" => "Md",
            _ => "Lo",
        });
        assert_eq!(cell["value"].as_str().unwrap(), sign);
    }
}

#[test]
fn the_chart_of_measures_says_that_it_counts_types_with_their_categories() {
    let document = "{ homogeneity(where: {legalForce: {eq: BINDING}}) { category type homogeneity } }";
    let data = data(&SNAPSHOT, document);
    let shared = data["homogeneity"].as_array().unwrap().iter().filter(|row| !row["homogeneity"].is_null());
    let types: BTreeSet<&str> = shared.clone().map(|row| row["type"].as_str().unwrap()).collect();
    let kinds = shared.count();
    assert!(types.len() < kinds, "one type serves several categories");
    for (query, says, not) in [
        ("", format!("of {kinds} kinds of measure (category and type)"), "types of measure"),
        ("lang=es", format!("de {kinds} clases de medida (categoría y tipo)"), "tipos de medida"),
    ] {
        let title = chart(&SNAPSHOT, ChartKind::Measures, query).title;
        assert!(title.contains(&says) && !title.contains(not), "{title}: {says}");
    }
    let description = chart(&SNAPSHOT, ChartKind::Measures, "").description;
    let split = |text: &str| text.split_once(" measures in ").map(|(count, _)| count.parse::<usize>().is_ok());
    assert_eq!(split(&description), Some(true), "{description}");
}

/// Tables with a sign in each cell, in both languages.
fn tables_of_signs() -> Vec<(ChartKind, &'static str, Chart)> {
    let mut tables = Vec::new();
    for kind in ChartKind::ALL {
        for query in ["", "lang=es", "form=matrix", "form=matrix&lang=es"] {
            if kind == ChartKind::Ratifications || !query.contains("form") {
                tables.push((kind, query, chart(&SNAPSHOT, kind, query)));
            }
        }
    }
    tables.retain(|(_, _, chart)| chart.matrix.is_of_signs());
    tables
}

#[test]
fn every_sign_of_a_table_is_in_its_legend_and_means_one_thing() {
    let tables = tables_of_signs();
    assert_eq!(tables.len(), 10, "five charts");
    for (kind, query, chart) in tables {
        let legend = &chart.matrix.legend;
        let is_of_letters = |sign: &str| !sign.is_empty() && sign.chars().all(char::is_alphabetic);
        let signs: Vec<&str> = legend
            .iter()
            .map(|(_, sign, _)| sign.trim_end_matches(char::is_numeric))
            .filter(|sign| is_of_letters(sign))
            .collect();
        assert_eq!(signs.iter().collect::<BTreeSet<_>>().len(), signs.len(), "{kind:?} {query}: {signs:?}");
        for cell in chart.matrix.rows.iter().flat_map(|row| &row.cells) {
            let explained = |explains: &dyn Fn(&str) -> bool| {
                legend.iter().any(|(tone, sign, _)| *tone == cell.tone && explains(sign))
            };
            let letters: String = cell.text.chars().filter(|letter| letter.is_alphabetic()).collect();
            let each = |letter: char| signs.iter().any(|sign| sign.chars().eq([letter]));
            let is_explained = match cell.tone {
                Tone::Nothing => explained(&|sign| sign == cell.text),
                Tone::Partly | Tone::Unknown | Tone::Gap => explained(&|_| true),
                _ => letters.is_empty() || signs.contains(&letters.as_str()) || letters.chars().all(each),
            };
            assert!(is_explained, "{kind:?} {query}: {cell:?}");
        }
    }
}

#[test]
fn a_table_of_signs_holds_no_words_and_no_sign_runs_into_the_next() {
    for (kind, query, chart) in tables_of_signs() {
        for cell in chart.matrix.rows.iter().flat_map(|row| &row.cells) {
            assert!(cell.text.chars().count() < 9 && !cell.text.contains(['-', ' ']), "{kind:?} {query}: {cell:?}");
        }
        for mark in &chart.drawing().marks {
            if let [Shape::Rectangle { width: room, .. }, .., Shape::Text { text, class, .. }] = mark.shapes.as_slice()
                && class.contains("middle")
            {
                assert!(width(text, 11, Weight::Regular) <= *room, "{kind:?} {query}: {text} in {room}");
            }
        }
    }
    let days = chart(&SNAPSHOT, ChartKind::Ratifications, "");
    assert!(!days.matrix.is_of_signs(), "days stand under headings that lie");
}

#[test]
fn what_the_signs_of_a_picture_mean_stands_above_it() {
    for (kind, query, key) in [
        (ChartKind::Ties, "", "Both in a network"),
        (ChartKind::Ratifications, "", "Bound ("),
        (ChartKind::History, "", "Known: "),
        (ChartKind::Fundings, "", "Amount known"),
        (ChartKind::Timeline, "", "At work on the day"),
        (ChartKind::Networks, "view=graph", "Member"),
    ] {
        let marks = chart(&SNAPSHOT, kind, query).drawing().marks;
        let texts = marks.iter().flat_map(|mark| &mark.shapes).filter_map(|shape| match shape {
            Shape::Text { y, text, .. } if text.starts_with(key) => Some(*y),
            _ => None,
        });
        let key = texts.max().unwrap();
        let data = marks.iter().filter(|mark| mark.tip.is_some()).flat_map(|mark| &mark.shapes);
        let first = data.filter_map(|shape| match shape {
            Shape::Rectangle { y, .. } | Shape::Circle { y, .. } | Shape::Text { y, .. } => Some(*y),
            _ => None,
        });
        assert!(first.min().is_none_or(|first| key < first), "{kind:?}");
    }
}

#[test]
fn tips_name_agencies_as_people_do() {
    let labels: BTreeSet<String> = SNAPSHOT.graph.agencies().map(|agency| agency.label().into_owned()).collect();
    let chart = chart(&SNAPSHOT, ChartKind::Structures, "");
    let counts = chart.matrix.rows.iter().filter(|row| row.heading.id.starts_with("coverage/"));
    let mut named = 0;
    for cell in counts.flat_map(|row| &row.cells).filter(|cell| cell.count.is_some_and(|count| count > 0)) {
        let names = cell.meaning.strip_suffix(" alone").unwrap_or(&cell.meaning);
        for name in names.split(", ") {
            assert!(labels.contains(name), "{name} of {}", cell.meaning);
            named += 1;
        }
    }
    assert!(named > 100);
    let ties = get_of(snapshot(), "/charts/ties?agency=iom&kind=joint_output", None).text();
    assert!(ties.contains(">joint output</td>") && !ties.contains("joint_output</td>") && !ties.contains(">iom; "));
}

#[test]
fn the_chart_of_structures_counts_as_the_coverage_does() {
    let shown = json_of(ChartKind::Structures, "");
    let document = "{ coverage(activeOn: \"2026-11-24\") { axis type crime gap agencies { slug } } }";
    let coverage = data(&SNAPSHOT, document);
    let columns: Vec<&str> =
        shown["columns"].as_array().unwrap().iter().map(|column| column["id"].as_str().unwrap()).collect();
    let rows = coverage["coverage"].as_array().unwrap();
    assert!(rows.len() > 50);
    for row in rows {
        let word = |name: &str| row[name].as_str().unwrap().to_lowercase();
        let at = columns.iter().position(|id| *id == format!("{}/{}", word("axis"), word("type"))).unwrap();
        let id = format!("coverage/{}", word("crime"));
        let found = shown["rows"].as_array().unwrap().iter().find(|row| row["id"] == id.as_str()).unwrap();
        let count = row["agencies"].as_array().unwrap().len();
        assert_eq!(found["cells"][at]["count"], json!(count), "{row}");
        assert_eq!(json!(found["cells"][at]["status"] == "gap"), row["gap"], "{row}");
    }
}

#[test]
fn the_chart_of_structures_shows_what_the_question_behind_it_gives() {
    structures_as_asked("");
    structures_as_asked("axis=protection&crime=smuggling");
    structures_as_asked("network=icat&activeOn=2018-11-23&crime=both");
    structures_as_asked("scope=european&crime=trafficking");
}

fn structures_as_asked(query: &str) {
    let question = chart(&SNAPSHOT, ChartKind::Structures, query).question;
    let (_, body) = ask(&SNAPSHOT, question.document, question.variables);
    let shown = json_of(ChartKind::Structures, query);
    let rows = shown["rows"].as_array().unwrap();
    let columns = shown["columns"].as_array().unwrap();
    let kinds: BTreeSet<String> = columns
        .iter()
        .filter_map(|column| column["id"].as_str())
        .filter(|id| id.contains('/'))
        .map(str::to_owned)
        .collect();
    let asked: BTreeSet<String> = body["data"]["ever"].as_array().unwrap().iter().map(kind_of_work).collect();
    assert_eq!(kinds, asked, "{query}");
    let agencies = body["data"]["agencies"]["nodes"].as_array().unwrap();
    assert!(agencies.len() > 3, "{query}");
    assert_eq!(rows.iter().filter(|row| row["id"].as_str().unwrap().starts_with("agency:")).count(), agencies.len());
    let mut done = 0;
    for agency in agencies {
        let id = format!("agency:{}", agency["slug"].as_str().unwrap());
        let row = rows.iter().find(|row| row["id"] == id.as_str()).unwrap();
        let nodes = |list: &str| agency[list]["nodes"].as_array().unwrap().clone();
        let outputs = [nodes("outputs"), nodes("jointOutputs")].concat();
        let projects: BTreeSet<String> =
            nodes("participations").iter().map(|part| part["project"]["slug"].to_string()).collect();
        let expected = [
            ("projects", projects.len()),
            ("outputs", outputs.len()),
            ("databases", outputs.iter().filter(|output| output["kind"] == "DATABASE").count()),
            ("overlaps", agency["overlaps"]["totalCount"].as_u64().unwrap() as usize),
            ("dualities", agency["withoutTie"]["totalCount"].as_u64().unwrap() as usize),
        ];
        for (place, (name, count)) in expected.into_iter().enumerate() {
            assert_eq!(columns[place]["id"], name);
            assert_eq!(row["cells"][place]["count"].as_u64().unwrap_or(0), count as u64, "{query}: {id} {name}");
        }
        let drawn: u64 =
            row["cells"].as_array().unwrap().iter().skip(5).filter_map(|cell| cell["count"].as_u64()).sum();
        assert_eq!(agency["actions"]["totalCount"], drawn, "{query}: {id}");
        done += drawn;
    }
    let counted: u64 = body["data"]["done"].as_array().unwrap().iter().map(|row| row["count"].as_u64().unwrap()).sum();
    assert_eq!(done, counted, "{query}");
}

fn kind_of_work(group: &Value) -> String {
    let word = |name: &str| group[name].as_str().unwrap().to_lowercase();
    format!("{}/{}", word("axis"), word("type"))
}

#[test]
fn the_chart_of_structures_counts_overlaps_and_those_with_no_tie_on_record_as_the_analysis_does() {
    let document = "{ overlaps(activeOn: \"2026-11-24\", first: 1) { totalCount }
        withoutTie: overlaps(activeOn: \"2026-11-24\", where: {tieOnRecord: {eq: false}}, first: 1) { totalCount } }";
    let expected = data(&SNAPSHOT, document);
    let description = chart(&SNAPSHOT, ChartKind::Structures, "").description;
    let says = format!(
        "{} overlaps: pairs that do the same kind of work; for {} of them no tie is on record",
        expected["overlaps"]["totalCount"], expected["withoutTie"]["totalCount"]
    );
    assert!(description.contains(&says), "{description}: {says}");
}

#[test]
fn the_chart_of_networks_has_a_cell_for_each_membership() {
    let shown = chart(&SNAPSHOT, ChartKind::Networks, "network=icat&activeOn=2018-11-01");
    let of_agencies = shown.matrix.rows.iter().filter(|row| row.heading.id.starts_with("agency:"));
    let document = "{ network(slug: \"icat\") { members(activeOn: \"2018-11-01\") { totalCount } } }";
    assert_eq!(json!(of_agencies.count()), data(&SNAPSHOT, document)["network"]["members"]["totalCount"]);
}

#[test]
fn on_a_day_networks_show_what_they_had_then() {
    let mut shown = BTreeSet::new();
    for day in ["2009", "2018-11-01", "2021-06", DAY] {
        let chart = chart(&SNAPSHOT, ChartKind::Networks, &format!("activeOn={day}"));
        let (_, answer) = ask(&SNAPSHOT, chart.question.document, chart.question.variables.clone());
        let networks = answer["data"]["networks"]["nodes"].as_array().unwrap();
        assert_eq!(networks.len(), chart.matrix.columns.len(), "{day}");
        for (id, list) in
            [("members", "members"), ("actions", "actions"), ("outputs", "outputs"), ("impacts", "impacts")]
        {
            let row = chart.matrix.rows.iter().find(|row| row.heading.id == id).unwrap();
            for (column, cell) in chart.matrix.columns.iter().zip(&row.cells) {
                let network = networks.iter().find(|network| column.id.ends_with(network["slug"].as_str().unwrap()));
                let count = network.unwrap()[list]["totalCount"].as_u64().unwrap();
                assert_eq!(cell.count.unwrap_or(0) as u64, count, "{day}: {id} of {}", column.id);
                if column.id == "network:icat" {
                    shown.insert((id, count));
                }
            }
        }
    }
    // The days differ in each of them, so that none can be of any day.
    for id in ["members", "actions", "outputs", "impacts"] {
        assert!(shown.iter().filter(|(of, _)| *of == id).count() > 1, "{id}: {shown:?}");
    }
}

#[test]
fn an_agency_is_marked_for_an_impact_from_its_year_on() {
    let marked = |day: &str| {
        let chart = chart(&SNAPSHOT, ChartKind::Networks, &format!("network=icat&activeOn={day}"));
        let row = chart.matrix.rows.iter().find(|row| row.heading.id == "agency:osce").unwrap();
        row.cells[0].text.contains('!')
    };
    // The OSCE was the first regional organization to chair it, in 2019.
    assert!(!marked("2018-11-01") && marked("2019"));
}

#[test]
fn the_chart_of_databases_finds_the_comparable_pairs_of_the_analysis() {
    databases_as_asked("");
    databases_as_asked("crime=smuggling");
    databases_as_asked("topic=victim_data&crime=trafficking");
}

fn databases_as_asked(query: &str) {
    let question = chart(&SNAPSHOT, ChartKind::Databases, query).question;
    let (_, body) = ask(&SNAPSHOT, question.document, question.variables);
    let pairs = body["data"]["databaseOverlaps"]["nodes"].as_array().unwrap();
    let comparable = pairs.iter().filter(|pair| pair["comparable"] == true).count();
    assert!(!pairs.is_empty(), "{query}");
    let shown = chart(&SNAPSHOT, ChartKind::Databases, query);
    let cells = || shown.matrix.rows.iter().flat_map(|row| &row.cells);
    // Each pair stands in the square twice.
    assert_eq!(cells().filter(|cell| cell.text == "=").count(), 2 * comparable);
    assert_eq!(cells().filter(|cell| cell.count.is_some_and(|_| cell.link.is_some())).count(), 2 * pairs.len());
    assert!(shown.title.starts_with(&format!("{comparable} of {} ", pairs.len())), "{}", shown.title);
}

#[test]
fn the_timeline_has_every_network_project_and_arrangement() {
    let document = "{ networks { totalCount } projects { totalCount } arrangements { totalCount } }";
    let counts = data(&SNAPSHOT, document);
    let all: u64 = counts.as_object().unwrap().values().map(|list| list["totalCount"].as_u64().unwrap()).sum();
    assert_eq!(chart(&SNAPSHOT, ChartKind::Timeline, "").matrix.rows.len() as u64, all);
}

#[test]
fn the_timeline_says_where_nothing_is_found_and_where_nothing_is_dated() {
    let title = |snapshot: &Snapshot| chart(snapshot, ChartKind::Timeline, "").title;
    let none = Fixture::new().agency("iom").snapshot();
    assert_eq!(title(&none), "No network, project or arrangement of these kinds was found");
    let undated = Fixture::new().network("icat").snapshot();
    assert_eq!(title(&undated), "1 network, 0 projects and 0 arrangements, with no date on record");
}

#[test]
fn csv_has_a_line_for_each_cell() {
    for kind in ChartKind::ALL {
        let chart = chart(&SNAPSHOT, kind, "");
        let text = chart.csv();
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), 10);
        let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(records.len(), chart.matrix.rows.len() * chart.matrix.columns.len(), "{kind:?}");
        assert!(records.iter().all(|record| !record[8].is_empty() && record[9].len() < 5_000));
    }
}

#[test]
fn a_png_is_as_large_as_its_picture() {
    let drawing = chart(&small(), ChartKind::Networks, "view=graph").drawing();
    let picture = Pixmap::decode_png(&drawing.png(Theme::Light, None)).unwrap();
    let size = |length: i32| length.unsigned_abs() * PNG_SCALE;
    assert_eq!((picture.width(), picture.height()), (size(drawing.width), size(drawing.height)));
    let colours: BTreeSet<[u8; 4]> =
        picture.pixels().iter().map(|point| [point.red(), point.green(), point.blue(), point.alpha()]).collect();
    assert!(colours.len() > 50, "letters and lines are on it");
    assert!(colours.contains(&[255, 255, 255, 255]), "on light ground");
}

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Reply {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn get(address: &str, known: Option<&str>) -> Reply {
    let snapshot = Fixture::new().agency("iom").network("icat").member("icat", "iom").snapshot();
    get_of(snapshot, address, known)
}

fn get_of(snapshot: Snapshot, address: &str, known: Option<&str>) -> Reply {
    let mut request = Request::builder().uri(address);
    if let Some(known) = known {
        request = request.header(header::IF_NONE_MATCH, known);
    }
    let server = router(Arc::new(ServerState::new(snapshot)));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
    runtime.block_on(async {
        let (parts, body) = server.oneshot(request.body(Body::empty()).unwrap()).await.unwrap().into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Reply { status: parts.status, headers: parts.headers, body }
    })
}

#[test]
fn every_chart_is_there_in_every_format() {
    for kind in ChartKind::ALL {
        for format in Format::of(kind) {
            let reply = get(&format!("/charts/{}.{}?activeOn=2020", kind.word(), format.extension()), None);
            assert_eq!(reply.status, StatusCode::OK, "{kind:?} {format:?}");
            assert_eq!(reply.headers[header::CONTENT_TYPE], format.media_type());
            assert!(reply.headers.contains_key(header::CONTENT_SECURITY_POLICY) && !reply.body.is_empty());
        }
        assert_eq!(
            get(&format!("/charts/{}", kind.word()), None).headers[header::CONTENT_TYPE],
            "text/html; charset=utf-8"
        );
    }
    assert_eq!(get("/charts/nothing.svg", None).status, StatusCode::NOT_FOUND);
    assert_eq!(get("/charts/measures.tiff", None).status, StatusCode::NOT_FOUND);
    assert_eq!(get("/charts", None).status, StatusCode::SEE_OTHER);
}

#[test]
fn what_a_chart_does_not_take_is_refused_with_what_it_takes() {
    for (address, says) in [
        (
            "/charts/measures.svg?scope=europan",
            "`scope` takes universal, european, regional, not `europan` (did you mean `european`?)",
        ),
        ("/charts/networks?vew=graph", "no parameter <code>vew</code> (did you mean <code>view</code>?)"),
        ("/charts/networks.json?view=pie", "`view` takes table, picture, graph, not `pie`"),
        ("/charts/measures.json?view=graph", "`view` takes table, picture, not `graph`"),
        ("/charts/measures.svg?show=everything", "`show` takes content, all, not `everything`"),
        ("/charts/networks.png?network=icta", "did you mean `icat`?"),
        ("/charts/timeline.csv?activeOn=2017-13", "`activeOn` takes a year, a month or a day"),
        ("/charts/ties.svg?kind=via_parent", "`kind` takes network, project, arrangement, parent, joint_output, not"),
        ("/charts/ties?depth=3", "<code>depth</code> takes 1, 2, not"),
        ("/charts/history?netwrok=icat", "did you mean <code>network</code>?"),
        ("/charts/databases?crime=both&crime=smuggling", "<code>crime</code> is given more than once"),
    ] {
        let reply = get(address, None);
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{address}");
        assert!(reply.text().contains(says), "{address}: {}", reply.text());
    }
    let all = get("/charts/measures.csv?scope=a&area=b&c=d", None).text();
    assert_eq!(all.lines().count(), 3, "all that is wrong is told at once: {all}");
    let page = get("/charts/measures?scope=a&area=b&c=%3Cd%3E", None);
    assert!(page.headers[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"));
    assert_eq!(page.text().matches("<li>").count() - page.text().matches("<li><a ").count(), 3, "{}", page.text());
    assert!(page.text().contains("<a href=\"/charts/measures\">Start again") && !page.text().contains("<d>"));
}

#[test]
fn where_a_reader_came_from_is_passed_over() {
    let plain = get("/charts/networks.csv?crime=both", None);
    let tracked =
        get("/charts/networks.csv?utm_source=x&crime=both&fbclid=1&gclid=2&msclkid=3&mc_cid=4&mc_eid=5", None);
    assert_eq!((tracked.status, tracked.text()), (StatusCode::OK, plain.text()));
    assert_eq!(tracked.headers[header::ETAG], plain.headers[header::ETAG]);
    let page = get("/charts/networks?utm_medium=mail", None).text();
    assert!(!page.contains("utm_"), "links of the page do not spread it");
    assert_eq!(get("/charts/networks?utm=x", None).status, StatusCode::BAD_REQUEST);
}

#[test]
fn a_parameter_left_empty_as_forms_send_it_is_not_given() {
    let reply = get("/charts/networks.json?scope=&view=&network=ICAT&activeOn=", None);
    let body: Value = serde_json::from_slice(&reply.body).unwrap();
    assert_eq!(body["parameters"], json!({"network": "icat"}));
}

#[test]
fn a_copy_that_is_still_right_is_not_sent_again() {
    let first = get("/charts/networks.svg?activeOn=2020", None);
    let tag = first.headers[header::ETAG].to_str().unwrap().to_owned();
    let again = get("/charts/networks.svg?activeOn=2020", Some(&tag));
    assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
    for other in [
        "/charts/networks.svg?activeOn=2021",
        "/charts/networks.png?activeOn=2020",
        "/charts/timeline.svg?activeOn=2020",
    ] {
        assert_eq!(get(other, Some(&tag)).status, StatusCode::OK, "{other}");
    }
}

#[test]
fn a_page_shows_a_table_first_and_its_titles_once() {
    let table = get("/charts/networks", None).text();
    assert!(table.contains("<th scope=\"row\">") && table.contains("<th scope=\"col\">") && !table.contains("<svg"));
    assert!(
        table.contains("class=\"chart-legend\"") && table.contains("<span class=\"swatch level-3\">M</span> Member")
    );
    let picture = get("/charts/networks?view=picture", None).text();
    assert!(picture.contains("<svg") && !picture.contains("<table"));
    assert!(picture.contains("chart-fit") && picture.contains("href=\"/charts/networks?view=picture&#38;zoom=full\""));
    assert!(!get("/charts/networks?view=picture&zoom=full", None).text().contains("chart-fit"));
    // In the picture of the page the title is told to those who don't see it, and drawn for nobody.
    assert!(!picture.contains("class=\"heading\"") && picture.contains("<title id=\"chart-title\">"));
    assert!(get("/charts/networks.svg", None).text().contains("class=\"heading\""));
    assert_eq!(get("/charts/networks?view=matrix", None).text(), picture, "as addresses had it before");
}

#[test]
fn a_picture_that_says_other_things_than_the_table_has_it_below() {
    for (address, picture, table) in [
        ("/charts/measures", false, true),
        ("/charts/networks?view=picture", true, false),
        ("/charts/networks?view=graph", true, true),
        ("/charts/timeline?view=picture", true, true),
        ("/charts/ties", true, true),
        ("/charts/ties?view=table", false, true),
        ("/charts/ratifications", true, true),
        ("/charts/ratifications?form=matrix", false, true),
        ("/charts/ratifications?form=matrix&view=picture", true, false),
    ] {
        let text = get_of(snapshot(), address, None).text();
        assert_eq!((text.contains("<svg"), text.contains("<table")), (picture, table), "{address}");
    }
}

#[test]
fn a_page_says_on_paper_what_it_was_asked() {
    for (address, says) in [
        ("/charts/structures?axis=protection&crime=smuggling", "Axis: Protection. Crime: Smuggling."),
        ("/es/charts/structures?axis=protection", "Eje: Protección."),
    ] {
        let text = get(address, None).text();
        assert!(text.contains(&format!("<p class=\"printed\">{says}</p>")), "{address}: {text}");
    }
    assert!(!get("/charts/structures", None).text().contains("class=\"printed\""));
    let plan = get("/coordination?kind=gap&axis=protection", None).text();
    assert!(plan.contains("<p class=\"printed\">Axis: Protection. </p>"), "{plan}");
}

#[test]
fn rows_and_columns_without_content_are_left_out_and_counted() {
    let small = small();
    let content = chart(&small, ChartKind::Structures, "");
    let (cut, all) = (content.shown(), &content.matrix);
    assert!(cut.rows > 0 && cut.columns > 0 && cut.not_assessed == 1);
    assert_eq!(all.rows.len(), cut.matrix.rows.len() + cut.rows);
    assert_eq!(all.columns.len(), cut.matrix.columns.len() + cut.columns);
    let says_something = |cell: &Cell| ["value", "gap"].contains(&cell.tone.word());
    assert!(cut.matrix.rows.iter().all(|row| row.cells.iter().any(says_something)));
    let whole = chart(&small, ChartKind::Structures, "show=all");
    assert_eq!(whole.shown().matrix.rows.len(), all.rows.len());
    assert_eq!(whole.csv(), content.csv(), "files of data have all");
    assert_ne!(whole.drawing().svg(None), content.drawing().svg(None));
    let page = |path: &str| {
        let request = Request::get(path).body(Body::empty()).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
        let server = router(Arc::new(ServerState::new(small_snapshot())));
        runtime.block_on(async {
            let response = server.oneshot(request).await.unwrap();
            String::from_utf8(to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec()).unwrap()
        })
    };
    let text = page("/charts/structures");
    assert!(text.contains("without content are left out (1 of the rows not assessed)."), "{text}");
    assert!(text.contains("href=\"/charts/structures?show=all\">Show them, too"), "{text}");
    assert!(page("/charts/structures?show=all").contains("Leave them out"));
    let of_one = |language| Message::new(language, "chart-show-them").with("count", 1_usize).to_string();
    assert_eq!([Language::English, Language::Spanish].map(of_one), ["Show it too", "Mostrarla también"]);
}

#[test]
fn a_chart_that_would_be_too_large_is_refused_with_what_to_narrow_it_by() {
    let many = (0..=MAXIMUM_ROWS).fold(Fixture::new().agency("iom"), |fixture, number| {
        fixture.arrangement(&format!("a{number}"), &["iom"], |_| {})
    });
    let many = many.snapshot();
    let refused = |kind, query| {
        let parameters = parameters(&many, kind, query);
        Chart::new(kind, &many, &parameters, &Budget::unlimited()).map(|chart| chart.title)
    };
    let error = refused(ChartKind::Timeline, "").unwrap_err().to_string();
    assert!(
        error.contains("would have 1501 rows and 5 columns") && error.contains("`scope`, `crime` or `agency`"),
        "{error}"
    );
    assert!(refused(ChartKind::Timeline, "scope=european").is_ok(), "narrowed, it is drawn");
    let server = router(Arc::new(ServerState::new(many)));
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_time().build().unwrap();
    for (path, status) in [
        ("/charts/timeline", StatusCode::BAD_REQUEST),
        ("/charts/timeline.svg", StatusCode::BAD_REQUEST),
        ("/charts/timeline.png", StatusCode::BAD_REQUEST),
        ("/charts/timeline.csv", StatusCode::BAD_REQUEST),
        ("/charts/timeline/thumbnail.svg", StatusCode::OK),
    ] {
        let request = Request::get(path).body(Body::empty()).unwrap();
        assert_eq!(runtime.block_on(server.clone().oneshot(request)).unwrap().status(), status, "{path}");
    }
}

#[test]
fn a_png_of_a_large_picture_is_reduced() {
    for (width, height) in [(400, 300), (20_000, 30_000), (500_000, 900), (i32::MAX, i32::MAX)] {
        let drawing = Drawing { width, height, ..Drawing::default() };
        let (across, down) = drawing.points(None);
        let points = u64::from(across) * u64::from(down);
        // Rounding up adds a point on each side at most.
        assert!(
            points <= MAXIMUM_POINTS + u64::from(across) + u64::from(down),
            "{width} by {height}: {across}, {down}"
        );
        assert!(drawing.points(Some(4_000)).0 <= across.max(4_000));
    }
    assert_eq!(Drawing { width: 400, height: 300, ..Drawing::default() }.points(None), (800, 600));
}

#[test]
fn the_page_keeps_what_was_asked_in_every_link_and_runs_no_script() {
    let text = get("/charts/networks?view=graph&network=icat&activeOn=2020", None).text();
    for format in ["svg", "png", "csv", "json"] {
        let address = format!("/charts/networks.{format}?network=icat&#38;activeOn=2020&#38;view=graph");
        assert!(text.contains(&address), "{address}");
    }
    assert!(text.contains("<option value=\"icat\" selected>") && text.contains("value=\"2020\""));
    assert!(text.contains("href=\"/network/icat\"") && text.contains("href=\"/agency/iom\""));
    assert!(text.contains("href=\"/graphql?query="));
    assert!(text.contains("<input type=\"hidden\" name=\"view\" value=\"graph\">"), "the form keeps the view");
    assert!(!text.contains("<script") && !text.contains("style=\"") && !text.contains("<style"));
    let policy = get("/charts/networks", None).headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'self'"), "{policy}");
    let style = get("/charts/chart.css", None);
    assert_eq!(style.headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
    assert!(style.text().contains("prefers-color-scheme"));
}
