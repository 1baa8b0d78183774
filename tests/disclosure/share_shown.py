#!/usr/bin/env python3
"""How much of an example stays visible: the share of team rows about at least the minimum that disclosure control lets stand.

    share_shown.py PROGRAM STUDY TABLE=PERCENT ...    fails where less than PERCENT of the team rows of a table are shown
"""

import csv
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

MINIMUM = 10


def run(program, study, out):
    subprocess.run([program, "run", str(study), "-o", str(out), "--formats", "csv", "--quiet"], check=True)


def copy_without_control(study, folder):
    """The study again, elsewhere, with disclosure control off."""
    copy = folder / "study"
    shutil.copytree(study.parent, copy, ignore=shutil.ignore_patterns("out"))
    path = copy / study.name
    text = re.sub(r"(?m)^disclosure:.*\n?", "", path.read_text(encoding="utf-8"))
    path.write_text(text + "\ndisclosure: off\n", encoding="utf-8")
    return path


def rows(out, table):
    with open(out / "tables" / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def count_shown(shown, everything, table):
    """(how many are shown, of how many) team rows with an n of at least the minimum."""
    large = [(row, of) for row, of in zip(rows(shown, table), rows(everything, table), strict=True)
             if of["by"] == "team" and of["n"] and int(of["n"]) >= MINIMUM]
    return sum(row["n"] != "" for row, _ in large), len(large)


def main():
    program, study, *wanted = sys.argv[1:]
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        run(program, study, folder / "shown")
        run(program, copy_without_control(Path(study), folder), folder / "everything")
        for table, percent in (text.split("=") for text in wanted):
            shown, large = count_shown(folder / "shown", folder / "everything", table)
            print(f"{table}: {shown} of {large} team rows with n >= {MINIMUM} are shown, {100 * shown / large:.1f} %")
            failed = failed or 100 * shown < float(percent) * large
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
