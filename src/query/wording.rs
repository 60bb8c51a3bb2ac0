//! What a text asks for that is looked for in the texts of single facts.

/// What a text asks for: each of its words, and what stands between quotation marks as it is.
pub fn searched(text: &str) -> Vec<&str> {
    let parts: Vec<&str> = text.split(['"', '“', '”', '«', '»']).collect();
    let mut searched: Vec<&str> = Vec::new();
    for (at, part) in parts.iter().enumerate() {
        // A mark opens nothing where there is none to close it.
        match at % 2 == 1 && at + 1 < parts.len() {
            true => searched.push(part.trim()),
            false => searched.extend(part.split_whitespace()),
        }
    }
    searched.retain(|part| !part.is_empty());
    searched
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_alone_and_phrases_between_marks() {
        for (text, parts) in [
            (" residence  permit ", &["residence", "permit"][..]),
            ("victims \"residence permit\" now", &["victims", "residence permit", "now"]),
            ("«permiso de residencia»", &["permiso de residencia"]),
            ("residence \"permit of", &["residence", "permit", "of"]),
            ("\"\" \"", &[]),
        ] {
            assert_eq!(searched(text), parts, "{text}");
        }
    }
}
