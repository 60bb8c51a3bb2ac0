//! Texts without what the eye passes over: one meaning of "the same letters" for order, filters, search and aliases.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The text in lower case and without accents.
pub fn fold(text: &str) -> String {
    text.nfkd().filter(|character| !is_combining_mark(*character)).flat_map(char::to_lowercase).collect()
}

/// The text as it stands in an address: letters and digits of ASCII, everything else a hyphen.
pub fn slug(text: &str) -> String {
    let mut slug = String::new();
    for character in fold(text).chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    slug.truncate(slug.trim_end_matches('-').len());
    slug
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_are_passed_over() {
        assert_eq!(fold("Niš ÉCOLE ﬁn"), "nis ecole fin");
    }

    #[test]
    fn a_slug_has_no_hyphen_at_its_ends() {
        assert_eq!(slug(" European Asylum Support Office (EASO) "), "european-asylum-support-office-easo");
    }
}
