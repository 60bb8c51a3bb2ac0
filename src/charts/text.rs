//! How wide a text is, and how it is broken into lines.

/// The advance widths of the embedded font, in thousandths of its size, from the space to the tilde.
const REGULAR: [u16; 95] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337, 636, 636, 636, 636, 636, 636, 636,
    636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863,
    748, 787, 603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635,
    615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636,
    337, 636, 838,
];

/// Of any other character: as wide as the widest letters of the alphabets that names are written in.
const OTHER: u16 = 800;

/// How many pixels wide a text is at most. Bold letters are up to a seventh wider than the others, and the fonts that a
/// browser has instead of the embedded one are narrower.
pub fn width(text: &str, size: i32, weight: Weight) -> i32 {
    let units: i32 = text.chars().map(|character| i32::from(advance(character))).sum();
    let units = match weight {
        Weight::Regular => units,
        Weight::Bold => units * 8 / 7,
    };
    (units * size + 999) / 1000
}

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As in running text.
    Regular,
    /// As in headings.
    Bold,
}

/// Breaks a text at its spaces into lines that are no wider than asked, as far as its words allow.
pub fn wrap(text: &str, size: i32, weight: Weight, widest: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, weight) <= widest => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn advance(character: char) -> u16 {
    let place = (character as usize).checked_sub(' ' as usize);
    place.and_then(|place| REGULAR.get(place)).copied().unwrap_or(OTHER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_than_asked_and_no_word_is_lost() {
        let text = "Counter-Trafficking Data Collaborative, the first global data hub on human trafficking";
        let lines = wrap(text, 12, Weight::Regular, 150);
        assert!(lines.len() > 3 && lines.iter().all(|line| width(line, 12, Weight::Regular) <= 150), "{lines:?}");
        assert_eq!(lines.join(" "), text);
    }

    #[test]
    fn a_word_that_is_too_long_stands_alone() {
        assert_eq!(wrap("a incomprehensibilities b", 12, Weight::Bold, 40), ["a", "incomprehensibilities", "b"]);
    }
}
