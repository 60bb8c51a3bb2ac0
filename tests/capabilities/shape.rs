//! The shape of the contract: ids, lookups, interfaces, and relations that go both ways.

use crate::{
    fixture::{Fixture, check, check_refused, data},
    real_data::SNAPSHOT,
};
use entity::vocabulary::{Axis, ParticipationRole, Precision};
use palermo::{
    api::TABLE,
    table::{
        object::{Field, Read},
        row::Item,
    },
};
use serde_json::json;
use std::{collections::BTreeSet, sync::Arc};

/// A graph with every kind and every relation in it.
pub(crate) fn everything() -> Fixture {
    let mut fixture = Fixture::new()
        .instrument("treaty")
        .instrument("protocol")
        .measure("protocol-art-1", "protocol", "Art. 1", Precision::Mandatory)
        .agency("iom")
        .agency("unodc")
        .agency_with("office", |_| {})
        .alias("iom", "Intergovernmental Committee for European Migration")
        .network("icat")
        .member("icat", "iom")
        .impact("icat", "iom")
        .project("glo-act")
        .participant("glo-act", "iom", ParticipationRole::Implementer)
        .participant("glo-act", "iom", ParticipationRole::Lead)
        .participant("glo-act", "unodc", ParticipationRole::Lead)
        .action("shelter", "agency:iom", Axis::Protection)
        .action("meeting", "network:icat", Axis::Prevention)
        .action("course", "project:glo-act", Axis::Prosecution)
        .output("ctdc", "agency:iom")
        .output("brief", "network:icat")
        .output("manual", "project:glo-act")
        .joint_with("ctdc", "agency:unodc")
        .joint_with("ctdc", "network:icat")
        .joint_with("ctdc", "project:glo-act")
        .arrangement("iom-unodc", &["iom", "unodc"], |_| {})
        .state("ES")
        .ratification("protocol", "es")
        .finding("result", &["agency:iom", "network:icat", "project:glo-act", "instrument:protocol", "state:es"])
        .cite("agency:iom", "page", true);
    let id = |fixture: &Fixture, key: &str| {
        fixture.rows.facts.iter().find(|fact| fact.key == key).map(|fact| fact.id).expect("it was just put there")
    };
    let [treaty, protocol, iom, office, shelter, glo_act, es] = [
        "instrument:treaty",
        "instrument:protocol",
        "agency:iom",
        "agency:office",
        "action:shelter",
        "project:glo-act",
        "state:es",
    ]
    .map(|key| id(&fixture, key));
    let rows = &mut fixture.rows;
    rows.agencies.iter_mut().find(|row| row.id == office).expect("it was just put there").parent_id = Some(iom);
    for kind in entity::instrument_relation::InstrumentRelationKind::ALL {
        rows.instrument_relations.push(entity::instrument_relation::Model {
            instrument_id: protocol,
            kind,
            other_id: treaty,
        });
    }
    rows.agency_mandates.push(entity::agency_mandate::Model { agency_id: iom, position: 0, instrument_id: protocol });
    rows.action_instruments.push(entity::action_instrument::Model {
        action_id: shelter,
        position: 0,
        instrument_id: protocol,
    });
    rows.action_states.push(entity::action_state::Model { action_id: shelter, position: 0, state_id: es });
    rows.project_states.push(entity::project_state::Model { project_id: glo_act, position: 0, state_id: es });
    fixture
}

#[test]
fn an_unknown_slug_or_id_gives_null() {
    check(
        Fixture::new().agency("iom"),
        "{ agency(slug: \"nobody\") { name } network(slug: \"iom\") { name } node(id: \"agency:nobody\") { id } nodes(ids: [\"nonsense\", \"agency:iom\"]) { id } }",
        json!({"agency": null, "network": null, "node": null, "nodes": [null, {"id": "agency:iom"}]}),
    );
}

#[test]
fn every_list_stands_in_the_order_of_its_kind() {
    use palermo::{
        api::TABLE,
        table::{object::Read, refusal::whole},
    };
    let mut looked_at = 0;
    for object in TABLE.objects() {
        let Some(stock) = &object.stock else { continue };
        for field in &object.fields {
            let Read::Many { to, paged: true, walk } = &field.read else { continue };
            let Some(far) = TABLE.object(to).and_then(|far| far.stock.as_ref()).filter(|_| !field.unsorted) else {
                continue;
            };
            for at in 0..(stock.count)(&SNAPSHOT.graph) {
                let mut places = Vec::new();
                let walked = walk(&(stock.at)(&SNAPSHOT.graph, at), &mut |item| {
                    places.push((far.place)(&item));
                    Ok(())
                });
                assert_eq!(whole(walked), Ok(()));
                assert!(places.is_sorted(), "{}.{}", object.name, field.name);
            }
            looked_at += 1;
        }
    }
    assert!(looked_at > 30, "{looked_at}");
}

