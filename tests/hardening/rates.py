"""The rate limit, on servers that have it on."""

import time
from pathlib import Path

import wire
from row import REFUSAL_S, Row, milliseconds
from server import Server

GROUP = "Rates"
POINTS = 600


def light(program: Path, row: Row) -> Row:
    """Twice as many light requests as there are points, some of them under other names."""
    with Server(program, rate_limit=POINTS) as server:
        # As quickly as one after the other can be, so that little comes back meanwhile.
        start = time.monotonic()
        replies = [
            wire.ask(server.port, wire.get("/robots.txt", x_forwarded_for=f"192.0.2.{number % 250}", x_real_ip=f"192.0.2.{number % 250}"))
            for number in range(2 * POINTS)
        ]
        back = (time.monotonic() - start) * POINTS / 60
        health = wire.ask(server.port, wire.get("/healthz"))
    row.of(replies)
    answered = sum(reply.status == 200 for reply in replies)
    row.bar(POINTS <= answered <= POINTS + back + 2, f"{answered} were answered")
    row.bar(health.status == 200, "who asks for the health is limited")
    return limited(row, replies)


def dear(program: Path, row: Row) -> Row:
    """Pictures, which cost many points each."""
    with Server(program, rate_limit=POINTS) as server:
        replies = [
            wire.ask(server.port, wire.get(f"/charts/databases.svg?activeOn=2020-01-{day:02}")) for day in range(1, 15)
        ]
        replies += [
            wire.ask(server.port, wire.get(f"/charts/timeline.png?activeOn=2020-02-{day:02}")) for day in range(1, 15)
        ]
    row.of(replies)
    drawn = sum(reply.status == 200 for reply in replies[14:])
    row.bar(drawn <= (POINTS - 14 * 6) // 51 + 2, f"{drawn} pictures were drawn")
    return limited(row, replies)


def questions(program: Path, row: Row) -> Row:
    """Questions whose answers could have many nodes."""
    heavy = "{ networks(first: 500) { nodes { members(first: 500) { nodes { agency { actions(first: 500) { nodes { id } } } } } } } }"
    with Server(program, rate_limit=POINTS) as server:
        replies = [wire.ask(server.port, wire.question(f"{heavy} # {number}")) for number in range(40)]
    row.of(replies)
    answered = sum(reply.status == 200 for reply in replies)
    row.bar(answered < 40, "none was refused")
    return limited(row, replies)


def limited(row: Row, replies: list[wire.Reply]) -> Row:
    refused = [reply for reply in replies if reply.status == 429]
    row.bar(bool(refused), "nobody is refused")
    row.bar(all(reply.header("retry-after") and reply.header("ratelimit") for reply in refused), "`Retry-After` is missing")
    late = max((reply.seconds for reply in refused), default=0)
    row.bar(late <= REFUSAL_S, f"refused after {milliseconds(late)}")
    return row


ROWS = [
    (GROUP, f"1,200 light requests of a client with {POINTS} points, under 250 names", light),
    (GROUP, f"28 charts and pictures of a client with {POINTS} points", dear),
    (GROUP, f"40 dear questions of a client with {POINTS} points", questions),
]
