//! The languages: every text of ours is said in each of them, and a page speaks one of them alone.

use crate::{
    fixture::{Fixture, ask},
    real_data::DATASET,
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use entity::{
    fold::slug,
    kind::Kind,
    vocabulary::{Axis, Language, ParticipationRole, Precision, Vocabulary, VocabularyVisitor, each, each_computed},
};
use palermo::{
    answer::error::Code,
    export::list::{Format, exports},
    http::{explorer::example_questions, router::router, state::ServerState, tools::TOOLS},
    language::catalogue,
    lists::columns,
    pages::frame::fingerprint,
};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::{Arc, LazyLock},
    time::Duration,
};
use tokio::runtime::Runtime;
use tower::ServiceExt;

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build().expect("a runtime starts")
});

static SERVER: LazyLock<Router> = LazyLock::new(|| server("https://palermo.example"));

/// Some facts of every kind.
fn facts() -> Fixture {
    Fixture::new()
        .agency("iom")
        .agency("europol")
        .instrument("untoc")
        .measure("untoc-1", "untoc", "Article 1", Precision::Mandatory)
        .network("icat")
        .member("icat", "iom")
        .impact("icat", "iom")
        .project("glo-act")
        .participant("glo-act", "iom", ParticipationRole::Lead)
        .action("train", "agency:iom", Axis::Prosecution)
        .action("teach", "agency:europol", Axis::Prosecution)
        .output("database", "agency:iom")
        .arrangement("letters", &["iom", "europol"], |_| {})
        .state("ES")
        .region("iberia", &["es"])
        .ratification("untoc", "es")
        .finding("few", &["agency:iom"])
        .cite("agency:iom", "Counter-trafficking", true)
        .changed(|rows| rows.impacts[0].document = "Strategy 2030".to_owned())
}

fn server(public_url: &str) -> Router {
    let mut state = ServerState::new(facts().snapshot());
    state.public_url = public_url.parse().unwrap();
    // Whatever the machine: what takes too long has its own test.
    state.longest = Duration::from_secs(3_600);
    router(Arc::new(state))
}

fn get(server: &Router, path: &str, headers: &[(header::HeaderName, &str)]) -> (StatusCode, HeaderMap, String) {
    let mut request = Request::builder().uri(path).header(header::ACCEPT, "text/html");
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    RUNTIME.block_on(async {
        let response = server.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, parts.headers, String::from_utf8(bytes.to_vec()).unwrap())
    })
}

/// The texts of a language by their names, those of attributes as `axis.description`, of the files that `of` names.
fn texts(language: Language, of: impl Fn(&str) -> bool) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    for (path, file) in catalogue::files(language).filter(|(path, _)| of(path.rsplit('/').next().unwrap())) {
        let mut message = String::new();
        let mut last = String::new();
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let name = line.split_once(" =").map(|(name, _)| name).filter(|name| !name.contains(['[', '*', '{']));
            match name {
                Some(name) if line.starts_with("    .") => last = format!("{message}{}", name.trim()),
                Some(name) if !line.starts_with(' ') => (message, last) = (name.to_owned(), name.to_owned()),
                _ => {
                    let text = texts.get_mut(&last).unwrap_or_else(|| panic!("{path}: {line}"));
                    text.push_str(line);
                    continue;
                }
            }
            let text = line.split_once('=').unwrap().1.trim().to_owned();
            assert!(texts.insert(last.clone(), text).is_none(), "{path} has two {last}");
        }
    }
    texts
}

/// What is said in English where it is declared.
const DECLARED: [&str; 8] = [
    "vocabularies.ftl",
    "columns.ftl",
    "exports.ftl",
    "facts.ftl",
    "questions.ftl",
    "statements.ftl",
    "machines.ftl",
    "places.ftl",
];

fn of_pages(language: Language) -> BTreeMap<String, String> {
    texts(language, |file| !DECLARED.contains(&file))
}

fn variables(text: &str) -> BTreeSet<&str> {
    text.split("{ $").skip(1).map(|rest| rest.split([' ', '}']).next().unwrap()).collect()
}

#[derive(Default)]
struct Names(BTreeSet<String>);

impl VocabularyVisitor for Names {
    fn visit<V: Vocabulary>(&mut self) {
        let names = V::ALL.iter().map(|word| format!("{}-{}", V::NAME, word.word())).chain([V::NAME.to_owned()]);
        self.0.extend(names.flat_map(|name| [format!("{name}.description"), name]));
    }
}

/// What the words of vocabularies are called in English.
#[derive(Default)]
struct Labels(BTreeSet<String>);

impl VocabularyVisitor for Labels {
    fn visit<V: Vocabulary>(&mut self) {
        self.0.extend(V::ALL.iter().map(|word| word.label()));
    }
}

