#!/usr/bin/env python3
"""Writes the sample exports beside it: simulated answers of sixteen people, in the layout of each survey tool.

The SPSS files are made by make_spss.R. Each sample has the quirks that docs/formats/imports.md tells of. Every export holds the answers of plain/answers.csv;
records that are left out come on top. Rewrite the samples with: make_samples.py
"""
import csv
import io
import pathlib
import random
import xml.sax.saxutils
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
LABELS = {1: "Strongly disagree", 2: "Disagree - a little", 3: "Neither\u00a0agree nor disagree", 4: "Agree, on the whole", 5: "Strongly agree", 8: "Don't know"}
TEXTS = {
    "vision_1": "People here share one picture of recovery",
    "vision_2": "Recovery is \u201csomebody else\u2019s\u201d job, not ours",
    "hope_1": "People leave with more hope than they came with",
    "closeness_1": "How close are you to the people you work with?",
    "supports_1": "Which of these do you offer?",
}
OPTIONS = {"peer": "Peer mentor", "housing": "Housing, money and debt", "money": "Money", "groups": "\u201cOpen\u201d groups"}
LIKERT = ["vision_1", "vision_2", "hope_1"]


def people():
    """Simulated answers, the same every time."""
    draw = random.Random(7)
    out = []
    for number in range(16):
        person = {"number": number + 1, "site": ["North", "South"][number % 2]}
        for item in LIKERT:
            person[item] = draw.choice([1, 2, 3, 4, 5, 5, 4, 8, None])
        person["closeness_1"] = draw.choice([None, 0, 2.5, 4, 7.25, 10])
        ticked = [code for code in OPTIONS if draw.random() < 0.5]
        person["supports_1"] = ticked or ["peer"]
        out.append(person)
    return out


def code(person, item):
    return "" if person[item] is None else str(person[item])


def label(person, item):
    return "" if person[item] is None else LABELS[person[item]]


def written(rows, delimiter=",", quoting=csv.QUOTE_MINIMAL, end="\r\n"):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=end).writerows(rows)
    return stream.getvalue()


def save(name, text, encoding="utf-8"):
    path = HERE / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))


def study(folder, file, columns, extra=""):
    save(f"{folder}/study.yaml", f"study: import\ntitle: Import\ninstruments: [../form.yaml]\nresponses:\n"
         f"  - file: {file}\n    columns: {{{columns}}}\n{extra}disclosure: off\n")


def plain():
    rows = [["site", *LIKERT, "closeness_1", "supports_1"]]
    for person in people():
        rows.append([person["site"], *(code(person, item) for item in LIKERT), code(person, "closeness_1"), ";".join(person["supports_1"])])
    save("plain/answers.csv", written(rows, end="\n"))
    study("plain", "answers.csv", "site: site")


def ticks(person, ticked, empty):
    return [ticked(option) if option in person["supports_1"] else empty for option in OPTIONS]


def qualtrics():
    """Text values; HTML, line breaks and translated headings; a preview, a test, spam and an unfinished answer."""
    meta = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate", "ResponseId", "RecipientLastName",
            "RecipientFirstName", "RecipientEmail", "ExternalReference", "LocationLatitude", "LocationLongitude", "DistributionChannel", "UserLanguage"]
    shown = ["Anfangsdatum", "Enddatum", "Antworttyp", "IP-Adresse", "Fortschritt", "Dauer (in Sekunden)", "Beendet", "Aufgezeichnetes Datum", "Antwort-ID",
             "Nachname", "Vorname", "E-Mail", "Externe Referenz", "Breitengrad", "L\u00e4ngengrad", "Kanal", "Sprache"]
    ids = ["startDate", "endDate", "status", "ipAddress", "progress", "duration", "finished", "recordedDate", "_recordId", "recipientLastName",
           "recipientFirstName", "recipientEmail", "externalDataReference", "locationLatitude", "locationLongitude", "distributionChannel", "userLanguage"]
    tags = ["Q1", "Q2_1", "Q2_2", "Q2_3", "Q3"] + [f"Q4_{n}" for n in range(1, 5)] + ["Q5"]
    texts = ["Which prison do you work in?"]
    texts += ["Say how far you agree:\n<b>These three</b>, \"as they are\" - " + TEXTS["vision_1"], "Say how far you agree - " + TEXTS["vision_2"],
              "Say how far you agree - <span style=\"x\">" + TEXTS["hope_1"] + "</span>", TEXTS["closeness_1"]]
    texts += [TEXTS["supports_1"] + " - " + option for option in OPTIONS.values()] + ["Anything else?\nSay it here, please."]
    import_ids = [f"QID{n}" for n in range(1, len(tags) + 1)]
    records = [meta + tags, shown + texts, ['{"ImportId":"%s"}' % name for name in ids + import_ids]]

    def record(person, status="IP Address", finished="True"):
        own = ["2026-03-01 09:00:00", "2026-03-01 09:05:00", status, "192.0.2.1", "100" if finished == "True" else "40", "300", finished, "2026-03-01 09:05:01",
               f"R_{person['number']:013}", "Example", "Sample", "sample@example.org", "x1", "0.0", "0.0", "anonymous", "EN"]
        return own + [person["site"], *(label(person, item) for item in LIKERT), code(person, "closeness_1"), *ticks(person, OPTIONS.get, ""), "A\nnote"]

    rows = [record(person) for person in people()]
    odd = people()[0]
    rows[2:2] = [record(odd, "Survey Preview"), record(odd, "Survey Test"), record(odd, "Spam"), record(odd, finished="False")]
    save("qualtrics/export.csv", written(records + rows, end="\n"))
    study("qualtrics", "export.csv", "site: Q1")
    save("qualtrics_tsv/export.tsv", "\ufeff" + written(records + rows, delimiter="\t"), "utf-16-le")
    study("qualtrics_tsv", "export.tsv", "site: Which prison do you work in?")


