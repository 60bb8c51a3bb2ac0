"""Computes the analyses a second time, from what `palermo export palermo.json` writes, and holds what a server answers to it:
overlaps, ties, centrality, gaps, the coordination plan and its resamples.

PALERMO names the program. The definitions are those of docs/method.md; the code shares nothing with the program. The shortest ways
are networkx's; all else is done with nothing but the standard library.
"""

import calendar
import functools
import itertools
import json
import math
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import urllib.request
from fractions import Fraction

import networkx

PALERMO = os.environ["PALERMO"]
METHOD = pathlib.Path(__file__).parent / "../../docs/method.md"
CRITERIA = os.path.join(os.path.dirname(__file__), "../../data/criteria.md")
VOCABULARIES = "{ vocabularies { name values { value } } }"
DAYS = ["2018-11-23", "2014"]
ALWAYS = ("0000", "9999")


class Server:
    """The program, as it serves the embedded data set."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        options = {"cwd": self.folder.name, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        self.process = subprocess.Popen([PALERMO, "--listen", "127.0.0.1:0", "--rate-limit", "0"], **options)
        told = (re.search(r"http://\S+?/graphql", line) for line in self.process.stdout)
        self.address = next(filter(None, told))[0]

    def ask(self, document):
        body = json.dumps({"query": document}).encode()
        request = urllib.request.Request(self.address, body, {"content-type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            answer = json.load(answer)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    def all_pages(self, field, arguments, selection):
        """Every node of a list of the root that is given in pages."""
        nodes, after = [], "null"
        while after:
            wanted = f"nodes {{ {selection} }} pageInfo {{ hasNextPage endCursor }}"
            page = self.ask(f"{{ {field}({arguments}, first: 100, after: {after}) {{ {wanted} }} }}")[field]
            nodes += page["nodes"]
            after = page["pageInfo"]["hasNextPage"] and json.dumps(page["pageInfo"]["endCursor"])
        return nodes

    def export(self):
        with urllib.request.urlopen(self.address.removesuffix("graphql") + "export/palermo.json", timeout=60) as answer:
            return json.load(answer)

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()
        self.folder.cleanup()


def span(date):
    """The first and the last day of a date that is known to a year, a month or a day."""
    parts = date.split("-")
    if len(parts) == 1:
        return f"{date}-01-01", f"{date}-12-31"
    if len(parts) == 2:
        return f"{date}-01", f"{date}-{calendar.monthrange(int(parts[0]), int(parts[1]))[1]:02}"
    return date, date


def period(starts, ends):
    return (span(starts)[0] if starts else ALWAYS[0], span(ends)[1] if ends else ALWAYS[1])


def common(*periods):
    return max(one[0] for one in periods), min(one[1] for one in periods)


def crimes(crime):
    return ("trafficking", "smuggling") if crime == "both" else (crime,)


@functools.cache
def nonsense():
    """What makes no sense, as the curators' criteria have it."""
    rows = re.findall(r"^\| (\w+) \| ([a-z, ]+) \| ([a-z, ]+) \| [^|]+ \|$", pathlib.Path(CRITERIA).read_text(), re.MULTILINE)
    return {
        (axis, kind, crime)
        for kind, axes, against in rows
        for axis in axes.split(", ")
        for crime in against.split(", ")
    }


