//! What a finding states beside what the data show, once its document was asked.

use crate::graph::finding::Finding;
use entity::vocabulary::Verdict;
use serde_json::Value;

/// What a finding states beside what the data show.
#[derive(Clone, Debug)]
pub struct Examined {
    /// Its slug.
    pub slug: String,
    /// What it says.
    pub statement: String,
    /// What the data say of it; none where that was not looked at.
    pub verdict: Option<Verdict>,
    /// Why.
    pub reason: Option<String>,
    /// The values of its evidence.
    pub values: Vec<ExaminedValue>,
}

/// A value of the answer to a finding's document.
#[derive(Clone, Debug)]
pub struct ExaminedValue {
    /// What it tells.
    pub name: String,
    /// What the finding states, as JSON.
    pub stated: Option<String>,
    /// What the verdict rests on, as JSON.
    pub expected: String,
    /// What the data show now, as JSON; none where nothing stands there.
    pub shown: Option<String>,
}

impl ExaminedValue {
    /// Whether the verdict still rests on what the data show.
    pub fn holds(&self) -> bool {
        self.shown.as_deref() == Some(self.expected.as_str())
    }
}

/// A value in JSON as one writes it in a text: words without quotes, shares to a thousandth.
pub fn plain(json: &str) -> String {
    match serde_json::from_str(json) {
        Ok(Value::String(text)) => text,
        Ok(Value::Number(number)) if number.is_f64() => {
            let rounded = format!("{:.3}", number.as_f64().unwrap_or_default());
            rounded.trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        _ => json.to_owned(),
    }
}

/// Looks up what a finding's evidence names in the data that its document was answered with; `null` where it has none.
pub fn examine(finding: Finding<'_>, data: &Value) -> Examined {
    let evidence = finding.evidence();
    let expected = evidence.map(|evidence| evidence.expected).unwrap_or_default();
    let value = |expectation: &entity::finding_expectation::Model| ExaminedValue {
        name: expectation.name.clone(),
        stated: expectation.stated.clone(),
        expected: expectation.shown.clone(),
        shown: at(data, &expectation.path).map(|value| value.to_string()),
    };
    Examined {
        slug: finding.row().slug.clone(),
        statement: finding.row().statement.clone(),
        verdict: evidence.map(|evidence| evidence.verdict),
        reason: evidence.and_then(|evidence| evidence.reason).map(str::to_owned),
        values: expected.iter().map(value).collect(),
    }
}

/// The value at a path: names of fields and places in lists, with dots between; `length` of a list is how many it has.
fn at(data: &Value, path: &str) -> Option<Value> {
    let (mut value, mut rest) = (data, Some(path));
    while let Some((step, beyond)) =
        rest.map(|path| path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest))))
    {
        value = match value {
            Value::Array(values) if step == "length" && beyond.is_none() => return Some(values.len().into()),
            Value::Array(values) => values.get(step.parse::<usize>().ok()?)?,
            Value::Object(fields) => fields.get(step)?,
            _ => return None,
        };
        rest = beyond;
    }
    Some(value.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_is_shown_as_one_writes_it() {
        assert_eq!(
            ["\"NON_BINDING\"", "0.09672830725462304", "0.5", "18", "[1]"].map(plain),
            ["NON_BINDING", "0.097", "0.5", "18", "[1]"]
        );
    }

    #[test]
    fn a_path_leads_through_fields_and_lists() {
        let data = json!({"a": [{"b": 1}, {"b": "two"}]});
        assert_eq!(at(&data, "a.1.b"), Some(json!("two")));
        assert_eq!(at(&data, "a.length"), Some(json!(2)));
        assert_eq!(at(&data, "a.2.b"), None);
        assert_eq!(at(&data, "a.b"), None);
    }
}
