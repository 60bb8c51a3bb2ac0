//! The pages: which one an address asks for, and how long it may be kept. What stands in them is made elsewhere.

use crate::{
    analysis::evidence::Examined,
    answer::{self, cost, document, error::Code, evidence, guard, plan, walk},
    budget::{Budget, Left, Stopped},
    clock,
    http::{explorer, graphql, mcp, revalidation::Tag, state::ServerState, tools},
    pages::{
        address,
        api::ApiPage,
        coordination::{self, CoordinationPage},
        entity_page::page::{EntityPage, ListPage, find},
        failure::{FailurePage, NotFoundPage, RefusedPage},
        findings::FindingsPage,
        frame::{Frame, SEARCH_SCRIPT, STYLE, Site, fingerprint},
        method::MethodPage,
        search::{SearchPage, Wanted},
        start::{ExampleQuestion, StartPage},
    },
    query::{
        order, page,
        search::{self, KINDS},
    },
    snapshot::Snapshot,
};
use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use entity::{kind::Kind, partial_date::PartialDate};
use std::{
    hash::{BuildHasher, RandomState},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
};

/// What a page may load: from this server only, and nothing that stands in the page itself.
const CONTENT_SECURITY_POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/// The addresses of the pages.
pub fn routes() -> Router<Arc<ServerState>> {
    let mut router = Router::new()
        .route("/", get(start))
        .route("/search", get(found))
        .route("/coordination", get(plan))
        .route("/findings", get(findings))
        .route("/about/method", get(method))
        .route("/about/api", get(programs))
        .route("/style.css", get(style))
        .route("/search.js", get(search_script));
    for kind in KINDS {
        let one = move |state: State<Arc<ServerState>>, path: Path<String>, request: Asked| async move {
            entity(state, kind, path, request)
        };
        router = router.route(&format!("/{}/{{slug}}", kind.prefix()), get(one));
        // The findings have a page that says more than a list.
        if kind != Kind::Finding {
            let all = move |state: State<Arc<ServerState>>, request: Asked| async move { list(state, kind, request) };
            router = router.route(&format!("/{}", address::plural(kind)), get(all));
        }
    }
    router
}

/// What a page is asked with.
pub struct Asked {
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
}

impl<S: Sync> axum::extract::FromRequestParts<S> for Asked {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Asked { uri: parts.uri.clone(), headers: parts.headers.clone() })
    }
}

async fn start(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    show(&state, &asked, "/", |snapshot, frame, budget| {
        let questions = explorer::example_questions()
            .into_iter()
            .map(|question| ExampleQuestion { title: question.title, document: question.document });
        Ok(StartPage::new(snapshot, questions.collect(), frame, budget)?.render()?)
    })
}

fn entity(State(state): State<Arc<ServerState>>, kind: Kind, Path(slug): Path<String>, asked: Asked) -> Response {
    let snapshot = state.snapshot();
    let Some(node) = find(&snapshot.graph, kind, &slug) else { return missing(&state, &asked) };
    let path = address::of(node);
    if node.slug() != Some(slug.as_str()) {
        // A former name: for good, because slugs never change their meaning.
        return redirect(&path);
    }
    show(&state, &asked, &path, |snapshot, frame, budget| {
        // Found anew: between the two, another revision may have come.
        Ok(match find(&snapshot.graph, kind, &slug) {
            Some(node) => EntityPage::new(node, &frame, budget)?.render()?,
            None => NotFoundPage::new(snapshot, frame.clone(), budget).render()?,
        })
    })
}

fn list(State(state): State<Arc<ServerState>>, kind: Kind, asked: Asked) -> Response {
    let path = format!("/{}", address::plural(kind));
    show(&state, &asked, &path, |snapshot, frame, budget| Ok(ListPage::new(kind, snapshot, frame, budget)?.render()?))
}

