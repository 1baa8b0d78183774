"""The committed data of examples/three-prisons are what its generator makes, byte for byte.

    python3 three_prisons_test.py FOLDER_OF_THE_EXAMPLE
"""

import subprocess
import sys
import tempfile
from pathlib import Path


def made_by(generator, folder):
    """Path -> bytes of every file that the generator writes into an empty folder."""
    subprocess.run([sys.executable, str(generator), "--out", str(folder)], check=True)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def committed(example):
    """Path -> bytes of every data file of the example."""
    return {path.relative_to(example).as_posix(): path.read_bytes() for path in example.rglob("*.csv") if "out" not in path.parts}


def main():
    example = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        made = made_by(example / "generate.py", Path(folder))
    kept = committed(example)
    wrong = sorted(name for name in made.keys() | kept.keys() if made.get(name) != kept.get(name))
    for name in wrong:
        print(f"{name}: the committed file is not what generate.py makes", file=sys.stderr)
    return 1 if wrong or not made else 0


if __name__ == "__main__":
    sys.exit(main())
