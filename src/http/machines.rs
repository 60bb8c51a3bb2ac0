//! For crawlers and readers of feeds: `robots.txt`, `sitemap.xml`, `feed.atom`.

use crate::{
    export::description,
    graph::any_node::AnyNode,
    http::{graphql, state::ServerState},
    snapshot::Snapshot,
};
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use entity::kind::Kind;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use std::{io, sync::Arc};

/// The pages that are no page of an entity.
const PAGES: [&str; 10] = [
    "/",
    "/charts/measures",
    "/charts/structures",
    "/charts/networks",
    "/charts/databases",
    "/charts/timeline",
    "/coordination",
    "/findings",
    "/about/method",
    "/about/api",
];

/// Who may fetch what. Questions are for programs that know what they ask, not for crawlers.
pub async fn robots(State(state): State<Arc<ServerState>>) -> Response {
    let text =
        format!("User-agent: *\nDisallow: {}\n\nSitemap: {}\n", graphql::PATH, state.public_url.join("/sitemap.xml"));
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// Every page.
pub async fn sitemap(State(state): State<Arc<ServerState>>) -> Response {
    let snapshot = state.snapshot();
    xml("application/xml", |xml| {
        let day = snapshot.edition.imported_at.get(..10).unwrap_or_default();
        let set = xml.create_element("urlset").with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
        set.write_inner_content(|xml| {
            for path in PAGES.iter().map(|path| (*path).to_owned()).chain(entity_paths(&snapshot)) {
                xml.create_element("url").write_inner_content(|xml| {
                    text(xml, "loc", &state.public_url.join(&path))?;
                    text(xml, "lastmod", day)
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })
}

/// The editions of the data set: that of today. What a reader of feeds has seen stays with the reader.
pub async fn feed(State(state): State<Arc<ServerState>>) -> Response {
    let snapshot = state.snapshot();
    let about = snapshot.graph.about();
    let facts: usize = snapshot.counts.iter().map(|count| count.count).sum();
    let counts: Vec<String> =
        snapshot.counts.iter().map(|count| format!("{} {}", count.kind.prefix(), count.count)).collect();
    xml("application/atom+xml; charset=utf-8", |xml| {
        let feed = xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
        feed.write_inner_content(|xml| {
            text(xml, "id", &state.public_url.join("/feed.atom"))?;
            text(xml, "title", &format!("{}: editions of the data set", description::TITLE))?;
            text(xml, "updated", &snapshot.edition.imported_at)?;
            text(xml, "rights", &about.license)?;
            xml.create_element("author").write_inner_content(|xml| text(xml, "name", description::TITLE))?;
            link(xml, "self", &state.public_url.join("/feed.atom"))?;
            link(xml, "alternate", &state.public_url.join("/"))?;
            xml.create_element("entry").write_inner_content(|xml| {
                // Named by the facts: the same facts again are no news.
                text(xml, "id", &format!("urn:sha256:{}", snapshot.edition.digest))?;
                text(xml, "title", &format!("Version {}, {facts} facts", about.version))?;
                text(xml, "updated", &snapshot.edition.imported_at)?;
                link(xml, "alternate", &state.public_url.join("/export"))?;
                text(xml, "summary", &format!("Facts of each kind: {}.", counts.join(", ")))
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

/// The paths of the pages of entities.
fn entity_paths(snapshot: &Snapshot) -> impl Iterator<Item = String> {
    let nodes = Kind::ALL.into_iter().flat_map(|kind| snapshot.graph.of_kind(kind));
    nodes.filter_map(|node: AnyNode<'_>| Some(format!("/{}/{}", node.kind().prefix(), node.slug()?)))
}

fn xml(media_type: &'static str, write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> Response {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
        .and_then(|()| write(&mut xml))
        .expect("memory takes everything");
    let headers = [(header::CONTENT_TYPE, media_type), (header::CACHE_CONTROL, "public, max-age=60")];
    (headers, xml.into_inner()).into_response()
}

fn text(xml: &mut Writer<Vec<u8>>, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(value))?;
    Ok(())
}

fn link(xml: &mut Writer<Vec<u8>>, relation: &str, address: &str) -> io::Result<()> {
    xml.create_element("link").with_attributes([("rel", relation), ("href", address)]).write_empty()?;
    Ok(())
}
