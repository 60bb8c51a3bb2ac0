"""Single requests that are cheap to write and dear to read: by kind, each built anew for every try."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import wire


@dataclass
class Kind:
    """A kind of request. `refused`: it must be; else it may be answered too, within the deadline of an answer."""

    group: str
    name: str
    build: Callable[[int], bytes]
    refused: bool = True


def document(group: str, name: str, text: str, variables: object = None, refused: bool = True) -> Kind:
    # The comment makes another document of it, so that nothing is kept from try to try.
    return Kind(group, name, lambda number: wire.question(f"{text}\n# {number}", variables), refused)


def raw(group: str, name: str, body: bytes, refused: bool = True, **headers: str) -> Kind:
    return Kind(group, name, lambda _: wire.post(body, **headers), refused)


def kinds() -> list[Kind]:
    return nested() + fragments() + many() + text() + pages() + requests() + introspection() + filters()


def nested() -> list[Kind]:
    group = "Nesting"
    where = "query($w: AgencyFilter) { agencies(where: $w) { totalCount } }"
    deep_list = "[" * 2_000 + "]" * 2_000
    deep_object = "{not:" * 2_000 + "{}" + "}" * 2_000

    def negated(levels: int) -> object:
        value: object = {"slug": {"eq": "iom"}}
        for _ in range(levels):
            value = {"not": value}
        return value

    def listed(levels: int) -> str:
        return '{"query": %s, "variables": {"w": %s}}' % (json.dumps(where), "[" * levels + "]" * levels)

    long_variables = '{"query": %s, "variables": {"w": %s{}%s}}' % (json.dumps(where), '{"not":' * 2_000, "}" * 2_000)
    return [
        document(group, "lists in an argument, 2,000 deep", f"{{ agencies(where: {deep_list}) {{ totalCount }} }}"),
        document(group, "objects in an argument, 2,000 deep", f"{{ agencies(where: {deep_object}) {{ totalCount }} }}"),
        document(group, "objects in a variable, 100 deep", where, {"w": negated(100)}, refused=False),
        raw(group, "objects in a variable, 2,000 deep", long_variables.encode()),
        raw(group, "lists in a variable, 100,000 deep", listed(100_000).encode()),
        document(group, "types of lists in a variable, 2,000 deep", f"query($w: {'[' * 2_000}Int{']' * 2_000}) {{ __typename }}"),
        document(group, "fields, 100,000 deep", "{networks" * 100_000 + "}" * 100_000),
        document(group, "fields, 60 deep", "{ agency(slug: \"iom\") " + "{ parent " * 60 + "{ name }" + " }" * 60 + " }"),
    ]


def fragments() -> list[Kind]:
    group = "Fragments"

    def chain(length: int) -> str:
        links = "".join(f" fragment F{n} on Agency {{ ...F{n + 1} }}" for n in range(length))
        return "{ __typename }" + links + f" fragment F{length} on Agency {{ name }}"

    def spreading(levels: int, times: int) -> str:
        links = "".join(f" fragment F{n} on Agency {{ {f'...F{n + 1} ' * times}}}" for n in range(levels))
        return f'{{ agency(slug: "iom") {{ ...F0 }} }}{links} fragment F{levels} on Agency {{ name }}'

    def crossed(operations: int, count: int) -> str:
        spreads = "".join(f" query Q{n} {{ ...F{n % count} }}" for n in range(operations))
        return spreads + "".join(f" fragment F{n} on Query {{ __typename }}" for n in range(count))

    def each_of_many(count: int) -> str:
        fields = "".join(f" ...F{n}" for n in range(count))
        return f'{{ agency(slug: "iom") {{{fields} }} }}' + "".join(
            f" fragment F{n} on Agency {{ a{n}: name }}" for n in range(count)
        )

    ring = "{ agencies { nodes { ...A } } } fragment A on Agency { parent { ...B } } fragment B on Agency { parent { ...A } }"
    return [
        document(group, "chain of 10,000 unused", chain(10_000)),
        document(group, "chain of 98 unused", chain(98), refused=False),
        document(group, "each spreads the next twice, 12 levels", spreading(11, 2), refused=False),
        document(group, "each spreads the next twice, 30 levels", spreading(30, 2)),
        document(group, "each spreads the next twice, 98 levels", spreading(98, 2)),
        document(group, "each spreads the next ten times, 8 levels", spreading(8, 10)),
        document(group, "6,000 operations × 6,000 fragments", crossed(6_000, 6_000)),
        document(group, "20 operations × 98 fragments", crossed(20, 98), refused=False),
        document(group, "2,000 that each select one of 2,000 fields", each_of_many(2_000)),
        document(group, "ring", ring),
    ]


def many() -> list[Kind]:
    group = "Many of the same"

    def agency(fields: str) -> str:
        return f'{{ agency(slug: "iom") {{ {fields} }} }}'

    def conflicting(count: int) -> str:
        return agency("".join(f"actions(first: {n}) {{ totalCount }} " for n in range(count)))

    return [
        document(group, "50,000 aliases", "{" + " ".join(f"a{n}: __typename" for n in range(50_000)) + "}"),
        document(group, "300 aliases", agency(" ".join(f"a{n}: name" for n in range(300))), refused=False),
        document(group, "the same field 300,000 times", agency("id " * 300_000)),
        document(group, "the same field 9,900 times", agency("id " * 9_900), refused=False),
        document(group, "100,000 unknown directives", "{ __typename " + "@aa " * 100_000 + "}"),
        document(group, "50,000 known directives", "{ __typename " + "@skip(if: false) " * 50_000 + "}"),
        document(group, "50 known directives at one field", "{ __typename " + "@skip(if: false) " * 50 + "}", refused=False),
        document(group, "25,000 conflicting arguments", conflicting(25_000)),
        document(group, "1,200 conflicting arguments", conflicting(1_200)),
        document(group, "50,000 unknown fields", agency(" ".join(f"nome{n}" for n in range(50_000)))),
        document(group, "9,000 unknown fields, each like a known one", agency(" ".join(f"nome{n}" for n in range(9_000)))),
        document(group, "2,000 unknown arguments", agency("name(" + " ".join(f"firts{n}: 1" for n in range(2_000)) + ")")),
        document(group, "5,000 variables", "query(" + " ".join(f"$v{n}: Int" for n in range(5_000)) + ") { __typename }"),
        document(group, "100 variables that nothing uses", "query(" + " ".join(f"$v{n}: Int" for n in range(100)) + ") { __typename }"),
        document(group, "10,000 values in one list", '{ agencies(where: {slug: {in: [' + ",".join(f'"s{n}"' for n in range(10_000)) + "]}}) { totalCount } }", refused=False),
        document(group, "60,000 keys in a variable", "query($w: AgencyFilter) { agencies(where: $w) { totalCount } }", {"w": {f"k{n}": 1 for n in range(60_000)}}),
    ]


def text() -> list[Kind]:
    group = "Text and numbers"
    digits = "9" * 100_000

    def at_end(body: str) -> str:
        return '{ agency(slug: "' + body + '") { name } } ]'

    def first(value: str) -> str:
        return f"{{ agencies(first: {value}) {{ totalCount }} }}"

    def variable(value: str) -> bytes:
        return b'{"query": "query($n: Int) { agencies(first: $n) { totalCount } }", "variables": {"n": %s}}' % value.encode()

    plain = b'{"query": "{ __typename }"}'
    return [
        document(group, "syntax error at the end of a line of 1 MB", at_end("x" * 1_000_000)),
        document(group, "syntax error after a comment of 900 kB", "{ __typename } #" + "x" * 900_000 + "\n ]"),
        document(group, "syntax error after 14,000 words", "{" + " name" * 14_000 + " ]"),
        document(group, "string without an end, 500 kB", '{ agency(slug: "' + "[" * 500_000),
        document(group, "block string of 200 kB", '{ agency(slug: """' + " x\n" * 66_000 + '""") { name } }', refused=False),
        document(group, "number beyond all floats", first("1e400")),
        document(group, "number of 100,000 digits", first(digits)),
        raw(group, "variable beyond all floats", variable("1e400")),
        raw(group, "variable of 100,000 digits", variable(digits)),
        document(group, "NUL in a document", "{ agency\0(slug: \"iom\") { name } }"),
        document(group, "NUL in a string", '{ agency(slug: "io\0m") { name } }', refused=False),
        raw(group, "byte order mark before JSON", b"\xef\xbb\xbf" + plain),
        document(group, "byte order mark before a document", "\ufeff{ __typename }", refused=False),
        raw(group, "half a surrogate in JSON", rb'{"query": "{ agency(slug: \"\ud800\") { name } }"}'),
        document(group, "half a surrogate in a document", r'{ agency(slug: "\uD800") { name } }'),
        raw(group, "bytes that are no UTF-8", b'{"query": "{ agency(slug: \\"\xff\xfe\\") { name } }"}'),
    ]


def pages() -> list[Kind]:
    group = "Pages multiplied"
    deep = "{ networks(first: 500) { nodes { members(first: 500) { nodes { agency {"
    deep += " networks(first: 500) { nodes { members(first: 500) { nodes { agency { actions(first: 500) { nodes { id"
    wide = "{" + " ".join(
        f"a{n}: actions(first: 500) {{ nodes {{ id slug title summary sources {{ url title verified }} }} }}" for n in range(60)
    ) + "}"
    three = "{ networks(first: 500) { nodes { members(first: 500) { nodes { agency { actions(first: 500) { nodes { id } } } } } } } }"
    return [
        document(group, "three deep, as many as there are", three, refused=False),
        document(group, "five deep", deep + " }" * deep.count("{")),
        document(group, "the same list under 60 names", wide, refused=False),
        document(group, "a page of a million", "{ agencies(first: 1000000) { nodes { id } } }"),
        document(group, "a page of less than nothing", "{ agencies(first: -1) { nodes { id } } }"),
    ]


def requests() -> list[Kind]:
    group = "Requests"
    plain = b'{"query": "{ __typename }"}'
    form = b"query=%7B__typename%7D"
    parts = b'--b\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query": "{ __typename }"}\r\n--b--\r\n'
    batch = json.dumps([{"query": "{ __typename }"}] * 10_000).encode()
    heavy = "{ networks(first: 500) { nodes { members(first: 500) { nodes { agency { actions(first: 500) { nodes { id } } } } } } } }"
    return [
        raw(group, "batch of 30,000", json.dumps([{"query": "{id}"}] * 30_000).encode()),
        raw(group, "batch of 10,000", batch),
        Kind(group, "batch of ten dear ones", lambda n: wire.post(json.dumps([{"query": f"{heavy} #{n} {each}"} for each in range(10)])), False),
        raw(group, "body of 8 MB", b'{"query": "' + b"x" * 8_000_000 + b'"}'),
        raw(group, "body that says it has 1 TB", plain, content_length=str(10**12)),
        raw(group, "text/plain", plain, media_type="text/plain"),
        raw(group, "multipart/form-data", parts, media_type="multipart/form-data; boundary=b"),
        raw(group, "form", form, media_type="application/x-www-form-urlencoded"),
        raw(group, "no type at all", plain, media_type=""),
        raw(group, "compressed body", plain, content_encoding="gzip"),
        raw(group, "length and chunks at once", b"0\r\n\r\n" + plain, transfer_encoding="chunked"),
        Kind(group, "mutation by GET", lambda _: wire.get("/graphql?query=mutation%7Bx%7D", accept=wire.ACCEPT)),
        Kind(group, "subscription by GET", lambda _: wire.get("/graphql?query=subscription%7BdatasetChanged%7Bversion%7D%7D", accept=wire.ACCEPT)),
        Kind(group, "other method", lambda _: wire.head("DELETE", "/graphql") + b"\r\n"),
        Kind(group, "address of 60 kB", lambda _: wire.get("/graphql?query=" + "x" * 60_000)),
        Kind(group, "10,000 headers", lambda _: wire.get("/healthz", **{f"x{n}": "1" for n in range(10_000)})),
        raw(group, "assistants: batch of 10,000", json.dumps([{"jsonrpc": "2.0", "id": 1, "method": "ping"}] * 10_000).encode(), path="/mcp", accept="application/json"),
        raw(group, "assistants: lists, 100,000 deep", b"[" * 100_000 + b"]" * 100_000, path="/mcp", accept="application/json"),
    ]


def introspection() -> list[Kind]:
    group = "Introspection"

    def lists(levels: int) -> str:
        return "{ __schema { types { " + "fields { type { " * levels + "name" + " } }" * levels + " } } }"

    ring = "{ __schema { types { ...T } } } fragment T on __Type { fields { type { ...T } } }"
    spread = "{ __schema { types { ...A } } } fragment A on __Type { fields { type { ...B } } } "
    spread += "fragment B on __Type { fields { type { ...C } } } fragment C on __Type { fields { type { name } } }"
    names = " ".join(f"a{n}: fields {{ name description }}" for n in range(200))
    return [
        document(group, "lists inside each other, 3 deep", lists(3)),
        document(group, "lists inside each other, 10 deep", lists(10)),
        document(group, "lists inside each other, 2 deep", lists(2), refused=False),
        document(group, "ring of fragments", ring),
        document(group, "3 deep through fragments", spread),
        document(group, "200 names for all fields of all types", f"{{ __schema {{ types {{ {names} }} }} }}", refused=False),
    ]


def filters() -> list[Kind]:
    group = "Filters"

    def there_and_back(levels: int, word: str) -> str:
        inner = "{axis: {eq: PROTECTION}}"
        for _ in range(levels):
            inner = f"{{agency: {{actions: {{{word}: {inner}}}}}}}"
        return f"{{ agencies(where: {{actions: {{{word}: {inner}}}}}) {{ totalCount }} }}"

    def mixed(levels: int) -> str:
        inner = "{kind: {eq: EU_AGENCY}}"
        for level in range(levels):
            word = ("every", "none")[level % 2]
            inner = f"{{networks: {{{word}: {{members: {{{word}: {{agency: {inner}}}}}}}}}}}"
        return f"{{ agencies(where: {inner}) {{ totalCount }} }}"

    branches = "{slug: {contains: \"a\"}}"
    for _ in range(7):
        branches = "{or: [" + ", ".join([branches] * 3) + "]}"
    return [
        document(group, "every in every, 5 levels", there_and_back(5, "every"), refused=False),
        document(group, "none in none, 14 levels", there_and_back(14, "none"), refused=False),
        document(group, "every and none by turns, 9 levels", mixed(9), refused=False),
        document(group, "every and none by turns, 40 levels", mixed(40)),
        document(group, "or of three, 7 levels", f"{{ agencies(where: {branches}) {{ totalCount }} }}", refused=False),
    ]
