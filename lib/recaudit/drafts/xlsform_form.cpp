/// XLSForm workbooks as forms: the sheets survey, choices and settings. Columns: xlsform.org.
#include <recaudit/drafts/readers.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/responses/answer_key.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace recaudit::detail {
namespace {

/// A sheet whose first row names the columns.
class NamedSheet {
public:
    explicit NamedSheet(const Sheet* sheet) : sheet_(sheet) {
        if (!sheet || sheet->rows.empty()) return;
        for (const auto& heading : sheet->rows[0]) headings_.push_back(std::string(trimmed(heading)));
    }
    [[nodiscard]] std::size_t rows() const { return sheet_ ? sheet_->rows.size() : 0; }
    [[nodiscard]] const std::vector<std::string>& headings() const { return headings_; }
    [[nodiscard]] std::string cell(std::size_t row, std::size_t column) const {
        const auto& cells = sheet_->rows[row];
        return column < cells.size() ? std::string(trimmed(cells[column])) : std::string();
    }
    [[nodiscard]] std::string cell(std::size_t row, std::string_view heading) const {
        const auto at = std::ranges::find(headings_, heading);
        return at == headings_.end() ? std::string() : cell(row, static_cast<std::size_t>(at - headings_.begin()));
    }

private:
    const Sheet* sheet_;
    std::vector<std::string> headings_;
};

/// "English (en)" is en; a bare code is itself; a name alone is looked up.
std::string code_of_language(std::string_view name) {
    const std::size_t open = name.rfind('(');
    if (open != std::string_view::npos && name.ends_with(')')) return std::string(name.substr(open + 1, name.size() - open - 2));
    static const std::map<std::string, std::string, std::less<>> known{{"english", "en"}, {"welsh", "cy"},      {"cymraeg", "cy"},
                                                                       {"french", "fr"},  {"german", "de"},     {"polish", "pl"},
                                                                       {"spanish", "es"}, {"portuguese", "pt"}, {"italian", "it"}};
    const auto at = known.find(normalised(name));
    return at != known.end() ? at->second : std::string(name);
}

const Sheet* sheet_called(const std::vector<Sheet>& sheets, std::string_view name) {
    const auto at = std::ranges::find(sheets, name, [](const Sheet& sheet) { return normalised(sheet.name); });
    return at == sheets.end() ? nullptr : &*at;
}

/// "start=0 end=100 step=1"
std::map<std::string, double> parameters_in(std::string_view text) {
    std::map<std::string, double> out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" ,;"), text.size());
        const std::string_view part = text.substr(0, end);
        const std::size_t equals = part.find('=');
        if (equals != std::string_view::npos)
            if (const auto value = number_in(part.substr(equals + 1))) out.emplace(part.substr(0, equals), *value);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

constexpr std::array<std::string_view, 14> silent_types{"start",     "end",         "today",      "deviceid",   "calculate",
                                                        "end_group", "end group",   "end_repeat", "end repeat", "subscriberid",
                                                        "simserial", "phonenumber", "username",   "audit"};

class Reading {
public:
    Reading(const FormFile& file, const std::vector<Sheet>& sheets)
        : file_(file),
          survey_(sheet_called(sheets, "survey")),
          choices_(sheet_called(sheets, "choices")),
          settings_(sheet_called(sheets, "settings")) {}

    Parsed<SourceForm> form() {
        SourceForm out;
        out.sign = "it is an XLSForm: a workbook with the sheets survey and choices";
        if (settings_.rows() > 1) {
            out.id = settings_.cell(1, "form_id");
            out.version = settings_.cell(1, "version");
            add_text(out.title, settings_.cell(1, "form_title"), default_language());
        }
        for (const NamedSheet* sheet : {&survey_, &choices_}) check_languages(*sheet);
        read_lists();
        for (row_ = 1; row_ < survey_.rows(); ++row_) take(out);
        return {std::move(out), std::move(problems_)};
    }

private:
    [[nodiscard]] Place place() const { return {file_.shown, row_ + 1, 0}; }

    [[nodiscard]] std::string default_language() const {
        const std::string said = settings_.rows() > 1 ? code_of_language(settings_.cell(1, "default_language")) : "";
        return said.empty() ? file_.language : said;
    }

    /// `label` and `label::Language` of a row.
    [[nodiscard]] LocalisedText texts(const NamedSheet& sheet, std::size_t row, std::string_view column) const {
        LocalisedText out;
        for (std::size_t i = 0; i < sheet.headings().size(); ++i) {
            const std::string_view heading = sheet.headings()[i];
            if (!heading.starts_with(column)) continue;
            std::string_view rest = heading.substr(column.size());
            if (rest.empty()) add_text(out, sheet.cell(row, i), default_language());
            if (!rest.starts_with(':')) continue;
            rest.remove_prefix(rest.starts_with("::") ? 2 : 1);
            add_text(out, sheet.cell(row, i), code_of_language(trimmed(rest)));
        }
        return out;
    }

