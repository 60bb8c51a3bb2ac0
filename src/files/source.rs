//! `[[sources]]`: the pages that a fact rests on.

use crate::files::{
    fields::Fields,
    reading::{Reading, WrittenSource},
    rules::web_address,
};

/// The pages under a fact, in their order.
pub fn read_all(fields: &Fields<'_>, reading: &mut Reading) -> Vec<WrittenSource> {
    fields.many("sources", reading, read)
}

/// One page.
pub fn read(fields: &Fields<'_>, reading: &mut Reading) -> WrittenSource {
    let source = WrittenSource {
        url: fields.text("url", reading),
        title: fields.text("title", reading),
        publisher: fields.text("publisher", reading),
        verified: fields.flag("verified", reading),
        place: fields.place("url"),
    };
    if !source.url.is_empty() {
        web_address::check(&source.url, &source.place, reading);
    }
    source
}

/// The page of an entity itself, which may be there.
pub fn page(fields: &Fields<'_>, reading: &mut Reading) -> Option<String> {
    let url = fields.optional_text("url", reading)?;
    web_address::check(&url, &fields.place("url"), reading);
    Some(url)
}
