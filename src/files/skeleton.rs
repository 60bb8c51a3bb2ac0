//! A file that is still to be filled in: every key with what it means, those that must be there first.

use crate::files::{
    DataFile,
    form::{Form, Key},
    format::{Format, formats},
    layout::{FileKind, LAYOUTS},
    nearest,
    problem::quoted,
    ratification, rules,
};
use std::fmt::Write as _;

/// Why there is no skeleton.
#[derive(Debug, thiserror::Error)]
pub enum SkeletonError {
    /// There are no files of this kind.
    #[error("there are no files of the kind {kind}; {help}", kind = quoted(.kind))]
    Kind {
        /// What was asked for.
        kind: String,
        /// What there is.
        help: String,
    },
    /// This is not an id.
    #[error("{} is not an id; write small letters from a to z and digits, with a hyphen between words", quoted(.0))]
    Id(String),
}

/// The files of a new fact, to be filled in: one, or two where a table belongs to it.
pub fn skeleton(word: &str, id: &str) -> Result<Vec<DataFile>, SkeletonError> {
    let mut formats = formats();
    // A file of which there is one only is there already.
    formats.retain(|format| format.layout.name.is_none());
    let Some(format) = formats.iter().find(|format| format.word == word) else {
        return Err(SkeletonError::Kind { kind: word.to_owned(), help: help(word, &formats) });
    };
    if !rules::slug::is_slug(id) {
        return Err(SkeletonError::Id(id.to_owned()));
    }
    let mut files = vec![DataFile::new(format.layout.path(id), text(format, id))];
    if format.layout.kind == FileKind::RatificationCoverage {
        let table = LAYOUTS.iter().filter(|layout| layout.kind == FileKind::Ratifications);
        files.extend(table.map(|layout| DataFile::new(layout.path(id), ratification::COLUMNS.header() + "\n")));
    }
    Ok(files)
}

/// What to write instead of a wrong word.
fn help(word: &str, formats: &[Format]) -> String {
    let owners: Vec<&str> =
        formats.iter().filter(|format| table_of(word, &format.keys).is_some()).map(|format| format.word).collect();
    match formats.iter().find_map(|format| table_of(word, &format.keys)) {
        Some(table) => {
            format!("such a fact stands under [[{table}]] in the file of its owner, one of {}", nearest::list(&owners))
        }
        None => nearest::allowed(word, &formats.iter().map(|format| format.word).collect::<Vec<_>>()),
    }
}

/// The tables of facts that are called so: `actions` for `action`.
fn table_of(word: &str, keys: &[Key]) -> Option<&'static str> {
    keys.iter().find_map(|key| match &key.form {
        Form::Tables(_) if key.name == word || key.name.strip_suffix('s') == Some(word) => Some(key.name),
        form => match form {
            Form::Tables(inner) | Form::Table(inner) => table_of(word, inner),
            _ => None,
        },
    })
}

fn text(format: &Format, id: &str) -> String {
    let mut text = Text { format, id, lines: String::new() };
    text.comment("", "Fill in what is marked with ● and stands between empty quotes. Of the rest take away the `#` before what is known, and delete what is not known. `palermo check` tells what is still missing.");
    text.keys("", "", &format.keys, Shown::Plain);
    text.lines
}

/// Whether what must be there is written out or, in a table that need not be there, as a comment.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Plain,
    Commented,
}

struct Text<'f> {
    format: &'f Format,
    id: &'f str,
    lines: String,
}

