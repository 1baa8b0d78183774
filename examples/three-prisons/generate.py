#!/usr/bin/env python3
"""Makes the simulated answers and headcount of this example: no prison and no person here is real.

    python3 generate.py [--out FOLDER]

writes responses/paper/*.csv, responses/online/*.csv and headcount.csv into FOLDER, by default the folder of this file.
The same bytes come out on every machine: numbers come from Random.random() alone, whose sequence Python promises to
keep, and normal draws are sums of twelve of them, so that no mathematical library takes part.

What is planted is in EFFECTS; README.md says what a report should make of it. Everything else differs by chance and by
the spread of prisons and wings in SPREAD.
"""

import argparse
import io
import random
from pathlib import Path

SEED = 2026
WAVES = ("2024", "2025", "2026")

# People on the day of the audit: wing -> (staff, service users). Wings of about ten staff are the small teams.
PRISONS = {
    "Alderbrook": {"A wing": (31, 88), "B wing": (29, 84), "C wing": (34, 92), "D wing": (27, 71)},
    "Birchford": {"A wing": (30, 76), "B wing": (33, 81), "C wing": (32, 84), "D wing": (11, 18), "E wing": (12, 40)},
    "Cedarholm": {"A wing": (36, 95), "B wing": (28, 70), "C wing": (30, 86), "D wing": (33, 90), "E wing": (10, 17),
                  "F wing": (12, 15)},
}

# scale -> (items in both forms, items in the staff form, reversed numbers, mean of an answer from 1 to 5)
SCALES = {
    "vision": (6, 7, {5, 7}, 3.2),
    "empowerment": (6, 7, {2}, 3.0),
    "risk_learning": (6, 7, {3, 7}, 3.0),
    "patience": (6, 7, {3, 5}, 3.1),
    "lived_experience": (7, 8, {4, 5}, 2.9),
    "values": (6, 6, set(), 3.3),
}
# How much easier or harder to agree with items 1 to 6 are than their scale; further items are in the middle.
ITEM_OFFSETS = (-0.3, 0.2, 0.1, -0.1, 0.3, -0.2)

# (scale, perspective, prison, wing, first wave, shift in scale points); None stands for all.
EFFECTS = (
    ("lived_experience", "service_user", "Alderbrook", None, "2025", 0.42),
    ("empowerment", "staff", None, None, "2024", 0.17),
    ("empowerment", "service_user", None, None, "2024", -0.17),
    ("risk_learning", None, "Birchford", "C wing", "2024", -0.65),
)

# Standard deviations in scale points. Prisons and wings keep theirs in every wave, and staff and service users of a
# wing share it; together they make about one twentieth of the variance of a scale score.
SPREAD = {"prison": 0.07, "wing": 0.13, "person": 0.45, "person on one scale": 0.35, "answer": 0.85}

RESPONSE_RATE = {("staff", "2024"): 0.66, ("staff", "2025"): 0.70, ("staff", "2026"): 0.68,
                 ("service_user", "2024"): 0.50, ("service_user", "2025"): 0.54, ("service_user", "2026"): 0.52}
# Chances for each answer; `abandoned` and `empty sheet` are for each person.
MISSING = {
    "staff": {"dont_know": 0.012, "not_applicable": 0.008, "blank": 0.025, "abandoned": 0.015, "empty sheet": 0.004},
    "service_user": {"dont_know": 0.05, "not_applicable": 0.01, "blank": 0.045, "abandoned": 0.03, "empty sheet": 0.004},
}
OFTEN_NOT_APPLICABLE = {"vision_3": 0.06}  # families and friends: some have none at hand
ROLES = (("Officer", 0.53), ("Nurse", 0.13), ("Drug worker", 0.14), ("Manager", 0.08), ("Other", 0.12))
NO_WING, NO_ROLE = 0.01, 0.02

DONT_KNOW, NOT_APPLICABLE, BLANK = "8", "9", ""
LABELS = {"1": "Strongly disagree", "2": "Disagree", "3": "Neither", "4": "Agree", "5": "Strongly agree",
          DONT_KNOW: "Don\u2019t know", NOT_APPLICABLE: "Does not apply to me", BLANK: ""}


def stream(*name):
    """A random sequence of its own for each name, so that changing one number leaves the others alone."""
    return random.Random("/".join((str(SEED), *name)))


def normal(rng):
    """Mean 0, standard deviation 1, by addition alone: the sum of twelve uniform draws."""
    return sum(rng.random() for _ in range(12)) - 6.0


def item_ids(perspective):
    """(id, scale, number) in the order of the form."""
    for scale, (shared, of_staff, _, _) in SCALES.items():
        for number in range(1, (of_staff if perspective == "staff" else shared) + 1):
            yield f"{scale}_{number}", scale, number


def place_effect(scale, prison, wing):
    """What a prison and a wing add to a scale: half of the variance is common to all scales."""
    half = 0.5 ** 0.5
    total = 0.0
    for level, name in (("prison", (prison,)), ("wing", (prison, wing))):
        common, own = normal(stream(level, *name)), normal(stream(level, *name, scale))
        total += SPREAD[level] * half * (common + own)
    return total


def planted(scale, perspective, prison, wing, wave):
    """The sum of the planted effects that apply."""
    return sum(shift for s, p, at, on, first, shift in EFFECTS
               if s == scale and p in (None, perspective) and at in (None, prison) and on in (None, wing) and wave >= first)


