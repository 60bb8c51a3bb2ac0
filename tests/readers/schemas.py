"""The JSON Schemas of data files, by a validator of others: each takes all files of its kind and refuses wrong ones."""

import json
import os
import pathlib
import subprocess
import tempfile
import tomllib

from jsonschema import Draft7Validator

ROOT = pathlib.Path(__file__).resolve().parents[2]
PALERMO = os.environ["PALERMO"]


def bound():
    """Each schema beside the files that editors check by it."""
    for rule in tomllib.loads((ROOT / ".taplo.toml").read_text())["rule"]:
        schema = json.loads((ROOT / rule["schema"]["path"]).read_text())
        Draft7Validator.check_schema(schema)
        yield Draft7Validator(schema), [path for pattern in rule["include"] for path in sorted(ROOT.glob(pattern))]


def wrong(text):
    """The same file with one thing wrong, again and again: an unknown key, and a date where none may stand."""
    yield f'colour = "red"\n{text}'
    lines = text.split("\n")
    for at, line in enumerate(lines):
        key, equals, _ = line.partition(" = ")
        if equals and "#" not in key:
            yield "\n".join(lines[:at] + [f"{key} = 1979-05-27"] + lines[at + 1 :])


def problems(validator, text):
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(tomllib.loads(text))]


checked, refused, kinds = set(), 0, set()
for validator, files in bound():
    assert files, "a schema is bound to no file"
    for path in files:
        found = problems(validator, path.read_text())
        assert not found, f"{path}: {found}"
        checked.add(path)
    for text in wrong(files[0].read_text()):
        try:
            found = problems(validator, text)
        except tomllib.TOMLDecodeError:
            continue
        assert found, f"{files[0]} is taken though something is wrong:\n{text}"
        refused += 1
unbound = set((ROOT / "data").rglob("*.toml")) - checked - {ROOT / "data/.taplo.toml"}
assert not unbound, f"no schema is bound to {unbound}"

# What `palermo new` writes has every key that must be there, and nothing in it yet.
with tempfile.TemporaryDirectory() as folder:
    (pathlib.Path(folder) / "dataset.toml").write_text("")
    for kind in ["agency", "arrangement", "finding", "instrument", "network", "project", "ratifications"]:
        written = subprocess.run(
            [PALERMO, "new", kind, "new-one", "--data", folder], check=True, capture_output=True, text=True
        ).stdout.split("\n")[0]
        validator = Draft7Validator(json.loads((ROOT / f"data/schemas/{kind}.json").read_text()))
        found = problems(validator, pathlib.Path(written).read_text())
        assert found and not [problem for problem in found if "required" in problem], f"{kind}: {found}"

assert len(checked) > 250 and refused > 100, (len(checked), refused)
print(f"{len(checked)} data files are right by their schemas, {refused} wrong ones are refused")
