//! The lists of every kind: what they count is what they lead to, and what is downloaded is what is shown.

use crate::{fixture::data, real_data::SNAPSHOT};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use entity::{fold::fold, kind::Kind, vocabulary::Crime};
use palermo::{
    answer::Answerer,
    budget::Budget,
    charts::{ChartKind, chart::Chart, matrix::Tone, parameters::Parameters},
    graph::any_node::AnyNode,
    http::{router::router, state::ServerState},
    lists::{
        columns::{self, Shape},
        list::{Cell, List, facets},
        question::{self, NAMED},
        wanted::Wanted,
    },
    pages::{
        address,
        entity_page::description::Description,
        frame::{Frame, Site},
    },
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, LazyLock},
};
use tower::ServiceExt;

static ANSWERER: LazyLock<Answerer> = LazyLock::new(Answerer::default);

static SERVER: LazyLock<Router> = LazyLock::new(|| {
    let mut state = ServerState::new(crate::real_data::snapshot());
    state.longest = std::time::Duration::from_secs(3_600);
    router(Arc::new(state))
});

fn get(path: &str) -> (StatusCode, String, String) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        let request = Request::get(path).header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
        let response = SERVER.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let media_type = parts.headers[header::CONTENT_TYPE].to_str().unwrap().to_owned();
        let body = to_bytes(body, usize::MAX).await.unwrap();
        (parts.status, media_type, String::from_utf8(body.to_vec()).unwrap())
    })
}

fn wanted(path: &str) -> Wanted {
    let (list, query) = path[1..].split_once('?').unwrap_or((&path[1..], ""));
    let kind = Kind::ALL.into_iter().find(|kind| address::plural(*kind) == list).expect("a list of a kind");
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
    Wanted::read(kind, &pairs, &SNAPSHOT.graph).unwrap_or_else(|problems| panic!("{path}: {problems:?}"))
}

fn list(path: &str, size: usize) -> List<'static> {
    List::new(&wanted(path), (size, NAMED), &ANSWERER, &SNAPSHOT, &Budget::unlimited())
        .unwrap_or_else(|refused| panic!("{path}: {refused:?}"))
}

fn slugs(path: &str) -> Vec<&'static str> {
    list(path, 500).rows.iter().filter_map(|row| row.node.slug()).collect()
}

#[test]
fn every_kind_has_a_list_of_all() {
    for kind in Kind::ALL {
        let path = format!("/{}", address::plural(kind));
        assert_eq!(list(&path, 1).total, SNAPSHOT.graph.of_kind(kind).len(), "{path}");
    }
}

#[test]
fn what_a_list_counts_is_what_it_leads_to() {
    let mut compared = 0;
    for path in Kind::ALL.map(|kind| format!("/{}", address::plural(kind))).into_iter().chain(
        ["/measures?scope=EUROPEAN", "/actions?crime=BOTH&axis=PROTECTION", "/outputs?kind=DATABASE"]
            .map(str::to_owned),
    ) {
        let wanted = wanted(&path);
        for facet in facets(&wanted, &ANSWERER, &SNAPSHOT, &Budget::unlimited()).unwrap() {
            let (first, last) = (facet.values.first(), facet.values.last());
            for counted in first.into_iter().chain(last) {
                let near = wanted.without(facet.column).toggled(facet.column, &counted.value);
                let found = List::new(&near, (1, NAMED), &ANSWERER, &SNAPSHOT, &Budget::unlimited()).unwrap();
                assert_eq!(found.total as u64, counted.count, "{}", near.address(""));
                compared += 1;
            }
        }
    }
    assert!(compared > 80, "only {compared} counts were compared");
}

#[test]
fn the_address_of_a_list_says_all_of_it() {
    for path in [
        "/measures",
        "/measures?type=RESIDENCE_PERMIT&scope=UNIVERSAL&scope=EUROPEAN&columns=instrument%2Cprovision%2Cwording",
        "/agencies?parent=none&text=border&activeOn=2018-11&sort=-founded",
        "/ratifications?instrument=untoc&boundOn=2003..2005",
    ] {
        assert_eq!(wanted(path).address(""), path);
        // Read anew, it is the same list.
        let again = wanted(&wanted(path).address(""));
        assert_eq!((again.address(""), list(path, 1).total), (path.to_owned(), list(&again.address(""), 1).total));
    }
    assert_eq!(wanted("/measures?type=residence_permit&type=&text=").address(""), "/measures?type=RESIDENCE_PERMIT");
}