#[test]
fn every_word_of_a_vocabulary_is_said_in_spanish_and_no_other() {
    let mut names = Names::default();
    each(&mut names);
    each_computed(&mut names);
    names.0.extend(Kind::ALL.map(|kind| format!("kind-{}.plural", kind.prefix())));
    let said: BTreeSet<String> = texts(Language::Spanish, |file| file == "vocabularies.ftl").into_keys().collect();
    let (missing, unused): (Vec<_>, Vec<_>) =
        (names.0.difference(&said).collect(), said.difference(&names.0).collect());
    assert!(missing.is_empty() && unused.is_empty(), "without Spanish: {missing:#?}, used by nothing: {unused:#?}");
}

#[test]
fn every_column_of_a_list_has_a_spanish_name() {
    let columns = Kind::ALL.into_iter().flat_map(columns::columns).flat_map(|column| column.path.iter());
    let names: BTreeSet<String> = columns.map(|name| format!("column-{name}")).collect();
    let said: BTreeSet<String> = texts(Language::Spanish, |file| file == "columns.ftl").into_keys().collect();
    let (missing, unused): (Vec<_>, Vec<_>) = (names.difference(&said).collect(), said.difference(&names).collect());
    assert!(missing.is_empty() && unused.is_empty(), "without Spanish: {missing:#?}, used by nothing: {unused:#?}");
}

/// The names of facts and sections on the pages of entities, as they are said in the sources.
fn facts_of_pages() -> BTreeSet<String> {
    let calls = [
        ".fact(",
        ".related(",
        ".in_english(",
        ".section(",
        ".section_of(",
        ".section_of_rows(",
        "other_members(",
        "fundings(",
        "opt_outs(",
        "successions(",
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages/entity_page");
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        let said = calls.iter().flat_map(|call| text.split(call).skip(1));
        names.extend(said.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split('"').next().map(str::to_owned)));
    }
    names
}

#[test]
fn every_fact_and_section_of_a_page_has_a_spanish_name() {
    let hyphenated = |name: &String| {
        name.to_lowercase().replace(' ', "-").replace(|letter: char| letter != '-' && !letter.is_alphanumeric(), "")
    };
    let names: BTreeSet<String> = facts_of_pages().iter().map(|name| format!("fact-{}", hyphenated(name))).collect();
    let said: BTreeSet<String> = texts(Language::Spanish, |file| file == "facts.ftl").into_keys().collect();
    let (missing, unused): (Vec<_>, Vec<_>) = (names.difference(&said).collect(), said.difference(&names).collect());
    assert!(missing.is_empty() && unused.is_empty(), "without Spanish: {missing:#?}, used by nothing: {unused:#?}");
}

#[test]
fn every_question_to_begin_with_is_asked_in_spanish() {
    let names = example_questions().into_iter().map(|question| format!("question-{}", question.name));
    let said = texts(Language::Spanish, |file| file == "questions.ftl").into_keys();
    assert_eq!(said.collect::<BTreeSet<_>>(), names.collect::<BTreeSet<_>>());
}

#[test]
fn all_that_is_told_of_a_finding_is_said_in_spanish_as_it_is_in_english() {
    let (mut names, mut english) = (BTreeSet::new(), BTreeMap::new());
    for row in &DATASET.findings {
        let reason = row.reason.as_ref().map(|reason| (format!("reason-{}", row.slug), reason));
        for (name, text) in [(format!("statement-{}", row.slug), &row.statement)].into_iter().chain(reason) {
            english.insert(format!("{name}.of"), fingerprint(text));
            names.insert(name);
        }
        let figures = DATASET.finding_figures.iter().filter(|figure| figure.finding_id == row.id);
        let figures = figures.flat_map(|figure| [Some(&figure.name), figure.unit.as_ref()]).flatten();
        let expected = DATASET.finding_expectations.iter().filter(|expected| expected.finding_id == row.id);
        let told = figures.chain(expected.map(|expected| &expected.name));
        names.extend(told.map(|name| format!("statement-{}.name-{}", row.slug, slug(name))));
        names.insert(format!("section-{}", slug(&row.section)));
    }
    let said = texts(Language::Spanish, |file| file == "statements.ftl");
    let (of, said): (BTreeMap<_, _>, BTreeMap<_, _>) = said.into_iter().partition(|(name, _)| name.ends_with(".of"));
    assert_eq!(of, english, "translate what is said anew, and write its fingerprint beside it");
    let said: BTreeSet<String> = said.into_keys().collect();
    let (missing, unused): (Vec<_>, Vec<_>) = (names.difference(&said).collect(), said.difference(&names).collect());
    assert!(missing.is_empty() && unused.is_empty(), "without Spanish: {missing:#?}, used by nothing: {unused:#?}");
}

