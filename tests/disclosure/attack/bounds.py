"""What follows from whole numbers and the ends of scales: equations that leave no choice.

The attacker is given more here than anybody has: how many answered of every class of people that the tables tell apart.
Then each sum of answers lies between n times the lowest and n times the highest answer, and every equation narrows this
for the classes in it.
"""

from fractions import Fraction

ROUNDS = 30


class Bounds:
    """The least and greatest sum of each class of records."""

    def __init__(self, sizes, low, high):
        self.low = [Fraction(n) * low for n in sizes]
        self.high = [Fraction(n) * high for n in sizes]

    def narrow(self, terms, value):
        """Uses sum of factor x class = value. True where anything became narrower."""
        least = sum(self.end(c, f, -1) for c, f in terms)
        greatest = sum(self.end(c, f, 1) for c, f in terms)
        changed = False
        for c, f in terms:
            # What the others leave for this class, at the most and at the least.
            highest, lowest = value - (least - self.end(c, f, -1)), value - (greatest - self.end(c, f, 1))
            low, high = sorted((lowest / f, highest / f))
            if low > self.low[c]:
                self.low[c], changed = low, True
            if high < self.high[c]:
                self.high[c], changed = high, True
        return changed

    def end(self, c, f, sign):
        return f * (self.high[c] if f * sign > 0 else self.low[c])

    def of(self, classes):
        return sum(self.low[c] for c in classes), sum(self.high[c] for c in classes)


def determined(population, quantity, facts, targets, class_of, range_):
    """Yields (people, who, value) of targets whose sum cannot be anything else."""
    counted = population.counted(("n", quantity[1]))
    sizes = [0] * (max(class_of, default=-1) + 1)
    for i in counted:
        sizes[class_of[i]] += 1
    bounds = Bounds(sizes, *range_)
    equations = [(list(terms_of(fact, class_of, counted).items()), fact.value) for fact in facts]
    for _ in range(ROUNDS):
        if not any([bounds.narrow(terms, value) for terms, value in equations if terms]):
            break
    for people, who in targets.items():
        low, high = bounds.of({class_of[i] for i in people & counted})
        if low == high:
            yield people, who, low


def terms_of(fact, class_of, counted):
    """{class: factor}: records of one class have the same factor."""
    return {class_of[i]: factor for i, factor in fact.factors.items() if i in counted}
