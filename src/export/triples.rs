//! The data set as linked data: what Turtle and JSON-LD share.
//!
//! Names of facts are their addresses on this server and stay the same in every edition. Where a term of schema.org, ELI,
//! SKOS, PROV or DCAT says what a value says, it is taken; every other value has a term of our own, named like the column
//! of the database. Words of vocabularies are SKOS concepts, described in the same file.

use crate::{
    export::{
        citation, description,
        list::ExportError,
        record::{self, Field},
    },
    graph::any_node::AnyNode,
    language::words::Spoken,
    snapshot::Snapshot,
};
use entity::{
    kind::Kind,
    vocabulary::{self, Language, OutputKind, Vocabulary, VocabularyVisitor},
};
use oxrdf::{
    Literal, NamedNode, Term, Triple,
    vocab::{rdf, rdfs, xsd},
};

const SCHEMA: &str = "http://schema.org/";
const ELI: &str = "http://data.europa.eu/eli/ontology#";
const SKOS: &str = "http://www.w3.org/2004/02/skos/core#";
const PROV: &str = "http://www.w3.org/ns/prov#";
const DCAT: &str = "http://www.w3.org/ns/dcat#";
const DCTERMS: &str = "http://purl.org/dc/terms/";
const OWL: &str = "http://www.w3.org/2002/07/owl#";

/// The short names that a file may use, those of our own terms and concepts among them.
pub fn prefixes(public_url: &str) -> Vec<(&'static str, String)> {
    let outside = [
        ("schema", SCHEMA),
        ("eli", ELI),
        ("skos", SKOS),
        ("prov", PROV),
        ("dcat", DCAT),
        ("dcterms", DCTERMS),
        ("owl", OWL),
        ("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
        ("xsd", "http://www.w3.org/2001/XMLSchema#"),
    ];
    let outside = outside.map(|(name, address)| (name, address.to_owned()));
    outside.into_iter().chain([("palermo", format!("{public_url}/ns#"))]).collect()
}

/// What takes a triple. Behind `dyn`, so that what describes each vocabulary is compiled once and not once a format.
pub type Write<'w> = &'w mut dyn FnMut(&Triple) -> Result<(), ExportError>;

/// Gives every triple to a writer, those of one subject after another.
pub fn each(snapshot: &Snapshot, public_url: &str, write: Write<'_>) -> Result<(), ExportError> {
    let mut triples = Triples { public_url, write };
    triples.dataset(snapshot)?;
    let mut concepts = Concepts { triples: &mut triples, result: Ok(()) };
    vocabulary::each(&mut concepts);
    concepts.result?;
    for kind in Kind::ALL {
        for node in snapshot.graph.of_kind(kind) {
            triples.fact(node)?;
        }
    }
    Ok(())
}

struct Triples<'w> {
    public_url: &'w str,
    write: Write<'w>,
}

