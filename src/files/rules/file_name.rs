//! A file is named by the id of what it tells.

use crate::files::{
    given::Given,
    kind,
    problem::{Problem, quoted},
    reading::Reading,
};
use entity::fact::FactKind;

pub(in crate::files) fn check(kind: FactKind, id: &Given<String>, reading: &mut Reading<'_>) {
    let Some(folder) = kind::folder(kind) else { return };
    let path = format!("{folder}/{}.toml", id.value);
    if *path != *id.place.file {
        let name = id.place.file.strip_prefix(folder).and_then(|file| file.strip_prefix('/')?.strip_suffix(".toml"));
        let message = format!("the id {} is not the name of the file", quoted(&id.value));
        let problem = Problem::new(&id.place, message, "another name");
        let help = match name {
            Some(name) => format!("write {}, or name the file `{path}`", quoted(name)),
            None => format!("name the file `{path}`"),
        };
        reading.problems.push(problem.help(help));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn a_file_is_named_by_its_id() {
        let problems = with("arrangements/iom-unodc-2012.toml", "iom-unodc-2012", "iom-unodc-2013");
        assert_eq!(
            problems,
            ["arrangements/iom-unodc-2012.toml:1:6: the id `iom-unodc-2013` is not the name of the file"]
        );
    }

    #[test]
    fn who_is_named_by_the_name_of_the_file_is_found_though_its_id_is_another() {
        let problems = with("agencies/iom.toml", "id = \"iom\"", "id = \"iomm\"");
        assert_eq!(problems, ["agencies/iom.toml:1:6: the id `iomm` is not the name of the file"]);
    }
}
