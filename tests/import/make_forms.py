#!/usr/bin/env python3
"""Writes the sample forms in forms/: the questions of form.yaml as each survey tool would save them.

Invented surveys in the documented layouts, with the quirks that docs/formats/drafts.md tells of: texts in HTML and in two
languages, orders that mix numbers and texts, lists kept as arrays, questions that no instrument has.
Rewrite them with: make_forms.py
"""
import csv
import json
import pathlib
import zipfile
import xml.sax.saxutils

HERE = pathlib.Path(__file__).resolve().parent / "forms"
AGREEMENT = [(1, "Strongly disagree", "Anghytuno'n gryf"), (2, "Disagree – a little", "Anghytuno ychydig"),
             (3, "Neither agree nor disagree", "Y naill na'r llall"), (4, "Agree, on the whole", "Cytuno ar y cyfan"),
             (5, "Strongly agree", "Cytuno'n gryf")]
DONT_KNOW = ("Don’t know", "Ddim yn gwybod")
GRID = [("vision_1", "People here share one picture of recovery", "Mae pobl yma'n rhannu un darlun o adferiad"),
        ("vision_2", "Recovery is \"somebody else's\" job, not ours", "Gwaith rhywun arall yw adferiad"),
        ("hope_1", "People leave with more hope than they came with", "Mae pobl yn gadael gyda mwy o obaith")]
CLOSE = ("How close are you to the people you work with?", "Pa mor agos ydych chi at y bobl?")
WHICH = ("Which of these do you offer?", "Pa rai o'r rhain ydych chi'n eu cynnig?")
SUPPORTS = [("peer", "Peer mentor", "Mentor cymheiriaid"), ("housing", "Housing, money and debt", "Tai, arian a dyled"),
            ("money", "Money", "Arian"), ("groups", "“Open” groups", "Grwpiau “agored”")]
STEM = ("<p>In the last <b>three</b>&nbsp;months:</p>", "<p>Yn y tri mis diwethaf:</p>")


def cdata(value):
    return f"<![CDATA[{value}]]>"


def table(name, rows):
    fields = "".join(f"<fieldname>{field}</fieldname>" for field in rows[0])
    body = "".join("<row>" + "".join(f"<{key}>{cdata(value)}</{key}>" for key, value in row.items()) + "</row>\n" for row in rows)
    return f"<{name}>\n<fields>{fields}</fields>\n<rows>\n{body}</rows>\n</{name}>\n"


def questions():
    """Number, parent, group, type, code and texts of what is asked."""
    out = [(1, 0, 1, "F", "G1Q1", STEM)]
    out += [(10 + i, 1, 1, "F", code.replace("_", ""), (en, cy)) for i, (code, en, cy) in enumerate(GRID)]
    out += [(2, 0, 2, "K", "G2Q1", ("", "")),
            (20, 2, 2, "K", "closeness1", (CLOSE[0] + "|Far|Close", CLOSE[1] + "|Pell|Agos")),
            (3, 0, 2, "M", "supports1", WHICH)]
    out += [(30 + i, 3, 2, "M", code, (en, cy)) for i, (code, en, cy) in enumerate(SUPPORTS)]
    out += [(4, 0, 3, "L", "role", ("What is your role?", "Beth yw eich rôl?")),
            (5, 0, 3, "|", "photo", ("Send us a photograph", "Anfonwch lun")),
            (6, 0, 3, "T", "comment", ("What would help most?", "Beth fyddai'n helpu fwyaf?"))]
    return out


def answers():
    out = [(1, f"A{value}", value, (en, cy)) for value, en, cy in AGREEMENT] + [(1, "A8", 0, DONT_KNOW)]
    return out + [(4, "A1", 0, ("Officer", "Swyddog")), (4, "A2", 0, ("Nurse", "Nyrs"))]


