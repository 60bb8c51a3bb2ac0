//! The page of an entity: its facts, what it is related to, the pages that it rests on. One mechanism for all kinds; the
//! file of a kind says what there is to say.

pub mod action;
pub mod agency;
pub mod arrangement;
pub mod description;
pub mod finding;
pub mod impact;
pub mod instrument;
pub mod linked_data;
pub mod measure;
pub mod membership;
pub mod network;
pub mod output;
pub mod page;
mod part;
pub mod participation;
pub mod project;
pub mod ratification;
pub mod region;
pub mod state;

use crate::{
    budget::Stopped,
    graph::any_node::AnyNode,
    language::voice::Voice,
    pages::{
        address,
        entity_page::description::{Description, Value},
    },
};
use entity::{kind::Kind, partial_date::PartialDate};

/// Says all that there is to say of an entity.
fn describe<'g>(node: AnyNode<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    match node {
        AnyNode::Instrument(node) => instrument::describe(node, page),
        AnyNode::Measure(node) => measure::describe(node, page),
        AnyNode::Agency(node) => agency::describe(node, page),
        AnyNode::Network(node) => network::describe(node, page),
        AnyNode::Project(node) => project::describe(node, page),
        AnyNode::Action(node) => action::describe(node, page),
        AnyNode::Output(node) => output::describe(node, page),
        AnyNode::Arrangement(node) => arrangement::describe(node, page),
        AnyNode::State(node) => state::describe(node, page),
        AnyNode::Region(node) => region::describe(node, page),
        AnyNode::Finding(node) => finding::describe(node, page),
        // These have no page of their own; the pages of what they join show them.
        AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Impact(_)
        | AnyNode::Ratification(_)
        | AnyNode::Source(_) => Ok(()),
    }
}

/// What a fact is called in a language where one line must do: places have a name in each, agencies and networks the short
/// name of a source in that language, or the full one where they have no short one; findings say the same in each. Other facts
/// are called as their sources call them.
pub fn called(node: AnyNode<'_>, voice: Voice) -> String {
    let short = |english: Option<&str>, name: &str| {
        let translated = node.translated_name(voice.0);
        let acronym = translated.and_then(|name| name.row().acronym.as_deref()).or(english);
        acronym.unwrap_or_else(|| full_name(node, name, voice)).to_owned()
    };
    let joined = |name: &'static str, whose: AnyNode<'_>, of: AnyNode<'_>| {
        voice.say(name).with("whose", called(whose, voice)).with("of", called(of, voice)).to_string()
    };
    match node {
        AnyNode::State(state) => voice.place(&state.slug, &state.name),
        AnyNode::Region(region) => voice.place(&region.slug, &region.name),
        AnyNode::Agency(agency) => short(agency.acronym.as_deref(), &agency.name),
        AnyNode::Network(network) => short(network.acronym.as_deref(), &network.name),
        AnyNode::Membership(stay) => joined("entity-part-in", stay.agency().any(), stay.network().any()),
        AnyNode::Participation(part) => joined("entity-part-in", part.agency().any(), part.project().any()),
        AnyNode::Ratification(row) => {
            format!("{}, {}", called(row.instrument().any(), voice), called(row.party(), voice))
        }
        AnyNode::Finding(finding) => {
            finding::translated(finding, voice).map_or_else(|| node.label().into_owned(), str::to_owned)
        }
        AnyNode::Instrument(_)
        | AnyNode::Measure(_)
        | AnyNode::Project(_)
        | AnyNode::Action(_)
        | AnyNode::Output(_)
        | AnyNode::Arrangement(_)
        | AnyNode::Impact(_)
        | AnyNode::Source(_) => node.label().into_owned(),
    }
}

/// Whether facts of a kind may be called otherwise in another language.
pub fn is_called_otherwise(kind: Kind) -> bool {
    match kind {
        Kind::State
        | Kind::Region
        | Kind::Agency
        | Kind::Network
        | Kind::Membership
        | Kind::Participation
        | Kind::Ratification
        | Kind::Finding => true,
        Kind::Instrument
        | Kind::Measure
        | Kind::Project
        | Kind::Action
        | Kind::Output
        | Kind::Arrangement
        | Kind::Impact
        | Kind::Source => false,
    }
}

