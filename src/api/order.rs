//! Orders: lists of keys. A kind declares its columns, the relations that can be counted and the single nodes that an
//! order may go through; what they mean is said here.

use crate::{
    api::{
        action::ActionFilter,
        agency::AgencyFilter,
        arrangement::ArrangementFilter,
        finding::FindingFilter,
        impact::ImpactFilter,
        instrument::InstrumentFilter,
        measure::MeasureFilter,
        membership::{MembershipFilter, OfficeTermFilter},
        network::NetworkFilter,
        node::FactFilter,
        output::OutputFilter,
        participation::ParticipationFilter,
        project::ProjectFilter,
        ratification::RatificationFilter,
        source::CitationFilter,
        state::StateFilter,
    },
    graph::sort_key::SortKey,
    query::{
        condition::Condition,
        order::{Direction, Nulls, Sense},
    },
};
use async_graphql::{Enum, InputObject, InputType};

/// Which end of a list comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum OrderDirection {
    /// From the smallest, the earliest, the first of the vocabulary.
    #[default]
    Asc,
    /// The other way round.
    Desc,
}

/// Where nodes without a value stand, whatever the direction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Enum)]
pub enum OrderNulls {
    /// Before all others.
    First,
    /// Behind all others.
    #[default]
    Last,
}

/// One key of an order.
pub trait OrderKey<N> {
    /// The values that a node is put in order by.
    fn keys<'k>(&self, node: N) -> Vec<SortKey<'k>>
    where
        N: 'k;

    /// How they count.
    fn sense(&self) -> Sense;

    /// Whether it names just one thing to order by.
    fn is_one(&self) -> bool;
}

/// The order of a list that has no other than its default.
#[derive(Debug)]
pub enum NoOrder {}

impl<N> OrderKey<N> for NoOrder {
    fn keys<'k>(&self, _: N) -> Vec<SortKey<'k>>
    where
        N: 'k,
    {
        match *self {}
    }

    fn sense(&self) -> Sense {
        match *self {}
    }

    fn is_one(&self) -> bool {
        match *self {}
    }
}

/// How often a relation leads somewhere.
#[derive(Debug, Default, InputObject)]
#[graphql(
    concrete(name = "ActionCountOrder", params(ActionFilter)),
    concrete(name = "AgencyCountOrder", params(AgencyFilter)),
    concrete(name = "ArrangementCountOrder", params(ArrangementFilter)),
    concrete(name = "CitationCountOrder", params(CitationFilter)),
    concrete(name = "FactCountOrder", params(FactFilter)),
    concrete(name = "FindingCountOrder", params(FindingFilter)),
    concrete(name = "ImpactCountOrder", params(ImpactFilter)),
    concrete(name = "InstrumentCountOrder", params(InstrumentFilter)),
    concrete(name = "MeasureCountOrder", params(MeasureFilter)),
    concrete(name = "MembershipCountOrder", params(MembershipFilter)),
    concrete(name = "NetworkCountOrder", params(NetworkFilter)),
    concrete(name = "OfficeTermCountOrder", params(OfficeTermFilter)),
    concrete(name = "OutputCountOrder", params(OutputFilter)),
    concrete(name = "ParticipationCountOrder", params(ParticipationFilter)),
    concrete(name = "ProjectCountOrder", params(ProjectFilter)),
    concrete(name = "RatificationCountOrder", params(RatificationFilter)),
    concrete(name = "StateCountOrder", params(StateFilter))
)]
pub struct CountOrder<F: InputType> {
    /// Only those that meet this are counted; left out: all.
    #[graphql(name = "where")]
    pub filter: Option<Box<F>>,
}

impl<F: InputType> CountOrder<F> {
    /// How many of the nodes meet the condition.
    pub fn count<N>(&self, nodes: impl Iterator<Item = N>) -> i64
    where
        F: Condition<N>,
    {
        match &self.filter {
            Some(filter) => nodes.map(|node| i64::from(filter.holds(node))).sum(),
            None => nodes.map(|_| 1).sum(),
        }
    }
}

