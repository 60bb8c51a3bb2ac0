//! The place in a text where most of what was asked for stands.

use crate::{
    budget::{Budget, Stopped},
    query::search::{syntax::Wanted, token::tokens},
};
use std::ops::Range;

/// How many words a snippet has at most.
const WORDS: usize = 30;

/// The passage with most matches, cut to a snippet, in HTML: each match in `<mark>`, all else escaped.
pub(super) fn snippet(passages: &[&str], wanted: &Wanted, budget: &Budget) -> Result<String, Stopped> {
    let mut best: Option<(usize, Cut<'_>)> = None;
    for passage in passages {
        let cut = Cut::of(passage, wanted, budget)?;
        // The first of equals: passages come with the most telling first.
        if best.as_ref().is_none_or(|(matches, _)| cut.marks.len() > *matches) {
            best = Some((cut.marks.len(), cut));
        }
    }
    Ok(best.map(|(_, cut)| cut.html()).unwrap_or_default())
}

/// A part of a text, and what is to be marked in it.
struct Cut<'t> {
    text: &'t str,
    part: Range<usize>,
    marks: Vec<Range<usize>>,
}

impl<'t> Cut<'t> {
    /// The part of a text with most matches.
    fn of(text: &'t str, wanted: &Wanted, budget: &Budget) -> Result<Self, Stopped> {
        let tokens = tokens(text);
        let mut marks: Vec<Range<usize>> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            budget.step()?;
            let length = wanted.match_at(&tokens[at..]);
            if length > 0 {
                marks.push(at..at + length);
            }
            at += length.max(1);
        }
        let within = |start: usize| marks.iter().filter(move |mark| mark.start >= start && mark.end <= start + WORDS);
        // Each match is looked at with those near it.
        budget.steps(marks.len().pow(2))?;
        // A little before the first match, so that it is read in its sentence.
        let starts = marks.iter().map(|mark| mark.start.saturating_sub(WORDS / 5));
        let start = starts.max_by_key(|start| (within(*start).count(), usize::MAX - start)).unwrap_or(0);
        let start = start.min(tokens.len().saturating_sub(WORDS));
        let end = tokens.len().min(start + WORDS);
        let part = match (start, end == tokens.len()) {
            _ if tokens.is_empty() => 0..text.len(),
            (0, true) => 0..text.len(),
            (0, false) => 0..tokens[end - 1].place.end,
            (_, true) => tokens[start].place.start..text.len(),
            (_, false) => tokens[start].place.start..tokens[end - 1].place.end,
        };
        let bytes = |mark: &Range<usize>| tokens[mark.start].place.start..tokens[mark.end - 1].place.end;
        let marks = within(start).map(bytes).collect();
        Ok(Cut { text, part, marks })
    }

    fn html(&self) -> String {
        let escaped = |range: Range<usize>| html_escape::encode_safe(&self.text[range]).into_owned();
        let mut html = String::new();
        if self.part.start > 0 {
            html.push('…');
        }
        let mut at = self.part.start;
        for mark in &self.marks {
            html.push_str(&escaped(at..mark.start));
            html.push_str("<mark>");
            html.push_str(&escaped(mark.clone()));
            html.push_str("</mark>");
            at = mark.end;
        }
        html.push_str(&escaped(at..self.part.end));
        if self.part.end < self.text.len() {
            html.push('…');
        }
        html
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::search::syntax;

    fn of(passages: &[&str], query: &str) -> String {
        let wanted = Wanted::of(&syntax::read(query));
        snippet(passages, &wanted, &Budget::unlimited()).expect("without limits nothing stops")
    }

    #[test]
    fn matches_are_marked_and_all_else_is_escaped() {
        assert_eq!(
            of(&["<b>Aid</b> to VICTIMS & others"], "victim"),
            "&lt;b&gt;Aid&lt;&#x2F;b&gt; to <mark>VICTIMS</mark> &amp; others"
        );
    }

    #[test]
    fn a_phrase_is_marked_as_a_whole_and_a_prefix_as_a_word() {
        assert_eq!(
            of(&["The child victim of a child"], r#""child victim""#),
            "The <mark>child victim</mark> of a child"
        );
        assert_eq!(of(&["Compensation is due"], "compens*"), "<mark>Compensation</mark> is due");
    }

    #[test]
    fn the_passage_with_most_matches_is_taken() {
        assert_eq!(of(&["aid", "aid to victims"], "aid victims"), "<mark>aid</mark> to <mark>victims</mark>");
    }

    #[test]
    fn a_long_text_is_cut_around_its_matches() {
        let text = format!("{}victim{}", "word ".repeat(60), " word".repeat(60));
        let cut = of(&[&text], "victim");
        assert!(cut.starts_with("…word") && cut.ends_with("word…") && cut.contains("<mark>victim</mark>"), "{cut}");
        assert_eq!(cut.split(' ').count(), WORDS);
    }
}
