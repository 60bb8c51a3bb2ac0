//! The chart of structures: what each agency does on the three axes, what many do, and what nobody does.

use crate::{
    analysis::{
        activity::{Activity, crimes, kinds_of},
        coverage::{self, Coverage},
        overlap::{self, Ground},
    },
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size, counted},
        matrix::{Cell, Heading, Matrix, Row, Tone},
        measures::{concerns, equal},
        parameters::Parameters,
    },
    graph::{action::Action, agency::Agency, graph::Graph, network::Network, period::Dated},
    pages::{coordination::Wanted as Plan, listed::Listed},
};
use entity::{
    kind::Kind,
    network,
    vocabulary::{ActionType, Assessment, Axis, CoordinationKind, Crime, OutputKind, ParticipationRole, Vocabulary},
};
use serde_json::{Map, json};
use std::collections::{BTreeMap, BTreeSet};

const DOCUMENT: &str =
    "# What does each structure do, with which projects and outputs, and what is done by many or by nobody?
query ChartOfStructures(
  $where: AgencyFilter, $actions: ActionFilter, $work: ActionFilter, $outputs: OutputFilter
  $parts: ParticipationFilter, $overlaps: OverlapFilter, $withoutTie: OverlapFilter, $activeOn: PartialDate!
) {
  agencies(where: $where, first: 500) {
    totalCount
    nodes {
      slug label scope assessment
      actions(where: $actions, activeOn: $activeOn, first: 100) { totalCount nodes { slug title axis type crime } }
      participations(where: $parts, activeOn: $activeOn) { nodes { project { slug } } }
      outputs(where: $outputs, activeOn: $activeOn) { nodes { slug kind } }
      jointOutputs(where: $outputs, activeOn: $activeOn) { nodes { slug kind } }
      overlaps(where: $overlaps, activeOn: $activeOn) { totalCount }
      withoutTie: overlaps(where: $withoutTie, activeOn: $activeOn) { totalCount }
    }
  }
  done: actionGroups(by: [AXIS, TYPE, CRIME], where: $work) { axis type crime count }
  # What was ever done by anybody and is not among what is done is a gap, unless `coverage` says that it makes no sense or that a
  # network or a project does it.
  ever: actionGroups(by: [AXIS, TYPE, CRIME], where: $actions) { axis type crime count }
}
";

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
    let day = parameters.day;
    let network = parameters.network.as_deref().and_then(|slug| graph.by_slug::<network::Model>(slug));
    let among = match network {
        Some(network) => coverage::members_on(network, day, budget)?,
        None => graph.agencies().collect(),
    };
    let shown = budget
        .filter(among, |agency| agency.active_on(day) && parameters.scope.is_none_or(|scope| agency.scope == scope))?;
    let asked = |action: &Action<'_>| {
        parameters.axis.is_none_or(|axis| action.axis == axis) && concerns(parameters.crime, action.crime)
    };
    // What anybody ever did: against it, what nobody does today is a gap.
    let kinds: BTreeSet<(Axis, ActionType)> = kinds_of(graph.actions(), |action| asked(&action), budget)?
        .into_iter()
        .map(|activity| (activity.axis, activity.r#type))
        .collect();
    check_size(ChartKind::Structures, shown.len() + 2, HAVE.len() + kinds.len())?;
    let mut work = Vec::new();
    for agency in &shown {
        let mut by_kind: BTreeMap<(Axis, ActionType), Vec<Action<'_>>> = BTreeMap::new();
        for action in budget.filter(agency.actions(), |action| action.active_on(day) && asked(action))? {
            by_kind.entry((action.axis, action.r#type)).or_default().push(action);
        }
        work.push(Work { agency: *agency, by_kind });
    }
    let pairs = Pairs::among(graph, &shown, parameters, budget)?;

    let mut rows = Vec::new();
    let coverage = match network {
        Some(network) if parameters.scope.is_none() => coverage::of_network(network, day, budget)?,
        _ => coverage::among(graph, &shown, day, budget)?,
    };
    if !coverage.is_empty() {
        let coverage = coverage.into_iter().map(|row| (row.activity, row)).collect();
        for crime in crimes(parameters.crime.unwrap_or(Crime::Both)) {
            rows.push(doing(*crime, &kinds, &coverage, parameters, budget)?);
        }
    }
    let gaps = count(&rows, |cell| cell.tone == Tone::Gap);
    let single = count(&rows, |cell| cell.count == Some(1));
    let several = count(&rows, |cell| cell.count.is_some_and(|count| count > 1));
    budget.steps(work.len())?;
    let mut sorted: Vec<&Work<'_>> = work.iter().collect();
    sorted.sort_by_key(|work| (work.agency.scope, std::cmp::Reverse(work.by_kind.len()), &work.agency.slug));
    for work in sorted {
        rows.push(row(work, &kinds, &pairs, parameters, budget)?);
    }

    let title = match several + single + gaps {
        0 => "No structure that was assessed does work of these kinds".to_owned(),
        all => format!(
            "{several} of {} {} done by several structures, {single} {} on a single one, {gaps} {} done by none",
            counted(all, "kind of work", "kinds of work"),
            if several == 1 { "is" } else { "are" },
            if single == 1 { "hangs" } else { "hang" },
            if gaps == 1 { "is" } else { "are" },
        ),
    };
    let unassessed = shown.iter().filter(|agency| agency.assessment == Assessment::None).count();
    let description = format!(
        "{}{}, {} of which not assessed. {}: pairs that do the same kind of work; of {} of them no tie is on record, own or \
         through a parent. A cell shows against which crime (T trafficking, S smuggling, B both) and, where there are several \
         actions, their number.",
        counted(shown.len(), "structure", "structures"),
        network.map(|network| format!(" in {}", Network::label(network))).unwrap_or_default(),
        unassessed,
        counted(pairs.all, "overlap", "overlaps"),
        pairs.without_tie,
    );
    let columns = HAVE
        .iter()
        .map(|(label, id)| Heading::of("What they have", *label, *id))
        .chain(kinds.iter().map(|(axis, r#type)| Heading {
            group: axis.label(),
            label: r#type.label(),
            name: format!("{} ({})", r#type.label(), axis.label().to_lowercase()),
            id: format!("{}/{}", axis.word(), r#type.word()),
            link: None,
        }))
        .collect();

    Ok(Chart {
        kind: ChartKind::Structures,
        title,
        description,
        show: parameters.show,
        matrix: Matrix { row_heading: "Structure", columns, rows, column_width: 26, legend: legend() },
        picture: Picture::Matrix,
        question: ChartQuestion { document: DOCUMENT, variables: variables(parameters, network) },
    })
}

fn variables(parameters: &Parameters, network: Option<Network<'_>>) -> serde_json::Value {
    let mut agencies = Map::new();
    agencies.insert("activeOn".to_owned(), json!(parameters.day));
    agencies.extend(parameters.scope.map(|scope| ("scope".to_owned(), equal(scope))));
    if let Some(network) = network {
        let stay = json!({
            "activeOn": parameters.day,
            "role": {"ne": "OBSERVER"},
            "network": {"slug": {"eq": network.row().slug}},
        });
        agencies.insert("memberships".to_owned(), json!({"some": stay}));
    }
    let about = |name: &str| parameters.crime.map(|crime| (name.to_owned(), json!(crime.word().to_uppercase())));
    let mut actions = Map::new();
    actions.extend(parameters.axis.map(|axis| ("axis".to_owned(), equal(axis))));
    actions.extend(about("concerns"));
    let mut work = actions.clone();
    work.insert("agency".to_owned(), json!(agencies));
    work.insert("activeOn".to_owned(), json!(parameters.day));
    let mut parts = Map::new();
    parts.insert("role".to_owned(), json!({"ne": "BENEFICIARY"}));
    parts.extend(about("concerns").map(|concerns| ("project".to_owned(), json!(Map::from_iter([concerns])))));
    let mut shared = Map::new();
    shared.extend(parameters.axis.map(|axis| ("axis".to_owned(), equal(axis))));
    shared.extend(parameters.crime.map(|crime| {
        let words: Vec<String> = crimes(crime).iter().map(|crime| crime.word().to_uppercase()).collect();
        ("crime".to_owned(), json!({"in": words}))
    }));
    let overlaps = json!({"agencies": {"every": agencies}, "shared": {"some": shared}});
    let mut without_tie = overlaps.clone();
    without_tie["tieOnRecord"] = json!({"eq": false});
    json!({
        "where": agencies,
        "actions": actions,
        "work": work,
        "outputs": actions,
        "parts": parts,
        "overlaps": overlaps,
        "withoutTie": without_tie,
        "activeOn": parameters.day,
    })
}

/// What an agency does, as far as it is asked for.
struct Work<'g> {
    agency: Agency<'g>,
    by_kind: BTreeMap<(Axis, ActionType), Vec<Action<'g>>>,
}

const HAVE: [(&str, &str); 5] = [
    ("Projects", "projects"),
    ("Outputs", "outputs"),
    ("of which databases", "databases"),
    ("Overlaps", "overlaps"),
    ("with no tie on record", "dualities"),
];

/// With which others each does the same work, and with which of these nothing joins it.
#[derive(Default)]
struct Pairs<'g> {
    of: BTreeMap<String, (Vec<Agency<'g>>, Vec<Agency<'g>>)>,
    all: usize,
    without_tie: usize,
}

impl<'g> Pairs<'g> {
    fn among(
        graph: &'g Graph,
        agencies: &[Agency<'g>],
        parameters: &Parameters,
        budget: &Budget,
    ) -> Result<Self, Undrawn> {
        let mut pairs = Pairs::default();
        let agencies = agencies.iter().copied();
        let overlaps = overlap::overlaps_among(graph, agencies, Ground::Common, parameters.day, budget)
            .map_err(|error| Undrawn::of_pairs(ChartKind::Structures, error))?;
        for pair in overlaps {
            budget.step()?;
            let asked = pair.shared(budget)?.iter().any(|shared| {
                parameters.axis.is_none_or(|axis| shared.activity.axis == axis)
                    && parameters.crime.is_none_or(|crime| crimes(crime).contains(&shared.activity.crime))
            });
            if !asked {
                continue;
            }
            let apart = !pair.tied(budget)?;
            pairs.all += 1;
            pairs.without_tie += usize::from(apart);
            let [one, other] = pair.agencies;
            for (agency, partner) in [(one, other), (other, one)] {
                let (overlaps, without_tie) = pairs.of.entry(agency.key().to_owned()).or_default();
                overlaps.push(partner);
                without_tie.extend(apart.then_some(partner));
            }
        }
        Ok(pairs)
    }
}

/// How many do each kind of work against one crime.
fn doing(
    crime: Crime,
    kinds: &BTreeSet<(Axis, ActionType)>,
    coverage: &BTreeMap<Activity, Coverage<'_>>,
    parameters: &Parameters,
    budget: &Budget,
) -> Result<Row, Stopped> {
    let mut cells: Vec<Cell> = HAVE.iter().map(|_| Cell::nothing(Tone::Outside)).collect();
    for kind in kinds {
        let (axis, r#type) = *kind;
        budget.step()?;
        cells.push(match coverage.get(&Activity { axis, r#type, crime }) {
            Some(row) => Cell { link: who_does(row, parameters), ..coverage_cell(row) },
            // Not every kind of work is one against every crime.
            None => Cell::nothing(Tone::Outside),
        });
    }
    Ok(Row {
        heading: Heading::of(
            "How many do it",
            format!("Against {}", crime.word()),
            format!("coverage/{}", crime.word()),
        ),
        cells,
    })
}

/// Those who do a kind of work; of a gap, its entry in the coordination plan, which knows who does it elsewhere. There is no
/// plan of the structures of one scope.
fn who_does(row: &Coverage<'_>, parameters: &Parameters) -> Option<String> {
    let Activity { axis, r#type, crime } = row.activity;
    if row.gap() && parameters.scope.is_none() {
        let plan = Plan {
            network: parameters.network.clone(),
            kind: Some(CoordinationKind::Gap),
            axis: Some(axis),
            r#type: Some(r#type),
            crime: Some(crime),
            day: Some(parameters.day),
            ..Plan::default()
        };
        return Some(plan.address(""));
    }
    let does = Listed::all(Kind::Agency)
        .word("actions.axis", axis)
        .word("actions.type", r#type)
        .about("actions.crime", Some(crime))
        .with("actions.activeOn", parameters.day)
        .members(parameters.network.as_deref(), parameters.day)
        .maybe_word("scope", parameters.scope)
        .on(parameters.day);
    (!row.agencies.is_empty() || row.gap()).then(|| does.address())
}

fn coverage_cell(row: &Coverage<'_>) -> Cell {
    let zero = |tone, meaning: &str| Cell { text: "0".to_owned(), ..Cell::number(0, tone, meaning) };
    match row.agencies.as_slice() {
        [] if row.gap() => zero(Tone::Gap, "a gap: nobody of those assessed does it"),
        [] if row.by_network => zero(Tone::Nothing, "none of these; a network does it in its own name"),
        [] if row.by_project => zero(Tone::Nothing, "none of these; a project does it"),
        [] => Cell { text: String::new(), ..Cell::number(0, Tone::Outside, "none; it makes no sense") },
        [one] => Cell::number(1, Tone::Warn, format!("{} alone", one.slug)),
        several => {
            let slugs: Vec<&str> = several.iter().map(|agency| agency.row().slug.as_str()).collect();
            Cell::number(several.len(), Tone::Good, slugs.join(", "))
        }
    }
}

fn row(
    work: &Work<'_>,
    kinds: &BTreeSet<(Axis, ActionType)>,
    pairs: &Pairs<'_>,
    parameters: &Parameters,
    budget: &Budget,
) -> Result<Row, Stopped> {
    let agency = work.agency;
    let day = parameters.day;
    let link = format!("/agency/{}", agency.slug);
    let outputs = budget.filter(agency.outputs().chain(agency.joint_outputs()), |output| {
        let asked = concerns(parameters.crime, output.crime) && parameters.axis.is_none_or(|axis| output.axis == axis);
        asked && output.active_on(day)
    })?;
    let databases = outputs.iter().filter(|output| output.kind == OutputKind::Database).count();
    let parts = budget.filter(agency.participations(), |part| {
        let works = part.role != ParticipationRole::Beneficiary && part.active_on(day);
        works && concerns(parameters.crime, part.project().crime)
    })?;
    let projects: BTreeSet<&str> = parts.iter().map(|part| part.project().row().slug.as_str()).collect();
    let none = (Vec::new(), Vec::new());
    let (overlaps, without_tie) = pairs.of.get(agency.key()).unwrap_or(&none);
    let unknown = agency.assessment == Assessment::None;
    let number = |count: usize, tone, one: &str, many: &str, list: Listed| match count {
        0 => Cell::nothing(Tone::Nothing),
        _ => Cell { link: Some(list.address()), ..Cell::number(count, tone, counted(count, one, many)) },
    };
    let of_work = |agencies: &[Agency<'_>], tone, one: &str, many: &str| match unknown {
        true => Cell::nothing(Tone::Unknown),
        // Which agencies do the same is found by comparing them, so that the list can only name them.
        false => number(agencies.len(), tone, one, many, named(agencies)),
    };
    let published = || {
        let list = Listed::all(Kind::Output).with("agencies", &agency.slug).maybe_word("axis", parameters.axis);
        list.about("crime", parameters.crime).on(day)
    };
    let mut cells = vec![
        number(projects.len(), Tone::Plain, "project", "projects", projects_of(agency, parameters)),
        number(outputs.len(), Tone::Plain, "output", "outputs", published()),
        number(databases, Tone::Level(2), "database", "databases", published().word("kind", OutputKind::Database)),
        of_work(overlaps, Tone::Plain, "overlap", "overlaps"),
        of_work(without_tie, Tone::Warn, "overlap with no tie on record", "overlaps with no tie on record"),
    ];
    cells.extend(kinds.iter().map(|kind| match work.by_kind.get(kind) {
        Some(actions) => actions_cell(actions, actions_of(agency, *kind, parameters)),
        None => Cell::nothing(match agency.assessment {
            Assessment::Complete => Tone::Nothing,
            Assessment::Partial => Tone::Partly,
            Assessment::None => Tone::Unknown,
        }),
    }));
    Ok(Row {
        heading: Heading {
            group: format!("{} structures", agency.scope.label()),
            label: agency.label().into_owned(),
            name: agency.name.clone(),
            id: agency.key().to_owned(),
            link: Some(link),
        },
        cells,
    })
}

/// The projects in which an agency has a part other than that of a beneficiary.
fn projects_of(agency: Agency<'_>, parameters: &Parameters) -> Listed {
    let part = Listed::all(Kind::Project)
        .with("participants.agency", &agency.slug)
        .with("participants.activeOn", parameters.day)
        .about("crime", parameters.crime);
    let works = ParticipationRole::ALL.iter().filter(|role| **role != ParticipationRole::Beneficiary);
    works.fold(part, |part, role| part.word("participants.role", *role))
}

fn actions_of(agency: Agency<'_>, (axis, r#type): (Axis, ActionType), parameters: &Parameters) -> Listed {
    Listed::all(Kind::Action)
        .with("agency", &agency.slug)
        .word("axis", axis)
        .word("type", r#type)
        .about("crime", parameters.crime)
        .on(parameters.day)
}

fn named(agencies: &[Agency<'_>]) -> Listed {
    agencies.iter().fold(Listed::all(Kind::Agency), |list, agency| list.with("slug", &agency.slug))
}

fn actions_cell(actions: &[Action<'_>], list: Listed) -> Cell {
    let about: BTreeSet<Crime> = actions.iter().flat_map(|action| crimes(action.crime)).copied().collect();
    let (letter, word) = match (about.contains(&Crime::Trafficking), about.contains(&Crime::Smuggling)) {
        (true, true) => ("B", "trafficking and smuggling"),
        (true, false) => ("T", "trafficking"),
        (false, _) => ("S", "smuggling"),
    };
    let count = actions.len();
    let titles: Vec<&str> = actions.iter().map(|action| action.title.as_str()).collect();
    Cell {
        text: format!("{letter}{}", if count > 1 { count.to_string() } else { String::new() }),
        tone: Tone::Level(match letter {
            "B" => 4,
            "T" => 3,
            _ => 1,
        }),
        count: Some(count),
        meaning: format!("{} against {word}: {}", counted(count, "action", "actions"), titles.join("; ")),
        link: Some(list.address()),
    }
}

fn count(rows: &[Row], which: impl Fn(&Cell) -> bool) -> usize {
    rows.iter().flat_map(|row| &row.cells).filter(|cell| which(cell)).count()
}

fn legend() -> Vec<(Tone, String, String)> {
    [
        (Tone::Level(3), "T", "Against trafficking"),
        (Tone::Level(1), "S", "Against smuggling"),
        (Tone::Level(4), "B2", "Against both; two actions"),
        (Tone::Nothing, "·", "None"),
        (Tone::Partly, "", "None found, reviewed in part"),
        (Tone::Unknown, "", "Not assessed"),
        (Tone::Good, "5", "Done by several: overlap"),
        (Tone::Warn, "1", "Hangs on one"),
        (Tone::Gap, "0", "Gap: done by none"),
        (Tone::Warn, "3", "The same work, no tie on record"),
    ]
    .map(|(tone, sign, meaning)| (tone, sign.to_owned(), meaning.to_owned()))
    .to_vec()
}