def answer(rng, level, number, is_reversed):
    """A code from 1 to 5, as ticked: reversed items are answered the other way round."""
    offset = ITEM_OFFSETS[number - 1] if number <= len(ITEM_OFFSETS) else 0.0
    value = min(5, max(1, int(level + offset + SPREAD["answer"] * normal(rng) + 0.5)))
    return str(6 - value if is_reversed else value)


def missing_instead(rng, item, chances):
    """The missing code that takes the place of an answer, or None."""
    draw = rng.random()
    for code, chance in ((DONT_KNOW, chances["dont_know"]), (BLANK, chances["blank"]),
                         (NOT_APPLICABLE, OFTEN_NOT_APPLICABLE.get(item, chances["not_applicable"]))):
        if draw < chance:
            return code
        draw -= chance
    return None


def answers_of(rng, perspective, levels):
    """The codes of one person, in the order of the form."""
    chances = MISSING[perspective]
    items = list(item_ids(perspective))
    last = len(items)
    if rng.random() < chances["empty sheet"]:
        last = 0
    elif rng.random() < chances["abandoned"]:
        last = 8 + int(rng.random() * (len(items) - 12))
    codes = []
    for position, (item, scale, number) in enumerate(items):
        given = answer(rng, levels[scale], number, number in SCALES[scale][2])
        instead = missing_instead(rng, item, chances)
        codes.append(BLANK if position >= last else given if instead is None else instead)
    return codes


def drawn_role(rng):
    """A role by the shares in ROLES, or blank."""
    if rng.random() < NO_ROLE:
        return ""
    draw = rng.random()
    for role, share in ROLES:
        if draw < share:
            return role
        draw -= share
    return ROLES[-1][0]


def person(rng, perspective, prison, wing, wave):
    """One sheet: prison, wing, role and codes."""
    mood = SPREAD["person"] * normal(rng)
    levels = {}
    for scale, (_, _, _, mean) in SCALES.items():
        own = SPREAD["person on one scale"] * normal(rng)
        levels[scale] = (mean + place_effect(scale, prison, wing) + planted(scale, perspective, prison, wing, wave) + mood + own)
    role = drawn_role(rng)
    named_wing = "" if rng.random() < NO_WING else wing
    return {"prison": prison, "wing": named_wing, "role": role, "codes": answers_of(rng, perspective, levels)}


def sheets(perspective, wave):
    """Everyone who handed in a form, in order of arrival."""
    arrived = []
    for prison, wings in PRISONS.items():
        for wing, (staff, users) in wings.items():
            for number in range(staff if perspective == "staff" else users):
                rng = stream(wave, perspective, prison, wing, str(number))
                arrival = rng.random()
                if rng.random() < RESPONSE_RATE[perspective, wave]:
                    arrived.append((arrival, person(rng, perspective, prison, wing, wave)))
    return [sheet for _, sheet in sorted(arrived, key=lambda entry: entry[0])]


def paper_file(perspective, wave, delimiter):
    """Codes keyed in from paper forms."""
    out = io.StringIO()
    own = ["role"] if perspective == "staff" else []
    heading = ["sheet", "year", "prison", "wing", *own, *(item for item, _, _ in item_ids(perspective))]
    out.write(delimiter.join(heading) + "\n")
    for number, sheet in enumerate(sheets(perspective, wave), 1):
        name = f"simulated-{wave}-{'s' if perspective == 'staff' else 'u'}{number:03d}"
        row = [name, wave, sheet["prison"], sheet["wing"], *(sheet[column] for column in own), *sheet["codes"]]
        out.write(delimiter.join(row) + "\n")
    return out.getvalue().encode("utf-8")


def online_file(perspective, wave):
    """Labels, as a survey tool exports them: byte-order mark, every cell quoted, CRLF, curly apostrophes."""
    rows = [["Response ID", "Prison", "Wing", "Job", *(item for item, _, _ in item_ids(perspective))]]
    for number, sheet in enumerate(sheets(perspective, wave), 1):
        labels = [LABELS[code] for code in sheet["codes"]]
        rows.append([f"simulated-{wave}-{number:03d}", sheet["prison"], sheet["wing"], sheet["role"], *labels])
    text = "".join(",".join(f'"{cell}"' for cell in row) + "\r\n" for row in rows)
    return text.encode("utf-8-sig")


def headcount_file():
    """How many people could have answered."""
    lines = ["wave,perspective,site,team,people"]
    for wave in WAVES:
        for position, perspective in enumerate(("staff", "service_user")):
            for prison, wings in PRISONS.items():
                lines += [f"{wave},{perspective},{prison},{wing},{people[position]}" for wing, people in wings.items()]
    return ("\n".join(lines) + "\n").encode("utf-8")


def all_files():
    """Path inside the example -> bytes."""
    return {
        "responses/paper/staff-2024.csv": paper_file("staff", "2024", ","),
        "responses/paper/staff-2025.csv": paper_file("staff", "2025", ","),
        "responses/online/staff-2026.csv": online_file("staff", "2026"),
        "responses/paper/service-users-2024.csv": paper_file("service_user", "2024", ","),
        "responses/paper/service-users-2025.csv": paper_file("service_user", "2025", ";"),
        "responses/paper/service-users-2026.csv": paper_file("service_user", "2026", ","),
        "headcount.csv": headcount_file(),
    }


def main():
    parser = argparse.ArgumentParser(description="Makes the simulated data of the three-prisons example.")
    parser.add_argument("--out", type=Path, default=Path(__file__).resolve().parent)
    folder = parser.parse_args().out
    for name, content in all_files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


if __name__ == "__main__":
    main()
