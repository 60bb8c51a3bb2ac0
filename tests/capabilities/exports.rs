//! The data set and answers to download: what is written can be read again, and nothing of it is missing.

use crate::{
    fixture::Fixture,
    real_data::{DATASET, SNAPSHOT},
    stores::both,
};
use entity::{identifier, kind::Kind, revision::Origin};
use oxrdf::{NamedNode, Triple};
use oxttl::TurtleParser;
use palermo::{
    api::TABLE,
    export::{
        list::{Format, exports},
        record, triples,
    },
    snapshot::Snapshot,
    store::{connect, copy, import, load, secret},
    table::{cell::Type, object::Read as Reads},
};
use quick_xml::{Reader, events::Event};
use serde_json::Value;
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    io::{Cursor, Read},
};

/// A name as columns of exports have it.
fn snake(name: &str) -> String {
    name.chars().fold(String::new(), |text, letter| match letter.is_uppercase() {
        true => text + "_" + &letter.to_lowercase().to_string(),
        false => text + &letter.to_string(),
    })
}

#[test]
fn a_column_of_words_names_the_vocabulary_that_its_field_has() {
    let mut compared = 0;
    for kind in Kind::ALL {
        let object = TABLE.object(&format!("{kind:?}")).unwrap();
        for field in &object.fields {
            let (Reads::Cell { ty, .. } | Reads::Cells { ty, .. }) = &field.read else { continue };
            let column = snake(field.name);
            if !record::names(kind).contains(&column.as_str()) {
                continue;
            }
            let word = if let Type::Word(words) = ty { Some(words.word) } else { None };
            assert_eq!(triples::vocabulary_of(kind, &column), word, "{kind:?} {column}");
            compared += usize::from(word.is_some());
        }
    }
    assert!(compared > 30, "{compared}");
}

/// Those who read our RDF by the terms of others rely on them.
#[test]
fn a_column_keeps_the_terms_of_other_vocabularies_that_say_the_same() {
    let mut text = String::new();
    for kind in Kind::ALL {
        for column in record::names(kind) {
            let terms = triples::terms(kind, column).join(" ");
            if !terms.is_empty() {
                text += &format!("{}.{column} {terms}\n", kind.prefix());
            }
        }
    }
    insta::assert_snapshot!("terms", text);
}

const BASE: &str = "https://palermo.example.org";

/// One fact of every kind that is told apart by what it joins, and texts that break careless writers.
fn snapshot() -> Snapshot {
    let mut fixture = Fixture::new()
        .agency_with("iom", |row| {
            row.name = "Says \"<&>\",\nin Ελλάδα".to_owned();
            row.summary = "=1+1".to_owned();
        })
        .agency("un")
        .alias("iom", "PICMME")
        .network("icat")
        .member("icat", "iom")
        .member("icat", "un")
        .instrument("untoc")
        .measure("untoc-art-1", "untoc", "Art. 1", entity::vocabulary::Precision::Mandatory)
        .cite("agency:iom", "page", true);
    fixture.rows.about.version = "2026.11.1".to_owned();
    fixture.rows.about.license = "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)".to_owned();
    fixture.rows.about.citation = "Palermo data set".to_owned();
    let fact_id = fixture.rows.agencies[0].id;
    for (scheme, value) in [("wikidata", "Q12345"), ("other", "no register with addresses")] {
        let (scheme, value) = (scheme.to_owned(), value.to_owned());
        fixture.rows.identifiers.push(identifier::Model { fact_id, scheme, value });
    }
    fixture.snapshot()
}

fn written(snapshot: &Snapshot, format: Format) -> Vec<u8> {
    let mut bytes = Vec::new();
    format.write(snapshot, BASE, &mut bytes).unwrap();
    bytes
}

fn rows(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    csv::Reader::from_reader(bytes).deserialize().collect::<Result<_, _>>().unwrap()
}

fn count(snapshot: &Snapshot, kind: Kind) -> usize {
    snapshot.graph.of_kind(kind).len()
}