impl Text<'_> {
    fn keys(&mut self, path: &str, table: &str, keys: &[Key], shown: Shown) {
        // Below the header of a table no key of the table before may follow.
        let in_order = [(false, true), (false, false), (true, true), (true, false)];
        for (is_table, required) in in_order {
            for key in keys.iter().filter(|key| key.inner().is_some() == is_table && key.required == required) {
                let shown = if required { shown } else { Shown::Commented };
                match &key.form {
                    Form::Tables(inner) | Form::Table(inner) => self.table(path, table, key, inner, shown),
                    _ => self.key(table, key, shown),
                }
            }
        }
    }

    fn key(&mut self, table: &str, key: &Key, shown: Shown) {
        let mark = if key.required { "● " } else { "" };
        let expected = match &key.form {
            Form::Word(words) => format!("one of {}", words.list().join(", ")),
            Form::List(item) => match &**item {
                Form::Word(words) => format!("a list in brackets of {}", words.list().join(", ")),
                item => format!("a list in brackets, each {}", item.expected()),
            },
            form => form.expected(),
        };
        self.lines.push('\n');
        self.comment(mark, &format!("{}: {expected}", self.format.told(table, key.name)));
        let hash = if shown == Shown::Commented { "#" } else { "" };
        let value = match &key.form {
            Form::Id if table.is_empty() => format!("\"{}\"", self.id),
            Form::List(_) => "[\"\"]".to_owned(),
            Form::Pairs(_) => "{}".to_owned(),
            _ => "\"\"".to_owned(),
        };
        writeln!(self.lines, "{hash}{} = {value}", key.name).expect("memory takes everything");
    }

    fn table(&mut self, path: &str, table: &str, key: &Key, inner: &[Key], shown: Shown) {
        let path = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        self.lines.push('\n');
        self.comment(if key.required { "● " } else { "" }, self.format.told(table, key.name));
        let hash = if shown == Shown::Commented { "#" } else { "" };
        let header = match &key.form {
            Form::Tables(_) => format!("[[{path}]]"),
            _ => format!("[{path}]"),
        };
        writeln!(self.lines, "{hash}{header}").expect("memory takes everything");
        self.keys(&path, key.name, inner, shown);
    }

    /// Words with `#` before each line.
    fn comment(&mut self, mark: &str, text: &str) {
        let mut line = format!("# {mark}");
        for word in text.split(' ') {
            if line.chars().count() + word.chars().count() > LONGEST_LINE {
                self.lines.push_str(line.trim_end());
                self.lines.push('\n');
                line = "# ".to_owned();
            }
            line.push_str(word);
            line.push(' ');
        }
        self.lines.push_str(line.trim_end());
        self.lines.push('\n');
    }
}

