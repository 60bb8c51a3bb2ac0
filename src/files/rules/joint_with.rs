//! An output is published together with others, not with its owner.

use crate::files::{
    given::Required,
    output::Output,
    problem::{Problem, quoted},
    reading::Reading,
};
use entity::fact::FactKind;

pub(in crate::files) fn check(outputs: &[Output], kind: FactKind, owner: &Required<String>, reading: &mut Reading<'_>) {
    let Some(owner) = owner.get() else { return };
    for partner in outputs.iter().flat_map(|output| &output.joint_with) {
        // Of several facts with this id the first is meant, as where rows are written.
        let meant = partner.value.candidates().into_iter().find(|(kind, name)| reading.has_file(*kind, name));
        if meant.is_some_and(|(meant, name)| meant == kind && name == owner.value) {
            let message = format!("{} publishes together with itself", quoted(&owner.value));
            let problem = Problem::new(&partner.place, message, "the owner of the output");
            reading.problems.push(problem.help("name only those that published it together with the owner"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn an_output_is_not_joint_with_its_owner() {
        let problems = with("agencies/iom.toml", "joint_with = [\"icat\"]", "joint_with = [\"icat\", \"iom\"]");
        assert_eq!(problems, ["agencies/iom.toml:45:23: `iom` publishes together with itself"]);
    }
}