    void check_languages(const NamedSheet& sheet) {
        for (const std::string& heading : sheet.headings()) {
            const std::size_t colons = heading.find("::");
            if (colons == std::string::npos || (!heading.starts_with("label") && !heading.starts_with("hint"))) continue;
            if (is_language(code_of_language(trimmed(std::string_view(heading).substr(colons + 2))))) continue;
            problems_.add("invalid-language", {file_.shown, 1, 0},
                          fmt::format("the heading \"{}\" names no language by its code", quotable(heading)),
                          "write it like label::English (en)");
        }
    }

    void read_lists() {
        for (std::size_t row = 1; row < choices_.rows(); ++row) {
            std::string list = choices_.cell(row, "list_name");
            if (list.empty()) list = choices_.cell(row, "list name");
            if (!list.empty()) lists_[list].push_back({choices_.cell(row, "name"), texts(choices_, row, "label"), {}, {}});
        }
    }

    void take(SourceForm& out) {
        const std::string whole = survey_.cell(row_, "type"), name = survey_.cell(row_, "name");
        const std::string type = whole.substr(0, whole.find(' '));
        if (whole.empty()) return;
        if (type == "note") return add_note(out);
        if (whole.starts_with("begin")) {
            out.sections.push_back({texts(survey_, row_, "label"), {}, {}, {}});
            return;
        }
        if (type == "calculate") return take_coalesce(out, name);
        if (std::ranges::find(silent_types, whole) != silent_types.end()) return;
        if (out.sections.empty()) out.sections.emplace_back();
        if (auto question = question_of(whole, type, name)) out.sections.back().questions.push_back(*std::move(question));
    }

    /// A note begins a section; a second note below it, before any question, is what its questions share.
    void add_note(SourceForm& out) {
        const LocalisedText label = texts(survey_, row_, "label");
        const bool second = !out.sections.empty() && out.sections.back().questions.empty() && out.sections.back().stem.empty();
        if (second) out.sections.back().stem = label;
        else out.sections.push_back({label, {}, texts(survey_, row_, "hint"), {}});
    }

    std::optional<SourceQuestion> question_of(const std::string& whole, const std::string& type, const std::string& name) {
        SourceQuestion out;
        out.id = name;
        out.text = texts(survey_, row_, "label");
        if (type == "select_one" || type == "select_multiple") {
            out.kind = type == "select_one" ? AnswerKind::one_of : AnswerKind::several_of;
            if (!take_list(out, whole)) return std::nullopt;
        } else if (type == "range") {
            take_line(out);
        } else if (type == "text") {
            const bool is_long = survey_.cell(row_, "appearance").find("multiline") != std::string::npos;
            out.kind = is_long ? AnswerKind::long_text : AnswerKind::short_text;
        } else if (type == "integer" || type == "decimal" || type == "date") {
            out.kind = AnswerKind::short_text;
        } else {
            report_left_out(problems_, place(), name, whole);
            return std::nullopt;
        }
        return out;
    }

    bool take_list(SourceQuestion& out, const std::string& whole) {
        const std::size_t space = whole.find(' ');
        const std::string rest(space == std::string::npos ? std::string_view() : trimmed(std::string_view(whole).substr(space)));
        out.list = rest.substr(0, rest.find(' '));
        const auto found = lists_.find(out.list);
        if (found == lists_.end()) {
            problems_.add("unknown-id", place(), fmt::format("the sheet choices has no list \"{}\"", quotable(out.list)),
                          "add its answers there, with list_name, name and label");
            return false;
        }
        out.answers = found->second;
        return true;
    }

    void take_line(SourceQuestion& out) {
        out.kind = AnswerKind::line;
        const auto parameters = parameters_in(survey_.cell(row_, "parameters"));
        const auto value = [&](const char* key, double otherwise) {
            const auto at = parameters.find(key);
            return at == parameters.end() ? otherwise : at->second;
        };
        out.minimum = value("start", 1);
        out.maximum = value("end", 10);
        out.step = value("step", 1);
        for (const auto& [language, hint] : texts(survey_, row_, "hint").by_language)
            if (const auto ends = ends_in(hint)) {
                add_text(out.low, ends->low, language);
                add_text(out.high, ends->high, language);
            }
    }

    /// A line and its "or": `coalesce(${line}, ${else})` is one question, as `instrument export` writes it.
    void take_coalesce(SourceForm& out, const std::string& name) {
        if (out.sections.empty() || out.sections.back().questions.size() < 2) return;
        auto& questions = out.sections.back().questions;
        SourceQuestion& line = questions[questions.size() - 2];
        const SourceQuestion& other = questions.back();
        const std::string expected = fmt::format("coalesce(${{{}}}, ${{{}}})", line.id, other.id);
        if (line.kind != AnswerKind::line || survey_.cell(row_, "calculation") != expected) return;
        line.id = name;
        line.list = other.list;
        line.answers = other.answers;
        questions.pop_back();
    }

    const FormFile& file_;
    NamedSheet survey_, choices_, settings_;
    std::map<std::string, std::vector<SourceAnswer>> lists_;
    std::size_t row_ = 0;
    Diagnostics problems_;
};

}  // namespace

Parsed<SourceForm> read_xlsform(const FormFile& file) { return Reading(file, sheets_of(file.text)).form(); }

}  // namespace recaudit::detail
