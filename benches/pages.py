#!/usr/bin/env python3
"""Times every sort of page and every analysis, as the program makes them, on the data set and on one 100 times as large.

    benches/pages.py [SIZE ...] [--rounds N] [--only WORD]

SIZE is how many times the real data set is taken, 1 and 100 unless given. PALERMO is the program to measure, unless it is
target/release/palermo. Nothing that was made is kept, so that each page is made anew; the first time, for which the program
has nothing at hand, is told beside the median of the others. What counts is how long the threads of the program were at work for
it, which on a machine that does nothing else is how long it takes; with other work beside it, that waits and the time on the
clock means little. The exit code is 1 where a page takes longer than it may, or an analysis neither answers in a second nor is
refused by name. Needs Linux and Python 3.10.
"""

import argparse
import http.client
import json
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True
sys.path.insert(0, str(HERE / "load"))
from scale import scale  # noqa: E402

PALERMO = pathlib.Path(os.environ.get("PALERMO", HERE.parent / "target/release/palermo")).resolve()
# How long a page may take at each size, in seconds; at others as at the largest.
LONGEST_PAGE = {1: 0.05, 100: 0.3}
LONGEST_ANALYSIS = 1.0
# After so many seconds nobody waits any more.
LONGEST_WAIT = 60
DAY = "2024-06-01"

CHARTS = ["measures", "structures", "networks", "databases", "timeline", "history", "fundings", "ties", "ratifications"]
LISTS = ["instruments", "measures", "agencies", "networks", "memberships", "projects", "participations", "actions",
         "outputs", "arrangements", "impacts", "states", "regions", "ratifications", "findings", "sources"]
ENTITIES = ["instrument/untoc", "instrument/palermo-trafficking-protocol", "measure/palermo-trafficking-protocol-art-6-3",
            "agency/iom", "agency/unodc", "network/icat", "project/glo-act", "action/iom-direct-assistance-victims",
            "output/ctdc", "arrangement/europol-frontex-2015", "finding/icat-main-network-with-23-agencies",
            "state/ly", "state/es", "region/northern-africa", "region/western-balkans"]
OTHERS = ["", "es/", "search?query=victims", "search?query=western+balkans+children", "about/method", "about/api",
          "export", "changes", "compare", "coordination", "coordination?network=icat", "coordination?kind=gap",
          "compare?instrument=untoc&instrument=palermo-trafficking-protocol", "compare?agency=iom&agency=unodc",
          "compare?network=icat&network=empact", "compare?type=assistance&scope=universal&scope=european",
          "cite.bib?page=/agency/iom", "llms.txt", "schema", "charts/ratifications?form=matrix",
          "charts/ties?agency=iom&depth=2", "charts/ratifications?region=africa"]
PAGES = OTHERS + [f"charts/{name}" for name in CHARTS] + LISTS + ENTITIES

ANALYSES = {
    "overlaps": "{ overlaps { totalCount } }",
    "overlaps, a page": "{ overlaps { nodes { sharedCount jaccard tieOnRecord } } }",
    "the same work, no tie on record": "{ overlaps(where: {tieOnRecord: {eq: false}}) { totalCount } }",
    "overlaps of an agency": '{ agency(slug: "iom") { overlaps { nodes { sharedCount ties { kind } } } } }',
    "partners": '{ agency(slug: "iom") { partners { nodes { tieCount } } } }',
    "profile": '{ agency(slug: "iom") { profile { type actions { title } } } }',
    "coverage": "{ coverage { level gap agencyCount } }",
    "coverage of a network": '{ network(slug: "icat") { coverage { level gap } } }',
    "shared actions": '{ network(slug: "icat") { sharedActions { type agencies { slug } } } }',
    "history of a network": '{ network(slug: "icat") { history { year joined { label } } } }',
    "member overlap": '{ network(slug: "icat") { memberOverlap(with: "network:empact") { jaccard } } }',
    "plan": "{ coordinationPlan { nodes { kind score stability } } }",
    "plan of a network": '{ network(slug: "icat") { coordinationPlan { nodes { kind score stability } } } }',
    "gaps of a network": '{ network(slug: "icat") { coordinationPlan(where: {kind: {eq: GAP}}) { totalCount } } }',
    "work in a state": '{ state(slug: "ly") { agencyWork { work { type } } overlaps { nodes { jaccard } } } }',
    "work in a region": '{ region(slug: "northern-africa") { agencyWork { work { type } } overlaps { totalCount } } }',
    "homogeneity": "{ homogeneity { homogeneity evenness determinateShareByInstrument } }",
    "precision shares": "{ precisionShares { precision share shareByInstrument } }",
    "chart of measures": "{ chartOfMeasures { rows { cells { count } } } }",
    "compare": '{ instrument(slug: "untoc") { compare(with: "instrument:palermo-trafficking-protocol") { types { difference } } } }',
    "consent": '{ instrument(slug: "untoc") { consent { stateCount euMemberCount } } }',
    "comparability": "{ databaseOverlaps { nodes { obstacles } } }",
    "guidebooks": "{ guidebookOverlaps { count } }",
    "path": '{ path(from: "agency:ameripol", to: "agency:frontex") { length } }',
    "paths": '{ paths(from: "agency:ameripol", to: "agency:frontex") { totalCount } }',
    "neighbours": '{ neighbours(of: "agency:iom") { nodes { relation } } }',
    "centrality": "{ centrality { nodes { degree betweenness } } }",
    "groups by one": "{ measureGroups(by: [PRECISION]) { precision count share } }",
    "groups by two": "{ measureGroups(by: [SCOPE, PRECISION], within: [SCOPE]) { count share } }",
    "groups of actions": "{ actionGroups(by: [AXIS, TYPE, CRIME]) { count share } }",
    "groups within a bound": "{ agencyGroups(by: [KIND], where: {actions: {none: {axis: {eq: PROTECTION}}}}, bound: CERTAIN) { count } }",
    "search": '{ search(query: "compensation victims", first: 10) { totalCount nodes { score snippet } } }',
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=[1, 100], metavar="SIZE")
    parser.add_argument("--rounds", type=int, default=5, help="how often each is asked for; 5")
    parser.add_argument("--only", default="", metavar="WORD", help="only those in whose name this stands")
    options = parser.parse_args()
    if not PALERMO.exists():
        sys.exit(f"benches/pages.py: no {PALERMO}; make it with `cargo build --release`, or name another in PALERMO")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    slow = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="palermo-pages-") as folder:
            folder = pathlib.Path(folder)
            server = Server(folder, database(folder, size))
            try:
                slow += measured(server, size, options)
            finally:
                server.stop()
    for line in slow:
        print(f"too slow: {line}")
    sys.exit(bool(slow))


