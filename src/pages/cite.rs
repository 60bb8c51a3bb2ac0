//! How a page is cited: as a sentence, and for the programs that keep references.

use crate::{
    language::voice::Voice,
    pages::{address, entity_page, frame::Frame, start::CHARTS},
    snapshot::Snapshot,
};
use entity::{kind::Kind, partial_date::PartialDate, vocabulary::Language};
use serde_json::{Value, json};

/// What programs read references from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For LaTeX.
    Bibtex,
    /// For most programs.
    Ris,
    /// For citeproc, Zotero and Pandoc.
    Csl,
}

impl Format {
    /// All of them.
    pub const ALL: [Format; 3] = [Format::Bibtex, Format::Ris, Format::Csl];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Format::Bibtex => "BibTeX",
            Format::Ris => "RIS",
            Format::Csl => "CSL-JSON",
        }
    }

    /// Where it is given of the page that is named as `page`.
    pub fn path(self) -> &'static str {
        match self {
            Format::Bibtex => "/cite.bib",
            Format::Ris => "/cite.ris",
            Format::Csl => "/cite.json",
        }
    }

    /// What it is.
    pub fn media_type(self) -> &'static str {
        match self {
            Format::Bibtex => "application/x-bibtex; charset=utf-8",
            Format::Ris => "application/x-research-info-systems; charset=utf-8",
            Format::Csl => "application/vnd.citationstyles.csl+json",
        }
    }
}

/// A page as it is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// What it is called.
    pub title: String,
    /// Where all the world finds it.
    pub address: String,
    /// The edition of the facts.
    pub version: String,
    /// The licence under which they may be used.
    pub license: String,
    /// The day on which it was read.
    pub day: PartialDate,
    /// The language of its words.
    pub language: Language,
}

/// Who publishes it.
const PUBLISHER: &str = "Palermo";

impl Cited {
    /// The page at a path, which may have parameters; nothing where there is none to be cited.
    pub fn at(path: &str, snapshot: &Snapshot, frame: &Frame) -> Option<Self> {
        let (whole, fact) = path.split_once('#').map_or((path, None), |(page, fact)| (page, Some(fact)));
        let (page, query) = whole.split_once('?').unwrap_or((whole, ""));
        let voice = Voice(frame.language);
        let mut title = title(page, snapshot, voice)?;
        if let Some(fact) = fact {
            // A fact within the page of its owner.
            let node = snapshot.graph.by_key(fact).filter(|node| address::of(*node) == format!("{page}#{fact}"))?;
            title = format!("{}: {title}", entity_page::called(node, voice));
        }
        let asked = narrowed(query, voice)?;
        if !asked.is_empty() {
            title = format!("{title} ({asked})");
        }
        Some(Cited {
            title,
            address: frame.canonical_of(path),
            version: frame.version.clone(),
            license: frame.license.clone(),
            day: frame.day,
            language: frame.language,
        })
    }

    /// The reference, as a program reads it.
    pub fn written(&self, format: Format) -> String {
        match format {
            Format::Bibtex => self.bibtex(),
            Format::Ris => self.ris(),
            Format::Csl => format!("{}\n", self.csl()),
        }
    }

    fn day(&self) -> (String, Vec<i64>) {
        let day = self.day.to_string();
        let parts = day.split('-').filter_map(|part| part.parse().ok()).collect();
        (day, parts)
    }

    fn year(&self) -> String {
        self.version.split('.').next().unwrap_or_default().to_owned()
    }

    fn data_set(&self) -> String {
        Voice(self.language).say("cite-data-set").with("version", &self.version).to_string()
    }

    /// A key that is the same for the same page and edition.
    fn key(&self) -> String {
        let mut key = String::from("palermo");
        let path = self.address.split("://").nth(1).and_then(|rest| rest.split_once('/')).map_or("", |(_, path)| path);
        for word in path.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            key.push('-');
            key.push_str(word);
        }
        format!("{key}-{}", self.version.replace('.', "-"))
    }

    fn bibtex(&self) -> String {
        let (day, _) = self.day();
        let fields = [
            ("author", format!("{{{}}}", escaped(PUBLISHER))),
            ("title", format!("{{{}}}", escaped(&self.title))),
            ("howpublished", escaped(&self.data_set())),
            ("year", self.year()),
            ("url", self.address.clone()),
            ("urldate", day),
            ("version", self.version.clone()),
            ("note", escaped(&self.license)),
        ];
        let fields: String = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n")).collect();
        format!("@misc{{{},\n{fields}}}\n", self.key())
    }

    fn ris(&self) -> String {
        let (day, _) = self.day();
        let fields = [
            ("TY", "ELEC".to_owned()),
            ("AU", PUBLISHER.to_owned()),
            ("TI", self.title.clone()),
            ("T2", self.data_set()),
            ("PY", self.year()),
            ("UR", self.address.clone()),
            ("Y2", day.replace('-', "/")),
            ("ET", self.version.clone()),
            ("N1", self.license.clone()),
            ("ER", String::new()),
        ];
        fields.iter().map(|(name, value)| format!("{name}  - {value}\r\n")).collect()
    }

    fn csl(&self) -> Value {
        let (_, parts) = self.day();
        json!([{
            "id": self.key(),
            "type": "webpage",
            "title": self.title,
            "author": [{ "literal": PUBLISHER }],
            "container-title": self.data_set(),
            "version": self.version,
            "issued": { "date-parts": [[self.year().parse::<i64>().unwrap_or_default()]] },
            "accessed": { "date-parts": [parts] },
            "URL": self.address,
            "note": self.license,
        }])
    }
}

