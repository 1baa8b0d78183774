"""Exact linear algebra over the prime field of 2^61 - 1: which combinations of published sums make a hidden one.

Ranks modulo so large a prime are those of the rationals but for a chance of about 1 in 10^18, and a combination that is
found is put back into fractions and checked there.
"""

from fractions import Fraction

PRIME = (1 << 61) - 1


def to_fraction(residue):
    """The fraction with a small numerator and denominator that this residue stands for; None where there is none."""
    a, b, x, y = PRIME, residue, 0, 1
    limit = 1 << 30
    while b > limit:
        quotient = a // b
        a, b, x, y = b, a - quotient * b, y, x - quotient * y
    if y == 0 or abs(y) > limit:
        return None
    return Fraction(b, y)


def to_residue(fraction):
    return fraction.numerator * pow(fraction.denominator, -1, PRIME) % PRIME


class Span:
    """The rows published so far, in echelon form; remembers of which rows each is made."""

    def __init__(self):
        self.rows = {}  # pivot -> (sparse row with 1 at the pivot, combination of labels)

    def reduce(self, row, combination):
        """What is left of a sparse row, {column: residue}, once all pivots are cleared, and how it came about."""
        row, combination = dict(row), dict(combination)
        for pivot, (known, labels) in self.rows.items():
            factor = row.get(pivot, 0)
            if factor:
                subtract(row, known, factor)
                subtract(combination, labels, factor)
        return row, combination

    def add(self, row, label):
        """Adds a row. True where it tells something new."""
        row, combination = self.reduce(row, {label: 1})
        if not row:
            return False
        pivot = min(row)
        inverse = pow(row[pivot], -1, PRIME)
        row = {column: value * inverse % PRIME for column, value in row.items()}
        combination = {label: value * inverse % PRIME for label, value in combination.items()}
        for known, labels in self.rows.values():
            factor = known.get(pivot, 0)
            if factor:
                subtract(known, row, factor)
                subtract(labels, combination, factor)
        self.rows[pivot] = (row, combination)
        return True

    def express(self, row):
        """The published rows, {label: fraction}, that add up to this row; None where it cannot be made of them."""
        left, combination = self.reduce(row, {})
        if left:
            return None
        out = {label: to_fraction((PRIME - value) % PRIME) for label, value in combination.items()}
        return None if None in out.values() else out


def subtract(row, other, factor):
    for column, value in other.items():
        left = (row.get(column, 0) - factor * value) % PRIME
        if left:
            row[column] = left
        else:
            row.pop(column, None)
