#!/usr/bin/env python3
"""Tries to work out what small groups answered, from published files alone. See README.md beside this file.

    attack.py PROGRAM [--studies N] [--first SEED]    one release of each study: must find nothing
    attack.py PROGRAM --mode twice                    two releases of the same answers: must find nothing
    attack.py PROGRAM --mode unaware                  the same, the second unaware of the first: must find something
    attack.py PROGRAM --mode primary                  the primary rule alone: must find something
    attack.py PROGRAM --mode twins                    equal tables, equal files
"""

import argparse
import collections
import sys
import tempfile
from pathlib import Path

import runs


MODES = {"once": runs.attack_study, "twice": runs.attack_twice, "unaware": runs.attack_twice_unaware,
         "primary": runs.attack_primary_rule, "twins": runs.compare_twins}
MUST_WIN = ("primary", "unaware")


def parse():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--studies", type=int, default=24, help="how many random studies")
    parser.add_argument("--first", type=int, default=1, help="the seed of the first")
    parser.add_argument("--mode", choices=MODES, default="once")
    parser.add_argument("--explain", type=int, default=3, help="derivations printed for each way in")
    return parser.parse_args()


class Tally:
    """What was found over all studies."""

    def __init__(self):
        self.counts = collections.Counter()
        self.ways = collections.defaultdict(list)
        self.problems = []
        self.columns = collections.Counter()
        self.unread = set()

    def add(self, outcome):
        self.counts["studies"] += 1
        self.counts["refused"] += outcome.refused
        self.counts["equations"] += outcome.equations
        self.counts["rows read wrongly"] += len(outcome.misread)
        self.counts["twins"] += outcome.twins
        self.columns.update(outcome.columns)
        self.unread |= outcome.unread
        self.problems += outcome.problems
        for finding in outcome.findings:
            self.counts["determined"] += 1
            if finding.exact:
                self.counts["recovered" if finding.by_name else "about a few whom nobody can name"] += 1
                self.ways[finding.quantity[0], finding.sources].append(f"seed {outcome.seed}: {finding.sentence()}")

    def show(self, explain):
        print(", ".join(f"{count} {name}" for name, count in self.counts.items() if count))
        for (kind, sources), sentences in sorted(self.ways.items(), key=lambda way: -len(way[1])):
            print(f"{len(sentences)} times {kind} by {', '.join(sources)}")
            for sentence in sentences[:explain]:
                print(f"    {sentence}")
        for (table, column), count in self.columns.most_common():
            print(f"{count} times {table}.{column} depends on how hidden people are split over their teams")
        if self.unread:
            print(f"not attacked: {', '.join(sorted(self.unread))}")
        if self.problems:
            print(f"{len(self.problems)} problems, of which:")
        for problem in self.problems[:20]:
            print(f"    {problem}")


def main():
    options = parse()
    tally = Tally()
    for seed in range(options.first, options.first + options.studies):
        with tempfile.TemporaryDirectory() as folder:
            try:
                for outcome in MODES[options.mode](options.program, seed, Path(folder)):
                    tally.add(outcome)
            except runs.RunFailed as problem:
                tally.problems.append(f"seed {seed}: {problem}")
    tally.show(options.explain)
    if options.mode in MUST_WIN:
        sys.exit(0 if tally.counts["recovered"] else "the attack found nothing where it should")
    sys.exit(1 if tally.counts["recovered"] or tally.problems or tally.counts["rows read wrongly"] else 0)


if __name__ == "__main__":
    main()
