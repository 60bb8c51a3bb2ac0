//! What the data set is, for catalogues and search engines: schema.org and DCAT in JSON-LD.

use crate::{export::list, snapshot::Snapshot};
use serde_json::{Value, json};

/// The path that names the data set.
pub const NAME: &str = "/dataset.jsonld#dataset";

/// What the data set is called.
pub const TITLE: &str = "Palermo";

/// What the data set is.
pub const DESCRIPTION: &str = "How states and agencies cooperate against human trafficking and migrant smuggling: \
    instruments and their measures, agencies, networks, projects, actions, outputs, arrangements, ratifications and \
    findings, each with the pages that it rests on.";

/// The description of the data set and of every export.
pub fn description(snapshot: &Snapshot, public_url: &str) -> Value {
    let about = snapshot.graph.about();
    let distributions: Vec<Value> = list::exports()
        .into_iter()
        .map(|export| {
            let address = format!("{public_url}{}", export.path());
            let media_type = export.media_type.split(';').next().unwrap_or(export.media_type);
            json!({
                "@type": ["DataDownload", "dcat:Distribution"],
                "name": export.title,
                "description": export.description,
                "encodingFormat": media_type,
                "dcat:mediaType": media_type,
                "contentUrl": address,
                "dcat:downloadURL": {"@id": address},
            })
        })
        .collect();
    json!({
        "@context": {
            "@vocab": "https://schema.org/",
            "dcat": "http://www.w3.org/ns/dcat#",
            "dcterms": "http://purl.org/dc/terms/",
        },
        "@id": format!("{public_url}{NAME}"),
        "@type": ["Dataset", "dcat:Dataset"],
        "name": TITLE,
        "dcterms:title": TITLE,
        "description": DESCRIPTION,
        "dcterms:description": DESCRIPTION,
        "url": format!("{public_url}/"),
        "version": about.version,
        "dateModified": snapshot.edition.imported_at,
        "license": license_address(&about.license).unwrap_or(&about.license),
        "creditText": about.citation,
        "dcterms:bibliographicCitation": about.citation,
        "identifier": format!("sha256:{}", snapshot.edition.digest),
        "isAccessibleForFree": true,
        "keywords": ["human trafficking", "migrant smuggling", "international cooperation"],
        "distribution": distributions,
    })
}

/// The address in the text of a licence, such as that in `CC BY 4.0 (https://…)`.
pub fn license_address(license: &str) -> Option<&str> {
    license.split(|c: char| c.is_whitespace() || "()<>".contains(c)).find(|word| word.starts_with("https://"))
}
