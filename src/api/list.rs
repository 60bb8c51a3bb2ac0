//! Connections: every list that can grow with the data set, in pages.

use crate::{
    api::{
        error::{Error, Result},
        order::OrderKey,
        query_root::snapshot,
    },
    graph::{
        graph::Graph,
        node::{Node, Stored},
    },
    query::{
        condition::Condition,
        cursor::CursorScope,
        index::{Candidates, Index},
        order::{self, DefaultOrder, Keys, Sense},
        page::{self, PageArguments},
    },
};
use async_graphql::{Context, Object, OutputType, SimpleObject, TypeName, Value};
use std::borrow::Cow;

/// One page of a list.
pub struct Connection<N> {
    edges: Vec<Edge<N>>,
    page_info: PageInfo,
    total_count: usize,
}

/// One node of a page, and its place in the list.
pub struct Edge<N> {
    node: N,
    /// Made only where it is asked for: signing costs more than all the rest.
    cursor: Option<String>,
}

/// Where the page stands in its list.
#[derive(Clone, SimpleObject)]
pub struct PageInfo {
    /// Whether the list has nodes after this page.
    has_next_page: bool,
    /// Whether the list has nodes before this page.
    has_previous_page: bool,
    /// The cursor of the first node, for `before`; `null` on an empty page.
    start_cursor: Option<String>,
    /// The cursor of the last node, for `after`; `null` on an empty page.
    end_cursor: Option<String>,
}

/// One page of a list, with what is needed to go on.
#[Object(name_type)]
impl<N: OutputType> Connection<N> {
    /// The nodes of this page, each with its cursor.
    async fn edges(&self) -> &[Edge<N>] {
        &self.edges
    }

    /// The nodes of this page, for those who need no cursors.
    async fn nodes(&self) -> Vec<&N> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Whether there is more, and how to get it.
    async fn page_info(&self) -> &PageInfo {
        &self.page_info
    }

    /// How many nodes the list has on all its pages together.
    async fn total_count(&self) -> usize {
        self.total_count
    }
}

/// One node of a page, and its place in the list.
#[Object(name_type)]
impl<N: OutputType> Edge<N> {
    /// The node.
    async fn node(&self) -> &N {
        &self.node
    }

    /// Its place in this list, for `after` and `before`. It holds for the same filter, order and other arguments, and
    /// keeps its place when the data set changes.
    async fn cursor(&self) -> String {
        self.cursor.clone().expect("whoever asks for it was seen to ask")
    }
}

impl<N: OutputType> TypeName for Connection<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", N::type_name()).into()
    }
}

impl<N: OutputType> TypeName for Edge<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", N::type_name()).into()
    }
}

/// The page of a list that a field was asked for. The nodes come in their default order.
///
/// What differs from list to list comes behind `dyn`, so that this is compiled once a kind and not once a list.
pub fn connection<'g, G: DefaultOrder<'g> + 'g, N: OutputType>(
    ctx: &Context<'_>,
    owner: &str,
    nodes: &mut dyn Iterator<Item = G>,
    filter: Option<&dyn Condition<G>>,
    order: &[impl OrderKey<G>],
    arguments: &PageArguments,
    show: &dyn Fn(G) -> N,
) -> Result<Connection<N>> {
    page::check(arguments)?;
    if !order.iter().all(OrderKey::is_one) {
        return Err(Error::AmbiguousOrder);
    }
    let senses: Vec<Sense> = order.iter().map(OrderKey::sense).collect();
    let keys = |node: &G| -> Keys<'g> {
        order.iter().map(|key| key.keys(node.clone())).chain([node.clone().default_order()]).collect()
    };
    let mut list: Vec<G> = match filter {
        Some(filter) => nodes.filter(|node| filter.holds(node.clone())).collect(),
        None => nodes.collect(),
    };
    if !order.is_empty() {
        let mut keyed: Vec<(Keys<'g>, G)> = list.into_iter().map(|node| (keys(&node), node)).collect();
        keyed.sort_by(|(one, _), (other, _)| order::compare(&senses, one, other));
        list = keyed.into_iter().map(|(_, node)| node).collect();
    }
    let scope = CursorScope::new(snapshot(ctx).cursor_secret(), list_name(ctx, owner));
    let cut = page::cut(&list, |node, place| order::compare(&senses, &keys(node), place), arguments, &scope)?;
    let total_count = list.len();
    let page = &list[cut.range];
    let asked = ctx.look_ahead();
    let cursor = |node: &G| scope.encode(&keys(node));
    let of_page = asked.field("pageInfo").exists();
    let of_edges = asked.field("edges").field("cursor").exists();
    let edge = |node: &G| Edge { node: show(node.clone()), cursor: of_edges.then(|| cursor(node)) };
    Ok(Connection {
        edges: page.iter().map(edge).collect(),
        page_info: PageInfo {
            has_next_page: cut.has_next,
            has_previous_page: cut.has_previous,
            start_cursor: page.first().filter(|_| of_page).map(cursor),
            end_cursor: page.last().filter(|_| of_page).map(cursor),
        },
        total_count,
    })
}

