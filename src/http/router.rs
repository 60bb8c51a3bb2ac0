//! Which address leads where.

use crate::{
    answer::schema,
    http::{
        changes, charts, cite, compare, coordination, explorer, export, feed,
        front::Front,
        health, lists, llms, machines, mcp, metrics, namespace, oembed,
        pages::{self, Asked},
        places, schema as parts,
        state::ServerState,
    },
};
use axum::{
    Router,
    extract::{Request, State},
    response::Response,
    routing::get,
};
use std::sync::Arc;

/// Every address of the server, as a service for tests that need no connection.
pub fn router(state: Arc<ServerState>) -> Router {
    let front = Front::new(state);
    Router::new().fallback(move |request: Request| {
        let front = front.clone();
        async move { front.answer_anyone(None, request).await }
    })
}

/// Every address of the server but that of GraphQL, which is found without looking.
pub(super) fn addresses(state: &Arc<ServerState>) -> Router {
    Router::new()
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
        .route("/oembed", get(oembed::oembed))
        .route("/favicon.svg", get(explorer::favicon))
        .route("/favicon.ico", get(explorer::icon))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(metrics::text))
        .merge(mcp::routes(state))
        .merge(changes::routes())
        .merge(charts::routes())
        .merge(lists::routes())
        .merge(compare::routes())
        .merge(cite::routes())
        .merge(coordination::routes())
        .merge(pages::routes())
        .merge(places::routes())
        .merge(namespace::routes())
        .fallback(pages::not_found)
        .with_state(Arc::clone(state))
}

async fn schema_file(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    export::text(&state, &asked, "schema", "application/graphql; charset=utf-8", |_| schema::print().to_owned()).await
}
