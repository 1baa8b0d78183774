"""What test statistics give away about a group that is not shown: published to the last digit, they leave few whole numbers."""

import math
from fractions import Fraction

from knowledge import number, read_table

CLOSE = 1e-9


def moments_of(known, name, people):
    """(n, sum, squares) where all three are known of just these people."""
    found = [known.get(((kind, name), people)) for kind in ("n", "sum", "squares")]
    return None if None in found else [fact.value for fact in found]


def variance(n, total, squares):
    return float((squares - total * total / n) / (n - 1)) if n > 1 else None


def scope_of(row):
    return {column: row[column] for column in ("perspective", "wave", "by", "site", "group")}


def near_whole(value):
    return abs(value - round(value)) < 1e-6


def games_howell(attacker, folder):
    """A difference, its standard error and its degrees of freedom give n, mean and variance of the one side not known."""
    for row in read_table(folder, "games_howell"):
        difference, q, df = (number(row, column) for column in ("difference", "q", "df"))
        if difference in (None, 0) or not q or df is None:
            continue
        sides = [attacker.population.labelled(scope_of(row), row[f"group_{side}"]) for side in "ab"]
        found = [moments_of(attacker.plain, row["scale"], side) for side in sides]
        if (found[0] is None) == (found[1] is None):
            continue
        shown = 0 if found[0] else 1
        add_other_side(attacker, row["scale"], found[shown], sides[1 - shown], (difference, q, df), -1 if shown == 0 else 1)


def add_other_side(attacker, name, shown, people, test, sign):
    difference, q, df = test
    n, total, squares = shown
    squared_error, own = 2 * (difference / q) ** 2, variance(*shown) / float(n)
    other = squared_error - own
    left = squared_error ** 2 / df - own ** 2 / float(n - 1)
    if left <= 0:
        return
    size = 1 + other ** 2 / left
    mean = float(total) / float(n) + sign * difference
    if near_whole(size) and round(size) > 1:
        attacker.add_guess(name, people, round(size), mean, other * round(size), "games_howell")


def unit_of(scale):
    """Sums of scores of this scale are whole multiples of this."""
    answered = math.lcm(*range(1, len(scale.items) + 1))
    options = scale.items[0].options
    return {"sum": Fraction(1), "count": Fraction(1), "mean": Fraction(1, answered), "percent_favourable": Fraction(100, answered),
            "percent_of_maximum": Fraction(100, answered * (options.high - options.low))}[scale.method]


def sums_of(scale, range_, n):
    """Every sum that the scores of n people can have."""
    unit = unit_of(scale)
    return (count * unit for count in range(int(n * range_[0] / unit), int(n * range_[1] / unit) + 1))


def welch_statistic(groups):
    weights = [n / variance(n, total, squares) for n, total, squares in groups]
    means = [float(total) / float(n) for n, total, _ in groups]
    everything, k = sum(weights), len(groups)
    centre = sum(w * m for w, m in zip(weights, means)) / everything
    between = sum(w * (m - centre) ** 2 for w, m in zip(weights, means)) / (k - 1)
    spread = sum((1 - w / everything) ** 2 / float(n - 1) for w, (n, _, _) in zip(weights, groups))
    return between / (1 + 2 * (k - 2) * spread / (k * k - 1))


def comparisons(attacker, folder):
    """One group that takes part is not shown: n is what is left, and two statistics give its sum and sum of squares."""
    for row in read_table(folder, "comparisons"):
        scale = attacker.population.scales.get(row["scale"])
        wanted = [number(row, column) for column in ("n", "statistic", "omega_squared")]
        if row["test"] != "welch_anova" or scale is None or None in wanted or wanted[2] <= 0:
            continue
        parts = attacker.taking_part(scope_of(row), row["scale"])
        hidden = [part for part in parts if moments_of(attacker.plain, row["scale"], part) is None]
        if len(hidden) == 1:
            shown = [moments_of(attacker.plain, row["scale"], part) for part in parts if part not in hidden]
            n = int(wanted[0]) - sum(int(group[0]) for group in shown)
            candidates = list(fitting(scale, attacker.range(scale.id, row["perspective"]), shown, n, wanted))
            if len(candidates) == 1:
                total, squares = candidates[0]
                attacker.add_exact(scale.id, hidden[0], n, total, squares, "comparisons")


