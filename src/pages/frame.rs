//! What surrounds every page: where it stands, which data it shows, and the way to the others.

use crate::{
    language::{
        message::{self, Message},
        voice::Voice,
        words,
    },
    pages::{address, cite, preview::Preview},
    query::search,
    snapshot::Snapshot,
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Language, Vocabulary},
};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// The style of every page.
pub const STYLE: &str = include_str!("../../templates/style.css");

/// What offers names while one types.
pub const SEARCH_SCRIPT: &str = include_str!("../../templates/search.js");

/// What a server is told about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Site {
    /// The address at which the world sees it, without a slash at the end. Never taken from a request, which may lie.
    pub public_url: String,
    /// Where a data file can be edited: an address with `{file}` for its path, such as `data/agencies/iom.toml`.
    pub edit_url: Option<String>,
}

impl Default for Site {
    fn default() -> Self {
        Site { public_url: "http://127.0.0.1:8000".to_owned(), edit_url: None }
    }
}

impl Site {
    /// An address as it stands in a page: one of ours in our part of the host, any other as it is.
    pub fn at(&self, address: &str) -> String {
        address::under(address::base(&self.public_url), address)
    }

    /// The address of ours as it stands elsewhere, for all the world.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }
}

/// What surrounds one page. The layout shows it; a template that extends the layout has it as the field `frame`.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The server's own account of itself.
    pub site: Site,
    /// The path of the page, such as `/agency/iom`, with what identifies it and without the rest of the query.
    pub path: String,
    /// The edition of the facts.
    pub version: String,
    /// The licence under which the facts may be used.
    pub license: String,
    /// How to cite the data set.
    pub citation: String,
    /// The day that analyses are of.
    pub day: PartialDate,
    /// The language of its texts.
    pub language: Language,
    /// Whether there is such a page; what is not there is in no other language either.
    pub is_there: bool,
    /// Whether the reader would rather read the page in Spanish, and is told that there is one.
    pub invites: bool,
}

impl Frame {
    /// The frame of the page at a path, on a day.
    pub fn new(site: &Site, snapshot: &Snapshot, path: impl Into<String>, day: PartialDate) -> Self {
        let about = snapshot.graph.about();
        Frame {
            site: site.clone(),
            path: path.into(),
            version: about.version.clone(),
            license: about.license.clone(),
            citation: about.citation.clone(),
            day,
            language: Language::English,
            is_there: true,
            invites: false,
        }
    }

    /// The same for readers of a language.
    pub fn spoken_in(self, language: Language) -> Self {
        Frame { language, ..self }
    }

    /// The same for the page that says that there is none.
    pub fn nowhere(self) -> Self {
        Frame { is_there: false, ..self }
    }

    /// The same for a reader who would rather read Spanish.
    pub fn inviting(self, invites: bool) -> Self {
        Frame { invites, ..self }
    }

