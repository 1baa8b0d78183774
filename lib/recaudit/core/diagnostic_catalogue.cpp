/// The one list of diagnostic ids. A new id is added here, and as a case in tests/errors/<id>/.
#include <recaudit/core/diagnostic.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

using enum Severity;
using enum Blame;

constexpr std::array catalogue{
    // files
    DiagnosticInfo{"file-not-found", error, access, "A file that is named does not exist.", "Check the spelling and the folder; paths are read from the folder of the file that names them."},
    DiagnosticInfo{"not-a-file", error, access, "A folder or device stands where a file is expected.", "Name the file itself."},
    DiagnosticInfo{"unreadable-file", error, access, "A file exists but cannot be read.", "Check who may read the file, and that no other program holds it."},
    DiagnosticInfo{"unwritable-output", error, access, "The output cannot be written.", "Choose a folder that you may write to, with -o."},

    // YAML
    DiagnosticInfo{"yaml-syntax", error, content, "The file is not well-formed YAML.", "Look at the place shown and just before it: a missing colon, quote, bracket or a wrong indent."},
    DiagnosticInfo{"yaml-too-deep", error, content, "The YAML is nested deeper than any instrument or study needs.", "Remove the nesting."},
    DiagnosticInfo{"yaml-too-large", error, content, "The YAML is larger, or grows larger by its aliases, than any instrument or study.", "Remove the aliases (*name) and write the content out."},
    DiagnosticInfo{"yaml-empty", error, content, "The file holds no YAML: it is empty, or all of it is comments.", "Fill the file, or name another."},
    DiagnosticInfo{"yaml-encoding", error, content, "The file is not text in UTF-8.", "Save the file again with the encoding UTF-8."},
    DiagnosticInfo{"yaml-unsupported", error, content, "The file uses a part of YAML that has no meaning here: tags, merge keys, several documents, keys that are no text.", "Write the content out plainly."},
    DiagnosticInfo{"duplicate-key", error, content, "The same key stands twice in one map, so one of the two would be lost.", "Keep one of them."},
    DiagnosticInfo{"unknown-key", error, content, "A key has no meaning here.", "Correct the spelling or remove the key."},
    DiagnosticInfo{"missing-key", error, content, "A key that is needed is not there.", "Add the key."},
    DiagnosticInfo{"wrong-type", error, content, "A value is of another kind than expected.", "Write the value as the message says."},
    DiagnosticInfo{"invalid-value", error, content, "A value is not among those allowed.", "Use one of the values that the message names."},
    DiagnosticInfo{"invalid-date", error, content, "A date is not a day of the calendar written as YYYY-MM-DD.", "Write the date as year-month-day, such as 2026-03-31."},
    DiagnosticInfo{"out-of-range", error, content, "A number is outside the range that makes sense.", "Use a number in the range that the message names."},
    DiagnosticInfo{"invalid-language", error, content, "A language is not named by its code.", "Use codes of two or three letters, such as en or cy, with a region where needed: en-GB."},

    // instruments
    DiagnosticInfo{"unknown-instrument", error, content, "A built-in instrument is named that does not exist.", "See recaudit instrument list; a file is named with its path and ending: ./my-form.yaml."},
    DiagnosticInfo{"extends-cycle", error, content, "Instruments extend each other in a circle.", "Let one of them stand by itself, without extends."},
    DiagnosticInfo{"invalid-id", error, content, "An id or name is not well formed, or has a meaning of its own.", "Begin with a letter; go on with letters, digits and underscores (names of files and families: hyphens too)."},
    DiagnosticInfo{"duplicate-id", error, content, "Two things have the same id, so one of them could not be named.", "Give one of them another id."},
    DiagnosticInfo{"unknown-id", error, content, "Something is named that is not declared.", "Correct the spelling or declare it."},
    DiagnosticInfo{"repeated-name", error, content, "A list names the same thing twice.", "Keep one of the two."},
    DiagnosticInfo{"ambiguous-choice", error, content, "A code or label stands for two answers, so data could not be read.", "Make codes and labels of one option set differ in more than case, spaces, dashes and quotes."},
    DiagnosticInfo{"code-not-a-number", error, content, "A code that scores are made from is not a number.", "Number the choices from lowest to highest."},
    DiagnosticInfo{"codes-not-ascending", error, content, "The choices do not go from lowest to highest.", "Order the choices by their codes."},
    DiagnosticInfo{"wrong-number-of-choices", error, content, "An option set has too few or too many choices.", "A binary set has 2 choices, others at least 2 and at most 250, checklists at most 64."},
    DiagnosticInfo{"not-for-these-options", error, content, "A method or key does not fit the answers of the item.", "Count ticks of checklists; use mean, sum and reverse for the others."},
    DiagnosticInfo{"favourable-not-declared", error, content, "A percentage of favourable answers is asked for, but no answer is declared favourable.", "Add favourable, for a continuum favourable_from, to the option set."},
    DiagnosticInfo{"unusual-perspective", warning, content, "A perspective is spelt nearly like one of the usual ones.", "Use the usual spelling, or a label that is clearly another."},
    DiagnosticInfo{"item-on-no-scale", warning, content, "An item belongs to no scale, so it counts in no score.", "Add it to a scale, or leave it if it is meant to be reported by itself."},
    DiagnosticInfo{"item-in-no-section", warning, content, "An item is in none of the sections, so it comes last on paper and screen.", "Name it in a section."},
    DiagnosticInfo{"mixed-ranges", warning, content, "A mean is taken over items whose answers have ranges of different width, so some weigh more than others.", "Use the method percent_of_maximum, or scales of one range."},
    DiagnosticInfo{"family-scales-differ", warning, content, "Forms of one family score the same scale differently, so gaps between them mix two things.", "Give the scale the same method and the items the same options in every form."},
    DiagnosticInfo{"family-concepts-differ", warning, content, "Forms of one family use the same item id for different concepts.", "Give the item the same concept in every form, or another id."},

    // studies
    DiagnosticInfo{"unusual-column", warning, content, "A column is spelt nearly like one with a meaning of its own, and is taken as an attribute.", "Use the usual name, or one that is clearly another."},
    DiagnosticInfo{"unsupported-profile", error, content, "A response file is said to be the export of a survey tool that this version does not read as it is.", "Export plain CSV with one header row and write profile: plain."},
    DiagnosticInfo{"waves-out-of-order", error, content, "The waves are not listed from first to last by their dates.", "Put the waves in order, and check the dates."},
    DiagnosticInfo{"needs-headcount", error, content, "A setting needs to know how many people there are.", "Name a headcount file, or remove the setting."},
    DiagnosticInfo{"small-minimum", note, content, "Results of very small groups can be shown.", "Use a minimum of 10, or be sure why fewer are safe."},

    // responses
    DiagnosticInfo{"no-file-matches", error, access, "A pattern for response files matches no file.", "Check the folder and the pattern; * stands for any text."},
    DiagnosticInfo{"file-twice", error, content, "One response file is read twice the same way, so everyone in it would count twice.", "Name each file once; patterns may not overlap."},
    DiagnosticInfo{"empty-file", error, content, "The file is empty.", "It needs a row of headings, and a row for each person."},
    DiagnosticInfo{"no-rows", error, content, "The file has headings but no rows.", "Export the answers too, or leave the file out."},
    DiagnosticInfo{"not-csv", error, content, "The file is a workbook or another binary file, not CSV text.", "Save it as CSV (UTF-8) from the program that made it."},
    DiagnosticInfo{"invalid-encoding", error, content, "The text is in no encoding that can be told for sure: damaged UTF-8 or UTF-16, or bytes that Windows-1252 does not have.", "Save the file as UTF-8."},
    DiagnosticInfo{"read-as-windows-1252", note, content, "The file is not UTF-8 and was read as Windows-1252.", "Check accented letters, or save the file as UTF-8."},
    DiagnosticInfo{"delimiter", note, content, "Cells are separated by something other than commas, as the headings show.", "Nothing to mend where the headings were recognised."},
    DiagnosticInfo{"decimal-comma", note, content, "Answers have a decimal comma and were read as numbers.", "Nothing to mend where the numbers are right."},
    DiagnosticInfo{"csv-open-quote", error, content, "A quote opens and is never closed.", "Close the quote; a quote inside a cell is written twice, and the cell in quotes."},
    DiagnosticInfo{"csv-stray-quote", error, content, "A quote stands in the middle of a cell, so that nobody can say where cells end.", "Write the cell in quotes, and each quote inside it twice."},
    DiagnosticInfo{"csv-ragged-row", error, content, "A row has more or fewer cells than the heading.", "Look for a delimiter too many or too few, or a cell that needs quotes."},
    DiagnosticInfo{"csv-blank-line", error, content, "A line in the middle of the file is blank.", "Delete the line; blank lines at the end are harmless."},
    DiagnosticInfo{"csv-too-long", error, content, "A cell is longer than 1 MiB, or a row longer than 16 MiB.", "Check that the file is CSV, and which character ends its lines."},
    DiagnosticInfo{"duplicate-column", error, content, "Two columns have the same heading.", "Rename or delete one of them."},
    DiagnosticInfo{"missing-column", error, content, "A column that is needed is not there.", "Correct the heading, or map the column with `columns:` or `items:` in the study."},
    DiagnosticInfo{"similar-column", note, content, "A column without a use is nearly named like one that is missing.", "If it is meant, rename it or map it in the study."},
    DiagnosticInfo{"item-not-asked", note, content, "A file has no column for items that not every version of the instrument has.", "Nothing to mend where that version did not ask them."},
    DiagnosticInfo{"unknown-code", error, content, "An answer is neither a code nor a label of its option set.", "Correct the cell, or add the code to the option set, as a choice or as missing."},
    DiagnosticInfo{"unknown-code-as-missing", warning, content, "An answer is neither a code nor a label of its option set, and the study takes such answers as blank.", "Add the code to the option set if it means something."},
    DiagnosticInfo{"ambiguous-label", error, content, "An answer fits more than one option.", "Use the codes in the file, or make the labels differ."},
    DiagnosticInfo{"not-a-number", error, content, "An answer on a continuum is not a number.", "Correct the cell, or declare it as missing in the option set."},
    DiagnosticInfo{"value-out-of-range", error, content, "An answer on a continuum is outside the declared range.", "Correct the cell, or the minimum and maximum of the option set."},
    DiagnosticInfo{"invalid-weight", error, content, "A weight is not a number above 0.", "Give everyone a weight, or leave `weights:` out of the study."},
    DiagnosticInfo{"blank-wave", error, content, "A row has no wave.", "Fill in the wave; every row needs one."},
    DiagnosticInfo{"blank-perspective", error, content, "A row has no perspective.", "Fill in the perspective; every row needs one."},
    DiagnosticInfo{"unknown-wave", error, content, "A wave is not listed in the study.", "Correct it, or add it to `waves:` in the study."},
    DiagnosticInfo{"unknown-level", error, content, "An attribute has a value that the instrument does not declare.", "Correct it, or add the level to the instrument."},
    DiagnosticInfo{"unknown-grouping", error, content, "The study names a grouping that no response file has.", "Correct the name, or map a column to it with `columns:`."},
    DiagnosticInfo{"spelling-differs", error, content, "Two names differ only in case, spaces, dashes or quotes.", "Write the name the same way everywhere."},
    DiagnosticInfo{"duplicate-respondent", error, content, "A respondent stands twice in one form, perspective and wave.", "Keep one of the rows; give different people different ids."},
    DiagnosticInfo{"blank-respondent", error, content, "A respondent is blank in a study that links respondents across waves.", "Fill in the ids, or say `respondents: anonymous`."},
    DiagnosticInfo{"headcount-column", error, content, "The headcount lacks the column people, or has one that is no grouping of the study.", "Use the columns wave, perspective, site, team, attributes and people."},
    DiagnosticInfo{"invalid-headcount", error, content, "A number of people is not a whole number of 0 or more.", "Correct the number."},
    DiagnosticInfo{"duplicate-headcount", error, content, "A group stands twice in the headcount.", "Keep one line, with all its people."},
    DiagnosticInfo{"headcount-name", error, content, "A name in the headcount is blank, or is not one that the responses have.", "Write names as they are in the responses."},
    DiagnosticInfo{"site-without-headcount", note, content, "A site of the responses is not in the headcount.", "Add it if its response rate is wanted."},

    // weights
    DiagnosticInfo{"rake-no-headcount", error, content, "People responded of whom the headcount has none, so nothing says what they should count.", "Add them to the headcount, or leave that grouping out of weights.rake."},
    DiagnosticInfo{"rake-group-absent", error, content, "The headcount has a group in which nobody responded, so no weight can stand for it.", "Put that group together with another, or leave the grouping out of weights.rake."},
    DiagnosticInfo{"rake-not-converged", error, content, "No weights agree with all totals of the headcount at once.", "Check the headcount, or rake to fewer groupings."},
    DiagnosticInfo{"weights-capped", note, content, "Some raked weights were cut to the cap.", "Nothing to do where few are cut; where many are, rake to fewer groupings."},
};
}  // namespace

std::span<const DiagnosticInfo> all_diagnostics() { return catalogue; }

const DiagnosticInfo* find_diagnostic(std::string_view id) {
    const auto at = std::ranges::find(catalogue, id, &DiagnosticInfo::id);
    return at == catalogue.end() ? nullptr : &*at;
}

}  // namespace recaudit
