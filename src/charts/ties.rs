//! The ties around an agency: whom networks, projects, arrangements, parents and joint outputs join it to.

use crate::{
    analysis::tie::{self, Tie},
    budget::{Budget, Stopped},
    charts::{
        ChartKind,
        chart::{Chart, ChartQuestion, Picture, Undrawn, check_size},
        matrix::{Cell, Heading, Matrix, Row, Tone, WORDS},
        page::of_page,
        parameters::{Depth, Parameters},
        rings::{Ring, Rings, Spoke, Vertex},
    },
    graph::{agency::Agency, graph::Graph, id::Id},
    language::{voice::Voice, words::Spoken},
    pages::{
        address,
        entity_page::{called, full_name},
    },
};
use entity::{
    agency,
    vocabulary::{Language, Scope, TieKind, Vocabulary},
};
use serde_json::{Map, json};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
};

/// How many agencies a picture of ties has at most, the one in the middle among them.
pub const MOST_AGENCIES: usize = 60;

/// How many ties it has at most.
pub const MOST_TIES: usize = 250;

/// The kinds of ties that are drawn: those that two agencies have themselves.
pub const KINDS: [TieKind; 5] =
    [TieKind::Network, TieKind::Project, TieKind::Arrangement, TieKind::Parent, TieKind::JointOutput];

const NEAR: &str = "# Whom is an agency tied to, and by which facts?
query Ties($slug: String!, $where: PartnerFilter, $activeOn: PartialDate, $partners: Int) {
  agency(slug: $slug) {
    label
    partners(activeOn: $activeOn, where: $where, first: $partners) {
      totalCount
      nodes { agency { slug label scope } tieCount ties { kind label since until fact { id sources { title url } } } }
    }
  }
}
";

const FAR: &str = "# Whom is an agency tied to, whom are they tied to, and by which facts?
query TiesOfTies($slug: String!, $where: PartnerFilter, $activeOn: PartialDate, $partners: Int, $theirs: Int) {
  agency(slug: $slug) {
    label
    partners(activeOn: $activeOn, where: $where, first: $partners) {
      totalCount
      nodes {
        tieCount
        ties { kind label since until fact { id } }
        agency {
          slug
          label
          scope
          partners(activeOn: $activeOn, where: $where, first: $theirs) {
            totalCount
            nodes { agency { slug } tieCount ties { kind label since until } }
          }
        }
      }
    }
  }
}
";

/// Two agencies with what joins them, the one that stands nearer to the middle first.
struct Pair<'g> {
    ends: [Agency<'g>; 2],
    ties: Vec<Tie<'g>>,
}

impl Pair<'_> {
    /// Where the rows of its ties of a kind stand in the page. They stand together: ties are in the order of their kinds.
    fn place(&self, kind: TieKind) -> String {
        let [one, other] = &self.ends;
        format!("tie-{}-{}-{}", one.slug, other.slug, kind.word())
    }
}

/// What is around an agency, as far as it is shown.
struct Around<'g> {
    /// By ring: the agency itself, its partners, theirs.
    rings: Vec<Vec<Agency<'g>>>,
    pairs: Vec<Pair<'g>>,
    /// How many agencies and ties were found and are not shown.
    left_out: (usize, usize),
}

pub(super) fn chart(graph: &Graph, parameters: &Parameters, budget: &Budget) -> Result<Chart, Undrawn> {
    let voice = parameters.voice();
    let asked = parameters.agency.as_deref().and_then(|slug| graph.by_slug::<agency::Model>(slug));
    let centre = match asked {
        Some(agency) => Some(agency),
        None => most_joined(graph, budget)?,
    };
    let around = match centre {
        Some(centre) => around(centre, parameters, budget)?,
        None => Around { rings: Vec::new(), pairs: Vec::new(), left_out: (0, 0) },
    };
    let columns = [
        ("chart-ties-agencies", "agencies"),
        ("chart-ties-kind", "kind"),
        ("chart-since", "since"),
        ("chart-until", "until"),
        ("chart-source", "source"),
    ];
    let rows: Vec<Row> =
        around.pairs.iter().flat_map(|pair| pair.ties.iter().map(|tie| row(pair, *tie, voice))).collect();
    let (title, description) = finding(centre, &around, parameters);
    let question = question(centre, &around, parameters);
    check_size(ChartKind::Ties, rows.len(), columns.len())?;
    Ok(Chart {
        kind: ChartKind::Ties,
        voice,
        title,
        description,
        show: parameters.show,
        matrix: Matrix {
            row_heading: voice.text("chart-ties-what"),
            columns: columns.map(|(label, id)| Heading::of("", voice.text(label), id)).to_vec(),
            rows,
            column_width: WORDS,
            legend: Vec::new(),
        },
        picture: Picture::Rings(rings(&around, parameters)),
        question,
    })
}

