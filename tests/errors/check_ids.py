#!/usr/bin/env python3
"""Checks that every diagnostic has a case in this folder that shows it, and that no case names one that does not exist.

Usage: check_ids.py --program RECAUDIT
"""
import argparse
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent


def catalogue(program):
    text = subprocess.run([program, "explain"], capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^  (\S+)", text.partition("\nProblems:\n")[2], re.MULTILINE))


def shows(folder, name):
    said = [path.read_text(encoding="utf-8") for path in folder.rglob("expected.err")]
    return any(f"[{name}]" in text or f'"id": "{name}"' in text for text in said)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--program", required=True)
    known = catalogue(options.parse_args().program)
    folders = {path.name for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    problems = [f"{name}: no case shows this diagnostic" for name in sorted(known) if name not in folders or not shows(HERE / name, name)]
    problems += [f"{name}: no diagnostic has this name" for name in sorted(folders - known)]
    print("\n".join(problems + [f"{len(known)} diagnostics, {len(problems)} problems"]))
    sys.exit(1 if problems or not known else 0)


if __name__ == "__main__":
    main()
