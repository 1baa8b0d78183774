/// LimeSurvey's survey structure as tab-separated text: a row for each setting, group, question, row of a grid and answer.
#include <recaudit/drafts/limesurvey_form.hpp>

#include <recaudit/responses/answer_key.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

class Reading {
public:
    Reading(const FormFile& file, const CsvTable& structure) : file_(file), structure_(structure) {}

    Parsed<SourceForm> form() {
        SourceForm out;
        out.sign = "it is a survey structure of LimeSurvey: it has the columns class, type/scale and name";
        for (const auto& row : structure_.rows) take(out, row);
        out.sections = lime_sections(groups_, problems_);
        return {std::move(out), std::move(problems_)};
    }

private:
    using Row = std::vector<CsvCell>;

    [[nodiscard]] std::string cell(const Row& row, std::string_view heading) const {
        const auto at = std::ranges::find(structure_.headings, heading, &CsvCell::text);
        return at == structure_.headings.end() ? std::string() : row[static_cast<std::size_t>(at - structure_.headings.begin())].text;
    }

    /// Every language has all rows again, in the same order: counting starts anew where the language changes.
    void take(SourceForm& out, const Row& row) {
        const std::string kind = cell(row, "class"), name = cell(row, "name");
        std::string language = cell(row, "language");
        if (language.empty()) language = base_;
        if (kind == "S" && name == "language") base_ = cell(row, "text");
        if (kind == "SL" && name == "surveyls_title") add_text(out.title, cell(row, "text"), language);
        if (kind == "G") take_group(row, language);
        if (kind == "Q") take_question(row, language);
        if (kind == "SQ" && question_) take_part(question_->rows, row, language);
        if (kind == "A" && question_) take_part(question_->answers, row, language);
    }

    void take_group(const Row& row, const std::string& language) {
        if (language != language_) next_group_ = 0;
        language_ = language;
        if (next_group_ == groups_.size()) groups_.emplace_back();
        group_ = next_group_++;
        next_question_ = 0;
        question_ = nullptr;
        add_text(groups_[group_].title, cell(row, "name"), language);
        add_text(groups_[group_].text, cell(row, "text"), language);
    }

    void take_question(const Row& row, const std::string& language) {
        if (groups_.empty()) groups_.emplace_back();
        auto& questions = groups_[group_].questions;
        if (next_question_ == questions.size()) {
            LimeQuestion& fresh = questions.emplace_back();
            fresh.code = cell(row, "name");
            fresh.type = cell(row, "type/scale");
            fresh.place = row.front().place;
            for (const char* setting : {"slider_min", "slider_max", "slider_accuracy"})
                if (const std::string value = cell(row, setting); !value.empty()) fresh.settings[setting] = value;
        }
        question_ = &questions[next_question_++];
        add_text(question_->text, cell(row, "text"), language);
    }

    void take_part(std::vector<LimeText>& parts, const Row& row, const std::string& language) const {
        const std::string code = cell(row, "name"), scale = cell(row, "type/scale");
        auto at = std::ranges::find_if(parts, [&](const LimeText& part) { return part.code == code && part.scale == scale; });
        if (at == parts.end()) at = parts.insert(parts.end(), {code, {}, number_in(cell(row, "relevance")), scale});
        add_text(at->text, cell(row, "text"), language);
    }

    const FormFile& file_;
    const CsvTable& structure_;
    std::vector<LimeGroup> groups_;
    std::string base_ = "en", language_;
    std::size_t group_ = 0, next_group_ = 0, next_question_ = 0;
    LimeQuestion* question_ = nullptr;
    Diagnostics problems_;
};

}  // namespace

Parsed<SourceForm> read_limesurvey_table(const FormFile& file, const CsvTable& structure) { return Reading(file, structure).form(); }

}  // namespace recaudit::detail
