//! Where each fact is shown, in which file it is written, and what its kind is called.
//!
//! Inside, every address of ours is a path as if we had the host to ourselves: `/agency/iom`. Whoever writes one into a page
//! or a header asks [`under`] for it, because the server may have only a part of the host.

use crate::{graph::any_node::AnyNode, language::words, pages::start::CHARTS, query::search::KINDS};
use entity::{kind::Kind, vocabulary::Language};

/// The part of the host that the server has, out of the address under which others reach it: `/palermo` of
/// `https://example.org/palermo`, nothing of `https://example.org`.
pub fn base(public_url: &str) -> &str {
    let host = public_url.find("://").map_or(0, |scheme| scheme + "://".len());
    public_url[host..].find('/').map_or("", |path| &public_url[host + path..])
}

/// An address as others have to write it: one of ours in our part of the host, any other as it is.
pub fn under(base: &str, address: &str) -> String {
    if address.starts_with('/') { format!("{base}{address}") } else { address.to_owned() }
}

/// What every address of ours in Spanish begins with.
const SPANISH: &str = "/es";

/// The pages that speak Spanish, besides those of kinds.
const SPEAKING: [&str; 10] = [
    "/",
    "/charts",
    "/search",
    "/coordination",
    "/findings",
    "/export",
    "/compare",
    "/changes",
    "/about/method",
    "/about/api",
];

/// How the addresses of pictures end, whose words are of a language; those of data do not.
const PICTURES: [&str; 4] = ["", ".svg", ".png", ".pdf"];

/// Whether the page at an address speaks Spanish. Files do not, nor does what is made for programs, nor a page that was not
/// translated yet: rather none than one in two languages.
pub fn speaks_spanish(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let is_entity = |kind: Kind| {
        let slug = path.strip_prefix('/').and_then(|rest| rest.strip_prefix(kind.prefix())?.strip_prefix('/'));
        // With an ending, it is a file of data.
        slug.is_some_and(|slug| !slug.is_empty() && !slug.contains(['/', '.']))
    };
    let is_chart = || {
        let chart = path.strip_prefix("/charts/").unwrap_or_default();
        CHARTS.iter().any(|card| chart.strip_prefix(card.name).is_some_and(|ending| PICTURES.contains(&ending)))
    };
    let is_list = || Kind::ALL.into_iter().any(|kind| path.strip_prefix('/') == Some(plural(kind)));
    // The words of a vocabulary are said in Spanish; what the schema says of other terms is not.
    SPEAKING.contains(&path) || is_list() || is_chart() || path.starts_with("/ns/") || KINDS.into_iter().any(is_entity)
}

/// An address of ours for readers of a language; as it is, where the page does not speak it, and where it is none of ours.
pub fn spoken(address: &str, language: Language) -> String {
    match language {
        Language::Spanish if speaks_spanish(address) => format!("{SPANISH}{address}"),
        Language::Spanish | Language::English => address.to_owned(),
    }
}

/// The language of an address of ours, and the page that speaks it.
pub fn unspoken(address: &str) -> (&str, Language) {
    match address.strip_prefix(SPANISH).filter(|rest| rest.starts_with('/') && speaks_spanish(rest)) {
        Some(rest) => (rest, Language::Spanish),
        None => (address, Language::English),
    }
}

/// What the kind of one thing is called in a text.
pub fn singular(kind: Kind) -> &'static str {
    kind.prefix()
}

/// What the kind of several things is called in a text, and in the address of their list.
pub fn plural(kind: Kind) -> &'static str {
    match kind {
        Kind::Instrument => "instruments",
        Kind::Measure => "measures",
        Kind::Agency => "agencies",
        Kind::Network => "networks",
        Kind::Membership => "memberships",
        Kind::Project => "projects",
        Kind::Participation => "participations",
        Kind::Action => "actions",
        Kind::Output => "outputs",
        Kind::Arrangement => "arrangements",
        Kind::Impact => "impacts",
        Kind::State => "states",
        Kind::Region => "regions",
        Kind::Ratification => "ratifications",
        Kind::Finding => "findings",
        Kind::Source => "sources",
    }
}

