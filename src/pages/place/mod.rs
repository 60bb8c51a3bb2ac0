//! What the page of a place has beyond the facts: what is done there and by whom, who does the same there, and what binds it.
//! The tables can be narrowed, and downloaded as they are shown.

pub mod consents;
pub mod download;
pub mod pairs;
pub mod work;

use crate::{
    analysis::{
        presence::Place,
        tie::{Time, joins, works},
    },
    budget::Stopped,
    graph::{
        action::Action, agency::Agency, any_node::AnyNode, membership::Membership, participation::Participation,
        period::Dated,
    },
    language::voice::Voice,
    pages::{
        address,
        entity_page::description::Description,
        place::{
            consents::Consents,
            pairs::Pairs,
            work::{Done, Part, Work},
        },
    },
    query::wording::searched,
};
use entity::{
    fold::fold,
    partial_date::PartialDate,
    vocabulary::{ActionType, AgencyKind, Axis, Crime, Vocabulary},
};

/// The names of what the page of a place can be narrowed by.
pub const NAMES: [&str; 6] = ["type", "kind", "axis", "crime", "text", "activeOn"];

/// How many characters of a text are looked for at most.
pub const MAXIMUM_TEXT: usize = 100;

/// What the tables of a place are narrowed to. What is not given leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The means of actions.
    pub r#type: Option<ActionType>,
    /// Of which kinds the agencies are, or those that are in the networks and take part in the projects.
    pub kinds: Vec<AgencyKind>,
    /// The purpose of actions.
    pub axis: Option<Axis>,
    /// The crime that actions are about; about both is about each.
    pub crime: Option<Crime>,
    /// What stands in the title or the summary of actions.
    pub text: String,
    /// The day that was asked for; none: that of the frame.
    pub day: Option<PartialDate>,
}

impl Wanted {
    /// Its parameters, each as it stands in an address.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        fn word<V: Vocabulary>(name: &'static str, value: V) -> (&'static str, String) {
            (name, value.word().to_owned())
        }
        let mut parameters: Vec<(&'static str, String)> = Vec::new();
        parameters.extend(self.r#type.map(|value| word("type", value)));
        parameters.extend(self.kinds.iter().map(|value| word("kind", *value)));
        parameters.extend(self.axis.map(|value| word("axis", value)));
        parameters.extend(self.crime.map(|value| word("crime", value)));
        parameters.extend((!self.text.is_empty()).then(|| ("text", self.text.clone())));
        parameters.extend(self.day.map(|day| ("activeOn", day.to_string())));
        parameters
    }

    /// The page of a place narrowed so, or, with an ending such as `.csv`, its tables.
    pub fn address(&self, node: AnyNode<'_>, ending: &str, more: &[(&'static str, String)]) -> String {
        let path = format!("{}{ending}", address::of(node));
        let parameters: Vec<_> = self.parameters().into_iter().chain(more.iter().cloned()).collect();
        if parameters.is_empty() {
            return path;
        }
        let query =
            serde_urlencoded::to_string(parameters).expect("pairs of texts can always be written in an address");
        format!("{path}?{query}")
    }

    /// Whether anything is left out.
    pub fn is_narrowed(&self) -> bool {
        *self != Wanted { day: self.day, ..Wanted::default() }
    }

    /// Whether an action is among what is wanted on the day.
    fn takes(&self, action: Action<'_>, day: PartialDate) -> bool {
        action.active_on(day)
            && self.r#type.is_none_or(|asked| action.r#type == asked)
            && self.axis.is_none_or(|asked| action.axis == asked)
            && self.crime.is_none_or(|asked| action.crime == asked || action.crime == Crime::Both)
            && (self.kinds.is_empty()
                || action.agency().is_some_and(|agency| self.kinds.contains(&agency.kind))
                || !self.with(action.owner(), day).is_empty())
            && (self.text.is_empty() || self.reads(action))
    }

    /// The agencies of the kinds asked for that are in a network or take part in a project on the day, by slug; none where no
    /// kind is asked for.
    fn with<'g>(&self, owner: AnyNode<'g>, day: PartialDate) -> Vec<Agency<'g>> {
        let mut agencies: Vec<Agency<'g>> = match owner {
            AnyNode::Network(network) => {
                network.members().filter(|stay| joins(*stay, Time::On(day))).map(Membership::agency).collect()
            }
            AnyNode::Project(project) => {
                project.participants().filter(|part| works(*part, Time::On(day))).map(Participation::agency).collect()
            }
            _ => Vec::new(),
        };
        agencies.retain(|agency| self.kinds.contains(&agency.kind));
        agencies.sort_by(|one, other| one.slug.cmp(&other.slug));
        agencies.dedup();
        agencies
    }

    fn reads(&self, action: Action<'_>) -> bool {
        let texts = [&action.title, &action.summary].map(|text| fold(text));
        searched(&self.text).into_iter().map(fold).all(|sought| texts.iter().any(|text| text.contains(&sought)))
    }
}

