#!/usr/bin/env python3
"""Names, labels, comments, actions and translations with markup, quotes, formulas, marks of direction and control characters come out as text in every
format: escaping_test.py PROGRAM"""
import csv, html.parser, json, pathlib, re, subprocess, sys, tempfile
import xml.etree.ElementTree as tree

from workbook import Workbook

program = sys.argv[1]
SITES = ["<img src=x onerror=alert(1)>", "</text></svg><script>alert(2)</script>", "\"quoted\" & 'apostrophe'", "=HYPERLINK(\"http://x.y\",\"z\")",
         "+1+1", "-2+3", "@SUM(A1)", "\uff1d1+1", "\u202eturned\u202c round", "\u0645\u0648\u0642\u0639 \u0627\u0644\u0634\u0645\u0627\u0644\u200f",
         "**bold** | _pipe_ [link](http://x.y) `code` $x^2$ #1 {.c}", "1. list", "&lt;done&gt; &amp;", "bell\x07 here"]
SCALE = "<b>Scale</b> & \"co\" *x* | =1+1 \u202e"
ITEM = "</style><script>alert(3)</script> item & 'one' ![i](http://x.y/i.png)"
LABEL = "=cmd|' /C calc'!A0"
TITLE = "<script>alert(4)</script> & title \u202e"
ORGANISATION = "\"><img src=y onerror=alert(5)> & sons"
INTRODUCTION = "<h1>Not a heading</h1>\n\n- **not bold** <b>\n"
WELSH = "<u>Cwestiwn</u> & \"un\" =2+2 [dolen](http://x.y)"  # the translation of the item
COMMENT = "<script>alert(6)</script> & rota =3+3 *loud* [c](http://x.y/c) `tick`"
QUOTED = "<script>alert([number])</script> & rota =[number] *loud* [link] `tick`"  # the comment, masked
QUESTION = "<i>Why?</i> & \"so\" | pipe"
LINK = "http://x.y/a"  # in an action's own words an address becomes a link; nothing else does, and addresses elsewhere do not
ACTION = f"=4+4 <img src=z onerror=alert(7)> & *meet* | [a]({LINK})"
LEAD = "<b>Head</b> of \"care\" & =5+5"
TAGS = {"html", "head", "meta", "title", "style", "body", "a", "p", "strong", "header", "h1", "h2", "h3", "h4", "div", "nav", "ol", "li", "main", "section", "ul", "figure",
        "figcaption", "svg", "desc", "defs", "pattern", "line", "rect", "path", "text", "tspan", "g", "circle", "polygon", "polyline", "clippath", "details", "summary", "table", "caption",
        "thead", "tr", "th", "tbody", "td", "span", "small", "dl", "dt", "dd"}


def visible(text):
    """What core/visible makes of text, and HTML of white space."""
    text = re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]", "\ufffd", text)
    return " ".join(text.split())


