#!/usr/bin/env python3
"""`recaudit quality` finds in the real answers of examples/leadership-climate what R finds there: screens.R prints the figures below.

Usage: screens_test.py RECAUDIT
"""
import csv
import io
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# check and scale: flagged, of how many.  R: Rscript tests/quality/screens.R < examples/leadership-climate/responses.csv
EXPECTED = {
    ("long_string", ""): (190, 2042),
    ("low_variability", ""): (9, 2042),
    ("even_odd", ""): (201, 2018),
    ("mahalanobis", ""): (84, 2042),
    ("duplicate", ""): (16, 1852),
    ("near_duplicate", ""): (36, 1852),
    ("ceiling", "leadership"): (10, 2042),
    ("ceiling", "task_significance"): (84, 2042),
    ("ceiling", "hostility"): (23, 2042),
    ("floor", "leadership"): (25, 2042),
    ("floor", "task_significance"): (131, 2042),
    ("floor", "hostility"): (494, 2042),
}


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    done = subprocess.run([program, "quality", "examples/leadership-climate/study.yaml", "--format", "csv"], cwd=ROOT, capture_output=True, text=True, check=True)
    found = {}
    for row in csv.DictReader(io.StringIO(done.stdout)):
        scale = row["note"].partition(":")[0] if row["check"] in ("ceiling", "floor") else ""
        found[row["check"], scale] = (int(row["flagged"] or -1), float(row["share"] or "nan"))
    problems = []
    for (check, scale), (flagged, of) in EXPECTED.items():
        is_flagged, share = found.get((check, scale), (None, 0))
        if is_flagged != flagged or abs(share - flagged / of) > 1e-12:
            problems.append(f"{check} {scale}: {is_flagged}, {share}; R finds {flagged} of {of}")
    print("\n".join(problems + [f"{len(EXPECTED)} screens, {len(problems)} problems"]))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
