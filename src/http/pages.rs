//! The pages: which one an address asks for, and how long it may be kept. What stands in them is made elsewhere.

use crate::{
    analysis::{evidence::Examined, standing},
    answer::{
        self, cost, document,
        error::{self, Code},
        evidence, federation, guard, incomplete, introspection, plan, walk,
    },
    budget::{Budget, Stopped},
    charts::{self, chart, drawing},
    clock, compare,
    export::list::exports,
    http::{
        client::{self, POINTS_OF_A_PAGE, Purse, too_much},
        explorer, graphql, machines,
        making::{self, Unmade},
        parameters, places, redirect, request, said, speech,
        state::ServerState,
        subscription, tools,
        visit::RequestId,
    },
    language::message::{self, Message},
    pages::{
        address,
        api::ApiPage,
        bad_parameter::BadParameter,
        changes,
        entity_page::page::{EntityPage, find},
        failure::{FailurePage, NotFoundPage, RefusedPage},
        frame::{Frame, SEARCH_SCRIPT, STYLE, fingerprint},
        method::MethodPage,
        place,
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
    body::Bytes,
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
    routing::get,
};
use entity::{edition, kind::Kind, partial_date::PartialDate, vocabulary::Language};
use std::sync::Arc;

/// What a page may load: from this server only, and nothing that stands in the page itself.
pub(super) const CONTENT_SECURITY_POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/// The addresses of the pages.
pub fn routes() -> Router<Arc<ServerState>> {
    let mut router = Router::new()
        .route("/", get(start))
        .route("/search", get(found))
        .route("/about/method", get(method))
        .route("/about/api", get(programs))
        .route("/style.css", get(style))
        .route("/search.js", get(search_script));
    // States and regions can be narrowed, and have files.
    for kind in KINDS.into_iter().filter(|kind| !places::KINDS.contains(kind)) {
        let one = move |state: State<Arc<ServerState>>, path: Path<String>, request: Asked| {
            entity(state, kind, path, request)
        };
        router = router.route(&format!("/{}/{{slug}}", kind.prefix()), get(one));
    }
    router
}

/// What a page is asked with.
pub struct Asked {
    pub(super) method: Method,
    pub(super) uri: Uri,
    pub(super) headers: HeaderMap,
    pub(super) purse: Purse,
}

impl<S: Sync> axum::extract::FromRequestParts<S> for Asked {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Asked {
            method: parts.method.clone(),
            uri: parts.uri.clone(),
            headers: parts.headers.clone(),
            purse: parts.extensions.get().cloned().unwrap_or_default(),
        })
    }
}

async fn start(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let invites = speech::prefers_spanish(&asked.headers);
    // Kept apart by the end of its path, which no other page has.
    let mut response =
        show(&state, &asked, if invites { "/#invites" } else { "/" }, move |_, snapshot, frame, budget| {
            let frame = Frame { path: "/".to_owned(), ..frame };
            // Whoever reads Spanish already is not told that there is a page in it.
            let invites = invites && frame.language == Language::English;
            let frame = frame.inviting(invites);
            let questions = explorer::example_questions().into_iter().map(|question| ExampleQuestion {
                name: question.name,
                title: question.title,
                document: question.document,
            });
            Ok(StartPage::new(snapshot, questions.collect(), frame, budget)?.render()?)
        })
        .await;
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept-Language"));
    response
}

