//! Full text over every entity, and names for type-ahead.

use crate::{
    api::{
        error::{Error, Result},
        list::{self, Connection},
        node::Entity,
        order::NoOrder,
        query_root::snapshot,
    },
    budget::Budget,
    graph::graph::Graph,
    query::{
        page::PageArguments,
        search::{Hit, Hits},
    },
};
use async_graphql::{Context, Object, SimpleObject};
use entity::kind::Kind;
use std::sync::Arc;

/// How many names `suggest` gives when no number is given, and at most.
const SUGGESTIONS: (usize, usize) = (10, 50);

/// The searches, as fields of the root.
pub struct Search<'g>(pub &'g Graph);

/// The searches, as fields of the root.
#[Object]
impl<'g> Search<'g> {
    /// Every entity in which all of this stands, the best first: acronyms and aliases count most, then titles, then
    /// summaries, provisions and the rest. Words are found in all their forms (`victims` finds `victim`), without case
    /// and accents; `"child victims"` is found word for word, `compens*` as the beginning of a word; `-adult`
    /// and `-"soft law"` must not stand there. Nothing typed is a mistake. 200 characters and 16 words at most; only
    /// exclusions, or nothing, finds nothing.
    async fn search(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What to look for, such as `compensation victims`.")] query: String,
        #[graphql(desc = "Only entities of these kinds; left out: of all kinds with a slug.")] kinds: Option<Vec<Kind>>,
        #[graphql(
            desc = "How many from the start of the list (or from `after`): 0 to 500; 50 when neither `first` nor \
            `last` is given."
        )]
        first: Option<i64>,
        #[graphql(desc = "Only what follows the node with this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list (or from `before`): 0 to 500; not together with `first`.")]
        last: Option<i64>,
        #[graphql(desc = "Only what precedes the node with this cursor.")] before: Option<String>,
    ) -> Result<Connection<SearchHit<'g>>> {
        if kinds.as_ref().is_some_and(Vec::is_empty) {
            return Err(Error::NoKinds);
        }
        let found = snapshot(ctx).search().search(self.0, &query, &kinds.unwrap_or_default(), &Budget::unlimited())?;
        let hits = Arc::new(found);
        list::connection(
            ctx,
            "",
            &mut hits.hits.iter().cloned(),
            None,
            &[] as &[NoOrder],
            &PageArguments { first, after, last, before },
            &|hit| SearchHit { hits: Arc::clone(&hits), hit },
        )
    }

    /// Entities with a name in which a word begins with this, for type-ahead: names that begin with it first, short ones
    /// before long ones. Case and accents don't count.
    async fn suggest(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was typed so far, such as `euro`; nothing gives nothing.")] prefix: String,
        #[graphql(desc = "Only entities of these kinds; left out: of all kinds with a name.")] kinds: Option<Vec<Kind>>,
        #[graphql(desc = "How many: 0 to 50; 10 unless said.")] first: Option<i64>,
    ) -> Result<Vec<Suggestion<'g>>> {
        let first = match first {
            None => SUGGESTIONS.0,
            Some(given) => usize::try_from(given)
                .ok()
                .filter(|first| *first <= SUGGESTIONS.1)
                .ok_or(Error::Suggestions { given, limit: SUGGESTIONS.1 })?,
        };
        let found = snapshot(ctx)
            .search()
            .suggest(self.0, &prefix, &kinds.unwrap_or_default(), first, &Budget::unlimited())
            .expect("without limits nothing stops");
        Ok(found.into_iter().filter_map(|(name, node)| Some(Suggestion { name, node: Entity::of(node)? })).collect())
    }
}

/// An entity that a search found.
#[derive(Clone)]
pub struct SearchHit<'g> {
    hits: Arc<Hits<'g>>,
    hit: Hit<'g>,
}

/// An entity that a search found.
#[Object]
impl<'g> SearchHit<'g> {
    /// The entity.
    async fn node(&self) -> Entity<'g> {
        Entity::of(self.hit.node).expect("only entities are indexed")
    }

    /// How well it fits, for comparing within one answer only.
    async fn score(&self) -> f32 {
        self.hit.score
    }

    /// The part of its text in which most of what was asked for stands, in HTML: each match in `<mark>`, all else escaped.
    async fn snippet(&self) -> String {
        self.hits.snippet(&self.hit, &Budget::unlimited()).expect("without limits nothing stops")
    }
}

/// An entity with a name that fits what was typed.
#[derive(SimpleObject)]
pub struct Suggestion<'g> {
    /// The name that fits: an acronym, a name, a title or an alias.
    name: String,
    /// The entity.
    node: Entity<'g>,
}
