//! What is followed: over a WebSocket that speaks graphql-transport-ws, by the services of async-graphql, or as
//! server-sent events for those who want no socket.

use crate::{
    answer::{
        self, Answer, Question,
        error::Code,
        refusal,
        service::{Answers, Followed, REFUSED, Service},
    },
    budget::Budget,
    http::{
        client::{Place, Purse, SOCKETS_OF_ONE, SUBSCRIPTIONS_OF_ONE},
        graphql,
        request::{MAXIMUM_BODY, Refusal},
        state::ServerState,
    },
};
use async_graphql_axum::{GraphQLProtocol, GraphQLWebSocket};
use axum::{
    Error,
    extract::{
        FromRequestParts, Request,
        ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade, close_code},
    },
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{FutureExt, Sink, SinkExt, Stream, StreamExt, future, stream};
use serde_json::{Value, json};
use std::{
    collections::HashSet,
    convert::Infallible,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tokio::{
    sync::{OwnedSemaphorePermit, watch},
    time::{Instant, Interval, interval_at},
};

/// What may be spoken over a WebSocket: the protocol of today, and the one before it that old clients speak.
const PROTOCOLS: [&str; 2] = ["graphql-transport-ws", "graphql-ws"];

/// How many WebSockets may be open.
pub const MAXIMUM_SOCKETS: usize = 1_000;

/// How many subscriptions may be followed at the same time, over sockets and as events.
pub const MAXIMUM_SUBSCRIPTIONS: usize = 2_000;

/// How often the other end of a socket is asked whether it is still there. It has as long again to say so.
const PING: Duration = Duration::from_secs(20);

/// What is longer is not a refusal.
const LONGEST_REFUSAL: usize = 16 * 1024;

/// Whether a request asks for a WebSocket.
pub fn is_asked(headers: &HeaderMap) -> bool {
    headers.get(header::UPGRADE).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"websocket"))
}

/// Goes over to a WebSocket.
pub async fn socket(state: Arc<ServerState>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    let purse = parts.extensions.get::<Purse>().cloned().unwrap_or_default();
    let protocol = match GraphQLProtocol::from_request_parts(&mut parts, &()).await {
        Ok(protocol) => protocol,
        Err(_) => {
            let text = "`Sec-WebSocket-Protocol` must be graphql-transport-ws.\n";
            return (StatusCode::BAD_REQUEST, text).into_response();
        }
    };
    let upgrade = match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => upgrade,
        Err(rejected) => return rejected.into_response(),
    };
    let Some(own) = purse.socket() else {
        let text =
            format!("You have {SOCKETS_OF_ONE} WebSockets open, and may not have more; close one of them first.\n");
        return (StatusCode::TOO_MANY_REQUESTS, text).into_response();
    };
    let Ok(place) = Arc::clone(&state.sockets).try_acquire_owned() else {
        return (StatusCode::SERVICE_UNAVAILABLE, "Too many WebSockets are open; try again later.\n").into_response();
    };
    upgrade.protocols(PROTOCOLS).max_message_size(MAXIMUM_BODY).max_write_buffer_size(2 * MAXIMUM_BODY).on_upgrade(
        move |socket| async move {
            let socket = Watched::new(socket, state.stopping.subscribe());
            let socket = Refusing { socket, refused: HashSet::new() };
            GraphQLWebSocket::new(socket, Service(Follower { state, purse }), protocol).serve().await;
            drop((place, own));
        },
    )
}