async fn entity(State(state): State<Arc<ServerState>>, kind: Kind, Path(slug): Path<String>, asked: Asked) -> Response {
    let snapshot = state.snapshot();
    let Some(node) = find(&snapshot.graph, kind, &slug) else { return missing(&state, &asked).await };
    let mut path = address::of(node);
    if node.slug() != Some(slug.as_str()) {
        // A former name: for good, because slugs never change their meaning.
        return redirect::to(StatusCode::PERMANENT_REDIRECT, &state.public_url, &path)
            .expect("slugs are small letters, digits and hyphens");
    }
    let given = parameters::given(asked.uri.query()).unwrap_or_default();
    // Other parameters are not asked for here, and pass.
    let days: Vec<(String, String)> = given.iter().filter(|(name, _)| name == "activeOn").cloned().collect();
    let problems = misspelt(&days, &["activeOn"]);
    if !problems.is_empty() {
        return refused(&state, problems, &path);
    }
    let day = match parameters::value(&given, "activeOn").filter(|day| !day.is_empty()).map(str::parse::<PartialDate>) {
        Some(Err(error)) => return refused(&state, vec![format!("`activeOn`: {error}")], &path),
        Some(Ok(day)) => Some(day),
        None => None,
    };
    path.extend(day.map(|day| format!("?activeOn={day}")));
    show(&state, &asked, &path, move |_, snapshot, mut frame, budget| {
        frame.day = day.unwrap_or(frame.day);
        // Found anew: between the two, another revision may have come.
        Ok(match find(&snapshot.graph, kind, &slug) {
            Some(node) => EntityPage::new(node, &frame, budget)?.render()?,
            None => not_found_page(snapshot, frame.clone(), budget).render()?,
        })
    })
    .await
}

async fn found(State(state): State<Arc<ServerState>>, RawQuery(query): RawQuery, asked: Asked) -> Response {
    let given = parameters::given(query.as_deref()).unwrap_or_default();
    let value = |name| parameters::value(&given, name).map(str::trim).filter(|value| !value.is_empty());
    let mut problems = misspelt(&given, &["query", "kind", "page"]);
    let kind = value("kind").map(|name| Wanted::kind_named(&name.to_ascii_lowercase()).ok_or(name));
    if let Some(Err(name)) = kind {
        let known = search::KINDS.map(Kind::prefix);
        problems.push(BadParameter::value("kind", name, "taken-a-kind", &known).said(speech::current()));
    }
    let page = page_number(value("page"), &mut problems);
    if !problems.is_empty() {
        return refused(&state, problems, "/search");
    }
    // Whatever is looked for can be looked for.
    let wanted = Wanted {
        query: parameters::value(&given, "query").unwrap_or_default().to_owned(),
        kind: kind.and_then(Result::ok),
        page,
    };
    let path = if wanted.query.is_empty() { "/search".to_owned() } else { wanted.address() };
    show(&state, &asked, &path, move |_, snapshot, frame, budget| {
        Ok(SearchPage::new(snapshot, &wanted, frame, budget)?.render()?)
    })
    .await
}

/// What is wrong with the address of a page, and where to begin anew.
pub(super) fn refused(state: &ServerState, problems: Vec<String>, back: &str) -> Response {
    let page = RefusedPage { frame: frame(state, back), problems, back: back.to_owned() };
    rendered(state, StatusCode::BAD_REQUEST, page.render())
}

/// The same for who asked for a file: lines of text.
pub(super) fn refused_in_lines(problems: &[String]) -> Response {
    let lines: String = problems.iter().map(|problem| format!("{problem}\n")).collect();
    (StatusCode::BAD_REQUEST, [(header::CONTENT_TYPE, "text/plain; charset=utf-8")], lines).into_response()
}

/// What is wrong with the names of parameters, each of which is given once. Of pages that show a choice alone: who reads them might take the choice for
/// the one that was asked for.
pub(super) fn misspelt(pairs: &[(String, String)], taken: &[&str]) -> Vec<String> {
    let problems = pairs.iter().enumerate().filter_map(|(at, (name, _))| {
        BadParameter::unknown_name("page", name, taken).or_else(|| parameters::repeated(pairs, at))
    });
    problems.map(|problem| problem.said(speech::current())).collect()
}

/// The number of a page, the first unless another is given. One beyond the last is the last.
pub(super) fn page_number(given: Option<&str>, problems: &mut Vec<String>) -> usize {
    let page = given.map(|page| page.trim().parse().ok().filter(|page| *page > 0).ok_or(page));
    if let Some(Err(page)) = page {
        let page: String = page.chars().take(20).collect();
        problems.push(Message::new(speech::current(), "refusal-page").with("value", page).to_string());
    }
    page.and_then(Result::ok).unwrap_or(1)
}

async fn method(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    show(&state, &asked, "/about/method", |state, snapshot, frame, budget| {
        let uses = |name: &str, place| answer::word_uses(snapshot, name, place);
        Ok(MethodPage::new(snapshot, &state.exclusions, &uses, frame, budget)?.render()?)
    })
    .await
}

