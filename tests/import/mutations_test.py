#!/usr/bin/env python3
"""Damaged sample exports and forms are read right or refused with a located message, never silently wrong.

What is right is judged record by record: the answers read are those of plain/answers.csv, restricted to the records that are left,
so that every score of theirs is the same. Where the answers differ, the study has to be refused, or a message has to say at which
line of the file what was done. Each text export is cut off anywhere, loses and swaps records, gets its columns in another order, another
delimiter, line end or encoding, stray bytes, a part in another encoding, cells too many and too few, quotes added and removed, answers
that mean nothing, and headings lost or doubled. Workbooks and SPSS files are cut off and get bytes changed. Forms are cut off.
The same cases every time.
Usage: mutations_test.py RECAUDIT [CASES_FOR_EACH_EXPORT]
"""
import concurrent.futures
import csv
import io
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata

HERE = pathlib.Path(__file__).resolve().parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else ""
# The tool's own columns at the start, which show what the file is.
FIXED = {"limesurvey": 3, "msforms": 3, "googleforms": 1, "surveymonkey": 9, "smartsurvey": 8, "redcap": 1, "qualtrics_legacy": 10}
HEADINGS = {"qualtrics": 3, "qualtrics_tsv": 3, "qualtrics_legacy": 2, "surveymonkey": 2, "smartsurvey": 2}
LIKERT = ["vision_1", "vision_2", "hope_1"]
LABELS = {"1": "strongly disagree", "2": "disagree - a little", "3": "neither agree nor disagree", "4": "agree, on the whole", "5": "strongly agree",
          "8": "don't know"}
OPTIONS = ["peer", "housing", "money", "groups"]
DOUBTS = re.compile(r"\[(read-as-windows-1252|csv-last-line)\]")  # the file is read, and where it may be damaged is said
LOCATED = re.compile(r"^\S+?:\d+(:\d+)?: (error|warning|note) \[|^\S+: error \[", re.MULTILINE)


def normal(text):
    text = unicodedata.normalize("NFKC", text).replace("\u2013", "-").replace("\u2019", "'").replace("\u2018", "'")
    return " ".join(text.replace("\u201c", '"').replace("\u201d", '"').split()).lower()


def answer(item, cell):
    """What a cell means: its code, or the text itself where it means nothing."""
    cell = normal(cell or "")
    if item in LIKERT:
        return next((code for code, label in LABELS.items() if cell in (code, label)), cell)
    try:
        return str(float(cell.replace(",", "."))) if cell else ""
    except ValueError:
        return cell


def ticks(row):
    if "supports_1" in row:
        return [code for code in OPTIONS if code in (row["supports_1"] or "").split(";")]
    return [code for code in OPTIONS if normal(row.get(f"supports_1.{code}") or "") not in ("", "0")]


