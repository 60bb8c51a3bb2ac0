//! Golden answers: what was once recorded for a document is what it is answered today, whatever executes it.
//!
//! A document is `golden/NAME.graphql`, its variables `golden/NAME.variables.json`; a first line `# operationName: …`
//! names the operation that is asked for. The answer is beside it in `golden/NAME.json`, with cursors masked: they hang
//! on a secret. Of an error it holds what clients rely on, `{"code": …, "names": […]}`: the words that its messages must
//! contain, chosen by hand where a message was recorded. Answers too large to be read are kept as digests.
//!
//! The example questions and the documents of the findings are asked as well. A change of the data changes answers:
//! remove those that it changes, record them anew, and look at the difference.

use crate::{fixture::map, real_data::SNAPSHOT};
use palermo::{
    answer::{Answerer, Outcome, Question},
    budget::Budget,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

const HOW_TO_RECORD: &str = "`GOLDEN=record cargo test --test capabilities golden` writes it";

/// From how many bytes on only the digest of an answer is kept.
const LARGE: usize = 60_000;

/// How deep an answer is laid out on lines of its own: a node of a list at the root stands on one line.
const LINES_TO_DEPTH: usize = 4;

/// Example questions whose answers depend on today, because they are meant to be asked of today. They are among the
/// documents, pinned to a day.
const OF_TODAY: [&str; 7] = [
    "03-shared-protection-actions",
    "06-overlap-without-coordination",
    "07-gaps-in-a-network",
    "08-comparable-databases",
    "09-project-partners",
    "10-path",
    "15-coordination-plan",
];

#[test]
fn every_document_is_answered_as_recorded() {
    let documents = documents();
    assert!(documents.len() >= 200, "only {} documents were found in {}", documents.len(), folder().display());
    let mut asked = [documents, documents_of_findings()].concat();
    // Most example questions stand among the documents word for word.
    for question in example_questions() {
        if asked.iter().all(|document| document.text != question.text) {
            asked.push(question);
        }
    }
    let recording = std::env::var("GOLDEN").is_ok_and(|value| value == "record");
    let mut recorded = Recorded::read();
    assert_eq!(recorded.without_document(&asked), Vec::<String>::new(), "answers without a document; remove them");

    let answerer = Answerer::default();
    let mut differing = String::new();
    for document in &asked {
        let question = Question {
            query: document.text.clone(),
            operation_name: document.operation_name.clone(),
            variables: map(document.variables.clone()),
        };
        let answer = answerer.answer(&SNAPSHOT, &question, &Budget::unlimited());
        let answer =
            Found { outcome: answer.outcome, text: canonical(&without_cost(str::from_utf8(&answer.body).unwrap())) };
        if recording && recorded.of(&document.name).is_none() {
            recorded.write(&document.name, &answer);
        }
        if let Err(difference) = compare(recorded.of(&document.name), &answer) {
            writeln!(differing, "\n{}\n{difference}", document.name).unwrap();
        }
    }
    assert!(differing.is_empty(), "these documents are not answered as recorded:\n{differing}");
}

/// What is asked.
#[derive(Clone)]
struct Document {
    name: String,
    text: String,
    operation_name: Option<String>,
    variables: Value,
}

/// What is answered, in its canonical text.
struct Found {
    outcome: Outcome,
    text: String,
}

/// What was answered when it was recorded.
enum Answer {
    /// In its canonical text.
    Data(String),
    /// The digest of the canonical text.
    Digest(String),
    /// An error's code, and what its messages name.
    Error { code: String, names: Vec<String> },
}

fn compare(recorded: Option<&Answer>, found: &Found) -> Result<(), String> {
    let body: Value = serde_json::from_str(&found.text).expect("an answer is JSON");
    let told = || shortened(&body.to_string());
    match recorded {
        None => Err(format!("  no answer is recorded; {HOW_TO_RECORD}\n  found     {}", told())),
        Some(_) if found.outcome == Outcome::Failed => Err(format!("  it failed\n  found     {}", told())),
        Some(Answer::Data(_) | Answer::Digest(_)) if found.outcome != Outcome::Answered => {
            Err(format!("  expected  data\n  found     {}", told()))
        }
        Some(Answer::Data(text)) if *text == found.text => Ok(()),
        Some(Answer::Data(text)) => {
            let expected = serde_json::from_str(text).expect("a recorded answer is JSON");
            Err(difference("", &expected, &body).unwrap_or_else(|| different_spelling(text, &found.text)))
        }
        Some(Answer::Digest(digest)) if *digest == digest_of(&found.text) => Ok(()),
        Some(Answer::Digest(digest)) => Err(format!(
            "  expected  an answer with the digest {digest}\n  found     one of {} bytes with {}: {}",
            found.text.len(),
            digest_of(&found.text),
            told()
        )),
        Some(Answer::Error { .. }) if found.outcome != Outcome::Refused || body.get("data").is_some() => {
            Err(format!("  expected  a refusal without data\n  found     {}", told()))
        }
        Some(Answer::Error { code, names }) => {
            let errors = body["errors"].as_array().expect("a refusal has errors");
            let messages: Vec<&str> = errors.iter().filter_map(|error| error["message"].as_str()).collect();
            let messages = messages.join("\n");
            let missing: Vec<&String> = names.iter().filter(|name| !messages.contains(name.as_str())).collect();
            if errors[0]["extensions"]["code"] != json!(code) {
                let found = &errors[0]["extensions"]["code"];
                return Err(format!(
                    "  at errors[0].extensions.code\n  expected  {code:?}\n  found     {found}: {messages}"
                ));
            }
            match missing.is_empty() {
                true => Ok(()),
                false => Err(format!("  expected  a message that names {missing:?}\n  found     {messages}")),
            }
        }
    }
}

/// The first place where two values differ, in the order of the answer.
fn difference(path: &str, expected: &Value, found: &Value) -> Option<String> {
    let differ = |path: &str, expected: &str, found: &str| {
        format!("  at {path}\n  expected  {}\n  found     {}", shortened(expected), shortened(found))
    };
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            let inside = |key: &String| if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            let first = expected.iter().find_map(|(key, value)| match found.get(key) {
                Some(other) => difference(&inside(key), value, other),
                None => Some(differ(&inside(key), &value.to_string(), "no such key")),
            });
            let first = first.or_else(|| {
                let (key, value) = found.iter().find(|(key, _)| !expected.contains_key(*key))?;
                Some(differ(&inside(key), "no such key", &value.to_string()))
            });
            first.or_else(|| {
                let keys =
                    |object: &serde_json::Map<String, Value>| object.keys().cloned().collect::<Vec<_>>().join(", ");
                let (expected, found) = (keys(expected), keys(found));
                (expected != found).then(|| {
                    let path = if path.is_empty() { "the root" } else { path };
                    differ(path, &format!("keys in the order {expected}"), &format!("keys in the order {found}"))
                })
            })
        }
        (Value::Array(expected), Value::Array(found)) => {
            let pairs = expected.iter().zip(found).enumerate();
            let mut inside =
                pairs.filter_map(|(index, (one, other))| difference(&format!("{path}[{index}]"), one, other));
            inside.next().or_else(|| {
                let count = |list: &[Value]| format!("{} in the list", list.len());
                (expected.len() != found.len()).then(|| differ(path, &count(expected), &count(found)))
            })
        }
        _ => (expected != found).then(|| differ(path, &expected.to_string(), &found.to_string())),
    }
}

