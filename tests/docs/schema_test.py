#!/usr/bin/env python3
"""The JSON Schemas of instruments, studies, effects and actions accept every example and built-in form, and what the loaders' tests
accept; they refuse one wrong value of each kind. The pages about the formats name every key.

Usage: schema_test.py
"""
import json
import pathlib
import re
import sys

import jsonschema
import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


class PlainText(yaml.SafeLoader):
    """As YAML 1.2 and editors read it: dates stay text, and only true and false are booleans."""


PlainText.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
PlainText.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))


def schema(name):
    found = json.loads((ROOT / f"docs/{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def load(text):
    return yaml.load(text, PlainText)


def sample(file):
    """The YAML text inside the raw string of a C++ test."""
    return (ROOT / "tests" / file).read_text(encoding="utf-8").split('R"(')[1].split(')";')[0]


def files():
    """(path, text) of every instrument and study in the repository."""
    for folder in ("instruments", "examples"):
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            yield path.relative_to(ROOT), path.read_text(encoding="utf-8")
    # Quotes around the texts that YAML 1.1, which this reader follows, would end at the question mark.
    yield "sample form", re.sub(r"text: ([^,\"}]*\?)", r'text: "\1"', sample("instrument/sample_form.hpp"))
    yield "sample study", sample("study/load_test.cpp")


WRONG = {
    "instrument": ["instrument: a\nextends: b\nitmes: []", "instrument: a b\nextends: b", "title: x\nextends: b", "instrument: a",
                   "instrument: a\nextends: b\nscales: [{id: site, items: [x]}]", "instrument: a\nextends: b\nscales: [{id: s, items: [x], minimum_answered: 0}]",
                   "instrument: a\nextends: b\nitems: [{id: x, text: y, options: z, reverse: yes}]",
                   "instrument: a\nextends: b\noptions: {o: {type: checklist, choices: [{code: a}], favourable: [a]}}"],
    "study": ["study: s\ninstruments: [a]", "study: s\ninstruments: []\nresponses: [{file: a}]"]
    + [f"study: s\ninstruments: [a]\nresponses: [{{file: a}}]\n{line}" for line in
       ("confidence: 95", "disclosure: false", "compare: [all]", "waves: [{id: a, date: 31.3.2024}]", "report: {formats: [pdf]}",
        "weights: {column: w, rake: [[site]]}", "seed: -1", "benchmark: {standardise: site}", "benchmark: {limits: exact}", "minimum_to_test: 1", "hedcount: a.csv")],
    "actions": ["action: []"]
    + [f"actions: [{{{entry}}}]" for entry in
       ("what: A, scale: b", "what: A, scale: [], status: planned", "what: A, scale: b, status: begun", "what: A, scale: b, status: done",
        "what: A, scale: b, status: planned, were: North")],
    "effects": ["effects: e", "sizes: {people: 3}", "effects: e\nsizes: {teams: 3}"]
    + [f"effects: e\nsizes: {{people: 20}}\n{line}" for line in
       ("scales: {default: {sd: 60}}", "icc: {wing: 0.1}", "shifts: [{where: {site: North}}]", "missing: {blank: 3}", "careless: -0.1", "sead: 1")],
}


def keys_in(part):
    """Every key of every map that a schema describes."""
    if isinstance(part, list):
        return set().union(*map(keys_in, part))
    if not isinstance(part, dict):
        return set()
    own = part.get("properties", {})
    return set(own if isinstance(own, dict) else ()).union(*map(keys_in, part.values()))


def undocumented(kind, schema):
    page = (ROOT / f"docs/formats/{kind}.md").read_text(encoding="utf-8")
    without_examples = re.sub(r"```.*?```", "", page, flags=re.DOTALL)
    words = set(re.findall(r"\w+", " ".join(re.findall(r"`[^`\n]+`", without_examples))))
    return [f"docs/formats/{kind}.md does not name the key {key}" for key in sorted(keys_in(schema) - words)]


def main():
    schemas = {name: schema(name) for name in ("instrument", "study", "effects", "actions")}
    problems, checked = [], 0
    for name, text in files():
        content = load(text)
        kind = next((kind for kind in schemas if isinstance(content, dict) and kind in content), None)
        if kind is None:
            continue
        checked += 1
        problems += [f"{name}: {'/'.join(map(str, error.absolute_path))}: {error.message}" for error in schemas[kind].iter_errors(content)]
    for kind, validator in schemas.items():
        problems += undocumented(kind, validator.schema)
    for kind, texts in WRONG.items():
        problems += [f"the schema of {kind} accepts what is wrong:\n{text}" for text in texts if schemas[kind].is_valid(load(text))]
    print("\n".join(problems + [f"{checked} files checked, {len(problems)} problems"]))
    sys.exit(1 if problems or checked < 6 else 0)


if __name__ == "__main__":
    main()
