//! Who asks, and how much of the server's work a client may ask for.
//!
//! A client is an address, or of IPv6 the network of one subscriber. Work is counted in points, of which each client has
//! so many a minute: one for a request, and more for what takes longer than to send what is kept.

use axum::{
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use governor::{
    DefaultDirectRateLimiter, Quota, RateLimiter,
    clock::{Clock, DefaultClock},
    middleware::StateInformationMiddleware,
};
use ipnet::IpNet;
use quick_cache::sync::Cache;
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How many points a client has a minute, unless told otherwise: enough for a classroom behind one address.
pub const DEFAULT_POINTS: u32 = 12_000;

/// How many nodes of an answer cost one point.
pub const NODES_A_POINT: u64 = 100;

/// What a page, or a chart that is not a picture of points, costs before it is kept.
pub const POINTS_OF_A_PAGE: u32 = 5;
/// What a picture of points costs before it is kept.
pub const POINTS_OF_A_PICTURE: u32 = 50;
/// What an export costs before it is kept.
pub const POINTS_OF_AN_EXPORT: u32 = 50;

/// How many clients are told apart. Who has not come for longest is forgotten first, and so is what it spent.
const CLIENTS: usize = 100_000;

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");

/// How many WebSockets one client may have open, and how many subscriptions it may follow: a tenth of what there is, so
/// that nobody keeps all others out.
pub const SOCKETS_OF_ONE: usize = 100;
/// As above.
pub const SUBSCRIPTIONS_OF_ONE: usize = 200;

type Bucket = DefaultDirectRateLimiter<StateInformationMiddleware>;

/// Who may ask for how much.
pub struct Clients {
    points: Option<NonZeroU32>,
    /// How many points there are, as clients are told.
    policy: HeaderValue,
    /// Proxies, which are believed whom they ask for.
    trusted: Vec<IpNet>,
    accounts: Cache<IpAddr, Arc<Account>>,
    warned: AtomicBool,
}

impl Default for Clients {
    fn default() -> Self {
        Clients::new(DEFAULT_POINTS, Vec::new())
    }
}

impl Clients {
    /// Each has so many points a minute, or as many as it likes where that is zero. These proxies are believed.
    pub fn new(points: u32, trusted: Vec<IpNet>) -> Self {
        let policy =
            HeaderValue::try_from(format!("\"points\";q={points};w=60")).expect("numbers can stand in a header");
        let (points, warned) = (NonZeroU32::new(points), AtomicBool::new(false));
        Clients { points, policy, trusted, accounts: Cache::new(CLIENTS), warned }
    }

    /// Whether an address is that of a proxy that is believed.
    pub fn trusts(&self, address: IpAddr) -> bool {
        self.trusted.iter().any(|net| net.contains(&address.to_canonical()))
    }

    /// Whom a request comes from: the last address that a trusted proxy does not vouch for.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let forwarded = headers.get_all(FORWARDED_FOR);
        if !self.trusts(peer) {
            if forwarded.iter().next().is_some() && !self.warned.swap(true, Ordering::Relaxed) {
                tracing::warn!(
                    %peer,
                    "requests come with X-Forwarded-For from a proxy that is not trusted, so that all its clients count \
                     as one; name it with --trusted-proxy"
                );
            }
            return subscriber(peer);
        }
        let mut client = peer;
        let lines: Vec<&str> = forwarded.iter().filter_map(|value| value.to_str().ok()).collect();
        for hop in lines.iter().rev().flat_map(|line| line.rsplit(',')) {
            let Some(address) = address(hop.trim()) else { break };
            client = address;
            if !self.trusts(address) {
                break;
            }
        }
        subscriber(client)
    }

    /// What whoever is at the other end of a connection, or whom it asks for, may still spend.
    pub fn purse_of(&self, peer: IpAddr, headers: &HeaderMap) -> Purse {
        match self.points {
            Some(_) => self.purse(self.client(peer, headers)),
            None => Purse::default(),
        }
    }

    /// What a client may still spend.
    fn purse(&self, client: IpAddr) -> Purse {
        let Some(points) = self.points else { return Purse::default() };
        let account = self.accounts.get_or_insert_with(&client, || -> Result<_, std::convert::Infallible> {
            let quota = Quota::per_minute(points).allow_burst(points);
            Ok(Arc::new(Account {
                bucket: RateLimiter::direct(quota).with_middleware(),
                sockets: Arc::new(Semaphore::new(SOCKETS_OF_ONE)),
                subscriptions: Arc::new(Semaphore::new(SUBSCRIPTIONS_OF_ONE)),
            }))
        });
        let Ok(account) = account;
        let policy = self.policy.clone();
        Purse(Some(Arc::new(Open { account, points, policy, left: AtomicU32::new(0), wait: AtomicU32::new(0) })))
    }
}