/// Values that are equal to a reader of JSON, and yet other bytes.
fn different_spelling(expected: &str, found: &str) -> String {
    let pairs = pieces(expected).into_iter().zip(pieces(found));
    let (expected, found) = pairs.into_iter().find(|(one, other)| one != other).expect("the texts differ");
    format!("  the same value is spelt otherwise\n  expected  {expected}\n  found     {found}")
}

fn shortened(text: &str) -> String {
    let end = text.floor_char_boundary(300);
    if end == text.len() { text.to_owned() } else { format!("{} … ({} bytes)", &text[..end], text.len()) }
}

fn documents() -> Vec<Document> {
    let names = files(&folder(), ".graphql");
    let read = |name: String| {
        let text = read_text(&folder().join(format!("{name}.graphql")));
        let variables = folder().join(format!("{name}.variables.json"));
        let variables = match variables.exists() {
            true => serde_json::from_str(&read_text(&variables)).expect("the variables are JSON"),
            false => json!({}),
        };
        let first_line = text.lines().next().unwrap_or_default();
        let operation_name = first_line.strip_prefix("# operationName: ").map(str::to_owned);
        Document { name, text, operation_name, variables }
    };
    names.into_iter().map(read).collect()
}

fn example_questions() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("explorer/questions");
    let names = files(&folder, ".graphql");
    assert!(OF_TODAY.iter().all(|left_out| names.iter().any(|name| name == left_out)), "a question has another name");
    let names = names.into_iter().filter(|name| !OF_TODAY.contains(&name.as_str()));
    names
        .map(|name| {
            let text = read_text(&folder.join(format!("{name}.graphql")));
            Document { name: format!("question-{name}"), text, operation_name: None, variables: json!({}) }
        })
        .collect()
}

