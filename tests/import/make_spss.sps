* Writes the SPSS samples of PSPP from plain/answers.csv: pspp make_spss.sps, in this folder (PSPP 1.6.2, UTF-8).
* The same variables, labels and missing values as make_spss.R writes with haven.
GET DATA /TYPE=TXT /FILE="plain/answers.csv" /DELIMITERS="," /FIRSTCASE=2
  /VARIABLES=site A10 v1 A4 v2 A4 v3 A4 v4 A8 supports_1 A40.
COMPUTE prison = 1.
IF (RTRIM(site) = "South") prison = 2.
STRING ipaddress (A12).
COMPUTE ipaddress = "192.0.2.1".
COMPUTE day = DATE.DMY(1, 3, 2026).
FORMATS day (DATE11).
COMPUTE VISION_1 = NUMBER(v1, F4).
COMPUTE b2 = NUMBER(v2, F4).
COMPUTE b3 = NUMBER(v3, F4).
COMPUTE closeness_1 = NUMBER(v4, F8).
FORMATS prison VISION_1 b2 b3 (F2.0) closeness_1 (F8.2).
VARIABLE LABELS prison "Which prison?"
  /VISION_1 "People here share one picture of recovery"
  /b2 "Recovery is “somebody else’s” job, not ours"
  /b3 "People leave with more hope than they came with".
VALUE LABELS prison 1 "North" 2 "South"
  /VISION_1 b2 b3 1 "Strongly disagree" 2 "Disagree - a little" 3 "Neither agree nor disagree" 4 "Agree, on the whole" 5 "Strongly agree" 8 "Don't know".
MISSING VALUES VISION_1 b2 b3 (8).
VARIABLE LEVEL prison (NOMINAL) /VISION_1 b2 b3 (ORDINAL).
SAVE OUTFILE="spss_pspp/export.sav" /COMPRESSED
  /KEEP=prison ipaddress day VISION_1 b2 b3 closeness_1 supports_1.
SAVE OUTFILE="spss_pspp_plain/export.sav" /UNCOMPRESSED
  /KEEP=prison ipaddress day VISION_1 b2 b3 closeness_1 supports_1.
SAVE OUTFILE="spss_pspp_zsav/export.zsav" /ZCOMPRESSED
  /KEEP=prison ipaddress day VISION_1 b2 b3 closeness_1 supports_1.
* The forms that missing values can take, and strings longer than a segment: for sav_test.py.
NEW FILE.
DATA LIST LIST NOTABLE /one two three range both.
BEGIN DATA
1 1 1 1 1
8 8 8 8 8
9 9 9 90 9
-1.5 97 98 99 0.5
. . . . .
END DATA.
STRING words (A300).
COMPUTE words = CONCAT("– é, ""quoted"" ", LTRIM(STRING($CASENUM, F2.0))).
IF ($CASENUM = 1) words = CONCAT(RPAD("x", 299, "x"), "y").
MISSING VALUES one (8) /two (8, 9) /three (8, 9, 98) /range (90 THRU HI) /both (8 THRU 9, 1).
VALUE LABELS one 1 "Yes" 8 "Don't know" 9 "Not – asked".
VARIABLE LABELS words "In their own words".
SAVE OUTFILE="sav/missing_pspp.sav".
