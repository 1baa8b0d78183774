#!/usr/bin/env python3
"""docs/instruments/coverage.md names items and learning entries that there are, and each item of the built-in forms at
least once: what a form asks, some source text claims.

Usage: coverage_test.py
"""
import pathlib
import re
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# The part of the page about the source of each family, and the forms whose items it has to name.
PARTS = {
    "Leadership in Recovery": ["five-themes-staff"],
    "Power to Empower": ["beyond-binaries-patient"],
    "Learning and growing": ["recovery-partnership-staff"],
    "Realising Recovery": ["realising-recovery-staff"],
    "Prison Release Support": ["prison-release-partner", "prison-release-session"],
}
ITEM = r"[a-z]+(?:_[a-z]+)*_\d|[ksv]\d\d|[ap]\d[ab]?"


def forms():
    for path in sorted((ROOT / "instruments").glob("*.yaml")):
        yield path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))


def items_of(form):
    return {item["id"].removesuffix("_current") for item in form.get("items", []) if "importance_of" not in item}


def with_ranges(text):
    """The text with "k01 to k25" written out."""
    def all_between(found):
        letter, first, last = found.group(1), int(found.group(2)), int(found.group(3))
        return " ".join(f"{letter}{number:02d}" for number in range(first, last + 1))
    return re.sub(r"\b([ksv])(\d\d) to [ksv](\d\d)", all_between, text)


def main():
    by_name = dict(forms())
    items = set().union(*map(items_of, by_name.values()))
    learning = {entry["id"] for form in by_name.values() for entry in form.get("learning", [])}
    words = {term["id"] for term in yaml.safe_load((ROOT / "instruments/language/respectful-language.yaml").read_text(encoding="utf-8"))["terms"]}
    page = (ROOT / "docs/instruments/coverage.md").read_text(encoding="utf-8")
    problems = []
    for part in page.split("\n## ")[1:]:
        heading = part.split("\n")[0]
        cells = with_ranges("\n".join(line.split("|")[3] for line in part.split("\n") if line.count("|") >= 4))
        named = set(re.findall(rf"(?<![\w-])({ITEM})(?![\w-])", cells))
        problems += [f"{heading}: there is no item {name}" for name in sorted(named - items)]
        after_learning = re.findall(r"learning((?: ?,? ?`[a-z_]+`)+)", cells)
        cited = {name for run in after_learning for name in re.findall(r"`([a-z_]+)`", run)}
        problems += [f"{heading}: there is no learning entry {name}" for name in sorted(cited - learning)]
        listed = {name for run in re.findall(r"[Ll]anguage list[^;|]*?((?:[ ,:]+`[a-z_]+`)+)", cells) for name in re.findall(r"`([a-z_]+)`", run)}
        kinds = {"stigmatising", "deficit", "control", "pessimism", "distance"}
        problems += [f"{heading}: the language list has no {name}" for name in sorted(listed - words - kinds)]
        about = [names for start, names in PARTS.items() if heading.startswith(start)]
        if len(about) != 1:
            problems.append(f"{heading}: not the part of one source")
            continue
        for name in about[0]:
            problems += [f"{heading}: the item {item} of {name} is carried by no claim" for item in sorted(items_of(by_name[name]) - named)]
    print("\n".join(problems + [f"{len(items)} items, {len(problems)} problems"]))
    sys.exit(1 if problems or len(items) < 150 else 0)


if __name__ == "__main__":
    main()