#[test]
fn what_is_told_of_a_finding_is_in_english_where_it_is_another_than_was_translated() {
    let told = |change: &str| {
        let known = DATASET.findings.iter().find(|row| row.slug == "glo-act-joins-four-agencies").unwrap();
        let facts = facts().finding(&known.slug, &[]).changed(|rows| {
            let row = rows.findings.last_mut().unwrap();
            let id = row.id;
            *row = entity::finding::Model { id, document: None, ..known.clone() };
            row.statement.push_str(change);
            row.section.push_str(change);
            row.reason.as_mut().unwrap().push_str(change);
            let figures = DATASET.finding_figures.iter().filter(|figure| figure.finding_id == known.id);
            rows.finding_figures.extend(figures.cloned().map(|figure| entity::finding_figure::Model {
                finding_id: id,
                name: format!("{}{change}", figure.name),
                ..figure
            }));
            let expected = DATASET.finding_expectations.iter().filter(|expected| expected.finding_id == known.id);
            rows.finding_expectations.extend(expected.cloned().map(|expected| entity::finding_expectation::Model {
                finding_id: id,
                name: format!("{}{change}", expected.name),
                ..expected
            }));
        });
        let server = router(Arc::new(ServerState::new(facts.snapshot())));
        move |path: &str| get(&server, path, &[]).2
    };
    let (kept, changed) = (told(""), told(" anew"));
    for (path, spanish, english) in [
        (
            "/es/finding/glo-act-joins-four-agencies",
            ["<h1 class=\"statement\">GLO.ACT armoniza", "<dd>Segundo objetivo: coordinación</dd>", "<dd>Los cuatro participan,",
            "<dd>organismos asociados: 4</dd>", "<li>participantes: 4 (el proyecto: 4)</li>"].as_slice(),
            ["<h1 lang=\"en\" class=\"statement\">GLO.ACT harmonises", "<dd><span lang=\"en\">Second objective: coordination anew</span></dd>",
            "<dd><span lang=\"en\">The four take part,", "<dd><span lang=\"en\">partner agencies anew: 4</span></dd>",
            "<li><span lang=\"en\">participants anew: 4 (el proyecto: 4)</span></li>"].as_slice(),
        ),
        (
            "/es/findings",
            ["<p class=\"name\"><a href=\"/es/finding/glo-act-joins-four-agencies\">GLO.ACT armoniza", ": <span>Los cuatro participan,",
            "<span>organismos asociados: 4</span>", "<th scope=\"row\">participantes</th>"].as_slice(),
            ["<p class=\"name\" lang=\"en\"><a href=\"/es/finding/glo-act-joins-four-agencies\">GLO.ACT harmonises",
            ": <span lang=\"en\">The four take part,", "<span lang=\"en\">partner agencies anew: 4</span>",
            "<th scope=\"row\" lang=\"en\">participants anew</th>"].as_slice(),
        ),
        (
            "/es/findings?sort=label&columns=section,statement",
            ["<td>Segundo objetivo: coordinación</td><td>GLO.ACT armoniza", ">Segundo objetivo: coordinación</a> <span class=\"numbers quiet\">1</span>"].as_slice(),
            ["<td><span lang=\"en\">Second objective: coordination anew</span></td><td><span lang=\"en\">GLO.ACT harmonises",
            " lang=\"en\">Second objective: coordination anew</a> <span class=\"numbers quiet\">1</span>"].as_slice(),
        ),
    ] {
        for (page, texts) in [(kept(path), spanish), (changed(path), english)] {
            for text in texts {
                assert!(page.contains(text), "{path}: {text} is not in {page}");
            }
        }
    }
    let narrowed = kept("/es/findings?section=Second+objective:+coordination");
    assert!(narrowed.contains("Sección: Segundo objetivo: coordinación"), "{narrowed}");
    // Programs read the facts as they stand.
    assert!(kept("/findings.csv?columns=section").contains("Second objective: coordination"));
}

#[test]
fn every_export_is_described_in_spanish() {
    let exports = exports().into_iter().filter(|export| !matches!(export.format, Format::Table(_)));
    let names = exports.map(|export| format!("export-of-{}", export.name.replace('.', "-")));
    let names: BTreeSet<String> = names.chain(["export-of-table".to_owned()]).collect();
    assert_eq!(texts(Language::Spanish, |file| file == "exports.ftl").into_keys().collect::<BTreeSet<_>>(), names);
}

/// The same headings, lists and tables, in the same order.
fn structure(text: &str) -> Vec<String> {
    let begins = |line: &str| {
        let mark = line.split([' ', '*']).next().unwrap_or_default();
        let is_mark = mark.starts_with(['#', '|', '-', '<']) || mark.ends_with('.') && mark.len() < 4;
        is_mark.then(|| format!("{mark} {}", line.matches(" | ").count()))
    };
    text.lines().filter_map(begins).collect()
}

#[test]
fn what_is_written_in_spanish_has_the_parts_of_the_english() {
    for (english, spanish) in [
        (include_str!("../../docs/method.md"), include_str!("../../docs/method.es.md")),
        (include_str!("../../docs/referees.md"), include_str!("../../docs/referees.es.md")),
        (include_str!("../../data/criteria.md"), include_str!("../../data/criteria.es.md")),
    ] {
        assert!(structure(english).len() > 10);
        assert_eq!(structure(english), structure(spanish));
    }
}

