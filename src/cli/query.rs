//! `palermo query`: answers a document without a server.

use crate::{
    answer::{self, Answerer, Outcome, Question, columns::columns},
    budget::Budget,
    cli::{AnswerFormat, QueryOptions, database, output},
    export,
};
use anyhow::Context;
use serde_json::{Map, Value};
use std::{
    io::{self, Read, Write},
    path::Path,
    process::ExitCode,
};

/// Prints the answer, as JSON unless asked for CSV; an answer with errors is printed too, always as JSON, and makes the exit code 1.
pub async fn run(options: QueryOptions) -> anyhow::Result<ExitCode> {
    let question = Question {
        query: document(&options.file)?,
        operation_name: options.operation_name,
        variables: variables(options.variables.as_deref())?,
    };
    if options.comments && matches!(options.format, AnswerFormat::Json) {
        anyhow::bail!(
            "`--comments` has no effect on JSON, which has `extensions.incomplete`; leave it out, or ask for `--format csv`"
        );
    }
    let snapshot = database::filled(&options.database).await?;
    // Whoever asks at his own machine waits as long as he likes.
    let answerer = Answerer::default();
    let prepared = answerer.prepare(&snapshot, &question);
    let answer = match &prepared {
        Ok(prepared) => answerer.run(&snapshot, prepared, &Budget::unlimited()),
        Err(errors) => answer::refuse(errors),
    };
    match (options.format, answer.outcome, &prepared) {
        (AnswerFormat::Csv, Outcome::Answered, Ok(prepared)) => {
            let json: Value = serde_json::from_slice(&answer.body)?;
            if options.comments {
                export::answer_notes::write(&json["extensions"], output::standard())?;
            }
            export::answer::write(&json["data"], &columns(prepared.plan()), output::standard())?;
        }
        _ => indent(&answer.body, output::standard())?,
    }
    Ok(match answer.outcome {
        Outcome::Answered => ExitCode::SUCCESS,
        Outcome::Refused | Outcome::Stopped | Outcome::Limited | Outcome::Failed => ExitCode::FAILURE,
    })
}

/// Prints JSON for people, every value as it was written: reading numbers and writing them again may change them.
fn indent(json: &[u8], mut out: impl Write) -> io::Result<()> {
    let (mut depth, mut quoted, mut escaped, mut opened) = (0, false, false, false);
    for byte in json {
        let closes = matches!(byte, b'}' | b']') && !quoted;
        if closes {
            depth -= 1;
        }
        // An object without anything in it stays on its line.
        if (opened || closes) && !(opened && closes) && !quoted {
            write!(out, "\n{:1$}", "", depth * 2)?;
        }
        opened = false;
        out.write_all(&[*byte])?;
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => {
                depth += 1;
                opened = true;
            }
            b',' if !quoted => write!(out, "\n{:1$}", "", depth * 2)?,
            b':' if !quoted => out.write_all(b" ")?,
            _ => {}
        }
    }
    writeln!(out)
}

fn document(file: &Path) -> anyhow::Result<String> {
    if file == Path::new("-") {
        let mut document = String::new();
        io::stdin().read_to_string(&mut document).context("the standard input can't be read")?;
        return Ok(document);
    }
    std::fs::read_to_string(file).with_context(|| format!("the document `{}` can't be read", file.display()))
}

fn variables(json: Option<&str>) -> anyhow::Result<Map<String, Value>> {
    let Some(json) = json else { return Ok(Map::new()) };
    match serde_json::from_str(json) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => anyhow::bail!("`--variables` must be a JSON object, such as '{{\"slug\": \"icat\"}}'"),
        Err(error) => anyhow::bail!("`--variables` is not valid JSON: {error}"),
    }
}
