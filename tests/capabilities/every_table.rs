//! A small data set in which every table has a row and every column a value.

use entity::{
    action, action_instrument, action_region, action_state, agency, agency_alias, agency_mandate, arrangement,
    arrangement_other_party, arrangement_party, arrangement_subject, citation,
    dataset::{About, Dataset},
    fact::{self, FactKind},
    finding, finding_about, finding_expectation, finding_figure, identifier, impact, instrument,
    instrument_relation::{self, InstrumentRelationKind},
    measure, measure_beneficiary, membership, network, office_term, output, output_data_source, output_figure,
    output_partner, output_topic,
    partial_date::PartialDate,
    participation, project, project_state, ratification, ratification_table, reported_size, source, state,
    vocabulary::{
        Access, ActionType, AgencyKind, Area, ArrangementKind, ArrangementSubject, Assessment, Axis, Beneficiary,
        Category, ConsentAct, Crime, DataSource, Figure, Formalization, Harmonised, InstrumentKind, InstrumentStatus,
        LegalForce, MeasureType, MembershipRole, Objective, Office, OutputKind, ParticipationRole, PersonalData,
        Precision, Purpose, Reach, Scope, Topic, Update, Verdict,
    },
};

/// Calls a macro with the field in `Dataset` and the module in `entity` of every table of facts.
macro_rules! tables {
    ($callback:ident) => {
        $callback! {
            facts: fact,
            sources: source,
            citations: citation,
            identifiers: identifier,
            instruments: instrument,
            instrument_relations: instrument_relation,
            measures: measure,
            measure_beneficiaries: measure_beneficiary,
            states: state,
            ratification_tables: ratification_table,
            agencies: agency,
            agency_aliases: agency_alias,
            agency_mandates: agency_mandate,
            networks: network,
            reported_sizes: reported_size,
            memberships: membership,
            office_terms: office_term,
            impacts: impact,
            projects: project,
            project_states: project_state,
            participations: participation,
            arrangements: arrangement,
            arrangement_parties: arrangement_party,
            arrangement_other_parties: arrangement_other_party,
            arrangement_subjects: arrangement_subject,
            ratifications: ratification,
            actions: action,
            action_states: action_state,
            action_regions: action_region,
            action_instruments: action_instrument,
            outputs: output,
            output_topics: output_topic,
            output_data_sources: output_data_source,
            output_figures: output_figure,
            output_partners: output_partner,
            findings: finding,
            finding_figures: finding_figure,
            finding_expectations: finding_expectation,
            finding_abouts: finding_about,
        }
    };
}
pub(crate) use tables;

