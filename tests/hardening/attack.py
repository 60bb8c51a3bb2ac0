#!/usr/bin/env python3
"""Attacks Palermo and prints what came of it as a Markdown table.

    cargo build --release
    tests/hardening/attack.py [--only WORD]

Needed are Linux and Python 3.10. PALERMO is the program to attack, unless it is target/release/palermo. A server of its
own is started in an empty folder and stopped again. --only takes the rows whose group or kind has the word in it. Who
misses the bar is marked, and makes the exit code 1. docs/hardening.md says what is bounded where.
"""

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

# No folder of compiled modules in the checkout.
sys.dont_write_bytecode = True
import checks  # noqa: E402
import connections  # noqa: E402
import documents  # noqa: E402
import floods  # noqa: E402
import rates  # noqa: E402
import wire  # noqa: E402
from others import Others  # noqa: E402
from row import HELD_AFTER_ANSWERS, HELD_AFTER_REFUSALS, Row  # noqa: E402
from server import MEMORY, Server  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent

# How often a single request is tried, and how long the others are watched meanwhile.
TRIES = 8
WATCHED = 0.5

# What takes longer, in seconds, is not run again.
LONG = 8


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--only", default="", help="only rows with this word in their group or kind")
    only = arguments.parse_args().only.lower()
    program = Path(os.environ.get("PALERMO", ROOT / "target/release/palermo")).resolve()
    if not program.is_file():
        raise SystemExit(f"there is no {program}; build it, or name another in PALERMO")
    start = time.monotonic()
    wanted = lambda group, name: only in f"{group}: {name}".lower()  # noqa: E731
    rows: list[Row] = []

    def show(run: Callable[[Row], Row], group: str, name: str) -> None:
        begun = time.monotonic()
        row = run(Row(group, name))
        if row.missed and row.lived and time.monotonic() - begun < LONG:
            # Others work on the machine too. What is slow by itself is slow again.
            again = run(Row(group, name))
            again.before = row.missed
            row = again
        rows.append(row)
        print(row.line(), flush=True)

    print(about(program))
    print("\n" + Row.HEAD, flush=True)
    running = Running(program)
    try:
        for kind in documents.kinds():
            if wanted(kind.group, kind.name):
                show(lambda row: tried(running.server(), kind, row), kind.group, kind.name)
        for group in (checks, floods, connections):
            for name, run in group.ROWS:
                if wanted(group.GROUP, name):
                    show(lambda row: run(running.server(), row), group.GROUP, name)
        running.stop()
        for group, name, run in [*connections.LIMITED, *rates.ROWS]:
            if wanted(group, name):
                show(lambda row: run(program, row), group, name)
    finally:
        running.stop()
    missed = [row for row in rows if row.missed]
    print(f"\n{len(rows)} rows in {time.monotonic() - start:.0f} s; {len(missed)} miss their bar.")
    for row in missed:
        print(f"- {row.group}: {row.name}: {'; '.join(row.missed)}")
    return 1 if missed or not rows else 0


class Running:
    """The server under attack; another where it has died, so that the other rows can be tried."""

    def __init__(self, program: Path):
        self.program, self.started = program, None

    def server(self) -> Server:
        if self.started and self.started.process.poll() is not None:
            self.stop()
        if not self.started:
            self.started = Server(self.program).__enter__()
            # What is read at the start, or made for all and kept, is not growth.
            with Others(self.started.port):
                time.sleep(1)
        return self.started

    def stop(self) -> None:
        if self.started:
            self.started.__exit__()
            self.started = None


def tried(server: Server, kind: documents.Kind, row: Row) -> Row:
    """A request sent several times, one after the other."""
    replies: list[wire.Reply] = []
    with row.watching(server, most_held=HELD_AFTER_REFUSALS if kind.refused else HELD_AFTER_ANSWERS):
        start = time.monotonic()
        for number in range(TRIES):
            replies.append(wire.ask(server.port, kind.build(number)))
            if time.monotonic() - start > 3:
                break
        time.sleep(max(0.0, WATCHED - (time.monotonic() - start)))
    row.of(replies)
    if kind.refused:
        row.refused(replies)
    else:
        row.answered(replies)
    return row


def about(program: Path) -> str:
    """Where and of what the figures are."""
    def said(*command: str) -> str:
        try:
            return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            return "unknown"

    # The last commit before it was built that changed what it is built of.
    parts = ("src", "entity", "migration", "data", "explorer", "templates", "fonts", "Cargo.toml", "Cargo.lock")
    built_at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(program.stat().st_mtime))
    top = said("git", "-C", str(program.parent), "rev-parse", "--show-toplevel")
    commit = said("git", "-C", top, "log", "-1", "--format=%h", f"--before={built_at}", "--", *parts)
    cores = len(os.sched_getaffinity(0))
    built = "debug build" if program.parent.name == "debug" else "release build" if program.parent.name == "release" else "build"
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3
    return (
        f"Measured on {time.strftime('%-d %B %Y at %H:%M UTC', time.gmtime())}: commit {commit}, {built}; {cores} cores "
        f"shared by the server, the attacker and the other clients, {memory:.0f} GB, {platform.system()} "
        f"{platform.release().split('-')[0]}, Python {platform.python_version()}; the server's address space is bounded "
        f"to {MEMORY // 1024**3} GB."
    )


if __name__ == "__main__":
    sys.exit(main())
