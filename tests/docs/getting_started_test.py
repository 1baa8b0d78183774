"""The commands of docs/getting-started.md work when they are typed in the order of the page.

    python3 getting_started_test.py RECAUDIT PROJECT_FOLDER

Between `init` and `check` the reader fills the response files; here each gets thirty made-up sheets.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SHEETS = 30


def code_blocks(page):
    return re.findall(r"^```\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands(page):
    """Lines of code blocks that call the program."""
    return [line for block in code_blocks(page) for line in block.splitlines() if line.startswith("recaudit ")]


def headcount(page):
    """The headcount file shown on the page."""
    return next(block for block in code_blocks(page) if block.startswith("wave,"))


def answer(column, sheet):
    """A cell: who answered, or a code from 1 to 5 that varies from sheet to sheet and item to item."""
    given = {"respondent": f"made-up-{sheet}", "wave": "2026", "site": "Alderbrook", "team": "A wing"}
    return given.get(column, str(1 + (sheet * 7 + len(column) * sheet) % 5))


def fill(folder, page):
    """What a leader does between `init` and `check`."""
    for file in sorted((folder / "responses").glob("*.csv")):
        with open(file, encoding="utf-8", newline="") as source:
            heading = next(csv.reader(source))
        with open(file, "a", encoding="utf-8", newline="") as target:
            csv.writer(target).writerows([answer(column, sheet) for column in heading] for sheet in range(SHEETS))
    (folder / "headcount.csv").write_text(headcount(page), encoding="utf-8")
    study = folder / "study.yaml"
    study.write_text(study.read_text(encoding="utf-8").replace("# headcount:", "headcount:"), encoding="utf-8")


def main():
    program, project = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    page = project / "docs" / "getting-started.md"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        shutil.copytree(project / "examples", folder / "examples", ignore=shutil.ignore_patterns("out"))
        path = os.pathsep.join((str(program.parent), os.environ.get("PATH", "")))
        for command in commands(page):
            done = subprocess.run(command, shell=True, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True)
            if done.returncode != 0:
                print(f"{command}\nended with {done.returncode}:\n{done.stderr}", file=sys.stderr)
                return 1
            if " init " in command:
                fill(folder / "my-audit", page)
        expected = [folder / "three-prisons-report" / "report.html", folder / "my-audit" / "out" / "report.html"]
        missing = [str(path.relative_to(folder)) for path in expected if not path.is_file()]
        print("\n".join(f"{path} was not written" for path in missing), file=sys.stderr, end="")
        return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