#[test]
fn a_list_is_narrowed_by_each_sort_of_value() {
    let all = slugs("/agencies").len();
    let (with, without) = (slugs("/agencies?seat=e").len(), slugs("/agencies?seat=none").len());
    assert!(with > 0 && without > 0 && with + without <= all, "{with} + {without} of {all}");
    for slug in slugs("/agencies?founded=1990..1999") {
        let agency = SNAPSHOT.graph.by_slug::<entity::agency::Model>(slug).unwrap();
        let founded = agency.row().founded.unwrap().to_string();
        assert!(founded.starts_with("199"), "{slug}: {founded}");
    }
    assert_eq!(slugs("/agencies?founded=1997"), slugs("/agencies?founded=1997..1997"));
    assert!(slugs("/agencies?networks=icat").contains(&"iom"));
    assert!(slugs("/actions?agency=iom&crime=TRAFFICKING").iter().all(|slug| {
        let action = SNAPSHOT.graph.by_slug::<entity::action::Model>(slug).unwrap();
        action.row().crime == Crime::Trafficking && action.agency().unwrap().row().slug == "iom"
    }));
    let (special, others) = (slugs("/agencies?specialised=true").len(), slugs("/agencies?specialised=false").len());
    assert_eq!(special + others, all);
    assert!(slugs("/measures?text=residence").iter().any(|slug| slug.contains("art-14")), "texts are searched");
    let for_victims = list("/measures?beneficiaries=VICTIMS", 1).total;
    let for_nobody = list("/measures?beneficiaries=none", 1).total;
    let either = list("/measures?beneficiaries=VICTIMS&beneficiaries=none", 1).total;
    assert_eq!(for_victims + for_nobody, either);
}

#[test]
fn a_list_is_put_in_order_and_goes_on_from_page_to_page() {
    let slugs_by = |path: &str| slugs(path);
    let (up, down) = (slugs_by("/agencies?sort=slug"), slugs_by("/agencies?sort=-slug"));
    assert!(up.is_sorted());
    assert_eq!(up, down.into_iter().rev().collect::<Vec<_>>());
    let mut page = wanted("/measures?scope=UNIVERSAL&sort=title");
    let whole = List::new(&page, (500, NAMED), &ANSWERER, &SNAPSHOT, &Budget::unlimited()).unwrap();
    let mut seen = Vec::new();
    loop {
        let part = List::new(&page, (60, NAMED), &ANSWERER, &SNAPSHOT, &Budget::unlimited()).unwrap();
        seen.extend(part.rows.iter().map(|row| row.node.key()));
        let Some(after) = part.after else { break };
        page = Wanted { after: Some(after), ..page };
    }
    assert_eq!(seen, whole.rows.iter().map(|row| row.node.key()).collect::<Vec<_>>());
    // And back again.
    let last = List::new(&page, (60, NAMED), &ANSWERER, &SNAPSHOT, &Budget::unlimited()).unwrap();
    let back = Wanted { after: None, before: last.before, ..page };
    let part = List::new(&back, (60, NAMED), &ANSWERER, &SNAPSHOT, &Budget::unlimited()).unwrap();
    let at = seen.len() - last.rows.len();
    assert_eq!(part.rows.iter().map(|row| row.node.key()).collect::<Vec<_>>(), seen[at - 60..at]);
}

#[test]
fn what_is_taken_along_is_what_is_shown() {
    let path = "/measures?type=RESIDENCE_PERMIT&columns=instrument,provision,wording,scope";
    let shown = list(path, 500);
    let (status, media_type, text) = get(&path.replace("/measures?", "/measures.csv?"));
    assert_eq!((status, media_type.starts_with("text/csv")), (StatusCode::OK, true));
    let mut csv = csv::Reader::from_reader(text.as_bytes());
    let headings: Vec<String> = csv.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(headings[..6], ["id", "label", "instrument", "provision", "wording", "scope"]);
    let rows: Vec<csv::StringRecord> = csv.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), shown.total);
    for (row, shown) in rows.iter().zip(&shown.rows) {
        assert_eq!(&row[0], shown.node.key());
        let Cell::Facts(instrument, 0) = &shown.cells[0] else { panic!("{:?}", shown.cells[0]) };
        assert_eq!(row[2], *instrument[0].label());
        let Cell::Words(scope) = &shown.cells[3] else { panic!("{:?}", shown.cells[3]) };
        assert_eq!(row[5], scope[0]);
    }
    let (status, _, text) = get(&path.replace("/measures?", "/measures.json?"));
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, json["count"].as_u64()), (StatusCode::OK, Some(shown.total as u64)));
    assert_eq!(json["rows"][0]["id"], shown.rows[0].node.key());
    // All of it, however long.
    let (_, _, text) = get("/measures.csv");
    let all = csv::Reader::from_reader(text.as_bytes()).records().count();
    assert_eq!(all, SNAPSHOT.graph.of_kind(Kind::Measure).len());
}

