//! What every request passes on its way in, and every answer on its way out, whatever address it is for.

use crate::http::{area::Area, arrival, client, edition, graphql, router, speech, state::ServerState, visit::Visit};
use axum::{
    Router,
    extract::Request,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    response::Response,
};
use std::{net::IpAddr, sync::Arc, time::Duration};
use tower_http::cors::{AllowHeaders, Any, CorsLayer, Vary};
use tower_service::Service;

/// What scripts of other sites may read of an answer's headers, besides those that every script may.
const EXPOSED: HeaderValue = HeaderValue::from_static(
    "etag,content-disposition,link,retry-after,content-range,accept-ranges,ratelimit,ratelimit-policy,x-request-id",
);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Every address of the server, and what is the same for all of them.
///
/// Plain functions one after the other, and no layers around each other: what comes from memory would take longer through
/// the layers than it takes to be found.
#[derive(Clone)]
pub struct Front {
    state: Arc<ServerState>,
    addresses: Router,
    /// What browsers ask before they ask.
    preflights: Router,
}

impl Front {
    /// Of a server with this state.
    pub fn new(state: Arc<ServerState>) -> Self {
        let preflights = Router::new().layer(reading_from_elsewhere());
        Front { addresses: router::addresses(&state), preflights, state }
    }

    /// What the server shares.
    pub fn state(&self) -> &ServerState {
        &self.state
    }

    /// Answers a request as it comes from outside, from whoever is at the other end of the connection.
    pub async fn answer(&self, peer: IpAddr, request: Request) -> Response {
        match arrival::without_one_host(&request) {
            Some(refused) => self.leaving(&Visit::new(&request, None), refused),
            None => self.answer_anyone(Some(peer), request).await,
        }
    }

    /// The same, where a request need not say which host it is for; without a peer, nobody is charged for it.
    pub async fn answer_anyone(&self, peer: Option<IpAddr>, mut request: Request) -> Response {
        arrival::take_off_our_part(&mut request, &self.state.public_url);
        let trusted = peer.is_some_and(|peer| self.state.clients.trusts(peer));
        let language = speech::taken_off(&mut request);
        let visit = Visit::new(&request, request.headers().get(REQUEST_ID).filter(|_| trusted));
        let response = visit.during(speech::during(language, self.admitted(peer, visit.area, request))).await;
        self.leaving(&visit, response)
    }

    async fn admitted(&self, peer: Option<IpAddr>, area: Area, mut request: Request) -> Response {
        if *request.method() == Method::OPTIONS && request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD)
        {
            let Ok(response) = Box::pin(self.preflights.clone().call(request)).await;
            return response;
        }
        let public_url = &self.state.public_url;
        let elsewhere = arrival::leading_on(&request, public_url).or_else(|| speech::leading_on(&request, public_url));
        if let Some(response) = elsewhere {
            return response;
        }
        // Whoever watches over the server asks as often as it likes.
        let Some(peer) = peer.filter(|_| area != Area::Watch) else { return self.addressed(request).await };
        let purse = self.state.clients.purse_of(peer, request.headers());
        let mut response = match purse.pay(1) {
            Ok(()) => {
                request.extensions_mut().insert(purse.clone());
                self.addressed(request).await
            }
            Err(spent) => client::too_much(spent),
        };
        purse.tell(&mut response);
        response
    }

    async fn addressed(&self, mut request: Request) -> Response {
        // What is asked most needs no looking up.
        if request.uri().path() == graphql::PATH {
            return graphql::endpoint(&self.state, request).await;
        }
        if let Some(response) = edition::take_off(&mut request, &self.state) {
            return response;
        }
        // Apart, so that a question need not carry along the room that all other addresses take.
        let Ok(response) = Box::pin(self.addresses.clone().call(request)).await;
        response
    }

    fn leaving(&self, visit: &Visit, mut response: Response) -> Response {
        let wait = response.status() == StatusCode::SERVICE_UNAVAILABLE
            && !response.headers().contains_key(header::RETRY_AFTER);
        let headers = response.headers_mut();
        if wait {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        headers.insert(REQUEST_ID, visit.id.header());
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
        headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        // No browser is to guess at another type than the one that is named.
        headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        visit.answered(&response, &self.state);
        response
    }
}

/// Pages of other sites may ask everything: it is public, and nobody is known here by a cookie.
fn reading_from_elsewhere() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::HEAD, Method::POST])
        // Clients add what their makers think of: names, traces, caching. Nothing that a header says gives a right here.
        .allow_headers(AllowHeaders::mirror_request())
        .max_age(Duration::from_secs(24 * 60 * 60))
        // The answer is the same whoever asks, so that caches need not tell origins apart.
        .vary(Vary::list(Vec::<HeaderName>::new()))
}
