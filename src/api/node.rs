//! What nodes of all kinds have in common: the three interfaces and their fields.

use crate::{
    api::{
        action::Action,
        agency::Agency,
        arrangement::Arrangement,
        filter::{EnumFilter, IdFilter, RelationFilter, StringFilter, filters},
        finding::Finding,
        impact::Impact,
        instrument::Instrument,
        measure::Measure,
        membership::Membership,
        network::Network,
        output::Output,
        participation::Participation,
        project::Project,
        ratification::Ratification,
        source::{Citation, CitationFilter, Source},
        state::State,
    },
    graph::{any_node::AnyNode, node::Stored},
};
use async_graphql::{Context, ID, Interface, Object, TypeName};
use entity::kind::Kind;
use std::borrow::Cow;

/// A node of the graph as GraphQL shows it. The file of each kind gives `Shown<'g, its row>` its fields.
pub struct Shown<'g, T>(pub crate::graph::node::Node<'g, T>);

// Derived, these would ask the same of `T`.
impl<T> Clone for Shown<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Shown<'_, T> {}

/// Anything with a global id.
#[derive(Interface, Clone, Copy)]
#[graphql(field(
    name = "id",
    ty = "ID",
    desc = "Its global id: its kind and its key, such as `agency:iom`. Stable over imports."
))]
pub enum Node<'g> {
    Instrument(Instrument<'g>),
    Measure(Measure<'g>),
    Agency(Agency<'g>),
    Network(Network<'g>),
    Membership(Membership<'g>),
    Project(Project<'g>),
    Participation(Participation<'g>),
    Action(Action<'g>),
    Output(Output<'g>),
    Arrangement(Arrangement<'g>),
    Impact(Impact<'g>),
    State(State<'g>),
    Ratification(Ratification<'g>),
    Finding(Finding<'g>),
    Source(Source<'g>),
}

/// Anything that is stated and rests on sources: every kind but the sources themselves.
#[derive(Interface, Clone, Copy)]
#[graphql(
    field(
        name = "id",
        ty = "ID",
        desc = "Its global id: its kind and its key, such as `agency:iom`. Stable over imports."
    ),
    field(
        name = "label",
        ty = "Cow<'g, str>",
        desc = "What it is called where one line must do: acronym, else name, else title."
    ),
    field(
        name = "sources",
        ty = "Vec<Citation<'g>>",
        desc = "The pages that it rests on: its own, or those of the fact it belongs to."
    )
)]
pub enum Fact<'g> {
    Instrument(Instrument<'g>),
    Measure(Measure<'g>),
    Agency(Agency<'g>),
    Network(Network<'g>),
    Membership(Membership<'g>),
    Project(Project<'g>),
    Participation(Participation<'g>),
    Action(Action<'g>),
    Output(Output<'g>),
    Arrangement(Arrangement<'g>),
    Impact(Impact<'g>),
    State(State<'g>),
    Ratification(Ratification<'g>),
    Finding(Finding<'g>),
}

/// A fact with a name and a page of its own.
#[derive(Interface, Clone, Copy)]
#[expect(clippy::duplicated_attributes, reason = "two fields of an interface may be of one type")]
#[graphql(
    field(
        name = "id",
        ty = "ID",
        desc = "Its global id: its kind and its key, such as `agency:iom`. Stable over imports."
    ),
    field(
        name = "slug",
        ty = "&'g str",
        desc = "Its key in addresses and lookups, such as `iom`; unique within its kind, and it never changes its meaning."
    ),
    field(
        name = "label",
        ty = "Cow<'g, str>",
        desc = "What it is called where one line must do: acronym, else name, else title."
    ),
    field(
        name = "summary",
        ty = "Option<&'g str>",
        desc = "What it is in a sentence or two, in our own words; `null` for states."
    ),
    field(
        name = "url",
        ty = "Option<&'g str>",
        desc = "Its own page on the web; `null` where it has none or none is known. What shows it is in `sources`."
    ),
    field(
        name = "sources",
        ty = "Vec<Citation<'g>>",
        desc = "The pages that it rests on: its own, or those of the fact it belongs to."
    )
)]
pub enum Entity<'g> {
    Instrument(Instrument<'g>),
    Measure(Measure<'g>),
    Agency(Agency<'g>),
    Network(Network<'g>),
    Project(Project<'g>),
    Action(Action<'g>),
    Output(Output<'g>),
    Arrangement(Arrangement<'g>),
    State(State<'g>),
    Finding(Finding<'g>),
}

impl<'g> From<AnyNode<'g>> for Node<'g> {
    fn from(node: AnyNode<'g>) -> Self {
        match node {
            AnyNode::Instrument(node) => Node::Instrument(Shown(node)),
            AnyNode::Measure(node) => Node::Measure(Shown(node)),
            AnyNode::Agency(node) => Node::Agency(Shown(node)),
            AnyNode::Network(node) => Node::Network(Shown(node)),
            AnyNode::Membership(node) => Node::Membership(Shown(node)),
            AnyNode::Project(node) => Node::Project(Shown(node)),
            AnyNode::Participation(node) => Node::Participation(Shown(node)),
            AnyNode::Action(node) => Node::Action(Shown(node)),
            AnyNode::Output(node) => Node::Output(Shown(node)),
            AnyNode::Arrangement(node) => Node::Arrangement(Shown(node)),
            AnyNode::Impact(node) => Node::Impact(Shown(node)),
            AnyNode::State(node) => Node::State(Shown(node)),
            AnyNode::Ratification(node) => Node::Ratification(Shown(node)),
            AnyNode::Finding(node) => Node::Finding(Shown(node)),
            AnyNode::Source(node) => Node::Source(Shown(node)),
        }
    }
}

impl<'g> Fact<'g> {
    /// The node as a fact; nothing for a source.
    pub fn of(node: AnyNode<'g>) -> Option<Self> {
        Some(match node {
            AnyNode::Instrument(node) => Fact::Instrument(Shown(node)),
            AnyNode::Measure(node) => Fact::Measure(Shown(node)),
            AnyNode::Agency(node) => Fact::Agency(Shown(node)),
            AnyNode::Network(node) => Fact::Network(Shown(node)),
            AnyNode::Membership(node) => Fact::Membership(Shown(node)),
            AnyNode::Project(node) => Fact::Project(Shown(node)),
            AnyNode::Participation(node) => Fact::Participation(Shown(node)),
            AnyNode::Action(node) => Fact::Action(Shown(node)),
            AnyNode::Output(node) => Fact::Output(Shown(node)),
            AnyNode::Arrangement(node) => Fact::Arrangement(Shown(node)),
            AnyNode::Impact(node) => Fact::Impact(Shown(node)),
            AnyNode::State(node) => Fact::State(Shown(node)),
            AnyNode::Ratification(node) => Fact::Ratification(Shown(node)),
            AnyNode::Finding(node) => Fact::Finding(Shown(node)),
            AnyNode::Source(_) => return None,
        })
    }
}

impl<'g> Entity<'g> {
    /// The node as an entity; nothing for a kind without slugs.
    pub fn of(node: AnyNode<'g>) -> Option<Self> {
        Some(match node {
            AnyNode::Instrument(node) => Entity::Instrument(Shown(node)),
            AnyNode::Measure(node) => Entity::Measure(Shown(node)),
            AnyNode::Agency(node) => Entity::Agency(Shown(node)),
            AnyNode::Network(node) => Entity::Network(Shown(node)),
            AnyNode::Project(node) => Entity::Project(Shown(node)),
            AnyNode::Action(node) => Entity::Action(Shown(node)),
            AnyNode::Output(node) => Entity::Output(Shown(node)),
            AnyNode::Arrangement(node) => Entity::Arrangement(Shown(node)),
            AnyNode::State(node) => Entity::State(Shown(node)),
            AnyNode::Finding(node) => Entity::Finding(Shown(node)),
            AnyNode::Membership(_)
            | AnyNode::Participation(_)
            | AnyNode::Impact(_)
            | AnyNode::Ratification(_)
            | AnyNode::Source(_) => return None,
        })
    }
}

filters! {
    /// Which facts, of whatever kind.
    FactFilter of AnyNode<'g> as node {
        /// Its global id.
        id: IdFilter = node.key(),
        /// Its kind.
        kind: EnumFilter<Kind> = Some(node.kind()),
        /// What it is called where one line must do.
        label: StringFilter = Some(&*node.label()),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = node.citations(),
    }
}

/// The fields of the interface `Fact`, which its members take in by `flatten`.
///
/// One type for each member, because the library would give a type without its fields to members that it meets while it
/// is still at work on them, and all kinds lead to each other.
pub struct FactFields<'g, T>(pub crate::graph::node::Node<'g, T>);

#[Object(name_type)]
impl<'g, T: Stored> FactFields<'g, T> {
    /// Its global id: its kind and its key, such as `agency:iom`. Stable over imports.
    pub async fn id(&self) -> ID {
        ID(self.0.key().to_owned())
    }

    /// What it is called where one line must do: acronym, else name, else title.
    pub async fn label(&self) -> Cow<'g, str> {
        self.0.label()
    }

    /// The pages that it rests on: its own, or those of the fact it belongs to.
    pub async fn sources(&self) -> Vec<Citation<'g>> {
        self.0.any().citations().map(Citation).collect()
    }
}

impl<T: Stored> TypeName for FactFields<'_, T> {
    fn type_name() -> Cow<'static, str> {
        format!("{:?}FactFields", T::KIND).into()
    }
}

/// The fields of the interface `Entity`, which its members take in by `flatten`; one type for each, as above.
pub struct EntityFields<'g, T>(pub crate::graph::node::Node<'g, T>);

#[Object(name_type)]
impl<'g, T: Stored> EntityFields<'g, T> {
    #[graphql(flatten)]
    async fn fact(&self) -> FactFields<'g, T> {
        FactFields(self.0)
    }

    /// Its key in addresses and lookups, such as `iom`; unique within its kind, and it never changes its meaning.
    pub async fn slug(&self) -> &'g str {
        self.0.any().slug().expect("only kinds with a slug take in these fields")
    }

    /// What it is in a sentence or two, in our own words; `null` for states.
    pub async fn summary(&self) -> Option<&'g str> {
        self.0.any().summary()
    }

    /// Its own page on the web; `null` where it has none or none is known. What shows it is in `sources`.
    pub async fn url(&self) -> Option<&'g str> {
        self.0.any().url()
    }
}

impl<T: Stored> TypeName for EntityFields<'_, T> {
    fn type_name() -> Cow<'static, str> {
        format!("{:?}EntityFields", T::KIND).into()
    }
}

/// What the interfaces ask their members for; the fields themselves are those above.
impl<'g, T: Stored> Shown<'g, T> {
    pub(crate) async fn id(&self, ctx: &Context<'_>) -> async_graphql::Result<ID> {
        FactFields(self.0).id(ctx).await
    }

    pub(crate) async fn label(&self, ctx: &Context<'_>) -> async_graphql::Result<Cow<'g, str>> {
        FactFields(self.0).label(ctx).await
    }

    pub(crate) async fn sources(&self, ctx: &Context<'_>) -> async_graphql::Result<Vec<Citation<'g>>> {
        FactFields(self.0).sources(ctx).await
    }

    pub(crate) async fn slug(&self, ctx: &Context<'_>) -> async_graphql::Result<&'g str> {
        EntityFields(self.0).slug(ctx).await
    }

    pub(crate) async fn summary(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<&'g str>> {
        EntityFields(self.0).summary(ctx).await
    }

    pub(crate) async fn url(&self, ctx: &Context<'_>) -> async_graphql::Result<Option<&'g str>> {
        EntityFields(self.0).url(ctx).await
    }
}
