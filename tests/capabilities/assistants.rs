//! What assistants meet: `llms.txt`, the schema in parts, and the endpoint of the Model Context Protocol as HTTP. The tools
//! themselves are tried with a client of the protocol in `tests/mcp`.

use crate::{real_data::DATASET, schema::parsed};
use async_graphql::{
    Positioned,
    parser::{
        parse_schema,
        types::{FieldDefinition, InputValueDefinition, ObjectType, TypeDefinition, TypeKind, TypeSystemDefinition},
    },
};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderName, Method, Request, StatusCode, header},
};
use palermo::{
    answer::{excerpt, roots, schema},
    http::{mcp, request, router::router, state::ServerState, tools},
    snapshot::{Edition, Snapshot},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeSet,
    sync::{Arc, LazyLock},
    time::Duration,
};
use tokio::runtime::Runtime;
use tower::ServiceExt;

const URL: &str = "https://palermo.example";

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build().expect("a runtime starts")
});

static SERVER: LazyLock<Router> = LazyLock::new(|| {
    let edition = Edition { revision: 1, digest: "d".repeat(64), imported_at: "2026-11-24T12:00:00Z".to_owned() };
    let mut state = ServerState::new(Snapshot::new(DATASET.clone(), edition, [7; 32]));
    state.public_url = URL.parse().unwrap();
    // Whatever the machine: what takes too long has its own test.
    state.longest = Duration::from_secs(3_600);
    router(Arc::new(state))
});

struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    text: String,
}

impl Reply {
    fn header(&self, name: HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }
}

fn send(method: Method, path: &str, headers: &[(HeaderName, &str)], body: &str) -> Reply {
    let mut request = Request::builder().method(method).uri(path);
    if !headers.iter().any(|(name, _)| *name == header::HOST) {
        request = request.header(header::HOST, "palermo.example");
    }
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    let request = request.body(Body::from(body.to_owned())).unwrap();
    RUNTIME.block_on(async {
        let response = SERVER.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Reply { status: parts.status, headers: parts.headers, text: String::from_utf8(bytes.to_vec()).unwrap() }
    })
}

fn get(path: &str) -> Reply {
    send(Method::GET, path, &[], "")
}

/// What a message is answered with.
fn post(message: &Value) -> Reply {
    send(Method::POST, mcp::PATH, &[(header::CONTENT_TYPE, "application/json")], &message.to_string())
}

fn call(tool: &str, arguments: Value) -> String {
    let message =
        json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}});
    let result = post(&message).json()["result"].take();
    assert_eq!(result["isError"], false, "{result}");
    result["content"][0]["text"].as_str().unwrap().to_owned()
}

/// The links of a text in Markdown, each with the size that stands behind it.
fn links(text: &str) -> Vec<(String, Option<String>)> {
    let mut links = Vec::new();
    for line in text.lines().filter(|line| line.starts_with("- [")) {
        let (_, rest) = line.split_once("](").unwrap();
        let (url, rest) = rest.split_once(')').unwrap();
        let size = rest.strip_prefix(" (").and_then(|rest| rest.split_once(')')).map(|(size, _)| size.to_owned());
        links.push((url.strip_prefix(URL).unwrap_or_else(|| panic!("{url} leads elsewhere")).to_owned(), size));
    }
    links
}