def qualtrics_legacy():
    """Two records of headings, a byte order mark, and an empty column at the end of every record; numeric values."""
    tags = [f"V{n}" for n in range(1, 11)] + ["Q1", "vision_1", "vision_2", "hope_1", "Q3", "Q4", "LocationAccuracy", ""]
    texts = ["ResponseID", "ResponseSet", "Name", "ExternalDataReference", "EmailAddress", "IPAddress", "Status", "StartDate", "EndDate", "Finished",
             "Which prison?", "one", "two", "three", TEXTS["closeness_1"], TEXTS["supports_1"], "LocationAccuracy", ""]

    def record(person, status="0", finished="1"):
        own = [f"R_{person['number']:013}", "Default Response Set", "Anonymous", "", "", "192.0.2.1", status, "2014-03-01 09:00:00", "2014-03-01 09:05:00", finished]
        ticked = ",".join(OPTIONS[option] for option in person["supports_1"])
        return own + [person["site"], *(code(person, item) for item in LIKERT), code(person, "closeness_1"), ticked, "-1", ""]

    rows = [record(person) for person in people()] + [record(people()[3], status="1"), record(people()[3], finished="0")]
    save("qualtrics_legacy/export.csv", "\ufeff" + written([tags, texts] + rows))
    study("qualtrics_legacy", "export.csv", "site: Q1")


