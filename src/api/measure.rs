//! One provision of an instrument that combats trafficking or smuggling.

use crate::{
    graph::sort_key::SortKey,
    table::{declaration::object, object::Object},
};
use entity::{finding, instrument, measure};

/// The declaration of the kind.
pub fn measure() -> Object {
    object::<measure::Model>("measures", "One provision of an instrument that combats trafficking or smuggling.")
        .entity()
        .lacks(&["url"])
        .one::<instrument::Model>("instrument", "The instrument that lays it down.", |measure| measure.instrument())
        .back("measures")
        .grouped()
        .text("provision", "Where it stands in the instrument, such as `Art. 6(3)`.", |measure| &measure.row().provision)
        .sorted_by(|measure| {
            let instrument = SortKey::exact(&measure.instrument().row().slug);
            vec![instrument, SortKey::Number(i64::from(measure.row().position))]
        })
        .text("title", "What it is about, in our own words.", |measure| &measure.row().title)
        .word("category", "The kind of law that it belongs to: the columns of the chart of measures.", |measure| measure.row().category)
        .grouped_as("category", "The kind of law that it belongs to.")
        .word("type", "What it regulates.", |measure| measure.row().r#type)
        .grouped()
        .word("precision", "How precisely it binds, from SELF_EXECUTING to DECLARATORY.", |measure| measure.row().precision)
        .grouped_as("precision", "How precisely it binds.")
        .word("homogeneity", "How uniformly those bound will apply it: HIGH when it binds determinately, that is when it is SELF_EXECUTING or MANDATORY; else LOW.", |measure| measure.homogeneity())
        .grouped_as("homogeneity", "How uniformly it will be applied.")
        .unordered()
        .maybe_text("wording", "The few operative words of the provision, such as `shall adopt`; `null` where only a summary was read.", |measure| measure.row().wording.as_deref())
        .open()
        .truth("savingClause", "Whether it is a saving clause: all that it says is that other law stays as it is (`shall be without prejudice`), so that it lays down nothing of its own. `compare` leaves those apart.", |measure| measure.is_saving_clause())
        .grouped_as("savingClause", "Whether it only saves what other law provides.")
        .word("crime", "The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.", |measure| measure.row().crime)
        .grouped_as("crime", "The crime that it is about, BOTH apart from each of the two.")
        .words("beneficiaries", "Whom it protects; empty where it protects nobody in particular.", |measure, each| measure.beneficiaries().iter().copied().try_for_each(each))
        .whole()
        .grouped_as("beneficiary", "Whom it protects; a measure counts in each.")
        .many::<finding::Model>("findings", "Findings of the research project that are about it.", |measure, each| measure.findings().try_for_each(each))
        .whole()
        .word("scope", "How far the instrument reaches: universal, European or regional.", |measure| measure.instrument().row().scope)
        .dimension()
        .word("area", "Which of the two crimes the instrument is mainly on.", |measure| measure.instrument().row().area)
        .dimension()
        .word("legalForce", "Whether the instrument binds in law.", |measure| measure.instrument().row().legal_force)
        .dimension()
        .date("year", "The year in which the instrument was adopted.", |measure| measure.instrument().row().adopted_on)
        .dimension()
        .build()
}
