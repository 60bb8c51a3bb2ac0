//! The endpoint for assistants, by the Model Context Protocol over Streamable HTTP.
//!
//! It keeps no sessions and opens no streams: every request is answered at once, in JSON, so that no client holds anything
//! here between two requests. Questions take the way of those to the GraphQL endpoint, with its limits and its entrance.

use crate::{
    answer::{Answer, Outcome, Question, excerpt, roots},
    charts::ChartKind,
    http::{
        graphql,
        negotiation::{Form, preferred},
        state::ServerState,
    },
};
use axum::{
    Json, Router,
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
    routing::any,
};
use futures_util::FutureExt;
use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, JsonObject,
        ListToolsResult, PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool, ToolAnnotations,
    },
    service::RequestContext,
    transport::streamable_http_server::{
        StreamableHttpServerConfig, StreamableHttpService, session::never::NeverSessionManager,
    },
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{
    fmt::Write,
    panic::AssertUnwindSafe,
    sync::{Arc, LazyLock},
    time::Duration,
};

/// Where it is.
pub const PATH: &str = "/mcp";

/// How many questions may be run at once.
pub const MAXIMUM_QUESTIONS: usize = 10;

/// How many bytes the answers of one call of a tool may have together: what an assistant can read at once.
pub const MAXIMUM_ANSWER: usize = 64 * 1024;

/// How many bytes the description of types may have, about.
pub const MAXIMUM_DESCRIPTION: usize = 32 * 1024;

/// How many types may be described at once.
pub const MAXIMUM_TYPES: usize = 20;

/// How many entities a search gives when no number is given, and at most.
pub const FOUND: (usize, usize) = (10, 50);

/// How long a request may take to arrive.
pub const ARRIVING: Duration = Duration::from_secs(10);

/// How much longer a call may take than the answer to a question, which also may have waited for its turn as long.
const SLACK: Duration = Duration::from_secs(2);

/// What an assistant is told before it asks.
const INSTRUCTIONS: &str = "\
A knowledge graph of the cooperation against human trafficking and migrant smuggling, asked in GraphQL. The schema is large: \
do not read all of it. (1) `find_entity` turns a name into an id and a slug. (2) `list_categories` shows where questions begin, \
a line each. (3) `describe_types` writes out the types that you need (`Agency`, `ActionFilter`) or one field (`Query.overlaps`). \
(4) `run_question` answers; an error says what is wrong and what is right. Values of enums stand without quotes; conditions are \
objects ({kind: {eq: EU_AGENCY}}); lists are pages: write nodes { … }, and ask for `totalCount` where a number is wanted. \
`sources { url }` of any fact is what it rests on: cite it. Not everything is recorded: that a list has nothing does not show \
that there is nothing.";

/// The address of the endpoint, answered with what all requests share.
pub fn routes(state: &Arc<ServerState>) -> Router<Arc<ServerState>> {
    let assistants = Assistants { state: Arc::clone(state) };
    // Whoever asks and from where makes no difference: the facts are public, and nobody is known here by a name. So no
    // host and no origin is refused, as at the GraphQL endpoint.
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(graphql::MAXIMUM_BODY)
        .disable_allowed_hosts()
        .disable_allowed_origins();
    let longest = state.longest;
    let service = Service::new(move || Ok(assistants.clone()), Arc::new(NeverSessionManager::default()), config);
    Router::new().route(PATH, any(move |request: Request| endpoint(service.clone(), request, longest)))
}

/// The names of the tools, and what each does.
pub fn tools() -> impl Iterator<Item = (&'static str, &'static str)> {
    TOOLS.iter().map(|tool| (&*tool.name, tool.description.as_deref().unwrap_or_default()))
}

type Service = StreamableHttpService<Assistants, NeverSessionManager>;

