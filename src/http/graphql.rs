//! The endpoint, by the specification of GraphQL over HTTP.

use crate::{
    answer::{
        self, Answer, Outcome, Question,
        columns::columns,
        cost,
        error::{Code, Error},
        following::VARIABLE,
        prepared::Prepared,
        refusal, walk,
    },
    budget::{Budget, Left},
    export,
    http::{
        client::{NODES_A_POINT, Purse},
        explorer,
        kept::{Key, Made},
        negotiation::{Form, preferred},
        request::{self, Refusal},
        room::Undone,
        state::ServerState,
        subscription,
        visit::{Asked, RequestId},
    },
    snapshot::Snapshot,
};
use axum::{
    body::Bytes,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header, request::Parts},
    response::{IntoResponse, Response},
};
use std::{sync::Arc, time::Duration};

/// Where it is.
pub const PATH: &str = "/graphql";

/// How long others may keep an answer before they ask whether it is still that of today.
const CACHING: HeaderValue = HeaderValue::from_static("public, max-age=60");

/// What takes no longer is answered where its client is connected, unless so many are connected that all of them together
/// would keep somebody waiting for longer than the second figure.
const QUICK: Duration = Duration::from_millis(1);
const QUICK_OF_ALL: Duration = Duration::from_millis(10);

/// How an answer is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    Json(Form),
    /// A table; with lines of comment before it, where they are asked for.
    Csv {
        comments: bool,
    },
}

/// Answers a question, or gives a browser the page to ask from.
pub async fn endpoint(state: &Arc<ServerState>, request: Request) -> Response {
    if subscription::is_asked(request.headers()) {
        return Box::pin(subscription::socket(Arc::clone(state), request)).await;
    }
    let (parts, body) = request.into_parts();
    let fetched = [Method::GET, Method::HEAD].contains(&parts.method);
    let shape = match shape(&parts, fetched) {
        Ok(Shape::Json(Form::Page)) => {
            return Box::pin(explorer::page(state, &parts.method, &parts.headers)).await;
        }
        Ok(shape) => shape,
        Err(Refusal { code, message }) => return refused(code, &message, Shape::Json(Form::AnyJson)),
    };
    let text = match parts.method {
        _ if fetched => Ok(Bytes::copy_from_slice(parts.uri.query().unwrap_or_default().as_bytes())),
        Method::POST => request::body(&parts.headers, body).await,
        _ => {
            let message = "send the question by POST as JSON, or by GET in the address";
            Err(Refusal { code: Code::MethodNotAllowed, message: message.to_owned() })
        }
    };
    let text = match text {
        Ok(text) => text,
        Err(Refusal { code, message }) => return refused(code, &message, shape),
    };
    let key = state.key(kind(shape, fetched), text);
    match state.kept.get(&key) {
        Some(made) => made.sent(&parts.method, &parts.headers).await,
        // Apart, so that what is kept need not carry the room along in which others are answered.
        None => Box::pin(answered(state, parts, key, shape, fetched)).await,
    }
}

/// Answers what is not kept.
async fn answered(state: &Arc<ServerState>, parts: Parts, key: Key, shape: Shape, fetched: bool) -> Response {
    if shape == Shape::Json(Form::Events) {
        return subscription::events(Arc::clone(state), &parts, &key.text, fetched);
    }
    let mut told = Asked { text: key.text.clone(), fetched, cost: None, code: None };
    let purse = parts.extensions.get::<Purse>().cloned().unwrap_or_default();
    let mut response = match asked(state, &key.text, fetched) {
        Ok(asked) => {
            let making = make(Arc::clone(state), purse, asked, shape, fetched, &mut told);
            match state.kept.get_or_make(&key, state.longest, making).await {
                Some(Ok(made)) => made.sent(&parts.method, &parts.headers).await,
                Some(Err(response)) => response,
                None => refused(Code::Overloaded, Code::Overloaded.meaning(), shape),
            }
        }
        Err(Refusal { code, message }) => {
            told.code = Some(code.word());
            refused(code, &message, shape)
        }
    };
    response.extensions_mut().insert(told);
    response
}

