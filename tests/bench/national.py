#!/usr/bin/env python3
"""Times the whole analysis of a national audit with simulated answers: a million people in 120 sites and 900 teams, five
waves, staff and service users, three attributes. The data are made by `recaudit simulate`.

Usage: national.py --program RECAUDIT [--other RECAUDIT] [--people N] [--rounds N] [--keep FOLDER] [--compare GROUPING ...] [--comments]
With --comments three in ten write two comments of some fifteen words, and the study counts themes and words that stigmatise.
With --other both programs run in turn, round by round, and the ratio is that of the same round.
"""
import argparse
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import tempfile

from run import run

SITES, TEAMS, WAVES, PERSPECTIVES = 120, 900, 5, ("staff", "service_user")

STUDY = """study: national
title: A national audit (simulated)
instruments: [five-themes-staff, five-themes-service-user]
responses:
  - {file: staff.csv, instrument: five-themes-staff, columns: {role: role, service: service, age: age}}
  - {file: service-users.csv, instrument: five-themes-service-user, columns: {role: role, service: service, age: age}}
waves: [%s]
headcount: headcount.csv
compare: [site, team, role, service, age]
""" % ", ".join(f'{{id: "{2022 + wave}", date: {2022 + wave}-03-31}}' for wave in range(WAVES))

EFFECTS = """effects: national
sizes: {response_rate: 0.8}
attributes:
  role: {one: 0.4, two: 0.3, three: 0.15, four: 0.1, five: 0.05}
  service: {under_1: 0.2, from_1: 0.3, from_5: 0.3, from_10: 0.2}
  age: {under_30: 0.25, from_30: 0.25, from_40: 0.25, from_50: 0.25}
scales: {default: {mean: 60, sd: 18, alpha: 0.8}}
icc: {site: 0.03, team: 0.05}
shifts:
  - {where: {perspective: staff}, scales: [empowerment], by: 4}
  - {scales: [vision], per_wave: 1}
missing: {blank: 0.03, dont_know: 0.02}
"""


def teams():
    """(site, team) of every team, as even as can be."""
    for number in range(TEAMS):
        site = number % SITES
        yield f"Site {site + 1:03}", f"Team {number // SITES + 1}"


def prepare(folder, program, people):
    source = folder / "source"
    source.mkdir()
    (source / "study.yaml").write_text(STUDY)
    (source / "effects.yaml").write_text(EFFECTS)
    in_team = round(people / 0.8 / WAVES / len(PERSPECTIVES) / TEAMS)
    lines = [f"{perspective},{site},{team},{in_team}" for perspective in PERSPECTIVES for site, team in teams()]
    (source / "headcount.csv").write_text("\n".join(["perspective,site,team,people", *lines]) + "\n")
    made = folder / "national"
    print("  made in %.1f s, processor %.1f s, peak %.0f MiB" % run([program, "simulate", source / "study.yaml", "--effects", source / "effects.yaml",
                                                                   "--seed", "1", "-o", made, "--quiet"]))
    return made


def comparing(study, groupings):
    """The study file with these groupings in place of its own."""
    text = (study / "study.yaml").read_text()
    own = next(line for line in text.splitlines() if line.startswith("compare:"))
    out = study / f"by-{'-'.join(groupings)}.yaml"
    out.write_text(text.replace(own, f"compare: [{', '.join(groupings)}]"))
    return out


WROTE = 0.3  # of the people, both comments
WRITTEN = ("Staff listen to us and there is time to talk, but the rota leaves little of it at the weekend",
           "More peer mentors on the wing please, people who have been through it themselves and know how it is",
           "I was told what to do and nobody asked me, that has to change before anything else here does",
           "The doctor is hard to get and the inmate next door shouts all night, so nobody gets much sleep")


def with_comments(study_file):
    """The study beside the one given whose answers have comments in them: another folder, made once."""
    study = study_file.parent
    made = study.parent / "with-comments"
    draw = random.Random(1)
    if not made.exists():
        made.mkdir()
        for name in ("staff.csv", "service-users.csv"):
            with open(study / name, encoding="utf-8") as answers, open(made / name, "w", encoding="utf-8") as out:
                out.write(answers.readline().rstrip("\n") + ",comment_better,comment_keep\n")
                for line in answers:
                    texts = ['"%s"' % draw.choice(WRITTEN) for _ in range(2)] if draw.random() < WROTE else ["", ""]
                    out.write(",".join([line.rstrip("\n"), *texts]) + "\n")
        shutil.copy(study / "headcount.csv", made)
    out = made / study_file.name
    out.write_text(study_file.read_text() + "comments: {quotes: 3}\nlanguage: respectful-language\n")
    return out


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True, type=os.path.abspath)
    options.add_argument("--other", type=os.path.abspath)
    options.add_argument("--people", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--keep", type=pathlib.Path, help="a folder in which the data are made, or found if they are there")
    options.add_argument("--compare", nargs="+", metavar="GROUPING", default=["site", "team", "role", "service", "age"])
    options.add_argument("--comments", action="store_true", help="with comments in the answers, and what is told of them")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="recaudit-national-") as scratch:
        folder = given.keep or pathlib.Path(scratch)
        folder.mkdir(exist_ok=True)
        study = folder / "national"
        if not study.exists():
            study = prepare(folder, given.program, given.people)
        study_file = comparing(study, given.compare)
        study_file = with_comments(study_file) if given.comments else study_file
        programs = {"run": given.program} | ({"other": given.other} if given.other else {})
        found = {name: [] for name in programs}
        for _ in range(given.rounds):
            for name, program in programs.items():
                found[name].append(run([program, "run", study_file, "--formats", "csv,json", "-o", pathlib.Path(scratch) / f"out-{name}", "--quiet"]))
        for name, rounds in found.items():
            seconds, processor, peak = (statistics.median(one[i] for one in rounds) for i in range(3))
            print(f"  {name:6} {seconds:7.2f} s  processor {processor:7.2f} s  peak {peak:6.0f} MiB")
        if given.other:
            print("  other / run, processor: %.2f" % statistics.median(other[1] / own[1] for own, other in zip(found["run"], found["other"])))


if __name__ == "__main__":
    main()
