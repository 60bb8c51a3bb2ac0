//! Every fact rests on a page: an entity of its own file on its own, the rest on their own or their owner's.

use crate::files::{fields::Fields, problem::Problem, reading::Reading, source};

/// Reads the sources of a fact that must have some.
pub fn required(fields: &Fields<'_>, fact_id: i32, reading: &mut Reading) {
    let sources = source::read_all(fields, reading);
    if sources.is_empty() {
        let problem =
            Problem::new(fields.place(""), "a fact without a source is not in the graph", "has no `[[sources]]`");
        reading.report(problem.help("add the page that shows it, with url, title, publisher and verified"));
    }
    reading.cite(fact_id, sources);
}

/// Reads the sources of a fact that has its owner's where it has none.
pub fn inherited(fields: &Fields<'_>, fact_id: i32, reading: &mut Reading) {
    let sources = source::read_all(fields, reading);
    reading.cite(fact_id, sources);
}
