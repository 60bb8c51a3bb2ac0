//! XML into a writer, element by element.

use crate::export::list::ExportError;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::io::Write;

/// A document, as it is written.
pub(super) struct Xml<W: Write>(Writer<W>);

impl<W: Write> Xml<W> {
    /// Begins a document.
    pub(super) fn new(out: W) -> Result<Self, ExportError> {
        let mut xml = Xml(Writer::new_with_indent(out, b' ', 1));
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(xml)
    }

    /// Ends the document.
    pub(super) fn end(self) -> Result<(), ExportError> {
        Ok(self.0.into_inner().flush()?)
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<(), ExportError> {
        self.event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> Result<(), ExportError> {
        self.event(Event::Empty(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    /// Ends an element.
    pub(super) fn close(&mut self, name: &str) -> Result<(), ExportError> {
        self.event(Event::End(BytesEnd::new(name)))
    }

    /// An element with a text.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> Result<(), ExportError> {
        self.open(name, attributes)?;
        self.event(Event::Text(BytesText::new(text)))?;
        self.close(name)
    }

    /// A value of GraphML, unless there is none.
    pub(super) fn data(&mut self, key: &str, value: &str) -> Result<(), ExportError> {
        if value.is_empty() {
            return Ok(());
        }
        self.text("data", &[("key", key)], value)
    }

    fn event(&mut self, event: Event<'_>) -> Result<(), ExportError> {
        Ok(self.0.write_event(event)?)
    }
}