/// The nodes among which are all that a list may show, where it is a list of all nodes and its filter is selective.
pub fn candidates<'g, T: Stored>(
    ctx: &Context<'_>,
    owner: &impl ListOwner<'g>,
    find: impl FnOnce(&'g Graph, &Index) -> Option<Candidates<T>>,
) -> Option<Vec<Node<'g, T>>> {
    let graph = owner.whole()?;
    Some(find(graph, snapshot(ctx).index())?.nodes(graph))
}

/// The candidates, or all nodes where there are none.
pub fn walk<N>(candidates: Option<Vec<N>>, nodes: impl Iterator<Item = N>) -> impl Iterator<Item = N> {
    let all = candidates.is_none().then_some(nodes);
    candidates.into_iter().flatten().chain(all.into_iter().flatten())
}

/// What makes a list another than all others: whose it is, its field, and its arguments without those of the page.
pub fn list_name(ctx: &Context<'_>, owner: &str) -> String {
    let mut name = format!("{owner} {}", ctx.item.node.name.node);
    if ctx.item.node.arguments.is_empty() {
        return name;
    }
    // Arguments were checked before, so that none fails here; one that did would only make the cursor useless.
    let mut arguments = ctx.field().arguments().unwrap_or_default();
    arguments.retain(|(name, value)| {
        !matches!(name.as_str(), "first" | "after" | "last" | "before") && *value != Value::Null
    });
    arguments.sort_by(|(one, _), (other, _)| one.cmp(other));
    for (argument, value) in arguments {
        name.push_str(&format!(" {argument}:{}", canonical(value)));
    }
    name
}

/// The same text for the same value, however its fields were ordered.
fn canonical(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.into_iter().collect();
            fields.sort_by(|(one, _), (other, _)| one.cmp(other));
            Value::Object(fields.into_iter().map(|(name, value)| (name, canonical(value))).collect())
        }
        Value::List(values) => Value::List(values.into_iter().map(canonical).collect()),
        other => other,
    }
}

/// Whose list it is, as its cursors know it.
pub trait ListOwner<'g> {
    /// The global id; empty for the lists at the root.
    fn owner_key(&self) -> &str;

    /// The graph of which its lists are all nodes of a kind, so that an index can be asked instead of walking them.
    fn whole(&self) -> Option<&'g Graph> {
        None
    }
}

impl<'g, T: Stored> ListOwner<'g> for Node<'g, T> {
    fn owner_key(&self) -> &str {
        self.key()
    }
}

impl<'g> ListOwner<'g> for &'g Graph {
    fn owner_key(&self) -> &str {
        ""
    }

    fn whole(&self) -> Option<&'g Graph> {
        Some(self)
    }
}

