"""Reads workbooks with nothing but Python's own libraries, for tests."""
import re
import xml.etree.ElementTree as tree
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def unescaped(text):
    """Control characters stand in workbooks as _x0001_."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code.group(1), 16)), text)


def column_of(reference):
    number = 0
    for letter in re.match(r"[A-Z]+", reference).group():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def text_of(node):
    return unescaped("".join(part.text or "" for part in node.iter(MAIN + "t")))


class Workbook:
    """Sheets by name, in order; cells are None, str or float."""

    def __init__(self, path):
        self.parts = zipfile.ZipFile(path)
        names = {relation.get("Id"): relation.get("Target") for relation in self.part("xl/_rels/workbook.xml.rels")}
        self.files = {sheet.get("name"): "xl/" + names[sheet.get(RELATION + "id")] for sheet in self.part("xl/workbook.xml").iter(MAIN + "sheet")}
        has_strings = "xl/sharedStrings.xml" in self.parts.namelist()
        self.strings = [text_of(item) for item in self.part("xl/sharedStrings.xml").iter(MAIN + "si")] if has_strings else []

    def part(self, name):
        return tree.fromstring(self.parts.read(name))

    def sheet(self, name):
        return self.part(self.files[name])

    def value(self, cell):
        if cell.get("t") == "inlineStr":
            return text_of(cell)
        content = cell.findtext(MAIN + "v")
        if content is None:
            return None
        return self.strings[int(content)] if cell.get("t") == "s" else float(content)

    def rows(self, name):
        out = []
        for row in self.sheet(name).iter(MAIN + "row"):
            while len(out) < int(row.get("r")) - 1:
                out.append([])
            cells = []
            for cell in row.iter(MAIN + "c"):
                cells += [None] * (column_of(cell.get("r")) + 1 - len(cells))
                cells[-1] = self.value(cell)
            out.append(cells)
        return out

    def formulas(self):
        return [name for name in self.files if self.sheet(name).find(f".//{MAIN}f") is not None]