/// In which shape a client wants the answer. An address that names one has its way, whatever `Accept` says: links name it.
fn shape(parts: &Parts, fetched: bool) -> Result<Shape, Refusal> {
    let refuse = |code, message: &str| Err(Refusal { code, message: message.to_owned() });
    match fetched.then(|| parameter(&parts.uri, "format")).flatten().as_deref() {
        Some("csv") => {
            return match parameter(&parts.uri, "comments").as_deref() {
                None | Some("false") => Ok(Shape::Csv { comments: false }),
                Some("true") => Ok(Shape::Csv { comments: true }),
                Some(_) => refuse(Code::BadRequest, "`comments` must be `true` or `false`"),
            };
        }
        Some("json") => return Ok(Shape::Json(Form::AnyJson)),
        Some(_) => return refuse(Code::BadRequest, "`format` must be `csv` or `json`"),
        None => {}
    }
    let accept = parts.headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let accept = accept.collect::<Vec<_>>().join(",");
    let offered: &[Form] = match fetched {
        true => &[Form::AnyJson, Form::GraphqlResponse, Form::Json, Form::Page, Form::Events],
        false => &[Form::AnyJson, Form::GraphqlResponse, Form::Json, Form::Events],
    };
    match preferred(Some(accept.as_str()).filter(|accept| !accept.is_empty()), offered) {
        Some(form) => Ok(Shape::Json(form)),
        None => refuse(
            Code::NotAcceptable,
            "`Accept` must name application/graphql-response+json, application/json, text/event-stream for \
             subscriptions or, for GET, text/html",
        ),
    }
}

/// What tells apart what is kept for the same text.
fn kind(shape: Shape, fetched: bool) -> &'static str {
    match (shape, fetched) {
        (Shape::Csv { .. }, _) => "question as a table",
        (Shape::Json(Form::GraphqlResponse), true) => "question by GET",
        (Shape::Json(Form::GraphqlResponse), false) => "question by POST",
        (Shape::Json(_), true) => "question by GET, as JSON",
        (Shape::Json(_), false) => "question by POST, as JSON",
    }
}

/// The value of a parameter of an address.
fn parameter(uri: &Uri, name: &str) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(uri.query().unwrap_or_default()).ok()?;
    pairs.into_iter().find_map(|(given, value)| (given == name).then_some(value))
}

/// What a request asks: queries only, by GET.
pub(super) fn asked(state: &ServerState, text: &[u8], fetched: bool) -> Result<request::Asked, Refusal> {
    if !fetched {
        return request::from_json(text, &state.documents);
    }
    let text = std::str::from_utf8(text).unwrap_or_default();
    let asked = request::from_query_string(text, &state.documents)?;
    match asked.questions.iter().flatten().any(|question| state.answerer.is_mutation(question)) {
        true => Err(Refusal { code: Code::MethodNotAllowed, message: "GET only answers queries".to_owned() }),
        false => Ok(asked),
    }
}

/// Answers what was asked and makes of it what is to be sent; only what was answered is worth keeping.
async fn make(
    state: Arc<ServerState>,
    purse: Purse,
    asked: request::Asked,
    shape: Shape,
    fetched: bool,
    told: &mut Asked,
) -> Result<Made, Response> {
    let request::Asked { questions, batch } = asked;
    if let Shape::Csv { comments } = shape {
        let (answer, next) = table(&state, &purse, questions, comments).await;
        state.metrics.questioned(&answer);
        (told.cost, told.code) = (answer.cost, answer.code.map(Code::word));
        return match answer.outcome {
            Outcome::Answered => {
                let mut headers = table_headers();
                let next = next.and_then(|cursor| link_to_next(&state, &told.text, cursor));
                headers.extend(next.map(|next| (header::LINK, next)));
                Ok(Made::new(headers, answer.body))
            }
            outcome => Err(respond(outcome, answer.body, shape)),
        };
    }
    let mut answers = answers(&state, &purse, questions, walk::MAXIMUM_BYTES).await;
    told.cost = answers.iter().map(|answer| answer.cost).sum();
    told.code = answers.iter().find_map(|answer| answer.code).map(Code::word);
    let outcome = answers[0].outcome;
    let same = answers.iter().all(|answer| answer.outcome == outcome);
    let body = match batch {
        false => answers.swap_remove(0).body,
        true => {
            let bodies: Vec<&[u8]> = answers.iter().map(|answer| answer.body.as_slice()).collect();
            [b"[", bodies.join(&b","[..]).as_slice(), b"]"].concat()
        }
    };
    match (same, outcome) {
        (true, Outcome::Answered) => Ok(Made::new(headers(shape, fetched), body)),
        // Of a batch, each answer says for itself how it went.
        (false, _) => Err(respond(Outcome::Answered, body, shape)),
        (true, outcome) => Err(respond(outcome, body, shape)),
    }
}

/// Answers questions: a single one that is light or was quick at once, all else on a thread of its own, so that nobody who connects
/// waits for it. Those of one request have one cost, one deadline and so many bytes.
pub(super) async fn answers(
    state: &Arc<ServerState>,
    purse: &Purse,
    questions: Vec<Result<Question, Refusal>>,
    most_bytes: usize,
) -> Vec<Answer> {
    let answers = answers_of(state, purse, questions, most_bytes).await;
    answers.iter().for_each(|answer| state.metrics.questioned(answer));
    answers
}

