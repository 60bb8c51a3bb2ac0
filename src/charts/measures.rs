//! The chart of measures: what each instrument lays down of each type, how determinately, and how evenly.

use crate::{
    analysis::homogeneity::{self, TypeHomogeneity, strongest},
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size, counted},
        matrix::{Cell, Heading, Matrix, Row, Tone},
        parameters::Parameters,
    },
    graph::{graph::Graph, instrument::Instrument, measure::Measure, period::Dated},
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
    let columns = types.iter().map(|of_type| column(of_type.category, of_type.r#type)).collect();

    let in_force = |instrument: &Instrument<'_>| instrument.active_on(parameters.day);
    let mut shown = budget.filter(instruments.iter().copied(), in_force)?;
    budget.steps(shown.len())?;
    shown.sort_by_key(|instrument| instrument.scope);
    // Besides the instruments the rows on how they bind.
    check_size(ChartKind::Measures, shown.len() + 6, types.len())?;
    let mut rows = Vec::new();
    for (group, scopes) in [
        ("How all of them bind", Scope::ALL),
        ("Universal instruments", &[Scope::Universal]),
        ("European instruments", &[Scope::European]),
    ] {
        let within = types_of(scopes)?;
        if !within.is_empty() {
            rows.extend(summary(group, scopes, &types, &within, parameters, budget)?);
        }
    }
    for instrument in &shown {
        let mut cells = Vec::new();
        for of_type in &types {
            cells.push(cell(*instrument, of_type, parameters.crime, budget)?);
        }
        rows.push(Row {
            heading: Heading {
                group: format!("{} instruments: what each lays down", instrument.scope.label()),
                label: instrument.short_name.clone(),
                name: instrument.title.clone(),
                id: instrument.key().to_owned(),
                link: Some(format!("/instrument/{}", instrument.slug)),
            },
            cells,
        });
    }

    let (universal, european) = (types_of(&[Scope::Universal])?, types_of(&[Scope::European])?);
    let (title, description) = finding(&types, shown.len(), &universal, &european);
    let mut conditions = Map::new();
    conditions.insert("legalForce".to_owned(), equal(legal_force));
    conditions.extend(parameters.scope.map(|scope| ("scope".to_owned(), equal(scope))));
    conditions.extend(parameters.area.map(|area| ("area".to_owned(), equal(area))));
    let mut measures = Map::new();
    measures.extend(parameters.category.map(|category| ("category".to_owned(), equal(category))));
    measures.extend(parameters.crime.map(|crime| ("concerns".to_owned(), json!(crime.word().to_uppercase()))));
    Ok(Chart {
        kind: ChartKind::Measures,
        title,
        description,
        show: parameters.show,
        matrix: Matrix { row_heading: "Instrument", columns, rows, column_width: 26, legend: legend() },
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

fn column(category: Category, r#type: MeasureType) -> Heading {
    Heading {
        group: category.label(),
        label: r#type.label(),
        name: format!("{} ({})", r#type.label(), category.label().to_lowercase()),
        id: format!("{}/{}", category.word(), r#type.word()),
        link: None,
    }
}

fn cell(
    instrument: Instrument<'_>,
    of_type: &TypeHomogeneity<'_>,
    crime: Option<Crime>,
    budget: &Budget,
) -> Result<Cell, Stopped> {
    let measures = budget.filter(of_type.measures.iter().copied(), |measure| measure.instrument() == instrument)?;
    let Some(strongest) = strongest(&measures) else {
        return Ok(Cell::nothing(match instrument.assessment {
            Assessment::Complete => Tone::Nothing,
            Assessment::Partial => Tone::Partly,
            Assessment::None => Tone::Unknown,
        }));
    };
    let provisions: Vec<&str> = measures.iter().map(|measure| measure.provision.as_str()).collect();
    let count = measures.len();
    let is_whole = instrument.assessment == Assessment::Complete;
    Ok(Cell {
        text: format!(
            "{}{}{}",
            letter(strongest),
            if count > 1 { count.to_string() } else { String::new() },
            if is_whole { "" } else { "+" }
        ),
        tone: Tone::Level(level(strongest)),
        count: Some(count),
        meaning: format!(
            "{}, at the strongest {} ({}){}",
            counted(count, "measure", "measures"),
            strongest.label().to_lowercase(),
            provisions.join(", "),
            if is_whole { "" } else { "; reviewed only in part, there may be more" }
        ),
        link: Some(of_type_list(of_type, crime).with("instrument", &instrument.slug).address()),
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

fn letter(precision: Precision) -> &'static str {
    match precision {
        Precision::SelfExecuting => "S",
        Precision::Mandatory => "M",
        Precision::Conditional => "C",
        Precision::Optional => "O",
        Precision::Declaratory => "D",
    }
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
        None => Ok(Cell::nothing(Tone::Nothing)),
        Some(of_type) => {
            let share = format!(
                "{} of {} determinately{}",
                of_type.determinate(),
                counted(of_type.measures.len(), "measure binds", "measures bind"),
                by_instrument(of_type, budget)?
            );
            let (text, tone, word) = match of_type.homogeneity() {
                Some(Homogeneity::High) => ("H", Tone::Good, "high"),
                Some(Homogeneity::Medium) => ("M", Tone::Level(2), "medium"),
                Some(Homogeneity::Low) => ("L", Tone::Warn, "low"),
                None => ("1", Tone::Plain, "a single instrument lays it down"),
            };
            Ok(Cell {
                text: text.to_owned(),
                tone,
                count: Some(of_type.measures.len()),
                meaning: format!("{word}: {share}"),
                link: list(of_type),
            })
        }
    });
    let evenness = columns.iter().map(|column| match find(column) {
        None => Cell::nothing(Tone::Nothing),
        Some(of_type) => {
            let percent = (of_type.evenness() * 100.0).round();
            let meaning = format!(
                "{percent} % of {} bind to the same degree",
                counted(of_type.measures.len(), "measure", "measures")
            );
            let text = format!("{percent}");
            Cell { text, tone: Tone::Plain, count: Some(of_type.measures.len()), meaning, link: list(of_type) }
        }
    });
    let suffix = if scopes.len() == 1 { scopes[0].word() } else { "all" };
    let heading = |label: &str, id: &str| Heading {
        group: group.to_owned(),
        label: label.to_owned(),
        name: format!("{label} ({suffix})"),
        id: format!("{id}/{suffix}"),
        link: None,
    };
    Ok([
        Row { heading: heading("Homogeneity", "homogeneity"), cells: homogeneity.collect::<Result<_, Stopped>>()? },
        Row { heading: heading("Evenness, in per cent", "evenness"), cells: evenness.collect() },
    ])
}

/// The mean over instruments, where there are several.
fn by_instrument(of_type: &TypeHomogeneity<'_>, budget: &Budget) -> Result<String, Stopped> {
    let mean = of_type.determinate_by_instrument(budget)?;
    let percent = |share: f64| (share * 100.0).round();
    Ok(match mean.interval {
        Some((low, high)) => format!(
            "; by the mean of {} {} % (90 % interval: {} to {} %)",
            counted(of_type.instruments.len(), "instrument", "instruments"),
            percent(mean.mean),
            percent(low),
            percent(high)
        ),
        None => String::new(),
    })
}

fn finding(
    types: &[TypeHomogeneity<'_>],
    instruments: usize,
    universal: &[TypeHomogeneity<'_>],
    european: &[TypeHomogeneity<'_>],
) -> (String, String) {
    if types.is_empty() {
        return (
            "No measure of these kinds was found".to_owned(),
            "Take away a filter, or ask for another day, to see more.".to_owned(),
        );
    }
    let high = |types: &[TypeHomogeneity<'_>]| {
        let shared: Vec<_> = types.iter().filter_map(TypeHomogeneity::homogeneity).collect();
        (shared.iter().filter(|homogeneity| **homogeneity == Homogeneity::High).count(), shared.len())
    };
    let (strong, shared) = high(types);
    let mut title = match shared {
        0 => format!(
            "None of {} is laid down by more than one instrument",
            counted(types.len(), "type of measure", "types of measure")
        ),
        _ => format!(
            "{strong} of {} that several instruments lay down bind with high homogeneity",
            counted(shared, "type of measure", "types of measure")
        ),
    };
    if let ((_, 1..), (_, 1..)) = (high(universal), high(european)) {
        let ((of_universal, all_universal), (of_european, all_european)) = (high(universal), high(european));
        title.push_str(&format!(
            ": {of_universal} of {all_universal} in universal instruments, {of_european} of {all_european} in European ones"
        ));
    }
    let measures: usize = types.iter().map(|of_type| of_type.measures.len()).sum();
    let most = types.iter().max_by_key(|of_type| of_type.instruments.len());
    let most = most.map(|of_type| {
        format!(
            "; the most widespread is {}, in {} of them",
            of_type.r#type.label().to_lowercase(),
            of_type.instruments.len()
        )
    });
    let description = format!(
        "{} of {}{}. A cell shows the strongest precision by its letter and, where there are several measures, their number.",
        counted(measures, "measure", "measures"),
        counted(instruments, "instrument", "instruments"),
        most.unwrap_or_default()
    );
    (title, description)
}

fn legend() -> Vec<(Tone, String, String)> {
    let mut legend: Vec<(Tone, String, String)> = Precision::ALL
        .iter()
        .map(|precision| (Tone::Level(level(*precision)), letter(*precision).to_owned(), precision.label()))
        .collect();
    for (tone, sign, meaning) in [
        (Tone::Nothing, "·", "None"),
        (Tone::Plain, "+", "Reviewed in part: there may be more"),
        (Tone::Partly, "", "None found, reviewed in part"),
        (Tone::Unknown, "", "Not assessed"),
        (Tone::Good, "H", "High homogeneity: two thirds or more bind determinately"),
        (Tone::Level(2), "M", "Medium"),
        (Tone::Warn, "L", "Low: one third or less"),
        (Tone::Plain, "1", "A single instrument"),
        (Tone::Plain, "75", "Evenness: the largest share of one degree of precision"),
    ] {
        legend.push((tone, sign.to_owned(), meaning.to_owned()));
    }
    legend
}
