"""How an attacker reads each table: one function a table, which adds its equations to what is known."""

import collections
import datetime
import math
from fractions import Fraction
from pathlib import Path

import study_maker
from knowledge import number, ones, read_table, snapped
from records import LEFT_OUT, rated_name


def is_weighted(design):
    return bool(design.weights)


def read_responses(known, row, scope, people):
    responded, scored = number(row, "responded"), number(row, "scored")
    rate, headcount = number(row, "response_rate"), number(row, "headcount")
    if known.population.design.round_base:
        return
    if responded is None and rate is not None and headcount is not None:
        responded = round(rate * headcount)
    if headcount is not None and people:
        known.headcounts[people] = int(headcount)
    if responded is not None:
        known.add(("responded",), ones(people), int(responded), "responses")
    if scored is not None:
        known.add(("scored",), ones(people), int(scored), "responses")


def read_scores(known, row, scope, people):
    if not is_weighted(known.population.design) or is_within_one_weight(known, people):
        known.add_moments(row["scale"], people, row, ("n", "mean", "sd"), "scores")
        read_favourable(known, row, row["scale"], people, 1)
        return
    known.add_moments(row["scale"], people, row, ("n", None, None), "scores")
    add_weighted_sum(known, row["scale"], people, row)


def read_favourable(known, row, name, people, one_in):
    """The mean percentage of favourable answers, as a sum of shares of which one is 1 / one_in percent of the people."""
    n, percent = number(row, "n"), number(row, "percent_favourable")
    if n and percent is not None and not known.population.design.round_base:
        known.add(("favourable", name), ones(people), snapped(n * percent / one_in), row_source(row))


def row_source(row):
    return "items" if "item" in row else "scores"


def is_within_one_weight(known, people):
    """Where weights go by site, the figures of one site are those without weights."""
    rows = known.population.rows
    if known.population.design.weights == "rake_two":
        return len({(rows[i].site, rows[i].role) for i in people}) == 1
    return known.population.design.weights in ("site", "rake") and len({rows[i].site for i in people}) == 1


def add_weighted_sum(known, name, people, row):
    """With weights by site that anybody can work out, a weighted mean is a sum with known factors."""
    mean = number(row, "mean")
    if known.population.design.weights != "site" or mean is None:
        return
    rows = known.population.rows
    factors = {i: rows[i].weight for i in people & known.population.counted(("n", name))}
    known.add(("sum", name), factors, snapped(float(sum(factors.values())) * mean), "scores")


def read_items(known, row, scope, people):
    weighted = is_weighted(known.population.design) and not is_within_one_weight(known, people)
    item = row["item"]
    known.add_moments(item, people, row, ("n", None if weighted else "mean", None if weighted else "sd"), "items")
    if number(row, "n") is None or known.population.design.round_base:
        return
    if not weighted:
        read_favourable(known, row, item, people, 100)
    for column, kind in (("missing", "blank"), ("dont_know", "dont_know")):
        known.add((kind, item), ones(people & known.population.counted(("responded",))), int(number(row, column)), "items")


def read_options(known, row, scope, people):
    if number(row, "count") is not None and not known.population.design.round_base:
        known.add(("chosen", row["item"], row["code"]), ones(people), int(number(row, "count")), "options")


def read_reliability(known, row, scope, people):
    people = known.population.complete(people, row["scale"])
    known.add_moments(row["scale"], people, row, ("n", None, None), "reliability")


def read_group_agreement(known, row, scope, people):
    people = known.population.complete(people, row["scale"])
    known.add_moments(row["scale"], people, row, ("n", None, None), "group_agreement")


def read_item_analysis(known, row, scope, people):
    people = known.population.complete(people, row["scale"])
    known.add_moments(row["item"], people, row, ("n", "mean", "sd"), "item_analysis")


def read_comparisons(known, row, scope, people):
    if number(row, "n") is None:
        return
    parts = known.taking_part(scope, row["scale"])
    union = frozenset().union(*parts) if parts else frozenset()
    known.add(("n", row["scale"]), ones(union), int(number(row, "n")), "comparisons")


def read_pairwise(known, row, scope, people):
    side_a = known.population.labelled(scope, row["group_a"])
    side_b = known.population.labelled(scope, row["group_b"])
    if row["group_b"] == "rest":
        side_b = known.population.compared(scope) - side_a
    known.add_moments(row["scale"], side_a, row, ("n_a", "mean_a", None), "pairwise")
    known.add_moments(row["scale"], side_b, row, ("n_b", "mean_b", None), "pairwise")


