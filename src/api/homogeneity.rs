//! How determinately, and how evenly, instruments bind: by type of measure, beside each other, and through time.

use crate::{
    analysis::{
        comparison::{self, TypeComparison},
        homogeneity,
    },
    table::{
        declaration::object,
        object::{Most, Object},
        row,
    },
};
use entity::{instrument, measure, ratification};
use std::rc::Rc;

/// How one type of measure binds across instruments.
pub fn type_homogeneity() -> Object {
    object::<row::TypeHomogeneity>("", "How one type of measure binds across instruments: how determinately (`determinateShare` and `homogeneity`), and how evenly (`evenness`). The two are apart: measures that are all optional bind evenly and not determinately.")
        .word("category", "What the measures are for.", |row| row.of_type.category)
        .word("type", "The type of measure.", |row| row.of_type.r#type)
        .few::<instrument::Model>("instruments", "The instruments that lay it down, by slug.", |row, each| row.of_type.instruments.iter().copied().try_for_each(each))
        .most(|extents| extents.graph.instruments().len())
        .count("measureCount", "How many measures there are.", |row| row.of_type.measures.len())
        .few::<measure::Model>("measures", "The measures, by instrument and in the order of its provisions; their `sources` show them.", |row, each| {
            row.of_type.measures.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.measures.0)
        .few::<row::PrecisionCount>("precisions", "How many of them bind to each degree of precision that occurs, from the strongest on.", |row, each| {
            row.of_type.precisions().into_iter().try_for_each(each)
        })
        .most(|_| 10)
        .fraction("determinateShare", "The share, from 0 to 1, of measures that bind determinately: that are self-executing or mandatory. An instrument with many measures weighs more in it than one with few.", |row| {
            row.of_type.determinate() as f64 / row.of_type.measures.len() as f64
        })
        .fraction("determinateShareByInstrument", "The mean, from 0 to 1, over the instruments of the share of each one's measures of this type that bind determinately: each instrument counts as much as another. Of one instrument it is its own share.", |row| row.determinate.mean)
        .maybe_fraction("determinateShareByInstrumentLow", "The lower end of the 90% interval of `determinateShareByInstrument`, from 1,000 resamples of the instruments (bootstrap, fixed seed): in which range the mean would lie in nine of ten cases if other instruments of the same sort had been read. It says nothing of mistakes in reading. `null` with fewer than two instruments.", |row| {
            row.determinate.interval.map(|(low, _)| low)
        })
        .maybe_fraction("determinateShareByInstrumentHigh", "The upper end of that interval; `null` with fewer than two instruments.", |row| {
            row.determinate.interval.map(|(_, high)| high)
        })
        .maybe_word("homogeneity", "How uniformly a rule of this type will be applied across instruments, the research project's reading of how determinately it binds: HIGH where two thirds or more of the measures bind determinately, LOW where one third or less does, else MEDIUM; `null` with fewer than two instruments. Whether they bind to the same degree is `evenness`.", |row| {
            row.of_type.homogeneity()
        })
        .fraction("evenness", "The largest share, from 0 to 1, of one degree of precision: 1 where all measures bind alike, be it strongly or weakly.", |row| row.of_type.evenness())
        .bare()
        .build()
}

/// How many of all measures bind to one degree of precision.
pub fn precision_share() -> Object {
    object::<row::PrecisionShare>("", "How many of the measures that were asked for bind to one degree of precision.")
        .word("precision", "The degree of precision.", |share| share.precision)
        .count("count", "How many measures there are.", |share| share.count)
        .fraction("share", "Their share, from 0 to 1, of all measures that were asked for. An instrument with many measures weighs more in it than one with few.", |share| share.share)
        .fraction("shareByInstrument", "The mean, from 0 to 1, over the instruments of their share of each one's measures: each instrument counts as much as another.", |share| share.by_instrument.mean)
        .maybe_fraction("shareByInstrumentLow", "The lower end of the 90% interval of `shareByInstrument`, from 1,000 resamples of the instruments (bootstrap, fixed seed); `null` with fewer than two instruments.", |share| {
            share.by_instrument.interval.map(|(low, _)| low)
        })
        .maybe_fraction("shareByInstrumentHigh", "The upper end of that interval; `null` with fewer than two instruments.", |share| {
            share.by_instrument.interval.map(|(_, high)| high)
        })
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
        .rests_on::<instrument::Model>(&["measures"], |place, each| each(place.row().instrument, None))
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
            "How uniformly it will be applied, by the strongest of them: HIGH where that one binds determinately, else LOW; `null` where there are none.",
            |place| place.measures().iter().map(|measure| measure.homogeneity()).min(),
        )
        .word(
            "assessment",
            "How far the instrument was reviewed: only with COMPLETE does no measure mean that there is none; with PARTIAL there may be more than these.",
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
        .rests_on::<instrument::Model>(&["measures"], |compared, each| {
            compared.sides.iter().flatten().for_each(|instrument| each(*instrument, None));
        })
        .one::<instrument::Model>("with", "The other instrument.", |compared| compared.other)
        .asked_list::<_, row::TypeComparison>(
            "types",
            "Every type of measure that at least one of the two lays down, by category and type. Saving clauses lay down nothing.",
            Most::Of(|extents| extents.measures.1),
            |given| given.words("differences", "Only types that differ in one of these ways; left out: all."),
            |compared, differences, ask| {
                let asked = |row: &&TypeComparison<'_>| {
                    differences.as_ref().is_none_or(|asked| asked.contains(&row.difference()))
                };
                let instruments = [compared.first, compared.other];
                let types = ask.budget.filter(&compared.types, asked)?.into_iter().cloned();
                Ok(types.map(|of_type| Rc::new(row::ComparedType { instruments, of_type })).collect())
            },
        )
        .few::<measure::Model>(
            "savingClauses",
            "The saving clauses of the two, which only say that other law stays as it is and are in none of the types: those of this instrument before those of the other.",
            |compared, each| compared.saving_clauses.iter().copied().try_for_each(each),
        )
        .most(|extents| extents.saving_clauses)
        .bare()
        .build()
}

/// What two instruments lay down of one type of measure.
pub fn type_comparison() -> Object {
    object::<row::TypeComparison>("", "What two instruments lay down of one type of measure.")
        .word("category", "What the measures are for.", |row| row.of_type.category)
        .word("type", "The type of measure.", |row| row.of_type.r#type)
        .word("difference", "How the two differ.", |row| row.of_type.difference())
        .maybe_word(
            "strongest",
            "The strongest degree of precision in this instrument; `null` where it lays down none.",
            |row| homogeneity::strongest(&row.of_type.measures),
        )
        .maybe_word(
            "otherStrongest",
            "The strongest degree of precision in the other; `null` where it lays down none.",
            |row| homogeneity::strongest(&row.of_type.others),
        )
        .count("count", "How many measures of this instrument there are, with those through which it lays it down.", |row| {
            row.of_type.measures.len()
        })
        .count("otherCount", "How many measures of the other there are, likewise.", |row| row.of_type.others.len())
        .few::<instrument::Model>(
            "through",
            "Through which instruments, that it supplements, this one lays it down as well or alone; empty unless `throughSupplements` is asked for. Where none of the `measures` is of this instrument itself, it lays it down only through these.",
            |row, each| comparison::through(row.instruments[0], &row.of_type.measures).into_iter().try_for_each(each),
        )
        .most(|extents| extents.graph.instruments().len())
        .few::<instrument::Model>(
            "otherThrough",
            "Through which instruments the other lays it down, likewise.",
            |row, each| comparison::through(row.instruments[1], &row.of_type.others).into_iter().try_for_each(each),
        )
        .most(|extents| extents.graph.instruments().len())
        .few::<measure::Model>(
            "measures",
            "The measures of this instrument, in the order of its provisions; then those of the instruments that it supplements, where these are asked for.",
            |row, each| row.of_type.measures.iter().copied().try_for_each(each),
        )
        .most(|extents| extents.measures.0)
        .few::<measure::Model>(
            "otherMeasures",
            "The measures of the other, likewise.",
            |row, each| row.of_type.others.iter().copied().try_for_each(each),
        )
        .most(|extents| extents.measures.0)
        .bare()
        .build()
}

/// Who had consented to be bound by an instrument on a day.
pub fn consent() -> Object {
    let doc = "Who had consented to be bound by an instrument on a day: by ratification, accession or another act.";
    object::<row::Consent>("", doc)
        .rests_on::<instrument::Model>(&["ratifications"], |consent, each| each(consent.instrument, None))
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
            "How far the table was reviewed: with COMPLETE, a state that is not in it had not consented.",
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