/// The attribute that says in which language one of the names of a fact is, where that is not the language of the page.
pub fn language(node: AnyNode<'_>, text: &str, voice: Voice) -> &'static str {
    let is_of_the_page = match node {
        // A short name that a source in the language of the page uses is a name in it, whosoever coined it.
        AnyNode::Agency(_) | AnyNode::Network(_) => node.translated_name(voice.0).is_some(),
        AnyNode::Instrument(_) => node.translated_name(voice.0).is_some_and(|name| text.starts_with(&name.row().name)),
        AnyNode::Finding(finding) => finding::translated(finding, voice).is_some(),
        AnyNode::State(_) | AnyNode::Region(_) => true,
        // They are named after both that they join.
        AnyNode::Membership(_) | AnyNode::Participation(_) | AnyNode::Ratification(_) => true,
        // A page of the web is called as it calls itself, in its own language.
        AnyNode::Source(_) => true,
        AnyNode::Measure(_)
        | AnyNode::Project(_)
        | AnyNode::Action(_)
        | AnyNode::Output(_)
        | AnyNode::Arrangement(_)
        | AnyNode::Impact(_) => false,
    };
    if is_of_the_page { "" } else { description::language_of(text, voice) }
}

/// The full name in the language of the page where it is known, or else the one in English.
pub fn full_name<'g>(node: AnyNode<'g>, english: &'g str, voice: Voice) -> &'g str {
    node.translated_name(voice.0).map_or(english, |name| &name.row().name)
}

/// What a page calls an entity where there is room: unlike any other of its kind.
pub fn heading(node: AnyNode<'_>, voice: Voice) -> String {
    let with_acronym = |name: &str, acronym: Option<&str>| match acronym {
        Some(acronym) if acronym != name => format!("{name} ({acronym})"),
        _ => name.to_owned(),
    };
    let translated = |english: &str, acronym: Option<&str>| match node.translated_name(voice.0) {
        Some(name) => with_acronym(&name.name, name.acronym.as_deref().or(acronym)),
        None => with_acronym(english, acronym),
    };
    match node {
        AnyNode::Agency(node) => translated(&node.name, node.acronym.as_deref()),
        AnyNode::Network(node) => translated(&node.name, node.acronym.as_deref()),
        AnyNode::Project(node) => with_acronym(&node.name, node.acronym.as_deref()),
        AnyNode::Measure(node) => format!("{}: {}", node.label(), node.title),
        AnyNode::Action(node) => format!("{} ({})", node.title, called(node.owner(), voice)),
        AnyNode::Output(node) => format!("{} ({})", node.title, called(node.owner(), voice)),
        // Its English name stays beside the long title: it is what all else here calls it.
        AnyNode::Instrument(instrument) if node.translated_name(voice.0).is_some() => {
            with_acronym(full_name(node, &instrument.row().title, voice), Some(&instrument.short_name))
        }
        AnyNode::Instrument(_)
        | AnyNode::Arrangement(_)
        | AnyNode::State(_)
        | AnyNode::Region(_)
        | AnyNode::Finding(_)
        | AnyNode::Membership(_)
        | AnyNode::Participation(_)
        | AnyNode::Impact(_)
        | AnyNode::Ratification(_)
        | AnyNode::Source(_) => called(node, voice),
    }
}

/// What a fact is called in a row of another's page. Of a fact that joins two, it is the end that the reader is not at.
fn name(node: AnyNode<'_>, seen_from: AnyNode<'_>, voice: Voice) -> Value {
    match node {
        AnyNode::Measure(measure) if seen_from.kind() == Kind::Instrument => {
            Value { text: format!("{}: {}", measure.provision, measure.title), ..Value::named(node, voice) }
        }
        AnyNode::Membership(membership) => match seen_from.kind() {
            Kind::Network => Value::named(membership.agency().any(), voice),
            _ => Value::named(membership.network().any(), voice),
        },
        AnyNode::Participation(participation) => match seen_from.kind() {
            Kind::Project => Value::named(participation.agency().any(), voice),
            _ => Value::named(participation.project().any(), voice),
        },
        AnyNode::Ratification(ratification) => match seen_from.kind() {
            Kind::Instrument => Value::named(ratification.party(), voice),
            _ => Value::named(ratification.instrument().any(), voice),
        },
        // It has no page: its title stands where it is shown, and the other end is a detail.
        AnyNode::Impact(impact) => match seen_from.kind() {
            Kind::Network => {
                let text = format!("{}: {}", called(impact.agency().any(), voice), impact.title);
                Value { address: Some(address::of(impact.agency().any())), text, ..Value::named(node, voice) }
            }
            _ => {
                let text = format!("{}: {}", called(impact.network().any(), voice), impact.title);
                Value { text, ..Value::named(node, voice) }
            }
        },
        _ => Value::named(node, voice),
    }
}

/// What is said of a fact in the same line, as seen from another.
pub fn details(node: AnyNode<'_>, seen_from: AnyNode<'_>, day: PartialDate, voice: Voice) -> Vec<String> {
    let mut details = match node {
        AnyNode::Instrument(node) => instrument::details(node, voice),
        AnyNode::Measure(node) => measure::details(node, voice),
        AnyNode::Agency(node) => agency::details(node, voice),
        AnyNode::Network(node) => network::details(node, voice),
        AnyNode::Membership(node) => membership::details(node, day, voice),
        AnyNode::Project(node) => project::details(node, voice),
        AnyNode::Participation(node) => participation::details(node, voice),
        AnyNode::Action(node) => action::details(node, voice),
        AnyNode::Output(node) => output::details(node, voice),
        AnyNode::Arrangement(node) => arrangement::details(node, voice),
        AnyNode::Impact(node) => impact::details(node),
        AnyNode::State(node) => state::details(node),
        AnyNode::Region(node) => region::details(node, voice),
        AnyNode::Ratification(node) => ratification::details(node, voice),
        AnyNode::Finding(node) => finding::details(node, voice),
        AnyNode::Source(_) => Vec::new(),
    };
    // Whose it is, where that is somebody else than the one whose page it is.
    if let AnyNode::Action(_) | AnyNode::Output(_) = node {
        let by = |owner: AnyNode<'_>| voice.say("entity-by").with("owner", called(owner, voice)).to_string();
        details.extend(node.owner().filter(|owner| *owner != seen_from).map(by));
    }
    details
}

/// What is said of a fact in a sentence below its row; nothing of those that are long lists elsewhere.
fn row_summary(node: AnyNode<'_>) -> Option<String> {
    match node {
        AnyNode::Measure(_)
        | AnyNode::Action(_)
        | AnyNode::Output(_)
        | AnyNode::Impact(_)
        | AnyNode::Arrangement(_) => node.summary().map(str::to_owned),
        _ => None,
    }
}

/// Where else an entity can be looked at: what that shows, and its address.
pub fn views(node: AnyNode<'_>, voice: Voice) -> Vec<(&'static str, String)> {
    let slug = node.slug().unwrap_or_default();
    let comparison = address::of_comparison(node).map(|address| (voice.text("entity-view-compare"), address));
    let others = match node {
        AnyNode::Agency(agency) => {
            let ties = (voice.text("entity-view-ties"), format!("/charts/ties?agency={slug}"));
            let pays = agency
                .fundings()
                .next()
                .map(|_| (voice.text("entity-view-pays"), format!("/charts/fundings?agency={slug}")));
            [Some(ties), pays]
        }
        AnyNode::Network(_) => {
            [Some((voice.text("entity-view-growth"), format!("/charts/history?network={slug}"))), None]
        }
        AnyNode::Project(project) => [
            project.fundings().next().map(|_| (voice.text("entity-view-fundings"), "/charts/fundings".to_owned())),
            None,
        ],
        _ => [None, None],
    };
    comparison.into_iter().chain(others.into_iter().flatten()).collect()
}

/// The question that asks the graph for an entity, which a reader can go on from.
pub fn question(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Instrument => Some(instrument::QUESTION),
        Kind::Measure => Some(measure::QUESTION),
        Kind::Agency => Some(agency::QUESTION),
        Kind::Network => Some(network::QUESTION),
        Kind::Project => Some(project::QUESTION),
        Kind::Action => Some(action::QUESTION),
        Kind::Output => Some(output::QUESTION),
        Kind::Arrangement => Some(arrangement::QUESTION),
        Kind::State => Some(state::QUESTION),
        Kind::Region => Some(region::QUESTION),
        Kind::Finding => Some(finding::QUESTION),
        Kind::Membership | Kind::Participation | Kind::Impact | Kind::Ratification | Kind::Source => None,
    }
}
