//! What stands in an address behind the question mark.

use crate::{language::message, pages::bad_parameter::BadParameter};
use entity::vocabulary::Language;

/// What is said of an address that can't be read; of the address of a file, in English.
pub fn unreadable(language: Language) -> String {
    message::text(language, "refusal-unreadable").to_owned()
}

/// What others append to the links that they spread, to see who came from where. It asks nothing of us.
const TRACKING: [&str; 24] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "srsltid",
    "msclkid",
    "yclid",
    "ysclid",
    "twclid",
    "ttclid",
    "igsh",
    "igshid",
    "li_fat_id",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_ga",
    "_gl",
    "_hsenc",
    "_hsmi",
    "vero_id",
    "oly_enc_id",
];

/// How the names of other such parameters begin.
const TRACKING_BEGINNINGS: [&str; 4] = ["utm_", "mtm_", "pk_", "hsa_"];

/// The parameters of an address, without those that only tell where somebody came from; nothing where it can't be read.
pub fn given(query: Option<&str>) -> Option<Vec<(String, String)>> {
    let mut pairs: Vec<(String, String)> = serde_urlencoded::from_str(query.unwrap_or_default()).ok()?;
    pairs.retain(|(name, _)| !is_tracking(name));
    Some(pairs)
}

/// The first value of a parameter.
pub fn value<'p>(pairs: &'p [(String, String)], name: &str) -> Option<&'p str> {
    pairs.iter().find(|(given, _)| given == name).map(|(_, value)| value.as_str())
}

/// What is wrong with the first parameter with which something is: it is not taken, or was given before.
pub fn wrong(pairs: &[(String, String)], of: &'static str, taken: &[&str]) -> Option<BadParameter> {
    let problem = |(at, (name, _)): (usize, &(String, String))| {
        BadParameter::unknown_name(of, name, taken).or_else(|| repeated(pairs, at))
    };
    pairs.iter().enumerate().find_map(problem)
}

/// What is wrong with the parameter at a place that takes one value: it was given before. One without a value, as forms send
/// it, was not.
pub fn repeated(pairs: &[(String, String)], at: usize) -> Option<BadParameter> {
    let is_given = |(_, value): &(String, String)| !value.trim().is_empty();
    let (name, _) = pairs.get(at).filter(|pair| is_given(pair))?;
    let before = pairs[..at].iter().any(|pair| pair.0 == *name && is_given(pair));
    before.then(|| BadParameter::Repeated { name: name.clone() })
}

fn is_tracking(name: &str) -> bool {
    TRACKING.contains(&name) || TRACKING_BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_somebody_came_from_is_passed_over() {
        let pairs = given(Some("utm_source=chat&crime=both&fbclid=x&gclid=&mc_eid=1&utm=x")).expect("pairs");
        assert_eq!(pairs, [("crime", "both"), ("utm", "x")].map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
