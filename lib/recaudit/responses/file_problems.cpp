#include <recaudit/responses/file_problems.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace recaudit::detail {
namespace {

/// Texts that other programs write for "no answer"; none of them means that here unless declared.
constexpr std::array<std::string_view, 9> missing_tokens{"NA", "N/A", "n/a", "-99", "99", "999", ".", "#N/A", "#NULL!"};

/// Months as spreadsheets shorten them in English, Welsh, German, French and Spanish.
constexpr std::array<std::string_view, 38> months{"jan", "feb",  "mar",  "apr",  "may",  "jun", "jul", "aug",  "sep",  "oct",
                                                  "nov", "dec",  "ion",  "chw",  "maw",  "ebr", "mai", "meh",  "gor",  "aws",
                                                  "med", "hyd",  "tach", "rhag", "mrz",  "okt", "dez", "janv", "févr", "mars",
                                                  "avr", "juin", "juil", "août", "sept", "déc", "ene", "dic"};

bool is_short_number(std::string_view part) {
    return !part.empty() && part.size() <= 4 && part.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_month(std::string_view part) {
    if (part.ends_with('.')) part.remove_suffix(1);
    return std::ranges::find(months, part) != months.end();
}

/// Whether a spreadsheet made a date of "1-5" or the like: "05-Jan", "Mai-01", "01/05/2026", "2026-01-05 00:00:00", or the number of
/// the day since 1900.
bool is_spreadsheet_date(std::string_view text) {
    const std::string words = normalised(text);
    if (words.ends_with("00:00:00")) return true;
    const auto day = number_in(words);
    if (day) return *day >= 36526 && *day < 73051 && *day == std::floor(*day);  // from 2000 to 2099
    std::vector<std::string_view> parts;
    for (std::string_view rest = words;;) {
        const std::size_t end = std::min(rest.find_first_of("-/. "), rest.size());
        if (end > 0) parts.push_back(rest.substr(0, end));
        if (end == rest.size()) break;
        rest.remove_prefix(end + 1);
    }
    const auto numbers = std::ranges::count_if(parts, is_short_number);
    if (parts.size() == 3 && numbers == 3) return true;
    return (parts.size() == 2 || parts.size() == 3) && numbers + 1 == static_cast<std::ptrdiff_t>(parts.size()) &&
           std::ranges::any_of(parts, is_month);
}

/// What a tool or a spreadsheet has done to an answer, where that is known.
std::string hint_for_damage(const std::string& text, std::string_view program) {
    if (is_spreadsheet_date(text))
        return "a spreadsheet turned this answer into a date; export again, and open the file in no spreadsheet on the way";
    if (program == "Qualtrics" && number_in(text))
        return "Qualtrics numbers choices in the order in which they were made; export choice text, or set the recode values";
    if (program == "LimeSurvey") return "LimeSurvey's answer codes are no scale values; export with full answers";
    return {};
}

class Reporter {
public:
    Reporter(const Study& study, const Instrument& instrument, const ColumnPlan& plan, const ReadFile& file)
        : study_(study), instrument_(instrument), plan_(plan), file_(file) {}

    Diagnostics run(const FileResult& result) {
        if (result.failure) report(problems_, *result.failure, place_of(file_, result.failure->position, std::nullopt));
        for (const auto& ragged : result.ragged) ragged_record(ragged);
        if (result.ragged_count > result.ragged.size()) more_ragged(result);
        if (result.blank.count > 0)
            problems_
                .add("csv-blank-line", place_of(file_, result.blank.first, std::nullopt), "this line is blank, and answers follow",
                     "delete the blank line")
                .count = result.blank.count;
        for (const auto& fault : result.faults) cell_fault(fault);
        for (const auto& more : result.more_faults) more_faults(more);
        if (result.decimal_commas > 0)
            problems_.add("decimal-comma", {file_.file.shown, 0, 0},
                          fmt::format("{} {} a decimal comma, read as the decimal point", result.decimal_commas,
                                      result.decimal_commas == 1 ? "answer has" : "answers have"));
        return std::move(problems_);
    }

private:
    void ragged_record(const RaggedRecord& ragged) {
        const std::size_t expected = plan_.headings.size();
        const std::string_view cause = ragged.cells > expected ? "a cell that holds the delimiter needs quotes around it"
                                                               : "a delimiter is missing, or a line was broken in two";
        problems_.add("csv-ragged-row", place_of(file_, ragged.position, std::nullopt),
                      fmt::format("{} {} here, the heading has {}", ragged.cells, ragged.cells == 1 ? "cell" : "cells", expected),
                      std::string(cause));
    }

    void more_ragged(const FileResult& result) {
        const std::size_t more = result.ragged_count - result.ragged.size();
        problems_.add("csv-ragged-row", {file_.file.shown, 0, 0}, "further rows have another number of cells than the heading").count =
            more;
    }

    void cell_fault(const CellFault& fault) {
        const Place place = place_of(file_, fault.first_record, fault.field);
        if (fault.use == weight_use) {
            const std::string found = fault.text.empty() ? "is blank" : fmt::format("is \"{}\"", quotable(fault.text));
            problems_
                .add("invalid-weight", place, fmt::format("a weight {}; weights are numbers above 0", found),
                     "give everyone a weight, or leave `weights:` out of the study")
                .count = fault.count;
        } else if (fault.use == duration_use) {
            problems_
                .add("invalid-duration", place,
                     fmt::format("a duration is \"{}\"; durations are numbers of seconds, or blank", quotable(fault.text)),
                     "name the column that holds seconds under quality: {duration: ...}, or blank what is none")
                .count = fault.count;
        } else if (fault.use == respondent_use) {
            problems_
                .add("blank-respondent", place, "the respondent is blank, but the study links respondents across waves",
                     "fill in the ids, or say `respondents: anonymous`")
                .count = fault.count;
        } else {
            answer_fault(fault, place);
        }
    }

    void answer_fault(const CellFault& fault, const Place& place) {
        const ItemColumn& column = plan_.items[fault.use];
        const Item& item = instrument_.items[column.item];
        const OptionSet& options = instrument_.options_of(item);
        const Fault what = plan_.keys[column.key].answer_in(fault.text).fault;
        const std::string found = fmt::format("item \"{}\" has \"{}\"", quotable(item.id), quotable(fault.text));
        if (what == Fault::ambiguous) {
            problems_
                .add("ambiguous-label", place, fmt::format("{}, which is more than one option of \"{}\"", found, quotable(options.id)),
                     "use the codes in the file, or make the labels differ")
                .count = fault.count;
            return;
        }
        const std::string allowed =
            column.kind == ColumnKind::ticks ? allowed_by(plan_.keys[column.key].options()) + " or a blank" : allowed_by(options);
        if (study_.unknown_codes == UnknownCodes::missing) {
            problems_
                .add(
                    "unknown-code-as-missing", place,
                    fmt::format("{}; option set \"{}\" allows {}; taken as blank, as the study says", found, quotable(options.id), allowed))
                .count = fault.count;
            return;
        }
        const std::string_view id = what == Fault::not_a_number   ? "not-a-number"
                                    : what == Fault::out_of_range ? "value-out-of-range"
                                                                  : "unknown-code";
        problems_
            .add(id, place, fmt::format("{}; option set \"{}\" allows {}", found, quotable(options.id), allowed), hint_for(fault, options))
            .count = fault.count;
    }

    /// What the form behind an export calls a code that the instrument lacks, or nothing.
    [[nodiscard]] const std::string* label_of(const CellFault& fault) const {
        if (!file_.origin.labels) return nullptr;
        const auto column = file_.origin.labels->find(plan_.headings[fault.field]);
        if (column == file_.origin.labels->end()) return nullptr;
        const auto label = column->second.find(fault.text);
        return label == column->second.end() ? nullptr : &label->second;
    }

    [[nodiscard]] std::string hint_for(const CellFault& fault, const OptionSet& options) const {
        const std::string& text = fault.text;
        if (const std::string* label = label_of(fault))
            return fmt::format("the form calls {} \"{}\": add it to option set \"{}\" of {}, under missing where it is no answer",
                               quotable(text), quotable(*label), options.id,
                               instrument_.files.empty() ? instrument_.id : instrument_.files.front());
        if (std::ranges::find(missing_tokens, text) == missing_tokens.end()) return hint_for_damage(text, file_.origin.program);
        return fmt::format(
            "if \"{0}\" means no answer, declare it in option set \"{1}\" of {2}: missing: [{{code: \"{0}\", label: No answer, kind: "
            "blank}}]",
            text, options.id, instrument_.files.empty() ? instrument_.id : instrument_.files.front());
    }

    void more_faults(const MoreFaults& more) {
        const bool is_answer = more.use != weight_use && more.use != duration_use;
        const bool lenient = study_.unknown_codes == UnknownCodes::missing && is_answer;
        const std::string_view id = more.use == weight_use     ? "invalid-weight"
                                    : more.use == duration_use ? "invalid-duration"
                                    : lenient                  ? "unknown-code-as-missing"
                                                               : "unknown-code";
        problems_
            .add(id, {file_.file.shown, 0, 0},
                 fmt::format("column \"{}\" has further texts that are not allowed", quotable(plan_.headings[more.field])),
                 "is this the right column?")
            .count = more.count;
    }

    const Study& study_;
    const Instrument& instrument_;
    const ColumnPlan& plan_;
    const ReadFile& file_;
    Diagnostics problems_;
};

}  // namespace

Diagnostics file_problems(const Study& study, const Instrument& instrument, const ColumnPlan& plan, const ReadFile& file,
                          const FileResult& result) {
    return Reporter(study, instrument, plan, file).run(result);
}

void report_open_end(Diagnostics& problems, const Place& place) {
    problems.add("csv-last-line", {place.file, place.line, 0},
                 "the last line has no line end: where a file was cut off, an answer may be too",
                 "compare the last row with where it comes from");
}

void report(Diagnostics& problems, const Failure& failure, const Place& place) {
    constexpr std::string_view not_csv = "check that this is a CSV file, and which character ends its lines";
    switch (failure.what) {
        case Break::open_quote:
            problems.add("csv-open-quote", place, "a quote opens here and is not closed",
                         "close the quote; a quote inside a cell is written twice, and the cell in quotes");
            break;
        case Break::stray_quote:
            problems.add("csv-stray-quote", place, "a quote in the middle of a cell, so that nobody can say where cells end",
                         "write the cell in quotes, and each quote inside it twice");
            break;
        case Break::long_cell: problems.add("csv-too-long", place, "a cell is longer than 1 MiB", std::string(not_csv)); break;
        case Break::long_record: problems.add("csv-too-long", place, "a row is longer than 16 MiB", std::string(not_csv)); break;
    }
}

}  // namespace recaudit::detail
