"""What follows from known sums by more than adding and subtracting: ends of scales, equal answers, skipped items."""

def remainders(population, known, name):
    """Sets of people whose n and sum follow: published groups, and what is left of one once its known parts are taken away."""
    groups = [people for quantity, people in known if quantity == ("sum", name) and (("n", name), people) in known]
    out = {people: (people,) for people in groups}
    for outer in groups:
        for grouping in ("site", "team", "role", "employer"):
            parts = parts_of(population, groups, outer, grouping)
            rest = outer.difference(*parts) if parts else frozenset()
            if rest:
                out.setdefault(rest, (outer, *parts))
    return out


def parts_of(population, groups, outer, grouping):
    """The known groups inside `outer` that are whole groups of a grouping there."""
    return [inner for inner in groups if inner < outer and whole_group(population, outer, inner, grouping)]


def value_of(known, quantity, way):
    outer, *parts = way
    return known[quantity, outer].value - sum(known[quantity, part].value for part in parts)


def alike(population, known, range_of):
    """Yields (name, people, value, kind): groups of which everybody's answer is known, as all gave the same."""
    for name in sorted({quantity[1] for quantity, _ in known if quantity[0] == "sum"}):
        for people, way in remainders(population, known, name).items():
            low, high = range_of(name, population.rows[next(iter(people))].perspective)
            n, total = (value_of(known, (kind, name), way) for kind in ("n", "sum"))
            if n == 0:
                continue
            if total in (n * low, n * high):
                yield name, people, total / n, "end of the range" if len(way) == 1 else "end of the range, in what is left"
            elif all((("squares", name), part) in known for part in way):
                if n > 1 and n * value_of(known, ("squares", name), way) == total * total:
                    yield name, people, total / n, "no spread" if len(way) == 1 else "no spread, in what is left"


def everybody(population, known, headcounts):
    """Yields groups of which as many answered as there are: where that holds of what is left, it holds of each part."""
    groups = {people: fact.value for (quantity, people), fact in known.items() if quantity == ("responded",)}
    for outer, responded in groups.items():
        for grouping in ("site", "team", "role", "employer"):
            parts = [people for people in headcounts if people < outer and whole_group(population, outer, people, grouping)]
            hidden = [people for people in parts if people not in groups]
            shown = [people for people in parts if people in groups]
            left = responded - sum(groups[people] for people in shown)
            if hidden and outer == frozenset().union(*parts) and left == sum(headcounts[people] for people in hidden):
                yield from hidden


def whole_group(population, outer, people, grouping):
    name = population.rows[next(iter(people))].group(grouping)
    return name is not None and people == frozenset(i for i in outer if population.rows[i].group(grouping) == name)


def skipped(population, known):
    """Yields (scale, people, sum): those of a group who skipped the one item that anybody skipped there.

    A score is the mean of the items answered. Of k items, let one be skipped by some. With S the sum of the scores and
    T the sum of all answers, the answers of those who skipped it add up to (k - 1)(k S - T).
    """
    for quantity, people in list(known):
        scale = population.scales.get(quantity[1]) if quantity[0] == "sum" and len(quantity) == 2 else None
        if scale is None or scale.method not in ("mean", "percent_of_maximum"):
            continue
        found = answers_of_skippers(known, people, scale)
        if found is not None:
            item, total = found
            yield scale.id, frozenset(i for i in people if population.rows[i].scores[scale.id] is not None
                                      and population.rows[i].values.get(item.id) is None), total


def answers_of_skippers(known, people, scale):
    quantities = [(kind, item.id) for item in scale.items for kind in ("n", "sum")] + [("n", scale.id)]
    if len(scale.items) < 2 or any((quantity, people) not in known for quantity in quantities):
        return None
    value = {quantity: known[quantity, people].value for quantity in quantities + [("sum", scale.id)]}
    n, k = value["n", scale.id], len(scale.items)
    short = [item for item in scale.items if value["n", item.id] != n]
    if len(short) != 1 or value["n", short[0].id] > n:
        return None
    answers = sum(value["sum", item.id] for item in scale.items)
    return short[0], (k - 1) * (k * sum_of_means(scale, n, value["sum", scale.id]) - answers)


def sum_of_means(scale, n, total):
    if scale.method == "mean":
        return total
    low, high = scale.items[0].options.low, scale.items[0].options.high
    return n * low + total * (high - low) / 100
