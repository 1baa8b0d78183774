#!/usr/bin/env python3
"""Checks that links between the pages of the repository lead somewhere: files exist, and so do headings after #.

Usage: check_links.py
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def pages():
    named = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md") if (ROOT / name).exists()]
    return named + sorted(path for folder in ("docs", "examples", "instruments", "tests") for path in (ROOT / folder).rglob("*.md"))


def without_code(text):
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def anchors(text):
    """The anchors that a page's headings have, as GitHub and others make them."""
    headings = re.findall(r"^#+ +(.+?) *$", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def problems_of(page):
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = target.partition("#")
        found = (page.parent / path).resolve() if path else page
        if not found.exists():
            yield f"{page.relative_to(ROOT)}: there is no {target}"
        elif ROOT not in found.parents and found != ROOT:
            yield f"{page.relative_to(ROOT)}: {target} leads out of the repository"
        elif anchor and found.suffix == ".md" and anchor not in anchors(found.read_text(encoding="utf-8")):
            yield f"{page.relative_to(ROOT)}: {path or 'this page'} has no heading for #{anchor}"


def main():
    every = pages()
    problems = [problem for page in every for problem in problems_of(page)]
    print("\n".join(problems + [f"{len(every)} pages, {len(problems)} problems"]))
    sys.exit(1 if problems or not every else 0)


if __name__ == "__main__":
    main()
