"""An XLSForm that names a list which the sheet choices lacks, and a language without a code."""
import pathlib
import zipfile

SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'


def sheet(rows):
    cells = lambda r, row: "".join(f'<c r="{chr(65 + c)}{r}" t="inlineStr"><is><t>{text}</t></is></c>' for c, text in enumerate(row))
    return SHEET.format("".join(f'<row r="{r}">{cells(r, row)}</row>' for r, row in enumerate(rows, 1)))


with zipfile.ZipFile("form.xlsx", "w") as archive:
    archive.writestr("xl/worksheets/sheet1.xml", sheet([["type", "name", "label::Klingon"], ["select_one agreement", "vision_1", "We agree"]]))
    archive.writestr("xl/worksheets/sheet2.xml", sheet([["list_name", "name", "label"], ["agreed", "1", "Yes"]]))
    archive.writestr("xl/workbook.xml", '<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
                     '<sheet name="survey" r:id="r1"/><sheet name="choices" r:id="r2"/></sheets></workbook>')
    archive.writestr("xl/_rels/workbook.xml.rels", '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/>'
                     '<Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>')
