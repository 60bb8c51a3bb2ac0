"""Many dear requests at once: whether the others notice, and whether the surplus is told so."""

import json
import os
import time
from concurrent.futures import ThreadPoolExecutor

import others
import wire
from row import Row
from server import Server

GROUP = "Floods"
CORES = len(os.sched_getaffinity(0))

# A refusal for lack of room, in seconds, and how much a flood may take while it lasts.
SHED_S = 0.25
PEAK = 1024**3


def busy(number: int) -> bytes:
    """A question that holds a core for long, and is another for each number."""
    fields = " ".join(
        f"a{n}: centrality(first: 500) {{ nodes {{ __typename }} }} "
        f"b{n}: overlaps(first: 500) {{ nodes {{ __typename }} }} c{n}: homogeneity {{ __typename }}"
        for n in range(20)
    )
    return wire.question(f"{{ {fields} }} # {number}")


def load(server: Server, row: Row) -> Row:
    """Dear questions, four for each core, all the time."""
    replies: list[wire.Reply] = []

    def ask_on(first: int) -> None:
        number, end = first, time.monotonic() + 5
        while time.monotonic() < end:
            replies.append(wire.ask(server.port, busy(number)))
            number += 1

    with row.watching(server), ThreadPoolExecutor(4 * CORES) as pool:
        list(pool.map(ask_on, [10_000 * each for each in range(4 * CORES)]))
    return flooded(row, replies)


def surplus(server: Server, row: Row) -> Row:
    """More questions than may wait."""
    with row.watching(server):
        replies = wire.many(server.port, [busy(1_000_000 + number) for number in range(CORES * 257 + 300)], 15)
    row = flooded(row, replies)
    shed = [reply for reply in replies if reply.status == 503]
    row.bar(bool(shed), "nobody was told that there is too much to do")
    row.bar(all(reply.header("retry-after") for reply in shed), "`Retry-After` is missing")
    return row


def different(server: Server, row: Row) -> Row:
    """Cheap questions, each another: what is kept of them is bounded in bytes, whatever else they hold on to."""
    client = others.Kept(server.port)
    start, number, slowest = time.monotonic(), 0, 0.0
    with row.watching(server):
        while number < 12_000 and time.monotonic() - start < 8:
            body = json.dumps({"query": others.CHEAP, "extensions": {"another": number}})
            slowest = max(slowest, client.ask(wire.post(body, connection="keep-alive")))
            number += 1
    row.sent, row.outcome, row.seconds = len(body), f"200 × {number:,}", slowest
    return row


def gone(server: Server, row: Row) -> Row:
    """Dear questions whose clients leave at once."""
    with row.watching(server):
        for number in range(300):
            connection = wire.connect(server.port)
            connection.sendall(busy(2_000_000 + number))
            connection.close()
        start = time.monotonic()
        reply = wire.ask(server.port, busy(3_000_000))
        row.seconds = time.monotonic() - start
    row.outcome, row.sent, row.received = f"the next: {reply.outcome}", reply.sent, len(reply.body)
    row.answered([reply])
    row.bar(reply.status == 200, "work for clients that have left keeps those who are there waiting")
    return row


def pictures(server: Server, row: Row) -> Row:
    """Sixty pictures at once, each another."""
    days = [f"{year}-{month:02}-11" for year in range(2001, 2026) for month in range(1, 13)]
    requests = [wire.get(f"/charts/networks.png?view=graph&activeOn={day}") for day in days[-60:]]
    with row.watching(server):
        replies = wire.many(server.port, requests, 15)
    return flooded(row, replies)


def pages(server: Server, row: Row) -> Row:
    """Two hundred pages of charts at once, each another."""
    days = [f"{year}-{month:02}-12" for year in range(2001, 2026) for month in range(1, 13)]
    requests = [wire.get(f"/charts/structures?activeOn={day}") for day in days[-200:]]
    with row.watching(server):
        replies = wire.many(server.port, requests, 15)
    return flooded(row, replies)


def exports(server: Server, row: Row) -> Row:
    """All exports at once, ten times each and in each coding."""
    listed = json.loads(wire.ask(server.port, wire.get("/export", accept="application/json")).body)["exports"]
    codings = ["identity", "gzip", "br", "zstd"]
    requests = [
        wire.get(f"/export/{export['name']}", accept_encoding=codings[number % 4]) for export in listed for number in range(8)
    ]
    with row.watching(server):
        replies = wire.many(server.port, requests, 30)
    row = flooded(row, replies)
    # They are written once, for all; the first of them may take longer than an answer.
    row.missed = [problem for problem in row.missed if not problem.startswith("took")]
    row.bar(row.seconds <= 20, f"took {row.seconds:.1f} s")
    return row


def flooded(row: Row, replies: list[wire.Reply]) -> Row:
    row.of(replies)
    row.bar(all(reply.status in (200, 503) for reply in replies), "neither answered nor told that there is too much to do")
    # Who waits for a place may do so for as long as an answer may take.
    row.bar(row.seconds <= 11, f"took {row.seconds:.1f} s")
    row.bar(row.peak <= PEAK, f"took {row.peak / 1024**2:.0f} MiB")
    return row


ROWS = [
    (f"dear questions, {4 * CORES} at a time", load),
    (f"dear questions, {CORES * 257 + 300} at once", surplus),
    ("dear questions of 300 clients that leave", gone),
    ("12,000 cheap questions, each another", different),
    ("60 pictures at once, each another", pictures),
    ("200 pages of charts at once, each another", pages),
    ("176 exports at once", exports),
]
