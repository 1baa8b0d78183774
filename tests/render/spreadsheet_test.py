#!/usr/bin/env python3
"""LibreOffice opens tables.xlsx, and what it saves of each sheet equals the table's CSV file: spreadsheet_test.py PROGRAM
SOFFICE STUDY ... Without LibreOffice the test says so and is skipped (77)."""
import csv, math, pathlib, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
program, soffice, *studies = sys.argv[1:]
# Comma, double quotes, UTF-8, from the first line; numbers in full, not as shown; every sheet a file.
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


def same(saved, text):
    if saved == text or text[:1] == "'" and saved == text[1:]:
        return True
    try:
        return math.isclose(float(saved), float(text), rel_tol=1e-13, abs_tol=1e-20)  # it saves 15 digits and 20 places
    except ValueError:
        return False


def compare(saved, file):
    mine, theirs = (list(csv.reader(path.open(encoding="utf-8", newline=""))) for path in (file, saved))
    if theirs == [] and len(mine) == 1:
        theirs = [[]]
    width = len(mine[0])
    theirs = [row + [""] * (width - len(row)) for row in theirs] + [[""] * width] * (len(mine) - len(theirs))
    assert len(mine) == len(theirs), (file.stem, len(mine), len(theirs))
    for row, line in zip(mine, theirs):
        assert len(line) == width and all(map(same, line, row)), (file.stem, row, line)
    return len(mine) - 1


def check(study, scratch):
    out, saved = scratch / "out", scratch / "saved"
    subprocess.run([program, "run", ROOT / study, "-o", out, "--formats", "csv,xlsx", "--quiet"], check=True, capture_output=True)
    subprocess.run([soffice, f"-env:UserInstallation={(scratch / 'profile').as_uri()}", "--headless", "--convert-to", FILTER, "--outdir", saved, out / "tables.xlsx"],
                   check=True, capture_output=True)
    files = sorted((out / "tables").iterdir())
    assert (saved / "tables-Summary.csv").stat().st_size > 0
    rows = sum(compare(saved / f"tables-{file.stem}.csv", file) for file in files)
    print(f"{study}: {len(files)} sheets, {rows} rows")


if not pathlib.Path(soffice).exists():
    print("LibreOffice is missing, so nothing was opened in it: scripts/install-packages test")
    sys.exit(77)
for study in studies:
    with tempfile.TemporaryDirectory() as scratch:
        check(study, pathlib.Path(scratch))
