//! Groups: the nodes of a kind, counted by what they have in common. A kind declares its dimensions; what they mean is
//! said here.

use crate::{
    api::{
        error::{Error, Result},
        filter::{FloatFilter, IntFilter, filters},
        list::ListOwner,
        node::Shown,
    },
    budget::Budget,
    graph::{self, node::Stored, sort_key::SortKey},
    query::{
        condition::Condition,
        group::{self, Dimension, Group, Keyed, MAXIMUM_DIMENSIONS, MAXIMUM_GROUPS},
        order::{self, Sense},
    },
};
use std::sync::Arc;

/// How large a group is.
#[derive(Clone, Copy)]
pub struct GroupSize {
    count: usize,
    share: f64,
}

filters! {
    /// Which groups. Conditions given together must all hold; none given, all hold.
    GroupFilter of GroupSize as size {
        /// How many nodes are in it.
        count: IntFilter = Some(i64::try_from(size.count).unwrap_or(i64::MAX)),
        /// How much of the whole they are, from 0 to 1.
        share: FloatFilter = size.share,
    }
}

/// A node as the value of a dimension, in its default order.
pub fn node<'g, T: Stored>(node: graph::node::Node<'g, T>) -> Keyed<'g, Shown<'g, T>> {
    Keyed { value: Shown(node), place: T::default_order(node) }
}

/// What groups are put in order by.
pub enum GroupKey<D> {
    /// A dimension.
    Dimension(D),
    /// How many nodes there are.
    Count,
    /// How much of the whole they are.
    Share,
}

/// The members of one group.
pub struct Members<N> {
    nodes: Vec<N>,
    /// What makes this list another than all others.
    list: String,
}

impl<N: Copy> Members<N> {
    /// The nodes, in their default order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = N> + Clone {
        self.nodes.iter().copied()
    }
}

impl<N> ListOwner<'_> for Arc<Members<N>> {
    fn owner_key(&self) -> &str {
        &self.list
    }
}

/// A group to be shown.
pub struct Counted<K, N> {
    /// What its members have in common.
    pub keys: K,
    /// The members.
    pub members: Arc<Members<N>>,
    /// How much of the whole they are.
    pub share: f64,
}

/// The groups that a field was asked for; `list` is the field with its arguments.
pub fn counted<'g, N: Copy, D: Dimension<'g, N>>(
    list: &str,
    nodes: impl Iterator<Item = N>,
    by: &[D],
    within: &[D],
    having: Option<GroupFilter>,
    order: &[(GroupKey<D>, Sense)],
) -> Result<Vec<Counted<D::Keys, N>>> {
    let distinct = |dimensions: &[D]| dimensions.iter().enumerate().all(|(at, each)| !dimensions[..at].contains(each));
    if !(1..=MAXIMUM_DIMENSIONS).contains(&by.len()) || !distinct(by) {
        return Err(Error::Dimensions { limit: MAXIMUM_DIMENSIONS });
    }
    if !within.iter().all(|dimension| by.contains(dimension)) {
        return Err(Error::DimensionNotAskedFor { argument: "within" });
    }
    if order.iter().any(|(key, _)| matches!(key, GroupKey::Dimension(dimension) if !by.contains(dimension))) {
        return Err(Error::DimensionNotAskedFor { argument: "orderBy" });
    }
    let mut groups = group::groups(nodes, by, within, &Budget::unlimited()).expect("without limits nothing stops");
    if let Some(having) = having {
        groups.retain(|group| having.holds(GroupSize { count: group.members.len(), share: group.share }));
    }
    if groups.len() > MAXIMUM_GROUPS {
        return Err(Error::TooManyGroups { given: groups.len(), limit: MAXIMUM_GROUPS });
    }
    if !order.is_empty() {
        let senses: Vec<Sense> = order.iter().map(|(_, sense)| *sense).collect();
        // Stable: what is equal stays in the order of the dimensions.
        let keys = |group: &Group<D::Keys, N>| -> Vec<Vec<SortKey<'g>>> {
            order
                .iter()
                .map(|(key, _)| match key {
                    GroupKey::Dimension(dimension) => dimension.place(&group.keys),
                    GroupKey::Count => vec![SortKey::Number(i64::try_from(group.members.len()).unwrap_or(i64::MAX))],
                    // The bits of numbers that are not negative are in the order of the numbers.
                    GroupKey::Share => vec![SortKey::Number(group.share.to_bits().cast_signed())],
                })
                .collect()
        };
        groups.sort_by(|one, other| order::compare(&senses, &keys(one), &keys(other)));
    }
    let members = |group: Group<D::Keys, N>| {
        let place: Vec<_> = by.iter().map(|dimension| dimension.place(&group.keys)).collect();
        let members = Members { nodes: group.members, list: format!("{list} {place:?}") };
        Counted { keys: group.keys, members: Arc::new(members), share: group.share }
    };
    Ok(groups.into_iter().map(members).collect())
}

