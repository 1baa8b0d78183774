#!/usr/bin/env python3
"""tables.xlsx says what tables/*.csv say, number for number, in sheets that can be read; its summary has charts; the same
inputs give the same bytes: workbook_test.py PROGRAM STUDY ..."""
import csv, math, pathlib, subprocess, sys, tempfile

from workbook import MAIN, Workbook

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
program, *studies = sys.argv[1:]
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def same(cell, text):
    if cell is None:
        return text == ""
    if isinstance(cell, float):
        return math.isclose(float(text), cell, rel_tol=1e-15, abs_tol=0)  # workbooks hold 16 significant digits
    return cell == text or cell == text[1:] and text[:1] == "'"


def check_table(book, file):
    lines = list(csv.reader(file.open(encoding="utf-8", newline="")))
    rows = book.rows(file.stem)
    assert rows[0] == lines[0], file
    assert len(rows) <= len(lines), file
    rows += [[]] * (len(lines) - len(rows))
    for row, line in zip(rows, lines):
        row = row + [None] * (len(line) - len(row))
        assert all(same(cell, text) for cell, text in zip(row, line)), (file.stem, row, line)
    sheet = book.sheet(file.stem)
    pane = sheet.find(f".//{MAIN}pane")
    assert pane is not None and pane.get("ySplit") == "1" and pane.get("state") == "frozen", file
    assert sheet.find(f"{MAIN}autoFilter") is not None, file
    return len(lines) - 1


def check_summary(book):
    name = next(iter(book.files))
    assert name == "Summary", name
    numbers = [cell for row in book.rows(name) for cell in row if isinstance(cell, float)]
    assert numbers and all(0 <= number <= 100 for number in numbers)
    charts = [part for part in book.parts.namelist() if part.startswith("xl/charts/chart")]
    for part in charts:
        chart = book.part(part)
        ranges = [formula.text for formula in chart.iter(CHART + "f")]
        assert len(ranges) >= 3 and all(text.startswith("Summary!") for text in ranges), (part, ranges)
    return len(charts)


def check(study, scratch):
    out, again = pathlib.Path(scratch) / "out", pathlib.Path(scratch) / "again"
    subprocess.run([program, "run", ROOT / study, "-o", out, "--formats", "csv,xlsx", "--quiet"], check=True, capture_output=True)
    subprocess.run([program, "run", ROOT / study, "-o", again, "--formats", "xlsx", "--audience", "board", "--threads", "1", "--quiet"], check=True, capture_output=True)
    assert (out / "tables.xlsx").read_bytes() == (again / "tables.xlsx").read_bytes(), "another audience, other bytes"
    book = Workbook(out / "tables.xlsx")
    assert book.formulas() == []
    files = sorted((out / "tables").iterdir())
    assert {file.stem for file in files} == set(book.files) - {"Summary"}
    rows = sum(check_table(book, file) for file in files)
    notes = [part for part in book.parts.namelist() if part.startswith("xl/comments")]
    assert len(notes) == len(files), "a note on every heading"
    print(f"{study}: {len(files)} sheets, {rows} rows, {check_summary(book)} charts")


for study in studies:
    with tempfile.TemporaryDirectory() as scratch:
        check(study, scratch)