def answers_of(text):
    delimiter = max(",;\t|", key=text.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [[*(answer(item, row.get(item)) for item in [*LIKERT, "closeness_1"]), ticks(row)] for row in rows]


PLAIN_LINES = (HERE / "plain/answers.csv").read_text(encoding="utf-8").splitlines(keepends=True)
PLAIN = answers_of("".join(PLAIN_LINES))
ALL = tuple(range(len(PLAIN)))


class Sample:
    """A sample export, and a scratch copy of its folder in which a damaged one takes its place."""

    def __init__(self, path, scratch):
        self.path, self.folder, self.raw = path, path.parent.name, path.read_bytes()
        self.scratch = scratch / self.folder
        shutil.copytree(path.parent, self.scratch)
        self.file = self.scratch / path.name
        self.study = (path.parent / "study.yaml").read_text(encoding="utf-8")
        self.options = [word for key in ("dictionary", "sheet") for found in re.findall(rf'{key}: "?([^"\n]+)', self.study)
                        for word in (f"--{key}", str(self.scratch / found) if key == "dictionary" else found)]
        self.encoding = {"msforms": "cp1252", "qualtrics_tsv": "utf-16"}.get(self.folder, "utf-8-sig")
        self.headings = HEADINGS.get(self.folder, 1)
        self.cases, self.problems, self.scores = 0, [], {}

    def call(self, *words):
        done = subprocess.run([PROGRAM, *words], capture_output=True, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode("utf-8", "replace")

    def scores_of(self, people):
        """The scores of the plain CSV with these people alone."""
        if people not in self.scores:
            place = self.scratch.parent / f"plain-of-{self.folder}"
            place.mkdir(exist_ok=True)
            shutil.copy(HERE / "plain/study.yaml", place)
            (place / "answers.csv").write_text("".join([PLAIN_LINES[0], *(PLAIN_LINES[1 + person] for person in people)]), encoding="utf-8")
            self.scores[people] = self.call("score", str(place / "study.yaml"), "--format", "csv")[1]
        return self.scores[people]

    def judge(self, what, raw, right):
        """`raw` in place of the export: read are the answers of one of `right` (people of the plain CSV), or a message has a place."""
        self.cases += 1
        self.file.write_bytes(raw)
        code, out, said = self.call("import", str(self.file), "--instrument", str(HERE / "form.yaml"), *self.options)
        imported = answers_of(out) if code == 0 and "items:" not in self.study else None
        if imported is not None and imported in [[PLAIN[person] for person in people] for people in right]:
            return
        if code == 0:  # import does not look at answers: the study has to
            code, out, said = self.call("score", str(self.scratch / "study.yaml"), "--format", "csv")
            if code == 0 and any(out == self.scores_of(people) for people in right):
                return
        if code not in (0, 1, 3):
            self.problems.append(f"{self.folder}, {what}: exit code {code}\n{said}")
        elif code == 0 and imported and "[csv-last-line]" in said and imported[:-1] not in [[PLAIN[person] for person in people[:-1]] for people in right]:
            self.problems.append(f"{self.folder}, {what}: not only the last record has other answers\n{said}\n{out}")
        elif code == 0 and not DOUBTS.search(said):
            self.problems.append(f"{self.folder}, {what}: other answers, and nothing is said\n{said}\n{out}")
        elif not LOCATED.search(said):
            self.problems.append(f"{self.folder}, {what}: no message has a place\n{said}")

    def refused(self, what, raw, wanted="error ["):
        """`raw` in place of the export: the study is refused with a located message."""
        self.cases += 1
        self.file.write_bytes(raw)
        code, _, said = self.call("score", str(self.scratch / "study.yaml"), "--format", "csv")
        if code == 0 or wanted not in said or not LOCATED.search(said):
            self.problems.append(f"{self.folder}, {what}: exit code {code}, expected a located {wanted}\n{said}")


class TextSample(Sample):
    def __init__(self, path, scratch):
        super().__init__(path, scratch)
        self.text = self.raw.decode(self.encoding)
        self.delimiter = max(",;\t", key=self.text.split("\n")[0].count)
        self.rows = [row for row in csv.reader(io.StringIO(self.text, newline=""), delimiter=self.delimiter) if row]
        self.kept = self.kept_records()

    def kept_records(self):
        """For each record whether it is read: those of previews, tests and unfinished answers are not."""
        out = []
        for at in range(self.headings, len(self.rows)):
            self.file.write_bytes(self.written(self.rows[: self.headings] + [self.rows[at]]))
            out.append(len(answers_of(self.call("import", str(self.file), *self.options)[1])) == 1)
        assert sum(out) == len(PLAIN), self.folder
        return out

    def written(self, rows, delimiter=None, end="\n", quoting=csv.QUOTE_MINIMAL, encoding=None):
        stream = io.StringIO()
        csv.writer(stream, delimiter=delimiter or self.delimiter, lineterminator=end, quoting=quoting).writerows(rows)
        return stream.getvalue().encode(encoding or self.encoding)

    def read_from(self, records):
        """The right answers of these records, by their numbers."""
        number = [sum(self.kept[:record]) for record in range(len(self.kept))]
        return tuple(number[record] for record in records if self.kept[record])

    def blocks(self):
        """Columns that belong together: with a question over the first of them only."""
        first = self.rows[0]
        fixed = next((count for name, count in FIXED.items() if self.folder.startswith(name)), 1)
        out = [[column] for column in range(fixed)]
        for column in range(fixed, len(first)):
            joined = self.folder in ("surveymonkey", "smartsurvey") and first[column] == ""
            if joined:
                out[-1].append(column)
            else:
                out.append([column])
        return out[:fixed], out[fixed:]

    def answer_columns(self):
        """The columns of the three questions on agreement."""
        column = {i for i in range(len(self.rows[0])) for row in self.rows[: self.headings]
                  if any(normal(text) in normal(row[i]) for text in TEXTS) or row[i] in MAPPED}
        return sorted(column)

    def run(self, cases):
        draw = random.Random(self.folder)
        body = self.rows[self.headings :]
        head = self.rows[: self.headings]
        whole = list(range(len(body)))
        kinds = [self.cut, self.cut, self.cut, self.shuffle, self.shuffle, self.lose, self.swap, self.rewrite, self.stray_byte, self.ragged, self.mixed,
                 self.quote, self.quote, self.garbage, self.garbage, self.heading]
        for case in range(cases):
            kinds[case % len(kinds)](draw, head, body, whole)

    def cut(self, draw, head, body, whole):
        at = draw.randrange(1, len(self.raw))
        self.judge(f"cut at {at}", self.raw[:at], [self.read_from(range(count)) for count in range(1, len(body) + 1) if self.ends_by(count, at)])

    def ends_by(self, count, at):
        """Whether the first `count` records may be all that there is before byte `at`: none whole may be lost."""
        size = len(self.written(self.rows[: self.headings + count], end="\n"))
        more = len(self.written(self.rows[: self.headings + count + 2], end="\r\n", quoting=csv.QUOTE_ALL))
        return at >= size * 0.9 and at <= more * 1.1

    def shuffle(self, draw, head, body, whole):
        fixed, blocks = self.blocks()
        draw.shuffle(blocks)
        order = [column for block in fixed + blocks for column in block]
        self.judge("columns in another order", self.written([[row[i] for i in order] for row in self.rows]), [ALL])

    def lose(self, draw, head, body, whole):
        left = sorted(draw.sample(whole, draw.randrange(1, len(body))))
        self.judge(f"records {left}", self.written(head + [body[i] for i in left]), [self.read_from(left)])

    def swap(self, draw, head, body, whole):
        order = draw.sample(whole, len(whole))
        number = [sum(self.kept[:record]) for record in whole]
        self.judge(f"records in the order {order}", self.written(head + [body[i] for i in order]), [tuple(number[i] for i in order if self.kept[i])])

    def rewrite(self, draw, head, body, whole):
        delimiter, end = draw.choice(",;\t|"), draw.choice(["\n", "\r\n"])
        if self.folder == "msforms" and delimiter == ",":
            delimiter = ";"  # decimal commas
        encoding = draw.choice(["utf-8", "utf-8-sig", "utf-16"])
        raw = self.written(self.rows, delimiter, end, draw.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]), encoding)
        self.judge(f"written with {delimiter!r}, {end!r}, {encoding}", raw, [ALL])

    def stray_byte(self, draw, head, body, whole):
        at = draw.randrange(len(self.raw))
        self.judge(f"a stray byte at {at}", self.raw[:at] + draw.choice([b"\xe9", b"\xff", b"\x00", b"\xc3"]) + self.raw[at:], [ALL])

    def ragged(self, draw, head, body, whole):
        at = draw.randrange(len(body))
        changed = body[at] + ["stray"] if draw.random() < 0.5 else body[at][:-1]
        self.refused(f"record {at + 1} is ragged", self.written(head + body[:at] + [changed] + body[at + 1 :]), "error [csv-ragged-row]")

    def mixed(self, draw, head, body, whole):
        other = "cp1252" if self.encoding != "cp1252" else "utf-8"
        at = draw.randrange(len(body))
        rest = self.written(body[at:], encoding="utf-8").decode("utf-8") + "Caf\u00e9\n"
        self.judge(f"another encoding from record {at + 1}", self.written(head + body[:at]) + rest.encode(other, "replace"), [])

    def quote(self, draw, head, body, whole):
        places = [i for i, byte in enumerate(self.raw) if byte in b'",;\t']
        at = draw.choice(places)
        raw = self.raw[:at] + (b"" if self.raw[at] == ord('"') else b'"' + self.raw[at : at + 1]) + self.raw[at + 1 :]
        if self.encoding == "utf-16":
            return
        self.judge(f"a quote {'less' if self.raw[at] == ord(chr(34)) else 'more'} at {at}", raw, [ALL])

    def garbage(self, draw, head, body, whole):
        columns = self.answer_columns()
        record = draw.choice([i for i in whole if self.kept[i]])
        changed = list(body[record])
        changed[draw.choice(columns)] = draw.choice(["17", "0", "zz", "01-May", "Mai-01", "2026-05-01 00:00:00", "#N/A", "NA", "-99", "999", "4.5", "Agree maybe", "1-5", "1,5"])
        self.refused(f"an answer that means nothing in record {record + 1}: {changed}", self.written(head + body[:record] + [changed] + body[record + 1 :]))

    def heading(self, draw, head, body, whole):
        column = draw.choice(self.answer_columns())
        other = draw.choice([c for c in self.answer_columns() if c != column])
        lost = draw.random() < 0.5
        rows = [[("lost" if lost else head[r][other]) if i == column and head[r][i] != "" else cell for i, cell in enumerate(row)] for r, row in enumerate(head)]
        if self.headings == 3:
            rows[2] = head[2]
        self.refused(f"heading {column + 1} {'lost' if lost else 'doubled'}", self.written(rows + body))


