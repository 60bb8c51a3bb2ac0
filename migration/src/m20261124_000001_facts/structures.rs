//! Agencies, and what joins them: networks, projects, arrangements, and treaties to which they are parties.

use super::{table::Table, words};

pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::of_facts("agency")
            .slug()
            .optional_text("acronym")
            .text("name")
            .word("kind", words::AGENCY_KIND)
            .word("scope", words::SCOPE)
            .word("crime", words::CRIME)
            .flag("specialised")
            .optional_date("founded")
            .optional_date("dissolved")
            .optional_text("seat")
            .optional_reference("parent_id", "agency")
            .word("assessment", words::ASSESSMENT)
            .optional_text("url")
            .prose("summary")
            .check("agency_not_its_own_parent", "\"parent_id\" <> \"id\""),
        Table::of_list("agency_alias", "agency_id", "agency").text("name").unique(&["name"]),
        Table::of_list("agency_mandate", "agency_id", "agency")
            .reference("instrument_id", "instrument")
            .unique(&["agency_id", "instrument_id"]),
        Table::of_facts("network")
            .slug()
            .optional_text("acronym")
            .text("name")
            .word("formalization", words::FORMALIZATION)
            .optional_text("founding_text")
            .word("scope", words::SCOPE)
            .word("crime", words::CRIME)
            .optional_date("starts")
            .optional_date("ends")
            .optional_text("url")
            .prose("summary"),
        Table::of_facts("reported_size")
            .reference("network_id", "network")
            .date("reported_on")
            .number("count")
            .unique(&["network_id", "reported_on"]),
        Table::of_facts("membership")
            .reference("network_id", "network")
            .reference("agency_id", "agency")
            .word("role", words::MEMBERSHIP_ROLE)
            .optional_date("since")
            .optional_date("attested")
            .optional_date("until")
            .unique(&["network_id", "agency_id"])
            .check("membership_attested_only_without_since", "\"attested\" IS NULL OR \"since\" IS NULL"),
        Table::of_facts("office_term")
            .reference("membership_id", "membership")
            .word("office", words::OFFICE)
            .optional_date("since")
            .optional_date("until"),
        Table::of_facts("impact")
            .reference("network_id", "network")
            .reference("agency_id", "agency")
            .text("title")
            .text("document")
            .optional_date("year")
            .prose("summary"),
        Table::of_facts("project")
            .slug()
            .optional_text("acronym")
            .text("name")
            .word("scope", words::SCOPE)
            .word("crime", words::CRIME)
            .optional_date("starts")
            .optional_date("ends")
            .optional_amount("budget_eur")
            .optional_text("funded_by")
            .optional_text("url")
            .prose("summary"),
        Table::of_list("project_state", "project_id", "project")
            .reference("state_id", "state")
            .unique(&["project_id", "state_id"]),
        Table::of_facts("participation")
            .reference("project_id", "project")
            .reference("agency_id", "agency")
            .word("role", words::PARTICIPATION_ROLE)
            .optional_date("since")
            .optional_date("until")
            .unique(&["project_id", "agency_id", "role"]),
        Table::of_facts("arrangement")
            .slug()
            .text("title")
            .word("kind", words::ARRANGEMENT_KIND)
            .optional_date("signed")
            .optional_date("in_force")
            .optional_date("ends")
            .word("crime", words::CRIME)
            .optional_text("url")
            .prose("summary"),
        Table::of_list("arrangement_party", "arrangement_id", "arrangement")
            .reference("agency_id", "agency")
            .unique(&["arrangement_id", "agency_id"]),
        Table::of_list("arrangement_other_party", "arrangement_id", "arrangement")
            .text("name")
            .unique(&["arrangement_id", "name"]),
        Table::of_list("arrangement_subject", "arrangement_id", "arrangement")
            .word("subject", words::ARRANGEMENT_SUBJECT)
            .unique(&["arrangement_id", "subject"]),
        Table::of_facts("ratification")
            .reference("instrument_id", "instrument")
            .optional_reference("state_id", "state")
            .optional_reference("agency_id", "agency")
            .optional_date("signed_on")
            .optional_date("bound_on")
            .optional_word("act", words::CONSENT_ACT)
            .unique(&["instrument_id", "state_id"])
            .unique(&["instrument_id", "agency_id"])
            .exactly_one("ratification_one_party", &["state_id", "agency_id"])
            .check("ratification_act_with_its_day", "(\"act\" IS NULL) = (\"bound_on\" IS NULL)"),
    ]
}