async fn endpoint(service: Service, request: Request, longest: Duration) -> Response {
    let mut response = match checked(request).await {
        Ok((request, body)) => match tokio::time::timeout(2 * longest + SLACK, service.handle(request)).await {
            // The library says of what is no message that its type is wrong; the type was looked at before.
            Ok(response) if response.status() == StatusCode::UNSUPPORTED_MEDIA_TYPE => no_message(&body),
            Ok(response) => response.map(Body::new),
            Err(_) => refuse(StatusCode::SERVICE_UNAVAILABLE, "The answer takes too long."),
        },
        Err(refused) => refused,
    };
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn refuse(status: StatusCode, text: &str) -> Response {
    (status, format!("{text}\n")).into_response()
}

/// A request that has a body of JSON, read to its end, for a client that takes JSON; and the body once more.
async fn checked(request: Request) -> Result<(Request, Bytes), Response> {
    if *request.method() != Method::POST {
        let text = "This is for assistants, by the Model Context Protocol: POST only. How to connect one is told at /about/api.";
        let mut response = refuse(StatusCode::METHOD_NOT_ALLOWED, text);
        response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("POST"));
        return Err(response);
    }
    let (mut parts, body) = request.into_parts();
    if !takes_json(&parts.headers) {
        return Err(refuse(StatusCode::NOT_ACCEPTABLE, "`Accept` must take application/json."));
    }
    // Only JSON is given here; the library wants to hear of streams too.
    parts.headers.insert(header::ACCEPT, HeaderValue::from_static("application/json, text/event-stream"));
    let content_type =
        parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = content_type.split(';').next().unwrap_or_default().trim();
    // A page of another site may send other types without being asked for leave.
    if !media_type.eq_ignore_ascii_case("application/json") {
        return Err(refuse(StatusCode::UNSUPPORTED_MEDIA_TYPE, "`Content-Type` must be application/json."));
    }
    match tokio::time::timeout(ARRIVING, to_bytes(body, graphql::MAXIMUM_BODY)).await {
        Ok(Ok(body)) => Ok((Request::from_parts(parts, Body::from(body.clone())), body)),
        Ok(Err(error)) if too_large(&error) => {
            let text = format!("The body is larger than {} bytes.", graphql::MAXIMUM_BODY);
            Err(refuse(StatusCode::PAYLOAD_TOO_LARGE, &text))
        }
        Ok(Err(_)) => Err(refuse(StatusCode::BAD_REQUEST, "The body could not be read to its end.")),
        Err(_) => Err(refuse(StatusCode::REQUEST_TIMEOUT, "The request takes too long to arrive.")),
    }
}

fn takes_json(headers: &HeaderMap) -> bool {
    let accept: Vec<&str> = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
    let accept = accept.join(",");
    preferred(Some(accept.as_str()).filter(|accept| !accept.is_empty()), &[Form::Json]).is_some()
}

fn too_large(error: &axum::Error) -> bool {
    std::error::Error::source(error).is_some_and(|cause| cause.to_string().contains("limit"))
}

/// What JSON-RPC says of a body that is none of its messages.
fn no_message(body: &[u8]) -> Response {
    let (code, message) = match serde_json::from_slice::<Value>(body) {
        Err(error) => (-32700, format!("the body is no JSON: {error}")),
        Ok(Value::Array(_)) => {
            (-32600, "send one message a request; `run_questions` runs several questions".to_owned())
        }
        Ok(_) => (-32600, "the body is no message of JSON-RPC that the protocol has".to_owned()),
    };
    let body = json!({"jsonrpc": "2.0", "id": null, "error": {"code": code, "message": message}});
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}

/// Answers assistants.
#[derive(Clone)]
struct Assistants {
    state: Arc<ServerState>,
}

impl ServerHandler for Assistants {
    fn get_info(&self) -> ServerConfig {
        let program = Implementation::new("palermo", env!("CARGO_PKG_VERSION"))
            .with_title("Palermo")
            .with_website_url(self.state.public_url.as_str());
        ServerConfig::new(ServerCapabilities::builder().enable_tools().build())
            .with_server_info(program)
            .with_instructions(INSTRUCTIONS)
    }

    fn get_tool(&self, name: &str) -> Option<Tool> {
        TOOLS.iter().find(|tool| tool.name == name).cloned()
    }

    async fn list_tools(
        &self,
        _: Option<PaginatedRequestParams>,
        _: RequestContext<RoleServer>,
    ) -> Result<ListToolsResult, ErrorData> {
        Ok(ListToolsResult::with_all_items(TOOLS.clone()))
    }

