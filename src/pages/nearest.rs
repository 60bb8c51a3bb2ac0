//! What may have been meant by an address that leads nowhere. Nothing rather than something silly: what is offered is
//! called alike, or has all the words that were given in its name.

use crate::{
    budget::{Budget, Stopped},
    graph::any_node::AnyNode,
    language::{voice::Voice, words},
    pages::{address, entity_page},
    query::search::KINDS,
    snapshot::Snapshot,
};
use entity::{fold, kind::Kind, vocabulary::Language};
use std::collections::BTreeSet;

/// How many entities are offered.
const MOST: usize = 8;

/// How many letters of an address are compared.
const LETTERS: usize = 200;

/// How many letters a word has at least that says what is meant: `the` and `of` stand in every other name.
const TELLING: usize = 4;

/// What may have been meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// Where it is.
    pub address: String,
    /// What it is called.
    pub name: String,
    /// What its kind is called; empty for what is not an entity.
    pub kind: String,
}

/// What may have been meant by a path: first addresses that are not of entities, out of those that are known.
pub fn nearest(snapshot: &Snapshot, path: &str, known: &[String], language: Language, budget: &Budget) -> Vec<Near> {
    let path: String = path.chars().take(LETTERS).collect::<String>().to_lowercase();
    let mut near: Vec<Near> = near_addresses(&path, known).into_iter().map(of_address).collect();
    // However long it takes: there is nothing at the address, and what was found is as good as nothing.
    near.extend(near_entities(snapshot, &path, language, budget).unwrap_or_default());
    if let Some(list) = list_above(&path, known).filter(|list| near.iter().all(|near| near.address != *list)) {
        near.push(of_address(list));
    }
    near
}

fn of_address(address: String) -> Near {
    Near { name: address.clone(), address, kind: String::new() }
}

/// Addresses that are written almost like the path, or end as it does.
fn near_addresses(path: &str, known: &[String]) -> Vec<String> {
    let end = path.rsplit('/').next().unwrap_or_default();
    let mut near: Vec<(usize, &String)> = known
        .iter()
        .filter_map(|address| {
            let apart = apart(path, address);
            let ends_alike = !end.is_empty() && address.rsplit('/').next() == Some(end);
            match ends_alike {
                true => Some((0, address)),
                false => apart.map(|apart| (apart, address)),
            }
        })
        .collect();
    near.sort();
    near.into_iter().take(3).map(|(_, address)| address.clone()).collect()
}

/// The list in which the path may have meant an entry: that of the kind, or what stands above it.
fn list_above(path: &str, known: &[String]) -> Option<String> {
    let first = path.split('/').nth(1).filter(|_| path.matches('/').count() > 1)?;
    let of_kind =
        KINDS.into_iter().find(|kind| kind.prefix() == first).map(|kind| format!("/{}", address::plural(kind)));
    of_kind.into_iter().chain([format!("/{first}")]).find(|address| known.contains(address))
}

/// In how many letters two texts differ, where that can be a slip of the fingers.
fn apart(one: &str, other: &str) -> Option<usize> {
    let allowed = ((one.chars().count() + 2) / 5).clamp(1, 3);
    if one.len().abs_diff(other.len()) > allowed * 4 {
        return None;
    }
    Some(strsim::osa_distance(one, other)).filter(|apart| *apart <= allowed)
}

/// In how many letters a text differs from what something is called, where that can be a slip: as in addresses, or because
/// letters changed places.
fn slip(wanted: &str, name: &str) -> Option<usize> {
    apart(wanted, name).or_else(|| {
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        let changed = wanted.len() == name.len() && letters(wanted) == letters(name);
        changed.then(|| strsim::osa_distance(wanted, name)).filter(|apart| *apart <= 2)
    })
}

/// How near an entity is; the nearest first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Nearness<'g> {
    how: How,
    of_another_kind: bool,
    /// In how many letters or words it differs.
    apart: usize,
    slug: &'g str,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum How {
    /// It is called so.
    Called,
    /// It is written almost so.
    Almost,
    /// All words of the one are words of the other.
    Within,
}

