#include <recaudit/benchmark/target_file.hpp>

#include <recaudit/benchmark/local_scales.hpp>
#include <recaudit/core/number.hpp>
#include <recaudit/core/number_format.hpp>
#include <recaudit/core/sha256.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/core/yaml_reader.hpp>
#include <recaudit/instrument/adaptation.hpp>
#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/files.hpp>
#include <recaudit/scoring/score.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>

namespace recaudit {
namespace {

using detail::CsvCell;

enum class TargetColumn : std::uint8_t { instrument, perspective, scale, mean, sd, n, source, date };
const std::vector<std::string> column_names{"instrument", "perspective", "scale", "mean", "sd", "n", "source", "date"};

/// A scale or composite of a form: its name, range, whether it is an organisation's own, and whether it was changed so that
/// it no longer compares with the form extended.
struct Dimension {
    std::string id;
    Range range;
    bool local = false;
    bool adapted = false;
};

bool is_adapted(const Instrument& form, const Composite& composite) {
    return std::ranges::any_of(composite.scales, [&](std::size_t scale) { return !compares_with_original(form, form.scales[scale].id); });
}

std::vector<Dimension> dimensions_of(const Instrument& form) {
    std::vector<Dimension> out;
    for (const Scale& scale : form.scales)
        out.push_back({scale.id, score_range(form, scale), scale.local, !compares_with_original(form, scale.id)});
    for (const Composite& composite : form.composites)
        out.push_back({composite.id, score_range(form, composite), is_local(form, composite), is_adapted(form, composite)});
    return out;
}

/// A date as YYYY, YYYY-MM or YYYY-MM-DD; whether the day exists is not looked at.
bool is_date(std::string_view text) {
    constexpr std::string_view shape = "0000-00-00";
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (shape[i] == '-' ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
    return true;
}

std::optional<std::int64_t> people_in(std::string_view text) {
    std::int64_t people = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), people);
    if (error != std::errc() || end != text.data() + text.size() || people < 1) return std::nullopt;
    return people;
}

class TargetReader {
public:
    TargetReader(const Study& study, const Responses& responses, const detail::CsvTable& table)
        : study_(study), responses_(responses), table_(table) {}

    Parsed<std::vector<BenchmarkValue>> run() {
        if (match_headings())
            for (const auto& row : table_.rows) take(row);
        if (!problems_.has_errors()) note_missing();
        if (problems_.has_errors()) return {std::nullopt, std::move(problems_)};
        return {std::move(values_), std::move(problems_)};
    }

private:
    bool match_headings() {
        for (std::size_t i = 0; i < table_.headings.size(); ++i) {
            const CsvCell& heading = table_.headings[i];
            const auto known = std::ranges::find(column_names, heading.text);
            if (known == column_names.end()) {
                problems_.add("benchmark-column", heading.place,
                              fmt::format("a benchmark file has no column \"{}\"; it has {}", quotable(heading.text), listed(column_names)),
                              near(heading.text, column_names));
                continue;
            }
            auto& at = column_[static_cast<std::size_t>(known - column_names.begin())];
            if (at) problems_.add("duplicate-column", heading.place, fmt::format("heading \"{}\" stands twice", heading.text));
            at = i;
        }
        for (std::size_t column = 0; column < column_names.size(); ++column)
            if (!column_[column])
                problems_.add("benchmark-column", table_.headings.front().place,
                              fmt::format("there is no column \"{}\"", column_names[column]));
        return !problems_.has_errors();
    }

    static std::string near(const std::string& word, const std::vector<std::string>& names) {
        const std::string found = did_you_mean(word, names);
        return found.empty() ? std::string() : fmt::format("did you mean \"{}\"?", found);
    }

    [[nodiscard]] const CsvCell& cell(const std::vector<CsvCell>& row, TargetColumn column) const {
        return row[*column_[static_cast<std::size_t>(column)]];
    }

