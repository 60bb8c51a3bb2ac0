//! What is wrong in a data file, where, and what would be right; drawn as compilers draw theirs.

use crate::files::DataFile;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};
use std::{ops::Range, sync::Arc};

/// Something wrong in a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it is.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// What stands at the caret.
    pub label: String,
    /// What is allowed, and the nearest right word.
    pub help: Option<String>,
    /// Another place that it has to do with, and what is there.
    pub second: Option<(Place, String)>,
}

/// A stretch of a file, in bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The path of the file.
    pub file: Arc<str>,
    /// From which byte.
    pub start: usize,
    /// Up to which byte.
    pub end: usize,
}

impl Place {
    /// The stretch of the file.
    pub fn new(file: &Arc<str>, span: Range<usize>) -> Self {
        Place { file: file.clone(), start: span.start, end: span.end }
    }
}

impl Problem {
    /// A problem with neither help nor a second place.
    pub fn new(place: &Place, message: impl Into<String>, label: impl Into<String>) -> Self {
        Problem { place: place.clone(), message: message.into(), label: label.into(), help: None, second: None }
    }

    /// With what is allowed.
    pub fn help(self, help: impl Into<String>) -> Self {
        Problem { help: Some(help.into()), ..self }
    }

    /// With another place that it has to do with.
    pub fn second(self, place: &Place, label: impl Into<String>) -> Self {
        Problem { second: Some((place.clone(), label.into())), ..self }
    }
}

/// What stands in a file, as it can be shown in a sentence: without control characters and not too long.
pub fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(MOST_QUOTED).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    let shown: String = short
        .chars()
        .flat_map(|character| match character {
            '\'' | '"' | '\\' => vec![character],
            _ => character.escape_debug().collect(),
        })
        .collect();
    format!("`{shown}`")
}

const MOST_QUOTED: usize = 120;

/// How many problems a report shows.
pub const MOST_SHOWN: usize = 100;

/// The first problems, in order of file and place, as a report for people.
pub fn render(problems: &[Problem], files: &[DataFile], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut sorted: Vec<&Problem> = problems.iter().collect();
    sorted.sort_by_key(|problem| &problem.place);
    let mut report = String::new();
    for problem in sorted.into_iter().take(MOST_SHOWN) {
        report.push_str(&renderer.render(&[group(problem, files)]));
        report.push_str("\n\n");
    }
    report
}

/// How many characters of a sentence are shown.
const MOST_SAID: usize = 1_000;

/// How many bytes the lines have that are drawn; of longer ones only the place is told.
const LONGEST_LINE: usize = 2_000;

fn group<'a>(problem: &'a Problem, files: &'a [DataFile]) -> Group<'a> {
    let mut group = Group::with_title(Level::ERROR.primary_title(said(&problem.message)));
    let text = |place: &Place| files.iter().find(|file| *file.path == *place.file)?.text.as_deref().ok();
    let first = text(&problem.place);
    match (&problem.second, first) {
        (Some((second, label)), Some(source))
            if second.file == problem.place.file && is_short(source, &problem.place) && is_short(source, second) =>
        {
            let excerpt = Excerpt::new(source, &[&problem.place, second]);
            let context = AnnotationKind::Context.span(excerpt.span(second)).label(said(label));
            let snippet = excerpt.snippet(&problem.place, AnnotationKind::Primary, &problem.label);
            group = group.element(snippet.annotation(context));
        }
        (second, _) => {
            group = drawn(group, first, &problem.place, AnnotationKind::Primary, &problem.label);
            if let Some((place, label)) = second {
                group = drawn(group, text(place), place, AnnotationKind::Context, label);
            }
        }
    }
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(said(help))),
        None => group,
    }
}