#[test]
fn a_former_name_leads_to_the_agency_of_today() {
    check(
        Fixture::new().agency("euaa").alias("euaa", "European Asylum Support Office"),
        "{ agency(slug: \"european-asylum-support-office\") { slug aliases } node(id: \"agency:european-asylum-support-office\") { id } }",
        json!({"agency": {"slug": "euaa", "aliases": ["European Asylum Support Office"]}, "node": {"id": "agency:euaa"}}),
    );
}

#[test]
fn an_alias_never_hides_an_agency() {
    check(
        Fixture::new().agency("iom").agency("icem").alias("iom", "ICEM"),
        "{ agency(slug: \"icem\") { slug } }",
        json!({"agency": {"slug": "icem"}}),
    );
}

#[test]
fn every_kind_has_readable_ids_and_a_label() {
    check(
        everything(),
        "{ nodes(ids: [\"instrument:protocol\", \"measure:protocol-art-1\", \"agency:iom\", \"network:icat\", \"membership:icat/iom\", \"project:glo-act\",
            \"participation:glo-act/iom/lead\", \"action:shelter\", \"output:ctdc\", \"arrangement:iom-unodc\", \"impact:icat/iom\", \"state:es\",
            \"ratification:protocol/es\", \"finding:result\", \"source:page\"]) { __typename id ... on Fact { label } } }",
        json!({"nodes": [
            {"__typename": "Instrument", "id": "instrument:protocol", "label": "protocol"},
            {"__typename": "Measure", "id": "measure:protocol-art-1", "label": "protocol, Art. 1"},
            {"__typename": "Agency", "id": "agency:iom", "label": "iom"},
            {"__typename": "Network", "id": "network:icat", "label": "icat"},
            {"__typename": "Membership", "id": "membership:icat/iom", "label": "iom in icat"},
            {"__typename": "Project", "id": "project:glo-act", "label": "glo-act"},
            {"__typename": "Participation", "id": "participation:glo-act/iom/lead", "label": "iom in glo-act"},
            {"__typename": "Action", "id": "action:shelter", "label": "shelter"},
            {"__typename": "Output", "id": "output:ctdc", "label": "ctdc"},
            {"__typename": "Arrangement", "id": "arrangement:iom-unodc", "label": "iom-unodc"},
            {"__typename": "Impact", "id": "impact:icat/iom", "label": "Title"},
            {"__typename": "State", "id": "state:es", "label": "ES"},
            {"__typename": "Ratification", "id": "ratification:protocol/es", "label": "protocol, ES"},
            {"__typename": "Finding", "id": "finding:result", "label": "result"},
            {"__typename": "Source", "id": "source:page"}]}),
    );
}

#[test]
fn entities_share_an_interface() {
    check(
        everything(),
        "{ nodes(ids: [\"agency:iom\", \"state:es\", \"finding:result\", \"membership:icat/iom\"]) { ... on Entity { slug label summary url sources { title } } } }",
        json!({"nodes": [
            {"slug": "iom", "label": "iom", "summary": "Summary.", "url": null, "sources": [{"title": "page"}]},
            {"slug": "es", "label": "ES", "summary": null, "url": null, "sources": []},
            {"slug": "result", "label": "result", "summary": "result", "url": null, "sources": []},
            {}]}),
    );
}

#[test]
fn an_object_of_which_nothing_is_selected_is_empty_and_not_null() {
    check(
        everything(),
        "{ agencies(first: 1) { nodes { name @skip(if: true) } } finding(slug: \"result\") { about { ... on Network { slug } ...nothing } } }
         fragment nothing on Entity { slug @include(if: false) }",
        json!({"agencies": {"nodes": [{}]}, "finding": {"about": [{}, {"slug": "icat"}, {}, {}, {}]}}),
    );
}

