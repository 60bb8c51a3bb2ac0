//! The question behind a comparison: what GraphQL gives is what the page shows.

use crate::{compare::wanted::Wanted, pages::address};
use entity::{partial_date::PartialDate, vocabulary::Vocabulary};
use serde_json::{Map, Value, json};
use std::fmt::Write;

const AGENCIES: &str = "# What agencies are charged with, what they do, and what ties them?
query CompareAgencies($slugs: [String!]!, $day: PartialDate!) {
  agencies(where: {slug: {in: $slugs}}, first: 4) {
    nodes {
      slug label kind scope crime specialised founded dissolved seat assessment
      parent { label }
      mandate { label }
      territory { name }
      actions(activeOn: $day, first: 500) { nodes { slug title axis type crime starts ends } }
      outputs(activeOn: $day, first: 500) { nodes { slug title topics } }
      memberships(activeOn: $day, first: 500) { nodes { network { slug label } role since until } }
      participations(activeOn: $day, first: 500) { nodes { project { slug label } role since until } }
      partners(activeOn: $day, where: {agency: {slug: {in: $slugs}}}, first: 3) {
        nodes { agency { slug label } ties { kind label since until fact { id } } }
      }
    }
  }
}
";

const NETWORKS: &str = "# What networks rest on, who is in them, what they do, and what they changed?
query CompareNetworks($slugs: [String!]!, $day: PartialDate!) {
  networks(where: {slug: {in: $slugs}}, first: 4) {
    nodes {
      slug label formalization foundingText scope crime starts ends
      reportedSizes { on count }
      members(activeOn: $day, first: 500) { nodes { agency { slug label } role since until } }
      otherMembers(activeOn: $day) { name role since until }
      actions(activeOn: $day, first: 500) { nodes { slug title axis type crime } }
      outputs(activeOn: $day, first: 500) { nodes { slug title topics } }
      impacts(activeOn: $day, first: 500) { nodes { agency { slug label } title year } }
    }
  }
}
";

const PROVISIONS: &str = "# What is laid down of one type of measure, universal beside European, and in which words?
query Provisions($type: MeasureType!, $scopes: [Scope!]!) {
  measures(
    where: {type: {eq: $type}, instrument: {scope: {in: $scopes}}, not: {savingClause: {eq: true}}}
    first: 500
  ) {
    totalCount
    nodes { slug provision title precision crime wording instrument { shortName scope legalForce } }
  }
}
";

/// The document and its variables; nothing where nothing is laid side by side.
pub fn behind(wanted: &Wanted, day: PartialDate) -> Option<(String, Value)> {
    let slugs = wanted.slugs();
    match wanted {
        _ if !wanted.is_enough() => None,
        Wanted::Nothing => None,
        Wanted::Instruments { through_supplements, .. } => Some(of_instruments(slugs, *through_supplements)),
        Wanted::Provisions { r#type, scopes } => {
            let scopes: Vec<String> = scopes.iter().map(|scope| scope.name()).collect();
            Some((PROVISIONS.to_owned(), json!({ "type": r#type.name(), "scopes": scopes })))
        }
        Wanted::Agencies { .. } => Some((AGENCIES.to_owned(), json!({ "slugs": slugs, "day": day }))),
        Wanted::Networks { .. } => Some((NETWORKS.to_owned(), json!({ "slugs": slugs, "day": day }))),
    }
}

/// Where it can be asked and changed.
pub fn address(wanted: &Wanted, day: PartialDate) -> Option<String> {
    behind(wanted, day).map(|(document, variables)| address::of_question(&document, &variables))
}

/// The first of some instruments with each of the others, under a name of its own.
fn of_instruments(slugs: &[String], through_supplements: bool) -> (String, Value) {
    let (first, others) = slugs.split_at(1);
    let mut variables = Map::new();
    variables.insert("slug".to_owned(), json!(first[0]));
    variables.insert("through".to_owned(), json!(through_supplements));
    let (mut declared, mut fields) = (String::new(), String::new());
    for (at, other) in others.iter().enumerate() {
        let name = format!("with{}", at + 1);
        write!(declared, ", ${name}: ID!").expect("texts take all that is written");
        writeln!(fields, "    {name}: compare(with: ${name}, throughSupplements: $through) {{ ...Beside }}")
            .expect("texts take all that is written");
        variables.insert(name, json!(format!("instrument:{other}")));
    }
    let document = format!(
        "# What does each instrument lay down, in which words and how precisely, and who lacks what?
query CompareInstruments($slug: String!, $through: Boolean!{declared}) {{
  instrument(slug: $slug) {{
    shortName
{fields}  }}
}}

fragment Beside on InstrumentComparison {{
  with {{ shortName }}
  types {{
    category type difference strongest otherStrongest
    measures {{ ...Laid }}
    otherMeasures {{ ...Laid }}
  }}
  savingClauses {{ ...Laid }}
}}

fragment Laid on Measure {{ slug provision title precision crime wording instrument {{ shortName }} }}
"
    );
    (document, Value::Object(variables))
}