#[test]
fn every_text_of_a_page_is_said_in_both_languages_with_the_same_filled_in() {
    let (english, spanish) = (of_pages(Language::English), of_pages(Language::Spanish));
    assert!(english.len() > 100, "the texts were not found");
    assert_eq!(english.keys().collect::<Vec<_>>(), spanish.keys().collect::<Vec<_>>());
    // What is the same in both languages.
    let alike =
        ["chart-no", "chart-ratifications-in-place", "entity-table", "list-chosen", "list-no", "navigation-api"];
    for (name, text) in &english {
        assert_eq!(variables(text), variables(&spanish[name]), "{name}");
        assert_eq!(*text == spanish[name], alike.contains(&name.as_str()), "{name}: {text}");
    }
}

/// What may name a text: the templates, and the sources without their tests.
fn users() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("templates"), root.join("src")];
    let mut users = String::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => users.push_str(fs::read_to_string(&path).unwrap().split("#[cfg(test)]").next().unwrap()),
            }
        }
    }
    users
}

#[test]
fn every_text_is_used_and_every_text_that_is_named_is_there() {
    let (texts, users) = (of_pages(Language::English), users());
    // What was asked is named where it is refused, by the end of its text's name.
    let is_used = |name: &str| users.contains(&format!("\"{name}\"")) || name.starts_with("refusal-of-");
    let unused: Vec<&String> = texts.keys().filter(|name| !is_used(name)).collect();
    assert!(unused.is_empty(), "{unused:#?}");
    for call in [
        ".text(\"",
        ".say(\"",
        ".html(\"",
        ".dated(\"",
        "message::text(language, \"",
        "message::text(speech::current(), \"",
    ] {
        for name in users.split(call).skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let is_text = name.contains('-');
            assert!(!is_text || texts.contains_key(name), "`{name}` is named and not said");
        }
    }
}

#[test]
fn what_is_not_filled_in_stands_in_one_line() {
    for language in Language::ALL {
        for (name, text) in texts(*language, |_| true).iter().filter(|(_, text)| !text.contains("{ ")) {
            assert_eq!(catalogue::found(*language, name), Some(text.as_str()), "{name}");
        }
    }
}

/// Pages that speak both languages.
const SPOKEN: &[&str] = &[
    "/charts/measures",
    "/charts/measures?view=picture&show=all",
    "/charts/measures?scope=nonsense",
    "/charts/measures?activeOn=1700",
    "/charts/structures?show=all",
    "/charts/structures?network=icat&view=picture",
    "/charts/networks",
    "/charts/networks?view=graph",
    "/charts/networks?embed=1&view=graph",
    "/charts/databases?show=all",
    "/charts/timeline",
    "/charts/timeline?view=picture&agency=iom",
    "/charts/history",
    "/charts/history?view=picture",
    "/charts/fundings",
    "/charts/fundings?view=picture",
    "/charts/ties",
    "/charts/ties?view=table&kind=network",
    "/charts/ratifications",
    "/charts/ratifications?form=matrix&region=iberia",
    "/compare",
    "/compare?agency=iom",
    "/compare?agency=iom&agency=europol",
    "/compare?instrument=untoc",
    "/compare?type=definitions",
    "/compare?agency=iom&network=icat",
    "/changes",
    "/changes?since=nonsense",
    "/changes?kind=nonsense",
    "/state/es",
    "/state/es?text=nothing-like-it",
    "/state/es?kind=nonsense",
    "/region/iberia",
    "/about/api",
    "/",
    "/agency/iom",
    "/instrument/untoc",
    "/measure/untoc-1",
    "/network/icat",
    "/project/glo-act",
    "/action/train",
    "/output/database",
    "/arrangement/letters",
    "/finding/few",
    "/agencies?kind=EU_AGENCY&text=border&activeOn=2018-11",
    "/measures?columns=title,type,instrument,beneficiaries",
    "/memberships",
    "/search?query=child+victims",
    "/search?query=xyzzy",
    "/search",
    "/findings",
    "/coordination?activeOn=2018-11-23",
    "/coordination?network=icat&kind=gap",
    "/coordination?kind=nonsense",
    "/coordination?activeOn=nonsense",
    "/agencies?sort=nonsense&activeOn=never&nonsense=1",
    "/search?page=0&kind=nonsense",
    "/search?query=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w+x+y+z",
    "/export",
    "/about/method",
    "/ns/action_type",
    "/agencies?columns=nonsense",
    "/nothing-here",
];

/// A page without what is written for programs, which is in English: questions and examples.
fn without_code(page: &str) -> String {
    let (first, rest) = page.split_once("<pre").unwrap_or((page, ""));
    let after = rest.split("<pre").filter_map(|part| part.split_once("</pre>")).map(|(_, after)| after);
    std::iter::once(first).chain(after).collect()
}

