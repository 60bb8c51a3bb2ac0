//! `palermo query`: answers a document without a server.

use crate::{
    api::{
        answer::{Answerer, Outcome, Question},
        selection::selection,
    },
    cli::{AnswerFormat, QueryOptions, database},
    export,
};
use anyhow::Context;
use async_graphql::Variables;
use std::{
    io::{self, Read, Write},
    path::Path,
    process::ExitCode,
    sync::Arc,
};

/// Prints the answer, as JSON unless asked for CSV; an answer with errors is printed too, always as JSON, and makes the exit code 1.
pub async fn run(options: QueryOptions) -> anyhow::Result<ExitCode> {
    let question = Question {
        query: document(&options.file)?,
        operation_name: options.operation_name,
        variables: variables(options.variables.as_deref())?,
    };
    let database = database::open(&options.database).await?;
    database::fill(&database).await?;
    let snapshot = database::snapshot(&database).await?;
    let selected = selection(&question);
    let answer = Answerer::default().answer(Arc::new(snapshot), question).await;
    let json: serde_json::Value = serde_json::from_slice(&answer.body)?;
    match (options.format, answer.outcome) {
        (AnswerFormat::Csv, Outcome::Answered) => export::answer::write(&json["data"], &selected, io::stdout().lock())?,
        _ => writeln!(io::stdout(), "{json:#}")?,
    }
    Ok(match answer.outcome {
        Outcome::Answered => ExitCode::SUCCESS,
        Outcome::Refused | Outcome::Failed => ExitCode::FAILURE,
    })
}

fn document(file: &Path) -> anyhow::Result<String> {
    if file == Path::new("-") {
        let mut document = String::new();
        io::stdin().read_to_string(&mut document).context("the standard input can't be read")?;
        return Ok(document);
    }
    std::fs::read_to_string(file).with_context(|| format!("the document `{}` can't be read", file.display()))
}

fn variables(json: Option<&str>) -> anyhow::Result<Variables> {
    let Some(json) = json else { return Ok(Variables::default()) };
    match serde_json::from_str(json) {
        Ok(object @ serde_json::Value::Object(_)) => Ok(Variables::from_json(object)),
        Ok(_) => anyhow::bail!("`--variables` must be a JSON object, such as '{{\"slug\": \"icat\"}}'"),
        Err(error) => anyhow::bail!("`--variables` is no JSON: {error}"),
    }
}
