/// REDCap's data dictionary as a form: a row a field, matrices, section headers.
#include <recaudit/drafts/readers.hpp>

#include <recaudit/responses/answer_key.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

/// Where the columns are, as downloaded or as the interface for programs names them.
struct FieldColumns {
    std::optional<std::size_t> name, form, section, type, label, choices, minimum, maximum, identifier, matrix;
};

FieldColumns columns_of(const CsvTable& dictionary) {
    ExportRecord headings;
    for (const auto& cell : dictionary.headings) headings.push_back(cell.text);
    const auto find = [&](std::string_view downloaded, std::string_view of_programs) {
        const std::array<std::string_view, 2> keys{downloaded, of_programs};
        return column_of(headings, keys);
    };
    return {find("variable / field name", "field name"),
            find("form name", "form name"),
            find("section header", "section header"),
            find("field type", "field type"),
            find("field label", "field label"),
            find("choices, calculations, or slider labels", "select choices or calculations"),
            find("text validation min", "text validation min"),
            find("text validation max", "text validation max"),
            find("identifier?", "identifier"),
            find("matrix group name", "matrix group name")};
}

constexpr std::array<std::string_view, 5> kinds_left_out{"calc", "file", "descriptive", "signature", "sql"};

class Reading {
public:
    Reading(const FormFile& file, const CsvTable& dictionary) : file_(file), dictionary_(dictionary), columns_(columns_of(dictionary)) {}

    Parsed<SourceForm> form() {
        SourceForm out;
        out.sign = "it is a REDCap data dictionary: it has the columns Variable / Field Name, Field Type and Field Label";
        for (const auto& row : dictionary_.rows) {
            if (out.id.empty()) out.id = text(row, columns_.form);
            take(out, row);
        }
        return {std::move(out), std::move(problems_)};
    }

private:
    using Row = std::vector<CsvCell>;
    [[nodiscard]] static std::string text(const Row& row, std::optional<std::size_t> at) { return at ? row[*at].text : std::string(); }
    [[nodiscard]] LocalisedText words(std::string_view said) const { return in_language(said, file_.language); }

    void take(SourceForm& out, const Row& row) {
        if (const std::string header = text(row, columns_.section); !header.empty() || out.sections.empty())
            out.sections.push_back(section_of(header));
        const std::string name = text(row, columns_.name), type = as_key(text(row, columns_.type));
        if (as_key(text(row, columns_.identifier)) == "y") out.identifiers.push_back(name);
        else if (std::ranges::find(kinds_left_out, type) != kinds_left_out.end())
            report_left_out(problems_, row[*columns_.type].place, name, type);
        else out.sections.back().questions.push_back(question_of(row, name, type));
    }

    /// A header is the title alone, or title, instructions and stem with dashes between, as `instrument export` writes it.
    [[nodiscard]] SourceSection section_of(const std::string& header) const {
        constexpr std::string_view dash = " – ";
        SourceSection out;
        const std::size_t first = header.find(dash), last = header.rfind(dash);
        out.title = words(std::string_view(header).substr(0, first));
        if (first == std::string::npos) return out;
        out.instructions = words(std::string_view(header).substr(first + dash.size(), last > first ? last - first - dash.size() : last));
        if (last > first) out.stem = words(std::string_view(header).substr(last + dash.size()));
        return out;
    }

    [[nodiscard]] SourceQuestion question_of(const Row& row, const std::string& name, const std::string& type) const {
        SourceQuestion out;
        out.id = name;
        out.text = words(text(row, columns_.label));
        out.list = text(row, columns_.matrix);
        if (!out.list.empty()) out.asked_as = AskedAs::row_of_grid;
        const std::string choices = text(row, columns_.choices);
        if (type == "slider") {
            take_line(out, row, choices);
        } else if (type == "notes") {
            out.kind = AnswerKind::long_text;
        } else if (type == "text") {
            out.kind = AnswerKind::short_text;
        } else if (type == "yesno" || type == "truefalse") {
            out.answers = redcap_choices(type == "yesno" ? "0, No | 1, Yes" : "0, False | 1, True", "en");
        } else {
            if (type == "checkbox") out.kind = AnswerKind::several_of;
            out.answers = redcap_choices(choices, file_.language);
        }
        return out;
    }

    /// "low | middle | high", and a range of 0 to 100 where none is given.
    void take_line(SourceQuestion& out, const Row& row, const std::string& labels) const {
        out.kind = AnswerKind::line;
        out.low = words(std::string_view(labels).substr(0, labels.find('|')));
        const std::size_t last = labels.rfind('|');
        if (last != std::string::npos) out.high = words(std::string_view(labels).substr(last + 1));
        out.minimum = number_in(text(row, columns_.minimum)).value_or(0);
        out.maximum = number_in(text(row, columns_.maximum)).value_or(100);
        out.step = 1;
    }

    const FormFile& file_;
    const CsvTable& dictionary_;
    FieldColumns columns_;
    Diagnostics problems_;
};

}  // namespace

std::vector<SourceAnswer> redcap_choices(std::string_view choices, std::string_view language) {
    std::vector<SourceAnswer> out;
    while (!choices.empty()) {
        const std::size_t bar = std::min(choices.find('|'), choices.size());
        const std::string_view choice = choices.substr(0, bar);
        if (const std::size_t comma = choice.find(','); comma != std::string_view::npos)
            out.push_back({std::string(trimmed(choice.substr(0, comma))), in_language(choice.substr(comma + 1), language), {}, {}});
        choices.remove_prefix(std::min(bar + 1, choices.size()));
    }
    return out;
}

Parsed<SourceForm> read_redcap_form(const FormFile& file, const CsvTable& dictionary) { return Reading(file, dictionary).form(); }

}  // namespace recaudit::detail
