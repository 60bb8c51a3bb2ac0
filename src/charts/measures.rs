//! The chart of measures: what each instrument lays down of each type, how determinately, and how evenly.

use crate::{
    analysis::homogeneity::{self, TypeHomogeneity, strongest},
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size},
        matrix::{Cell, Heading, Matrix, Row, Tone, meanings, sign},
        parameters::Parameters,
    },
    graph::{graph::Graph, instrument::Instrument, measure::Measure, period::Dated},
    language::voice::Voice,
    pages::listed::Listed,
};
use entity::{
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{Assessment, Category, Crime, Homogeneity, LegalForce, MeasureType, Precision, Scope, Vocabulary},
};
use serde_json::{Map, Value, json};

const DOCUMENT: &str =
    "# What does each instrument lay down of each type of measure, and how determinately and evenly does each type bind?
query ChartOfMeasures($where: InstrumentFilter, $measures: MeasureFilter, $activeOn: PartialDate) {
  chartOfMeasures(where: $where, measures: $measures, activeOn: $activeOn) {
    columns { category type }
    rows {
      instrument { slug shortName scope area assessment }
      cells { count strongest assessment measures { slug provision precision crime } }
    }
  }
  homogeneity(where: $where, measures: $measures, activeOn: $activeOn) {
    category type measureCount determinateShare homogeneity evenness
    determinateShareByInstrument determinateShareByInstrumentLow determinateShareByInstrumentHigh
    precisions { precision count }
    instruments { slug scope }
  }
}
";

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
    let voice = parameters.voice();
    let legal_force = parameters.legal_force.unwrap_or(LegalForce::Binding);
    let instruments = budget.filter(graph.instruments(), |instrument| {
        instrument.legal_force == legal_force
            && parameters.scope.is_none_or(|scope| instrument.scope == scope)
            && parameters.area.is_none_or(|area| instrument.area == area)
    })?;
    let types_of = |scopes: &[Scope]| {
        let some = instruments.iter().copied().filter(|instrument| scopes.contains(&instrument.scope));
        types(some, parameters, budget)
    };
    let types = types_of(Scope::ALL)?;
    let columns = types.iter().map(|of_type| column(of_type.category, of_type.r#type, voice)).collect();

    let in_force = |instrument: &Instrument<'_>| instrument.active_on(parameters.day);
    let mut shown = budget.filter(instruments.iter().copied(), in_force)?;
    budget.steps(shown.len())?;
    shown.sort_by_key(|instrument| instrument.scope);
    // Besides the instruments the rows on how they bind.
    check_size(ChartKind::Measures, shown.len() + 6, types.len())?;
    let mut rows = Vec::new();
    for (group, scopes) in [
        ("chart-measures-all", Scope::ALL),
        ("chart-measures-universal", &[Scope::Universal]),
        ("chart-measures-european", &[Scope::European]),
    ] {
        let within = types_of(scopes)?;
        if !within.is_empty() {
            rows.extend(summary(voice.text(group), scopes, &types, &within, parameters, budget)?);
        }
    }
    for instrument in &shown {
        let mut cells = Vec::new();
        for of_type in &types {
            cells.push(cell(*instrument, of_type, parameters, budget)?);
        }
        rows.push(Row {
            heading: Heading::named(
                voice.say("chart-measures-of-scope").with("scope", instrument.scope.word()).to_string(),
                instrument.any(),
                &instrument.title,
                voice,
            ),
            cells,
        });
    }

    let (universal, european) = (types_of(&[Scope::Universal])?, types_of(&[Scope::European])?);
    let (title, description) = finding(&types, shown.len(), [&universal, &european], voice);
    let mut conditions = Map::new();
    conditions.insert("legalForce".to_owned(), equal(legal_force));
    conditions.extend(parameters.scope.map(|scope| ("scope".to_owned(), equal(scope))));
    conditions.extend(parameters.area.map(|area| ("area".to_owned(), equal(area))));
    let mut measures = Map::new();
    measures.extend(parameters.category.map(|category| ("category".to_owned(), equal(category))));
    measures.extend(parameters.crime.map(|crime| ("concerns".to_owned(), json!(crime.word().to_uppercase()))));
    Ok(Chart {
        kind: ChartKind::Measures,
        voice,
        title,
        description,
        show: parameters.show,
        matrix: Matrix {
            row_heading: voice.text("chart-instrument"),
            columns,
            rows,
            column_width: 26,
            legend: legend(voice),
        },
        picture: Picture::Matrix,
        question: ChartQuestion {
            document: DOCUMENT,
            variables: json!({"where": conditions, "measures": measures, "activeOn": parameters.day}),
        },
    })
}

/// The condition that a word is this one, as GraphQL writes it.
pub(super) fn equal<V: Vocabulary>(value: V) -> Value {
    json!({"eq": value.word().to_uppercase()})
}

/// Whether something about one crime is about the crime that is asked for; about both is about each.
pub(super) fn concerns(asked: Option<Crime>, crime: Crime) -> bool {
    asked.is_none_or(|asked| crime == asked || crime == Crime::Both)
}

/// The types of measure that are asked for, with the measures that are.
fn types<'g>(
    instruments: impl Iterator<Item = Instrument<'g>>,
    parameters: &Parameters,
    budget: &Budget,
) -> Result<Vec<TypeHomogeneity<'g>>, Stopped> {
    let day: PartialDate = parameters.day;
    let asked = |measure: Measure<'_>| {
        Ok(parameters.category.is_none_or(|category| measure.category == category)
            && concerns(parameters.crime, measure.crime))
    };
    homogeneity::homogeneity(instruments, &asked, day, budget)
}