def write_study(folder):
    quoted = json.dumps
    form = f"""instrument: form
title: {quoted(TITLE)}
perspective: staff
options:
  agreement:
    type: likert
    choices: [{{code: 1, label: Disagree}}, {{code: 2, label: {quoted(LABEL)}}}, {{code: 3, label: Agree}}]
    favourable: [3]
    neutral: [2]
items:
  - {{id: q1, text: {{en: {quoted(ITEM)}, cy: {quoted(WELSH)}}}, options: agreement}}
  - {{id: q2, text: Plain., options: agreement}}
scales: [{{id: scale, title: {quoted(SCALE)}, items: [q1, q2], comment_words: [rota]}}]
comments: [{{id: c1, text: {quoted(QUESTION)}}}]
"""
    (folder / "form.yaml").write_text(form, encoding="utf-8")
    with open(folder / "answers.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["respondent", "wave", "site", "q1", "q2", "c1"])
        person = 0
        for wave in ("2025", "2026"):
            for at, site in enumerate(SITES):
                for i in range(14):
                    person += 1
                    out.writerow([person, wave, site, 1 + (i + at) % 3, 1 + (i * 2 + at // 3) % 3, COMMENT])
    study = f"""study: escaping
title: {quoted(TITLE)}
instruments: [./form.yaml]
responses: [{{file: answers.csv, instrument: form}}]
waves: [{{id: "2025", date: 2025-03-31}}, {{id: "2026", date: 2026-03-31}}]
comments: {{themes: {{staffing: [loud]}}, quotes: 2}}
actions: actions.yaml
report: {{organisation: {quoted(ORGANISATION)}, introduction: {quoted(INTRODUCTION)}}}
"""
    actions = f"""actions:
  - {{what: {quoted(ACTION)}, where: {quoted(SITES[0])}, scale: scale, since: 2025-06-01, lead: {quoted(LEAD)}, status: under way}}
"""
    (folder / "actions.yaml").write_text(actions, encoding="utf-8")
    (folder / "study.yaml").write_text(study, encoding="utf-8")
    return folder / "study.yaml"


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.words, self.inside = [], []

    def handle_starttag(self, tag, attributes):
        assert tag in TAGS, (tag, self.getpos())
        for name, value in attributes:
            assert not name.startswith("on") and "javascript:" not in (value or ""), (tag, name, self.getpos())
            if name == "href" and value != LINK:
                assert value.startswith("#"), value
        if ("href", LINK) in attributes:
            assert ("rel", "noopener noreferrer") in attributes, self.getpos()
        self.inside.append(tag)

    def handle_data(self, data):
        if self.inside and self.inside[-1] == "style":
            return
        self.words.append(data)


def text_of(file):
    page = Page()
    page.feed(file.read_text("utf-8"))
    return "".join(page.words)


def check_html(file, names):
    text = text_of(file)
    for name in names:
        assert visible(name) in visible(text), (file, name)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x07]", text), file


def check_markdown(folder):
    done = subprocess.run(["pandoc", "report.md", "-t", "json"], cwd=folder, capture_output=True, text=True, check=True)
    nodes = []

    def walk(node):
        if isinstance(node, dict):
            nodes.append(node)
            walk(list(node.values()))
        elif isinstance(node, list):
            for part in node:
                walk(part)

    walk(json.loads(done.stdout))
    kinds = [node.get("t") for node in nodes]
    assert {node["c"][2][0] for node in nodes if node.get("t") == "Link"} == {LINK}, "only an action's own address is a link"
    assert "RawInline" not in kinds and "RawBlock" not in kinds and "Math" not in kinds and "Code" not in kinds, set(kinds)
    for node in nodes:
        if node.get("t") == "Image":
            assert node["c"][2][0].startswith("figures/"), node
    plain = subprocess.run(["pandoc", "report.md", "-t", "plain", "--wrap=none"], cwd=folder, capture_output=True, text=True, check=True).stdout
    words = visible(plain)
    for name in SITES[:10] + SITES[12:] + [ITEM, TITLE, ACTION, LEAD]:
        assert squeezed(name) in squeezed(words), name


def squeezed(text):
    """Without what pandoc's plain text makes of stress, quotes and white space."""
    return re.sub(r"[\s*_'\"\u2018\u2019\u201c\u201d]", "", visible(text))


def check_drawings(folder):
    words = ""
    for file in sorted(folder.iterdir()):
        root = tree.parse(file).getroot()
        for node in root.iter():
            assert node.tag.split("}")[1].lower() in TAGS, (file, node.tag)
            assert not any(name.lower().startswith("on") for name in node.attrib), file
            words += " " + (node.text or "") + (node.tail or "")
    for name in SITES[:9]:
        assert visible(name) in visible(words), name


def check_data(out):
    results = json.loads((out / "results.json").read_text("utf-8"))
    assert {row["site"] for row in results["scores"] if row["by"] == "site"} == set(SITES)
    assert results["title"] == TITLE
    cells = {row["site"] for row in csv.DictReader((out / "tables/scores.csv").open(encoding="utf-8", newline="")) if row["by"] == "site"}
    assert cells == {"'" + site if site[0] in "=+-@\uff1d" else site for site in SITES}, cells
    codes = {row["label"] for row in csv.DictReader((out / "tables/options.csv").open(encoding="utf-8", newline=""))}
    assert "'" + LABEL in codes, codes
    lowest = [row["difference"] for row in csv.DictReader((out / "tables/pairwise.csv").open(encoding="utf-8", newline="")) if row["difference"].startswith("-")]
    assert lowest and all(float(text) < 0 for text in lowest), "negative numbers stay numbers"
    book = Workbook(out / "tables.xlsx")
    assert book.formulas() == []
    rows = book.rows("scores")
    site, by = rows[0].index("site"), rows[0].index("by")
    assert {row[site] for row in rows[1:] if row[by] == "site"} == set(SITES)


def check_welsh(study, out):
    """The same study in another language, with the texts that the form has in it."""
    study.write_text(study.read_text("utf-8").replace("report: {", "report: {language: cy, "), encoding="utf-8")
    done = subprocess.run([program, "run", study, "-o", out, "--quiet"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    check_html(out / "report.html", [WELSH, SCALE, *SITES])


with tempfile.TemporaryDirectory() as scratch:
    folder = pathlib.Path(scratch)
    study = write_study(folder)
    out = folder / "out"
    done = subprocess.run([program, "run", study, "-o", out, "--by-site", "--quiet"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    everything = [*SITES, SCALE, ITEM, TITLE, ORGANISATION, ACTION, LEAD, QUOTED, "<h1>Not a heading</h1>", "**not bold** <b>"]
    check_html(out / "report.html", everything)
    check_welsh(study, folder / "welsh")
    for file in (out / "sites").glob("*/report.html"):
        check_html(file, [SCALE, TITLE])
    check_markdown(out)
    check_drawings(out / "figures")
    check_data(out)
    print(f"{len(everything)} texts in every format, {len(list((out / 'sites').iterdir()))} reports for single sites")
