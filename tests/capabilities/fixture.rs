//! Graphs as small as the rule that a test shows: a builder fills in what the test doesn't name.

use entity::{
    action, action_state, action_territory, agency, agency_territory, arrangement, arrangement_party, citation,
    dataset::Dataset, fact, fact::FactKind, finding, finding_about, impact, instrument, kind::Kind, measure,
    membership, network, office_term, output, output_partner, partial_date::PartialDate, participation, project,
    ratification, region, region_state, source, state, translated_name, vocabulary::*,
};
use palermo::{
    answer::{Answer, Answerer, Question},
    budget::Budget,
    snapshot::{Edition, Snapshot},
    store::change,
};
use serde_json::{Value, json};
use std::sync::{Arc, LazyLock};

/// A date known to a year, a month or a day.
pub(crate) fn date(text: &str) -> PartialDate {
    text.parse().expect("the test gives a date")
}

/// Facts that a test puts together. Names that are not given are the slug.
#[derive(Clone, Debug, Default)]
pub(crate) struct Fixture {
    /// The rows, for what the methods below don't say.
    pub(crate) rows: Dataset,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        Fixture::default()
    }

    pub(crate) fn agency(self, slug: &str) -> Self {
        self.agency_with(slug, |_| {})
    }

    pub(crate) fn agency_with(mut self, slug: &str, change: impl FnOnce(&mut agency::Model)) -> Self {
        let id = self.fact(FactKind::Agency, &format!("agency:{slug}"));
        let mut row = agency::Model {
            id,
            slug: slug.to_owned(),
            acronym: None,
            name: slug.to_owned(),
            kind: AgencyKind::UnEntity,
            scope: Scope::Universal,
            crime: Crime::Both,
            specialised: false,
            founded: None,
            dissolved: None,
            seat: None,
            parent_id: None,
            assessment: Assessment::Complete,
            url: None,
            summary: "Summary.".to_owned(),
        };
        change(&mut row);
        self.rows.agencies.push(row);
        self
    }

    /// What the other methods don't say of rows that are there.
    pub(crate) fn changed(mut self, change: impl FnOnce(&mut Dataset)) -> Self {
        change(&mut self.rows);
        self
    }

    pub(crate) fn alias(mut self, agency: &str, name: &str) -> Self {
        let agency_id = self.id(&format!("agency:{agency}"));
        let position = self.rows.agency_aliases.len() as i32;
        self.rows.agency_aliases.push(entity::agency_alias::Model { agency_id, position, name: name.to_owned() });
        self
    }

    pub(crate) fn instrument(self, slug: &str) -> Self {
        self.instrument_with(slug, |_| {})
    }

    pub(crate) fn instrument_with(mut self, slug: &str, change: impl FnOnce(&mut instrument::Model)) -> Self {
        let id = self.fact(FactKind::Instrument, &format!("instrument:{slug}"));
        let mut row = instrument::Model {
            id,
            slug: slug.to_owned(),
            short_name: slug.to_owned(),
            title: slug.to_owned(),
            kind: InstrumentKind::Convention,
            scope: Scope::Universal,
            area: Area::Trafficking,
            purpose: Purpose::General,
            legal_force: LegalForce::Binding,
            status: InstrumentStatus::InForce,
            assessment: Assessment::Complete,
            adopted_by: "A conference".to_owned(),
            adopted_on: date("2000"),
            in_force_on: Some(date("2003")),
            ends_on: None,
            depositary: None,
            monitoring_body: None,
            party_count: None,
            party_count_as_of: None,
            opened_on: None,
            applies_from: None,
            transpose_by: None,
            url: None,
            summary: "Summary.".to_owned(),
        };
        change(&mut row);
        self.rows.instruments.push(row);
        self
    }

    pub(crate) fn measure(mut self, slug: &str, instrument: &str, provision: &str, precision: Precision) -> Self {
        let instrument_id = self.id(&format!("instrument:{instrument}"));
        let position = self.rows.measures.iter().filter(|row| row.instrument_id == instrument_id).count() as i32;
        let id = self.fact(FactKind::Measure, &format!("measure:{slug}"));
        self.rows.measures.push(measure::Model {
            id,
            slug: slug.to_owned(),
            instrument_id,
            position,
            provision: provision.to_owned(),
            title: slug.to_owned(),
            category: Category::Protection,
            r#type: MeasureType::Assistance,
            precision,
            wording: None,
            saving_clause: None,
            crime: Crime::Trafficking,
            summary: "Summary.".to_owned(),
        });
        self
    }

    pub(crate) fn network(self, slug: &str) -> Self {
        self.network_with(slug, |_| {})
    }

    pub(crate) fn network_with(mut self, slug: &str, change: impl FnOnce(&mut network::Model)) -> Self {
        let id = self.fact(FactKind::Network, &format!("network:{slug}"));
        let mut row = network::Model {
            id,
            slug: slug.to_owned(),
            acronym: None,
            name: slug.to_owned(),
            formalization: Formalization::Resolution,
            founding_text: None,
            scope: Scope::Universal,
            crime: Crime::Trafficking,
            starts: None,
            ends: None,
            url: None,
            summary: "Summary.".to_owned(),
        };
        change(&mut row);
        self.rows.networks.push(row);
        self
    }

    pub(crate) fn member(self, network: &str, agency: &str) -> Self {
        self.member_with(network, agency, |_| {})
    }

    pub(crate) fn member_with(
        mut self,
        network: &str,
        agency: &str,
        change: impl FnOnce(&mut membership::Model),
    ) -> Self {
        let network_id = self.id(&format!("network:{network}"));
        let agency_id = self.id(&format!("agency:{agency}"));
        let id = self.fact(FactKind::Membership, &format!("membership:{network}/{agency}"));
        let role = MembershipRole::Member;
        let mut row = membership::Model { id, network_id, agency_id, role, since: None, attested: None, until: None };
        change(&mut row);
        self.rows.memberships.push(row);
        self
    }

    pub(crate) fn office(mut self, network: &str, agency: &str, office: Office, since: &str, until: &str) -> Self {
        let membership_id = self.id(&format!("membership:{network}/{agency}"));
        let id = self.fact(FactKind::OfficeTerm, &format!("office:{network}/{agency}/{since}"));
        let (since, until) = (since.parse().ok(), until.parse().ok());
        self.rows.office_terms.push(office_term::Model { id, membership_id, office, since, until });
        self
    }

    pub(crate) fn impact(mut self, network: &str, agency: &str) -> Self {
        let network_id = self.id(&format!("network:{network}"));
        let agency_id = self.id(&format!("agency:{agency}"));
        let id = self.fact(FactKind::Impact, &format!("impact:{network}/{agency}"));
        let (title, document) = ("Title".to_owned(), "Document".to_owned());
        let summary = "Summary.".to_owned();
        self.rows.impacts.push(impact::Model { id, network_id, agency_id, title, document, year: None, summary });
        self
    }

    pub(crate) fn project(mut self, slug: &str) -> Self {
        let id = self.fact(FactKind::Project, &format!("project:{slug}"));
        self.rows.projects.push(project::Model {
            id,
            slug: slug.to_owned(),
            acronym: None,
            name: slug.to_owned(),
            scope: Scope::Universal,
            crime: Crime::Both,
            starts: None,
            ends: None,
            budget_eur: None,
            funded_by: None,
            url: None,
            summary: "Summary.".to_owned(),
        });
        self
    }

    pub(crate) fn participant(mut self, project: &str, agency: &str, role: ParticipationRole) -> Self {
        let project_id = self.id(&format!("project:{project}"));
        let agency_id = self.id(&format!("agency:{agency}"));
        let key = format!("participation:{project}/{agency}/{}", role.word());
        let id = self.fact(FactKind::Participation, &key);
        self.rows.participations.push(participation::Model {
            id,
            project_id,
            agency_id,
            role,
            since: None,
            until: None,
        });
        self
    }

    /// `owner` is a global id: `agency:iom`.
    pub(crate) fn action(self, slug: &str, owner: &str, axis: Axis) -> Self {
        self.action_with(slug, owner, |row| row.axis = axis)
    }

    pub(crate) fn action_with(mut self, slug: &str, owner: &str, change: impl FnOnce(&mut action::Model)) -> Self {
        let [agency_id, network_id, project_id] = self.owner(owner);
        let id = self.fact(FactKind::Action, &format!("action:{slug}"));
        let mut row = action::Model {
            id,
            slug: slug.to_owned(),
            agency_id,
            network_id,
            project_id,
            title: slug.to_owned(),
            axis: Axis::Protection,
            r#type: ActionType::DirectAssistance,
            crime: Crime::Trafficking,
            starts: None,
            ends: None,
            summary: "Summary.".to_owned(),
        };
        change(&mut row);
        self.rows.actions.push(row);
        self
    }

    /// Where an action takes place.
    pub(crate) fn country(mut self, action: &str, code: &str) -> Self {
        let action_id = self.id(&format!("action:{action}"));
        let state_id = self.id(&format!("state:{}", code.to_lowercase()));
        let position = self.rows.action_states.iter().filter(|row| row.action_id == action_id).count() as i32;
        self.rows.action_states.push(action_state::Model { action_id, position, state_id });
        self
    }

    pub(crate) fn region(mut self, slug: &str, codes: &[&str]) -> Self {
        let region_id = self.fact(FactKind::Region, &format!("region:{slug}"));
        self.rows.regions.push(region::Model {
            id: region_id,
            slug: slug.to_owned(),
            name: slug.to_owned(),
            kind: RegionKind::Operational,
            m49: None,
            summary: "Summary.".to_owned(),
        });
        for (position, code) in (0..).zip(codes) {
            let state_id = self.id(&format!("state:{}", code.to_lowercase()));
            self.rows.region_states.push(region_state::Model { region_id, position, state_id });
        }
        self
    }

    /// Where an agency works, or an action is done.
    pub(crate) fn territory(mut self, of: &str, region: &str) -> Self {
        let (id, region_id) = (self.id(of), self.id(&format!("region:{region}")));
        if of.starts_with("agency:") {
            let position = self.rows.agency_territories.iter().filter(|row| row.agency_id == id).count() as i32;
            self.rows.agency_territories.push(agency_territory::Model { agency_id: id, position, region_id });
        } else {
            let position = self.rows.action_territories.iter().filter(|row| row.action_id == id).count() as i32;
            self.rows.action_territories.push(action_territory::Model { action_id: id, position, region_id });
        }
        self
    }

    pub(crate) fn output(self, slug: &str, owner: &str) -> Self {
        self.output_with(slug, owner, |_| {})
    }

    pub(crate) fn output_with(mut self, slug: &str, owner: &str, change: impl FnOnce(&mut output::Model)) -> Self {
        let [agency_id, network_id, project_id] = self.owner(owner);
        let id = self.fact(FactKind::Output, &format!("output:{slug}"));
        let mut row = output::Model {
            id,
            slug: slug.to_owned(),
            agency_id,
            network_id,
            project_id,
            title: slug.to_owned(),
            kind: OutputKind::Database,
            axis: Axis::Protection,
            crime: Crime::Trafficking,
            published: None,
            access: None,
            harmonised: None,
            personal_data: None,
            update: None,
            reach: None,
            url: None,
            summary: "Summary.".to_owned(),
            part_of_id: None,
        };
        change(&mut row);
        self.rows.outputs.push(row);
        self
    }

    pub(crate) fn joint_with(mut self, output: &str, partner: &str) -> Self {
        let (output_id, partner_id) = (self.id(&format!("output:{output}")), self.id(partner));
        let position = self.rows.output_partners.iter().filter(|row| row.output_id == output_id).count() as i32;
        self.rows.output_partners.push(output_partner::Model { output_id, position, partner_id });
        self
    }

    pub(crate) fn arrangement(
        mut self,
        slug: &str,
        parties: &[&str],
        change: impl FnOnce(&mut arrangement::Model),
    ) -> Self {
        let arrangement_id = self.fact(FactKind::Arrangement, &format!("arrangement:{slug}"));
        let mut row = arrangement::Model {
            id: arrangement_id,
            slug: slug.to_owned(),
            title: slug.to_owned(),
            kind: ArrangementKind::MemorandumOfUnderstanding,
            signed: None,
            in_force: None,
            ends: None,
            crime: Crime::Both,
            url: None,
            summary: "Summary.".to_owned(),
        };
        change(&mut row);
        self.rows.arrangements.push(row);
        for (position, party) in parties.iter().enumerate() {
            let agency_id = self.id(&format!("agency:{party}"));
            let position = position as i32;
            self.rows.arrangement_parties.push(arrangement_party::Model { arrangement_id, position, agency_id });
        }
        self
    }

    pub(crate) fn state(mut self, code: &str) -> Self {
        let slug = code.to_lowercase();
        let id = self.fact(FactKind::State, &format!("state:{slug}"));
        self.rows.states.push(state::Model {
            id,
            slug,
            code: code.to_owned(),
            code3: format!("{code}X"),
            name: code.to_owned(),
            region: Some("Africa".to_owned()),
            eu_member: None,
            council_of_europe: None,
        });
        self
    }

    pub(crate) fn ratification(mut self, instrument: &str, state: &str) -> Self {
        let instrument_id = self.id(&format!("instrument:{instrument}"));
        let state_id = Some(self.id(&format!("state:{state}")));
        let id = self.fact(FactKind::Ratification, &format!("ratification:{instrument}/{state}"));
        self.rows.ratifications.push(ratification::Model {
            id,
            instrument_id,
            state_id,
            agency_id: None,
            signed_on: Some(date("2000-12-12")),
            bound_on: None,
            in_force_on: None,
            act: None,
        });
        self
    }

    pub(crate) fn finding(mut self, slug: &str, about: &[&str]) -> Self {
        let finding_id = self.fact(FactKind::Finding, &format!("finding:{slug}"));
        self.rows.findings.push(finding::Model {
            id: finding_id,
            slug: slug.to_owned(),
            objective: Objective::First,
            section: "Section".to_owned(),
            statement: slug.to_owned(),
            document: None,
            day: None,
            verdict: None,
            reason: None,
        });
        for (position, about) in about.iter().enumerate() {
            let about_id = self.id(about);
            let position = position as i32;
            self.rows.finding_abouts.push(finding_about::Model { finding_id, position, about_id });
        }
        self
    }

    /// Lets a fact rest on a page; the page is made if it isn't there.
    pub(crate) fn spanish(mut self, owner: &str, name: &str, acronym: Option<&str>) -> Self {
        let id = self.fact(FactKind::TranslatedName, &format!("translated-name:{}/es", owner.replace(':', "/")));
        let of = |kind: &str| owner.starts_with(kind).then(|| self.id(owner));
        let (instrument_id, agency_id, network_id) = (of("instrument:"), of("agency:"), of("network:"));
        let (language, name, acronym) = (Language::Spanish, name.to_owned(), acronym.map(str::to_owned));
        let row = translated_name::Model { id, instrument_id, agency_id, network_id, language, name, acronym };
        self.rows.translated_names.push(row);
        self
    }

    pub(crate) fn cite(mut self, fact: &str, title: &str, verified: bool) -> Self {
        let key = format!("source:{title}");
        if !self.rows.facts.iter().any(|row| row.key == key) {
            let id = self.fact(FactKind::Source, &key);
            let (url, publisher) = (format!("https://example.org/{title}"), "Publisher".to_owned());
            self.rows.sources.push(source::Model { id, url, title: title.to_owned(), publisher });
        }
        let (fact_id, source_id) = (self.id(fact), self.id(&key));
        let position = self.rows.citations.iter().filter(|row| row.fact_id == fact_id).count() as i32;
        self.rows.citations.push(citation::Model { fact_id, position, source_id, verified });
        self
    }

    pub(crate) fn snapshot(self) -> Snapshot {
        // Other facts have another digest, as they have everywhere.
        let digest = change::digest(&self.rows);
        let edition = Edition { revision: 1, digest, imported_at: "2026-11-24T12:00:00Z".to_owned() };
        Snapshot::new(self.rows, edition, [7; 32])
    }

    pub(crate) fn fact(&mut self, kind: FactKind, key: &str) -> i32 {
        let id = self.rows.facts.len() as i32 + 1;
        self.rows.facts.push(fact::Model { id, kind, key: key.to_owned() });
        id
    }

    pub(crate) fn id(&self, key: &str) -> i32 {
        let fact = self.rows.facts.iter().find(|row| row.key == key);
        fact.unwrap_or_else(|| panic!("the fixture has no {key} yet")).id
    }

    fn owner(&self, key: &str) -> [Option<i32>; 3] {
        let id = Some(self.id(key));
        [Kind::Agency, Kind::Network, Kind::Project]
            .map(|kind| id.filter(|_| key.starts_with(&format!("{}:", kind.prefix()))))
    }
}

