//! A result or key idea of the research project.

use crate::{
    api::{
        filter::{EnumFilter, IdFilter, RelationFilter, StringFilter, filters},
        group::groups,
        node::{Entity, EntityFields, FactFilter, Shown},
        order::orders,
        source::CitationFilter,
    },
    graph::{self, sort_key::SortKey},
    query::group::Keyed,
};
use async_graphql::Object;
use entity::{
    finding, finding_expectation, finding_figure,
    kind::Kind,
    partial_date::PartialDate,
    vocabulary::{Objective, Verdict},
};

/// A result or key idea of the research project.
pub type Finding<'g> = Shown<'g, finding::Model>;

/// A result or key idea of the research project.
#[Object]
impl<'g> Finding<'g> {
    #[graphql(flatten)]
    async fn entity(&self) -> EntityFields<'g, finding::Model> {
        EntityFields(self.0)
    }

    /// The objective of the research project that it belongs to.
    async fn objective(&self) -> Objective {
        self.0.row().objective
    }

    /// The section of the results that it stands in.
    async fn section(&self) -> &'g str {
        &self.0.row().section
    }

    /// What was found, in our own words.
    async fn statement(&self) -> &'g str {
        &self.0.row().statement
    }

    /// The numbers that it states.
    async fn figures(&self) -> Vec<FindingFigure<'g>> {
        self.0.figures().iter().map(FindingFigure).collect()
    }

    /// What it is about.
    async fn about(&self) -> Vec<Entity<'g>> {
        self.0.about().filter_map(Entity::of).collect()
    }

    /// A question to the graph that tests it, and what the data say; `null` where none was written.
    async fn evidence(&self) -> Option<Evidence<'g>> {
        self.0.evidence().map(Evidence)
    }
}

/// A number that a finding states.
pub struct FindingFigure<'g>(&'g finding_figure::Model);

/// A number that a finding states.
#[Object]
impl<'g> FindingFigure<'g> {
    /// What it counts, such as `participating agencies`.
    async fn name(&self) -> &'g str {
        &self.0.name
    }

    /// The number.
    async fn value(&self) -> f64 {
        self.0.value
    }

    /// Its unit; `null` for a plain count.
    async fn unit(&self) -> Option<&'g str> {
        self.0.unit.as_deref()
    }
}

/// A question to the graph that tests a finding, and what the data say.
pub struct Evidence<'g>(graph::finding::Evidence<'g>);

/// A question to the graph that tests a finding, and what the data say.
#[Object]
impl<'g> Evidence<'g> {
    /// The GraphQL document that shows it; run it here to see for yourself. `null` where nothing in the graph can test it.
    async fn document(&self) -> Option<&'g str> {
        self.0.document
    }

    /// The day that its document asks for and its verdict holds of; `null` where there is no document.
    async fn day(&self) -> Option<PartialDate> {
        self.0.day
    }

    /// What the data say of the finding.
    async fn verdict(&self) -> Verdict {
        self.0.verdict
    }

    /// Why; `null` where the verdict says it all.
    async fn reason(&self) -> Option<&'g str> {
        self.0.reason
    }

    /// What the answer to the document is expected to show, beside what the finding states. `palermo findings` looks.
    async fn expected(&self) -> Vec<Expectation<'g>> {
        self.0.expected.iter().map(Expectation).collect()
    }
}

/// A value that the evidence of a finding is expected to show.
pub struct Expectation<'g>(&'g finding_expectation::Model);

/// A value that the evidence of a finding is expected to show.
#[Object]
impl<'g> Expectation<'g> {
    /// What the value tells, such as `members known on the day`.
    async fn name(&self) -> &'g str {
        &self.0.name
    }

    /// Where it stands in the answer: names of fields and places in lists, with dots between, such as
    /// `network.members.totalCount`.
    async fn path(&self) -> &'g str {
        &self.0.path
    }

    /// What the finding states, as JSON; `null` where it states no such value.
    async fn stated(&self) -> Option<&'g str> {
        self.0.stated.as_deref()
    }

    /// What the data show, as JSON.
    async fn shown(&self) -> &'g str {
        &self.0.shown
    }
}

filters! {
    /// Which findings. Conditions given together must all hold; none given, all hold.
    FindingFilter of graph::finding::Finding<'g> as finding {
        /// Its global id, such as `finding:…`.
        id: IdFilter = finding.key(),
        /// Its key in addresses and queries.
        slug: StringFilter = Some(finding.row().slug.as_str()),
        /// The objective it belongs to.
        objective: EnumFilter<Objective> = Some(finding.row().objective),
        /// The section of the results it stands in.
        section: StringFilter = Some(finding.row().section.as_str()),
        /// What was found, in our own words.
        statement: StringFilter = Some(finding.row().statement.as_str()),
        /// What the data say of it.
        verdict: EnumFilter<Verdict> = finding.row().verdict,
        /// What it is about.
        about: RelationFilter<FactFilter> = finding.about(),
        /// The pages that it rests on.
        sources: RelationFilter<CitationFilter> = finding.any().citations(),
    }
}

orders! {
    /// One key to put findings in order by: a `field`, the number of a relation, or a key of a single related node.
    FindingOrder of graph::finding::Finding<'g> as finding {
        /// What findings can be put in order by.
        FindingOrderField {
            /// By global id.
            Id = vec![SortKey::exact(finding.key())],
            /// By its key in addresses and queries.
            Slug = vec![SortKey::exact(&finding.row().slug)],
            /// By the objective it belongs to.
            Objective = vec![SortKey::word(finding.row().objective)],
            /// By the section of the results it stands in.
            Section = vec![SortKey::folded(&finding.row().section)],
            /// By what was found, in our own words.
            Statement = vec![SortKey::folded(&finding.row().statement)],
            /// By what the data say of it.
            Verdict = vec![finding.row().verdict.map_or(SortKey::Absent, SortKey::word)],
        }
        counts {
            /// What it is about.
            AboutCount about: FactFilter = finding.about(),
            /// The pages that it rests on.
            SourceCount sources: CitationFilter = finding.any().citations(),
        }
        through {
        }
    }
}

groups! {
    /// Findings by what they have in common.
    FindingGroups of graph::finding::Finding<'g> as finding {
        /// How many findings have what in common: a group for each combination of values that occurs, 1,000 at most.
        finding_groups of findings: Finding where FindingFilter by FindingOrder,
        /// Findings with the same values in the dimensions grouped by.
        FindingGroup FindingGroupKeys FindingGroupLists,
        /// What groups of findings can be put in order by.
        FindingGroupOrder FindingGroupOrderField,
        /// What findings can be grouped by.
        FindingDimension {
            /// Which objective of the research project it belongs to.
            Objective objective: Objective = Some(Keyed::word(finding.row().objective)),
            /// The section of the project that it comes from.
            Section section: &'g str = Some(Keyed::text(&finding.row().section)),
            /// The kinds of entity that it is about; a finding counts in each.
            AboutKind about_kind: Kind = finding.about().map(|entity| Keyed::kind(entity.kind())),
        }
    }
}
