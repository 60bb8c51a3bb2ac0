//! The linked data in Turtle.

use crate::{
    export::{list::ExportError, triples},
    snapshot::Snapshot,
};
use oxttl::TurtleSerializer;
use std::io::Write;

/// Writes everything.
pub fn write(snapshot: &Snapshot, public_url: &str, out: impl Write) -> Result<(), ExportError> {
    let mut serializer = TurtleSerializer::new();
    for (prefix, address) in triples::prefixes(public_url) {
        let refused = address.clone();
        serializer = serializer.with_prefix(prefix, address).map_err(|_| ExportError::Name(refused))?;
    }
    let mut writer = serializer.for_writer(out);
    triples::each(snapshot, public_url, &mut |triple| Ok(writer.serialize_triple(triple)?))?;
    writer.finish()?.flush()?;
    Ok(())
}
