//! XML as an answer.

use crate::http::revalidation::Tag;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesText, Event},
};
use std::io;

/// A document, as it is written; or the word that the client's copy of it is still right.
pub(super) fn xml(
    media_type: &'static str,
    request: &HeaderMap,
    tag: &Tag,
    write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>,
) -> Response {
    let caching =
        [(header::ETAG, tag.header()), (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=60"))];
    if tag.is_known(request) {
        return (StatusCode::NOT_MODIFIED, caching).into_response();
    }
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))
        .and_then(|()| write(&mut xml))
        .expect("memory takes everything");
    ([(header::CONTENT_TYPE, media_type)], caching, xml.into_inner()).into_response()
}

/// An element with a text.
pub(super) fn text(xml: &mut Writer<Vec<u8>>, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(value))?;
    Ok(())
}