#[test]
fn llms_txt_has_the_form_of_its_convention() {
    let reply = get("/llms.txt");
    assert_eq!((reply.status, reply.header(header::CONTENT_TYPE)), (StatusCode::OK, "text/plain; charset=utf-8"));
    let lines: Vec<&str> = reply.text.lines().collect();
    assert_eq!(lines[..2], ["# Palermo", ""]);
    assert!(lines[2].starts_with("> Palermo, a graph of the cooperation against human trafficking"), "{}", lines[2]);
    let headings: Vec<&str> = lines.iter().copied().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings, ["# Palermo", "## Schema", "## Questions", "## Tools", "## Optional"]);
    let unchanged = send(Method::GET, "/llms.txt", &[(header::IF_NONE_MATCH, reply.header(header::ETAG))], "");
    assert_eq!((unchanged.status, unchanged.text.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert!(reply.text.len() < 16_000, "it is to be read whole: {}", reply.text.len());
}

#[test]
fn every_link_of_llms_txt_leads_somewhere_and_is_as_large_as_it_says() {
    let links = links(&get("/llms.txt").text);
    let (mut questions, mut sizes) = (0, 0);
    for (path, size) in links {
        if path == mcp::PATH {
            continue;
        }
        let reply = get(&path);
        assert_eq!(reply.status, StatusCode::OK, "{path}");
        if path.starts_with("/graphql?") {
            questions += 1;
            assert!(reply.json()["data"].is_object(), "{path}: {}", reply.text);
        }
        if let Some(size) = size {
            sizes += 1;
            assert_eq!(palermo::http::schema::size(reply.text.len()), size, "{path}");
        }
    }
    assert_eq!(questions, 10);
    assert!(sizes > 18, "every kind has a size: {sizes}");
}

/// A definition as it is compared: its fields, values and arguments with their types and what is said of them.
fn outline(definition: &TypeDefinition, with_arguments_of_lists: bool) -> Vec<String> {
    let said =
        |doc: &Option<Positioned<String>>| doc.as_ref().map_or("", |doc| doc.node.as_str()).trim().replace('\n', " ");
    let value = |owner: &str, value: &Positioned<InputValueDefinition>, said_too: bool| {
        let value = &value.node;
        let doc = if said_too { said(&value.description) } else { String::new() };
        format!("{owner} {}: {} {doc}", value.name.node, value.ty.node)
    };
    let mut lines = vec![format!("{} {}", definition.name.node, said(&definition.description))];
    let mut add_fields = |fields: &[Positioned<FieldDefinition>]| {
        for field in fields {
            let field = &field.node;
            lines.push(format!("{}: {} {}", field.name.node, field.ty.node, said(&field.description)));
            let mut arguments: Vec<String> = field
                .arguments
                .iter()
                .map(|argument| value(&field.name.node, argument, with_arguments_of_lists))
                .collect();
            arguments.sort();
            lines.extend(arguments);
        }
    };
    match &definition.kind {
        TypeKind::Object(object) => add_fields(&object.fields),
        TypeKind::Interface(interface) => add_fields(&interface.fields),
        TypeKind::InputObject(input) => lines.extend(input.fields.iter().map(|field| value("", field, true))),
        TypeKind::Enum(words) => {
            lines.extend(
                words.values.iter().map(|word| format!("{} {}", word.node.value.node, said(&word.node.description))),
            );
        }
        TypeKind::Scalar | TypeKind::Union(_) => {}
    }
    lines
}

fn definitions(text: &str) -> Vec<TypeDefinition> {
    let document = parse_schema(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    let types = document.definitions.into_iter().filter_map(|definition| match definition {
        TypeSystemDefinition::Type(definition) => Some(definition.node),
        TypeSystemDefinition::Schema(_) | TypeSystemDefinition::Directive(_) => None,
    });
    types.collect()
}

#[test]
fn every_type_of_the_schema_is_served_as_it_is_in_the_whole() {
    let mut seen = 0;
    for definition in &parsed().definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let name = &definition.node.name.node;
        let reply = get(&format!("/schema/{name}.graphql"));
        assert_eq!(reply.header(header::CONTENT_TYPE), "application/graphql; charset=utf-8", "{name}");
        let found = definitions(&reply.text);
        assert_eq!(outline(&found[0], false), outline(&definition.node, false), "{name}");
        seen += 1;
    }
    assert_eq!(seen, excerpt::entries().len());
}

#[test]
fn what_an_argument_says_stands_with_it_or_above_all() {
    for definition in &parsed().definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let TypeKind::Object(ObjectType { fields, .. }) = &definition.node.kind else {
            continue;
        };
        let text = get(&format!("/schema/{}.graphql", definition.node.name.node)).text;
        for argument in fields.iter().flat_map(|field| &field.node.arguments) {
            let argument = &argument.node;
            let doc = argument.description.as_ref().unwrap().node.trim();
            let (above, beside) = (format!("#   {}: {doc}\n", argument.name.node), doc.replace('"', "\\\""));
            assert!(text.contains(&above) || text.contains(&beside) || text.contains(doc), "{doc}");
        }
    }
}