fn column(category: Category, r#type: MeasureType, voice: Voice) -> Heading {
    let id = format!("{}/{}", category.word(), r#type.word());
    Heading {
        name: format!("{} ({})", voice.label(r#type), voice.lower(category)),
        ..Heading::of(voice.label(category), voice.label(r#type), id)
    }
}

fn cell(
    instrument: Instrument<'_>,
    of_type: &TypeHomogeneity<'_>,
    parameters: &Parameters,
    budget: &Budget,
) -> Result<Cell, Stopped> {
    let voice = parameters.voice();
    let measures = budget.filter(of_type.measures.iter().copied(), |measure| measure.instrument() == instrument)?;
    let Some(strongest) = strongest(&measures) else {
        let tone = match instrument.assessment {
            Assessment::Complete => Tone::Nothing,
            Assessment::Partial => Tone::Partly,
            Assessment::None => Tone::Unknown,
        };
        return Ok(Cell::nothing(tone, voice));
    };
    let provisions: Vec<&str> = measures.iter().map(|measure| measure.provision.as_str()).collect();
    let count = measures.len();
    let is_whole = instrument.assessment == Assessment::Complete;
    Ok(Cell {
        words: None,
        text: format!(
            "{}{}{}",
            letter(strongest, voice),
            if count > 1 { count.to_string() } else { String::new() },
            if is_whole { "" } else { "+" }
        ),
        tone: Tone::Level(level(strongest)),
        count: Some(count),
        meaning: voice
            .say(if is_whole { "chart-measures-cell" } else { "chart-measures-cell-in-part" })
            .with("measures", voice.counted("count-measures", count))
            .with("precision", voice.lower(strongest))
            .with("provisions", provisions.join(", "))
            .to_string(),
        link: Some(of_type_list(of_type, parameters.crime).with("instrument", &instrument.slug).address()),
    })
}

/// The measures of a type, of whichever instruments.
fn of_type_list(of_type: &TypeHomogeneity<'_>, crime: Option<Crime>) -> Listed {
    Listed::all(Kind::Measure).word("category", of_type.category).word("type", of_type.r#type).about("crime", crime)
}

fn level(precision: Precision) -> u8 {
    match precision {
        Precision::SelfExecuting => 5,
        Precision::Mandatory => 4,
        Precision::Conditional => 3,
        Precision::Optional => 2,
        Precision::Declaratory => 1,
    }
}

fn letter(precision: Precision, voice: Voice) -> &'static str {
    sign(voice, "chart-measures-signs", precision.place())
}

/// How the instruments of some scopes bind: two rows, homogeneity and evenness.
fn summary(
    group: &str,
    scopes: &[Scope],
    columns: &[TypeHomogeneity<'_>],
    within: &[TypeHomogeneity<'_>],
    parameters: &Parameters,
    budget: &Budget,
) -> Result<[Row; 2], Stopped> {
    let voice = parameters.voice();
    // Of all scopes, those that are asked for.
    let scope = if let [scope] = scopes { Some(*scope) } else { parameters.scope };
    let list = |of_type: &TypeHomogeneity<'_>| {
        let list = of_type_list(of_type, parameters.crime)
            .word("legalForce", parameters.legal_force.unwrap_or(LegalForce::Binding))
            .maybe_word("scope", scope)
            .maybe_word("area", parameters.area)
            .with("instrument.activeOn", parameters.day);
        Some(list.address())
    };
    let find = |column: &TypeHomogeneity<'_>| {
        within.iter().find(|of_type| (of_type.category, of_type.r#type) == (column.category, column.r#type))
    };
    let homogeneity = columns.iter().map(|column| match find(column) {
        None => Ok(Cell::nothing(Tone::Nothing, voice)),
        Some(of_type) => {
            let share = voice.say("chart-measures-share").with("determinate", of_type.determinate());
            let share = share.with("all", of_type.measures.len());
            let share = format!("{share}{}", by_instrument(of_type, voice, budget)?);
            let (text, tone, word) = match of_type.homogeneity() {
                Some(homogeneity) => (
                    sign(voice, HOMOGENEITY_SIGNS, homogeneity.place()),
                    of_homogeneity(homogeneity),
                    voice.lower(homogeneity),
                ),
                None => ("1", Tone::Plain, voice.text("chart-measures-single").to_owned()),
            };
            Ok(Cell {
                text: text.to_owned(),
                words: None,
                tone,
                count: Some(of_type.measures.len()),
                meaning: format!("{word}: {share}"),
                link: list(of_type),
            })
        }
    });
    let evenness = columns.iter().map(|column| match find(column) {
        None => Cell::nothing(Tone::Nothing, voice),
        Some(of_type) => {
            let percent = (of_type.evenness() * 100.0).round();
            let meaning = voice.say("chart-measures-even").with("percent", percent.to_string());
            let measures = voice.counted("count-measures", of_type.measures.len());
            let meaning = meaning.with("measures", measures).with("count", of_type.measures.len()).to_string();
            let text = format!("{percent}");
            Cell { link: list(of_type), ..Cell { count: Some(of_type.measures.len()), meaning, ..Cell::words(text) } }
        }
    });
    let (suffix, of) = match scopes {
        [scope] => (scope.word(), voice.lower(*scope)),
        _ => ("all", voice.text("chart-measures-of-all").to_owned()),
    };
    let heading = |label: &str, id: &str| Heading {
        name: format!("{label} ({of})"),
        ..Heading::of(group, label, format!("{id}/{suffix}"))
    };
    Ok([
        Row {
            heading: heading(voice.text("chart-measures-homogeneity"), "homogeneity"),
            cells: homogeneity.collect::<Result<_, Stopped>>()?,
        },
        Row { heading: heading(voice.text("chart-measures-evenness"), "evenness"), cells: evenness.collect() },
    ])
}

/// The mean over instruments, where there are several.
fn by_instrument(of_type: &TypeHomogeneity<'_>, voice: Voice, budget: &Budget) -> Result<String, Stopped> {
    let mean = of_type.determinate_by_instrument(budget)?;
    let percent = |share: f64| (share * 100.0).round().to_string();
    Ok(match mean.interval {
        Some((low, high)) => voice
            .say("chart-measures-mean")
            .with("instruments", voice.counted("count-instruments", of_type.instruments.len()))
            .with("mean", percent(mean.mean))
            .with("low", percent(low))
            .with("high", percent(high))
            .to_string(),
        None => String::new(),
    })
}

/// What is shown, in a line, and how it is read.
fn finding(
    types: &[TypeHomogeneity<'_>],
    instruments: usize,
    [universal, european]: [&[TypeHomogeneity<'_>]; 2],
    voice: Voice,
) -> (String, String) {
    if types.is_empty() {
        return (voice.text("chart-measures-none").to_owned(), voice.text("chart-measures-none-text").to_owned());
    }
    let high = |types: &[TypeHomogeneity<'_>]| {
        let shared: Vec<_> = types.iter().filter_map(TypeHomogeneity::homogeneity).collect();
        (shared.iter().filter(|homogeneity| **homogeneity == Homogeneity::High).count(), shared.len())
    };
    let (strong, shared) = high(types);
    // One type may serve several categories, and is then counted with each.
    let of_kinds = |count: usize| voice.counted("count-measure-kinds", count);
    let mut title = match shared {
        0 => voice.say("chart-measures-unshared").with("kinds", of_kinds(types.len())).to_string(),
        _ => voice.say("chart-measures-title").with("strong", strong).with("kinds", of_kinds(shared)).to_string(),
    };
    if let ((_, 1..), (_, 1..)) = (high(universal), high(european)) {
        let ((of_universal, all_universal), (of_european, all_european)) = (high(universal), high(european));
        let by_scope = voice.say("chart-measures-by-scope").with("universal", of_universal);
        let by_scope = by_scope.with("allUniversal", all_universal).with("european", of_european);
        title.push_str(&by_scope.with("allEuropean", all_european).to_string());
    }
    let measures: usize = types.iter().map(|of_type| of_type.measures.len()).sum();
    let most = types.iter().max_by_key(|of_type| of_type.instruments.len());
    let most = most.map(|of_type| {
        let most = voice
            .say("chart-measures-most")
            .with("type", voice.lower(of_type.r#type))
            .with("category", voice.lower(of_type.category));
        most.with("count", of_type.instruments.len()).to_string()
    });
    let description = voice.say("chart-measures-text").with("measures", voice.counted("count-measures", measures));
    let description = description.with("instruments", voice.counted("count-instruments", instruments));
    (title, description.with("most", most.unwrap_or_default()).to_string())
}

const HOMOGENEITY_SIGNS: &str = "chart-measures-homogeneity-signs";

fn of_homogeneity(homogeneity: Homogeneity) -> Tone {
    match homogeneity {
        Homogeneity::High => Tone::Good,
        Homogeneity::Medium => Tone::Level(2),
        Homogeneity::Low => Tone::Warn,
    }
}

fn legend(voice: Voice) -> Vec<(Tone, String, String)> {
    let precisions = Precision::ALL.iter();
    let precisions = precisions.map(|precision| {
        (Tone::Level(level(*precision)), letter(*precision, voice).to_owned(), voice.label(*precision))
    });
    let of = |homogeneity: Homogeneity| sign(voice, HOMOGENEITY_SIGNS, homogeneity.place());
    let others = [
        (Tone::Nothing, "·", "chart-legend-none"),
        (Tone::Plain, "+", "chart-measures-legend-more"),
        (Tone::Partly, "", "chart-legend-in-part"),
        (Tone::Unknown, "", "chart-legend-not-assessed"),
        (Tone::Good, of(Homogeneity::High), "chart-measures-legend-high"),
        (Tone::Level(2), of(Homogeneity::Medium), "chart-measures-legend-medium"),
        (Tone::Warn, of(Homogeneity::Low), "chart-measures-legend-low"),
        (Tone::Plain, "1", "chart-measures-legend-single"),
        (Tone::Plain, "75", "chart-measures-legend-evenness"),
    ];
    precisions.chain(meanings(voice, others)).collect()
}
