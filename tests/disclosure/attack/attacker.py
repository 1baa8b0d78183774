"""The attacker: puts together what all published tables say and asks what it tells of groups below the minimum."""

import collections
from dataclasses import dataclass
from fractions import Fraction

import bounds
import inference
import linking
import searching
import tables
from algebra import Span, to_residue
from knowledge import Knowledge

COUNTS = {"n", "responded", "scored", "blank", "dont_know"}
# About those who answered every item, or came twice: nobody knows who they are, so their number tells of no group.
BY_PATTERN = {"item_analysis", "reliability", "group_agreement", "change (linked)"}

# What they have over a published group are some of a group of whom nobody knows which: those who skipped no question.
WHO_ANSWERED_EVERYTHING = ("item_analysis[", "reliability[", "group_agreement[")


@dataclass
class Finding:
    """A value about fewer people than the minimum that follows from what is published."""
    quantity: tuple
    who: str
    people: int
    way: str
    value: Fraction
    true: Fraction
    sources: tuple
    by_name: bool = True  # the few are a group that anybody can name, or lie between two published groups

    @property
    def exact(self):
        return self.value == self.true

    def sentence(self):
        return f"{' '.join(self.quantity)} of {self.people} ({self.who}) = {self.value}: {self.way}"


def class_of_records(vectors, how_many):
    """Records that all vectors treat alike share a column."""
    marks = [[] for _ in range(how_many)]
    for number, vector in enumerate(vectors):
        for i, factor in vector.items():
            marks[i].append((number, factor))
    classes = {}
    return [classes.setdefault(tuple(mark), len(classes)) for mark in marks]


def term(factor, fact):
    sign = "+" if factor > 0 else "-"
    size = "" if abs(factor) == 1 else f"{abs(factor)} x "
    return f"{sign} {size}{fact.source}[{fact.about}] {fact.value}"


