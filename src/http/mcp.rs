//! The endpoint for assistants, by the Model Context Protocol over Streamable HTTP.
//!
//! It keeps no sessions and opens no streams: every request is answered at once, in JSON, so that no client holds anything
//! here between two requests. Questions take the way of those to the GraphQL endpoint, with its limits and its places to work.

use crate::http::{
    client::Purse,
    graphql,
    negotiation::{Form, preferred},
    request::{self, Refusal},
    state::ServerState,
    tools::{self, Caller, TOOLS},
};
use axum::{
    Json, Router,
    body::Body,
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
    routing::any,
};
use futures_util::FutureExt;
use rmcp::{
    ErrorData, RoleServer, ServerHandler,
    model::{
        CallToolRequestParams, CallToolResponse, CallToolResult, ContentBlock, Implementation, ListToolsResult,
        PaginatedRequestParams, ServerCapabilities, ServerConfig, Tool,
    },
    service::RequestContext,
    transport::streamable_http_server::{
        StreamableHttpServerConfig, StreamableHttpService, session::never::NeverSessionManager,
    },
};
use serde::de::IgnoredAny;
use serde_json::{Value, json};
use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

/// Where it is.
pub const PATH: &str = "/mcp";

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
that there is nothing. Where an answer rests on absence, `extensions.incomplete` says what is not completely known: tell it with \
the answer. `bound: CERTAIN` or `POSSIBLE` beside `where` asks for what holds whatever is missing, or for what could hold.";

/// The address of the endpoint, answered with what all requests share.
pub fn routes(state: &Arc<ServerState>) -> Router<Arc<ServerState>> {
    let assistants = Assistants { state: Arc::clone(state) };
    // Whoever asks and from where makes no difference: the facts are public, and nobody is known here by a name. So no
    // host and no origin is refused, as at the GraphQL endpoint.
    let config = StreamableHttpServerConfig::default()
        .with_legacy_session_mode(false)
        .with_json_response(true)
        .with_max_request_body_bytes(request::MAXIMUM_BODY)
        .disable_allowed_hosts()
        .disable_allowed_origins();
    let longest = state.longest;
    let service = Service::new(move || Ok(assistants.clone()), Arc::new(NeverSessionManager::default()), config);
    Router::new().route(PATH, any(move |request: Request| endpoint(service.clone(), request, longest)))
}

type Service = StreamableHttpService<Assistants, NeverSessionManager>;

async fn endpoint(service: Service, request: Request, longest: Duration) -> Response {
    let mut response = match checked(request).await {
        Ok(request) => match tokio::time::timeout(2 * longest + SLACK, service.handle(request)).await {
            // The library says of what is not a message that its type is wrong; the type was looked at before.
            Ok(response) if response.status() == StatusCode::UNSUPPORTED_MEDIA_TYPE => {
                wrong(-32600, "the body is not a message of JSON-RPC that the protocol has")
            }
            Ok(response) => response.map(Body::new),
            Err(_) => refuse(StatusCode::SERVICE_UNAVAILABLE, "The answer takes too long."),
        },
        Err(refused) => refused,
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

fn refuse(status: StatusCode, text: &str) -> Response {
    (status, format!("{text}\n")).into_response()
}

/// A request that has a body of JSON, read to its end, for a client that takes JSON.
async fn checked(request: Request) -> Result<Request, Response> {
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
    match request::body(&parts.headers, body).await {
        Ok(body) => match serde_json::from_slice::<IgnoredAny>(&body) {
            Ok(_) if body.trim_ascii_start().starts_with(b"[") => {
                Err(wrong(-32600, "send one message a request; `run_questions` runs several questions"))
            }
            Ok(_) => Ok(Request::from_parts(parts, Body::from(body))),
            Err(error) => Err(wrong(-32700, &format!("the body is not valid JSON: {error}"))),
        },
        Err(Refusal { code, message }) => Err(refuse(graphql::status(code), &message)),
    }
}

fn takes_json(headers: &HeaderMap) -> bool {
    let accept: Vec<&str> = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok()).collect();
    let accept = accept.join(",");
    preferred(Some(accept.as_str()).filter(|accept| !accept.is_empty()), &[Form::AnyJson, Form::Json]).is_some()
}

/// What JSON-RPC says of a body that is none of its messages.
fn wrong(code: i32, message: &str) -> Response {
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
        let request = context.extensions.get::<Parts>();
        let purse = request.and_then(|parts| parts.extensions.get::<Purse>()).cloned().unwrap_or_default();
        // Nobody would answer in the place of a call that panics, and its client would wait.
        let caller = Caller { state: Arc::clone(&self.state), purse };
        let said = AssertUnwindSafe(tools::call(&caller, &call.name, arguments)).catch_unwind();
        let said = tokio::select! {
            said = said => said,
            // What is dropped stops working.
            () = context.ct.cancelled() => return Err(ErrorData::internal_error("the client has left", None)),
        };
        match said {
            Ok(Some(Ok(text))) => Ok(CallToolResult::success(vec![ContentBlock::text(text)]).into()),
            Ok(Some(Err(text))) => Ok(CallToolResult::error(vec![ContentBlock::text(text)]).into()),
            Ok(None) => {
                let names: Vec<&str> = TOOLS.iter().map(|tool| &*tool.name).collect();
                let message = format!("there is no such tool; there are {}", names.join(", "));
                Err(ErrorData::invalid_params(message, None))
            }
            // The text of the panic was written to the log where it happened.
            Err(_) => Err(ErrorData::internal_error("something failed inside; the log has the cause", None)),
        }
    }
}