TEXTS = ["People here share one picture of recovery", "Recovery is \"somebody else's\" job, not ours", "People leave with more hope than they came with",
         "Mae pobl yma'n rhannu un darlun o adferiad", "Gwaith rhywun arall yw adferiad", "Mae pobl yn gadael gyda mwy o obaith"]
MAPPED = {"vision_1", "vision_2", "hope_1", "Q2[vision1]", "Q2[vision2]", "Q2[hope1]", "culture/vision_1", "culture/vision_2", "culture/hope_1", "a1", "a2", "a3",
          "g/a1", "g/a2", "g/a3", "q1_1"}


class BinarySample(Sample):
    def run(self, cases):
        draw = random.Random(self.folder)
        for case in range(cases):
            at = draw.randrange(16, len(self.raw) - 1)
            changed = case % 2 == 0 and self.path.suffix == ".xlsx"  # archives have checksums, SPSS files none
            raw = self.raw[:at] + (bytes([draw.randrange(256)]) + self.raw[at + 1 :] if changed else b"")
            self.judge(f"{'a byte changed' if changed else 'cut'} at {at}", raw, [ALL] if changed else [ALL[:count] for count in range(1, 17)])


def questions_of(path, raw):
    """The lines of a draft that hold questions, or None where the form is refused; and what was said."""
    path.write_bytes(raw)
    done = subprocess.run([PROGRAM, "instrument", "import", str(path)], capture_output=True, check=False)
    if done.returncode != 0:
        return None, done.stderr.decode()
    return [line.split(", options:")[0].split(", cy:")[0].rstrip("}") for line in done.stdout.decode().splitlines() if line.startswith("  - {id:")], done.stderr.decode()


