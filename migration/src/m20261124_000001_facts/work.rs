//! What agencies, networks and projects do and publish, and what the research project found.

use super::{table::Table, words};

pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::of_facts("action")
            .slug()
            .optional_reference("agency_id", "agency")
            .optional_reference("network_id", "network")
            .optional_reference("project_id", "project")
            .text("title")
            .word("axis", words::AXIS)
            .word("type", words::ACTION_TYPE)
            .word("crime", words::CRIME)
            .optional_date("starts")
            .optional_date("ends")
            .prose("summary")
            .exactly_one("action_one_owner", &["agency_id", "network_id", "project_id"]),
        Table::of_list("action_state", "action_id", "action")
            .reference("state_id", "state")
            .unique(&["action_id", "state_id"]),
        Table::of_list("action_region", "action_id", "action").text("region").unique(&["action_id", "region"]),
        Table::of_list("action_instrument", "action_id", "action")
            .reference("instrument_id", "instrument")
            .unique(&["action_id", "instrument_id"]),
        Table::of_facts("output")
            .slug()
            .optional_reference("agency_id", "agency")
            .optional_reference("network_id", "network")
            .optional_reference("project_id", "project")
            .text("title")
            .word("kind", words::OUTPUT_KIND)
            .word("axis", words::AXIS)
            .word("crime", words::CRIME)
            .optional_date("published")
            .optional_word("access", words::ACCESS)
            .optional_word("harmonised", words::HARMONISED)
            .optional_word("personal_data", words::PERSONAL_DATA)
            .optional_word("update", words::UPDATE)
            .optional_word("reach", words::REACH)
            .optional_text("url")
            .prose("summary")
            .exactly_one("output_one_owner", &["agency_id", "network_id", "project_id"]),
        Table::of_list("output_topic", "output_id", "output")
            .word("topic", words::TOPIC)
            .unique(&["output_id", "topic"]),
        Table::of_list("output_data_source", "output_id", "output")
            .word("data_source", words::DATA_SOURCE)
            .unique(&["output_id", "data_source"]),
        Table::of_list("output_figure", "output_id", "output")
            .word("figure", words::FIGURE)
            .unique(&["output_id", "figure"]),
        Table::of_list("output_partner", "output_id", "output")
            .reference("partner_id", "fact")
            .unique(&["output_id", "partner_id"]),
        Table::of_facts("finding")
            .slug()
            .word("objective", words::OBJECTIVE)
            .text("section")
            .text("statement")
            .optional_text("document")
            .optional_date("day")
            .optional_word("verdict", words::VERDICT)
            .optional_text("reason"),
        Table::of_list("finding_figure", "finding_id", "finding").text("name").measured("value").optional_text("unit"),
        Table::of_list("finding_expectation", "finding_id", "finding")
            .text("name")
            .text("path")
            .optional_text("stated")
            .text("shown"),
        Table::of_list("finding_about", "finding_id", "finding")
            .reference("about_id", "fact")
            .unique(&["finding_id", "about_id"]),
    ]
}
