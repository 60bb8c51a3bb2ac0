//! An entity as linked data: JSON-LD in the terms of schema.org.

use crate::{
    budget::{Budget, Stopped},
    graph::{any_node::AnyNode, node::Node},
    language::voice::Voice,
    pages::{address, entity_page, frame::Site},
};
use entity::{
    identifier,
    partial_date::PartialDate,
    vocabulary::{Language, OutputKind},
};
use serde_json::{Map, Value, json};

/// The JSON-LD of an entity, ready to stand in a `script` element: nothing in it can end the element.
pub fn script(node: AnyNode<'_>, site: &Site, budget: &Budget) -> Result<String, Stopped> {
    let value = value(node, site, budget)?.to_string();
    Ok(value.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026"))
}

/// What schema.org has a word for.
fn value(node: AnyNode<'_>, site: &Site, budget: &Budget) -> Result<Value, Stopped> {
    let id = |node: AnyNode<'_>| json!({ "@id": site.absolute(&address::of(node)) });
    let named = |node: AnyNode<'_>| {
        let mut named = id(node);
        named["name"] = node.label().into();
        named
    };
    let all = |nodes: &mut dyn Iterator<Item = AnyNode<'_>>| budget.filter(nodes.map(named), |_| true);
    let mut data = Map::new();
    data.insert("@context".into(), "https://schema.org".into());
    data.insert("@id".into(), id(node)["@id"].clone());
    data.insert("url".into(), id(node)["@id"].clone());
    data.insert("name".into(), entity_page::heading(node, Voice(Language::English)).into());
    let mut put = |name: &str, value: Value| {
        let empty = match &value {
            Value::Null => true,
            Value::Array(values) => values.is_empty(),
            _ => false,
        };
        if !empty {
            data.insert(name.to_owned(), value);
        }
    };
    put("description", node.summary().into());
    let mut same: Vec<String> = Vec::new();
    match node {
        AnyNode::Agency(agency) => {
            put("@type", "Organization".into());
            put("name", agency.name.as_str().into());
            put(
                "alternateName",
                agency.acronym.iter().chain(agency.aliases().iter().map(|alias| &alias.name)).cloned().collect(),
            );
            put("foundingDate", date(agency.founded));
            put("dissolutionDate", date(agency.dissolved));
            put("location", agency.seat.as_deref().into());
            put("parentOrganization", agency.parent().map(|parent| named(parent.any())).into());
            put("areaServed", all(&mut agency.territory().map(Node::any))?.into());
            put("memberOf", all(&mut agency.networks().map(Node::any))?.into());
            same.extend(same_as(agency.identifiers()));
        }
        AnyNode::Network(network) => {
            put("@type", "Organization".into());
            put("name", network.name.as_str().into());
            put("alternateName", network.acronym.as_deref().into());
            put("foundingDate", date(network.starts));
            put("dissolutionDate", date(network.ends));
            put("member", all(&mut network.agencies().map(Node::any))?.into());
        }
        AnyNode::Project(project) => {
            put("@type", "Project".into());
            put("name", project.name.as_str().into());
            put("alternateName", project.acronym.as_deref().into());
            put("foundingDate", date(project.starts));
            put("dissolutionDate", date(project.ends));
            put("member", all(&mut project.agencies().map(Node::any))?.into());
        }
        AnyNode::Instrument(instrument) => {
            put("@type", "Legislation".into());
            put("name", instrument.title.as_str().into());
            put("alternateName", instrument.short_name.as_str().into());
            put("legislationDate", date(Some(instrument.adopted_on)));
            put("legislationPassedBy", json!({ "@type": "Organization", "name": instrument.adopted_by }));
            put(
                "legislationIdentifier",
                instrument.identifiers().iter().map(|identifier| identifier.value.clone()).collect(),
            );
            put("legislationChanges", all(&mut instrument.amends().map(Node::any))?.into());
            same.extend(same_as(instrument.identifiers()));
        }
        AnyNode::Measure(measure) => {
            put("@type", "Legislation".into());
            put("legislationIdentifier", measure.provision.as_str().into());
            put("isPartOf", named(measure.instrument().any()));
        }
        AnyNode::Action(action) => {
            put("@type", "Action".into());
            put("agent", named(action.owner()));
            put("startTime", date(action.starts));
            put("endTime", date(action.ends));
        }
        AnyNode::Output(output) => {
            let kind = if output.kind == OutputKind::Database { "Dataset" } else { "CreativeWork" };
            put("@type", kind.into());
            put("name", output.title.as_str().into());
            put("datePublished", date(output.published));
            put("publisher", all(&mut [output.owner()].into_iter().chain(output.joint_with()))?.into());
        }
        AnyNode::Arrangement(arrangement) => {
            put("@type", "DigitalDocument".into());
            put("dateCreated", date(arrangement.signed));
            put("about", all(&mut arrangement.parties().map(Node::any))?.into());
        }
        AnyNode::State(state) => {
            put("@type", "Country".into());
            put("identifier", state.code.as_str().into());
        }
        AnyNode::Region(region) => {
            put("@type", "Place".into());
            put("identifier", region.m49.as_deref().into());
            put("containsPlace", all(&mut region.states().map(Node::any))?.into());
        }
        AnyNode::Finding(finding) => {
            put("@type", "Claim".into());
            put("text", finding.statement.as_str().into());
            put("about", all(&mut finding.about())?.into());
        }
        AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Impact(_)
        | AnyNode::Ratification(_)
        | AnyNode::Source(_) => {}
    }
    same.extend(node.url().map(str::to_owned));
    put("sameAs", same.into());
    let cited = node.citations().map(|citation| Value::from(citation.source().row().url.as_str()));
    put("citation", budget.filter(cited, |_| true)?.into());
    Ok(data.into())
}

fn date(date: Option<PartialDate>) -> Value {
    date.map(|date| date.to_string()).into()
}

fn same_as(identifiers: &[identifier::Model]) -> impl Iterator<Item = String> {
    identifiers.iter().filter_map(entity_page::instrument::same_as)
}
