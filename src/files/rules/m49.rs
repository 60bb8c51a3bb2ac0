//! The code of a region in M49 is three digits, and belongs to one region.

use crate::files::{
    given::Optional,
    problem::{Problem, quoted},
    reading::Reading,
    region::Region,
};
use std::collections::BTreeMap;

pub(in crate::files) fn check(code: &Optional<String>, reading: &mut Reading<'_>) {
    let Some(code) = code.get() else { return };
    if code.value.len() != 3 || !code.value.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("{} is not a code of M49", quoted(&code.value));
        let problem = Problem::new(&code.place, message, "no such code");
        reading.problems.push(problem.help("write the three digits of the United Nations, such as \"015\""));
    }
}

pub(in crate::files) fn check_each_once(regions: &[Region], reading: &mut Reading<'_>) {
    let mut first = BTreeMap::new();
    for code in regions.iter().filter_map(|region| region.m49.get()) {
        if let Some(place) = first.insert(&code.value, &code.place) {
            let message = format!("the code {} belongs to another region already", quoted(&code.value));
            let problem = Problem::new(&code.place, message, "again").second(place, "first used here");
            reading.problems.push(problem.help("leave it out where the region is none of M49"));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::{Fixture, messages, with};

    #[test]
    fn a_code_is_three_digits() {
        for code in ["39", "0390", "EUR", ""] {
            let problems = with("regions/europe.toml", "\"150\"", &format!("\"{code}\""));
            let empty = code.is_empty().then(|| "regions/europe.toml:4:7: `m49` is empty".to_owned());
            let wrong = format!("regions/europe.toml:4:7: `{code}` is not a code of M49");
            assert_eq!(problems, [empty.unwrap_or(wrong)]);
        }
    }

    #[test]
    fn a_code_belongs_to_one_region() {
        let europe = "id = \"europe-too\"\nname = \"Europe\"\nkind = \"geographic\"\nm49 = \"150\"\nstates = [\"ES\"]\nsummary = \"Again.\"\n";
        let text = format!("{europe}{}", crate::files::fixture::SOURCE);
        let fixture = Fixture::new().file("regions/europe-too.toml", &text);
        assert_eq!(
            messages(&fixture.files),
            ["regions/europe.toml:4:7: the code `150` belongs to another region already"]
        );
    }
}