/// A word with a capital at its beginning.
pub fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// What the kind of several things is called in a text, in a language.
pub fn plural_in(kind: Kind, language: Language) -> &'static str {
    words::plural(kind, language).unwrap_or_else(|| plural(kind))
}

/// The path at which a fact is shown: its own page, or its place on the page of its owner. A source is shown by whoever
/// published it.
pub fn of(node: AnyNode<'_>) -> String {
    node.path().unwrap_or_else(|| node.url().unwrap_or("/").to_owned())
}

/// The list of a kind with these parameters; with an ending such as `.csv`, to download.
pub fn of_list(kind: Kind, ending: &str, parameters: &[(&str, String)]) -> String {
    let path = format!("/{}{ending}", plural(kind));
    if parameters.is_empty() {
        return path;
    }
    let query = serde_urlencoded::to_string(parameters).expect("pairs of texts can always be written in an address");
    format!("{path}?{query}")
}

/// Where a fact is laid beside others of its kind; nowhere where its kind is not compared.
pub fn of_comparison(node: AnyNode<'_>) -> Option<String> {
    match node {
        AnyNode::Instrument(_) | AnyNode::Agency(_) | AnyNode::Network(_) => {
            Some(format!("/compare?{}={}", node.kind().prefix(), node.slug()?))
        }
        _ => None,
    }
}

/// The data file in which a fact is written; none for a source, which stands wherever it is cited.
pub fn data_file(node: AnyNode<'_>) -> Option<String> {
    let file = |folder: &str, slug: &str| Some(format!("data/{folder}/{slug}.toml"));
    match node {
        AnyNode::Instrument(instrument) => file("instruments", &instrument.slug),
        AnyNode::Agency(agency) => file("agencies", &agency.slug),
        AnyNode::Network(network) => file("networks", &network.slug),
        AnyNode::Project(project) => file("projects", &project.slug),
        AnyNode::Arrangement(arrangement) => file("arrangements", &arrangement.slug),
        AnyNode::Finding(finding) => file("findings", &finding.slug),
        AnyNode::Region(region) => file("regions", &region.slug),
        AnyNode::State(_) => Some("data/states/states.csv".to_owned()),
        AnyNode::Ratification(ratification) => {
            Some(format!("data/ratifications/{}.csv", ratification.instrument().row().slug))
        }
        AnyNode::Measure(_)
        | AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Action(_)
        | AnyNode::Output(_)
        | AnyNode::Impact(_) => node.owner().and_then(data_file),
        AnyNode::Source(_) => None,
    }
}

/// Where a question can be run and changed: the address of GraphiQL with the document and its variables in it.
pub fn of_question(document: &str, variables: &serde_json::Value) -> String {
    let mut parameters = vec![("query", document.to_owned())];
    if variables.as_object().is_some_and(|variables| !variables.is_empty()) {
        parameters.push(("variables", variables.to_string()));
    }
    let query = serde_urlencoded::to_string(parameters).expect("pairs of texts can always be written in an address");
    format!("/graphql?{query}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn addresses_of_ours_lie_in_our_part_of_the_host() {
        for (public_url, ours) in [
            ("https://example.org", "/agency/iom"),
            ("https://example.org/palermo", "/palermo/agency/iom"),
            ("http://[::1]:8000/a/b", "/a/b/agency/iom"),
        ] {
            assert_eq!(under(base(public_url), "/agency/iom"), ours);
            for other in ["https://example.org/agency/iom", "#sources", ""] {
                assert_eq!(under(base(public_url), other), other);
            }
        }
    }

    #[test]
    fn a_question_stands_in_an_address_with_its_variables() {
        assert_eq!(
            of_question("{ a(b: \"c&d\") }", &json!({"x": 1})),
            "/graphql?query=%7B+a%28b%3A+%22c%26d%22%29+%7D&variables=%7B%22x%22%3A1%7D"
        );
        assert_eq!(of_question("{ a }", &json!({})), "/graphql?query=%7B+a+%7D");
    }
}
