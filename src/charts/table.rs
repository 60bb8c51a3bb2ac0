//! The data of a chart for programs: CSV and JSON.

use crate::{
    charts::{chart::Chart, matrix::Heading, parameters::Parameters},
    snapshot::Snapshot,
};
use serde_json::{Map, Value, json};

/// A line for each cell, so that it can be turned, filtered and summed without knowing how wide the chart is.
pub(super) fn csv(chart: &Chart) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head =
        ["row_group", "row", "row_id", "column_group", "column", "column_id", "value", "count", "status", "meaning"];
    writer.write_record(head).expect("memory takes it");
    for row in &chart.matrix.rows {
        for (column, cell) in chart.matrix.columns.iter().zip(&row.cells) {
            let Heading { group, name, id, .. } = &row.heading;
            let count = cell.count.map(|count| count.to_string()).unwrap_or_default();
            let value = if cell.tone.word() == "none" { "" } else { cell.text.as_str() };
            let record: [&str; 10] = [
                group,
                name,
                id,
                &column.group,
                &column.name,
                &column.id,
                value,
                &count,
                cell.tone.word(),
                &cell.meaning,
            ];
            writer.write_record(record).expect("memory takes it");
        }
    }
    String::from_utf8(writer.into_inner().expect("memory takes it")).expect("what was written is UTF-8")
}

pub(super) fn json(chart: &Chart, snapshot: &Snapshot, parameters: &Parameters) -> Value {
    let about = snapshot.graph.about();
    let heading = |heading: &Heading| json!({"id": heading.id, "group": heading.group, "name": heading.name});
    let asked: Map<String, Value> =
        parameters.pairs(chart.kind).into_iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
    let rows: Vec<Value> = chart
        .matrix
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<Value> = row
                .cells
                .iter()
                .map(|cell| {
                    json!({
                        "value": if cell.tone.word() == "none" { Value::Null } else { cell.text.clone().into() },
                        "count": cell.count,
                        "status": cell.tone.word(),
                        "meaning": cell.meaning,
                    })
                })
                .collect();
            let mut row = heading(&row.heading);
            row["cells"] = cells.into();
            row
        })
        .collect();
    json!({
        "chart": chart.kind.word(),
        "title": chart.title,
        "description": chart.description,
        "activeOn": parameters.day,
        "parameters": asked,
        "dataset": {
            "version": about.version,
            "digest": snapshot.edition.digest,
            "license": about.license,
            "citation": about.citation,
        },
        "question": {"query": chart.question.document, "variables": chart.question.variables},
        "rowHeading": chart.matrix.row_heading,
        "columns": chart.matrix.columns.iter().map(heading).collect::<Vec<_>>(),
        "rows": rows,
    })
}