    void take(const std::vector<CsvCell>& row) {
        if (!all_filled(row)) return;
        const Instrument* form = form_of(row);
        if (form == nullptr) return;
        const auto dimension = dimension_of(row, *form);
        if (!dimension) return;
        BenchmarkValue value{
            cell(row, TargetColumn::instrument).text, cell(row, TargetColumn::perspective).text, dimension->id, 0, 0, 0, {}, {}};
        read_figures(row, *dimension, value);
        const auto [at, is_new] =
            line_of_.emplace(std::array{value.instrument, value.perspective, value.scale}, cell(row, TargetColumn::scale).place.line);
        if (!is_new)
            problems_.add("duplicate-benchmark", cell(row, TargetColumn::scale).place,
                          fmt::format("\"{}\" stands in line {} already", quotable(value.scale), at->second), "keep one of the two lines");
        values_.push_back(std::move(value));
    }

    bool all_filled(const std::vector<CsvCell>& row) {
        bool filled = true;
        for (std::size_t column = 0; column < column_names.size(); ++column) {
            const CsvCell& at = row[*column_[column]];
            if (!at.text.empty()) continue;
            problems_.add("invalid-benchmark", at.place, fmt::format("the {} is blank", column_names[column]),
                          "a value to compare with needs all eight, so that a reader can judge it");
            filled = false;
        }
        return filled;
    }

    /// The form that the line is about; nothing where it is about another questionnaire or other people.
    const Instrument* form_of(const std::vector<CsvCell>& row) {
        const CsvCell &family = cell(row, TargetColumn::instrument), &who = cell(row, TargetColumn::perspective);
        std::vector<std::string> families, perspectives = responses_.perspectives;
        const Instrument* found = nullptr;
        for (const Instrument& form : study_.instruments) {
            families.push_back(form.family);
            perspectives.push_back(form.perspective);
            if (form.family == family.text && (found == nullptr || form.perspective == who.text)) found = &form;
            if (form.id == family.text && form.family != form.id)
                problems_.add("benchmark-name", family.place,
                              fmt::format("\"{}\" is one form of the instrument \"{}\"", form.id, form.family),
                              fmt::format("write {}, and which form under perspective", form.family));
        }
        check_name("instrument", family, families);
        check_name("perspective", who, perspectives);
        const bool asked = std::ranges::find(perspectives, who.text) != perspectives.end();
        return asked ? found : nullptr;
    }

    /// A name that nobody has and that nearly is another one is a slip.
    void check_name(std::string_view what, const CsvCell& at, const std::vector<std::string>& names) {
        if (std::ranges::find(names, at.text) != names.end()) return;
        if (const std::string hint = near(at.text, names); !hint.empty())
            problems_.add("benchmark-name", at.place, fmt::format("the study has no {} \"{}\"", what, quotable(at.text)), hint);
    }

    std::optional<Dimension> dimension_of(const std::vector<CsvCell>& row, const Instrument& form) {
        const CsvCell& at = cell(row, TargetColumn::scale);
        std::vector<std::string> ids;
        for (const Dimension& dimension : dimensions_of(form)) {
            ids.push_back(dimension.id);
            if (dimension.id != at.text) continue;
            if (!dimension.local && !dimension.adapted) return dimension;
            if (!dimension.local)
                problems_.add(
                    "adapted-benchmark", at.place,
                    fmt::format("\"{}\" is not as in the form that \"{}\" extends, so the line is left out", dimension.id, form.id),
                    "recaudit instrument show --changes tells what differs; where the meaning is the same, say `comparable: same` on "
                    "the questions changed");
            else
                problems_.add("local-benchmark", at.place, fmt::format("\"{}\" is an organisation's own scale (local: true)", dimension.id),
                              "delete the line: it is set against nobody else's");
            return std::nullopt;
        }
        problems_.add("benchmark-name", at.place, fmt::format("\"{}\" has no scale \"{}\"", form.id, quotable(at.text)),
                      near(at.text, ids));
        return std::nullopt;
    }