#[test]
fn a_table_has_a_row_a_fact_and_keeps_every_text() {
    let snapshot = snapshot();
    for kind in Kind::ALL {
        assert_eq!(rows(&written(&snapshot, Format::Table(kind))).len(), count(&snapshot, kind), "{kind:?}");
    }
    let agencies = rows(&written(&snapshot, Format::Table(Kind::Agency)));
    let iom = &agencies[0];
    assert_eq!((iom["id"].as_str(), iom["summary"].as_str()), ("agency:iom", "=1+1"));
    assert_eq!(iom["name"], "Says \"<&>\",\nin Ελλάδα");
    assert_eq!(iom["identifiers"], "scheme=wikidata, value=Q12345; scheme=other, value=no register with addresses");
    assert_eq!((iom["aliases"].as_str(), iom["verified"].as_str()), ("PICMME", "true"));
    assert_eq!((agencies[1]["verified"].as_str(), agencies[1]["founded"].as_str()), ("false", ""));
    let members = rows(&written(&snapshot, Format::Table(Kind::Membership)));
    assert_eq!((members[0]["network"].as_str(), members[0]["agency"].as_str()), ("network:icat", "agency:iom"));
    let citations = rows(&written(&snapshot, Format::Citations));
    assert_eq!(citations.iter().map(|row| row["fact"].as_str()).collect::<Vec<_>>(), ["agency:iom"]);
}

#[test]
fn version_licence_and_citation_are_inside_each() {
    let snapshot = snapshot();
    for export in exports().into_iter().filter(|export| export.format != Format::Sqlite) {
        let mut text = String::from_utf8_lossy(&written(&snapshot, export.format)).into_owned();
        if export.format == Format::Archive {
            let mut archive = zip::ZipArchive::new(Cursor::new(written(&snapshot, export.format))).unwrap();
            text.clear();
            archive.by_name("README.txt").unwrap().read_to_string(&mut text).unwrap();
        }
        // A table of a kind that nobody has a fact of says nothing of anything.
        if matches!(export.format, Format::Table(kind) if count(&snapshot, kind) == 0) {
            continue;
        }
        for said in ["2026.11.1", "https://creativecommons.org/licenses/by/4.0/", "Palermo data set"] {
            assert!(text.contains(said), "{} does not say {said}", export.name);
        }
    }
}

#[test]
fn the_archive_has_every_table_and_is_always_the_same() {
    let snapshot = snapshot();
    let bytes = written(&snapshot, Format::Archive);
    assert_eq!(bytes, written(&snapshot, Format::Archive));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    for kind in Kind::ALL {
        let mut table = Vec::new();
        archive.by_name(&format!("{}.csv", kind.prefix())).unwrap().read_to_end(&mut table).unwrap();
        assert_eq!(table, written(&snapshot, Format::Table(kind)));
    }
    assert_eq!(archive.len(), Kind::ALL.len() + 2);
}

#[test]
fn json_has_every_fact_with_references_and_lists() {
    let snapshot = snapshot();
    let json: Value = serde_json::from_slice(&written(&snapshot, Format::Json)).unwrap();
    for kind in Kind::ALL {
        assert_eq!(json[kind.prefix()].as_array().unwrap().len(), count(&snapshot, kind), "{kind:?}");
        assert_eq!(json["dataset"]["counts"][kind.prefix()], count(&snapshot, kind));
    }
    assert_eq!(json["membership"][0]["agency"], "agency:iom");
    assert_eq!(json["agency"][0]["aliases"], serde_json::json!(["PICMME"]));
    assert_eq!(json["agency"][1]["founded"], Value::Null);
    assert_eq!(json["instrument"][0]["adopted_on"], "2000");
    assert_eq!(json["citation"][0]["fact"], "agency:iom");
}

#[test]
fn linked_data_name_facts_by_their_pages_and_know_other_registers() {
    let snapshot = snapshot();
    let turtle: Vec<Triple> =
        TurtleParser::new().for_slice(&written(&snapshot, Format::Turtle)).collect::<Result<_, _>>().unwrap();
    let node = |address: &str| NamedNode::new(address).unwrap();
    let iom = node("https://palermo.example.org/agency/iom");
    let says =
        |predicate: &str, object: &str| turtle.contains(&Triple::new(iom.clone(), node(predicate), node(object)));
    assert!(says("http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://schema.org/Organization"));
    assert!(says("http://www.w3.org/2002/07/owl#sameAs", "http://www.wikidata.org/entity/Q12345"));
    assert!(says("http://www.w3.org/ns/prov#wasDerivedFrom", "https://palermo.example.org/source/page"));
    assert!(says("https://palermo.example.org/ns#kind", "https://palermo.example.org/ns/agency_kind#un_entity"));
    for kind in Kind::ALL {
        let class = node(&format!("{BASE}/ns#{kind:?}")).into();
        let named: HashSet<_> = turtle.iter().filter(|triple| triple.object == class).map(|t| &t.subject).collect();
        assert_eq!(named.len(), count(&snapshot, kind), "{kind:?}");
    }
    let json_ld = written(&snapshot, Format::JsonLd);
    let quads = oxjsonld::JsonLdParser::new().for_slice(&json_ld).collect::<Result<Vec<_>, _>>().unwrap();
    let json_ld: HashSet<Triple> = quads.into_iter().map(Triple::from).collect();
    assert_eq!(json_ld, turtle.into_iter().collect());
}