async fn found(State(state): State<Arc<ServerState>>, RawQuery(query): RawQuery, asked: Asked) -> Response {
    let parameters = parameters(query.as_deref());
    let wanted = Wanted {
        query: value(&parameters, "query").unwrap_or_default().to_owned(),
        kind: value(&parameters, "kind").and_then(Wanted::kind_named),
        page: value(&parameters, "page").and_then(|page| page.parse().ok()).unwrap_or(1),
    };
    let path = if wanted.query.is_empty() { "/search".to_owned() } else { wanted.address() };
    show(&state, &asked, &path, |snapshot, frame, budget| {
        Ok(SearchPage::new(snapshot, &wanted, frame, budget)?.render()?)
    })
}

async fn plan(State(state): State<Arc<ServerState>>, RawQuery(query): RawQuery, asked: Asked) -> Response {
    let parameters = parameters(query.as_deref());
    let day = match value(&parameters, "activeOn").filter(|day| !day.is_empty()).map(str::parse::<PartialDate>) {
        Some(Err(error)) => return refused(&state, vec![format!("`activeOn`: {error}")], "/coordination"),
        Some(Ok(day)) => Some(day),
        None => None,
    };
    let wanted = coordination::Wanted {
        day,
        network: value(&parameters, "network").filter(|slug| !slug.is_empty()).map(str::to_owned),
        page: value(&parameters, "page").and_then(|page| page.parse().ok()).unwrap_or(1),
    };
    let snapshot = state.snapshot();
    if wanted.network.as_ref().is_some_and(|slug| find(&snapshot.graph, Kind::Network, slug).is_none()) {
        return missing(&state, &asked);
    }
    show(&state, &asked, &wanted.address(), |snapshot, frame, budget| {
        // Found anew: between the two, another revision may have come.
        Ok(match CoordinationPage::new(snapshot, &wanted, frame.clone(), budget)? {
            Some(page) => page.render()?,
            None => NotFoundPage::new(snapshot, frame, budget).render()?,
        })
    })
}

/// What is wrong with the address of a page, and where to begin anew.
pub(super) fn refused(state: &ServerState, problems: Vec<String>, back: &str) -> Response {
    let page = RefusedPage { frame: frame(state, back), problems, back: back.to_owned() };
    let mut response = rendered(state, || Ok(page.render()?));
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::BAD_REQUEST;
    }
    response
}

/// What stands in an address after the question mark. What can't be read is as if it did not stand there.
fn parameters(query: Option<&str>) -> Vec<(String, String)> {
    serde_urlencoded::from_str(query.unwrap_or_default()).unwrap_or_default()
}

fn value<'p>(parameters: &'p [(String, String)], name: &str) -> Option<&'p str> {
    parameters.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
}

async fn findings(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let snapshot = state.snapshot();
    let examined = examined(&state, &snapshot).await;
    show(&state, &asked, "/findings", |snapshot, frame, budget| {
        Ok(FindingsPage::new(snapshot, &examined, frame, budget)?.render()?)
    })
}

async fn method(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    show(&state, &asked, "/about/method", |snapshot, frame, budget| {
        let count = |name: &str, place| answer::word_count(snapshot, name, place);
        Ok(MethodPage::new(snapshot, &state.exclusions, &count, frame, budget)?.render()?)
    })
}