/// The data set, its rows in the order of the primary keys.
pub(crate) fn dataset() -> Dataset {
    Dataset {
        about: About { version: "2026.11.1".into(), license: "CC-BY-4.0".into(), citation: "Palermo, 2026".into() },
        facts: facts(),
        sources: vec![source::Model {
            id: 1,
            url: "https://www.iom.int/".into(),
            title: "IOM".into(),
            publisher: "International Organization for Migration".into(),
        }],
        citations: [2, 3, 6, 8]
            .map(|fact_id| citation::Model { fact_id, position: 0, source_id: 1, verified: fact_id == 6 })
            .into(),
        identifiers: vec![identifier::Model { fact_id: 2, scheme: "unts".into(), value: "39574".into() }],
        instruments: vec![instrument(2, "untoc", "UNTOC"), instrument(3, "palermo-trafficking-protocol", "Protocol")],
        instrument_relations: vec![instrument_relation::Model {
            instrument_id: 3,
            kind: InstrumentRelationKind::Supplements,
            other_id: 2,
        }],
        measures: vec![measure::Model {
            id: 4,
            slug: "palermo-trafficking-protocol-art-6-3".into(),
            instrument_id: 3,
            position: 0,
            provision: "Art. 6(3)".into(),
            title: "Recovery of victims".into(),
            category: Category::Protection,
            r#type: MeasureType::Assistance,
            precision: Precision::Conditional,
            wording: Some("shall consider".into()),
            saving_clause: Some(true),
            crime: Crime::Trafficking,
            summary: "Helps victims to recover.".into(),
        }],
        measure_beneficiaries: [Beneficiary::Victims, Beneficiary::Children]
            .into_iter()
            .zip(0..)
            .map(|(beneficiary, position)| measure_beneficiary::Model { measure_id: 4, position, beneficiary })
            .collect(),
        // The child has the smaller id, so that rows come before those they refer to.
        agencies: vec![agency(5, "iom", "IOM", Some(6)), agency(6, "un", "UN", None)],
        agency_aliases: vec![agency_alias::Model { agency_id: 5, position: 0, name: "ICEM".into() }],
        agency_mandates: vec![agency_mandate::Model { agency_id: 5, position: 0, instrument_id: 3 }],
        networks: vec![network::Model {
            id: 8,
            slug: "icat".into(),
            acronym: Some("ICAT".into()),
            name: "Coordination Group".into(),
            formalization: Formalization::Resolution,
            founding_text: Some("61/180".into()),
            scope: Scope::Universal,
            crime: Crime::Trafficking,
            starts: Some(date("2007-03")),
            ends: Some(date("2040")),
            url: Some("https://icat.un.org".into()),
            summary: "A forum.".into(),
        }],
        reported_sizes: vec![reported_size::Model { id: 9, network_id: 8, reported_on: date("2018-05-02"), count: 23 }],
        memberships: vec![
            membership::Model {
                id: 10,
                network_id: 8,
                agency_id: 5,
                role: MembershipRole::Member,
                since: Some(date("2007")),
                attested: None,
                until: Some(date("2030-12-31")),
            },
            membership::Model {
                id: 11,
                network_id: 8,
                agency_id: 6,
                role: MembershipRole::Observer,
                since: None,
                attested: Some(date("2018-05")),
                until: None,
            },
        ],
        office_terms: vec![office_term::Model {
            id: 12,
            membership_id: 10,
            office: Office::CoChair,
            since: Some(date("2019")),
            until: Some(date("2020")),
        }],
        impacts: vec![impact::Model {
            id: 13,
            network_id: 8,
            agency_id: 5,
            title: "Strategy".into(),
            document: "Work plan".into(),
            year: Some(date("2019")),
            summary: "It was taken up.".into(),
        }],
        projects: vec![project::Model {
            id: 14,
            slug: "glo-act".into(),
            acronym: Some("GLO.ACT".into()),
            name: "Global Action".into(),
            scope: Scope::Universal,
            crime: Crime::Both,
            starts: Some(date("2015")),
            ends: Some(date("2019")),
            budget_eur: Some(11_100_000_000),
            funded_by: Some("European Commission".into()),
            url: Some("https://www.unodc.org/glo-act".into()),
            summary: "A partnership.".into(),
        }],
        project_states: vec![project_state::Model { project_id: 14, position: 0, state_id: 7 }],
        participations: vec![participation::Model {
            id: 15,
            project_id: 14,
            agency_id: 5,
            role: ParticipationRole::Implementer,
            since: Some(date("2015")),
            until: Some(date("2019")),
        }],
        actions: vec![
            action(16, "iom-direct-assistance", [Some(5), None, None]),
            action(17, "icat-briefs", [None, Some(8), None]),
        ],
        action_states: vec![action_state::Model { action_id: 16, position: 0, state_id: 7 }],
        action_regions: vec![action_region::Model { action_id: 16, position: 0, region: "Balkans".into() }],
        action_instruments: vec![action_instrument::Model { action_id: 16, position: 0, instrument_id: 3 }],
        outputs: vec![output::Model {
            id: 18,
            slug: "ctdc".into(),
            agency_id: None,
            network_id: None,
            project_id: Some(14),
            title: "Collaborative".into(),
            kind: OutputKind::Database,
            axis: Axis::Protection,
            crime: Crime::Trafficking,
            published: Some(date("2017-09")),
            access: Some(Access::Public),
            harmonised: Some(Harmonised::Yes),
            personal_data: Some(PersonalData::Anonymised),
            update: Some(Update::Annual),
            reach: Some(Reach::Global),
            url: Some("https://www.ctdatacollaborative.org".into()),
            summary: "Records of victims.".into(),
        }],
        output_topics: vec![output_topic::Model { output_id: 18, position: 0, topic: Topic::VictimData }],
        output_data_sources: vec![
            output_data_source::Model { output_id: 18, position: 0, data_source: DataSource::VictimCaseRecords },
            output_data_source::Model { output_id: 18, position: 1, data_source: DataSource::Hotline },
        ],
        output_figures: vec![output_figure::Model { output_id: 18, position: 0, figure: Figure::IndividualRecords }],
        output_partners: vec![output_partner::Model { output_id: 18, position: 0, partner_id: 5 }],
        arrangements: vec![arrangement::Model {
            id: 19,
            slug: "iom-un-2016".into(),
            title: "Agreement".into(),
            kind: ArrangementKind::WorkingArrangement,
            signed: Some(date("2016-09-19")),
            in_force: Some(date("2016-09-19")),
            ends: Some(date("2036")),
            crime: Crime::Both,
            url: Some("https://www.iom.int/agreement".into()),
            summary: "They work together.".into(),
        }],
        arrangement_parties: [5, 6]
            .into_iter()
            .zip(0..)
            .map(|(agency_id, position)| arrangement_party::Model { arrangement_id: 19, position, agency_id })
            .collect(),
        arrangement_other_parties: vec![arrangement_other_party::Model {
            arrangement_id: 19,
            position: 0,
            name: "A foundation".into(),
        }],
        arrangement_subjects: vec![arrangement_subject::Model {
            arrangement_id: 19,
            position: 0,
            subject: ArrangementSubject::Training,
        }],
        states: vec![state::Model {
            id: 7,
            slug: "es".into(),
            code: "ES".into(),
            code3: "ESP".into(),
            name: "Spain".into(),
            region: Some("Western Europe and Others".into()),
            eu_member: Some(date("1986")),
            council_of_europe: Some(date("1977-11-24")),
        }],
        ratifications: vec![
            ratification(20, [Some(7), None], Some(ConsentAct::Ratification)),
            ratification(21, [None, Some(6)], None),
        ],
        ratification_tables: vec![ratification_table::Model {
            instrument_id: 2,
            assessment: Assessment::Complete,
            as_of: Some(date("2026-11-01")),
            note: "All parties.".into(),
        }],
        findings: vec![finding::Model {
            id: 22,
            slug: "icat-main-network".into(),
            objective: Objective::Second,
            section: "2.1".into(),
            statement: "ICAT is the main network.".into(),
            document: Some("{ network(slug: \"icat\") { slug } }".into()),
            day: Some(date("2018-05-02")),
            verdict: Some(Verdict::Partly),
            reason: Some("The graph knows two of its members.".into()),
        }],
        finding_figures: vec![finding_figure::Model {
            finding_id: 22,
            position: 0,
            name: "members".into(),
            value: 0.1 + 0.2,
            unit: Some("agencies".into()),
        }],
        finding_expectations: vec![finding_expectation::Model {
            finding_id: 22,
            position: 0,
            name: "members known".into(),
            path: "network.slug".into(),
            stated: None,
            shown: "\"icat\"".into(),
        }],
        finding_abouts: vec![finding_about::Model { finding_id: 22, position: 0, about_id: 8 }],
    }
}

