//! Which address leads where.

use crate::{
    api::schema,
    http::{explorer, graphql, health, pages, state::ServerState},
};
use axum::{
    Router,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::{any, get},
};
use std::sync::Arc;

/// Every address of the server.
pub fn router(state: Arc<ServerState>) -> Router {
    Router::new()
        .route(graphql::PATH, any(graphql::endpoint))
        .route("/schema.graphql", get(schema_file))
        .route("/explorer/questions.json", get(explorer::questions))
        .route("/explorer/{*path}", get(explorer::asset))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .merge(pages::routes())
        .fallback(pages::not_found)
        .with_state(state)
}

async fn schema_file() -> Response {
    let text = HeaderValue::from_static("application/graphql; charset=utf-8");
    ([(header::CONTENT_TYPE, text)], schema::print()).into_response()
}