/// The tables of a place.
pub struct Tables {
    /// What is done there.
    pub work: Work,
    /// Who does the same there.
    pub pairs: Pairs,
    /// What binds it.
    pub consents: Consents,
    /// The form that narrows them.
    pub form: Form,
    /// Says things in the language of the page.
    pub voice: Voice,
}

impl Tables {
    /// The tables of a place on the day of its page; what they rest on is numbered there.
    pub fn new<'g>(place: Place<'g>, wanted: &Wanted, page: &mut Description<'g>) -> Result<Self, Stopped> {
        Ok(Tables {
            work: Work::new(place, wanted, page)?,
            pairs: Pairs::new(place, wanted, page)?,
            consents: Consents::new(place, page)?,
            form: Form::new(place, wanted, page.voice),
            voice: page.voice,
        })
    }

    /// The purposes, as the columns of the table.
    pub fn axes(&self) -> Vec<(Axis, String)> {
        Axis::ALL.iter().map(|axis| (*axis, self.voice.label(*axis))).collect()
    }

    /// What is said above the actions of a part.
    pub fn heading(&self, part: &Part) -> &'static str {
        part.basis.heading(self.voice)
    }

    /// How a part is to be read.
    pub fn note(&self, part: &Part) -> &'static str {
        part.basis.note(self.voice)
    }

    /// How many actions of how many a part is.
    pub fn counted(&self, part: &Part) -> String {
        part.counted(self.voice)
    }

    /// What the means of some actions are called.
    pub fn label(&self, done: &Done) -> String {
        self.voice.label(done.r#type)
    }
}

/// The form that narrows the tables.
pub struct Form {
    /// Where it leads.
    pub action: String,
    /// The means, purposes and crimes that can be chosen: name, label, what stands for none, and the values.
    pub selects: Vec<(&'static str, &'static str, &'static str, Vec<Choice>)>,
    /// The kinds of agency that can be chosen.
    pub kinds: Vec<Choice>,
    /// The text that is looked for.
    pub text: String,
    /// The day that was asked for; empty where none was.
    pub day: String,
    /// Whether anything is left out.
    pub narrowed: bool,
    /// Where the tables are downloaded: what they are, as which file, and the address.
    pub downloads: Vec<(&'static str, &'static str, String)>,
}

/// One value of the form.
pub struct Choice {
    /// As it stands in an address.
    pub value: String,
    /// What it is called.
    pub label: String,
    /// Whether it was chosen.
    pub chosen: bool,
}

impl Form {
    fn new(place: Place<'_>, wanted: &Wanted, voice: Voice) -> Self {
        let node = place.node();
        let select =
            |name, [label, none]: [&'static str; 2], choices| (name, voice.text(label), voice.text(none), choices);
        let downloads = download::Table::ALL.map(|table| {
            let address = wanted.address(node, ".csv", &[("table", table.word().to_owned())]);
            (table.label(voice), "CSV", address)
        });
        let all = [(voice.text("place-all-tables"), "JSON", wanted.address(node, ".json", &[]))];
        Form {
            action: address::of(node),
            selects: vec![
                select("type", ["place-type", "chart-all"], choices(voice, |word| wanted.r#type == Some(word))),
                select("axis", ["place-axis", "chart-all"], choices(voice, |word| wanted.axis == Some(word))),
                select("crime", ["chart-crime", "chart-either"], choices(voice, |word| wanted.crime == Some(word))),
            ],
            kinds: choices(voice, |word| wanted.kinds.contains(&word)),
            text: wanted.text.clone(),
            day: wanted.day.map(|day| day.to_string()).unwrap_or_default(),
            narrowed: wanted.is_narrowed() || wanted.day.is_some(),
            downloads: downloads.into_iter().chain(all).collect(),
        }
    }
}

fn choices<V: Vocabulary>(voice: Voice, is_chosen: impl Fn(V) -> bool) -> Vec<Choice> {
    let choice =
        |word: &V| Choice { value: word.word().to_owned(), label: voice.label(*word), chosen: is_chosen(*word) };
    V::ALL.iter().map(choice).collect()
}
