//! The analyses of the whole graph, as fields of the root.

use crate::{
    analysis::{comparability, coordination, coverage, homogeneity, overlap},
    api::{
        coordination::{CoordinationNeed, CoordinationNeedFilter, CoordinationNeedOrder, shared},
        coverage::Coverage,
        error::Error,
        filter::{BooleanFilter, ListFilter, RelationFilter, filters},
        instrument::{Instrument, InstrumentFilter},
        list::analysed,
        measure::{Measure, MeasureFilter},
        node::Shown,
        order::orders,
        output::{Output, OutputFilter},
        overlap::{Overlap, OverlapFilter, OverlapOrder, count},
        today::or_today,
    },
    budget::Budget,
    graph::{graph::Graph, sort_key::SortKey},
    query::{condition::Condition, order::DefaultOrder},
};
use async_graphql::{Enum, Object, SimpleObject};
use entity::{
    partial_date::PartialDate,
    vocabulary::{Assessment, Category, Crime, Homogeneity, MeasureType, Precision, Topic},
};

/// The analyses of the whole graph.
pub struct Analyses<'g>(pub &'g Graph);

/// The analyses of the whole graph.
#[Object]
impl<'g> Analyses<'g> {
    #[graphql(flatten)]
    async fn lists(&self) -> AnalysedLists<'g> {
        AnalysedLists(self.0)
    }

    /// For every (axis, type, crime) that any agency, network or project ever did, the agencies that do it on the day: none
    /// is a gap.
    async fn coverage(
        &self,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Vec<Coverage<'g>> {
        let coverage = coverage::of_graph(self.0, or_today(active_on), &Budget::unlimited())
            .expect("without limits nothing stops");
        coverage.into_iter().map(Coverage).collect()
    }

    /// Topics and crimes that two or more guidebooks are about on the day: the most covered first.
    async fn guidebook_overlaps(
        &self,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Vec<GuidebookCluster<'g>> {
        let clusters = comparability::guidebook_overlaps(self.0, or_today(active_on), &Budget::unlimited())
            .expect("without limits nothing stops");
        clusters.into_iter().map(GuidebookCluster).collect()
    }

    /// How precisely and how evenly each type of measure binds across the instruments in force on the day, by category and
    /// type.
    async fn homogeneity(
        &self,
        #[graphql(name = "where", desc = "Only instruments that meet this; left out: all.")] filter: Option<
            InstrumentFilter,
        >,
        #[graphql(desc = "Only measures that meet this; left out: all.")] measures: Option<MeasureFilter>,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Vec<TypeHomogeneity<'g>> {
        let instruments = self.0.instruments();
        let met = instruments.filter(|instrument| filter.as_ref().is_none_or(|filter| filter.holds(*instrument)));
        let asked = |measure| Ok(measures.as_ref().is_none_or(|filter| filter.holds(measure)));
        let types = homogeneity::homogeneity(met, &asked, or_today(active_on), &Budget::unlimited());
        types.expect("without limits nothing stops").into_iter().map(TypeHomogeneity).collect()
    }

    /// The chart of measures: the instruments in force on the day against the types of measure that they lay down.
    async fn chart_of_measures(
        &self,
        #[graphql(name = "where", desc = "Only instruments that meet this; left out: those that bind.")] filter: Option<
            InstrumentFilter,
        >,
        #[graphql(desc = "Only measures that meet this; left out: all.")] measures: Option<MeasureFilter>,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> ChartOfMeasures<'g> {
        let day = or_today(active_on);
        let asked = |measure| Ok(measures.as_ref().is_none_or(|filter| filter.holds(measure)));
        let chart = match &filter {
            Some(filter) => {
                let met = self.0.instruments().filter(|instrument| filter.holds(*instrument));
                homogeneity::chart_of_measures(met, &asked, day, &Budget::unlimited())
            }
            None => homogeneity::chart_of_measures(homogeneity::binding(self.0), &asked, day, &Budget::unlimited()),
        };
        ChartOfMeasures(chart.expect("without limits nothing stops"))
    }
}

analysed! {
    /// The lists that the analyses make of the whole graph.
    AnalysedLists of &'g Graph as graph on day {
        /// Every pair of agencies that do the same kind of work on the day: those with most in common first, then the most
        /// alike. `where: { coordinated: { eq: false } }` finds the dualities.
        overlaps: Overlap where OverlapFilter by OverlapOrder =
            overlap::overlaps(graph, day, &Budget::unlimited()).map_err(Error::from)?,
        /// The coordination plan of all agencies on the day, which the second objective of the research project asks for:
        /// every duality (two agencies that do the same kind of work, and no fact joins them) and every gap (a kind of
        /// work that was done at some time and that no agency does on the day), as one ranked list. Entries with most
        /// actions behind them come first; of as many, dualities before gaps, then by the kinds of work, then by slugs.
        coordination_plan: CoordinationNeed where CoordinationNeedFilter by CoordinationNeedOrder =
            shared(coordination::of_graph(graph, day, &Budget::unlimited()))?,
        /// The pairs of databases that share a topic and a crime on the day (BOTH meets either), by their slugs, with what
        /// stands in the way of laying their figures side by side. Databases that hold only texts are left apart.
        database_overlaps: DatabaseOverlap where DatabaseOverlapFilter by DatabaseOverlapOrder =
            comparability::database_overlaps(graph, day, &Budget::unlimited()).map_err(Error::from)?,
    }
}

