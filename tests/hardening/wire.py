"""HTTP/1.1 as bytes: many requests at once, written as the test has them and not as a library would mend them."""

import json
import selectors
import socket
import time
from dataclasses import dataclass, field

HOST = "127.0.0.1"
ACCEPT = "application/graphql-response+json"


@dataclass
class Reply:
    """What came back. The status is 0 where nothing did; the time is from the first byte sent to the last that came."""

    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    seconds: float = 0.0
    sent: int = 0

    def header(self, name: str) -> str | None:
        return next((value for given, value in self.headers if given.lower() == name.lower()), None)

    @property
    def code(self) -> str:
        """The code of the first error, where the answer is one of GraphQL."""
        try:
            errors = json.loads(self.body)["errors"]
            return errors[0]["extensions"]["code"]
        except (ValueError, KeyError, TypeError, IndexError):
            return ""

    @property
    def outcome(self) -> str:
        return f"{self.status} {self.code}".strip() if self.status else "no answer"


def get(path: str, **headers: str) -> bytes:
    return head("GET", path, **headers) + b"\r\n"


def post(body: bytes | str, path: str = "/graphql", media_type: str = "application/json", **headers: str) -> bytes:
    body = body.encode() if isinstance(body, str) else body
    lines = {"content_type": media_type, "content_length": str(len(body)), "accept": ACCEPT} | headers
    return head("POST", path, **lines) + b"\r\n" + body


def head(method: str, path: str, **headers: str) -> bytes:
    """The head of a request without the empty line that ends it."""
    headers = {"host": "hardening.test", "connection": "close"} | headers
    lines = [f"{method} {path} HTTP/1.1"] + [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return ("\r\n".join(lines) + "\r\n").encode("latin-1")


def question(document: str, variables: object = None) -> bytes:
    asked: dict[str, object] = {"query": document}
    if variables is not None:
        asked["variables"] = variables
    return post(json.dumps(asked, ensure_ascii=False))


def connect(port: int, receive: int | None = None) -> socket.socket:
    """A connection, which takes so many bytes before it is read, and is reset when it is closed."""
    connection = socket.socket()
    if receive:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
    connection.settimeout(20)
    connection.connect((HOST, port))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def ask(port: int, request: bytes, longest: float = 20) -> Reply:
    return many(port, [request], longest)[0]


def many(port: int, requests: list[bytes], longest: float = 20) -> list[Reply]:
    """The replies to requests that are all sent at once, each over a connection of its own."""
    selector = selectors.DefaultSelector()
    exchanges = [Exchange(port, request) for request in requests]
    for exchange in exchanges:
        selector.register(exchange.connection, selectors.EVENT_READ | selectors.EVENT_WRITE, exchange)
    end = time.monotonic() + longest
    while selector.get_map() and time.monotonic() < end:
        for key, events in selector.select(0.5):
            if key.data.go_on(events):
                selector.unregister(key.fileobj)
                key.data.connection.close()
            elif key.data.all_sent:
                selector.modify(key.fileobj, selectors.EVENT_READ, key.data)
    for key in list(selector.get_map().values()):
        key.data.connection.close()
    return [exchange.reply() for exchange in exchanges]


class Exchange:
    """One request under way, and what came back of its answer so far."""

    def __init__(self, port: int, request: bytes):
        self.connection = connect(port)
        self.connection.setblocking(False)
        self.request, self.at = request, 0
        self.answer = bytearray()
        self.start = time.perf_counter()
        self.seconds = 0.0

    @property
    def all_sent(self) -> bool:
        return self.at >= len(self.request)

    def go_on(self, events: int) -> bool:
        """Sends and takes what can be; whether that was all."""
        if events & selectors.EVENT_WRITE and not self.all_sent:
            try:
                self.at += self.connection.send(self.request[self.at : self.at + 262_144])
            except BlockingIOError:
                pass
            except OSError:
                # The server has seen enough; its answer may still be there.
                self.at = len(self.request)
        if events & selectors.EVENT_READ:
            try:
                taken = self.connection.recv(1 << 20)
            except BlockingIOError:
                return False
            except OSError:
                taken = b""
            self.answer += taken
            self.seconds = time.perf_counter() - self.start
            return not taken or is_whole(self.answer)
        return False

    def reply(self) -> Reply:
        status, headers, body = parsed(bytes(self.answer))
        return Reply(status, headers, body, self.seconds or time.perf_counter() - self.start, len(self.request))


def is_whole(answer: bytearray) -> bool:
    end = answer.find(b"\r\n\r\n")
    if end < 0:
        return False
    at = answer.lower().find(b"content-length:", 0, end)
    if at < 0:
        return False
    return len(answer) >= end + 4 + int(answer[at + 15 : answer.find(b"\r\n", at)])


def parsed(answer: bytes) -> tuple[int, list[tuple[str, str]], bytes]:
    top, _, body = answer.partition(b"\r\n\r\n")
    lines = top.decode("latin-1").split("\r\n")
    words = lines[0].split(" ")
    if len(words) < 2 or not words[1].isdigit():
        return 0, [], b""
    headers = [(name, value.strip()) for name, _, value in (line.partition(":") for line in lines[1:])]
    return int(words[1]), headers, body
