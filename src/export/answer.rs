//! The answer to any question as CSV.
//!
//! Columns are the paths of the answer, with dots. The first list of objects makes the rows, and within its objects the
//! first list of objects again, and so on: one row a leaf, with what stands above it repeated. The values of every other
//! list stand in one cell, joined by `; `, where a null is nothing between two joins, so that the values of sibling
//! columns keep their places. Null and what is missing are empty cells; they have their columns all the same, so that the
//! columns of a question do not depend on what the data have.
//!
//! Cells that begin with `=`, `+`, `-` or `@` are left as they are: the data would no longer be the data.

use serde_json::Value;
use std::{borrow::Cow, io};

/// What joins the values of a list that makes no rows.
const JOIN: &str = "; ";

/// Writes the `data` of an answer as CSV: a line of column names, then the rows. What was selected is objects in each other,
/// with null for each value; lists are no part of it.
pub fn write(data: &Value, selected: &Value, out: impl io::Write) -> Result<(), ::csv::Error> {
    let mut shape = Shape::Leaf;
    shape.grow(selected);
    shape.grow(data);
    let mut columns = Vec::new();
    shape.columns(&mut String::new(), &mut columns);
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record(&columns)?;
    let rows = shape.rows(data);
    // Where no list makes rows there is one row, and none where the list that would have made them was empty.
    let nothing = !has_items(data) && rows.iter().flatten().all(|cell| cell.is_empty());
    if !nothing {
        for row in rows {
            csv.write_record(row.iter().map(|cell| cell.as_bytes()))?;
        }
    }
    csv.flush()?;
    Ok(())
}

/// Whether any list in it has something in it.
fn has_items(value: &Value) -> bool {
    match value {
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => fields.values().any(has_items),
        _ => false,
    }
}

/// What stands at a place of the answer, seen over all objects of the lists above it.
enum Shape {
    /// A value that is neither object nor list; also what is null, or a list that is empty, wherever it occurs.
    Leaf,
    Object(Vec<(String, Shape)>),
    List(Box<Shape>),
}

