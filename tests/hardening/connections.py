"""Connections that hold a place and do nothing with it: how long they can, and whether anybody notices."""

import os
import re
import socket
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import wire
from row import Row, mebibytes, milliseconds
from server import Server

GROUP = "Connections"

# What the server gives, in seconds, and how much longer it may take until the last is cut.
HEAD, BODY, WRITING = 10, 10, 20
SLACK = 2.5
MANY = 1_000

# How much the system may hold of answers that nobody takes: while they are waited for, and once they are cut.
BUFFERS = 1024**3
BUFFERS_LEFT = 64 * 1024**2

Connections = list[socket.socket]


def held(
    server: Server, row: Row, count: int, limit: float, begin: bytes, drip: bytes = b"", receive: int | None = None, first: bool = False
) -> Row:
    """So many connections that begin like this and go on with a drop a second; when the last of them is cut. With `first`,
    an answer is taken before that time begins. What the system keeps for connections is not a memory of the server, and
    still memory of the machine."""
    # And what the others hold, who come in a moment.
    before = server.settled_files() + 2
    opened: Connections = []
    kept_before, kept = kept_for_connections(), 0
    with row.watching(server):
        for _ in range(count):
            connection = wire.connect(server.port, receive)
            connection.sendall(begin)
            opened.append(connection)
        if first:
            for connection in opened:
                connection.recv(65_536)
        start = time.monotonic()
        reached, cut, next_drop = 0, None, start + 1
        while time.monotonic() - start < limit + SLACK + 2:
            now = server.open_files() - before
            kept = max(kept, kept_for_connections() - kept_before)
            reached = max(reached, now)
            if now <= 0 and time.monotonic() - start > 1:
                cut = time.monotonic() - start
                break
            if drip and time.monotonic() >= next_drop:
                next_drop += 1
                for connection in opened:
                    try:
                        connection.send(drip, socket.MSG_DONTWAIT)
                    except OSError:
                        pass
            time.sleep(0.1)
        time.sleep(0.5)
        left = max(0, kept_for_connections() - kept_before)
    for connection in opened:
        connection.close()
    row.sent = len(begin)
    row.seconds = cut
    row.outcome = f"{reached:,} held, the last cut after {cut:.1f} s" if cut else f"{server.open_files() - before:,} are not cut"
    if receive:
        row.outcome += f"; the system's buffers: {mebibytes(kept)}, after that {mebibytes(left)}"
        row.bar(kept <= BUFFERS, "the system's buffers grow large")
        row.bar(left <= BUFFERS_LEFT, "the system's buffers stay full")
    row.bar(reached >= count * 0.9, f"only {reached} were taken")
    row.bar(cut is not None and cut <= limit + SLACK, f"not cut within {limit + SLACK:.0f} s")
    return row


def kept_for_connections() -> int:
    """What the system keeps for all connections of the machine, in bytes."""
    found = re.search(r"^TCP:.* mem (\d+)", Path("/proc/net/sockstat").read_text(), re.M)
    return int(found.group(1)) * os.sysconf("SC_PAGE_SIZE") if found else 0