/// What stands in a text between what is filled in, where it is long enough to be known again.
fn parts(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['{', '}']).filter(|_| text.contains("{ "));
    parts.map(str::trim).filter(|part| part.len() > 15 && !part.contains(['$', '[', '<', '"', '\'', '’', '`']))
}

#[test]
fn a_page_in_spanish_has_no_english_of_ours() {
    let (english, spanish) = (of_pages(Language::English), of_pages(Language::Spanish));
    let mut labels = Labels::default();
    each(&mut labels);
    // Words that are the same in both languages, or that a fact is called by, tell nothing.
    let labels: Vec<String> = labels.0.into_iter().filter(|label| label.contains(' ')).collect();
    for path in SPOKEN {
        let (_, _, page) = get(&SERVER, &format!("/es{path}"), &[]);
        let page = without_code(&page);
        assert!(page.contains("<html lang=\"es\">"), "{path}");
        assert!(!page.contains("{$") && !page.contains("{ $"), "{path} has something that was not filled in");
        let said = said(&page);
        let says = |text: &str| said.contains(text.replace('"', "&#34;").as_str());
        for (name, text) in &english {
            let is_whole = !text.contains("{ ") && *text != spanish[name];
            assert!(!(is_whole && says(text)), "{path} says `{text}` ({name})");
            for part in parts(text).filter(|part| !spanish[name].contains(part)) {
                assert!(!said.iter().any(|said| said.contains(part)), "{path} says `{part}` ({name})");
            }
        }
        let in_english: Vec<&String> = labels.iter().filter(|label| says(label)).collect();
        assert!(in_english.is_empty(), "{path} has words of vocabularies in English: {in_english:?}");
    }
}

/// What a page says: its texts, but for those that are marked as words of programs, and the attributes that are read out.
fn said(page: &str) -> BTreeSet<&str> {
    let mut said = BTreeSet::new();
    for piece in page.split('<').skip(1) {
        let Some((tag, text)) = piece.split_once('>') else { continue };
        if !["code", "em"].contains(&tag) {
            said.insert(text);
        }
        for attribute in ["title", "alt", "aria-label", "placeholder", "content", "label"] {
            let value = tag.split_once(&format!(" {attribute}=\"")).and_then(|(_, rest)| rest.split('"').next());
            said.extend(value);
        }
    }
    said
}

#[test]
fn a_page_names_itself_in_each_language_and_leads_to_the_other() {
    for (public_url, base) in [("https://palermo.example", ""), ("https://host.example/palermo", "/palermo")] {
        let server = server(public_url);
        for (given, language, other, name) in
            [("/agencies?text=court", "en", "/es", "Español"), ("/es/agencies?text=court", "es", "", "English")]
        {
            let (status, _, page) = get(&server, &format!("{base}{given}"), &[]);
            assert_eq!(status, StatusCode::OK);
            let has = |text: String| assert!(page.contains(&text), "{given}: {text} is not in {page}");
            has(format!("<html lang=\"{language}\">"));
            has(format!("<link rel=\"canonical\" href=\"{public_url}{given}\">"));
            has(format!("<link rel=\"alternate\" hreflang=\"en\" href=\"{public_url}/agencies?text=court\">"));
            has(format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{public_url}/agencies?text=court\">"));
            has(format!("<link rel=\"alternate\" hreflang=\"es\" href=\"{public_url}/es/agencies?text=court\">"));
            has(format!("<a class=\"language\" href=\"{base}{other}/agencies?text=court\""));
            has(format!(">{name}</a>"));
        }
    }
}