    async fn call_tool(
        &self,
        call: CallToolRequestParams,
        context: RequestContext<RoleServer>,
    ) -> Result<CallToolResponse, ErrorData> {
        let arguments = Value::Object(call.arguments.unwrap_or_default());
        // Nobody would answer in the place of a call that panics, and its client would wait.
        let said = AssertUnwindSafe(self.call(&call.name, arguments)).catch_unwind();
        let said = tokio::select! {
            said = said => said.map_err(|_| ErrorData::internal_error("something failed inside", None))??,
            // What is dropped stops working.
            () = context.ct.cancelled() => return Err(ErrorData::internal_error("the client has left", None)),
        };
        let content = vec![ContentBlock::text(said.text)];
        Ok(match said.failed {
            true => CallToolResult::error(content).into(),
            false => CallToolResult::success(content).into(),
        })
    }
}

/// What a tool says. Where it failed, the text says why, so that the assistant can mend its call.
struct Said {
    text: String,
    failed: bool,
}

impl Said {
    fn of(answer: Answer) -> Self {
        let failed = answer.outcome != Outcome::Answered;
        Said { text: String::from_utf8_lossy(&answer.body).into_owned(), failed }
    }
}

impl Assistants {
    async fn call(&self, name: &str, arguments: Value) -> Result<Said, ErrorData> {
        let said = match name {
            FIND_ENTITY => match read(arguments) {
                Ok(wanted) => self.find_entity(wanted).await,
                Err(failed) => failed,
            },
            LIST_CATEGORIES => read(arguments).map_or_else(|failed| failed, |wanted| list_categories(&wanted)),
            DESCRIBE_TYPES => read(arguments).map_or_else(|failed| failed, |wanted| describe_types(&wanted)),
            RUN_QUESTION => match read::<Asked>(arguments) {
                Ok(asked) => {
                    let answer = graphql::answer_question(Arc::clone(&self.state), asked.question()).await;
                    Said::of(answer.of_bytes(MAXIMUM_ANSWER))
                }
                Err(failed) => failed,
            },
            RUN_QUESTIONS => match read(arguments) {
                Ok(wanted) => self.run_questions(wanted).await,
                Err(failed) => failed,
            },
            _ => {
                let names: Vec<&str> = TOOLS.iter().map(|tool| &*tool.name).collect();
                let message = format!("there is no such tool; there are {}", names.join(", "));
                return Err(ErrorData::invalid_params(message, None));
            }
        };
        Ok(said)
    }

    async fn find_entity(&self, wanted: Sought) -> Said {
        const DOCUMENT: &str = "query FindEntity($query: String!, $kinds: [Kind!], $first: Int!) {
  suggest(prefix: $query, kinds: $kinds, first: $first) { name node { ...Shown } }
  search(query: $query, kinds: $kinds, first: $first) { totalCount nodes { node { ...Shown } } }
}
fragment Shown on Entity { __typename id slug label summary }";
        let first = wanted.first.unwrap_or(FOUND.0);
        if first == 0 || first > FOUND.1 {
            return failed(format!("`first` is {first}; give a number from 1 to {}", FOUND.1));
        }
        let variables = json!({"query": wanted.query, "kinds": wanted.kinds, "first": first});
        let question = Question {
            query: DOCUMENT.to_owned(),
            operation_name: None,
            variables: variables.as_object().cloned().unwrap_or_default(),
        };
        let answer = graphql::answer_question(Arc::clone(&self.state), question).await;
        if answer.outcome != Outcome::Answered {
            return Said::of(answer);
        }
        let answer: Value = serde_json::from_slice(&answer.body).expect("an answer is JSON");
        Said { text: found(&answer["data"], first).to_string(), failed: false }
    }

    async fn run_questions(&self, wanted: AskedTogether) -> Said {
        let many = wanted.questions.len();
        if many == 0 || many > MAXIMUM_QUESTIONS {
            return failed(format!("`questions` has {many}; give 1 to {MAXIMUM_QUESTIONS}"));
        }
        let questions = wanted.questions.into_iter().map(Asked::question).collect();
        let answers = graphql::answer_together(Arc::clone(&self.state), questions, MAXIMUM_ANSWER).await;
        let all_failed = answers.iter().all(|answer| answer.outcome != Outcome::Answered);
        let texts: Vec<_> = answers.iter().map(|answer| String::from_utf8_lossy(&answer.body)).collect();
        Said { text: format!("[{}]", texts.join(",\n")), failed: all_failed }
    }
}