/// For each relation: a question from one end, its answer, and the way back.
#[test]
fn every_relation_goes_both_ways() {
    let snapshot = Arc::new(everything().snapshot());
    let slugs = |slugs: &[&str]| json!({"nodes": slugs.iter().map(|slug| json!({"slug": slug})).collect::<Vec<_>>()});
    let list = |slugs: &[&str]| json!(slugs.iter().map(|slug| json!({"slug": slug})).collect::<Vec<_>>());
    let ids = |ids: &[&str]| json!({"nodes": ids.iter().map(|id| json!({"id": id})).collect::<Vec<_>>()});
    let one = |slug: &str| json!({"slug": slug});
    for (root, field, expected) in [
        ("instrument(slug: \"protocol\")", "measures { nodes { slug } }", slugs(&["protocol-art-1"])),
        ("measure(slug: \"protocol-art-1\")", "instrument { slug }", one("protocol")),
        ("instrument(slug: \"protocol\")", "supplements { slug }", list(&["treaty"])),
        ("instrument(slug: \"treaty\")", "supplementedBy { nodes { slug } }", slugs(&["protocol"])),
        ("instrument(slug: \"protocol\")", "amends { slug }", list(&["treaty"])),
        ("instrument(slug: \"treaty\")", "amendedBy { nodes { slug } }", slugs(&["protocol"])),
        ("instrument(slug: \"protocol\")", "supersedes { slug }", list(&["treaty"])),
        ("instrument(slug: \"treaty\")", "supersededBy { nodes { slug } }", slugs(&["protocol"])),
        ("instrument(slug: \"protocol\")", "implements { slug }", list(&["treaty"])),
        ("instrument(slug: \"treaty\")", "implementedBy { nodes { slug } }", slugs(&["protocol"])),
        ("instrument(slug: \"protocol\")", "ratifications { nodes { id } }", ids(&["ratification:protocol/es"])),
        ("state(slug: \"es\")", "ratifications { nodes { id } }", ids(&["ratification:protocol/es"])),
        (
            "ratifications",
            "nodes { instrument { slug } state { slug } party { slug } }",
            json!([{"instrument": one("protocol"), "state": one("es"), "party": one("es")}]),
        ),
        ("agency(slug: \"iom\")", "mandate { slug }", list(&["protocol"])),
        ("instrument(slug: \"protocol\")", "mandatedAgencies { nodes { slug } }", slugs(&["iom"])),
        ("agency(slug: \"office\")", "parent { slug }", one("iom")),
        ("agency(slug: \"iom\")", "children { nodes { slug } }", slugs(&["office"])),
        ("agency(slug: \"iom\")", "memberships { nodes { id } }", ids(&["membership:icat/iom"])),
        ("agency(slug: \"iom\")", "networks { nodes { slug } }", slugs(&["icat"])),
        ("network(slug: \"icat\")", "members { nodes { id } }", ids(&["membership:icat/iom"])),
        ("network(slug: \"icat\")", "agencies { nodes { slug } }", slugs(&["iom"])),
        (
            "memberships",
            "nodes { agency { slug } network { slug } }",
            json!([{"agency": one("iom"), "network": one("icat")}]),
        ),
        ("agency(slug: \"iom\")", "impacts { nodes { id } }", ids(&["impact:icat/iom"])),
        ("network(slug: \"icat\")", "impacts { nodes { id } }", ids(&["impact:icat/iom"])),
        (
            "impacts",
            "nodes { agency { slug } network { slug } }",
            json!([{"agency": one("iom"), "network": one("icat")}]),
        ),
        (
            "agency(slug: \"iom\")",
            "participations { nodes { id } }",
            ids(&["participation:glo-act/iom/implementer", "participation:glo-act/iom/lead"]),
        ),
        ("agency(slug: \"iom\")", "projects { nodes { slug } }", slugs(&["glo-act"])),
        ("project(slug: \"glo-act\")", "participants { totalCount }", json!(3)),
        ("project(slug: \"glo-act\")", "agencies { nodes { slug } }", slugs(&["iom", "unodc"])),
        ("project(slug: \"glo-act\")", "countries { slug }", list(&["es"])),
        ("state(slug: \"es\")", "projects { nodes { slug } }", slugs(&["glo-act"])),
        ("agency(slug: \"iom\")", "actions { nodes { slug } }", slugs(&["shelter"])),
        ("network(slug: \"icat\")", "actions { nodes { slug } }", slugs(&["meeting"])),
        ("project(slug: \"glo-act\")", "actions { nodes { slug } }", slugs(&["course"])),
        ("action(slug: \"shelter\")", "agency { slug }", one("iom")),
        ("action(slug: \"meeting\")", "network { slug }", one("icat")),
        ("action(slug: \"course\")", "project { slug }", one("glo-act")),
        ("action(slug: \"course\")", "owner { slug }", one("glo-act")),
        ("action(slug: \"shelter\")", "countries { slug }", list(&["es"])),
        ("state(slug: \"es\")", "actions { nodes { slug } }", slugs(&["shelter"])),
        ("action(slug: \"shelter\")", "instruments { slug }", list(&["protocol"])),
        ("instrument(slug: \"protocol\")", "actions { nodes { slug } }", slugs(&["shelter"])),
        ("agency(slug: \"iom\")", "outputs { nodes { slug } }", slugs(&["ctdc"])),
        ("network(slug: \"icat\")", "outputs { nodes { slug } }", slugs(&["brief"])),
        ("project(slug: \"glo-act\")", "outputs { nodes { slug } }", slugs(&["manual"])),
        ("output(slug: \"manual\")", "project { slug }", one("glo-act")),
        ("output(slug: \"brief\")", "network { slug }", one("icat")),
        ("output(slug: \"ctdc\")", "owner { slug }", one("iom")),
        ("output(slug: \"ctdc\")", "agencies { slug }", list(&["iom", "unodc"])),
        ("output(slug: \"ctdc\")", "jointWith { slug }", list(&["unodc", "icat", "glo-act"])),
        ("agency(slug: \"unodc\")", "jointOutputs { nodes { slug } }", slugs(&["ctdc"])),
        ("network(slug: \"icat\")", "jointOutputs { nodes { slug } }", slugs(&["ctdc"])),
        ("project(slug: \"glo-act\")", "jointOutputs { nodes { slug } }", slugs(&["ctdc"])),
        ("arrangement(slug: \"iom-unodc\")", "parties { slug }", list(&["iom", "unodc"])),
        ("agency(slug: \"unodc\")", "arrangements { nodes { slug } }", slugs(&["iom-unodc"])),
        ("finding(slug: \"result\")", "about { slug }", list(&["iom", "icat", "glo-act", "protocol", "es"])),
        ("agency(slug: \"iom\")", "findings { nodes { slug } }", slugs(&["result"])),
        ("network(slug: \"icat\")", "findings { nodes { slug } }", slugs(&["result"])),
        ("project(slug: \"glo-act\")", "findings { nodes { slug } }", slugs(&["result"])),
        ("instrument(slug: \"protocol\")", "findings { nodes { slug } }", slugs(&["result"])),
        ("state(slug: \"es\")", "findings { nodes { slug } }", slugs(&["result"])),
    ] {
        let answer = data(&snapshot, &format!("{{ root: {root} {{ {field} }} }}"));
        let name = field.split_whitespace().next().expect("a field has a name");
        let found = match &answer["root"][name] {
            list if list.get("totalCount").is_some() => &list["totalCount"],
            found => found,
        };
        assert_eq!(found, &expected, "{root} {{ {field} }}");
    }
}

