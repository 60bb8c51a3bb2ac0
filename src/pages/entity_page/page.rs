//! The page of one entity.

use crate::{
    analysis::presence::Place,
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, graph::Graph},
    language::{voice::Voice, words},
    pages::{
        address,
        entity_page::{self, description::Description, linked_data},
        frame::Frame,
        place::{Tables, Wanted},
    },
};
use askama::Template;
use entity::kind::Kind;
use serde_json::json;

/// The page of one entity.
#[derive(Template)]
#[template(path = "entity.html")]
pub struct EntityPage<'g> {
    frame: Frame,
    title: String,
    heading: String,
    /// The attribute that says in which language it is called so, where that is not the language of the page.
    language: &'static str,
    /// The name in English that stands beside one in the language of the page.
    beside: Option<&'g str>,
    kind: String,
    list: String,
    list_name: String,
    summary: String,
    edit: Option<String>,
    /// Where its members and their ties are downloaded, of a network.
    ties: Option<String>,
    question: String,
    views: Vec<(&'static str, String)>,
    document: Option<&'g str>,
    linked_data: String,
    description: Description<'g>,
    place: Option<Tables>,
}

impl<'g> EntityPage<'g> {
    /// All that is said of an entity.
    pub fn new(node: AnyNode<'g>, frame: &'g Frame, budget: &'g Budget) -> Result<Self, Stopped> {
        EntityPage::narrowed(node, &Wanted::default(), frame, budget)
    }

    /// All that is said of an entity, the tables of a place narrowed to what is wanted.
    pub fn narrowed(node: AnyNode<'g>, wanted: &Wanted, frame: &'g Frame, budget: &'g Budget) -> Result<Self, Stopped> {
        let mut description = Description::new(node, frame, budget)?;
        let place = Place::of(node).map(|place| Tables::new(place, wanted, &mut description)).transpose()?;
        let slug = node.slug().unwrap_or_default();
        let evidence = match node {
            AnyNode::Finding(finding) => finding.evidence(),
            _ => None,
        };
        let document = evidence.and_then(|evidence| evidence.document);
        let question = match (document, evidence.and_then(|evidence| evidence.day)) {
            (Some(document), Some(day)) => address::of_question(document, &json!({ "day": day.to_string() })),
            _ => address::of_question(entity_page::question(node.kind()).unwrap_or_default(), &json!({ "slug": slug })),
        };
        let kind = words::singular(node.kind(), frame.language);
        let voice = Voice(frame.language);
        let heading = entity_page::heading(node, voice);
        // A finding's heading is its statement, and a state has no summary.
        let summary = match node {
            AnyNode::Finding(_) => String::new(),
            _ => node.summary().unwrap_or_default().to_owned(),
        };
        // Titles tell pages apart in tabs and in the hits of a search engine; where others are called the same, the slug does.
        let namesakes = budget.filter(node.alike(), |other| entity_page::heading(*other, voice) == heading)?.len();
        let title = if namesakes > 1 { format!("{heading} [{slug}]") } else { heading.clone() };
        let (heading, beside) = match node {
            AnyNode::Instrument(instrument) if node.translated_name(frame.language).is_some() => (
                entity_page::full_name(node, &instrument.row().title, voice).to_owned(),
                Some(instrument.row().short_name.as_str()),
            ),
            _ => (heading, None),
        };
        Ok(EntityPage {
            frame: frame.clone(),
            language: entity_page::language(node, &heading, voice),
            beside,
            title,
            kind,
            list: address::of_list(node.kind(), "", &[]),
            list_name: address::capitalised(address::plural_in(node.kind(), frame.language)),
            summary,
            edit: description.edit(node),
            ties: matches!(node, AnyNode::Network(_)).then(|| format!("/charts/networks.gexf?network={slug}")),
            question,
            views: entity_page::views(node, Voice(frame.language)),
            document,
            linked_data: linked_data::script(node, &frame.site, budget)?,
            description,
            place,
            heading,
        })
    }

    /// A statement is too long for the size of a name.
    fn is_statement(&self) -> bool {
        self.heading.chars().count() > 90
    }

    fn about(&self) -> String {
        match self.summary.is_empty() {
            true => self.frame.say("entity-about").with("name", &self.heading).with("kind", &self.kind).to_string(),
            false => self.summary.clone(),
        }
    }
}

/// The entity of a kind with a slug, or with a former name that is written like it.
pub fn find<'g>(graph: &'g Graph, kind: Kind, slug: &str) -> Option<AnyNode<'g>> {
    graph.by_key(&format!("{}:{slug}", kind.prefix()))
}
