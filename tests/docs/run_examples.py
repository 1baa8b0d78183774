#!/usr/bin/env python3
"""Runs what the documentation shows: the example of every help text, and every ```console block of the pages.

In a console block a line that begins with "$ " is a command, and what follows is what it prints (standard output and
standard error); a line "..." stands for any lines, and "..." at the end of a line for the rest of it. Everything runs in a scratch folder that holds examples/ and
instruments/; the commands of a page share it, in their order.

Usage: run_examples.py --program RECAUDIT
"""
import argparse
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from generate_pages import ROOT, commands, say

PAGES = ("README.md", "CONTRIBUTING.md", "docs")


def scratch_folder(folder):
    for name in ("examples", "instruments"):
        os.symlink(ROOT / name, pathlib.Path(folder) / name)
    return folder


def run(program, command, folder):
    environment = {"PATH": f"{pathlib.Path(program).parent}:{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, timeout=120)
    return done.returncode, done.stdout.decode("utf-8", "backslashreplace")


def help_problems(program):
    for path in commands(program):
        text = say(program, *path, "--help")
        example = re.search(r"^Example:\n  (.+)\n", text, re.MULTILINE)
        if example is None:
            yield f"recaudit {' '.join(path)} --help shows no example"
            continue
        with tempfile.TemporaryDirectory() as folder:
            code, out = run(program, example.group(1), scratch_folder(folder))
        if code != 0:
            yield f"{example.group(1)}\nends with {code}:\n{out}"


def console_blocks(text):
    for block in re.findall(r"^```console\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        for call in re.findall(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            yield call


def matches(expected, found):
    pattern = ""
    for line in expected.splitlines():
        pattern += r"(?:.*\n)*" if line == "..." else re.escape(line.removesuffix("...")) + (r".*\n" if line.endswith("...") else r"\n")
    return re.fullmatch(pattern, found) is not None


def page_problems(program, page):
    with tempfile.TemporaryDirectory() as folder:
        scratch_folder(folder)
        for command, expected in console_blocks(page.read_text(encoding="utf-8")):
            _, found = run(program, command, folder)
            if not matches(expected, found):
                yield f"{page.relative_to(ROOT)}: $ {command}\nprints:\n{found}"


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    program = os.path.abspath(options.parse_args().program)
    problems = list(help_problems(program))
    for name in PAGES:
        path = ROOT / name
        for page in sorted(path.rglob("*.md")) if path.is_dir() else [path]:
            problems += page_problems(program, page)
    print("\n\n".join(problems) or "every example runs and prints what is shown")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
