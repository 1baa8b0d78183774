#!/usr/bin/env python3
"""Every sample export beside this script gives the same scores, byte for byte, as the plain CSV of the same answers.

Usage: same_scores_test.py RECAUDIT
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FORBIDDEN = ("192.0.2.1", "sample@example.org", "Example", "Sample", "sample-phone", "51.4816")  # identifiers in the samples


def run(program, *arguments):
    return subprocess.run([program, *arguments], capture_output=True, cwd=HERE, check=False)


def scores_of(program, folder):
    return run(program, "score", f"{folder}/study.yaml", "--format", "json")


def problems_with(program, folder, expected):
    found = scores_of(program, folder)
    if found.returncode != 0:
        return [f"{folder}: exit code {found.returncode}\n{found.stderr.decode()}"]
    problems = [] if found.stdout == expected else [f"{folder}: the scores differ from those of plain CSV\n{found.stderr.decode()}"]
    yaml = (HERE / folder / "study.yaml").read_text(encoding="utf-8")
    options = []
    for key in ("dictionary", "sheet"):
        if named := re.search(rf"{key}: \"?([^\"\n]+)", yaml):
            options += [f"--{key}", f"{folder}/{named.group(1)}" if key == "dictionary" else named.group(1)]
    export = re.search(r"file: (\S+)", yaml).group(1)
    imported = run(program, "import", f"{folder}/{export}", "--instrument", "form.yaml", *options)
    told = (imported.stdout + imported.stderr + found.stderr).decode()
    if imported.returncode != 0:
        problems.append(f"{folder}: import fails\n{told}")
    return problems + [f"{folder}: \"{text}\" is kept or echoed" for text in FORBIDDEN if text in told]


def problems_with_dictionary(program, expected, folder, dictionary):
    """The study is run on what `import` makes of records and the form that they answer."""
    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(shutil.copytree(HERE / folder, pathlib.Path(scratch) / folder))
        shutil.copy(HERE / "form.yaml", scratch)
        made = run(program, "import", str(copy / "export.csv"), "--dictionary", str(copy / dictionary), "--instrument", str(HERE / "form.yaml"),
                   "-o", str(copy / "imported.csv"))
        found = run(program, "score", str(copy / "imported.yaml"), "--format", "json")
        imported = (copy / "imported.csv").read_text(encoding="utf-8") if made.returncode == 0 else ""
    if found.stdout != expected:
        return [f"{folder}: the scores differ from those of plain CSV\n{made.stderr.decode()}{found.stderr.decode()}"]
    return [f"{folder}: \"{text}\" is kept" for text in FORBIDDEN if text in imported]


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    plain = scores_of(program, "plain")
    if plain.returncode != 0:
        sys.exit(plain.stderr.decode())
    folders = sorted(found.parent.name for found in HERE.glob("*/study.yaml") if found.parent.name != "plain")
    problems = [problem for folder in folders for problem in problems_with(program, folder, plain.stdout)]
    problems += problems_with_dictionary(program, plain.stdout, "redcap_dictionary", "dictionary.csv")
    problems += problems_with_dictionary(program, plain.stdout, "odk_form", "form.xlsx")
    print("\n".join(problems + [f"{len(folders) + 2} exports, {len(problems)} problems"]))
    sys.exit(1 if problems or not folders else 0)


if __name__ == "__main__":
    main()
