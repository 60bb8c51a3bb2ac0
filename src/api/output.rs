//! What came out of the work of an agency, a network or a project: a database, a guidebook, a report …

use crate::{
    api::known,
    table::{declaration::object, object::Object, row},
};
use entity::{agency, network, output, project};

/// The declaration of the kind.
pub fn output() -> Object {
    object::<output::Model>(
        "outputs",
        "What came out of the work of an agency, a network or a project: a database, a guidebook, a report …",
    )
    .entity()
    .text("title", "Its title.", |output| &output.row().title)
    .word("kind", "What it is.", |output| output.row().kind)
    .grouped()
    .word("axis", "The purpose that it serves: prevention, prosecution or protection.", |output| output.row().axis)
    .grouped_as("axis", "What it serves: prevention, prosecution or protection.")
    .word(
        "crime",
        "The crime that it is about. BOTH means both crimes; in the analyses it counts as each of the two.",
        |output| output.row().crime,
    )
    .grouped_as("crime", "The crime that it is about, BOTH apart from each of the two.")
    .words("topics", "What it is about.", |output, each| output.topics().iter().copied().try_for_each(each))
    .whole()
    .grouped_as("topic", "What it is about; an output counts in each.")
    .maybe_date("published", "When it first appeared; `null` where that is not known.", |output| output.row().published)
    .open()
    .grouped_as("year", "The year in which it was published.")
    .maybe_word("access", "Who may use it; `null` where that is not known.", |output| output.row().access)
    .open()
    .grouped_as("access", "Who can get at it.")
    .one::<row::Entity>(
        "owner",
        "The agency, network or project that brought it out; one of the next three fields has it too.",
        |output| output.owner(),
    )
    .shown_only()
    .maybe_one::<agency::Model>(
        "agency",
        "The agency that brought it out; `null` where a network or a project does.",
        |output| output.agency(),
    )
    .whole()
    .back("outputs")
    .grouped_as("agency", "The agency whose it is.")
    .maybe_one::<network::Model>(
        "network",
        "The network that brought it out; `null` where an agency or a project does.",
        |output| output.network(),
    )
    .whole()
    .back("outputs")
    .grouped_as("network", "The network whose it is.")
    .maybe_one::<project::Model>(
        "project",
        "The project that brought it out; `null` where an agency or a network does.",
        |output| output.project(),
    )
    .whole()
    .back("outputs")
    .grouped_as("project", "The project whose it is.")
    .few::<agency::Model>(
        "agencies",
        "The agencies that published it: its owner, if an agency, and the agencies it is joint with.",
        |output, each| output.agencies().try_for_each(each),
    )
    .whole()
    .few::<row::Entity>(
        "jointWith",
        "Agencies, networks and projects that published it together with its owner.",
        |output, each| output.joint_with().try_for_each(each),
    )
    .whole()
    .words("dataSources", "Of a database: where its data come from; empty where that is not known.", |output, each| {
        output.data_sources().iter().copied().try_for_each(each)
    })
    .known(|output, _| known::listed(*output, output.data_sources()))
    .grouped_as("dataSource", "Where its data come from; a database counts in each.")
    .words("figures", "Of a database: what it holds; empty where that is not known.", |output, each| {
        output.figures().iter().copied().try_for_each(each)
    })
    .known(|output, _| known::listed(*output, output.figures()))
    .grouped_as("figure", "What its figures are; a database counts in each.")
    .words("counts", "Of a database: what its figures count; empty where that is not known.", |output, each| {
        output.counts().iter().copied().try_for_each(each)
    })
    .open()
    .grouped_as("counts", "What its figures count; a database counts in each.")
    .few::<row::HeadlineFigure>(
        "headlineFigures",
        "Of a database: the numbers by which it is known, each with its date, by date.",
        |output, each| output.headline_figures().try_for_each(each),
    )
    .open()
    .maybe_one::<output::Model>(
        "partOf",
        "Of a database: the one that it is a part or copy of, so that the two are not to be counted or compared side by \
         side; `null` for one that stands alone.",
        |output| output.part_of(),
    )
    .whole()
    .back("parts")
    .many::<output::Model>("parts", "Of a database: those that are parts or copies of it.", |output, each| {
        output.parts().try_for_each(each)
    })
    .open()
    .back("partOf")
    .maybe_word(
        "harmonised",
        "Of a database: whether its contributors use the same definitions; `null` where that is not known.",
        |output| output.row().harmonised,
    )
    .known(|output, _| known::of_database(*output))
    .grouped_as("harmonised", "Whether its data are harmonised.")
    .maybe_word(
        "personalData",
        "Of a database: whether it holds personal data; `null` where that is not known.",
        |output| output.row().personal_data,
    )
    .known(|output, _| known::of_database(*output))
    .grouped_as("personalData", "Whether it holds personal data.")
    .maybe_word("update", "Of a database: how often it is updated; `null` where that is not known.", |output| {
        output.row().update
    })
    .known(|output, _| known::of_database(*output))
    .grouped_as("update", "How often it is brought up to date.")
    .maybe_word(
        "reach",
        "Of a database: which part of the world it covers; `null` where that is not known.",
        |output| output.row().reach,
    )
    .known(|output, _| known::of_database(*output))
    .grouped_as("reach", "How much of the world it covers.")
    .word("ownerKind", "Whose it is: that of an agency, a network or a project.", |output| output.owner().kind())
    .dimension()
    .maybe_word("agencyKind", "What sort of structure the agency is whose it is.", |output| {
        output.agency().map(|agency| agency.row().kind)
    })
    .dimension()
    .dated()
    .build()
}

/// A number by which a database is known.
pub fn headline_figure() -> Object {
    object::<row::HeadlineFigure>("headline figures", "A number by which a database is known.")
        .number("value", "The number.", |figure| i64::from(figure.row.value))
        .word("counts", "What it counts.", |figure| figure.row.counts)
        .maybe_date("asOf", "The date of which it is true; `null` where its page gives none.", |figure| {
            figure.row.as_of
        })
        .maybe_text(
            "note",
            "How exact it is and what it leaves out, such as `nearly`; `null` where there is nothing to say.",
            |figure| figure.row.note.as_deref(),
        )
        .few::<row::Citation>("sources", "The pages that show it.", |figure, each| {
            figure.citations().try_for_each(each)
        })
        .most(|extents| extents.citations)
        .build()
}
