//! A fact that is named where another is told.

use crate::files::kind;
use entity::fact::FactKind;

/// What a fact is called where it is named.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Reference {
    /// What it may be.
    pub(super) target: Target,
    /// As it stands in the file.
    pub(super) name: String,
}

/// What may be named in a place, and how it is written there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Target {
    /// By its id: `iom`.
    Id(FactKind),
    /// An agency, network or project by its id.
    Owner,
    /// A state by its code: `ES`.
    State,
    /// Anything with an id, by its key: `network:icat`.
    Key,
}

impl Target {
    /// What stands here, for sentences.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Target::Id(kind) => kind::prefix(kind),
            Target::Owner => "agency, network or project",
            Target::State => "state",
            Target::Key => "fact",
        }
    }
}

impl Reference {
    /// The kinds and ids that it may mean.
    pub(super) fn candidates(&self) -> Vec<(FactKind, String)> {
        let of = |kinds: &[FactKind]| kinds.iter().map(|kind| (*kind, self.name.clone())).collect();
        match self.target {
            Target::Id(kind) => of(&[kind]),
            Target::Owner => of(&[FactKind::Agency, FactKind::Network, FactKind::Project]),
            Target::State => vec![(FactKind::State, self.name.to_lowercase())],
            Target::Key => match self.name.split_once(':') {
                Some((prefix, id)) => kind::with_prefix(prefix).map(|kind| (kind, id.to_owned())).into_iter().collect(),
                None => Vec::new(),
            },
        }
    }

    /// How a fact would be written in this place, if it may stand there.
    pub(super) fn written(&self, kind: FactKind, name: &str) -> Option<String> {
        match self.target {
            Target::Id(target) => (kind == target).then(|| name.to_owned()),
            Target::Owner => {
                matches!(kind, FactKind::Agency | FactKind::Network | FactKind::Project).then(|| name.to_owned())
            }
            Target::State => (kind == FactKind::State).then(|| name.to_uppercase()),
            Target::Key => kind::WITH_ID.contains(&kind).then(|| format!("{}:{name}", kind::prefix(kind))),
        }
    }
}
