//! What identifies a fact identifies no other: an id within its kind, or what a fact joins.

use crate::files::{
    kind,
    problem::{Problem, quoted},
    reading::Reading,
};
use entity::fact::FactKind;
use std::collections::HashMap;

pub(in crate::files) fn check(reading: &mut Reading<'_>) {
    let mut first = HashMap::new();
    for definition in &reading.definitions {
        let key = (definition.kind, definition.name.as_str());
        let Some(place) = first.get(&key) else {
            first.insert(key, &definition.place);
            continue;
        };
        let (message, help) = match definition.kind {
            FactKind::Membership => ("this agency is a member of the network already".to_owned(), ONCE),
            FactKind::Participation => ("this agency has this part in the project already".to_owned(), ONCE),
            FactKind::Impact => ("there is an impact on this agency in this year already".to_owned(), ONCE),
            FactKind::OfficeTerm => ("this member has this office from this time already".to_owned(), ONCE),
            FactKind::Power => ("this text gives this power already".to_owned(), ONCE),
            FactKind::HeadlineFigure => ("there is a figure of this date already".to_owned(), ONCE),
            FactKind::ReportedSize => ("there is a size reported on this day already".to_owned(), ONCE),
            FactKind::PartyCount => ("there is a count of this day already".to_owned(), ONCE),
            FactKind::OptOut => ("this state stands outside already".to_owned(), ONCE),
            FactKind::AgencyName | FactKind::AgencySeat | FactKind::AgencyKindTerm => {
                ("there is one from this time already".to_owned(), ONCE)
            }
            FactKind::Succession => ("there is a succession of the two already".to_owned(), ONCE),
            FactKind::TranslatedName => ("there is a name in this language already".to_owned(), ONCE),
            FactKind::Funding => ("there is a funding by it from this time already".to_owned(), ONCE),
            FactKind::OtherMember => ("this is a member of the network already".to_owned(), ONCE),
            FactKind::OtherOfficeTerm => ("this member has this office from this time already".to_owned(), ONCE),
            FactKind::Ratification => ("this party has a row already".to_owned(), ONCE),
            kind => {
                let name = quoted(&definition.name);
                (format!("the id {name} belongs to another {} already", kind::prefix(kind)), "give it another id")
            }
        };
        let problem = Problem::new(&definition.place, message, "again");
        reading.problems.push(problem.second(place, "first used here").help(help));
    }
}

const ONCE: &str = "make one of the two, or leave one of them out";

#[cfg(test)]
mod tests {
    use crate::files::fixture::with;

    #[test]
    fn an_id_belongs_to_one_fact_of_its_kind() {
        let problems = with("networks/icat.toml", "id = \"icat-policy\"", "id = \"iom-assistance\"");
        assert_eq!(problems, ["networks/icat.toml:57:6: the id `iom-assistance` belongs to another action already"]);
    }

    #[test]
    fn facts_of_different_kinds_may_have_the_same_id() {
        assert!(with("networks/icat.toml", "id = \"icat-policy\"", "id = \"ctdc\"").is_empty());
    }

    #[test]
    fn an_agency_is_a_member_of_a_network_once() {
        let problems = with("networks/icat.toml", "agency = \"iom\"\nrole", "agency = \"unodc\"\nrole");
        assert_eq!(problems, ["networks/icat.toml:32:10: this agency is a member of the network already"]);
    }

    #[test]
    fn an_agency_has_a_part_in_a_project_once_and_may_have_several() {
        let problems = with("projects/glo-act.toml", "agency = \"iom\"", "agency = \"unodc\"");
        assert!(problems.is_empty());
        let problems = with(
            "projects/glo-act.toml",
            "\"implementer\"",
            "\"implementer\"\n[[participants]]\nagency = \"iom\"\nrole = \"implementer\"",
        );
        assert_eq!(problems, ["projects/glo-act.toml:23:10: this agency has this part in the project already"]);
    }

    #[test]
    fn an_impact_on_an_agency_in_a_year_stands_once() {
        let impact = "[[impacts]]\nagency = \"iom\"\ntitle = \"Plan\"\nsummary = \"Took it up.\"\ndocument = \"Plan\"\nyear = \"2019\"\n";
        let problems = with("networks/icat.toml", "[[impacts]]", &format!("{impact}[[impacts]]"));
        assert_eq!(problems, ["networks/icat.toml:71:10: there is an impact on this agency in this year already"]);
    }

    #[test]
    fn a_network_reports_one_size_a_day() {
        let size = "[[reported_sizes]]\non = \"2018-05-02\"\ncount = 23\n";
        let problems = with("networks/icat.toml", "[[reported_sizes]]", &format!("{size}[[reported_sizes]]"));
        assert_eq!(problems, ["networks/icat.toml:22:6: there is a size reported on this day already"]);
    }

    #[test]
    fn a_count_of_a_day_and_a_state_outside_stand_once() {
        let file = "instruments/protocol.toml";
        let count = "[[party_counts]]\non = \"2018-10-19\"\ncount = 172\n\n[[party_counts]]";
        let problems = with(file, "[[party_counts]]", count);
        assert_eq!(problems, [format!("{file}:36:6: there is a count of this day already")]);
        let problems = with(file, "[[opt_outs]]", "[[opt_outs]]\nstate = \"LY\"\n\n[[opt_outs]]");
        assert_eq!(problems, [format!("{file}:40:9: this state stands outside already")]);
    }

    #[test]
    fn a_party_has_one_row() {
        let problems = with("ratifications/untoc.csv", "european-union,", "ES,");
        assert_eq!(problems, ["ratifications/untoc.csv:4:1: this party has a row already"]);
    }
}