/// Why the figures of two databases can't be laid side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::analysis::comparability::Obstacle")]
pub enum Obstacle {
    /// No source of data is common to both.
    DifferentSources,
    /// One counts the cases of courts and none of the police, the other the reverse.
    JudicialWithPolice,
    /// One mixes cases of courts and of the police.
    MixedSources,
    /// One has only estimates, the other none.
    EstimatesWithRecords,
    /// One has percentages without the numbers behind them.
    PercentagesWithoutCounts,
    /// In one, each contributor uses definitions of its own.
    NotHarmonised,
    /// One is not open to everybody.
    RestrictedAccess,
    /// Something is not known of one that would have to be known to rule out another obstacle.
    UnknownMethod,
}

/// Two databases about the same topic and crime.
pub struct DatabaseOverlap<'g>(comparability::DatabaseOverlap<'g>);

/// Two databases about the same topic and crime.
#[Object]
impl<'g> DatabaseOverlap<'g> {
    /// The two databases, in the order of their slugs.
    async fn databases(&self) -> Vec<Output<'g>> {
        self.0.databases.into_iter().map(Shown).collect()
    }

    /// The topics of both.
    async fn shared_topics(&self) -> Vec<Topic> {
        self.0.shared_topics()
    }

    /// Whether their figures can be laid side by side: no obstacle stands in the way.
    async fn comparable(&self) -> bool {
        self.0.obstacles().is_empty()
    }

    /// How many of the two have no known date of publication; they count from the beginning of their owner.
    async fn undated_count(&self) -> usize {
        self.0.databases.iter().filter(|database| database.published.is_none()).count()
    }

    /// What stands in the way.
    async fn obstacles(&self) -> Vec<Obstacle> {
        self.0.obstacles().into_iter().map(Obstacle::from).collect()
    }
}

filters! {
    /// Which pairs of databases. Conditions given together must all hold; none given, all hold.
    DatabaseOverlapFilter of comparability::DatabaseOverlap<'g> as pair {
        /// The two databases.
        databases: RelationFilter<OutputFilter> = pair.databases.into_iter(),
        /// The topics of both.
        shared_topics: ListFilter<Topic> = pair.shared_topics().as_slice(),
        /// Whether their figures can be laid side by side.
        comparable: BooleanFilter = pair.obstacles().is_empty(),
        /// What stands in the way.
        obstacles: ListFilter<Obstacle> = pair.obstacles().into_iter().map(Obstacle::from).collect::<Vec<_>>().as_slice(),
    }
}

orders! {
    /// One key to put pairs of databases in order by.
    DatabaseOverlapOrder of comparability::DatabaseOverlap<'g> as pair {
        /// What pairs of databases can be put in order by.
        DatabaseOverlapOrderField {
            /// By how many topics both have.
            SharedTopicCount = vec![SortKey::Number(count(pair.shared_topics().len()))],
            /// By how many obstacles stand in the way.
            ObstacleCount = vec![SortKey::Number(count(pair.obstacles().len()))],
        }
        counts {
        }
        through {
        }
    }
}

impl<'g> DefaultOrder<'g> for comparability::DatabaseOverlap<'g> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        self.databases.map(|database| SortKey::exact(&database.row().slug)).to_vec()
    }
}

/// Guidebooks about one topic and one crime.
pub struct GuidebookCluster<'g>(comparability::GuidebookCluster<'g>);

/// Guidebooks about one topic and one crime.
#[Object]
impl<'g> GuidebookCluster<'g> {
    /// The topic.
    async fn topic(&self) -> Topic {
        self.0.topic
    }

    /// The crime; never BOTH: a guidebook about both counts under each.
    async fn crime(&self) -> Crime {
        self.0.crime
    }

    /// How many there are.
    async fn count(&self) -> usize {
        self.0.guidebooks.len()
    }

    /// How many of them have no known date of publication; they count from the beginning of their owner.
    async fn undated_count(&self) -> usize {
        self.0.guidebooks.iter().filter(|guidebook| guidebook.published.is_none()).count()
    }

