"""A row of the table: what was sent, what came of it, and whether that is good enough."""

import contextlib
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import wire
from others import Noticed, Others
from server import Server

# The bar: how long a refusal may take and how large it may be, how long an answer may take, how long the others may wait
# for the health of the server, and how much memory may be held afterwards. What is answered may stay in memory to be sent
# again: 64 MiB of answers, and the documents, read.
REFUSAL_S = 0.050
REFUSAL_BYTES = 4_000
ANSWER_S = 5.5
HEALTH_S = 0.050
HELD_AFTER_REFUSALS = 16 * 1024**2
HELD_AFTER_ANSWERS = 128 * 1024**2

# How long it may take until what was freed is given back, in seconds.
SETTLING = 12


@dataclass
class Row:
    """What is shown of one kind of attack."""

    group: str
    name: str
    sent: int | str = "–"
    outcome: str = ""
    seconds: float | None = None
    received: int | None = None
    peak: int = 0
    held: int = 0
    noticed: Noticed | None = None
    lived: bool = True
    missed: list[str] = field(default_factory=list)
    # What a first run missed, where this is the second.
    before: list[str] = field(default_factory=list)

    HEAD = (
        "| kind | bytes sent | outcome | worst time | largest answer, bytes | memory: peak, held | `/healthz` p99 | question p99 "
        "| lives |  |\n|---|---:|---|---:|---:|---:|---:|---:|---|---|"
    )

    @contextlib.contextmanager
    def watching(self, server: Server, newcomers: bool = True, most_held: int = HELD_AFTER_ANSWERS) -> Iterator[None]:
        """Watches the server and the other clients meanwhile."""
        before = server.memory()
        server.forget_peak()
        with Others(server.port, newcomers) as others:
            yield
        self.lived = server.lives()
        self.noticed = others.noticed
        self.peak = max(0, server.peak() - before)
        # What was freed goes back to the system later: idle threads of work end after ten seconds, and with them what
        # their allocator keeps.
        end = time.monotonic() + SETTLING
        while server.memory() - before > HELD_AFTER_REFUSALS and time.monotonic() < end:
            time.sleep(0.1)
            if server.memory() - before <= most_held and time.monotonic() > end - SETTLING + 1:
                break
        self.held = server.memory() - before
        health = self.noticed.health
        self.bar(self.lived, "the process died")
        self.bar(health is not None and health <= HEALTH_S, f"`/healthz` took {milliseconds(health)}")
        self.bar(self.noticed.failed == 0, f"{self.noticed.failed} requests of others failed")
        self.bar(self.held <= most_held, f"{mebibytes(self.held)} are held")

    def of(self, replies: list[wire.Reply]) -> None:
        """Takes what is shown from the replies."""
        self.sent = max(reply.sent for reply in replies)
        counts = Counter(reply.outcome for reply in replies)
        several = len(counts) > 1
        self.outcome = ", ".join(f"{outcome} × {count}" if several else outcome for outcome, count in counts.most_common())
        self.seconds = max(reply.seconds for reply in replies)
        self.received = max(len(reply.body) for reply in replies)

    def refused(self, replies: list[wire.Reply]) -> None:
        """Holds that each was refused, at once and in few words."""
        self.bar(all(400 <= reply.status < 500 for reply in replies), "not refused")
        self.bar(self.seconds <= REFUSAL_S, f"refused after {milliseconds(self.seconds)}")
        self.bar(self.received <= REFUSAL_BYTES, f"refused with {self.received:,} bytes")

    def answered(self, replies: list[wire.Reply]) -> None:
        """Holds that each was answered, or refused, before the deadline of answers."""
        self.bar(all(200 <= reply.status < 500 or reply.status == 503 for reply in replies), "neither answered nor refused")
        self.bar(self.seconds <= ANSWER_S, f"took {milliseconds(self.seconds)}")

    def bar(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.missed.append(otherwise)

    def line(self) -> str:
        sent = f"{self.sent:,}" if isinstance(self.sent, int) else self.sent
        received = "–" if self.received is None else f"{self.received:,}"
        noticed = self.noticed or Noticed(None, None, 0)
        cells = [
            f"{self.group}: {self.name}",
            sent,
            self.outcome,
            milliseconds(self.seconds),
            received,
            f"{mebibytes(self.peak)}, {mebibytes(self.held)}",
            milliseconds(noticed.health),
            milliseconds(noticed.question),
            "yes" if self.lived else "**no**",
            self.verdict(),
        ]
        return "| " + " | ".join(cells) + " |"

    def verdict(self) -> str:
        if self.missed:
            return f"**misses: {'; '.join(self.missed)}**"
        return f"second run; the first: {'; '.join(self.before)}" if self.before else ""


def milliseconds(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.1f} ms"


def mebibytes(count: int) -> str:
    return f"{count / 1024**2:+.0f} MiB".replace("-0 ", "0 ").replace("+0 ", "0 ")