fn question(centre: Option<Agency<'_>>, around: &Around<'_>, parameters: &Parameters) -> ChartQuestion {
    let slug = centre.map(|centre| centre.row().slug.clone()).unwrap_or_default();
    let mut variables = Map::new();
    variables.insert("slug".to_owned(), json!(slug));
    variables.insert("activeOn".to_owned(), json!(parameters.day));
    let mut conditions = Map::new();
    if let Some(kind) = parameters.tie_kind {
        conditions.insert("ties".to_owned(), json!({ "some": { "kind": { "eq": kind.name() } } }));
    }
    // No more agencies than are shown: what an answer costs is counted with them.
    variables.insert("partners".to_owned(), json!(around.rings.get(1).map_or(0, Vec::len)));
    let document = match parameters.depth {
        Depth::One => NEAR,
        Depth::Two => {
            let shown: Vec<&str> = around.rings.iter().flatten().map(|agency| agency.row().slug.as_str()).collect();
            variables.insert("theirs".to_owned(), json!(shown.len().saturating_sub(1)));
            conditions.insert("agency".to_owned(), json!({ "slug": { "in": shown } }));
            FAR
        }
    };
    if !conditions.is_empty() {
        variables.insert("where".to_owned(), conditions.into());
    }
    ChartQuestion { document, variables: variables.into() }
}

/// The agency that takes part in most; of equals, the first by slug.
fn most_joined<'g>(graph: &'g Graph, budget: &Budget) -> Result<Option<Agency<'g>>, Stopped> {
    let agencies = budget.filter(graph.agencies(), |_| true)?;
    let joins = |agency: &Agency<'_>| {
        agency.memberships().count() + agency.participations().count() + agency.arrangements().count()
    };
    Ok(agencies.into_iter().min_by_key(|agency| (Reverse(joins(agency)), &agency.row().slug)))
}

/// The agencies that one is tied to by the kinds asked for, those with most ties first, each with them.
fn tied<'g>(
    agency: Agency<'g>,
    parameters: &Parameters,
    budget: &Budget,
) -> Result<Vec<(Agency<'g>, Vec<Tie<'g>>)>, Stopped> {
    let mut tied = tie::tied(agency, parameters.day, budget)?;
    for (_, ties) in &mut tied {
        ties.retain(|tie| parameters.tie_kind.is_none_or(|kind| tie.kind == kind));
    }
    tied.retain(|(_, ties)| !ties.is_empty());
    budget.steps(tied.len())?;
    tied.sort_by_key(|(other, ties)| (Reverse(ties.len()), &other.row().slug));
    Ok(tied)
}

fn around<'g>(centre: Agency<'g>, parameters: &Parameters, budget: &Budget) -> Result<Around<'g>, Stopped> {
    let mut shown = BTreeSet::from([centre.id()]);
    let mut left_out: BTreeSet<Id<agency::Model>> = BTreeSet::new();
    let mut rings = vec![vec![centre]];
    let mut met = BTreeSet::new();
    let (mut pairs, mut among) = (Vec::new(), Vec::new());
    let depth = match parameters.depth {
        Depth::One => 1,
        Depth::Two => 2,
    };
    for _ in 0..depth {
        let ring = rings.last().cloned().unwrap_or_default();
        let mut next: Vec<Agency<'g>> = Vec::new();
        for one in &ring {
            for (other, ties) in tied(*one, parameters, budget)? {
                let is_new = !shown.contains(&other.id());
                if is_new && shown.len() >= MOST_AGENCIES {
                    left_out.insert(other.id());
                    continue;
                }
                if is_new {
                    shown.insert(other.id());
                    next.push(other);
                }
                if met.insert((one.id().min(other.id()), one.id().max(other.id()))) {
                    let pair = Pair { ends: [*one, other], ties };
                    // What joins partners with each other comes last, and is the first to be left out.
                    if ring.contains(&other) { among.push(pair) } else { pairs.push(pair) }
                }
            }
        }
        rings.push(next);
    }
    pairs.append(&mut among);
    let mut count = 0;
    let all: usize = pairs.iter().map(|pair| pair.ties.len()).sum();
    for pair in &mut pairs {
        pair.ties.truncate(MOST_TIES - count);
        count += pair.ties.len();
    }
    pairs.retain(|pair| !pair.ties.is_empty());
    Ok(Around { rings, pairs, left_out: (left_out.len(), all - count) })
}

