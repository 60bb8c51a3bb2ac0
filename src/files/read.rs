//! All files together: first every id, so that files can name each other in any order, then the files one by one.

use crate::files::{
    DataFile, agency, arrangement, dataset, excluded,
    fields::Fields,
    finding, instrument, network,
    problem::{Place, Problem, nearest},
    project, ratification,
    reading::{Reading, WrittenSource},
    rules::{ancestry, slug},
    state::{self, ColumnSource},
};
use entity::{dataset::Dataset, fact::FactKind, kind::Kind};
use toml::de::DeTable;

/// The folders of entities, and what their files are.
const FOLDERS: [(&str, Kind, FactKind); 6] = [
    ("instruments", Kind::Instrument, FactKind::Instrument),
    ("agencies", Kind::Agency, FactKind::Agency),
    ("networks", Kind::Network, FactKind::Network),
    ("projects", Kind::Project, FactKind::Project),
    ("arrangements", Kind::Arrangement, FactKind::Arrangement),
    ("findings", Kind::Finding, FactKind::Finding),
];

/// The facts of all files, and every problem in them. With problems, the facts are of no use.
pub fn read(files: &[DataFile]) -> (Dataset, Vec<Problem>) {
    let mut files: Vec<DataFile> = files.to_vec();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    let mut reading = Reading::default();
    let parsed: Vec<(&DataFile, Option<Parsed<'_>>)> =
        files.iter().map(|file| (file, parse(file, &mut reading))).collect();

    let mut entities = Vec::new();
    let mut states = Vec::new();
    for (file, parsed) in &parsed {
        match file.path.split('/').collect::<Vec<_>>()[..] {
            ["dataset.toml" | "excluded.toml"] | ["states", "states.toml"] => {}
            ["states", "states.csv"] => states = state::register(file, &mut reading),
            ["ratifications", name] if name.ends_with(".toml") || name.ends_with(".csv") => {}
            ["findings", name] if name.ends_with(".graphql") => {}
            [folder, name] if name.ends_with(".toml") && FOLDERS.iter().any(|(known, ..)| *known == folder) => {
                let (_, kind, fact_kind) = FOLDERS.into_iter().find(|(known, ..)| *known == folder).expect("it is one");
                let own_slug = name.trim_end_matches(".toml");
                let place = Place::new(&file.path, 0..0);
                slug::check(own_slug, &place, &mut reading);
                let id = reading.fact(fact_kind, format!("{}:{own_slug}", kind.prefix()), place);
                entities.extend(parsed.as_ref().map(|parsed| (id, kind, own_slug, file.path.as_str(), parsed)));
            }
            _ => unknown_file(&file.path, &mut reading),
        }
    }
    let find = |path: &str| parsed.iter().find(|(file, _)| file.path == path);
    match find("dataset.toml") {
        Some((file, parsed)) => whole(&file.path, parsed.as_ref(), &mut reading, dataset::read),
        None => {
            let problem = Problem::new(Place::new("dataset.toml", 0..0), "`dataset.toml` is missing", "not there");
            reading.report(problem.help("it says version, license and citation"));
            None
        }
    };
    if let Some((file, parsed)) = find("excluded.toml") {
        whole(&file.path, parsed.as_ref(), &mut reading, excluded::read);
    }
    let column_sources: Vec<ColumnSource> = find("states/states.toml")
        .and_then(|(file, parsed)| whole(&file.path, parsed.as_ref(), &mut reading, state::read_sources))
        .unwrap_or_default();
    state::read(&states, &column_sources, &mut reading);
    for (id, kind, own_slug, path, parsed) in entities {
        whole(path, Some(parsed), &mut reading, |fields, reading| {
            own_id(own_slug, fields, reading);
            match kind {
                Kind::Instrument => instrument::read(id, own_slug, fields, reading),
                Kind::Agency => agency::read(id, own_slug, fields, reading),
                Kind::Network => network::read(id, own_slug, fields, reading),
                Kind::Project => project::read(id, own_slug, fields, reading),
                Kind::Arrangement => arrangement::read(id, own_slug, fields, reading),
                _ => finding::read(id, own_slug, &files, fields, reading),
            }
        });
    }
    ratifications(&parsed, &mut reading);
    reading.resolve_about();
    ancestry::check(&mut reading);
    reading.check_aliases();
    let mut rows = reading.rows;
    sort(&mut rows);
    (rows, reading.problems)
}

struct Parsed<'t> {
    table: DeTable<'t>,
    span: std::ops::Range<usize>,
}

/// The tables of a TOML file. Only its first syntax error is shown, because one slip brings many.
fn parse<'t>(file: &'t DataFile, reading: &mut Reading) -> Option<Parsed<'t>> {
    if !file.path.ends_with(".toml") {
        return None;
    }
    let (table, errors) = DeTable::parse_recoverable(&file.text);
    if let Some(error) = errors.first() {
        let span = error.span().unwrap_or(0..0);
        let title = format!("this is no TOML: {}", error.message());
        reading.report(Problem::new(Place::new(&file.path, span), title, "here"));
        return None;
    }
    // A file's problems as a whole are shown at its first line.
    let span = 0..file.text.find('\n').unwrap_or(file.text.len());
    Some(Parsed { table: table.into_inner(), span })
}

