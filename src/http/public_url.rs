//! The address under which others reach the server: what absolute links begin with.
//!
//! It is told by who runs the server and never taken from the `Host` of a request, which anybody can write.

use crate::{http::area::Area, pages::address};
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    str::FromStr,
};
use url::Url;

/// The address under which others reach the server, without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl(String);

/// The text is not an address that links can begin with.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{reason}; give the address of the start page, such as https://palermo.example.org")]
pub struct InvalidPublicUrl {
    reason: String,
}

impl PublicUrl {
    /// The address of a server that nobody gave another to. Who listens on every interface is reached on this machine.
    pub fn of(listening: SocketAddr) -> Self {
        let host = match listening.ip() {
            IpAddr::V4(ip) if ip.is_unspecified() => IpAddr::V4(Ipv4Addr::LOCALHOST),
            IpAddr::V6(ip) if ip.is_unspecified() => IpAddr::V6(Ipv6Addr::LOCALHOST),
            ip => ip,
        };
        PublicUrl(format!("http://{}", SocketAddr::new(host, listening.port())))
    }

    /// The absolute address of a path, which begins with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// An address of ours as it stands in an answer: in our part of the host.
    pub fn at(&self, path: &str) -> String {
        address::under(self.base(), path)
    }

    /// The part of the host that the server has: `/palermo`, or nothing where it has all of it.
    pub fn base(&self) -> &str {
        address::base(&self.0)
    }

    /// The address as text, without a slash at its end.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for PublicUrl {
    /// Where the server listens unless told otherwise.
    fn default() -> Self {
        PublicUrl("http://127.0.0.1:8000".to_owned())
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for PublicUrl {
    type Err = InvalidPublicUrl;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let refuse = |reason: &str| Err(InvalidPublicUrl { reason: reason.to_owned() });
        let url = match Url::parse(text) {
            Ok(url) => url,
            Err(error) => return refuse(&format!("it is not an address ({error})")),
        };
        match url.scheme() {
            "http" | "https" => {}
            scheme => return refuse(&format!("`{scheme}` is not a scheme of the web")),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refuse("a name or password would get into every link");
        }
        if url.query().is_some() || url.fragment().is_some() {
            return refuse("a `?` or `#` can't stand before a path");
        }
        let public_url = PublicUrl(url.as_str().trim_end_matches('/').to_owned());
        let base = public_url.base();
        if base.contains("//") {
            return refuse("two slashes in a row would begin the address of another host");
        }
        match base.split('/').nth(1).filter(|first| Area::beginning_with(first).is_some()) {
            // A proxy may take the path off or leave it, and nobody could tell the two apart.
            Some(first) => refuse(&format!("addresses of ours begin with `/{first}`")),
            None => Ok(public_url),
        }
    }
}

/// The text does not say where a data file can be edited.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{reason}; give an address with `{{file}}` for the path of the file, such as https://forge.example/edit/{{file}}"
)]
pub struct InvalidEditUrl {
    reason: String,
}

/// Where a data file can be edited, as it was given: an address of the web with `{file}` for the path of the file.
pub fn edit_url(text: &str) -> Result<String, InvalidEditUrl> {
    let refuse = |reason: String| Err(InvalidEditUrl { reason });
    if !text.contains("{file}") {
        return refuse("`{file}` is missing".to_owned());
    }
    match Url::parse(&text.replace("{file}", "data/agencies/iom.toml")) {
        Ok(url) if ["http", "https"].contains(&url.scheme()) => Ok(text.to_owned()),
        Ok(url) => refuse(format!("`{}` is not a scheme of the web", url.scheme())),
        Err(error) => refuse(format!("it is not an address ({error})")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_file_can_be_edited_names_the_file() {
        let given = "https://forge.example/edit/{file}?branch=main";
        assert_eq!(edit_url(given), Ok(given.to_owned()));
        for given in ["", "https://forge.example/edit/", "forge.example/{file}", "javascript:alert('{file}')", "{file}"]
        {
            assert!(edit_url(given).is_err(), "{given}");
        }
        let message = edit_url("https://forge.example/").map_err(|error| error.to_string());
        let expected = "`{file}` is missing; give an address with `{file}` for the path of the file, such as \
            https://forge.example/edit/{file}";
        assert_eq!(message, Err(expected.to_owned()));
    }

    #[test]
    fn an_address_is_kept_without_the_slash_at_its_end() {
        for (given, link) in [
            ("https://example.org", "https://example.org/agency/iom"),
            ("https://example.org/", "https://example.org/agency/iom"),
            ("HTTP://Example.org:8080/palermo/", "http://example.org:8080/palermo/agency/iom"),
            ("https://example.org/about-palermo", "https://example.org/about-palermo/agency/iom"),
        ] {
            assert_eq!(given.parse::<PublicUrl>().map(|url| url.join("/agency/iom")), Ok(link.to_owned()));
        }
    }

    #[test]
    fn what_links_can_not_begin_with_is_refused() {
        for given in [
            "",
            "example.org",
            "//example.org",
            "ftp://example.org",
            "https://",
            "https://name:secret@example.org",
            "https://example.org/?a=b",
            "https://example.org/#top",
            "https://example.org//palermo",
            "https://example.org/a//b",
            "https://example.org/graphql",
            "https://example.org/agency/palermo/",
            "https://example.org/findings",
            "https://example.org/es",
        ] {
            assert!(given.parse::<PublicUrl>().is_err(), "{given}");
        }
    }

    #[test]
    fn who_listens_everywhere_is_reached_on_this_machine() {
        let url = |address: &str| PublicUrl::of(address.parse().expect("an address")).to_string();
        assert_eq!(url("0.0.0.0:80"), "http://127.0.0.1:80");
        assert_eq!(url("[::]:8000"), "http://[::1]:8000");
        assert_eq!(url("192.0.2.7:8000"), "http://192.0.2.7:8000");
    }
}