def read_gaps(known, row, scope, people):
    for side in "ab":
        people = known.population.members({**scope, "perspective": row[f"perspective_{side}"]})
        known.add_moments(row["scale"], people, row, (f"n_{side}", f"mean_{side}", None), "gaps",
                          in_percent_of=row[f"perspective_{side}"])


def read_change(known, row, scope, people):
    waves = row["wave_from"], row["wave_to"]
    if row["design"] == "linked":
        sides = known.population.linked(scope, row["scale"], *waves)
    else:
        sides = [known.population.members({**scope, "wave": wave}) for wave in waves]
    for side, group in zip(("from", "to"), sides):
        known.add_moments(row["scale"], group, row, (f"n_{side}", f"mean_{side}", None),
                          "change (linked)" if row["design"] == "linked" else "change")


def years(design):
    """Years of each wave since the first, as the program counts them."""
    days = [datetime.date.fromisoformat(date).toordinal() for date in study_maker.DATES[: len(design.waves)]]
    return {wave: Fraction(day - days[0]) * Fraction(100, 36525) for wave, day in zip(design.waves, days)}


def read_trends(known, row, scope, people):
    n, slope = number(row, "n"), number(row, "slope_per_year")
    if n is None:
        return
    population, name = known.population, row["scale"]
    people = people & population.counted(("n", name))
    known.add(("n", name), ones(people), int(n), "trends")
    if slope is None or row["method"] != "ols":
        return
    at = years(population.design)
    time = {i: at[population.rows[i].wave] for i in people}
    middle = sum(time.values()) / len(time)
    spread = sum((t - middle) ** 2 for t in time.values())
    factors = {i: (t - middle) * 1461 for i, t in time.items()}
    known.add(("sum", name), factors, snapped(slope * float(spread) * 1461), "trends")


def read_bootstrap_intervals(known, row, scope, people):
    known.add_moments(row["scale"], people, row, ("n", "estimate", None), "bootstrap_intervals")


def read_permutation_tests(known, row, scope, people):
    side_a = known.population.labelled(scope, row["group_a"])
    side_b = known.population.compared(scope) - side_a if row["group_b"] == "rest" else known.population.labelled(scope, row["group_b"])
    known.add_moments(row["scale"], side_a, row, ("n_a", None, None), "permutation_tests")
    known.add_moments(row["scale"], side_b, row, ("n_b", None, None), "permutation_tests")
    difference, n_a, n_b = (number(row, column) for column in ("difference", "n_a", "n_b"))
    if difference is not None and not known.population.design.round_base:
        counted = known.population.counted(("n", row["scale"]))
        factors = {**dict.fromkeys(side_a & counted, int(n_b)), **dict.fromkeys(side_b & counted, -int(n_a))}
        known.add(("sum", row["scale"]), factors, snapped(difference * n_a * n_b), "permutation_tests")


def read_interval_cautions(known, row, scope, people):
    known.add_moments(row["scale"], people, row, ("n", None, None), "interval_cautions")


def read_weighting(known, row, scope, people):
    """Raked to the headcount of sites, a weight is a site's headcount over those who answered, in multiples of the mean."""
    known.add_moments(row["scale"], people, row, ("n", None, None), "weighting")
    weights = [number(row, column) for column in ("smallest_weight", "largest_weight")]
    if known.population.design.weights == "rake" and None not in weights and not known.population.design.round_base:
        add_raked_counts(known, row["scale"], people, weights)
    if known.population.design.weights == "site" and None not in weights and not known.population.design.round_base:
        add_counts_by_weight(known, row, people)


def add_raked_counts(known, name, people, weights):
    """Of the site with the smallest weight, and of that with the largest, how many answered, where it is a whole number."""
    scored = people & known.population.counted(("n", name))
    sites = {}
    for i in people & known.population.counted(("responded",)):
        sites.setdefault(known.population.rows[i].site, set()).add(i)
    heads = {site: known.headcount_of(some) for site, some in sites.items()}
    of_row = {i: heads[known.population.rows[i].site] / len(sites[known.population.rows[i].site]) for i in scored}
    mean = sum(of_row.values()) / len(of_row) if of_row else 0
    for site, some in sites.items():
        for weight in weights:
            count = heads[site] / (weight * mean) if mean else 0
            if abs(count - round(count)) < 1e-9:
                known.conclude(("responded",), frozenset(some), round(count), "weighting")


