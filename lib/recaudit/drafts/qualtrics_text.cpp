/// Qualtrics' advanced format: text with marks in double brackets.
#include <recaudit/drafts/readers.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/csv_records.hpp>

#include <algorithm>
#include <utility>

namespace recaudit::detail {
namespace {

/// "[[Question:MC:SingleAnswer]]" is "Question" and "MC:SingleAnswer".
struct Mark {
    std::string_view name, value;
};

std::optional<Mark> mark_in(std::string_view line) {
    if (!line.starts_with("[[") || !line.ends_with("]]")) return std::nullopt;
    line = line.substr(2, line.size() - 4);
    const std::size_t colon = std::min(line.find(':'), line.size());
    return Mark{line.substr(0, colon), line.substr(std::min(colon + 1, line.size()))};
}

class Reading {
public:
    explicit Reading(const FormFile& file) : file_(file) {}

    Parsed<SourceForm> form() {
        form_.sign = "it is text in Qualtrics' advanced format: it begins with [[AdvancedFormat]]";
        for (std::string_view rest = file_.text; !rest.empty();) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            ++line_;
            take(trimmed(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        finish_question();
        return {std::move(form_), std::move(problems_)};
    }

private:
    enum class Within : std::uint8_t { nothing, text, choices, rows, points };

    void take(std::string_view line) {
        const auto mark = mark_in(line);
        if (!mark) return take_text(line);
        if (mark->name == "Block") begin_block(mark->value);
        else if (mark->name == "Question") begin_question(mark->value);
        else if (mark->name == "ID") question_.id = mark->value;
        else if (mark->name == "Choices" || mark->name == "AdvancedChoices") within_ = is_matrix() ? Within::rows : Within::choices;
        else if (mark->name == "Answers" || mark->name == "AdvancedAnswers") within_ = Within::points;
        else if (mark->name == "Choice" || mark->name == "Answer") code_ = mark->value;
    }

    void take_text(std::string_view line) {
        if (line.empty() || within_ == Within::nothing) return;
        if (within_ == Within::text) text_ += (text_.empty() ? "" : " ") + std::string(line);
        else if (within_ == Within::rows) rows_.push_back({std::exchange(code_, {}), words(line), {}, {}});
        else
            question_.answers.push_back(
                {code_.empty() ? std::to_string(question_.answers.size() + 1) : std::exchange(code_, {}), words(line), {}, {}});
    }

    void begin_block(std::string_view title) {
        finish_question();
        if (form_.title.empty()) form_.title = words(title);
        form_.sections.push_back({words(title), {}, {}, {}});
    }

    void begin_question(std::string_view type) {
        finish_question();
        within_ = Within::text;
        type_ = type;
        at_ = line_;
    }

    [[nodiscard]] bool is_matrix() const { return type_.starts_with("Matrix"); }
    [[nodiscard]] LocalisedText words(std::string_view text) const { return in_language(text, file_.language); }

    void finish_question() {
        if (within_ == Within::nothing) return;
        if (form_.sections.empty()) form_.sections.emplace_back();
        SourceQuestion made = std::exchange(question_, {});
        const std::string text = std::exchange(text_, {});
        made.text = words(text);
        add(std::move(made), text);
        rows_.clear();
        code_.clear();
        within_ = Within::nothing;
    }

    void add(SourceQuestion made, const std::string& text) {
        SourceSection& section = form_.sections.back();
        if (made.id.empty()) made.id = "Q" + std::to_string(++unnamed_);
        if (type_ == "DB") {
            if (section.questions.empty()) section.instructions = made.text;
            return;
        }
        if (is_matrix()) return add_rows(section, made);
        made.asked_as = type_.ends_with("Horizontal") ? AskedAs::question : AskedAs::list;
        if (type_.starts_with("MC:Multiple")) made.kind = AnswerKind::several_of;
        if (type_.starts_with("TE")) take_words(made, text);
        else if (!type_.starts_with("MC")) return report_left_out(problems_, {file_.shown, at_, 0}, made.id, type_);
        section.questions.push_back(std::move(made));
    }

    void take_words(SourceQuestion& made, const std::string& text) const {
        made.kind = type_ == "TE:Essay" || type_ == "TE:Form" ? AnswerKind::long_text : AnswerKind::short_text;
        const auto ends = ends_in(text);
        if (!ends) return;
        made.kind = AnswerKind::line;
        made.text = words(ends->before);
        made.minimum = ends->minimum;
        made.maximum = ends->maximum;
        made.step = 1;
        made.low = words(ends->low);
        made.high = words(ends->high);
    }

    void add_rows(SourceSection& section, const SourceQuestion& grid) {
        if (section.questions.empty() && section.stem.empty()) section.stem = grid.text;
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            SourceQuestion out = grid;
            out.id = grid.id + "_" + (rows_[row].code.empty() ? std::to_string(row + 1) : rows_[row].code);
            out.text = rows_[row].label;
            out.asked_as = AskedAs::row_of_grid;
            out.list = grid.id;
            section.questions.push_back(std::move(out));
        }
    }

    const FormFile& file_;
    SourceForm form_;
    SourceQuestion question_;
    std::vector<SourceAnswer> rows_;
    std::string type_, text_, code_;
    Within within_ = Within::nothing;
    std::size_t line_ = 0, at_ = 0, unnamed_ = 0;
    Diagnostics problems_;
};

}  // namespace

Parsed<SourceForm> read_qualtrics_text(const FormFile& file) { return Reading(file).form(); }

}  // namespace recaudit::detail
