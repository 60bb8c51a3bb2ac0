//! Instruments, what they lay down, and the states that are bound by them.

use super::{table::Table, words};

pub(super) fn tables() -> Vec<Table> {
    vec![
        Table::of_facts("instrument")
            .slug()
            .text("short_name")
            .text("title")
            .word("kind", words::INSTRUMENT_KIND)
            .word("scope", words::SCOPE)
            .word("area", words::AREA)
            .word("purpose", words::PURPOSE)
            .word("legal_force", words::LEGAL_FORCE)
            .word("status", words::INSTRUMENT_STATUS)
            .word("assessment", words::ASSESSMENT)
            .text("adopted_by")
            .date("adopted_on")
            .optional_date("in_force_on")
            .optional_date("ends_on")
            .optional_text("depositary")
            .optional_text("monitoring_body")
            .optional_number("party_count")
            .optional_date("party_count_as_of")
            .optional_text("url")
            .prose("summary")
            .check("instrument_day_of_a_count", "\"party_count_as_of\" IS NULL OR \"party_count\" IS NOT NULL"),
        Table::new("instrument_relation")
            .reference("instrument_id", "instrument")
            .word("kind", words::INSTRUMENT_RELATION_KIND)
            .reference("other_id", "instrument")
            .primary_key(&["instrument_id", "kind", "other_id"])
            .check("instrument_relation_of_two", "\"instrument_id\" <> \"other_id\""),
        Table::of_facts("measure")
            .slug()
            .reference("instrument_id", "instrument")
            .number("position")
            .text("provision")
            .text("title")
            .word("category", words::CATEGORY)
            .word("type", words::MEASURE_TYPE)
            .word("precision", words::PRECISION)
            .optional_text("wording")
            .word("crime", words::CRIME)
            .prose("summary")
            .unique(&["instrument_id", "position"]),
        Table::of_list("measure_beneficiary", "measure_id", "measure")
            .word("beneficiary", words::BENEFICIARY)
            .unique(&["measure_id", "beneficiary"]),
        Table::of_facts("state")
            .slug()
            .text("code")
            .text("code3")
            .text("name")
            .optional_text("region")
            .optional_date("eu_member")
            .optional_date("council_of_europe")
            .unique(&["code"])
            .unique(&["code3"]),
        Table::new("ratification_table")
            .reference("instrument_id", "instrument")
            .word("assessment", words::ASSESSMENT)
            .optional_date("as_of")
            .prose("note")
            .primary_key(&["instrument_id"]),
    ]
}