/// The list fields that lead away from an owner: `dated` ones can be asked for a day, `lasting` ones have no dates. Each
/// is a walk of the graph of the same name.
macro_rules! lists {
    (
        $(#[doc = $type_doc:literal])*
        $name:ident of $owner:ty {
            dated { $( $(#[doc = $dated_doc:literal])* $dated:ident: $dated_item:ident where $dated_filter:ident by $dated_order:ident, )* }
            lasting { $( $(#[doc = $lasting_doc:literal])* $lasting:ident: $lasting_item:ident where $lasting_filter:ident by $lasting_order:ident, )* }
        }
    ) => {
        $(#[doc = $type_doc])*
        pub struct $name<'g>(pub $owner);

        #[async_graphql::Object]
        impl<'g> $name<'g> {
            $(
                $(#[doc = $dated_doc])*
                async fn $dated(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    #[graphql(name = "where", desc = "Only those that meet this; left out: all.")]
                    filter: Option<$dated_filter>,
                    #[graphql(desc = "First by this key, then by the next, at last by the default order; left out: the \
                        default order.")]
                    order_by: Option<Vec<$dated_order>>,
                    #[graphql(desc = "Only what was active on some day of this date, both ends included; left out: ever.")]
                    active_on: Option<entity::partial_date::PartialDate>,
                    #[graphql(desc = "How many from the start of the list (or from `after`): 0 to 500; 50 when neither \
                        `first` nor `last` is given.")]
                    first: Option<i64>,
                    #[graphql(desc = "Only what follows the node with this cursor.")] after: Option<String>,
                    #[graphql(desc = "How many from the end of the list (or from `before`): 0 to 500; not together with \
                        `first`.")]
                    last: Option<i64>,
                    #[graphql(desc = "Only what precedes the node with this cursor.")] before: Option<String>,
                ) -> $crate::api::error::Result<$crate::api::list::Connection<$dated_item<'g>>> {
                    let candidates = $crate::api::list::candidates(ctx, &self.0, |graph, index| {
                        filter.as_ref()?.candidates(graph, index)
                    });
                    let nodes = $crate::api::list::walk(candidates, self.0.$dated());
                    let mut active = nodes.filter(|node| {
                        active_on.is_none_or(|date| $crate::graph::period::Dated::active_on(*node, date))
                    });
                    $crate::api::list::connection(
                        ctx,
                        $crate::api::list::ListOwner::owner_key(&self.0),
                        &mut active,
                        filter.as_ref().map(|filter| filter as _),
                        &order_by.unwrap_or_default(),
                        &$crate::query::page::PageArguments { first, after, last, before },
                        &$crate::api::node::Shown,
                    )
                }
            )*
            $(
                $(#[doc = $lasting_doc])*
                async fn $lasting(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    #[graphql(name = "where", desc = "Only those that meet this; left out: all.")]
                    filter: Option<$lasting_filter>,
                    #[graphql(desc = "First by this key, then by the next, at last by the default order; left out: the \
                        default order.")]
                    order_by: Option<Vec<$lasting_order>>,
                    #[graphql(desc = "How many from the start of the list (or from `after`): 0 to 500; 50 when neither \
                        `first` nor `last` is given.")]
                    first: Option<i64>,
                    #[graphql(desc = "Only what follows the node with this cursor.")] after: Option<String>,
                    #[graphql(desc = "How many from the end of the list (or from `before`): 0 to 500; not together with \
                        `first`.")]
                    last: Option<i64>,
                    #[graphql(desc = "Only what precedes the node with this cursor.")] before: Option<String>,
                ) -> $crate::api::error::Result<$crate::api::list::Connection<$lasting_item<'g>>> {
                    let candidates = $crate::api::list::candidates(ctx, &self.0, |graph, index| {
                        filter.as_ref()?.candidates(graph, index)
                    });
                    let mut nodes = $crate::api::list::walk(candidates, self.0.$lasting());
                    $crate::api::list::connection(
                        ctx,
                        $crate::api::list::ListOwner::owner_key(&self.0),
                        &mut nodes,
                        filter.as_ref().map(|filter| filter as _),
                        &order_by.unwrap_or_default(),
                        &$crate::query::page::PageArguments { first, after, last, before },
                        &$crate::api::node::Shown,
                    )
                }
            )*
        }
    };
}
pub(crate) use lists;

/// The list fields that an analysis makes of an owner and a day, today unless it is given.
macro_rules! analysed {
    (
        $(#[doc = $type_doc:literal])*
        $name:ident of $owner:ty as $binding:ident on $day:ident {
            $( $(#[doc = $doc:literal])* $field:ident: $item:ident where $filter:ident by $order:ident = $made:expr, )*
        }
    ) => {
        $(#[doc = $type_doc])*
        pub struct $name<'g>(pub $owner);

        #[async_graphql::Object]
        impl<'g> $name<'g> {
            $(
                $(#[doc = $doc])*
                async fn $field(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    #[graphql(name = "where", desc = "Only those that meet this; left out: all.")]
                    filter: Option<$filter>,
                    #[graphql(desc = "First by this key, then by the next, at last by the default order; left out: the \
                        default order.")]
                    order_by: Option<Vec<$order>>,
                    #[graphql(desc = "The day; a month or a year means some day of it. Left out: today in UTC.")]
                    active_on: Option<entity::partial_date::PartialDate>,
                    #[graphql(desc = "How many from the start of the list (or from `after`): 0 to 500; 50 when neither \
                        `first` nor `last` is given.")]
                    first: Option<i64>,
                    #[graphql(desc = "Only what follows the node with this cursor.")] after: Option<String>,
                    #[graphql(desc = "How many from the end of the list (or from `before`): 0 to 500; not together with \
                        `first`.")]
                    last: Option<i64>,
                    #[graphql(desc = "Only what precedes the node with this cursor.")] before: Option<String>,
                ) -> $crate::api::error::Result<$crate::api::list::Connection<$item<'g>>> {
                    let ($binding, $day) = (self.0, $crate::api::today::or_today(active_on));
                    $crate::api::list::connection(
                        ctx,
                        $crate::api::list::ListOwner::owner_key(&self.0),
                        &mut $made.into_iter(),
                        filter.as_ref().map(|filter| filter as _),
                        &order_by.unwrap_or_default(),
                        &$crate::query::page::PageArguments { first, after, last, before },
                        &$item,
                    )
                }
            )*
        }
    };
}
pub(crate) use analysed;
