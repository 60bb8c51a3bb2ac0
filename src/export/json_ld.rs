//! The linked data in JSON-LD.

use crate::{
    export::{list::ExportError, triples},
    snapshot::Snapshot,
};
use oxjsonld::JsonLdSerializer;
use oxrdf::{GraphNameRef, QuadRef};
use std::io::Write;

/// Writes everything.
pub fn write(snapshot: &Snapshot, public_url: &str, out: impl Write) -> Result<(), ExportError> {
    let mut serializer = JsonLdSerializer::new();
    for (prefix, address) in triples::prefixes(public_url) {
        let refused = address.clone();
        serializer = serializer.with_prefix(prefix, address).map_err(|_| ExportError::Name(refused))?;
    }
    let mut writer = serializer.for_writer(out);
    triples::each(snapshot, public_url, &mut |triple| {
        let quad = QuadRef::new(&triple.subject, &triple.predicate, &triple.object, GraphNameRef::DefaultGraph);
        Ok(writer.serialize_quad(quad)?)
    })?;
    writer.finish()?.flush()?;
    Ok(())
}
