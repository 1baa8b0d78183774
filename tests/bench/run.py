#!/usr/bin/env python3
"""Times the program on a million simulated people by seventy columns against `wc -l`, all commands in turn, round by round:
reading alone, and the whole of `recaudit score` and `recaudit run`.

Usage: run.py --build BUILD_FOLDER [--rows N] [--rounds N] [--threads N ...]
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def run(command):
    """(seconds, processor seconds, peak MiB) of a command."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))}: exit {process.returncode}")
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def prepare(folder, build, coding, rows):
    place = folder / coding
    place.mkdir()
    for name in ("study.yaml", "instrument.yaml"):
        shutil.copy(HERE / name, place)
    with open(place / "responses.csv", "wb") as out:
        subprocess.run([build / "tests/bench_generate", str(rows), coding], stdout=out, check=True)
    return place


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--build", required=True, type=pathlib.Path)
    options.add_argument("--rows", type=int, default=1_000_000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--threads", type=int, nargs="+", default=[1, 2])
    given = options.parse_args()
    build = given.build.resolve()
    with tempfile.TemporaryDirectory(prefix="recaudit-bench-") as scratch:
        for coding in ("num", "text"):
            place = prepare(pathlib.Path(scratch), build, coding, given.rows)
            commands = {"wc -l": ["wc", "-l", place / "responses.csv"]}
            for threads in given.threads:
                commands[f"read, {threads} threads"] = [build / "tests/bench_read", place / "study.yaml", "--threads", str(threads)]
            commands["read, SHA-256"] = [build / "tests/bench_read", place / "study.yaml", "--threads", str(given.threads[-1]), "--sha256"]
            program = build / "cli/recaudit"
            commands["score"] = [program, "score", place / "study.yaml", "--format", "csv"]
            commands["run, CSV and JSON"] = [program, "run", place / "study.yaml", "--formats", "csv,json", "-o", place / "out", "--quiet"]
            found = {name: [] for name in commands}
            for round_ in range(given.rounds + 1):
                for name, command in commands.items():
                    measured = run(command)
                    if round_ > 0:  # the first only warms up
                        found[name].append(measured)
            print(f"{coding}: {given.rows} rows, {(place / 'responses.csv').stat().st_size} bytes")
            for name, rounds in found.items():
                ratio = statistics.median(one[0] / base[0] for one, base in zip(rounds, found["wc -l"]))
                seconds, processor, peak = (statistics.median(one[i] for one in rounds) for i in range(3))
                best = min(one[0] for one in rounds)
                print(f"  {name:17} {seconds:7.3f} s  best {best:7.3f} s  x wc {ratio:6.1f}  processor {processor:6.2f} s  peak {peak:6.0f} MiB")
            (place / "responses.csv").unlink()


if __name__ == "__main__":
    main()
