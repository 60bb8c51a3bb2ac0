"""The analyses of measures and of databases computed a second time, from the data files, by other code than the program's.

PALERMO names the program. Only the standard library is used. It shares with the program the definitions (docs/method.md), the
generator of its resamples (SplitMix64 from a fixed seed), and nothing else.
"""

import json
import os
import pathlib
import subprocess
import tempfile
import tomllib
import unittest
from collections import defaultdict
from statistics import NormalDist

ROOT = pathlib.Path(__file__).resolve().parents[2]
PALERMO = os.environ["PALERMO"]
DAYS = ["2018-11-23", "2026-11-24"]
DETERMINATE = ["self_executing", "mandatory"]


# The database is filled by the first question.
FOLDER = tempfile.TemporaryDirectory()


def ask(document, **variables):
    arguments = [PALERMO, "query", "-", "--variables", json.dumps(variables)]
    answer = subprocess.run(arguments, cwd=FOLDER.name, check=True, capture_output=True, input=document.encode())
    return json.loads(answer.stdout)["data"]


def files(folder):
    return [tomllib.loads(path.read_text()) for path in sorted((ROOT / "data" / folder).glob("*.toml"))]


def span(first, last):
    """From the first day of one date to the last of the other, as texts in the order of time."""
    return (first or "0000").ljust(4) + "-01-01"[len((first or "0000")) - 4 :], (last or "9999") + "-99-99"[len((last or "9999")) - 4 :]


def overlap(one, other):
    return one[0] <= other[1] and other[0] <= one[1]


def in_force(instrument, day):
    begins = instrument.get("in_force_on") if instrument["legal_force"] == "binding" else instrument["adopted_on"]
    return begins is not None and overlap(span(begins, instrument.get("ends_on")), (day, day))


