"""Adjusted p-values: worked out over a family of tests, they repeat the p-value of a test that is not shown."""

import collections

from knowledge import number, read_table

CLOSE = 1e-9
TABLES = ("pairwise", "change", "gaps", "item_gaps", "comparisons", "actions")


def family(row):
    """What the rows of one family of tests have in common; see docs/statistics/pairwise.md."""
    site = row["site"] if row["by"] == "team" else ""
    return tuple(row.get(column, "") for column in (
        "instrument", "wave", "perspective", "by", "test", "wave_from", "wave_to", "perspective_a", "perspective_b")) + (site,)


def families(folder, table):
    out = collections.defaultdict(list)
    for row in read_table(folder, table):
        out[family(row)].append(row)
    return out.values()


def is_whole(value):
    return abs(value - round(value)) < CLOSE * max(1, value)


def is_own(p, adjusted, tests):
    """Whether p_adjusted is made of this row's own p: a whole multiple (Holm), or tests / rank times it (Benjamini-Hochberg)."""
    if adjusted in (p, 1):
        return True
    factor = adjusted / p
    return is_whole(factor) or any(is_whole(m / factor) for m in range(2, tests + 1))


def borrowed(rows):
    """The adjusted p-values that are not made of the p of any row shown: they are those of a test that is hidden."""
    shown = [(number(row, "p_value"), number(row, "p_adjusted")) for row in rows if number(row, "p_adjusted") is not None]
    own = {adjusted for p, adjusted in shown if p and is_own(p, adjusted, len(rows))}
    return sorted({adjusted for p, adjusted in shown if p and not any(abs(adjusted - o) <= CLOSE * o for o in own)})


def hidden_p_values(rows, true_rows):
    """The p-values of the tests that are withheld here."""
    shown = {tuple(row.get(column, "") for column in KEY) for row in rows if number(row, "p_value") is not None}
    return [p for row in true_rows if tuple(row.get(column, "") for column in KEY) not in shown and (p := number(row, "p_value"))]


KEY = ("site", "group", "scale", "item", "group_a", "group_b", "item_a", "item_b")


def recovered(folder, true_folder):
    """Yields (table, p, how): p-values of withheld tests that follow from adjusted ones that are shown."""
    for table in TABLES:
        truth = {family(rows[0]): rows for rows in families(true_folder, table)}
        for rows in families(folder, table):
            for adjusted in borrowed(rows):
                for p in hidden_p_values(rows, truth[family(rows[0])]):
                    factor = adjusted / p
                    if is_whole(factor) or any(is_whole(m / factor) for m in range(2, len(rows) + 1)):
                        yield table, p, f"p_adjusted {adjusted} is {factor:.12g} times it"
                        break
