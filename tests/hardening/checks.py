"""What must not be believed, forged, read or sent: each a handful of requests and what none of their answers may have."""

import json
import re
from collections.abc import Callable

import wire
from row import REFUSAL_S, Row
from server import Server

GROUP = "Trust"


def judged(server: Server, row: Row, requests: list[bytes], judge: Callable[[wire.Reply], str | None]) -> Row:
    """A row of requests, sent one after the other; `judge` says what is wrong with a reply."""
    with row.watching(server):
        replies = [wire.ask(server.port, request) for request in requests]
    row.of(replies)
    for problem in sorted({problem for problem in map(judge, replies) if problem}):
        row.bar(False, problem)
    return row


def cursors(server: Server, row: Row) -> Row:
    """Every byte of a cursor changed, three times."""
    digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    asked = "{ agencies(first: 1, orderBy: [{field: FOUNDED}]) { edges { cursor } } }"
    cursor = json.loads(wire.ask(server.port, wire.question(asked)).body)["data"]["agencies"]["edges"][0]["cursor"]
    forged = [
        cursor[:at] + digits[(digits.index(cursor[at]) + step) % 64] + cursor[at + 1 :]
        for at in range(len(cursor))
        for step in (1, 2, 32)
    ]
    forged += [cursor[:-1], cursor + "A", cursor[4:], cursor + "=", cursor * 2, "", "A" * 100_000]
    text = "query($a: String) { agencies(first: 1, after: $a, orderBy: [{field: FOUNDED}]) { nodes { slug } } }"
    other = "query($a: String) { agencies(first: 1, after: $a, orderBy: [{field: NAME}]) { nodes { slug } } }"
    requests = [wire.question(text, {"a": each}) for each in forged] + [wire.question(other, {"a": cursor})]

    def judge(reply: wire.Reply) -> str | None:
        if reply.code != "BAD_USER_INPUT" or b"after" not in reply.body:
            return f"a forged cursor gets {reply.outcome}"
        return None if reply.seconds <= REFUSAL_S else "refused late"

    return judged(server, row, requests, judge)


def header_injection(server: Server, row: Row) -> Row:
    """Line ends in the address, where redirects and headers might repeat it."""
    ends = ["%0d%0a", "%0a", "%0d", "%E5%98%8A%E5%98%8D", "%250d%250a"]
    places = ["/agency/iom{}x-injected:%201/", "/{}x-injected:%201/", "/charts/networks.svg?network=iom{}x-injected:%201"]
    places += ["/export/agency.csv{}x-injected:%201", "/graphql?format=csv{}x-injected:%201&query=%7B__typename%7D", "/search?q={}x-injected:%201"]
    requests = [wire.get(place.format(end)) for place in places for end in ends]

    def judge(reply: wire.Reply) -> str | None:
        if reply.header("x-injected") or any(set("\r\n") & set(name + value) for name, value in reply.headers):
            return "a header was injected"
        return None if 200 <= reply.status < 500 else f"{reply.status}"

    return judged(server, row, requests, judge)


