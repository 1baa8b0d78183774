"""Random small studies, each with its instruments, study file and answers. Everything in them is simulated.

A seed gives the same study every time. What is drawn is what disclosure control has to cope with: teams nested in
sites, roles and employers across them, crosses of two groupings, several waves with joiners, leavers and movers, two
perspectives, forms that share rows, weights, groups of one, blanks, equal and constant answers, missing answers.
"""

import random
from dataclasses import dataclass, field, replace

SITES = ["Ashfield", "Birch", "Cedar", "Dene"]
TEAMS = ["A wing", "B wing", "C wing", "D wing", "E wing"]
ROLES = ["nurse", "officer", "psychologist", "teacher"]
EMPLOYERS = ["health", "prison", "charity"]
DATES = ["2022-03-31", "2023-03-31", "2024-03-31", "2025-03-31"]


@dataclass
class Options:
    """The answers that an item allows."""
    name: str
    codes: list
    favourable: list
    continuum: bool = False
    checklist: bool = False  # several may be ticked; what counts is how many

    @property
    def low(self):
        return 0 if self.checklist else self.codes[0]

    @property
    def high(self):
        return len(self.codes) if self.checklist else self.codes[-1]


@dataclass
class Item:
    id: str
    options: Options
    reverse: bool
    importance_of: str = ""  # the item whose importance this one asks


@dataclass
class Scale:
    id: str
    items: list
    method: str
    minimum_answered: int


@dataclass
class Form:
    """One instrument file and the file of its answers."""
    name: str
    perspective: str
    items: list
    scales: list
    composite: list = field(default_factory=list)


@dataclass
class Design:
    """What is public about a study: everything but who answered what."""
    seed: int
    sites: list
    teams: dict
    roles: list
    employers: list
    waves: list
    linked: bool
    forms: list
    compare: list
    cross: list
    minimum: int
    minimum_to_test: int
    children: str
    weights: str
    headcount: bool
    adjust: str
    formats: str
    user_minimum: int = 0  # of service users, where it is one of their own
    round_base: int = 0
    structure: list = field(default_factory=list)  # groupings that factor models are compared across
    drivers: str = ""  # the outcome
    standardise: bool = False
    finite_population: bool = False
    previous: list = field(default_factory=list)
    actions: list = field(default_factory=list)  # of each where, what scale and since when
    leaves_out: bool = False  # people who answered fewer than half of the questions

    def minimum_for(self, perspective):
        return self.user_minimum if perspective.startswith("service_user") and self.user_minimum else self.minimum


OPTION_SETS = [
    Options("agreement", [1, 2, 3, 4, 5], [4, 5]),
    Options("yes_no", [0, 1], [1]),
    Options("often", [1, 2, 3, 4], [3, 4]),
    Options("slider", [0, 100], [], True),
    Options("supports", ["family", "mentor", "peer"], [], checklist=True),
]


def draw_items(rng, prefix, how_many):
    options = rng.choices(OPTION_SETS, [6, 1, 1, 1, 1])[0]
    if options.checklist:
        return [Item(f"{prefix}_1", options, False)]
    return [Item(f"{prefix}_{i + 1}", options, rng.random() < 0.3) for i in range(how_many)]


def draw_scales(rng):
    scales = []
    for prefix in ["hope", "trust"][: rng.choice([1, 1, 2])]:
        items = draw_items(rng, prefix, rng.choice([1, 2, 2, 3, 4]))
        methods = ["mean", "mean", "mean", "sum", "percent_of_maximum"]
        if items[0].options.checklist:
            methods = ["count", "percent_of_maximum"]
        elif not items[0].options.continuum:
            methods.append("percent_favourable")
        scales.append(Scale(prefix, items, rng.choice(methods), rng.randint(1, len(items))))
    return scales


def is_alike(scales):
    """Whether a composite can be made of them."""
    return len(scales) > 1 and len({scale.method for scale in scales}) == 1 and not any(scale.items[0].options.checklist for scale in scales)


