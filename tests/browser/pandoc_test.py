#!/usr/bin/env python3
"""report.md becomes a Word document and a page with all its charts, without a warning: pandoc_test.py PROGRAM STUDY ..."""
import pathlib, re, subprocess, sys, tempfile, zipfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
program, *studies = sys.argv[1:]


def convert(folder, *options):
    done = subprocess.run(["pandoc", "report.md", *options], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0 and done.stderr == "", done.stderr[:2000]
    return done.stdout


def check(study, scratch):
    out = pathlib.Path(scratch) / "out"
    subprocess.run([program, "run", ROOT / study, "-o", out, "--formats", "md", "--quiet"], check=True, capture_output=True)
    text = (out / "report.md").read_text("utf-8")
    figures = re.findall(r"^!\[.*\]\((figures/[^)]*)\)$", text, re.MULTILINE)
    tables = len(re.findall(r"^\|[:|-]+\|$", text, re.MULTILINE))
    assert figures and tables, study
    convert(out, "-o", "report.docx")
    with zipfile.ZipFile(out / "report.docx") as document:
        media = [name for name in document.namelist() if name.startswith("word/media/") and name.endswith(".svg")]
        body = document.read("word/document.xml").decode("utf-8")
    assert len(media) == len(set(figures)), (study, len(media), len(figures))
    assert body.count("<w:tbl>") >= tables, (study, body.count("<w:tbl>"), tables)
    page = convert(out, "-s", "--metadata", "pagetitle=Audit", "-t", "html5")
    assert page.count("<img ") == len(figures), study
    assert page.count("<table") == tables, (study, page.count("<table"), tables)
    print(f"{study}: {len(figures)} charts, {tables} tables")


for study in studies:
    with tempfile.TemporaryDirectory() as scratch:
        check(study, scratch)
