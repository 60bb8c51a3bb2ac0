//! The document of a finding is one of the files.

use crate::files::{
    nearest,
    problem::{Place, Problem, quoted},
    reading::Reading,
};

pub(in crate::files) fn refuse(path: &str, place: &Place, reading: &mut Reading<'_>) {
    let documents = reading.texts.keys().copied().filter(|path| path.ends_with(".graphql"));
    let nearest = reading.looks_for_the_nearest().then(|| nearest::probably(path, documents)).flatten();
    let help = match nearest {
        Some(nearest) => format!("write the path of a `.graphql` file, such as `{nearest}`"),
        None => "write the path of a `.graphql` file, such as `findings/icat-members.graphql`".to_owned(),
    };
    let problem = Problem::new(place, format!("there is no document {}", quoted(path)), "no such file");
    reading.problems.push(problem.help(help));
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn the_document_of_a_finding_is_one_of_the_files() {
        let problems = with("findings/icat-main.toml", "findings/icat.graphql", "findings/icta.graphql");
        assert_eq!(problems, ["findings/icat-main.toml:7:25: there is no document `findings/icta.graphql`"]);
    }

    #[test]
    fn no_other_file_is_a_document() {
        let problems = with("findings/icat-main.toml", "findings/icat.graphql", "agencies/iom.toml");
        assert_eq!(problems, ["findings/icat-main.toml:7:25: there is no document `agencies/iom.toml`"]);
    }
}
