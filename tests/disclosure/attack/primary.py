"""The primary rule and no more, applied to tables that were written without disclosure control.

It is what many tools stop at. The attack has to win against it, or it would prove nothing where it finds nothing.
"""

import csv
from pathlib import Path

SIZES = {
    "responses": ("responded",), "scores": ("n",), "items": ("n",), "pairwise": ("n_a", "n_b"),
    "change": ("n_from", "n_to"), "item_analysis": ("n",), "reliability": ("n",), "gaps": ("n_a", "n_b"),
}
SCOPE = ("instrument", "perspective", "wave", "by", "site", "group")
NAMES = {*SCOPE, "scale", "item", "code", "label", "group_a", "group_b", "wave_from", "wave_to", "design", "perspective_a",
         "perspective_b", "headcount"}


def smallest(row, columns):
    return min(int(row[column] or 0) for column in columns)


def withhold(row):
    return {column: value if column in NAMES else "withheld" if column == "status" else "" for column, value in row.items()}


def smallest_shown(row, design):
    """The minimum for a row: of its perspective, or the larger of two compared."""
    return max(design.minimum_for(row.get(column)) for column in ("perspective", "perspective_a", "perspective_b") if row.get(column))


def apply(folder, design):
    """Withholds every row about fewer people than the minimum; tables that do not say how many go altogether."""
    of_item = {}
    for path in sorted(Path(folder, "tables").glob("*.csv")):
        with open(path, encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if path.stem == "items":
            of_item = {item_key(row): int(row["n"] or 0) for row in rows}
        if path.stem in SIZES:
            write(path, [row if smallest(row, SIZES[path.stem]) >= smallest_shown(row, design) else withhold(row) for row in rows])
        elif path.stem != "options":
            path.unlink()
    path = Path(folder, "tables", "options.csv")
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    write(path, [row if of_item[item_key(row)] >= smallest_shown(row, design) else withhold(row) for row in rows])


def item_key(row):
    return tuple(row[column] for column in (*SCOPE, "item"))


def write(path, rows):
    if not rows:
        return
    with open(path, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
