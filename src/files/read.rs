//! Reads all files: each by what its path says it is, then what can only be judged over all of them, then the rows.

use crate::files::{
    DataFile,
    agency::{self, Agency},
    arrangement::{self, Arrangement},
    dataset::{self, DatasetFile},
    excluded,
    fields::read_file,
    finding::{self, Finding},
    instrument::{self, Instrument},
    layout::{self, FileKind},
    network::{self, Network},
    problem::Problem,
    project::{self, Project},
    ratification::{self, Coverage, Ratification, RatificationTable},
    reading::Reading,
    region::{self, Region},
    rows::Rows,
    rules,
    sheet::read_rows,
    state::{self, ColumnSource, State},
};
use entity::dataset::Dataset;
use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

/// The facts of the files, and everything wrong with them in order of file and place.
///
/// The dataset is whole if there is no problem, and empty if there is one. Neither depends on the order of the files.
pub fn read(files: &[DataFile]) -> (Dataset, Vec<Problem>) {
    let mut sorted: Vec<&DataFile> = files.iter().collect();
    sorted.sort();
    let mut reading = Reading::new(&sorted);
    let facts = Facts::read(&sorted, &mut reading);
    facts.check(&mut reading);
    if reading.problems.is_empty() {
        return (facts.write(&reading), Vec::new());
    }
    reading.problems.sort_by(|left, right| (&left.place, &left.message).cmp(&(&right.place, &right.message)));
    (Dataset::default(), reading.problems)
}

/// What the files tell.
#[derive(Default)]
struct Facts {
    about: Option<DatasetFile>,
    agencies: Vec<Agency>,
    arrangements: Vec<Arrangement>,
    findings: Vec<Finding>,
    instruments: Vec<Instrument>,
    networks: Vec<Network>,
    projects: Vec<Project>,
    regions: Vec<Region>,
    states: Vec<State>,
    state_sources: Option<Vec<ColumnSource>>,
    ratifications: Vec<RatificationTable>,
}

impl Facts {
    fn read(files: &[&DataFile], reading: &mut Reading<'_>) -> Self {
        let mut facts = Facts::default();
        let mut coverages: BTreeMap<&str, Coverage> = BTreeMap::new();
        let mut tables: BTreeMap<&str, Vec<Ratification>> = BTreeMap::new();
        for DataFile { path, text } in files {
            let text = match text {
                Ok(text) => text.as_str(),
                Err(unread) => {
                    rules::unread::refuse(path, unread, reading);
                    continue;
                }
            };
            let Some(kind) = layout::kind_of(path) else {
                rules::layout::refuse(path, reading);
                continue;
            };
            match kind {
                FileKind::Dataset => facts.about = read_file(reading, path, text, dataset::read),
                FileKind::Excluded => read_file(reading, path, text, excluded::read).unwrap_or_default(),
                FileKind::Agency => facts.agencies.extend(read_file(reading, path, text, agency::read)),
                FileKind::Arrangement => facts.arrangements.extend(read_file(reading, path, text, arrangement::read)),
                FileKind::Finding => facts.findings.extend(read_file(reading, path, text, finding::read)),
                // Documents are taken by the findings that name them.
                FileKind::Document => rules::text::check_document(path, text, reading),
                FileKind::Instrument => facts.instruments.extend(read_file(reading, path, text, instrument::read)),
                FileKind::Network => facts.networks.extend(read_file(reading, path, text, network::read)),
                FileKind::Project => facts.projects.extend(read_file(reading, path, text, project::read)),
                FileKind::Region => facts.regions.extend(read_file(reading, path, text, region::read)),
                FileKind::Ratifications => {
                    let rows = read_rows(reading, path, text, &ratification::COLUMNS, ratification::read);
                    tables.insert(layout::name(path), rows);
                }
                FileKind::RatificationCoverage => {
                    let coverage = read_file(reading, path, text, ratification::read_coverage);
                    coverages.extend(coverage.map(|coverage| (layout::name(path), coverage)));
                }
                FileKind::States => facts.states = read_rows(reading, path, text, &state::COLUMNS, state::read),
                FileKind::StateSources => facts.state_sources = read_file(reading, path, text, state::read_sources),
            }
        }
        rules::layout::check(reading);
        let wrong: HashSet<Arc<str>> = reading.problems.iter().map(|problem| problem.place.file.clone()).collect();
        for (instrument, coverage) in coverages {
            if let Some(rows) = tables.remove(instrument) {
                let is_read = !wrong.contains(format!("ratifications/{instrument}.csv").as_str());
                facts.ratifications.push(ratification::join(instrument, coverage, rows, is_read, reading));
            }
        }
        facts
    }

