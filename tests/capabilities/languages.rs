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
    kind::Kind,
    vocabulary::{Axis, Language, ParticipationRole, Precision, Vocabulary, VocabularyVisitor, each, each_computed},
};
use palermo::{
    export::list::{Format, exports},
    http::{explorer::example_questions, router::router, state::ServerState},
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
const DECLARED: [&str; 7] =
    ["vocabularies.ftl", "columns.ftl", "exports.ftl", "facts.ftl", "questions.ftl", "start.ftl", "statements.ftl"];

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
fn every_finding_is_stated_in_spanish_as_it_is_in_english() {
    let of = |row: &entity::finding::Model| (format!("statement-{}.of", row.slug), fingerprint(&row.statement));
    let mut said = texts(Language::Spanish, |file| file == "statements.ftl");
    let stated: BTreeMap<String, String> = DATASET.findings.iter().map(of).collect();
    let translated: BTreeMap<String, String> =
        said.keys().filter(|name| name.ends_with(".of")).map(|name| (name.clone(), said[name].clone())).collect();
    assert_eq!(translated, stated, "translate what is stated anew, and write its fingerprint beside it");
    said.retain(|name, _| !name.ends_with(".of"));
    assert_eq!(said.len(), stated.len());
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
    let alike = ["entity-table", "list-chosen", "list-no", "navigation-api"];
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
    let (mut texts, users) = (of_pages(Language::English), users());
    texts.extend(self::texts(Language::Spanish, |file| file == "start.ftl"));
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
const SPOKEN: [&str; 29] = [
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

#[test]
fn a_page_in_spanish_has_no_english_of_ours() {
    let (english, spanish) = (of_pages(Language::English), of_pages(Language::Spanish));
    for path in SPOKEN {
        let (_, _, page) = get(&SERVER, &format!("/es{path}"), &[]);
        assert!(page.contains("<html lang=\"es\">"), "{path}");
        assert!(!page.contains("{$") && !page.contains("{ $"), "{path} has something that was not filled in");
        for (name, text) in english.iter().filter(|(name, text)| !text.contains("{ ") && **text != spanish[*name]) {
            let text = text.replace('"', "&#34;");
            // A word of a vocabulary or of an address, which is marked as such, is written so in every language.
            let marked = ["code", "em"].map(|tag| format!("<{tag}>{text}</{tag}>"));
            let page = marked.iter().fold(page.clone(), |page, marked| page.replace(marked, ""));
            assert!(!page.contains(&format!(">{text}<")), "{path} says `{text}` ({name})");
            for attribute in ["title", "alt", "aria-label", "placeholder", "content"] {
                assert!(!page.contains(&format!("{attribute}=\"{text}\"")), "{path} says `{text}` ({name})");
            }
        }
    }
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
fn what_speaks_english_alone_is_shown_in_english() {
    for (path, elsewhere) in [
        ("/es/agencies.csv?kind=COURT", "/agencies.csv?kind=COURT"),
        ("/es/graphql?query=%7Ba%7D", "/graphql?query=%7Ba%7D"),
        ("/es/about/api", "/about/api"),
        ("/es/schema.graphql", "/schema.graphql"),
        ("/es", "/es/"),
        ("/es/agencies/", "/es/agencies"),
    ] {
        let (status, headers, _) = get(&SERVER, path, &[]);
        assert!(status.is_redirection(), "{path}: {status}");
        assert_eq!(headers[header::LOCATION], elsewhere, "{path}");
    }
    let (status, headers, _) = get(&server("https://host.example/palermo"), "/palermo/es/about/api", &[]);
    assert_eq!(
        (status, &headers[header::LOCATION]),
        (StatusCode::TEMPORARY_REDIRECT, &"/palermo/about/api".parse().unwrap())
    );
}

#[test]
fn the_links_of_a_page_stay_in_its_language() {
    let mut seen = BTreeSet::new();
    for path in SPOKEN {
        let (_, _, page) = get(&SERVER, &format!("/es{path}"), &[]);
        let links = page.split("=\"").skip(1).map(|rest| rest.split(['"', '#']).next().unwrap());
        for link in links.filter(|link| link.starts_with("/es/") && !link.contains('?')) {
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
