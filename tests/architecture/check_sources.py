#!/usr/bin/env python3
"""Checks how the sources fit together: who includes whom, where third-party libraries appear, how long things are.

Include directions are those of the table of modules in docs/design.md.
Usage: check_sources.py
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
LONGEST_FUNCTION = 60
LONGEST_FILE = 500
# A library that only some modules may name, by the start of its include path.
THIRD_PARTY = {
    "CLI/": {"cli"},
    "yaml-cpp/": {"core", "instrument"},
    "openssl/": {"core"},
    "nlohmann/": {"drafts", "published", "render"},
    "Eigen/": {"stats", "reliability"},
    "xlsxwriter": {"render"},
    "pugixml": {"drafts", "responses"},
    "minizip/": {"responses"},
    "readstat": {"responses"},
}


def allowed_edges():
    """Module -> modules it may include, from the table of modules in docs/design.md; what a module may include it passes on."""
    edges = {}
    for line in (ROOT / "docs/design.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 5 and (module := re.fullmatch(r"`(\w+)`", cells[1])):
            direct = re.findall(r"`(\w+)`", cells[3])
            edges[module.group(1)] = set(direct).union(*(edges[name] for name in direct))
    if "core" not in edges:
        sys.exit("docs/design.md has no table of modules")
    return edges | {"cli": set(edges)}


def sources():
    return sorted(path for folder in ("lib", "cli") for path in (ROOT / folder).rglob("*") if path.suffix in (".cpp", ".hpp"))


def module_of(path):
    parts = path.relative_to(ROOT).parts
    return "cli" if parts[0] == "cli" else parts[2]


def include_problems(path, edges):
    module = module_of(path)
    if module not in edges:
        return [f"{path.relative_to(ROOT)}: the module {module} is not listed in docs/design.md"]
    problems = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        place = f"{path.relative_to(ROOT)}:{number}"
        if found := re.match(r"#include <recaudit/(\w+)/", line):
            if found.group(1) != module and found.group(1) not in edges[module]:
                problems.append(f"{place}: {module} may not include {found.group(1)}")
        for start, modules in THIRD_PARTY.items():
            if re.match(rf"#include <{start}", line) and module not in modules:
                problems.append(f"{place}: <{start}...> belongs in {' or '.join(sorted(modules))} alone")
    return problems


def without_text(source):
    """The source with comments, strings and characters blanked; lines stay."""
    pattern = r'R"(\w*)\((?:.|\n)*?\)\1"|//[^\n]*|/\*(?:.|\n)*?\*/|"(?:\\.|[^"\\\n])*"|(?<!\w)\'(?:\\.|[^\'\\\n])*\''
    return re.sub(pattern, lambda found: re.sub(r"[^\n]", " ", found.group(0)), source)


def functions(source):
    """(first line, last line) of every function body that is not inside another."""
    text = without_text(source)
    stack, outermost, line, head = [], None, 1, ""
    for character in text:
        if character == "{":
            is_body = "(" in head and not re.search(r"\b(namespace|struct|class|enum|union)\b[^()]*$", head) and not head.rstrip().endswith("=")
            if is_body and outermost is None:
                outermost = (len(stack), line - head.strip().count("\n"))
            stack.append(character)
            head = ""
        elif character == "}":
            stack and stack.pop()
            if outermost is not None and len(stack) == outermost[0]:
                yield outermost[1], line
                outermost = None
            head = ""
        elif character == ";":
            head = ""
        else:
            head += character
        line += character == "\n"


def size_problems(path):
    source = path.read_text(encoding="utf-8")
    problems = []
    if (lines := source.count("\n")) > LONGEST_FILE:
        problems.append(f"{path.relative_to(ROOT)}: {lines} lines; at most {LONGEST_FILE}")
    for first, last in functions(source):
        if last - first + 1 > LONGEST_FUNCTION:
            problems.append(f"{path.relative_to(ROOT)}:{first}: a function of {last - first + 1} lines; at most {LONGEST_FUNCTION}")
    return problems


def main():
    edges = allowed_edges()
    files = sources()
    problems = [problem for path in files for problem in include_problems(path, edges) + size_problems(path)]
    print("\n".join(problems + [f"{len(files)} files, {len(problems)} problems"]))
    sys.exit(1 if problems or not files else 0)


if __name__ == "__main__":
    main()
