#!/usr/bin/env python3
"""At least 200 damaged sample exports and forms are read right or refused with a located message, never silently wrong.

Of each export that is text: its columns in another order give the same answers; cut off anywhere it gives the records before the
cut, unless it is refused; with stray bytes, or with a part in another encoding, it is refused or says how it was decoded; with a
cell too many or too few in a record it is refused with its line. Workbooks and SPSS files cut off are refused, or give records of
the whole file. Forms cut off give a draft whose questions are those of the whole form, or are refused. Same cases every time.
Usage: mutations_test.py RECAUDIT
"""
import csv
import io
import pathlib
import random
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FIXED = {"limesurvey": 1, "msforms": 3, "googleforms": 1, "surveymonkey": 2, "smartsurvey": 2, "redcap": 1, "qualtrics_legacy": 2}
ITEMS = ["vision_1", "vision_2", "hope_1", "closeness_1", "supports_1", "supports_1.peer", "supports_1.housing", "supports_1.money", "supports_1.groups"]


def imported(program, path, raw):
    """(answers to the items, record by record, or None where the file is refused; what was said)"""
    path.write_bytes(raw)
    count_case()
    done = subprocess.run([program, "import", str(path), "--instrument", str(HERE / "form.yaml")], capture_output=True, check=False)
    said = done.stderr.decode()
    if done.returncode != 0:
        return None, said
    text = done.stdout.decode()
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    return [[row.get(item) for item in ITEMS] for row in csv.DictReader(io.StringIO(text), delimiter=delimiter)], said


