//! What is wrong in a data file: where, what is allowed, and the nearest right word. Drawn as compilers draw theirs.

use crate::files::DataFile;
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::ops::Range;

/// One problem, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What is wrong, as a sentence that reads alone.
    pub title: String,
    /// What is wrong, in few words under the value.
    pub label: String,
    /// What is allowed, or what to do.
    pub help: Option<String>,
    /// Another place that has to do with it, and what it is.
    pub other: Option<(Place, String)>,
}

/// A part of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file's path.
    pub path: String,
    /// From which to before which byte.
    pub start: usize,
    /// Before which byte it ends.
    pub end: usize,
}

impl Place {
    /// A part of a file.
    pub fn new(path: &str, span: Range<usize>) -> Self {
        Place { path: path.to_owned(), start: span.start, end: span.end }
    }
}

impl Problem {
    /// A problem that speaks for itself.
    pub fn new(place: Place, title: impl Into<String>, label: impl Into<String>) -> Self {
        Problem { place, title: title.into(), label: label.into(), help: None, other: None }
    }

    /// Says what is allowed, or what to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Shows another place that has to do with it.
    pub fn other(mut self, place: Place, label: impl Into<String>) -> Self {
        self.other = Some((place, label.into()));
        self
    }
}

/// The nearest of the right words, if one is near enough to be meant.
pub fn nearest<'w>(wrong: &str, right: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let wrong = wrong.to_lowercase().replace([' ', '-'], "_");
    right
        .into_iter()
        .map(|word| (strsim::jaro_winkler(&wrong, &word.to_lowercase().replace('-', "_")), word))
        .filter(|(likeness, _)| *likeness > 0.75)
        .max_by(|one, other| one.0.total_cmp(&other.0))
        .map(|(_, word)| word)
}

/// Draws problems, in the order of files and of places in them.
pub fn render(problems: &[Problem], files: &[DataFile], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut problems: Vec<&Problem> = problems.iter().collect();
    problems.sort_by(|one, other| one.place.cmp(&other.place).then_with(|| one.title.cmp(&other.title)));
    let mut text = String::new();
    for problem in problems {
        text.push_str(&renderer.render(&[group(problem, files)]));
        text.push_str("\n\n");
    }
    text
}

fn group<'p>(problem: &'p Problem, files: &'p [DataFile]) -> Group<'p> {
    let source = |place: &Place| {
        let file = files.iter().find(|file| file.path == place.path);
        let text = file.map_or("", |file| file.text.as_str());
        // A place never reaches over the end of its file, not even by a mistake of ours.
        let start = text.floor_char_boundary(place.start);
        (text, start..text.ceil_char_boundary(place.end.max(start)).min(text.len()))
    };
    let (text, span) = source(&problem.place);
    let mut snippet = Snippet::source(text)
        .path(problem.place.path.as_str())
        .annotation(AnnotationKind::Primary.span(span).label(problem.label.as_str()));
    let mut elsewhere = None;
    if let Some((place, label)) = &problem.other {
        let (text, span) = source(place);
        let annotation = AnnotationKind::Context.span(span).label(label.as_str());
        if place.path == problem.place.path {
            snippet = snippet.annotation(annotation);
        } else {
            elsewhere = Some(Snippet::source(text).path(place.path.as_str()).annotation(annotation));
        }
    }
    let mut group = Level::ERROR.primary_title(problem.title.as_str()).element(snippet);
    if let Some(elsewhere) = elsewhere {
        group = group.element(elsewhere);
    }
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(help.as_str())),
        None => group,
    }
}
