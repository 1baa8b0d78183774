#!/usr/bin/env python3
"""What says who or where somebody is stands in no output and in no message, whatever the study does with its column.

Each sample export gets a telling text in every column that identifies people, and the study names these columns, one after the other, as
a grouping, as an item, as a comment, as a weight, a duration and as the respondent; records are made ragged, and answers wrong. Neither
text, JSON, imported answers nor suggestions may hold that text.
Usage: identifiers_test.py RECAUDIT
"""
import csv
import io
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
SECRET = "jo.bloggs@secret.example"
HEADINGS = {"qualtrics": 3, "qualtrics_tsv": 3, "qualtrics_legacy": 2, "surveymonkey": 2, "smartsurvey": 2}
PERSONAL = {
    "qualtrics": ["IPAddress", "RecipientLastName", "RecipientFirstName", "RecipientEmail", "ExternalReference", "LocationLatitude", "LocationLongitude"],
    "qualtrics_tsv": ["IPAddress", "RecipientEmail", "LocationLatitude"],
    "qualtrics_legacy": ["V3", "V4", "V5", "V6"],
    "limesurvey_code": ["ipaddr", "refurl"],
    "limesurvey_full": ["IP address", "Referrer URL"],
    "limesurvey_codetext": ["ipaddr. IP address", "refurl. Referrer URL"],
    "surveymonkey": ["IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1"],
    "msforms": ["Email", "Name"],
    "googleforms": ["Email Address"],
    "smartsurvey": ["Name", "Email", "IP Address", "Unique ID"],
    "redcap": ["redcap_survey_identifier"],
    "redcap_labels": ["Survey Identifier"],
    "redcap_dictionary": ["cohort"],
    "redcap_renamed": ["Which cohort?"],
    "odk": ["deviceid"],
    "kobo_labels": ["_submitted_by", "device", "Ble ydych chi?", "_Ble ydych chi?_latitude", "_Ble ydych chi?_longitude"],
    "plain": ["Email", "IP address", "Telephone number"],
}
USES = ["columns: {site: \"%s\"}", "columns: {team: \"%s\", role: \"%s\"}", "items: {vision_1: \"%s\"}", "items: {closeness_1: \"%s\"}", "items: {supports_1: \"%s\"}",
        "columns: {weight: \"%s\"}", "columns: {seconds: \"%s\"}", "columns: {respondent: \"%s\"}", "columns: {wave: \"%s\"}", "columns: {perspective: \"%s\"}"]


def read(path, encoding):
    text = path.read_bytes().decode(encoding)
    delimiter = max(",;\t", key=text.split("\n")[0].count)
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row], delimiter


def write(path, encoding, rows, delimiter):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(rows)
    path.write_bytes(stream.getvalue().encode(encoding))


def said_by(program, *words):
    done = subprocess.run([program, *map(str, words)], capture_output=True, check=False)
    return (done.stdout + done.stderr).decode("utf-8", "replace"), done.returncode


def problems_with(program, folder, personal, scratch):
    place = pathlib.Path(shutil.copytree(HERE / folder, scratch / folder))
    file = next(path for path in place.iterdir() if path.name in ("export.csv", "export.tsv", "answers.csv"))
    encoding = {"msforms": "cp1252", "qualtrics_tsv": "utf-16"}.get(folder, "utf-8-sig")
    rows, delimiter = read(file, encoding)
    first = HEADINGS.get(folder, 1)
    if folder == "plain":
        rows = [row + (personal if i == 0 else [SECRET] * len(personal)) for i, row in enumerate(rows)]
    for row in rows[first:]:
        for column, heading in enumerate(rows[0]):
            if heading in personal:
                row[column] = SECRET
    write(file, encoding, rows, delimiter)
    study = (place / "study.yaml").read_text(encoding="utf-8")
    dictionary = ["--dictionary", place / study.split("dictionary: ")[1].split("\n")[0]] if "dictionary: " in study else []
    outputs = {"import": said_by(program, "import", file, *dictionary)[0],
               "import of items": said_by(program, "import", file, "--instrument", HERE / "form.yaml", *dictionary)[0],
               "--suggest": said_by(program, "import", file, "--instrument", HERE / "form.yaml", "--suggest", *dictionary)[0]}
    if folder == "plain":
        outputs = {}  # a plain file's own columns are the user's; what the study makes of them is looked at below
    problems = []
    for heading in personal:
        for use in USES:
            own = [line for line in study.splitlines() if not line.strip().startswith(("columns:", "items:"))]
            at = next(i for i, line in enumerate(own) if "file:" in line)
            text = "\n".join([*own[: at + 1], "    " + use.replace("%s", heading), *own[at + 1 :]])
            text += "\nrespondents: linked\n" if "respondent:" in use else "\n"
            text += "weights: {column: weight}\n" if "weight" in use else "quality: {duration: seconds}\n" if "seconds" in use else ""
            (place / "study.yaml").write_text(text, encoding="utf-8")
            for form in ("text", "json"):
                outputs[f"{use.replace('%s', heading)}, {form}"] = said_by(program, "check", place / "study.yaml", "--diagnostics", form)[0]
            said, code = said_by(program, "score", place / "study.yaml", "--format", "csv")
            outputs[f"{use.replace('%s', heading)}, scores"] = said
            if code == 0 and "respondent" not in use:
                problems.append(f"{folder}: {use.replace('%s', heading)} is accepted")
    (place / "study.yaml").write_text(study, encoding="utf-8")
    broken = [list(row) for row in rows]
    broken[-1].append("stray")
    write(file, encoding, broken, delimiter)
    outputs["a ragged record"] = said_by(program, "check", place / "study.yaml")[0]
    file.write_bytes(file.read_bytes()[:-40])
    outputs["a file cut off"] = said_by(program, "check", place / "study.yaml")[0]
    return problems + [f"{folder}, {what}: \"{SECRET}\" is told" for what, text in outputs.items() if SECRET.lower() in text.lower() or "bloggs" in text.lower()]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    problems = []
    with tempfile.TemporaryDirectory() as place:
        scratch = pathlib.Path(place)
        shutil.copy(HERE / "form.yaml", scratch)
        shutil.copytree(HERE / "forms", scratch / "forms")
        for folder, personal in PERSONAL.items():
            problems += problems_with(program, folder, personal, scratch)
    print("\n".join(problems + [f"{len(PERSONAL)} exports, {len(problems)} problems"]))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
