//! The rows that types are shown of: nodes, parts of nodes, and what analyses compute.

use crate::{
    analysis::{
        centrality, changes, comparability, comparison, consent, coverage, history, homogeneity, member_overlap,
        overlap, path, resampling::Mean, standing, tie,
    },
    graph::{
        agency::Agency, agency_history, any_node::AnyNode, citation, finding, funding, instrument::Instrument,
        instrument_history, measure::Measure, membership, network, node::Node, other_member, output as graph_output,
        power, translated_name,
    },
    query::search,
    snapshot::{self, Snapshot},
    table::{
        cell::{Word, Words},
        group,
    },
};
use entity::{
    action, agency, arrangement, finding_expectation, finding_figure, identifier, impact, instrument,
    measure as measures, membership as memberships, network as networks, output,
    partial_date::PartialDate,
    participation, project, ratification, ratification_table, region, source, state,
    vocabulary::{Category, MeasureType, Precision},
};
use std::rc::Rc;

/// What a table of fields can be about.
pub trait Row: 'static {
    /// The name of its type in GraphQL.
    const NAME: &'static str;

    /// The rows themselves.
    type Of<'g>: Clone;

    /// A row as one of whatever type.
    fn item(of: Self::Of<'_>) -> Item<'_>;

    /// The row in an item; nothing where the item is of another type.
    fn of<'g>(item: &Item<'g>) -> Option<Self::Of<'g>>;
}

/// Where every question begins.
pub enum Query {}

impl Row for Query {
    const NAME: &'static str = "Query";

    type Of<'g> = &'g Snapshot;

    fn item(of: Self::Of<'_>) -> Item<'_> {
        Item::Query(of)
    }

    fn of<'g>(item: &Item<'g>) -> Option<&'g Snapshot> {
        match item {
            Item::Query(snapshot) => Some(snapshot),
            _ => None,
        }
    }
}

/// The rows of the sixteen kinds.
macro_rules! kinds {
    ($($model:ty: $kind:ident;)*) => {
        $(
        impl Row for $model {
            const NAME: &'static str = stringify!($kind);

            type Of<'g> = Node<'g, $model>;

            fn item(of: Self::Of<'_>) -> Item<'_> {
                Item::Node(AnyNode::$kind(of))
            }

            fn of<'g>(item: &Item<'g>) -> Option<Node<'g, Self>> {
                match item {
                    Item::Node(AnyNode::$kind(of)) => Some(*of),
                    _ => None,
                }
            }
        }
        )*

        /// The type of a node, where an interface leaves that open.
        pub fn type_name(node: AnyNode<'_>) -> &'static str {
            match node {
                $( AnyNode::$kind(_) => <$model as Row>::NAME, )*
            }
        }
    };
}

kinds! {
    instrument::Model: Instrument;
    measures::Model: Measure;
    agency::Model: Agency;
    networks::Model: Network;
    memberships::Model: Membership;
    project::Model: Project;
    participation::Model: Participation;
    action::Model: Action;
    output::Model: Output;
    arrangement::Model: Arrangement;
    impact::Model: Impact;
    state::Model: State;
    region::Model: Region;
    ratification::Model: Ratification;
    entity::finding::Model: Finding;
    source::Model: Source;
}

