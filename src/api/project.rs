//! A partnership of agencies that is not a network: it has a beginning, an end and a budget.

use crate::{
    analysis::coverage,
    table::{
        declaration::object,
        object::{Most, Object},
        row,
    },
};
use entity::{action, agency, finding, output, partial_date::PartialDate, participation, project, state};
use std::rc::Rc;

/// The declaration of the kind.
pub fn project() -> Object {
    object::<project::Model>("projects", "A partnership of agencies that is not a network: it has a beginning, an end and a budget.")
        .entity()
        .maybe_text("acronym", "Its usual short name, such as `IOM`; `null` where it has none.", |project| project.row().acronym.as_deref())
        .whole()
        .text("name", "Its full name.", |project| &project.row().name)
        .word("scope", "How far it reaches: universal, European or regional.", |project| project.row().scope)
        .grouped()
        .word("crime", "The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.", |project| project.row().crime)
        .grouped_as("crime", "The crime that it is about, BOTH apart from each of the two.")
        .maybe_date("starts", "When it began; `null` where that is not known.", |project| project.row().starts)
        .open()
        .grouped_as("year", "The year in which it began.")
        .maybe_date("ends", "When it ended or is to end; `null` where that is not known.", |project| project.row().ends)
        .open()
        .maybe_number("budgetEur", "Its budget in euros; `null` where none was read.", |project| project.row().budget_eur)
        .open()
        .maybe_text("fundedBy", "Who pays for it, as its pages say; `null` where only agencies of the graph do (participants with the role DONOR) or it is not known.", |project| project.row().funded_by.as_deref())
        .open()
        .grouped_as("fundedBy", "Who pays for it.")
        .few::<row::Funding>("fundings", "Who pays how much for it, as far as pages say so; by date.", |project, each| project.fundings().try_for_each(each))
    .open()
        .few::<state::Model>("countries", "The states that it works in.", |project, each| project.countries().try_for_each(each))
        .open()
        .back("projects")
        .grouped_as("country", "Where it works; a project counts in each.")
        .asked_list::<_, row::Coverage>(
            "coverage",
            "For every (axis, type, crime) that any agency, network or project of the graph ever did, the participants that do it on the day; `gap` says where none does although it makes sense, nor the project itself. Beneficiaries are not counted. Empty where the project is not active on the day or where none of its participants was assessed.",
            Most::Of(|extents| extents.work.1),
            |given| given.active_on(),
            |project, day, ask| Ok(coverage::of_project(*project, *day, ask.budget)?.into_iter().map(Rc::new).collect()),
        )
        .looks_at::<PartialDate, project::Model>(&["participants"], |project, day, _| Ok((vec![*project], Some(*day))))
        .many::<participation::Model>("participants", "The parts that agencies have in it, with role and dates.", |project, each| project.participants().try_for_each(each))
        .open()
        .back("project")
        .many::<agency::Model>("agencies", "The agencies that have or had a part in it, each once. `activeOn` is about the agency; ask `participants` for the part.", |project, each| project.agencies().try_for_each(each))
        .open()
        .back("projects")
        .through()
        .many::<action::Model>("actions", "What is done in it.", |project, each| project.actions().try_for_each(each))
        .open()
        .back("project")
        .many::<output::Model>("outputs", "What came out of it.", |project, each| project.outputs().try_for_each(each))
        .open()
        .back("project")
        .many::<output::Model>("jointOutputs", "Outputs of others that were published together with it.", |project, each| project.joint_outputs().try_for_each(each))
        .open()
        .many::<finding::Model>("findings", "Findings of the research project that are about it.", |project, each| project.findings().try_for_each(each))
        .whole()
        .dated()
        .build()
}
