"""The other formats must not say more than the tables: JSON and workbook cell by cell, the rest by twins of a study."""

import csv
import hashlib
import json
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def csv_tables(folder):
    out = {}
    for path in sorted(Path(folder, "tables").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            out[path.stem] = list(csv.DictReader(file))
    return out


def as_text(value):
    return "" if value is None else str(value)


def same(a, b):
    """Whether two cells hold the same: both empty, the same text, or the same number."""
    if a == b or a.lstrip("'") == b.lstrip("'"):
        return True
    try:
        return abs(float(a) - float(b)) <= 1e-12 * abs(float(a))
    except ValueError:
        return False


def differing_cells(tables, others):
    for name, rows in tables.items():
        other = others.get(name, [])
        if len(rows) != len(other):
            yield f"{name}: {len(rows)} rows and {len(other)}"
        for number, (row, of) in enumerate(zip(rows, other), 1):
            yield from (f"{name} row {number}, {column}: {row[column]!r} and {of.get(column, '')!r}"
                        for column in row if not same(row[column], of.get(column, "")))


def json_problems(folder):
    document = json.loads(Path(folder, "results.json").read_text(encoding="utf-8"))
    tables = csv_tables(folder)
    others = {name: [{key: as_text(value) for key, value in row.items()} for row in document.get(name, [])] for name in tables}
    return list(differing_cells(tables, others))


def column_number(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference).group(0):
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_text(cell, strings):
    if cell.get("t") == "inlineStr":
        return "".join(part.text or "" for part in cell.iter(f"{SHEET}t"))
    value = cell.find(f"{SHEET}v")
    text = "" if value is None else value.text or ""
    return strings[int(text)] if cell.get("t") == "s" and text else text


def sheet_rows(archive, path, strings):
    rows = []
    for row in ElementTree.fromstring(archive.read(path)).iter(f"{SHEET}row"):
        cells = {}
        for cell in row.iter(f"{SHEET}c"):
            cells[column_number(cell.get("r"))] = cell_text(cell, strings)
        rows.append(cells)
    return rows


def workbook_tables(path):
    with zipfile.ZipFile(path) as archive:
        strings = []
        if "xl/sharedStrings.xml" in archive.namelist():
            strings = ["".join(part.text or "" for part in entry.iter(f"{SHEET}t"))
                       for entry in ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))]
        names = [sheet.get("name") for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{SHEET}sheet")]
        out = {}
        for number, name in enumerate(names, 1):
            rows = sheet_rows(archive, f"xl/worksheets/sheet{number}.xml", strings)
            heads = rows[0] if rows else {}
            out[name] = [{heads[column]: row.get(column, "") for column in heads} for row in rows[1:]]
    return out


def workbook_problems(folder):
    return list(differing_cells(csv_tables(folder), workbook_tables(Path(folder, "tables.xlsx"))))


NAMES = {"instrument", "perspective", "wave", "by", "site", "group", "scale", "item", "code", "label", "group_a", "group_b", "test",
         "wave_from", "wave_to", "design", "perspective_a", "perspective_b", "headcount", "status", "term", "check", "model", "across",
         "outcome", "action", "wave_before", "wave_after", "learning", "item_a", "item_b", "concept", "scale_a", "scale_b", "method",
         "design", "note", "statistic", "unit", "attribute", "finding", "side_a", "side_b", "theme", "screen", "rule"}


def withheld_problems(folder):
    """Numbers, flags or verdicts in rows that are withheld."""
    for name, rows in csv_tables(folder).items():
        for number, row in enumerate(rows, 1):
            if row.get("status") == "withheld":
                yield from (f"{name} row {number} is withheld and says {column} = {text}"
                            for column, text in row.items() if text and column not in NAMES)


def fingerprints(folder):
    """{file: SHA-256} of what was written, but for the workbook, whose parts count, and without the fingerprints of inputs."""
    out = {}
    for path in sorted(Path(folder).rglob("*")):
        if not path.is_file():
            continue
        content = path.read_bytes()
        if path.name == "provenance.json":
            document = json.loads(content)
            document.pop("inputs", None)
            content = json.dumps(document).encode()
        if path.suffix in (".html", ".md"):
            content = re.sub(rb"[0-9a-f]{64}", b"", content)
        if path.suffix == ".xlsx":
            content = repr(workbook_tables(path)).encode()
        out[str(path.relative_to(folder))] = hashlib.sha256(content).hexdigest()
    return out