async fn programs(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let limits = [
        ("Nodes on a page of a list, unless asked", page::DEFAULT_SIZE),
        ("Nodes on a page of a list, at most", page::MAXIMUM_SIZE),
        ("Bytes of a request", graphql::MAXIMUM_BODY),
        ("Words and signs of a document", guard::MAXIMUM_TOKENS),
        ("Brackets inside each other", guard::MAXIMUM_NESTING),
        ("Directives of a document", guard::MAXIMUM_DIRECTIVES),
        ("Operations of a document", document::MAXIMUM_OPERATIONS),
        ("Fragments of a document", document::MAXIMUM_FRAGMENTS),
        ("Variables of an operation", document::MAXIMUM_VARIABLES),
        ("Aliases of a document", document::MAXIMUM_ALIASES),
        ("Fields where an answer begins", document::MAXIMUM_ROOT_FIELDS),
        ("Fields of a document, fragments written out", document::MAXIMUM_SELECTIONS),
        ("Fields inside each other", document::MAXIMUM_DEPTH),
        ("Lists of the schema's own description inside each other", document::MAXIMUM_INTROSPECTION_LISTS),
        ("Values in the arguments of a question, a long text counted as several", plan::MAXIMUM_VALUES),
        ("Conditions on related rows that lead on to others", plan::MAXIMUM_DEAR),
        ("Keys of an order", order::MAXIMUM_KEYS),
        ("Selections, each interface counted with all its types", plan::MAXIMUM_SELECTIONS),
        ("Values of the schema's own description, about", plan::MAXIMUM_DESCRIBED as usize),
        ("Nodes that an answer could have (its cost)", cost::MAXIMUM_COST as usize),
        ("Bytes of an answer", walk::MAXIMUM_BYTES),
        ("Seconds that an answer may take", state.longest.as_secs() as usize),
        ("Characters of a search", search::MAXIMUM_CHARACTERS),
        ("Words and phrases of a search", search::MAXIMUM_CLAUSES),
        ("Questions that a tool of assistants runs at once", tools::MAXIMUM_QUESTIONS),
        ("Types that a tool of assistants describes at once", tools::MAXIMUM_TYPES),
        ("Bytes of the answers that a tool of assistants gives at once", tools::MAXIMUM_ANSWER),
        ("Bytes of the types that a tool of assistants describes, about", tools::MAXIMUM_DESCRIPTION),
        ("Entities that a tool of assistants finds at once", tools::FOUND.1),
        ("Seconds in which a request to the tools of assistants must have arrived", mcp::ARRIVING.as_secs() as usize),
    ];
    let codes = Code::ALL.map(|code| (code.word(), code.meaning()));
    let described = tools::TOOLS.iter();
    let described =
        described.map(|tool| (tool.name.to_string(), tool.description.as_deref().unwrap_or_default().to_owned()));
    let described: Vec<_> = described.collect();
    show(&state, &asked, "/about/api", |_, frame, _| Ok(ApiPage::new(&limits, &codes, described, frame).render()?))
}

/// What the data show of each finding: asked once a revision, because each finding is of a day of its own.
async fn examined(state: &ServerState, snapshot: &Arc<Snapshot>) -> Arc<Vec<Examined>> {
    if let Some(examined) = state.examined(&snapshot.edition.digest) {
        return examined;
    }
    let examined = Arc::new(evidence::examine(&state.answerer, snapshot));
    state.set_examined(&snapshot.edition.digest, Arc::clone(&examined));
    examined
}

/// There is nothing at the address: a page for people, a line for programs.
pub async fn not_found(State(state): State<Arc<ServerState>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let accept = parts.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if accept.contains("text/html") {
        return missing(&state, &Asked { uri: parts.uri, headers: parts.headers });
    }
    let text = "There is nothing at this address. The API is at /graphql, its schema at /schema.graphql; /llms.txt says more.\n";
    (StatusCode::NOT_FOUND, text).into_response()
}

/// What surrounds the page at a path today.
pub(super) fn frame(state: &ServerState, path: impl Into<String>) -> Frame {
    Frame::new(&state.site(), &state.snapshot(), path, clock::or_today(None))
}

/// There is no page at the address.
pub(super) fn missing(state: &ServerState, asked: &Asked) -> Response {
    let path: String = asked.uri.path().chars().take(200).collect();
    let frame = frame(state, path);
    let mut response =
        rendered(state, || Ok(NotFoundPage::new(&state.snapshot(), frame, &state.budget(Left::default())).render()?));
    if response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}

/// A page, or the word that the client's copy of it is still right.
pub(super) fn show(
    state: &ServerState,
    asked: &Asked,
    path: &str,
    page: impl FnOnce(&Snapshot, Frame, &Budget) -> Result<String, Unmade>,
) -> Response {
    let snapshot = state.snapshot();
    let day = clock::or_today(None);
    let site = state.site();
    let tag = tag(&snapshot, &site, path, day);
    let mut response = match tag.is_known(&asked.headers) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => rendered(state, || {
            // Made in one go: that the client left would be noticed only afterwards.
            let budget = state.budget(Left::default());
            page(&snapshot, Frame::new(&site, &snapshot, path, day), &budget)
        }),
    };
    if !response.status().is_server_error() {
        let headers = response.headers_mut();
        headers.insert(header::ETAG, tag.header());
        // Kept, and asked for each time whether it is still right: the facts may change at any moment.
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    }
    response
}

