//! JSON Schemas of the files, by which editors complete and check them while they are written.
//!
//! They follow from the readers. Rules that hold between keys or between files are in none of them: `palermo check` knows
//! those.

use crate::files::{
    DataFile,
    form::{Form, Key, Words},
    format::{Format, formats},
    kind, layout,
    reference::Target,
};
use serde_json::{Map, Value, json};
use std::fmt::Write as _;

/// What an editor needs, as files of a data folder: a schema for each kind of file in TOML, and the settings that bind them.
pub fn files() -> Vec<DataFile> {
    let mut files: Vec<DataFile> = formats()
        .iter()
        .map(|format| {
            let schema = serde_json::to_string_pretty(&schema(format)).expect("texts are texts");
            DataFile::new(path(format), schema + "\n")
        })
        .collect();
    files.push(DataFile::new(".taplo.toml", settings("")));
    files
}

/// The settings of Taplo, which many editors read TOML with: which schema belongs to which files. They lie in a folder from
/// which the data files are below the prefix.
pub fn settings(prefix: &str) -> String {
    let mut settings = "# Which schema belongs to which data files. Written by `palermo schema --data`.\n".to_owned();
    for format in formats() {
        let (files, schema) = (format.layout.path("*"), path(&format));
        write!(
            settings,
            "\n[[rule]]\ninclude = [\"{prefix}{files}\"]\n\n[rule.schema]\nenabled = true\npath = \"{prefix}{schema}\"\n"
        )
        .expect("memory takes everything");
    }
    settings
}

fn path(format: &Format) -> String {
    format!("{}/{}.json", layout::SCHEMAS, format.word)
}

fn schema(format: &Format) -> Value {
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": format.layout.path("<id>"),
    });
    let table = table(format, "", &format.keys);
    if let (Value::Object(schema), Value::Object(table)) = (&mut schema, table) {
        schema.extend(table);
    }
    schema
}

fn table(format: &Format, name: &str, keys: &[Key]) -> Value {
    let mut properties = Map::new();
    for key in keys {
        let mut value = form(format, key.name, &key.form);
        if key.required
            && let (Form::List(_) | Form::Tables(_), Some(list)) = (&key.form, value.as_object_mut())
        {
            list.insert("minItems".to_owned(), json!(1));
        }
        let mut property = Map::from_iter([("description".to_owned(), json!(format.told(name, key.name)))]);
        property.extend(value.as_object().cloned().unwrap_or_default());
        properties.insert(key.name.to_owned(), Value::Object(property));
    }
    let required: Vec<&str> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "required": required,
        "properties": properties,
        "x-taplo": { "initKeys": required },
    })
}

const ID: &str = "[a-z0-9]+(-[a-z0-9]+)*";

fn form(format: &Format, name: &str, of: &Form) -> Value {
    let matching = |pattern: &str| json!({ "type": "string", "pattern": format!("^{pattern}$") });
    match of {
        Form::Text => matching(r"\S(.*\S)?"),
        Form::Id | Form::Reference(Target::Id(_) | Target::Owner) => matching(ID),
        Form::Address => matching(r"https?://[^\s/]+\.\S+"),
        Form::Currency => matching("[A-Z]{3}"),
        Form::Date => matching("[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"),
        Form::Flag => json!({ "type": "boolean" }),
        Form::Whole(most) => json!({ "type": "integer", "minimum": 0, "maximum": most }),
        Form::Number => json!({ "type": "number" }),
        Form::Scalar => json!({ "type": ["string", "number", "boolean"] }),
        Form::Document => matching(r"findings/.+\.graphql"),
        Form::Word(words) => enumeration(words),
        Form::Reference(Target::State) => matching("[A-Z]{2}"),
        Form::Reference(Target::Key) => {
            let kinds: Vec<&str> = kind::WITH_ID.iter().map(|kind| kind::prefix(*kind)).collect();
            matching(&format!("({}):{ID}", kinds.join("|")))
        }
        Form::Party => matching(&format!("([A-Z]{{2}}|{ID})")),
        Form::List(item) => json!({ "type": "array", "uniqueItems": true, "items": form(format, name, item) }),
        Form::Tables(keys) => json!({ "type": "array", "items": table(format, name, keys) }),
        Form::Table(keys) => table(format, name, keys),
        Form::Pairs(item) => json!({
            "type": "object",
            "propertyNames": { "pattern": "^[a-z0-9_]+$" },
            "additionalProperties": form(format, name, item),
        }),
    }
}

fn enumeration(words: &Words) -> Value {
    let mut schema = json!({ "type": "string", "enum": words.list() });
    let meanings: Vec<&str> = words.words.iter().map(|(_, meaning)| *meaning).collect();
    if meanings.iter().any(|meaning| !meaning.is_empty()) {
        schema["x-taplo"] = json!({ "docs": { "enumValues": meanings } });
    }
    schema
}