def draw_forms(rng):
    scales = draw_scales(rng)
    composite = [scale.id for scale in scales] if is_alike(scales) else []
    items = [item for scale in scales for item in scale.items]
    forms = [Form("staff-form", "staff", items, scales, composite)]
    if rng.random() < 0.3:
        forms.append(draw_second_form(rng, forms[0]))
    return forms


def draw_second_form(rng, first):
    """A form for others, or one for staff whose rows go together with those of the first; it may lack an item."""
    scales = first.scales
    if len(scales[0].items) > 1 and rng.random() < 0.3:
        fewer = scales[0].items[:-1]
        scales = [Scale(scales[0].id, fewer, scales[0].method, min(scales[0].minimum_answered, len(fewer))), *scales[1:]]
    return Form("other-form", rng.choice(["service_user", "staff"]), [item for scale in scales for item in scale.items], scales, first.composite)


def with_importance(rng, forms):
    """In some studies forms ask how important the items of the first scale are; items of importance are on no scale."""
    if rng.random() < 0.65:
        return forms
    rated = {item.id for item in forms[0].scales[0].items if not item.options.checklist}
    for form in forms:
        form.items += [Item(f"{item.id}_importance", item.options, False, item.id) for item in form.items if item.id in rated]
    return forms


def draw_groupings(rng, design_has_team):
    names = ["site", "team", "role", "employer"] if design_has_team else ["site", "role", "employer"]
    compare = [name for name in names if rng.random() < 0.75] or ["site"]
    pairs = [["site", "role"], ["role", "employer"], ["site", "employer"]] + ([["team", "role"]] if design_has_team else [])
    cross = rng.sample(pairs, rng.choice([1, 2])) if rng.random() < 0.3 else []
    return compare, cross


def draw_design(seed):
    return with_people_left_out(with_actions(with_more_analyses(draw_plain_design(seed))))


def with_people_left_out(design):
    plain = not design.weights and design.children == "include"
    return replace(design, leaves_out=plain and random.Random(f"left out {design.seed}").random() < 0.1)


def with_actions(design):
    """In some studies of several waves something was done in between: at a site, in a team or everywhere."""
    rng = random.Random(f"actions {design.seed}")
    if len(design.waves) < 2 or rng.random() < 0.5:
        return design
    site = rng.choice(design.sites)
    places = [""] + [site] * ("site" in design.compare) + [f"{site} / {team}" for team in design.teams[site]] * ("team" in design.compare)
    names = [scale.id for scale in design.forms[0].scales]
    actions = [(rng.choice(places), rng.choice(names), rng.choice(design.waves[:-1])) for _ in range(rng.randint(1, 4))]
    return replace(design, actions=actions)


def with_more_analyses(design):
    """Switches on, in some studies, what a study has to ask for. Some of it needs 50 people and more."""
    rng = random.Random(f"analyses {design.seed}")
    names = [scale.id for scale in design.forms[0].scales]
    across = [name for name in ("perspective", "site", "team", "role") if rng.random() < 0.4] or ["site"]
    several = len(names) > 1 or len(design.forms[0].items) > 2
    return replace(design, structure=across if several and rng.random() < 0.2 else [],
                   drivers=rng.choice(names) if len(names) > 1 and rng.random() < 0.4 else "",
                   standardise=rng.random() < 0.3, finite_population=design.headcount and rng.random() < 0.3)


def draw_plain_design(seed):
    rng = random.Random(seed)
    sites = SITES[: rng.choice([1, 2, 2, 3, 4])]
    teams = {site: TEAMS[: rng.randint(1, 5)] for site in sites}
    compare, cross = draw_groupings(rng, True)
    waves = ["2022", "2023", "2024", "2025"][: rng.choice([1, 1, 1, 2, 2, 3, 4])]
    minimum = rng.choice([3, 5, 10])
    return Design(
        seed=seed, sites=sites, teams=teams, roles=ROLES[: rng.randint(2, 4)], employers=EMPLOYERS[: rng.randint(2, 3)],
        waves=waves, linked=len(waves) > 1 and rng.random() < 0.4,
        forms=with_importance(random.Random(f"importance {seed}"), draw_forms(rng)), compare=compare, cross=cross,
        minimum=minimum, minimum_to_test=rng.choice([2, minimum, 10]), children="exclude" if rng.random() < 0.15 else "include",
        weights=rng.choices(["", "column", "site", "rake", "rake_two"], [16, 2, 2, 2, 1])[0], headcount=rng.random() < 0.5,
        adjust=rng.choice(["holm", "bh", "none"]), formats="[csv]", user_minimum=rng.choice([0, 0, 0, 4, 10]),
        round_base=rng.choices([0, 5], [15, 1])[0])