/// What an address asks for, as a part of a title; how a picture is drawn and which page of a list is shown is none. Nothing
/// where it can't be read.
fn narrowed(query: &str, voice: Voice) -> Option<String> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).ok()?;
    let told = pairs.iter().filter(|(name, value)| !UNTOLD.contains(&name.as_str()) && !value.is_empty());
    let told = told.map(|(name, value)| match name.as_str() {
        "activeOn" => voice.say("cite-on").with("day", value).to_string(),
        name => format!("{name}: {}", value.replace('_', " ")),
    });
    Some(told.collect::<Vec<_>>().join("; "))
}

const UNTOLD: [&str; 10] = ["theme", "width", "size", "embed", "view", "version", "page", "after", "columns", "sort"];

/// The pages that are neither of an entity nor a list or chart, with the texts that say what they are called.
const PAGES: [(&str, &str); 7] = [
    ("/", "start-title"),
    ("/coordination", "coordination-title"),
    ("/compare", "cite-comparison"),
    ("/findings", "cite-findings"),
    ("/about/method", "cite-method"),
    ("/export", "cite-data"),
    ("/changes", "cite-changes"),
];

/// Whether a page is of a day, which its address can name. On lists the day is a condition.
pub fn is_of_a_day(page: &str) -> bool {
    let entity = Kind::ALL.into_iter().any(|kind| {
        page.strip_prefix('/')
            .is_some_and(|rest| rest.strip_prefix(kind.prefix()).is_some_and(|rest| rest.starts_with('/')))
    });
    entity || page.starts_with("/charts/") || page == "/coordination"
}

/// Whether a page is of a sort that can be cited.
pub fn may_be_cited(path: &str) -> bool {
    let page = path.split('?').next().unwrap_or_default();
    let first = page.split('/').nth(1).unwrap_or_default();
    PAGES.iter().any(|(known, _)| *known == page)
        || CHARTS.iter().any(|chart| page.strip_prefix("/charts/") == Some(chart.name))
        || Kind::ALL.into_iter().any(|kind| [kind.prefix(), address::plural(kind)].contains(&first))
}

/// What a page is called; nothing where there is none.
fn title(page: &str, snapshot: &Snapshot, voice: Voice) -> Option<String> {
    if let Some((_, title)) = PAGES.iter().find(|(known, _)| *known == page) {
        return Some(voice.text(title).to_owned());
    }
    let rest = page.strip_prefix('/')?;
    if let Some(name) = rest.strip_prefix("charts/") {
        let chart = CHARTS.iter().find(|chart| chart.name == name)?;
        let title = voice.text(chart.title).to_lowercase();
        return Some(voice.say("cite-chart").with("title", title).to_string());
    }
    if let Some(kind) = Kind::ALL.into_iter().find(|kind| address::plural(*kind) == rest) {
        return Some(address::capitalised(address::plural_in(kind, voice.0)));
    }
    let (prefix, slug) = rest.split_once('/')?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.prefix() == prefix)?;
    let node = entity_page::page::find(&snapshot.graph, kind, slug)?;
    Some(entity_page::heading(node, voice))
}

/// A text as it stands in a field of BibTeX.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for letter in text.chars() {
        match letter {
            '\\' => written.push_str("\\textbackslash{}"),
            '~' => written.push_str("\\textasciitilde{}"),
            '^' => written.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '&' | '$' | '#' | '_' => {
                written.push('\\');
                written.push(letter);
            }
            letter => written.push(letter),
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited() -> Cited {
        Cited {
            title: "A_B & 50% {C}".to_owned(),
            address: "https://palermo.example/agency/iom?a=b_c&d=50%25".to_owned(),
            version: "2026.11.2".to_owned(),
            license: "CC BY 4.0".to_owned(),
            day: "2026-11-28".parse().expect("a day"),
            language: Language::English,
        }
    }

    #[test]
    fn what_means_something_to_bibtex_is_escaped() {
        let written = cited().written(Format::Bibtex);
        assert!(written.starts_with("@misc{palermo-agency-iom-a-b-c-d-50-25-2026-11-2,\n"), "{written}");
        assert!(written.contains("  title = {{A\\_B \\& 50\\% \\{C\\}}},\n"), "{written}");
        assert!(written.contains("  url = {https://palermo.example/agency/iom?a=b_c&d=50%25},\n"), "{written}");
        assert!(written.contains("  urldate = {2026-11-28},\n") && written.ends_with("}\n"));
    }

    #[test]
    fn each_line_of_ris_is_a_field() {
        let written = cited().written(Format::Ris);
        for line in written.split_terminator("\r\n") {
            assert!(line.get(2..6) == Some("  - "), "{line}");
        }
        assert!(written.starts_with("TY  - ELEC\r\n") && written.ends_with("ER  - \r\n"));
        assert!(written.contains("Y2  - 2026/11/28\r\n"));
    }

    #[test]
    fn csl_has_the_day_in_parts() {
        let csl: Value = serde_json::from_str(&cited().written(Format::Csl)).expect("JSON");
        assert_eq!(csl[0]["accessed"]["date-parts"], json!([[2026, 11, 28]]));
        assert_eq!(csl[0]["issued"]["date-parts"], json!([[2026]]));
    }
}
