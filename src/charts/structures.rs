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
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size},
        matrix::{Cell, Heading, Matrix, Row, Tone, meanings, sign},
        measures::{concerns, equal},
        parameters::Parameters,
    },
    graph::{action::Action, agency::Agency, graph::Graph, network::Network, period::Dated},
    language::voice::Voice,
    pages::{
        coordination::Wanted as Plan,
        entity_page::{called, full_name},
        listed::Listed,
    },
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
    let voice = parameters.voice();
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
        0 => voice.text("chart-structures-none").to_owned(),
        all => {
            let title = voice.say("chart-structures-title").with("kinds", voice.counted("count-kinds-of-work", all));
            title.with("several", several).with("single", single).with("gaps", gaps).to_string()
        }
    };
    let unassessed = shown.iter().filter(|agency| agency.assessment == Assessment::None).count();
    let structures = voice.counted("count-structures", shown.len());
    let structures = match network {
        Some(network) => {
            let within = voice.say("chart-structures-in-network").with("structures", structures);
            within.with("network", Network::label(network)).to_string()
        }
        None => structures,
    };
    let description = voice.say("chart-structures-text").with("structures", structures).with("unassessed", unassessed);
    let description = description.with("overlaps", voice.counted("count-overlaps", pairs.all));
    let description = description.with("untied", pairs.without_tie).to_string();
    let columns = HAVE
        .iter()
        .map(|(label, id)| Heading::of(voice.text("chart-structures-have"), voice.text(label), *id))
        .chain(kinds.iter().map(|(axis, r#type)| Heading {
            name: format!("{} ({})", voice.label(*r#type), voice.lower(*axis)),
            ..Heading::of(voice.label(*axis), voice.label(*r#type), format!("{}/{}", axis.word(), r#type.word()))
        }))
        .collect();

    Ok(Chart {
        kind: ChartKind::Structures,
        voice,
        title,
        description,
        show: parameters.show,
        matrix: Matrix {
            row_heading: voice.text("chart-structure"),
            columns,
            rows,
            column_width: 26,
            legend: legend(voice),
        },
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
    ("chart-structures-projects", "projects"),
    ("chart-structures-outputs", "outputs"),
    ("chart-structures-databases", "databases"),
    ("chart-structures-overlaps", "overlaps"),
    ("chart-structures-untied", "dualities"),
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
    let voice = parameters.voice();
    let mut cells: Vec<Cell> = HAVE.iter().map(|_| Cell::nothing(Tone::Outside, voice)).collect();
    for kind in kinds {
        let (axis, r#type) = *kind;
        budget.step()?;
        cells.push(match coverage.get(&Activity { axis, r#type, crime }) {
            Some(row) => Cell { link: who_does(row, parameters), ..coverage_cell(row, voice) },
            // Not every kind of work is one against every crime.
            None => Cell::nothing(Tone::Outside, voice),
        });
    }
    Ok(Row {
        heading: Heading::of(
            voice.text("chart-structures-how-many"),
            voice.say("chart-structures-against").with("crime", voice.lower(crime)).to_string(),
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

fn coverage_cell(row: &Coverage<'_>, voice: Voice) -> Cell {
    let zero = |tone, meaning| Cell { text: "0".to_owned(), ..Cell::number(0, tone, voice.text(meaning)) };
    match row.agencies.as_slice() {
        [] if row.gap() => zero(Tone::Gap, "chart-structures-gap"),
        [] if row.by_network => zero(Tone::Nothing, "chart-structures-by-network"),
        [] if row.by_project => zero(Tone::Nothing, "chart-structures-by-project"),
        [] => Cell { text: String::new(), ..zero(Tone::Outside, "chart-structures-no-sense") },
        [one] => {
            let alone = voice.say("chart-structures-alone").with("agency", called(one.any(), voice));
            Cell::number(1, Tone::Warn, alone.to_string())
        }
        several => {
            let labels: Vec<_> = several.iter().map(|agency| called(agency.any(), voice)).collect();
            Cell::number(several.len(), Tone::Good, labels.join(", "))
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
    let (agency, voice) = (work.agency, parameters.voice());
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
    let number = |count: usize, tone, said: &'static str, list: Listed| match count {
        0 => Cell::nothing(Tone::Nothing, voice),
        _ => Cell { link: Some(list.address()), ..Cell::number(count, tone, voice.counted(said, count)) },
    };
    let of_work = |agencies: &[Agency<'_>], tone, said: &'static str| match unknown {
        true => Cell::nothing(Tone::Unknown, voice),
        // Which agencies do the same is found by comparing them, so that the list can only name them.
        false => number(agencies.len(), tone, said, named(agencies)),
    };
    let published = || {
        let list = Listed::all(Kind::Output).with("agencies", &agency.slug).maybe_word("axis", parameters.axis);
        list.about("crime", parameters.crime).on(day)
    };
    let mut cells = vec![
        number(projects.len(), Tone::Plain, "count-projects", projects_of(agency, parameters)),
        number(outputs.len(), Tone::Plain, "count-outputs", published()),
        number(databases, Tone::Level(2), "count-databases", published().word("kind", OutputKind::Database)),
        of_work(overlaps, Tone::Plain, "count-overlaps"),
        of_work(without_tie, Tone::Warn, "count-untied-overlaps"),
    ];
    let absent = match agency.assessment {
        Assessment::Complete => Tone::Nothing,
        Assessment::Partial => Tone::Partly,
        Assessment::None => Tone::Unknown,
    };
    cells.extend(kinds.iter().map(|kind| match work.by_kind.get(kind) {
        Some(actions) => actions_cell(actions, actions_of(agency, *kind, parameters), voice),
        None => Cell::nothing(absent, voice),
    }));
    Ok(Row {
        heading: Heading {
            link: Some(link),
            ..Heading::named(
                voice.say("chart-of-scope").with("scope", agency.scope.word()).to_string(),
                agency.any(),
                full_name(agency.any(), &agency.row().name, voice),
                voice,
            )
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

fn actions_cell(actions: &[Action<'_>], list: Listed, voice: Voice) -> Cell {
    let about: BTreeSet<Crime> = actions.iter().flat_map(|action| crimes(action.crime)).copied().collect();
    let crime = match (about.contains(&Crime::Trafficking), about.contains(&Crime::Smuggling)) {
        (true, true) => Crime::Both,
        (true, false) => Crime::Trafficking,
        (false, _) => Crime::Smuggling,
    };
    let count = actions.len();
    let titles: Vec<&str> = actions.iter().map(|action| action.title.as_str()).collect();
    Cell {
        words: None,
        text: format!("{}{}", letter(crime, voice), if count > 1 { count.to_string() } else { String::new() }),
        tone: Tone::Level(match crime {
            Crime::Both => 4,
            Crime::Trafficking => 3,
            Crime::Smuggling => 1,
        }),
        count: Some(count),
        meaning: voice
            .say("chart-structures-cell")
            .with("actions", voice.counted("count-actions", count))
            .with("crime", voice.crime(crime))
            .with("titles", titles.join("; "))
            .to_string(),
        link: Some(list.address()),
    }
}

fn count(rows: &[Row], which: impl Fn(&Cell) -> bool) -> usize {
    rows.iter().flat_map(|row| &row.cells).filter(|cell| which(cell)).count()
}

fn letter(crime: Crime, voice: Voice) -> &'static str {
    sign(voice, "chart-structures-signs", crime.place())
}

fn legend(voice: Voice) -> Vec<(Tone, String, String)> {
    let of = |crime| letter(crime, voice);
    let two = format!("{}2", of(Crime::Both));
    let signs = [
        (Tone::Level(3), of(Crime::Trafficking), "chart-structures-legend-trafficking"),
        (Tone::Level(1), of(Crime::Smuggling), "chart-structures-legend-smuggling"),
        (Tone::Level(4), two.as_str(), "chart-structures-legend-both"),
        (Tone::Nothing, "·", "chart-legend-none"),
        (Tone::Partly, "", "chart-legend-in-part"),
        (Tone::Unknown, "", "chart-legend-not-assessed"),
        (Tone::Good, "5", "chart-structures-legend-several"),
        (Tone::Warn, "1", "chart-structures-legend-single"),
        (Tone::Gap, "0", "chart-structures-legend-gap"),
        (Tone::Nothing, "0", "chart-structures-legend-not-own"),
        (Tone::Warn, "3", "chart-structures-legend-untied"),
    ];
    meanings(voice, signs)
}