#[test]
fn a_type_comes_with_the_values_the_filters_and_the_nodes_that_it_leads_to() {
    let text = get("/schema/Agency.graphql").text;
    let found = definitions(&text);
    let named: Vec<&str> = found.iter().map(|definition| definition.name.node.as_str()).collect();
    for near in ["AgencyKind", "PartialDate", "Action", "Network", "Tie", "ActionFilter"] {
        assert_eq!(named.contains(&near), near != "Tie", "{near}");
    }
    assert!(!named.iter().any(|name| name.ends_with("Connection") || name.ends_with("Order")), "{named:?}");
    assert!(text.contains("\n# Orders have files of their own: "), "{text}");
    assert!(text.len() * 10 < schema::print().len());
}

#[test]
fn a_field_has_a_file_with_the_keys_of_its_order() {
    let text = get("/schema/Query.overlaps.graphql").text;
    let found = definitions(&text);
    let named: Vec<&str> = found.iter().map(|definition| definition.name.node.as_str()).collect();
    for near in ["Query", "Overlap", "OverlapFilter", "OverlapOrder", "OverlapOrderField"] {
        assert!(named.contains(&near), "{near}: {named:?}");
    }
    let fields = |text: &str| match &definitions(text)[0].kind {
        TypeKind::Object(object) => object.fields.len(),
        _ => panic!("{text}"),
    };
    assert_eq!(fields(&text), 1);
    let several = |types: &[&str]| call("describe_types", json!({"types": types}));
    assert_eq!(fields(&several(&["Query.overlaps", "Query.path", "Query.overlaps"])), 2);
    assert_eq!(several(&["Node.id", "Node"]), several(&["Node"]));
    assert_eq!(several(&["Node", "Node.id"]), several(&["Node"]));
}

#[test]
fn a_name_that_there_is_not_is_answered_with_the_nearest() {
    for (path, hint) in [
        ("/schema/Agenzy.graphql", "there is no type `Agenzy`; did you mean `Agency`? Available: Agency, "),
        ("/schema/Agency.nam.graphql", "`Agency` has no field `nam`; did you mean `name`? Available: name, "),
        ("/schema/Axis.name.graphql", "`Axis` has no field `name`; there are none"),
        ("/schema/__Type.graphql", "there is no type `__Type`; "),
        ("/schema/Agency", "Files of the schema end in .graphql"),
    ] {
        let reply = get(path);
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{path}");
        assert!(reply.text.starts_with(hint), "{path}: {}", reply.text);
    }
    let long = get(&format!("/schema/{}.graphql", "x".repeat(5_000)));
    assert!(long.status == StatusCode::NOT_FOUND && long.text.len() < 400, "{}", long.text);
}

#[test]
fn the_list_of_types_has_each_with_the_size_of_its_file() {
    let text = get("/schema").text;
    for entry in excerpt::entries() {
        let size = palermo::http::schema::size(get(&format!("/schema/{}.graphql", entry.name)).text.len());
        let shown = format!("{} ({size})", entry.name);
        assert!(text.contains(&shown), "{shown}");
    }
    assert!(text.contains(&palermo::http::schema::size(schema::print().len())));
    assert!(text.len() < 24_000, "{}", text.len());
}