#[test]
fn a_page_calls_what_it_is_about_as_sources_in_its_language_do() {
    let facts = facts()
        .spanish("agency:iom", "Organización Internacional para las Migraciones", Some("OIM"))
        .spanish("instrument:untoc", "Convención contra la Delincuencia", None)
        .spanish("network:icat", "Grupo Interinstitucional", None);
    let server = router(Arc::new(ServerState::new(facts.snapshot())));
    let page = |path: &str| get(&server, path, &[]).2;
    let has = |path: &str, text: &str| assert!(page(path).contains(text), "{path}: {text} is not in {}", page(path));
    has("/es/agency/iom", "<h1>Organización Internacional para las Migraciones (OIM)</h1>");
    has("/es/agency/iom", "<dt>Nombre en inglés</dt>\n<dd><span lang=\"en\">iom</span></dd>");
    has("/agency/iom", "<h1>iom</h1>");
    has("/agency/iom", "<span lang=\"es\">Organización Internacional para las Migraciones</span>");
    has("/es/network/icat", "<h1>Grupo Interinstitucional</h1>");
    has("/es/instrument/untoc", "<dt>Título</dt>\n<dd>Convención contra la Delincuencia</dd>");
    // The English name by which all else calls an instrument stands beside its title.
    has(
        "/es/instrument/untoc",
        "<h1>Convención contra la Delincuencia <span class=\"quiet\" lang=\"en\">(untoc)</span></h1>",
    );
    // What has no name in Spanish keeps its own.
    has("/es/agency/europol", "<h1 lang=\"en\">europol</h1>");
    // So do lists, what narrows them, links, comparisons, plans and pictures.
    has("/es/agencies", "<a href=\"/es/agency/iom\">OIM</a>");
    has("/es/agencies", "<a href=\"/es/agency/europol\" lang=\"en\">europol</a>");
    has("/es/memberships", "OIM en Grupo Interinstitucional");
    has("/es/actions", "=iom\">OIM</a>");
    has("/es/actions", "=europol\" lang=\"en\">europol</a>");
    has("/es/action/train", "<a href=\"/es/agency/iom\">OIM</a>");
    has("/es/search?query=train", "<span>de OIM</span>");
    has("/es/compare?agency=iom&agency=europol", "OIM</a></th>");
    has("/es/charts/networks?network=icat&view=picture", ">OIM</text>");
    has("/es/charts/networks", ">Grupo Interinstitucional</a>");
    has("/charts/networks.csv?lang=es", ",iom,");
    // What is chosen from agrees with what it is called.
    has("/es/charts/structures", "<option value=\"\" selected>Todas</option>");
}

#[test]
fn a_name_in_english_is_marked_in_the_tables_of_charts_and_in_what_is_chosen_from() {
    let facts = facts()
        .member("icat", "europol")
        .network("acef")
        .spanish("agency:iom", "Organización Internacional para las Migraciones", Some("OIM"))
        .spanish("network:icat", "Grupo Interinstitucional", None);
    let server = router(Arc::new(ServerState::new(facts.snapshot())));
    let page = |path: &str| get(&server, path, &[]).2;
    for (path, english, spanish) in [
        (
            "/charts/networks",
            "<th scope=\"row\"{}><a href=\"{/es}/agency/europol\">europol</a></th>",
            "<th scope=\"row\"><a href=\"/es/agency/iom\">OIM</a></th>",
        ),
        (
            "/charts/networks?show=all",
            "<th scope=\"col\"><span{}><a href=\"{/es}/network/acef\">acef</a></span></th>",
            "<th scope=\"col\"><span><a href=\"/es/network/icat\">Grupo Interinstitucional</a></span></th>",
        ),
        ("/charts/timeline", "<a href=\"{/es}/project/glo-act\">glo-act</a>", "Grupo Interinstitucional</a></th>"),
        (
            "/charts/ratifications?form=matrix&instrument=untoc",
            "<span{}><a href=\"{/es}/instrument/untoc\">untoc</a></span>",
            "<th scope=\"row\"><a href=\"/es/state/es\">España</a></th>",
        ),
        ("/charts/ties", "<option value=\"europol\"{}>europol</option>", "<option value=\"iom\">OIM</option>"),
        ("/charts/ratifications?form=matrix", "<option value=\"untoc\"{}>untoc</option>", "<option value=\"iberia\">"),
        ("/compare", "<option value=\"europol\"{}>europol</option>", "<option value=\"iom\">OIM</option>"),
        (
            "/coordination",
            "<option value=\"acef\"{}>acef</option>",
            "<option value=\"icat\">Grupo Interinstitucional</option>",
        ),
    ] {
        let (in_english, in_spanish) = (page(path), page(&format!("/es{path}")));
        let marked = english.replace("{}", " lang=\"en\"").replace("{/es}", "/es");
        assert!(in_spanish.contains(&marked), "/es{path}: {marked} is not in {in_spanish}");
        assert!(in_spanish.contains(spanish), "/es{path}: {spanish} is not in {in_spanish}");
        let unmarked = english.replace("{}", "").replace("{/es}", "");
        assert!(in_english.contains(&unmarked), "{path}: {unmarked} is not in {in_english}");
    }
    // The links of a picture stay in the language of its page.
    let picture = page("/es/charts/networks?view=graph");
    let picture = &picture[picture.find("<svg").unwrap()..picture.find("</svg>").unwrap()];
    assert!(picture.contains("<a href=\"/es/agency/iom\"") && !picture.contains("<a href=\"/agency"), "{picture}");
}

#[test]
fn a_list_says_where_it_is_in_another_order_than_that_of_its_names() {
    let says = |path: &str| get(&SERVER, path, &[]).2.contains("(según el orden en inglés)");
    for path in ["/es/states", "/es/agencies?sort=-label", "/es/findings?sort=section&columns=section"] {
        assert!(says(path), "{path}");
    }
    for path in ["/states", "/es/agencies", "/es/instruments?sort=label", "/es/agencies?sort=founded"] {
        assert!(!says(path), "{path}");
    }
}