def add_counts_by_weight(known, row, people):
    """Of weights by site that anybody can work out, how many have each: the one way to have this sum and sum of squares."""
    name, n, effective = row["scale"], int(row["n"]), number(row, "effective_n")
    of_weight = {}
    for i in people:
        of_weight.setdefault(known.population.rows[i].weight, set()).add(i)
    weights = sorted(float(weight) for weight in of_weight)
    if len(weights) > 3:
        return
    total = n * weights[0] / number(row, "smallest_weight")
    fitting = [counts for counts in shares(n, len(weights))
               if is_near(sum(count * weight for count, weight in zip(counts, weights)), total)
               and is_near(sum(count * weight ** 2 for count, weight in zip(counts, weights)), total ** 2 / effective)]
    if len(fitting) == 1:
        for (_, some), count in zip(sorted(of_weight.items()), fitting[0]):
            known.conclude(("n", name), frozenset(some), count, "weighting")


def is_near(a, b):
    return abs(a - b) < 1e-9 * max(1, abs(b))


def shares(n, parts):
    """Every way to share n out to so many."""
    if parts == 1:
        return [(n,)]
    return [(first, *rest) for first in range(n + 1) for rest in shares(n - first, parts - 1)]


def read_population(known, row, scope, people):
    weighted = is_weighted(known.population.design) and not is_within_one_weight(known, people)
    known.add_moments(row["scale"], people, row, ("n", None if weighted else "mean", None), "population")
    if number(row, "headcount") is not None and people:
        known.headcounts[people] = int(number(row, "headcount"))


def read_benchmarks(known, row, scope, people):
    weighted = is_weighted(known.population.design) and not is_within_one_weight(known, people)
    known.add_moments(row["scale"], people, row, ("site_n", None if weighted else "mean", None), "benchmarks")


