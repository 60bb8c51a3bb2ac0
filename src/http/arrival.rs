//! What is settled before an address is looked up: whether the request says which host it is for, which part of its path
//! is ours, and that no address of ours ends in a slash.

use crate::http::{public_url::PublicUrl, redirect};
use axum::{
    extract::Request,
    http::{HeaderMap, StatusCode, Uri, Version, header, uri::PathAndQuery},
    response::{IntoResponse, Response},
};
use std::net::Ipv6Addr;

/// The refusal of what does not say which host it is for (RFC 9112, section 3.2): between two readings of it, a cache or a
/// proxy in front of us may be led astray.
pub fn without_one_host(request: &Request) -> Option<Response> {
    let problem = host_problem(request.version(), request.headers())?;
    let text = format!("{problem}; HTTP/1.1 wants exactly one, such as `Host: palermo.example.org`.\n");
    Some((StatusCode::BAD_REQUEST, text).into_response())
}

fn host_problem(version: Version, headers: &HeaderMap) -> Option<&'static str> {
    let mut hosts = headers.get_all(header::HOST).iter();
    match (hosts.next(), hosts.next()) {
        (None, _) => (version == Version::HTTP_11).then_some("The header `Host` is missing"),
        (Some(_), Some(_)) => Some("There is more than one header `Host`"),
        (Some(host), None) => (!is_host(host.as_bytes())).then_some("The header `Host` names no host"),
    }
}

/// Whether it is a host with or without a port (RFC 3986, section 3.2.2). A host may be empty, where an address has none.
fn is_host(text: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(text) else { return false };
    let (host, port) = match text.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        Some((address, port)) if address.parse::<Ipv6Addr>().is_ok() => ("", port),
        Some(_) => return false,
        None => text.split_at(text.find(':').unwrap_or(text.len())),
    };
    let port_is_one = match port.strip_prefix(':') {
        Some(digits) => digits.bytes().all(|byte| byte.is_ascii_digit()),
        None => port.is_empty(),
    };
    port_is_one && is_name(host.as_bytes())
}

fn is_name(mut text: &[u8]) -> bool {
    loop {
        text = match text {
            [] => return true,
            [b'%', high, low, rest @ ..] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => rest,
            [byte, rest @ ..] if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(byte) => rest,
            _ => return false,
        };
    }
}

/// Takes our part of the host off the path, where a proxy has left it there.
pub fn take_off_our_part(request: &mut Request, public_url: &PublicUrl) {
    if let Some(inside) = inside(request.uri(), public_url) {
        *request.uri_mut() = inside;
    }
}

/// What leads on from an address with a slash at its end to the one without; the method stays what it is.
pub fn leading_on(request: &Request, public_url: &PublicUrl) -> Option<Response> {
    redirect::to(StatusCode::PERMANENT_REDIRECT, public_url, &without_slash(request.uri())?)
}

/// The address as if we had the host to ourselves; nothing where it is that already.
fn inside(uri: &Uri, public_url: &PublicUrl) -> Option<Uri> {
    let base = Some(public_url.base()).filter(|base| !base.is_empty())?;
    let rest = uri.path().strip_prefix(base).filter(|rest| rest.is_empty() || rest.starts_with('/'))?;
    let path = if rest.is_empty() { "/" } else { rest };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = PathAndQuery::try_from(with_query(path, uri)).ok();
    Uri::from_parts(parts).ok()
}

/// The address without the slashes at its end; nothing where it has none, or is nothing else.
fn without_slash(uri: &Uri) -> Option<String> {
    let path = uri.path().trim_end_matches('/');
    if path.len() == uri.path().len() || path.is_empty() {
        return None;
    }
    // A browser reads `//host` and `/\host` as the address of another host.
    let names_a_host = path.strip_prefix('/').is_none_or(|rest| rest.starts_with(['/', '\\']));
    (!names_a_host).then(|| with_query(path, uri))
}

fn with_query(path: &str, uri: &Uri) -> String {
    uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_host_is_a_name_or_an_address_with_or_without_a_port() {
        for host in
            ["palermo.example.org", "a_b:80", "127.0.0.1:8000", "[::1]", "[2001:db8::1]:443", "x:", "%C3%A9", ""]
        {
            assert!(is_host(host.as_bytes()), "{host}");
        }
        for host in [
            "a b",
            "a,b/c",
            "user@host",
            "http://host",
            "host:80:80",
            "host:http",
            "[::1",
            "[::1]80",
            "[host]",
            "a\tb",
            "%zz",
            "é",
            "host#",
        ] {
            assert!(!is_host(host.as_bytes()), "{host}");
        }
    }

    #[test]
    fn http_1_1_wants_exactly_one_host() {
        let headers = |hosts: &[&'static str]| {
            hosts.iter().map(|host| (header::HOST, HeaderValue::from_static(host))).collect::<HeaderMap>()
        };
        for (version, hosts, fine) in [
            (Version::HTTP_11, &["a"][..], true),
            (Version::HTTP_11, &[], false),
            (Version::HTTP_11, &["a", "a"], false),
            (Version::HTTP_10, &[], true),
            (Version::HTTP_10, &["a", "b"], false),
            (Version::HTTP_10, &["a/b"], false),
        ] {
            assert_eq!(host_problem(version, &headers(hosts)).is_none(), fine, "{version:?} {hosts:?}");
        }
    }

    #[test]
    fn our_part_of_the_host_is_taken_off_where_it_stands() {
        let public_url: PublicUrl = "https://example.org/a/b".parse().expect("an address");
        for (given, address) in [
            ("/a/b", Some("/")),
            ("/a/b?x=1", Some("/?x=1")),
            ("/a/b/", Some("/")),
            ("/a/b/agency/iom?x=/a/b", Some("/agency/iom?x=/a/b")),
            ("http://example.org/a/b/agency/iom", Some("http://example.org/agency/iom")),
            ("/a/b//c", Some("//c")),
            ("/a/bc", None),
            ("/agency/iom", None),
        ] {
            let inside = inside(&given.parse().expect("an address"), &public_url).map(|uri| uri.to_string());
            assert_eq!(inside.as_deref(), address, "{given}");
        }
        assert_eq!(inside(&Uri::from_static("/agency"), &PublicUrl::default()), None);
    }

    #[test]
    fn a_slash_at_the_end_goes_and_never_leads_to_another_host() {
        for (given, address) in [
            ("/agency/iom/", Some("/agency/iom")),
            ("/agency/iom///?a=b/", Some("/agency/iom?a=b/")),
            ("/a//b/", Some("/a//b")),
            ("/", None),
            ("//", None),
            ("/agency/iom", None),
            ("/?a=/", None),
            ("//evil.example/", None),
            ("///evil.example/", None),
            ("/\\evil.example/", None),
        ] {
            assert_eq!(without_slash(&given.parse().expect("an address")).as_deref(), address, "{given}");
        }
    }
}
