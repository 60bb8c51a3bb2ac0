//! A state's page.

use crate::{
    budget::Stopped,
    graph::{funding::Funding, instrument_history::OptOut, other_member::OtherMember, state::State},
    pages::entity_page::{
        description::{Description, Value},
        part,
    },
};

pub(super) const QUESTION: &str = "# A state: what binds it, and what is done there.
query State($slug: String!) {
  state(slug: $slug) {
    code
    name
    region
    euMember
    councilOfEurope
    regions { nodes { name kind } }
    ratifications { totalCount nodes { instrument { label ratificationTable { assessment asOf note } } signedOn boundOn act inForceOn } }
    agencyWork { agency { label kind } work { axis type crime actions { title } } }
    overlaps(first: 50) {
      totalCount
      nodes { agencies { label } sharedCount tieOnRecord ties { kind label } tiesViaParent { label through { label } } }
    }
    actions { totalCount nodes { title owner { label } } }
    projects { nodes { label } }
    optOuts { instrument { label } provision optedInOn until }
    fundings { project { label } amount currency on }
  }
}
";

pub(super) fn describe<'g>(state: State<'g>, page: &mut Description<'g>) -> Result<(), Stopped> {
    let (row, voice) = (state.row(), page.voice);
    page.fact("Code (ISO 3166-1)", [format!("{}, {}", row.code, row.code3)])?;
    page.fact("Regional group", row.region.as_ref().map(|group| voice.regional_group(group)))?;
    page.related("Lies in", state.regions().map(|region| region.any()))?;
    page.fact("In the European Union since", row.eu_member)?;
    page.fact("In the Council of Europe since", row.council_of_europe)?;

    let act = |opt_out: OptOut<'g>| Value::named(opt_out.instrument().any(), voice);
    part::opt_outs("Acts of the European Union that do not bind it", state.opt_outs(), act, page)?;
    let network = |member: OtherMember<'g>| Value::named(member.network().any(), voice);
    part::other_members("Networks of agencies that it is in", state.memberships(), network, page)?;
    let project = |funding: Funding<'g>| Value::named(funding.project().any(), voice);
    part::fundings("Projects that it pays for", state.fundings(), project, page)?;
    page.section("Projects that work in it", state.projects().map(|project| project.any()))?;
    page.section("Actions that take place in it", state.actions().map(|action| action.any()))
}

pub(super) fn details(state: State<'_>) -> Vec<String> {
    vec![state.code.clone()]
}
