#!/usr/bin/env python3
"""Runs the program on case folders and compares what it says and does with what the folders expect.

A case is a folder that holds `cmd`: the arguments, one call a line, run in a scratch copy of the folder.
Beside it, where needed:
  stdin          what the program reads from standard input (otherwise nothing)
  make.py        run first, in the scratch copy, to make inputs too large to keep
  expected.out   standard output, exactly (no file: nothing may be printed)
  expected.err   standard error, exactly (no file: nothing may be printed)
  expected.code  the exit code of the last call (no file: 0)
  files          paths that must exist afterwards, one a line; !path must not
  expected/      files that must exist afterwards with exactly these contents
Numbers written in full precision may differ in their last digits.
In cmd and in expected text {root} stands for the root of the repository.

Usage: run_cases.py --program RECAUDIT [--refresh] FOLDER ...
--refresh writes what the program does now into the cases; read the difference before you keep it.
"""
import argparse
import concurrent.futures
import difflib
import math
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = str(pathlib.Path(__file__).resolve().parent.parent)
SECONDS = 120


def cases_under(folder):
    return sorted(found.parent for found in pathlib.Path(folder).rglob("cmd") if found.is_file())


def environment():
    """As bare as a scheduled job's: no home, no terminal, no locale."""
    kept = ("PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LLVM_PROFILE_FILE")
    return {name: os.environ[name] for name in kept if name in os.environ}


def run_program(program, case, scratch):
    """All calls of a case: (standard output, standard error, exit code of the last call)."""
    out = err = ""
    code = 0
    stdin = case / "stdin"
    for line in (case / "cmd").read_text(encoding="utf-8").splitlines():
        arguments = [word.replace("{root}", ROOT) for word in shlex.split(line)]
        with open(stdin if stdin.exists() else os.devnull, "rb") as given:
            done = subprocess.run([program, *arguments], cwd=scratch, stdin=given, capture_output=True, env=environment(), timeout=SECONDS)
        out += done.stdout.decode("utf-8", "backslashreplace").replace(ROOT, "{root}")
        err += done.stderr.decode("utf-8", "backslashreplace").replace(ROOT, "{root}")
        code = done.returncode
    return out, err, code


def difference(name, expected, found):
    lines = difflib.unified_diff(expected.splitlines(True), found.splitlines(True), f"expected {name}", f"found {name}")
    return "".join(line if line.endswith("\n") else line + "\n" for line in lines)


PRECISE = re.compile(r"-?\d+(?:\.\d{6,}(?:e-?\d+)?|(?:\.\d+)?e-?\d+)")


def same_text(expected, found):
    """Equal but for the last digits of full-precision numbers, which another compiler may round otherwise."""
    if PRECISE.sub("#", expected) != PRECISE.sub("#", found):
        return False
    return all(math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-12) for a, b in zip(PRECISE.findall(expected), PRECISE.findall(found)))


def read_or(path, otherwise):
    return path.read_text(encoding="utf-8") if path.exists() else otherwise


def file_problems(case, scratch):
    problems = []
    for line in read_or(case / "files", "").split("\n"):
        path = line.strip()
        if path.startswith("!"):
            if (scratch / path[1:]).exists():
                problems.append(f"{path[1:]} should not exist\n")
        elif path and not (scratch / path).exists():
            problems.append(f"{path} should exist\n")
    for expected in sorted((case / "expected").rglob("*")):
        if expected.is_dir():
            continue
        name = expected.relative_to(case / "expected")
        found = scratch / name
        if not found.exists():
            problems.append(f"{name} should exist\n")
        elif found.read_bytes() != expected.read_bytes():
            problems.append(difference(name, expected.read_text("utf-8", "backslashreplace"), found.read_text("utf-8", "backslashreplace")))
    return problems


def write_or_remove(path, text, usual):
    if text != usual:
        path.write_text(text, encoding="utf-8")
    elif path.exists():
        path.unlink()


def refresh(case, scratch, out, err, code):
    write_or_remove(case / "expected.out", out, "")
    write_or_remove(case / "expected.err", err, "")
    write_or_remove(case / "expected.code", f"{code}\n", "0\n")
    for expected in (case / "expected").rglob("*"):
        found = scratch / expected.relative_to(case / "expected")
        if expected.is_file() and found.exists():
            shutil.copyfile(found, expected)


def problems_of(program, case, refreshing):
    with tempfile.TemporaryDirectory(prefix="recaudit-case-") as folder:
        scratch = pathlib.Path(folder) / "case"
        shutil.copytree(case, scratch, ignore=shutil.ignore_patterns("cmd", "stdin", "expected*", "files"))
        if (case / "make.py").exists():
            subprocess.run([sys.executable, "make.py"], cwd=scratch, check=True, timeout=SECONDS)
            (scratch / "make.py").unlink()
        try:
            out, err, code = run_program(program, case, scratch)
        except subprocess.TimeoutExpired:
            return [f"still running after {SECONDS} seconds\n"]
        if refreshing:
            refresh(case, scratch, out, err, code)
            return []
        problems = []
        for name, found, usual in (("expected.out", out, ""), ("expected.err", err, ""), ("expected.code", f"{code}\n", "0\n")):
            expected = read_or(case / name, usual)
            if not same_text(expected, found):
                problems.append(difference(name, expected, found))
        return problems + file_problems(case, scratch)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    options.add_argument("--refresh", action="store_true")
    options.add_argument("folders", nargs="+", metavar="FOLDER")
    given = options.parse_args()
    program = os.path.abspath(given.program)
    cases = [case for folder in given.folders for case in cases_under(folder)]
    if not cases:
        sys.exit(f"no case (a folder with a file `cmd`) in {' '.join(given.folders)}")
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        for case, problems in zip(cases, pool.map(lambda case: problems_of(program, case, given.refresh), cases)):
            if problems:
                failed += 1
                print(f"== {case}\n{''.join(problems)}")
    print(f"{len(cases)} cases, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
