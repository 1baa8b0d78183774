#!/usr/bin/env python3
"""Every case of tests/errors says the same with --diagnostics json as in text: the same problems in the same order, each with its
id, severity, place, message, hint and count, and the same exit code. Only the line of the file quoted below a message is text's own.

Usage: json_test.py --program RECAUDIT
"""
import argparse
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from run_cases import ROOT, SECONDS, cases_under, environment  # noqa: E402


def call(program, case, words):
    """The standard error and exit code of one call, in a scratch copy of the case."""
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder) / "case"
        shutil.copytree(case, scratch, ignore=shutil.ignore_patterns("cmd", "stdin", "expected*", "files"))
        if (case / "make.py").exists():
            subprocess.run([sys.executable, "make.py"], cwd=scratch, check=True, timeout=SECONDS)
        stdin = case / "stdin"
        with open(stdin if stdin.exists() else os.devnull, "rb") as given:
            done = subprocess.run([program, *words], cwd=scratch, stdin=given, capture_output=True, env=environment(), timeout=SECONDS, check=False)
        return done.stderr.decode("utf-8", "backslashreplace"), done.returncode


def as_text(problem):
    """The first line of a problem, and what stands indented below it, as text shows it."""
    place = problem["file"] + "".join(f":{problem[part]}" for part in ("line", "column") if problem[part])
    below = [f"  hint: {problem['hint']}"] if problem["hint"] else []
    if problem["count"] > 1:
        below.append(f"  and {problem['count'] - 1} more like it")
    return f"{place}: {problem['severity']} [{problem['id']}]: {problem['message']}", below


def problems_of(program, case):
    calls = (case / "cmd").read_text(encoding="utf-8").splitlines()
    if len(calls) != 1:
        return [], 0  # later calls read what earlier ones wrote
    words = [word.replace("{root}", ROOT) for word in shlex.split(calls[0])]
    text, code = call(program, case, words)
    said, same_code = call(program, case, [*words, "--diagnostics", "json"])
    try:
        found = json.loads(said)
    except json.JSONDecodeError:
        return [f"{case}: no JSON:\n{said}"], 0
    lines = text.splitlines()
    heads = [line for line in lines if any(f": {severity} [" in line for severity in ("error", "warning", "note"))]
    out = [] if code == same_code else [f"{case}: exit code {code} in text, {same_code} in JSON"]
    verdicts = [f"{problem['file']}: {problem['message']}" for problem in found if problem["id"] == "verdict"]
    if words[0] == "check" and (not verdicts or verdicts[-1] != lines[-1]):
        out.append(f"{case}: the last line of text is \"{lines[-1] if lines else ''}\", the verdicts of JSON are {verdicts}")
    found = [problem for problem in found if problem["id"] != "verdict"]
    if [as_text(problem)[0] for problem in found] != heads:
        out.append(f"{case}: text says\n  " + "\n  ".join(heads) + "\nJSON says\n  " + "\n  ".join(as_text(problem)[0] for problem in found))
    for problem in found:
        head, below = as_text(problem)
        after = lines[lines.index(head) + 1 :] if head in lines else []
        missing = [line for line in below if line not in after]
        if missing:
            out.append(f"{case}: not below \"{head}\" in text: {missing}")
    return out, len(found)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    program = str(pathlib.Path(options.parse_args().program).resolve())
    problems, compared, cases = [], 0, cases_under(HERE)
    for case in cases:
        found, count = problems_of(program, case)
        problems += found
        compared += count
    print("\n".join(problems + [f"{len(cases)} cases, {compared} diagnostics compared, {len(problems)} problems"]))
    sys.exit(1 if problems or compared < len(cases) else 0)


if __name__ == "__main__":
    main()