GROUPS = [(1, ("Recovery", "Adferiad"), ("Tick one box in each line.", "Ticiwch un blwch ym mhob llinell.")),
          (2, ("People", "Pobl"), ("", "")), (3, ("About you", "Amdanoch chi"), ("", ""))]
SLIDER = [{"qid": 2, "attribute": name, "value": value} for name, value in
          (("slider_layout", 1), ("slider_min", 0), ("slider_max", 10), ("slider_accuracy", 0.5), ("hide_tip", 1))]


def lss_new():
    """Database version 640: texts in tables of their own, keyed by qid, gid and aid."""
    both = list(enumerate(("en", "cy")))
    asked = [q for q in questions() if q[1] == 0]
    parts = [q for q in questions() if q[1] != 0]
    row = lambda q, order: {"qid": q[0], "parent_qid": q[1], "sid": 777777, "gid": q[2], "type": q[3], "title": q[4], "other": "N",
                            "mandatory": "N", "question_order": order, "scale_id": 0, "relevance": 1}
    text = [{"id": 2 * q[0] + i, "qid": q[0], "question": q[5][i], "help": "", "script": "", "language": code}
            for q in questions() for i, code in both]
    numbered = list(enumerate(answers(), 1))
    tables = [
        table("answers", [{"aid": aid, "qid": qid, "code": code, "sortorder": aid, "assessment_value": score, "scale_id": 0}
                          for aid, (qid, code, score, _) in reversed(numbered)]),
        table("answer_l10ns", [{"id": 2 * aid + i, "aid": aid, "answer": words[i], "language": code}
                               for aid, (_, _, _, words) in numbered for i, code in both]),
        table("groups", [{"gid": gid, "sid": 777777, "group_order": gid, "randomization_group": "", "grelevance": ""} for gid, _, _ in GROUPS]),
        table("group_l10ns", [{"id": 2 * gid + i, "gid": gid, "group_name": title[i], "description": said[i], "language": code}
                              for gid, title, said in GROUPS for i, code in both]),
        table("questions", [row(q, i) for i, q in enumerate(asked)]),
        table("subquestions", [row(q, i) for i, q in enumerate(parts)]),
        table("question_l10ns", text),
        table("question_attributes", SLIDER),
        table("surveys", [{"sid": 777777, "admin": "", "active": "N", "language": "en", "additional_languages": "cy"}]),
        table("surveys_languagesettings", [{"surveyls_survey_id": 777777, "surveyls_language": code, "surveyls_title": ("Five questions", "Pum cwestiwn")[i]}
                                           for i, code in both]),
    ]
    return document(640, tables)


def document(version, tables):
    return ("\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<document>\n<LimeSurveyDocType>Survey</LimeSurveyDocType>\n"
            f"<DBVersion>{version}</DBVersion>\n<languages>\n<language>en</language>\n<language>cy</language>\n</languages>\n"
            + "".join(tables) + "</document>\n")


def lss_old():
    """Database version 350: a row for each language, texts inside."""
    both = list(enumerate(("en", "cy")))
    row = lambda q, order, i, code: {"qid": q[0], "parent_qid": q[1], "gid": q[2], "type": q[3], "title": q[4], "question": q[5][i],
                                     "question_order": order, "language": code, "scale_id": 0}
    tables = [
        table("answers", [{"qid": qid, "code": answer, "answer": words[i], "sortorder": order, "assessment_value": score, "language": code, "scale_id": 0}
                          for order, (qid, answer, score, words) in enumerate(answers()) for i, code in both]),
        table("groups", [{"gid": gid, "group_name": title[i], "group_order": gid, "description": said[i], "language": code}
                         for gid, title, said in GROUPS for i, code in both]),
        table("questions", [row(q, order, i, code) for order, q in enumerate(questions()) if q[1] == 0 for i, code in both]),
        table("subquestions", [row(q, order, i, code) for order, q in enumerate(questions()) if q[1] != 0 for i, code in both]),
        table("question_attributes", SLIDER),
        table("surveys_languagesettings", [{"surveyls_language": code, "surveyls_title": ("Five questions", "Pum cwestiwn")[i]} for i, code in both]),
    ]
    return document(350, tables)


