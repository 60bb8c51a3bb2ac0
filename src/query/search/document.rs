//! What of each kind can be found: names before titles, titles before text.

use crate::{
    graph::{any_node::AnyNode, instrument::Instrument, region::Region, state::State, translated_name::TranslatedName},
    query::search::{
        Fields,
        spelling::stem,
        token::{self, tokens, whole},
    },
};
use std::collections::HashSet;
use tantivy::{
    TantivyDocument,
    schema::Field,
    tokenizer::{PreTokenizedString, Token},
};

/// The texts of an entity.
pub(super) struct Document<'g> {
    /// What it is called in short: acronyms, aliases, numbers.
    names: Vec<&'g str>,
    /// What it is called in full.
    titles: Vec<&'g str>,
    /// What is said about it.
    texts: Vec<&'g str>,
    /// Where it is, and in which registers: what is asked for together with its words, and is no passage to show.
    places: Vec<&'g str>,
}

/// What an instrument is called by those who work with it, where its slug is that: `cedaw`. No column has it.
pub(super) fn abbreviation(instrument: Instrument<'_>) -> Option<&str> {
    let slug = instrument.row().slug.as_str();
    (!slug.contains('-')).then_some(slug)
}

/// What it is called in other languages.
fn translated<'g>(
    translated: impl Iterator<Item = TranslatedName<'g>>,
    names: &mut Vec<&'g str>,
    titles: &mut Vec<&'g str>,
) {
    for name in translated {
        names.extend(name.row().acronym.as_deref());
        titles.push(&name.row().name);
    }
}

impl<'g> Document<'g> {
    pub(super) fn of(node: AnyNode<'g>) -> Self {
        let mut names = Vec::new();
        let mut titles = Vec::new();
        let mut texts = Vec::new();
        match node {
            AnyNode::Instrument(node) => {
                let row = node.row();
                names.extend(node.identifiers().iter().map(|identifier| identifier.value.as_str()));
                names.extend(abbreviation(node));
                titles.extend([row.short_name.as_str(), &row.title]);
                translated(node.translated_names(), &mut names, &mut titles);
                texts.push(row.adopted_by.as_str());
            }
            AnyNode::Measure(node) => {
                let row = node.row();
                titles.push(row.title.as_str());
                // Not among its titles: who types the name of an instrument means the instrument.
                texts.extend([node.instrument().row().short_name.as_str(), &row.provision]);
                texts.extend(row.wording.as_deref());
            }
            AnyNode::Agency(node) => {
                let row = node.row();
                names.extend(row.acronym.as_deref());
                names.extend(node.aliases().iter().map(|alias| alias.name.as_str()));
                names.extend(node.names().filter_map(|name| name.row().acronym.as_deref()));
                titles.push(&row.name);
                titles.extend(node.names().map(|name| name.row().name.as_str()).filter(|name| *name != row.name));
                translated(node.translated_names(), &mut names, &mut titles);
                texts.extend(row.seat.as_deref());
            }
            AnyNode::Network(node) => {
                let row = node.row();
                names.extend(row.acronym.as_deref());
                titles.push(&row.name);
                translated(node.translated_names(), &mut names, &mut titles);
                texts.extend(row.founding_text.as_deref());
            }
            AnyNode::Project(node) => {
                let row = node.row();
                names.extend(row.acronym.as_deref());
                titles.push(&row.name);
                texts.extend(row.funded_by.as_deref());
            }
            AnyNode::Action(node) => titles.push(&node.row().title),
            AnyNode::Output(node) => titles.push(&node.row().title),
            AnyNode::Arrangement(node) => {
                titles.push(&node.row().title);
                texts.extend(node.other_parties().iter().map(String::as_str));
            }
            AnyNode::State(node) => {
                names.push(&node.row().code);
                titles.push(&node.row().name);
                texts.extend(node.row().region.as_deref());
            }
            AnyNode::Region(node) => titles.push(&node.row().name),
            AnyNode::Finding(node) => texts.push(&node.row().section),
            AnyNode::Membership(_)
            | AnyNode::Participation(_)
            | AnyNode::Impact(_)
            | AnyNode::Ratification(_)
            | AnyNode::Source(_) => {}
        }
        texts.extend(node.summary());
        Document { names, titles, texts, places: places(node) }
    }