def shuffled(raw, encoding, kept, draw):
    """The same table with all but the first `kept` columns in another order."""
    text = raw.decode(encoding)
    delimiter = max(",;\t", key=text.split("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter=delimiter))
    order = list(range(kept, len(rows[0])))
    draw.shuffle(order)
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows([[row[i] for i in list(range(kept)) + order] for row in rows])
    return stream.getvalue().encode(encoding)


def problems_with(program, sample, path, draw):
    raw = sample.read_bytes()
    folder = sample.parent.name
    encoding = "cp1252" if folder == "msforms" else "utf-8-sig"
    whole, said = imported(program, path, raw)
    if not whole:
        return [f"{folder}: {said}"]
    problems = []
    kept = next((count for name, count in FIXED.items() if folder.startswith(name)), 1)
    if folder not in ("surveymonkey", "smartsurvey"):  # there a question stands only over the first of its columns
        for _ in range(6):
            if imported(program, path, shuffled(raw, encoding, kept, draw))[0] != whole:
                problems.append(f"{folder}: columns in another order give other answers")
    for _ in range(8):
        at = draw.randrange(len(raw) // 3, len(raw))
        found, said = imported(program, path, raw[:at])
        if found is None and "error [" not in said:
            problems.append(f"{folder}, cut at {at}: refused without a message")
        if found is not None and found[:-1] != whole[: max(len(found) - 1, 0)]:
            problems.append(f"{folder}, cut at {at}: other answers than before the cut")
    for _ in range(4):
        at = draw.randrange(len(raw) // 2, len(raw))
        found, said = imported(program, path, raw[:at] + b"\xe9" + raw[at:])
        if encoding != "cp1252" and "error [" not in said and "read-as-windows-1252" not in said:
            problems.append(f"{folder}, a stray byte at {at}: nothing was said")
    return problems + ragged(program, raw, encoding, path, draw, folder) + mixed(program, raw, encoding, path, draw, folder)


def count_case():
    count_case.cases += 1


count_case.cases = 0


def ragged(program, raw, encoding, path, draw, folder):
    """A record with a cell more, or less, than the headings is refused with its line."""
    problems = []
    text = raw.decode(encoding)
    delimiter = max(",;\t", key=text.split("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text.rstrip("\r\n"), newline=""), delimiter=delimiter))
    for change in (lambda row: row + ["stray"], lambda row: row[:-1]):
        at = draw.randrange(max(4, len(rows) // 2), len(rows))
        stream = io.StringIO()
        csv.writer(stream, delimiter=delimiter).writerows([change(row) if i == at else row for i, row in enumerate(rows)])
        found, said = imported(program, path, stream.getvalue().encode(encoding))
        if found is not None or "error [csv-ragged-row]" not in said or "export.csv:" not in said:
            problems.append(f"{folder}: a ragged record is not refused with its line\n{said}")
    return problems


def mixed(program, raw, encoding, path, draw, folder):
    """Two files glued together that were saved in different encodings."""
    other = "utf-16-le" if encoding == "cp1252" else "cp1252"
    at = draw.randrange(len(raw) // 2, len(raw))
    at = raw.find(b"\n", at) + 1 or len(raw)
    glued = raw[:at] + raw[at:].decode(encoding, "replace").encode(other, "replace") + "Caf\u00e9".encode(other)
    found, said = imported(program, path, glued)
    if found is None and "error [" not in said:
        return [f"{folder}: a file in two encodings is refused without a message"]
    if found is not None and "read-as-windows-1252" not in said and found[:-1] != imported(program, path, raw)[0][: len(found) - 1]:
        return [f"{folder}: a file in two encodings is read wrong, and nothing is said"]
    return []


def binary_problems(program, sample, path, draw):
    """Workbooks and SPSS files that end too early."""
    raw = sample.read_bytes()
    whole, said = imported(program, path, raw)
    if not whole:
        return [f"{sample.parent.name}: {said}"]
    problems = []
    for _ in range(6):
        at = draw.randrange(16, len(raw) - 1)
        found, said = imported(program, path, raw[:at])
        if found is None and "error [" not in said:
            problems.append(f"{sample.parent.name}, cut at {at}: refused without a message")
        if found is not None and found != whole[: len(found)]:
            problems.append(f"{sample.parent.name}, cut at {at}: other answers than in the whole file")
    return problems


def questions_of(program, path, raw):
    """The lines of a draft that hold questions, or None where the form is refused; and what was said."""
    path.write_bytes(raw)
    done = subprocess.run([program, "instrument", "import", str(path)], capture_output=True, check=False)
    count_case()
    if done.returncode != 0:
        return None, done.stderr.decode()
    return [line.split(", options:")[0].split(", cy:")[0].rstrip("}") for line in done.stdout.decode().splitlines() if line.startswith("  - {id:")], done.stderr.decode()


def form_problems(program, sample, path, draw):
    raw = sample.read_bytes()
    whole, said = questions_of(program, path, raw)
    if not whole:
        return [f"{sample.name}: {said}"]
    problems = []
    for _ in range(8):
        at = draw.randrange(len(raw) // 4, len(raw) - 1)
        found, said = questions_of(program, path, raw[:at])
        if found is None and "error [" not in said:
            problems.append(f"{sample.name}, cut at {at}: refused without a message")
        if found is not None and found[:-1] != whole[: max(len(found) - 1, 0)] and not set(found[:-1]) <= set(whole):
            problems.append(f"{sample.name}, cut at {at}: other questions than in the whole form")
    return problems


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    draw = random.Random(11)
    samples = [path for path in sorted(HERE.glob("*/export.csv")) if path.parent.name not in ("redcap_dictionary", "odk_form")]
    binaries = sorted([*HERE.glob("*/export.xlsx"), *HERE.glob("*/export.sav"), *HERE.glob("*/export.zsav")])
    forms = sorted((HERE / "forms").iterdir()) + [HERE / "redcap_dictionary/dictionary.csv"]
    with tempfile.TemporaryDirectory() as scratch:
        path = pathlib.Path(scratch) / "export.csv"
        problems = [problem for sample in samples for problem in problems_with(program, sample, path, draw)]
        problems += [problem for sample in binaries for problem in binary_problems(program, sample, path, draw)]
        problems += [problem for sample in forms for problem in form_problems(program, sample, path, draw)]
    files = len(samples) + len(binaries) + len(forms)
    print("\n".join(problems + [f"{files} files, {count_case.cases} cases, {len(problems)} problems"]))
    sys.exit(1 if problems or count_case.cases < 200 + files else 0)


if __name__ == "__main__":
    main()