impl Shape {
    /// Takes in one more value that stands at this place.
    fn grow(&mut self, value: &Value) {
        match value {
            Value::Object(fields) => {
                if let Shape::Leaf = self {
                    *self = Shape::Object(Vec::new());
                }
                let Shape::Object(known) = self else { return };
                for (name, value) in fields {
                    let place = match known.iter().position(|(known, _)| known == name) {
                        Some(place) => place,
                        None => {
                            known.push((name.clone(), Shape::Leaf));
                            known.len() - 1
                        }
                    };
                    known[place].1.grow(value);
                }
            }
            Value::Array(items) => {
                if !matches!(self, Shape::List(_)) {
                    let item = std::mem::replace(self, Shape::Leaf);
                    *self = Shape::List(Box::new(item));
                }
                let Shape::List(item) = self else { return };
                items.iter().for_each(|value| item.grow(value));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn columns(&self, path: &mut String, columns: &mut Vec<String>) {
        match self {
            Shape::Leaf => columns.push(path.clone()),
            Shape::List(item) => item.columns(path, columns),
            Shape::Object(fields) => {
                for (name, shape) in fields {
                    let length = path.len();
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(name);
                    shape.columns(path, columns);
                    path.truncate(length);
                }
            }
        }
    }

    fn width(&self) -> usize {
        match self {
            Shape::Leaf => 1,
            Shape::List(item) => item.width(),
            Shape::Object(fields) => fields.iter().map(|(_, shape)| shape.width()).sum(),
        }
    }

    /// Whether there is a list of objects in it.
    fn makes_rows(&self) -> bool {
        match self {
            Shape::Leaf => false,
            Shape::List(item) => item.holds_objects() || item.makes_rows(),
            Shape::Object(fields) => fields.iter().any(|(_, shape)| shape.makes_rows()),
        }
    }

    fn holds_objects(&self) -> bool {
        match self {
            Shape::Leaf => false,
            Shape::List(item) => item.holds_objects(),
            Shape::Object(_) => true,
        }
    }

    /// One row a leaf of the first list; what has none is one row.
    fn rows<'v>(&self, value: &'v Value) -> Vec<Vec<Cow<'v, str>>> {
        match self {
            Shape::List(item) if self.makes_rows() => match value.as_array() {
                Some(items) if !items.is_empty() => items.iter().flat_map(|value| item.rows(value)).collect(),
                // Whose list is empty keeps its own row.
                _ => vec![vec![Cow::Borrowed(""); self.width()]],
            },
            Shape::Object(fields) => {
                let rows_from = fields.iter().position(|(_, shape)| shape.makes_rows());
                let mut rows = vec![Vec::new()];
                for (place, (name, shape)) in fields.iter().enumerate() {
                    let value = value.get(name).unwrap_or(&Value::Null);
                    let added = match rows_from == Some(place) {
                        true => shape.rows(value),
                        false => vec![shape.cells(value)],
                    };
                    rows = combined(&rows, &added);
                }
                rows
            }
            Shape::Leaf | Shape::List(_) => vec![self.cells(value)],
        }
    }

    /// The cells of something that is within one row.
    fn cells<'v>(&self, value: &'v Value) -> Vec<Cow<'v, str>> {
        match self {
            Shape::Leaf => vec![text(value)],
            Shape::Object(fields) => {
                fields.iter().flat_map(|(name, shape)| shape.cells(value.get(name).unwrap_or(&Value::Null))).collect()
            }
            Shape::List(item) => {
                let items = value.as_array().map(Vec::as_slice).unwrap_or_default();
                let rows: Vec<_> = items.iter().map(|value| item.cells(value)).collect();
                let column = |place: usize| {
                    let values: Vec<&str> = rows.iter().map(|row| &*row[place]).collect();
                    Cow::Owned(values.join(JOIN))
                };
                (0..self.width()).map(column).collect()
            }
        }
    }
}