def form_problems(sample, path):
    raw = sample.read_bytes()
    draw = random.Random(sample.name)
    whole, said = questions_of(path, raw)
    if not whole:
        return [f"{sample.name}: {said}"]
    problems = []
    for _ in range(8):
        at = draw.randrange(len(raw) // 4, len(raw) - 1)
        found, said = questions_of(path, raw[:at])
        if found is None and "error [" not in said:
            problems.append(f"{sample.name}, cut at {at}: refused without a message")
        if found is not None and found[:-1] != whole[: max(len(found) - 1, 0)] and not set(found[:-1]) <= set(whole):
            problems.append(f"{sample.name}, cut at {at}: other questions than in the whole form")
    return problems


def of_sample(path, scratch, cases):
    sample = (TextSample if path.suffix in (".csv", ".tsv") else BinarySample)(path, scratch)
    sample.run(cases if path.suffix in (".csv", ".tsv") else max(cases // 4, 6))
    return sample.folder, sample.cases, sample.problems


def main():
    cases = int(sys.argv[2]) if len(sys.argv) > 2 else 32
    samples = sorted(path for kind in ("csv", "tsv", "xlsx", "sav", "zsav") for path in HERE.glob(f"*/export.{kind}"))
    forms = sorted((HERE / "forms").iterdir()) + [HERE / "redcap_dictionary/dictionary.csv"]
    with tempfile.TemporaryDirectory() as place, concurrent.futures.ThreadPoolExecutor(2) as pool:
        scratch = pathlib.Path(place)
        shutil.copy(HERE / "form.yaml", scratch)
        shutil.copytree(HERE / "forms", scratch / "forms")
        found = list(pool.map(lambda path: of_sample(path, scratch, cases), samples))
        problems = [problem for _, _, own in found for problem in own]
        problems += [problem for form in forms for problem in form_problems(form, scratch / "form.bin")]
    count = sum(number for _, number, _ in found) + 8 * len(forms)
    print("\n".join(problems + [f"{len(samples)} exports, {len(forms)} forms, {count} cases, {len(problems)} problems"]))
    sys.exit(1 if problems or count < 200 else 0)


if __name__ == "__main__":
    main()
