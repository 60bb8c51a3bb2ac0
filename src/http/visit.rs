//! One request, from its arrival to its answer: by what id it is known, what is counted of it and what is logged.

use crate::{
    answer::Question,
    http::{area::Area, graphql, state::ServerState},
};
use axum::{
    body::{Bytes, HttpBody},
    extract::Request,
    http::{HeaderValue, Method, Uri},
    response::Response,
};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};
use std::{
    fmt,
    hash::{BuildHasher, RandomState},
    num::NonZeroU32,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};
use tracing::{Instrument, Span, field::Empty};

/// What takes longer has a line in the log.
pub const SLOW: Duration = Duration::from_secs(1);

/// How many lines a second the log has of requests; of the rest, their number.
const LINES: NonZeroU32 = NonZeroU32::new(100).expect("it is not zero");

/// How much of a path a line of the log has, and of the name of an operation.
const SHOWN: usize = 100;

/// How long an id may be that a proxy gives.
const LONGEST_ID: usize = 64;

tokio::task_local! {
    static CURRENT: RequestId;
}

/// By what a request is known in its answer and in the log.
#[derive(Clone, Debug)]
pub struct RequestId(HeaderValue);

impl RequestId {
    fn new() -> Self {
        let number = RandomState::new().hash_one(());
        let digits: [u8; 16] = std::array::from_fn(|place| b"0123456789abcdef"[(number >> (4 * place)) as usize & 15]);
        RequestId(HeaderValue::from_bytes(&digits).expect("digits can stand in a header"))
    }

    /// That of the request which is answered at the moment; a new one, where the work is for none.
    pub fn current() -> Self {
        CURRENT.try_with(RequestId::clone).unwrap_or_else(|_| RequestId::new())
    }

    /// As it stands in a header.
    pub fn header(&self) -> HeaderValue {
        self.0.clone()
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.to_str().unwrap_or_default())
    }
}

/// A request that is answered.
pub struct Visit {
    /// By what it is known.
    pub id: RequestId,
    /// What part of the server it is for.
    pub area: Area,
    method: Method,
    uri: Uri,
    begin: Instant,
    span: Span,
}

impl Visit {
    /// A request that has arrived, and the id that a proxy has given it.
    pub fn new(request: &Request, given: Option<&HeaderValue>) -> Self {
        let fits =
            |id: &&HeaderValue| (1..=LONGEST_ID).contains(&id.len()) && id.as_bytes().iter().all(u8::is_ascii_graphic);
        let id = given.filter(fits).map_or_else(RequestId::new, |given| RequestId(given.clone()));
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let area = Area::of(uri.path());
        // For those who follow requests from one program to the next. The log names the id by itself.
        let span = tracing::debug_span!(
            "request", "otel.kind" = "server", request_id = %id, area = area.word(), "http.request.method" = cut(method.as_str()),
            "url.path" = cut(uri.path()), "http.response.status_code" = Empty
        );
        #[cfg(feature = "otlp")]
        follow(&span, request.headers());
        Visit { id, area, method, uri, begin: Instant::now(), span }
    }

    /// Works for this request.
    pub async fn during<T>(&self, work: impl Future<Output = T>) -> T {
        CURRENT.scope(self.id.clone(), work).instrument(self.span.clone()).await
    }

    /// Counts the answer, and logs it where it refuses or took long.
    pub fn answered(&self, response: &Response, state: &ServerState) {
        let (status, took) = (response.status(), self.begin.elapsed());
        let bytes = response.body().size_hint().lower();
        self.span.record("http.response.status_code", status.as_u16());
        state.metrics.answered(self.area, status.as_u16(), took, bytes);
        let question = response.extensions().get::<Asked>();
        let refused = status.is_client_error() || status.is_server_error() || question.is_some_and(Asked::is_refused);
        if !(refused || took >= SLOW) || self.area == Area::Watch {
            return;
        }
        let Some(left_out) = state.lines.next() else { return };
        let told = question.map(|asked| asked.told(state)).unwrap_or_default();
        let (method, took_ms) = (cut(self.method.as_str()), took.as_millis() as u64);
        let Told { operation, document, cost, code } = told;
        let message = if refused { "refused" } else { "slow" };
        if left_out > 0 {
            tracing::info!(lines = left_out, "left out: more than {LINES} requests a second were refused or slow");
        }
        tracing::info!(
            request_id = %self.id, method, path = self.path(), status = status.as_u16(), took_ms, bytes, operation,
            document, cost, code, "{message}"
        );
    }