/// An address as it stands in `X-Forwarded-For`, with or without a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.split_once(']')).map(|(address, _)| address);
    let without_port = || text.rsplit_once(':').map_or(text, |(address, _)| address);
    bare.unwrap_or(text).parse().or_else(|_| without_port().parse()).ok()
}

/// Whom an address stands for: of IPv6 the network of 64 bits, any address of which its subscriber may take.
fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        address => address,
    }
}

/// What a client spends and holds.
struct Account {
    bucket: Bucket,
    sockets: Arc<Semaphore>,
    subscriptions: Arc<Semaphore>,
}

/// A place that a client holds, until it is dropped.
pub struct Place {
    _permit: Option<OwnedSemaphorePermit>,
}

/// What the client of a request may still spend; without limits where nobody set any.
#[derive(Clone, Default)]
pub struct Purse(Option<Arc<Open>>);

struct Open {
    account: Arc<Account>,
    points: NonZeroU32,
    policy: HeaderValue,
    /// What was left, and how many seconds it takes until there is enough, when it was last looked at.
    left: AtomicU32,
    wait: AtomicU32,
}

/// A client has spent what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("you have used up your {points} points a minute; ask again in {wait} s")]
pub struct Spent {
    points: u32,
    wait: u32,
}

impl Purse {
    /// A place for one more WebSocket, if the client may have one.
    pub fn socket(&self) -> Option<Place> {
        self.place(|account| &account.sockets)
    }

    /// A place for one more subscription, if the client may have one.
    pub fn subscription(&self) -> Option<Place> {
        self.place(|account| &account.subscriptions)
    }

    fn place(&self, of: fn(&Account) -> &Arc<Semaphore>) -> Option<Place> {
        let permit = self.0.as_ref().map(|open| Arc::clone(of(&open.account)).try_acquire_owned());
        permit.transpose().ok().map(|_permit| Place { _permit })
    }

    /// Takes points, or says how long it takes until there are enough of them.
    pub fn pay(&self, points: u32) -> Result<(), Spent> {
        let (Some(open), Some(points)) = (&self.0, NonZeroU32::new(points)) else { return Ok(()) };
        // What is dearer than all there is, costs all there is.
        match open.account.bucket.check_n(points.min(open.points)) {
            Ok(Ok(state)) => {
                open.left.store(state.remaining_burst_capacity(), Ordering::Relaxed);
                Ok(())
            }
            Ok(Err(until)) => {
                let wait = until.wait_time_from(DefaultClock::default().now()).as_secs_f64().ceil() as u32;
                open.left.store(0, Ordering::Relaxed);
                open.wait.store(wait.max(1), Ordering::Relaxed);
                Err(Spent { points: open.points.get(), wait: wait.max(1) })
            }
            Err(_) => unreachable!("never more than there are"),
        }
    }
}

impl Purse {
    /// Tells a client what it has, and how much of it is left.
    pub fn tell(&self, response: &mut Response) {
        let Some(open) = &self.0 else { return };
        let left = format!("\"points\";r={}", open.left.load(Ordering::Relaxed));
        let headers = response.headers_mut();
        headers.insert(RATE_LIMIT_POLICY, open.policy.clone());
        headers.insert(RATE_LIMIT, HeaderValue::try_from(left).expect("numbers can stand in a header"));
        if response.status() == StatusCode::TOO_MANY_REQUESTS {
            response.headers_mut().insert(header::RETRY_AFTER, open.wait.load(Ordering::Relaxed).into());
        }
    }
}

