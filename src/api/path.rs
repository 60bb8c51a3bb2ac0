//! How things hang together: the steps from one node to its neighbours, and the paths that they make.

use crate::{
    analysis::path,
    api::overlap::TIES,
    graph::sort_key::SortKey,
    table::{
        ask::Ask,
        declaration::object,
        given::Given,
        object::Object,
        refusal::Refusal,
        row::{self, Item, Row},
    },
};
use entity::{
    agency,
    partial_date::PartialDate,
    vocabulary::{PathVia, Vocabulary},
};
use std::rc::Rc;

/// How many steps a path has at most unless another number is given, and at most then.
const LENGTH: (i64, i64) = (6, 20);

/// How many shortest paths `paths` writes out.
const PATHS: u64 = 10_000;

/// Where paths lead from and to, and through what.
pub struct Ends {
    from: String,
    to: String,
    longest: usize,
    via: Vec<PathVia>,
    day: PartialDate,
}

impl Ends {
    /// The relations by which steps lead away from an agency.
    pub const OF_AGENCIES: &[&str] =
        &["memberships", "participations", "arrangements", "children", "outputs", "jointOutputs", "mandate"];
    /// From a network.
    pub const OF_NETWORKS: &[&str] = &["members", "outputs", "jointOutputs"];
    /// From a project.
    pub const OF_PROJECTS: &[&str] = &["participants", "outputs", "jointOutputs"];
    /// From an instrument.
    pub const OF_INSTRUMENTS: &[&str] = &["mandatedAgencies"];

    /// Of one path.
    pub fn of_one(given: &mut Given<'_>) -> Result<Self, Refusal> {
        Ends::read(given, "How many steps it may have: 0 to 20; 6 unless said.")
    }

    /// Of several paths.
    pub fn of_several(given: &mut Given<'_>) -> Result<Self, Refusal> {
        Ends::read(given, "How many steps they may have: 0 to 20; 6 unless said.")
    }

    fn read(given: &mut Given<'_>, longest: &'static str) -> Result<Self, Refusal> {
        Ok(Ends {
            from: given.id("from", "The global id to begin at, such as `agency:ameripol`.")?,
            to: given.id("to", "The global id to end at, such as `agency:frontex`.")?,
            longest: given.number("maxLength", longest, (0, LENGTH.1), LENGTH.0)?,
            via: via(given)?,
            day: given.active_on()?,
        })
    }

    /// What is looked for; nothing where an id leads to nothing.
    fn search<'g>(&self, ask: &Ask<'_, 'g>) -> Result<Option<path::Search<'g, '_>>, Refusal> {
        let ends = ask.node("from", &self.from)?.zip(ask.node("to", &self.to)?);
        let search = |(from, to)| path::Search { from, to, longest: self.longest, day: self.day, via: &self.via };
        Ok(ends.map(search))
    }

    /// The shortest paths, or none.
    pub fn shortest<'g>(&self, ask: &Ask<'_, 'g>) -> Result<Option<path::ShortestPaths<'g>>, Refusal> {
        match self.search(ask)? {
            Some(search) => Ok(search.shortest(ask.budget)?),
            None => Ok(None),
        }
    }

    /// The nodes of a kind on whose relations it rests that no path is shorter, and the day.
    pub fn decisive<'g, B: Row>(&self, ask: &Ask<'_, 'g>) -> Result<(Vec<B::Of<'g>>, Option<PartialDate>), Refusal> {
        let nodes = match self.search(ask)? {
            Some(search) => search.decisive(ask.budget)?,
            None => Vec::new(),
        };
        Ok((nodes.into_iter().filter_map(|node| B::of(&Item::Node(node))).collect(), Some(self.day)))
    }

    /// All shortest paths, where they are not too many to be written out.
    pub fn all<'g>(&self, ask: &Ask<'_, 'g>) -> Result<Vec<Rc<Vec<path::Step<'g>>>>, Refusal> {
        match self.shortest(ask)? {
            Some(paths) if paths.count() > PATHS => Err(Refusal::TooLarge(format!(
                "there are {} shortest paths; the limit is {PATHS}: ask for one `path`, or for ends nearer to each other",
                paths.count()
            ))),
            Some(paths) => Ok(paths.all(ask.budget)?.into_iter().map(Rc::new).collect()),
            None => Ok(Vec::new()),
        }
    }
}