def tsv():
    """The tab-separated structure: every language has all rows."""
    heads = ["id", "related_id", "class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other",
             "default", "same_default", "slider_min", "slider_max", "slider_accuracy"]
    rows = [dict(zip(heads, ["", "", "S", "", "sid", "1", "777777"])), dict(zip(heads, ["", "", "S", "", "language", "", "en"]))]
    for i, code in enumerate(("en", "cy")):
        rows.append({"class": "SL", "name": "surveyls_title", "text": ("Five questions", "Pum cwestiwn")[i], "language": code})
        for gid, title, said in GROUPS:
            rows.append({"id": gid, "class": "G", "type/scale": f"G{gid}", "name": title[i], "relevance": "1", "text": said[i], "language": code})
            for q in questions():
                if q[1] or q[2] != gid:
                    continue
                slider = {"slider_min": "0", "slider_max": "10", "slider_accuracy": "0.5"} if q[3] == "K" else {}
                rows.append({"id": q[0], "class": "Q", "type/scale": q[3], "name": q[4], "relevance": "1", "text": q[5][i], "language": code, **slider})
                rows += [{"id": sub[0], "class": "SQ", "type/scale": "0", "name": sub[4], "relevance": "1", "text": sub[5][i], "language": code}
                         for sub in questions() if sub[1] == q[0]]
                rows += [{"class": "A", "type/scale": "0", "name": answer, "relevance": score, "text": words[i], "language": code}
                         for qid, answer, score, words in answers() if qid == q[0]]
    cell = lambda text: '"' + text.replace('"', '""') + '"' if '"' in text else text
    lines = ["\t".join(heads)] + ["\t".join(cell(str(row.get(head, ""))) for head in heads) for row in rows]
    return "\ufeff" + "\n".join(lines) + "\n"


def question(number, kind, selector, tag, text, **more):
    payload = {"QuestionText": text, "DataExportTag": tag, "QuestionType": kind, "Selector": selector, "QuestionID": f"QID{number}",
               "Language": [], "Configuration": {"QuestionDescriptionOption": "UseText"}, "Validation": {"Settings": {"Type": "None"}}, **more}
    return {"SurveyID": "SV_1", "Element": "SQ", "PrimaryAttribute": f"QID{number}", "SecondaryAttribute": text, "TertiaryAttribute": None, "Payload": payload}


