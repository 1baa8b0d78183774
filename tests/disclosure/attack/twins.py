"""Twins: the same study but that two people of hidden teams have changed places.

Wherever the published tables of both are the same, every other file has to be the same too; and a published number that
differs depends on how hidden people are split over their teams, which is where to look for a way in.
"""

import csv
from pathlib import Path

import outputs


def hidden_teams(folder):
    """{(perspective, wave, site, team)} of which no number is published anywhere but the headcount."""
    seen, shown = set(), set()
    for name, rows in outputs.csv_tables(folder).items():
        for row in rows:
            if row.get("by") != "team" or not row["site"] or not row["group"]:
                continue
            place = (row["perspective"], row["site"], row["group"])
            seen.add(place)
            if row.get("status", "withheld" if name == "responses" and not row["responded"] else "ok") != "withheld":
                shown.add(place)
    return seen - shown


def places_of(folder, form):
    with open(Path(folder) / f"{form.name}.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def swappable(rows, perspective, hidden):
    """A pair of rows that differ in team and answers alone, both in hidden teams of one site."""
    alike = {}
    for number, row in enumerate(rows):
        if (perspective, row["site"], row["team"]) in hidden:
            key = tuple(row[column] for column in ("wave", "site", "role", "employer", "weight"))
            for other in alike.setdefault(key, []):
                if rows[other]["team"] != row["team"] and list(rows[other].values())[7:] != list(row.values())[7:]:
                    return other, number
            alike[key].append(number)
    return None


def write_twin(design, folder, hidden):
    """Writes the twin over the study in `folder`. False where no two people can change places."""
    for form in design.forms:
        rows = places_of(folder, form)
        pair = swappable(rows, form.perspective, hidden)
        if pair is None:
            continue
        a, b = pair
        rows[a]["team"], rows[b]["team"] = rows[b]["team"], rows[a]["team"]
        with open(Path(folder) / f"{form.name}.csv", "w", encoding="utf-8", newline="") as file:
            out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            out.writeheader()
            out.writerows(rows)
        return True
    return False


def differing_columns(folder, twin):
    """{(table, column)} in which the published tables of two runs differ."""
    tables, others = outputs.csv_tables(folder), outputs.csv_tables(twin)
    found = set()
    for name, rows in tables.items():
        if name == "findings":
            continue
        if len(rows) != len(others[name]):
            found.add((name, "rows"))
        for row, other in zip(rows, others[name]):
            found |= {(name, column) for column in row if row[column] != other[column]}
    return found