impl Triples<'_> {
    fn say(&mut self, subject: &NamedNode, predicate: NamedNode, object: impl Into<Term>) -> Result<(), ExportError> {
        (self.write)(&Triple::new(subject.clone(), predicate, object))
    }

    fn name(&self, path: &str) -> Result<NamedNode, ExportError> {
        name(format!("{}{path}", self.public_url))
    }

    /// The name of a fact: `agency:iom` is `/agency/iom`.
    fn fact_name(&self, key: &str) -> Result<NamedNode, ExportError> {
        self.name(&format!("/{}", key.replacen(':', "/", 1)))
    }

    fn concept(&self, vocabulary: &str, word: &str) -> Result<NamedNode, ExportError> {
        self.name(&format!("/ns/{vocabulary}#{word}"))
    }

    fn dataset(&mut self, snapshot: &Snapshot) -> Result<(), ExportError> {
        let about = snapshot.graph.about();
        let dataset = self.name(description::NAME)?;
        for class in [format!("{DCAT}Dataset"), format!("{SCHEMA}Dataset")] {
            self.say(&dataset, rdf::TYPE.into_owned(), name(class)?)?;
        }
        for (term, text) in [
            (format!("{SCHEMA}name"), description::TITLE),
            (format!("{DCTERMS}title"), description::TITLE),
            (format!("{SCHEMA}description"), description::DESCRIPTION),
            (format!("{SCHEMA}version"), &about.version),
            (format!("{OWL}versionInfo"), &about.version),
            (format!("{DCTERMS}rights"), &about.license),
            (format!("{SCHEMA}creditText"), &about.citation),
            (format!("{DCTERMS}bibliographicCitation"), &about.citation),
        ] {
            self.say(&dataset, name(term)?, Literal::new_simple_literal(text))?;
        }
        if let Some(license) = description::license_address(&about.license) {
            self.say(&dataset, name(format!("{SCHEMA}license"))?, name(license.to_owned())?)?;
            self.say(&dataset, name(format!("{DCTERMS}license"))?, name(license.to_owned())?)?;
        }
        Ok(())
    }

    fn fact(&mut self, node: AnyNode<'_>) -> Result<(), ExportError> {
        let subject = self.fact_name(node.key())?;
        for class in classes(node) {
            self.say(&subject, rdf::TYPE.into_owned(), name(class)?)?;
        }
        self.say(&subject, rdf::TYPE.into_owned(), self.name(&format!("/ns#{:?}", node.kind()))?)?;
        self.say(&subject, rdfs::LABEL.into_owned(), Literal::new_simple_literal(node.label()))?;
        for (column, field) in record::record(node) {
            // Said above, or by what verifies: the citations.
            if !["id", "label"].contains(&column) {
                self.value(&subject, node.kind(), column, &field)?;
            }
        }
        if node.kind() != Kind::Source {
            for citation in citation::of(node) {
                let source = self.fact_name(citation.source)?;
                self.say(&subject, name(format!("{PROV}wasDerivedFrom"))?, source.clone())?;
                self.say(&subject, name(format!("{SCHEMA}citation"))?, source)?;
            }
        }
        Ok(())
    }

    fn value(&mut self, subject: &NamedNode, kind: Kind, column: &str, field: &Field) -> Result<(), ExportError> {
        let object: Term = match field {
            Field::Nothing => return Ok(()),
            Field::Many(items) => return items.iter().try_for_each(|item| self.value(subject, kind, column, item)),
            Field::Parts(parts) if column == "identifiers" => return self.identifier(subject, parts),
            Field::Parts(parts) if column == "translated_names" => return self.translated_name(subject, parts),
            // What has parts is small and never asked for by part here: its text says all of it.
            Field::Parts(_) => Literal::new_simple_literal(field.cell()).into(),
            Field::Flag(value) => Literal::from(*value).into(),
            Field::Number(value) => Literal::from(*value).into(),
            Field::Decimal(value) => Literal::from(*value).into(),
            Field::Fact(key) => self.fact_name(key)?.into(),
            Field::Date(date) => {
                let text = date.to_string();
                let known_to = match text.len() {
                    4 => xsd::G_YEAR,
                    7 => xsd::G_YEAR_MONTH,
                    _ => xsd::DATE,
                };
                Literal::new_typed_literal(text, known_to).into()
            }
            Field::Text(text) if column == "url" => match NamedNode::new(text.as_str()) {
                Ok(address) => address.into(),
                Err(_) => Literal::new_simple_literal(text).into(),
            },
            Field::Text(text) => match vocabulary_of(kind, column) {
                Some(vocabulary) => self.concept(vocabulary, text)?.into(),
                None => Literal::new_simple_literal(text).into(),
            },
        };
        for term in terms(kind, column) {
            self.say(subject, name((*term).to_owned())?, object.clone())?;
        }
        self.say(subject, self.name(&format!("/ns#{column}"))?, object)
    }

    /// What it is called in another language, as any other name of it.
    fn translated_name(&mut self, subject: &NamedNode, parts: &[(&'static str, Field)]) -> Result<(), ExportError> {
        let [(_, Field::Text(language)), (_, Field::Text(full)), (_, short)] = parts else { return Ok(()) };
        let said = |text: &str| Literal::new_language_tagged_literal_unchecked(text, language);
        if let Field::Text(short) = short {
            self.say(subject, name(format!("{SCHEMA}alternateName"))?, said(short))?;
        }
        self.say(subject, name(format!("{SCHEMA}name"))?, said(full))
    }

    /// What a register calls it; where the register has an address for it, the two are the same thing.
    fn identifier(&mut self, subject: &NamedNode, parts: &[(&'static str, Field)]) -> Result<(), ExportError> {
        let [(_, Field::Text(scheme)), (_, Field::Text(value))] = parts else { return Ok(()) };
        let text = Literal::new_simple_literal(format!("{scheme}:{value}"));
        self.say(subject, name(format!("{SCHEMA}identifier"))?, text)?;
        let same = match scheme.as_str() {
            "wikidata" => format!("http://www.wikidata.org/entity/{value}"),
            "celex" => format!("http://publications.europa.eu/resource/celex/{}", value.replace('/', "%2F")),
            "eli" => value.clone(),
            _ => return Ok(()),
        };
        // Where the text in the data is not an address, the identifier above is all that can be said.
        if let Ok(same) = NamedNode::new(same) {
            self.say(subject, name(format!("{OWL}sameAs"))?, same.clone())?;
            self.say(subject, name(format!("{SCHEMA}sameAs"))?, same)?;
        }
        Ok(())
    }
}

/// Describes the vocabularies one by one; what went wrong first is kept.
struct Concepts<'t, 'w> {
    triples: &'t mut Triples<'w>,
    result: Result<(), ExportError>,
}

impl VocabularyVisitor for Concepts<'_, '_> {
    fn visit<V: Vocabulary>(&mut self) {
        if self.result.is_ok() {
            self.result = self.scheme::<V>();
        }
    }
}

impl Concepts<'_, '_> {
    fn scheme<V: Vocabulary>(&mut self) -> Result<(), ExportError> {
        let skos = |term: &str| name(format!("{SKOS}{term}"));
        let said =
            |text: &str, language: Language| Literal::new_language_tagged_literal_unchecked(text, language.word());
        let scheme = self.triples.name(&format!("/ns/{}", V::NAME))?;
        self.triples.say(&scheme, rdf::TYPE.into_owned(), skos("ConceptScheme")?)?;
        for language in Language::ALL.iter().copied() {
            self.triples.say(&scheme, skos("prefLabel")?, said(&V::called_in(language), language))?;
            self.triples.say(&scheme, skos("definition")?, said(V::told_in(language), language))?;
        }
        for word in V::ALL {
            let concept = self.triples.concept(V::NAME, word.word())?;
            self.triples.say(&concept, rdf::TYPE.into_owned(), skos("Concept")?)?;
            self.triples.say(&concept, skos("inScheme")?, scheme.clone())?;
            self.triples.say(&concept, skos("notation")?, Literal::new_simple_literal(word.word()))?;
            for language in Language::ALL.iter().copied() {
                self.triples.say(&concept, skos("prefLabel")?, said(&word.label_in(language), language))?;
                self.triples.say(&concept, skos("definition")?, said(word.meaning_in(language), language))?;
            }
        }
        Ok(())
    }
}

fn name(address: String) -> Result<NamedNode, ExportError> {
    NamedNode::new(address.as_str()).map_err(|_| ExportError::Name(address))
}

/// What others would call it.
fn classes(node: AnyNode<'_>) -> Vec<String> {
    let schema = |class: &str| format!("{SCHEMA}{class}");
    match node {
        AnyNode::Instrument(_) => vec![format!("{ELI}LegalResource"), schema("Legislation")],
        AnyNode::Measure(_) => vec![format!("{ELI}LegalResourceSubdivision"), schema("Legislation")],
        AnyNode::Agency(_) | AnyNode::Network(_) => vec![schema("Organization"), format!("{PROV}Organization")],
        AnyNode::Membership(_) => vec![schema("OrganizationRole")],
        AnyNode::Project(_) => vec![schema("Project")],
        AnyNode::Participation(_) => vec![schema("Role")],
        AnyNode::Action(_) => vec![schema("Action"), format!("{PROV}Activity")],
        AnyNode::Output(output) if output.kind == OutputKind::Database => {
            vec![schema("Dataset"), format!("{PROV}Entity")]
        }
        AnyNode::Output(_) | AnyNode::Arrangement(_) => vec![schema("CreativeWork"), format!("{PROV}Entity")],
        AnyNode::State(_) => vec![schema("Country")],
        AnyNode::Region(_) => vec![schema("Place")],
        AnyNode::Finding(_) => vec![schema("Claim")],
        AnyNode::Source(_) => vec![schema("WebPage"), format!("{PROV}Entity")],
        AnyNode::Impact(_) | AnyNode::Ratification(_) => Vec::new(),
    }
}

/// The terms of others that say what a column says.
pub fn terms(kind: Kind, column: &str) -> &'static [&'static str] {
    match (kind, column) {
        (Kind::Instrument, "title") => &["http://schema.org/name", "http://data.europa.eu/eli/ontology#title"],
        (Kind::Instrument, "short_name") => {
            &["http://schema.org/alternateName", "http://data.europa.eu/eli/ontology#title_short"]
        }
        (Kind::Instrument, "adopted_on") => {
            &["http://schema.org/legislationDate", "http://data.europa.eu/eli/ontology#date_document"]
        }
        (Kind::Instrument, "in_force_on") => &["http://data.europa.eu/eli/ontology#first_date_entry_in_force"],
        (Kind::Instrument, "ends_on") => &["http://data.europa.eu/eli/ontology#date_no_longer_in_force"],
        (Kind::Instrument, "amends") => {
            &["http://schema.org/legislationChanges", "http://data.europa.eu/eli/ontology#amends"]
        }
        (Kind::Measure, "instrument") => {
            &["http://schema.org/isPartOf", "http://data.europa.eu/eli/ontology#is_part_of"]
        }
        (Kind::Measure, "wording") => &["http://schema.org/text"],
        (Kind::Membership, "agency") | (Kind::Participation, "agency") => &["http://schema.org/member"],
        (Kind::Membership, "network") | (Kind::Participation, "project") => &["http://schema.org/memberOf"],
        (Kind::Action, "agency" | "network" | "project") => {
            &["http://schema.org/agent", "http://www.w3.org/ns/prov#wasAssociatedWith"]
        }
        (Kind::Output, "agency" | "network" | "project") => {
            &["http://schema.org/creator", "http://www.w3.org/ns/prov#wasAttributedTo"]
        }
        (Kind::Output, "part_of") => &["http://schema.org/isPartOf"],
        (Kind::Output, "joint_with") => &["http://schema.org/contributor"],
        (Kind::Finding, "statement") => &["http://schema.org/text"],
        (Kind::Finding, "about") => &["http://schema.org/about"],
        (Kind::Agency, "territory") => &["http://schema.org/areaServed"],
        (Kind::Action, "territory") => &["http://schema.org/location"],
        (Kind::Region, "m49") => &["http://schema.org/identifier"],
        (Kind::Region, "states") => &["http://schema.org/containsPlace"],
        (Kind::State, "code") => &["http://schema.org/identifier"],
        (_, "name" | "title") => &["http://schema.org/name"],
        (_, "acronym" | "aliases") => &["http://schema.org/alternateName"],
        (_, "summary") => &["http://schema.org/description"],
        (_, "url") => &["http://schema.org/url"],
        (_, "publisher") => &["http://schema.org/publisher"],
        (_, "parent") => &["http://schema.org/parentOrganization"],
        (_, "founded") => &["http://schema.org/foundingDate"],
        (_, "dissolved") => &["http://schema.org/dissolutionDate"],
        (_, "starts" | "since") => &["http://schema.org/startDate"],
        (_, "ends" | "until") => &["http://schema.org/endDate"],
        (_, "published") => &["http://schema.org/datePublished"],
        _ => &[],
    }
}

/// The vocabulary that a column takes its words from.
pub fn vocabulary_of(kind: Kind, column: &str) -> Option<&'static str> {
    Some(match (kind, column) {
        (Kind::Instrument, "kind") => "instrument_kind",
        (Kind::Agency, "kind") => "agency_kind",
        (Kind::Output, "kind") => "output_kind",
        (Kind::Region, "kind") => "region_kind",
        (Kind::Arrangement, "kind") => "arrangement_kind",
        (Kind::Measure, "type") => "measure_type",
        (Kind::Action, "type") => "action_type",
        (Kind::Instrument, "status") => "instrument_status",
        (Kind::Membership, "role") => "membership_role",
        (Kind::Participation, "role") => "participation_role",
        (Kind::Ratification, "act") => "consent_act",
        (Kind::Measure, "beneficiaries") => "beneficiary",
        (Kind::Output, "topics") => "topic",
        (Kind::Output, "data_sources") => "data_source",
        (Kind::Output, "figures") => "figure",
        (Kind::Output, "counts") => "unit_of_count",
        (Kind::Arrangement, "covers") => "arrangement_subject",
        (_, "scope") => "scope",
        (_, "crime") => "crime",
        (_, "axis") => "axis",
        (_, "area") => "area",
        (_, "purpose") => "purpose",
        (_, "legal_force") => "legal_force",
        (_, "assessment") => "assessment",
        (_, "category") => "category",
        (_, "precision") => "precision",
        (_, "formalization") => "formalization",
        (_, "access") => "access",
        (_, "harmonised") => "harmonised",
        (_, "personal_data") => "personal_data",
        (_, "update") => "update",
        (_, "reach") => "reach",
        (_, "objective") => "objective",
        (_, "verdict") => "verdict",
        _ => return None,
    })
}