#[test]
fn every_type_fits_where_assistants_have_it_described() {
    for entry in excerpt::entries() {
        let text = excerpt::excerpt(&[&entry.name], tools::MAXIMUM_DESCRIPTION).unwrap();
        let found = definitions(&text);
        assert_eq!(found[0].name.node, entry.name.as_str());
        // What is left out is named, which takes some more.
        assert!(text.len() < tools::MAXIMUM_DESCRIPTION + 4_096, "{}: {}", entry.name, text.len());
    }
    let cut = call("describe_types", json!({"types": ["Agency", "Network", "Instrument", "Project"]}));
    for name in ["Agency", "Network", "Instrument", "Project"] {
        assert!(cut.contains(&format!("\ntype {name} implements Entity & Fact & Node {{\n")), "{name}");
    }
    assert!(cut.contains("\n# Left out for their size; ask for them by name: "));
}

#[test]
fn every_beginning_of_a_question_is_in_a_category() {
    let text = call("list_categories", json!({}));
    let schema = parsed();
    let query = schema.definitions.iter().find_map(|definition| match definition {
        TypeSystemDefinition::Type(definition) if definition.node.name.node == "Query" => Some(&definition.node.kind),
        _ => None,
    });
    let Some(TypeKind::Object(query)) = query else { panic!("questions begin somewhere") };
    let fields: BTreeSet<&str> = query.fields.iter().map(|field| field.node.name.node.as_str()).collect();
    // What gateways ask is not for assistants.
    let fields: BTreeSet<&str> = fields.into_iter().filter(|name| !name.starts_with('_')).collect();
    assert_eq!(fields, roots::roots().iter().map(|root| root.name).collect());
    for field in fields {
        let likewise = text.lines().any(|line| line.starts_with("likewise: ") && line.contains(field));
        let line =
            text.lines().any(|line| line.starts_with(&format!("{field}(")) || line.starts_with(&format!("{field}: ")));
        assert!(line || likewise, "{field}");
    }
    for (name, category) in [
        ("agency", roots::Category::Entity),
        ("nodes", roots::Category::Entity),
        ("agencies", roots::Category::List),
        ("suggest", roots::Category::Search),
        ("overlaps", roots::Category::Analysis),
        ("chartOfMeasures", roots::Category::Analysis),
        ("agencyGroups", roots::Category::Group),
        ("vocabularies", roots::Category::Dataset),
    ] {
        let found = roots::roots().into_iter().find(|root| root.name == name).unwrap();
        assert_eq!(found.category, category, "{name}");
    }
    // A line has the first sentence of what a field says.
    assert!(text.contains(" then by slugs.\ncoordinationPlan("));
    assert!(text.contains("Network.coverage") && text.contains("\n/charts/timeline — "));
    let one = call("list_categories", json!({"category": "search"}));
    assert!(one.starts_with("# search: ") && one.matches("\n# ").count() == 0, "{one}");
    assert!(text.len() < 12_000, "{}", text.len());
}

#[test]
fn what_an_answer_rests_on_is_told_however_it_is_asked() {
    const QUESTION: &str = "{agencies(where:{actions:{none:{}}}){totalCount}}";
    let incomplete = |text: &str| {
        let mut answer: Value = serde_json::from_str(text).unwrap();
        let answer = if answer.is_array() { answer[0].take() } else { answer };
        answer["extensions"]["incomplete"].clone()
    };
    let json = [(header::CONTENT_TYPE, "application/json")];
    let question = json!({"query": QUESTION});
    let posted = incomplete(&send(Method::POST, "/graphql", &json, &question.to_string()).text);
    assert_eq!(posted[0]["relation"], "Agency.actions", "{posted}");
    assert_eq!(posted, incomplete(&send(Method::POST, "/graphql", &json, &json!([question]).to_string()).text));
    assert_eq!(posted, incomplete(&call("run_question", json!({"query": QUESTION}))));
    assert_eq!(posted, incomplete(&call("run_questions", json!({"questions": [question]}))));
    let address = format!("/graphql?query={}", QUESTION.replace('{', "%7B").replace('}', "%7D"));
    assert_eq!(posted, incomplete(&get(&format!("{address}&format=json")).text));
    // A table has it in comments, where they are asked for.
    let table = get(&format!("{address}&format=csv")).text;
    assert!(table.starts_with("agencies.totalCount\n"), "{table}");
    let comments = get(&format!("{address}&format=csv&comments=true")).text;
    let (comment, rest) = comments.split_once('\n').unwrap();
    assert_eq!(rest, table);
    assert!(comment.starts_with("# agencies: Agency.actions: of "), "{comment}");
    assert_eq!(get(&format!("{address}&format=csv&comments=false")).text, table);
    assert_eq!(get(&format!("{address}&format=csv&comments=1")).status, StatusCode::BAD_REQUEST);
}