class Attacker(Knowledge):
    def __init__(self, population):
        super().__init__(population)
        self.findings = []
        self.differences = {}

    def read(self, folder):
        """Reads a run's tables, then what their test statistics give away."""
        present = self.population.present
        if self.population.design.children == "exclude":  # then they are in no figure at all
            self.population.present -= self.population.small_teams()
        tables.read_folder(self, folder)
        for search in (searching.games_howell, searching.comparisons, searching.agreement, searching.variance_components):
            search(self, folder)
        linking.link(self)
        self.population.present = present

    def attack(self):
        by_quantity = collections.defaultdict(list)
        for fact in self.facts:
            if not (fact.quantity[0] in COUNTS and fact.source in BY_PATTERN):
                by_quantity[fact.quantity].append(fact)
        for quantity, facts in by_quantity.items():
            self.add_and_subtract(quantity, facts)
        self.find_choices(by_quantity)
        self.find_alike()
        self.find_skipped()
        self.find_everybody()
        return self.findings

    def targets(self, quantity, facts):
        """{people: who} of those below the minimum: groups with a name, and differences of two published groups."""
        counted, out = self.population.counted(quantity), {}
        for people, who in [*self.population.named, *self.differences_of(facts)]:
            if people not in out and (about := people & counted) and len(about) < self.population.minimum(about):
                out[people] = who
        return out

    def differences_of(self, facts):
        groups = {fact.people: fact for fact in facts if fact.people is not None}
        key = frozenset(groups)
        if key not in self.differences:
            self.differences[key] = [(outer - inner, f"{of.source}[{of.about}] without {other.source}[{other.about}]")
                                     for outer, of in groups.items() for inner, other in groups.items()
                                     if inner < outer and len(outer) - len(inner) < 40]
        return self.differences[key]

    def add_and_subtract(self, quantity, facts):
        targets = self.targets(quantity, facts)
        if not targets:
            return
        vectors = [fact.factors for fact in facts] + [dict.fromkeys(people, 1) for people in targets]
        class_of = class_of_records(vectors, len(self.population.rows))
        span = Span()
        for label, fact in enumerate(facts):
            span.add({class_of[i]: to_residue(factor) for i, factor in fact.factors.items()}, label)
        known = set()
        for people, who in targets.items():
            combination = span.express({class_of[i]: 1 for i in people})
            if combination is not None:
                known.add(people)
                value = sum(factor * facts[label].value for label, factor in combination.items())
                way = " ".join(term(factor, facts[label]) for label, factor in combination.items())
                self.find(quantity, who, people, way, value, tuple(sorted({facts[label].source for label in combination})))

        if quantity[0] in ("sum", "favourable"):
            left = {people: who for people, who in targets.items() if people not in known}
            for people, who, value in bounds.determined(self.population, quantity, facts, left, class_of, self.range_of(quantity[0])):
                if value or quantity[0] == "sum":  # nobody's favourable answer is no finding
                    self.find(quantity, who, people, "nothing else is possible within the scale", value, ("bounds",))

    def range_of(self, kind):
        return self.range if kind == "sum" else lambda name, perspective: (0, 1 if name in self.population.items else 100)

    def find(self, quantity, who, people, way, value, sources):
        true = self.population.total(dict.fromkeys(people, 1), quantity)
        by_name = not who.startswith(WHO_ANSWERED_EVERYTHING)
        self.findings.append(Finding(quantity, who, int(self.population.size(people, quantity)), way, value, true, sources, by_name))

    def find_split(self, name, hidden, pair, source):
        """Two hidden groups of which n and sum are known, though not which is which; the sizes mostly tell that too."""
        true = {(self.population.size(people, ("n", name)), self.population.total(dict.fromkeys(people, 1), ("sum", name)))
                for people in hidden}
        small = min(hidden, key=lambda people: self.population.size(people, ("n", name)))
        if self.population.size(small, ("n", name)) < self.population.minimum(small):
            value = self.population.total(dict.fromkeys(small, 1), ("sum", name)) if true == set(pair) else Fraction(-1)
            self.find(("sum", name), "the smaller of two hidden groups", small, f"search among whole numbers for {source}", value, (source,))

    def find_alike(self):
        """Groups of which everybody's answer is known: all inside them are known, however few."""
        for name, people, value, kind in inference.alike(self.population, self.plain, self.range):
            answering = people & self.population.counted(("n", name))
            one = frozenset(sorted(answering)[:1])
            self.find(("sum", name), f"anybody of {len(answering)}", one, f"all the same: {kind}", value, ("alike: " + kind,))

    def find_choices(self, by_quantity):
        """How many of a few chose an answer, where whole numbers leave nothing else."""
        for item in self.population.items.values():
            facts = [fact for code in item.options.codes for fact in by_quantity.get(("chosen", item.id, str(code)), [])]
            targets = self.targets(("n", item.id), facts) if facts and not item.options.continuum else {}
            vectors = [fact.factors for fact in facts] + [dict.fromkeys(people, 1) for people in targets]
            class_of = class_of_records(vectors, len(self.population.rows))
            for people, who, code, count in bounds.determined_choices(self.population, item, facts, targets, class_of):
                self.find(("chosen", item.id, code), who, people, "whole numbers leave nothing else", count, ("bounds of choices",))

    def find_skipped(self):
        """The answers of the few who skipped a question. Who they are nobody can tell: no count of skipped questions is
        known of any small group, or it would be found by adding and subtracting."""
        for name, people, total in inference.skipped(self.population, self.plain):
            if people and len(people) < self.population.minimum(people):
                true = sum((value for i in people for item in self.population.scales[name].items
                            if (value := self.population.rows[i].values.get(item.id)) is not None), Fraction(0))
                self.findings.append(Finding(("sum of answers", name), "those who skipped an item", len(people),
                                             "(k - 1)(k x sum of scores - sum of answers)", total, true, ("scores and items",), False))

    def find_everybody(self):
        """Small groups of which everybody answered, as the headcount of what is left shows."""
        for people in inference.everybody(self.population, self.plain, self.headcounts):
            if people & self.population.counted(("responded",)) and len(people) < self.population.minimum(people):
                self.find(("responded",), "everybody of a hidden group", people, "response rate of what is left is 1",
                          Fraction(self.headcounts[people]), ("headcount",))