#[test]
fn a_graph_has_a_node_an_entity_and_no_edge_to_nowhere() {
    let snapshot = snapshot();
    let text = String::from_utf8(written(&snapshot, Format::GraphMl)).unwrap();
    let mut reader = Reader::from_str(&text);
    let (mut nodes, mut edges, mut keys, mut used) = (HashSet::new(), Vec::new(), HashSet::new(), HashSet::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) => {
                let value = |name: &str| element.try_get_attribute(name).unwrap().unwrap().value.into_owned();
                match element.name().as_ref() {
                    "node" => drop(nodes.insert(value("id"))),
                    "edge" => edges.push((value("source"), value("target"))),
                    "key" => drop(keys.insert(value("id"))),
                    "data" => drop(used.insert(value("key"))),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let entities = Kind::ALL.iter().flat_map(|kind| snapshot.graph.of_kind(*kind)).filter(|node| node.slug().is_some());
    assert_eq!(nodes, entities.map(|node| node.key().to_owned()).collect());
    assert!(edges.iter().all(|(from, to)| nodes.contains(from) && nodes.contains(to)), "{edges:?}");
    // Two members, and the measure of the instrument.
    assert_eq!(edges.len(), 3);
    assert!(used.is_subset(&keys), "{used:?}");
}

#[test]
fn every_name_of_an_export_is_there_once() {
    let names: Vec<String> = exports().into_iter().map(|export| export.name).collect();
    assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
    assert!(names.contains(&"csv.zip".to_owned()) && names.contains(&"agency.csv".to_owned()));
}

#[tokio::test]
async fn a_copy_of_the_database_has_all_facts_and_none_of_its_secrets() {
    for place in both() {
        let mut facts =
            Fixture::new().agency("iom").network("icat").member("icat", "iom").cite("agency:iom", "page", true);
        facts.rows.about.version = "2026.11.1".to_owned();
        facts.rows.about.license = "CC BY 4.0".to_owned();
        facts.rows.about.citation = "Palermo data set".to_owned();
        let database = place.open().await;
        import::import(&database, &facts.rows, Origin::Folder, "2026-11-24T12:00:00Z", &mut |_| {}).await.unwrap();
        let facts = facts.agency("unodc");
        import::import(&database, &facts.rows, Origin::Folder, "2026-11-25T12:00:00Z", &mut |_| {}).await.unwrap();
        let key = secret::cursor_key(&database).await.unwrap();
        let path = place.folder.path().join("it's a 100%? copy.db");
        copy::to_give_away(&database, &path).await.unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes.starts_with(b"SQLite format 3"));
        assert!(!bytes.windows(key.len()).any(|window| window == key), "the copy holds the key of the cursors");
        let renamed = place.folder.path().join("copy.db");
        std::fs::rename(&path, &renamed).unwrap();
        let copied = connect::open(&format!("sqlite://{}", renamed.display())).await.unwrap();
        // With the editions and what each changed.
        assert_eq!(load::load(&copied).await.unwrap(), load::load(&database).await.unwrap());
    }
}

#[test]
fn every_citation_of_the_real_data_is_taken_along_those_of_parts_of_facts_as_well() {
    let rows = rows(&written(&SNAPSHOT, Format::Citations));
    assert_eq!(rows.len(), DATASET.citations.len());
    let keys: HashMap<i32, &str> = DATASET.facts.iter().map(|fact| (fact.id, fact.key.as_str())).collect();
    let mut cited: Vec<&str> = DATASET.citations.iter().map(|row| keys[&row.fact_id]).collect();
    let mut taken: Vec<&str> = rows.iter().map(|row| row["fact"].as_str()).collect();
    cited.sort_unstable();
    taken.sort_unstable();
    assert_eq!(taken, cited);
}
