#!/usr/bin/env python3
"""Every built-in form in every way it can leave the program: what survey tools document about their files holds, and
the questions, codes and labels read back from those files are those of the form. A template filled with codes is read
by the program, and printed forms fetch nothing and show every question.

Usage: exported_files_test.py PROGRAM
"""
import collections
import csv
import io
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
import zipfile

REDCAP = ["Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label",
          "Choices, Calculations, OR Slider Labels", "Field Note", "Text Validation Type OR Show Slider Number",
          "Text Validation Min", "Text Validation Max", "Identifier?", "Branching Logic (Show field only if...)",
          "Required Field?", "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name", "Matrix Ranking?",
          "Field Annotation"]
LIMESURVEY = ["id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation",
              "mandatory", "encrypted", "other", "default", "same_default"]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
problems = []
checks = 0


def expect(holds, what):
    global checks
    checks += 1
    if not holds:
        problems.append(what)


def run(*arguments):
    done = subprocess.run([sys.argv[1], *arguments], capture_output=True, timeout=120, check=False)
    if done.returncode != 0:
        sys.exit(f"recaudit {' '.join(arguments)}: exit {done.returncode}\n{done.stderr.decode()}")
    return done.stdout


def codebook(name):
    """Column -> (kind, text, {code: label}) as the codebook has them; a line's only code is its range."""
    out = {}
    for row in csv.DictReader(io.StringIO(run("instrument", "codebook", name, "--format", "csv").decode())):
        entry = out.setdefault(row["column"], (row["kind"], row["text"], {}))
        if row["code"]:
            entry[2][row["code"]] = row["label"]
    return out


def questions(book):
    return {column: entry for column, entry in book.items() if entry[0] in ("question", "importance")}


def is_line(entry):
    return any(" to " in code for code in entry[2])