def draw_size(rng, minimum):
    kind = rng.random()
    if kind < 0.1:
        return 0
    if kind < 0.5:
        return rng.randint(1, minimum - 1)
    return rng.randint(minimum, 2 * minimum + 3)


def draw_people(rng, design, perspective):
    """Who belongs where, in the first wave."""
    people = []
    blank_team, blank_role = rng.choice([0, 0, 0.05]), rng.choice([0, 0, 0.05])
    if design.weights == "rake_two":
        blank_role = 0  # nobody could say what they count
    role_weights = [rng.choice([1, 3, 9]) for _ in design.roles]
    for site in design.sites:
        for team in design.teams[site]:
            for _ in range(draw_size(rng, design.minimum)):
                people.append({
                    "site": site,
                    "home": team,
                    "team": "" if rng.random() < blank_team else team,
                    "role": "" if rng.random() < blank_role else rng.choices(design.roles, role_weights)[0],
                    "employer": rng.choice(design.employers),
                    "perspective": perspective,
                })
    return people or [{"site": design.sites[0], "home": design.teams[design.sites[0]][0], "team": design.teams[design.sites[0]][0],
                       "role": design.roles[0], "employer": design.employers[0], "perspective": perspective}]


def next_wave(rng, design, people, keep):
    """The people of one wave later: some left, some moved within their site, some joined."""
    out = []
    for person in people:
        person = dict(person)
        if rng.random() < keep:
            if person["team"] and rng.random() < 0.08:
                person["team"] = rng.choice(design.teams[person["site"]])
            out.append(person)
    joined = [dict(rng.choice(people)) for _ in range(len(people) - len(out) + rng.randint(0, 2))] if people else []
    return out, joined


class Answers:
    """How the people of one study answer."""

    def __init__(self, rng):
        self.rng = rng
        self.style = rng.choices(["usual", "ends", "constant_teams", "equal"], [6, 1, 1, 1])[0]
        self.missing = rng.choice([0, 0, 0.02, 0.1])
        self.constant = {}

    def draw(self, person, item):
        chance = self.rng.random()
        if chance < self.missing:
            return ""
        if chance < self.missing * 1.5 and not item.options.checklist:
            return "999"
        codes = item.options.codes
        if item.options.checklist:
            return self.draw_ticks(codes)
        if item.options.continuum:
            return str(self.rng.randint(codes[0], codes[-1]))
        team = (person["site"], person["team"])
        if self.style == "ends" and self.rng.random() < 0.8:
            return str(codes[-1])
        if self.style == "equal":
            return str(self.rng.choice([codes[0], codes[-1]]))
        if self.style == "constant_teams" and self.constant.setdefault(team, self.rng.random() < 0.4):
            return str(codes[len(codes) // 2])
        return str(self.rng.choice(codes))

    def draw_ticks(self, codes):
        """At least one, since a cell without any is a missing answer."""
        how_many = len(codes) if self.style == "ends" else self.rng.choice([1, len(codes)]) if self.style == "equal" else self.rng.randint(1, len(codes))
        return ";".join(sorted(self.rng.sample(codes, how_many)))


def draw_waves(rng, design, form, first_id):
    """(wave, person with `respondent`) for everybody who has a row in the form's file."""
    people = draw_people(rng, design, form.perspective)
    for number, person in enumerate(people):
        person["respondent"] = first_id + number
    next_id = first_id + len(people)
    keep = rng.choice([0.7, 0.9, 0.97])
    rows = []
    for wave in design.waves:
        rows += [(wave, person) for person in people]
        people, joined = next_wave(rng, design, people, keep)
        for person in joined:
            person["respondent"] = next_id
            next_id += 1
        people += joined
    return rows
