//! What names of data files, columns and fields are called in a text: one place for what their parts do not tell.

/// The names that are not called as they are written.
const CALLED: [(&str, &str); 8] = [
    ("budget_eur", "Budget (EUR)"),
    ("code3", "Three-letter code"),
    ("council_of_europe", "Council of Europe member"),
    ("eu_member", "EU member"),
    ("m49", "M49 code"),
    ("prosecution_procedural", "Prosecution: procedure"),
    ("prosecution_substantive", "Prosecution: substantive law"),
    ("victims_rights", "Victims’ rights"),
];

/// A name with its words apart: `self_executing` → `Self-executing`, `un_entity` → `UN entity`.
pub fn of(name: &str) -> String {
    if let Some((_, called)) = CALLED.iter().find(|(known, _)| *known == name) {
        return (*called).to_owned();
    }
    let mut label = String::new();
    for part in name.split('_') {
        match part {
            "eu" | "un" | "ngo" | "url" => label.push_str(&part.to_uppercase()),
            _ if label.is_empty() => {
                label.push_str(&part[..1].to_uppercase());
                label.push_str(&part[1..]);
            }
            _ => label.push_str(part),
        }
        label.push(if matches!(part, "co" | "non" | "self" | "vice") { '-' } else { ' ' });
    }
    label.pop();
    label
}

/// The same of a name of GraphQL: `adoptedOn` → `Adopted on`.
pub fn of_field(name: &str) -> String {
    let mut words = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() {
            words.push('_');
        }
        words.extend(letter.to_lowercase());
    }
    of(&words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_like_a_word_of_a_text() {
        let labels = ["self_executing", "non_punishment", "co_chair", "un_entity", "case_law", "url"].map(of);
        assert_eq!(labels, ["Self-executing", "Non-punishment", "Co-chair", "UN entity", "Case law", "URL"]);
        let labels = ["adoptedOn", "euMember", "councilOfEurope", "url", "partyCountAsOf"].map(of_field);
        let expected = ["Adopted on", "EU member", "Council of Europe member", "URL", "Party count as of"];
        assert_eq!(labels, expected);
    }
}