#[test]
fn several_questions_cost_and_hold_as_much_as_one() {
    let run = |question: &str, times: usize| {
        let questions = vec![json!({"query": question}); times];
        let message = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/call",
            "params": {"name": "run_questions", "arguments": {"questions": questions}}});
        let result = post(&message).json()["result"].take();
        let answers: Vec<Value> = serde_json::from_str(result["content"][0]["text"].as_str().unwrap()).unwrap();
        assert_eq!(answers.len(), times);
        (result["isError"] == true, answers)
    };
    let dear = "{ measures(first: 500) { nodes { instrument { measures(first: 100) { nodes { slug } } } } } }";
    let (failed, answers) = run(dear, 10);
    assert!(failed && answers.iter().all(|answer| answer["errors"][0]["extensions"]["code"] == "QUERY_TOO_COMPLEX"));
    let message = answers[9]["errors"][0]["message"].as_str().unwrap();
    assert!(
        message.starts_with("the answers together could have ") && message.contains("100000 is the limit"),
        "{message}"
    );
    let (failed, answers) = run("{ measures(first: 60) { nodes { title summary sources { url title } } } }", 5);
    assert!(!failed && answers[0]["data"].is_object());
    let message = answers[4]["errors"][0]["message"].as_str().unwrap();
    assert!(message.contains(" are left for it here: ask for smaller pages"), "{message}");
    let held: usize =
        answers.iter().filter(|answer| answer["data"].is_object()).map(|answer| answer.to_string().len()).sum();
    assert!(held <= tools::MAXIMUM_ANSWER, "{held}");
}

#[test]
fn assistants_are_answered_at_once_in_json_without_a_session() {
    let initialize = json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params":
        {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "test", "version": "0"}}});
    let listing = json!({"jsonrpc": "2.0", "id": "two", "method": "tools/list"});
    for message in [&initialize, &listing] {
        let reply = post(message);
        assert_eq!((reply.status, reply.header(header::CONTENT_TYPE)), (StatusCode::OK, "application/json"));
        assert_eq!(reply.header(header::CACHE_CONTROL), "no-store");
        assert_eq!(reply.headers.get("mcp-session-id"), None);
        assert_eq!(reply.json()["id"], message["id"]);
    }
    assert_eq!(post(&initialize).json()["result"]["protocolVersion"], "2025-11-25");
    let notified = post(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
    assert_eq!((notified.status, notified.text.as_str()), (StatusCode::ACCEPTED, ""));
}

#[test]
fn assistants_of_the_protocol_without_a_handshake_are_answered_as_well() {
    let version = "2026-07-28";
    let meta = json!({
        "io.modelcontextprotocol/protocolVersion": version,
        "io.modelcontextprotocol/clientInfo": {"name": "test", "version": "0"},
        "io.modelcontextprotocol/clientCapabilities": {},
    });
    let send = |method: &str, params: Value| {
        let mut params = params;
        params["_meta"] = meta.clone();
        let name = params["name"].as_str().unwrap_or_default().to_owned();
        let headers = [
            (header::CONTENT_TYPE, "application/json"),
            (HeaderName::from_static("mcp-protocol-version"), version),
            (HeaderName::from_static("mcp-method"), method),
            (HeaderName::from_static("mcp-name"), &name),
        ];
        let headers = &headers[..if name.is_empty() { 3 } else { 4 }];
        let message = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": params});
        send(Method::POST, mcp::PATH, headers, &message.to_string())
    };
    let discovered = send("server/discover", json!({}));
    assert_eq!(discovered.status, StatusCode::OK, "{}", discovered.text);
    let versions = discovered.json()["result"]["supportedVersions"].as_array().unwrap().clone();
    assert!(versions.contains(&json!(version)), "{versions:?}");
    let called = send("tools/call", json!({"name": "run_question", "arguments": {"query": "{ __typename }"}}));
    assert_eq!(called.json()["result"]["isError"], false, "{}", called.text);
    // A stream that stays open is not given.
    let listened = send("subscriptions/listen", json!({"notifications": {"toolsListChanged": true}}));
    assert_eq!(listened.status, StatusCode::NOT_FOUND, "{}", listened.text);
    assert_eq!(listened.header(header::CONTENT_TYPE), "application/json");
}