fn documents_of_findings() -> Vec<Document> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/findings");
    let names = files(&folder, ".graphql").into_iter();
    names
        .map(|name| {
            let text = read_text(&folder.join(format!("{name}.graphql")));
            Document { name: format!("finding-{name}"), text, operation_name: None, variables: json!({}) }
        })
        .collect()
}

/// The recorded answers: those in files, and the digests of large ones.
struct Recorded {
    answers: BTreeMap<String, Answer>,
}

impl Recorded {
    fn read() -> Self {
        let names = files(&folder(), ".json").into_iter();
        let names = names.filter(|name| name != "digests" && !name.ends_with(".variables"));
        let of_files = names.map(|name| {
            let text = read_text(&folder().join(format!("{name}.json")));
            let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}.json: {error}"));
            let answer = match value.get("code").and_then(Value::as_str) {
                Some(code) => Answer::Error { code: code.to_owned(), names: words(&value["names"]) },
                None => Answer::Data(canonical(&text)),
            };
            (name, answer)
        });
        let digests = read_text(&folder().join("digests.json"));
        let digests: BTreeMap<String, String> = serde_json::from_str(&digests).expect("digests are words");
        let of_digests = digests.into_iter().map(|(name, digest)| (name, Answer::Digest(digest)));
        Recorded { answers: of_files.chain(of_digests).collect() }
    }

    fn of(&self, name: &str) -> Option<&Answer> {
        self.answers.get(name)
    }

    fn without_document(&self, documents: &[Document]) -> Vec<String> {
        let names: BTreeSet<&str> = documents.iter().map(|document| document.name.as_str()).collect();
        self.answers.keys().filter(|name| !names.contains(name.as_str())).cloned().collect()
    }

    /// Of an error the names are left open, for a person to choose.
    fn write(&mut self, name: &str, found: &Found) {
        let file = folder().join(format!("{name}.json"));
        let answer = match found.outcome {
            Outcome::Answered if found.text.len() > LARGE => Answer::Digest(digest_of(&found.text)),
            Outcome::Answered => {
                fs::write(file, laid_out(&found.text)).unwrap();
                Answer::Data(found.text.clone())
            }
            Outcome::Refused | Outcome::Stopped | Outcome::Limited | Outcome::Failed => {
                let body: Value = serde_json::from_str(&found.text).expect("an answer is JSON");
                let code = body["errors"][0]["extensions"]["code"].as_str().expect("an error has a code").to_owned();
                fs::write(file, format!("{}\n", json!({"code": code, "names": []}))).unwrap();
                Answer::Error { code, names: Vec::new() }
            }
        };
        self.answers.insert(name.to_owned(), answer);
        let digests = self.answers.iter().filter_map(|(name, answer)| match answer {
            Answer::Digest(digest) => Some((name, digest)),
            Answer::Data(_) | Answer::Error { .. } => None,
        });
        let digests = serde_json::to_string_pretty(&digests.collect::<BTreeMap<_, _>>()).unwrap();
        fs::write(folder().join("digests.json"), format!("{digests}\n")).unwrap();
    }
}

