//! What an address asks to lay side by side: its parameters, read once and typed from then on.

use crate::{
    graph::{agency::Agency, any_node::AnyNode, graph::Graph, instrument::Instrument, network::Network},
    pages::{bad_parameter::BadParameter, entity_page::page::find},
};
use entity::{
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{MeasureType, Scope, Vocabulary},
};

/// How few things are laid side by side.
pub const LEAST: usize = 2;

/// How many things are laid side by side at most: more columns than that nobody reads.
pub const MOST: usize = 4;

/// The kinds of things that are laid side by side.
pub const KINDS: [Kind; 3] = [Kind::Instrument, Kind::Agency, Kind::Network];

/// What is laid side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Nothing yet: what can be chosen.
    Nothing,
    /// Instruments.
    Instruments {
        /// Their slugs.
        slugs: Vec<String>,
        /// Whether what they supplement counts as laid down by them.
        through_supplements: bool,
        /// The one type of measure that is shown.
        r#type: Option<MeasureType>,
    },
    /// The provisions of one type of measure, by the scope of their instruments.
    Provisions {
        /// The type.
        r#type: MeasureType,
        /// The scopes.
        scopes: Vec<Scope>,
    },
    /// Agencies.
    Agencies {
        /// Their slugs.
        slugs: Vec<String>,
        /// The day; none: today.
        active_on: Option<PartialDate>,
    },
    /// Networks.
    Networks {
        /// Their slugs.
        slugs: Vec<String>,
        /// The day; none: today.
        active_on: Option<PartialDate>,
    },
}

impl Wanted {
    /// Reads the parameters of an address; all that is wrong with them, where anything is. A parameter without a value, as
    /// forms send them, is not given.
    pub fn read(pairs: &[(String, String)], graph: &Graph) -> Result<Self, Vec<BadParameter>> {
        let mut reading = Reading { graph, pairs: Vec::new(), problems: Vec::new() };
        reading.take(pairs);
        let named: Vec<Kind> =
            KINDS.into_iter().filter(|kind| reading.values(kind.prefix()).next().is_some()).collect();
        if let [_, other, ..] = named[..] {
            let value = reading.values(other.prefix()).next().unwrap_or_default().to_owned();
            reading.problems.push(BadParameter::value(other.prefix(), &value, "taken-one-kind", &[]));
            return Err(reading.problems);
        }
        let wanted = match named.first() {
            Some(Kind::Agency) => {
                reading.allow(&["agency", "activeOn"]);
                Wanted::Agencies { slugs: reading.slugs(Kind::Agency), active_on: reading.day() }
            }
            Some(Kind::Network) => {
                reading.allow(&["network", "activeOn"]);
                Wanted::Networks { slugs: reading.slugs(Kind::Network), active_on: reading.day() }
            }
            Some(_) => {
                reading.allow(&["instrument", "type", "throughSupplements"]);
                Wanted::Instruments {
                    slugs: reading.slugs(Kind::Instrument),
                    through_supplements: reading.truth("throughSupplements"),
                    r#type: reading.word("type"),
                }
            }
            None => reading.without_things(),
        };
        if reading.problems.is_empty() { Ok(wanted) } else { Err(reading.problems) }
    }

    /// Where it is shown; with an ending such as `.csv`, to download.
    pub fn address(&self, ending: &str) -> String {
        let pairs = self.pairs();
        if pairs.is_empty() {
            return format!("/compare{ending}");
        }
        let query = serde_urlencoded::to_string(pairs).expect("pairs of texts can always be written in an address");
        format!("/compare{ending}?{query}")
    }

