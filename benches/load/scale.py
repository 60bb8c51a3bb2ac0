#!/usr/bin/env python3
"""Makes a database of many times the size from one of Palermo's own.

    benches/load/scale.py FROM.db TO.db COPIES

The rows of the first copy are those of FROM.db. Each further copy has every id moved on and every key led by a mark
that sorts behind all keys of the first, so that lookups and the first pages of lists answer the same at every size.
"""

import sqlite3
import sys

# Not facts: what is known of the data set as a whole, of its past and of the tables.
ABOUT = {"dataset", "secret", "edition", "edition_change", "seaql_migrations"}


def scale(source, target, copies):
    database = sqlite3.connect(target, isolation_level=None)
    database.execute("ATTACH ? AS source", (str(source),))
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -1000000", "temp_store = MEMORY"):
        database.execute(f"PRAGMA {setting}").fetchall()
    objects = database.execute("SELECT type, name, sql FROM source.sqlite_master WHERE sql IS NOT NULL").fetchall()
    tables = {name: sql for kind, name, sql in objects if kind == "table" and not name.startswith("sqlite_")}
    database.execute("BEGIN")
    for name, sql in tables.items():
        database.execute(sql)
        database.execute(f'INSERT INTO main."{name}" SELECT * FROM source."{name}"')
    (span,) = database.execute("SELECT max(id) FROM source.fact").fetchone()
    for name in tables.keys() - ABOUT:
        columns = ", ".join(moved(database, name))
        for copy in range(1, copies):
            values = {"moved": span * copy, "mark": f"zz{copy}-"}
            database.execute(f'INSERT INTO main."{name}" SELECT {columns} FROM source."{name}"', values)
    # Palermo leaves facts alone that came from a folder; its own, it would put in place of these.
    database.execute("UPDATE dataset SET origin = 'folder'")
    # Last, because to keep indexes and views meanwhile would cost more.
    for kind, _, sql in objects:
        if kind != "table":
            database.execute(sql)
    database.execute("COMMIT")
    database.execute("ANALYZE")
    database.close()


def moved(database, table):
    """The columns of a table as a copy has them."""
    references = {row[3] for row in database.execute(f'PRAGMA source.foreign_key_list("{table}")')}
    if table == "fact":
        references.add("id")
    keys = set()
    for _, index, unique, *_ in database.execute(f'PRAGMA source.index_list("{table}")').fetchall():
        columns = {row[2] for row in database.execute(f'PRAGMA source.index_info("{index}")')}
        if unique and not columns & references:
            keys |= columns
    for _, column, *_ in database.execute(f'PRAGMA source.table_info("{table}")').fetchall():
        if column in references:
            yield f'"{column}" + :moved'
        elif (table, column) == ("fact", "key"):
            # Behind the kind, which a lookup puts before the slug.
            yield """substr("key", 1, instr("key", ':')) || :mark || substr("key", instr("key", ':') + 1)"""
        elif (table, column) == ("source", "url"):
            yield """"url" || '#' || :mark"""
        elif (table, column) == ("region", "m49"):
            # The United Nations count each region once.
            yield "NULL"
        elif column in keys:
            yield f':mark || "{column}"'
        else:
            yield f'"{column}"'


if __name__ == "__main__":
    scale(sys.argv[1], sys.argv[2], int(sys.argv[3]))