/// Follows what the text of a request asks for, as server-sent events: `next` for each answer, then `complete`.
pub fn events(state: Arc<ServerState>, parts: &Parts, text: &[u8], fetched: bool) -> Response {
    let purse = parts.extensions.get::<Purse>().cloned().unwrap_or_default();
    let answers = match graphql::asked(&state, text, fetched) {
        Ok(asked) if asked.batch => once(refusal(Code::BadRequest, "follow one subscription a request")),
        Ok(mut asked) => match asked.questions.swap_remove(0) {
            Ok(question) => Follower { state: Arc::clone(&state), purse }.follow(question),
            Err(Refusal { code, message }) => once(refusal(code, &message)),
        },
        Err(Refusal { code, message }) => once(refusal(code, &message)),
    }
    .answers();
    let mut stopping = state.stopping.subscribe();
    let stopped = async move { drop(stopping.wait_for(|stop| *stop).await) };
    let events = answers
        .take_until(stopped)
        .map(|answer| {
            // One line: it is JSON, in which there are none.
            Event::default().event("next").data(String::from_utf8_lossy(&answer.body))
        })
        .chain(stream::once(async { Event::default().event("complete").data("") }))
        .map(Ok::<_, Infallible>);
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

fn once(answer: Answer) -> Followed {
    Followed::Once(future::ready(answer).boxed())
}

/// Answers over a socket or as events, within the same limits as everywhere.
#[derive(Clone)]
struct Follower {
    state: Arc<ServerState>,
    purse: Purse,
}

impl Answers for Follower {
    async fn answer(&self, question: Question) -> Answer {
        if let Err(spent) = self.purse.pay(1) {
            return refusal(Code::RateLimited, &spent.to_string());
        }
        graphql::answers(&self.state, &self.purse, vec![Ok(question)], usize::MAX).await.swap_remove(0)
    }

    fn follow(&self, question: Question) -> Followed {
        let this = self.clone();
        if !self.state.answerer.is_subscription(&question) {
            return Followed::Once(async move { this.answer(question).await }.boxed());
        }
        let snapshot = self.state.snapshot();
        match (self.purse.pay(1), self.state.answerer.prepare_event(&snapshot, &question)) {
            (Err(spent), _) => once(refusal(Code::RateLimited, &spent.to_string())),
            (_, Err(errors)) => once(answer::refuse(&errors)),
            _ => match self.places() {
                Ok(places) => {
                    let changes = self.state.changes.subscribe();
                    let subscription = Subscription { by: this, question, changes, _places: places };
                    Followed::Events(stream::unfold(subscription, Subscription::next).boxed())
                }
                Err(refused) => once(refused),
            },
        }
    }
}

impl Follower {
    /// A place among the client's own subscriptions, and one among all.
    fn places(&self) -> Result<(Place, OwnedSemaphorePermit), Answer> {
        let Some(own) = self.purse.subscription() else {
            let message =
                format!("you follow {SUBSCRIPTIONS_OF_ONE} subscriptions and may not follow more; end one first");
            return Err(refusal(Code::RateLimited, &message));
        };
        match Arc::clone(&self.state.subscriptions).try_acquire_owned() {
            Ok(place) => Ok((own, place)),
            Err(_) => Err(refusal(Code::Overloaded, "too many subscriptions are followed; try again later")),
        }
    }
}

struct Subscription {
    by: Follower,
    question: Question,
    changes: watch::Receiver<()>,
    _places: (Place, OwnedSemaphorePermit),
}

impl Subscription {
    async fn next(mut self) -> Option<(Answer, Self)> {
        self.changes.changed().await.ok()?;
        let (state, question) = (Arc::clone(&self.by.state), self.question.clone());
        let snapshot = state.snapshot();
        let work = {
            let state = Arc::clone(&state);
            move |budget: &Budget| match state.answerer.prepare_event(&snapshot, &question) {
                Ok(prepared) => state.answerer.run(&snapshot, &prepared, budget),
                Err(errors) => answer::refuse(&errors),
            }
        };
        let answer = state.questions.work(state.longest, work).await;
        Some((answer.unwrap_or_else(|undone| graphql::unanswered(&undone)), self))
    }
}

/// A socket whose other end is asked now and then whether it is still there, and that is closed when the server stops.
struct Watched {
    socket: WebSocket,
    stopped: Pin<Box<dyn Future<Output = ()> + Send>>,
    ping: Interval,
    heard: bool,
    closing: bool,
}

impl Watched {
    fn new(socket: WebSocket, mut stopping: watch::Receiver<bool>) -> Self {
        let stopped = Box::pin(async move { drop(stopping.wait_for(|stop| *stop).await) });
        let ping = interval_at(Instant::now() + PING, PING);
        Watched { socket, stopped, ping, heard: true, closing: false }
    }

    /// Writes a message of our own, if the other end takes any.
    fn say(&mut self, context: &mut Context<'_>, message: Message) {
        if let Poll::Ready(Ok(())) = self.socket.poll_ready_unpin(context) {
            self.socket.start_send_unpin(message).ok();
        }
        // What is not written now is written with what comes next.
        let _ = self.socket.poll_flush_unpin(context);
    }
}

impl Stream for Watched {
    type Item = Result<Message, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if !self.closing && self.stopped.as_mut().poll(context).is_ready() {
            self.closing = true;
            let frame = CloseFrame { code: close_code::AWAY, reason: "the server stops".into() };
            self.say(context, Message::Close(Some(frame)));
        }
        if self.closing {
            return Poll::Ready(None);
        }
        let message = self.socket.poll_next_unpin(context);
        if message.is_ready() {
            self.heard = true;
            return message;
        }
        while self.ping.poll_tick(context).is_ready() {
            if !self.heard {
                return Poll::Ready(None);
            }
            self.heard = false;
            self.say(context, Message::Ping(Default::default()));
        }
        Poll::Pending
    }
}

