"""Writes a study that study_maker drew: forms, study file, answers and headcount."""

import csv
import random
from pathlib import Path

import study_maker


def write_form(form, folder):
    sets = {item.options.name: item.options for item in form.items}
    lines = [f"instrument: {form.name}", "family: audit", f"title: Simulated {form.name}", f"perspective: {form.perspective}", "options:"]
    for options in sets.values():
        lines.append(f"  {options.name}:")
        if options.continuum:
            lines += ["    type: continuum", f"    minimum: {options.codes[0]}", f"    maximum: {options.codes[-1]}"]
        else:
            lines += [f"    type: {'checklist' if options.checklist else 'binary' if len(options.codes) == 2 else 'likert'}", "    choices:"]
            lines += [f"      - {{code: {code}, label: Answer {code}}}" for code in options.codes]
        if options.favourable:
            lines.append(f"    favourable: {options.favourable}")
        if not options.checklist:
            lines.append("    missing: [{code: 999, label: Do not know, kind: dont_know}]")
    lines.append("items:")
    for item in form.items:
        reverse = ", reverse: true" if item.reverse else ""
        importance = f", importance_of: {item.importance_of}" if item.importance_of else ""
        lines.append(f"  - {{id: {item.id}, text: Simulated statement {item.id}, options: {item.options.name}{reverse}{importance}}}")
    lines.append("scales:")
    for scale in form.scales:
        names = ", ".join(item.id for item in scale.items)
        lines.append(f"  - {{id: {scale.id}, items: [{names}], method: {scale.method}, minimum_answered: {scale.minimum_answered}}}")
    if form.composite:
        lines += ["composites:", f"  - {{id: whole, title: Whole, of: [{', '.join(form.composite)}], method: mean_of_scales, minimum_scales: all}}"]
    (folder / f"{form.name}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def study_text(design, disclosure):
    lines = [f"study: simulated-{design.seed}", "title: A simulated study",
             f"instruments: [{', '.join(f'./{form.name}.yaml' for form in design.forms)}]", "responses:"]
    lines += [f"  - {{file: {form.name}.csv, instrument: {form.name}, columns: {{role: role, employer: employer, weight: weight}}}}"
              for form in design.forms]
    lines.append("waves:")
    lines += [f"  - {{id: \"{wave}\", date: {date}}}" for wave, date in zip(design.waves, study_maker.DATES)]
    lines += [f"respondents: {'linked' if design.linked else 'anonymous'}", f"compare: [{', '.join(design.compare)}]"]
    if design.cross:
        lines.append(f"cross: [{', '.join('[' + ', '.join(pair) + ']' for pair in design.cross)}]")
    if has_headcount(design):
        lines.append("headcount: headcount.csv")
    if design.weights:
        lines.append({"rake": "weights: {rake: [[site]]}", "rake_two": "weights: {rake: [[site], [role]]}"}.get(design.weights, "weights: {column: weight}"))
    elif design.seed % 3 == 0:
        lines.append(f"resampling: {{replicates: 200, unit: {'team' if design.seed % 2 else 'respondent'}}}")
    lines += [f"structure: [{', '.join(design.structure)}]"] if design.structure else []
    lines += [f"drivers: {{outcome: {design.drivers}}}"] if design.drivers else []
    lines += ["benchmark: {against: all_sites, standardise: role}"] if design.standardise else []
    lines += ["finite_population: true"] if design.finite_population else []
    lines += ["actions: actions.yaml"] if design.actions else []
    lines += ["quality: {exclude: [missing_person]}"] if design.leaves_out else []
    lines += [f"minimum_to_test: {design.minimum_to_test}", f"adjust: {design.adjust}", f"disclosure: {disclosure}",
              f"report: {{formats: {design.formats}}}"]
    return "\n".join(lines) + "\n"


def write_actions(design, folder):
    """The actions file, for places where anybody answered."""
    if not design.actions:
        return
    known = {""}
    for form in design.forms:
        with open(folder / f"{form.name}.csv", encoding="utf-8", newline="") as file:
            known |= {place for row in csv.DictReader(file) for place in (row["site"], f"{row['site']} / {row['team']}")}
    lines = ["actions:"]
    for number, (where, scale, since) in enumerate(design.actions, 1):
        if where not in known:
            continue
        place = f", where: {where}" if where else ""
        lines.append(f"  - {{id: action-{number}, what: Something simulated{place}, scale: {scale}, since: \"{since}\", status: under way}}")
    (folder / "actions.yaml").write_text("\n".join(lines) + "\n" if len(lines) > 1 else "actions: []\n", encoding="utf-8")


def disclosure_text(design):
    previous = f", previous: [{', '.join(design.previous)}]" if design.previous else ""
    minimum = f"{{default: {design.minimum}, service_user: {design.user_minimum}}}" if design.user_minimum else design.minimum
    base = f", round_base: {design.round_base}" if design.round_base else ""
    return f"{{minimum: {minimum}, small_children_in_parent: {design.children}{base}{previous}}}"


def has_headcount(design):
    return design.headcount or design.weights in ("rake", "rake_two")


def write_answers(rng, design, form, rows, folder):
    answers = study_maker.Answers(rng)
    if design.leaves_out:
        answers.missing = 0.3
    site_weight = {site: number + design.seed % 3 for number, site in enumerate(design.sites, 1)}
    with open(folder / f"{form.name}.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["respondent", "wave", "site", "team", "role", "employer", "weight"] + [item.id for item in form.items])
        for wave, person in rows:
            weight = site_weight[person["site"]] if design.weights == "site" else rng.choice([1, 1.5, 2.25])
            out.writerow([person["respondent"], wave, person["site"], person["team"], person["role"], person["employer"], weight]
                         + [answers.draw(person, item) for item in form.items])


def write_headcount(rng, design, rows_of_form, folder):
    people, absent = {}, rng.choice([0, 4, 4])
    by_role = design.weights == "rake_two"
    known = {(person["site"], person["team"]) for _, rows in rows_of_form for _, person in rows}
    first_team = {site: min((team for at, team in known if at == site and team), default="") for site, _ in known}
    for form, rows in rows_of_form:
        for wave, person in rows:
            home = person["home"] if (person["site"], person["home"]) in known else person["team"] or first_team[person["site"]]
            place = (wave, form.perspective, person["site"], home)
            place += (person["role"],) if by_role else ()
            people[place] = people.get(place, 0) + 1
    with open(folder / "headcount.csv", "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["wave", "perspective", "site", "team"] + (["role"] if by_role else []) + ["people"])
        for place, count in sorted(people.items()):
            if not place[3]:
                continue  # nobody of the site named a team
            out.writerow([*place, count + rng.randint(0, absent)])


def write_study(design, folder):
    """Writes the study's folder. Its study file is `study.yaml`."""
    rng = random.Random(f"answers {design.seed}")
    folder = Path(folder)
    rows_of_form = []
    for number, form in enumerate(design.forms):
        write_form(form, folder)
        rows_of_form.append((form, study_maker.draw_waves(rng, design, form, 1 + 10000 * number)))
    for form, rows in rows_of_form:
        write_answers(rng, design, form, rows, folder)
    if has_headcount(design):
        write_headcount(rng, design, rows_of_form, folder)
    write_actions(design, folder)
    (folder / "study.yaml").write_text(study_text(design, disclosure_text(design)), encoding="utf-8")
    return folder / "study.yaml"