class Graph:
    """The facts, by their ids."""

    def __init__(self, data, words):
        self.agencies = {row["id"]: row for row in data["agency"]}
        self.data = data
        self.places = {name: place for word in ("axis", "action_type", "crime") for place, name in enumerate(words[word])}
        self.lives = {}
        for row in data["agency"]:
            self.lives[row["id"]] = period(row["founded"], row["dissolved"])
        for row in data["network"] + data["project"]:
            self.lives[row["id"]] = period(row["starts"], row["ends"])
        self.parts = {id: [] for id in self.agencies}
        for row in data["agency"]:
            if row["parent"]:
                self.parts[row["parent"]].append(row["id"])
        self.regions = {row["id"]: set(row["states"]) for row in data["region"]}
        self.projects = {row["id"]: row for row in data["project"]}
        self.actions = [self.action(row) for row in data["action"]]

    def owner(self, row):
        return row["agency"] or row["network"] or row["project"]

    def action(self, row):
        kinds = [(row["axis"], row["type"], crime) for crime in crimes(row["crime"])]
        life = common(period(row["starts"], row["ends"]), self.lives[self.owner(row)])
        return {"id": row["id"], "agency": row["agency"], "owner": self.owner(row), "kinds": kinds, "life": life, "states": self.states(row)}

    def states(self, row):
        """The states that an action is done in, its own or else those of its agency or project; nothing where they are not known."""
        of_regions = lambda row: set().union(*(self.regions[region] for region in row["territory"]))
        if row["agency"]:
            otherwise = of_regions(self.agencies[row["agency"]])
        else:
            otherwise = set(self.projects[row["project"]]["countries"] if row["project"] else ())
        return set(row["countries"]) | of_regions(row) or otherwise or None

    def near(self, agency):
        parent = self.agencies[agency]["parent"]
        return ([parent] if parent else []) + self.parts[agency]

    def sort_key(self, kind):
        axis, what, crime = kind
        return self.places[axis], self.places[what], self.places[crime]


