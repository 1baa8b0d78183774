"""What the commands that print one analysis show: no more than a run of the same study."""

import json
import subprocess

import outputs

COMMANDS = ("score", "reliability", "compare", "change", "gaps", "agreement", "benchmark", "needs", "quality")


def known_commands(program):
    """The commands of COMMANDS that the program has."""
    said = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    return [name for name in COMMANDS if any(line.split()[:1] == [name] for line in said.splitlines())]


def printed_tables(program, command, study):
    """{table: rows} that a command prints as JSON."""
    done = subprocess.run([program, command, str(study), "--format", "json", "--quiet"], capture_output=True, text=True)
    if done.returncode != 0:
        return {}
    return {name: [{key: outputs.as_text(value) for key, value in row.items()} for row in rows]
            for name, rows in json.loads(done.stdout).items() if isinstance(rows, list)}


FINDINGS_OF = {"compare": "pairwise", "change": "change", "gaps": "gaps"}


def tables_for(command, tables):
    """What a run holds of the tables that a command prints: of non_response only what is about the command's own findings."""
    about = [row for row in tables.get("non_response", []) if row["finding"] == FINDINGS_OF.get(command)]
    return {**tables, "non_response": about} if "non_response" in tables else tables


def problems(program, study, out):
    """Cells that a command prints otherwise than the run did."""
    tables = outputs.csv_tables(out)
    for command in known_commands(program):
        printed = printed_tables(program, command, study)
        shared = {name: rows for name, rows in printed.items() if name in tables and name not in ("findings", "suppressions")}
        yield from (f"recaudit {command}, {problem}" for problem in outputs.differing_cells(shared, tables_for(command, tables)))