    /// The guidebooks, by slug.
    async fn guidebooks(&self) -> Vec<Output<'g>> {
        self.0.guidebooks.iter().copied().map(Shown).collect()
    }
}

/// How one type of measure binds across instruments.
pub struct TypeHomogeneity<'g>(homogeneity::TypeHomogeneity<'g>);

/// How one type of measure binds across instruments.
#[Object]
impl<'g> TypeHomogeneity<'g> {
    /// What the measures are for.
    async fn category(&self) -> Category {
        self.0.category
    }

    /// The type of measure.
    async fn r#type(&self) -> MeasureType {
        self.0.r#type
    }

    /// The instruments that lay it down, by slug.
    async fn instruments(&self) -> Vec<Instrument<'g>> {
        self.0.instruments.iter().copied().map(Shown).collect()
    }

    /// How many measures there are.
    async fn measure_count(&self) -> usize {
        self.0.measures.len()
    }

    /// The measures, by instrument and in the order of its provisions; their `sources` show them.
    async fn measures(&self) -> Vec<Measure<'g>> {
        self.0.measures.iter().copied().map(Shown).collect()
    }

    /// How many of them bind to each degree of precision that occurs, from the strongest on.
    async fn precisions(&self) -> Vec<PrecisionCount> {
        self.0.precisions().into_iter().map(|(precision, count)| PrecisionCount { precision, count }).collect()
    }

    /// The share, from 0 to 1, of measures that bind determinately: that are self-executing or mandatory.
    async fn determinate_share(&self) -> f64 {
        self.0.determinate() as f64 / self.0.measures.len() as f64
    }

    /// HIGH where two thirds or more of the measures bind determinately, LOW where one third or less does, else MEDIUM;
    /// `null` with fewer than two instruments.
    async fn homogeneity(&self) -> Option<Homogeneity> {
        self.0.homogeneity()
    }

    /// The largest share, from 0 to 1, of one degree of precision: 1 where all measures bind alike.
    async fn evenness(&self) -> f64 {
        self.0.evenness()
    }
}

/// How many measures bind to one degree of precision.
#[derive(SimpleObject)]
pub struct PrecisionCount {
    /// The degree of precision.
    precision: Precision,
    /// How many there are.
    count: usize,
}

/// Instruments against the types of measure that they lay down.
pub struct ChartOfMeasures<'g>(homogeneity::ChartOfMeasures<'g>);

/// Instruments against the types of measure that they lay down.
#[Object]
impl<'g> ChartOfMeasures<'g> {
    /// The types of measure that occur, by category and type.
    async fn columns(&self) -> Vec<ChartColumn> {
        self.0.columns.iter().map(|(category, r#type)| ChartColumn { category: *category, r#type: *r#type }).collect()
    }

    /// The instruments, by slug.
    async fn rows(&self) -> Vec<ChartRow<'_, 'g>> {
        self.0.rows.iter().map(ChartRow).collect()
    }
}

/// A type of measure.
#[derive(SimpleObject)]
pub struct ChartColumn {
    /// What the measures are for.
    category: Category,
    /// The type of measure.
    r#type: MeasureType,
}

/// One instrument of the chart.
pub struct ChartRow<'c, 'g>(&'c homogeneity::ChartRow<'g>);

/// One instrument of the chart.
#[Object]
impl<'c, 'g> ChartRow<'c, 'g> {
    /// The instrument.
    async fn instrument(&self) -> Instrument<'g> {
        Shown(self.0.instrument)
    }

    /// What it lays down of each type, in the order of the columns.
    async fn cells(&self) -> Vec<ChartCell<'c, 'g>> {
        self.0.cells.iter().map(|measures| ChartCell { measures, assessment: self.0.instrument.assessment }).collect()
    }
}

/// What one instrument lays down of one type of measure.
pub struct ChartCell<'c, 'g> {
    measures: &'c [crate::graph::measure::Measure<'g>],
    assessment: Assessment,
}

/// What one instrument lays down of one type of measure.
#[Object]
impl<'c, 'g> ChartCell<'c, 'g> {
    /// How many measures there are.
    async fn count(&self) -> usize {
        self.measures.len()
    }

    /// The strongest degree of precision among them; `null` where there are none.
    async fn strongest(&self) -> Option<Precision> {
        homogeneity::strongest(self.measures)
    }

    /// HIGH where the strongest of them binds determinately, else LOW; `null` where there are none.
    async fn homogeneity(&self) -> Option<Homogeneity> {
        self.measures.iter().map(|measure| measure.homogeneity()).min()
    }

    /// How far the instrument was gone through: whether none means that there is none.
    async fn assessment(&self) -> Assessment {
        self.assessment
    }

    /// The measures, in the order of the instrument.
    async fn measures(&self) -> Vec<Measure<'g>> {
        self.measures.iter().copied().map(Shown).collect()
    }
}