async fn programs(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let limits = [
        ("api-limit-page", page::DEFAULT_SIZE),
        ("api-limit-pages", page::MAXIMUM_SIZE),
        ("api-limit-body", request::MAXIMUM_BODY),
        ("api-limit-batch", request::MAXIMUM_BATCH),
        ("api-limit-sockets", subscription::MAXIMUM_SOCKETS),
        ("api-limit-sockets-of-one", client::SOCKETS_OF_ONE),
        ("api-limit-subscriptions", subscription::MAXIMUM_SUBSCRIPTIONS),
        ("api-limit-subscriptions-of-one", client::SUBSCRIPTIONS_OF_ONE),
        ("api-limit-tokens", guard::MAXIMUM_TOKENS),
        ("api-limit-nesting", guard::MAXIMUM_NESTING),
        ("api-limit-directives", guard::MAXIMUM_DIRECTIVES),
        ("api-limit-operations", document::MAXIMUM_OPERATIONS),
        ("api-limit-fragments", document::MAXIMUM_FRAGMENTS),
        ("api-limit-variables", document::MAXIMUM_VARIABLES),
        ("api-limit-aliases", document::MAXIMUM_ALIASES),
        ("api-limit-root-fields", document::MAXIMUM_ROOT_FIELDS),
        ("api-limit-selections", document::MAXIMUM_SELECTIONS),
        ("api-limit-depth", document::MAXIMUM_DEPTH),
        ("api-limit-introspection-lists", document::MAXIMUM_INTROSPECTION_LISTS),
        ("api-limit-representations", federation::MAXIMUM_REPRESENTATIONS),
        ("api-limit-values", plan::MAXIMUM_VALUES),
        ("api-limit-incomplete", incomplete::MAXIMUM_ENTRIES),
        ("api-limit-incomplete-names", incomplete::MAXIMUM_NAMED),
        ("api-limit-conditions", plan::MAXIMUM_DEAR),
        ("api-limit-order-keys", order::MAXIMUM_KEYS),
        ("api-limit-all-selections", plan::MAXIMUM_SELECTIONS),
        ("api-limit-described", introspection::MAXIMUM_DESCRIBED as usize),
        ("api-limit-cost", cost::MAXIMUM_COST as usize),
        ("api-limit-answer", walk::MAXIMUM_BYTES),
        ("api-limit-refusal", error::MAXIMUM_REFUSAL),
        ("api-limit-refusal-errors", error::MAXIMUM_ERRORS),
        ("api-limit-seconds", state.longest.as_secs() as usize),
        ("api-limit-chart-rows", chart::MAXIMUM_ROWS),
        ("api-limit-chart-cells", chart::MAXIMUM_CELLS),
        ("api-limit-chart-points", drawing::MAXIMUM_POINTS as usize),
        ("api-limit-compare", compare::wanted::MOST),
        ("api-limit-tie-agencies", charts::ties::MOST_AGENCIES),
        ("api-limit-tie-ties", charts::ties::MOST_TIES),
        ("api-limit-plan", standing::MAXIMUM_ENTRIES),
        ("api-limit-search-characters", search::MAXIMUM_CHARACTERS),
        ("api-limit-place-words", place::MAXIMUM_TEXT),
        ("api-limit-search-clauses", search::MAXIMUM_CLAUSES),
        ("api-limit-editions", edition::MOST_EDITIONS),
        ("api-limit-edition-changes", edition::MOST_CHANGES),
        ("api-limit-changes-page", changes::PAGE),
        ("api-limit-edition-values", edition::MOST_VALUES),
        ("api-limit-edition-bytes", edition::MOST_BYTES),
        ("api-limit-tool-questions", tools::MAXIMUM_QUESTIONS),
        ("api-limit-tool-types", tools::MAXIMUM_TYPES),
        ("api-limit-tool-answers", tools::MAXIMUM_ANSWER),
        ("api-limit-tool-description", tools::MAXIMUM_DESCRIPTION),
        ("api-limit-tool-found", tools::FOUND.1),
        ("api-limit-body-seconds", request::LONGEST_BODY.as_secs() as usize),
    ];
    let language = speech::current();
    let codes = Code::ALL.map(|code| (code.word(), said::of_code(code, language)));
    let described = tools::TOOLS.iter().map(|tool| (tool.name.to_string(), said::of_tool(tool, language))).collect();
    show(&state, &asked, "/about/api", move |_, _, frame, _| {
        Ok(ApiPage::new(&limits, &codes, described, frame).render()?)
    })
    .await
}