    fn path(&self) -> &str {
        cut(self.uri.path())
    }
}

/// Goes on with the trace of the client, if it has one.
#[cfg(feature = "otlp")]
fn follow(span: &Span, headers: &axum::http::HeaderMap) {
    use opentelemetry::propagation::TextMapPropagator;
    use tracing_opentelemetry::OpenTelemetrySpanExt;
    let propagator = opentelemetry_sdk::propagation::TraceContextPropagator::new();
    // Where nobody collects traces, there is none to go on with.
    drop(span.set_parent(propagator.extract(&opentelemetry_http::HeaderExtractor(headers))));
}

fn cut(text: &str) -> &str {
    text.get(..text.floor_char_boundary(SHOWN)).unwrap_or(text)
}

/// What was asked, for the log: carried beside the answer, and looked into only where there is a line to write.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The request: a body, or the query of an address.
    pub text: Bytes,
    /// Whether it is an address.
    pub fetched: bool,
    /// How many nodes the answer could have.
    pub cost: Option<u64>,
    /// The code of the refusal.
    pub code: Option<&'static str>,
}

#[derive(Default)]
struct Told {
    operation: Option<String>,
    document: Option<String>,
    cost: Option<u64>,
    code: Option<&'static str>,
}

impl Asked {
    fn is_refused(&self) -> bool {
        self.code.is_some()
    }

    /// Names and numbers, never the document itself, which may be long and is nobody else's business.
    fn told(&self, state: &ServerState) -> Told {
        let questions =
            graphql::asked(state, &self.text, self.fetched).map(|asked| asked.questions).unwrap_or_default();
        let first: Option<&Question> = questions.iter().flatten().next();
        let operation = first.and_then(|question| state.answerer.operation_name(question));
        Told {
            operation: operation.map(|name| cut(&name).to_owned()),
            document: first.map(|question| {
                let hash = Sha256::digest(&question.query);
                hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
            }),
            cost: self.cost,
            code: self.code,
        }
    }
}

/// How many lines the log still takes.
pub struct Lines {
    limiter: DefaultDirectRateLimiter,
    left_out: AtomicU64,
}

impl Default for Lines {
    fn default() -> Self {
        Lines { limiter: RateLimiter::direct(Quota::per_second(LINES)), left_out: AtomicU64::new(0) }
    }
}

impl Lines {
    /// Whether there is room for one more, and how many there was none for since the last.
    fn next(&self) -> Option<u64> {
        match self.limiter.check() {
            Ok(()) => Some(self.left_out.swap(0, Ordering::Relaxed)),
            Err(_) => {
                self.left_out.fetch_add(1, Ordering::Relaxed);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_takes_so_many_lines_and_the_number_of_the_rest() {
        let lines = Lines::default();
        let taken = (0..10_000).filter_map(|_| lines.next()).count();
        assert!((100..10_000).contains(&taken), "{taken}");
        let left_out = lines.left_out.load(Ordering::Relaxed);
        std::thread::sleep(Duration::from_millis(50));
        assert_eq!(lines.next(), Some(left_out));
        assert_eq!(lines.left_out.load(Ordering::Relaxed), 0);
    }

    #[test]
    fn a_text_is_cut_between_characters() {
        assert_eq!(cut("short"), "short");
        assert_eq!(cut(&"é".repeat(99)).len(), 100);
        assert_eq!(cut(&format!("x{}", "é".repeat(99))).len(), 99);
    }
}
