//! What an address of ours begins with, and what part of the server it belongs to.

use crate::{lists::download::Format, pages::address};
use entity::kind::Kind;
use prometheus_client::encoding::{EncodeLabelValue, LabelValueEncoder};
use std::fmt::{self, Write};

/// A part of the server, by which requests are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Area {
    /// Questions, and GraphiQL to ask them from.
    Graphql,
    /// Assistants.
    Mcp,
    /// Pages.
    Page,
    /// Charts.
    Chart,
    /// Exports.
    Export,
    /// The schema, whole and in parts.
    Schema,
    /// What pages load.
    Asset,
    /// What programs look for at a place that they know.
    Machine,
    /// What watches over the server.
    Watch,
    /// No address of ours.
    Unknown,
}

impl Area {
    /// The part that an address belongs to.
    pub fn of(path: &str) -> Self {
        let first = path.strip_prefix('/').unwrap_or_default().split('/').next().unwrap_or_default();
        match first {
            "" => Area::Page,
            first => Area::beginning_with(first).unwrap_or(Area::Unknown),
        }
    }

    /// The part whose addresses begin with this.
    pub fn beginning_with(first: &str) -> Option<Self> {
        let fixed = FIXED.iter().find_map(|(known, area)| (*known == first).then_some(*area));
        fixed.or_else(|| {
            let list = Format::ALL.iter().find_map(|format| first.strip_suffix(format.ending())).unwrap_or(first);
            let names = |kind: Kind| kind.prefix() == first || address::plural(kind) == list;
            Kind::ALL.into_iter().any(names).then_some(Area::Page)
        })
    }

    /// Its name in metrics and in the log.
    pub fn word(self) -> &'static str {
        match self {
            Area::Graphql => "graphql",
            Area::Mcp => "mcp",
            Area::Page => "page",
            Area::Chart => "chart",
            Area::Export => "export",
            Area::Schema => "schema",
            Area::Asset => "asset",
            Area::Machine => "machine",
            Area::Watch => "watch",
            Area::Unknown => "unknown",
        }
    }
}

impl EncodeLabelValue for Area {
    fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> fmt::Result {
        encoder.write_str(self.word())
    }
}

/// What addresses of ours begin with, besides the names of kinds; what is asked most stands first.
const FIXED: [(&str, Area); 37] = [
    ("graphql", Area::Graphql),
    ("about", Area::Page),
    ("changes", Area::Page),
    ("changes.csv", Area::Page),
    ("changes.json", Area::Page),
    ("charts", Area::Chart),
    ("cite.bib", Area::Page),
    ("cite.json", Area::Page),
    ("cite.ris", Area::Page),
    ("compare", Area::Page),
    ("compare.csv", Area::Page),
    ("compare.json", Area::Page),
    ("coordination", Area::Page),
    ("coordination.csv", Area::Page),
    ("coordination.json", Area::Page),
    ("dataset.jsonld", Area::Machine),
    ("embed.js", Area::Asset),
    ("es", Area::Page),
    ("explorer", Area::Asset),
    ("export", Area::Export),
    ("favicon.ico", Area::Asset),
    ("favicon.svg", Area::Asset),
    ("feed.atom", Area::Machine),
    ("healthz", Area::Watch),
    ("llms.txt", Area::Machine),
    ("mcp", Area::Mcp),
    ("metrics", Area::Watch),
    ("ns", Area::Page),
    ("oembed", Area::Machine),
    ("readyz", Area::Watch),
    ("robots.txt", Area::Machine),
    ("schema", Area::Schema),
    ("schema.graphql", Area::Schema),
    ("search", Area::Page),
    ("search.js", Area::Asset),
    ("sitemap.xml", Area::Machine),
    ("style.css", Area::Asset),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_belongs_to_the_part_that_it_begins_with() {
        for (path, area) in [
            ("/", Area::Page),
            ("/graphql", Area::Graphql),
            ("/agency/iom", Area::Page),
            ("/agencies", Area::Page),
            ("/charts/networks.svg", Area::Chart),
            ("/export/palermo.ttl", Area::Export),
            ("/schema.graphql", Area::Schema),
            ("/metrics", Area::Watch),
            ("/graphql.php", Area::Unknown),
            ("/wp-login", Area::Unknown),
            ("", Area::Page),
            ("*", Area::Page),
        ] {
            assert_eq!(Area::of(path), area, "{path}");
        }
    }
}