fn failed(text: String) -> Said {
    Said { text, failed: true }
}

/// Reads the arguments of a tool.
fn read<T: DeserializeOwned>(arguments: Value) -> Result<T, Said> {
    serde_json::from_value(arguments).map_err(|error| failed(format!("the arguments can't be read: {error}")))
}

/// What `find_entity` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sought {
    query: String,
    kinds: Option<Vec<String>>,
    first: Option<usize>,
}

/// What `list_categories` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedCategory {
    category: Option<String>,
}

/// What `describe_types` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedTypes {
    types: Vec<String>,
}

/// What `run_question` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Asked {
    query: String,
    operation_name: Option<String>,
    variables: Option<serde_json::Map<String, Value>>,
}

impl Asked {
    fn question(self) -> Question {
        Question {
            query: self.query,
            operation_name: self.operation_name,
            variables: self.variables.unwrap_or_default(),
        }
    }
}

/// What `run_questions` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedTogether {
    questions: Vec<Asked>,
}

/// The entities of an answer: those of which a name fits first, then those in which the words stand; each once.
fn found(data: &Value, first: usize) -> Value {
    let mut entities: Vec<Value> = Vec::new();
    let rows = |list: &Value| list.as_array().cloned().unwrap_or_default();
    for row in rows(&data["suggest"]).into_iter().chain(rows(&data["search"]["nodes"])) {
        let node = &row["node"];
        if entities.len() < first && !entities.iter().any(|known| known["id"] == node["id"]) {
            entities.push(json!({
                "id": node["id"],
                "slug": node["slug"],
                "kind": node["__typename"],
                "label": node["label"],
                "summary": node["summary"],
            }));
        }
    }
    let mut found = json!({"entities": entities, "foundByWords": data["search"]["totalCount"]});
    if entities.is_empty() {
        found["hint"] = json!(
            "nothing has this name or all of these words: try fewer or other words, or their beginning (compens*)"
        );
    }
    found
}

/// The word of the category that is no part of the schema.
const CHART: &str = "chart";

fn categories() -> Vec<&'static str> {
    roots::Category::ALL.into_iter().map(roots::Category::word).chain([CHART]).collect()
}

fn list_categories(wanted: &WantedCategory) -> Said {
    if let Some(word) = &wanted.category
        && !categories().contains(&word.as_str())
    {
        let shown: String = word.chars().take(60).collect();
        return failed(format!("there is no category `{shown}`; there are {}", categories().join(", ")));
    }
    let is_wanted = |word: &str| wanted.category.as_ref().is_none_or(|wanted| wanted == word);
    let roots = roots::roots();
    let mut text = String::new();
    for category in roots::Category::ALL.into_iter().filter(|category| is_wanted(category.word())) {
        let _ = writeln!(text, "# {}: {}", category.word(), category.meaning());
        let mut of_it = roots.iter().filter(|root| root.category == category);
        if category == roots::Category::Group {
            // They are all alike.
            if let Some(root) = of_it.next() {
                let _ = writeln!(text, "{}{} — {}", root.name, root.signature, root.brief);
            }
            let others: Vec<&str> = of_it.map(|root| root.name).collect();
            let _ = writeln!(text, "likewise: {}", others.join(", "));
        } else {
            for root in of_it {
                let _ = writeln!(text, "{}{} — {}", root.name, root.signature, root.brief);
            }
        }
        if category == roots::Category::Analysis {
            let fields: Vec<String> =
                roots::analyses_of_one().map(|(owner, field)| format!("{owner}.{field}")).collect();
            let _ = writeln!(text, "of one entity: {}", fields.join(", "));
        }
        text.push('\n');
    }
    if is_wanted(CHART) {
        let _ = writeln!(
            text,
            "# {CHART}: Pictures and tables at addresses of their own, not in GraphQL; each ends in .svg, .png, .csv or .json"
        );
        for kind in ChartKind::ALL {
            let _ = writeln!(text, "/charts/{} — {}", kind.word(), kind.shows());
        }
        text.push('\n');
    }
    text.push_str(
        "Connections also take first, after, last, before: 50 nodes unless asked, 500 at most. `describe_types` writes out \
         a type or one of these fields (`Query.overlaps`).\n",
    );
    Said { text, failed: false }
}