class Day:
    """What is done, and what joins whom, on a day; without some actions, where these are named."""

    def __init__(self, graph, day, without=frozenset()):
        self.graph = graph
        self.first, self.last = span(day)
        self.actions = [action for action in graph.actions if action["id"] not in without]
        self.profiles = {}
        self.done = set()
        for action in self.actions:
            if self.holds(action["life"]):
                self.done.update(action["kinds"])
                if action["agency"]:
                    for kind in action["kinds"]:
                        self.profiles.setdefault(action["agency"], {}).setdefault(kind, []).append(action)
        self.doing = {}
        for profile in self.profiles.values():
            for kind in profile:
                self.doing[kind] = self.doing.get(kind, 0) + 1

    def holds(self, life):
        return life[0] <= life[1] and life[0] <= self.last and life[1] >= self.first

    def stays(self):
        """Who is in what: (agency, kind, network or project, period, role), observers and beneficiaries left out."""
        graph = self.graph
        for row in graph.data["membership"]:
            if row["role"] != "observer":
                life = common(period(row["since"] or row["attested"], row["until"]), graph.lives[row["network"]], graph.lives[row["agency"]])
                yield row["agency"], "NETWORK", row["network"], life, row["role"]
        for row in graph.data["participation"]:
            if row["role"] != "beneficiary":
                life = common(period(row["since"], row["until"]), graph.lives[row["project"]], graph.lives[row["agency"]])
                yield row["agency"], "PROJECT", row["project"], life, row["role"]

    def joins(self, by_money=True):
        """What joins two agencies: the kinds, facts and periods by pair, each pair in both directions; or only by more than money."""
        graph, found = self.graph, []
        stays = {}
        for stay in self.stays():
            if by_money or stay[1] != "PROJECT" or stay[4] != "donor":
                stays.setdefault(stay[2], []).append(stay)
        for of_one in stays.values():
            for one, other in itertools.permutations(of_one, 2):
                found.append((one[0], other[0], one[1], one[2], common(one[3], other[3])))
        for row in graph.data["arrangement"]:
            for one, other in itertools.permutations(row["parties"], 2):
                life = period(row["in_force"] or row["signed"], row["ends"])
                found.append((one, other, "ARRANGEMENT", row["id"], common(life, graph.lives[one], graph.lives[other])))
        for row in graph.data["output"]:
            publishers = [id for id in [graph.owner(row), *row["joint_with"]] if id in graph.agencies]
            for one, other in itertools.permutations(publishers, 2):
                life = common(period(row["published"], None), graph.lives[graph.owner(row)])
                found.append((one, other, "JOINT_OUTPUT", row["id"], common(life, graph.lives[one], graph.lives[other])))
        for part, row in graph.agencies.items():
            if row["parent"]:
                life = common(graph.lives[part], graph.lives[row["parent"]])
                found += [(part, row["parent"], "PARENT", part, life), (row["parent"], part, "PARENT", part, life)]
        by_pair = {}
        for one, other, kind, fact, life in found:
            if one != other:
                by_pair.setdefault((one, other), []).append((kind, fact, life))
        return by_pair

    def ties(self, joins, one, other, within=ALWAYS):
        found = joins.get((one, other), ())
        return {(kind, fact) for kind, fact, life in found if self.holds(common(life, within))}

    def ties_via_parent(self, joins, one, other):
        found = set()
        for of, far in ((one, other), (other, one)):
            for near in self.graph.near(of):
                if near != far:
                    found |= {(of, near, *tie) for tie in self.ties(joins, near, far, self.graph.lives[of])}
        return found

    def centralities(self):
        """Degree, strength, degree by projects that one of two only pays for, and betweenness, by agency."""
        joins, by_more = self.joins(), self.joins(by_money=False)
        found = {id: {"degree": 0, "strength": 0, "donorDegree": 0} for id in self.graph.agencies}
        sizes = {row["id"]: len(self.members(row["id"])) for row in self.graph.data["network"]}
        ways = networkx.Graph()
        ways.add_nodes_from(found)
        for one, other in joins:
            ties = self.ties(by_more, one, other)
            # In fractions, so that ways that are as long on paper are as long here.
            weight = sum(Fraction(1, sizes[fact] - 1) if kind == "NETWORK" else Fraction(1) for kind, fact in ties)
            found[one]["degree"] += bool(ties)
            found[one]["strength"] += weight
            found[one]["donorDegree"] += bool(self.ties(joins, one, other) - ties)
            if ties:
                ways.add_edge(one, other, length=1 / weight)
        for agency, betweenness in networkx.betweenness_centrality(ways, normalized=False, weight="length").items():
            found[agency]["betweenness"] = betweenness
        return found

    def specificity(self, working, doing):
        return round(sum(math.log(working / count) for count in doing), 12)

    def overlap(self, one, other, anywhere=False):
        """Shared kinds, expected, lift, specificity; nothing where they share nothing."""
        profiles = self.profiles.get(one, {}), self.profiles.get(other, {})
        shared = [
            kind
            for kind in profiles[0]
            if any(
                anywhere or not a["states"] or not b["states"] or a["states"] & b["states"]
                for a in profiles[0][kind]
                for b in profiles[1].get(kind, ())
            )
        ]
        if not shared:
            return None
        sizes = [len(profile) for profile in profiles]
        lift = len(shared) * len(self.done) / (sizes[0] * sizes[1])
        specificity = self.specificity(len(self.profiles), [self.doing[kind] for kind in shared])
        shared.sort(key=self.graph.sort_key)
        return {"shared": shared, "expected": sizes[0] * sizes[1] / len(self.done), "lift": lift, "specificity": specificity}

    def members(self, network):
        return {stay[0] for stay in self.stays() if stay[2] == network and self.holds(stay[3])}

    def gaps(self, network=None):
        """The kinds of work that nobody does although it makes sense and somebody may: of all, or of a network."""
        graph = self.graph
        if network:
            if not self.holds(graph.lives[network]):
                return set()
            members = self.members(network)
            fills = {network} | {stay[2] for stay in self.stays() if stay[0] in members and stay[1] == "PROJECT" and self.holds(stay[3])}
        else:
            members = {id for id in graph.agencies if self.holds(graph.lives[id])}
            fills = {row["id"] for row in graph.data["network"] + graph.data["project"]}
        if all(graph.agencies[member]["assessment"] == "none" for member in members):
            return set()
        ever = {kind for action in self.actions for kind in action["kinds"]}
        done = {
            kind
            for action in self.actions
            if action["owner"] in members | fills and self.holds(action["life"])
            for kind in action["kinds"]
        }
        return {kind for kind in ever - done - nonsense() if any(self.may_act(member, kind) for member in members)}

    def may_act(self, agency, kind):
        """Whether it is not certain that an agency has no power to do a kind of work; where some powers are known, all are."""
        axis, _, crime = kind
        powers = self.graph.agencies[agency]["powers"]
        return not powers or any(power["axis"] == axis and power["crime"] in (crime, "both") for power in powers)

    def score_of_gap(self, kind):
        return self.specificity(len(self.profiles) + 1, [self.doing.get(kind, 0) + 1])

    def plan(self, joins, network=None):
        """The entries in order: (score, kind, work, agencies)."""
        graph, entries = self.graph, []
        members = self.members(network) if network else set(graph.agencies)
        if network and not self.holds(graph.lives[network]):
            return []
        for one, other in itertools.combinations(sorted(self.profiles), 2):
            inside = len({one, other} & members)
            overlap = self.overlap(one, other) if inside else None
            if not overlap:
                continue
            besides = network if inside == 2 else None
            ties = self.ties(joins, one, other) | {tie[2:] for tie in self.ties_via_parent(joins, one, other)}
            if all(fact == besides for _, fact in ties):
                score = overlap["specificity"] * overlap["lift"]
                entries.append((score, "DUALITY", overlap["shared"], [one, other]))
        for kind in self.gaps(network):
            doing = sorted(agency for agency, profile in self.profiles.items() if kind in profile)
            entries.append((self.score_of_gap(kind), "GAP", [kind], doing))
        places = lambda work: [graph.sort_key(kind) for kind in work]
        return sorted(entries, key=lambda entry: (-entry[0], entry[1], places(entry[2]), entry[3]))


