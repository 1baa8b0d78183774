#!/usr/bin/env python3
"""Worked cases of disclosure by subtraction: what each release may not give away. All people here are invented.

    worked_cases.py PROGRAM
"""

import csv
import sys
import tempfile
import unittest
from dataclasses import replace
from pathlib import Path

import outputs
import runs
import study_files
import study_maker
from attacker import Attacker
from population import Population
from records import read_records

ITEM = study_maker.Item("hope_1", study_maker.OPTION_SETS[0], False)
FORM = study_maker.Form("staff-form", "staff", [ITEM], [study_maker.Scale("hope", [ITEM], "mean", 1)])
PLAIN = study_maker.Design(
    seed=0, sites=[], teams={}, roles=[], employers=[], waves=["2022"], linked=False, forms=[FORM], compare=["site", "team"], cross=[],
    minimum=10, minimum_to_test=10, children="include", weights="", headcount=False, adjust="holm", formats="[csv, json]")
COLUMNS = ["respondent", "wave", "site", "team", "role", "employer", "weight", "hope_1"]


def people(answers, first=1, wave="2022", site="North", team="A wing", role="officer"):
    """One row a person, with the answers given in turn."""
    return [{"respondent": first + i, "wave": wave, "site": site, "team": team, "role": role, "employer": "prison", "weight": 1,
             "hope_1": answer} for i, answer in enumerate(answers)]


def another_site(first=1000, wave="2022"):
    return people([1, 2, 3, 4, 5] * 4, first, wave, "South", "A wing") + people([2, 3, 4] * 5, first + 100, wave, "South", "B wing")


