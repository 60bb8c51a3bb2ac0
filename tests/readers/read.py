"""Reads what `palermo export` writes with readers that are not ours, and holds their counts to each other.

PALERMO names the program. The counts that all are held to come from GraphQL, by `palermo query`.
"""

import csv
import io
import json
import os
import re
import sqlite3
import subprocess
import tempfile
import unittest
import zipfile
from urllib.request import Request, urlopen

import networkx
import rdflib

PALERMO = os.environ["PALERMO"]
BASE = "https://palermo.example.org"
KINDS = """instrument measure agency network membership project participation action output arrangement impact state region
ratification finding source""".split()
ENTITIES = "instrument measure agency network project action output arrangement state region finding".split()


def run(folder, *arguments, **options):
    return subprocess.run([PALERMO, *arguments], cwd=folder, check=True, capture_output=True, **options).stdout


def edges(graph):
    """The ties of a graph: whom they join, by which kind of fact, by which."""
    return {(*sorted([one, other]), edge["kind"], edge["fact"]) for one, other, edge in graph.edges(data=True)}


class Server:
    """The program, serving what it carries."""

    def __init__(self, folder):
        command = [PALERMO, "--listen", "127.0.0.1:0"]
        self.process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        line = ""
        while "/graphql" not in line:
            line = self.process.stdout.readline()
            assert line, "the server ended"
        self.origin = re.search(r"http://[^ ]+(?=/graphql)", line).group()

    def ask(self, query, **variables):
        body = json.dumps({"query": query, "variables": variables}).encode()
        with urlopen(Request(f"{self.origin}/graphql", body, {"Content-Type": "application/json"})) as answer:
            return json.load(answer)["data"]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.holder = tempfile.TemporaryDirectory()
        cls.folder = cls.holder.name
        document = "{ dataset { version license citation counts { kind count } } }"
        cls.dataset = json.loads(run(cls.folder, "query", "-", input=document.encode()))["data"]["dataset"]
        cls.counts = {row["kind"].lower(): row["count"] for row in cls.dataset["counts"]}

    @classmethod
    def tearDownClass(cls):
        cls.holder.cleanup()

    def export(self, name):
        return run(self.folder, "export", name, "--public-url", BASE)

    def test_csv(self):
        with zipfile.ZipFile(io.BytesIO(self.export("csv.zip"))) as archive:
            self.assertIsNone(archive.testzip())
            for kind in KINDS:
                rows = list(csv.DictReader(io.TextIOWrapper(archive.open(f"{kind}.csv"), "utf-8", newline="")))
                self.assertEqual(len(rows), self.counts[kind], kind)
                self.assertEqual(len({row["id"] for row in rows}), len(rows), kind)
                self.assertTrue(all(None not in row and None not in row.values() for row in rows), kind)
                self.assertEqual({row["dataset_license"] for row in rows}, {self.dataset["license"]})

    def test_json(self):
        data = json.loads(self.export("palermo.json"))
        self.assertEqual({kind: len(data[kind]) for kind in KINDS}, self.counts)
        self.assertEqual(data["dataset"]["citation"], self.dataset["citation"])

    def test_sqlite(self):
        path = os.path.join(self.folder, "copy.sqlite")
        run(self.folder, "export", "palermo.db", "--output", path)
        with sqlite3.connect(path) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
            for kind in KINDS:
                self.assertEqual(database.execute(f"SELECT count(*) FROM {kind}").fetchone()[0], self.counts[kind], kind)
            self.assertEqual(database.execute("SELECT count(*) FROM secret").fetchone()[0], 0)
            self.assertEqual(database.execute("SELECT license FROM dataset").fetchone()[0], self.dataset["license"])

    def test_linked_data(self):
        turtle = rdflib.Graph().parse(data=self.export("palermo.ttl"), format="turtle")
        for kind in KINDS:
            of_kind = rdflib.URIRef(f"{BASE}/ns#{kind.capitalize()}")
            self.assertEqual(len(set(turtle.subjects(rdflib.RDF.type, of_kind))), self.counts[kind], kind)
        concepts = set(turtle.subjects(rdflib.RDF.type, rdflib.SKOS.Concept))
        used = {object for object in turtle.objects() if str(object).startswith(f"{BASE}/ns/") and "#" in str(object)}
        self.assertTrue(used and used <= concepts, used - concepts)
        json_ld = rdflib.Graph().parse(data=self.export("palermo.jsonld"), format="json-ld")
        self.assertEqual(len(json_ld), len(turtle))

    def test_graphml(self):
        graph = networkx.parse_graphml(self.export("palermo.graphml").decode(), force_multigraph=True)
        self.assertEqual(graph.number_of_nodes(), sum(self.counts[kind] for kind in ENTITIES))
        relations = [relation for _, _, relation in graph.edges(data="relation")]
        for kind in ("membership", "participation", "ratification", "impact"):
            self.assertEqual(relations.count(kind), self.counts[kind], kind)
        self.assertTrue(all(label for _, label in graph.nodes(data="label")))

    def test_ties(self):
        day = "2020-01-01"
        of_members = f'{{ network(slug: "icat") {{ members(first: 100, activeOn: "{day}") {{ nodes {{ agency {{ id }} }} }} }} }}'
        of_one = f"""query($id: ID!) {{ node(id: $id) {{ ... on Agency {{ partners(first: 500, activeOn: "{day}") {{
            nodes {{ agency {{ id }} ties {{ kind fact {{ id }} }} }} }} }} }} }}"""
        with Server(self.folder) as server:
            answer = server.ask(of_members)["network"]["members"]["nodes"]
            members = {member["agency"]["id"] for member in answer}
            ties = {
                (*sorted([id, partner["agency"]["id"]]), tie["kind"].lower(), tie["fact"]["id"])
                for id in members
                for partner in server.ask(of_one, id=id)["node"]["partners"]["nodes"]
                if partner["agency"]["id"] in members
                for tie in partner["ties"]
            }
            address = f"{server.origin}/charts/networks.%s?network=icat&activeOn={day}"
            with urlopen(address % "graphml") as answer:
                graphml = networkx.parse_graphml(answer.read().decode(), force_multigraph=True)
            with urlopen(address % "gexf") as answer:
                gexf = networkx.read_gexf(answer)
            with urlopen(f"{server.origin}/export/ties.graphml") as answer:
                ever_graphml = networkx.parse_graphml(answer.read().decode(), force_multigraph=True)
            with urlopen(f"{server.origin}/export/ties.gexf") as answer:
                ever_gexf = networkx.read_gexf(answer)
        self.assertGreater(len(ties), 200)
        for graph in (graphml, gexf):
            self.assertEqual(set(graph.nodes), members)
            self.assertEqual(edges(graph), ties)
        for graph in (ever_graphml, ever_gexf):
            self.assertEqual(graph.number_of_nodes(), self.counts["agency"])
            self.assertTrue(graph.is_multigraph() and not graph.is_directed())
            # Whatever ties on a day did so at some time.
            self.assertLessEqual(ties, edges(graph))
            self.assertTrue(all(edge["sources"] for *_, edge in graph.edges(data=True) if edge["kind"] == "network"))
        self.assertEqual(edges(ever_graphml), edges(ever_gexf))

    def test_an_answer_as_csv(self):
        document = b"{ agencies(first: 500) { nodes { slug name parent { slug } } } }"
        text = run(self.folder, "query", "-", "--format", "csv", input=document).decode()
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        self.assertEqual(len(rows), self.counts["agency"])
        self.assertEqual(list(rows[0]), ["agencies.nodes.slug", "agencies.nodes.name", "agencies.nodes.parent.slug"])


if __name__ == "__main__":
    unittest.main()