/// The interfaces: rows of several kinds.
macro_rules! interfaces {
    ($($(#[doc = $doc:literal])* $name:ident: $graphql:literal;)*) => {$(
        $(#[doc = $doc])*
        pub enum $name {}

        impl Row for $name {
            const NAME: &'static str = $graphql;

            type Of<'g> = AnyNode<'g>;

            fn item(of: Self::Of<'_>) -> Item<'_> {
                Item::Node(of)
            }

            fn of<'g>(item: &Item<'g>) -> Option<AnyNode<'g>> {
                match item {
                    Item::Node(of) => Some(*of),
                    _ => None,
                }
            }
        }
    )*};
}

interfaces! {
    /// Anything with a global id.
    Identified: "Node";
    /// Anything that is stated and rests on sources.
    Fact: "Fact";
    /// A fact with a name and a page of its own.
    Entity: "Entity";
    /// A node of any kind, as gateways of a federation ask for it.
    Joined: "_Entity";
}

/// The rows that are no nodes: parts of nodes, and what is computed.
macro_rules! others {
    ($($(#[doc = $doc:literal])* $name:ident: $of:ty;)*) => {
        /// One row of whatever type: what the executor holds in its hand. Closed on purpose, because rows borrow from
        /// the graph.
        #[derive(Clone)]
        pub enum Item<'g> {
            /// Where every question begins.
            Query(&'g Snapshot),
            /// A node of one of the sixteen kinds.
            Node(AnyNode<'g>),
            /// The place of something that is not there, in a list that keeps its places.
            Nothing,
            $( $(#[doc = $doc])* $name($of), )*
        }

        $(
            $(#[doc = $doc])*
            pub enum $name {}

            impl Row for $name {
                const NAME: &'static str = stringify!($name);

                type Of<'g> = $of;

                fn item(of: Self::Of<'_>) -> Item<'_> {
                    Item::$name(of)
                }

                fn of<'g>(item: &Item<'g>) -> Option<Self::Of<'g>> {
                    match item {
                        Item::$name(of) => Some(of.clone()),
                        _ => None,
                    }
                }
            }
        )*
    };
}

others! {
    /// A page on which a fact rests, as seen from the fact.
    Citation: citation::Citation<'g>;
    /// What a register calls an instrument or an agency.
    Identifier: &'g identifier::Model;
    /// How far the ratifications of an instrument were reviewed.
    RatificationTable: &'g ratification_table::Model;
    /// A time during which a member held an office.
    OfficeTerm: membership::OfficeTerm<'g>;
    /// What an agency is empowered to act on.
    Power: power::Power<'g>;
    /// A number by which a database is known.
    HeadlineFigure: graph_output::HeadlineFigure<'g>;
    /// How many members a network said it had.
    ReportedSize: network::ReportedSize<'g>;
    /// How many parties the depositary of an instrument counted on a day.
    PartyCount: instrument_history::PartyCount<'g>;
    /// That a state does not take part in an act that binds the others.
    OptOut: instrument_history::OptOut<'g>;
    /// What an agency was called at a time.
    AgencyName: agency_history::AgencyName<'g>;
    /// Where an agency had its seat at a time.
    AgencySeat: agency_history::AgencySeat<'g>;
    /// What an agency was in law at a time.
    AgencyKindTerm: agency_history::AgencyKindTerm<'g>;
    /// That a body took the place of another, as seen from one of the two.
    Succession: agency_history::Succession<'g>;
    /// What an instrument, an agency or a network is officially called in another language.
    TranslatedName: translated_name::TranslatedName<'g>;
    /// What somebody pays for a project.
    Funding: funding::Funding<'g>;
    /// The stay in a network of a state, or of a body that is not an agency of the graph.
    OtherMember: other_member::OtherMember<'g>;
    /// A number that a finding states.
    FindingFigure: &'g finding_figure::Model;
    /// What tests a finding.
    Evidence: Rc<finding::Evidence<'g>>;
    /// A value that the evidence of a finding is expected to show.
    Expectation: &'g finding_expectation::Model;
    /// Nodes with the same values in the dimensions that they are grouped by.
    Group: Rc<group::Group<'g>>;
    /// A fact that joins two agencies.
    Tie: Rc<tie::Tie<'g>>;
    /// An agency that another is tied to.
    Partner: Rc<tie::Partner<'g>>;
    /// A kind of work, with the actions that show it.
    Work: Rc<overlap::Shared<'g>>;
    /// Two agencies that do the same kind of work.
    Overlap: Rc<overlap::Overlap<'g>>;
    /// Who does one kind of work.
    Coverage: Rc<coverage::Coverage<'g>>;
    /// What several members of a network do.
    SharedAction: Rc<coverage::SharedAction<'g>>;
    /// One entry of a coordination plan.
    CoordinationNeed: Rc<standing::Entry<'g>>;
    /// Two databases about the same topic and crime.
    DatabaseOverlap: Rc<comparability::DatabaseOverlap<'g>>;
    /// Guidebooks about one topic and one crime.
    GuidebookCluster: Rc<comparability::GuidebookCluster<'g>>;
    /// How one type of measure binds across instruments.
    TypeHomogeneity: Rc<MeasuredType<'g>>;
    /// How many measures bind to one degree of precision.
    PrecisionCount: (Precision, usize);
    /// How many of all measures bind to one degree of precision.
    PrecisionShare: homogeneity::PrecisionShare;
    /// Instruments against the types of measure that they lay down.
    ChartOfMeasures: Rc<homogeneity::ChartOfMeasures<'g>>;
    /// A type of measure.
    ChartColumn: (Category, MeasureType);
    /// One instrument of the chart of measures.
    ChartRow: ChartPlace<'g>;
    /// What one instrument lays down of one type of measure.
    ChartCell: ChartPlace<'g>;
    /// Two instruments beside each other.
    InstrumentComparison: Rc<comparison::Comparison<'g>>;
    /// What two instruments lay down of one type of measure.
    TypeComparison: Rc<ComparedType<'g>>;
    /// Who had consented to be bound by an instrument.
    Consent: Rc<consent::Consent<'g>>;
    /// How many states of a regional group had consented to be bound.
    RegionConsent: Rc<consent::RegionConsent<'g>>;
    /// How central an agency is.
    Centrality: Rc<centrality::Centrality<'g>>;
    /// One year of a network.
    NetworkYear: Rc<history::Year<'g>>;
    /// The members of two networks side by side.
    MemberOverlap: Rc<BesideMembers<'g>>;
    /// An agency in two networks.
    CommonMember: Rc<member_overlap::CommonMember<'g>>;
    /// What an agency does in a state.
    AgencyWork: Rc<WorkInPlace<'g>>;
    /// A way from one node to another.
    Path: Rc<Vec<path::Step<'g>>>;
    /// One step of a way.
    Step: Rc<path::Step<'g>>;
    /// An entity that a search found.
    SearchHit: Found<'g>;
    /// An entity with a name that fits what was typed.
    Suggestion: Rc<(String, AnyNode<'g>)>;
    /// The data set as a whole.
    Dataset: &'g Snapshot;
    /// A fact that is new, different or gone.
    FactChange: Rc<changes::FactChange<'g>>;
    /// A value that changed.
    ValueChange: changes::ValueChange<'g>;
    /// Where everything that can be followed begins.
    Subscription: &'g Snapshot;
    /// A new edition of the data set.
    DatasetChange: &'g Snapshot;
    /// How many facts there are of one kind.
    KindCount: &'g snapshot::KindCount;
    /// A closed list of values that a field takes.
    Vocabulary: Rc<CountedWords>;
    /// One value of a vocabulary.
    VocabularyValue: CountedWord;
}

/// A row of the chart of measures, or a cell of it.
#[derive(Clone)]
pub struct ChartPlace<'g> {
    /// The chart.
    pub chart: Rc<homogeneity::ChartOfMeasures<'g>>,
    /// Which of its rows.
    pub row: usize,
    /// Which of the row's cells; of a row, none.
    pub column: usize,
}

impl<'g> ChartPlace<'g> {
    /// The row.
    pub fn row(&self) -> &homogeneity::ChartRow<'g> {
        &self.chart.rows[self.row]
    }

    /// The measures of the cell.
    pub fn measures(&self) -> &[Measure<'g>] {
        &self.row().cells[self.column]
    }
}

/// One type of measure, and how sure the mean over its instruments is.
pub struct MeasuredType<'g> {
    /// The type with its measures.
    pub of_type: homogeneity::TypeHomogeneity<'g>,
    /// The mean over its instruments of the share that binds determinately.
    pub determinate: Mean,
}

/// What two instruments lay down of one type of measure.
pub struct ComparedType<'g> {
    /// The two.
    pub instruments: [Instrument<'g>; 2],
    /// What they lay down of it.
    pub of_type: comparison::TypeComparison<'g>,
}

/// The members of two networks side by side.
pub struct BesideMembers<'g> {
    /// The two.
    pub networks: [network::Network<'g>; 2],
    /// On which day.
    pub day: PartialDate,
    /// Who is in both, and who in one of them.
    pub overlap: member_overlap::MemberOverlap<'g>,
}

/// What an agency does in a state.
pub struct WorkInPlace<'g> {
    /// The agency.
    pub agency: Agency<'g>,
    /// The kinds of work.
    pub work: Vec<overlap::Shared<'g>>,
}

/// An entity that a search found.
#[derive(Clone)]
pub struct Found<'g> {
    /// All that it found.
    pub hits: Rc<search::Hits<'g>>,
    /// The entity, and how well it fits.
    pub hit: search::Hit<'g>,
}

/// A vocabulary, and how many facts carry each of its words.
pub struct CountedWords {
    /// The vocabulary.
    pub words: &'static Words,
    /// By place, how many facts carry the word.
    pub counts: Vec<usize>,
}

/// One value of a vocabulary, and how many facts carry it.
#[derive(Clone, Copy)]
pub struct CountedWord {
    /// The vocabulary.
    pub words: &'static Words,
    /// Which of its values.
    pub place: usize,
    /// How many facts carry it.
    pub count: usize,
}

impl CountedWord {
    /// The value itself.
    pub fn word(&self) -> &'static Word {
        &self.words.values[self.place]
    }
}