def draws(seed, below):
    """SplitMix64, each number brought below a bound."""
    mask = (1 << 64) - 1
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & mask
        mixed = ((seed ^ seed >> 30) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & mask
        yield ((mixed ^ mixed >> 31) * below) >> 64


def mean(values):
    """The mean, and its 90% interval from 1,000 resamples."""
    if len(values) < 2:
        return values[0], None, None
    numbers = draws(20_001_115, len(values))
    means = sorted(sum(values[next(numbers)] for _ in values) / len(values) for _ in range(1_000))
    return sum(values) / len(values), means[50], means[949]


def shares(of_each, counts):
    return mean([sum(map(counts, measures)) / len(measures) for measures in of_each])


def p_value(some, of_some, others, of_others):
    """Of two shares: how probable so large a difference is by chance (two-sided test of two proportions)."""
    pooled = (some + others) / (of_some + of_others)
    deviation = (pooled * (1 - pooled) * (1 / of_some + 1 / of_others)) ** 0.5
    return 2 * (1 - NormalDist().cdf(abs(some / of_some - others / of_others) / deviation))


class Measures(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.instruments = sorted(files("instruments"), key=lambda instrument: instrument["id"])

    def of(self, day, **wanted):
        meets = lambda one: in_force(one, day) and all(one[key] == value for key, value in wanted.items())
        return [one.get("measures", []) for one in self.instruments if meets(one) and one.get("measures")]

    def equal(self, shown, computed):
        for key, value in computed.items():
            if value is None or isinstance(value, (str, int)):
                self.assertEqual(shown[key], value, key)
            else:
                self.assertAlmostEqual(shown[key], value, 12, key)

    def test_types_of_measure(self):
        document = """query($day: PartialDate) { homogeneity(activeOn: $day) {
            category type measureCount determinateShare homogeneity evenness
            determinateShareByInstrument determinateShareByInstrumentLow determinateShareByInstrumentHigh } }"""
        for day in DAYS:
            types = defaultdict(list)
            for measures in self.of(day):
                own = defaultdict(list)
                for measure in measures:
                    own[measure["category"].upper(), measure["type"].upper()].append(measure["precision"])
                for key, precisions in own.items():
                    types[key].append(precisions)
            shown = {(row["category"], row["type"]): row for row in ask(document, day=day)["homogeneity"]}
            self.assertEqual(shown.keys(), types.keys())
            for key, of_each in types.items():
                every = sum(of_each, [])
                determinate = sum(precision in DETERMINATE for precision in every)
                level = "HIGH" if 3 * determinate >= 2 * len(every) else "LOW" if 3 * determinate <= len(every) else "MEDIUM"
                by_instrument, low, high = shares(of_each, DETERMINATE.__contains__)
                self.equal(shown[key], {
                    "measureCount": len(every),
                    "determinateShare": determinate / len(every),
                    "homogeneity": level if len(of_each) > 1 else None,
                    "evenness": max(map(every.count, every)) / len(every),
                    "determinateShareByInstrument": by_instrument,
                    "determinateShareByInstrumentLow": low,
                    "determinateShareByInstrumentHigh": high,
                })

    def test_degrees_of_precision(self):
        document = """query($day: PartialDate, $where: InstrumentFilter) { precisionShares(activeOn: $day, where: $where) {
            precision count share shareByInstrument shareByInstrumentLow shareByInstrumentHigh } }"""
        for day in DAYS:
            for scope in ["universal", "european"]:
                of_each = [[measure["precision"] for measure in measures] for measures in self.of(day, scope=scope, legal_force="binding")]
                every = sum(of_each, [])
                where = {"scope": {"eq": scope.upper()}, "legalForce": {"eq": "BINDING"}}
                rows = ask(document, day=day, where=where)["precisionShares"]
                self.assertEqual({row["precision"].lower() for row in rows}, set(every))
                for row in rows:
                    precision = row["precision"].lower()
                    by_instrument, low, high = shares(of_each, precision.__eq__)
                    self.equal(row, {
                        "count": every.count(precision),
                        "share": every.count(precision) / len(every),
                        "shareByInstrument": by_instrument,
                        "shareByInstrumentLow": low,
                        "shareByInstrumentHigh": high,
                    })

    def test_what_is_said_of_self_executing_measures(self):
        """The figures in the reasons of the two findings on them."""
        figures = {}
        for scope in ["universal", "european"]:
            of_each = [[measure["precision"] for measure in measures] for measures in self.of(DAYS[0], scope=scope, legal_force="binding")]
            every = sum(of_each, [])
            figures[scope] = every.count("self_executing"), len(every), shares(of_each, "self_executing".__eq__)
        (universal, of_universal, mean_universal), (european, of_european, mean_european) = figures["universal"], figures["european"]
        p = p_value(universal, of_universal, european, of_european)
        percent = lambda share: f"{100 * share:.1f}%"
        reason = {finding["id"]: finding for finding in files("findings")}["self-executing-scarcer-at-universal-scope"]["evidence"]["reason"]
        for figure in [
            f"{percent(universal / of_universal)} ({universal} of {of_universal})",
            f"{percent(european / of_european)} ({european} of {of_european})",
            f"p = {p:.2f}",
            f"{percent(mean_universal[0])} (90% interval {percent(mean_universal[1])} to {percent(mean_universal[2])})",
            f"{percent(mean_european[0])} ({percent(mean_european[1])} to {percent(mean_european[2])})",
        ]:
            self.assertIn(figure, reason)


class Databases(unittest.TestCase):
    """Pairs of databases and what stands in the way of comparing them."""

    def setUp(self):
        self.databases = []
        for folder, begins, ends in [("agencies", "founded", "dissolved"), ("networks", "starts", "ends"), ("projects", "starts", "ends")]:
            for owner in files(folder):
                own = span(owner.get(begins), owner.get(ends))
                for output in owner.get("outputs", []):
                    published = span(output.get("published"), None)
                    if output["kind"] == "database" and output.get("figures") != ["texts"]:
                        self.databases.append((output, (max(published[0], own[0]), own[1])))
        self.databases.sort(key=lambda database: database[0]["id"])
        self.part_of = {database["id"]: database["part_of"] for database, _ in self.databases if "part_of" in database}

    def whole(self, slug):
        """What a part or a copy is of in the end."""
        while slug in self.part_of:
            slug = self.part_of[slug]
        return slug

    @staticmethod
    def obstacles(one, other):
        both = [one, other]
        sources, figures, counts = ([set(each.get(key, [])) for each in both] for key in ["data_sources", "figures", "counts"])
        found, unknown = set(), False
        if all(sources):
            if not sources[0] & sources[1]:
                found.add("DIFFERENT_SOURCES")
            kinds = [("judiciary" in each, "police" in each) for each in sources]
            if sorted(kinds) == [(False, True), (True, False)]:
                found.add("JUDICIAL_WITH_POLICE")
        else:
            unknown = True
        if any({"judiciary", "police"} <= each for each in sources):
            found.add("MIXED_SOURCES")
        if all(counts):
            if not counts[0] & counts[1]:
                found.add("DIFFERENT_UNITS")
        else:
            unknown = True
        if all(figures):
            if {each == {"estimates"} for each in figures} == {True, False} and any("estimates" not in each for each in figures):
                found.add("ESTIMATES_WITH_RECORDS")
        else:
            unknown = True
        if any("percentages" in each and "counts" not in each for each in figures):
            found.add("PERCENTAGES_WITHOUT_COUNTS")
        for key, bad, obstacle in [("harmonised", "no", "NOT_HARMONISED"), ("access", "restricted", "RESTRICTED_ACCESS")]:
            values = [each.get(key) for each in both]
            if bad in values:
                found.add(obstacle)
            elif None in values:
                unknown = True
        return found | ({"UNKNOWN_METHOD"} if unknown else set())

    def test_pairs_and_obstacles(self):
        crimes = lambda output: {"trafficking", "smuggling"} if output["crime"] == "both" else {output["crime"]}
        for day in DAYS:
            active = [database for database, period in self.databases if overlap(period, (day, day)) and period[0] <= period[1]]
            pairs = {}
            for at, one in enumerate(active):
                for other in active[at + 1 :]:
                    apart = self.whole(one["id"]) != self.whole(other["id"])
                    if apart and crimes(one) & crimes(other) and set(one.get("topics", [])) & set(other.get("topics", [])):
                        pairs[one["id"], other["id"]] = self.obstacles(one, other)
            document = """query($day: PartialDate, $after: String) { databaseOverlaps(activeOn: $day, first: 500, after: $after) {
                nodes { databases { slug } comparable obstacles } pageInfo { hasNextPage endCursor } } }"""
            shown, page = [], {"hasNextPage": True, "endCursor": None}
            while page["hasNextPage"]:
                answer = ask(document, day=day, after=page["endCursor"])["databaseOverlaps"]
                shown, page = shown + answer["nodes"], answer["pageInfo"]
            shown_pairs = {tuple(database["slug"] for database in row["databases"]): set(row["obstacles"]) for row in shown}
            self.assertEqual(shown_pairs, pairs)
            self.assertEqual([row["comparable"] for row in shown], [not row["obstacles"] for row in shown])
            self.assertGreater(len(pairs), 100)


if __name__ == "__main__":
    unittest.main()
