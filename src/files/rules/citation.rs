//! Every fact rests on at least one page, its own or its owner's, and on each page once.

use crate::files::{
    fields::Fields,
    given::Required,
    problem::{Problem, quoted},
    reading::Reading,
};
use std::collections::BTreeMap;

/// For those that have no owner. All others then have at least their owner's.
pub(in crate::files) fn check_presence(missing: bool, table: &mut Fields<'_, '_, '_>) {
    table.must_have("sources");
    if missing {
        let problem = Problem::new(&table.place, "there are no `sources`", "rests on no page");
        let help = "add a table under [[sources]] with `url`, `title`, `publisher` and `verified`";
        table.reading.problems.push(problem.help(help));
    }
}

pub(in crate::files) fn check_repetition<'s>(
    urls: impl Iterator<Item = &'s Required<String>>,
    reading: &mut Reading<'_>,
) {
    let mut first = BTreeMap::new();
    for url in urls.filter_map(Required::get) {
        if let Some(place) = first.insert(&url.value, &url.place) {
            let message = format!("{} is named twice under one fact", quoted(&url.value));
            let problem = Problem::new(&url.place, message, "again");
            reading.problems.push(problem.second(place, "first here").help("leave one of them out"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::{SOURCE, with};

    #[test]
    fn an_entity_rests_on_a_page() {
        let problems = with("agencies/unodc.toml", SOURCE, "");
        assert_eq!(problems, ["agencies/unodc.toml:1:1: there are no `sources`"]);
    }

    #[test]
    fn a_fact_names_a_page_once() {
        let problems = with("agencies/unodc.toml", SOURCE, &format!("{SOURCE}\n{SOURCE}"));
        assert_eq!(problems, ["agencies/unodc.toml:20:7: `https://unodc.org/about` is named twice under one fact"]);
    }
}
