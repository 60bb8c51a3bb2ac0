//! For assistants that read pages: `llms.txt`, what this is and how to ask it in few words.

use crate::{
    answer::{
        excerpt::{self, Family},
        schema as whole,
    },
    http::{
        explorer, export, graphql, mcp,
        pages::Asked,
        schema::{self, size},
        state::ServerState,
        tools::TOOLS,
    },
    snapshot::Snapshot,
};
use axum::{extract::State, response::Response};
use std::{fmt::Write, sync::Arc};

/// The questions that it shows, of those that GraphiQL offers: one for each thing that can be asked.
const SHOWN: [&str; 10] = [
    "13-search",
    "04-agencies-by-relation",
    "05-network-then-and-now",
    "02-precision-by-scope",
    "06-overlap-without-coordination",
    "07-gaps-in-a-network",
    "08-comparable-databases",
    "10-path",
    "12-findings-with-evidence",
    "14-provenance",
];

/// The file.
pub async fn file(State(state): State<Arc<ServerState>>, asked: Asked) -> Response {
    export::text(&state, &asked, "llms.txt", "text/plain; charset=utf-8", |snapshot| text(&state, snapshot)).await
}

fn text(state: &ServerState, snapshot: &Snapshot) -> String {
    let about = snapshot.graph.about();
    let facts: usize = snapshot.counts.iter().map(|count| count.count).sum();
    let url = |path: &str| state.public_url.join(path);
    let mut text = String::from("# Palermo\n\n");
    let mut description = whole::DESCRIPTION.lines();
    let _ = writeln!(text, "> {}\n", description.next().unwrap_or_default());
    let _ = writeln!(
        text,
        "{facts} facts, edition {}, {}. {}\n",
        about.version,
        about.license,
        description.next().unwrap_or_default()
    );
    let _ = writeln!(
        text,
        "- Ask {} with POST: `{{\"query\": …, \"variables\": …}}` as application/json; or with GET: add `?format=json&query=…` to that address.\n\
         - Lists are pages: `agencies(first: 10) {{ totalCount nodes {{ slug name }} }}`. Conditions are objects: `where: {{ kind: {{ eq: \
         EU_AGENCY }} }}`; related things with `some`, `every`, `none`, `count`.\n\
         - Errors say what is wrong and what is right: mend the question and ask again.\n\
         - Cite: `sources {{ url title verified }}` of any fact is what it rests on.\n\
         - That nothing is recorded does not show that there is nothing. Where an answer rests on absence, `extensions.incomplete` says what is not \
         completely known; `bound: CERTAIN` or `POSSIBLE` beside `where` asks for both ends.\n",
        url(graphql::PATH),
    );
    let _ = writeln!(text, "## Schema\n");
    let _ = writeln!(
        text,
        "- [Its types]({}) ({}): what each is, and the size of its file",
        url(schema::PATH),
        size(schema::listed(&state.public_url).len())
    );
    let entries = excerpt::entries().iter();
    for entry in entries.filter(|entry| matches!(entry.family, Family::Root | Family::Fact | Family::Scalar)) {
        text.push_str(&schema::link(entry, &state.public_url));
    }
    let _ = writeln!(
        text,
        "- [All of it]({}) ({}): with a description of everything",
        url("/schema.graphql"),
        size(whole::print().len())
    );
    let _ = writeln!(text, "\n## Questions\n");
    let questions = explorer::example_questions();
    for question in SHOWN.iter().filter_map(|name| questions.iter().find(|question| question.name == *name)) {
        let document = one_line(&question.document);
        let asked = serde_urlencoded::to_string([("format", "json"), ("query", &document)]).unwrap_or_default();
        let _ = writeln!(text, "- [{}]({}?{asked}): `{document}`", question.title, url(graphql::PATH));
    }
    let _ = writeln!(text, "\n## Tools\n");
    let tools: Vec<String> = TOOLS.iter().map(|tool| format!("`{}`", tool.name)).collect();
    let _ = writeln!(
        text,
        "- [Model Context Protocol]({}): Streamable HTTP, no key; {}\n\
         - [Endpoints, limits, codes of errors]({}): and examples in four languages",
        url(mcp::PATH),
        tools.join(", "),
        url("/about/api"),
    );
    let _ = writeln!(text, "\n## Optional\n");
    for (name, path, what) in [
        ("Method", "/about/method", "what was recorded and how, and what was left out"),
        ("Findings", "/findings", "what the research project found, beside what the data show now"),
        ("Exports", "/export", "all facts as CSV, JSON, linked data, GraphML, SQLite"),
        ("Charts", "/charts/measures", "also as .svg, .png, .pdf, .csv and .json"),
        ("Comparisons", "/compare", "instruments, agencies or networks side by side, also as .csv and .json"),
        (
            "Changes",
            "/changes",
            "what became of facts since an edition, with old and new values; also as .csv and .json",
        ),
    ] {
        let _ = writeln!(text, "- [{name}]({}): {what}", url(path));
    }
    text
}

/// A document without the comment on its first line, on one line. None of ours has other comments or texts of several
/// lines.
fn one_line(document: &str) -> String {
    let lines = document.lines().filter(|line| !line.trim_start().starts_with('#'));
    lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ")
}