    /// The rules on facts of more than one file.
    fn check(&self, reading: &mut Reading<'_>) {
        rules::duplicate::check(reading);
        rules::reference::check(reading);
        rules::page::check(reading);
        rules::alias::check(&self.agencies, reading);
        rules::ancestor::check(&self.agencies, reading);
        rules::m49::check_each_once(&self.regions, reading);
        let of_agencies = self.agencies.iter().flat_map(|agency| &agency.outputs);
        let of_networks = self.networks.iter().flat_map(|network| &network.outputs);
        let of_projects = self.projects.iter().flat_map(|project| &project.outputs);
        rules::whole::check(of_agencies.chain(of_networks).chain(of_projects), reading);
        rules::state_code::check_each_once(&self.states, reading);
        if let Some(sources) = &self.state_sources {
            rules::state_citation::check(&self.states, sources, reading);
        }
    }

    fn write(self, reading: &Reading<'_>) -> Dataset {
        // Taken apart without `..`, so that facts that are read and not written do not compile.
        let Facts {
            about,
            agencies,
            arrangements,
            findings,
            instruments,
            networks,
            projects,
            regions,
            states,
            state_sources,
            ratifications,
        } = self;
        let mut rows = Rows::new(reading);
        rows.dataset.about = about.map(DatasetFile::about).unwrap_or_default();
        agencies.into_iter().for_each(|agency| agency.write(&mut rows));
        arrangements.into_iter().for_each(|arrangement| arrangement.write(&mut rows));
        findings.into_iter().for_each(|finding| finding.write(&mut rows));
        instruments.into_iter().for_each(|instrument| instrument.write(&mut rows));
        networks.into_iter().for_each(|network| network.write(&mut rows));
        projects.into_iter().for_each(|project| project.write(&mut rows));
        regions.into_iter().for_each(|region| region.write(&mut rows));
        let state_sources = state_sources.unwrap_or_default();
        states.into_iter().for_each(|state| state.write(&mut rows, &state_sources));
        ratifications.into_iter().for_each(|table| table.write(&mut rows));
        rows.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{
        Unread,
        fixture::{Fixture, SOURCE, messages, report},
        problem::{self, render},
    };
    use insta::assert_snapshot;
    use proptest::prelude::*;

    fn dataset() -> Dataset {
        let (dataset, problems) = read(&Fixture::new().files);
        assert_eq!(problems, []);
        dataset
    }

    #[test]
    fn the_fixture_has_no_problem() {
        assert_eq!(messages(&Fixture::new().files), [""; 0]);
    }

    #[test]
    fn every_fact_has_its_key() {
        let keys: Vec<String> = dataset().facts.into_iter().map(|fact| format!("{} {}", fact.id, fact.key)).collect();
        assert_snapshot!(keys.join("\n"), @r#"
        1 agency:european-union
        2 action:eu-strategy
        3 output:eu-figures
        4 headline-figure:eu-figures/victims/2021
        5 power:european-union/prosecution/both/protocol
        6 agency:iom
        7 action:iom-assistance
        8 output:ctdc
        9 agency:unodc
        10 agency-name:unodc/2002-10
        11 agency-seat:unodc/1997
        12 agency-kind:unodc/0
        13 succession:unodc/centre-for-international-crime-prevention
        14 succession:unodc/european-union
        15 succession:unodc/office-of-the-future
        16 translated-name:agency/unodc/es
        17 arrangement:iom-unodc-2012
        18 finding:icat-main
        19 instrument:protocol
        20 measure:protocol-art-3
        21 party-count:protocol/2018-10-19
        22 opt-out:protocol/ly
        23 translated-name:instrument/protocol/es
        24 instrument:untoc
        25 measure:untoc-art-5
        26 network:icat
        27 action:icat-policy
        28 reported-size:icat/2018-05-02
        29 membership:icat/unodc
        30 office:icat/unodc/co_chair/2021
        31 membership:icat/iom
        32 other-member:icat/es
        33 other-office:icat/es/co_chair/2019
        34 other-member:icat/group-of-friends
        35 impact:icat/iom/2019
        36 project:glo-act
        37 funding:glo-act/es/2016
        38 funding:glo-act/european-union/1
        39 funding:glo-act/foundation-for-something/2
        40 participation:glo-act/unodc/lead
        41 participation:glo-act/iom/implementer
        42 region:europe
        43 state:es
        44 state:ly
        45 ratification:untoc/es
        46 ratification:untoc/ly
        47 ratification:untoc/european-union
        48 source:771be333c313
        49 source:2a5e2644eda2
        50 source:1166ebd652fe
        51 source:dba0ada5523a
        52 source:f478b8e96522
        53 source:785f3123b9b3
        54 source:eeb6b29fba0d
        "#);
    }

    #[test]
    fn a_fact_keeps_its_values_and_refers_to_others_by_their_numbers() {
        let dataset = dataset();
        let id = |key: &str| dataset.facts.iter().find(|fact| fact.key == key).expect(key).id;
        let action = dataset.actions.iter().find(|action| action.slug == "iom-assistance").expect("the action");
        assert_eq!((action.id, action.agency_id), (id("action:iom-assistance"), Some(id("agency:iom"))));
        assert_eq!(action.ends.map(|date| date.to_string()).as_deref(), Some("2020-05"));
        assert_eq!(dataset.action_states[0].state_id, id("state:ly"));
        assert_eq!(dataset.output_partners[0].partner_id, id("network:icat"));
        assert_eq!(dataset.finding_figures[1].value, 0.5);
        assert_eq!(dataset.findings[0].document.as_deref(), Some("{ network(slug: \"icat\") { label } }\n"));
        assert_eq!(dataset.finding_abouts[1].about_id, id("measure:untoc-art-5"));
        assert_eq!(dataset.ratifications[2].agency_id, Some(id("agency:european-union")));
        assert_eq!(dataset.about.version, "2026.11.1");
    }

    #[test]
    fn a_state_cites_the_pages_of_the_columns_that_are_filled() {
        let dataset = dataset();
        let cited = |slug: &str| {
            let state = dataset.states.iter().find(|state| state.slug == slug).expect(slug);
            dataset.citations.iter().filter(|citation| citation.fact_id == state.id).count()
        };
        assert_eq!((cited("es"), cited("ly")), (2, 1));
    }

    #[test]
    fn a_fact_without_sources_of_its_own_has_no_citations() {
        let dataset = dataset();
        let action = dataset.actions[0].id;
        assert!(dataset.citations.iter().all(|citation| citation.fact_id != action));
    }

    #[test]
    fn a_report_shows_the_value_and_the_nearest_right_word() {
        assert_snapshot!(report("agencies/iom.toml", "un_related", "un_relate"), @r#"
        error: `un_relate` is not a word for `kind`
         --> agencies/iom.toml:4:8
          |
        4 | kind = "un_relate"
          |        ^^^^^^^^^^^ unknown word
          |
          = help: write one of `un_entity`, `un_related`, `eu_agency`, `eu_institution`, `eu_operation`, `regional_organization`, `intergovernmental_organization`, `treaty_body`, `court`; the nearest is `un_related`
        "#);
    }

    #[test]
    fn the_caret_stands_under_the_value_behind_accents_and_tabs() {
        let sources = "sources = [{ title = \"Reunión\",\turl = \"un.org\", publisher = \"UN\", verified = true }]";
        assert_snapshot!(report("agencies/unodc.toml", SOURCE, sources), @r#"
        error: `url` is `un.org`, which is not an address
          --> agencies/unodc.toml:11:39
           |
        11 | sources = [{ title = "Reunión",    url = "un.org", publisher = "UN", verified = true }]
           |                                          ^^^^^^^^ does not begin with http:// or https://
           |
           = help: write the whole address of a page, such as "https://icat.un.org/about"
        "#);
    }

    #[test]
    fn the_caret_stands_under_the_field_of_a_table() {
        assert_snapshot!(report("ratifications/untoc.csv", "\"approval\"", "\"aproval\""), @r#"
        error: `aproval` is not a word for `act`
         --> ratifications/untoc.csv:4:38
          |
        4 | european-union,2000-12-12,2004-05-21,"aproval",https://treaties.un.org/untoc,
          |                                      ^^^^^^^^^ unknown word
          |
          = help: write one of `ratification`, `acceptance`, `approval`, `accession`, `succession`; the nearest is `approval`
        "#);
    }

    #[test]
    fn a_report_shows_both_places() {
        assert_snapshot!(report("networks/icat.toml", "title = \"About UNODC\"", "title = \"About it\""), @r#"
        error: this page has another `title` elsewhere
          --> networks/icat.toml:14:9
           |
        14 | title = "About it"
           |         ^^^^^^^^^^ differs
           |
          ::: agencies/unodc.toml:14:9
           |
        14 | title = "About UNODC"
           |         ------------- first named here
           |
           = help: write the same everywhere, such as `About UNODC`
        "#);
    }

    #[test]
    fn all_problems_come_in_one_report() {
        let changes = "specialised = \"no\"\nfounded = 1951\nfouned = \"1951\"";
        let files = Fixture::new()
            .change("agencies/iom.toml", "specialised = false\nfounded = \"1951\"", changes)
            .change("agencies/iom.toml", "name = \"International Organization for Migration\"\n", "")
            .change("networks/icat.toml", "agency = \"unodc\"", "agency = \"undoc\"")
            .change("states/states.csv", "1977-11-24", "24/11/1977")
            .without("dataset.toml")
            .files;
        assert_snapshot!(render(&read(&files).1, &files, false), @r#"
        error: `name` is missing
         --> agencies/iom.toml:1:1
          |
        1 | id = "iom"
          | ^^ here belongs `name`
          |
          = help: write a text in quotes

        error: `specialised` is a text
         --> agencies/iom.toml:6:15
          |
        6 | specialised = "no"
          |               ^^^^ expected true or false, without quotes
          |
          = help: write true or false, without quotes

        error: `founded` is a date without quotes
         --> agencies/iom.toml:7:11
          |
        7 | founded = 1951
          |           ^^^^ quotes are missing
          |
          = help: write it in quotes: "1951"

        error: there is no key `founed`
         --> agencies/iom.toml:8:1
          |
        8 | founed = "1951"
          | ^^^^^^ unknown key
          |
          = help: the nearest is `founded`; here may stand `acronym`, `actions`, `aliases`, `assessment`, `crime`, `dissolved`, `founded`, `id`, `identifiers`, `kind`, `kinds`, `mandate`, `name`, `names`, `outputs`, `parent`, `powers`, `predecessors`, `scope`, `seat`, `seats`, `sources`, `specialised`, `successors`, `summary`, `territory`, `translated_names`, `url`

        error: `dataset.toml` is missing
        --> dataset.toml
         = help: it tells `version`, `license` and `citation`

        error: there is no agency `undoc`
          --> networks/icat.toml:23:10
           |
        23 | agency = "undoc"
           |          ^^^^^^^ unknown
           |
           = help: the nearest is `unodc`

        error: `24/11/1977` is not a date
         --> states/states.csv:2:45
          |
        2 | ES,ESP,Spain,Western Europe and Others,1986,24/11/1977
          |                                             ^^^^^^^^^^ no such day, month or year
          |
          = help: write a year, a month or a day of the calendar, such as "2017", "2017-04" or "2017-04-03"
        "#);
    }

    #[test]
    fn of_a_file_that_is_not_toml_the_first_error_is_told() {
        assert_snapshot!(report("dataset.toml", "license = \"CC BY 4.0\"", "license = [[\"CC BY 4.0"), @r#"
        error: this is not TOML
         --> dataset.toml:2:23
          |
        2 | license = [["CC BY 4.0
          |                       ^ invalid basic string, expected `"`
          |
          = help: mend this first; the rest of the file was not read
        "#);
    }

    /// Nothing here grows with the square of their number: what does takes minutes for the half of it.
    #[test]
    fn many_problems_take_little_and_are_shown_up_to_a_number() {
        let many = 7_000;
        let words: String = (0..many).map(|at| format!("\"protecton-{at}\", ")).collect();
        let keys: String = (0..many).map(|at| format!("key_{at} = {at}\n")).collect();
        let states: String = (0..many).map(|at| format!("\"X{at}\", ")).collect();
        let rows: String = (0..many).map(|at| format!("agency-{at},2000-01-01,,,https://un.org/{at},\n")).collect();
        let circle = (0..many).map(|at| {
            let text = format!("id = \"a{at}\"\nparent = \"a{}\"\n", (at + 1) % many);
            DataFile::new(format!("agencies/a{at}.toml"), text)
        });
        let mut files = Fixture::new()
            .change("agencies/iom.toml", "[\"victim_data\"]", &format!("[{words}]"))
            .change("agencies/iom.toml", "[\"LY\"]", &format!("[{states}]"))
            .change("agencies/unodc.toml", "id = ", &format!("{keys}id = "))
            .change(
                "ratifications/untoc.csv",
                "party,signed_on,bound_on,act,source_url,in_force_on\n",
                &format!("party,signed_on,bound_on,act,source_url,in_force_on\n{rows}"),
            )
            .files;
        files.extend(circle);
        let (_, problems) = read(&files);
        assert!(problems.len() > 6 * many, "{}", problems.len());
        let report = render(&problems, &files, false);
        assert_eq!(report.matches("error: ").count(), problem::MOST_SHOWN);
        assert!(report.len() < 200_000, "{}", report.len());
    }

    proptest! {
        #[test]
        fn the_order_of_the_files_does_not_matter(files in Just(Fixture::new().files).prop_shuffle()) {
            prop_assert!(read(&files).0 == dataset());
        }

        #[test]
        fn the_order_of_the_files_does_not_change_the_problems(
            files in Just(Fixture::new().change("agencies/iom.toml", "id = ", "ident = ").files).prop_shuffle(),
        ) {
            let sorted = Fixture::new().change("agencies/iom.toml", "id = ", "ident = ").files;
            prop_assert_eq!(read(&files).1, read(&sorted).1);
        }

        #[test]
        fn whatever_stands_in_the_files_is_read_or_reported(
            changes in prop::collection::vec((any::<prop::sample::Index>(), mutation()), 1..4),
        ) {
            let mut files = Fixture::new().files;
            for (file, mutation) in changes {
                let file = file.index(files.len());
                files[file].text = files[file].text.as_ref().map(|text| mutate(text, mutation)).map_err(Unread::clone);
            }
            let (dataset, problems) = read(&files);
            prop_assert!(problems.is_empty() || dataset == Dataset::default());
            prop_assert_eq!(render(&problems, &files, false).is_empty(), problems.is_empty());
            let texts: BTreeMap<_, _> =
                files.iter().filter_map(|file| Some((file.path.as_str(), file.text.as_deref().ok()?))).collect();
            for problem in &problems {
                let place = &problem.place;
                let text = texts.get(&*place.file).copied().unwrap_or_default();
                prop_assert!(text.get(place.start..place.end).is_some(), "{problem:?}");
            }
        }
    }

    /// A change of a text.
    #[derive(Clone, Debug)]
    enum Mutation {
        Delete(prop::sample::Index, usize),
        Insert(prop::sample::Index, String),
        SwapLines(prop::sample::Index, prop::sample::Index),
    }

    fn mutation() -> impl Strategy<Value = Mutation> {
        let place = any::<prop::sample::Index>;
        let tricky = ["[[sources]]\n", "\"\"\"", "9999999999999999999", "2001-01-01", "\u{1b}", "\u{feff}", "🙂", "\r"];
        let inserted = prop_oneof![
            "[a-zñ0-9\"'\\[\\]{}=,.#\n\t -]{1,6}",
            prop::sample::select(tricky.to_vec()).prop_map(str::to_owned),
        ];
        prop_oneof![
            (place(), 1_usize..40).prop_map(|(at, length)| Mutation::Delete(at, length)),
            (place(), inserted).prop_map(|(at, text)| Mutation::Insert(at, text)),
            (place(), place()).prop_map(|(one, other)| Mutation::SwapLines(one, other)),
        ]
    }

    fn mutate(text: &str, mutation: Mutation) -> String {
        let mut characters: Vec<char> = text.chars().collect();
        let mut lines: Vec<&str> = text.lines().collect();
        if lines.is_empty() {
            return String::new();
        }
        match mutation {
            Mutation::Delete(at, length) => {
                let at = at.index(characters.len());
                characters.drain(at..(at + length).min(text.chars().count()));
            }
            Mutation::Insert(at, inserted) => {
                let at = at.index(characters.len());
                characters.splice(at..at, inserted.chars());
            }
            Mutation::SwapLines(one, other) => {
                let count = lines.len();
                lines.swap(one.index(count), other.index(count));
                return lines.join("\n");
            }
        }
        characters.into_iter().collect()
    }
}
