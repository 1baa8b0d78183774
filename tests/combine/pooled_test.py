"""Published results put together equal the analysis of all answers together, cell by cell.

The sites of examples/three-prisons become organisations of their own, each runs its own study, and `combine` gets only
what they publish.

    pooled_test.py RECAUDIT STUDY
"""

import csv
import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

SITES = ("Alderbrook", "Birchford", "Cedarholm")
# What a row is about, beside its scope.
KEYS = {"responses": (), "scores": ("scale",), "items": ("item",), "options": ("item", "code"), "agreement": ("scale",),
        "group_agreement": ("scale",), "comparisons": ("scale", "test"), "pairwise": ("scale", "group_a", "group_b"),
        "games_howell": ("scale", "group_a", "group_b"), "gaps": ("scale", "perspective_a", "perspective_b"),
        "item_gaps": ("concept", "item_a", "item_b", "perspective_a", "perspective_b"), "change": ("scale", "wave_from", "wave_to"),
        "population": ("scale",), "benchmarks": ("scale",), "trends": ("scale",), "variance_components": ("scale", "term")}
SCOPE = ("instrument", "perspective", "wave", "by", "site", "group")
# What n, mean and sd do not settle.
QUARTILES = {"median", "q1", "q3"}


def recaudit(*arguments):
    return subprocess.run([RECAUDIT, *map(str, arguments)], check=True, capture_output=True, text=True)


def rows_of(folder, table):
    with open(folder / "tables" / f"{table}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def keyed(folder, table):
    rows = rows_of(folder, table)
    out = {tuple(row[name] for name in SCOPE + KEYS[table]): row for row in rows}
    assert len(out) == len(rows), f"rows of {table} share a key"
    return out


def close(a, b):
    try:
        return math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-9)
    except ValueError:
        return a == b


