#!/usr/bin/env python3
"""Each family of forms has a filled study in examples/: its answers come out the same when they are simulated again, nothing
is wrong with it, and its report says that the data are simulated and tells of needs, and of actions where there are any.

Usage: filled_examples_test.py RECAUDIT
"""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# Study file, effects file, sections that the report must have.
EVERY = ("themes", "needs", "methods")
WITH_ACTIONS = EVERY + ("actions", "you-said-we-did")
EXAMPLES = (
    ("five-themes/study.yaml", "effects.yaml", WITH_ACTIONS),
    ("five-themes-document/study.yaml", "effects.yaml", EVERY),
    ("realising-recovery/study.yaml", "effects.yaml", WITH_ACTIONS),
    ("beyond-binaries/study.yaml", "effects.yaml", EVERY),
    ("recovery-partnership/study.yaml", "effects.yaml", WITH_ACTIONS),
    ("prison-release/study.yaml", "effects.yaml", WITH_ACTIONS),
    ("prison-release/sessions.yaml", "effects-sessions.yaml", EVERY),
)
MOST_BYTES = 200_000


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout + done.stderr


def differing_files(folder, again):
    """Files of simulated answers that are not the ones of the example."""
    for path in sorted(again.rglob("*.csv")):
        name = path.relative_to(again)
        if name.name == "truth.csv":
            continue
        beside = folder / name
        if not beside.exists() or beside.read_bytes() != path.read_bytes():
            yield f"{beside.relative_to(ROOT)} is not what simulate writes"


def problems_of(program, study, effects, sections, scratch):
    folder = (ROOT / "examples" / study).parent
    code, said = run(program, "simulate", f"examples/{study}", "--effects", folder / effects, "--seed", "1", "-o", scratch / "again")
    if code != 0:
        yield f"simulate ends with {code}: {said}"
        return
    yield from differing_files(folder, scratch / "again")
    code, said = run(program, "check", "--strict", f"examples/{study}")
    if code != 0:
        yield f"check ends with {code}: {said}"
    code, said = run(program, "run", f"examples/{study}", "-o", scratch / "out")
    if code != 0:
        yield f"run ends with {code}: {said}"
        return
    page = (scratch / "out/report.html").read_text(encoding="utf-8")
    yield from (f"the report has no section {section}" for section in sections if f'id="{section}"' not in page)
    if "simulated" not in page[:page.index("</header>")]:
        yield "the title does not say that the data are simulated"
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if size > MOST_BYTES:
        yield f"{size} bytes are more than {MOST_BYTES}"
    if "simulated" not in (folder / "README.md").read_text(encoding="utf-8"):
        yield "README.md does not say that the data are simulated"


def main():
    program = sys.argv[1]
    problems = []
    for study, effects, sections in EXAMPLES:
        with tempfile.TemporaryDirectory() as scratch:
            problems += [f"examples/{study}: {problem}" for problem in problems_of(program, study, effects, sections, pathlib.Path(scratch))]
    print("\n".join(problems) or f"{len(EXAMPLES)} filled studies are as they should be")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
