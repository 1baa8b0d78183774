"""Who belongs to which group: the groups that rows of tables are about, as sets of records."""

import itertools
from fractions import Fraction

import records as truth


class Population:
    """The records of a study with the groups that are publicly known to exist."""

    def __init__(self, design, rows):
        self.design = design
        self.rows = rows
        self.present = frozenset(range(len(rows)))  # those whose answers the run at hand had
        self.scales = {scale.id: scale for form in reversed(design.forms) for scale in form.scales}
        self.items = {item.id: item for form in reversed(design.forms) for item in form.items}
        for item in list(self.items.values()):
            if item.importance_of:
                self.items |= {truth.rated_name(item.id): item, truth.rated_name(item.importance_of): self.items[item.importance_of]}
        self._counted, self._figures, self._names = {}, {}, {}
        self.named = [(people, " ".join(name)) for name, people in self.named_groups().items()]

    def where(self, perspective, wave):
        """The records of one perspective in one wave, or in all where the wave is empty."""
        return frozenset(i for i in self.present
                         if self.rows[i].perspective == perspective and (not wave or self.rows[i].wave == wave))

    def group_name(self, i, by):
        """How tables call a record's group in a grouping or cross; None where it is blank."""
        if (i, by) not in self._names:
            self._names[i, by] = self.make_group_name(i, by)
        return self._names[i, by]

    def make_group_name(self, i, by):
        parts = []
        for grouping in by.split("_x_"):
            group = self.rows[i].group(grouping)
            if group is None:
                return None
            parts.append(" / ".join(group) if isinstance(group, tuple) else group)
        return " / ".join(parts)

    def members(self, scope):
        """The records that a row with this scope is about."""
        inside = self.where(scope["perspective"], scope["wave"])
        by, site, group = scope["by"], scope["site"], scope["group"]
        if by == "all":
            return inside
        name = {"site": site, "team": f"{site} / {group}"}.get(by, group)
        return frozenset(i for i in inside if self.group_name(i, by) == name)

    def labelled(self, scope, label):
        """The records of one side of a comparison, which names it by `label`."""
        by, site = scope["by"], scope["site"]
        name = f"{site} / {label}" if by == "team" and site else label
        return frozenset(i for i in self.where(scope["perspective"], scope["wave"]) if self.group_name(i, by) == name)

    def compared(self, scope):
        """Everyone who has a value of the grouping compared."""
        inside = self.where(scope["perspective"], scope["wave"])
        within = scope["site"] if scope["by"] == "team" else ""
        return frozenset(i for i in inside if self.group_name(i, scope["by"]) is not None
                         and (not within or self.rows[i].site == within))

    def complete(self, group, scale):
        """Those who answered every item of the scale."""
        return frozenset(i for i in group if scale in self.rows[i].complete)

    def linked(self, scope, scale, from_wave, to_wave):
        """(records of the earlier wave, of the later): the same people, in the same group and with a score in both."""
        sides = []
        for wave in (from_wave, to_wave):
            there = self.members({**scope, "wave": wave})
            sides.append({self.rows[i].respondent: i for i in there if truth.has(self.rows[i], scale)})
        both = sides[0].keys() & sides[1].keys()
        return [frozenset(side[person] for person in both) for side in sides]

    def small_teams(self):
        """The records in teams below the minimum."""
        teams = {}
        for i in self.present & self.counted(("responded",)):
            if self.rows[i].group("team"):
                teams.setdefault((self.rows[i].perspective, self.rows[i].wave, self.rows[i].group("team")), set()).add(i)
        return frozenset(i for people in teams.values() if len(people) < self.minimum(people) for i in people)

    def minimum(self, people):
        """The fewest people of whom something may be told: that of their perspective."""
        return self.design.minimum_for(self.rows[next(iter(people))].perspective)

    def named_groups(self):
        """{name: records} of every group, and every cross of groupings, of each perspective and wave."""
        out = {}
        for i, row in enumerate(self.rows):
            for grouping in all_groupings():
                name = self.group_name(i, "_x_".join(grouping)) if grouping else "all"
                if name is not None:
                    out.setdefault((row.perspective, row.wave, "_x_".join(grouping) or "all", name), set()).add(i)
        return {name: frozenset(people) for name, people in out.items()}

    def counted(self, quantity):
        """The records that a quantity is about: those who responded, or who have a value of the scale or item."""
        name = "" if len(quantity) == 1 or quantity[0] in ("blank", "dont_know") else quantity[1]
        if name not in self._counted:
            self._counted[name] = frozenset(i for i, row in enumerate(self.rows) if (
                truth.has(row, name) if name else truth.figure(row, ("responded",))))
        return self._counted[name]

    def size(self, people, quantity):
        """How many of these people a quantity is about."""
        return len(self.counted(quantity) & people)

    def total(self, factors, quantity):
        """The true sum of factor x figure."""
        if quantity not in self._figures:
            self._figures[quantity] = [truth.figure(row, quantity) for row in self.rows]
        figures = self._figures[quantity]
        return sum((figures[i] if factor == 1 else factor * figures[i] for i, factor in factors.items() if figures[i]), Fraction(0))


def all_groupings():
    """Every set of groupings that can be crossed; a team has its site already."""
    for place in ((), ("site",), ("team",)):
        for how_many in (0, 1, 2):
            for rest in itertools.combinations(("role", "employer"), how_many):
                yield place + rest
