//! What an answer rests on that is not recorded, as lines of comment before its table.

use serde_json::Value;
use std::io;

/// Writes a line for each entry of `extensions.incomplete`: `# states: State.ratifications: …`. No line break of a note ends it
/// early.
pub fn write(extensions: &Value, mut out: impl io::Write) -> io::Result<()> {
    for entry in extensions["incomplete"].as_array().into_iter().flatten() {
        let names = entry["path"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let path = names.collect::<Vec<_>>().join(".");
        let text = |name: &str| entry[name].as_str().unwrap_or_default();
        let known = entry["known"].as_array().into_iter().flatten().map(known).collect::<Vec<_>>().join(", ");
        let known = if known.is_empty() { known } else { format!(" ({known})") };
        writeln!(out, "# {path}: {}: {}{known}", text("relation"), text("note"))?;
    }
    Ok(())
}

fn known(named: &Value) -> String {
    let label = named["label"].as_str().unwrap_or_default();
    let numbers = match (&named["known"], &named["of"]) {
        (Value::Number(known), Value::Number(of)) => format!(": {known} of {of}"),
        (Value::Number(known), _) => format!(": {known}"),
        _ => String::new(),
    };
    let day = named["asOf"].as_str().map(|day| format!(" as of {day}")).unwrap_or_default();
    format!("{}{numbers}{day}", label.replace(['\n', '\r'], " "))
}