fn whole<'t, R>(
    path: &'t str,
    parsed: Option<&'t Parsed<'t>>,
    reading: &mut Reading,
    read: impl FnOnce(&Fields<'t>, &mut Reading) -> R,
) -> Option<R> {
    let parsed = parsed?;
    Some(Fields::read(path, &parsed.table, parsed.span.clone(), reading, read))
}

fn own_id(own_slug: &str, fields: &Fields<'_>, reading: &mut Reading) {
    let id = fields.text("id", reading);
    if !id.is_empty() && id != own_slug {
        let title = format!("the id `{id}` is not the name of its file");
        let problem = Problem::new(fields.place("id"), title, "another name");
        reading.report(problem.help(format!("write `{own_slug}`, or name the file `{id}.toml`")));
    }
}

fn ratifications<'t>(parsed: &'t [(&'t DataFile, Option<Parsed<'t>>)], reading: &mut Reading) {
    let find = |path: &str| parsed.iter().find(|(file, _)| file.path == path);
    for (file, table) in parsed {
        let Some(name) = file.path.strip_prefix("ratifications/") else { continue };
        if let Some(instrument) = name.strip_suffix(".csv") {
            let beside = format!("ratifications/{instrument}.toml");
            let place = Place::new(&file.path, 0..0);
            let instrument_id = reading.reference(Kind::Instrument, instrument, &place);
            let Some((beside, coverage)) = find(&beside) else {
                ratification::alone(&file.path, &beside, reading);
                continue;
            };
            let sources: Option<Vec<WrittenSource>> =
                whole(&beside.path, coverage.as_ref(), reading, |fields, reading| {
                    ratification::read_coverage(instrument_id, fields, reading)
                });
            if let Some(sources) = sources {
                ratification::read(instrument_id, instrument, file, &sources, reading);
            }
        } else if table.is_some() {
            let beside = file.path.replace(".toml", ".csv");
            if find(&beside).is_none() {
                ratification::alone(&file.path, &beside, reading);
            }
        }
    }
}

fn unknown_file(path: &str, reading: &mut Reading) {
    let folders = FOLDERS.iter().map(|(folder, ..)| *folder).chain(["states", "ratifications"]);
    let near = nearest(path.split('/').next().unwrap_or(path), folders);
    let problem = Problem::new(Place::new(path, 0..0), format!("`{path}` is no data file"), "not known here");
    let help = near.map_or_else(|| "see the README of the data".to_owned(), |near| format!("is it for `{near}/`?"));
    reading.report(problem.help(help));
}

/// Puts the rows of each table in the order of their primary keys, in which the database gives them back.
fn sort(rows: &mut Dataset) {
    rows.facts.sort_by_key(|row| row.id);
    rows.sources.sort_by_key(|row| row.id);
    rows.citations.sort_by_key(|row| (row.fact_id, row.position));
    rows.identifiers.sort_by(|one, other| (one.fact_id, &one.scheme).cmp(&(other.fact_id, &other.scheme)));
    rows.instruments.sort_by_key(|row| row.id);
    rows.instrument_relations.sort_by_key(|row| (row.instrument_id, row.kind.word(), row.other_id));
    rows.measures.sort_by_key(|row| row.id);
    rows.measure_beneficiaries.sort_by_key(|row| (row.measure_id, row.position));
    rows.agencies.sort_by_key(|row| row.id);
    rows.agency_aliases.sort_by_key(|row| (row.agency_id, row.position));
    rows.agency_mandates.sort_by_key(|row| (row.agency_id, row.position));
    rows.networks.sort_by_key(|row| row.id);
    rows.reported_sizes.sort_by_key(|row| row.id);
    rows.memberships.sort_by_key(|row| row.id);
    rows.office_terms.sort_by_key(|row| row.id);
    rows.impacts.sort_by_key(|row| row.id);
    rows.projects.sort_by_key(|row| row.id);
    rows.project_states.sort_by_key(|row| (row.project_id, row.position));
    rows.participations.sort_by_key(|row| row.id);
    rows.actions.sort_by_key(|row| row.id);
    rows.action_states.sort_by_key(|row| (row.action_id, row.position));
    rows.action_regions.sort_by_key(|row| (row.action_id, row.position));
    rows.action_instruments.sort_by_key(|row| (row.action_id, row.position));
    rows.outputs.sort_by_key(|row| row.id);
    rows.output_topics.sort_by_key(|row| (row.output_id, row.position));
    rows.output_data_sources.sort_by_key(|row| (row.output_id, row.position));
    rows.output_figures.sort_by_key(|row| (row.output_id, row.position));
    rows.output_partners.sort_by_key(|row| (row.output_id, row.position));
    rows.arrangements.sort_by_key(|row| row.id);
    rows.arrangement_parties.sort_by_key(|row| (row.arrangement_id, row.position));
    rows.arrangement_other_parties.sort_by_key(|row| (row.arrangement_id, row.position));
    rows.arrangement_subjects.sort_by_key(|row| (row.arrangement_id, row.position));
    rows.states.sort_by_key(|row| row.id);
    rows.ratifications.sort_by_key(|row| row.id);
    rows.ratification_tables.sort_by_key(|row| row.instrument_id);
    rows.findings.sort_by_key(|row| row.id);
    rows.finding_figures.sort_by_key(|row| (row.finding_id, row.position));
    rows.finding_abouts.sort_by_key(|row| (row.finding_id, row.position));
}
