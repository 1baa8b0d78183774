#!/usr/bin/env python3
"""Simulated answers to every built-in form, made from a structure that its page promises (which concept belongs to which
scale, and which is reversed), have that structure when the program reads, scores and models them. Nobody answered any
of this, and it does not show that people's answers have the structure: only data can.

Usage: structure_recovery_test.py PROGRAM
"""
import csv
import math
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PEOPLE = 600
LOADING, BETWEEN = 0.8, 0.5  # of each item on its factor, and of factors with each other
STEPS = (-1.2, -0.4, 0.4, 1.2)  # where an answer of five becomes the next one


def form(name):
    """A built-in form with what it takes from the form it extends."""
    own = yaml.safe_load((ROOT / f"instruments/{name}.yaml").read_text(encoding="utf-8"))
    if "extends" not in own:
        return own
    whole = form(own["extends"])
    items = {item["id"]: item for item in whole["items"]} | {item["id"]: item for item in own.get("items", [])}
    return whole | own | {"items": list(items.values())}


def promised(family):
    """Scale and reversal of each concept, from the tables of the family's page; a cell reads "1 concept **R** · ..."."""
    page = (ROOT / f"docs/instruments/{family}.md").read_text(encoding="utf-8")
    out = {}
    for scale, cells in re.findall(r"^\| `(\w+)` \|(.*·.*)\|$", page, re.MULTILINE):
        for concept, mark in re.findall(r"\w+ ([a-z-]+)( \*\*R\*\*)?\s*(?:·|\||$)", cells):
            known = out.setdefault(concept, [scale, False])
            if known[0] != scale:
                sys.exit(f"{family}: {concept} is promised to {known[0]} and to {scale}")
            known[1] |= bool(mark)
    return out


def is_reversed(name, concept, mark):
    """The one concept that only the form for service users turns round is marked on its family's page for that form."""
    return mark and not (concept == "pessimistic-messages" and name.endswith("-staff"))


def answer(latent, options, reverse):
    if options["type"] == "continuum":
        code = round(min(100, max(0, 50 + 20 * latent)))
        return 100 - code if reverse else code
    code = 1 + sum(latent > step for step in STEPS)
    return 6 - code if reverse else code


def write_answers(folder, name, instrument):
    concepts = promised(instrument["family"])
    asked = [item for item in instrument["items"] if "importance_of" not in item]
    weighed = [item for item in instrument["items"] if "importance_of" in item]
    draw = random.Random(name)
    scales = sorted({concepts[item["concept"]][0] for item in asked})
    with open(folder / "answers.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["respondent", "wave", "site"] + [item["id"] for item in asked + weighed])
        for person in range(PEOPLE):
            general = draw.gauss(0, 1)
            factors = {scale: math.sqrt(BETWEEN) * general + math.sqrt(1 - BETWEEN) * draw.gauss(0, 1) for scale in scales}
            row = []
            for item in asked:
                scale, mark = concepts[item["concept"]]
                latent = LOADING * factors[scale] + math.sqrt(1 - LOADING**2) * draw.gauss(0, 1)
                row.append(answer(latent, instrument["options"][item["options"]], is_reversed(name, item["concept"], mark)))
            out.writerow([person + 1, "1", "A"] + row + [draw.randint(1, 5) for _ in weighed])
    (folder / "study.yaml").write_text(
        f"study: {name}\ninstruments: [{name}]\nresponses: [{{file: answers.csv, instrument: {name}}}]\nstructure: [site]\n"
        "disclosure: off\nreport: {formats: [csv]}\n", encoding="utf-8")
    return {item["id"]: concepts[item["concept"]][0] for item in asked}


def table(folder, name):
    with open(folder / f"out/tables/{name}.csv", newline="", encoding="utf-8") as file:
        return [row for row in csv.DictReader(file) if row.get("by", "all") == "all"]


def differences(folder, scale_of):
    """What the program found otherwise than planted, in words."""
    loadings = table(folder, "loadings")
    if {row["item"]: row["scale"] for row in loadings} != scale_of:
        yield f"loadings of {len(loadings)} items on other scales than promised"
    for row in loadings:
        # Five answers in place of a continuum cost a loading about a twentieth.
        if row["status"] != "ok" or not 0.64 < float(row["standardised"]) < 0.88:
            yield f"{row['item']}: loading {row['standardised']}, {row['status']}"
    for row in table(folder, "factor_correlations"):
        if row["status"] != "ok" or abs(float(row["correlation"]) - BETWEEN) > 0.15:
            yield f"{row['scale_a']} and {row['scale_b']}: correlation {row['correlation']}, {row['status']}"
    for row in table(folder, "structure"):
        if row["model"] == "one_group" and not (row["status"] == "ok" and float(row["rmsea"]) < 0.03 and float(row["cfi"]) > 0.97):
            yield f"one group: cfi {row['cfi']}, rmsea {row['rmsea']}, {row['status']}"
    for row in table(folder, "item_analysis"):
        if row["flag"] or float(row["item_rest_r"]) < 0.4:
            yield f"{row['item']}: item-rest correlation {row['item_rest_r']} {row['flag']}"
    known = set(scale_of.values())
    for row in table(folder, "reliability"):
        items = int(row["items"])
        expected = items * 0.58 / (1 + (items - 1) * 0.58)
        if row["scale"] in known and abs(float(row["alpha"]) - expected) > 0.06:
            yield f"{row['scale']}: alpha {row['alpha']}, expected about {expected:.2f}"


def main():
    program, problems, forms = pathlib.Path(sys.argv[1]).resolve(), [], 0
    for path in sorted((ROOT / "instruments").glob("*.yaml")):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            scale_of = write_answers(folder, path.stem, form(path.stem))
            run = subprocess.run([program, "run", "study.yaml", "--quiet"], cwd=folder, capture_output=True, text=True)
            forms += 1
            if run.returncode != 0:
                problems.append(f"{path.stem}: {run.stderr}")
                continue
            problems += [f"{path.stem}: {problem}" for problem in differences(folder, scale_of)]
    print("\n".join(problems + [f"{forms} forms, {len(problems)} problems"]))
    sys.exit(1 if problems or forms < 18 else 0)


if __name__ == "__main__":
    main()
