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

fn group<'a>(problem: &'a Problem, files: &'a [DataFile]) -> Group<'a> {
    let mut group = Group::with_title(Level::ERROR.primary_title(normalize_untrusted_str(&problem.message)));
    let text = |place: &Place| files.iter().find(|file| *file.path == *place.file)?.text.as_deref().ok();
    group = match (text(&problem.place), &problem.second) {
        (None, _) => group.element(Origin::path(normalize_untrusted_str(&problem.place.file))),
        (Some(source), Some((second, label))) if second.file == problem.place.file => {
            let excerpt = Excerpt::new(source, &[&problem.place, second]);
            group.element(
                excerpt.snippet(&problem.place, AnnotationKind::Primary, &problem.label).annotation(
                    AnnotationKind::Context.span(excerpt.span(second)).label(normalize_untrusted_str(label)),
                ),
            )
        }
        (Some(source), second) => {
            group = group.element(shown(source, &problem.place, AnnotationKind::Primary, &problem.label));
            match second.as_ref().and_then(|(second, label)| Some((text(second)?, second, label))) {
                Some((source, second, label)) => group.element(shown(source, second, AnnotationKind::Context, label)),
                None => group,
            }
        }
    };
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(normalize_untrusted_str(help))),
        None => group,
    }
}

fn shown<'a>(
    source: &'a str,
    place: &'a Place,
    kind: AnnotationKind,
    label: &'a str,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    Excerpt::new(source, &[place]).snippet(place, kind, label)
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
            .annotation(kind.span(self.span(place)).label(normalize_untrusted_str(label)))
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
