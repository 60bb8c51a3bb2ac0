//! What a page says of an entity: facts by name, rows of related facts, and the pages that all of it rests on.

use crate::{
    budget::{Budget, Stopped},
    graph::{
        any_node::AnyNode,
        citation::Citation,
        node::{Node, Stored},
        source::Source,
    },
    language::{catalogue, voice::Voice, words::Spoken},
    pages::{
        address,
        coordination::Wanted,
        entity_page,
        frame::{Frame, Site},
        listed::Listed,
    },
};
use entity::{
    fold,
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{Language, Vocabulary},
};
use std::collections::HashMap;

/// What is said of one entity. The file of its kind fills it.
pub struct Description<'g> {
    /// The entity.
    pub node: AnyNode<'g>,
    /// The day that "former" and the analyses are of.
    pub day: PartialDate,
    /// Says things in the language of the page.
    pub voice: Voice,
    /// Its own properties.
    pub facts: Vec<Fact>,
    /// What it is related to.
    pub sections: Vec<Section>,
    /// The pages that it rests on itself.
    pub references: Vec<Reference>,
    /// Every page that anything on this page rests on, in the order of their numbers.
    pub sources: Vec<Cited<'g>>,
    site: &'g Site,
    /// What making the page may take.
    pub budget: &'g Budget,
    numbers: HashMap<&'g str, usize>,
}

/// A property with its values.
pub struct Fact {
    /// What it tells.
    pub name: &'static str,
    /// One value, or a list of them.
    pub values: Vec<Value>,
}

/// A value of a property, or what a row is called.
#[derive(Clone)]
pub struct Value {
    /// How it is written.
    pub text: String,
    /// Where it leads, if anywhere.
    pub address: Option<String>,
    /// What it means, of a word of a vocabulary.
    pub meaning: Option<&'static str>,
    /// The attribute that says in which language it is written, where that is not the language of the page.
    pub language: &'static str,
}

/// Related facts of one sort.
pub struct Section {
    /// What they are.
    pub heading: &'static str,
    /// The same in English, by which links find it in every language.
    called: &'static str,
    /// What has to be known to read them.
    pub note: Option<String>,
    /// The facts.
    pub rows: Vec<Row>,
    /// How many there are, of which the rows may be only the first.
    pub count: usize,
    /// The list of exactly these.
    pub list: Option<String>,
    /// Where they stand in a coordination plan.
    pub plan: Option<String>,
}

/// A related fact in a line or two.
pub struct Row {
    /// Its place in the page, where it has no page of its own.
    pub anchor: Option<String>,
    /// What it is called and where it leads.
    pub name: Value,
    /// What else is said of it in the same line.
    pub details: Vec<String>,
    /// What is said of it in a sentence.
    pub summary: Option<String>,
    /// What it rests on.
    pub references: Vec<Reference>,
    /// Where it can be edited.
    pub edit: Option<String>,
}

/// That a fact rests on a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The number of the page.
    pub number: usize,
    /// Whether the page was read and shows the fact.
    pub verified: bool,
}

/// A page that something rests on.
pub struct Cited<'g> {
    /// The page.
    pub source: Source<'g>,
    /// Whether it was read and shows all that cites it here.
    pub verified: bool,
}

impl<'g> Description<'g> {
    /// All that is said of an entity on a day.
    pub fn new(node: AnyNode<'g>, frame: &'g Frame, budget: &'g Budget) -> Result<Self, Stopped> {
        budget.look()?;
        let mut description = Description {
            node,
            day: frame.day,
            voice: Voice(frame.language),
            facts: Vec::new(),
            sections: Vec::new(),
            references: Vec::new(),
            sources: Vec::new(),
            site: &frame.site,
            budget,
            numbers: HashMap::new(),
        };
        // First, so that its own pages have the first numbers.
        description.references = description.cite(node.citations())?;
        entity_page::describe(node, &mut description)?;
        let about: Vec<AnyNode<'_>> = node.findings().map(|finding| finding.any()).collect();
        description.section("Findings about it", about)?;
        Ok(description)
    }

    /// Says one property; nothing where it has no value.
    pub fn fact(
        &mut self,
        name: &'static str,
        values: impl IntoIterator<Item = impl Into<Value>>,
    ) -> Result<(), Stopped> {
        let values: Vec<Value> = self.budget.filter(values.into_iter().map(Into::into), |_| true)?;
        if !values.is_empty() {
            self.facts.push(Fact { name: named(name, self.voice), values });
        }
        Ok(())
    }

    /// Says which facts it is related to in some way.
    pub fn related(&mut self, name: &'static str, nodes: impl IntoIterator<Item = AnyNode<'g>>) -> Result<(), Stopped> {
        let voice = self.voice;
        self.fact(name, nodes.into_iter().map(|node| Value::named(node, voice)))
    }

