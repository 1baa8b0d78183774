#!/usr/bin/env python3
"""`recaudit import` reads the cases of csv-spectrum (npm, version 2.0.0, in tests/responses/csv_spectrum) as its JSON files say.

One file of the package disagrees with itself: in location_coordinates.json the telephone number is another one than in the CSV.
There the number of the CSV is expected.
Usage: csv_spectrum_test.py RECAUDIT
"""
import csv
import io
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent / "responses/csv_spectrum"


def expected(name):
    found = json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))
    rows = found if isinstance(found, list) else [found]
    if name == "location_coordinates":
        rows[0]["Contact Phone Number"] = "2095257564"
    return [dict(row) for row in rows]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    problems = []
    files = sorted(HERE.glob("*.csv"))
    for file in files:
        done = subprocess.run([program, "import", str(file), "--profile", "plain"], capture_output=True, check=False)
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
        if done.returncode != 0 or rows != expected(file.stem):
            problems.append(f"{file.name}: {rows}\n{done.stderr.decode()}")
    print("\n".join(problems + [f"{len(files)} files, {len(problems)} problems"]))
    sys.exit(1 if problems or len(files) != 12 else 0)


if __name__ == "__main__":
    main()