def lines_about(path, column, site, to):
    """The lines of a response file that belong to a site, as they are."""
    text = path.read_bytes().decode("utf-8-sig")
    dialect = csv.Sniffer().sniff(text[:2000], ",;")
    rows = list(csv.reader(text.splitlines(), dialect))
    at = rows[0].index(column)
    kept = [rows[0]] + [row for row in rows[1:] if row[at] == site]
    to.parent.mkdir(parents=True, exist_ok=True)
    with open(to, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(kept)


def split(study, site, to, change):
    """The study of one site alone; `change` edits the study file's text."""
    for path in (study.parent / "responses").rglob("*.csv"):
        heading = path.read_bytes().decode("utf-8-sig").splitlines()[0]
        column = "Prison" if "Prison" in heading else "prison"
        lines_about(path, column, site, to / path.relative_to(study.parent))
    lines_about(study.parent / "headcount.csv", "site", site, to / "headcount.csv")
    (to / "study.yaml").write_text(change(study.read_text(encoding="utf-8")).replace("study: three-prisons", f"study: {site.lower()}"),
                                   encoding="utf-8")


def copy(study, to, change):
    shutil.copytree(study.parent, to)
    (to / "study.yaml").write_text(change(study.read_text(encoding="utf-8")), encoding="utf-8")


class Folders:
    """The whole study and its three organisations, run and put together."""

    def __init__(self, change):
        self.holder = tempfile.TemporaryDirectory()
        self.path = Path(self.holder.name)
        copy(STUDY, self.path / "whole", change)
        for site in SITES:
            split(STUDY, site, self.path / site, change)
        for name in ("whole", *SITES):
            recaudit("run", self.path / name / "study.yaml", "--formats", "csv,json", "--quiet")
        self.whole = self.path / "whole" / "out"
        self.together = self.combine("together", *SITES)

    def out(self, site):
        return self.path / site / "out"

    def combine(self, name, *sites):
        recaudit("combine", *(self.out(site) for site in sites), "-o", self.path / name / "out", "--formats", "csv,json", "--quiet")
        return self.path / name / "out"


def minimum(people):
    return lambda text: re.sub(r"disclosure: \{minimum: \d+\}", f"disclosure: {{minimum: {people}}}", text)


class EverythingPublished(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folders = Folders(minimum(1))

    @classmethod
    def tearDownClass(cls):
        cls.folders.holder.cleanup()

    def test_trends_and_parts_of_the_variance(self):
        # Sites and teams are random effects in them: numbers, means and standard deviations of all teams settle these too.
        self.compare("trends", set(), only=lambda row: row["by"] != "role")
        self.compare("variance_components", set())
        for row in rows_of(self.folders.together, "trends"):
            self.assertEqual(row["status"] == "needs_answers", row["by"] == "role", row)

    def test_benchmarks(self):
        self.compare("benchmarks", set())

    def compare(self, table, refused, key_of_refused=lambda row: True, only=lambda row: True):
        pooled = {key: row for key, row in keyed(self.folders.whole, table).items() if only(row)}
        together = {key: row for key, row in keyed(self.folders.together, table).items() if row["by"] != "organisation" and only(row)}
        self.assertEqual(set(pooled), set(together), table)
        cells = 0
        for key, row in pooled.items():
            for column, value in row.items():
                found = together[key][column]
                if column in refused and key_of_refused(row):
                    self.assertTrue(found == "" or close(value, found), (key, column, value, found))
                elif column != "status":
                    self.assertTrue(close(value, found), (table, key, column, value, found))
                    cells += 1
        self.assertGreater(cells, 0 if table == "variance_components" else 100, table)

    def test_responses(self):
        self.compare("responses", set())

    def test_scores(self):
        self.compare("scores", QUARTILES)
        for row in rows_of(self.folders.together, "scores"):
            pooled = row["by"] in ("all", "role")
            self.assertEqual(row["status"], "needs_answers" if pooled else "ok", row)
            self.assertEqual(row["median"] == "", pooled, row)

    def test_items_and_options(self):
        self.compare("items", set())
        self.compare("options", set())

    def test_comparisons(self):
        self.compare("comparisons", {"statistic", "p_value", "p_adjusted"}, lambda row: row["test"] == "kruskal_wallis")
        for row in rows_of(self.folders.together, "comparisons"):
            if row["test"] == "kruskal_wallis" and row["status"] != "too_few":
                self.assertEqual((row["status"], row["statistic"]), ("needs_answers", ""))

    def test_pairs(self):
        self.compare("pairwise", {"cliffs_delta"})
        self.compare("games_howell", set())
        self.assertEqual({row["cliffs_delta"] for row in rows_of(self.folders.together, "pairwise")}, {""})

    def test_gaps(self):
        self.compare("gaps", set())
        self.compare("item_gaps", set())

    def test_change(self):
        self.compare("change", set())

    def test_agreement(self):
        self.compare("agreement", set())
        self.compare("group_agreement", set())

    def test_an_organisation_is_its_own_whole(self):
        together = keyed(self.folders.together, "scores")
        for site in SITES:
            for key, row in keyed(self.folders.out(site), "scores").items():
                if row["by"] != "all":
                    continue
                there = together[key[:3] + ("organisation", "", site.lower()) + key[6:]]
                for column in set(row) - set(SCOPE):
                    self.assertTrue(close(row[column], there[column]), (key, column))

    def test_what_is_refused_is_named(self):
        named = {(row["table"], row["reason"]) for row in rows_of(self.folders.together, "not_combined")}
        refused = ("reliability", "item_analysis", "structure", "loadings", "factor_correlations", "drivers", "standardised_means",
                   "bootstrap_intervals", "interval_cautions", "permutation_tests", "quality")
        for table in ("scores", "comparisons", "pairwise", "trends", *refused):
            self.assertIn((table, "needs_answers"), named)
        for table in refused:
            self.assertEqual(rows_of(self.folders.together, table), [])

    def test_the_order_of_organisations_makes_no_difference(self):
        other = self.folders.combine("turned", *reversed(SITES))
        for path in sorted(self.folders.together.rglob("*.csv")) + [self.folders.together / "results.json"]:
            self.assertEqual(path.read_bytes(), (other / path.relative_to(self.folders.together)).read_bytes(), path.name)

    def test_a_combination_can_be_combined(self):
        self.folders.combine("two", *SITES[:2])
        three = self.folders.combine("three", "two", SITES[2])
        for table in KEYS:
            once, twice = keyed(self.folders.together, table), keyed(three, table)
            self.assertEqual(set(once), set(twice), table)
            for key, row in once.items():
                for column, value in row.items():
                    self.assertTrue(close(value, twice[key][column]), (table, key, column, value, twice[key][column]))

    def test_tables_as_csv_are_read_as_well(self):
        for site in SITES:
            shutil.copytree(self.folders.out(site), self.folders.path / f"csv-{site}" / "out")
            (self.folders.path / f"csv-{site}" / "out" / "results.json").unlink()
        other = self.folders.combine("from-csv", *(f"csv-{site}" for site in SITES))
        self.assertEqual((self.folders.together / "results.json").read_bytes(), (other / "results.json").read_bytes())

    def test_provenance_names_every_file_and_no_folder(self):
        text = (self.folders.together / "provenance.json").read_text(encoding="utf-8")
        inputs = {entry["path"]: entry for entry in json.loads(text)["inputs"]}
        self.assertEqual(set(inputs), {f"{site.lower()}/{name}" for site in SITES for name in ("provenance.json", "results.json")})
        self.assertEqual({entry["kind"] for entry in inputs.values()}, {"results"})
        self.assertNotIn(self.folders.holder.name, text)


class OfAFinitePopulation(unittest.TestCase):
    def test_intervals_are_as_from_all_answers(self):
        folders = Folders(lambda text: minimum(1)(text) + "finite_population: true\n")
        with folders.holder:
            for table in ("scores", "population"):
                pooled, together = keyed(folders.whole, table), keyed(folders.together, table)
                self.assertGreater(len(pooled), 100)
                for key, row in pooled.items():
                    for column in set(row) - QUARTILES - {"status"}:
                        self.assertTrue(close(row[column], together[key][column]), (table, key, column))


class WithoutSites(unittest.TestCase):
    """Organisations that name no sites are sites."""

    @classmethod
    def setUpClass(cls):
        cls.folders = Folders(lambda text: re.sub(r", (?:site: [Pp]rison|team: [Ww]ing)", "", minimum(1)(text)).replace(
            "compare: [site, team, role]", "compare: [role]").replace("headcount: headcount.csv", ""))

    @classmethod
    def tearDownClass(cls):
        cls.folders.holder.cleanup()

    def test_an_organisation_is_set_against_the_others(self):
        rows = rows_of(self.folders.together, "benchmarks")
        self.assertEqual({row["site"] for row in rows}, {site.lower() for site in SITES})
        self.assertEqual({row["status"] for row in rows}, {"ok"})
        scores = keyed(self.folders.together, "scores")
        for row in rows:
            own = scores[tuple(row[name] for name in SCOPE[:3]) + ("organisation", "", row["site"], row["scale"])]
            self.assertTrue(close(row["mean"], own["mean"]), row)


class WithDisclosureControl(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folders = Folders(minimum(10))

    @classmethod
    def tearDownClass(cls):
        cls.folders.holder.cleanup()

    def test_wholes_and_sites_are_as_from_all_answers(self):
        for table, refused in (("scores", QUARTILES), ("responses", set()), ("change", set())):
            pooled, together = keyed(self.folders.whole, table), keyed(self.folders.together, table)
            own = [keyed(self.folders.out(site), table) for site in SITES]
            for key, row in pooled.items():
                if row["by"] not in ("all", "site") or row.get("status") == "withheld":
                    continue
                for column in row.keys() - refused - {"status"}:
                    if any(rows[key][column] == "" and rows[key].get("status") == "partly_withheld" for rows in own if key in rows):
                        self.assertEqual(together[key][column], "", (table, key, column))
                    else:
                        self.assertTrue(close(row[column], together[key][column]), (table, key, column))

    def test_what_an_organisation_withholds_stays_withheld(self):
        for table in ("scores", "items", "options"):
            together = keyed(self.folders.together, table)
            withheld = 0
            for site in SITES:
                for key, row in keyed(self.folders.out(site), table).items():
                    if row["status"] != "withheld" or row["by"] != "team":
                        continue
                    withheld += 1
                    figures = [value for column, value in together[key].items() if column not in SCOPE + KEYS[table] + ("status", "label")]
                    self.assertEqual(set(figures), {""}, (table, key))
                    self.assertEqual(together[key]["status"], "withheld")
            self.assertGreater(withheld, 0, table)

    def published(self, table, key, wanted):
        """What the organisations publish of one row of the combination: a row each."""
        by, site, group = key[3:6]
        out = []
        for name in SITES:
            if by == "organisation" and group != name.lower():
                continue
            there = key[:3] + (("all", "", "") if by == "organisation" else (by, site, group)) + key[6:]
            row = self.rows[name, table].get(there)
            if row is not None and row[wanted] != "":
                out.append(row)
        return out

    def test_every_figure_is_made_of_published_ones(self):
        """So nobody who has the organisations' reports can learn anything from the combination, whatever is subtracted from what."""
        self.rows = {(name, table): keyed(self.folders.out(name), table) for name in SITES for table in ("responses", "scores", "items", "options")}
        sums = {"responses": ("responded", "scored"), "scores": ("n",), "items": ("n", "missing", "not_applicable", "dont_know"), "options": ("count",)}
        for table, columns in sums.items():
            for key, row in keyed(self.folders.together, table).items():
                for column in columns:
                    parts = self.published(table, key, column)
                    self.assertEqual(row[column], str(sum(int(part[column]) for part in parts)) if parts else "", (table, key, column))
                if table in ("scores", "items") and row["n"] not in ("", "0"):
                    parts = [part for part in self.published(table, key, "n") if part["mean"] != ""]
                    n = sum(int(part["n"]) for part in parts)
                    mean = sum(int(part["n"]) * float(part["mean"]) for part in parts) / n
                    self.assertTrue(close(row["mean"], mean), (table, key))
                    squares = sum((int(part["n"]) - 1) * float(part["sd"] or 0) ** 2 + int(part["n"]) * (float(part["mean"]) - mean) ** 2 for part in parts)
                    if n > 1:
                        self.assertTrue(math.isclose(float(row["sd"]), math.sqrt(squares / (n - 1)), rel_tol=1e-9, abs_tol=1e-9), (table, key))

    def test_it_is_counted_and_named(self):
        named = {(row["organisation"], row["table"]) for row in rows_of(self.folders.together, "not_combined") if row["reason"] == "withheld"}
        for site in SITES:
            withheld = sum(row["status"] == "withheld" for row in rows_of(self.folders.out(site), "scores"))
            self.assertEqual((site.lower(), "scores") in named, withheld > 0, site)


if __name__ == "__main__":
    RECAUDIT, STUDY = sys.argv[1], Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1])