    /// The parameters as an address has them, always in the same order and spelling.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs: Vec<(&'static str, String)> = Vec::new();
        if let Some(kind) = self.kind() {
            pairs.extend(self.slugs().iter().map(|slug| (kind.prefix(), slug.clone())));
        }
        match self {
            Wanted::Nothing => {}
            Wanted::Instruments { through_supplements, r#type, .. } => {
                pairs.extend(r#type.map(|word| ("type", word.word().to_owned())));
                pairs.extend(through_supplements.then(|| ("throughSupplements", "true".to_owned())));
            }
            Wanted::Provisions { r#type, scopes } => {
                pairs.push(("type", r#type.word().to_owned()));
                if scopes != Scope::ALL {
                    pairs.extend(scopes.iter().map(|scope| ("scope", scope.word().to_owned())));
                }
            }
            Wanted::Agencies { active_on, .. } | Wanted::Networks { active_on, .. } => {
                pairs.extend(active_on.map(|day| ("activeOn", day.to_string())));
            }
        }
        pairs
    }

    /// Of what kind the things are that were named; nothing where none are.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Wanted::Nothing | Wanted::Provisions { .. } => None,
            Wanted::Instruments { .. } => Some(Kind::Instrument),
            Wanted::Agencies { .. } => Some(Kind::Agency),
            Wanted::Networks { .. } => Some(Kind::Network),
        }
    }

    /// The slugs of the things that were named.
    pub fn slugs(&self) -> &[String] {
        match self {
            Wanted::Nothing | Wanted::Provisions { .. } => &[],
            Wanted::Instruments { slugs, .. } | Wanted::Agencies { slugs, .. } | Wanted::Networks { slugs, .. } => {
                slugs
            }
        }
    }

    /// The day that was asked for.
    pub fn active_on(&self) -> Option<PartialDate> {
        match self {
            Wanted::Nothing | Wanted::Instruments { .. } | Wanted::Provisions { .. } => None,
            Wanted::Agencies { active_on, .. } | Wanted::Networks { active_on, .. } => *active_on,
        }
    }

    /// Whether there is enough to lay side by side.
    pub fn is_enough(&self) -> bool {
        matches!(self, Wanted::Provisions { .. }) || self.slugs().len() >= LEAST
    }

    /// The same with one thing more.
    pub fn with(&self, slug: &str) -> Self {
        let mut wanted = self.clone();
        match &mut wanted {
            Wanted::Nothing | Wanted::Provisions { .. } => {}
            Wanted::Instruments { slugs, .. } | Wanted::Agencies { slugs, .. } | Wanted::Networks { slugs, .. } => {
                slugs.push(slug.to_owned());
            }
        }
        wanted
    }

    /// The instruments, agencies or networks that were named and are still there.
    pub fn nodes<'g>(&self, graph: &'g Graph) -> Vec<AnyNode<'g>> {
        let found = |slug: &String| self.kind().and_then(|kind| find(graph, kind, slug));
        self.slugs().iter().filter_map(found).collect()
    }
}

/// The instruments among some nodes.
pub fn instruments<'g>(nodes: &[AnyNode<'g>]) -> Vec<Instrument<'g>> {
    let instrument = |node: &AnyNode<'g>| match node {
        AnyNode::Instrument(instrument) => Some(*instrument),
        _ => None,
    };
    nodes.iter().filter_map(instrument).collect()
}

/// The agencies among some nodes.
pub fn agencies<'g>(nodes: &[AnyNode<'g>]) -> Vec<Agency<'g>> {
    let agency = |node: &AnyNode<'g>| match node {
        AnyNode::Agency(agency) => Some(*agency),
        _ => None,
    };
    nodes.iter().filter_map(agency).collect()
}

/// The networks among some nodes.
pub fn networks<'g>(nodes: &[AnyNode<'g>]) -> Vec<Network<'g>> {
    let network = |node: &AnyNode<'g>| match node {
        AnyNode::Network(network) => Some(*network),
        _ => None,
    };
    nodes.iter().filter_map(network).collect()
}

/// All that is taken, by whatever is laid side by side.
const TAKEN: [&str; 7] = ["instrument", "agency", "network", "type", "scope", "throughSupplements", "activeOn"];

/// What may be given more than once.
const SEVERAL: [&str; 4] = ["instrument", "agency", "network", "scope"];

struct Reading<'g> {
    graph: &'g Graph,
    pairs: Vec<(String, String)>,
    problems: Vec<BadParameter>,
}

