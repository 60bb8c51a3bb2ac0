#!/usr/bin/env python3
"""Keeps a server busy for an hour with what it never saw before, and watches its memory and its open files.

    cargo build --release
    tests/hardening/soak.py [--minutes 60] [--import-every 60]

Strangers ask new questions, draw charts of new days, search new words, make every sort of error, follow the data set and
leave; a curator imports another edition once a minute. PALERMO (environment) names another program than
target/release/palermo. After ten minutes what the server holds may not grow by more than 5% any more, and when everybody
has left no file may be open that was not open before. Prints a line a minute and the verdict; the exit code is 1 where it
does not hold.
"""

import argparse
import base64
import json
import os
import random
import shutil
import socket
import statistics
import string
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
from pathlib import Path

sys.dont_write_bytecode = True
import wire  # noqa: E402
from server import Server  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
PALERMO = Path(os.environ.get("PALERMO", ROOT / "target" / "release" / "palermo")).resolve()
WARM_MINUTES = 10
GROWTH = 1.05
# So many of each at a time, and how long each of them rests between two requests. Those who ask hardly rest, so that whatever is
# kept up to a bound is full before memory is judged.
CROWD = {"asks": 2, "draws": 1, "errs": 1, "follows": 1}
REST = {"asks": 0.03, "draws": 0.2, "errs": 0.1, "follows": 0.2}
FOLLOW = "subscription {{ f{0}: datasetChanged {{ revision version digest }} }}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--import-every", type=float, default=60, metavar="SECONDS")
    options = parser.parse_args()
    with Server(PALERMO) as server, tempfile.TemporaryDirectory(prefix="palermo-soak-") as folder:
        crowd = Crowd(server)
        at_rest = server.settled_files()
        crowd.start(Path(folder), options.import_every)
        minutes = [watched(server, crowd, number + 1) for number in range(round(options.minutes))]
        crowd.leave()
        time.sleep(15)
        left_over = server.settled_files() - at_rest
        if not server.lives():
            sys.exit("the server did not live")
    verdict(minutes, left_over, crowd)


def watched(server, crowd, minute):
    """What the server held in the course of a minute, as the median of its looks, in MiB."""
    looks = []
    for _ in range(12):
        time.sleep(5)
        looks.append(server.memory() / 2**20)
    held = statistics.median(looks)
    print(f"minute {minute:3}: {held:6.1f} MiB, {server.open_files():4} files, {dict(sorted(crowd.done.items()))}", flush=True)
    return held


def verdict(minutes, left_over, crowd):
    faults = [f"{left_over} files are still open"] if left_over > 0 else []
    # Minutes differ, because imports fall into them; five of them together do so less.
    fives = [statistics.median(minutes[at:at + 5]) for at in range(WARM_MINUTES, len(minutes) - 4, 5)]
    if fives:
        most = max(fives) / fives[0]
        print(f"after ten minutes: {fives[0]:.1f} MiB; at most {max(fives):.1f} MiB, {100 * most - 100:+.1f}%")
        if most > GROWTH:
            faults.append("memory grew by more than 5%")
    print(f"files left over: {max(left_over, 0)}")
    # The same fault of many questions is one.
    faults += sorted(set(crowd.faults))[:10]
    print("holds" if not faults else "DOES NOT HOLD: " + "; ".join(faults))
    sys.exit(bool(faults))