    void read_figures(const std::vector<CsvCell>& row, const Dimension& dimension, BenchmarkValue& value) {
        const Range range = dimension.range;
        value.mean = number(cell(row, TargetColumn::mean), "mean", range.low, range.high, dimension);
        value.sd = number(cell(row, TargetColumn::sd), "sd", 0, range.high - range.low, dimension);
        if (const auto people = people_in(cell(row, TargetColumn::n).text)) value.n = *people;
        else
            problems_.add("invalid-benchmark", cell(row, TargetColumn::n).place,
                          fmt::format("n is \"{}\"; it has to be a whole number of 1 or more", quotable(cell(row, TargetColumn::n).text)));
        value.source = cell(row, TargetColumn::source).text;
        value.date = cell(row, TargetColumn::date).text;
        if (!is_date(value.date))
            problems_.add("invalid-benchmark", cell(row, TargetColumn::date).place,
                          fmt::format("date is \"{}\"; expected a year, a month or a day, such as 2024, 2024-03 or 2024-03-31",
                                      quotable(value.date)));
    }

    double number(const CsvCell& at, std::string_view what, double lowest, double highest, const Dimension& dimension) {
        const auto found = number_in(at.text);
        if (found && *found >= lowest && *found <= highest) return *found;
        problems_.add("invalid-benchmark", at.place,
                      fmt::format("{} is \"{}\"; scores of \"{}\" run from {} to {}, so it has to lie between {} and {}", what,
                                  quotable(at.text), dimension.id, fmt::format("{}", dimension.range.low),
                                  fmt::format("{}", dimension.range.high), fmt::format("{}", lowest), fmt::format("{}", highest)),
                      found ? "give it in the metric of the scale's scores" : "write a number with a decimal point");
        return 0;
    }

    /// Which scales of those asked have nothing to be set against.
    void note_missing() {
        for (const FormResponses& rows : responses_.forms) {
            const Instrument& form = study_.instruments[rows.instrument];
            if (rows.rows == 0) continue;
            std::vector<std::string> missing;
            for (const Dimension& dimension : dimensions_of(form))
                if (!dimension.local && !dimension.adapted && std::ranges::none_of(values_, [&](const BenchmarkValue& value) {
                        return value.instrument == form.family && value.scale == dimension.id &&
                               (form.perspective.empty() || value.perspective == form.perspective);
                    }))
                    missing.push_back('"' + dimension.id + '"');
            if (!missing.empty())
                problems_.add("scale-without-benchmark", {table_.headings.front().place.file, 0, 0},
                              fmt::format("no value for {} of \"{}\"", listed(missing), form.id));
        }
    }

    const Study& study_;
    const Responses& responses_;
    const detail::CsvTable& table_;
    std::array<std::optional<std::size_t>, 8> column_{};
    std::vector<BenchmarkValue> values_;
    std::map<std::array<std::string, 3>, std::size_t> line_of_;
    Diagnostics problems_;
};

/// For provenance. The file has been read already, so that nothing can be missing.
InputFile input_of(const detail::ResponseFile& file, std::size_t records) {
    const auto bytes = detail::open_file(file);
    const auto text = detail::as_text(*bytes.value, file.shown);
    const auto heading = detail::read_heading(*text.value, file.shown);
    const std::uint64_t size = bytes.value->size();
    return {file.from_study, sha256(bytes.value->read(0, static_cast<std::size_t>(size))), size, records,
            fmt::format("{}, {}", detail::name_of(text.value->encoding), detail::name_of_delimiter(heading.value->dialect.delimiter))};
}

}  // namespace

Parsed<Responses> with_benchmarks(const Study& study, Responses responses) {
    if (study.benchmark.against != BenchmarkTarget::file) return {std::move(responses), {}};
    auto file = detail::find_file(study, study.benchmark.file, {study.file, 0, 0});
    if (!file.value) return {std::nullopt, std::move(file.diagnostics)};
    auto table = detail::read_csv_table(*file.value);
    if (!table.value) return {std::nullopt, std::move(table.diagnostics)};
    auto read = TargetReader(study, responses, *table.value).run();
    table.diagnostics.append(std::move(read.diagnostics));
    if (!read.value) return {std::nullopt, std::move(table.diagnostics)};
    responses.benchmarks = *std::move(read.value);
    responses.inputs.push_back(input_of(*file.value, table.value->rows.size()));
    return {std::move(responses), std::move(table.diagnostics)};
}

}  // namespace recaudit