impl Sink<Message> for Watched {
    type Error = Error;

    fn poll_ready(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.socket.poll_ready_unpin(context)
    }

    fn start_send(mut self: Pin<&mut Self>, message: Message) -> Result<(), Error> {
        self.socket.start_send_unpin(message)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.socket.poll_flush_unpin(context)
    }

    fn poll_close(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.socket.poll_close_unpin(context)
    }
}

/// Says `error` where a question is refused, and nothing after it, as graphql-transport-ws has it; the service says `next`
/// with errors, then `complete`.
struct Refusing {
    socket: Watched,
    /// The ids of the operations that were refused and are not ended yet.
    refused: HashSet<String>,
}

impl Refusing {
    fn spoken(&mut self, text: Utf8Bytes) -> Option<Utf8Bytes> {
        if text.len() > LONGEST_REFUSAL {
            return Some(text);
        }
        let Ok(mut message) = serde_json::from_str::<Value>(&text) else { return Some(text) };
        let id = message["id"].as_str().unwrap_or_default().to_owned();
        if message["type"] == "complete" && self.refused.remove(&id) {
            return None;
        }
        if message["payload"]["extensions"][REFUSED] != true {
            return Some(text);
        }
        if message["type"] == "next" {
            let error = json!({ "id": id, "type": "error", "payload": message["payload"]["errors"].take() });
            self.refused.insert(id);
            return Some(error.to_string().into());
        }
        // The protocol before it has no word for several errors.
        if let Some(payload) = message["payload"].as_object_mut() {
            payload.remove("extensions");
        }
        Some(message.to_string().into())
    }
}

impl Stream for Refusing {
    type Item = Result<Message, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.socket.poll_next_unpin(context)
    }
}

impl Sink<Message> for Refusing {
    type Error = Error;

    fn poll_ready(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.socket.poll_ready_unpin(context)
    }

    fn start_send(mut self: Pin<&mut Self>, message: Message) -> Result<(), Error> {
        match message {
            Message::Text(text) => match self.spoken(text) {
                Some(text) => self.socket.start_send_unpin(Message::Text(text)),
                None => Ok(()),
            },
            other => self.socket.start_send_unpin(other),
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.socket.poll_flush_unpin(context)
    }

    fn poll_close(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Result<(), Error>> {
        self.socket.poll_close_unpin(context)
    }
}
