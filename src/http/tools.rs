//! The tools of assistants: what each is told to be, what it takes, and what it says.

use crate::{
    answer::{Answer, Outcome, Question, excerpt, roots},
    charts::ChartKind,
    http::{client::Purse, graphql, state::ServerState},
};
use rmcp::model::{JsonObject, Tool, ToolAnnotations};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::{
    fmt::Write,
    sync::{Arc, LazyLock},
};

/// How many questions may be run at once.
pub const MAXIMUM_QUESTIONS: usize = 10;

/// How many bytes the answers of one call may have together: what an assistant can read at once.
pub const MAXIMUM_ANSWER: usize = 64 * 1024;

/// How many bytes the description of types may have, about.
pub const MAXIMUM_DESCRIPTION: usize = 32 * 1024;

/// How many types may be described at once.
pub const MAXIMUM_TYPES: usize = 20;

/// How many entities a search gives when no number is given, and at most.
pub const FOUND: (usize, usize) = (10, 50);

/// How many bytes of what is wrong with arguments are said; it quotes them.
const MAXIMUM_REASON: usize = 400;

/// What a tool says or, where it failed, why, so that the assistant can mend its call.
pub type Said = Result<String, String>;

/// Who calls.
#[derive(Clone)]
pub struct Caller {
    /// What is asked.
    pub state: Arc<ServerState>,
    /// What it may spend.
    pub purse: Purse,
}

/// The answers to questions, with the limits that they have elsewhere.
async fn ask(caller: &Caller, questions: Vec<Question>) -> Vec<Answer> {
    let questions = questions.into_iter().map(Ok).collect();
    graphql::answers(&caller.state, &caller.purse, questions, MAXIMUM_ANSWER).await
}

/// Calls a tool; nothing where there is none of this name.
pub async fn call(caller: &Caller, name: &str, arguments: Value) -> Option<Said> {
    Some(match name {
        FIND_ENTITY => find_entity(caller, arguments).await,
        LIST_CATEGORIES => list_categories(arguments),
        DESCRIBE_TYPES => describe_types(arguments),
        RUN_QUESTION => run_question(caller, arguments).await,
        RUN_QUESTIONS => run_questions(caller, arguments).await,
        _ => return None,
    })
}

/// Reads the arguments of a tool.
fn read<T: DeserializeOwned>(arguments: Value) -> Result<T, String> {
    serde_json::from_value(arguments).map_err(|error| {
        let mut reason = error.to_string();
        reason.truncate(reason.floor_char_boundary(MAXIMUM_REASON));
        format!("the arguments can't be read: {reason}")
    })
}

/// An answer as it is said.
fn said(answer: Answer) -> Said {
    let text = String::from_utf8_lossy(&answer.body).into_owned();
    match answer.outcome {
        Outcome::Answered => Ok(text),
        Outcome::Refused | Outcome::Stopped | Outcome::Limited | Outcome::Failed => Err(text),
    }
}

/// What `find_entity` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sought {
    query: String,
    kinds: Option<Vec<String>>,
    first: Option<usize>,
}

async fn find_entity(caller: &Caller, arguments: Value) -> Said {
    const DOCUMENT: &str = "query FindEntity($query: String!, $kinds: [Kind!], $first: Int!) {
  suggest(prefix: $query, kinds: $kinds, first: $first) { node { ...Shown } }
  search(query: $query, kinds: $kinds, first: $first) { totalCount nodes { node { ...Shown } } }
}
fragment Shown on Entity { __typename id slug label summary }";
    let wanted: Sought = read(arguments)?;
    let first = wanted.first.unwrap_or(FOUND.0);
    if first == 0 || first > FOUND.1 {
        return Err(format!("`first` is {first}; give a number from 1 to {}", FOUND.1));
    }
    let variables = json!({"query": wanted.query, "kinds": wanted.kinds, "first": first});
    let question = Question {
        query: DOCUMENT.to_owned(),
        operation_name: None,
        variables: variables.as_object().cloned().unwrap_or_default(),
    };
    let text = said(ask(caller, vec![question]).await.swap_remove(0))?;
    let answer: Value = serde_json::from_str(&text).expect("an answer is JSON");
    Ok(found(&answer["data"], first).to_string())
}