def qsf():
    points = {str(i): {"Display": en} for i, (_, en, _) in enumerate(AGREEMENT, 4)}
    points["2"] = {"Display": DONT_KNOW[0]}
    welsh = {str(i): {"Display": cy} for i, (_, _, cy) in enumerate(AGREEMENT, 4)} | {"2": {"Display": DONT_KNOW[1]}}
    matrix = question(1, "Matrix", "Likert", "Q1", "In the last <b>three</b>&nbsp;months:", SubSelector="SingleAnswer",
                      Choices={str(i): {"Display": en} for i, (_, en, _) in enumerate(GRID, 1)}, ChoiceOrder=[1, "2", 3],
                      Answers=points, AnswerOrder=["4", 5, 6, "7", 8, 2], RecodeValues={"4": "1", "5": "2", "6": "3", "7": "4", "8": "5", "2": "8"},
                      ChoiceDataExportTags={str(i): code for i, (code, _, _) in enumerate(GRID, 1)}, VariableNaming=[])
    matrix["Payload"]["Language"] = {"CY": {"QuestionText": "Yn y tri mis diwethaf:", "Answers": welsh,
                                            "Choices": {str(i): {"Display": cy} for i, (_, _, cy) in enumerate(GRID, 1)}}}
    slider = question(2, "Slider", "HSLIDER", "Q2", "", Choices={"1": {"Display": CLOSE[0]}}, ChoiceOrder=["1"],
                      ChoiceDataExportTags={"1": "closeness_1"}, Labels={"1": {"Display": "Far"}, "2": {"Display": "Close"}},
                      Configuration={"CSSliderMin": 0, "CSSliderMax": 10, "GridLines": 10, "NumDecimals": "1"})
    which = question(3, "MC", "MAVR", "supports_1", WHICH[0], Choices=[{"Display": en} for _, en, _ in SUPPORTS], ChoiceOrder=[0, 1, 2, 3])
    role = question(4, "MC", "SAVR", "role", "What is your role?", Choices={"1": {"Display": "Officer"}, "2": {"Display": "Nurse"}}, ChoiceOrder=["2", "1"])
    rank = question(5, "RO", "DND", "order", "Put these in order", Choices={"1": {"Display": "One"}, "2": {"Display": "Two"}}, ChoiceOrder=[1, 2])
    comment = question(6, "TE", "ESTB", "comment", "What would help most?")
    trash = question(7, "MC", "SAVR", "old", "An old question", Choices={"1": {"Display": "Yes"}, "2": {"Display": "No"}}, ChoiceOrder=[1, 2])
    notes = question(8, "DB", "TB", "intro", "Tick one box in each line.")
    timing = question(9, "Timing", "PageTimer", "time", "Timing")
    asked = lambda *numbers: [{"Type": "Question", "QuestionID": f"QID{n}"} for n in numbers]
    blocks = {"1": {"Type": "Default", "Description": "Recovery", "ID": "BL_1", "BlockElements": asked(8, 1) + [{"Type": "Page Break"}] + asked(9)},
              "2": {"Type": "Trash", "Description": "Trash / Unused Questions", "ID": "BL_2", "BlockElements": asked(7)},
              "3": {"Type": "Standard", "Description": "People", "ID": "BL_3", "BlockElements": asked(2, 3)},
              "4": {"Type": "Standard", "Description": "About you", "ID": "BL_4", "BlockElements": asked(4, 5, 6)}}
    elements = [{"SurveyID": "SV_1", "Element": "BL", "PrimaryAttribute": "Survey Blocks", "Payload": blocks},
                {"SurveyID": "SV_1", "Element": "FL", "PrimaryAttribute": "Survey Flow", "Payload": {"Flow": [{"Type": "Block", "ID": "BL_1"}]}},
                matrix, slider, which, role, rank, comment, trash, notes, timing]
    return json.dumps({"SurveyEntry": {"SurveyID": "SV_1", "SurveyName": "Five questions", "SurveyLanguage": "EN"}, "SurveyElements": elements},
                      ensure_ascii=False, indent=1) + "\n"


def xlsform():
    """A workbook as spreadsheet programs save it: some cells in shared strings, some in the sheet."""
    both = ["label::English (en)", "label::Cymraeg (cy)"]
    survey = [["type", "name", *both, "hint::English (en)", "required", "relevant", "appearance", "parameters"], ["start", "start"], ["deviceid", "device"],
              ["text", "site", "Prison or service", "Carchar neu wasanaeth"], ["begin_group", "recovery", "Recovery", "Adferiad"]]
    survey += [["select_one agreement", code, en, cy, "", "yes"] for code, en, cy in GRID]
    survey += [["end_group"], ["note", "people", "People", "Pobl"],
               ["range", "closeness_1", *CLOSE, "0 = Far · 10 = Close", "", "", "", "start=0 end=10 step=0.5"],
               ["select_multiple supports", "supports_1", *WHICH], ["geopoint", "where", "Where are you?", "Ble ydych chi?"],
               ["begin group", "about", "About you", "Amdanoch chi"], ["select_one role or_other", "role", "What is your role?", "Beth yw eich rôl?"],
               ["text", "comment", "What would help most?", "Beth fyddai'n helpu fwyaf?", "", "", "", "multiline"], ["end group"]]
    choices = [["list_name", "name", *both]] + [["agreement", str(code), en, cy] for code, en, cy in AGREEMENT] + [["agreement", "8", *DONT_KNOW]]
    choices += [[], *([["supports", code, en, cy] for code, en, cy in SUPPORTS]), ["role", "officer", "Officer", "Swyddog"], ["role", "nurse", "Nurse", "Nyrs"]]
    settings = [["form_title", "form_id", "version", "default_language"], ["Five questions", "five_questions", "2026031501", "English (en)"]]
    write_workbook(HERE / "xlsform.xlsx", [("survey", survey), ("choices", choices), ("settings", settings)])


