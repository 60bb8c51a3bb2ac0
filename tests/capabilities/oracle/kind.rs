//! What can be asked of each kind, and where it stands in SQL.

use super::question::words;
use entity::vocabulary::{
    Access, ActionType, AgencyKind, Assessment, Axis, Crime, Formalization, MembershipRole, OutputKind, Scope, Topic,
};

/// A kind of node: what can be asked of it, and where it leads.
pub(super) struct Kind {
    pub(super) table: &'static str,
    pub(super) list: &'static str,
    pub(super) columns: &'static [(&'static str, Values)],
    pub(super) many: &'static [Many],
    pub(super) one: &'static [One],
    /// In SQL, the dates from which and until which one that is `near` lasts; it is active while all of them do.
    pub(super) periods: &'static [(&'static str, &'static str)],
    pub(super) lists: &'static [List],
}

/// A column of several values; `rows` says in SQL where those of one that is `near` stand.
pub(super) struct List {
    pub(super) name: &'static str,
    pub(super) column: &'static str,
    pub(super) rows: &'static str,
    pub(super) words: fn() -> Vec<&'static str>,
}

/// What a column holds.
pub(super) enum Values {
    Slug,
    Text,
    Date,
    Flag,
    Word(fn() -> Vec<&'static str>),
}

/// A relation to many nodes; `join` says in SQL which rows are `far` from one that is `near`.
pub(super) struct Many {
    pub(super) name: &'static str,
    pub(super) count: &'static str,
    pub(super) far: &'static Kind,
    pub(super) join: &'static str,
}

/// A relation to one node at most; `presence` asks whether there is one.
pub(super) struct One {
    pub(super) name: &'static str,
    pub(super) presence: Option<&'static str>,
    pub(super) far: &'static Kind,
    pub(super) join: &'static str,
}

const fn many(name: &'static str, count: &'static str, far: &'static Kind, join: &'static str) -> Many {
    Many { name, count, far, join }
}

const OF_AGENCY: &str = "far.agency_id = near.id";
const OF_NETWORK: &str = "far.network_id = near.id";
const JOINT: &str =
    "EXISTS (SELECT 1 FROM output_partner AS link WHERE link.output_id = far.id AND link.partner_id = near.id)";
const ITS_AGENCY: &str = "far.id = near.agency_id";
const ITS_NETWORK: &str = "far.id = near.network_id";

/// When a stay begins: where that is not known, the day at which it is documented, else with its network.
pub(super) const BEGINNING: &str =
    "COALESCE(near.since, near.attested, (SELECT starts FROM network WHERE id = near.network_id))";
/// An owner's end ends what it owns. Of what has another owner these are NULL, which bounds nothing.
const LIFE_OF_AGENCY: (&str, &str) = (
    "(SELECT founded FROM agency WHERE id = near.agency_id)",
    "(SELECT dissolved FROM agency WHERE id = near.agency_id)",
);
const LIFE_OF_NETWORK: (&str, &str) = (
    "(SELECT starts FROM network WHERE id = near.network_id)",
    "(SELECT ends FROM network WHERE id = near.network_id)",
);

pub(super) static AGENCY: Kind = Kind {
    table: "agency",
    list: "agencies",
    columns: &[
        ("slug", Values::Slug),
        ("acronym", Values::Text),
        ("name", Values::Text),
        ("seat", Values::Text),
        ("kind", Values::Word(words::<AgencyKind>)),
        ("scope", Values::Word(words::<Scope>)),
        ("crime", Values::Word(words::<Crime>)),
        ("assessment", Values::Word(words::<Assessment>)),
        ("specialised", Values::Flag),
        ("founded", Values::Date),
        ("dissolved", Values::Date),
    ],
    many: &[
        many("children", "CHILDREN_COUNT", &AGENCY, "far.parent_id = near.id"),
        many("actions", "ACTION_COUNT", &ACTION, OF_AGENCY),
        many("outputs", "OUTPUT_COUNT", &OUTPUT, OF_AGENCY),
        many("jointOutputs", "JOINT_OUTPUT_COUNT", &OUTPUT, JOINT),
        many("memberships", "MEMBERSHIP_COUNT", &MEMBERSHIP, OF_AGENCY),
        many(
            "networks",
            "NETWORK_COUNT",
            &NETWORK,
            "EXISTS (SELECT 1 FROM membership AS link WHERE link.network_id = far.id AND link.agency_id = near.id)",
        ),
    ],
    one: &[One { name: "parent", presence: Some("hasParent"), far: &AGENCY, join: "far.id = near.parent_id" }],
    periods: &[("near.founded", "near.dissolved")],
    lists: &[],
};

pub(super) static NETWORK: Kind = Kind {
    table: "network",
    list: "networks",
    columns: &[
        ("slug", Values::Slug),
        ("acronym", Values::Text),
        ("name", Values::Text),
        ("formalization", Values::Word(words::<Formalization>)),
        ("crime", Values::Word(words::<Crime>)),
        ("starts", Values::Date),
        ("ends", Values::Date),
    ],
    many: &[
        many("members", "MEMBER_COUNT", &MEMBERSHIP, OF_NETWORK),
        many(
            "agencies",
            "AGENCY_COUNT",
            &AGENCY,
            "EXISTS (SELECT 1 FROM membership AS link WHERE link.agency_id = far.id AND link.network_id = near.id)",
        ),
        many("actions", "ACTION_COUNT", &ACTION, OF_NETWORK),
        many("outputs", "OUTPUT_COUNT", &OUTPUT, OF_NETWORK),
    ],
    one: &[],
    periods: &[("near.starts", "near.ends")],
    lists: &[],
};

pub(super) static MEMBERSHIP: Kind = Kind {
    table: "membership",
    list: "memberships",
    columns: &[
        ("role", Values::Word(words::<MembershipRole>)),
        ("since", Values::Date),
        ("attested", Values::Date),
        ("until", Values::Date),
    ],
    many: &[],
    one: &[
        One { name: "network", presence: None, far: &NETWORK, join: ITS_NETWORK },
        One { name: "agency", presence: None, far: &AGENCY, join: ITS_AGENCY },
    ],
    periods: &[(BEGINNING, "near.until"), LIFE_OF_AGENCY, LIFE_OF_NETWORK],
    lists: &[],
};

pub(super) static ACTION: Kind = Kind {
    table: "action",
    list: "actions",
    columns: &[
        ("slug", Values::Slug),
        ("title", Values::Text),
        ("axis", Values::Word(words::<Axis>)),
        ("type", Values::Word(words::<ActionType>)),
        ("crime", Values::Word(words::<Crime>)),
        ("starts", Values::Date),
        ("ends", Values::Date),
    ],
    many: &[],
    one: &[
        One { name: "agency", presence: Some("hasAgency"), far: &AGENCY, join: ITS_AGENCY },
        One { name: "network", presence: Some("hasNetwork"), far: &NETWORK, join: ITS_NETWORK },
    ],
    periods: &[("near.starts", "near.ends"), LIFE_OF_AGENCY, LIFE_OF_NETWORK],
    lists: &[],
};

pub(super) static OUTPUT: Kind = Kind {
    table: "output",
    list: "outputs",
    columns: &[
        ("slug", Values::Slug),
        ("title", Values::Text),
        ("kind", Values::Word(words::<OutputKind>)),
        ("crime", Values::Word(words::<Crime>)),
        ("access", Values::Word(words::<Access>)),
        ("published", Values::Date),
    ],
    many: &[many(
        "agencies",
        "AGENCY_COUNT",
        &AGENCY,
        "(far.id IS NOT DISTINCT FROM near.agency_id OR EXISTS (SELECT 1 FROM output_partner AS link WHERE link.output_id = near.id AND link.partner_id = far.id))",
    )],
    one: &[
        One { name: "agency", presence: Some("hasAgency"), far: &AGENCY, join: ITS_AGENCY },
        One { name: "network", presence: Some("hasNetwork"), far: &NETWORK, join: ITS_NETWORK },
    ],
    periods: &[("near.published", "NULL"), LIFE_OF_AGENCY, LIFE_OF_NETWORK],
    lists: &[List {
        name: "topics",
        column: "topic",
        rows: "output_topic AS item WHERE item.output_id = near.id",
        words: words::<Topic>,
    }],
};
