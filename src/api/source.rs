//! The pages that facts rest on.

use crate::table::{declaration::object, object::Object, row};
use entity::source;

/// The declaration of the kind.
pub fn source() -> Object {
    object::<source::Model>("sources", "A page or document that facts rest on.")
        .kind()
        .id("id", "Its global id: `source:` and the first 12 hexadecimal digits of the SHA-256 of its address.", |source| source.key())
        .text("label", "What it is called where space is short: its title.", |source| &source.row().title)
        .unfiltered()
        .text("url", "Its address.", |source| &source.row().url)
        .text("title", "Its title.", |source| &source.row().title)
        .text("publisher", "Who published it.", |source| &source.row().publisher)
        .grouped()
        .truth("verified", "Whether it was read and shows every fact that cites it. Whether it shows one fact, that fact's citation says.", |source| source.verified())
        .grouped_as("verified", "Whether it was read and shows every fact that cites it.")
        .many::<row::Fact>("supports", "The facts that rest on it, by id: those that cite it, those that inherit it from the fact they belong to, and those with an office or a reported size that cites it.", |source, each| source.supports().try_for_each(each))
        .whole()
        .build()
}

/// A page on which a fact rests, as seen from the fact.
pub fn citation() -> Object {
    object::<row::Citation>("citations", "A page on which a fact rests, as seen from the fact.")
        .one::<source::Model>("source", "The page itself, with everything else that rests on it.", |citation| citation.source())
        .unordered()
        .text("url", "The address of the page.", |citation| &citation.source().row().url)
        .shown_only()
        .text("title", "The title of the page.", |citation| &citation.source().row().title)
        .shown_only()
        .text("publisher", "Who published the page.", |citation| &citation.source().row().publisher)
        .shown_only()
        .truth("verified", "Whether the page was read, at least in part, and shows this fact.", |citation| citation.verified())
        .truth("inherited", "Whether the fact has none of its own and rests on this page of the fact that it belongs to, as a measure does on those of its instrument.", |citation| citation.inherited())
        .build()
}