async fn answers_of(
    state: &Arc<ServerState>,
    purse: &Purse,
    questions: Vec<Result<Question, Refusal>>,
    most_bytes: usize,
) -> Vec<Answer> {
    let mut purse = purse.clone();
    let snapshot = state.snapshot();
    if let [Ok(question)] = questions.as_slice()
        && state.answerer.knows(question)
    {
        match state.answerer.prepare(&snapshot, question) {
            Ok(prepared) if prepared.is_light() || is_quick(state, &prepared) => {
                if let Err(refused) = allowed(prepared.cost(), &purse) {
                    return vec![refused];
                }
                let longest = if prepared.is_light() { state.longest } else { state.longest.min(2 * QUICK) };
                let answer = state.answerer.run(&snapshot, &prepared, &Budget::new(longest, Left::default()));
                // Whoever asks one question after the other is not served before all others.
                if state.metrics.connections.get() > 1 {
                    tokio::task::yield_now().await;
                }
                if prepared.is_light() || answer.outcome != Outcome::Stopped {
                    return vec![answer.of_bytes(most_bytes)];
                }
                // It takes longer this time, because what was kept for it is gone, and has been paid for.
                purse = Purse::default();
            }
            Ok(_) => {}
            Err(errors) => return vec![answer::refuse(&errors)],
        }
    }
    let count = questions.len();
    let work = {
        let state = Arc::clone(state);
        move |budget: &Budget| answer_all(&state, &snapshot, &purse, &questions, most_bytes, budget)
    };
    match state.questions.work(state.longest, work).await {
        Ok(answers) => answers,
        Err(undone) => vec![unanswered(&undone); count],
    }
}

/// Whether a question took so little the last time that all who are connected could have an answer to it, and nobody would
/// notice.
fn is_quick(state: &ServerState, prepared: &Prepared) -> bool {
    let connected = u32::try_from(state.metrics.connections.get()).unwrap_or_default().max(1);
    prepared.took().is_some_and(|took| took <= QUICK && took * connected <= QUICK_OF_ALL)
}

fn answer_all(
    state: &ServerState,
    snapshot: &Snapshot,
    purse: &Purse,
    questions: &[Result<Question, Refusal>],
    most_bytes: usize,
    budget: &Budget,
) -> Vec<Answer> {
    let prepared: Vec<Result<Arc<Prepared>, Answer>> =
        questions.iter().map(|question| prepare(state, snapshot, question)).collect();
    let cost = prepared.iter().flatten().map(|prepared| prepared.cost()).fold(0, u64::saturating_add);
    let allowed = allowed(cost, purse);
    let mut bytes = most_bytes;
    let answer = |prepared: Result<Arc<Prepared>, Answer>| match (prepared, &allowed) {
        (Ok(prepared), Ok(())) => {
            let answer = state.answerer.run(snapshot, &prepared, budget).of_bytes(bytes);
            bytes = bytes.saturating_sub(answer.body.len());
            answer
        }
        (Ok(_), Err(refused)) => refused.clone(),
        (Err(refused), _) => refused,
    };
    prepared.into_iter().map(answer).collect()
}

fn prepare(
    state: &ServerState,
    snapshot: &Snapshot,
    question: &Result<Question, Refusal>,
) -> Result<Arc<Prepared>, Answer> {
    match question {
        Ok(question) => state.answerer.prepare(snapshot, question).map_err(|errors| answer::refuse(&errors)),
        Err(Refusal { code, message }) => Err(refusal(*code, message)),
    }
}

/// Whether questions of this cost together may be answered, and paid for.
pub(super) fn allowed(cost: u64, purse: &Purse) -> Result<(), Answer> {
    if cost > cost::MAXIMUM_COST {
        let message = format!(
            "the answers together could have {cost} nodes; {} is the limit: ask for smaller pages (`first`), or for fewer \
             questions at once",
            cost::MAXIMUM_COST
        );
        return Err(answer::refuse(&[Error::new(Code::QueryTooComplex, message)]));
    }
    let points = u32::try_from(cost / NODES_A_POINT).unwrap_or(u32::MAX);
    purse.pay(points).map_err(|spent| refusal(Code::RateLimited, &spent.to_string()))
}

/// Where the next page of a question by GET is, as a header says it: the same address with the cursor among its variables.
fn link_to_next(state: &ServerState, text: &[u8], cursor: String) -> Option<HeaderValue> {
    let mut pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(text).ok()?;
    let given = pairs.iter().rposition(|(name, _)| name == "variables").map(|place| pairs.remove(place).1);
    let mut variables: serde_json::Map<String, serde_json::Value> = match given.filter(|given| !given.is_empty()) {
        Some(given) => serde_json::from_str::<Option<_>>(&given).ok()?.unwrap_or_default(),
        None => serde_json::Map::new(),
    };
    variables.insert(VARIABLE.to_owned(), cursor.into());
    pairs.push(("variables".to_owned(), serde_json::to_string(&variables).ok()?));
    let address = format!("{PATH}?{}", serde_urlencoded::to_string(pairs).ok()?);
    HeaderValue::try_from(format!("<{}>; rel=\"next\"", state.public_url.at(&address))).ok()
}

