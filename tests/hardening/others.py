"""The other clients: a process that asks all the time for the health of the server and a cheap question."""

import json
import multiprocessing
import socket
import time
from dataclasses import dataclass

import wire

# Between two rounds, in seconds. What waits longer than that stands for those who would have come meanwhile.
PACE = 0.01

CHEAP = '{ agency(slug: "iom") { name acronym kind } }'


@dataclass
class Noticed:
    """What the others noticed, in seconds. Without measurements nothing is known."""

    health: float | None
    question: float | None
    failed: int


class Others:
    """Others who ask while the `with` lasts."""

    def __init__(self, port: int, newcomers: bool = True):
        # Newcomers ask for the health over a connection of their own each time; where no new connections can be had,
        # those who are there already are looked at.
        context = multiprocessing.get_context("fork")
        self.ours, theirs = context.Pipe()
        self.process = context.Process(target=go_on, args=(port, newcomers, theirs), daemon=True)

    def __enter__(self) -> "Others":
        self.process.start()
        self.ours.recv()
        return self

    def __exit__(self, *_: object) -> None:
        self.ours.send("enough")
        health, question, failed = self.ours.recv() if self.ours.poll(30) else ([], [], 1)
        self.process.join(1)
        if self.process.is_alive():
            self.process.terminate()
        self.noticed = Noticed(p99(health), p99(question), failed)


def p99(seconds: list[float]) -> float | None:
    """The 99th percentile; of fewer than a hundred, the worst."""
    ordered = sorted(seconds)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))] if ordered else None


def go_on(port: int, newcomers: bool, pipe) -> None:
    health, question, failed, number = [], [], 0, time.time_ns()
    kept = {"health": Kept(port), "question": Kept(port)}
    pipe.send("ready")
    while not pipe.poll():
        number += 1
        start = time.perf_counter()
        try:
            if newcomers:
                taken = fresh(port, wire.get("/healthz"))
            else:
                taken = kept["health"].ask(wire.get("/healthz", connection="keep-alive"))
            health.extend(stood_for(taken))
        except (OSError, ValueError):
            failed += 1
        try:
            # Each is asked for the first time: what is kept under its text would tell nothing.
            body = json.dumps({"query": CHEAP, "extensions": {"number": number}, "operationName": None})
            taken = kept["question"].ask(wire.post(body, connection="keep-alive"))
            question.extend(stood_for(taken))
        except (OSError, ValueError):
            failed += 1
        time.sleep(max(0.0, PACE - (time.perf_counter() - start)))
    pipe.recv()
    pipe.send((health, question, failed))


def stood_for(taken: float) -> list[float]:
    """The waits of all who came while one waited."""
    waits = [taken]
    while waits[-1] > PACE and len(waits) < 1_000:
        waits.append(waits[-1] - PACE)
    return waits


def fresh(port: int, request: bytes) -> float:
    start = time.perf_counter()
    connection = wire.connect(port)
    try:
        answered(connection, request)
    finally:
        connection.close()
    return time.perf_counter() - start


class Kept:
    """A connection that is kept from question to question."""

    def __init__(self, port: int):
        self.port, self.connection = port, wire.connect(port)

    def ask(self, request: bytes) -> float:
        start = time.perf_counter()
        try:
            answered(self.connection, request)
        except OSError:
            self.connection.close()
            self.connection = wire.connect(self.port)
            raise
        return time.perf_counter() - start


def answered(connection: socket.socket, request: bytes) -> None:
    connection.sendall(request)
    answer = bytearray()
    while not wire.is_whole(answer):
        taken = connection.recv(65_536)
        if not taken:
            raise ConnectionResetError("the connection ended before the answer did")
        answer += taken
    status, _, body = wire.parsed(bytes(answer))
    if status != 200 or b'"errors"' in body:
        raise ValueError(f"{status}: {body[:200]!r}")