def fitting(scale, range_, shown, n, wanted):
    """(sum, squares) of a group of n that make the published omega squared and Welch statistic."""
    _, statistic, omega = wanted
    unit, k = float(unit_of(scale)), len(shown) + 1
    if n < 2:
        return
    everybody = n + sum(float(group[0]) for group in shown)
    within_shown = sum(float(squares - total * total / size) for size, total, squares in shown)
    for total in sums_of(scale, range_, n):
        grand = float(total) + sum(float(group[1]) for group in shown)
        between = float(total) ** 2 / n + sum(float(group[1]) ** 2 / float(group[0]) for group in shown) - grand ** 2 / everybody
        within = between * (1 - omega) / ((k - 1) + omega * (everybody - k + 1)) * (everybody - k)
        squares = within - within_shown + float(total) ** 2 / n
        if squares * n <= float(total) ** 2 * (1 + CLOSE) or abs(squares / unit ** 2 - round(squares / unit ** 2)) > 1e-5:
            continue
        exact = round(squares / unit ** 2) * unit_of(scale) ** 2
        groups = shown + [[n, total, exact]]
        if all(variance(*group) for group in groups) and abs(welch_statistic(groups) / statistic - 1) < CLOSE:
            yield total, exact


def one_split(attacker, scope, name, within_whole):
    """(hidden, shown, whole) where just two groups of a whole of known n, sum and sum of squares are not shown."""
    everyone = attacker.population.compared(scope)
    whole = moments_of(attacker.plain, name, everyone)
    parts = attacker.groups_of(scope, name, 1)
    hidden = [part for part in parts if moments_of(attacker.plain, name, part) is None]
    if whole is None or len(hidden) != 2 or not within_whole <= everyone:
        return None
    return hidden, [moments_of(attacker.plain, name, part) for part in parts if part not in hidden], whole


def splits(scale, range_, shown, whole):
    """Every ((n, sum), (n, sum)) that two hidden groups can have."""
    low, high = range_
    n, total = int(whole[0] - sum(group[0] for group in shown)), whole[1] - sum(group[1] for group in shown)
    for first in range(1, n // 2 + 1):
        for a in sums_of(scale, range_, first):
            if low * (n - first) <= total - a <= high * (n - first):
                yield (first, a), (n - first, total - a)


def search_split(attacker, scope, scale, found, fits, source):
    hidden, shown, whole = found
    pairs = {frozenset(pair) for pair in splits(scale, attacker.range(scale.id, scope["perspective"]), shown, whole) if fits(pair)}
    if len(pairs) == 1:
        attacker.find_split(scale.id, hidden, pairs.pop(), source)


def agreement(attacker, folder):
    """F of the analysis of variance gives the sum of squares between groups, and few whole numbers make that."""
    for row in read_table(folder, "agreement"):
        scale = attacker.population.scales.get(row["scale"])
        wanted = [number(row, column) for column in ("f", "df1", "df2")]
        found = one_split(attacker, scope_of(row), row["scale"], frozenset())
        if scale is not None and None not in wanted and found is not None:
            search_split(attacker, scope_of(row), scale, found, makes_f(found, wanted), "agreement")


def makes_f(found, wanted):
    _, shown, whole = found
    f, df1, df2 = wanted
    spread = float(whole[2] - whole[1] ** 2 / whole[0])
    target = f * df1 * spread / (df2 + f * df1) + float(whole[1] ** 2 / whole[0]) - sum(float(group[1] ** 2 / group[0]) for group in shown)
    return lambda pair: abs(sum(float(total) ** 2 / n for n, total in pair) - target) < CLOSE * max(1, abs(target))


def variance_components(attacker, folder):
    """Restricted maximum likelihood with one random term: its derivatives vanish at the published variances."""
    components = {}
    for row in read_table(folder, "variance_components"):
        components.setdefault((row["perspective"], row["scale"]), {})[row["term"]] = number(row, "variance")
    for (perspective, name), terms in components.items():
        scale = attacker.population.scales.get(name)
        by = next((term for term in ("team", "site") if set(terms) == {term, "residual"}), None)
        if scale is None or by is None or not terms[by] or not terms["residual"] or len(attacker.population.design.waves) > 1:
            continue
        scope = {"perspective": perspective, "wave": "", "by": by, "site": "", "group": ""}
        found = one_split(attacker, scope, name, attacker.population.where(perspective, ""))
        if found is not None:
            search_split(attacker, scope, scale, found, makes_components(found, terms[by], terms["residual"]), "variance_components")


def makes_components(found, between, within):
    _, shown, _ = found

    def fits(pair):
        groups = [(float(n), float(total) / float(n)) for n, total in [group[:2] for group in shown] + list(pair)]
        weights = [n / (within + n * between) for n, _ in groups]
        everything = sum(weights)
        centre = sum(w * mean for w, (_, mean) in zip(weights, groups)) / everything
        slope = everything - sum(w * w for w in weights) / everything - sum(w * w * (mean - centre) ** 2 for w, (_, mean) in zip(weights, groups))
        return abs(slope) < 1e-6 * everything

    return fits