def database(folder, size):
    real, many = folder / "real.db", folder / "many.db"
    subprocess.run([PALERMO, "import", "--database-url", f"sqlite://{real}", HERE.parent / "data"], check=True,
                   stdout=subprocess.DEVNULL)
    if size == 1:
        return real
    scale(real, many, size)
    return many


class Server:
    def __init__(self, folder, path):
        self.log = open(folder / "log", "w+")
        command = [PALERMO, "serve", "--listen", "127.0.0.1:0", "--rate-limit", "0", "--answer-cache", "0",
                   "--database-url", f"sqlite://{path}"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=self.log, text=True)
        for line in self.process.stdout:
            if found := re.search(r"http://([^/]+)/graphql", line):
                self.connection = http.client.HTTPConnection(found[1], timeout=LONGEST_WAIT)
                return
        sys.exit("the server did not start: " + pathlib.Path(self.log.name).read_text())

    def worked(self):
        """How many seconds the threads of the program were at work, by the clock that Linux has for another process."""
        return time.clock_gettime(~self.process.pid << 3 | 2)

    def ask(self, path):
        """How long the program worked on it and how long it took until all of the answer was there; the status, the bytes."""
        worked, begin = self.worked(), time.perf_counter()
        self.connection.request("GET", "/" + path)
        response = self.connection.getresponse()
        body = response.read()
        took = time.perf_counter() - begin
        return self.worked() - worked, took, response.status, body

    def stop(self):
        self.connection.close()
        self.process.terminate()
        self.process.wait()


def measured(server, size, options):
    slow = []
    longest = LONGEST_PAGE.get(size, max(LONGEST_PAGE.values()))
    server.ask("about/api")
    asked = [(f"/{page}", page, longest) for page in PAGES]
    for name, document in ANALYSES.items():
        query = urllib.parse.urlencode({"query": document})
        asked.append((name, f"graphql?format=json&{query}", LONGEST_ANALYSIS))
    print(f"\n### {size} × the data set\n")
    print("| what | first, ms | then, ms | then, by the clock | kB | |\n|---|---:|---:|---:|---:|---|")
    for name, path, most in asked:
        if options.only not in name:
            continue
        times, clock = [], []
        for _ in range(options.rounds + 1):
            try:
                worked, took, status, body = server.ask(path)
            except TimeoutError:
                sys.exit(f"benches/pages.py: nothing came of {name} in {LONGEST_WAIT} s")
            times.append(worked)
            clock.append(took)
        first, then, by_clock = times[0], statistics.median(times[1:]), statistics.median(clock[1:])
        said, size_of = told(status, body), len(body) / 1000
        figures = f"{first * 1e3:.1f} | {then * 1e3:.1f} | {by_clock * 1e3:.1f} | {size_of:.0f}"
        print(f"| {name} | {figures} | {said} |", flush=True)
        if max(first, then) > most or status >= 500:
            slow.append(f"{name} at {size} ×: {first * 1e3:.0f} ms, then {then * 1e3:.0f} ms {said}")
    return slow


def told(status, body):
    """What else is to be said of an answer: why there is none."""
    if status == 200 and body.startswith(b"{"):
        errors = json.loads(body).get("errors")
        return errors[0]["message"] if errors else ""
    if status == 200:
        return ""
    try:
        return json.loads(body)["errors"][0]["message"]
    except (ValueError, KeyError):
        main = re.search(r"<main.*</main>", body.decode(errors="replace"), flags=re.S)
        text = re.sub(r"<[^>]+>|\s+", " ", main[0] if main else body.decode(errors="replace"))
        return f"{status}: {re.sub(' +', ' ', text).strip()[:200]}"


main()
