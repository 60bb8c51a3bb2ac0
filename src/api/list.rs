//! Connections: every list that can grow with the data set, in pages.

use crate::{
    api::{error::Result, query_root::snapshot},
    graph::sort_key::SortKey,
    query::{
        cursor::CursorScope,
        page::{self, PageArguments},
    },
};
use async_graphql::{Context, Object, OutputType, SimpleObject, TypeName, Value};
use std::{borrow::Cow, sync::Arc};

/// What a connection can list.
pub trait Listed: Copy + OutputType {
    /// Where it stands when no order is asked for; no two of a list are equal in it.
    fn default_order(&self) -> Vec<SortKey<'_>>;
}

/// One page of a list.
pub struct Connection<N> {
    edges: Vec<Edge<N>>,
    page_info: PageInfo,
    total_count: usize,
}

/// One node of a page, and its place in the list.
pub struct Edge<N> {
    node: N,
    scope: Arc<CursorScope>,
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
impl<N: Listed> Connection<N> {
    /// The nodes of this page, each with its cursor.
    async fn edges(&self) -> &[Edge<N>] {
        &self.edges
    }

    /// The nodes of this page, for those who need no cursors.
    async fn nodes(&self) -> Vec<N> {
        self.edges.iter().map(|edge| edge.node).collect()
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
impl<N: Listed> Edge<N> {
    /// The node.
    async fn node(&self) -> N {
        self.node
    }

    /// Its place in this list, for `after` and `before`. It holds for the same filter, order and other arguments, and
    /// keeps its place when the data set changes.
    async fn cursor(&self) -> String {
        self.scope.encode(&self.node.default_order())
    }
}

impl<N: Listed> TypeName for Connection<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", N::type_name()).into()
    }
}

impl<N: Listed> TypeName for Edge<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", N::type_name()).into()
    }
}

/// The page of a list that a field was asked for. The list is in its default order.
pub fn connection<N: Listed>(
    ctx: &Context<'_>,
    owner: &str,
    list: impl Iterator<Item = N>,
    arguments: PageArguments,
) -> Result<Connection<N>> {
    page::check(&arguments)?;
    let list: Vec<N> = list.collect();
    let scope = Arc::new(CursorScope::new(snapshot(ctx).cursor_secret(), list_name(ctx, owner)));
    let cut = page::cut(&list, |node, keys| node.default_order().as_slice().cmp(keys), &arguments, &scope)?;
    let cursor = |node: Option<&N>| node.map(|node| scope.encode(&node.default_order()));
    let nodes = &list[cut.range];
    let wanted = ctx.look_ahead().field("pageInfo").exists();
    let page_info = PageInfo {
        has_next_page: cut.has_next,
        has_previous_page: cut.has_previous,
        // Signing costs more than all the rest of a short page.
        start_cursor: wanted.then(|| cursor(nodes.first())).flatten(),
        end_cursor: wanted.then(|| cursor(nodes.last())).flatten(),
    };
    let edges = nodes.iter().map(|node| Edge { node: *node, scope: scope.clone() }).collect();
    Ok(Connection { edges, page_info, total_count: list.len() })
}

/// What makes a list another than all others: whose it is, its field, and its arguments without those of the page.
fn list_name(ctx: &Context<'_>, owner: &str) -> String {
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
pub trait ListOwner {
    /// The global id; empty for the lists at the root.
    fn owner_key(&self) -> &str;
}

impl<T: crate::graph::node::Stored> ListOwner for crate::graph::node::Node<'_, T> {
    fn owner_key(&self) -> &str {
        self.key()
    }
}

impl ListOwner for &crate::graph::graph::Graph {
    fn owner_key(&self) -> &str {
        ""
    }
}

/// The list fields that lead away from an owner: `dated` ones can be asked for a day, `lasting` ones have no dates. Each
/// is a walk of the graph of the same name.
macro_rules! lists {
    (
        $(#[doc = $type_doc:literal])*
        $name:ident of $owner:ty {
            dated { $( $(#[doc = $dated_doc:literal])* $dated:ident: $dated_item:ident, )* }
            lasting { $( $(#[doc = $lasting_doc:literal])* $lasting:ident: $lasting_item:ident, )* }
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
                    let active = self.0.$dated().filter(|node| {
                        active_on.is_none_or(|date| $crate::graph::period::Dated::active_on(*node, date))
                    });
                    $crate::api::list::connection(
                        ctx,
                        $crate::api::list::ListOwner::owner_key(&self.0),
                        active.map($crate::api::node::Shown),
                        $crate::query::page::PageArguments { first, after, last, before },
                    )
                }
            )*
            $(
                $(#[doc = $lasting_doc])*
                async fn $lasting(
                    &self,
                    ctx: &async_graphql::Context<'_>,
                    #[graphql(desc = "How many from the start of the list (or from `after`): 0 to 500; 50 when neither \
                        `first` nor `last` is given.")]
                    first: Option<i64>,
                    #[graphql(desc = "Only what follows the node with this cursor.")] after: Option<String>,
                    #[graphql(desc = "How many from the end of the list (or from `before`): 0 to 500; not together with \
                        `first`.")]
                    last: Option<i64>,
                    #[graphql(desc = "Only what precedes the node with this cursor.")] before: Option<String>,
                ) -> $crate::api::error::Result<$crate::api::list::Connection<$lasting_item<'g>>> {
                    $crate::api::list::connection(
                        ctx,
                        $crate::api::list::ListOwner::owner_key(&self.0),
                        self.0.$lasting().map($crate::api::node::Shown),
                        $crate::query::page::PageArguments { first, after, last, before },
                    )
                }
            )*
        }
    };
}
pub(crate) use lists;
