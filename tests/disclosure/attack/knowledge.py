"""What the published tables say, as equations: a quantity summed over known people has a known value.

Nothing here looks at answers to find a value. The true figures serve only to check that a row was read rightly.
"""

import csv
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from records import LEFT_OUT, rated_name

LARGEST_DENOMINATOR = 20_000


@dataclass
class Fact:
    """Sum over records of factor x figure = value."""
    quantity: tuple
    factors: dict  # record -> factor
    value: Fraction
    source: str
    about: str

    def __post_init__(self):
        """`people` is set where everyone counts once."""
        self.people = frozenset(self.factors) if all(factor == 1 for factor in self.factors.values()) else None


def read_table(folder, name):
    path = Path(folder) / "tables" / f"{name}.csv"
    if not path.exists():
        return []
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def snapped(number):
    """The fraction with a small denominator that a double stands for; sums of answers are such fractions."""
    return Fraction(number).limit_denominator(LARGEST_DENOMINATOR)


def number(row, column):
    text = row.get(column, "")
    return float(text) if text not in ("", None) else None


def ones(people):
    return dict.fromkeys(people, 1)


class Knowledge:
    """Collects facts from the folders that runs wrote."""

    def __init__(self, population):
        self.population = population
        self.facts = []
        self.plain = {}  # (quantity, people) -> fact, of those in which everyone counts once
        self.misread = []
        self.headcounts = {}  # people -> how many could have answered
        self.heads = []  # rows of the headcount
        self.about = ""

    def read_headcount(self, path):
        if path.exists():
            with open(path, encoding="utf-8", newline="") as file:
                self.heads = list(csv.DictReader(file))

    def headcount_of(self, people):
        """Of all who could have answered at the site of some people, in their wave."""
        one = self.population.rows[next(iter(people))]
        return sum(int(row["people"]) for row in self.heads
                   if (row["wave"], row["perspective"], row["site"]) == (one.wave, one.perspective, one.site))

    def add(self, quantity, factors, value, source):
        fact = Fact(quantity, factors, Fraction(value), source, self.about)
        true = self.population.total(factors, quantity)
        if true == fact.value:
            self.facts.append(fact)
            if fact.people is not None:
                self.plain.setdefault((quantity, fact.people), fact)
        elif not self.population.design.round_base:  # counts are only nearly right, and a guess may be wrong
            self.misread.append((fact, true))

    def add_moments(self, name, people, row, columns, source, in_percent_of=None):
        """n, mean and sd of a scale or item in a group; in percent of maximum, of the form of a perspective."""
        n, mean, sd = (number(row, column) if column else None for column in columns)
        if n is None or row.get("status") == "forms_differ":
            return
        n = int(n)
        if self.population.design.round_base:
            n = self.exact_count(name, n, mean, sd, row)
        self.add(("n", name), ones(people), n, source)
        if mean is None or not n:
            return
        total = snapped(n * (self.metric(name, mean, in_percent_of) if in_percent_of else mean))
        self.add(("sum", name), ones(people), total, source)
        if sd is not None and n > 1:
            squares = Fraction(sd) ** 2 * (n - 1) + total * total / n
            self.add(("squares", name), ones(people), squares.limit_denominator(LARGEST_DENOMINATOR), source)

    def exact_count(self, name, n, mean, sd, row):
        """A rounded count once more exactly: by the standard error, or as the one number near it that fits a mean of whole numbers."""
        se = number(row, "se")
        if sd and se:
            return round((sd / se) ** 2)
        base = self.population.design.round_base
        near = range(max(1, n - base // 2), n + base // 2 + 1)
        fitting = [] if mean is None or name not in self.population.items else [m for m in near if m % snapped(mean).denominator == 0]
        return fitting[0] if len(fitting) == 1 else 0

    def conclude(self, quantity, people, value, source):
        """Adds what follows from other facts about the same people; a conclusion that is wrong is no harm done."""
        true = self.population.total(ones(people), quantity)
        if true == value and (quantity, people) not in self.plain:
            fact = Fact(quantity, ones(people), Fraction(value), source, "")
            self.facts.append(fact)
            self.plain[quantity, people] = fact

    def add_guess(self, name, people, n, mean, variance, source):
        """What a test statistic says of a group: its n, mean and variance as doubles."""
        total = snapped(n * mean)
        squares = Fraction(variance * (n - 1) + float(total) ** 2 / n).limit_denominator(144)
        self.add_exact(name, people, n, total, squares, source)

    def add_exact(self, name, people, n, total, squares, source):
        for kind, value in (("n", n), ("sum", total), ("squares", squares)):
            self.conclude((kind, name), people, value, source)

    def taking_part(self, scope, name):
        """The groups large enough to be tested, which anybody can tell from their n or guess."""
        return self.groups_of(scope, name, max(2, self.population.design.minimum_to_test))

    def groups_of(self, scope, name, smallest):
        population, groups = self.population, {}
        for i in population.compared(scope):
            groups.setdefault(population.group_name(i, scope["by"]), set()).add(i)
        return [frozenset(people) for people in groups.values()
                if population.size(people, ("n", name)) >= smallest]

    def metric(self, name, percent, perspective):
        """A mean in percent of maximum, back in the metric of its scale."""
        low, high = self.ends(name, perspective, declared_range)
        return float(low) + percent * float(high - low) / 100

    def range(self, name, perspective):
        """The lowest and highest value of an item, or score of a scale or composite, that somebody of a perspective can have."""
        return self.ends(name, perspective, possible_range)

    def ends(self, name, perspective, range_of):
        ranges = []
        for form in self.population.design.forms:
            items = [item.options for item in form.items if name in (item.id, rated_name(item.id))]
            scales = [scale for scale in form.scales if scale.id == name]
            if form.perspective != perspective.removesuffix(LEFT_OUT):
                continue
            if items:
                ranges.append((items[0].low, items[0].high))
            elif scales:
                ranges.append(range_of(scales[0]))
            elif name == "whole" and form.composite:
                ends = [range_of(scale) for scale in form.scales]
                ranges.append(tuple(Fraction(sum(values), len(values)) for values in zip(*ends)))
        return (min(low for low, _ in ranges), max(high for _, high in ranges)) if ranges else (0, 0)


def declared_range(scale):
    options = scale.items[0].options
    k = {"sum": len(scale.items), "count": len(scale.items), "mean": 1}.get(scale.method)
    return (k * options.low, k * options.high) if k else (0, 100)


def possible_range(scale):
    """A sum may be of fewer answers than there are questions."""
    low, high = declared_range(scale)
    return (min(low, scale.minimum_answered * scale.items[0].options.low), high) if scale.method in ("sum", "count") else (low, high)