def write_workbook(path, sheets):
    escape = xml.sax.saxutils.escape
    strings = []

    def cell(row, column, text):
        at = f"{chr(65 + column)}{row}"
        if column % 2:
            return f'<c r="{at}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        if text not in strings:
            strings.append(text)
        return f'<c r="{at}" t="s"><v>{strings.index(text)}</v></c>'

    parts = {}
    for number, (_, rows) in enumerate(sheets, 1):
        body = "".join(f'<row r="{r}">' + "".join(cell(r, c, text) for c, text in enumerate(row) if text) + "</row>" for r, row in enumerate(rows, 1) if row)
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{body}</sheetData></worksheet>'
    names = "".join(f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>' for i, (name, _) in enumerate(sheets, 1))
    parts["xl/workbook.xml"] = ('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
                                f'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>')
    parts["xl/_rels/workbook.xml.rels"] = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="rId{i}" Target="worksheets/sheet{i}.xml"/>' for i in range(1, len(sheets) + 1)) + "</Relationships>"
    parts["xl/sharedStrings.xml"] = ('<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                                     + "".join(f"<si><t>{escape(text)}</t></si>" for text in strings) + "</sst>")
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>' + text, zipfile.ZIP_DEFLATED)


def odk_with_form():
    """Records of a form whose names and codes are its own: only the workbook says what they mean."""
    folder = HERE.parent / "odk_form"
    folder.mkdir(exist_ok=True)
    codes = {str(value): str(10 + value) for value, _, _ in AGREEMENT} | {"8": "77", "": ""}
    ticks = {code: f"s{number}" for number, (code, _, _) in enumerate(SUPPORTS)}
    with open(HERE.parent / "plain/answers.csv", encoding="utf-8", newline="") as file:
        people = list(csv.DictReader(file))
    heads = ["SubmissionDate", "g/prison", "g/a1", "g/a2", "g/a3", "g/b1"] + [f"g/c1/{name}" for name in ticks.values()] + ["KEY"]
    with open(folder / "export.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(heads)
        for number, person in enumerate(people):
            ticked = person["supports_1"].split(";")
            out.writerow(["2026-03-01T09:05:00Z", person["site"], *(codes[person[item]] for item, _, _ in GRID), person["closeness_1"],
                          *(int(code in ticked) for code in ticks), f"uuid:{number}"])
    survey = [["type", "name", "label::English (en)"], ["text", "prison", "Prison"]]
    survey += [["select_one agreement", f"a{number}", en] for number, (_, en, _) in enumerate(GRID, 1)]
    survey += [["range", "b1", CLOSE[0]], ["select_multiple supports", "c1", WHICH[0]]]
    choices = [["list_name", "name", "label::English (en)"]] + [["agreement", codes[str(value)], en] for value, en, _ in AGREEMENT]
    choices += [["agreement", "77", DONT_KNOW[0]]] + [["supports", ticks[code], en] for code, en, _ in SUPPORTS]
    write_workbook(folder / "form.xlsx", [("survey", survey), ("choices", choices)])
    (folder / "study.yaml").write_text("study: import\ntitle: Import\ninstruments: [../form.yaml]\nresponses:\n  - file: export.csv\n"
                                       "    columns: {site: prison}\n    dictionary: form.xlsx\ndisclosure: off\n", encoding="utf-8")
    (folder / "imported.yaml").write_text("study: import\ntitle: Import\ninstruments: [../form.yaml]\nresponses:\n  - file: imported.csv\n"
                                          "    columns: {site: g/prison}\ndisclosure: off\n", encoding="utf-8")


def people_of_plain():
    with open(HERE.parent / "plain/answers.csv", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def kobo_labels():
    """An export with labels in the form's second language, for questions and for answers, under the labels of its groups."""
    folder = HERE.parent / "kobo_labels"
    folder.mkdir(exist_ok=True)
    words = {str(value): cy for value, _, cy in AGREEMENT} | {"8": DONT_KNOW[1], "": ""}
    heads = ["start", "end", "Carchar neu wasanaeth"] + [f"Adferiad/{cy}" for _, _, cy in GRID] + [f"Pobl/{CLOSE[1]}", f"Pobl/{WHICH[1]}"]
    heads += [f"Pobl/{WHICH[1]}/{cy}" for _, _, cy in SUPPORTS]
    heads += ["Ble ydych chi?", "_Ble ydych chi?_latitude", "_Ble ydych chi?_longitude", "device", "_id", "_uuid", "_submission_time", "_submitted_by", "_index"]
    with open(folder / "export.csv", "w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL)
        out.writerow(heads)
        for number, person in enumerate(people_of_plain()):
            ticked = person["supports_1"].split(";")
            out.writerow(["2026-03-01T09:00:00.000Z", "2026-03-01T09:05:00.000Z", person["site"], *(words[person[item]] for item, _, _ in GRID),
                          person["closeness_1"], " ".join(cy for code, _, cy in SUPPORTS if code in ticked), *(int(code in ticked) for code, _, _ in SUPPORTS),
                          "51.4816 -3.1791 0 0", "51.4816", "-3.1791", "sample-phone", 100 + number, f"uuid:{number}", "2026-03-01T09:05:10", "sample@example.org", number + 1])
    (folder / "study.yaml").write_text("study: import\ntitle: Import\ninstruments: [../form.yaml]\nresponses:\n  - file: export.csv\n"
                                       "    columns: {site: site}\n    dictionary: ../forms/xlsform.xlsx\ndisclosure: off\n", encoding="utf-8")


def workbook_of_sheets():
    """A workbook whose first sheet holds notes, and whose last holds last year's answers under other headings."""
    folder = HERE.parent / "workbook_sheets"
    folder.mkdir(exist_ok=True)
    rows = people_of_plain()
    heads = list(rows[0])
    answers = [heads] + [[row[head] for head in heads] for row in rows]
    notes = [["About this workbook", ""], ["site", "where people work"], ["vision_1", "see the form"]]
    older = [["site", "hope_1", "something else"], ["North", "1", "x"]]
    write_workbook(folder / "export.xlsx", [("Notes", notes), ("Answers & more", answers), ("Before", older)])
    (folder / "study.yaml").write_text("study: import\ntitle: Import\ninstruments: [../form.yaml]\nresponses:\n  - file: export.xlsx\n"
                                       "    columns: {site: site}\ndisclosure: off\n", encoding="utf-8")
    named = HERE.parent / "workbook_sheet_named"
    named.mkdir(exist_ok=True)
    write_workbook(named / "export.xlsx", [("2025", answers[:4]), ("2026", answers)])
    (named / "study.yaml").write_text("study: import\ntitle: Import\ninstruments: [../form.yaml]\nresponses:\n  - file: export.xlsx\n"
                                      "    columns: {site: site}\n    sheet: \"2026\"\ndisclosure: off\n", encoding="utf-8")


def main():
    HERE.mkdir(exist_ok=True)
    for name, text in (("survey.lss", lss_new()), ("survey_350.lss", lss_old()), ("structure.txt", tsv()), ("survey.qsf", qsf())):
        (HERE / name).write_text(text, encoding="utf-8", newline="\n")
    xlsform()
    odk_with_form()
    kobo_labels()
    workbook_of_sheets()


if __name__ == "__main__":
    main()