    /// The language of the page as documents name it.
    pub fn language_code(&self) -> &'static str {
        self.language.word()
    }

    /// The one address of the page in its language, whichever way a reader came.
    pub fn canonical(&self) -> String {
        self.canonical_of(&self.path)
    }

    /// Another address of ours in the language of the page, for all the world.
    pub fn canonical_of(&self, address: &str) -> String {
        self.site.absolute(&address::spoken(address, self.language))
    }

    /// The page in each of its languages, where there is more than one: the language, and the address for all the world.
    pub fn alternates(&self) -> Vec<(&'static str, String)> {
        let in_language =
            |language: &Language| (language.word(), self.site.absolute(&address::spoken(&self.path, *language)));
        let languages = if self.is_in_both() { Language::ALL } else { &[] };
        languages.iter().map(in_language).collect()
    }

    /// The other language, where the page speaks it, and its own name for itself.
    pub fn other_language(&self) -> Option<(&'static str, &'static str)> {
        let other = self.other();
        self.is_in_both().then(|| (other.word(), native_name(other)))
    }

    fn is_in_both(&self) -> bool {
        self.is_there && address::speaks_spanish(&self.path)
    }

    /// The same page in the other language, as an address of it stands in the page.
    pub fn in_other_language(&self) -> String {
        self.site.at(&address::spoken(&self.path, self.other()))
    }

    fn other(&self) -> Language {
        match self.language {
            Language::English => Language::Spanish,
            Language::Spanish => Language::English,
        }
    }

    /// The attribute that says that a text of the facts is in another language than the page.
    pub fn language_of_facts(&self) -> &'static str {
        Voice(self.language).language_of_facts()
    }

    /// An address as it stands in the page, in its language. Templates write every address with it.
    pub fn at(&self, address: &str) -> String {
        self.site.at(&address::spoken(address, self.language))
    }

    /// A text in the language of the page, into which nothing is filled.
    pub fn text(&self, name: &'static str) -> &'static str {
        message::text(self.language, name)
    }

    /// A text in the language of the page, with what is filled into it.
    pub fn say(&self, name: &'static str) -> Message {
        Message::new(self.language, name)
    }

    /// A text with marks of HTML in it, in the language of the page.
    pub fn html(&self, name: &'static str) -> Message {
        Message::html(self.language, name)
    }

    /// Where the style is. Its address changes with what is in it, so that it may be kept for ever.
    pub fn style(&self) -> &'static str {
        static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("/style.css?v={}", fingerprint(STYLE)));
        &ADDRESS
    }

    /// Where the reference to the page is given, for each program that keeps references; nowhere where there is none.
    pub fn references(&self) -> Vec<(&'static str, String)> {
        let formats = if cite::may_be_cited(&self.path) { cite::Format::ALL.to_vec() } else { Vec::new() };
        let reference = |format: cite::Format| {
            let page = serde_urlencoded::to_string([("page", address::spoken(&self.path, self.language))]);
            let page = page.expect("pairs of texts can always be written in an address");
            (format.label(), format!("{}?{page}", format.path()))
        };
        formats.into_iter().map(reference).collect()
    }

    /// What other sites show of the page.
    pub fn preview(&self) -> Preview {
        Preview::of(self)
    }

    /// The address of the page in this edition and, where it is of a day, on this day. A server that has another edition says
    /// so.
    pub fn pinned(&self) -> String {
        let (page, fact) =
            self.path.split_once('#').map_or((self.path.as_str(), None), |(page, fact)| (page, Some(fact)));
        let (path, query) = page.split_once('?').unwrap_or((page, ""));
        let mut pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        if cite::is_of_a_day(path) && !pairs.iter().any(|(name, _)| name == "activeOn") {
            pairs.push(("activeOn".to_owned(), self.day.to_string()));
        }
        pairs.push(("version".to_owned(), self.version.clone()));
        let query = serde_urlencoded::to_string(pairs).expect("pairs of texts can always be written in an address");
        format!("{path}?{query}{}", fact.map(|fact| format!("#{fact}")).unwrap_or_default())
    }

    /// What the kinds of entities are called in the language of the page, for the script of the search field.
    pub fn names_of_kinds(&self) -> String {
        let names = search::KINDS.map(|kind| (kind.prefix().to_owned(), words::singular(kind, self.language).into()));
        Value::Object(names.into_iter().collect()).to_string()
    }

    /// The version of the program.
    pub fn crate_version(&self) -> &'static str {
        env!("CARGO_PKG_VERSION")
    }

    /// The ways from every page: address and name.
    pub fn navigation(&self) -> [(&'static str, &'static str); 10] {
        [
            ("/search", self.text("navigation-search")),
            ("/charts/measures", self.text("navigation-charts")),
            ("/agencies", self.text("navigation-agencies")),
            ("/instruments", self.text("navigation-instruments")),
            ("/networks", self.text("navigation-networks")),
            ("/coordination", self.text("navigation-coordination")),
            ("/findings", self.text("navigation-findings")),
            ("/export", self.text("navigation-export")),
            ("/about/method", self.text("navigation-method")),
            ("/about/api", self.text("navigation-api")),
        ]
    }

    /// Whether the page is the one at an address of the navigation, or below it.
    pub fn is_within(&self, address: &str) -> bool {
        let path = self.path.split('?').next().unwrap_or_default();
        path == address || (address.starts_with("/charts") && path.starts_with("/charts"))
    }
}

/// What a language calls itself.
fn native_name(language: Language) -> &'static str {
    match language {
        Language::English => "English",
        Language::Spanish => "Español",
    }
}

/// Where the script of the search field is; its address changes with what is in it.
pub fn search_script() -> &'static str {
    static ADDRESS: LazyLock<String> = LazyLock::new(|| format!("/search.js?v={}", fingerprint(SEARCH_SCRIPT)));
    &ADDRESS
}

/// A short name for a text that changes with it.
pub fn fingerprint(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fingerprint_changes_with_the_text() {
        assert_eq!(fingerprint("a"), "ca978112ca1b");
        assert_ne!(fingerprint("a"), fingerprint("b"));
    }
}