/// The refusal of a request whose client has nothing left.
pub fn too_much(spent: Spent) -> Response {
    (StatusCode::TOO_MANY_REQUESTS, [(header::CACHE_CONTROL, "no-store")], format!("{spent}\n")).into_response()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that can not go on has failed")]
mod tests {
    use super::*;

    fn ip(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    fn forwarded(lines: &[&str]) -> HeaderMap {
        lines.iter().map(|line| (FORWARDED_FOR, HeaderValue::from_str(line).unwrap())).collect()
    }

    #[test]
    fn a_client_is_whom_a_trusted_proxy_names() {
        let clients = Clients::new(1, vec!["10.0.0.0/8".parse().unwrap()]);
        let client = |peer: &str, lines: &[&str]| clients.client(ip(peer), &forwarded(lines));
        assert_eq!(client("10.0.0.1", &["192.0.2.7"]), ip("192.0.2.7"));
        assert_eq!(client("10.0.0.1", &["192.0.2.7:1234"]), ip("192.0.2.7"));
        // What a client claims itself stands before what the proxy adds.
        assert_eq!(client("10.0.0.1", &["198.51.100.1, 192.0.2.7"]), ip("192.0.2.7"));
        assert_eq!(client("10.0.0.1", &["198.51.100.1", "192.0.2.7, 10.0.0.2"]), ip("192.0.2.7"));
        assert_eq!(client("10.0.0.1", &["[2001:db8::1:2:3:4]:80"]), ip("2001:db8::"));
        assert_eq!(client("10.0.0.1", &["nonsense"]), ip("10.0.0.1"));
        assert_eq!(client("10.0.0.1", &[]), ip("10.0.0.1"));
        assert_eq!(client("::ffff:10.0.0.1", &["192.0.2.7"]), ip("192.0.2.7"));
    }

    #[test]
    fn who_is_not_trusted_is_the_client() {
        let clients = Clients::new(1, Vec::new());
        assert_eq!(clients.client(ip("192.0.2.7"), &forwarded(&["198.51.100.1"])), ip("192.0.2.7"));
        assert_eq!(clients.client(ip("2001:db8::1:2:3:4"), &forwarded(&[])), ip("2001:db8::"));
    }

    #[test]
    fn what_was_spent_is_gone_for_all_purses_of_a_client() {
        let clients = Clients::new(3, Vec::new());
        assert_eq!(clients.purse(ip("192.0.2.7")).pay(2), Ok(()));
        let refused = clients.purse(ip("192.0.2.7")).pay(2);
        assert!(matches!(refused, Err(Spent { points: 3, wait: 1..=20 })), "{refused:?}");
        assert_eq!(clients.purse(ip("192.0.2.7")).pay(1), Ok(()));
        // Another client, and what is dearer than all there is.
        assert_eq!(clients.purse(ip("192.0.2.8")).pay(1_000), Ok(()));
    }

    #[test]
    fn nobody_holds_all_places() {
        let clients = Clients::new(3, Vec::new());
        let purse = clients.purse(ip("192.0.2.7"));
        let sockets: Vec<_> = (0..SOCKETS_OF_ONE).map(|_| purse.socket().unwrap()).collect();
        assert!(purse.socket().is_none() && clients.purse(ip("192.0.2.7")).socket().is_none());
        assert!(clients.purse(ip("192.0.2.8")).socket().is_some() && purse.subscription().is_some());
        drop(sockets);
        assert!(purse.socket().is_some());
        let subscriptions: Vec<_> = (0..SUBSCRIPTIONS_OF_ONE).map(|_| purse.subscription().unwrap()).collect();
        assert!(purse.subscription().is_none() && !subscriptions.is_empty());
    }

    #[test]
    fn without_a_limit_there_is_none() {
        let purse = Clients::new(0, Vec::new()).purse(ip("192.0.2.7"));
        assert!((0..100_000).all(|_| purse.pay(1_000).is_ok() && purse.socket().is_some()));
    }
}