/// Each row with what is added to it. One of the two is a single row, because only one field of an object makes rows.
fn combined<'v>(rows: &[Vec<Cow<'v, str>>], added: &[Vec<Cow<'v, str>>]) -> Vec<Vec<Cow<'v, str>>> {
    rows.iter().flat_map(|row| added.iter().map(move |more| row.iter().chain(more).cloned().collect())).collect()
}

fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::String(text) => Cow::Borrowed(text),
        Value::Bool(_) | Value::Number(_) => Cow::Owned(value.to_string()),
        // A place is a leaf only where no object stands and every list is empty.
        Value::Array(_) | Value::Object(_) => Cow::Borrowed(""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn csv(data: Value) -> String {
        let mut bytes = Vec::new();
        write(&data, &Value::Null, &mut bytes).expect("memory takes everything");
        String::from_utf8(bytes).expect("CSV is text")
    }

    #[test]
    fn what_was_selected_has_its_columns_even_where_nothing_is_there() {
        let selected = json!({"agencies": {"nodes": {"slug": null, "parent": {"slug": null, "name": null}}}});
        let csv = |data: Value| {
            let mut bytes = Vec::new();
            write(&data, &selected, &mut bytes).expect("memory takes everything");
            String::from_utf8(bytes).expect("CSV is text")
        };
        let header = "agencies.nodes.slug,agencies.nodes.parent.slug,agencies.nodes.parent.name\n";
        assert_eq!(csv(json!({"agencies": {"nodes": [{"slug": "iom", "parent": null}]}})), format!("{header}iom,,\n"));
        assert_eq!(csv(json!({"agencies": {"nodes": []}})), header);
        assert_eq!(csv(json!({"agencies": null})), header);
    }

    #[test]
    fn the_first_list_makes_the_rows_and_what_stands_above_it_is_repeated() {
        let data = json!({"agencies": {"totalCount": 2, "nodes": [
            {"slug": "iom", "parent": {"slug": "un"}}, {"slug": "un", "parent": null}
        ]}});
        assert_eq!(csv(data), "agencies.totalCount,agencies.nodes.slug,agencies.nodes.parent.slug\n2,iom,un\n2,un,\n");
    }

    #[test]
    fn a_list_within_the_first_makes_a_row_a_leaf_and_an_empty_one_keeps_the_row_of_its_owner() {
        let data = json!({"a": [
            {"s": "x", "b": {"nodes": [{"t": 1, "c": [{"u": "p"}, {"u": "q"}]}, {"t": 2, "c": []}]}},
            {"s": "y", "b": {"nodes": []}}
        ]});
        assert_eq!(csv(data), "a.s,a.b.nodes.t,a.b.nodes.c.u\nx,1,p\nx,1,q\nx,2,\ny,,\n");
    }

    #[test]
    fn every_other_list_stands_in_one_cell_and_keeps_the_places_of_nulls() {
        let data = json!({"a": [
            {"s": "x", "tags": ["m", "n"], "b": [{"t": 1}], "c": [{"u": 1, "v": null}, {"u": 2, "v": "w"}], "g": [[1, 2], [3]]},
            {"s": "y", "tags": [], "b": [], "c": [], "g": null}
        ]});
        assert_eq!(csv(data), "a.s,a.tags,a.b.t,a.c.u,a.c.v,a.g\nx,m; n,1,1; 2,; w,1; 2; 3\ny,,,,,\n");
    }

    #[test]
    fn of_several_root_fields_the_first_with_a_list_makes_the_rows() {
        let data = json!({"dataset": {"version": "1"}, "a": [{"s": 1}, {"s": 2}], "other": [{"t": "m"}, {"t": "n"}]});
        assert_eq!(csv(data), "dataset.version,a.s,other.t\n1,1,m; n\n1,2,m; n\n");
    }

    #[test]
    fn without_a_list_there_is_one_row_and_from_an_empty_list_none() {
        assert_eq!(csv(json!({"agency": {"slug": "iom", "aliases": []}})), "agency.slug,agency.aliases\niom,\n");
        assert_eq!(csv(json!({"agency": {"aliases": ["a", "b"]}})), "agency.aliases\na; b\n");
        assert_eq!(csv(json!({"agencies": {"nodes": []}})), "agencies.nodes\n");
        assert_eq!(
            csv(json!({"agencies": {"totalCount": 0, "nodes": []}})),
            "agencies.totalCount,agencies.nodes\n0,\n"
        );
        assert_eq!(csv(json!({"agency": null})), "agency\n");
    }

    #[test]
    fn a_row_of_nulls_in_a_list_is_still_a_row() {
        assert_eq!(csv(json!({"a": [{"s": null, "t": null}, null]})), "a.s,a.t\n,\n,\n");
        assert_eq!(csv(json!({"a": [{"s": null}, {"s": "x"}]})), "a.s\n\"\"\nx\n");
    }

    #[test]
    fn values_of_an_interface_fill_the_columns_that_they_have() {
        let data = json!({"nodes": [{"slug": "iom"}, null, {"slug": "es", "code": "ES"}]});
        assert_eq!(csv(data), "nodes.slug,nodes.code\niom,\n,\nes,ES\n");
    }

    #[test]
    fn quotes_lines_and_other_scripts_survive_and_formulas_are_left_as_they_are() {
        let odd = ["say \"no\"", "a,b", "two\nlines", "Ελλάδα 日本 🕊", "=1+1", "+1", "-1", "@x", " padded "];
        let rows: Vec<_> = odd.iter().map(|text| json!({"t": text, "b": true, "n": 1.5})).collect();
        let text = csv(json!({"list": rows}));
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let read: Vec<String> = reader.records().map(|row| row.expect("a row")[0].to_owned()).collect();
        assert_eq!(read, odd);
        assert!(text.contains("\n=1+1,true,1.5\n"), "{text}");
    }
}
