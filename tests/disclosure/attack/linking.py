"""What the tables about one group say of each other: options make an item, items make a scale, scales a composite."""

from fractions import Fraction


def value(known, quantity, people):
    fact = known.plain.get((quantity, people))
    return None if fact is None else fact.value


def values(known, quantities, people):
    return [value(known, quantity, people) for quantity in quantities]


def link(known):
    """Adds what follows within each group, until nothing new follows."""
    before = -1
    while before != len(known.facts):
        before = len(known.facts)
        for people in {people for _, people in list(known.plain)}:
            link_group(known, people)


def link_group(known, people):
    for item in known.population.items.values():
        link_options(known, item, people)
    for scale in known.population.scales.values():
        if scale.method in ("mean", "sum", "count", "percent_of_maximum"):
            link_items(known, scale, people)
        link_favourable(known, scale, people)
    for form in known.population.design.forms:
        if form.composite:
            link_parts(known, [("whole", Fraction(1))], [(name, Fraction(1, len(form.composite))) for name in form.composite], people)


def link_options(known, item, people):
    """Counts of every option are n, sum and sum of squares."""
    if item.options.continuum or value(known, ("sum", item.id), people) is not None:
        return
    codes = item.options.codes
    counts = values(known, [("chosen", item.id, str(code)) for code in codes], people)
    if None in counts:
        return
    if item.options.checklist:
        known.conclude(("sum", item.id), people, sum(counts), "options")
        return
    worth = [codes[0] + codes[-1] - code if item.reverse else code for code in codes]
    for kind, power in (("n", 0), ("sum", 1), ("squares", 2)):
        known.conclude((kind, item.id), people, sum(count * w ** power for count, w in zip(counts, worth)), "options")


def link_items(known, scale, people):
    """Where everyone answered every item, the sum of scores is made of the sums of answers."""
    low, high = scale.items[0].options.low, scale.items[0].options.high
    n = value(known, ("n", scale.id), people)
    if n is None or any(value(known, ("n", item.id), people) != n for item in scale.items):
        return
    k = 1 if scale.method in ("sum", "count") else len(scale.items)
    factor = Fraction(1, k) if scale.method != "percent_of_maximum" else Fraction(100, k * (high - low))
    offset = 0 if scale.method != "percent_of_maximum" else Fraction(100 * low, high - low) * n
    link_parts(known, [(scale.id, Fraction(1))], [(item.id, factor) for item in scale.items], people, offset)


def link_favourable(known, scale, people):
    """Where everyone answered every item, the percentage of favourable answers to a scale is the mean of those to its items."""
    parts = [(item.id, Fraction(100, len(scale.items))) for item in scale.items]
    link_parts(known, [(scale.id, Fraction(1))], parts, people, kind="favourable")


def link_parts(known, whole, parts, people, offset=Fraction(0), kind="sum"):
    """sum of the whole + offset = sum of factor x part: gives the one that is not known."""
    counts = values(known, [("n", name) for name, _ in whole + parts], people)
    if None in counts or len(set(counts)) != 1:
        return
    terms = [(name, -factor) for name, factor in whole] + parts
    unknown = [(name, factor) for name, factor in terms if value(known, (kind, name), people) is None]
    if len(unknown) == 1:
        name, factor = unknown[0]
        rest = sum(f * value(known, (kind, other), people) for other, f in terms if other != name)
        known.conclude((kind, name), people, (offset - rest) / factor, "other rows of the group")