#[test]
fn every_page_names_its_address_in_each_language() {
    // Nothing is there in another language, and a chart alone is none of our pages.
    for path in SPOKEN.iter().filter(|path| **path != "/nothing-here" && !path.contains("embed=1")) {
        for language in ["", "/es"] {
            let (_, _, page) = get(&SERVER, &format!("{language}{path}"), &[]);
            for other in ["en", "es", "x-default"] {
                let link = format!("<link rel=\"alternate\" hreflang=\"{other}\" href=\"https://palermo.example");
                assert!(page.contains(&link), "{language}{path} lacks {link}");
            }
        }
    }
}

#[test]
fn a_chart_on_another_site_speaks_the_language_that_it_is_asked_for() {
    let (_, _, spoken) = get(&SERVER, "/es/charts/networks?embed=1", &[]);
    let (_, headers, asked) = get(&SERVER, "/charts/networks?embed=1&lang=es", &[]);
    assert_eq!(spoken, asked);
    assert!(headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().contains("frame-ancestors *"));
    assert!(spoken.contains("<html lang=\"es\">") && spoken.contains("lang=\"es\">\n<title id=\"chart-title\">"));
    assert!(spoken.contains("Conjunto de datos Palermo "), "{spoken}");
    assert!(spoken.contains("href=\"/es/charts/networks"), "{spoken}");
    let (_, _, english) = get(&SERVER, "/es/charts/networks?embed=1&lang=en", &[]);
    assert!(english.contains("<html lang=\"en\">"));
    let (_, _, page) = get(&SERVER, "/es/charts/networks", &[]);
    assert!(page.contains("https://palermo.example/es/charts/networks?embed=1"), "the snippet keeps the language");
    let (_, _, pinned) = get(&SERVER, "/charts/networks?embed=1&lang=es&version=0", &[]);
    assert!(pinned.contains("Este servidor tiene la edición"), "{pinned}");
    let (status, _, refused) = get(&SERVER, "/charts/networks?lang=fr", &[]);
    assert!(status == StatusCode::BAD_REQUEST && refused.contains("en, es"), "{refused}");
}

#[test]
fn a_picture_has_its_words_in_its_language_and_a_table_of_data_in_english() {
    for (path, has) in [
        ("/es/charts/networks.svg", "lang=\"es\""),
        ("/charts/networks.svg", "lang=\"en\""),
        ("/charts/networks.svg?lang=es", "Miembro"),
        ("/charts/networks.csv?lang=es", "Member"),
        ("/charts/networks.json?lang=es", "\"rowHeading\":\"Structure\""),
    ] {
        let (status, _, body) = get(&SERVER, path, &[]);
        assert!(status == StatusCode::OK && body.contains(has), "{path}: {body}");
    }
}

#[test]
fn a_reference_and_a_preview_are_in_the_language_of_their_page() {
    for (path, has) in [
        ("/cite.bib?page=/es/charts/networks", "title = {{Gráfico: redes}}"),
        ("/cite.bib?page=/es/charts/networks", "url = {https://palermo.example/es/charts/networks}"),
        ("/cite.ris?page=/es/coordination", "TI  - Plan de coordinación"),
        ("/cite.ris?page=/coordination", "TI  - Coordination plan"),
        ("/oembed?url=https://palermo.example/es/compare", "Comparación lado a lado"),
        ("/oembed?url=https://palermo.example/es/charts/networks", "/es/charts/networks?embed=1"),
        ("/oembed?url=https://palermo.example/es/charts/networks", "/es/charts/networks.png?width=640"),
        ("/es/network/icat", "og:image\" content=\"https://palermo.example/es/charts/networks.png"),
        ("/es/network/icat", "og:image:alt\" content=\"Redes: Quién se sienta con quién"),
        ("/es/network/icat", "/cite.bib?page=%2Fes%2Fnetwork%2Ficat"),
    ] {
        let (status, _, body) = get(&SERVER, path, &[]);
        assert!(status == StatusCode::OK && body.contains(has), "{path}: {body}");
    }
}

#[test]
fn every_code_and_tool_of_the_page_for_programs_has_its_spanish_and_every_place() {
    let codes = Code::ALL.map(|code| format!("code-{}", code.word().to_lowercase().replace('_', "-")));
    let tools = TOOLS.iter().map(|tool| format!("tool-{}", tool.name.replace('_', "-")));
    let names: BTreeSet<String> = codes.into_iter().chain(tools).collect();
    let said = texts(Language::Spanish, |file| file == "machines.ftl").into_keys();
    assert_eq!(said.collect::<BTreeSet<_>>(), names);
    let group = |name: &String| format!("group-{}", name.to_lowercase().replace(' ', "-"));
    let places = DATASET.states.iter().map(|state| format!("place-{}", state.slug));
    let places = places.chain(DATASET.regions.iter().map(|region| format!("place-{}", region.slug)));
    let places = places.chain(DATASET.states.iter().filter_map(|state| state.region.as_ref()).map(group));
    let said = texts(Language::Spanish, |file| file == "places.ftl").into_keys();
    assert_eq!(said.collect::<BTreeSet<_>>(), places.collect::<BTreeSet<_>>());
}

