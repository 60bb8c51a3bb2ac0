//! A register is named in lower case: `celex`.

use crate::files::{
    given::Given,
    problem::{Problem, quoted},
    reading::Reading,
};

pub(in crate::files) fn check(scheme: &Given<String>, reading: &mut Reading<'_>) {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if scheme.value.is_empty() || !scheme.value.bytes().all(allowed) {
        let message = format!("{} is not a name of a register", quoted(&scheme.value));
        let problem = Problem::new(&scheme.place, message, "not in lower case");
        reading.problems.push(problem.help("write it in small letters, digits and `_`, such as `celex` or `unts`"));
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn a_register_is_named_in_lower_case() {
        let problems = with("agencies/iom.toml", "wikidata", "Wikidata");
        assert_eq!(problems, ["agencies/iom.toml:11:17: `Wikidata` is not a name of a register"]);
    }
}
