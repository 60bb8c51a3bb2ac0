//! `[[outputs]]`: what came out of the work of an agency, a network or a project.

use crate::files::{
    fields::Fields,
    given::{Given, Optional, Required},
    headline_figure::{self, HeadlineFigure},
    reference::Reference,
    rows::{Owner, Rows, numbered},
    rules,
    source::{self, Source},
    value::{date, output, owner, text, url, word},
};
use entity::{
    fact::FactKind,
    output as table, output_count, output_data_source, output_figure, output_partner, output_topic,
    partial_date::PartialDate,
    vocabulary::{
        Access, Axis, Crime, DataSource, Figure, Harmonised, OutputKind, PersonalData, Reach, Topic, UnitOfCount,
        Update,
    },
};

/// An output as the file of its owner tells it.
pub(super) struct Output {
    /// Who published it together with its owner.
    pub(super) joint_with: Vec<Given<Reference>>,
    pub(super) slug: Required<String>,
    /// The database that it is a part or copy of.
    pub(super) part_of: Optional<Reference>,
    title: Required<String>,
    kind: Required<OutputKind>,
    axis: Required<Axis>,
    crime: Required<Crime>,
    topics: Vec<Given<Topic>>,
    published: Optional<PartialDate>,
    url: Optional<String>,
    access: Optional<Access>,
    summary: Required<String>,
    data_sources: Vec<Given<DataSource>>,
    figures: Vec<Given<Figure>>,
    counts: Vec<Given<UnitOfCount>>,
    headline_figures: Vec<HeadlineFigure>,
    harmonised: Optional<Harmonised>,
    personal_data: Optional<PersonalData>,
    update: Optional<Update>,
    reach: Optional<Reach>,
    sources: Vec<Source>,
}

/// Reads one.
pub(super) fn read(table: &mut Fields<'_, '_, '_>) -> Output {
    let kind = table.required("kind", word);
    rules::database::check(kind.get(), table);
    let output = Output {
        slug: table.id(FactKind::Output),
        title: table.required("title", text),
        kind,
        axis: table.required("axis", word),
        crime: table.required("crime", word),
        topics: table.list("topics", word),
        published: table.optional("published", date),
        url: table.optional("url", url),
        access: table.optional("access", word),
        joint_with: table.list("joint_with", owner),
        summary: table.required("summary", text),
        data_sources: table.list("data_sources", word),
        figures: table.list("figures", word),
        counts: table.list("counts", word),
        headline_figures: table.many("headline_figures", headline_figure::read),
        part_of: table.optional("part_of", output),
        harmonised: table.optional("harmonised", word),
        personal_data: table.optional("personal_data", word),
        update: table.optional("update", word),
        reach: table.optional("reach", word),
        sources: source::own_or_inherited(table),
    };
    if let Some(slug) = output.slug.get() {
        output.headline_figures.iter().for_each(|figure| figure.define(&slug.value, table.reading));
    }
    output
}

impl Output {
    /// Writes its rows.
    pub(super) fn write(self, rows: &mut Rows, owner: Owner) {
        let slug = self.slug.value();
        let id = rows.fact(FactKind::Output, &slug, self.sources);
        let partners = rows.ids(&self.joint_with);
        let part_of_id = rows.optional_id(&self.part_of);
        self.headline_figures.into_iter().for_each(|figure| figure.write(rows, id, &slug));
        let dataset = &mut rows.dataset;
        dataset.output_partners.extend(partners.into_iter().map(|(position, partner_id)| output_partner::Model {
            output_id: id,
            position,
            partner_id,
        }));
        dataset.output_topics.extend(numbered(self.topics).map(|(position, topic)| output_topic::Model {
            output_id: id,
            position,
            topic,
        }));
        dataset.output_data_sources.extend(
            numbered(self.data_sources).map(|(position, data_source)| output_data_source::Model {
                output_id: id,
                position,
                data_source,
            }),
        );
        dataset.output_figures.extend(numbered(self.figures).map(|(position, figure)| output_figure::Model {
            output_id: id,
            position,
            figure,
        }));
        dataset.output_counts.extend(numbered(self.counts).map(|(position, counts)| output_count::Model {
            output_id: id,
            position,
            counts,
        }));
        dataset.outputs.push(table::Model {
            id,
            slug,
            agency_id: owner.agency,
            network_id: owner.network,
            project_id: owner.project,
            title: self.title.value(),
            kind: self.kind.value(),
            axis: self.axis.value(),
            crime: self.crime.value(),
            published: self.published.value(),
            access: self.access.value(),
            harmonised: self.harmonised.value(),
            personal_data: self.personal_data.value(),
            update: self.update.value(),
            reach: self.reach.value(),
            url: self.url.value(),
            summary: self.summary.value(),
            part_of_id,
        });
    }
}
