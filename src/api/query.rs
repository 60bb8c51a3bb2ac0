//! Where every question begins: lookups by slug and by id, the lists of every kind, and the analyses of the whole graph.

use crate::{
    analysis::{centrality, changes, comparability, coverage, homogeneity, overlap, path},
    api::overlap::ground,
    api::path::{Ends, via},
    api::{TABLE, federation},
    budget::Stopped,
    graph::{instrument::Instrument, measure::Measure, period::Dated},
    table::{
        ask::Ask,
        cell::{Words, words},
        condition::Filter,
        declaration::object,
        given::Given,
        object::{Most, Object},
        refusal::{Refusal, decided},
        row::{self, Item, Row},
    },
};
use entity::{
    action, agency, arrangement, finding, impact, instrument,
    kind::Kind,
    measure, membership, network, output,
    partial_date::PartialDate,
    participation, project, ratification, region, source, state,
    vocabulary::{self, PathRelation, Precision, Vocabulary, VocabularyVisitor},
};
use std::rc::Rc;

/// How many ids `nodes` takes.
const MAXIMUM_IDS: usize = 500;

/// How many names `suggest` gives when no number is given, and at most.
const SUGGESTIONS: (i64, i64) = (10, 50);

/// Where every question begins.
pub fn query() -> Object {
    let query = object::<row::Query>("", "Where every question begins.")
        .many::<instrument::Model>("instruments", "Every instrument; `activeOn`: in force.", |all, each| all.graph.instruments().try_for_each(each))
        .many::<agency::Model>("agencies", "Every agency.", |all, each| all.graph.agencies().try_for_each(each))
        .many::<network::Model>("networks", "Every network.", |all, each| all.graph.networks().try_for_each(each))
        .many::<membership::Model>("memberships", "Every stay of an agency in a network, by beginning.", |all, each| all.graph.memberships().try_for_each(each))
        .many::<project::Model>("projects", "Every project.", |all, each| all.graph.projects().try_for_each(each))
        .many::<participation::Model>("participations", "Every part of an agency in a project.", |all, each| all.graph.participations().try_for_each(each))
        .many::<action::Model>("actions", "Every action, of agencies, networks and projects.", |all, each| all.graph.actions().try_for_each(each))
        .many::<output::Model>("outputs", "Every output, of agencies, networks and projects.", |all, each| all.graph.outputs().try_for_each(each))
        .many::<arrangement::Model>("arrangements", "Every arrangement between agencies.", |all, each| all.graph.arrangements().try_for_each(each))
        .many::<measure::Model>("measures", "Every measure, by instrument and provision.", |all, each| all.graph.measures().try_for_each(each))
        .many::<impact::Model>("impacts", "Every documented effect of a network on an agency.", |all, each| all.graph.impacts().try_for_each(each))
        .many::<state::Model>("states", "Every state.", |all, each| all.graph.states().try_for_each(each))
        .many::<region::Model>("regions", "Every region.", |all, each| all.graph.regions().try_for_each(each))
        .many::<ratification::Model>("ratifications", "Every signature and ratification that was read.", |all, each| all.graph.ratifications().try_for_each(each))
        .many::<finding::Model>("findings", "Every finding of the research project.", |all, each| all.graph.findings().try_for_each(each))
        .many::<source::Model>("sources", "Every page that facts rest on, by title.", |all, each| all.graph.sources().try_for_each(each))
        .asked_pages::<_, row::SearchHit>(
            "search",
            "Every entity in which all of this stands, the best first: acronyms and aliases count most, then titles, then summaries, provisions and the rest. Words are found in all their forms (`victims` finds `victim`), without case and accents; `\"child victims\"` is found word for word, `compens*` as the beginning of a word; `-adult` and `-\"soft law\"` must not stand there. Nothing typed is a mistake. 200 characters and 16 words at most; only exclusions, or nothing, finds nothing.",
            |given| {
                let query = given.text("query", "What to look for, such as `compensation victims`.")?;
                let kinds = given.words::<Kind>("kinds", "Only entities of these kinds; left out: of all kinds with a slug.")?;
                match kinds {
                    Some(kinds) if kinds.is_empty() => Err(Refusal::of("kinds", "is empty; name a kind, or leave it out")),
                    kinds => Ok((query, kinds.unwrap_or_default())),
                }
            },
            |all, (query, kinds), ask| {
                let hits = Rc::new(all.search().search(&all.graph, query, kinds, ask.budget)?);
                Ok(hits.hits.iter().map(|hit| row::Found { hits: Rc::clone(&hits), hit: hit.clone() }).collect())
            },
        )
        .asked_list::<_, row::Suggestion>(
            "suggest",
            "Entities with a name in which a word begins with this, for type-ahead: names that begin with it first, short ones before long ones. Case and accents don't count.",
            Most::Asked(|arguments| arguments.downcast_ref::<(String, Vec<Kind>, usize)>().map_or(0, |asked| asked.2)),
            |given| {
                let prefix = given.text("prefix", "What was typed so far, such as `euro`; nothing gives nothing.")?;
                let kinds = given.words::<Kind>("kinds", "Only entities of these kinds; left out: of all kinds with a name.")?;
                let first = given.number("first", "How many: 0 to 50; 10 unless said.", (0, SUGGESTIONS.1), SUGGESTIONS.0)?;
                Ok((prefix, kinds.unwrap_or_default(), first))
            },
            |all, (prefix, kinds, first), ask| {
                let found = all.search().suggest(&all.graph, prefix, kinds, *first, ask.budget)?;
                Ok(found.into_iter().map(Rc::new).collect())
            },
        )
        .asked_pages::<_, row::Overlap>(
            "overlaps",
            "Every pair of agencies that do the same kind of work on the day: the most specific first, then those with most in common, then by slugs. `where: { tieOnRecord: { eq: false } }` finds the same work with no tie on record. Work counts as shared where both do it in a common state; work whose states are not known counts as done in all.",
            |given| Ok((ground(given), given.active_on()?)),
            |all, (ground, day), ask| {
                Ok(overlap::overlaps(&all.graph, ground.of(), *day, ask.budget)?.into_iter().map(Rc::new).collect())
            },
        )
        .asked_pages::<_, row::CoordinationNeed>(
            "coordinationPlan",
            "The coordination plan of all agencies on the day, which the second objective of the research project asks for: the same work with no tie on record (two agencies that do the same kind of work, and no fact of the graph joins them, themselves or through a parent or a part) and every gap (a kind of work that was done at some time, and that no agency, network or project does on the day although it makes sense), as one ranked list. The most telling come first, by `score`; of equal ones pairs of agencies before gaps, then by the kinds of work, then by slugs. `rankLow`, `rankHigh` and `stability` say how much of the order hangs on single actions.",
            |given| given.active_on(),
            |all, day, ask| Ok(all.coordination_plan(None, *day, ask.budget)?.into_iter().map(Rc::new).collect()),
        )
        .asked_pages::<_, row::DatabaseOverlap>(
            "databaseOverlaps",
            "The pairs of databases that share a topic and a crime on the day (BOTH meets either), by their slugs, with what stands in the way of laying their figures side by side. Databases that hold only texts are left apart; parts and copies of one database (`partOf`) are no pair, with each other or with the whole.",
            |given| given.active_on(),
            |all, day, ask| {
                Ok(comparability::database_overlaps(&all.graph, *day, ask.budget)?.into_iter().map(Rc::new).collect())
            },
        )
        .asked_list::<_, row::Coverage>(
            "coverage",
            "For every (axis, type, crime) that any agency, network or project ever did, the agencies that do it on the day; `gap` says where nobody does although it makes sense.",
            Most::Of(|extents| extents.work.1),
            |given| given.active_on(),
            |all, day, ask| Ok(coverage::of_graph(&all.graph, *day, ask.budget)?.into_iter().map(Rc::new).collect()),
        )
        .asked_list::<_, row::GuidebookCluster>(
            "guidebookOverlaps",
            "Topics and crimes that two or more guidebooks are about on the day: the most covered first.",
            Most::Of(|extents| extents.topics.1),
            |given| given.active_on(),
            |all, day, ask| {
                Ok(comparability::guidebook_overlaps(&all.graph, *day, ask.budget)?.into_iter().map(Rc::new).collect())
            },
        )
        .asked_list::<_, row::TypeHomogeneity>(
            "homogeneity",
            "How determinately and how evenly each type of measure binds across the instruments in force on the day, by category and type.",
            Most::Of(|extents| extents.measures.1),
            |given| Instruments::read(given, "Only instruments that meet this; left out: all."),
            |_, wanted, ask| {
                let instruments = wanted.instruments(ask)?.into_iter();
                let types = wanted.measured(ask, |asked| homogeneity::homogeneity(instruments, asked, wanted.day, ask.budget))?;
                let measured = types.into_iter().map(|of_type| {
                    let determinate = of_type.determinate_by_instrument(ask.budget)?;
                    Ok(Rc::new(row::MeasuredType { of_type, determinate }))
                });
                measured.collect()
            },
        )
        .looks_at::<Instruments, instrument::Model>(&["measures"], |_, wanted, ask| Ok((wanted.looked_at(ask)?, None)))
        .asked_list::<_, row::PrecisionShare>(
            "precisionShares",
            "How precisely the measures of the instruments in force on the day bind: for each degree of precision that occurs, from the strongest on, how many measures bind to it, and what share of all and of each instrument's these are.",
            Most::Fixed(Precision::ALL.len()),
            |given| Instruments::read(given, "Only instruments that meet this; left out: all."),
            |_, wanted, ask| {
                let instruments = wanted.instruments(ask)?.into_iter();
                wanted.measured(ask, |asked| homogeneity::precision_shares(instruments, asked, wanted.day, ask.budget))
            },
        )
        .looks_at::<Instruments, instrument::Model>(&["measures"], |_, wanted, ask| Ok((wanted.looked_at(ask)?, None)))
        .asked_one::<_, row::ChartOfMeasures>(
            "chartOfMeasures",
            "The chart of measures: the instruments in force on the day against the types of measure that they lay down.",
            |given| Instruments::read(given, "Only instruments that meet this; left out: those that bind."),
            |all, wanted, ask| {
                let instruments = match &wanted.instruments {
                    Some(_) => wanted.instruments(ask)?,
                    None => homogeneity::binding(&all.graph).collect(),
                };
                let instruments = instruments.into_iter();
                let chart =
                    wanted.measured(ask, |asked| homogeneity::chart_of_measures(instruments, asked, wanted.day, ask.budget))?;
                Ok(Rc::new(chart))
            },
        )
        .asked_pages::<_, row::Centrality>(
            "centrality",
            "How central each agency is in the graph of ties that are recorded of the day: those between most others first, then those tied to most, then by slug. Two agencies are joined where a fact ties them that is more than one's payment for a project of the other. It measures what is recorded, and neither influence nor importance.",
            |given| {
                let shown = given.filter::<agency::Model>("Which agencies are shown; the graph of ties is that of all. Left out: all.")?;
                Ok((shown, given.active_on()?))
            },
            |all, (shown, day), ask| {
                let mut found = Vec::new();
                for one in centrality::centralities(&all.graph, *day, ask.budget)? {
                    if meets(shown.as_ref(), agency::Model::item(one.agency), ask)? {
                        found.push(Rc::new(one));
                    }
                }
                Ok(found)
            },
        )
        .asked_maybe::<_, row::Path>(
            "path",
            "The shortest way from one node to another over agencies, networks, projects, arrangements, outputs and instruments, by what joins them on the day: a membership, a part in a project, an arrangement, an agency and its part, an output, a mandate, a relation of instruments; of several as short, the first by ids. `null` where nothing on record joins them, or where an id leads to nothing. That none is shorter, or that there is none, rests on ties that are not on record: `extensions.incomplete` tells of whom not all are known. From a node to itself it has no step.",
            Ends::of_one,
            |_, ends, ask| Ok(ends.shortest(ask)?.map(|paths| Rc::new(paths.first()))),
        )
        .looks_at::<Ends, agency::Model>(Ends::OF_AGENCIES, |_, ends, ask| ends.decisive::<agency::Model>(ask))
        .looks_at::<Ends, network::Model>(Ends::OF_NETWORKS, |_, ends, ask| ends.decisive::<network::Model>(ask))
        .looks_at::<Ends, project::Model>(Ends::OF_PROJECTS, |_, ends, ask| ends.decisive::<project::Model>(ask))
        .looks_at::<Ends, instrument::Model>(Ends::OF_INSTRUMENTS, |_, ends, ask| ends.decisive::<instrument::Model>(ask))
        .asked_pages::<_, row::Path>(
            "paths",
            "All ways from one node to another that are as short as `path`, by the ids of their nodes. Two that pass the same nodes by other facts are two. Empty where there is none or where an id leads to nothing; refused where there are more than 10,000.",
            Ends::of_several,
            |_, ends, ask| ends.all(ask),
        )
        .looks_at::<Ends, agency::Model>(Ends::OF_AGENCIES, |_, ends, ask| ends.decisive::<agency::Model>(ask))
        .looks_at::<Ends, network::Model>(Ends::OF_NETWORKS, |_, ends, ask| ends.decisive::<network::Model>(ask))
        .looks_at::<Ends, project::Model>(Ends::OF_PROJECTS, |_, ends, ask| ends.decisive::<project::Model>(ask))
        .looks_at::<Ends, instrument::Model>(Ends::OF_INSTRUMENTS, |_, ends, ask| ends.decisive::<instrument::Model>(ask))
        .asked_pages::<_, row::Step>(
            "neighbours",
            "What a node is joined to directly on the day: the steps that paths are made of, by the id of where they lead to. Empty where the id leads to nothing. A state, a source or a finding has neighbours only `via` its kind.",
            |given| {
                let of = given.id("of", "The global id of the node, such as `network:icat`.")?;
                let relations = given.words::<PathRelation>("relations", "Only steps of these relations; left out: all.")?;
                Ok((of, relations, via(given)?, given.active_on()?))
            },
            |_, (of, relations, via, day), ask| {
                let steps = match ask.node("of", of)? {
                    Some(node) => path::steps(node, *day, via, ask.budget)?,
                    None => Vec::new(),
                };
                let asked = |step: &path::Step<'_>| relations.as_ref().is_none_or(|asked| asked.contains(&step.relation));
                Ok(steps.into_iter().filter(asked).map(Rc::new).collect())
            },
        )
        .groups::<instrument::Model>("instrumentGroups", "How many instruments have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<measure::Model>("measureGroups", "How many measures have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<agency::Model>("agencyGroups", "How many agencies have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<network::Model>("networkGroups", "How many networks have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<membership::Model>("membershipGroups", "How many memberships have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<project::Model>("projectGroups", "How many projects have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<participation::Model>("participationGroups", "How many participations have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<action::Model>("actionGroups", "How many actions have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<output::Model>("outputGroups", "How many outputs have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<arrangement::Model>("arrangementGroups", "How many arrangements have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<impact::Model>("impactGroups", "How many impacts have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<state::Model>("stateGroups", "How many states have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<region::Model>("regionGroups", "How many regions have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<ratification::Model>("ratificationGroups", "How many ratifications have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<finding::Model>("findingGroups", "How many findings have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .groups::<source::Model>("sourceGroups", "How many sources have what in common: a group for each combination of values that occurs, 1,000 at most.")
        .asked_maybe::<_, row::Identified>("node", "The node with this global id, of whatever kind; `null` if there is none.", |given| given.id("id", "A global id, such as `agency:iom` or `membership:icat/unodc`."), |_, id, ask| ask.looked_up("id", id))
        .at_once()
        .asked_places::<_, row::Identified>(
            "nodes",
            "The nodes with these global ids, in the order of the ids; `null` in the place of an id that leads to none.",
            Most::Asked(|arguments| arguments.downcast_ref::<Vec<String>>().map_or(0, Vec::len)),
            |given| given.ids("ids", "Global ids, such as `agency:iom`; 500 at most.", MAXIMUM_IDS),
            |_, ids, ask| ids.iter().map(|id| ask.looked_up("ids", id)).collect(),
        )
        .at_once()
        .asked_maybe::<_, instrument::Model>("instrument", "The instrument with this slug; `null` if there is none.", |given| given.text("slug", "Such as `palermo-trafficking-protocol`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, measure::Model>("measure", "The measure with this slug; `null` if there is none.", |given| given.text("slug", "Such as `palermo-trafficking-protocol-art-6-3`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, agency::Model>("agency", "The agency with this slug or alias; `null` if there is none.", |given| given.text("slug", "Such as `iom`; a former name, written like a slug, finds the agency of today: `easo`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, network::Model>("network", "The network with this slug; `null` if there is none.", |given| given.text("slug", "Such as `icat`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, project::Model>("project", "The project with this slug; `null` if there is none.", |given| given.text("slug", "Such as `glo-act`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, action::Model>("action", "The action with this slug; `null` if there is none.", |given| given.text("slug", "Such as `iom-direct-assistance-victims`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, output::Model>("output", "The output with this slug; `null` if there is none.", |given| given.text("slug", "Such as `ctdc`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, arrangement::Model>("arrangement", "The arrangement with this slug; `null` if there is none.", |given| given.text("slug", "Such as `europol-frontex-2015`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, state::Model>("state", "The state with this slug; `null` if there is none.", |given| given.text("slug", "Its two letters of ISO 3166-1 in small letters, such as `es`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, region::Model>("region", "The region with this slug; `null` if there is none.", |given| given.text("slug", "Such as `northern-africa`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, finding::Model>("finding", "The finding with this slug; `null` if there is none.", |given| given.text("slug", "Such as `icat-main-network-with-23-agencies`."), |all, slug, _| Ok(all.graph.by_slug(slug)))
        .at_once()
        .asked_maybe::<_, source::Model>("source", "The source with this address; `null` if no fact rests on it.", |given| given.text("url", "The whole address of the page, as the data set has it."), |all, url, _| Ok(all.graph.source(url)))
        .at_once()
        .one::<row::Dataset>("dataset", "The data set as a whole: edition, licence, how to cite it, how much there is of what.", |all| *all)
        .asked_pages::<_, row::FactChange>(
            "changes",
            "What became of facts since an edition of the data set, by their ids: which are new, which differ and in what, which are gone. What came and went meanwhile is not told. The last 20 editions are remembered; one that changed more than 2,000 facts names them no more, and who asks for changes since one before it is told so.",
            |given| given.id("since", "The edition: its `revision`, such as `3`, or its `version`, such as `\"2026.11.1\"`; of several of one version the latest is meant."),
            |all, since, ask| {
                Ok(changes::since(&all.graph, &all.editions, since, ask.budget)?.1.into_iter().map(Rc::new).collect())
            },
        )
        .asked_list::<_, row::Vocabulary>(
            "vocabularies",
            "Every vocabulary with its values, what they mean and how many facts carry them.",
            Most::Fixed(50),
            |_| Ok(()),
            |all, (), ask| {
                let mut list = Vocabularies(Vec::new());
                vocabulary::each(&mut list);
                let counted = |words: &'static Words| {
                    let count = |place| ask.derived.count(&TABLE, &all.graph, words.word, place);
                    let counts = (0..words.values.len()).map(count).collect();
                    Rc::new(row::CountedWords { words, counts })
                };
                Ok(list.0.into_iter().map(counted).collect())
            },
        );
    federation::entities(query).build()
}

/// Every vocabulary of the data files.
struct Vocabularies(Vec<&'static Words>);

impl VocabularyVisitor for Vocabularies {
    fn visit<V: vocabulary::Vocabulary>(&mut self) {
        self.0.push(words::<V>());
    }
}

fn meets(filter: Option<&Filter>, item: Item<'_>, ask: &Ask<'_, '_>) -> Result<bool, Refusal> {
    filter.map_or(Ok(true), |filter| filter.holds(&item, ask))
}

/// Which instruments and which of their measures are looked at, on which day.
struct Instruments {
    instruments: Option<Filter>,
    measures: Option<Filter>,
    day: PartialDate,
}

impl Instruments {
    fn read(given: &mut Given<'_>, doc: &'static str) -> Result<Self, Refusal> {
        Ok(Instruments {
            instruments: given.filter::<instrument::Model>(doc)?,
            measures: given.filter_of::<measure::Model>("measures", "Only measures that meet this; left out: all.")?,
            day: given.active_on()?,
        })
    }

    fn instruments<'g>(&self, ask: &Ask<'_, 'g>) -> Result<Vec<Instrument<'g>>, Refusal> {
        let mut met = Vec::new();
        for instrument in ask.snapshot.graph.instruments() {
            if meets(self.instruments.as_ref(), instrument::Model::item(instrument), ask)? {
                met.push(instrument);
            }
        }
        Ok(met)
    }

    /// Those that are looked at: in force on the day, and with measures that could be among those that are asked for.
    fn looked_at<'g>(&self, ask: &Ask<'_, 'g>) -> Result<Vec<Instrument<'g>>, Refusal> {
        let by = ask.table.target(measure::Model::NAME).field("instrument").expect("the table was checked");
        let mut looked_at = Vec::new();
        for instrument in self.instruments(ask)? {
            let item = instrument::Model::item(instrument);
            let could = || match &self.measures {
                Some(measures) => decided(measures.could_lead(by, &item, ask)),
                None => Ok(true),
            };
            if instrument.active_on(self.day) && could()? {
                looked_at.push(instrument);
            }
        }
        Ok(looked_at)
    }

    /// What is made of the measures that are asked for.
    fn measured<'g, T>(
        &self,
        ask: &Ask<'_, 'g>,
        make: impl FnOnce(&dyn Fn(Measure<'g>) -> Result<bool, Stopped>) -> Result<T, Stopped>,
    ) -> Result<T, Refusal> {
        let asked = |measure| match meets(self.measures.as_ref(), measure::Model::item(measure), ask) {
            Err(Refusal::Stopped(stopped)) => Err(stopped),
            met => Ok(met.unwrap_or(false)),
        };
        Ok(make(&asked)?)
    }
}