def traversal(server: Server, row: Row) -> Row:
    """Ways out of the folders that addresses seem to have."""
    ups = ["../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "....//", "%252e%252e%252f", "..%00/", "%c0%ae%c0%ae/"]
    starts = ["/", "/explorer/", "/export/", "/schema/", "/charts/", "/agency/"]
    requests = [wire.get(start + up * 8 + target) for start in starts for up in ups for target in ("etc/passwd", "palermo.db")]
    requests += [wire.get("/explorer//etc/passwd"), wire.get("/palermo.db"), wire.get("/palermo.db-wal"), wire.get("/log")]

    def judge(reply: wire.Reply) -> str | None:
        if b"root:" in reply.body or b"SQLite format" in reply.body:
            return "a file was given out"
        return None if reply.status in (301, 308, 400, 404) else f"answered with {reply.status}"

    return judged(server, row, requests, judge)


def poisoning(server: Server, row: Row) -> Row:
    """Hosts and proxies that the request names, and what caches would keep of that."""
    pages = ["/", "/agency/iom", "/charts/networks", "/export", "/feed.atom", "/sitemap.xml", "/dataset.jsonld", "/graphql?query=%7B__typename%7D", "/agencies/"]
    claims = [
        {"host": "evil.example"},
        {"x_forwarded_host": "evil.example"},
        {"x_forwarded_proto": "evil.example"},
        {"x_forwarded_prefix": "/evil.example"},
        {"x_forwarded_for": "evil.example", "x_real_ip": "evil.example"},
        {"forwarded": "for=1.2.3.4;host=evil.example;proto=https"},
        {"x_original_url": "/evil.example", "x_rewrite_url": "/evil.example"},
        {"x_http_method_override": "DELETE"},
    ]
    # The claims come first: what they get could be kept for all others.
    requests = [wire.get(page, **claim) for page in pages for claim in claims]

    def judge(reply: wire.Reply) -> str | None:
        claimed = b"evil.example" in reply.body or any("evil.example" in value for _, value in reply.headers)
        return "a claim is repeated" if claimed else None

    row = judged(server, row, requests, judge)
    for page in pages:
        honest = wire.ask(server.port, wire.get(page))
        row.bar(judge(honest) is None, "others get what a claim left")
        others = [wire.ask(server.port, wire.get(page, **claim)) for claim in claims]
        row.bar(all(reply.body == honest.body for reply in others), "a claim changes the answer")
    return row


def hosts(server: Server, row: Row) -> Row:
    """Requests that two servers would read as being for two hosts."""
    line = b"GET /healthz HTTP/1.1\r\nConnection: close\r\n"
    heads = [b"", b"Host: a.example\r\nHost: b.example\r\n", b"Host: a.example/evil\r\n", b"Host: a.example:x\r\n", b"Host : a.example\r\n"]
    return judged(
        server, row, [line + host + b"\r\n" for host in heads], lambda reply: None if reply.status == 400 else f"answered with {reply.status}"
    )


def ranges(server: Server, row: Row) -> Row:
    """Parts of a large export: very many, overlapping, backwards, beyond all bounds."""
    path = "/export/palermo.jsonld"
    whole = len(wire.ask(server.port, wire.get(path), 60).body)
    asked = [
        "bytes=" + ",".join("0-" for _ in range(1_300)),
        "bytes=" + ",".join(f"{n}-{n}" for n in range(0, 6_000, 2)),
        "bytes=5-4",
        "bytes=-0",
        f"bytes={10**30}-{10**31}",
        f"bytes=0-{2**64}",
        f"bytes={whole}-",
        "bytes=--1",
        "lines=1-2",
        "bytes=0-0",
    ]

    def judge(reply: wire.Reply) -> str | None:
        if reply.status not in (200, 206, 400, 416, 431):
            return f"answered with {reply.status}"
        return "more than the whole was sent" if len(reply.body) > whole else None

    return judged(server, row, [wire.get(path, range=each) for each in asked], judge)


def markup(server: Server, row: Row) -> Row:
    """Markup in whatever pages, charts and errors repeat."""
    mark = "%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    places = ["/search?q=", "/agency/", "/charts/networks?network=", "/charts/networks.svg?network=", "/charts/", "/export/", "/schema/", "/graphql?query=", "/coordination?x="]

    def judge(reply: wire.Reply) -> str | None:
        kind = reply.header("content-type") or ""
        shown = "html" in kind or "svg" in kind or "xml" in kind
        if shown and re.search(rb"<script>alert", reply.body):
            return "markup is repeated"
        return None if reply.header("x-content-type-options") == "nosniff" else "`nosniff` is missing"

    return judged(server, row, [wire.get(place + mark, accept="text/html") for place in places], judge)


ROWS = [
    ("cursors with a byte changed, cut, doubled, of another order", cursors),
    ("header injection", header_injection),
    ("path traversal", traversal),
    ("cache poisoning by `Host` and by what proxies say", poisoning),
    ("no host, two hosts, hosts that are none", hosts),
    ("`Range` abuse", ranges),
    ("markup in addresses", markup),
]