static ANSWERER: LazyLock<Answerer> = LazyLock::new(Answerer::default);

/// Asks a snapshot and gives the answer as it leaves.
pub(crate) fn ask(snapshot: &Arc<Snapshot>, document: &str, variables: Value) -> (Answer, Value) {
    let question = Question { query: document.to_owned(), operation_name: None, variables: map(variables) };
    let answer = ANSWERER.answer(snapshot, &question, &Budget::unlimited());
    let body = serde_json::from_slice(&answer.body).expect("an answer is JSON");
    (answer, body)
}

/// The variables in an object.
pub(crate) fn map(variables: Value) -> serde_json::Map<String, Value> {
    match variables {
        Value::Object(variables) => variables,
        _ => serde_json::Map::new(),
    }
}

/// The data that a document gives; errors fail the test.
#[track_caller]
pub(crate) fn data(snapshot: &Arc<Snapshot>, document: &str) -> Value {
    let (_, mut body) = ask(snapshot, document, json!({}));
    assert_eq!(body.get("errors"), None, "{document}");
    body["data"].take()
}

/// Holds that a document gives this data.
#[track_caller]
pub(crate) fn check(fixture: Fixture, document: &str, expected: Value) {
    assert_eq!(data(&Arc::new(fixture.snapshot()), document), expected, "{document}");
}

/// Holds that a document is refused with these codes and with messages that contain these texts.
#[track_caller]
pub(crate) fn check_refused(fixture: Fixture, document: &str, variables: Value, code: &str, texts: &[&str]) {
    let (_, body) = ask(&Arc::new(fixture.snapshot()), document, variables);
    assert_eq!(body.get("data"), None, "an answer is whole or it is an error: {body}");
    let errors = body["errors"].as_array().expect("there are errors");
    let found = errors.iter().any(|error| {
        let message = error["message"].as_str().unwrap_or_default();
        error["extensions"]["code"] == code && texts.iter().all(|text| message.contains(text))
    });
    assert!(found, "no error has the code {code} and says {texts:?}: {body}");
}