/// Works out what pages show of all facts, before the first client waits for it; what takes too long is left to who asks.
pub fn prepare(state: &ServerState) {
    drop(examined(state, &state.snapshot(), &state.budget()));
}

/// What the data show of each finding: asked once a revision, because each finding is of a day of its own.
pub(super) fn examined(
    state: &ServerState,
    snapshot: &Snapshot,
    budget: &Budget,
) -> Result<Arc<Vec<Examined>>, Stopped> {
    if let Some(examined) = state.examined(&snapshot.edition.digest) {
        return Ok(examined);
    }
    let examined = Arc::new(evidence::examine(&state.answerer, snapshot, budget)?);
    state.set_examined(&snapshot.edition.digest, Arc::clone(&examined));
    Ok(examined)
}

/// There is nothing at the address.
pub async fn not_found(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    let at = |address| state.public_url.at(address);
    let text = format!(
        "There is nothing at this address. The API is at {}, its schema at {}; {} says more.\n",
        at(graphql::PATH),
        at("/schema.graphql"),
        at("/llms.txt")
    );
    nothing(&state, &asked, text).await
}

/// There is nothing at the address: a page for people, a line for programs.
pub(super) async fn nothing(state: &Arc<ServerState>, asked: &Asked, line: String) -> Response {
    let accept = asked.headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut response = match accept.contains("text/html") {
        true => missing(state, asked).await,
        false => (StatusCode::NOT_FOUND, line).into_response(),
    };
    response.headers_mut().append(header::VARY, HeaderValue::from_static("Accept"));
    response
}

/// The page of which the path leads nowhere.
pub(super) fn not_found_page(snapshot: &Snapshot, frame: Frame, budget: &Budget) -> NotFoundPage {
    let pages = machines::PAGES.into_iter().map(str::to_owned);
    let lists = Kind::ALL.into_iter().map(|kind| format!("/{}", address::plural(kind)));
    let files = exports().into_iter().map(|export| export.path());
    let others = ["/charts", "/search", "/ns", "/schema", "/schema.graphql", "/llms.txt", "/feed.atom", graphql::PATH]
        .map(str::to_owned);
    let known: Vec<String> = pages.chain(lists).chain(files).chain(others).filter(|address| address != "/").collect();
    NotFoundPage::new(snapshot, &known, frame, budget)
}

/// What surrounds the page at a path today.
pub(super) fn frame(state: &ServerState, path: impl Into<String>) -> Frame {
    let frame = Frame::new(&state.site(), &state.snapshot(), path, clock::or_today(None));
    frame.spoken_in(speech::current())
}

/// There is no page at the address. What might have been meant is looked for, so that others are not to wait for it.
pub(super) async fn missing(state: &Arc<ServerState>, asked: &Asked) -> Response {
    if let Err(spent) = asked.purse.pay(POINTS_OF_A_PAGE) {
        return too_much(spent);
    }
    let path: String = asked.uri.path().chars().take(200).collect();
    let page = work(state, path, |_, snapshot, frame, budget| Ok(not_found_page(snapshot, frame, budget).render()?));
    match making::made(state, |problems| refused(state, problems, "/"), page).await {
        Ok(body) => html(StatusCode::NOT_FOUND, body),
        Err(response) => response,
    }
}

/// A page, made once for all who ask for it on this day.
pub(super) async fn show(
    state: &Arc<ServerState>,
    asked: &Asked,
    path: &str,
    page: impl FnOnce(&ServerState, &Snapshot, Frame, &Budget) -> Result<String, Unmade> + Send + 'static,
) -> Response {
    let key = state.key("page", Bytes::copy_from_slice(path.as_bytes()));
    let page = work(state, path.to_owned(), page);
    let refuse = |problems| refused(state, problems, "/");
    making::send(state, asked, key, refuse, move |budget| Ok(making::page(page(budget)?))).await
}

