//! Which address leads where.

use crate::{
    answer::schema,
    http::{
        charts, explorer, export, feed, graphql, health, llms, machines, mcp, namespace, pages, schema as parts,
        state::ServerState,
    },
};
use axum::{
    Router,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::map_response,
    response::{IntoResponse, Response},
    routing::{any, get},
};
use std::{sync::Arc, time::Duration};
use tower_http::{
    CompressionLevel,
    compression::{CompressionLayer, DefaultPredicate, Predicate, predicate::NotForContentType},
    cors::{AllowHeaders, Any, CorsLayer, Vary},
};

/// Every address of the server.
pub fn router(state: Arc<ServerState>) -> Router {
    Router::new()
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
        .layer(reading_from_elsewhere())
        .layer(compression())
        .layer(map_response(unchanged))
        .with_state(state)
}

/// Pages of other sites may read everything: it is public, and nobody is known here by a cookie.
fn reading_from_elsewhere() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        // Whatever a client's library sends along: assistants name the version of their protocol, for one.
        .allow_headers(AllowHeaders::mirror_request())
        .expose_headers([header::ETAG, header::CONTENT_DISPOSITION])
        .max_age(Duration::from_secs(24 * 60 * 60))
        // The answer is the same whoever asks, so that caches need not tell origins apart.
        .vary(Vary::list(Vec::<HeaderName>::new()))
}

/// What shrinks is sent compressed. Fast rather than small: it is done anew for each answer.
fn compression() -> CompressionLayer<impl Predicate> {
    let shrinks = DefaultPredicate::new().and(NotForContentType::const_new("application/zip"));
    CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(shrinks)
}

/// What is told to be unchanged varies as what was sent did (RFC 9110, section 15.4.5).
async fn unchanged(mut response: Response) -> Response {
    if response.status() == StatusCode::NOT_MODIFIED {
        response.headers_mut().append(header::VARY, HeaderValue::from_name(header::ACCEPT_ENCODING));
    }
    response
}

async fn schema_file() -> Response {
    let text = HeaderValue::from_static("application/graphql; charset=utf-8");
    ([(header::CONTENT_TYPE, text)], schema::print()).into_response()
}
