"""The report of examples/three-prisons finds what was planted, and calls hardly anything else clear.

    python3 planted_effects_test.py RECAUDIT STUDY
"""

import csv
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CLEAR = 0.05
THEMES = ("vision", "empowerment", "risk_learning", "patience", "lived_experience", "values")


def table(folder, name):
    """The rows of one table as dictionaries of text."""
    with open(Path(folder) / "tables" / f"{name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def where(rows, **wanted):
    """The rows in which every named column has the wanted text."""
    return [row for row in rows if all(row[column] == value for column, value in wanted.items())]


def clear(row):
    return row["p_adjusted"] != "" and float(row["p_adjusted"]) < CLEAR


class PlantedEffects(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        subprocess.run([RECAUDIT, "run", STUDY, "-o", cls.folder.name, "--quiet"], check=True, stdout=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def one(self, name, **wanted):
        rows = where(table(self.folder.name, name), **wanted)
        self.assertEqual(len(rows), 1, f"{name}: {wanted}")
        return rows[0]

    def test_lived_experience_rises_once_for_service_users_at_alderbrook(self):
        rose = self.one("change", by="site", site="Alderbrook", perspective="service_user", scale="lived_experience",
                        wave_from="2024", wave_to="2025")
        self.assertEqual(rose["verdict"], "higher")
        self.assertLess(float(rose["ci_low"]), 0.42)
        self.assertGreater(float(rose["ci_high"]), 0.38)
        stayed = self.one("change", by="site", site="Alderbrook", perspective="service_user", scale="lived_experience",
                          wave_from="2025", wave_to="2026")
        self.assertEqual(stayed["verdict"], "no_clear_change")

    def test_no_other_theme_of_a_prison_changes_clearly(self):
        rows = [row for row in where(table(self.folder.name, "change"), by="site") if row["scale"] in THEMES]
        moved = {(row["site"], row["perspective"], row["scale"]) for row in rows if row["verdict"] in ("higher", "lower")}
        self.assertEqual(moved, {("Alderbrook", "service_user", "lived_experience")})

    def test_staff_see_more_empowerment_in_every_wave(self):
        for wave in ("2024", "2025", "2026"):
            gap = self.one("gaps", by="all", wave=wave, scale="empowerment")
            self.assertTrue(clear(gap))
            self.assertLess(float(gap["ci_low"]), 8.5)
            self.assertGreater(float(gap["ci_high"]), 7.5)

    def test_the_other_gaps_over_all_prisons_are_not_clear_but_for_the_planted_rise(self):
        rows = [row for row in where(table(self.folder.name, "gaps"), by="all") if row["scale"] in THEMES and clear(row)]
        self.assertEqual({row["scale"] for row in rows}, {"empowerment", "lived_experience"})
        self.assertEqual({row["wave"] for row in rows if row["scale"] == "lived_experience"}, {"2026"})

    def test_c_wing_at_birchford_is_below_each_other_wing_of_its_prison_on_risk_and_learning(self):
        rows = where(table(self.folder.name, "pairwise"), by="team", site="Birchford", scale="risk_learning", perspective="service_user")
        for wave in ("2024", "2025", "2026"):
            with_c = [row for row in where(rows, wave=wave) if "C wing" in (row["group_a"], row["group_b"]) and row["difference"]]
            self.assertTrue(with_c)
            for row in with_c:
                sign = -1 if row["group_a"] == "C wing" else 1
                self.assertGreater(sign * float(row["difference"]), 0.2)

    def test_no_row_about_fewer_than_ten_people_shows_a_number(self):
        for row in table(self.folder.name, "scores"):
            if row["n"]:
                self.assertTrue(int(row["n"]) >= 10 or int(row["n"]) == 0, row)
        self.assertTrue(where(table(self.folder.name, "scores"), by="team", status="withheld"))

    def test_most_wings_of_ten_or_more_are_shown(self):
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / "study"
            shutil.copytree(Path(STUDY).parent, copy, ignore=shutil.ignore_patterns("out"))
            text = (copy / "study.yaml").read_text(encoding="utf-8")
            self.assertIn("disclosure: {minimum: 10}", text)
            (copy / "study.yaml").write_text(text.replace("disclosure: {minimum: 10}", "disclosure: off"), encoding="utf-8")
            subprocess.run([RECAUDIT, "run", copy / "study.yaml", "-o", copy / "out", "--quiet", "--formats", "csv"], check=True,
                           stdout=subprocess.DEVNULL)
            for name, n in (("responses", "responded"), ("scores", "n"), ("items", "n")):
                everything = where(table(copy / "out", name), by="team")
                shown = where(table(self.folder.name, name), by="team")
                large = [ours for all_of_them, ours in zip(everything, shown, strict=True) if int(all_of_them[n]) >= 10]
                share = sum(row[n] != "" for row in large) / len(large)
                self.assertGreaterEqual(share, 0.85, f"{name}: {share:.3f} of {len(large)} rows")


if __name__ == "__main__":
    RECAUDIT, STUDY = sys.argv[1:3]
    unittest.main(argv=sys.argv[:1])