/// The groups of a kind: the field at the root, the type of a group with its members, and the dimensions, each with the
/// values that a node has in it.
macro_rules! groups {
    (
        $(#[doc = $doc:literal])*
        $root:ident of $node:ty as $binding:ident {
            $(#[doc = $field_doc:literal])*
            $field:ident of $members:ident: $item:ident where $filter:ident by $member_order:ident,
            $(#[doc = $group_doc:literal])*
            $group:ident $keys:ident $lists:ident,
            $(#[doc = $order_doc:literal])*
            $order:ident $order_field:ident,
            $(#[doc = $dimension_doc:literal])*
            $dimension:ident {
                $( $(#[doc = $value_doc:literal])* $variant:ident $value:ident: $ty:ty = $values:expr, )*
            }
        }
    ) => {
        $(#[doc = $dimension_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, async_graphql::Enum)]
        pub enum $dimension {
            $( $(#[doc = $value_doc])* $variant, )*
        }

        $(#[doc = $order_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, async_graphql::Enum)]
        pub enum $order_field {
            $( $(#[doc = $value_doc])* $variant, )*
            /// By how many nodes are in it.
            Count,
            /// By how much of the whole they are.
            Share,
        }

        /// One key to put groups in order by.
        #[derive(Debug, async_graphql::InputObject)]
        pub struct $order {
            /// A dimension of `by`, COUNT or SHARE.
            pub field: $order_field,
            /// Which end comes first; ASC unless said.
            pub direction: Option<$crate::api::order::OrderDirection>,
            /// Where groups without a value stand; LAST unless said, in both directions.
            pub nulls: Option<$crate::api::order::OrderNulls>,
        }

        #[derive(Clone, Default)]
        /// What the members of a group have in common.
        pub struct $keys<'g> {
            $( $value: Option<$crate::query::group::Keyed<'g, $ty>>, )*
        }

        impl<'g> $crate::query::group::Dimension<'g, $node> for $dimension {
            type Keys = $keys<'g>;

            fn split(self, keys: &$keys<'g>, $binding: $node) -> Vec<$keys<'g>> {
                match self {
                    $(
                        $dimension::$variant => {
                            let with = |value| $keys { $value: Some(value), ..keys.clone() };
                            let split: Vec<_> = IntoIterator::into_iter($values).map(with).collect();
                            if split.is_empty() { vec![keys.clone()] } else { split }
                        }
                    )*
                }
            }

            fn place(self, keys: &$keys<'g>) -> Vec<$crate::graph::sort_key::SortKey<'g>> {
                let absent = || vec![$crate::graph::sort_key::SortKey::Absent];
                match self {
                    $( $dimension::$variant => keys.$value.as_ref().map_or_else(absent, |keyed| keyed.place.clone()), )*
                }
            }
        }

        $(#[doc = $group_doc])*
        pub struct $group<'g>($crate::api::group::Counted<$keys<'g>, $node>);

        $(#[doc = $group_doc])*
        #[async_graphql::Object]
        impl<'g> $group<'g> {
            $(
                $(#[doc = $value_doc])*
                ///
                /// `null` where it was not grouped by, and in the group of those without.
                async fn $value(&self) -> Option<$ty> {
                    self.0.keys.$value.as_ref().map(|keyed| keyed.value)
                }
            )*

            /// How many there are.
            async fn count(&self) -> usize {
                self.0.members.iter().len()
            }

            /// How much of all that meet `where` they are, or of those with the same value in the dimensions of `within`:
            /// from 0 to 1. Where a dimension is a list, each counts in each of its values, so that shares may pass 1
            /// together.
            async fn share(&self) -> f64 {
                self.0.share
            }

            #[graphql(flatten)]
            async fn lists(&self) -> $lists<'g> {
                $lists(std::sync::Arc::clone(&self.0.members))
            }
        }

        impl<'g> $crate::api::group::Members<$node> {
            fn $members(&self) -> impl Iterator<Item = $node> + Clone {
                self.iter()
            }
        }

        $crate::api::list::lists! {
            $(#[doc = $group_doc])*
            $lists of std::sync::Arc<$crate::api::group::Members<$node>> {
                dated {
                }
                lasting {
                    /// The members of the group.
                    $members: $item where $filter by $member_order,
                }
            }
        }

        $(#[doc = $doc])*
        pub struct $root<'g>(pub &'g $crate::graph::graph::Graph);

        #[async_graphql::Object]
        impl<'g> $root<'g> {
            $(#[doc = $field_doc])*
            async fn $field(
                &self,
                ctx: &async_graphql::Context<'_>,
                #[graphql(desc = "What to group by: one to four dimensions. The first is the first to put the groups in order.")]
                by: Vec<$dimension>,
                #[graphql(name = "where", desc = "Only those that meet this are counted; left out: all.")]
                filter: Option<$filter>,
                #[graphql(desc = "Only groups that meet this; left out: all. Shares don't change by it.")]
                having: Option<$crate::api::group::GroupFilter>,
                #[graphql(desc = "First by this key, then by the next, at last by the dimensions; left out: by the \
                    dimensions, each in its order.")]
                order_by: Option<Vec<$order>>,
                #[graphql(desc = "Dimensions of `by`: shares are of those alike in these, such as of each scope; left \
                    out: of all.")]
                within: Option<Vec<$dimension>>,
            ) -> $crate::api::error::Result<Vec<$group<'g>>> {
                use $crate::query::condition::Condition;
                let order: Vec<_> = order_by.unwrap_or_default().iter().map(|order| {
                    let key = match order.field {
                        $( $order_field::$variant => $crate::api::group::GroupKey::Dimension($dimension::$variant), )*
                        $order_field::Count => $crate::api::group::GroupKey::Count,
                        $order_field::Share => $crate::api::group::GroupKey::Share,
                    };
                    (key, $crate::api::order::sense(order.direction, order.nulls))
                }).collect();
                let candidates = $crate::api::list::candidates(ctx, &self.0, |graph, index| {
                    filter.as_ref()?.candidates(graph, index)
                });
                let nodes = $crate::api::list::walk(candidates, self.0.$members());
                let nodes = nodes.filter(|node| filter.as_ref().is_none_or(|filter| filter.holds(*node)));
                let list = $crate::api::list::list_name(ctx, "");
                let groups = $crate::api::group::counted(&list, nodes, &by, &within.unwrap_or_default(), having, &order)?;
                Ok(groups.into_iter().map($group).collect())
            }
        }
    };
}
pub(crate) use groups;