pub(crate) fn date(text: &str) -> PartialDate {
    text.parse().expect(text)
}

fn facts() -> Vec<fact::Model> {
    let keys = [
        (FactKind::Source, "source:0123456789ab"),
        (FactKind::Instrument, "instrument:untoc"),
        (FactKind::Instrument, "instrument:palermo-trafficking-protocol"),
        (FactKind::Measure, "measure:palermo-trafficking-protocol-art-6-3"),
        (FactKind::Agency, "agency:iom"),
        (FactKind::Agency, "agency:un"),
        (FactKind::State, "state:es"),
        (FactKind::Network, "network:icat"),
        (FactKind::ReportedSize, "reported_size:icat/2018-05-02"),
        (FactKind::Membership, "membership:icat/iom"),
        (FactKind::Membership, "membership:icat/un"),
        (FactKind::OfficeTerm, "office_term:icat/iom/co_chair/2019"),
        (FactKind::Impact, "impact:icat/iom/2019"),
        (FactKind::Project, "project:glo-act"),
        (FactKind::Participation, "participation:glo-act/iom/implementer"),
        (FactKind::Action, "action:iom-direct-assistance"),
        (FactKind::Action, "action:icat-briefs"),
        (FactKind::Output, "output:ctdc"),
        (FactKind::Arrangement, "arrangement:iom-un-2016"),
        (FactKind::Ratification, "ratification:untoc/es"),
        (FactKind::Ratification, "ratification:untoc/un"),
        (FactKind::Finding, "finding:icat-main-network"),
    ];
    keys.into_iter().zip(1..).map(|((kind, key), id)| fact::Model { id, kind, key: key.into() }).collect()
}