fn describe_types(wanted: &WantedTypes) -> Said {
    let many = wanted.types.len();
    if many == 0 || many > MAXIMUM_TYPES {
        return failed(format!("`types` has {many}; give 1 to {MAXIMUM_TYPES}"));
    }
    let names: Vec<&str> = wanted.types.iter().map(String::as_str).collect();
    match excerpt::excerpt(&names, MAXIMUM_DESCRIPTION) {
        Ok(text) => Said { text, failed: false },
        Err(unknown) => failed(unknown.to_string()),
    }
}

const FIND_ENTITY: &str = "find_entity";
const LIST_CATEGORIES: &str = "list_categories";
const DESCRIBE_TYPES: &str = "describe_types";
const RUN_QUESTION: &str = "run_question";
const RUN_QUESTIONS: &str = "run_questions";

/// The tools, as assistants are told of them.
static TOOLS: LazyLock<Vec<Tool>> = LazyLock::new(|| {
    let question = json!({
        "query": {"type": "string", "description": "The GraphQL document, such as `{ agency(slug: \"iom\") { name networks { nodes { slug } } } }`."},
        "variables": {"type": "object", "description": "The values of its variables, by name without `$`."},
        "operationName": {"type": "string", "description": "Which operation, where the document has several."},
    });
    vec![
        tool(
            FIND_ENTITY,
            "Find an entity",
            "Finds instruments, measures, agencies, networks, projects, actions, outputs, arrangements, states and findings by name, \
             acronym or words, and gives their id, slug, kind (the name of a type), label and summary: those whose name fits first.",
            json!({
                "query": {"type": "string", "description": "A name or its beginning (`europol`, `palermo prot`), or words (`victims compens*`); 200 characters at most."},
                "kinds": {"type": "array", "items": {"type": "string", "enum": excerpt::values("Kind")}, "description": "Only these kinds; left out: all."},
                "first": {"type": "integer", "minimum": 1, "maximum": FOUND.1, "description": format!("How many; {} unless said.", FOUND.0)},
            }),
            &["query"],
        ),
        tool(
            LIST_CATEGORIES,
            "List the categories of the schema",
            "Where questions begin, by what they ask, a line each: name, arguments, what it gives, what it says.",
            json!({"category": {"type": "string", "enum": categories(), "description": "Only this category; left out: all."}}),
            &[],
        ),
        tool(
            DESCRIBE_TYPES,
            "Describe types",
            "Types of the schema, or single fields of them, written out in SDL with their descriptions, and in short what they lead to.",
            json!({"types": {
                "type": "array",
                "items": {"type": "string"},
                "minItems": 1,
                "maxItems": MAXIMUM_TYPES,
                "description": "Names, such as `Agency`, `ActionFilter`, `Query.overlaps`, `Network.coverage`.",
            }}),
            &["types"],
        ),
        tool(
            RUN_QUESTION,
            "Run a question",
            &format!(
                "Answers a GraphQL query: `data`, or `errors` that say what is wrong and what is right. Its cost is in \
                 `extensions.cost`. Answers have {MAXIMUM_ANSWER} bytes at most: ask for small pages."
            ),
            question.clone(),
            &["query"],
        ),
        tool(
            RUN_QUESTIONS,
            "Run several questions",
            &format!(
                "Answers up to {MAXIMUM_QUESTIONS} GraphQL queries in a list, each with `data` or `errors`. Together they may \
                 cost, take and hold as much as one."
            ),
            json!({"questions": {
                "type": "array",
                "items": {"type": "object", "properties": question, "required": ["query"], "additionalProperties": false},
                "minItems": 1,
                "maxItems": MAXIMUM_QUESTIONS,
                "description": "The questions.",
            }}),
            &["questions"],
        ),
    ]
});

fn tool(name: &'static str, title: &str, description: &str, properties: Value, required: &[&str]) -> Tool {
    let schema = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    let schema: JsonObject = schema.as_object().cloned().unwrap_or_default();
    let only_reads =
        ToolAnnotations::with_title(title).read_only(true).destructive(false).idempotent(true).open_world(false);
    Tool::new(name, description.to_owned(), schema).with_title(title).with_annotations(only_reads)
}
