"""Reads a written report folder with other people's parsers: written_files_test.py WRITE_SAMPLE SCHEMA"""
import csv, json, pathlib, subprocess, sys, tempfile, xml.etree.ElementTree
from html.parser import HTMLParser

import jsonschema

write_sample, schema_file = sys.argv[1:]
VOID = {"meta", "br", "link", "img"}


class Balanced(HTMLParser):
    """Fails where a tag is closed that is not the one last opened."""
    def __init__(self):
        super().__init__()
        self.open = []

    def handle_starttag(self, tag, attributes):
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.getpos(), self.open[-3:])
        self.open.pop()

    def handle_startendtag(self, tag, attributes):
        pass


def same(cell, value):
    return cell == "" if value is None else float(cell) == value if isinstance(value, (int, float)) else cell.lstrip("'") == value.lstrip("'")


with tempfile.TemporaryDirectory() as scratch:
    out = pathlib.Path(scratch) / "out"
    subprocess.run([write_sample, out], check=True)
    results = json.loads((out / "results.json").read_text("utf-8"))
    schema = json.loads(pathlib.Path(schema_file).read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(results)

    wrong = dict(results, scores=[dict(results["scores"][0], n=-1)])
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(wrong)), "the schema refuses a negative count"

    for file in sorted((out / "tables").iterdir()):
        rows = list(csv.DictReader(file.open(encoding="utf-8", newline="")))
        table = results[file.stem]
        assert len(rows) == len(table), file
        assert all(same(cell, value[name]) for row, value in zip(rows, table) for name, cell in row.items()), file

    figures = sorted((out / "figures").iterdir())
    assert len(figures) > 5
    for file in figures:
        root = xml.etree.ElementTree.parse(file).getroot()
        assert root.tag.endswith("svg") and len(root[0].text) > 5 and len(root[1].text) > 5, file
    markdown = (out / "report.md").read_text("utf-8")
    assert all(f"figures/{file.name}" in markdown for file in figures)

    page = Balanced()
    page.feed((out / "report.html").read_text("utf-8"))
    assert page.open == [], page.open
