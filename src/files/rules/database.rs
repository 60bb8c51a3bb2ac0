//! Where data come from, what they count, how they are kept and what they are part of is told only of databases.

use crate::files::{fields::Fields, given::Given, problem::Problem};
use entity::vocabulary::OutputKind;

pub(in crate::files) fn check(kind: Option<&Given<OutputKind>>, table: &mut Fields<'_, '_, '_>) {
    let Some(kind) = kind.filter(|kind| kind.value != OutputKind::Database).cloned() else { return };
    for key in [
        "data_sources",
        "figures",
        "counts",
        "headline_figures",
        "part_of",
        "harmonised",
        "personal_data",
        "update",
        "reach",
    ] {
        if let Some(place) = table.peek(key) {
            let message = format!("`{key}` stands under an output that is not a database");
            let problem = Problem::new(&place, message, "only for databases").second(&kind.place, "its kind");
            table.reading.problems.push(problem.help(format!("leave `{key}` out, or write `kind = \"database\"`")));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn only_databases_tell_what_is_told_of_databases() {
        let problems = with("agencies/iom.toml", "kind = \"database\"", "kind = \"report\"");
        assert_eq!(
            problems,
            [
                "agencies/iom.toml:42:16: `data_sources` stands under an output that is not a database",
                "agencies/iom.toml:43:11: `figures` stands under an output that is not a database",
                "agencies/iom.toml:44:14: `harmonised` stands under an output that is not a database",
            ]
        );
    }
}
