//! The nearest right word to a wrong one.

/// The candidate most like the word; nothing if there is none, or the word is too long to be a slip of the pen.
pub(super) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST {
        return None;
    }
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let likeness = strsim::normalized_damerau_levenshtein(word, candidate);
        // The first of those that are equally near, so that a report is the same each time.
        if best.is_none_or(|(most, _)| likeness > most) {
            best = Some((likeness, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The nearest candidate if it is so near that it was probably meant.
pub(super) fn probably<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(word, candidates).filter(|candidate| strsim::normalized_damerau_levenshtein(word, candidate) >= LIKELY)
}

/// A sentence that names the words that are allowed: all if they are few, else the nearest.
pub(super) fn allowed(word: &str, words: &[&str]) -> String {
    let listed = if words.len() <= MOST_LISTED { list(words) } else { format!("the {} words", words.len()) };
    let Some(nearest) = nearest(word, words.iter().copied()) else { return format!("write one of {listed}") };
    if words.len() <= MOST_LISTED {
        return format!("write one of {listed}; the nearest is `{nearest}`");
    }
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(word, other);
    let mut near = words.to_vec();
    near.sort_by(|left, right| likeness(right).total_cmp(&likeness(left)));
    format!("write one of {listed}; the nearest is `{nearest}`, then {}", list(&near[1..SHOWN]))
}

/// The words with a comma between them.
pub(super) fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

const LONGEST: usize = 200;
const LIKELY: f64 = 0.4;
/// How many words a sentence lists.
pub(super) const MOST_LISTED: usize = 12;
const SHOWN: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_the_one_with_the_fewest_slips() {
        assert_eq!(nearest("protecton", ["prevention", "prosecution", "protection"]), Some("protection"));
    }

    #[test]
    fn of_two_equally_near_words_the_first_is_named() {
        assert_eq!(nearest("x", ["b", "a"]), Some("b"));
    }

    #[test]
    fn what_is_nothing_alike_was_probably_not_meant() {
        assert_eq!(probably("zebra", ["iom", "unodc"]), None);
    }
}