def sheets(data):
    """Sheet name -> rows of texts of a workbook."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    shared = ["".join(t.text or "" for t in entry.iter(SHEET + "t")) for entry in xml.fromstring(archive.read("xl/sharedStrings.xml"))]
    names = [sheet.get("name") for sheet in xml.fromstring(archive.read("xl/workbook.xml")).iter(SHEET + "sheet")]
    out = {}
    for number, name in enumerate(names, 1):
        rows = []
        for row in xml.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")).iter(SHEET + "row"):
            cells = {}
            for cell in row.iter(SHEET + "c"):
                value = cell.find(SHEET + "v")
                if value is not None:
                    cells[re.match("[A-Z]+", cell.get("r"))[0]] = shared[int(value.text)]
            rows.append(cells)
        heads = rows[0]
        out[name] = [{heads[at]: text for at, text in row.items()} for row in rows[1:]]
    return out


def check_xlsform(name, book):
    found = sheets(run("instrument", "export", name, "--to", "xlsform"))
    expect(list(found) == ["survey", "choices", "settings"], f"{name}: sheets {list(found)}")
    expect(found["settings"][0]["form_id"] == name, f"{name}: form_id")
    lists = collections.defaultdict(dict)
    for row in found["choices"]:
        expect(row["name"] not in lists[row["list_name"]], f"{name}: {row['list_name']} has {row['name']} twice")
        lists[row["list_name"]][row["name"]] = row["label::English (en)"]
    names = [row["name"] for row in found["survey"]]
    expect(len(names) == len(set(names)), f"{name}: a name stands twice in the survey")
    rows = dict(zip(names, found["survey"]))
    for row in found["survey"]:
        expect(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", row["name"]), f"{name}: {row['name']} is no XML name")
        expect(row["type"].split()[0] in ("text", "note", "range", "calculate", "select_one", "select_multiple"), f"{name}: {row['type']}")
        for used in re.findall(r"\$\{(\w+)\}", row.get("calculation", "")):
            expect(used in rows, f"{name}: {row['name']} uses {used}")
        if row["type"].startswith("select"):
            expect(row["type"].split()[1] in lists, f"{name}: no list {row['type']}")
    for column, (_, text, codes) in questions(book).items():
        row = rows[column]
        if row["type"] == "calculate":
            line = rows[column + "_line"]
            ends = dict(part.split("=") for part in line["parameters"].split())
            expect(f"{ends['start']} to {ends['end']}" in codes, f"{name}: {column} runs {line['parameters']}")
            expect(line["label::English (en)"] == text, f"{name}: text of {column}")
            missing = {code: label for code, label in codes.items() if " to " not in code}
            expect(lists[rows[column + "_else"]["type"].split()[1]] == missing, f"{name}: missing of {column}")
        elif row["type"] != "range":
            expect(row["label::English (en)"] == text and lists[row["type"].split()[1]] == codes, f"{name}: {column} in XLSForm")


def check_redcap(name, book):
    rows = list(csv.reader(io.StringIO(run("instrument", "export", name, "--to", "redcap").decode())))
    expect(rows[0] == REDCAP, f"{name}: headings of the data dictionary")
    fields = [dict(zip(REDCAP, row)) for row in rows[1:]]
    names = [field[REDCAP[0]] for field in fields]
    expect(names[0] == "record_id" and len(names) == len(set(names)), f"{name}: field names")
    seen = []
    for field in fields:
        expect(re.fullmatch(r"[a-z][a-z0-9_]*", field[REDCAP[0]]), f"{name}: {field[REDCAP[0]]}")
        expect(field["Field Type"] in ("text", "notes", "radio", "checkbox", "slider"), f"{name}: {field['Field Type']}")
        matrix = field["Matrix Group Name"]
        if not seen or seen[-1] != matrix:
            expect(not matrix or matrix not in seen, f"{name}: the fields of {matrix} are not together")
            seen.append(matrix)
    by_name = dict(zip(names, fields))
    for column, entry in questions(book).items():
        field = by_name[column.lower()]
        choices = field["Choices, Calculations, OR Slider Labels"]
        expect(field["Field Label"] == entry[1], f"{name}: text of {column} in REDCap")
        if is_line(entry):
            ends = f"{field['Text Validation Min']} to {field['Text Validation Max']}"
            expect(field["Field Type"] == "slider" and ends in entry[2] and choices.count("|") == 2, f"{name}: {column} as a slider")
        else:
            expect(dict(part.split(", ", 1) for part in choices.split(" | ")) == entry[2], f"{name}: codes of {column} in REDCap")


def check_limesurvey(name, book):
    with tempfile.TemporaryDirectory() as folder:
        mapping = pathlib.Path(folder, "columns.yaml")
        text = run("instrument", "export", name, "--to", "limesurvey", "--columns", str(mapping)).decode("utf-8-sig")
        headings = dict(re.findall(r'^      (\w+): "([^"]+)"$', mapping.read_text(), re.MULTILINE))
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t"))
    expect(list(rows[0])[:15] == LIMESURVEY, f"{name}: headings for LimeSurvey")
    expect({row["class"] for row in rows} <= {"S", "SL", "G", "Q", "SQ", "A"}, f"{name}: classes")
    languages = {row["language"] for row in rows if row["class"] == "Q"}
    shapes = {language: [(r["class"], r["id"], r["type/scale"], r["name"] if r["class"] != "G" else "") for r in rows
                         if r["language"] == language and r["class"] not in ("S", "SL")] for language in languages}
    expect(all(shape == shapes["en"] for shape in shapes.values()), f"{name}: languages differ in more than words")
    asked, question = {}, None
    for row in rows:
        if row["language"] != "en":
            continue
        if row["class"] == "Q":
            expect(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", row["name"]) and row["name"] not in asked, f"{name}: code {row['name']}")
            question = asked.setdefault(row["name"], (row["type/scale"], {}, {}))
        elif row["class"] == "SQ":
            expect(re.fullmatch(r"[A-Za-z0-9]{1,20}", row["name"]), f"{name}: code {row['name']}")
            question[1][row["name"]] = row["text"]
        elif row["class"] == "A":
            expect(re.fullmatch(r"[A-Za-z0-9]{1,5}", row["name"]), f"{name}: code {row['name']}")
            question[2][row["name"]] = row["text"]
    for column, entry in questions(book).items():
        code, part = re.fullmatch(r"(\w+)\[(\w+)\]", headings[column]).groups()
        kind, parts, answers = asked[code]
        expect(parts[part].split("|")[0] == entry[1], f"{name}: text of {column} in LimeSurvey")
        expect(kind == "K" if is_line(entry) else kind == "F" and answers == entry[2], f"{name}: codes of {column} in LimeSurvey")


def check_qualtrics(name, book):
    text = run("instrument", "export", name, "--to", "qualtrics").decode()
    expect(text.startswith("[[AdvancedFormat]]\n"), f"{name}: first line for Qualtrics")
    found = {}
    for part in re.split(r"^\[\[Question:", text, flags=re.MULTILINE)[1:]:
        kind, rest = part.split("]]\n", 1)
        expect(kind in ("TE:SingleLine", "TE:Essay", "DB", "MC:SingleAnswer:Horizontal", "MC:SingleAnswer:Vertical",
                        "MC:MultipleAnswer:Vertical"), f"{name}: {kind}")
        tag = re.match(r"\[\[ID:(\w+)\]\]\n(.*)\n", rest)
        if tag:
            expect(tag[1] not in found, f"{name}: {tag[1]} stands twice")
            found[tag[1]] = (kind, tag[2], dict(re.findall(r"^\[\[Choice:(\d+)\]\]\n(.*)$", rest, re.MULTILINE)))
    for column, entry in questions(book).items():
        kind, words, choices = found[column]
        if is_line(entry):
            expect(kind == "TE:SingleLine" and words.startswith(entry[1]), f"{name}: {column} in Qualtrics")
        else:
            expect((words, choices) == entry[1:], f"{name}: {column} in Qualtrics")


def check_template(name, book):
    """A row for each position of a code, read by the program, gives those codes back."""
    heads = run("instrument", "template", name).decode().splitlines()
    columns = next(csv.reader(heads))
    dictionary = list(csv.DictReader(io.StringIO(run("instrument", "template", name, "--dictionary", "-").decode())))
    expect([row["column"] for row in dictionary] == columns, f"{name}: the dictionary has other columns than the template")
    expect(set(book) | {"respondent", "wave", "site", "team"} == set(columns), f"{name}: the codebook has other columns")

    def cell(column, row):
        if column not in book:
            return {"respondent": str(row), "wave": "2026", "site": "North", "team": ""}[column]
        kind, _, codes = book[column]
        if kind == "comment":
            return "words"
        listed = [code.split(" to ")[0] for code in codes] or ["any"]
        return listed[row % len(listed)]

    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "filled.csv")
        with file.open("w", newline="") as out:
            csv.writer(out).writerows([columns] + [[cell(column, row) for column in columns] for row in range(12)])
        study = pathlib.Path(folder, "study.yaml")
        study.write_text(f"study: s\ninstruments: [{name}]\nresponses: [{{file: filled.csv, instrument: {name}}}]\n")
        run("check", str(study))


def check_paper(name, book):
    for layout in ("plain", "large-print"):
        page = run("instrument", "form", name, "--layout", layout).decode()
        expect("<script" not in page and "src=" not in page and "url(" not in page, f"{name}: the page fetches something")
        codes = re.findall(r'<span class="code">([^<]*)</span>', page)
        shown = [code for part in codes for code in part.split(" · ")]
        for column in book:
            expect(shown.count(column) == 1, f"{name}: {column} is on the {layout} page {shown.count(column)} times")
        xml.fromstring(re.sub(r"<(meta[^>]*|col\b[^>]*)>", r"<\1/>", page.replace("<!DOCTYPE html>", "")))


names = [line.split()[0] for line in run("instrument", "list").decode().splitlines()[1:]]
for form in names:
    known = codebook(form)
    for check in (check_xlsform, check_redcap, check_limesurvey, check_qualtrics, check_template, check_paper):
        check(form, known)
print("\n".join(problems + [f"{len(names)} forms, {checks} checks, {len(problems)} problems"]))
sys.exit(1 if problems or len(names) < 10 else 0)
