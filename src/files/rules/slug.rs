//! An id is small letters, digits and single hyphens.

use crate::files::{
    problem::{Place, Problem, quoted},
    reading::Reading,
};

pub(in crate::files) fn check(key: &str, text: &str, place: &Place, reading: &mut Reading<'_>) -> bool {
    let right = is_slug(text);
    if !right {
        let problem = Problem::new(place, format!("`{key}` is {}, which is not an id", quoted(text)), "no id");
        reading.problems.push(problem.help("write small letters from a to z and digits, with a hyphen between words"));
    }
    right
}

/// Whether a text is an id.
pub(in crate::files) fn is_slug(text: &str) -> bool {
    let is_part =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    text.split('-').all(is_part)
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn an_id_is_small_letters_digits_and_single_hyphens() {
        for id in ["IOM", "i_om", "-iom", "iom-", "io--m", "ióm", "i om", ""] {
            let problems = with("agencies/iom.toml", "id = \"iom\"", &format!("id = \"{id}\""));
            assert_eq!(problems, [format!("agencies/iom.toml:1:6: `id` is `{id}`, which is not an id")]);
        }
    }
}