#[test]
fn what_speaks_english_alone_is_shown_in_english() {
    for (path, elsewhere) in [
        ("/es/agencies.csv?kind=COURT", "/agencies.csv?kind=COURT"),
        ("/es/graphql?query=%7Ba%7D", "/graphql?query=%7Ba%7D"),
        ("/es/charts/measures.csv?scope=universal", "/charts/measures.csv?scope=universal"),
        ("/es/charts/networks.gexf", "/charts/networks.gexf"),
        ("/es/state/es.json", "/state/es.json"),
        ("/es/changes.csv", "/changes.csv"),
        ("/es/schema.graphql", "/schema.graphql"),
        ("/es", "/es/"),
        ("/es/agencies/", "/es/agencies"),
    ] {
        let (status, headers, _) = get(&SERVER, path, &[]);
        assert!(status.is_redirection(), "{path}: {status}");
        assert_eq!(headers[header::LOCATION], elsewhere, "{path}");
    }
    let (status, headers, _) = get(&server("https://host.example/palermo"), "/palermo/es/changes.csv", &[]);
    assert_eq!(
        (status, &headers[header::LOCATION]),
        (StatusCode::TEMPORARY_REDIRECT, &"/palermo/changes.csv".parse().unwrap())
    );
}

#[test]
fn the_links_of_a_page_stay_in_its_language() {
    let mut seen = BTreeSet::new();
    for path in SPOKEN {
        let (_, _, page) = get(&SERVER, &format!("/es{path}"), &[]);
        let links = page.split("=\"").skip(1).map(|rest| rest.split(['"', '#']).next().unwrap());
        let is_picture = |link: &&str| [".png", ".pdf"].iter().any(|ending| link.ends_with(ending));
        let links = links.filter(|link| link.starts_with("/es/") && !link.contains('?') && !is_picture(link));
        for link in links {
            if seen.insert(link.to_owned()) && !link.ends_with("/nothing-here") {
                assert_eq!(get(&SERVER, link, &[]).0, StatusCode::OK, "{link} on {path}");
            }
        }
    }
    assert!(seen.len() > 20, "{seen:?}");
    let (_, _, page) = get(&SERVER, "/es/search?query=europol", &[]);
    assert!(page.contains("href=\"/es/agencies\""));
    assert!(page.contains("action=\"/es/search\""));
    assert!(page.contains("href=\"/graphql") || page.contains("href=\"/schema.graphql\""));
    assert!(!page.contains("href=\"/es/style.css") && !page.contains("src=\"/es/"));
    assert!(!page.contains("/es/es/"));
}

#[test]
fn a_vocabulary_is_described_in_the_language_that_is_asked_for() {
    let graph = Arc::new(facts().snapshot());
    let asked = "{ vocabularies { name description es: description(lang: ES) \
        values { value label en: label(lang: EN) es: label(lang: ES) meaning: description(lang: ES) } } }";
    let (_, answer) = ask(&graph, asked, json!({}));
    let answer = &answer["data"];
    let axis = answer["vocabularies"].as_array().unwrap().iter().find(|one| one["name"] == "axis").unwrap();
    assert_eq!(
        axis["values"][1],
        json!({
            "value": "PROSECUTION", "label": "Prosecution", "en": "Prosecution", "es": "Persecución",
            "meaning": "Descubre, investiga, enjuicia y castiga a quienes lo cometen, también más allá de las fronteras.",
        })
    );
    assert_ne!(axis["description"], axis["es"]);
}

#[test]
fn the_language_of_a_page_is_not_that_of_its_reader() {
    let spanish = [(header::ACCEPT_LANGUAGE, "es")];
    let (_, headers, page) = get(&SERVER, "/agencies", &spanish);
    assert!(page.contains("<html lang=\"en\">"));
    let varies = |headers: &HeaderMap| headers.get_all(header::VARY).iter().any(|vary| vary == "Accept-Language");
    assert!(!varies(&headers));
    // The start page alone says that there is one in Spanish, and leads nobody there unasked.
    for (path, language, given, invited) in [
        ("/", "en", &spanish[..], true),
        ("/", "en", &[], false),
        ("/es/", "es", &spanish[..], false),
        ("/es/", "es", &[], false),
    ] {
        let (status, headers, page) = get(&SERVER, path, given);
        assert!(status == StatusCode::OK && varies(&headers), "{path}");
        assert!(page.contains(&format!("<html lang=\"{language}\">")), "{path}");
        assert_eq!(page.contains("Esta página está también en español"), invited, "{path} {given:?}");
        assert!(page.contains(&format!("<link rel=\"canonical\" href=\"https://palermo.example{path}\">")), "{page}");
    }
}
