#!/usr/bin/env python3
"""The study that init writes for each family of forms is ready to run once answers are in it: as it is, and with every
key that it explains in a comment made use of.

Usage: new_studies_test.py RECAUDIT
"""
import pathlib
import re
import subprocess
import sys
import tempfile

FAMILIES = {
    "five-themes": ("five-themes-staff", "five-themes-service-user", "five-themes-leader"),
    "five-themes-document": ("five-themes-document", "five-themes-document-assessment", "five-themes-document-service-information"),
    "realising-recovery": ("realising-recovery-staff", "realising-recovery-service-user"),
    "beyond-binaries": ("beyond-binaries-board", "beyond-binaries-frontline", "beyond-binaries-patient"),
    "recovery-partnership": ("recovery-partnership-staff", "recovery-partnership-service-user"),
    "prison-release": ("prison-release-partner", "prison-release-staff", "prison-release-lived-experience", "prison-release-document"),
    "prison-release-session": ("prison-release-session",),
}
KEYS = ("waves", "headcount", "actions", "comments", "language")  # explained in study.yaml, each in a comment
TOPIC = "attributes: {topic: {housing: 0.5, health: 0.5}}\n"  # the only question about people without a closed list
SIZES = """effects: simulated
sizes: {sites: [Northby, Southby], teams: 2, people: 60, response_rate: 0.8}
scales: {default: {mean: 60, sd: 18, alpha: 0.8}}
"""


def run(program, folder, *arguments):
    done = subprocess.run([program, *map(str, arguments)], cwd=folder, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout + done.stderr


def in_use(study):
    """The study file with its optional keys made use of."""
    for key in KEYS:
        study, found = re.subn(rf"^# ({key}:.*)$", r"\1", study, flags=re.MULTILINE)
        assert found == 1, f"study.yaml explains no key {key}"
    return re.sub(r'^#   (- \{id: "2026", date: 2026-03-31\})$', r"  \1", study, flags=re.MULTILINE)


def with_comments(answers, template):
    """Answers with something written under every heading for comments that the template has."""
    comments = [name for name in template.strip().split(",") if name.startswith("comment_")]
    head, *rows = answers.splitlines()
    written = ["They listen and we have a say"] * len(comments)
    return "\n".join([",".join([head, *comments]), *(",".join([row, *written]) for row in rows)]) + "\n"


def problems_of(program, forms, scratch):
    new = scratch / "new"
    code, said = run(program, scratch, "init", "new", *(word for form in forms for word in ("--instrument", form)))
    if code != 0:
        yield f"init ends with {code}: {said}"
        return
    study = new / "study.yaml"
    made_use_of = in_use(study.read_text(encoding="utf-8"))
    (scratch / "effects.yaml").write_text(SIZES + (TOPIC if forms == FAMILIES["prison-release-session"] else ""), encoding="utf-8")
    study.write_text(made_use_of, encoding="utf-8")
    code, said = run(program, scratch, "simulate", "new/study.yaml", "--effects", "effects.yaml", "--seed", "1", "-o", "simulated")
    if code != 0:
        yield f"simulate ends with {code}: {said}"
        return
    for form in forms:
        answers = next((scratch / "simulated").rglob(f"{form}.csv")).read_text(encoding="utf-8")
        file = new / f"responses/{form}.csv"
        file.write_text(with_comments(answers, file.read_text(encoding="utf-8")), encoding="utf-8")
    headcount = (scratch / "simulated/headcount.csv").read_text(encoding="utf-8")
    # Each kind of sheet has as many documents as simulate says for all of them.
    (new / "headcount.csv").write_text(re.sub(r",60$", f",{60 * len(forms)}", headcount, flags=re.MULTILINE), encoding="utf-8")
    for command in (("check", "--strict"), ("run",)):
        code, said = run(program, scratch, *command, "new/study.yaml")
        if code != 0:
            yield f"{command[0]} ends with {code}: {said}"
            return
    page = (new / "out/report.html").read_text(encoding="utf-8")
    yield from (f"the report has no section {section}" for section in ("comments", "language") if f'id="{section}"' not in page)


def main():
    problems = []
    for family, forms in FAMILIES.items():
        with tempfile.TemporaryDirectory() as scratch:
            problems += [f"{family}: {problem}" for problem in problems_of(str(pathlib.Path(sys.argv[1]).resolve()), forms, pathlib.Path(scratch))]
    print("\n".join(problems) or f"new studies of {len(FAMILIES)} families are ready to run once answers are in them")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
