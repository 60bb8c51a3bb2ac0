//! The edition of the facts is numbers with points between them, so that of two the later is known.

use crate::files::{
    given::Required,
    problem::{Problem, quoted},
    reading::Reading,
};

pub(in crate::files) fn check(version: &Required<String>, reading: &mut Reading<'_>) {
    let Some(version) = version.get() else { return };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()) && part.parse::<u32>().is_ok();
    if !version.value.split('.').all(is_number) {
        let message = format!("{} is not an edition", quoted(&version.value));
        let problem = Problem::new(&version.place, message, "not numbers and points");
        reading.problems.push(problem.help("write numbers with points between them, such as \"2026.11.1\""));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn an_edition_is_numbers_with_points_between_them() {
        for version in ["2026.11.", "v1", "2026-11", "1..2", "+1"] {
            let problems = with("dataset.toml", "2026.11.1", version);
            assert_eq!(problems, [format!("dataset.toml:1:11: `{version}` is not an edition")]);
        }
    }
}