def slow_heads(server: Server, row: Row) -> Row:
    return held(server, row, MANY, HEAD, b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ", drip=b"x")


def slow_bodies(server: Server, row: Row) -> Row:
    return held(server, row, MANY, BODY, wire.post(b"", content_length="1000"), drip=b" ")


def silent(server: Server, row: Row) -> Row:
    return held(server, row, MANY, HEAD, b"")


def idle(server: Server, row: Row) -> Row:
    return held(server, row, MANY, HEAD, wire.get("/healthz", connection="keep-alive"), first=True)


def deaf(server: Server, row: Row) -> Row:
    """Clients that ask for a large answer and take nothing of it."""
    document = "{ actions(first: 500) { nodes { id slug title summary sources { url title } agency { name summary } } } }"
    request = wire.get(f"/graphql?query={quote(document)}", accept=wire.ACCEPT, connection="keep-alive")
    wire.ask(server.port, request.replace(b"keep-alive", b"close"))
    return held(server, row, MANY, WRITING, request * 4, receive=4_096)


def stalled(server: Server, row: Row) -> Row:
    """Clients that ask for exports, four in a row, and take nothing of them."""
    request = wire.get("/export/palermo.jsonld", connection="keep-alive")
    wire.ask(server.port, request.replace(b"keep-alive", b"close"), 60)
    return held(server, row, 530, WRITING, request * 4, receive=4_096)


def flood(server: Server, row: Row) -> Row:
    """More connections than there may be. Those above wait; who is there already goes on."""
    return flooded(server, row, 4_096 + 500, 4_096)


def flooded(server: Server, row: Row, count: int, most: int) -> Row:
    opened: Connections = []
    before = server.settled_files()
    with row.watching(server, newcomers=False):
        start = time.monotonic()
        while len(opened) < count and time.monotonic() - start < 4:
            connection = socket.socket()
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            connection.setblocking(False)
            connection.connect_ex((wire.HOST, server.port))
            opened.append(connection)
        time.sleep(2)
        taken = server.open_files() - before
        for connection in opened:
            connection.close()
        start = time.monotonic()
        newcomer = wire.ask(server.port, wire.get("/healthz"))
        row.seconds = time.monotonic() - start
    row.outcome = f"{len(opened):,} sought, {taken:,} taken; once they leave, a newcomer gets {newcomer.outcome}"
    row.sent = 0
    row.bar(newcomer.status == 200 and row.seconds <= 1, f"a newcomer waits {milliseconds(row.seconds)} after the flood")
    row.bar(taken <= most + 2, f"{taken} were taken at once")
    return row


def of_files(program: Path, row: Row) -> Row:
    """More connections than the system lets the server open files."""
    with Server(program, files=256) as server:
        return flooded(server, row, 600, 256)


def at_the_end(program: Path, row: Row) -> Row:
    """A server that is asked to stop while others hold on to it."""
    with Server(program) as server:
        opened = [wire.connect(server.port) for _ in range(200)]
        for connection in opened[:100]:
            connection.sendall(wire.post(b"", content_length="1000"))
        time.sleep(0.3)
        server.process.terminate()
        start = time.monotonic()
        code = None
        while time.monotonic() - start < 15 and code is None:
            code = server.process.poll()
            time.sleep(0.05)
        row.seconds = time.monotonic() - start
        for connection in opened:
            connection.close()
    row.outcome = "it stops" if code == 0 else f"exit code {code}"
    row.bar(code == 0 and row.seconds <= 11.5, "it does not stop within its grace period")
    return row


def sockets(server: Server, row: Row) -> Row:
    """More WebSockets than there may be, which say nothing."""
    key = {"upgrade": "websocket", "connection": "Upgrade", "sec_websocket_version": "13", "sec_websocket_key": "aGFyZGVuaW5nIGhhcmRlbg=="}
    request = wire.get("/graphql", sec_websocket_protocol="graphql-transport-ws", **key)
    opened: Connections = []
    statuses: dict[int, int] = {}
    with row.watching(server):
        for _ in range(1_100):
            connection = wire.connect(server.port)
            start = time.monotonic()
            connection.sendall(request)
            status, _, _ = wire.parsed(connection.recv(4_096))
            row.seconds = max(row.seconds or 0, time.monotonic() - start)
            statuses[status] = statuses.get(status, 0) + 1
            opened.append(connection)
        for connection in opened:
            connection.close()
    row.sent = len(request)
    row.outcome = ", ".join(f"{status} × {count}" for status, count in statuses.items())
    row.bar(statuses == {101: 1_000, 503: 100}, "others than the first thousand get in")
    return row


ROWS: list[tuple[str, Callable[[Server, Row], Row]]] = [
    ("1,100 WebSockets", sockets),
    ("1,000 with slow heads", slow_heads),
    ("1,000 with slow bodies", slow_bodies),
    ("1,000 silent", silent),
    ("1,000 idle after an answer", idle),
    ("1,000 that take nothing of a large answer", deaf),
    ("530 that take nothing of four exports each", stalled),
    ("4,596 at once", flood),
]

LIMITED: list[tuple[str, str, Callable[[Path, Row], Row]]] = [
    (GROUP, "600 at once, where the server may open 256 files", of_files),
    (GROUP, "200 held while the server is asked to stop", at_the_end),
]