impl Reading<'_> {
    /// Takes what is given; says what has no name that is known or is given too often.
    fn take(&mut self, pairs: &[(String, String)]) {
        for (name, value) in pairs {
            if let Some(problem) = BadParameter::unknown_name("page", name, &TAKEN) {
                self.problems.push(problem);
            } else if value.trim().is_empty() {
                // As forms send what was not filled in.
            } else if !SEVERAL.contains(&name.as_str()) && self.values(name).next().is_some() {
                self.problems.push(BadParameter::Repeated { name: name.clone() });
            } else {
                self.pairs.push((name.clone(), value.trim().to_owned()));
            }
        }
    }

    fn values<'r>(&'r self, name: &'r str) -> impl Iterator<Item = &'r str> {
        self.pairs.iter().filter(move |(given, _)| given == name).map(|(_, value)| value.as_str())
    }

    /// Says what is given and does not go with what is laid side by side.
    fn allow(&mut self, allowed: &[&str]) {
        let of = "comparison";
        let problems = self.pairs.iter().filter_map(|(name, _)| BadParameter::unknown_name(of, name, allowed));
        let problems: Vec<BadParameter> = problems.collect();
        self.problems.extend(problems);
    }

    fn slugs(&mut self, kind: Kind) -> Vec<String> {
        let name = kind.prefix();
        let given: Vec<String> = self.values(name).map(str::to_owned).collect();
        if given.len() > MOST {
            let count = given.len().to_string();
            self.problems.push(BadParameter::out_of_bounds(name, &count, "taken-side-by-side", (LEAST, MOST)));
            return Vec::new();
        }
        let mut slugs: Vec<String> = Vec::new();
        for value in given {
            let node = find(self.graph, kind, &value.to_ascii_lowercase()).and_then(AnyNode::slug);
            match node {
                Some(slug) if slugs.iter().any(|known| known == slug) => {
                    self.problems.push(BadParameter::value(name, slug, "taken-each-once", &[]));
                }
                Some(slug) => slugs.push(slug.to_owned()),
                None => {
                    self.problems.push(BadParameter::no_fact(name, &value, kind, self.graph));
                }
            }
        }
        slugs
    }

    fn without_things(&mut self) -> Wanted {
        self.allow(&["instrument", "agency", "network", "type", "scope"]);
        let mut scopes = Vec::new();
        for value in self.values("scope").map(str::to_owned).collect::<Vec<_>>() {
            scopes.extend(self.read_word::<Scope>("scope", &value));
        }
        // In one order, each once, however they were given.
        scopes.sort();
        scopes.dedup();
        match self.word("type") {
            Some(r#type) => {
                let scopes = if scopes.is_empty() { Scope::ALL.to_vec() } else { scopes };
                Wanted::Provisions { r#type, scopes }
            }
            None => {
                if let Some(scope) = scopes.first() {
                    let problem = BadParameter::value("scope", scope.word(), "taken-scope-beside-type", &[]);
                    self.problems.push(problem);
                }
                Wanted::Nothing
            }
        }
    }

    fn word<V: Vocabulary>(&mut self, name: &'static str) -> Option<V> {
        let value = self.values(name).next()?.to_owned();
        self.read_word(name, &value)
    }

    fn read_word<V: Vocabulary>(&mut self, name: &'static str, value: &str) -> Option<V> {
        let word = V::from_word(&value.to_ascii_lowercase());
        if word.is_none() {
            let known: Vec<&str> = V::ALL.iter().map(|word| word.word()).collect();
            self.problems.push(BadParameter::value(name, value, "taken-a-word", &known));
        }
        word
    }

    fn truth(&mut self, name: &'static str) -> bool {
        let Some(value) = self.values(name).next().map(str::to_owned) else { return false };
        if !["true", "false"].contains(&value.as_str()) {
            self.problems.push(BadParameter::value(name, &value, "taken-a-word", &["true", "false"]));
        }
        value == "true"
    }

    fn day(&mut self) -> Option<PartialDate> {
        let value = self.values("activeOn").next()?.to_owned();
        let day = value.parse().ok();
        if day.is_none() {
            self.problems.push(BadParameter::value("activeOn", &value, "taken-a-date", &[]));
        }
        day
    }
}
