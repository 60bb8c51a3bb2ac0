//! In which language a request is answered. Its address says so: `/es/agencies` is the page `/agencies` in Spanish.
//!
//! No header and no cookie does: whoever is given an address sees what was meant, and a cache need not look at more.

use crate::{
    http::{area::Area, public_url::PublicUrl, redirect},
    pages::address,
};
use axum::{
    extract::Request,
    http::{HeaderMap, StatusCode, Uri, header, uri::PathAndQuery},
    response::Response,
};
use entity::vocabulary::Language;

tokio::task_local! {
    static CURRENT: Language;
}

/// The language of the request that is answered at the moment; English, where the work is for none.
pub fn current() -> Language {
    CURRENT.try_with(|language| *language).unwrap_or(Language::English)
}

/// Works for a request in a language.
pub async fn during<T>(language: Language, work: impl Future<Output = T>) -> T {
    CURRENT.scope(language, work).await
}

/// Takes the language off the path, where the page speaks it; a page that is not there is missed in the language, too.
pub fn taken_off(request: &mut Request) -> Language {
    let Some(rest) = in_spanish(request.uri()) else { return Language::English };
    let path = rest.split('?').next().unwrap_or_default();
    // What ends in a slash leads on to what does not, and that in the language.
    let page = if path == "/" { path } else { path.trim_end_matches('/') };
    let is_spoken = address::speaks_spanish(page) || Area::of(path) == Area::Unknown;
    let mut parts = request.uri().clone().into_parts();
    parts.path_and_query = PathAndQuery::try_from(rest).ok().filter(|_| is_spoken);
    match parts.path_and_query.is_some().then(|| Uri::from_parts(parts).ok()).flatten() {
        Some(uri) => {
            *request.uri_mut() = uri;
            Language::Spanish
        }
        None => Language::English,
    }
}

/// What leads on from an address in a language that the page does not speak to the one in English. It leads there in
/// passing (307), because a page may speak the language one day.
pub fn leading_on(request: &Request, public_url: &PublicUrl) -> Option<Response> {
    if request.uri().path() == "/es" {
        return redirect::to(StatusCode::PERMANENT_REDIRECT, public_url, "/es/");
    }
    redirect::to(StatusCode::TEMPORARY_REDIRECT, public_url, &in_spanish(request.uri())?)
}

/// The address without the language; nothing where it names none, or where a browser would read the rest as another host.
fn in_spanish(uri: &Uri) -> Option<String> {
    let rest = uri.path().strip_prefix("/es").filter(|rest| rest.starts_with('/'))?;
    let names_a_host = rest[1..].starts_with(['/', '\\']);
    (!names_a_host).then(|| uri.query().map_or_else(|| rest.to_owned(), |query| format!("{rest}?{query}")))
}

/// Whether somebody would rather read Spanish than English (RFC 9110, section 12.5.4).
pub fn prefers_spanish(headers: &HeaderMap) -> bool {
    let ranges = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let weight = |wanted: &str| {
        let weighed = ranges.split(',').filter_map(|range| {
            let mut parts = range.split(';').map(str::trim);
            let language = parts.next()?.split('-').next()?;
            let weight = parts.find_map(|part| part.strip_prefix("q=")).map_or(Some(1.0), |q| q.parse::<f32>().ok());
            language.eq_ignore_ascii_case(wanted).then_some(weight?.clamp(0.0, 1.0))
        });
        weighed.fold(0.0, f32::max)
    };
    weight("es") > weight("en")
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::Body, http::HeaderValue};

    #[test]
    fn the_language_is_taken_off_the_address_of_a_page_that_speaks_it() {
        for (given, language, path) in [
            ("/es/", Language::Spanish, "/"),
            ("/es/agencies?kind=COURT", Language::Spanish, "/agencies?kind=COURT"),
            ("/es/agencies/", Language::Spanish, "/agencies/"),
            ("/es/nothing-here", Language::Spanish, "/nothing-here"),
            ("/es/agencies.csv", Language::English, "/es/agencies.csv"),
            ("/es/graphql?query=%7Ba%7D", Language::English, "/es/graphql?query=%7Ba%7D"),
            ("/es/es/agencies", Language::English, "/es/es/agencies"),
            ("/es//example.org", Language::English, "/es//example.org"),
            ("/espana", Language::English, "/espana"),
            ("/agencies", Language::English, "/agencies"),
        ] {
            let mut request = Request::builder().uri(given).body(Body::empty()).expect("it is a request");
            assert_eq!(taken_off(&mut request), language, "{given}");
            assert_eq!(request.uri().to_string(), path, "{given}");
        }
    }

    #[test]
    fn a_browser_says_what_its_reader_prefers() {
        for (given, spanish) in [
            ("es-ES,es;q=0.9,en;q=0.8", true),
            ("es", true),
            ("en-GB,en;q=0.9,es;q=0.8", false),
            ("fr, es;q=0.5, en;q=0.4", true),
            ("es;q=0", false),
            ("es;q=x", false),
            ("*", false),
            ("", false),
        ] {
            let headers = HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(given))]);
            assert_eq!(prefers_spanish(&headers), spanish, "{given}");
        }
        assert!(!prefers_spanish(&HeaderMap::new()));
    }
}
