"""What follows from whole numbers and the ends of scales: equations that leave no choice.

The attacker is given more here than anybody has: how many answered of every class of people that the tables tell apart.
Then each sum of answers lies between n times the lowest and n times the highest answer, and every equation narrows this
for the classes in it.
"""

from fractions import Fraction

ROUNDS = 30


class Bounds:
    """The least and greatest sum of each class of records."""

    def __init__(self, low, high):
        self.low = [Fraction(value) for value in low]
        self.high = [Fraction(value) for value in high]

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


def sizes_of(classes, counted):
    """How many of each class, and one record of it."""
    sizes, one = [0] * (max(classes, default=-1) + 1), {}
    for i in counted:
        sizes[classes[i]] += 1
        one[classes[i]] = i
    return sizes, one


def narrow_all(bounds, equations):
    for _ in range(ROUNDS):
        if not any([bounds.narrow(terms, value) for terms, value in equations if terms]):
            break


def determined(population, quantity, facts, targets, class_of, range_of):
    """Yields (people, who, value) of targets whose sum cannot be anything else."""
    counted = population.counted(("n", quantity[1]))
    sizes, one = sizes_of(class_of, counted)
    ends = [range_of(quantity[1], population.rows[one[c]].perspective) if c in one else (0, 0) for c in range(len(sizes))]
    bounds = Bounds([n * low for n, (low, _) in zip(sizes, ends)], [n * high for n, (_, high) in zip(sizes, ends)])
    narrow_all(bounds, [(list(terms_of(fact, class_of, counted).items()), fact.value) for fact in facts])
    for people, who in targets.items():
        low, high = bounds.of({class_of[i] for i in people & counted})
        if low == high:
            yield people, who, low


def determined_choices(population, item, facts, targets, class_of):
    """Yields (people, who, code, count) of targets of whom it is certain how many chose an answer, where anybody did.

    That nobody did where nobody of a larger group did is no finding.
    """
    counted = population.counted(("n", item.id))
    sizes, _ = sizes_of(class_of, counted)
    codes, n = [str(code) for code in item.options.codes], len(sizes)
    bounds = Bounds([0] * n * len(codes), sizes * len(codes))
    equations = []
    for fact in facts:
        start = n * codes.index(fact.quantity[2])
        equations.append(([(start + c, factor) for c, factor in terms_of(fact, class_of, counted).items()], fact.value))
    if not item.options.checklist:
        equations += [([(n * code + c, 1) for code in range(len(codes))], Fraction(size)) for c, size in enumerate(sizes) if size]
    narrow_all(bounds, equations)
    for people, who in targets.items():
        classes = {class_of[i] for i in people & counted}
        for number, code in enumerate(codes):
            low, high = bounds.of({n * number + c for c in classes})
            if low == high and low > 0:
                yield people, who, code, low


def terms_of(fact, class_of, counted):
    """{class: factor}: records of one class have the same factor."""
    return {class_of[i]: factor for i, factor in fact.factors.items() if i in counted}