fn row(pair: &Pair<'_>, tie: Tie<'_>, voice: Voice) -> Row {
    let [one, other] = pair.ends;
    let date = |date: Option<entity::partial_date::PartialDate>| {
        date.map_or_else(|| Cell::nothing(Tone::Nothing, voice), |date| Cell::words(date.to_string()))
    };
    let sources: Vec<_> = tie.fact.citations().map(|citation| citation.source()).collect();
    let source = match sources.first() {
        None => Cell::nothing(Tone::Nothing, voice),
        Some(first) => {
            let links: Vec<&str> = sources.iter().map(|source| source.row().url.as_str()).collect();
            Cell { link: Some(first.row().url.clone()), meaning: links.join(" "), ..Cell::words(first.title.clone()) }
        }
    };
    let meaning = if tie.donor { voice.text("chart-ties-donor") } else { tie.kind.meaning_in(voice.0) };
    Row {
        heading: Heading {
            place: Some(pair.place(tie.kind)),
            ..Heading::named(
                voice
                    .say("chart-ties-pair")
                    .with("one", called(one.any(), voice))
                    .with("other", called(other.any(), voice))
                    .to_string(),
                tie.fact,
                called(tie.fact, voice),
                voice,
            )
        },
        cells: vec![
            Cell {
                words: Some(voice.listed(&pair.ends.map(|agency| called(agency.any(), voice)))),
                ..Cell::words(format!("{}; {}", one.slug, other.slug))
            },
            Cell {
                words: Some(voice.lower(tie.kind)),
                meaning: meaning.to_owned(),
                ..Cell::words(shown_kind(tie.kind, voice))
            },
            date(tie.since),
            date(tie.until),
            source,
        ],
    }
}

/// The kind as the table has it: in English its word, which programs read.
fn shown_kind(kind: TieKind, voice: Voice) -> String {
    if voice.0 == Language::English { kind.word().to_owned() } else { voice.lower(kind) }
}

fn finding(centre: Option<Agency<'_>>, around: &Around<'_>, parameters: &Parameters) -> (String, String) {
    let voice = parameters.voice();
    let Some(centre) = centre else { return (voice.text("chart-ties-none").to_owned(), String::new()) };
    let partners = around.rings.get(1).map_or(0, Vec::len);
    let direct = around.pairs.iter().filter(|pair| pair.ends[0] == centre).map(|pair| pair.ties.len()).sum();
    let kind = parameters.tie_kind.map(|kind| voice.lower(kind));
    let title = match (partners, &kind) {
        (0, None) => voice.say("chart-ties-untied"),
        (0, Some(_)) => voice.say("chart-ties-untied-of-kind"),
        (_, None) => voice.say("chart-ties-title"),
        (_, Some(_)) => voice.say("chart-ties-title-of-kind"),
    };
    let title = title.with("agency", called(centre.any(), voice)).with("day", parameters.day);
    let title = title.with("kind", kind.unwrap_or_default()).with("facts", voice.counted("count-facts", direct));
    let title = title.with("agencies", voice.counted("count-agencies", partners)).to_string();
    let further = around.rings.get(2).map_or(0, Vec::len);
    let further = (further > 0).then(|| voice.say("chart-ties-text-further").with("count", further).to_string());
    let left_out = [(around.left_out.0, "count-agencies"), (around.left_out.1, "entity-ties")];
    let left_out = left_out.into_iter().filter(|(count, _)| *count > 0);
    let left_out: Vec<String> = left_out.map(|(count, name)| voice.counted(name, count)).collect();
    let left_out = (!left_out.is_empty()).then(|| {
        let left_out = voice.say("chart-ties-text-left-out").with("things", voice.listed(&left_out));
        left_out.with("agencies", MOST_AGENCIES).with("ties", MOST_TIES).to_string()
    });
    let joined = voice.say("chart-ties-text").with("day", parameters.day).to_string();
    let leads = voice.text("chart-ties-text-leads").to_owned();
    let description = [Some(joined), further, left_out, Some(leads)].into_iter().flatten().collect::<Vec<_>>();
    (title, description.join(" "))
}

fn rings(around: &Around<'_>, parameters: &Parameters) -> Rings {
    let voice = parameters.voice();
    let mut places = BTreeMap::new();
    let mut vertices = Vec::new();
    for (ring, agencies) in around.rings.iter().enumerate() {
        for agency in agencies {
            places.insert(agency.id(), vertices.len());
            let there = Parameters { agency: Some(agency.slug.clone()), ..parameters.clone() };
            vertices.push(Vertex {
                ring: [Ring::Centre, Ring::Near, Ring::Far][ring],
                is_left: agency.scope == Scope::Universal,
                id: agency.slug.clone(),
                label: called(agency.any(), voice),
                name: full_name(agency.any(), &agency.row().name, voice).to_owned(),
                link: match ring {
                    0 => address::of(agency.any()),
                    _ => of_page(ChartKind::Ties, &there),
                },
            });
        }
    }
    let mut spokes = Vec::new();
    for pair in &around.pairs {
        let ends = pair.ends.map(|agency| places[&agency.id()]);
        for kind in KINDS {
            let labels: Vec<String> =
                pair.ties.iter().filter(|tie| tie.kind == kind).map(|tie| called(tie.fact, voice)).collect();
            if !labels.is_empty() {
                let [one, other] = pair.ends;
                let name = voice
                    .say("chart-ties-spoke")
                    .with("one", called(one.any(), voice))
                    .with("other", called(other.any(), voice));
                let name = name.with("kind", voice.lower(kind)).with("facts", labels.join(", "));
                let link = format!("{}#{}", of_page(ChartKind::Ties, parameters), pair.place(kind));
                spokes.push(Spoke { ends, kind, name: name.to_string(), link });
            }
        }
    }
    Rings::new(vertices, spokes)
}