#[test]
fn what_is_no_message_is_refused_in_the_words_of_json_rpc() {
    let json = [(header::CONTENT_TYPE, "application/json")];
    for (body, code, text) in [
        ("", -32700, "the body is not valid JSON: "),
        ("{\"jsonrpc\":", -32700, "the body is not valid JSON: "),
        ("[]", -32600, "send one message a request; `run_questions` runs several questions"),
        ("{}", -32600, "the body is not a message of JSON-RPC that the protocol has"),
        ("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", -32600, "stateless server does not accept JSON-RPC responses"),
    ] {
        let reply = send(Method::POST, mcp::PATH, &json, body);
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "{body}");
        let error = &reply.json()["error"];
        assert_eq!(error["code"], code, "{body}");
        assert!(error["message"].as_str().unwrap().starts_with(text), "{body}: {error}");
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_eq!(send(Method::POST, mcp::PATH, &json, &deep).status, StatusCode::BAD_REQUEST);
}

#[test]
fn the_endpoint_of_assistants_takes_json_of_a_size_by_post_only() {
    let json = (header::CONTENT_TYPE, "application/json");
    for method in [Method::GET, Method::DELETE, Method::PUT] {
        let reply = send(method.clone(), mcp::PATH, &[(header::ACCEPT, "text/event-stream")], "");
        assert_eq!((reply.status, reply.header(header::ALLOW)), (StatusCode::METHOD_NOT_ALLOWED, "POST"), "{method}");
    }
    for content_type in ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""] {
        let reply = send(Method::POST, mcp::PATH, &[(header::CONTENT_TYPE, content_type)], "{}");
        assert_eq!(reply.status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{content_type}");
    }
    let html = send(Method::POST, mcp::PATH, &[json.clone(), (header::ACCEPT, "text/html")], "{}");
    assert_eq!(html.status, StatusCode::NOT_ACCEPTABLE);
    let large = " ".repeat(request::MAXIMUM_BODY + 1);
    assert_eq!(send(Method::POST, mcp::PATH, &[json], &large).status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[test]
fn assistants_in_pages_of_other_sites_may_ask() {
    let asked = [
        (header::ORIGIN, "https://elsewhere.example.org"),
        (header::ACCESS_CONTROL_REQUEST_METHOD, "POST"),
        (header::ACCESS_CONTROL_REQUEST_HEADERS, "content-type,mcp-protocol-version,mcp-method,mcp-name"),
    ];
    let reply = send(Method::OPTIONS, mcp::PATH, &asked, "");
    assert_eq!(reply.header(header::ACCESS_CONTROL_ALLOW_ORIGIN), "*");
    assert!(reply.header(header::ACCESS_CONTROL_ALLOW_HEADERS).contains("mcp-protocol-version"));
    let message = json!({"jsonrpc": "2.0", "id": 1, "method": "tools/list"}).to_string();
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::ORIGIN, "https://elsewhere.example.org"),
        (header::HOST, "elsewhere.example.org"),
    ];
    assert_eq!(send(Method::POST, mcp::PATH, &headers, &message).status, StatusCode::OK);
}

#[test]
fn the_page_for_programs_leads_assistants_on() {
    let page = get("/about/api").text;
    for part in ["href=\"/llms.txt\"", "href=\"/schema\"", "https://palermo.example/mcp", "<code>run_questions</code>"]
    {
        assert!(page.contains(part), "{part}");
    }
}