    /// Says something in the words of the facts, which are in English.
    pub fn in_english(
        &mut self,
        name: &'static str,
        texts: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<(), Stopped> {
        let voice = self.voice;
        self.fact(name, texts.into_iter().map(|text| Value::english(text.as_ref(), voice)))
    }

    /// Facts in the order of their names.
    pub fn by_name(&self, nodes: impl Iterator<Item = AnyNode<'g>>) -> Result<Vec<AnyNode<'g>>, Stopped> {
        let mut nodes = self.budget.filter(nodes, |_| true)?;
        self.budget.steps(nodes.len())?;
        nodes.sort_by_cached_key(|node| fold::fold(&entity_page::called(*node, self.voice)));
        Ok(nodes)
    }

    /// Shows related facts; nothing where there are none.
    pub fn section(
        &mut self,
        heading: &'static str,
        nodes: impl IntoIterator<Item = AnyNode<'g>>,
    ) -> Result<(), Stopped> {
        let mut rows = Vec::new();
        for node in nodes {
            rows.push(self.row(node)?);
        }
        self.section_of_rows(heading, None, rows);
        Ok(())
    }

    /// Shows those of some facts that are related in a way which only a look at each of them tells.
    pub fn section_of<T: Stored>(
        &mut self,
        heading: &'static str,
        nodes: impl Iterator<Item = Node<'g, T>>,
        related: impl Fn(&Node<'g, T>) -> bool,
    ) -> Result<(), Stopped> {
        let nodes = self.budget.filter(nodes, related)?;
        self.section(heading, nodes.into_iter().map(Node::any))
    }

    /// Shows rows that were made by hand, with a note on how to read them.
    pub fn section_of_rows(&mut self, heading: &'static str, note: Option<String>, rows: Vec<Row>) {
        if !rows.is_empty() {
            self.sections.push(Section {
                heading: named(heading, self.voice),
                called: heading,
                note,
                count: rows.len(),
                rows,
                list: None,
                plan: None,
            });
        }
    }

    /// Says how many there are of what the section before shows the first of.
    pub fn first_of(&mut self, heading: &'static str, count: usize) {
        if let Some(section) = self.sections.last_mut().filter(|section| section.called == heading) {
            section.count = count;
        }
    }

    /// Says in which list the facts of the section before stand, be there one: all of a kind whose column names this entity.
    pub fn listed(&mut self, heading: &'static str, kind: Kind, column: &'static str) {
        let slug = self.node.slug().unwrap_or_default().to_owned();
        self.in_list(heading, Listed::all(kind).with(column, slug));
    }

    /// The same, where the column may name facts of any kind.
    pub fn listed_by_id(&mut self, heading: &'static str, kind: Kind, column: &'static str) {
        let list = Listed::all(kind).with(column, self.node.key());
        self.in_list(heading, list);
    }

    /// Says where the facts of the section before stand in a coordination plan: all of those that are asked for.
    pub fn in_plan(&mut self, heading: &'static str, wanted: Wanted) {
        if let Some(section) = self.sections.last_mut().filter(|section| section.called == heading) {
            section.plan = Some(Wanted { day: Some(self.day), ..wanted }.address(""));
        }
    }

    /// The same of any list.
    pub fn in_list(&mut self, heading: &'static str, list: Listed) {
        if let Some(section) = self.sections.last_mut().filter(|section| section.called == heading) {
            section.list = Some(list.address());
        }
    }

    /// A related fact, as it is seen from this entity.
    pub fn row(&mut self, node: AnyNode<'g>) -> Result<Row, Stopped> {
        self.budget.step()?;
        let mut references = self.cite(node.citations())?;
        if let AnyNode::Membership(membership) = node {
            // The row says what offices it brought, so it shows what these rest on.
            for term in membership.offices() {
                for reference in self.cite(term.citations())? {
                    if references.iter().all(|known| known.number != reference.number) {
                        references.push(reference);
                    }
                }
            }
        }
        Ok(Row {
            anchor: node.slug().is_none().then(|| node.key().to_owned()),
            name: entity_page::name(node, self.node, self.voice),
            details: entity_page::details(node, self.node, self.day, self.voice),
            summary: entity_page::row_summary(node),
            references,
            edit: self.edit(node),
        })
    }

    /// A part of this entity, or of another that it is related to by the part, which has no page of its own.
    pub fn part(
        &mut self,
        name: Value,
        details: Vec<String>,
        summary: Option<&str>,
        citations: impl Iterator<Item = Citation<'g>>,
    ) -> Result<Row, Stopped> {
        self.budget.step()?;
        let (summary, references) = (summary.map(str::to_owned), self.cite(citations)?);
        Ok(Row { anchor: None, name, details, summary, references, edit: None })
    }

    /// Where a fact can be edited, if the server was told where its data files are.
    pub fn edit(&self, node: AnyNode<'_>) -> Option<String> {
        let file = address::data_file(node)?;
        Some(self.site.edit_url.as_ref()?.replace("{file}", &file))
    }

    /// Gives pages their numbers.
    pub fn cite(&mut self, citations: impl Iterator<Item = Citation<'g>>) -> Result<Vec<Reference>, Stopped> {
        citations
            .map(|citation| {
                self.budget.step()?;
                let source = citation.source();
                let next = self.sources.len() + 1;
                let number = *self.numbers.entry(source.key()).or_insert(next);
                match self.sources.get_mut(number - 1) {
                    Some(cited) => cited.verified &= citation.verified(),
                    None => self.sources.push(Cited { source, verified: citation.verified() }),
                }
                Ok(Reference { number, verified: citation.verified() })
            })
            .collect()
    }
}

impl Row {
    /// Where a reference to it is downloaded from, where it has no page of its own that says so.
    pub fn reference(&self) -> Option<String> {
        let query = |id| serde_urlencoded::to_string([("id", id)]).expect("pairs of texts can be written");
        self.anchor.as_ref().map(|id| format!("/cite.bib?{}", query(id)))
    }
}

impl Section {
    /// The name of its place in the page.
    pub fn anchor(&self) -> String {
        hyphenated(self.called)
    }

    /// Whether its rows are short and many, so that they stand in columns.
    pub fn is_dense(&self) -> bool {
        self.rows.len() > 12 && self.rows.iter().all(|row| row.summary.is_none())
    }
}

impl Value {
    /// A word of a vocabulary, with its meaning, in a language.
    pub fn said<V: Vocabulary>(word: V, Voice(language): Voice) -> Self {
        let (label, meaning) = (word.label_in(language), word.meaning_in(language));
        // Some words say it all.
        let says_more = meaning.trim_end_matches('.').to_lowercase() != label.to_lowercase();
        Value { meaning: says_more.then_some(meaning), ..Value::from(label) }
    }

    /// The name of a node in the language of the page, where it has one in it; it leads to the node.
    pub fn named(node: AnyNode<'_>, voice: Voice) -> Self {
        let text = entity_page::called(node, voice);
        let language = entity_page::language(node, &text, voice);
        Value { address: Some(address::of(node)), language, ..Value::from(text) }
    }

    /// The full name of a node in the language of the page, or else the one in English.
    pub fn full(node: AnyNode<'_>, english: &str, voice: Voice) -> Self {
        let name = entity_page::full_name(node, english, voice);
        Value { language: entity_page::language(node, name, voice), ..Value::from(name) }
    }

    /// A text of the facts as it is said in the language of the page, where it is, or else as it stands there, in English.
    pub fn translated(english: &str, said: Option<&str>, voice: Voice) -> Self {
        said.map_or_else(|| Value::english(english, voice), Value::from)
    }

    /// A text of the facts, which are in English.
    pub fn english(text: &str, voice: Voice) -> Self {
        Value { language: language_of(text, voice), ..Value::from(text) }
    }

    /// An address of the web, as it is.
    pub fn url(url: &str) -> Self {
        Value { address: Some(url.to_owned()), ..Value::from(url) }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        text.clone().into()
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Value { text, address: None, meaning: None, language: "" }
    }
}
impl From<PartialDate> for Value {
    fn from(date: PartialDate) -> Self {
        date.to_string().into()
    }
}

/// The attribute that says that a text of the facts is in English, on a page that is not. What has no small letter is a short
/// name, a date or a number, which are no words of a language.
pub fn language_of(text: &str, voice: Voice) -> &'static str {
    if text.contains(char::is_lowercase) { voice.language_of_facts() } else { "" }
}

/// What a fact or section is called in the language of a page: in English as it is said, in others by the text of its name.
fn named(name: &'static str, Voice(language): Voice) -> &'static str {
    catalogue::foreign(language, &format!("fact-{}", hyphenated(name))).unwrap_or(name)
}

/// `Its parts` → `its-parts`.
fn hyphenated(name: &str) -> String {
    name.to_lowercase().replace(' ', "-").replace(|c: char| c != '-' && !c.is_alphanumeric(), "")
}

/// A word of a vocabulary inside a line, in a language.
pub fn lower_in<V: Vocabulary>(word: V, language: Language) -> String {
    let label = word.label_in(language);
    // "UN entity" and "EU agency" keep their capitals.
    match label.chars().nth(1).is_some_and(char::is_uppercase) {
        true => label,
        false => label.to_lowercase(),
    }
}