class WorkedCases(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def released(self, design, rows, name="once"):
        """Runs a study of these people; the folder that was written."""
        folder = self.folder / name
        folder.mkdir()
        study_files.write_form(FORM, folder)
        with open(folder / "staff-form.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            out.writeheader()
            out.writerows(rows)
        (folder / "study.yaml").write_text(study_files.study_text(design, study_files.disclosure_text(design)), encoding="utf-8")
        self.assertTrue(runs.run(PROGRAM, folder / "study.yaml", folder / "out"), "the audit failed")
        return folder

    def attacked(self, design, *folders):
        """What the attacker finds who reads all of these; the last has everybody."""
        rows = read_records(design, folders[-1])
        attacker = Attacker(Population(design, rows))
        for folder in folders:
            known = {record.respondent for record in read_records(design, folder)}
            attacker.population.present = frozenset(i for i, row in enumerate(rows) if row.respondent in known)
            attacker.read(folder / "out")
        return [finding.sentence() for finding in attacker.attack() if finding.exact]

    def shown(self, folder, table, **wanted):
        rows = outputs.csv_tables(folder / "out")[table]
        return [row for row in rows if row.get("n") and all(row[column] == value for column, value in wanted.items())]

    def test_a_site_of_23_and_its_team_of_15_do_not_give_away_the_eight_others(self):
        fifteen = people([3] * 9 + [4] * 6)                      # mean 3.40
        eight = people([3, 5, 4, 4, 4, 4, 3, 5], 100, team="B wing")  # mean 4.00; all 23: 3.61
        folder = self.released(PLAIN, fifteen + eight + another_site())
        self.assertEqual(self.attacked(PLAIN, folder), [])
        self.assertTrue(self.shown(folder, "scores", by="all"))

    def test_of_two_roles_the_large_one_does_not_give_away_the_small_one(self):
        design = replace(PLAIN, compare=["role"])
        folder = self.released(design, people([1, 2, 3, 4, 5] * 6) + people([1, 5, 5, 2], 100, role="nurse"))
        self.assertEqual(self.attacked(design, folder), [])
        self.assertTrue(self.shown(folder, "scores", by="all"))

    def test_three_small_teams_that_are_too_few_together_take_a_fourth_with_them(self):
        small = [person for number, team in enumerate(["B wing", "C wing", "D wing"])
                 for person in people([1, 3, 5][: number + 1], 100 * (number + 1), team=team)]
        folder = self.released(PLAIN, people([2, 3, 4, 4, 5] * 4) + people([1, 2, 3, 4] * 4, 500, team="E wing") + small + another_site())
        self.assertEqual(self.attacked(PLAIN, folder), [])

    def test_one_person_without_a_team_is_not_what_is_left_of_the_site(self):
        folder = self.released(PLAIN, people([2, 3, 4, 4, 5] * 4) + people([5], 500, team="") + another_site())
        self.assertEqual(self.attacked(PLAIN, folder), [])

    def test_a_role_in_one_team_alone_is_not_what_is_left_of_the_team(self):
        design = replace(PLAIN, compare=["team", "role"])
        rows = people([2, 3, 4, 4, 5, 3, 2, 3, 4, 1, 2]) + people([5], 100, role="nurse") + people([1, 2, 3, 4, 5, 3] * 2, 200, team="B wing", role="nurse")
        self.assertEqual(self.attacked(design, self.released(design, rows)), [])

    def test_a_team_that_moves_to_another_site_is_not_the_difference_of_two_waves(self):
        design = replace(PLAIN, waves=["2022", "2023"], linked=True)
        stay = people([1, 2, 3, 4, 5] * 3) + people([2, 4] * 6, 50, team="B wing") + another_site()
        moved = people([5, 4, 5, 2], 300, team="C wing")
        later = [dict(person, wave="2023", hope_1=6 - person["hope_1"]) for person in stay]
        later += [dict(person, wave="2023", site="South") for person in moved]
        self.assertEqual(self.attacked(design, self.released(design, stay + moved + later)), [])

    def test_leavers_between_two_waves_are_not_the_difference_of_linked_and_all(self):
        design = replace(PLAIN, waves=["2022", "2023"], linked=True)
        first = people([1, 2, 3, 4, 5] * 4) + people([2, 4, 3] * 5, 50, team="B wing") + another_site()
        second = [dict(person, wave="2023", hope_1=6 - person["hope_1"]) for person in first[2:]]
        self.assertEqual(self.attacked(design, self.released(design, first + second)), [])

    def test_two_runs_with_different_groupings(self):
        rows = people([1, 2, 3, 4, 5] * 4) + people([2, 4, 5], 100, team="", role="nurse") + another_site()
        by_role = replace(PLAIN, compare=["site", "team", "role"], previous=["../first/out"])
        folders = self.released(PLAIN, rows, "first"), self.released(by_role, rows, "second")
        self.assertEqual(self.attacked(by_role, *folders), [])

    def test_the_same_wave_again_after_one_person_joined(self):
        rows = people([1, 2, 3, 4, 5] * 4) + another_site()
        later = replace(PLAIN, previous=["../first/out"])
        folders = self.released(PLAIN, rows, "first"), self.released(later, rows + people([5], 900), "second")
        self.assertEqual(self.attacked(later, *folders), [])

    def test_everyone_at_the_end_of_the_range_is_not_shown(self):
        folder = self.released(PLAIN, people([5] * 12) + people([1, 2, 3, 4] * 4, 100, team="B wing") + people([1, 3, 5] * 5, 200, team="C wing") + another_site())
        self.assertEqual(self.attacked(PLAIN, folder), [])

    def test_those_who_left_a_site_are_not_what_three_tables_have_over_each_other(self):
        # Everyone of B wing left, and one of A wing: all who stayed, less those of South, is A wing without that one.
        design = replace(PLAIN, waves=["2022", "2023"], linked=True)
        first = people([1, 2, 3, 4, 5] * 4) + people([2, 4, 3] * 5, 50, team="B wing") + another_site()
        stayed = [person for person in first[1:] if person["team"] == "A wing" or person["site"] == "South"]
        second = [dict(person, wave="2023", hope_1=6 - person["hope_1"] if i % 3 else 3) for i, person in enumerate(stayed)]
        self.assertEqual(self.attacked(design, self.released(design, first + second)), [])

    def test_two_groups_that_overlap_do_not_settle_the_few_in_which_they_differ(self):
        # Of A wing only one is no nurse, and of the nurses only one is elsewhere: their difference is 4, so 5 and 1.
        design = replace(PLAIN, compare=["team", "role"])
        both = people([1, 2, 3, 4, 5] * 3, role="nurse")
        rows = both + people([5], 50, role="nurse", team="B wing") + people([1], 60) + people([2, 3, 4] * 6, 100, team="B wing")
        self.assertEqual(self.attacked(design, self.released(design, rows + another_site())), [])

    def test_groups_that_cross_do_not_settle_each_other_at_the_ends_of_the_scale(self):
        # A wing's sum of 17 needs the most that its people of each employer can have given: 6 of 8, 6 of 7, and 5.
        design = replace(PLAIN, compare=["team", "employer"], minimum=3, minimum_to_test=3)
        def of(employer, answers, first, team="A wing"):
            return [dict(person, employer=employer) for person in people(answers, first, team=team)]
        rows = of("health", [1, 5], 1) + of("prison", [1, 5], 10) + of("charity", [5], 20)
        rows += of("health", [1], 30, "B wing") + of("health", [1], 31, "C wing") + of("prison", [1], 40, "D wing")
        rows += of("charity", [1], 50, "E wing") + of("charity", [1, 5], 60, "D wing") + of("charity", [5], 70, "C wing")
        self.assertEqual(self.attacked(design, self.released(design, rows)), [])

    def test_what_is_left_of_everyone_and_gave_one_answer_is_not_shown(self):
        design = replace(PLAIN, compare=["team"])
        rows = people([1, 2, 3, 4, 5] * 4) + people([4] * 6, 50, team="B wing") + people([4] * 7, 60, site="South", team="A wing")
        self.assertEqual(self.attacked(design, self.released(design, rows)), [])

    def test_a_role_that_is_only_crossed_is_a_role_all_the_same(self):
        design = replace(PLAIN, compare=["site"], cross=[["role", "employer"]])
        rows = people([1, 2, 3, 4, 5] * 4, role="nurse") + people([2, 5, 4], 50) + people([1, 2, 3, 4] * 5, 100, site="South", role="nurse")
        self.assertEqual(self.attacked(design, self.released(design, rows)), [])


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
