"""Results given out twice: with other groupings, after people joined, or without some of the answers.

Each release may be safe by itself, and the two together not. A study that names the earlier folder under
`disclosure: previous` has to stay safe.
"""

import csv
import random
from dataclasses import replace
from pathlib import Path

import study_files
import study_maker
from attacker import Attacker
from population import Population
from records import read_records


def ways(seed):
    """One of the ways in which the second release differs from the first."""
    return random.Random(f"way {seed}").choice(["groupings", "joined", "filtered"])


def kept_records(design, rows, way, rng):
    """(records of the first release, of the second)."""
    everyone = frozenset(range(len(rows)))
    if way == "joined":
        late = [i for i in everyone if rows[i].wave == design.waves[-1]]
        return everyone - frozenset(rng.sample(late, min(len(late), rng.randint(1, 3)))), everyone
    if way == "filtered":
        without = rows[rng.choice(sorted(everyone))] if everyone else None
        return everyone, frozenset(i for i in everyone if rows[i].group("team") != without.group("team"))
    return everyone, everyone


def second_design(design, way, rng):
    if way != "groupings":
        return design
    compare, cross = study_maker.draw_groupings(rng, True)  # those of the first must stay, or the run refuses
    return replace(design, compare=list(dict.fromkeys(design.compare + compare)),
                   cross=design.cross + [pair for pair in cross if pair not in design.cross])


def write_release(design, source, folder, kept):
    """A copy of the study in `source` with the answers of these records alone."""
    folder.mkdir()
    first = 0
    for form in design.forms:
        (folder / f"{form.name}.yaml").write_bytes((source / f"{form.name}.yaml").read_bytes())
        with open(source / f"{form.name}.csv", encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        with open(folder / f"{form.name}.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(head)
            out.writerows(row for number, row in enumerate(rows, first) if number in kept)
        first += len(rows)
    study_files.write_actions(design, folder)
    study = folder / "study.yaml"
    study.write_text(study_files.study_text(design, study_files.disclosure_text(design)), encoding="utf-8")
    return study


def release_twice(program, run, seed, folder, previous):
    """The attacker who has read both releases; None where one was refused or there is nothing to give out."""
    rng, way = random.Random(f"twice {seed}"), ways(seed)
    drawn = study_maker.draw_design(seed)
    weights = drawn.weights if drawn.weights in ("site", "column") else ""
    design = replace(drawn, weights=weights, headcount=False, finite_population=False, formats="[csv, json]")
    study_files.write_study(design, folder)
    rows = read_records(design, folder)
    kept = kept_records(design, rows, way, rng) if rows else (frozenset(), frozenset())
    if not all(kept):
        return None
    later = replace(second_design(design, way, rng), previous=["../first/out"] if previous else [])
    releases = [(design, kept[0], folder / "first"), (later, kept[1], folder / "second")]
    attacker = Attacker(Population(design, rows))
    for of, records, at in releases:
        if not run(program, write_release(of, folder, at, records), at / "out"):
            return None
        attacker.population.present = records
        attacker.read(at / "out")
    attacker.population.present = kept[0] | kept[1]
    return attacker
