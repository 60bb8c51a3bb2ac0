//! The words of the vocabularies on the day of this migration.

pub(super) const ACCESS: &[&str] = &["public", "registered", "restricted"];
pub(super) const ACTION_TYPE: &[&str] = &[
    "awareness_raising",
    "training",
    "capacity_building",
    "policy_coordination",
    "legislative_assistance",
    "standard_setting",
    "research_and_data",
    "monitoring",
    "funding",
    "root_causes",
    "demand_reduction",
    "labour_inspection",
    "border_surveillance",
    "risk_analysis",
    "information_exchange",
    "operational_support",
    "joint_operations",
    "investigation_support",
    "financial_investigation",
    "judicial_cooperation",
    "victim_identification",
    "direct_assistance",
    "legal_aid",
    "child_protection",
    "refugee_protection",
    "return_and_reintegration",
    "search_and_rescue",
];
pub(super) const AGENCY_KIND: &[&str] = &[
    "un_entity",
    "un_related",
    "eu_agency",
    "eu_institution",
    "eu_operation",
    "regional_organization",
    "intergovernmental_organization",
    "treaty_body",
    "court",
];
pub(super) const AREA: &[&str] = &["trafficking", "smuggling", "both", "general"];
pub(super) const ARRANGEMENT_KIND: &[&str] = &[
    "operational_agreement",
    "strategic_agreement",
    "working_arrangement",
    "memorandum_of_understanding",
    "administrative_arrangement",
    "exchange_of_letters",
];
pub(super) const ARRANGEMENT_SUBJECT: &[&str] = &[
    "personal_data",
    "strategic_information",
    "operational_cooperation",
    "joint_activities",
    "liaison_officers",
    "training",
    "victim_assistance",
    "research",
];
pub(super) const ASSESSMENT: &[&str] = &["complete", "partial", "none"];
pub(super) const AXIS: &[&str] = &["prevention", "prosecution", "protection"];
pub(super) const BENEFICIARY: &[&str] =
    &["victims", "smuggled_migrants", "children", "women", "families", "refugees", "witnesses", "everyone"];
pub(super) const CATEGORY: &[&str] = &["prevention", "prosecution_substantive", "prosecution_procedural", "protection"];
pub(super) const CONSENT_ACT: &[&str] = &["ratification", "acceptance", "approval", "accession", "succession"];
pub(super) const CRIME: &[&str] = &["trafficking", "smuggling", "both"];
pub(super) const DATA_SOURCE: &[&str] = &[
    "judiciary",
    "prosecution",
    "police",
    "border_guard",
    "administrative",
    "court_decisions",
    "legislation",
    "victim_case_records",
    "ngo",
    "hotline",
    "survey",
    "media",
    "open_source",
    "estimates",
];
pub(super) const FACT_KIND: &[&str] = &[
    "instrument",
    "measure",
    "agency",
    "network",
    "membership",
    "project",
    "participation",
    "action",
    "output",
    "arrangement",
    "impact",
    "state",
    "ratification",
    "finding",
    "source",
    "office_term",
    "reported_size",
];
pub(super) const FIGURE: &[&str] = &["counts", "percentages", "estimates", "individual_records", "texts"];
pub(super) const FORMALIZATION: &[&str] =
    &["treaty", "resolution", "decision", "memorandum", "terms_of_reference", "declaration"];
pub(super) const HARMONISED: &[&str] = &["yes", "partly", "no"];
pub(super) const INSTRUMENT_KIND: &[&str] = &[
    "convention",
    "protocol",
    "covenant",
    "charter",
    "regulation",
    "directive",
    "framework_decision",
    "compact",
    "plan_of_action",
    "principles_and_guidelines",
    "resolution",
];
pub(super) const INSTRUMENT_RELATION_KIND: &[&str] = &["supplements", "amends", "supersedes", "implements"];
pub(super) const INSTRUMENT_STATUS: &[&str] = &["in_force", "adopted", "superseded", "repealed"];
pub(super) const LEGAL_FORCE: &[&str] = &["binding", "non_binding"];
pub(super) const MEASURE_TYPE: &[&str] = &[
    "definitions",
    "criminalisation",
    "participation_and_attempt",
    "aggravating_circumstances",
    "sanctions",
    "non_punishment",
    "liability_of_legal_persons",
    "jurisdiction",
    "limitation_periods",
    "confiscation",
    "extradition",
    "mutual_legal_assistance",
    "law_enforcement_cooperation",
    "joint_investigations",
    "special_investigative_techniques",
    "investigation_and_prosecution",
    "witness_protection",
    "victim_participation",
    "information_exchange",
    "data_protection",
    "research_and_data",
    "border_measures",
    "carrier_obligations",
    "document_security",
    "maritime_interception",
    "safety",
    "training",
    "awareness_raising",
    "demand_reduction",
    "root_causes",
    "labour_regulation",
    "policy_coordination",
    "monitoring_mechanism",
    "national_rapporteur",
    "civil_society_cooperation",
    "identification",
    "assistance",
    "child_protection",
    "consular_assistance",
    "privacy",
    "legal_aid",
    "compensation",
    "residence_permit",
    "recovery_and_reflection_period",
    "return_and_repatriation",
    "non_refoulement",
    "non_discrimination",
    "employment_and_education",
    "prohibition_of_slavery",
    "prohibition_of_torture",
];
pub(super) const MEMBERSHIP_ROLE: &[&str] = &["coordinator", "secretariat", "member", "partner", "observer"];
pub(super) const OBJECTIVE: &[&str] = &["first", "second", "third"];
pub(super) const OFFICE: &[&str] = &["chair", "co_chair", "vice_chair"];
pub(super) const ORIGIN: &[&str] = &["embedded", "folder"];
pub(super) const OUTPUT_KIND: &[&str] = &[
    "database",
    "guidebook",
    "indicators",
    "report",
    "training_programme",
    "standard",
    "strategy",
    "campaign",
    "tool",
    "fund",
    "model_law",
];
pub(super) const PARTICIPATION_ROLE: &[&str] =
    &["lead", "coordinator", "implementer", "partner", "donor", "beneficiary"];
pub(super) const PERSONAL_DATA: &[&str] = &["none", "anonymised", "personal"];
pub(super) const PRECISION: &[&str] = &["self_executing", "mandatory", "conditional", "optional", "declaratory"];
pub(super) const PURPOSE: &[&str] = &[
    "general",
    "organized_crime",
    "slavery",
    "sexual_exploitation",
    "labour",
    "organ_trafficking",
    "victims_rights",
    "human_rights",
    "migration",
    "refugee_protection",
    "maritime",
];
pub(super) const REACH: &[&str] = &["global", "eu", "europe", "regional", "national"];
pub(super) const SCOPE: &[&str] = &["universal", "european", "regional"];
pub(super) const TOPIC: &[&str] = &[
    "identification",
    "victim_data",
    "criminal_statistics",
    "case_law",
    "legislation",
    "ratifications",
    "indicators",
    "flows",
    "routes",
    "border_crossings",
    "missing_migrants",
    "asylum",
    "return",
    "child_protection",
    "labour_exploitation",
    "training",
    "liaison",
];
pub(super) const UPDATE: &[&str] = &["continuous", "annual", "biennial", "irregular", "ended"];
pub(super) const VERDICT: &[&str] = &["supported", "partly", "not_supported", "not_testable"];
