#!/usr/bin/env python3
"""Damaged sample exports are read right or refused with a message, never silently wrong.

Of each sample that is text: its columns in another order give the same answers; cut off anywhere it gives the records
before the cut, unless it is refused; with stray bytes it is refused or says how it was decoded. Same cases every time.
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
    return problems


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    draw = random.Random(11)
    samples = [path for path in sorted(HERE.glob("*/export.csv")) if path.parent.name != "redcap_dictionary"]
    with tempfile.TemporaryDirectory() as scratch:
        problems = [problem for sample in samples for problem in problems_with(program, sample, pathlib.Path(scratch) / "export.csv", draw)]
    print("\n".join(problems + [f"{len(samples)} exports, {len(problems)} problems"]))
    sys.exit(1 if problems or not samples else 0)


if __name__ == "__main__":
    main()