LIME_META = ["id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "ipaddr", "refurl"]


def lime_records(answer, tick, headings):
    """Two unfinished answers; a blank line at the end of the file."""
    def record(person, submitted="2026-03-01 09:05:00"):
        own = [str(person["number"]), submitted, "2", "en", "123456", "2026-03-01 09:00:00", "2026-03-01 09:05:00", "192.0.2.1", ""]
        return own + [person["site"], *(answer(person, item) for item in LIKERT), code(person, "closeness_1"), *ticks(person, lambda _: tick, ""), ""]

    rows = [record(person) for person in people()]
    rows[5:5] = [record(people()[1], ""), record(people()[2], "")]
    return [headings] + rows


def limesurvey():
    codes = ["Q1", "Q2[vision1]", "Q2[vision2]", "Q2[hope1]", "Q3"] + [f"Q4[{option}]" for option in OPTIONS] + ["Q4[other]"]
    short = lime_records(code, "Y", LIME_META + codes)
    mapping = "    items: {vision_1: \"Q2[vision1]\", vision_2: \"Q2[vision2]\", hope_1: Q2_hope1, closeness_1: Q3, supports_1: Q4}\n"
    save("limesurvey_code/export.csv", "\ufeff" + written(short, quoting=csv.QUOTE_ALL) + "\r\n")
    study("limesurvey_code", "export.csv", "site: Q1", mapping)
    texts = ["Which prison?"] + [f"How far do you agree? [{TEXTS[item]}]" for item in LIKERT] + [TEXTS["closeness_1"]]
    texts += [f"{TEXTS['supports_1']} [{option}]" for option in OPTIONS.values()] + [f"{TEXTS['supports_1']} [Other]"]
    full = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action", "IP address", "Referrer URL"] + texts
    save("limesurvey_full/export.csv", "\ufeff" + written(lime_records(label, "Yes", full), delimiter=";", quoting=csv.QUOTE_ALL) + "\r\n")
    study("limesurvey_full", "export.csv", "site: Which prison?")
    names = ["Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started", "Date last action", "IP address", "Referrer URL"]
    both = [f"{key}. {name}" for key, name in zip(LIME_META, names)] + ["Q1. Which prison? []"]
    both += [f"{key}. {text}" for key, text in zip(codes[1:], texts[1:])]
    save("limesurvey_codetext/export.csv", "\ufeff" + written(lime_records(label, "Yes", both), quoting=csv.QUOTE_ALL) + "\r\n")
    study("limesurvey_codetext", "export.csv", "site: Q1")


def surveymonkey():
    """Question texts stand once over their columns; some hold commas, quotes and line breaks."""
    meta = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address", "First Name", "Last Name", "Custom Data 1"]
    questions = ["Which prison?", "How far do you agree,\nall in all?", "", "", TEXTS["closeness_1"], TEXTS["supports_1"], "", "", "", "", "Anything else?"]
    parts = ["Response", *(TEXTS[item] for item in LIKERT), "Open-Ended Response", *OPTIONS.values(), "Other (please specify)", "Open-Ended Response"]
    rows = [meta + questions, [""] * len(meta) + parts]
    for person in people():
        own = [str(11000000000 + person["number"]), "400000001", "03/01/2026 09:00:00 AM", "03/01/2026 09:05:00 AM", "192.0.2.1", "", "", "", ""]
        rows.append(own + [person["site"], *(label(person, item) for item in LIKERT), code(person, "closeness_1"), *ticks(person, OPTIONS.get, ""), "", "\"Well,\" one said"])
    save("surveymonkey/export.csv", written(rows))
    study("surveymonkey", "export.csv", "site: Which prison?")


def msforms():
    """Saved as CSV by a spreadsheet: Windows-1252, semicolons, a decimal comma; a semicolon ends every list of ticks."""
    headings = ["ID", "Start time", "Completion time", "Email", "Name", "Which prison?\u00a0", *(TEXTS[item] for item in LIKERT), TEXTS["closeness_1"], TEXTS["supports_1"]]
    rows = [headings]
    for person in people():
        slider = code(person, "closeness_1").replace(".", ",")
        dashed = [label(person, item).replace(" - ", " \u2013 ") for item in LIKERT]
        rows.append([str(person["number"]), "7/2/26 11:00:22", "7/2/26 11:04:10", "anonymous", "", person["site"], *dashed, slider,
                     "".join(OPTIONS[option] + ";" for option in person["supports_1"])])
    save("msforms/export.csv", written(rows, delimiter=";"), "cp1252")
    study("msforms", "export.csv", "site: Which prison?")


def googleforms():
    """Rows of a grid in brackets; ticks joined by a comma and a blank, though options hold commas."""
    headings = ["Timestamp", "Email Address", "Which prison?", *(f"How far do you agree? [{TEXTS[item]}]" for item in LIKERT), TEXTS["closeness_1"], TEXTS["supports_1"]]
    rows = [headings]
    for person in people():
        rows.append(["2026/03/01 10:11:12 AM GMT+1", "sample@example.org", person["site"], *(label(person, item) for item in LIKERT), code(person, "closeness_1"),
                     ", ".join(OPTIONS[option] for option in person["supports_1"])])
    save("googleforms/export.csv", written(rows))
    study("googleforms", "export.csv", "site: Which prison?")


def smartsurvey():
    """A second row of headings for the parts of questions; two answers without an end."""
    meta = ["UserID", "UserNo", "Name", "Email", "IP Address", "Unique ID", "Started", "Ended"]
    questions = ["Which prison?", "How far do you agree?", "", "", TEXTS["closeness_1"], TEXTS["supports_1"], "", "", ""]
    parts = ["", *(TEXTS[item] for item in LIKERT), "", *OPTIONS.values()]

    def record(person, ended="01/03/2026 09:05"):
        own = [str(5000 + person["number"]), str(person["number"]), "", "", "192.0.2.1", "abc", "01/03/2026 09:00", ended]
        return own + [person["site"], *(label(person, item) for item in LIKERT), code(person, "closeness_1"), *ticks(person, OPTIONS.get, "")]

    rows = [record(person) for person in people()] + [record(people()[0], ""), record(people()[1], "")]
    save("smartsurvey/export.csv", written([meta + questions, [""] * len(meta) + parts] + rows))
    study("smartsurvey", "export.csv", "site: Which prison?")


def redcap():
    """Raw and label exports; one record is not complete."""
    raw = ["record_id", "redcap_survey_identifier", "prison", *LIKERT, "closeness_1", *(f"supports_1___{option}" for option in OPTIONS), "audit_complete"]
    rows = [raw]
    for person in people() + people()[:1]:
        done = "0" if len(rows) > 16 else "2"
        rows.append([str(len(rows)), "", person["site"], *(code(person, item) for item in LIKERT), code(person, "closeness_1"), *ticks(person, lambda _: "1", "0"), done])
    save("redcap/export.csv", written(rows, end="\n"))
    study("redcap", "export.csv", "site: prison")
    labels = ["Record ID", "Survey Identifier", "Which prison?", *(TEXTS[item] for item in LIKERT), TEXTS["closeness_1"],
              *(f"{TEXTS['supports_1']} (choice={option})" for option in OPTIONS.values()), "Complete?"]
    rows = [labels]
    for person in people() + people()[:1]:
        done = "Incomplete" if len(rows) > 16 else "Complete"
        rows.append([str(len(rows)), "", person["site"], *(label(person, item) for item in LIKERT), code(person, "closeness_1"),
                     *ticks(person, lambda _: "Checked", "Unchecked"), done])
    save("redcap_labels/export.csv", written(rows, end="\n"))
    study("redcap_labels", "export.csv", "site: Which prison?")


def redcap_dictionary():
    """Records that only the project's data dictionary explains: other names, another code, boxes with numbers, an identifier."""
    headings = ["Variable / Field Name", "Form Name", "Section Header", "Field Type", "Field Label", "Choices, Calculations, OR Slider Labels", "Field Note",
                "Text Validation Type OR Show Slider Number", "Text Validation Min", "Text Validation Max", "Identifier?",
                "Branching Logic (Show field only if...)", "Required Field?", "Custom Alignment", "Question Number (surveys only)", "Matrix Group Name",
                "Matrix Ranking?", "Field Annotation"]
    scale = " | ".join(f"{99 if number == 8 else number}, {text}" for number, text in LABELS.items())
    boxes = " | ".join(f"{number}, {text}" for number, text in zip((1, 2, 3, -4), OPTIONS.values()))
    fields = [("record_id", "text", "Record", "", ""), ("cohort", "text", "Which cohort?", "", "y"), ("prison", "dropdown", "Which prison?", "1, North | 2, South", "")]
    fields += [(f"a{n}", "radio", TEXTS[item], scale, "") for n, item in enumerate(LIKERT, 1)]
    fields += [("b1", "text", TEXTS["closeness_1"], "", ""), ("c1", "checkbox", "<b>" + TEXTS["supports_1"] + "</b>", boxes, "")]
    rows = [[name, "audit", "", kind, text, choices, "", "", "", "", identifier] + [""] * 7 for name, kind, text, choices, identifier in fields]
    save("redcap_dictionary/dictionary.csv", written([headings] + rows))
    rows = [["record_id", "cohort", "prison", "a1", "a2", "a3", "b1", "c1___1", "c1___2", "c1___3", "c1____4", "audit_complete"]]
    for person in people():
        answers = ["99" if person[item] == 8 else code(person, item) for item in LIKERT]
        site = {"North": "1", "South": "2"}[person["site"]]
        rows.append([str(person["number"]), "Sample", site, *answers, code(person, "closeness_1"), *ticks(person, lambda _: "1", "0"), "2"])
    save("redcap_dictionary/export.csv", written(rows, end="\n"))
    study("redcap_dictionary", "export.csv", "site: prison", "    dictionary: dictionary.csv\n")
    save("redcap_dictionary/imported.yaml", "study: import\ntitle: Import\ninstruments: [../form.yaml]\nresponses:\n"
         "  - file: imported.csv\n    columns: {site: prison}\ndisclosure: off\n")


def redcap_renamed():
    """The first field has another name, headings are labels, answers are raw; one box for "no answer" and two forms in a record."""
    source = (HERE / "redcap_dictionary/dictionary.csv").read_text(encoding="utf-8").replace("record_id,audit,,text,Record,", "audit_no,audit,,text,Number of the audit,")
    save("redcap_renamed/dictionary.csv", "\ufeff" + source.replace("\n", "\r\n").replace("\r\r\n", "\r\n"))
    boxes = [f"{TEXTS['supports_1']} (choice={option})" for option in OPTIONS.values()]
    rows = [["Number of the audit", "Which cohort?", "Which prison?", *(TEXTS[item] for item in LIKERT), TEXTS["closeness_1"], *boxes, "visit_complete", "audit_complete"]]
    for person in people():
        answers = ["99" if person[item] == 8 else code(person, item) for item in LIKERT]
        site = {"North": "1", "South": "2"}[person["site"]]
        rows.append([f"A{person['number']}", "Sample", site, *answers, code(person, "closeness_1"), *ticks(person, lambda _: "Checked", "Unchecked"), "0", "2"])
    save("redcap_renamed/export.csv", written(rows, end="\n"))
    study("redcap_renamed", "export.csv", "site: prison", "    dictionary: dictionary.csv\n")


def odk():
    """Groups before the names; the codes of ticks with blanks between them, and a column for each as well."""
    headings = ["SubmissionDate", "start", "end", "deviceid", "place/prison", *(f"culture/{item}" for item in LIKERT), "culture/closeness_1", "culture/supports_1",
                *(f"culture/supports_1/{option}" for option in OPTIONS), "meta/instanceID", "KEY"]
    rows = [headings]
    for person in people():
        key = f"uuid:00000000-0000-0000-0000-{person['number']:012}"
        rows.append(["2026-03-01T09:05:00Z", "2026-03-01T09:00:00Z", "2026-03-01T09:05:00Z", "abc", person["site"], *(code(person, item) for item in LIKERT),
                     code(person, "closeness_1"), " ".join(person["supports_1"]), *ticks(person, lambda _: "1", "0"), key, key])
    save("odk/export.csv", written(rows, end="\n"))
    study("odk", "export.csv", "site: prison")


def sheet_cell(reference, value, strings):
    if isinstance(value, (int, float)):
        return f'<c r="{reference}"><v>{value}</v></c>'
    if value.startswith("serial "):
        return f'<c r="{reference}" s="1"><v>{value[7:]}</v></c>'
    if value not in strings:
        strings.append(value)
    return f'<c r="{reference}" t="s"><v>{strings.index(value)}</v></c>'


def msforms_workbook():
    """As downloaded: shared strings, one of them in two runs; times as serial numbers; cells that are empty are not there."""
    headings = ["ID", "Start time", "Completion time", "Email", "Name", "Which prison?\u00a0", *(TEXTS[item] for item in LIKERT), TEXTS["closeness_1"], TEXTS["supports_1"]]
    rows, strings = [headings], []
    for person in people():
        slider = "" if person["closeness_1"] is None else person["closeness_1"]
        rows.append([person["number"], "serial 46205.458587963", "serial 46205.461226852", "anonymous", "", person["site"], *(label(person, item) for item in LIKERT),
                     slider, "".join(OPTIONS[option] + ";" for option in person["supports_1"])])
    lines = []
    for number, row in enumerate(rows, 1):
        cells = "".join(sheet_cell(f"{chr(65 + i)}{number}", value, strings) for i, value in enumerate(row) if value != "")
        lines.append(f'<row r="{number}">{cells}</row>')
    first = xml.sax.saxutils.escape(strings[0])
    shared = [f"<si><r><t>{first[:1]}</t></r><r><t>{first[1:]}</t></r></si>"]
    shared += [f'<si><t xml:space="preserve">{xml.sax.saxutils.escape(text)}</t></si>' for text in strings[1:]]
    main_space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts = {
        "xl/workbook.xml": f'<workbook {main_space} xmlns:r="{relation}"><sheets><sheet name="Empty" sheetId="1" r:id="rId1"/>'
                           '<sheet name="Form1" sheetId="2" r:id="rId2"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                                      f'<Relationship Id="rId1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/>'
                                      f'<Relationship Id="rId2" Type="{relation}/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>',
        "xl/styles.xml": f'<styleSheet {main_space}><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs></styleSheet>',
        "xl/sharedStrings.xml": f'<sst {main_space}>{"".join(shared)}</sst>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main_space}><sheetData/></worksheet>",
        "xl/worksheets/sheet2.xml": f'<worksheet {main_space}><sheetData>{"".join(lines)}</sheetData></worksheet>',
    }
    (HERE / "msforms_workbook").mkdir(exist_ok=True)
    with zipfile.ZipFile(HERE / "msforms_workbook/export.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 3, 1, 0, 0, 0)), '<?xml version="1.0" encoding="UTF-8"?>\n' + text, zipfile.ZIP_DEFLATED)
    study("msforms_workbook", "export.xlsx", "site: Which prison?")


def spss_studies():
    for folder, file in (("spss", "export.sav"), ("spss_zsav", "export.zsav"), ("spss_other_codes", "export.sav")):
        study(folder, file, "site: prison")


def main():
    for make in (plain, qualtrics, qualtrics_legacy, limesurvey, surveymonkey, msforms, googleforms, smartsurvey, redcap, redcap_dictionary, redcap_renamed, odk, msforms_workbook,
                 spss_studies):
        make()


if __name__ == "__main__":
    main()
