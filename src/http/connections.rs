//! Connections: how many there may be, and how long one may do nothing.
//!
//! Whoever sends its request slowly, or takes its answer slowly, holds a connection and nothing else, and not for long.

use crate::http::front::Front;
use axum::{body::Body, http::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use prometheus_client::metrics::gauge::Gauge;
use std::{
    convert::Infallible,
    io,
    net::SocketAddr,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpSocket, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::{Sleep, sleep, timeout},
};

/// How many connections are taken, and how long each may take for what.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// How many connections there may be. More of them wait until others end.
    pub connections: u32,
    /// How long a client may take until the head of its next request is there.
    pub head: Duration,
    /// How long a client may take nothing of what it is sent.
    pub writing: Duration,
    /// How long requests in flight may take once the server was asked to stop.
    pub grace: Duration,
}

/// How many who connect in the same moment wait to be taken.
const QUEUE: u32 = 4_096;

/// How many bytes the system holds for a client that is slow to take them.
const SENDING: u32 = 256 * 1024;

/// Listens at an address. The queue is longer than the one that the runtime makes, in which a crowd would find no place.
pub fn listen(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
    // Who starts anew need not wait until the connections of before are forgotten.
    socket.set_reuseaddr(true)?;
    // Connections take it over: else the system would hold megabytes for each client that takes nothing.
    socket.set_send_buffer_size(SENDING)?;
    socket.bind(address)?;
    socket.listen(QUEUE)
}

/// How many bytes the head of a request may have.
const HEAD: usize = 32 * 1024;

/// How long it is waited where the system can open no more.
const EXHAUSTED: Duration = Duration::from_millis(50);

impl Default for Patience {
    fn default() -> Self {
        Patience {
            connections: 4_096,
            head: Duration::from_secs(10),
            writing: Duration::from_secs(20),
            grace: Duration::from_secs(10),
        }
    }
}

/// Serves until it is told to stop, then finishes what is in flight. Whether all of it ended in time.
pub async fn serve(listener: TcpListener, front: Front, patience: Patience, mut stop: watch::Receiver<bool>) -> bool {
    let places = Arc::new(Semaphore::new(patience.connections as usize));
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = stopped(&mut stop) => break,
        };
        match accepted {
            Ok((stream, peer, place)) => {
                tokio::spawn(connection(stream, peer, place, front.clone(), patience, stop.clone()));
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::warn!(cause = %error, "no connection can be taken at the moment");
                sleep(EXHAUSTED).await;
            }
        }
    }
    drop(listener);
    timeout(patience.grace, places.acquire_many(patience.connections)).await.is_ok()
}

/// Waits until the server is told to stop.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    drop(stop.wait_for(|stop| *stop).await);
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, SocketAddr, OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, peer) = listener.accept().await?;
    Ok((stream, peer, place))
}

/// Whether it was the other end that failed.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionRefused | io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset
    )
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    place: OwnedSemaphorePermit,
    front: Front,
    patience: Patience,
    mut stop: watch::Receiver<bool>,
) {
    // An answer is written at once: nothing is gained by waiting for more of it.
    stream.set_nodelay(true).ok();
    let open = Open::new(&front);
    let service = service_fn(|request: Request<Incoming>| async {
        Ok::<_, Infallible>(front.answer(peer.ip(), request.map(Body::new)).await)
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.head)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(Impatient::new(stream, patience.writing)), service)
        .with_upgrades();
    let mut connection = pin!(connection);
    let ended = tokio::select! {
        ended = connection.as_mut() => ended,
        () = stopped(&mut stop) => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%peer, cause = %error, "a connection broke off");
    }
    drop((place, open));
}

/// Counts a connection as open, however it ends.
struct Open(Gauge);

impl Open {
    fn new(front: &Front) -> Self {
        let connections = front.state().metrics.connections.clone();
        connections.inc();
        Open(connections)
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.0.dec();
    }
}

/// A connection that ends when its client takes nothing for too long.
struct Impatient {
    stream: TcpStream,
    longest: Duration,
    /// Set while there is something to write that the client does not take.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Impatient {
    fn new(stream: TcpStream, longest: Duration) -> Self {
        Impatient { stream, longest, waiting: None }
    }

    fn written<T>(&mut self, context: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waiting = None;
            return written;
        }
        let longest = self.longest;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(longest)));
        ready!(waiting.as_mut().poll(context));
        // The system is not to go on offering what it holds.
        self.stream.set_zero_linger().ok();
        Poll::Ready(Err(io::Error::new(io::ErrorKind::TimedOut, "the client takes nothing")))
    }
}

impl AsyncRead for Impatient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Impatient {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.written(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.written(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        let flushed = Pin::new(&mut self.stream).poll_flush(context);
        self.written(context, flushed)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
