//! Which databases can be compared, and what guidebooks cover more than once.

use crate::{
    graph::sort_key::SortKey,
    table::{declaration::object, object::Object, row},
};
use entity::output;

/// Two databases about the same topic and crime.
pub fn database_overlap() -> Object {
    object::<row::DatabaseOverlap>("pairs of databases", "Two databases about the same topic and crime.")
        .few::<output::Model>("databases", "The two databases, in the order of their slugs.", |pair, each| {
            pair.databases.into_iter().try_for_each(each)
        })
        .most(|_| 2)
        .unordered()
        .words("sharedTopics", "The topics of both.", |pair, each| pair.shared_topics().into_iter().try_for_each(each))
        .counted()
        .truth("comparable", "Whether their figures can be laid side by side: no obstacle stands in the way.", |pair| {
            pair.obstacles().is_empty()
        })
        .unordered()
        .count(
            "undatedCount",
            "How many of the two have no known date of publication; they count from the beginning of their owner.",
            |pair| pair.databases.iter().filter(|database| database.published.is_none()).count(),
        )
        .shown_only()
        .words("obstacles", "What stands in the way.", |pair, each| pair.obstacles().into_iter().try_for_each(each))
        .counted()
        .placed(|pair| pair.databases.map(|database| SortKey::exact(&database.row().slug)).to_vec())
        .build()
}

/// Guidebooks about one topic and one crime.
pub fn guidebook_cluster() -> Object {
    object::<row::GuidebookCluster>("", "Guidebooks about one topic and one crime.")
        .word("topic", "The topic.", |cluster| cluster.topic)
        .word("crime", "The crime; never BOTH: a guidebook about both counts under each.", |cluster| cluster.crime)
        .count("count", "How many there are.", |cluster| cluster.guidebooks.len())
        .count(
            "undatedCount",
            "How many of them have no known date of publication; they count from the beginning of their owner.",
            |cluster| cluster.guidebooks.iter().filter(|guidebook| guidebook.published.is_none()).count(),
        )
        .few::<output::Model>("guidebooks", "The guidebooks, by slug.", |cluster, each| {
            cluster.guidebooks.iter().copied().try_for_each(each)
        })
        .most(|extents| extents.topics.0)
        .bare()
        .build()
}
