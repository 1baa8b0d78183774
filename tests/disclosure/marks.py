#!/usr/bin/env python3
"""What every format says of figures that are withheld, empty or not tested, and of results that are not for publication.

    marks.py PROGRAM

All answers are simulated: two sites, of which one has teams of 6, 12 and more people, and a question that nobody of the
other site answered.
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

MARK = "NOT FOR PUBLICATION"
FORM = """instrument: marks
title: Marks
perspective: staff
options:
  agreement:
    type: likert
    choices: [{code: 1, label: Never}, {code: 2, label: Rarely}, {code: 3, label: Sometimes}, {code: 4, label: Often}, {code: 5, label: Always}]
    favourable: [4, 5]
    neutral: [3]
items:
  - {id: hope_1, text: People here have hope., options: agreement}
  - {id: hope_2, text: People here plan ahead., options: agreement}
  - {id: trust_1, text: People here keep their word., options: agreement}
scales:
  - {id: hope, title: Hope, items: [hope_1, hope_2], method: mean, minimum_answered: 2}
  - {id: trust, title: Trust, items: [trust_1], method: mean, minimum_answered: 1}
"""
STUDY = """study: marks
title: A simulated study
instruments: [./marks.yaml]
responses: [{file: marks.csv, instrument: marks}]
waves: [{id: "2024", date: 2024-03-31}, {id: "2025", date: 2025-03-31}]
compare: [site, team]
minimum_to_test: 16
report: {formats: [html, md, json, csv, xlsx]}
"""
TEAMS = {"2024": {"A": 20, "B": 18, "C": 6, "D": 17, "E": 12}, "2025": {"A": 12, "B": 18, "C": 6, "E": 12}}


def answers(turn=0):
    """`turn` is added to what the first of team C answers, who is withheld."""
    lines, n = ["respondent,wave,site,team,hope_1,hope_2,trust_1"], 0
    for wave, teams in TEAMS.items():
        for site, team, size in [("North", team, size) for team, size in teams.items()] + [("South", "F", 25)]:
            for i in range(size):
                n += 1
                more = turn if team == "C" and i == 0 else 0
                trust = (i + n) % 5 + 1 if site == "North" else ""
                lines.append(f"person-{n:04},{wave},{site},{team},{(3 * i + n + more) % 5 + 1},{(2 * i + 1) % 5 + 1},{trust}")
    return "\n".join(lines) + "\n"


def run(folder, disclosure="{minimum: 10}", turn=0):
    """Runs the study in a folder of its own; the folder of its output."""
    folder.mkdir()
    (folder / "marks.yaml").write_text(FORM, encoding="utf-8")
    (folder / "marks.csv").write_text(answers(turn), encoding="utf-8")
    (folder / "study.yaml").write_text(STUDY + f"disclosure: {disclosure}\n", encoding="utf-8")
    subprocess.run([PROGRAM, "run", str(folder / "study.yaml"), "-o", str(folder / "out"), "--quiet"], check=True)
    return folder / "out"


def text_of(path):
    return path.read_text(encoding="utf-8")


def rows(out, table):
    with open(out / "tables" / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def text_of_workbook(path):
    with zipfile.ZipFile(path) as book:
        return "\n".join(book.read(name).decode("utf-8") for name in book.namelist() if name.endswith(".xml"))


def row_of(found, **wanted):
    return next(row for row in found if all(str(row[key]) == value for key, value in wanted.items()))


SMALL = {"by": "team", "wave": "2025", "site": "North", "group": "C"}
EMPTY = {"by": "site", "wave": "2025", "site": "South"}


class Marks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        folder = Path(cls.scratch.name)
        cls.shown, cls.off, cls.turned = run(folder / "on"), run(folder / "off", "off"), run(folder / "turned", turn=1)

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def test_without_control_every_format_says_that_it_is_not_for_publication(self):
        for name in ("report.html", "report.md", "results.json"):
            self.assertIn(MARK, text_of(self.off / name), name)
        self.assertIs(json.loads(text_of(self.off / "results.json"))["for_publication"], False)
        figures = sorted((self.off / "figures").glob("*.svg"))
        self.assertTrue(figures)
        for figure in figures:
            self.assertIn(MARK, text_of(figure), figure.name)
        self.assertIn(MARK, text_of_workbook(self.off / "tables.xlsx"))
        self.assertTrue((self.off / MARK).exists())
        study = str(self.off.parent / "study.yaml")
        for command in ("score", "reliability", "agreement", "compare", "change", "needs", "quality"):
            printed = subprocess.run([PROGRAM, command, study, "--format", "table"], capture_output=True, text=True, check=True)
            self.assertTrue(printed.stdout.startswith(MARK), command)

    def test_with_control_nothing_says_so(self):
        for path in self.shown.rglob("*"):
            if path.is_file() and path.suffix != ".xlsx":
                self.assertNotIn(MARK, text_of(path), path.name)
        self.assertNotIn(MARK, text_of_workbook(self.shown / "tables.xlsx"))
        self.assertFalse((self.shown / MARK).exists())

    def test_tables_keep_names_and_columns(self):
        def heads(out):
            return {path.name: text_of(path).splitlines()[0] for path in (out / "tables").glob("*.csv")}
        self.assertEqual(heads(self.off), heads(self.shown))

    def check_rows(self, tables, nothing):
        small, empty = (row_of(tables["scores"], scale="trust", **group) for group in (SMALL, EMPTY))
        self.assertEqual((small["status"], small["n"], small["mean"]), ("withheld", nothing, nothing))
        self.assertEqual((empty["status"], str(empty["n"]), empty["mean"]), ("no_answers", "0", nothing))
        untested = row_of(tables["change"], scale="trust", by="site", site="South")
        self.assertEqual((untested["verdict"], untested["status"]), ("not_tested", "too_few"))
        self.assertIn(row_of(tables["change"], scale="trust", by="team", group="C")["verdict"], ("", None))

    def test_withheld_empty_and_not_tested_differ_in_csv_and_json(self):
        self.check_rows({table: rows(self.shown, table) for table in ("scores", "change")}, "")
        data = json.loads(text_of(self.shown / "results.json"))
        self.check_rows(data, None)

    def test_they_differ_in_the_workbook(self):
        text = text_of_workbook(self.shown / "tables.xlsx")
        for word in ("withheld", "no_answers", "not_tested"):
            self.assertIn(f">{word}<", text)

    def test_they_differ_in_the_report(self):
        lines = text_of(self.shown / "report.md").splitlines()
        self.assertTrue(any(re.match(r"\| C \| North \| withheld \| withheld \|", line) for line in lines))
        self.assertTrue(any(line.startswith("| South |") and "no answers" in line and "withheld" not in line for line in lines))
        self.assertTrue(any(line.startswith("| Trust | Staff |") and "not tested" in line for line in lines))
        page = text_of(self.shown / "report.html")
        table_rows = [re.sub(r"<[^>]+>", "|", row) for row in re.findall(r"<tr.*?</tr>", page, re.DOTALL)]
        self.assertTrue(any("|C|" in row and "withheld" in row for row in table_rows))
        self.assertTrue(any("|South|" in row and "no answers" in row and "withheld" not in row for row in table_rows))
        self.assertTrue(any("not tested" in row for row in table_rows))

    def test_printed_tables_tell_withheld_from_empty(self):
        printed = subprocess.run([PROGRAM, "score", str(self.shown.parent / "study.yaml")], capture_output=True, text=True, check=True).stdout
        lines = [line.split() for line in printed.splitlines()]
        self.assertTrue(any(line[-1:] == ["withheld"] and "C" in line for line in lines))
        self.assertTrue(any(line[-1:] == ["no_answers"] and "South" in line for line in lines))

    def test_no_file_names_a_row_of_the_answers(self):
        for path in self.shown.rglob("*"):
            if path.is_file():
                text = text_of_workbook(path) if path.suffix == ".xlsx" else text_of(path)
                self.assertNotIn("person-", text, path.name)

    def test_of_one_hidden_answer_provenance_holds_the_fingerprint_alone(self):
        lines, turned = (text_of(out / "provenance.json").splitlines() for out in (self.shown, self.turned))
        differing = [(a, b) for a, b in zip(lines, turned, strict=True) if a != b]
        for pair in differing:
            for line in pair:
                self.assertRegex(line, r"[0-9a-f]{64}")
        self.assertLessEqual(len(differing), 1)
        for team in TEAMS["2024"]:
            self.assertNotRegex("\n".join(lines), rf'"(North / )?{team}"')


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
