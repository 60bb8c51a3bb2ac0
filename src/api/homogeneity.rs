//! How precisely, and how evenly, instruments bind: by type of measure, beside each other, and through time.

use crate::{
    analysis::homogeneity,
    table::{declaration::object, object::Object, row},
};
use entity::{instrument, measure, ratification};
use std::rc::Rc;

/// How one type of measure binds across instruments.
pub fn type_homogeneity() -> Object {
    object::<row::TypeHomogeneity>("", "How one type of measure binds across instruments.")
        .word("category", "What the measures are for.", |row| row.category)
        .word("type", "The type of measure.", |row| row.r#type)
        .few::<instrument::Model>("instruments", "The instruments that lay it down, by slug.", |row, each| row.instruments.iter().copied().try_for_each(each))
        .most(|extents| extents.graph.instruments().len())
        .count("measureCount", "How many measures there are.", |row| row.measures.len())
        .few::<measure::Model>("measures", "The measures, by instrument and in the order of its provisions; their `sources` show them.", |row, each| {
            row.measures.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.measures.0)
        .few::<row::PrecisionCount>("precisions", "How many of them bind to each degree of precision that occurs, from the strongest on.", |row, each| {
            row.precisions().into_iter().try_for_each(each)
        })
        .most(|_| 10)
        .fraction("determinateShare", "The share, from 0 to 1, of measures that bind determinately: that are self-executing or mandatory.", |row| {
            row.determinate() as f64 / row.measures.len() as f64
        })
        .maybe_word("homogeneity", "HIGH where two thirds or more of the measures bind determinately, LOW where one third or less does, else MEDIUM; `null` with fewer than two instruments.", |row| {
            row.homogeneity()
        })
        .fraction("evenness", "The largest share, from 0 to 1, of one degree of precision: 1 where all measures bind alike.", |row| row.evenness())
        .bare()
        .build()
}

/// How many measures bind to one degree of precision.
pub fn precision_count() -> Object {
    object::<row::PrecisionCount>("", "How many measures bind to one degree of precision.")
        .word("precision", "The degree of precision.", |count| count.0)
        .count("count", "How many there are.", |count| count.1)
        .bare()
        .build()
}

/// Instruments against the types of measure that they lay down.
pub fn chart_of_measures() -> Object {
    object::<row::ChartOfMeasures>("", "Instruments against the types of measure that they lay down.")
        .few::<row::ChartColumn>("columns", "The types of measure that occur, by category and type.", |chart, each| {
            chart.columns.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.measures.1)
        .few::<row::ChartRow>("rows", "The instruments, by slug.", |chart, each| {
            let place = |row| row::ChartPlace { chart: Rc::clone(&chart), row, column: 0 };
            (0..chart.rows.len()).map(place).try_for_each(each)
        })
        .most(|extents| extents.graph.instruments().len())
        .bare()
        .build()
}

/// A type of measure.
pub fn chart_column() -> Object {
    object::<row::ChartColumn>("", "A type of measure.")
        .word("category", "What the measures are for.", |column| column.0)
        .word("type", "The type of measure.", |column| column.1)
        .bare()
        .build()
}

/// One instrument of the chart.
pub fn chart_row() -> Object {
    object::<row::ChartRow>("", "One instrument of the chart.")
        .rests_on::<instrument::Model>("measures", |place, each| each(place.row().instrument))
        .one::<instrument::Model>("instrument", "The instrument.", |place| place.row().instrument)
        .few::<row::ChartCell>(
            "cells",
            "What it lays down of each type, in the order of the columns.",
            |place, each| {
                let cell = |column| row::ChartPlace { chart: Rc::clone(&place.chart), row: place.row, column };
                (0..place.row().cells.len()).map(cell).try_for_each(each)
            },
        )
        .most(|extents| extents.measures.1)
        .bare()
        .build()
}

/// What one instrument lays down of one type of measure.
pub fn chart_cell() -> Object {
    object::<row::ChartCell>("", "What one instrument lays down of one type of measure.")
        .count("count", "How many measures there are.", |place| place.measures().len())
        .maybe_word(
            "strongest",
            "The strongest degree of precision among them; `null` where there are none.",
            |place| homogeneity::strongest(place.measures()),
        )
        .maybe_word(
            "homogeneity",
            "HIGH where the strongest of them binds determinately, else LOW; `null` where there are none.",
            |place| place.measures().iter().map(|measure| measure.homogeneity()).min(),
        )
        .word(
            "assessment",
            "How far the instrument was gone through: whether none means that there is none.",
            |place| place.row().instrument.assessment,
        )
        .few::<measure::Model>("measures", "The measures, in the order of the instrument.", |place, each| {
            place.measures().iter().copied().try_for_each(each)
        })
        .most(|extents| extents.cell)
        .bare()
        .build()
}

/// Two instruments beside each other.
pub fn instrument_comparison() -> Object {
    object::<row::InstrumentComparison>("", "Two instruments beside each other.")
        .one::<instrument::Model>("with", "The other instrument.", |compared| compared.with)
        .asked_list::<_, row::TypeComparison>(
            "types",
            "Every type of measure that at least one of the two lays down, by category and type.",
            crate::table::object::Most::Of(|extents| extents.measures.1),
            |given| given.words("differences", "Only types that differ in one of these ways; left out: all."),
            |compared, differences, _| {
                let asked = |row: &&crate::analysis::comparison::TypeComparison<'_>| {
                    differences.as_ref().is_none_or(|asked| asked.contains(&row.difference()))
                };
                Ok(compared.types.iter().filter(asked).cloned().map(Rc::new).collect())
            },
        )
        .bare()
        .build()
}

/// What two instruments lay down of one type of measure.
pub fn type_comparison() -> Object {
    object::<row::TypeComparison>("", "What two instruments lay down of one type of measure.")
        .word("category", "What the measures are for.", |row| row.category)
        .word("type", "The type of measure.", |row| row.r#type)
        .word("difference", "How the two differ.", |row| row.difference())
        .maybe_word(
            "strongest",
            "The strongest degree of precision in this instrument; `null` where it lays down none.",
            |row| homogeneity::strongest(&row.measures),
        )
        .maybe_word(
            "otherStrongest",
            "The strongest degree of precision in the other; `null` where it lays down none.",
            |row| homogeneity::strongest(&row.others),
        )
        .count("count", "How many measures of this instrument there are.", |row| row.measures.len())
        .count("otherCount", "How many measures of the other there are.", |row| row.others.len())
        .few::<measure::Model>(
            "measures",
            "The measures of this instrument, in the order of its provisions.",
            |row, each| row.measures.iter().copied().try_for_each(each),
        )
        .most(|extents| extents.cell)
        .few::<measure::Model>(
            "otherMeasures",
            "The measures of the other, in the order of its provisions.",
            |row, each| row.others.iter().copied().try_for_each(each),
        )
        .most(|extents| extents.cell)
        .bare()
        .build()
}

/// Who had consented to be bound by an instrument on a day.
pub fn consent() -> Object {
    let doc = "Who had consented to be bound by an instrument on a day: by ratification, accession or another act.";
    object::<row::Consent>("", doc)
        .count(
            "stateCount",
            "How many states had; the table may know fewer than there are, see `assessment`.",
            |consent| consent.bound.iter().filter(|row| row.state().is_some()).count(),
        )
        .count("organisationCount", "How many organisations had; only the European Union can.", |consent| {
            consent.bound.iter().filter(|row| row.agency().is_some()).count()
        })
        .count("signedOnlyCount", "How many parties had signed and not consented.", |consent| consent.only_signed.len())
        .few::<row::RegionConsent>(
            "regions",
            "By regional group of the United Nations, by name; states in no group at last.",
            |consent, each| consent.regions.iter().cloned().map(Rc::new).try_for_each(each),
        )
        .most(|_| 10)
        .count(
            "euMemberCount",
            "How many of the states that were members of the European Union on the day had.",
            |consent| consent.eu_members.0,
        )
        .count(
            "euMembers",
            "How many states were members of the European Union on the day, among those that are members today.",
            |consent| consent.eu_members.1,
        )
        .word(
            "assessment",
            "How far the table was gone through: with COMPLETE, a state that is not in it had not consented.",
            |consent| consent.table.assessment,
        )
        .maybe_date(
            "asOf",
            "The day up to which the table follows the depositary; `null` where it does not follow one.",
            |consent| consent.table.as_of,
        )
        .text("note", "What the table covers and what is missing.", |consent| &consent.table.note)
        .few::<ratification::Model>(
            "ratifications",
            "The facts: the consents that were given until the day, by party.",
            |consent, each| consent.bound.iter().copied().try_for_each(each),
        )
        .most(|extents| extents.graph.states().len())
        .bare()
        .build()
}

/// How many states of a regional group had consented to be bound.
pub fn region_consent() -> Object {
    object::<row::RegionConsent>("", "How many states of a regional group had consented to be bound.")
        .maybe_text(
            "region",
            "The regional group of the United Nations, such as `Africa`; `null` for states that are in none.",
            |row| row.region,
        )
        .count("stateCount", "How many of its states had consented.", |row| row.bound)
        .count("ofStates", "How many states of the group the graph knows.", |row| row.states)
        .bare()
        .build()
}