/// The entities of an answer: those of which a name fits first, then those in which the words stand; each once.
fn found(data: &Value, first: usize) -> Value {
    let mut entities: Vec<Value> = Vec::new();
    let rows = |list: &Value| list.as_array().cloned().unwrap_or_default();
    for row in rows(&data["suggest"]).into_iter().chain(rows(&data["search"]["nodes"])) {
        let node = &row["node"];
        if entities.len() < first && !entities.iter().any(|known| known["id"] == node["id"]) {
            entities.push(json!({
                "id": node["id"],
                "slug": node["slug"],
                "kind": node["__typename"],
                "label": node["label"],
                "summary": node["summary"],
            }));
        }
    }
    let mut found = json!({"entities": entities, "foundByWords": data["search"]["totalCount"]});
    if entities.is_empty() {
        found["hint"] = json!(
            "nothing has this name or all of these words: try fewer or other words, or their beginning (compens*)"
        );
    }
    found
}

/// What `list_categories` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedCategory {
    category: Option<String>,
}

/// The word of the category that is not a part of the schema.
const CHART: &str = "chart";

fn categories() -> Vec<&'static str> {
    roots::Category::ALL.into_iter().map(roots::Category::word).chain([CHART]).collect()
}

fn list_categories(arguments: Value) -> Said {
    let wanted: WantedCategory = read(arguments)?;
    if let Some(word) = &wanted.category
        && !categories().contains(&word.as_str())
    {
        let shown: String = word.chars().take(60).collect();
        return Err(format!("there is no category `{shown}`; there are {}", categories().join(", ")));
    }
    let is_wanted = |word: &str| wanted.category.as_ref().is_none_or(|wanted| wanted == word);
    let roots = roots::roots();
    let mut text = String::new();
    for category in roots::Category::ALL.into_iter().filter(|category| is_wanted(category.word())) {
        let _ = writeln!(text, "# {}: {}", category.word(), category.meaning());
        let mut of_it = roots.iter().filter(|root| root.category == category);
        if category == roots::Category::Group {
            // They are all alike.
            if let Some(root) = of_it.next() {
                let _ = writeln!(text, "{}{} — {}", root.name, root.signature, root.brief);
            }
            let others: Vec<&str> = of_it.map(|root| root.name).collect();
            let _ = writeln!(text, "likewise: {}", others.join(", "));
        } else {
            for root in of_it {
                let _ = writeln!(text, "{}{} — {}", root.name, root.signature, root.brief);
            }
        }
        if category == roots::Category::Analysis {
            let fields: Vec<String> =
                roots::analyses_of_one().map(|(owner, field)| format!("{owner}.{field}")).collect();
            let _ = writeln!(text, "of one entity: {}", fields.join(", "));
        }
        text.push('\n');
    }
    if is_wanted(CHART) {
        let _ = writeln!(
            text,
            "# {CHART}: Pictures and tables at addresses of their own, not in GraphQL; each ends in .svg, .png, .csv or .json"
        );
        for kind in ChartKind::ALL {
            let _ = writeln!(text, "/charts/{} — {}", kind.word(), kind.shows());
        }
        text.push('\n');
    }
    text.push_str(
        "Connections also take first, after, last, before: 50 nodes unless asked, 500 at most. `describe_types` writes out \
         a type or one of these fields (`Query.overlaps`).\n",
    );
    Ok(text)
}

/// What `describe_types` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WantedTypes {
    types: Vec<String>,
}

fn describe_types(arguments: Value) -> Said {
    let wanted: WantedTypes = read(arguments)?;
    check_number("types", wanted.types.len(), MAXIMUM_TYPES)?;
    let names: Vec<&str> = wanted.types.iter().map(String::as_str).collect();
    excerpt::excerpt(&names, MAXIMUM_DESCRIPTION).map_err(|unknown| unknown.to_string())
}

fn check_number(name: &str, given: usize, most: usize) -> Result<(), String> {
    match given {
        0 => Err(format!("`{name}` is empty; give 1 to {most}")),
        given if given > most => Err(format!("`{name}` has {given}; give 1 to {most}")),
        _ => Ok(()),
    }
}

/// What `run_question` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Asked {
    query: String,
    operation_name: Option<String>,
    variables: Option<serde_json::Map<String, Value>>,
}

impl Asked {
    fn question(self) -> Question {
        Question {
            query: self.query,
            operation_name: self.operation_name,
            variables: self.variables.unwrap_or_default(),
        }
    }
}

async fn run_question(caller: &Caller, arguments: Value) -> Said {
    let asked: Asked = read(arguments)?;
    said(ask(caller, vec![asked.question()]).await.swap_remove(0))
}

