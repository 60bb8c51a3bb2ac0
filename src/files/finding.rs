//! `findings/<id>.toml`: a result or key idea of the research project, and the document that tests it.

use crate::files::{DataFile, fields::Fields, problem::Problem, reading::Reading, rules::owner_sources};
use entity::{finding, finding_figure, partial_date::PartialDate, vocabulary::Verdict};

/// A finding. Its document is one of the files.
pub fn read(id: i32, slug: &str, files: &[DataFile], fields: &Fields<'_>, reading: &mut Reading) {
    let evidence = fields.optional_table("evidence", reading, |fields, reading| read_evidence(files, fields, reading));
    let (document, day, verdict, reason) = match evidence {
        Some(Evidence { document, day, verdict, reason }) => (document, Some(day), Some(verdict), reason),
        None => (None, None, None, None),
    };
    let row = finding::Model {
        id,
        slug: slug.to_owned(),
        objective: fields.word("objective", reading),
        section: fields.text("section", reading),
        statement: fields.text("statement", reading),
        document,
        day,
        verdict,
        reason,
    };
    reading.rows.findings.push(row);
    let mut position = 0;
    fields.many("figures", reading, |fields, reading| {
        let row = finding_figure::Model {
            finding_id: id,
            position,
            name: fields.text("name", reading),
            value: fields.number("value", reading),
            unit: fields.optional_text("unit", reading),
        };
        reading.rows.finding_figures.push(row);
        position += 1;
    });
    for (position, (key, place)) in (0..).zip(fields.texts("about", reading)) {
        reading.about(id, position, key, place);
    }
    owner_sources::required(fields, id, reading);
}

struct Evidence {
    document: Option<String>,
    day: PartialDate,
    verdict: Verdict,
    reason: Option<String>,
}

fn read_evidence(files: &[DataFile], fields: &Fields<'_>, reading: &mut Reading) -> Evidence {
    let path = fields.text("document", reading);
    let document = files.iter().find(|file| file.path == path && path.ends_with(".graphql"));
    if document.is_none() && !path.is_empty() {
        let problem = Problem::new(fields.place("document"), format!("there is no document `{path}`"), "no such file");
        reading.report(problem.help("name a file beside this one, such as `findings/icat-then.graphql`"));
    }
    Evidence {
        document: document.map(|file| file.text.clone()),
        day: fields.date("day", reading),
        verdict: fields.word("verdict", reading),
        reason: fields.optional_text("reason", reading),
    }
}