/// How a key counts, as the query engine says it.
pub fn sense(direction: Option<OrderDirection>, nulls: Option<OrderNulls>) -> Sense {
    Sense {
        direction: match direction.unwrap_or_default() {
            OrderDirection::Asc => Direction::Ascending,
            OrderDirection::Desc => Direction::Descending,
        },
        nulls: match nulls.unwrap_or_default() {
            OrderNulls::First => Nulls::First,
            OrderNulls::Last => Nulls::Last,
        },
    }
}

/// The order of a kind: its columns, the relations that can be counted, and the single nodes that it may go through.
macro_rules! orders {
    (
        $(#[doc = $doc:literal])*
        $name:ident of $node:ty as $binding:ident {
            $(#[doc = $fields_doc:literal])*
            $fields:ident { $( $(#[doc = $field_doc:literal])* $field:ident = $keys:expr, )* }
            counts { $( $(#[doc = $count_doc:literal])* $count_field:ident $count:ident: $filter:ty = $nodes:expr, )* }
            through { $( $(#[doc = $through_doc:literal])* $through:ident: $order:ty = $single:expr, )* }
        }
    ) => {
        $(#[doc = $fields_doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, async_graphql::Enum)]
        pub enum $fields {
            $( $(#[doc = $field_doc])* $field, )*
            $(
                /// By how many there are:
                $(#[doc = $count_doc])*
                $count_field,
            )*
        }

        $(#[doc = $doc])*
        #[derive(Debug, Default, async_graphql::InputObject)]
        pub struct $name {
            /// The column, or the number of a relation.
            pub field: Option<$fields>,
            $( $(#[doc = $count_doc])* pub $count: Option<Box<$crate::api::order::CountOrder<$filter>>>, )*
            $( $(#[doc = $through_doc])* pub $through: Option<Box<$order>>, )*
            /// Which end comes first; ASC unless said. Through a single node, that one's says it.
            pub direction: Option<$crate::api::order::OrderDirection>,
            /// Where nodes without a value stand; LAST unless said, in both directions.
            pub nulls: Option<$crate::api::order::OrderNulls>,
        }

        impl<'g> $crate::api::order::OrderKey<$node> for $name {
            fn keys<'k>(&self, $binding: $node) -> Vec<$crate::graph::sort_key::SortKey<'k>>
            where
                $node: 'k,
            {
                $(
                    if let Some(count) = &self.$count {
                        return vec![$crate::graph::sort_key::SortKey::Number(count.count($nodes))];
                    }
                )*
                $(
                    if let Some(order) = &self.$through {
                        let single: Option<_> = $single;
                        return single.map_or(vec![$crate::graph::sort_key::SortKey::Absent], |node| {
                            $crate::api::order::OrderKey::keys(order.as_ref(), node)
                        });
                    }
                )*
                match self.field {
                    $( Some($fields::$field) => $keys, )*
                    $( Some($fields::$count_field) => vec![$crate::graph::sort_key::SortKey::Number($nodes.map(|_| 1_i64).sum())], )*
                    None => Vec::new(),
                }
            }

            fn sense(&self) -> $crate::query::order::Sense {
                $(
                    if let Some(order) = &self.$through {
                        return $crate::api::order::OrderKey::<_>::sense(order.as_ref());
                    }
                )*
                $crate::api::order::sense(self.direction, self.nulls)
            }

            fn is_one(&self) -> bool {
                let named = usize::from(self.field.is_some())
                    $( + usize::from(self.$count.is_some()) )*
                    $( + usize::from(self.$through.is_some()) )*;
                let whole = true
                    $( && self.$through.as_ref().is_none_or(|order| $crate::api::order::OrderKey::<_>::is_one(order.as_ref())) )*;
                named == 1 && whole
            }
        }
    };
}
pub(crate) use orders;
