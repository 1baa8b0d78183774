#!/usr/bin/env python3
"""What PSPP and R's haven write of the same data is read back equal, cell by cell, compressed or not.

The files were made by make_spss.sps and make_spss.R. In sav/expected.csv user-missing values stand as their codes, system-missing
ones as blanks. The forms drafted from PSPP's files are the same too.
Usage: sav_test.py RECAUDIT
"""
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
SAME = ["spss/export.sav", "spss_zsav/export.zsav", "spss_pspp/export.sav", "spss_pspp_plain/export.sav", "spss_pspp_zsav/export.zsav"]


def read(program, *arguments):
    done = subprocess.run([program, *arguments], capture_output=True, cwd=HERE, check=False)
    return done.stdout if done.returncode == 0 else f"exit code {done.returncode}: {done.stderr.decode()}".encode()


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    problems = []
    first = read(program, "import", SAME[0], "--instrument", "form.yaml")
    if first.count(b"\n") != 17:
        problems.append(f"{SAME[0]}: {first.decode()}")
    for file in SAME[1:]:
        if read(program, "import", file, "--instrument", "form.yaml") != first:
            problems.append(f"{file}: not the same as {SAME[0]}")
    drafts = {read(program, "instrument", "import", file).split(b"\n", 1)[1] for file in SAME[2:]}  # haven writes no measurement levels
    if len(drafts) != 1:
        problems.append("the files of PSPP give different drafts")
    expected = (HERE / "sav/expected.csv").read_bytes()
    for file in ("sav/missing_pspp.sav", "sav/missing_haven.sav"):
        if read(program, "import", file) != expected:
            problems.append(f"{file}: not as in sav/expected.csv")
    print("\n".join(problems + [f"{len(SAME) + 2} files, {len(problems)} problems"]))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