/// The work of making a page of today's facts, in the language of whoever asks.
fn work(
    state: &Arc<ServerState>,
    path: String,
    page: impl FnOnce(&ServerState, &Snapshot, Frame, &Budget) -> Result<String, Unmade> + Send + 'static,
) -> impl FnOnce(&Budget) -> Result<String, Unmade> + Send + 'static {
    let (state, snapshot, language) = (Arc::clone(state), state.snapshot(), speech::current());
    move |budget| {
        let frame = Frame::new(&state.site(), &snapshot, path, clock::today()).spoken_in(language);
        page(&state, &snapshot, frame, budget)
    }
}

fn rendered(state: &ServerState, status: StatusCode, page: askama::Result<String>) -> Response {
    match page {
        Ok(body) => html(status, body),
        Err(error) => failure(state, &error.to_string()),
    }
}

pub(super) fn failure(state: &ServerState, cause: &str) -> Response {
    let error_id = RequestId::current().to_string();
    tracing::error!(request_id = error_id, cause, "a page could not be made");
    let frame = frame(state, "/");
    let text = format!("Something failed inside; the log has the cause under {error_id}.\n");
    html(StatusCode::INTERNAL_SERVER_ERROR, FailurePage { frame, error_id }.render().unwrap_or(text))
}

/// Too much was asked for at once.
pub(super) fn unfinished(state: &ServerState, stopped: Stopped) -> Response {
    let problem = match stopped {
        Stopped::Late(allowed) => {
            let late = Message::new(speech::current(), "refusal-late");
            late.with("seconds", allowed.as_secs_f32().to_string()).to_string()
        }
        Stopped::Left => stopped.to_string(),
    };
    unable(state, problem)
}

/// Too many ask for something at once.
pub(super) fn crowded(state: &ServerState) -> Response {
    unable(state, message::text(speech::current(), "refused-crowded").to_owned())
}

fn unable(state: &ServerState, problem: String) -> Response {
    let text = format!("{problem}\n");
    let page = RefusedPage { frame: frame(state, "/"), problems: vec![problem], back: "/".to_owned() };
    html(StatusCode::SERVICE_UNAVAILABLE, page.render().unwrap_or(text))
}

fn html(status: StatusCode, body: String) -> Response {
    (status, headers(), body).into_response()
}

pub(super) fn headers() -> HeaderMap {
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CONTENT_SECURITY_POLICY)),
        (header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
    ])
}

async fn style(RawQuery(query): RawQuery) -> Response {
    asset(STYLE, "text/css; charset=utf-8", query.as_deref())
}

async fn search_script(RawQuery(query): RawQuery) -> Response {
    asset(SEARCH_SCRIPT, "text/javascript; charset=utf-8", query.as_deref())
}

/// A file that pages load. At the address that the pages name it never changes.
pub(super) fn asset(text: &'static str, media_type: &'static str, query: Option<&str>) -> Response {
    let caching = match query == Some(&format!("v={}", fingerprint(text))) {
        true => "public, max-age=31536000, immutable",
        false => "no-cache",
    };
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, caching)];
    (headers, text).into_response()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]
mod tests {
    use super::*;
    use crate::snapshot::Edition;
    use axum::body::to_bytes;
    use entity::dataset::Dataset;

    #[tokio::test]
    async fn a_page_that_can_not_be_made_says_where_the_log_has_the_cause() {
        let edition = Edition { revision: 1, digest: "0".repeat(64), imported_at: "2026-11-24T12:00:00Z".to_owned() };
        let state = Arc::new(ServerState::new(Snapshot::new(Dataset::default(), edition, [7; 32])));
        let response = failure(&state, "the disk is full");
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        assert!(!body.contains("the disk is full"), "the cause is for the log");
        let id = body.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next());
        assert_eq!(id.map(str::len), Some(16), "{body}");
        let (asked, _) = axum::http::Request::new(()).into_parts();
        let purse = Purse::default();
        let asked = Asked { method: asked.method, uri: asked.uri, headers: asked.headers, purse };
        let response = show(&state, &asked, "/", |_, _, _, _| panic!("on purpose")).await;
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!response.headers().contains_key(header::ETAG));
    }
}