/// What `run_questions` takes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedTogether {
    questions: Vec<Asked>,
}

async fn run_questions(caller: &Caller, arguments: Value) -> Said {
    let wanted: AskedTogether = read(arguments)?;
    check_number("questions", wanted.questions.len(), MAXIMUM_QUESTIONS)?;
    let questions = wanted.questions.into_iter().map(Asked::question).collect();
    let answers = ask(caller, questions).await;
    let failed = answers.iter().all(|answer| answer.outcome != Outcome::Answered);
    let texts: Vec<_> = answers.iter().map(|answer| String::from_utf8_lossy(&answer.body)).collect();
    let text = format!("[{}]", texts.join(",\n"));
    if failed { Err(text) } else { Ok(text) }
}

const FIND_ENTITY: &str = "find_entity";
const LIST_CATEGORIES: &str = "list_categories";
const DESCRIBE_TYPES: &str = "describe_types";
const RUN_QUESTION: &str = "run_question";
const RUN_QUESTIONS: &str = "run_questions";

/// The tools, as assistants are told of them.
pub static TOOLS: LazyLock<Vec<Tool>> = LazyLock::new(|| {
    let question = json!({
        "query": {"type": "string", "description": "The GraphQL document, such as `{ agency(slug: \"iom\") { name networks { nodes { slug } } } }`."},
        "variables": {"type": "object", "description": "The values of its variables, by name without `$`."},
        "operationName": {"type": "string", "description": "Which operation, where the document has several."},
    });
    vec![
        tool(
            FIND_ENTITY,
            "Find an entity",
            "Finds instruments, measures, agencies, networks, projects, actions, outputs, arrangements, states, regions and findings by name, \
             acronym or words, and gives their id, slug, kind (the name of a type), label and summary: those whose name fits first.",
            json!({
                "query": {"type": "string", "description": "A name or its beginning (`europol`, `palermo prot`), or words (`victims compens*`); 200 characters at most."},
                "kinds": {"type": "array", "items": {"type": "string", "enum": excerpt::values("Kind")}, "description": "Only these kinds; left out: all."},
                "first": {"type": "integer", "minimum": 1, "maximum": FOUND.1, "description": format!("How many; {} unless said.", FOUND.0)},
            }),
            &["query"],
        ),
        tool(
            LIST_CATEGORIES,
            "List the categories of the schema",
            "Where questions begin, by what they ask, a line each: name, arguments, what it gives, what it says.",
            json!({"category": {"type": "string", "enum": categories(), "description": "Only this category; left out: all."}}),
            &[],
        ),
        tool(
            DESCRIBE_TYPES,
            "Describe types",
            "Types of the schema, or single fields of them, written out in SDL with their descriptions, and in short what they lead to.",
            json!({"types": {
                "type": "array",
                "items": {"type": "string"},
                "minItems": 1,
                "maxItems": MAXIMUM_TYPES,
                "description": "Names, such as `Agency`, `ActionFilter`, `Query.overlaps`, `Network.coverage`.",
            }}),
            &["types"],
        ),
        tool(
            RUN_QUESTION,
            "Run a question",
            &format!(
                "Answers a GraphQL query: data, or errors that say what is wrong and what is right. Its cost is in \
                 extensions.cost, and what it rests on that is not completely recorded in extensions.incomplete. Answers have {MAXIMUM_ANSWER} bytes at most: ask for small pages."
            ),
            question.clone(),
            &["query"],
        ),
        tool(
            RUN_QUESTIONS,
            "Run several questions",
            &format!(
                "Answers up to {MAXIMUM_QUESTIONS} GraphQL queries in a list, each with data or errors. Together they may \
                 cost, take and hold as much as one."
            ),
            json!({"questions": {
                "type": "array",
                "items": {"type": "object", "properties": question, "required": ["query"], "additionalProperties": false},
                "minItems": 1,
                "maxItems": MAXIMUM_QUESTIONS,
                "description": "The questions.",
            }}),
            &["questions"],
        ),
    ]
});

fn tool(name: &'static str, title: &str, description: &str, properties: Value, required: &[&str]) -> Tool {
    let schema = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    let schema: JsonObject = schema.as_object().cloned().unwrap_or_default();
    let only_reads =
        ToolAnnotations::with_title(title).read_only(true).destructive(false).idempotent(true).open_world(false);
    Tool::new(name, description.to_owned(), schema).with_title(title).with_annotations(only_reads)
}