fn words(value: &Value) -> Vec<String> {
    let words = value.as_array().expect("`names` is a list").iter();
    words.map(|word| word.as_str().expect("a name is a word").to_owned()).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/capabilities/golden")
}

/// The files of a folder with this ending, without it, by name.
fn files(folder: &Path, ending: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().expect("names are UTF-8"));
    let mut names: Vec<String> = names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect();
    names.sort_unstable();
    names
}

fn read_text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn digest_of(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::new(), |digest, byte| digest + &format!("{byte:02x}"))
}

/// The text of an answer without blanks between its pieces and with its cursors masked. The text and not the value is
/// compared, because the order of keys and the last digit of a number belong to the answer.
fn canonical(text: &str) -> String {
    let mut pieces = pieces(text);
    for index in 2..pieces.len() {
        let of_cursor = matches!(pieces[index - 2], "\"cursor\"" | "\"startCursor\"" | "\"endCursor\"");
        if of_cursor && pieces[index - 1] == ":" && pieces[index].starts_with('"') && pieces[index] != "\"\"" {
            pieces[index] = "\"…\"";
        }
    }
    pieces.concat()
}

/// An answer without what it cost, which is told behind the data, and with what it rests on that is not recorded.
fn without_cost(text: &str) -> String {
    let Some((data, extensions)) = text.rsplit_once(",\"extensions\":{\"cost\":") else { return text.to_owned() };
    match extensions.split_once(",\"incomplete\":") {
        Some((_, incomplete)) => format!("{data},\"extensions\":{{\"incomplete\":{incomplete}"),
        None => format!("{data}}}"),
    }
}

/// The text on several lines, for people who compare two of them.
fn laid_out(text: &str) -> String {
    let pieces = pieces(text);
    let (mut lines, mut depth) = (String::new(), 0);
    let new_line = |lines: &mut String, depth: usize| *lines += &format!("\n{}", " ".repeat(depth));
    for (index, piece) in pieces.iter().enumerate() {
        match *piece {
            "{" | "[" => {
                depth += 1;
                lines += piece;
                if depth <= LINES_TO_DEPTH && !matches!(pieces[index + 1], "}" | "]") {
                    new_line(&mut lines, depth);
                }
            }
            "}" | "]" => {
                depth -= 1;
                if depth < LINES_TO_DEPTH && !matches!(pieces[index - 1], "{" | "[") {
                    new_line(&mut lines, depth);
                }
                lines += piece;
            }
            "," if depth <= LINES_TO_DEPTH => {
                lines += ",";
                new_line(&mut lines, depth);
            }
            "," | ":" => {
                lines += piece;
                lines.push(' ');
            }
            _ => lines += piece,
        }
    }
    lines + "\n"
}

/// The strings, numbers, words and marks that a JSON text is made of.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => end_of_string(rest),
            '{' | '}' | '[' | ']' | ',' | ':' => 1,
            _ => rest.find(|sign: char| ",:{}[]\"".contains(sign) || sign.is_whitespace()).unwrap_or(rest.len()),
        };
        pieces.push(&rest[..end]);
        rest = rest[end..].trim_start();
    }
    pieces
}

fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    let closing = text.bytes().skip(1).position(|byte| {
        let closes = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        closes
    });
    closing.expect("a string ends") + 2
}
