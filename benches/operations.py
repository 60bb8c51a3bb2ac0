#!/usr/bin/env python3
"""Measures what an operator asks: how long a start, an import and a stop take, and what others notice of them.

    benches/operations.py [PALERMO]

Needs Linux, wrk and the program, `target/release/palermo` unless another is given. Prints a line for each figure.
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PALERMO = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/palermo").resolve()
COPIES = 79
QUESTION = "/graphql?query=%7Bagency(slug:%22iom%22)%7Bslug%20name%20kind%20seat%7D%7D"
# Folders whose facts stand for something that there is once.
SINGLE = {"states", "schemas"}


def say(what, figure):
    print(f"{what}: {figure}", flush=True)


class Server:
    def __init__(self, folder, *options):
        begin = time.monotonic()
        self.log = open(pathlib.Path(folder) / "log", "w+")
        command = [PALERMO, "--listen", "127.0.0.1:0", "--rate-limit", "0", "--log-format", "json", *options]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=self.log, text=True)
        for line in self.process.stdout:
            if found := re.search(r"http://([^/]+)/graphql", line):
                self.address = found[1]
                break
        else:
            sys.exit("the server did not start: " + pathlib.Path(self.log.name).read_text())
        self.started = time.monotonic() - begin

    def resident(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024

    def stop(self):
        begin = time.monotonic()
        self.process.terminate()
        self.process.wait()
        return time.monotonic() - begin


def load(server, seconds, connections=8):
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}", "--latency", f"http://{server.address}{QUESTION}"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def told(wrk):
    text = wrk.communicate()[0]
    number, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", text).groups()
    p99 = float(number) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", text)[1])
    count = int(re.search(r"(\d+) requests in", text)[1])
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    errors = re.search(r"Socket errors: (.*)", text)
    return {"p99": p99, "rate": rate, "count": count, "bad": int(bad[1]) if bad else 0, "errors": errors and errors[1]}


def imported(folder, database):
    """How long an import takes, and the most memory that it held."""
    begin = time.monotonic()
    command = [PALERMO, "import", "--database-url", f"sqlite://{database}", folder]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(output)
    return time.monotonic() - begin, usage.ru_maxrss * 1024


def changed(folder):
    """The data set with another name for one agency."""
    data = pathlib.Path(folder) / "facts"
    shutil.copytree(ROOT / "data", data)
    path = data / "agencies/iom.toml"
    path.write_text(re.sub(r'^name = "(.*)"', r'name = "\1 (changed)"', path.read_text(), count=1, flags=re.M))
    return data


def multiplied(folder):
    """The data set so many times over: copies side by side, each with slugs of its own."""
    data = pathlib.Path(folder) / "many"
    shutil.copytree(ROOT / "data", data)
    slugs = set()
    for path in data.rglob("*.toml"):
        slugs.add(path.stem)
        slugs.update(re.findall(r'^(?:id|slug) = "([^"]+)"', path.read_text(), flags=re.M))
    slugs -= {path.stem for single in SINGLE for path in (data / single).rglob("*")}
    known = re.compile('"(' + "|".join(sorted(map(re.escape, slugs), key=len, reverse=True)) + ')"')
    originals = [path for path in data.rglob("*.toml") if path.parent != data and path.parent.name not in SINGLE]
    originals += (data / "ratifications").glob("*.csv")
    for copy in range(1, COPIES):
        for path in originals:
            text = known.sub(lambda slug: f'"zz{copy}-{slug[1]}"', path.read_text())
            # A word of a vocabulary that is a slug, too.
            text = re.sub(rf'^reach = "zz{copy}-', 'reach = "', text, flags=re.M)
            # A code is of one region only, and an alias of one agency.
            if path.parent.name == "regions":
                text = re.sub(r"^(code|m49) = .*\n", "", text, flags=re.M)
            text = re.sub(r"^aliases = \[.*?\]\n", "", text, flags=re.M | re.S)
            path.with_stem(f"zz{copy}-{path.stem}").write_text(text)
    return data


def main():
    with tempfile.TemporaryDirectory(prefix="palermo-operations-") as folder:
        server = Server(folder)
        say("start on an empty folder, the facts imported", f"{server.started:.2f} s")
        stopped = server.stop()
        say("stop", f"{stopped:.2f} s")
        server = Server(folder)
        say("start on a filled database", f"{server.started:.2f} s")
        say("resident after the start", f"{server.resident() / 2**20:.0f} MiB")

        told(load(server, 3))
        usual = told(load(server, 6))
        crowd = load(server, 6)
        time.sleep(2)
        took, _ = imported(changed(folder), f"{folder}/palermo.db")
        during = told(crowd)
        say("an import while others ask", f"{took:.2f} s")
        say("requests a second before, during", f"{usual['rate']:.0f}, {during['rate']:.0f}")
        say("p99 before, during", f"{usual['p99']:.2f} ms, {during['p99']:.2f} ms ({during['p99'] / usual['p99']:.2f})")
        say("refused or failed during", f"{during['bad']}, {during['errors'] or 'no socket errors'}")

        crowd = load(server, 4)
        time.sleep(2)
        took = server.stop()
        during = told(crowd)
        say("stop in a crowd", f"{took:.2f} s at {during['count'] / 2:.0f} requests a second")

        data = multiplied(folder)
        took, most = imported(data, f"{folder}/many.db")
        server = Server(folder, "--database-url", f"sqlite://{folder}/many.db")
        metrics = subprocess.run(["curl", "-s", f"http://{server.address}/metrics"], capture_output=True, text=True).stdout
        facts = int(re.search(r"^palermo_facts (\d+)", metrics, flags=re.M)[1])
        loading = float(re.search(r"^palermo_load_seconds ([\d.e-]+)", metrics, flags=re.M)[1])
        say("a set of many facts", facts)
        say("its import", f"{took:.1f} s, {most / 2**20:.0f} MiB at most")
        say("its load", f"{loading:.1f} s")
        say("resident with it", f"{server.resident() / 2**20:.0f} MiB, {server.resident() / facts:.0f} bytes a fact")
        server.stop()


main()
