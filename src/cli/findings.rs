//! `palermo findings`: what the research project found, next to what the data show.

use crate::{
    analysis::evidence::{Examined, ExaminedValue},
    answer::{Answerer, evidence},
    budget::Budget,
    cli::{DatabaseOptions, database, output},
};
use entity::vocabulary::Vocabulary;
use std::{io::Write, process::ExitCode};

/// Prints a table in Markdown. The exit code is 1 where the data show something else than a verdict rests on.
pub async fn run(options: DatabaseOptions) -> anyhow::Result<ExitCode> {
    let snapshot = database::filled(&options).await?;
    let examined = evidence::examine(&Answerer::default(), &snapshot, &Budget::unlimited())?;
    write!(output::standard(), "{}", table(&examined))?;
    let changed: Vec<String> = examined.iter().flat_map(changes).collect();
    for change in &changed {
        eprintln!("{change}");
    }
    Ok(if changed.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every finding in a row.
pub fn table(examined: &[Examined]) -> String {
    let mut table = "| what the project found | what the data show | verdict |\n|---|---|---|\n".to_owned();
    for finding in examined {
        let shown: Vec<String> = finding.values.iter().map(shown).collect();
        let verdict = finding.verdict.map_or_else(|| "not looked at".to_owned(), |verdict| verdict.label());
        let reason = finding.reason.as_deref().map(|reason| format!(": {reason}")).unwrap_or_default();
        let cells = [finding.statement.clone(), shown.join("<br>"), format!("**{verdict}**{reason}")];
        table.push_str(&format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
    }
    table
}

fn shown(value: &ExaminedValue) -> String {
    let shown = value.shown.as_deref().map_or_else(|| "nothing".to_owned(), rounded);
    match &value.stated {
        Some(stated) => format!("{}: {shown} (found: {})", value.name, rounded(stated)),
        None => format!("{}: {shown}", value.name),
    }
}

/// A value of JSON as people read it: fractions to three digits. What a verdict rests on is compared as it stands.
fn rounded(json: &str) -> String {
    match json.parse::<f64>() {
        Ok(number) if json.contains('.') => {
            format!("{number:.3}").trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        _ => json.to_owned(),
    }
}

fn changes(finding: &Examined) -> impl Iterator<Item = String> + '_ {
    finding.values.iter().filter(|value| !value.holds()).map(|value| {
        let shown = value.shown.as_deref().unwrap_or("nothing");
        format!("{}: {} is {shown}; the verdict rests on {}", finding.slug, value.name, value.expected)
    })
}
