//! Every page can be cited in programs that keep references.

use crate::real_data;
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use biblatex::{Bibliography, ChunksExt};
use palermo::http::{router::router, state::ServerState};
use serde_json::Value;
use std::sync::{Arc, LazyLock};
use tower::ServiceExt;

static STATE: LazyLock<Arc<ServerState>> = LazyLock::new(|| {
    let mut state = ServerState::new(real_data::snapshot());
    state.public_url = "https://palermo.example/data".parse().unwrap();
    Arc::new(state)
});

async fn get(path: &str) -> (StatusCode, String, String) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let response = router(Arc::clone(&STATE)).oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let media_type = parts.headers[header::CONTENT_TYPE].to_str().unwrap().to_owned();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    (parts.status, media_type, String::from_utf8(body.to_vec()).unwrap())
}

const PAGES: [(&str, &str); 6] = [
    ("/agency/iom", "International Organization for Migration (IOM)"),
    ("/charts/networks?network=icat&activeOn=2018-11", "Chart of networks (network: icat; on 2018-11)"),
    ("/measures?type=RESIDENCE_PERMIT&scope=EUROPEAN", "Measures (type: RESIDENCE PERMIT; scope: EUROPEAN)"),
    ("/coordination", "Coordination plan"),
    ("/instrument/untoc", ""),
    ("/", "Palermo: cooperation against human trafficking and migrant smuggling"),
];

#[tokio::test]
async fn a_reference_is_read_by_who_keeps_references() {
    for (page, title) in PAGES {
        let asked = serde_urlencoded::to_string([("page", page)]).unwrap();
        let (status, media_type, bibtex) = get(&format!("/cite.bib?{asked}")).await;
        assert_eq!((status, media_type.as_str()), (StatusCode::OK, "application/x-bibtex; charset=utf-8"), "{page}");
        let read = Bibliography::parse(&bibtex).unwrap();
        let [entry] = &read.into_vec()[..] else { panic!("{bibtex}") };
        let field = |name: &str| entry.get(name).unwrap().format_verbatim();
        assert!(title.is_empty() || field("title") == title, "{bibtex}");
        assert_eq!(field("url"), format!("https://palermo.example/data{page}"));
        let (_, _, csl) = get(&format!("/cite.json?{asked}")).await;
        let csl: Value = serde_json::from_str(&csl).unwrap();
        assert_eq!(csl[0]["title"], field("title"));
        assert_eq!(csl[0]["version"], field("version"));
        let (_, _, ris) = get(&format!("/cite.ris?{asked}")).await;
        assert!(ris.contains(&format!("TI  - {}\r\n", field("title"))), "{ris}");
    }
}

#[tokio::test]
async fn every_page_leads_to_its_reference() {
    for (page, _) in PAGES {
        let (_, _, text) = get(page).await;
        let link =
            text.split("href=\"/data/cite.bib?page=").nth(1).unwrap_or_else(|| panic!("{page}")).split('"').next();
        let asked = html_escape::decode_html_entities(link.unwrap()).into_owned();
        let (status, _, bibtex) = get(&format!("/cite.bib?page={asked}")).await;
        assert!(
            status == StatusCode::OK && bibtex.contains(&format!("  url = {{https://palermo.example/data{page}}},")),
            "{page}: {bibtex}"
        );
    }
}

#[tokio::test]
async fn every_fact_without_a_page_of_its_own_leads_to_its_reference() {
    let (_, _, text) = get("/network/icat").await;
    let links: Vec<&str> =
        text.split("href=\"/data/cite.bib?id=").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert!(links.contains(&"membership%3Aicat%2Funodc"), "{links:?}");
    let (status, _, bibtex) = get(&format!("/cite.bib?id={}", links[0])).await;
    assert!(status == StatusCode::OK && Bibliography::parse(&bibtex).is_ok(), "{bibtex}");
}

#[tokio::test]
async fn what_there_is_not_is_not_cited() {
    for (path, status, part) in [
        ("/cite.bib?page=/agency/nobody", StatusCode::NOT_FOUND, "no page at `/agency/nobody`"),
        ("/cite.bib?page=https://evil.example/", StatusCode::NOT_FOUND, "no page at"),
        ("/cite.bib", StatusCode::BAD_REQUEST, "`page` is missing"),
        ("/cite.ris?pgae=/", StatusCode::BAD_REQUEST, "(did you mean `page`?)"),
    ] {
        let (found, _, text) = get(path).await;
        assert!(found == status && text.contains(part), "{path}: {found} {text}");
    }
}