const LONGEST_LINE: usize = 110;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{
        fixture::{Fixture, messages},
        form::Words,
        reference::Target,
    };
    use entity::fact::FactKind;

    /// A right value for what stands between empty quotes.
    fn sample(form: &Form) -> String {
        match form {
            Form::Text => "\"A text\"".to_owned(),
            Form::Id => "\"new-one-a\"".to_owned(),
            Form::Address => "\"https://example.org/new\"".to_owned(),
            Form::Currency => "\"EUR\"".to_owned(),
            Form::Date => "\"2017-04\"".to_owned(),
            Form::Flag => "true".to_owned(),
            Form::Whole(_) | Form::Number | Form::Scalar => "23".to_owned(),
            Form::Document => "\"findings/icat.graphql\"".to_owned(),
            Form::Word(Words { words, .. }) => format!("\"{}\"", words[0].0),
            Form::Reference(Target::State) => "\"ES\"".to_owned(),
            Form::Reference(Target::Key) => "\"network:icat\"".to_owned(),
            Form::Reference(Target::Id(FactKind::Instrument)) => "\"untoc\"".to_owned(),
            Form::Reference(Target::Id(FactKind::Output)) => "\"ctdc\"".to_owned(),
            Form::Reference(Target::Id(FactKind::Region)) => "\"europe\"".to_owned(),
            Form::Reference(_) | Form::Party => "\"iom\"".to_owned(),
            Form::List(item) => format!("[{}]", sample(item)),
            Form::Pairs(_) => "{ wikidata = \"Q1\" }".to_owned(),
            Form::Tables(_) | Form::Table(_) => String::new(),
        }
    }

    /// The forms of all keys by their names; where a name stands for several, the first that is found.
    fn fill(keys: &[Key], lines: &[&str], at: &mut usize, filled: &mut String) {
        while let Some(line) = lines.get(*at) {
            let blank = line.strip_prefix('#').filter(|line| !line.starts_with(' ')).unwrap_or(line);
            let inner = blank.trim_matches(['[', ']']).rsplit('.').next().unwrap_or_default();
            match blank.split_once(" = ") {
                _ if line.starts_with("# ") || line.is_empty() => {}
                Some(("id", value)) if value != "\"\"" => writeln!(filled, "{blank}").expect("memory"),
                Some((name, _)) => {
                    let Some(key) = keys.iter().find(|key| key.name == name) else { return };
                    writeln!(filled, "{name} = {}", sample(&key.form)).expect("memory");
                }
                None => {
                    let Some(keys) = keys.iter().find(|key| key.name == inner).and_then(Key::inner) else { return };
                    writeln!(filled, "{blank}").expect("memory");
                    *at += 1;
                    fill(keys, lines, at, filled);
                    continue;
                }
            }
            *at += 1;
        }
    }

    fn filled(format: &Format, text: &str) -> String {
        let lines: Vec<&str> = text.lines().collect();
        let (mut at, mut filled) = (0, String::new());
        fill(&format.keys, &lines, &mut at, &mut filled);
        assert_eq!(at, lines.len(), "`{}` belongs nowhere", lines.get(at).copied().unwrap_or_default());
        filled
    }

    fn new_formats() -> Vec<Format> {
        formats().into_iter().filter(|format| format.layout.name.is_none()).collect()
    }

    /// What a person has to change of the samples, which know nothing of rules between keys.
    fn with_rules(word: &str, text: &str) -> String {
        match word {
            "arrangement" => text.replace("parties = [\"iom\"]", "parties = [\"iom\", \"unodc\"]"),
            _ => text.to_owned(),
        }
    }

    #[test]
    fn what_must_be_there_filled_in_has_no_problem() {
        for format in new_formats() {
            let mut fixture = Fixture::new();
            // A table of ratifications is of an instrument that is there, and has rows.
            let id = if format.word == "ratifications" { "protocol" } else { "new-one" };
            for file in skeleton(format.word, id).expect("a skeleton") {
                let text = file.text.expect("a text");
                let text = match file.path.ends_with(".csv") {
                    true => text + "ES,2000-01-01,,,https://example.org/new,\n",
                    false => {
                        let required: String = text
                            .lines()
                            .filter(|line| !line.starts_with('#'))
                            .map(|line| format!("{line}\n"))
                            .collect();
                        with_rules(format.word, &filled(&format, &required))
                    }
                };
                fixture = fixture.file(&file.path, &text);
            }
            assert_eq!(messages(&fixture.files), [""; 0], "{}", format.word);
        }
    }

    #[test]
    fn every_key_is_there_and_every_blank_is_a_problem() {
        for format in new_formats() {
            let text = skeleton(format.word, "new-one").expect("a skeleton").remove(0).text.expect("a text");
            let all = filled(&format, &text);
            let fixture = Fixture::new().file(&format.layout.path("new-one"), &all);
            for problem in messages(&fixture.files) {
                assert!(!problem.contains("there is no key") && !problem.contains("is missing:"), "{problem}");
                assert!(!problem.contains("no word for") && !problem.contains("this is not TOML"), "{problem}\n{all}");
            }
            let blank = messages(&Fixture::new().file(&format.layout.path("new-one"), &text).files);
            let blanks = text.lines().filter(|line| !line.starts_with('#') && line.contains("\"\"")).count();
            assert!(blanks > 3 && blank.len() >= blanks, "{blank:?}");
        }
    }

    #[test]
    fn a_skeleton_tells_what_each_key_means() {
        let file = skeleton("agency", "ecowas").expect("a skeleton").remove(0);
        assert_eq!(file.path, "agencies/ecowas.toml");
        let text = file.text.expect("a text");
        let beginning = text.split("\n[[sources]]").next().expect("sources");
        insta::assert_snapshot!(beginning);
    }

    #[test]
    fn a_wrong_kind_is_answered_by_the_right_one() {
        let said = |word| skeleton(word, "x").expect_err("no such kind").to_string();
        assert!(said("agncy").ends_with("the nearest is `agency`"), "{}", said("agncy"));
        assert_eq!(
            said("action"),
            "there are no files of the kind `action`; such a fact stands under [[actions]] in the file of its owner, one of \
             `agency`, `network`, `project`"
        );
        let error = skeleton("agency", "../x").expect_err("no id").to_string();
        assert_eq!(
            error,
            "`../x` is not an id; write small letters from a to z and digits, with a hyphen between words"
        );
    }
}
