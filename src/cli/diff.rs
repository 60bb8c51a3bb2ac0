//! `palermo diff`: what an import of a folder would change.

use crate::{
    cli::{DiffOptions, check, database, output},
    files::folder,
    store::{
        change::{self, ChangedFact, ChangedValue, Changes},
        load,
    },
};
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// How many facts are named of those that are added, changed and removed, each.
const MOST_FACTS: usize = 500;

/// How many values of a fact, or of the data set, are shown.
const MOST_VALUES: usize = 50;

/// How many characters of a value are shown.
const MOST_CHARACTERS: usize = 160;

/// How many equal characters are shown before those that differ.
const BEFORE: usize = 20;

/// What there is to say: exit codes as those of `diff`.
const SAME: u8 = 0;
const DIFFERENT: u8 = 1;
const TROUBLE: u8 = 2;

/// Shows it; nothing is written.
pub async fn run(options: DiffOptions) -> anyhow::Result<ExitCode> {
    match compared(&options).await {
        Ok(Some(changes)) => {
            report(&changes, output::standard())?;
            Ok(ExitCode::from(if changes.is_empty() { SAME } else { DIFFERENT }))
        }
        Ok(None) => Ok(ExitCode::from(TROUBLE)),
        Err(error) => {
            eprintln!("palermo: {error:#}");
            Ok(ExitCode::from(TROUBLE))
        }
    }
}

/// What would change; nothing where the files have problems, which are shown.
async fn compared(options: &DiffOptions) -> anyhow::Result<Option<Changes>> {
    let files = folder::read_folder(&options.folder)?;
    let Some(new) = check::dataset(&files) else { return Ok(None) };
    let old = match database::file(&options.database).is_some_and(|file| !file.exists()) {
        // To open it would be to make it.
        true => None,
        false => database::with_existing(&options.database, async |database| Ok(load::load(database).await?)).await?,
    };
    let old = old.map(|loaded| loaded.dataset).unwrap_or_default();
    Ok(Some(change::compare(&old, &new)))
}

fn report(changes: &Changes, mut out: impl Write) -> io::Result<()> {
    let Changes { about, added, changed, removed } = changes;
    if !about.is_empty() {
        writeln!(out, "the data set")?;
        values(about, &mut out)?;
    }
    for key in added.iter().take(MOST_FACTS) {
        writeln!(out, "added {key}")?;
    }
    more(added.len(), "added", &mut out)?;
    for ChangedFact { key, values: changed } in changed.iter().take(MOST_FACTS) {
        writeln!(out, "changed {key}")?;
        values(changed, &mut out)?;
    }
    more(changed.len(), "changed", &mut out)?;
    for key in removed.iter().take(MOST_FACTS) {
        writeln!(out, "removed {key}")?;
    }
    more(removed.len(), "removed", &mut out)?;
    match changes.is_empty() {
        true => writeln!(out, "nothing would change"),
        false => writeln!(out, "{} added, {} changed, {} removed", added.len(), changed.len(), removed.len()),
    }
}

fn more(all: usize, what: &str, out: &mut impl Write) -> io::Result<()> {
    match all.saturating_sub(MOST_FACTS) {
        0 => Ok(()),
        more => writeln!(out, "… {more} more {what}"),
    }
}

fn values(values: &[ChangedValue], out: &mut impl Write) -> io::Result<()> {
    for ChangedValue { place, old, new } in values.iter().take(MOST_VALUES) {
        let equal = match (old, new) {
            (Some(old), Some(new)) => old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count(),
            _ => 0,
        };
        writeln!(out, "  {place}")?;
        for (sign, value) in [('-', old), ('+', new)] {
            if let Some(value) = value {
                writeln!(out, "    {sign} {}", excerpt(value, equal))?;
            }
        }
    }
    match values.len().saturating_sub(MOST_VALUES) {
        0 => Ok(()),
        more => writeln!(out, "  … {more} more values"),
    }
}

/// The part of a value in which it differs, on one line and with nothing in it that a terminal would obey.
fn excerpt(value: &str, equal: usize) -> String {
    let length = value.chars().count();
    let start = if length > MOST_CHARACTERS { equal.saturating_sub(BEFORE) } else { 0 };
    let shown: String = value.chars().skip(start).take(MOST_CHARACTERS).collect();
    let before = if start > 0 { "…" } else { "" };
    let after = if start + MOST_CHARACTERS < length { "…" } else { "" };
    format!("{before}{}{after}", shown.escape_debug()).replace("\\'", "'").replace("\\\"", "\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::change::Place;

    fn said(changes: &Changes) -> String {
        let mut out = Vec::new();
        report(changes, &mut out).expect("memory");
        String::from_utf8(out).expect("text")
    }

    fn changed(old: Option<&str>, new: Option<&str>) -> ChangedFact {
        let place = Place { table: "agency", row: String::new(), column: "summary" };
        let values = vec![ChangedValue { place, old: old.map(str::to_owned), new: new.map(str::to_owned) }];
        ChangedFact { key: "agency:iom".to_owned(), values }
    }

    #[test]
    fn old_and_new_stand_below_each_other() {
        let changes = Changes {
            added: vec!["agency:new".to_owned()],
            changed: vec![
                changed(Some("Helps \"migrants\"."), Some("Helps\u{1b}[31m people.")),
                changed(None, Some("x")),
            ],
            removed: vec!["agency:old".to_owned()],
            ..Changes::default()
        };
        insta::assert_snapshot!(said(&changes), @r#"
        added agency:new
        changed agency:iom
          agency.summary
            - Helps "migrants".
            + Helps\u{1b}[31m people.
        changed agency:iom
          agency.summary
            + x
        removed agency:old
        1 added, 2 changed, 1 removed
        "#);
        assert_eq!(said(&Changes::default()), "nothing would change\n");
    }

    #[test]
    fn of_long_values_the_part_that_differs_is_shown() {
        let (old, new) = (format!("{}old{}", "a".repeat(500), "b".repeat(500)), format!("{}new", "a".repeat(500)));
        let said = said(&Changes { changed: vec![changed(Some(&old), Some(&new))], ..Changes::default() });
        assert!(said.contains(&format!("- …{}old{}…\n", "a".repeat(20), "b".repeat(137))), "{said}");
        assert!(said.contains(&format!("+ …{}new\n", "a".repeat(20))), "{said}");
    }

    #[test]
    fn of_very_much_only_a_part_is_shown() {
        let added = (0..100_000).map(|at| format!("agency:{at}")).collect();
        let said = said(&Changes { added, ..Changes::default() });
        assert_eq!(said.lines().count(), MOST_FACTS + 2);
        assert!(said.ends_with("… 99500 more added\n100000 added, 0 changed, 0 removed\n"), "{said}");
    }
}