class Crowd:
    """Those who ask, in threads of their own."""

    def __init__(self, server):
        self.server, self.leaving = server, threading.Event()
        self.done, self.faults, self.threads = {}, [], []

    def start(self, folder, import_every):
        for name, count in CROWD.items():
            for number in range(count):
                chance = random.Random(f"{name} {number}")
                self.begin(self.repeat, name, getattr(self, name), chance)
        self.begin(self.imports, folder, import_every)

    def begin(self, work, *arguments):
        thread = threading.Thread(target=work, args=arguments, daemon=True)
        thread.start()
        self.threads.append(thread)

    def leave(self):
        self.leaving.set()
        for thread in self.threads:
            thread.join(60)

    def repeat(self, name, act, chance):
        while not self.leaving.wait(REST[name] * chance.random() * 2):
            try:
                act(chance)
                self.done[name] = self.done.get(name, 0) + 1
            except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault of the server's
                if not self.leaving.is_set():
                    self.faults.append(f"{name}: {type(error).__name__} {error}")

    def asks(self, chance):
        reply = self.ask(json.dumps({"query": question(chance)}).encode())
        if reply.status != 200:
            raise ValueError(f"{reply.outcome} {reply.body[:200]!r}")

    def draws(self, chance):
        day = f"{chance.randint(1995, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        chart = chance.choice(["measures", "structures", "networks", "databases", "timeline"])
        path = chance.choice([
            f"/charts/{chart}{chance.choice(['', '.svg', '.png', '.pdf', '.csv', '.json'])}?activeOn={day}",
            f"/search?q={word(chance)}",
            f"/agencies?q={word(chance)}&sort=name",
            f"/es/measures?q={word(chance)}",
            f"/graphql?format=csv&query={urllib.parse.quote(question(chance))}",
        ])
        reply = wire.ask(self.server.port, wire.get(path), 30)
        # A day of which nothing is recorded, and a list that holds no single table, are refused.
        if reply.status not in (200, 400, 404):
            raise ValueError(f"{path}: {reply.outcome}")

    def errs(self, chance):
        body = chance.choice([
            lambda: json.dumps({"query": f"{{ agencies {{ nodes {{ {word(chance)} }} }} }}"}).encode(),
            lambda: json.dumps({"query": "{" * chance.randint(1, 300)}).encode(),
            lambda: json.dumps({"query": "{ agency(slug: $a) { name } }", "variables": {word(chance): 1}}).encode(),
            lambda: chance.randbytes(chance.randint(1, 2000)),
            lambda: json.dumps({"query": "{ search(query: " + json.dumps(word(chance) * 400) + ") { totalCount } }"}).encode(),
        ])()
        reply = self.ask(body)
        if reply.status == 0 or reply.status >= 500:
            raise ValueError(reply.outcome)

    def follows(self, chance):
        """Follows the data set for a while, as events or over a WebSocket, and leaves without a word."""
        query = urllib.parse.quote(FOLLOW.format(word(chance)))
        key = base64.b64encode(chance.randbytes(16)).decode()
        head = chance.choice([
            f"GET /graphql?query={query} HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n\r\n",
            f"GET /graphql HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n",
        ])
        with socket.create_connection((wire.HOST, self.server.port), 10) as connection:
            connection.sendall(head.encode())
            status = connection.recv(4096).split(b" ")[1]
            if status not in (b"101", b"200"):
                raise ValueError(f"a subscription was answered with {status.decode()}")
            if status == b"101":
                connection.sendall(frame({"type": "connection_init"}))
                ask = {"type": "subscribe", "id": "1", "payload": {"query": FOLLOW.format(word(chance))}}
                connection.sendall(frame(ask))
            self.leaving.wait(chance.random() * 3)

    def imports(self, folder, every):
        """Imports two editions in turn, the one with another summary."""
        editions = [folder / "one", folder / "other"]
        for number, edition in enumerate(editions):
            shutil.copytree(ROOT / "data", edition)
            if number:
                changed = edition / "agencies" / "iom.toml"
                text = changed.read_text()
                changed.write_text(text.replace('summary = "', 'summary = "In short: ', 1))
        database = Path(self.server.folder.name, "palermo.db")
        number = 1
        while not self.leaving.wait(every):
            command = [PALERMO, "import", editions[number % 2], "--database-url", f"sqlite://{database}"]
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            number += 1
            if done.returncode:
                self.faults.append(f"import: {done.stderr.strip()[:300]}")
            else:
                self.done["imports"] = self.done.get("imports", 0) + 1

    def ask(self, body):
        return wire.ask(self.server.port, wire.post(body), 30)


def word(chance):
    return "".join(chance.choices(string.ascii_lowercase, k=chance.randint(3, 9)))


def question(chance):
    """A question that nobody asked before: its names are new, and its numbers."""
    name, first, part = word(chance), chance.randint(1, 100), word(chance)[:2]
    return chance.choice([
        f'query {name} {{ {name}: agencies(first: {first}, where: {{name: {{contains: "{part}"}}}}) '
        f"{{ totalCount nodes {{ slug name actions(first: {first % 7 + 1}) {{ nodes {{ title axis }} }} }} }} }}",
        f"query {name} {{ {name}: measures(first: {first}, orderBy: [{{field: TYPE}}]) {{ nodes {{ type precision instrument {{ slug title }} }} }} }}",
        f"query {name} {{ {name}: overlaps(first: {first}) {{ nodes {{ agencies {{ slug }} lift specificity }} }} }}",
        f'query {name} {{ {name}: search(query: "{word(chance)} traf") {{ nodes {{ node {{ id label }} }} }} }}',
        f"query {name} {{ {name}: networks(first: {first}) {{ nodes {{ slug members(first: {first % 9 + 1}) {{ nodes {{ role since agency {{ name }} }} }} }} }} }}",
        f"query {name} {{ {name}: states(first: {first}) {{ nodes {{ name ratifications(first: 3) {{ nodes {{ boundOn instrument {{ slug }} }} }} }} }} }}",
    ])


def frame(message):
    """A text of a WebSocket, masked as clients must; with zeros, since nobody listens."""
    payload = json.dumps(message).encode()
    length = bytes([0x80 | len(payload)]) if len(payload) < 126 else bytes([0x80 | 126]) + len(payload).to_bytes(2, "big")
    return b"\x81" + length + bytes(4) + payload


if __name__ == "__main__":
    main()