    /// Its texts, those that tell most about it first.
    pub(super) fn passages(&self) -> Vec<&'g str> {
        let texts = self.texts.iter().rev();
        texts.chain(&self.titles).chain(&self.names).copied().collect()
    }

    pub(super) fn indexed(&self, fields: Fields) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        for name in self.names.iter().chain(&self.titles) {
            document.add_text(fields.whole_name, whole(name));
        }
        let written = |token: &token::Token| vec![token.word.clone(), token.common.clone()];
        let stemmed = |token: &token::Token| vec![stem(&token.common)];
        add(&mut document, fields.name, &self.names, Joined::All, &written);
        add(&mut document, fields.title, &self.titles, Joined::All, &written);
        add(&mut document, fields.text, &self.texts, Joined::Compounds, &written);
        add(&mut document, fields.place, &self.places, Joined::Compounds, &written);
        add(&mut document, fields.title_stem, &self.titles, Joined::All, &stemmed);
        add(&mut document, fields.text_stem, &self.texts, Joined::Compounds, &stemmed);
        add(&mut document, fields.place_stem, &self.places, Joined::Compounds, &stemmed);
        document
    }
}

/// The registers in which an instrument has a number: who asks for `CETS 197` names both.
fn registers(instrument: Instrument<'_>) -> Vec<&str> {
    instrument.identifiers().iter().map(|identifier| identifier.scheme.as_str()).collect()
}

/// The names of the places of an entity, with the regions that they lie in, each once: its own, else those of its owner.
fn places(node: AnyNode<'_>) -> Vec<&str> {
    let mut places = Vec::new();
    match node {
        AnyNode::Instrument(instrument) => places = registers(instrument),
        AnyNode::Action(action) => {
            add_places(&mut places, action.countries(), action.territory());
            places.extend(action.regions().iter().map(String::as_str));
            if places.is_empty() {
                return self::places(action.owner());
            }
        }
        AnyNode::Agency(agency) => add_places(&mut places, std::iter::empty(), agency.territory()),
        AnyNode::Project(project) => add_places(&mut places, project.countries(), std::iter::empty()),
        AnyNode::State(state) => add_places(&mut places, std::iter::empty(), state.regions()),
        AnyNode::Region(region) => places.extend(region.states().map(|state| state.row().name.as_str())),
        AnyNode::Measure(_)
        | AnyNode::Network(_)
        | AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Output(_)
        | AnyNode::Arrangement(_)
        | AnyNode::Impact(_)
        | AnyNode::Ratification(_)
        | AnyNode::Finding(_)
        | AnyNode::Source(_) => {}
    }
    let mut seen = HashSet::new();
    places.retain(|name| seen.insert(*name));
    places
}

fn add_places<'g>(
    places: &mut Vec<&'g str>,
    states: impl Iterator<Item = State<'g>>,
    regions: impl Iterator<Item = Region<'g>>,
) {
    for state in states {
        places.push(&state.row().name);
        places.extend(state.regions().map(|region| region.row().name.as_str()));
    }
    places.extend(regions.map(|region| region.row().name.as_str()));
}

/// Which words that follow each other are found as one word too.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joined {
    /// Those with a sign between.
    Compounds,
    /// All of them: names are joined and parted in every way.
    All,
}

/// Adds the words of texts to a field, each in some forms at its place.
fn add(
    document: &mut TantivyDocument,
    field: Field,
    texts: &[&str],
    joined: Joined,
    forms: &dyn Fn(&token::Token) -> Vec<String>,
) {
    for text in texts {
        let words = tokens(text);
        let mut indexed: Vec<Token> = Vec::new();
        for (position, word) in words.iter().enumerate() {
            let next = words.get(position + 1);
            let next = next.filter(|next| joined == Joined::All || token::is_compound(text, word, next));
            let both = next.map(|next| token::joined(word, next));
            let from = indexed.len();
            for token in [Some(word), both.as_ref()].into_iter().flatten() {
                for form in forms(token) {
                    // A word counts once at its place, however many of its forms are the same.
                    if indexed[from..].iter().all(|other| other.text != form) {
                        indexed.push(Token {
                            offset_from: token.place.start,
                            offset_to: token.place.end,
                            position,
                            text: form,
                            position_length: 1,
                        });
                    }
                }
            }
        }
        document.add_pre_tokenized_text(field, PreTokenizedString { text: (*text).to_owned(), tokens: indexed });
    }
}
