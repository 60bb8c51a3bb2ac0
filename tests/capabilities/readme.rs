//! The README is run: its commands, its questions, its addresses and its links.

use crate::program::{Server, palermo, run, text};
use serde_json::Value;
use std::{path::Path, process::Command};
use tempfile::TempDir;

const README: &str = include_str!("../../README.md");

/// The host of the README.
const HOST: &str = "127.0.0.1:8000";

/// Commands that are not run here, and where they are.
const ELSEWHERE: [(&str, &str); 6] = [
    ("git clone", "whoever checks this has done it"),
    ("cargo run --release", "the program that it builds is run by every test of `program.rs`"),
    ("createdb", "`postgres.rs` makes databases"),
    ("export DATABASE_URL", "`postgres.rs` starts servers with it"),
    ("palermo", "`program.rs` starts servers without arguments"),
    ("tests/run", "it runs this test"),
];

/// Addresses that a GET does not find, because something else than a GET asks there, or because they begin addresses.
const NOT_ASKED: [&str; 2] = ["/mcp", "/agency"];

/// A block of code: its language and what is in it.
struct Block {
    language: &'static str,
    text: &'static str,
}

fn blocks() -> Vec<Block> {
    let parts = README.split("```");
    let fenced = parts.enumerate().filter(|(at, _)| at % 2 == 1);
    fenced
        .map(|(_, block)| {
            let (language, text) = block.split_once('\n').unwrap();
            Block { language, text }
        })
        .collect()
}

/// The commands of a block, each with the lines that it is said to print.
fn commands(block: &str) -> Vec<(String, String)> {
    let joined = block.replace("\\\n", " ");
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in joined.lines() {
        match (line.strip_prefix("$ "), commands.last_mut()) {
            (Some(command), _) => commands.push((command.to_owned(), String::new())),
            (None, Some((_, printed))) => printed.push_str(&format!("{line}\n")),
            (None, None) => panic!("a block of commands begins with one: {line}"),
        }
    }
    commands
}

/// Whether an answer is the one shown, in which a text that ends in `…` is cut.
fn is_shown(shown: &Value, answer: &Value) -> bool {
    match (shown, answer) {
        (Value::Object(shown), Value::Object(answer)) => {
            shown.len() == answer.len()
                && shown.iter().all(|(key, value)| answer.get(key).is_some_and(|other| is_shown(value, other)))
        }
        (Value::Array(shown), Value::Array(answer)) => {
            shown.len() == answer.len() && shown.iter().zip(answer).all(|(one, other)| is_shown(one, other))
        }
        (Value::String(shown), Value::String(answer)) => match shown.strip_suffix('…') {
            Some(start) => answer.starts_with(start),
            None => shown == answer,
        },
        _ => shown == answer,
    }
}

#[test]
fn every_command_and_question_gives_what_is_shown() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(folder.path(), &[]);
    let blocks = blocks();
    for (at, block) in blocks.iter().enumerate() {
        let shown = blocks.get(at + 1).filter(|next| next.language == "json");
        let shown = shown.map(|next| serde_json::from_str::<Value>(next.text).expect(next.text));
        match block.language {
            "console" => {
                for (command, printed) in commands(block.text) {
                    if ELSEWHERE.iter().any(|(start, _)| command.starts_with(start)) {
                        continue;
                    }
                    let command = command.replace(HOST, &server.address);
                    let output = Command::new("bash").args(["-c", &command]).current_dir(folder.path()).output();
                    let output = output.unwrap();
                    assert!(output.status.success(), "{command}: {}", text(&output.stderr));
                    let answer = text(&output.stdout);
                    assert!(!answer.is_empty() && answer.starts_with(&printed), "{command} printed {answer}");
                    if let Some(shown) = &shown {
                        let answer: Value = serde_json::from_str(&answer).unwrap();
                        assert!(is_shown(shown, &answer), "{command} answered {answer}");
                    }
                }
            }
            "graphql" => {
                let answer = server.ask(block.text);
                assert_eq!(answer.get("errors"), None, "{}", block.text);
                if let Some(shown) = &shown {
                    assert!(is_shown(shown, &answer), "{} answered {answer}", block.text);
                }
            }
            // Shown beside a question, or what others are configured with: nginx has a test of its own in a browser.
            "json" | "nginx" | "caddyfile" => {}
            other => panic!("a block of `{other}` is not run"),
        }
    }
}

#[test]
fn the_program_starts_with_the_facts_that_it_is_said_to() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(folder.path(), &[]);
    let dataset = &server.ask("{ dataset { version counts { count } } }")["data"]["dataset"];
    let facts: u64 = dataset["counts"].as_array().unwrap().iter().filter_map(|count| count["count"].as_u64()).sum();
    let said = format!("{facts} facts, data set {}, revision 1", dataset["version"].as_str().unwrap());
    assert!(README.contains(&said), "the README does not say {said}");
}

#[test]
fn every_address_is_answered_and_every_link_leads_somewhere() {
    let folder = TempDir::new().unwrap();
    let server = Server::start(folder.path(), &[]);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut asked = 0;
    let mut answered = |path: &str| {
        asked += 1;
        // A browser gets GraphiQL there, and a program has to ask something.
        let path = if path == "/graphql" { "/graphql?query={__typename}" } else { path };
        let (status, body) = server.get(path);
        assert_eq!(status, 200, "{path}: {}", body.chars().take(300).collect::<String>());
    };
    for target in README.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()) {
        if let Some(path) = target.strip_prefix("http://").and_then(|address| address.strip_prefix(HOST)) {
            answered(path);
        } else if let Some(anchor) = target.strip_prefix('#') {
            let headings = README.lines().filter_map(|line| line.strip_prefix("## "));
            let mut anchors = headings.map(|heading| heading.to_lowercase().replace(' ', "-").replace(',', ""));
            assert!(anchors.any(|known| known == anchor), "no heading is #{anchor}");
        } else {
            let file = target.split('#').next().unwrap();
            assert!(root.join(file).exists(), "there is no {file}");
        }
    }
    let spans = README.split('`').filter(|span| span.starts_with('/') && !span.contains(['{', ' ', '…', '\n']));
    for span in spans.filter(|span| !NOT_ASKED.contains(span)) {
        // The question is in the words around it.
        let path = match span {
            "/cite.ris" | "/cite.json" => &format!("{span}?page=/agency/iom"),
            _ => span,
        };
        answered(path);
    }
    assert!(asked > 40, "{asked}");
}

#[test]
fn every_line_of_a_command_is_understood() {
    let folder = TempDir::new().unwrap();
    let words = [("KIND", "agency"), ("ID", "ecowas"), ("FOLDER", "data"), ("FILE", "a.db"), ("FORMAT", ".json")];
    let spans = README.split('`').filter(|span| span.starts_with("palermo ") && !span.contains('\n'));
    let mut understood = 0;
    for span in spans {
        let mut span = span.replace(['[', ']'], "");
        for (word, example) in words {
            span = span.replace(word, example);
        }
        let arguments: Vec<&str> = span.split_whitespace().skip(1).chain(["--help"]).collect();
        let output = palermo(folder.path(), &arguments).output().unwrap();
        assert!(output.status.success(), "{span}: {}", text(&output.stderr));
        understood += 1;
    }
    assert!(understood > 10, "{understood}");
    // Help shows nothing of a wrong word before it: that a wrong one is refused proves that lines are read.
    assert!(!run(folder.path(), &["exprot", "--help"]).status.success());
}