fn near_entities(snapshot: &Snapshot, path: &str, language: Language, budget: &Budget) -> Result<Vec<Near>, Stopped> {
    let mut parts = path.split('/').filter(|part| !part.is_empty());
    let (kind, end) = (parts.next().unwrap_or_default(), path.rsplit('/').next().unwrap_or_default());
    let wanted = fold::slug(end);
    let words: BTreeSet<&str> = words(&wanted).collect();
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let mut near: Vec<(Nearness<'_>, AnyNode<'_>)> = Vec::new();
    for node in KINDS.into_iter().flat_map(|kind| snapshot.graph.of_kind(kind)) {
        budget.step()?;
        let slug = node.slug().unwrap_or_default();
        if let Some((how, apart)) = how_near(node, slug, &wanted, &words, language) {
            near.push((Nearness { how, of_another_kind: node.kind().prefix() != kind, apart, slug }, node));
        }
    }
    budget.steps(near.len())?;
    near.sort_by(|(one, _), (other, _)| one.cmp(other));
    let near = near.into_iter().take(MOST).map(|(_, node)| Near {
        address: address::of(node),
        name: entity_page::heading(node, Voice(language)),
        kind: words::singular(node.kind(), language),
    });
    Ok(near.collect())
}

fn how_near(
    node: AnyNode<'_>,
    slug: &str,
    wanted: &str,
    wanted_words: &BTreeSet<&str>,
    language: Language,
) -> Option<(How, usize)> {
    if slug == wanted {
        return Some((How::Called, 0));
    }
    // Of three letters, each may be another word.
    if let Some(apart) = apart(wanted, slug).filter(|_| wanted.len() >= TELLING) {
        return Some((How::Almost, apart));
    }
    let named = |language| fold::slug(&entity_page::heading(node, Voice(language)));
    let is_place = matches!(node.kind(), Kind::State | Kind::Region);
    // The keys of states are codes: their names are what one writes.
    let names = [Language::English, language].into_iter().filter(|_| is_place && wanted.len() >= TELLING).map(named);
    if let Some(apart) = names.filter_map(|name| slip(wanted, &name)).min() {
        return Some((How::Almost, apart));
    }
    let slug_words: BTreeSet<&str> = words(slug).collect();
    // Slugs of two letters are those of states, and words of English besides.
    if slug.len() > 2 && slug_words.is_subset(wanted_words) {
        return Some((How::Within, wanted_words.len() - slug_words.len()));
    }
    if wanted_words.iter().all(|word| word.len() < TELLING) {
        return None;
    }
    let name = named(Language::English);
    let name_words: BTreeSet<&str> = words(&name).chain(slug_words).collect();
    wanted_words.is_subset(&name_words).then(|| (How::Within, name_words.len() - wanted_words.len()))
}

fn words(slug: &str) -> impl Iterator<Item = &str> {
    slug.split('-').filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_offered_where_it_is_written_or_ends_almost_so() {
        let known = ["/agencies", "/charts/measures", "/measures", "/charts", "/export", "/about/api", "/graphql"]
            .map(str::to_owned);
        for (path, offered) in [
            ("/agencys", &["/agencies"][..]),
            ("/charts/mesures", &["/charts/measures"]),
            ("/chart/measures", &["/charts/measures", "/measures"]),
            ("/graphiql", &["/graphql"]),
            ("/api", &["/about/api"]),
            ("/charts/nope", &[]),
            ("/nothing-here", &[]),
            ("/", &[]),
        ] {
            assert_eq!(near_addresses(path, &known), offered, "{path}");
        }
        assert_eq!(list_above("/charts/nope", &known).as_deref(), Some("/charts"));
        assert_eq!(list_above("/agency/nobody", &known).as_deref(), Some("/agencies"));
        assert_eq!(list_above("/nothing/here", &known), None);
        assert_eq!(list_above("/charts", &known), None);
    }
}