fn instrument(id: i32, slug: &str, short_name: &str) -> instrument::Model {
    instrument::Model {
        id,
        slug: slug.into(),
        short_name: short_name.into(),
        title: format!("The title of {short_name}"),
        kind: InstrumentKind::Protocol,
        scope: Scope::Universal,
        area: Area::Trafficking,
        purpose: Purpose::OrganizedCrime,
        legal_force: LegalForce::Binding,
        status: InstrumentStatus::InForce,
        assessment: Assessment::Complete,
        adopted_by: "General Assembly".into(),
        adopted_on: date("2000-11-15"),
        in_force_on: Some(date("2003-12-25")),
        ends_on: Some(date("2100")),
        depositary: Some("Secretary-General".into()),
        monitoring_body: Some("Conference of the Parties".into()),
        party_count: Some(182),
        party_count_as_of: Some(date("2026-11")),
        url: Some(format!("https://treaties.un.org/{slug}")),
        summary: String::new(),
    }
}

fn agency(id: i32, slug: &str, acronym: &str, parent_id: Option<i32>) -> agency::Model {
    agency::Model {
        id,
        slug: slug.into(),
        acronym: Some(acronym.into()),
        name: format!("The full name of {acronym}"),
        kind: AgencyKind::UnRelated,
        scope: Scope::Universal,
        crime: Crime::Both,
        specialised: id == 5,
        founded: Some(date("1951-12-05")),
        dissolved: Some(date("2100-01")),
        seat: Some("Geneva".into()),
        parent_id,
        assessment: Assessment::Partial,
        url: Some(format!("https://{slug}.int")),
        summary: "It acts: «‘’» \u{1}'; DROP TABLE agency; -- 🚢".into(),
    }
}

fn action(id: i32, slug: &str, [agency_id, network_id, project_id]: [Option<i32>; 3]) -> action::Model {
    action::Model {
        id,
        slug: slug.into(),
        agency_id,
        network_id,
        project_id,
        title: "Assistance".into(),
        axis: Axis::Protection,
        r#type: ActionType::DirectAssistance,
        crime: Crime::Trafficking,
        starts: Some(date("1994")),
        ends: Some(date("2050")),
        summary: "It helps.".into(),
    }
}

fn ratification(id: i32, [state_id, agency_id]: [Option<i32>; 2], act: Option<ConsentAct>) -> ratification::Model {
    ratification::Model {
        id,
        instrument_id: 2,
        state_id,
        agency_id,
        signed_on: Some(date("2000-12-13")),
        bound_on: act.map(|_| date("2002-03-01")),
        act,
    }
}
