//! What is counted, for those who watch over the server.
//!
//! Labels have few values, all of them ours: nothing that a stranger sends becomes one.

use crate::{
    answer::Answer,
    http::{area::Area, state::ServerState},
};
use axum::{
    extract::State,
    http::{HeaderName, header},
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text},
    metrics::{
        counter::{ConstCounter, Counter},
        family::Family,
        gauge::{ConstGauge, Gauge},
        histogram::Histogram,
        info::Info,
    },
    registry::{Registry, Unit},
};
use std::{
    fs,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// From a hundred microseconds to the longest that anything may take.
const SECONDS: [f64; 13] = [0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 2.0, 3.0, 5.0, 10.0];

/// From a lookup to the limit.
const COSTS: [f64; 6] = [1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    area: Area,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct InArea {
    area: Area,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Refused {
    code: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct InRoom {
    room: &'static str,
}

/// What is counted.
pub struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<InArea, Histogram, fn() -> Histogram>,
    bytes: Family<InArea, Counter>,
    refusals: Family<Refused, Counter>,
    cost: Histogram,
    total: AtomicU64,
    /// How many connections are open.
    pub connections: Gauge,
    /// How long it took to read the facts and to build the graph, the last time, in microseconds.
    loading: AtomicU64,
    start: SystemTime,
}

impl Default for Metrics {
    fn default() -> Self {
        let histogram: fn() -> Histogram = || Histogram::new(SECONDS);
        let mut metrics = Metrics {
            registry: Registry::default(),
            requests: Family::default(),
            seconds: Family::new_with_constructor(histogram),
            bytes: Family::default(),
            refusals: Family::default(),
            cost: Histogram::new(COSTS),
            total: AtomicU64::new(0),
            connections: Gauge::default(),
            loading: AtomicU64::new(0),
            start: SystemTime::now(),
        };
        let ours = metrics.registry.sub_registry_with_prefix("palermo");
        ours.register("requests", "Requests that were answered", metrics.requests.clone());
        let help = "How long answers took to be made, without the time to send them";
        ours.register_with_unit("request_duration", help, Unit::Seconds, metrics.seconds.clone());
        let help = "Bytes of answers, without heads and before they are sent in pieces";
        ours.register_with_unit("response", help, Unit::Bytes, metrics.bytes.clone());
        ours.register(
            "question_errors",
            "Questions that were refused, by the code of their first error",
            metrics.refusals.clone(),
        );
        ours.register("question_cost", "How many nodes the answers to questions could have", metrics.cost.clone());
        ours.register("connections", "Open connections", metrics.connections.clone());
        metrics
    }
}

impl Metrics {
    /// A request was answered.
    pub fn answered(&self, area: Area, status: u16, took: Duration, bytes: u64) {
        self.total.fetch_add(1, Ordering::Relaxed);
        self.requests.get_or_create(&Answered { area, status }).inc();
        self.seconds.get_or_create(&InArea { area }).observe(took.as_secs_f64());
        self.bytes.get_or_create(&InArea { area }).inc_by(bytes);
    }

    /// How many requests were answered.
    pub fn total(&self) -> u64 {
        self.total.load(Ordering::Relaxed)
    }

    /// A question was answered or refused, over whatever way it came.
    pub fn questioned(&self, answer: &Answer) {
        if let Some(cost) = answer.cost {
            self.cost.observe(cost as f64);
        }
        if let Some(code) = answer.code {
            self.refusals.get_or_create(&Refused { code: code.word() }).inc();
        }
    }

    /// The facts were read and their graph was built.
    pub fn loaded(&self, took: Duration) {
        self.loading.store(took.as_micros() as u64, Ordering::Relaxed);
    }
}

/// Everything that is counted, in the text format of OpenMetrics.
pub async fn text(State(state): State<Arc<ServerState>>) -> ([(HeaderName, &'static str); 2], String) {
    let headers = [
        (header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    let mut text = String::new();
    let mut registry = Registry::default();
    look_at(&state, registry.sub_registry_with_prefix("palermo"));
    look_at_process(&mut registry, state.metrics.start);
    text::encode_registry(&mut text, &state.metrics.registry)
        .and_then(|()| text::encode(&mut text, &registry))
        .expect("a text takes everything");
    (headers, text)
}

/// What is known elsewhere, as it is now.
fn look_at(state: &ServerState, registry: &mut Registry) {
    let snapshot = state.snapshot();
    let version = snapshot.graph.about().version.clone();
    let info = Info::new(vec![("version", env!("CARGO_PKG_VERSION").to_owned())]);
    registry.register("build", "The program", info);
    registry.register(
        "dataset",
        "The data set",
        Info::new(vec![("version", version), ("digest", snapshot.edition.digest.clone())]),
    );
    let mut gauge = |name: &str, help: &str, value: i64| registry.register(name, help, ConstGauge::new(value));
    gauge("revision", "The revision of the facts that is answered from", snapshot.edition.revision.into());
    gauge("facts", "How many facts it has", snapshot.counts.iter().map(|count| count.count as i64).sum());
    gauge(
        "database_up",
        "Whether the database can be read, and the facts are those that it holds",
        state.trouble().is_none().into(),
    );
    let (sockets, subscriptions) = state.followed();
    gauge("websockets", "Open WebSockets", sockets as i64);
    gauge("subscriptions", "Subscriptions that are followed", subscriptions as i64);
    let loading = Duration::from_micros(state.metrics.loading.load(Ordering::Relaxed)).as_secs_f64();
    let help = "How long it took to read the facts and to build their graph";
    registry.register_with_unit("load", help, Unit::Seconds, ConstGauge::new(loading));
    let (working, waiting) = (Family::<InRoom, Gauge>::default(), Family::<InRoom, Gauge>::default());
    for (room, place) in [
        ("questions", &state.questions),
        ("drawings", &state.drawings),
        ("thumbnails", &state.thumbnails),
        ("exports", &state.exports),
    ] {
        working.get_or_create(&InRoom { room }).set(place.working() as i64);
        waiting.get_or_create(&InRoom { room }).set(place.waiting() as i64);
    }
    registry.register("working", "Questions, drawings and exports that are worked on", working);
    registry.register("waiting", "Questions, drawings and exports that wait for others", waiting);
    let kept = state.kept.standing();
    registry.register("cache_hits", "Answers, pages and pictures that were found kept", ConstCounter::new(kept.found));
    registry.register("cache_misses", "Answers, pages and pictures that were not kept", ConstCounter::new(kept.missed));
    registry.register_with_unit("cache", "What is kept", Unit::Bytes, ConstGauge::new(kept.bytes as i64));
}

/// What every process is asked for, where the system tells it (Linux).
fn look_at_process(registry: &mut Registry, start: SystemTime) {
    let start = start.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64();
    registry.register_with_unit("process_start_time", "When the process began", Unit::Seconds, ConstGauge::new(start));
    if let Some(bytes) = resident() {
        registry.register_with_unit(
            "process_resident_memory",
            "Memory that it holds",
            Unit::Bytes,
            ConstGauge::new(bytes),
        );
    }
    if let Some(seconds) = cpu() {
        registry.register_with_unit("process_cpu", "Time that it computed", Unit::Seconds, ConstCounter::new(seconds));
    }
    if let Ok(open) = fs::read_dir("/proc/self/fd") {
        registry.register(
            "process_open_fds",
            "Files and connections that it has open",
            ConstGauge::new(open.count() as i64),
        );
    }
}

fn resident() -> Option<i64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<i64>().ok().map(|kibibytes| kibibytes * 1024)
}

/// Both for itself and in the system. Linux counts in hundredths of a second, on every machine that we run on.
fn cpu() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program, in parentheses, may have blanks.
    let (_, rest) = stat.rsplit_once(')')?;
    let ticks: Vec<u64> = rest.split_whitespace().skip(11).take(2).filter_map(|number| number.parse().ok()).collect();
    (ticks.len() == 2).then(|| ticks.iter().sum::<u64>() as f64 / 100.0)
}
