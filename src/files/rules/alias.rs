//! An alias leads to one agency: as it stands in an address it is neither an agency's id nor another's alias.

use crate::files::{
    agency::Agency,
    given::Given,
    problem::{Problem, quoted},
    reading::Reading,
};
use entity::fold;
use std::collections::BTreeMap;

pub(in crate::files) fn check(agencies: &[Agency], reading: &mut Reading<'_>) {
    let ids: BTreeMap<&str, &Given<String>> =
        agencies.iter().filter_map(|agency| agency.slug.get()).map(|id| (id.value.as_str(), id)).collect();
    let mut taken: BTreeMap<String, (usize, &Given<String>)> = BTreeMap::new();
    for (position, agency) in agencies.iter().enumerate() {
        for alias in &agency.aliases {
            let slug = fold::slug(&alias.value);
            let problem = |message: String| Problem::new(&alias.place, message, "leads to two");
            let help = "leave it out, or write the name in full";
            if slug.is_empty() {
                let problem = problem(format!("the alias {} has no letters of an address", quoted(&alias.value)));
                reading.problems.push(problem.help("write it with at least one letter from a to z or digit"));
            } else if let Some(id) = ids.get(slug.as_str()) {
                let problem = problem(format!("the alias {} is the id of an agency", quoted(&alias.value)));
                reading.problems.push(problem.second(&id.place, "this one").help(help));
            } else if let Some((other, first)) = taken.get(&slug) {
                if *other != position {
                    let problem = problem(format!("the alias {} is another agency's too", quoted(&alias.value)));
                    reading.problems.push(problem.second(&first.place, "first used here").help(help));
                }
            } else {
                taken.insert(slug, (position, alias));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn an_alias_is_in_an_address_without_case_accents_and_signs() {
        assert_eq!(entity::fold::slug(" Émile & Co. (EASO) "), "emile-co-easo");
    }

    #[test]
    fn an_alias_is_not_the_id_of_an_agency() {
        let problems = with("agencies/iom.toml", "acronym = \"IOM\"", "aliases = [\"UNODC\"]");
        assert_eq!(problems, ["agencies/iom.toml:2:12: the alias `UNODC` is the id of an agency"]);
    }

    #[test]
    fn an_alias_is_not_another_agencys() {
        let problems = with("agencies/iom.toml", "acronym = \"IOM\"", "aliases = [\"ONUDC\", \"Drugs  office\"]");
        assert!(problems.is_empty());
        let problems = with("agencies/iom.toml", "acronym = \"IOM\"", "aliases = [\"Óffice of Drugs\"]");
        assert_eq!(problems, ["agencies/unodc.toml:2:12: the alias `Office of drugs` is another agency's too"]);
    }

    #[test]
    fn an_alias_can_stand_in_an_address() {
        let problems = with("agencies/iom.toml", "acronym = \"IOM\"", "aliases = [\"МОМ\"]");
        assert_eq!(problems, ["agencies/iom.toml:2:12: the alias `МОМ` has no letters of an address"]);
    }
}