/// A place, drawn where its text is known and not too long.
fn drawn<'a>(
    group: Group<'a>,
    source: Option<&'a str>,
    place: &'a Place,
    kind: AnnotationKind,
    label: &'a str,
) -> Group<'a> {
    let origin = Origin::path(normalize_untrusted_str(&place.file));
    match source {
        Some(source) if is_short(source, place) => {
            group.element(Excerpt::new(source, &[place]).snippet(place, kind, label))
        }
        Some(source) => {
            let before = &source[..drawable(source, place).start];
            let line = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
            group.element(origin.line(before.matches('\n').count() + 1).char_column(line.chars().count() + 1))
        }
        None => group.element(origin),
    }
}

/// A sentence in which what stands in a file may be quoted: without control characters, and not too long.
fn said(text: &str) -> String {
    let text = normalize_untrusted_str(text);
    match text.char_indices().nth(MOST_SAID) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

fn is_short(source: &str, place: &Place) -> bool {
    Excerpt::new(source, &[place]).text.len() <= LONGEST_LINE
}

/// The lines of a file in which some places are: whoever draws them looks at nothing else.
struct Excerpt<'a> {
    text: &'a str,
    start: usize,
    line: usize,
}

impl<'a> Excerpt<'a> {
    fn new(source: &'a str, places: &[&Place]) -> Self {
        let drawn: Vec<Range<usize>> = places.iter().map(|place| drawable(source, place)).collect();
        let first = drawn.iter().map(|span| span.start).min().unwrap_or_default();
        let last = drawn.iter().map(|span| span.end).max().unwrap_or_default();
        let start = source[..first].rfind('\n').map_or(0, |at| at + 1);
        let end = source[last..].find('\n').map_or(source.len(), |length| last + length);
        Excerpt { text: &source[start..end], start, line: source[..start].matches('\n').count() + 1 }
    }

    fn span(&self, place: &Place) -> Range<usize> {
        let inside = |at: usize| self.text.floor_char_boundary(at.saturating_sub(self.start).min(self.text.len()));
        let (start, end) = (inside(place.start), inside(place.end));
        let line_end = self.text[start..end.max(start)].find('\n').map_or(end.max(start), |length| start + length);
        start..line_end
    }

    fn snippet(
        &self,
        place: &'a Place,
        kind: AnnotationKind,
        label: &'a str,
    ) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
        Snippet::source(self.text)
            .line_start(self.line)
            .path(normalize_untrusted_str(&place.file))
            .annotation(kind.span(self.span(place)).label(said(label)))
    }
}

/// The first line of the place, within the text: a value over many lines is shown by where it begins, and whoever hands
/// in other files than were read gets a caret in the wrong place rather than a panic.
fn drawable(source: &str, place: &Place) -> Range<usize> {
    let start = source.floor_char_boundary(place.start.min(source.len()));
    let end = source.ceil_char_boundary(place.end.clamp(start, source.len()));
    let line_end = source[start..end].find('\n').map_or(end, |length| start + length);
    start..line_end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_line_only_the_place_is_told() {
        let text = format!("id = \"x\"\nname = \"{}\"\n", "é".repeat(1_000_000));
        let files = [DataFile::new("agencies/x.toml", text.as_str())];
        let place = |start| Place::new(&Arc::from("agencies/x.toml"), start..text.len() - 1);
        let problem = Problem::new(&place(16), "m".repeat(1_000_000), "wrong").second(&place(0), "first").help("help");
        let report = render(&[problem], &files, false);
        assert!(report.contains("agencies/x.toml:2:8\n"), "{}", report.chars().take(2_000).collect::<String>());
        assert!(report.contains("1 | id = \"x\"") && report.len() < 3_000, "{}", report.len());
    }

    #[test]
    fn two_places_of_one_file_are_drawn_together() {
        let text = "a = 1\n".repeat(10_000);
        let files = [DataFile::new("x.toml", text.as_str())];
        let place = |start| Place::new(&Arc::from("x.toml"), start..start + 1);
        let report =
            render(&[Problem::new(&place(59_994), "again", "again").second(&place(6), "first")], &files, false);
        assert!(report.contains("x.toml:10000:1") && report.contains("\n    2 | a = 1\n"), "{report}");
        assert!(report.len() < 500, "{report}");
    }
}
