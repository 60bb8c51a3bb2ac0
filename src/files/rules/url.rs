//! An address is one that a browser opens: `http` or `https`, a host, nothing unseen.

use crate::files::{
    problem::{Place, Problem, quoted},
    reading::Reading,
};

pub(in crate::files) fn check(key: &str, text: &str, place: &Place, reading: &mut Reading<'_>) -> bool {
    let Err(label) = parts(text) else { return true };
    let problem = Problem::new(place, format!("`{key}` is {}, which is not an address", quoted(text)), label);
    reading.problems.push(problem.help("write the whole address of a page, such as \"https://icat.un.org/about\""));
    false
}

fn parts(text: &str) -> Result<(), &'static str> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let rest = rest.ok_or("does not begin with http:// or https://")?;
    if text.contains(|character: char| character.is_whitespace() || character.is_control()) {
        return Err("has a blank in it");
    }
    if text.contains(['<', '>', '"', '\\', '^', '`', '{', '}']) {
        return Err("has a sign in it that must be written with %");
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    if authority.contains('@') {
        return Err("names a user");
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_name = |part: &str| {
        !part.is_empty()
            && part.chars().all(|character| character.is_alphanumeric() || character == '-' || character == '_')
    };
    // The root of all names may be written: `un.org.` is `un.org`.
    let host = host.strip_suffix('.').unwrap_or(host);
    if !host.contains('.') || !host.split('.').all(is_name) {
        return Err("has no host");
    }
    port.parse::<u16>().map(|_| ()).map_err(|_| "has no right port")
}

#[cfg(test)]
mod tests {
    use super::parts;
    use crate::files::fixture::with;

    #[test]
    fn an_address_has_a_host() {
        let problems = with("networks/icat.toml", "\"https://icat.un.org\"", "\"https:///about\"");
        assert_eq!(problems, ["networks/icat.toml:9:7: `url` is `https:///about`, which is not an address"]);
    }

    #[test]
    fn addresses_that_a_browser_opens_are_right() {
        for url in [
            "https://icat.un.org",
            "http://a-b.example:8080/x?y=z#w",
            "https://un.org/Réunion_(2018)",
            "https://ñu.es/",
        ] {
            assert_eq!(parts(url), Ok(()), "{url}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for url in [
            "",
            "icat.un.org",
            "ftp://un.org",
            "https://",
            "https://un",
            "https://un..org",
            "https://un.org../",
            "https://un.org/a b",
        ] {
            assert!(parts(url).is_err(), "{url}");
        }
        for url in ["https://user@un.org", "https://un.org:x/", "https://un.org/<script>", "javascript:alert(1)"] {
            assert!(parts(url).is_err(), "{url}");
        }
    }
}