def splitmix64(seed):
    mask = 2**64 - 1
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & mask
        mixed = ((seed ^ seed >> 30) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ mixed >> 27) * 0x94D049BB133111EB) & mask
        yield mixed ^ mixed >> 31


def kind_of(row):
    return row["axis"].lower(), row["type"].lower(), row["crime"].lower()


class Analyses(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.server = Server()
        cls.addClassCleanup(cls.server.stop)
        vocabularies = cls.server.ask(VOCABULARIES)["vocabularies"]
        words = {row["name"]: [value["value"].lower() for value in row["values"]] for row in vocabularies}
        cls.graph = Graph(cls.server.export(), words)

    def test_overlaps(self):
        for day, anywhere in ((DAYS[0], False), (DAYS[0], True), (DAYS[1], False)):
            here = Day(self.graph, day)
            joins = here.joins()
            expected = []
            for one, other in itertools.combinations(sorted(here.profiles), 2):
                if overlap := here.overlap(one, other, anywhere):
                    own = here.ties(joins, one, other)
                    via = here.ties_via_parent(joins, one, other)
                    expected.append({"agencies": [one, other], "own": sorted(own), "via": sorted(via), **overlap})
            expected.sort(key=lambda row: (-row["specificity"], -len(row["shared"]), row["agencies"]))
            selection = """agencies { id } shared { axis type crime } sharedCount expected lift specificity coordinated tieOnRecord
                ties { kind fact { id } } tiesViaParent { kind throughKind through { id } throughOf { id } fact { id } }"""
            found = self.server.all_pages("overlaps", f'activeOn: "{day}", anywhere: {json.dumps(anywhere)}', selection)
            self.assertGreater(len(found), 100)
            self.assertEqual(len(found), len(expected))
            for found, expected in zip(found, expected, strict=True):
                self.assertEqual([agency["id"] for agency in found["agencies"]], expected["agencies"])
                self.assertEqual([kind_of(row) for row in found["shared"]], expected["shared"])
                self.assertEqual(found["sharedCount"], len(expected["shared"]))
                for figure in ("expected", "lift", "specificity"):
                    self.assertAlmostEqual(found[figure], expected[figure], places=9)
                self.assertEqual(sorted((tie["kind"], tie["fact"]["id"]) for tie in found["ties"]), expected["own"])
                via = [(tie["throughOf"]["id"], tie["through"]["id"], tie["throughKind"], tie["fact"]["id"]) for tie in found["tiesViaParent"]]
                self.assertEqual(sorted(via), expected["via"])
                self.assertTrue(all(tie["kind"] == "VIA_PARENT" for tie in found["tiesViaParent"]))
                self.assertEqual(found["coordinated"], bool(expected["own"]))
                self.assertEqual(found["tieOnRecord"], bool(expected["own"] or expected["via"]))

    def test_centrality(self):
        for day in DAYS:
            expected = Day(self.graph, day).centralities()
            found = self.server.all_pages("centrality", f'activeOn: "{day}"', "agency { id } degree strength donorDegree betweenness")
            self.assertEqual(sorted(row["agency"]["id"] for row in found), sorted(expected))
            self.assertEqual(found, sorted(found, key=lambda row: (-row["betweenness"], -row["degree"], row["agency"]["id"])))
            for row in found:
                id = row["agency"]["id"]
                for figure in ("degree", "donorDegree"):
                    self.assertEqual(row[figure], expected[id][figure], (day, id, figure))
                for figure in ("strength", "betweenness"):
                    self.assertAlmostEqual(row[figure], float(expected[id][figure]), places=9, msg=(day, id, figure))
            # Something is compared of each figure.
            for figure in ("degree", "strength", "donorDegree", "betweenness"):
                self.assertGreater(sum(row[figure] > 0 for row in found), 10, figure)

    def test_gaps(self):
        seen = 0
        for day in DAYS:
            here = Day(self.graph, day)
            row = "axis type crime level gap"
            answer = self.server.ask(f'{{ coverage(activeOn: "{day}") {{ {row} }} networks(first: 500) {{ nodes {{ id coverage(activeOn: "{day}") {{ {row} }} }} }} }}')
            for id, coverage in [(None, answer["coverage"]), *((node["id"], node["coverage"]) for node in answer["networks"]["nodes"])]:
                gaps = {kind_of(row) for row in coverage if row["gap"]}
                self.assertEqual(gaps, here.gaps(id), id)
                self.assertTrue(all(row["level"] == "NONE" for row in coverage if row["gap"]))
                seen += len(gaps)
        self.assertGreater(seen, 100)

    def test_figures_of_the_method(self):
        """What docs/method.md and its translation say of how sensitive the plan is."""
        day = DAYS[0]
        here = Day(self.graph, day)
        joins = here.joins()
        counts = {True: 0, False: 0}
        untied = own = single = 0
        for one, other in itertools.combinations(sorted(here.profiles), 2):
            counts[True] += bool(here.overlap(one, other, True))
            if overlap := here.overlap(one, other, False):
                counts[False] += 1
                if not here.ties(joins, one, other):
                    own += 1
                    if not here.ties_via_parent(joins, one, other):
                        untied += 1
                        single += len(overlap["shared"]) == 1
        plan = here.plan(joins)
        actions = lambda entry: {(agency, action["id"]) for kind in entry[2] for agency in entry[3] for action in here.profiles[agency][kind]}
        on_two = sum(entry[1] == "DUALITY" and len(actions(entry)) == 2 for entry in plan[:20])
        firm = self.server.all_pages("coordinationPlan", f'activeOn: "{day}"', "rankLow rankHigh stability")[:20]
        widths = sorted(entry["rankHigh"] - entry["rankLow"] + 1 for entry in firm)
        least, most = (100 * limit(entry["stability"] for entry in firm) for limit in (min, max))
        for name, said in {
            "method.md": [
                f"of {untied} pairs with no tie on record, {single} share a single kind of work",
                f"matching places removes {counts[True] - counts[False]} of {counts[True]} overlaps",
                f"ties via a parent remove {own - untied} of the {own} pairs",
                f"Of the first twenty entries of the plan, {on_two} rest on two actions",
                f"is among the first twenty in {least:g}% to {most:g}% of the resamples",
                f"half of them range over {widths[10]} of {len(plan)} ranks or more",
            ],
            "method.es.md": [
                f"de {untied} pares sin vínculo registrado, {single} comparten una sola clase de trabajo",
                f"descarta {counts[True] - counts[False]} de {counts[True]} solapamientos",
                f"{own - untied} de los {own} pares",
                f"De las veinte primeras entradas del plan, {on_two} se apoyan en dos acciones",
                f"en entre el {least:g} % y el {most:g} % de los remuestreos".replace(".", ","),
                f"recorre {widths[10]} de {len(plan)} puestos o más",
            ],
        }.items():
            text = " ".join(METHOD.with_name(name).read_text().replace("\u00a0", " ").split())
            for sentence in said:
                self.assertIn(sentence, text, name)

    def check_plan(self, found, expected):
        self.assertEqual(len(found), len(expected))
        for rank, (entry, (score, kind, work, agencies)) in enumerate(zip(found, expected), 1):
            self.assertEqual(entry["rank"], rank)
            self.assertEqual((entry["kind"], [kind_of(row) for row in entry["work"]]), (kind, work))
            self.assertEqual([agency["id"] for agency in entry["agencies"]], agencies)
            self.assertAlmostEqual(entry["score"], score, places=9)

    def test_plan(self):
        entry = "rank kind score agencies { id } work { axis type crime }"
        for day in DAYS:
            here = Day(self.graph, day)
            joins = here.joins()
            self.check_plan(self.server.all_pages("coordinationPlan", f'activeOn: "{day}"', entry), here.plan(joins))
            for network in ("icat", "bali-process"):
                document = f'{{ network(slug: "{network}") {{ coordinationPlan(activeOn: "{day}", first: 500) {{ nodes {{ {entry} }} }} }} }}'
                found = self.server.ask(document)["network"]["coordinationPlan"]["nodes"]
                self.check_plan(found, here.plan(joins, f"network:{network}"))

    def test_how_firm_the_plan_is(self):
        """The resamples of a network's plan, by the same draws, each computed from the beginning."""
        day, network = "2018-11-23", "network:bali-process"
        here = Day(self.graph, day)
        joins = here.joins()
        base = here.plan(joins, network)
        key = lambda entry: (entry[1], tuple(entry[3]) if entry[1] == "DUALITY" else entry[2][0])
        places = {key(entry): place for place, entry in enumerate(base)}
        order = sorted(action["id"] for action in self.graph.actions)
        draws, left_out = splitmix64(20_001_115), -(-len(order) // 10)
        ranks = {entry: [] for entry in places}
        for _ in range(200):
            for at in range(left_out):
                other = at + ((next(draws) * (len(order) - at)) >> 64)
                order[at], order[other] = order[other], order[at]
            plan = Day(self.graph, day, frozenset(order[:left_out])).plan(joins, network)
            plan.sort(key=lambda entry: (-entry[0], places.get(key(entry), len(places)), self.graph.sort_key(entry[2][0])))
            found = {key(entry): rank for rank, entry in enumerate(plan, 1)}
            for entry, of_entry in ranks.items():
                of_entry.append(found.get(entry, len(plan) + 1))
        selection = "kind agencies { id } work { axis type crime } rankLow rankHigh stability"
        answer = self.server.ask(f'{{ network(slug: "bali-process") {{ coordinationPlan(activeOn: "{day}", first: 500) {{ nodes {{ {selection} }} }} }} }}')
        for entry, expected in zip(answer["network"]["coordinationPlan"]["nodes"], base, strict=True):
            of_entry = sorted(ranks[key(expected)])
            firsts = sum(rank <= 20 for rank in of_entry)
            self.assertEqual((entry["rankLow"], entry["rankHigh"]), (of_entry[9], of_entry[189]), expected)
            self.assertEqual(entry["stability"], firsts / 200, expected)


if __name__ == "__main__":
    unittest.main()
