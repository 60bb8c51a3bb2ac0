//! The pages that facts rest on.

use crate::{
    api::{
        error::Result,
        filter::{BooleanFilter, IdFilter, RelationFilter, StringFilter, filters},
        group::groups,
        list::{Connection, ListOwner, connection},
        node::{Fact, FactFilter, Shown},
        order::{NoOrder, orders},
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
    query::page::PageArguments,
};
use async_graphql::{Context, ID, Object};
use entity::source;

/// A page or document that facts rest on.
pub type Source<'g> = Shown<'g, source::Model>;

/// A page or document that facts rest on.
#[Object]
impl<'g> Source<'g> {
    /// Its global id: `source:` and the first 12 hexadecimal digits of the SHA-256 of its address.
    #[graphql(name = "id")]
    async fn global_id(&self) -> ID {
        ID(self.0.key().to_owned())
    }

    /// What it is called where one line must do: its title.
    #[graphql(name = "label")]
    async fn line(&self) -> &'g str {
        &self.0.row().title
    }

    /// Its address.
    #[graphql(name = "url")]
    async fn address(&self) -> &'g str {
        &self.0.row().url
    }

    /// Its title.
    async fn title(&self) -> &'g str {
        &self.0.row().title
    }

    /// Who published it.
    async fn publisher(&self) -> &'g str {
        &self.0.row().publisher
    }

    /// Whether it was read and shows every fact that cites it. Whether it shows one fact, that fact's citation says.
    async fn verified(&self) -> bool {
        self.0.verified()
    }

    /// The facts that rest on it, by id: those that cite it, those that inherit it from the fact they belong to, and
    /// those with an office or a reported size that cites it.
    async fn supports(
        &self,
        ctx: &Context<'_>,
        #[graphql(name = "where", desc = "Only those that meet this; left out: all.")] filter: Option<FactFilter>,
        #[graphql(
            desc = "How many from the start of the list (or from `after`): 0 to 500; 50 when neither `first` nor \
            `last` is given."
        )]
        first: Option<i64>,
        #[graphql(desc = "Only what follows the node with this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end of the list (or from `before`): 0 to 500; not together with `first`.")]
        last: Option<i64>,
        #[graphql(desc = "Only what precedes the node with this cursor.")] before: Option<String>,
    ) -> Result<Connection<Fact<'g>>> {
        let page = PageArguments { first, after, last, before };
        let show = |node| Fact::of(node).expect("a source supports facts, and no source");
        let filter = filter.as_ref().map(|filter| filter as _);
        connection(ctx, self.0.owner_key(), &mut self.0.supports(), filter, &[] as &[NoOrder], &page, &show)
    }
}

/// A page on which a fact rests, as seen from the fact.
pub struct Citation<'g>(pub graph::citation::Citation<'g>);

/// A page on which a fact rests, as seen from the fact.
#[Object]
impl<'g> Citation<'g> {
    /// The page itself, with everything else that rests on it.
    async fn source(&self) -> Source<'g> {
        Shown(self.0.source())
    }

    /// The address of the page.
    async fn url(&self) -> &'g str {
        &self.0.source().row().url
    }

    /// The title of the page.
    async fn title(&self) -> &'g str {
        &self.0.source().row().title
    }

    /// Who published the page.
    async fn publisher(&self) -> &'g str {
        &self.0.source().row().publisher
    }

    /// Whether the page was read, at least in part, and shows this fact.
    async fn verified(&self) -> bool {
        self.0.verified()
    }

    /// Whether the fact has none of its own and rests on this page of the fact that it belongs to, as a measure does on
    /// those of its instrument.
    async fn inherited(&self) -> bool {
        self.0.inherited()
    }
}

filters! {
    /// Which sources. Conditions given together must all hold; none given, all hold.
    SourceFilter of graph::source::Source<'g> as source {
        /// Its global id, such as `source:…`.
        id: IdFilter = source.key(),
        /// Its address.
        url: StringFilter = Some(source.row().url.as_str()),
        /// Its title.
        title: StringFilter = Some(source.row().title.as_str()),
        /// Who published it.
        publisher: StringFilter = Some(source.row().publisher.as_str()),
        /// Whether it was read and shows every fact that cites it.
        verified: BooleanFilter = source.verified(),
        /// The facts that rest on it.
        supports: RelationFilter<FactFilter> = source.supports(),
    }
}

orders! {
    /// One key to put sources in order by: a `field`, the number of a relation, or a key of a single related node.
    SourceOrder of graph::source::Source<'g> as source {
        /// What sources can be put in order by.
        SourceOrderField {
            /// By global id.
            Id = vec![SortKey::exact(source.key())],
            /// By its address.
            Url = vec![SortKey::folded(&source.row().url)],
            /// By its title.
            Title = vec![SortKey::folded(&source.row().title)],
            /// By who published it.
            Publisher = vec![SortKey::folded(&source.row().publisher)],
            /// By whether it was read and shows every fact that cites it: those that were not first.
            Verified = vec![SortKey::Number(i64::from(source.verified()))],
        }
        counts {
            /// The facts that rest on it.
            SupportCount supports: FactFilter = source.supports(),
        }
        through {
        }
    }
}

filters! {
    /// Which citations.
    CitationFilter of graph::citation::Citation<'g> as citation {
        /// Whether the page was read and shows the fact.
        verified: BooleanFilter = citation.verified(),
        /// Whether the fact has it from the fact that it belongs to.
        inherited: BooleanFilter = citation.inherited(),
        /// The page.
        source: SourceFilter = citation.source(),
    }
}

groups! {
    /// Sources by what they have in common.
    SourceGroups of graph::source::Source<'g> as source {
        /// How many sources have what in common: a group for each combination of values that occurs, 1,000 at most.
        source_groups of sources: Source where SourceFilter by SourceOrder,
        /// Sources with the same values in the dimensions grouped by.
        SourceGroup SourceGroupKeys SourceGroupLists,
        /// What groups of sources can be put in order by.
        SourceGroupOrder SourceGroupOrderField,
        /// What sources can be grouped by.
        SourceDimension {
            /// Who published it.
            Publisher publisher: &'g str = Some(Keyed::text(&source.row().publisher)),
            /// Whether it was read and shows every fact that cites it.
            Verified verified: bool = Some(Keyed::truth(source.verified())),
        }
    }
}
