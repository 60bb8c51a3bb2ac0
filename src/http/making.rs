//! What is made of the facts for an address: once for all who ask for it, kept, and sent from there.

use crate::{
    budget::{Budget, Stopped},
    http::{
        client::{POINTS_OF_A_PAGE, too_much},
        kept::{Key, Made},
        pages::{self, Asked},
        room::Undone,
        state::ServerState,
    },
    lists::list::Unlisted,
    pages::preview::told_twice,
};
use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// Why something could not be made.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unmade {
    /// Its template can't be filled in.
    #[error(transparent)]
    Template(#[from] askama::Error),
    /// The work ended before it was whole.
    #[error(transparent)]
    Stopped(#[from] Stopped),
    /// It is asked for wrongly, which is seen only when it is made.
    #[error("{0}")]
    Refused(String),
    /// There is nothing that it could be made of.
    #[error("{0}")]
    Absent(String),
}

impl From<Unlisted> for Unmade {
    fn from(unlisted: Unlisted) -> Self {
        match unlisted {
            Unlisted::Refused(problem) => Unmade::Refused(problem),
            Unlisted::Stopped(stopped) => Unmade::Stopped(stopped),
        }
    }
}

/// Sends what is kept under a key, or makes it first. What is asked for wrongly is refused as others refuse it who read the
/// address.
pub(super) async fn send(
    state: &ServerState,
    asked: &Asked,
    key: Key,
    refuse: impl FnOnce(Vec<String>) -> Response,
    work: impl FnOnce(&Budget) -> Result<Made, Unmade> + Send + 'static,
) -> Response {
    let make = async {
        asked.purse.pay(POINTS_OF_A_PAGE).map_err(too_much)?;
        made(state, refuse, work).await
    };
    match state.kept.get_or_make(&key, state.longest, make).await {
        Some(Ok(made)) => made.sent(&asked.method, &asked.headers).await,
        Some(Err(response)) => response,
        None => pages::crowded(state),
    }
}

/// Makes something where it keeps nobody else waiting; or what is said where it could not be made.
pub(super) async fn made<T: Send + 'static>(
    state: &ServerState,
    refuse: impl FnOnce(Vec<String>) -> Response,
    work: impl FnOnce(&Budget) -> Result<T, Unmade> + Send + 'static,
) -> Result<T, Response> {
    match state.drawings.work(state.longest, work).await {
        Ok(Ok(made)) => Ok(made),
        Ok(Err(Unmade::Refused(problem))) => Err(refuse(vec![problem])),
        Ok(Err(Unmade::Absent(what))) => Err((StatusCode::NOT_FOUND, format!("{what}\n")).into_response()),
        Ok(Err(Unmade::Stopped(stopped))) => Err(pages::unfinished(state, stopped)),
        Ok(Err(Unmade::Template(cause))) => Err(pages::failure(state, &cause.to_string())),
        Err(Undone::Failed(cause)) => Err(pages::failure(state, &cause.to_string())),
        Err(Undone::Full) => Err(pages::crowded(state)),
    }
}

/// A page to be sent. It is kept, and asked for each time whether it is still right: the facts may change at any moment.
pub(super) fn page(html: String) -> Made {
    let mut headers = pages::headers();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Made::new(headers, told_twice(html))
}

/// A file to be sent, which every site may read, under the name that it is saved by.
pub(super) fn file(name: &str, media_type: &'static str, body: impl Into<Vec<u8>>) -> Made {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media_type)),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("cross-origin")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).expect("names of files are plain letters")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache")),
    ];
    Made::new(HeaderMap::from_iter(headers), body)
}
