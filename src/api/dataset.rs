//! The data set as a whole, its vocabularies, and what is found in it.

use crate::{
    budget::Budget,
    graph::sort_key::SortKey,
    query::order::DefaultOrder,
    snapshot::Snapshot,
    table::{declaration::object, object::Object, row},
};
use entity::{kind::Kind, vocabulary::Change};
use std::borrow::Cow;

/// The data set as a whole.
pub fn dataset() -> Object {
    let doc =
        "The data set as a whole: which edition this is, who may use it, how to cite it, how much there is of what.";
    object::<row::Dataset>("", doc)
        .text("version", "The edition of the facts, such as `2026.11.1`.", |dataset| &dataset.graph.about().version)
        .number(
            "revision",
            "Counts the imports into this database that changed something. All of one answer is of one revision.",
            |dataset| i64::from(dataset.edition.revision),
        )
        .text(
            "digest",
            "The SHA-256 of the facts in hexadecimal digits: equal wherever the same facts are.",
            |dataset| &dataset.edition.digest,
        )
        .text("importedAt", "When these facts were imported into this database (RFC 3339, UTC).", |dataset| {
            &dataset.edition.imported_at
        })
        .text("license", "The licence under which the facts may be used.", |dataset| &dataset.graph.about().license)
        .text("citation", "How to cite the data set.", |dataset| &dataset.graph.about().citation)
        .few::<row::KindCount>(
            "counts",
            "How many facts there are of each kind, and how many of them are verified.",
            |dataset, each| dataset.counts.iter().try_for_each(each),
        )
        .most(|_| Kind::ALL.len())
        .bare()
        .build()
}

/// Where everything that can be followed begins.
pub fn subscription() -> Object {
    object::<row::Subscription>("", "What can be followed, over a WebSocket (graphql-transport-ws) or as server-sent events.")
        .one::<row::DatasetChange>(
            "datasetChanged",
            "Tells of each new edition of the data set from now on, the moment the server answers from it. Several that come at once are told as one, the last.",
            |all| *all,
        )
        .bare()
        .build()
}

/// A new edition of the data set.
pub fn dataset_change() -> Object {
    object::<row::DatasetChange>("", "A new edition of the data set, from which the server answers from now on.")
        .number("revision", "Counts the imports into this database that changed something.", |dataset| {
            i64::from(dataset.edition.revision)
        })
        .text("version", "The edition of the facts, such as `2026.11.1`.", |dataset| &dataset.graph.about().version)
        .text(
            "digest",
            "The SHA-256 of the facts in hexadecimal digits: equal wherever the same facts are.",
            |dataset| &dataset.edition.digest,
        )
        .text("importedAt", "When these facts were imported into this database (RFC 3339, UTC).", |dataset| {
            &dataset.edition.imported_at
        })
        .few::<row::KindCount>("counts", "How many facts there are of each kind now.", |dataset, each| {
            dataset.counts.iter().try_for_each(each)
        })
        .most(|_| Kind::ALL.len())
        .count("added", "How many facts this edition added to the one before it.", |dataset| {
            counted(&dataset, Change::Added)
        })
        .count("changed", "How many facts of the edition before it this one changed.", |dataset| {
            counted(&dataset, Change::Changed)
        })
        .count("removed", "How many facts of the edition before it this one removed.", |dataset| {
            counted(&dataset, Change::Removed)
        })
        .bare()
        .build()
}

/// How many facts the latest edition added, changed or removed.
fn counted(snapshot: &Snapshot, change: Change) -> usize {
    let latest = snapshot.editions.first().map_or(&[][..], |edition| &edition.counts);
    latest.iter().filter(|count| count.change == change).map(|count| count.count).sum()
}

/// How many facts there are of one kind.
pub fn kind_count() -> Object {
    object::<row::KindCount>("", "How many facts there are of one kind.")
        .word("kind", "The kind.", |count| count.kind)
        .count("count", "How many facts of this kind there are.", |count| count.count)
        .count("verified", "How many of them rest on a page, their own or inherited, that was read and shows the fact. Of sources: how many show every fact that cites them.", |count| count.verified)
        .bare()
        .build()
}

/// A closed list of values that a field takes.
pub fn vocabulary() -> Object {
    object::<row::Vocabulary>("", "A closed list of values that a field takes.")
        .text("name", "Its name in the data files, such as `action_type`; the enum of this schema has the same name in capitals and small letters, `ActionType`.", |vocabulary| vocabulary.words.word)
        .spoken_text("description", "What its values tell of a fact.", |vocabulary, language| Cow::Borrowed(vocabulary.words.told(language)))
        .few::<row::VocabularyValue>("values", "Its values, in the order of sorting and, where the description says so, of strength.", |vocabulary, each| {
            let value = |(place, count): (usize, &usize)| row::CountedWord { words: vocabulary.words, place, count: *count };
            vocabulary.counts.iter().enumerate().map(value).try_for_each(each)
        })
        .most(|_| 120)
        .bare()
        .build()
}

/// One value of a vocabulary.
pub fn vocabulary_value() -> Object {
    object::<row::VocabularyValue>("", "One value of a vocabulary.")
        .text("value", "The value as this schema writes it, such as `SELF_EXECUTING`.", |value| &value.word().name)
        .spoken_text("label", "The value as one writes it in a text, such as `Self executing`.", |value, language| {
            Cow::Borrowed(value.word().said(language).0)
        })
        .spoken_text("description", "What it means.", |value, language| Cow::Borrowed(value.word().said(language).1))
        .count("count", "How many facts carry it, in any of their fields.", |value| value.count)
        .bare()
        .build()
}

/// An entity that a search found.
pub fn search_hit() -> Object {
    object::<row::SearchHit>("", "An entity that a search found.")
        .one::<row::Entity>("node", "The entity.", |found| found.hit.node)
        .fraction("score", "How well it fits, for comparing within one answer only.", |found| f64::from(found.hit.score))
        .made_text("snippet", "The part of its text in which most of what was asked for stands, in HTML: each match in `<mark>`, all else escaped.", |found| {
            // As much as one entity has of text; whoever lists hits asks the budget for each.
            let snippet = found.hits.snippet(&found.hit, &Budget::unlimited());
            Cow::Owned(snippet.expect("without limits nothing stops"))
        })
        .placed(|found| -> Vec<SortKey<'_>> { found.hit.clone().default_order() })
        .bare()
        .build()
}

/// An entity with a name that fits what was typed.
pub fn suggestion() -> Object {
    object::<row::Suggestion>("", "An entity with a name that fits what was typed.")
        .made_text("name", "The name that fits: an acronym, a name, a title or an alias.", |suggestion| {
            Cow::Owned(suggestion.0.clone())
        })
        .made_text(
            "label",
            "What the entity is called where space is short: acronym, else name, else title.",
            |suggestion| suggestion.1.label(),
        )
        .word("kind", "What kind of entity it is.", |suggestion| suggestion.1.kind())
        .id("id", "Its global id, such as `agency:iom`.", |suggestion| suggestion.1.key())
        .page("page", "The address of its page.", |suggestion| suggestion.1)
        .one::<row::Entity>("node", "The entity.", |suggestion| suggestion.1)
        .bare()
        .build()
}
