//! Which address leads where.

use crate::{
    answer::schema,
    http::{
        arrival, charts, client, explorer, export, feed, graphql, health, llms, machines, mcp, namespace,
        pages::{self, Asked},
        schema as parts,
        state::ServerState,
    },
};
use axum::{
    Router,
    extract::State,
    http::{HeaderName, HeaderValue, Method, header},
    middleware::{from_fn, from_fn_with_state, map_response},
    response::Response,
    routing::{any, get},
};
use std::{sync::Arc, time::Duration};
use tower_http::cors::{AllowHeaders, Any, CorsLayer, Vary};

/// Every address of the server, for requests as they come from outside.
pub fn server(state: Arc<ServerState>) -> Router {
    router(state).layer(from_fn(arrival::with_one_host))
}

/// Every address of the server.
pub fn router(state: Arc<ServerState>) -> Router {
    let addresses = Router::new()
        .route(graphql::PATH, any(graphql::endpoint))
        .route("/schema.graphql", get(schema_file))
        .route("/schema", get(parts::list))
        .route("/schema/{file}", get(parts::part))
        .route("/llms.txt", get(llms::file))
        .route("/explorer/questions.json", get(explorer::questions))
        .route("/explorer/{*path}", get(explorer::asset))
        .route("/export", get(export::index))
        .route("/export/{name}", get(export::file))
        .route("/dataset.jsonld", get(export::dataset))
        .route("/robots.txt", get(machines::robots))
        .route("/sitemap.xml", get(machines::sitemap))
        .route("/feed.atom", get(feed::feed))
        .route("/favicon.svg", get(explorer::favicon))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .merge(mcp::routes(&state))
        .merge(charts::routes())
        .merge(pages::routes())
        .merge(namespace::routes())
        .fallback(pages::not_found)
        .with_state(Arc::clone(&state));
    // One router in another: what changes an address must come before it is looked up.
    Router::new()
        .fallback_service(addresses)
        .layer(from_fn_with_state(Arc::clone(&state), client::limited))
        .layer(from_fn_with_state(state, arrival::at_an_address))
        .layer(reading_from_elsewhere())
        .layer(map_response(of_the_type_it_says))
}

/// What scripts of other sites may read of an answer's headers, besides those that every script may.
const EXPOSED: [HeaderName; 8] = [
    header::ETAG,
    header::CONTENT_DISPOSITION,
    header::LINK,
    header::RETRY_AFTER,
    header::CONTENT_RANGE,
    header::ACCEPT_RANGES,
    HeaderName::from_static("ratelimit"),
    HeaderName::from_static("ratelimit-policy"),
];

/// Pages of other sites may read everything: it is public, and nobody is known here by a cookie.
fn reading_from_elsewhere() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        // Clients add what their makers think of: names, traces, caching. Nothing that a header says gives a right here.
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers(EXPOSED)
        .max_age(Duration::from_secs(24 * 60 * 60))
        // The answer is the same whoever asks, so that caches need not tell origins apart.
        .vary(Vary::list(Vec::<HeaderName>::new()))
}

/// No browser is to guess at another type than the one that is named.
async fn of_the_type_it_says(mut response: Response) -> Response {
    response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

async fn schema_file(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    export::text(&state, &asked, "schema", "application/graphql; charset=utf-8", |_| schema::print().to_owned()).await
}