/// The answer to a question, as a table where there is one, and the cursor with which it leads on.
async fn table(
    state: &Arc<ServerState>,
    purse: &Purse,
    mut questions: Vec<Result<Question, Refusal>>,
    comments: bool,
) -> (Answer, Option<String>) {
    let question = questions.swap_remove(0);
    let snapshot = state.snapshot();
    let work = {
        let (state, purse) = (Arc::clone(state), purse.clone());
        move |budget: &Budget| {
            let prepared = match prepare(&state, &snapshot, &question) {
                Ok(prepared) => prepared,
                Err(refused) => return (refused, None),
            };
            if let Err(refused) = allowed(prepared.cost(), &purse) {
                return (refused, None);
            }
            let answer = state.answerer.run(&snapshot, &prepared, budget);
            if answer.outcome != Outcome::Answered {
                return (answer, None);
            }
            let json: serde_json::Value = serde_json::from_slice(&answer.body).expect("an answer is JSON");
            let mut body = Vec::new();
            if comments {
                export::answer_notes::write(&json["extensions"], &mut body).expect("memory takes every line");
            }
            export::answer::write(&json["data"], &columns(prepared.plan()), &mut body)
                .expect("memory takes every row, and all rows are of one width");
            // Only a valid question has an answer.
            let next = question.as_ref().ok().and_then(|question| prepared.next(question, &json["data"]));
            (Answer { body, ..answer }, next)
        }
    };
    state.questions.work(state.longest, work).await.unwrap_or_else(|undone| (unanswered(&undone), None))
}

/// The answer where work was not done.
pub(super) fn unanswered(undone: &Undone) -> Answer {
    match undone {
        Undone::Full => refusal(Code::Overloaded, Code::Overloaded.meaning()),
        Undone::Failed(cause) => {
            let id = RequestId::current();
            tracing::error!(request_id = %id, %cause, "a question could not be answered");
            refusal(Code::InternalServerError, &format!("internal error; the log has its cause under {id}"))
        }
    }
}

fn refused(code: Code, message: &str, shape: Shape) -> Response {
    let status = status(code);
    let answer = refusal(code, message);
    let mut response = respond(answer.outcome, answer.body, shape);
    // By whatever type: it never became a question.
    *response.status_mut() = status;
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
    }
    response
}

pub(super) fn status(code: Code) -> StatusCode {
    match code {
        Code::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Code::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
        Code::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
        Code::PayloadTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Code::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
        Code::InternalServerError => StatusCode::INTERNAL_SERVER_ERROR,
        Code::Timeout | Code::Overloaded => StatusCode::SERVICE_UNAVAILABLE,
        Code::RateLimited => StatusCode::TOO_MANY_REQUESTS,
        // Clients look for it in an answer like any other, and send the document then.
        Code::PersistedQueryNotFound => StatusCode::OK,
        Code::BadRequest
        | Code::ParseFailed
        | Code::ValidationFailed
        | Code::BadUserInput
        | Code::QueryTooDeep
        | Code::QueryTooComplex
        | Code::DocumentNotTrusted
        | Code::OperationResolutionFailure => StatusCode::BAD_REQUEST,
    }
}

/// An answer that is not kept.
fn respond(outcome: Outcome, body: Vec<u8>, shape: Shape) -> Response {
    let status = match (outcome, shape) {
        (Outcome::Answered, _) => StatusCode::OK,
        (Outcome::Failed, _) => StatusCode::INTERNAL_SERVER_ERROR,
        (Outcome::Stopped, _) => StatusCode::SERVICE_UNAVAILABLE,
        (Outcome::Limited, _) => StatusCode::TOO_MANY_REQUESTS,
        (Outcome::Refused, Shape::Json(Form::Json)) => StatusCode::OK,
        (Outcome::Refused, _) => StatusCode::BAD_REQUEST,
    };
    let shape = if matches!(shape, Shape::Csv { .. }) { Shape::Json(Form::AnyJson) } else { shape };
    let mut response = (status, body).into_response();
    *response.headers_mut() = headers(shape, false);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn headers(shape: Shape, fetched: bool) -> HeaderMap {
    let media_type = match shape {
        Shape::Json(Form::GraphqlResponse) => "application/graphql-response+json; charset=utf-8",
        _ => "application/json; charset=utf-8",
    };
    let mut headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::VARY, HeaderValue::from_static("Accept")),
    ]);
    if fetched {
        headers.insert(header::CACHE_CONTROL, CACHING);
    }
    headers
}

fn table_headers() -> HeaderMap {
    HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"palermo.csv\"")),
        (header::CACHE_CONTROL, CACHING),
    ])
}
