//! How things hang together: the steps from one node to its neighbours, and the paths that they make.

use crate::{
    analysis::path,
    api::{
        error::{Error, Result},
        list::{self, Connection},
        node::{Fact, Node},
        order::NoOrder,
        today::or_today,
    },
    budget::Budget,
    graph::{any_node::AnyNode, graph::Graph, sort_key::SortKey},
    query::{order::DefaultOrder, page::PageArguments},
};
use async_graphql::{Context, Enum, ID, Object};
use entity::partial_date::PartialDate;

/// How many steps a path has at most unless another number is given, and at most then.
const LENGTH: (usize, usize) = (6, 20);

/// How many shortest paths `paths` writes out.
const PATHS: u64 = 10_000;

/// How things hang together.
pub struct Paths<'g>(pub &'g Graph);

/// How things hang together.
#[Object]
impl<'g> Paths<'g> {
    /// The shortest way from one node to another over agencies, networks, projects, arrangements, outputs and instruments,
    /// by what joins them on the day: a membership, a part in a project, an arrangement, an agency and its part, an
    /// output, a mandate, a relation of instruments; of several as short, the first by ids. `null` where there is none
    /// or where an id leads to nothing. From a node to itself it has no step.
    async fn path(
        &self,
        #[graphql(desc = "The global id to begin at, such as `agency:ameripol`.")] from: ID,
        #[graphql(desc = "The global id to end at, such as `agency:frontex`.")] to: ID,
        #[graphql(desc = "How many steps it may have: 0 to 20; 6 unless said.")] max_length: Option<i64>,
        #[graphql(desc = "What it may lead through besides; left out: nothing.")] via: Option<Vec<PathVia>>,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
    ) -> Result<Option<Path<'g>>> {
        Ok(self.shortest(&from, &to, max_length, via, active_on)?.map(|paths| Path(paths.first())))
    }

    /// All ways from one node to another that are as short as `path`, by the ids of their nodes. Two that pass the same
    /// nodes by other facts are two. Empty where there is none or where an id leads to nothing; refused where there are
    /// more than 10,000.
    #[allow(
        clippy::too_many_arguments,
        reason = "where to begin and end and through what, besides what every list takes"
    )]
    async fn paths(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id to begin at, such as `agency:ameripol`.")] from: ID,
        #[graphql(desc = "The global id to end at, such as `agency:frontex`.")] to: ID,
        #[graphql(desc = "How many steps they may have: 0 to 20; 6 unless said.")] max_length: Option<i64>,
        #[graphql(desc = "What it may lead through besides; left out: nothing.")] via: Option<Vec<PathVia>>,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
        #[graphql(
            desc = "How many from the start of the list (or from `after`): 0 to 500; 50 when neither `first` nor \
            `last` is given."
        )]
        first: Option<i64>,
        #[graphql(desc = "Only what follows the node with this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list (or from `before`): 0 to 500; not together with `first`.")]
        last: Option<i64>,
        #[graphql(desc = "Only what precedes the node with this cursor.")] before: Option<String>,
    ) -> Result<Connection<Path<'g>>> {
        let paths = match self.shortest(&from, &to, max_length, via, active_on)? {
            Some(paths) if paths.count() > PATHS => {
                return Err(Error::TooManyPaths { found: paths.count(), limit: PATHS });
            }
            Some(paths) => paths.all(&Budget::unlimited()).expect("without limits nothing stops"),
            None => Vec::new(),
        };
        let page = PageArguments { first, after, last, before };
        list::connection(ctx, "", &mut paths.into_iter().map(Path), None, &[] as &[NoOrder], &page, &|path| path)
    }

    /// What a node is joined to directly on the day: the steps that paths are made of, by the id of where they lead to.
    /// Empty where the id leads to nothing. A state, a source or a finding has neighbours only `via` its kind.
    async fn neighbours(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id of the node, such as `network:icat`.")] of: ID,
        #[graphql(desc = "Only steps of these relations; left out: all.")] relations: Option<Vec<PathRelation>>,
        #[graphql(desc = "What it may lead through besides; left out: nothing.")] via: Option<Vec<PathVia>>,
        #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")] active_on: Option<
            PartialDate,
        >,
        #[graphql(
            desc = "How many from the start of the list (or from `after`): 0 to 500; 50 when neither `first` nor \
            `last` is given."
        )]
        first: Option<i64>,
        #[graphql(desc = "Only what follows the node with this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list (or from `before`): 0 to 500; not together with `first`.")]
        last: Option<i64>,
        #[graphql(desc = "Only what precedes the node with this cursor.")] before: Option<String>,
    ) -> Result<Connection<Step<'g>>> {
        let day = or_today(active_on);
        let steps = self.0.by_key(&of).map_or_else(Vec::new, |node| {
            path::steps(node, day, &given(via), &Budget::unlimited()).expect("without limits nothing stops")
        });
        let asked = |step: &Step<'_>| relations.as_ref().is_none_or(|asked| asked.contains(&step.0.relation.into()));
        let page = PageArguments { first, after, last, before };
        let mut steps = steps.into_iter().map(Step).filter(asked);
        list::connection(ctx, "", &mut steps, None, &[] as &[NoOrder], &page, &|step| step)
    }
}

