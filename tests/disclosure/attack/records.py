"""What people really answered, read from the raw answers: the truth that an attack is checked against.

Scores are made here once more, in exact fractions and without a line of the program.
"""

import csv
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

GROUPINGS = ("site", "team", "role", "employer")
MISSING = ("", "999")
LEFT_OUT = " (left out)"  # those whom a study leaves out are a perspective of their own


@dataclass
class Record:
    """One row of answers."""
    perspective: str
    wave: str
    site: str
    team: str
    role: str
    employer: str
    respondent: str
    weight: Fraction
    raw: dict
    values: dict
    scores: dict
    complete: frozenset  # the scales of which every item is answered
    favourable: dict  # item -> the answers that count as favourable
    items_of: dict  # scale -> its items
    rated: dict  # by item whose importance was asked, for who answered both: is it below, as high as, above its importance?

    def group(self, grouping):
        """The record's group in one grouping; None where that is blank. A team is site and team together."""
        if grouping == "team":
            return (self.site, self.team) if self.team else None
        return getattr(self, grouping) or None


def item_value(item, text):
    """The value of an answer after reversal; None where there is none."""
    if text in MISSING:
        return None
    if item.options.checklist:
        return Fraction(len(text.split(";")))
    code = Fraction(text)
    return item.options.low + item.options.high - code if item.reverse else code


def scale_score(scale, values):
    answered = [(item, values[item.id]) for item in scale.items if values[item.id] is not None]
    if len(answered) < scale.minimum_answered:
        return None
    total = sum(value for _, value in answered)
    if scale.method in ("sum", "count"):
        return total
    if scale.method == "percent_favourable":
        return Fraction(100 * sum(value in item.options.favourable for item, value in answered), len(answered))
    mean = Fraction(total, len(answered))
    if scale.method == "percent_of_maximum":
        low, high = scale.items[0].options.low, scale.items[0].options.high
        return 100 * (mean - low) / (high - low)
    return mean


def form_scores(form, values):
    scores = {scale.id: scale_score(scale, values) for scale in form.scales}
    if form.composite:
        parts = [scores[name] for name in form.composite]
        scores["whole"] = None if None in parts else sum(parts) / len(parts)
    return scores


def rated_name(item):
    """An item or its importance, of those who answered both."""
    return f"{item} of both"


def add_ratings(form, values):
    """Adds the values of those who answered an item and its importance; tells which of the two is higher."""
    rated = {}
    for item in form.items:
        if not item.importance_of or values[item.id] is None or values[item.importance_of] is None:
            continue
        current, importance = values[item.importance_of], values[item.id]
        values |= {rated_name(item.importance_of): current, rated_name(item.id): importance}
        rated[rated_name(item.importance_of)] = "below" if current < importance else "above" if current > importance else "equal"
    return rated


def perspective_of(design, form, row):
    asked = [item.id for item in form.items if not item.options.checklist and not item.importance_of]
    is_screened = design.leaves_out and any(row[name] != "" for name in asked)
    is_left_out = is_screened and 2 * sum(row[name] not in MISSING for name in asked) < len(asked)
    return form.perspective + LEFT_OUT if is_left_out else form.perspective


def record_of(design, form, row):
    raw = {item.id: row[item.id] for item in form.items}
    values = {item.id: item_value(item, row[item.id]) for item in form.items}
    rated = add_ratings(form, values)
    complete = frozenset(scale.id for scale in form.scales if all(values[item.id] is not None for item in scale.items))
    return Record(perspective_of(design, form, row), row["wave"], row["site"], row["team"], row["role"], row["employer"], row["respondent"],
                  Fraction(row["weight"]), raw, values, form_scores(form, values), complete,
                  {item.id: item.options.favourable for item in form.items},
                  {scale.id: [item.id for item in scale.items] for scale in form.scales}, rated)


def read_records(design, folder):
    """Every row of every form's file."""
    records = []
    for form in design.forms:
        with open(Path(folder) / f"{form.name}.csv", encoding="utf-8", newline="") as file:
            records += [record_of(design, form, row) for row in csv.DictReader(file)]
    return records


def figure(record, quantity):
    """What one record adds to a quantity: a tuple such as ("sum", "hope") or ("chosen", "hope_1", "4")."""
    kind, *of = quantity
    if kind == "responded":
        return Fraction(any(text != "" for text in record.raw.values()))
    if kind == "scored":
        return Fraction(any(score is not None for name, score in record.scores.items() if name != "whole"))
    name = of[0]
    if kind in ("blank", "dont_know"):
        return Fraction(record.raw.get(name) == {"blank": "", "dont_know": "999"}[kind])
    if kind == "favourable":
        return share_favourable(record, name)
    if kind == "chosen":
        return Fraction(of[1] in record.raw.get(name, "").split(";"))
    if kind in ("below", "equal", "above"):
        return Fraction(record.rated.get(name) == kind)
    value = record.scores[name] if name in record.scores else record.values.get(name)
    if value is None:
        return Fraction(0)
    return {"n": Fraction(1), "sum": value, "squares": value * value}[kind]


def share_favourable(record, name):
    """Of an item 1 or 0; of a scale the favourable answers in percent of those given."""
    if not has(record, name):
        return Fraction(0)
    if name not in record.scores:
        return Fraction(record.values[name] in record.favourable[name])
    answered = [item for item in record.items_of[name] if record.values[item] is not None]
    return Fraction(100 * sum(record.values[item] in record.favourable[item] for item in answered), len(answered))


def has(record, name):
    """Whether the record counts in the n of a scale or item."""
    return (record.scores[name] if name in record.scores else record.values.get(name)) is not None