def read_standardised_means(known, row, scope, people):
    """The plain mean of those whose role is known, and the mean by role with the mix of all sites, which everybody is taken to know."""
    rows, name = known.population.rows, row["scale"]
    at_sites = known.population.where(scope["perspective"], scope["wave"]) & known.population.counted(("n", name))
    mix = collections.Counter(rows[i].role for i in at_sites if rows[i].role and rows[i].site)
    here = frozenset(i for i in people & at_sites if rows[i].role)
    known.add_moments(name, here, row, ("n", "mean", None), "standardised_means")
    mean, levels = number(row, "standardised_mean"), collections.Counter(rows[i].role for i in here)
    if mean is None or known.population.design.weights == "rake_two" or known.population.design.round_base:
        return  # with a headcount of roles the mix is that
    whole = math.lcm(*levels.values())
    factors = {i: whole // levels[rows[i].role] * mix[rows[i].role] for i in here}
    known.add(("sum", name), factors, snapped(mean * sum(mix.values()) * whole), "standardised_means")


def read_needs(known, row, scope, people):
    weighted = is_weighted(known.population.design) and not is_within_one_weight(known, people)
    if not row["importance"] and rated_name(row["item"]) not in known.population.items:
        known.add_moments(row["item"], people, row, ("n", None if weighted else "current", None), "needs")
        return
    for name, column in ((row["item"], "current"), (f"{row['item']}_importance", "importance")):
        known.add_moments(rated_name(name), people, row, ("n", None if weighted else column, None), "needs")


def read_ranked_needs(known, row, scope, people):
    n, below = number(row, "n"), number(row, "percent_below")
    known.add_moments(rated_name(row["item"]), people, row, ("n", None, None), "ranked_needs")
    weighted = is_weighted(known.population.design) and not is_within_one_weight(known, people)
    if n is None or below is None or weighted or known.population.design.round_base:
        return
    for kind in ("below", "equal", "above"):
        known.add((kind, rated_name(row["item"])), ones(people), round(n * number(row, f"percent_{kind}") / 100), "ranked_needs")


def read_representation(known, row, scope, people):
    """A group and the rest of the group above it: of its site for a team, of everyone else."""
    if known.population.design.round_base:
        return
    above = {**scope, "by": "site" if scope["by"] == "team" and scope["site"] else "all"}
    for column, group in (("", people), ("rest_", known.population.members(above) - people)):
        responded, headcount = number(row, f"{column}responded"), number(row, f"{column}headcount")
        if responded is not None:
            known.add(("responded",), ones(group), int(responded), "representation")
        if headcount is not None and group:
            known.headcounts.setdefault(group, int(headcount))


def read_non_response(known, row, scope, people):
    for side in "ab":
        name, percent_of = row[f"side_{side}"], None
        if row["finding"] == "pairwise":
            group = known.population.labelled(scope, name)
        elif row["finding"] == "gaps":
            group, percent_of = known.population.members({**scope, "perspective": name}), name
        elif known.population.design.linked:
            group = known.population.linked(scope, row["scale"], row["side_a"], row["side_b"])["ab".index(side)]
        else:
            group = known.population.members({**scope, "wave": name})
        source = "change (linked)" if row["finding"] == "change" and known.population.design.linked else "non_response"
        known.add_moments(row["scale"], group, row, (f"n_{side}", f"mean_{side}", None), source, in_percent_of=percent_of)


def read_actions(known, row, scope, people):
    """The difference of two means, for somebody who knows how many people are behind each."""
    difference, waves = number(row, "difference"), (row["wave_before"], row["wave_after"])
    if difference is None:
        return
    is_linked = known.population.design.linked
    sides = known.population.linked(scope, row["scale"], *waves) if is_linked else [known.population.members({**scope, "wave": wave}) for wave in waves]
    before, after = (side & known.population.counted(("n", row["scale"])) for side in sides)
    factors = {**dict.fromkeys(after, len(before)), **dict.fromkeys(before, -len(after))}
    known.add(("sum", row["scale"]), factors, snapped(difference * len(before) * len(after)), "change (linked)" if is_linked else "actions")


def read_exclusion_effects(known, row, scope, people):
    everyone = people | known.population.members({**scope, "perspective": scope["perspective"] + LEFT_OUT})
    known.add_moments(row["scale"], everyone, row, ("n_all", "mean_all", "sd_all"), "exclusion_effects")
    known.add_moments(row["scale"], people, row, ("n_kept", "mean_kept", "sd_kept"), "exclusion_effects")


READERS = {
    "exclusion_effects": read_exclusion_effects,
    "representation": read_representation, "non_response": read_non_response, "actions": read_actions,
    "standardised_means": read_standardised_means, "weighting": read_weighting, "population": read_population, "benchmarks": read_benchmarks,
    "responses": read_responses, "scores": read_scores, "items": read_items, "options": read_options,
    "reliability": read_reliability, "group_agreement": read_group_agreement, "item_analysis": read_item_analysis,
    "comparisons": read_comparisons, "pairwise": read_pairwise, "gaps": read_gaps, "change": read_change, "trends": read_trends,
    "bootstrap_intervals": read_bootstrap_intervals, "permutation_tests": read_permutation_tests,
    "interval_cautions": read_interval_cautions, "needs": read_needs, "ranked_needs": read_ranked_needs,
}
READ_ELSEWHERE = {"games_howell", "agreement", "variance_components"}  # by searching.py
# How many answered every question, and what a maximum of likelihood or many draws made of all their answers at once.
WITHOUT_SUMS = {"structure", "loadings", "factor_correlations", "drivers"}
# None about a group with a name.
WITHOUT_FIGURES = {"findings", "suppressions", "benchmark_targets", "quality", "exclusions", "form_changes", "scale_versions", "not_combined"}


def unread_tables(folder):
    """Tables with rows that no attack reads yet."""
    known = READERS.keys() | READ_ELSEWHERE | WITHOUT_SUMS | WITHOUT_FIGURES
    return {path.stem for path in Path(folder, "tables").glob("*.csv") if path.stem not in known and read_table(folder, path.stem)}


def read_folder(known, folder):
    """Reads all tables that a run wrote, beside the headcount that is known anyway."""
    known.read_headcount(Path(folder).parent / "headcount.csv")
    for name, reader in READERS.items():
        for row in read_table(folder, name):
            scope = {column: row[column] for column in ("perspective", "wave", "by", "site", "group")}
            known.about = " ".join(row[column] for column in ("perspective", "wave", "site", "group") if row[column]) or "all"
            people = known.population.members(scope) if scope["perspective"] else frozenset()
            reader(known, row, scope, people)