/// What the text of a page depends on.
fn tag(snapshot: &Snapshot, site: &Site, path: &str, day: PartialDate) -> Tag {
    let edit_url = site.edit_url.as_deref().unwrap_or_default();
    Tag::of(&[&snapshot.edition.digest, &site.public_url, edit_url, path, &day.to_string()])
}

/// Why a page could not be made.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unmade {
    /// Its template can't be filled in.
    #[error(transparent)]
    Template(#[from] askama::Error),
    /// The work ended before it was whole.
    #[error(transparent)]
    Stopped(#[from] Stopped),
}

/// The page that is made, or the one that says that it could not be.
fn rendered(state: &ServerState, page: impl FnOnce() -> Result<String, Unmade>) -> Response {
    // A page that can't be made must not take the connection with it.
    let (status, body) = match catch_unwind(AssertUnwindSafe(page)) {
        Ok(Ok(body)) => (StatusCode::OK, body),
        Ok(Err(Unmade::Template(error))) => failure(state, &error.to_string()),
        Ok(Err(Unmade::Stopped(stopped))) => return unfinished(state, stopped),
        // The text of a panic was written to the log where it happened.
        Err(_) => failure(state, "making the page panicked"),
    };
    html(status, body)
}

fn failure(state: &ServerState, cause: &str) -> (StatusCode, String) {
    let error_id = format!("{:016x}", RandomState::new().hash_one(()));
    tracing::error!(error_id, cause, "a page could not be made");
    let frame = frame(state, "/");
    let text = format!("Something failed inside; the log has the cause under {error_id}.\n");
    (StatusCode::INTERNAL_SERVER_ERROR, FailurePage { frame, error_id }.render().unwrap_or(text))
}

/// Too much was asked for at once.
pub(super) fn unfinished(state: &ServerState, stopped: Stopped) -> Response {
    let page = RefusedPage { frame: frame(state, "/"), problems: vec![stopped.to_string()], back: "/".to_owned() };
    html(StatusCode::SERVICE_UNAVAILABLE, page.render().unwrap_or_else(|_| format!("{stopped}\n")))
}

fn html(status: StatusCode, body: String) -> Response {
    let headers: [(HeaderName, &str); 4] = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    ];
    (status, headers, body).into_response()
}

fn redirect(path: &str) -> Response {
    // Slugs are small letters, digits and hyphens.
    let location = HeaderValue::from_str(path).expect("the path of an entity is plain ASCII");
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response()
}

async fn style(RawQuery(query): RawQuery) -> Response {
    asset(STYLE, "text/css; charset=utf-8", query.as_deref())
}

async fn search_script(RawQuery(query): RawQuery) -> Response {
    asset(SEARCH_SCRIPT, "text/javascript; charset=utf-8", query.as_deref())
}

/// A file that pages load. At the address that the pages name it never changes.
fn asset(text: &'static str, media_type: &'static str, query: Option<&str>) -> Response {
    let caching = match query == Some(&format!("v={}", fingerprint(text))) {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    let headers = [
        (header::CONTENT_TYPE, media_type),
        (header::CACHE_CONTROL, caching),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::snapshot::Edition;
    use entity::dataset::Dataset;

    #[test]
    fn a_page_that_can_not_be_made_says_where_the_log_has_the_cause() {
        let edition = Edition { revision: 1, digest: "0".repeat(64), imported_at: "2026-11-24T12:00:00Z".to_owned() };
        let state = ServerState::new(Snapshot::new(Dataset::default(), edition, [7; 32]));
        let (status, body) = failure(&state, "the disk is full");
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!body.contains("the disk is full"), "the cause is for the log");
        let id = body.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next());
        assert_eq!(id.map(str::len), Some(16), "{body}");
        let response = rendered(&state, || panic!("on purpose"));
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!response.headers().contains_key(header::ETAG));
    }
}
