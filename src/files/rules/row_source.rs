//! Each row of ratifications rests on a page that is listed beside the table, and each listed page is used.

use crate::files::{
    nearest,
    problem::{Problem, quoted},
    ratification::{Coverage, Ratification},
    reading::Reading,
};
use std::collections::HashSet;

/// A table that has problems of its own may name a page that was not read there.
pub(in crate::files) fn check(coverage: &Coverage, rows: &[Ratification], is_read: bool, reading: &mut Reading<'_>) {
    let listed: Vec<_> = coverage.sources.iter().filter_map(|source| source.url.get()).collect();
    let used: Vec<_> = rows.iter().filter_map(|row| row.source_url.get()).collect();
    let listed_urls: HashSet<&str> = listed.iter().map(|url| url.value.as_str()).collect();
    let used_urls: HashSet<&str> = used.iter().map(|url| url.value.as_str()).collect();
    let is_whole = listed.len() == coverage.sources.len();
    // A page whose address has a problem may be the one that rows name.
    for url in used.iter().filter(|_| is_whole) {
        if !listed_urls.contains(url.value.as_str()) {
            let message = format!("{} is not listed beside the table", quoted(&url.value));
            let problem = Problem::new(&url.place, message, "unknown page");
            let candidates = if reading.looks_for_the_nearest() { &listed[..] } else { &[] };
            let help = match nearest::probably(&url.value, candidates.iter().map(|url| url.value.as_str())) {
                Some(nearest) => format!("the nearest is `{nearest}`"),
                None => "add it under [[sources]] of the `.toml` file of the same name".to_owned(),
            };
            reading.problems.push(problem.help(help));
        }
    }
    for url in listed.iter().filter(|_| is_read) {
        if !used_urls.contains(url.value.as_str()) {
            let problem = Problem::new(&url.place, "no row of the table rests on this page", "unused");
            reading.problems.push(problem.help("name it as `source_url` of a row, or leave it out"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn the_page_of_a_row_is_listed_and_a_listed_page_is_used() {
        let problems = with("ratifications/untoc.toml", "https://treaties.un.org/untoc", "https://treaties.un.org/x");
        assert_eq!(
            problems,
            [
                "ratifications/untoc.csv:2:39: `https://treaties.un.org/untoc` is not listed beside the table",
                "ratifications/untoc.csv:3:29: `https://treaties.un.org/untoc` is not listed beside the table",
                "ratifications/untoc.csv:4:49: `https://treaties.un.org/untoc` is not listed beside the table",
                "ratifications/untoc.toml:5:7: no row of the table rests on this page",
            ]
        );
    }
}
