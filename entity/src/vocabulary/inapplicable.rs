//! Which kinds of work make no sense, so that nobody doing them is not a gap.
//!
//! The one place where that is said: `data/criteria.md` shows the same table, and a test holds it to this one.

use super::{ActionType, Axis, Crime, Vocabulary};

/// Kinds of work that make no sense: a type of action on some axes, against some crimes.
#[derive(Clone, Copy, Debug)]
pub struct Inapplicable {
    /// What is done.
    pub r#type: ActionType,
    /// On which axes it makes no sense.
    pub axes: &'static [Axis],
    /// Against which crimes, never both in one word.
    pub crimes: &'static [Crime],
    /// Why.
    pub reason: &'static str,
}

const ANY_AXIS: &[Axis] = Axis::ALL;
const ANY_CRIME: &[Crime] = &[Crime::Trafficking, Crime::Smuggling];
const SMUGGLING: &[Crime] = &[Crime::Smuggling];
const TRAFFICKING: &[Crime] = &[Crime::Trafficking];
const NOT_PREVENTION: &[Axis] = &[Axis::Prosecution, Axis::Protection];
const NOT_PROSECUTION: &[Axis] = &[Axis::Prevention, Axis::Protection];
const NOT_PROTECTION: &[Axis] = &[Axis::Prevention, Axis::Prosecution];
const PREVENTION: &[Axis] = &[Axis::Prevention];
const PROSECUTION: &[Axis] = &[Axis::Prosecution];
const PROTECTION: &[Axis] = &[Axis::Protection];

/// Every kind of work that makes no sense, in the order of the types.
#[rustfmt::skip]
pub const INAPPLICABLE: &[Inapplicable] = &[
    Inapplicable { r#type: ActionType::RootCauses, axes: NOT_PREVENTION, crimes: ANY_CRIME, reason: "Work on causes prevents." },
    Inapplicable { r#type: ActionType::DemandReduction, axes: ANY_AXIS, crimes: SMUGGLING, reason: "The demand that is meant is that for exploitation, which smuggling lacks." },
    Inapplicable { r#type: ActionType::DemandReduction, axes: NOT_PREVENTION, crimes: TRAFFICKING, reason: "Less demand prevents." },
    Inapplicable { r#type: ActionType::LabourInspection, axes: ANY_AXIS, crimes: SMUGGLING, reason: "Inspection finds exploitation at work, which smuggling lacks." },
    Inapplicable { r#type: ActionType::BorderSurveillance, axes: PROTECTION, crimes: ANY_CRIME, reason: "Watching a border prevents or prosecutes; whom it finds at sea is saved by search and rescue." },
    Inapplicable { r#type: ActionType::InvestigationSupport, axes: NOT_PROSECUTION, crimes: ANY_CRIME, reason: "Investigation prosecutes, even where victims are found." },
    Inapplicable { r#type: ActionType::FinancialInvestigation, axes: NOT_PROSECUTION, crimes: ANY_CRIME, reason: "Following the money prosecutes." },
    Inapplicable { r#type: ActionType::JudicialCooperation, axes: PREVENTION, crimes: ANY_CRIME, reason: "Courts work together once a crime is done." },
    Inapplicable { r#type: ActionType::VictimIdentification, axes: ANY_AXIS, crimes: SMUGGLING, reason: "Who is smuggled is the object of that crime and not its victim (Smuggling Protocol, article 5)." },
    Inapplicable { r#type: ActionType::VictimIdentification, axes: NOT_PROTECTION, crimes: TRAFFICKING, reason: "Finding victims protects." },
    Inapplicable { r#type: ActionType::DirectAssistance, axes: NOT_PROTECTION, crimes: ANY_CRIME, reason: "Helping victims and migrants protects." },
    Inapplicable { r#type: ActionType::LegalAid, axes: NOT_PROTECTION, crimes: ANY_CRIME, reason: "What benefits a victim in proceedings protects." },
    Inapplicable { r#type: ActionType::ChildProtection, axes: PROSECUTION, crimes: ANY_CRIME, reason: "It protects, or it prevents." },
    Inapplicable { r#type: ActionType::RefugeeProtection, axes: PROSECUTION, crimes: ANY_CRIME, reason: "It protects, or it prevents." },
    Inapplicable { r#type: ActionType::ReturnAndReintegration, axes: PROSECUTION, crimes: ANY_CRIME, reason: "It protects, or it prevents that people are trafficked again." },
    Inapplicable { r#type: ActionType::SearchAndRescue, axes: ANY_AXIS, crimes: TRAFFICKING, reason: "Irregular migration by sea counts as smuggling." },
    Inapplicable { r#type: ActionType::SearchAndRescue, axes: NOT_PROTECTION, crimes: SMUGGLING, reason: "Saving lives protects." },
];

/// Whether it makes sense that somebody does this kind of work; of both crimes, against one of them.
pub fn makes_sense(axis: Axis, r#type: ActionType, crime: Crime) -> bool {
    let against = |crime: Crime| {
        !INAPPLICABLE.iter().any(|row| row.r#type == r#type && row.axes.contains(&axis) && row.crimes.contains(&crime))
    };
    match crime {
        Crime::Both => ANY_CRIME.iter().any(|crime| against(*crime)),
        one => against(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_a_victim_of_being_smuggled() {
        let identifies = |axis, crime| makes_sense(axis, ActionType::VictimIdentification, crime);
        assert!(identifies(Axis::Protection, Crime::Trafficking) && identifies(Axis::Protection, Crime::Both));
        assert!(!identifies(Axis::Protection, Crime::Smuggling) && !identifies(Axis::Prosecution, Crime::Trafficking));
    }

    #[test]
    fn no_kind_of_work_is_ruled_out_twice() {
        for (at, one) in INAPPLICABLE.iter().enumerate() {
            for other in &INAPPLICABLE[..at] {
                let twice = one.axes.iter().any(|axis| other.axes.contains(axis))
                    && one.crimes.iter().any(|crime| other.crimes.contains(crime));
                assert!(one.r#type != other.r#type || !twice, "{one:?} {other:?}");
            }
        }
        assert!(INAPPLICABLE.is_sorted_by_key(|row| row.r#type));
    }
}
