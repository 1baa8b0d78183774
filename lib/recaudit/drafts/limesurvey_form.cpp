#include <recaudit/drafts/limesurvey_form.hpp>

#include <recaudit/responses/answer_key.hpp>
#include <recaudit/responses/csv_records.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit::detail {
namespace {

/// Answers that LimeSurvey has built in, by question type; its codes are letters there, so values are given.
std::vector<SourceAnswer> built_in_answers(std::string_view type) {
    const auto numbers = [](int last) {
        std::vector<SourceAnswer> out;
        for (int i = 1; i <= last; ++i) out.push_back({std::to_string(i), in_language(std::to_string(i), "en"), {}, {}});
        return out;
    };
    const auto words = [](std::vector<std::tuple<std::string, std::string, double>> all) {
        std::vector<SourceAnswer> out;
        for (const auto& [code, label, value] : all) out.push_back({code, in_language(label, "en"), {}, value});
        return out;
    };
    if (type == "A" || type == "5") return numbers(5);
    if (type == "B") return numbers(10);
    if (type == "C") return words({{"N", "No", 1}, {"U", "Uncertain", 2}, {"Y", "Yes", 3}});
    if (type == "E") return words({{"D", "Decrease", 1}, {"S", "Same", 2}, {"I", "Increase", 3}});
    if (type == "Y") return words({{"N", "No", 0}, {"Y", "Yes", 1}});
    return {};
}

bool is_in(std::string_view types, const std::string& type) { return type.size() == 1 && types.find(type) != std::string_view::npos; }

std::vector<SourceAnswer> answers_of(const LimeQuestion& question, std::string_view scale) {
    std::vector<SourceAnswer> out = built_in_answers(question.type);
    for (const LimeText& answer : question.answers)
        if (answer.scale == scale || (answer.scale.empty() && scale == "0")) out.push_back({answer.code, answer.text, {}, answer.score});
    return out;
}

/// "item|low|high" of a slider.
void take_slider(SourceQuestion& out, const LimeQuestion& question) {
    out.kind = AnswerKind::line;
    const auto setting = [&](const char* name, double otherwise) {
        const auto at = question.settings.find(name);
        return at == question.settings.end() ? otherwise : number_in(at->second).value_or(otherwise);
    };
    out.minimum = setting("slider_min", 0);
    out.maximum = setting("slider_max", 100);
    out.step = setting("slider_accuracy", 1);
    for (auto& [language, text] : out.text.by_language) {
        const std::size_t first = text.find('|'), last = text.rfind('|');
        if (first == std::string::npos) continue;
        if (last > first) {
            add_text(out.low, text.substr(first + 1, last - first - 1), language);
            add_text(out.high, text.substr(last + 1), language);
        }
        text = std::string(trimmed(std::string_view(text).substr(0, first)));
    }
}

class Sections {
public:
    explicit Sections(Diagnostics& problems) : problems_(problems) {}

    std::vector<SourceSection> of(const std::vector<LimeGroup>& groups) {
        for (const LimeGroup& group : groups) {
            out_.push_back({group.title, {}, group.text, {}});
            for (const LimeQuestion& question : group.questions) take(question);
        }
        return std::move(out_);
    }

private:
    void take(const LimeQuestion& question) {
        if (question.type == "X") return take_words(question);
        if (is_in("ABCEFHK1", question.type)) return take_grid(question);
        SourceQuestion out{
            question.code, question.text, AnswerKind::one_of, AskedAs::question, answers_of(question, "0"), 0, 100, {}, {}, {}, {}, {}, {}};
        if (is_in("MP", question.type)) {
            out.kind = AnswerKind::several_of;
            for (const LimeText& row : question.rows) out.answers.push_back({row.code, row.text, {}, {}});
        } else if (is_in("L!O", question.type)) {
            out.asked_as = AskedAs::list;
        } else if (is_in("TU", question.type)) {
            out.kind = AnswerKind::long_text;
        } else if (is_in("SND", question.type)) {
            out.kind = AnswerKind::short_text;
        } else if (!is_in("5Y", question.type)) {
            return report_left_out(problems_, question.place, question.code, question.type);
        }
        out_.back().questions.push_back(std::move(out));
    }

    void take_words(const LimeQuestion& question) {
        if (out_.back().questions.empty() && out_.back().instructions.empty()) out_.back().instructions = question.text;
    }

    /// What stands over a grid is the stem of its section; another one begins another section.
    void take_grid(const LimeQuestion& question) {
        SourceSection* section = &out_.back();
        if (section->questions.empty()) section->stem = question.text;
        else if (section->stem.by_language != question.text.by_language)
            section = &out_.emplace_back(SourceSection{{}, question.text, {}, {}});
        const std::size_t scales = question.type == "1" ? 2 : 1;
        for (const LimeText& row : question.rows)
            for (std::size_t scale = 0; scale < scales; ++scale) {
                const std::string which = scales == 1 ? "" : std::to_string(scale + 1);
                SourceQuestion out{row.code,
                                   row.text,
                                   AnswerKind::one_of,
                                   AskedAs::row_of_grid,
                                   answers_of(question, std::to_string(scale)),
                                   0,
                                   100,
                                   {},
                                   {},
                                   {},
                                   question.code + which,
                                   {},
                                   {}};
                out.heading = fmt::format("{}[{}]{}", question.code, row.code, which.empty() ? "" : "[" + which + "]");
                if (!which.empty()) out.id += "_" + which;
                if (question.type == "K") take_slider(out, question);
                section->questions.push_back(std::move(out));
            }
    }

    Diagnostics& problems_;
    std::vector<SourceSection> out_;
};

}  // namespace

std::vector<SourceSection> lime_sections(const std::vector<LimeGroup>& groups, Diagnostics& problems) {
    return Sections(problems).of(groups);
}

}  // namespace recaudit::detail