#[test]
fn the_page_of_a_list_shows_its_rows_and_the_ways_on() {
    let (status, _, page) = get("/measures?type=RESIDENCE_PERMIT&scope=UNIVERSAL");
    assert_eq!(status, StatusCode::OK);
    let total = list("/measures?type=RESIDENCE_PERMIT&scope=UNIVERSAL", 1).total;
    assert_eq!(page.matches("<th scope=\"row\">").count(), total);
    for part in [
        "Type: Residence permit",
        "Scope: Universal",
        "href=\"/measures.csv?type=RESIDENCE_PERMIT&#38;scope=UNIVERSAL\"",
        "href=\"/graphql?query=",
        "aria-current=\"true\"",
        "<meta name=\"robots\" content=\"noindex\">",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let question = page.split("href=\"/graphql?").nth(1).unwrap().split('"').next().unwrap();
    let question = html_escape::decode_html_entities(question).into_owned();
    let (status, _, answer) = get(&format!("/graphql?{question}&format=csv"));
    assert_eq!((status, answer.lines().count()), (StatusCode::OK, total + 1), "{answer}");
}

#[test]
fn what_a_list_does_not_take_is_refused_with_the_nearest_that_it_does() {
    for (path, part) in [
        ("/measures?tpye=X", "<code>tpye</code> (did you mean <code>type</code>?)"),
        ("/measures?type=RESIDENCE", "(did you mean <code>RESIDENCE_PERMIT</code>?)"),
        ("/measures?sort=titel", "(did you mean <code>title</code>?)"),
        ("/measures?columns=titel", "(did you mean <code>title</code>?)"),
        ("/measures?instrument=untok", "(did you mean <code>untoc</code>?)"),
        ("/agencies?founded=1990-13", "<code>founded</code> takes a date or a span"),
        ("/agencies?activeOn=x", "<code>activeOn</code> takes a year"),
        ("/instruments?activeOn=2018&legalForce=maybe", "<code>legalForce</code> takes"),
        ("/measures?after=x", "<code>after</code>"),
        ("/actions?countries=Libya", "<code>countries</code> takes a two-letter country code"),
        ("/actions?countries=Libya", "(did you mean <code>ly</code> for Libya?)"),
        ("/actions?countries=lybia", "(did you mean <code>ly</code> for Libya?)"),
        ("/actions?countries=Alemania", "(did you mean <code>de</code> for Alemania?)"),
        (
            "/actions?agency=International+Organization+for+Migration",
            "(did you mean <code>iom</code> for International Organization for Migration (IOM)?)",
        ),
        ("/measures?text=a&text=b", "<code>text</code> is given more than once"),
        ("/measures?sort=title&sort=-title", "<code>sort</code> is given more than once"),
        (
            "/agencies?actions.activeOn=2018&actions.activeOn=2019",
            "<code>actions.activeOn</code> is given more than once",
        ),
        ("/ratifications?boundOn=2000..1990", "(did you mean <code>1990..2000</code>?)"),
        ("/ratifications?boundOn=2000..1990", "<code>boundOn</code> takes a span that does not end before it begins"),
        ("/impacts?year=2020..2010", "(did you mean <code>2010..2020</code>?)"),
        ("/measures?text=a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q", "<code>text</code> takes 16 words and phrases at most"),
        (
            "/findings?objektive=FIRST",
            "This list has no parameter <code>objektive</code> (did you mean \
          <code>objective</code>?). It accepts: <code>slug</code>",
        ),
    ] {
        let (status, _, page) = get(path);
        assert_eq!(status, StatusCode::BAD_REQUEST, "{path}");
        assert!(page.contains(part), "{path}: {page}");
        let (status, media_type, _) = get(&path.replacen('?', ".csv?", 1));
        assert_eq!(status == StatusCode::BAD_REQUEST, !path.contains("after="), "{path}");
        assert!(media_type.starts_with("text/"), "{media_type}");
    }
}

#[test]
fn all_words_of_a_text_must_occur_in_any_order() {
    let (words, turned) = (slugs("/measures?text=permit+residence"), slugs("/measures?text=residence+permit"));
    assert!(!words.is_empty());
    assert_eq!(words, turned);
    let one = slugs("/measures?text=residence");
    assert!(words.iter().all(|slug| one.contains(slug)));
    // Between quotation marks stands what must occur as it is; a mark alone asks for nothing.
    assert!(slugs("/measures?text=%22residence+permit%22").iter().all(|slug| words.contains(slug)));
    assert!(slugs("/measures?text=%22permit+residence%22").is_empty());
    assert_eq!(slugs("/measures?text=%22residence+permit"), words);
}

#[test]
fn a_text_is_looked_for_in_what_readers_of_spanish_see() {
    for (path, word, slug) in [
        ("/agencies", "ACNUR", "unhcr"),
        ("/agencies", "refugiados", "unhcr"),
        ("/es/agencies", "Naciones Unidas para los Refugiados", "unhcr"),
        ("/es/states", "alemania", "de"),
        ("/es/regions", "balcanes", "western-balkans"),
        ("/es/findings", "memorandos", "cooperation-mostly-by-informal-mous"),
    ] {
        let (status, _, page) = get(&format!("{path}?text={}", word.replace(' ', "+")));
        assert_eq!(status, StatusCode::OK, "{page}");
        let begins = path.trim_end_matches('s').replace("/agencie", "/agency").replace("/es", "");
        assert!(page.contains(&format!("{begins}/{slug}\"")), "{path} {word}: {page}");
    }
    let (_, _, page) = get("/states?text=alemania");
    assert!(!page.contains("/state/de\""), "in English a state is called by its English name");
}

#[test]
fn rows_stand_in_the_order_of_their_names() {
    for kind in Kind::ALL {
        let path = format!("/{}", address::plural(kind));
        let names = |path: &str| list(path, 500).rows.iter().map(|row| fold(&row.node.label())).collect::<Vec<_>>();
        let (up, down) = (names(&format!("{path}?sort=label")), names(&format!("{path}?sort=-label")));
        assert!(up.is_sorted() && down.iter().rev().is_sorted(), "{path}");
        if columns::order(kind).is_some_and(|column| column.name == "label") {
            assert_eq!(names(&path), up, "{path}");
        }
        let (_, _, page) = get(&format!("{path}?sort=label"));
        let sorted = format!("aria-sort=\"ascending\"><a rel=\"nofollow\" href=\"{path}?sort=-label\">Name");
        assert!(page.contains(&sorted), "{path}: {page}");
    }
    assert!(
        slugs("/states").iter().position(|slug| *slug == "af") < slugs("/states").iter().position(|slug| *slug == "ae")
    );
}

#[test]
fn states_are_narrowed_to_a_group_and_to_the_members_of_two_unions() {
    let (_, _, page) = get("/states?euMember=any&region=Western+Europe+and+Others");
    for part in ["EU member: yes", "<h2 title=\"Its regional group", "href=\"/states?euMember=any&#38;euMember=none"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let members = SNAPSHOT.graph.states().filter(|state| state.row().eu_member.is_some()).count();
    let (all, those) = (slugs("/states").len(), slugs("/states?euMember=any").len());
    assert_eq!((those, slugs("/states?euMember=none").len()), (members, all - members));
    assert_eq!(slugs("/states?euMember=any&euMember=none").len(), all);
    assert!(slugs("/states?councilOfEurope=any").contains(&"al"));
}

#[test]
fn a_choice_says_that_another_value_adds_to_it() {
    let says = "Another value adds to the choice.";
    assert_eq!(get("/impacts?agency=unodc").2.matches(says).count(), 1);
    assert!(!get("/impacts").2.contains(says));
}

#[test]
fn the_question_of_a_page_is_asked_for_its_own_rows() {
    let first = List::new(&wanted("/measures"), (question::PAGE, NAMED), &ANSWERER, &SNAPSHOT, &Budget::unlimited());
    let path = Wanted { after: first.unwrap().after, ..wanted("/measures") }.address("");
    let (_, _, page) = get(&path);
    let row = page.split("<th scope=\"row\"><a href=\"/measure/").nth(1).unwrap().split('"').next().unwrap();
    let question = page.split("href=\"/graphql?").nth(1).unwrap().split('"').next().unwrap();
    let question = html_escape::decode_html_entities(question).into_owned();
    let (status, _, answer) = get(&format!("/graphql?{question}&format=csv"));
    assert_eq!(status, StatusCode::OK, "{answer}");
    assert!(answer.lines().nth(1).unwrap().contains(&format!("measure:{row}")), "{row}: {answer}");
}

#[test]
fn what_is_downloaded_is_whole_however_much_a_row_names() {
    let mut cut = 0;
    for kind in Kind::ALL {
        let several = columns::columns(kind).iter().filter(|column| matches!(column.shape, Shape::Facts(_, true, _)));
        let names: Vec<&str> = several.map(|column| column.name.as_str()).collect();
        if names.is_empty() {
            continue;
        }
        let path = format!("/{}.json?columns={}", address::plural(kind), names.join(","));
        let (status, _, text) = get(&path);
        assert_eq!(status, StatusCode::OK, "{path}: {text}");
        let json: Value = serde_json::from_str(&text).unwrap();
        for row in json["rows"].as_array().unwrap() {
            assert!(!row.to_string().contains("\"more\":"), "{row}");
            for name in &names {
                cut += row[name]["facts"].as_array().is_some_and(|facts| facts.len() > NAMED) as usize;
            }
        }
    }
    assert!(cut > 100, "{cut} cells name more than a page does");
    let (_, _, text) = get("/regions.csv?columns=states");
    let mut csv = csv::Reader::from_reader(text.as_bytes());
    let africa = csv.records().map(Result::unwrap).find(|row| &row[0] == "region:africa").unwrap();
    let region = SNAPSHOT.graph.by_slug::<entity::region::Model>("africa").unwrap();
    assert_eq!(africa[2].split("; ").count(), region.states().count());
    // Answers have at most 500 rows a page; what names more of them is fetched page by page.
    let iom = SNAPSHOT.graph.by_key("agency:iom").unwrap();
    let actions = columns::column(Kind::Agency, "actions").unwrap();
    let whole = palermo::lists::list::whole(iom, actions, &ANSWERER, &SNAPSHOT, &Budget::unlimited()).unwrap();
    let AnyNode::Agency(agency) = iom else { panic!("an agency") };
    assert_eq!(whole.len(), agency.actions().count());
}

#[test]
fn findings_are_a_list_with_all_that_lists_take() {
    let (_, _, page) = get("/findings");
    for part in [
        "id=\"first\"",
        "href=\"/findings.csv\"",
        "href=\"/findings.json\"",
        "href=\"/graphql?query=query+List",
        "name=\"columns\" value=\"section\"",
        "href=\"/findings?verdict=SUPPORTED\"",
        "href=\"/findings?sort=objective\">As a table",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let told = |path: &str| get(path).2.matches("class=\"name\"><a href=\"/finding/").count();
    for path in [
        "/findings?objective=FIRST",
        "/findings?verdict=supported",
        "/findings?sources.verified=true",
        "/findings?text=agencies",
    ] {
        let total = list(path, 1).total;
        assert!(total > 0 && total < told("/findings") || path.contains("verified"), "{path}: {total}");
        assert_eq!(told(path), total, "{path}");
        let (status, _, csv) = get(&path.replace("/findings?", "/findings.csv?"));
        assert_eq!((status, csv::Reader::from_reader(csv.as_bytes()).records().count()), (StatusCode::OK, total));
    }
    let supported = data(&SNAPSHOT, "{ findings(where: {verdict: {eq: SUPPORTED}}) { totalCount } }");
    assert_eq!(supported["findings"]["totalCount"], list("/findings?verdict=SUPPORTED", 1).total);
    let (_, _, table) = get("/findings?sort=-verdict&columns=verdict,statement");
    assert!(table.contains("aria-sort=\"descending\"") && !table.contains("id=\"first\""), "{table}");
    let (_, _, spanish) = get("/es/findings?sort=label");
    assert!(spanish.contains("Veredicto") && spanish.contains("Junto a lo que muestran los datos"), "{spanish}");
}

#[test]
fn every_address_on_a_page_is_taken() {
    let mut followed = BTreeSet::new();
    for path in [
        "/",
        "/about/method",
        "/es/about/method",
        "/findings",
        "/findings?sort=label",
        "/coordination",
        "/agency/iom",
        "/network/icat",
        "/instrument/untoc",
        "/state/es",
        "/region/africa",
        "/finding/icat-main-network-with-23-agencies",
        "/states",
        "/impacts?agency=unodc",
    ] {
        let (status, _, page) = get(path);
        assert_eq!(status, StatusCode::OK, "{path}");
        for address in page.split(" href=\"/").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            let address = format!("/{}", html_escape::decode_html_entities(address));
            let Some((start, query)) = address.split_once('?') else { continue };
            if start.ends_with("/graphql") || start.ends_with("/style.css") || start.ends_with(".js") {
                continue;
            }
            // One of each sort: the names of parameters, not their values.
            let names: Vec<&str> = query.split('&').map(|pair| pair.split('=').next().unwrap()).collect();
            if followed.insert(format!("{start}?{}", names.join("&"))) {
                let (status, _, text) = get(address.split('#').next().unwrap());
                assert_eq!(status, StatusCode::OK, "{path} leads to {address}: {text}");
            }
        }
    }
    assert!(followed.len() > 150, "{}", followed.len());
}

#[test]
fn a_list_is_narrowed_by_what_its_rows_lead_to() {
    for (path, condition) in [
        (
            "/agencies?actions.axis=PROTECTION&actions.type=TRAINING&actions.crime=BOTH&actions.crime=TRAFFICKING",
            "actions: {some: {axis: {eq: PROTECTION}, type: {eq: TRAINING}, crime: {in: [BOTH, TRAFFICKING]}}}",
        ),
        (
            "/agencies?memberships.network=icat&memberships.activeOn=2018-11-23&memberships.role=MEMBER",
            "memberships: {some: {network: {slug: {eq: \"icat\"}}, role: {eq: MEMBER}, activeOn: \"2018-11-23\"}}",
        ),
        ("/measures?instrument.activeOn=2005&scope=EUROPEAN", "scoped"),
        ("/projects?participants.agency=iom&participants.role=LEAD", "participated"),
    ] {
        let (kind, condition) = match condition {
            "scoped" => ("measures", "instrument: {activeOn: \"2005\", scope: {eq: EUROPEAN}}"),
            "participated" => ("projects", "participants: {some: {agency: {slug: {eq: \"iom\"}}, role: {eq: LEAD}}}"),
            agencies => ("agencies", agencies),
        };
        let document = format!("{{ {kind}(where: {{{condition}}}, first: 1) {{ totalCount }} }}");
        let expected = data(&SNAPSHOT, &document)[kind]["totalCount"].as_u64().unwrap() as usize;
        assert!(expected > 0, "{path}");
        assert_eq!(list(path, 1).total, expected, "{path}");
        let again = wanted(path).address("");
        assert_eq!(wanted(&again).address(""), again, "{path}");
        assert_eq!(list(&again, 1).total, expected, "{again}");
    }
    let (status, _, page) = get("/agencies?actions.axis=PROTECTION&actions.activeOn=2020");
    assert!(status == StatusCode::OK && page.contains("Actions: axis Protection, active on 2020"), "{page}");
    assert!(page.contains("name=\"actions.axis\" value=\"PROTECTION\""), "the form keeps it");
    for (path, says) in [
        ("/agencies.csv?actions.axsi=PROTECTION", "(did you mean `actions.axis`?)"),
        ("/outputs.csv?jointWith=agency:iomm", "(did you mean `agency:iom`?)"),
        ("/outputs.csv?jointWith=iom", "`jointWith` takes agency:iom, not `iom`"),
        ("/agencies.csv?actions.axis=PROTEKTION", "(did you mean `PROTECTION`?)"),
        ("/agencies.csv?actions.text=a", "no parameter `actions.text`"),
        ("/measures.csv?findings.activeOn=2020", "no parameter `findings.activeOn`"),
        ("/agencies.csv?action.axis=PROTECTION", "(did you mean `actions`?)"),
    ] {
        let (status, _, text) = get(path);
        assert!(status == StatusCode::BAD_REQUEST && text.contains(says), "{path}: {text}");
    }
}

#[test]
fn a_cell_of_a_chart_leads_to_what_it_counts() {
    let mut compared: BTreeMap<(&str, String), usize> = BTreeMap::new();
    for (kind, query) in [
        (ChartKind::Measures, ""),
        (ChartKind::Measures, "crime=smuggling&scope=european&activeOn=2015"),
        (ChartKind::Structures, ""),
        (ChartKind::Structures, "network=icat&axis=protection&crime=trafficking&activeOn=2019-06"),
        (ChartKind::Structures, "scope=european&crime=smuggling"),
        (ChartKind::Networks, ""),
        (ChartKind::Networks, "activeOn=2018-11-23&crime=trafficking"),
        (ChartKind::Databases, ""),
        (ChartKind::Timeline, ""),
    ] {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
        let (today, budget) = ("2026-11-28".parse().unwrap(), Budget::unlimited());
        let parameters = Parameters::read(kind, &pairs, &SNAPSHOT.graph, today, &budget).unwrap();
        let chart = Chart::new(kind, &SNAPSHOT, &parameters, &budget).unwrap();
        // One sort of cell is what stands in the same kind of row and of column; each has a list of its own kind.
        let sort = |id: &str| id.split([':', '/']).next().unwrap_or_default().to_owned();
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for row in &chart.matrix.rows {
            for (column, cell) in chart.matrix.columns.iter().zip(&row.cells) {
                let Some(count) = cell.count.filter(|count| *count > 0) else { continue };
                let sort = format!("{} × {}", sort(&row.heading.id), sort(&column.id));
                let link = cell.link.as_ref().unwrap_or_else(|| panic!("{kind:?} {query}: {sort} leads nowhere"));
                let seen = seen.entry(sort.clone()).or_default();
                *seen += 1;
                // The first few of each sort, and then some.
                if *seen > 4 && !seen.is_multiple_of(41) {
                    continue;
                }
                // A pair of databases counts its obstacles, and leads to the two.
                let expected = if kind == ChartKind::Databases { 2 } else { count };
                assert_eq!(list(link, 1).total, expected, "{kind:?} {query}: {sort}: {link}");
                *compared.entry((kind.word(), sort)).or_default() += 1;
            }
        }
    }
    for (chart, sort) in [
        ("measures", "instrument × protection"),
        ("measures", "homogeneity × protection"),
        ("measures", "evenness × protection"),
        ("structures", "coverage × prevention"),
        ("structures", "agency × protection"),
        ("structures", "agency × projects"),
        ("structures", "agency × outputs"),
        ("structures", "agency × databases"),
        ("structures", "agency × overlaps"),
        ("structures", "agency × dualities"),
        ("networks", "members × network"),
        ("networks", "actions × network"),
        ("networks", "outputs × network"),
        ("networks", "impacts × network"),
        ("networks", "agency × network"),
        ("databases", "output × output"),
        ("timeline", "network × agencies"),
        ("timeline", "project × agencies"),
        ("timeline", "arrangement × agencies"),
    ] {
        assert!(compared.contains_key(&(chart, sort.to_owned())), "no {sort} of {chart} among {compared:?}");
    }
}

#[test]
fn what_a_picture_counts_leads_to_its_rows_on_the_same_page() {
    for (path, least) in [
        ("/charts/fundings?view=picture", 15),
        ("/es/charts/fundings?view=picture&crime=trafficking&agency=european-union", 1),
        ("/charts/ties", 20),
        ("/es/charts/ties?agency=frontex&depth=2&activeOn=2018-11-23", 20),
        ("/charts/ties?kind=arrangement&agency=iom", 1),
    ] {
        let (_, _, page) = get(path);
        let picture = &page[page.find("<svg xmlns").unwrap()..page.find("</svg>").unwrap()];
        let marks = picture.split("<a href=\"").skip(1).filter_map(|mark| {
            let (link, rest) = mark.split_once('"')?;
            let link = link.replace("&#38;", "&");
            let (link, place) = link.split_once('#')?;
            Some((link.to_owned(), place.to_owned(), &rest[..rest.find("</a>").unwrap()]))
        });
        let mut followed = 0;
        for (link, place, mark) in marks {
            let pairs = |address: &str| {
                let (page, query) = address.split_once('?').unwrap_or((address, ""));
                let mut pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
                pairs.sort();
                (page.to_owned(), pairs)
            };
            assert_eq!(pairs(&link), pairs(path), "{path}: {place} is elsewhere");
            let rows = page.split(&format!("<tbody id=\"{place}\">")).nth(1);
            let rows = rows.unwrap_or_else(|| panic!("{path} has no {place}")).split("</tbody>").next().unwrap();
            let named: Vec<&str> = rows
                .split("<th scope=\"row\"")
                .skip(1)
                .map(|row| row[..row.find("</a>").unwrap()].rsplit('>').next().unwrap())
                .collect();
            match place.starts_with("tie-") {
                // It names what joins the two.
                true => {
                    let said = mark.split("</title>").next().unwrap();
                    assert!(said.ends_with(&format!(": {}", named.join(", "))), "{path}: {said} and {named:?}");
                }
                false => {
                    let said = mark.split("class=\"quiet\"").nth(1).and_then(|text| text.split_once('>')).unwrap().1;
                    let count: usize = said.split(':').next().unwrap().parse().unwrap();
                    assert_eq!(count, named.len(), "{path}: {place}");
                }
            }
            followed += 1;
        }
        assert!(followed >= least, "{path}: {followed}");
    }
}

#[test]
fn a_gap_in_the_chart_of_structures_leads_to_its_entry_in_the_plan() {
    let (today, budget) = ("2026-11-28".parse().unwrap(), Budget::unlimited());
    let mut followed = 0;
    for query in ["", "network=icat"] {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
        let parameters = Parameters::read(ChartKind::Structures, &pairs, &SNAPSHOT.graph, today, &budget).unwrap();
        let chart = Chart::new(ChartKind::Structures, &SNAPSHOT, &parameters, &budget).unwrap();
        let cells = chart.matrix.rows.iter().flat_map(|row| &row.cells);
        for cell in cells.filter(|cell| cell.tone == Tone::Gap).take(2) {
            let link = cell.link.as_ref().expect("a gap leads somewhere");
            let (status, _, json) = get(&link.replace("/coordination?", "/coordination.json?"));
            assert_eq!(status, StatusCode::OK, "{link}");
            let plan: Value = serde_json::from_str(&json).unwrap();
            assert_eq!((plan["gaps"].as_u64(), plan["entries"].as_array().map(Vec::len)), (Some(1), Some(1)), "{link}");
            followed += 1;
        }
    }
    assert!(followed > 1);
}

#[test]
fn the_numbers_of_the_method_lead_to_what_they_count() {
    let (_, _, page) = get("/about/method");
    let mut followed = 0;
    for cell in page.split("<td class=\"number\"><a href=\"").skip(1) {
        let (address, rest) = cell.split_once("\">").unwrap();
        let count: usize = rest.split('<').next().unwrap().parse().unwrap();
        assert_eq!(list(&address.replace("&#38;", "&"), 1).total, count, "{address}");
        followed += 1;
    }
    assert!(followed > 30, "{followed}");
}

#[test]
fn the_count_of_a_word_leads_to_the_lists_of_what_carries_it() {
    let (_, _, page) = get("/about/method");
    let (mut followed, mut kinds) = (0, BTreeSet::new());
    for (at, counted) in page.split("<span class=\"quiet numbers small\">(").skip(1).enumerate() {
        let (counted, _) = counted.split_once(")</span>").unwrap();
        let links: Vec<(&str, usize)> = counted
            .split("<a href=\"")
            .skip(1)
            .map(|link| {
                let (address, text) = link.split_once("\">").unwrap();
                (address, text.split(' ').next().unwrap().parse().unwrap())
            })
            .collect();
        // A total stands before several, and is the sum of what stands behind it.
        if let Some((total, parts)) = counted.split_once(": ") {
            let counts = parts.split(", ").map(|part| {
                let text = part.rsplit_once("\">").map_or(part, |(_, text)| text);
                text.split(' ').next().unwrap().parse::<usize>().unwrap()
            });
            assert_eq!(counts.sum::<usize>(), total.parse::<usize>().unwrap(), "{counted}");
        }
        for (address, count) in links {
            // All of some, and some of all.
            if kinds.insert(address.split('=').next().unwrap().to_owned()) || at.is_multiple_of(9) {
                assert_eq!(list(&address.replace("&#38;", "&"), 1).total, count, "{address}");
                followed += 1;
            }
        }
    }
    assert!(followed > 40 && kinds.len() > 20, "{followed} {kinds:?}");
}

#[test]
fn a_section_of_a_page_leads_to_the_list_of_what_it_counts() {
    let (day, budget) = ("2026-11-28".parse().unwrap(), Budget::unlimited());
    let frame = Frame::new(&Site::default(), &SNAPSHOT, "/", day);
    let mut headings = BTreeSet::new();
    for key in
        ["agency:iom", "agency:europol", "agency:european-union", "network:icat", "project:glo-act", "instrument:untoc"]
    {
        let Some(node) = SNAPSHOT.graph.by_key(key) else { panic!("{key} is not there") };
        for section in Description::new(node, &frame, &budget).unwrap().sections {
            let (count, Some(address)) = (section.count, section.list) else { continue };
            assert_eq!(list(&address, 1).total, count, "{key}: {}: {address}", section.heading);
            assert!(count >= section.rows.len(), "{key}: {}", section.heading);
            headings.insert(section.heading);
        }
    }
    for heading in
        ["Actions", "Networks", "Works with", "Members", "Participants", "Measures", "Outputs published with others"]
    {
        assert!(headings.contains(heading), "{heading} is not among {headings:?}");
    }
}
