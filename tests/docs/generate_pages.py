#!/usr/bin/env python3
"""Makes docs/commands/*.md from `--help` and docs/diagnostics.md from the catalogue, or checks that they are as made.

Usage: generate_pages.py --program RECAUDIT [--refresh]
"""
import argparse
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
MADE = "<!-- Made by tests/docs/generate_pages.py from the program itself. -->\n\n"

COMMANDS_HEAD = """# Commands

Data go to standard output, everything else to standard error. `-` is standard input or output. Progress is shown only at a terminal.

| exit code | meaning |
|---|---|
| 0 | fine |
| 1 | errors in your files; with `--strict` warnings too |
| 2 | the command line makes no sense |
| 3 | a file cannot be read or written |
| 4 | an error inside the program: please report it |
| 5 | the disclosure audit failed: nothing was written |

A program stopped by a signal ends as the shell expects (130 for Ctrl-C) and leaves nothing half-written.

| command | what it is for |
|---|---|
"""

DIAGNOSTICS_HEAD = """# Diagnostics

Every problem that the program can report about your files. A message begins with the place and ends with a hint:

```text
answers.csv:214:7: error [unknown-code]: ...
  hint: ...
```

The word in brackets is the name of the problem: `recaudit explain unknown-code` shows the same text as this page. Each has a folder in `tests/errors` with the smallest file that causes it.
"""


def say(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, text=True, check=True).stdout


def listed_under(heading, text):
    """The first word of each entry of a section of a help text."""
    section = re.search(rf"^{heading}:\n((?:  .*\n)+)", text, re.MULTILINE)
    return re.findall(r"^  (\S+)", section.group(1), re.MULTILINE) if section else []


def commands(program, path=()):
    """All commands as tuples of words, in the order of the help."""
    for name in listed_under("Commands", say(program, *path, "--help")):
        yield (*path, name)
        yield from commands(program, (*path, name))


def command_pages(program):
    pages = {}
    index = MADE + COMMANDS_HEAD
    for path in commands(program):
        words, name = " ".join(path), "-".join(path)
        text = say(program, *path, "--help")
        summary = text.splitlines()[0].split(": ", 1)[1]
        index += f"| [{words}]({name}.md) | {summary} |\n"
        pages[f"docs/commands/{name}.md"] = f"{MADE}# recaudit {words}\n\n```text\n{text}```\n"
    return {"docs/commands/README.md": index} | pages


def diagnostics_page(program):
    text = MADE + DIAGNOSTICS_HEAD
    for name in listed_under("Problems", say(program, "explain")):
        meaning = say(program, "explain", name).split(": ", 1)[1]
        text += f"\n## {name}\n\n{meaning[0].upper()}{meaning[1:]}"
    return {"docs/diagnostics.md": text}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--refresh", action="store_true")
    given = options.parse_args()
    pages = command_pages(given.program) | diagnostics_page(given.program)
    stale = [name for name, text in pages.items() if not (ROOT / name).exists() or (ROOT / name).read_text(encoding="utf-8") != text]
    stale += [str(path.relative_to(ROOT)) for path in (ROOT / "docs/commands").glob("*.md") if str(path.relative_to(ROOT)) not in pages]
    if given.refresh:
        (ROOT / "docs/commands").mkdir(exist_ok=True)
        for name in stale:
            if name in pages:
                (ROOT / name).write_text(pages[name], encoding="utf-8")
            else:
                (ROOT / name).unlink()
        print(f"{len(stale)} pages written anew or removed")
    elif stale:
        sys.exit(f"not as the program says: {', '.join(stale)}\nRun tests/docs/generate_pages.py --program {given.program} --refresh")
    else:
        print(f"{len(pages)} pages are as the program says")


if __name__ == "__main__":
    main()
