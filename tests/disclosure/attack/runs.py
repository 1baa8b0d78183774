"""Runs the program on a random study, alone and in the ways in which results are given out more than once."""

import subprocess
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import adjusted
import outputs
import primary
import printed
import repeated
import study_files
import study_maker
import tables
import twins
from attacker import Attacker, Finding
from population import Population
from records import read_records

AUDIT_FAILED = 5


class RunFailed(Exception):
    """A run ended as none should."""


@dataclass
class Outcome:
    """What came of one attack."""
    seed: int
    design: study_maker.Design = None
    refused: bool = False
    equations: int = 0
    findings: list = field(default_factory=list)
    misread: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    unread: set = field(default_factory=set)  # tables that no attack reads
    twins: int = 0
    columns: set = field(default_factory=set)  # in which the tables of a twin differ


def run(program, study, out):
    """Runs the study. False where its disclosure audit failed and nothing was written."""
    done = subprocess.run([program, "run", str(study), "-o", str(out), "--quiet", "--threads", "1"], capture_output=True, text=True)
    if done.returncode == 1 and "error [rake-" in done.stderr:
        return False  # no weights agree with so sparse a headcount
    if done.returncode == 1 and "error [no-rows]" in done.stderr:
        return False  # nobody is left who filled in one of the forms
    if done.returncode not in (0, AUDIT_FAILED):
        raise RunFailed(f"exit {done.returncode}: {done.stderr.strip()}")
    if done.returncode == AUDIT_FAILED and Path(out).exists():
        raise RunFailed("the audit failed and the folder was written")
    return done.returncode == 0


def outcome_of(attacker, seed):
    findings = attacker.attack()
    problems = [f"seed {seed}: {fact.source}[{fact.about}] {' '.join(fact.quantity)} says {float(fact.value)}, which is {float(true)}"
                for fact, true in attacker.misread[:3]]
    return Outcome(seed, attacker.population.design, False, len(attacker.facts), findings, attacker.misread, problems)


def attack_study(program, seed, folder):
    """One study, published once."""
    design = replace(study_maker.draw_design(seed), formats="[csv, json]" if seed % 6 else "[csv, json, xlsx, md, html]")
    study, out = study_files.write_study(design, folder), folder / "out"
    if not run(program, study, out):
        yield Outcome(seed, refused=True)
        return
    attacker = Attacker(Population(design, read_records(design, folder)))
    attacker.read(out)
    outcome = outcome_of(attacker, seed)
    outcome.unread = tables.unread_tables(out)
    add_p_values(outcome, program, design, folder)
    add_other_formats(outcome, program, study, out, seed)
    yield outcome


def add_p_values(outcome, program, design, folder):
    """Tests that are withheld, told by the adjusted p-values of others. The truth is a run without disclosure control."""
    if any(adjusted.borrowed(rows) for table in adjusted.TABLES for rows in adjusted.families(folder / "out", table)):
        study = folder / "off.yaml"
        study.write_text(study_files.study_text(replace(design, formats="[csv]"), "off"), encoding="utf-8")
        run(program, study, folder / "off")
        for table, p, way in adjusted.recovered(folder / "out", folder / "off"):
            value = Fraction(p)
            outcome.findings.append(Finding(("p_value",), "a withheld test", 0, way, value, value, (table,)))


def add_other_formats(outcome, program, study, out, seed):
    """Every sixth study is written in all formats, and printed by every command that prints."""
    found = list(outputs.withheld_problems(out)) + [f"results.json, {problem}" for problem in outputs.json_problems(out)]
    if seed % 6 == 0:
        found += [f"tables.xlsx, {problem}" for problem in outputs.workbook_problems(out)]
        found += printed.problems(program, study, out)
    outcome.problems += [f"seed {seed}: {problem}" for problem in found]


def attack_twice(program, seed, folder, previous=True):
    """One study, given out twice."""
    attacker = repeated.release_twice(program, run, seed, folder, previous)
    yield Outcome(seed, refused=True) if attacker is None else outcome_of(attacker, seed)


def attack_twice_unaware(program, seed, folder):
    """The same, the second run knowing nothing of the first."""
    return attack_twice(program, seed, folder, previous=False)


def compare_twins(program, seed, folder):
    """One study and its twin: whatever differs is a way to tell who of the hidden people belongs where."""
    design = replace(study_maker.draw_design(seed), weights="", linked=False, children="include", formats="[csv, json, xlsx, md, html]")
    study, out, twin = study_files.write_study(design, folder), folder / "out", folder / "twin"
    outcome = Outcome(seed)
    if run(program, study, out) and twins.write_twin(design, folder, twins.hidden_teams(out)):
        run(program, study, twin)
        outcome.twins = 1
        outcome.columns = twins.differing_columns(out, twin)
        if not outcome.columns:
            a, b = outputs.fingerprints(out), outputs.fingerprints(twin)
            outcome.problems += [f"seed {seed}: {name} differs from that of a twin with the same tables"
                                 for name in sorted(a.keys() | b.keys()) if a.get(name) != b.get(name)]
    yield outcome


def attack_primary_rule(program, seed, folder):
    """One study without disclosure control, of which the primary rule alone is then applied here."""
    design = replace(study_maker.draw_design(seed), formats="[csv]", children="include")
    study, out = study_files.write_study(design, folder), folder / "out"
    study.write_text(study_files.study_text(design, "off"), encoding="utf-8")
    run(program, study, out)
    primary.apply(out, design)
    attacker = Attacker(Population(design, read_records(design, folder)))
    attacker.read(out)
    yield outcome_of(attacker, seed)
