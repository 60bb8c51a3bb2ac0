//! Which address leads where.

use crate::{
    answer::schema,
    http::{
        charts, client, explorer, export, feed, graphql, health, machines, namespace,
        pages::{self, Asked},
        state::ServerState,
    },
};
use axum::{
    Router,
    extract::State,
    http::{HeaderName, Method, header},
    middleware::from_fn_with_state,
    response::Response,
    routing::{any, get},
};
use std::{sync::Arc, time::Duration};
use tower_http::cors::{Any, CorsLayer, Vary};

/// Every address of the server.
pub fn router(state: Arc<ServerState>) -> Router {
    Router::new()
        .route(graphql::PATH, any(graphql::endpoint))
        .route("/schema.graphql", get(schema_file))
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
        .merge(charts::routes())
        .merge(pages::routes())
        .merge(namespace::routes())
        .fallback(pages::not_found)
        .layer(from_fn_with_state(Arc::clone(&state), client::limited))
        .layer(reading_from_elsewhere())
        .with_state(state)
}

/// Pages of other sites may read everything: it is public, and nobody is known here by a cookie.
fn reading_from_elsewhere() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        .allow_headers([header::ACCEPT, header::CONTENT_TYPE, header::IF_NONE_MATCH])
        .expose_headers([header::ETAG, header::CONTENT_DISPOSITION])
        .max_age(Duration::from_secs(24 * 60 * 60))
        // The answer is the same whoever asks, so that caches need not tell origins apart.
        .vary(Vary::list(Vec::<HeaderName>::new()))
}

async fn schema_file(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    export::text(&state, &asked, "schema", "application/graphql; charset=utf-8", |_| schema::print()).await
}
