#!/usr/bin/env python3
"""The language list that comes with the program is whole: every term says what to look for, what to write instead and
why; no phrase belongs to two terms; what it recommends is free of what it flags, and so are the built-in instruments.

The table of docs/instruments/language.md is that of the list; --refresh writes it anew.

Usage: language_list_test.py [--refresh]
"""
import functools
import pathlib
import re
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LIST = ROOT / "instruments/language/respectful-language.yaml"
PAGE = ROOT / "docs/instruments/language.md"
KINDS = ("stigmatising", "deficit", "control", "pessimism", "distance")
SEVERITIES = ("replace", "reconsider", "note")
NEEDED = {"id", "kind", "severity", "match", "prefer", "why"}
COVER = ("addict", "liar", "junkie", "criminal", "druggie", "failure", "smackhead", "offender")  # labels set against "human"


def plain(text):
    """As phrases are compared: small letters, hyphens as spaces."""
    return re.sub(r"[\s\-‐-―]+", " ", text.lower()).strip()


@functools.lru_cache(maxsize=None)
def pattern_of(phrases):
    """Any of the phrases as whole words; a space in a phrase may be missing in the text."""
    return re.compile(r"(?<!\w)(?:" + "|".join(r"\s?".join(map(re.escape, plain(phrase).split())) for phrase in phrases) + r")(?!\w)")


def found_in(text, phrases):
    """What of the phrases stands in the text."""
    return pattern_of(tuple(phrases)).findall(plain(text))


def problems_of_term(term):
    if not NEEDED <= set(term) <= NEEDED | {"except"}:
        yield f"has the keys {sorted(term)}"
        return
    if not re.fullmatch("[a-z][a-z0-9_]*", term["id"]) or term["kind"] not in KINDS or term["severity"] not in SEVERITIES:
        yield f"id, kind {term['kind']} or severity {term['severity']}"
    if not (term["match"] and term["prefer"] and term["why"].strip()):
        yield "lacks phrases, alternatives or a reason"
    for exception in term.get("except", []):
        if not found_in(exception, term["match"]):
            yield f"excepts \"{exception}\", in which nothing of it would be flagged"


def problems_of_list(terms):
    owner = {}
    for term in terms:
        for phrase in map(plain, term["match"]):
            if phrase.replace(" ", "") in owner:
                yield f"{term['id']}: \"{phrase}\" is there twice"
            owner[phrase.replace(" ", "")] = term["id"]
    if len({term["id"] for term in terms}) < len(terms):
        yield "an id is there twice"
    missing = [word for word in COVER if word not in {term["id"] for term in terms}]
    if missing:
        yield f"the cover's labels lack {missing}"
    if not 75 <= len(terms) <= 120:
        yield f"{len(terms)} terms"


def texts_of(node):
    """Every text for people in an instrument, in English."""
    if isinstance(node, list):
        for child in node:
            yield from texts_of(child)
    elif isinstance(node, dict):
        for key, child in node.items():
            if key in ("title", "text", "stem", "instructions", "label", "low", "high"):
                yield child["en"] if isinstance(child, dict) else str(child)
            else:
                yield from texts_of(child)


def flagged(text, terms):
    """Phrases flagged in a text, less those that only stand in an exception."""
    for term in terms:
        without = plain(text)
        for exception in sorted(term.get("except", []), key=len, reverse=True):
            without = without.replace(plain(exception), " ")
        yield from found_in(without, term["match"])


def row_of(term):
    """A term as the page of the list shows it: its first three phrases."""
    phrases = ", ".join(term["match"][:3]) + (" …" if len(term["match"]) > 3 else "")
    return f"| {term['kind']} | {term['severity']} | {phrases} | {'; '.join(term['prefer'])} |"


def page_of(terms, page):
    """The page with the rows of its table, and its number of entries, as the list has them."""
    start = page.index("\n|---|---|---|---|\n") + len("\n|---|---|---|---|\n")
    end = page.index("\n\n", start)
    page = page[:start] + "\n".join(map(row_of, terms)) + page[end:]
    return re.sub(r"\d+ entries", f"{len(terms)} entries", page, count=1)


def main():
    content = yaml.safe_load(LIST.read_text(encoding="utf-8"))
    terms = content["terms"]
    problems = [f"{term.get('id')}: {problem}" for term in terms for problem in problems_of_term(term)]
    problems += list(problems_of_list(terms))
    for term in terms:
        problems += [f"{term['id']}: recommends \"{text}\", which is flagged: {hit}" for text in term["prefer"] for hit in flagged(text, terms)]
    texts = 0
    for path in sorted((ROOT / "instruments").glob("*.yaml")):
        for text in texts_of(yaml.safe_load(path.read_text(encoding="utf-8"))):
            texts += 1
            problems += [f"{path.name}: \"{text}\" is flagged: {hit}" for hit in flagged(text, terms)]
    if texts < 500:
        problems.append(f"only {texts} texts of instruments were read")
    if content["language"] != "en" or "CC BY 4.0" not in content["licence"] or not content["source"]:
        problems.append("language, licence or source")
    page = PAGE.read_text(encoding="utf-8")
    if "--refresh" in sys.argv:
        PAGE.write_text(page_of(terms, page), encoding="utf-8")
    elif page_of(terms, page) != page:
        problems.append("docs/instruments/language.md shows another table: see --refresh")
    print("\n".join(problems + [f"{len(terms)} terms, {texts} texts of instruments, {len(problems)} problems"]))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
