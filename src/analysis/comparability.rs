//! Which databases can be laid side by side, and what stands in the way; which guidebooks are about the same.

use crate::{
    analysis::{
        activity::crimes,
        overlap::{MAXIMUM_PAIRS, OverlapError, TooManyPairs},
    },
    budget::{Budget, Stopped},
    graph::{graph::Graph, output::Output, period::Dated},
};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Access, Crime, DataSource, Figure, Harmonised, Obstacle, OutputKind, Topic},
};
use std::collections::BTreeMap;

/// Two databases about the same.
#[derive(Clone, Copy, Debug)]
pub struct DatabaseOverlap<'g> {
    /// The two, in the order of their slugs.
    pub databases: [Output<'g>; 2],
}

impl DatabaseOverlap<'_> {
    /// What both are about.
    pub fn shared_topics(self) -> Vec<Topic> {
        let [one, other] = self.databases;
        one.topics().iter().copied().filter(|topic| other.topics().contains(topic)).collect()
    }

    /// What stands in the way of comparing them; nothing where they can be compared.
    pub fn obstacles(self) -> Vec<Obstacle> {
        let [one, other] = self.databases;
        let mut obstacles = Vec::new();
        let mut unknown = false;

        let (sources, other_sources) = (one.data_sources(), other.data_sources());
        if sources.is_empty() || other_sources.is_empty() {
            unknown = true;
        } else {
            if !sources.iter().any(|source| other_sources.contains(source)) {
                obstacles.push(Obstacle::DifferentSources);
            }
            let cases = |sources: &[DataSource]| {
                (sources.contains(&DataSource::Judiciary), sources.contains(&DataSource::Police))
            };
            let pair = (cases(sources), cases(other_sources));
            if matches!(pair, ((true, false), (false, true)) | ((false, true), (true, false))) {
                obstacles.push(Obstacle::JudicialWithPolice);
            }
        }
        let (counts, other_counts) = (one.counts(), other.counts());
        if counts.is_empty() || other_counts.is_empty() {
            unknown = true;
        } else if !counts.iter().any(|unit| other_counts.contains(unit)) {
            obstacles.push(Obstacle::DifferentUnits);
        }
        // One database alone is such an obstacle, whatever is known of the other.
        let mixes =
            |sources: &[DataSource]| sources.contains(&DataSource::Judiciary) && sources.contains(&DataSource::Police);
        if mixes(sources) || mixes(other_sources) {
            obstacles.push(Obstacle::MixedSources);
        }

        let (figures, other_figures) = (one.figures(), other.figures());
        if figures.is_empty() || other_figures.is_empty() {
            unknown = true;
        } else {
            let only = |figures: &[Figure]| figures.iter().all(|figure| *figure == Figure::Estimates);
            let none = |figures: &[Figure]| !figures.contains(&Figure::Estimates);
            if (only(figures) && none(other_figures)) || (none(figures) && only(other_figures)) {
                obstacles.push(Obstacle::EstimatesWithRecords);
            }
        }
        let bare = |figures: &[Figure]| figures.contains(&Figure::Percentages) && !figures.contains(&Figure::Counts);
        if bare(figures) || bare(other_figures) {
            obstacles.push(Obstacle::PercentagesWithoutCounts);
        }

        let harmonised = [one.harmonised, other.harmonised];
        if harmonised.contains(&Some(Harmonised::No)) {
            obstacles.push(Obstacle::NotHarmonised);
        }
        let access = [one.access, other.access];
        if access.contains(&Some(Access::Restricted)) {
            obstacles.push(Obstacle::RestrictedAccess);
        }
        // Where one of the two is an obstacle already, what is unknown of the other could not take its place.
        unknown |= harmonised.contains(&None) && !harmonised.contains(&Some(Harmonised::No));
        unknown |= access.contains(&None) && !access.contains(&Some(Access::Restricted));
        if unknown {
            obstacles.push(Obstacle::UnknownMethod);
        }
        // In the order of their vocabulary.
        obstacles.sort_unstable();
        obstacles
    }
}

/// The pairs of databases that share a topic and a crime on the day, by their slugs; those that hold only texts apart. Of
/// parts and copies of one database, no two are a pair, nor is one with the whole: the same figures stand in both.
pub fn database_overlaps<'g>(
    graph: &'g Graph,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<DatabaseOverlap<'g>>, OverlapError> {
    budget.look()?;
    let mut databases = published(graph, OutputKind::Database, day, budget)?;
    databases.retain(|database| database.figures() != [Figure::Texts]);
    TooManyPairs::check("databases", databases.len() * databases.len().saturating_sub(1) / 2, MAXIMUM_PAIRS)?;
    let mut pairs = Vec::new();
    for (at, one) in databases.iter().enumerate() {
        for other in &databases[at + 1..] {
            budget.step()?;
            let pair = DatabaseOverlap { databases: [*one, *other] };
            let apart = whole(*one, budget)? != whole(*other, budget)?;
            if apart && meet(one.crime, other.crime) && !pair.shared_topics().is_empty() {
                pairs.push(pair);
            }
        }
    }
    Ok(pairs)
}

/// Guidebooks about one topic and one crime.
#[derive(Clone, Debug)]
pub struct GuidebookCluster<'g> {
    /// The topic.
    pub topic: Topic,
    /// The crime; never BOTH.
    pub crime: Crime,
    /// The guidebooks, by slug; at least two.
    pub guidebooks: Vec<Output<'g>>,
}

/// What two or more guidebooks are about on the day: the most covered first, then by topic and crime.
pub fn guidebook_overlaps<'g>(
    graph: &'g Graph,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<GuidebookCluster<'g>>, Stopped> {
    budget.look()?;
    let mut clusters: BTreeMap<(Topic, Crime), Vec<Output<'g>>> = BTreeMap::new();
    for guidebook in published(graph, OutputKind::Guidebook, day, budget)? {
        budget.step()?;
        for topic in guidebook.topics() {
            for crime in crimes(guidebook.crime) {
                clusters.entry((*topic, *crime)).or_default().push(guidebook);
            }
        }
    }
    let mut clusters: Vec<GuidebookCluster<'g>> = clusters
        .into_iter()
        .filter(|(_, guidebooks)| guidebooks.len() > 1)
        .map(|((topic, crime), guidebooks)| GuidebookCluster { topic, crime, guidebooks })
        .collect();
    clusters.sort_by_key(|cluster| std::cmp::Reverse(cluster.guidebooks.len()));
    Ok(clusters)
}

/// What a database is a part or a copy of in the end; itself where it stands alone.
fn whole<'g>(database: Output<'g>, budget: &Budget) -> Result<Output<'g>, Stopped> {
    let mut whole = database;
    // Data files in which it is by way of others a part of itself are refused; a hand in the database may still make them.
    for _ in database.graph().outputs() {
        budget.step()?;
        let Some(next) = whole.part_of() else { break };
        whole = next;
    }
    Ok(whole)
}

/// Whether two are about a common crime; BOTH meets either.
fn meet(one: Crime, other: Crime) -> bool {
    crimes(one).iter().any(|crime| crimes(other).contains(crime))
}

fn published<'g>(
    graph: &'g Graph,
    kind: OutputKind,
    day: PartialDate,
    budget: &Budget,
) -> Result<Vec<Output<'g>>, Stopped> {
    budget.filter(graph.outputs(), |output| output.kind == kind && output.active_on(day))
}