impl<'g> Paths<'g> {
    fn shortest(
        &self,
        from: &str,
        to: &str,
        max_length: Option<i64>,
        via: Option<Vec<PathVia>>,
        active_on: Option<PartialDate>,
    ) -> Result<Option<path::ShortestPaths<'g>>> {
        let longest = match max_length {
            None => LENGTH.0,
            Some(given) => usize::try_from(given)
                .ok()
                .filter(|longest| *longest <= LENGTH.1)
                .ok_or(Error::MaxLength { given, limit: LENGTH.1 })?,
        };
        let ends = self.0.by_key(from).zip(self.0.by_key(to));
        Ok(ends.and_then(|(from, to)| {
            path::shortest(from, to, longest, or_today(active_on), &given(via), &Budget::unlimited())
                .expect("without limits nothing stops")
        }))
    }
}

fn given(via: Option<Vec<PathVia>>) -> Vec<path::Via> {
    via.unwrap_or_default().into_iter().map(path::Via::from).collect()
}

/// A way from one node to another.
#[derive(Clone)]
pub struct Path<'g>(Vec<path::Step<'g>>);

/// A way from one node to another.
#[Object]
impl<'g> Path<'g> {
    /// How many steps it has; 0 from a node to itself.
    async fn length(&self) -> usize {
        self.0.len()
    }

    /// The steps, in order.
    async fn steps(&self) -> Vec<Step<'g>> {
        self.0.iter().copied().map(Step).collect()
    }
}

impl<'g> DefaultOrder<'g> for Path<'g> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        let nodes = self.0.clone().into_iter().map(|step| SortKey::exact(step.to.key()));
        nodes.chain(self.0.iter().flat_map(|step| Step(*step).default_order())).collect()
    }
}

/// What joins a node to another.
#[derive(Clone, Copy)]
pub struct Step<'g>(path::Step<'g>);

/// What joins a node to another: one step of a path.
#[Object]
impl<'g> Step<'g> {
    /// What joins the two, said from the first to the second.
    async fn relation(&self) -> PathRelation {
        self.0.relation.into()
    }

    /// Where the step leads from.
    async fn from(&self) -> Fact<'g> {
        fact(self.0.from)
    }

    /// Where the step leads to.
    async fn to(&self) -> Fact<'g> {
        fact(self.0.to)
    }

    /// The fact that says so: a membership, a part in a project, an arrangement, an output, the agency that is a part or
    /// has a mandate, the instrument that supplements, an action, a ratification, a finding. Its `sources` show it. Of
    /// two that rest on one page: that source.
    async fn fact(&self) -> Node<'g> {
        Node::from(self.0.fact)
    }
}

impl<'g> DefaultOrder<'g> for Step<'g> {
    fn default_order(self) -> Vec<SortKey<'g>> {
        let relation = SortKey::Number(self.0.relation as i64);
        vec![SortKey::exact(self.0.to.key()), relation, SortKey::exact(self.0.fact.key())]
    }
}

fn fact(node: AnyNode<'_>) -> Fact<'_> {
    Fact::of(node).expect("no step leads to a source")
}

/// What paths lead through only where it is asked for: it joins nearly everything, and says little about those it joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::analysis::path::Via")]
pub enum PathVia {
    /// States: where there are actions and projects, and which instruments bind them.
    State,
    /// Sources: two facts that rest on one page.
    Source,
    /// Findings of the research project: what they are about.
    Finding,
}

/// What joins two nodes, said from the first to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
#[graphql(remote = "crate::analysis::path::PathRelation")]
pub enum PathRelation {
    /// An agency is in a network.
    MemberOf,
    /// A network has an agency in it.
    HasMember,
    /// An agency has a part in a project.
    ParticipatesIn,
    /// A project has an agency with a part in it.
    HasParticipant,
    /// An agency is party to an arrangement.
    PartyTo,
    /// An arrangement has an agency as its party.
    HasParty,
    /// An agency is part of another.
    PartOf,
    /// An agency has another as its part.
    HasPart,
    /// An agency, network or project published an output, alone or with others.
    Published,
    /// An output was published by an agency, network or project.
    PublishedBy,
    /// An agency has a task that an instrument charges it with.
    MandatedBy,
    /// An instrument charges an agency with a task.
    Mandates,
    /// An instrument supplements another.
    Supplements,
    /// An instrument is supplemented by another.
    SupplementedBy,
    /// An instrument amends another.
    Amends,
    /// An instrument is amended by another.
    AmendedBy,
    /// An instrument takes the place of another.
    Supersedes,
    /// An instrument gave its place to another.
    SupersededBy,
    /// An instrument gives effect to another.
    Implements,
    /// An instrument is given effect to by another.
    ImplementedBy,
    /// An agency, network or project has an action in a state. Only `via: [STATE]`.
    ActsIn,
    /// A state has an action of an agency, network or project in it. Only `via: [STATE]`.
    PlaceOfActionsOf,
    /// A project runs in a state. Only `via: [STATE]`.
    RunsIn,
    /// A state has a project in it. Only `via: [STATE]`.
    PlaceOf,
    /// An instrument binds a state. Only `via: [STATE]`.
    Binds,
    /// A state is bound by an instrument. Only `via: [STATE]`.
    BoundBy,
    /// Both rest on one page; the fact is that source. Only `via: [SOURCE]`.
    SharesSourceWith,
    /// A finding is about it. Only `via: [FINDING]`.
    SubjectOf,
    /// A finding is about the other. Only `via: [FINDING]`.
    About,
}