#[test]
fn too_many_ids_are_refused() {
    let ids = vec!["agency:iom"; 501];
    let document = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
    check_refused(Fixture::new(), document, json!({"ids": ids}), "BAD_USER_INPUT", &["`ids`", "501", "500"]);
}

#[test]
fn vocabularies_are_data() {
    let answer = data(
        &Arc::new(everything().snapshot()),
        "{ vocabularies { name description values { value label description count } } }",
    );
    let vocabularies = answer["vocabularies"].as_array().unwrap();
    let axis = vocabularies.iter().find(|vocabulary| vocabulary["name"] == "axis").unwrap();
    assert_eq!(axis["values"][2]["value"], "PROTECTION");
    assert_eq!(axis["values"][2]["label"], "Protection");
    assert_eq!(axis["values"][2]["count"], 4, "one action and three outputs");
    assert!(axis["values"][2]["description"].as_str().unwrap().starts_with("Identifies"));
}

/// The numbers of the nodes that a relation leads to.
fn reached(field: &Field, from: &Item<'_>) -> BTreeSet<u32> {
    let mut numbers = BTreeSet::new();
    let mut put = |item: Item<'_>| match item {
        Item::Node(node) => drop(numbers.insert(node.number())),
        _ => panic!("{} leads to what is not a node", field.name),
    };
    match &field.read {
        Read::One { read, .. } => read(from).into_iter().for_each(put),
        Read::Many { walk, .. } => {
            let walked = walk(from, &mut |item| {
                put(item);
                Ok(())
            });
            walked.unwrap();
        }
        _ => panic!("{} is not a relation", field.name),
    }
    numbers
}

#[test]
fn what_leads_back_leads_to_exactly_those_it_came_from() {
    let graph = &SNAPSHOT.graph;
    let mut checked = 0;
    for object in TABLE.objects() {
        let Some(stock) = &object.stock else { continue };
        for field in &object.fields {
            let Some(back) = field.back else { continue };
            let target = TABLE.target(field.leads_to().unwrap());
            let far = target.stock.as_ref().unwrap();
            let pairs = |object: &palermo::table::object::Stock, field: &Field| -> BTreeSet<(u32, u32)> {
                (0..(object.count)(graph))
                    .map(|place| (object.at)(graph, place))
                    .flat_map(|item| {
                        let Item::Node(node) = &item else { panic!("kinds have nodes") };
                        let from = node.number();
                        reached(field, &item).into_iter().map(move |to| (from, to))
                    })
                    .collect()
            };
            let there = pairs(stock, field);
            let again = pairs(far, target.field(back).unwrap()).into_iter().map(|(from, to)| (to, from)).collect();
            assert_eq!(there, again, "{}.{} and {}.{back}", object.name, field.name, target.name);
            checked += 1;
        }
    }
    assert!(checked > 40, "{checked}");
}
