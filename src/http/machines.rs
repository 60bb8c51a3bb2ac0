//! For crawlers: `robots.txt` and `sitemap.xml`.

use crate::{
    graph::any_node::AnyNode,
    http::{
        export, graphql,
        pages::Asked,
        state::ServerState,
        xml::{text, xml},
    },
    pages::address,
    snapshot::Snapshot,
};
use axum::{extract::State, response::Response};
use entity::{
    kind::Kind,
    vocabulary::{Language, Vocabulary},
};
use std::sync::Arc;

/// The pages that are no page of an entity.
pub(super) const PAGES: [&str; 17] = [
    "/",
    "/charts/measures",
    "/charts/structures",
    "/charts/networks",
    "/charts/databases",
    "/charts/timeline",
    "/charts/history",
    "/charts/fundings",
    "/charts/ties",
    "/compare",
    "/charts/ratifications",
    "/coordination",
    "/findings",
    "/export",
    "/changes",
    "/about/method",
    "/about/api",
];

/// Who may fetch what. Questions are for programs that know what they ask, not for crawlers.
pub async fn robots(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    export::text(&state, &asked, "robots", "text/plain; charset=utf-8", |_| {
        let (endpoint, sitemap) = (state.public_url.at(graphql::PATH), state.public_url.join("/sitemap.xml"));
        format!("User-agent: *\nDisallow: {endpoint}\n\nSitemap: {sitemap}\n")
    })
    .await
}

/// Every page.
pub async fn sitemap(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    export::text(&state, &asked, "sitemap", "application/xml", |snapshot| {
        xml(|xml| {
            let day = snapshot.edition.imported_at.get(..10).unwrap_or_default();
            let set =
                xml.create_element("urlset").with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
            set.write_inner_content(|xml| {
                for path in PAGES
                    .iter()
                    .map(|path| (*path).to_owned())
                    .chain(entity_paths(snapshot))
                    .flat_map(in_every_language)
                {
                    xml.create_element("url").write_inner_content(|xml| {
                        text(xml, "loc", &state.public_url.join(&path))?;
                        text(xml, "lastmod", day)
                    })?;
                }
                Ok(())
            })?;
            Ok(())
        })
    })
    .await
}

/// The page at a path in each language that it speaks.
fn in_every_language(path: String) -> Vec<String> {
    match address::speaks_spanish(&path) {
        true => Language::ALL.iter().map(|language| address::spoken(&path, *language)).collect(),
        false => vec![path],
    }
}

/// The paths of the pages of entities.
fn entity_paths(snapshot: &Snapshot) -> impl Iterator<Item = String> {
    let nodes = Kind::ALL.into_iter().flat_map(|kind| snapshot.graph.of_kind(kind));
    nodes.filter_map(|node: AnyNode<'_>| Some(format!("/{}/{}", node.kind().prefix(), node.slug()?)))
}