/// What paths may lead through besides.
pub fn via(given: &mut Given<'_>) -> Result<Vec<PathVia>, Refusal> {
    Ok(given.words("via", "What it may lead through besides; left out: nothing.")?.unwrap_or_default())
}

/// A way from one node to another.
pub fn path() -> Object {
    object::<row::Path>("", "A way from one node to another.")
        .count("length", "How many steps it has; 0 from a node to itself.", |path| path.len())
        .few::<row::Step>("steps", "The steps, in order.", |path, each| {
            path.iter().copied().map(Rc::new).try_for_each(each)
        })
        .most(|_| 20)
        .placed(|path| {
            let nodes = path.iter().map(|step| SortKey::exact(step.to.key()));
            nodes.chain(path.iter().flat_map(place)).collect()
        })
        .bare()
        .build()
}

/// What joins a node to another.
pub fn step() -> Object {
    object::<row::Step>("", "What joins a node to another: one step of a path.")
        .word("relation", "What joins the two, said from the first to the second.", |step| step.relation)
        .one::<row::Fact>("from", "Where the step leads from.", |step| step.from)
        .one::<row::Fact>("to", "Where the step leads to.", |step| step.to)
        .one::<row::Identified>("fact", "The fact that says so: a membership, a part in a project, an arrangement, an output, the agency that is a part or has a mandate, the instrument that supplements, an action, a ratification, a finding. Its `sources` show it. Of two that rest on one page: that source.", |step| {
            step.fact
        })
        .placed(|step| place(&step))
        .bare()
        .build()
}

fn place<'g>(step: &path::Step<'g>) -> Vec<SortKey<'g>> {
    let relation = SortKey::Number(step.relation.place() as i64);
    vec![SortKey::exact(step.to.key()), relation, SortKey::exact(step.fact.key())]
}

/// How central an agency is in the graph of ties on a day.
pub fn centrality() -> Object {
    let doc = "How central an agency is in the graph of ties that are recorded of a day. It is neither its influence nor its \
               importance: better-documented agencies have more ties, and lie between more others. Its `partners` show the ties.";
    object::<row::Centrality>("", doc)
        .rests_on::<agency::Model>(TIES, |one, each| each(one.agency, Some(one.day)))
        .one::<agency::Model>("agency", "The agency.", |one| one.agency)
        .count("degree", "How many agencies it is tied to. A project in which one of the two only pays is no tie here; it counts in `donorDegree`.", |one| one.degree)
        .fraction("strength", "How strongly it is tied: the sum of the weights of its ties. A tie weighs 1; a common network of n members on the day, observers left out, 1 / (n − 1), so that being in a network weighs 1 in all, however large it is.", |one| one.strength)
        .count("donorDegree", "With how many agencies it shares a project in which one of the two only pays.", |one| one.donor_degree)
        .fraction("betweenness", "How many of the shortest paths between two other agencies pass through it; where a pair has several, its share of them counts. A step is as long as 1 / the sum of the weights of the ties of the two, so paths through small networks and direct ties are short. Not normalised: 0 to (n − 1)(n − 2) / 2 of n agencies.", |one| {
            one.betweenness
        })
        .placed(|one| {
            // The bits of numbers that are not negative are in the order of the numbers; the most central come first.
            let betweenness = one.betweenness.to_bits().cast_signed();
            let degree = one.degree as i64;
            vec![SortKey::Number(-betweenness), SortKey::Number(-degree), SortKey::exact(one.agency.key())]
        })
        .bare()
        .build()
}
