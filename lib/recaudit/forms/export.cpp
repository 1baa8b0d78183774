#include <recaudit/forms/export.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/export_parts.hpp>
#include <recaudit/forms/form_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace recaudit {
namespace {

using detail::Answer;

bool is_letter_or_digit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool is_plain(std::string_view code) { return !code.empty() && std::ranges::all_of(code, is_letter_or_digit); }

/// Why `tool` cannot take this code, or nothing.
std::string code_problem(SurveyTool tool, const OptionSet& options, const Answer& answer) {
    const std::string shown = quotable(answer.code);
    if (tool == SurveyTool::xlsform && answer.code.find_first_of(" \t\n") != std::string::npos)
        return fmt::format("an XLSForm takes no code with a space, such as \"{}\"", shown);
    if (tool == SurveyTool::limesurvey && !options.is_continuum()) {
        const std::size_t longest = options.is_checklist() ? 20 : 5;
        if (!is_plain(answer.code) || answer.code.size() > longest)
            return fmt::format("LimeSurvey takes codes of at most {} letters and digits here, not \"{}\"", longest, shown);
    }
    const auto fits_redcap = [](char c) { return is_letter_or_digit(c) || c == '_' || c == '-' || c == '.'; };
    if (tool == SurveyTool::redcap && !std::ranges::all_of(answer.code, fits_redcap))
        return fmt::format("REDCap takes codes of letters, digits, \"_\", \"-\" and \".\", not \"{}\"", shown);
    if (tool == SurveyTool::redcap)
        for (const auto& [language, label] : answer.label->by_language)
            if (label.find('|') != std::string::npos)
                return fmt::format("REDCap parts answers at \"|\", which \"{}\" holds", quotable(label));
    return {};
}

std::string lower(std::string_view text) {
    std::string out;
    for (const char c : text) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

class Obstacles {
public:
    Obstacles(const Instrument& form, SurveyTool tool) : form_(form), tool_(tool) {}

    [[nodiscard]] Diagnostics all() {
        std::vector<std::size_t> sets;
        for (const Item* item : asked_items(form_))
            if (std::ranges::find(sets, item->options) == sets.end()) sets.push_back(item->options);
        for (const std::size_t set : sets) check(form_.option_sets[set]);
        if (tool_ == SurveyTool::redcap) check_ids();
        return std::move(problems_);
    }

private:
    void report(const std::string& message, const std::string& hint) {
        problems_.add("not-exportable", {form_.files.empty() ? form_.id : form_.files.front()}, message, hint);
    }

    void check(const OptionSet& options) {
        for (const Answer& answer : detail::answers_of(options))
            if (const std::string problem = code_problem(tool_, options, answer); !problem.empty())
                report(fmt::format("options \"{}\": {}", options.id, problem),
                       "give it another code or label in a form that extends this one, and export that");
    }

    void check_ids() {
        std::vector<std::string> seen;
        for (const Item* item : asked_items(form_)) {
            if (std::ranges::find(seen, lower(item->id)) != seen.end())
                report(fmt::format("REDCap's names are in small letters, so \"{}\" would stand twice", item->id),
                       "rename one of the questions that differ in capitals alone");
            seen.push_back(lower(item->id));
        }
    }

    const Instrument& form_;
    SurveyTool tool_;
    Diagnostics problems_;
};

ExportedForm written(const Instrument& form, SurveyTool tool, std::string_view language) {
    switch (tool) {
        case SurveyTool::xlsform: return detail::to_xlsform(form);
        case SurveyTool::limesurvey: return detail::to_limesurvey(form);
        case SurveyTool::redcap: return detail::to_redcap(form, language);
        case SurveyTool::qualtrics: return detail::to_qualtrics(form, language);
    }
    return {};
}

}  // namespace

Parsed<ExportedForm> exported(const Instrument& form, SurveyTool tool, std::string_view language) {
    Parsed<ExportedForm> out{{}, Obstacles(form, tool).all()};
    if (!out.diagnostics.has_errors()) out.value = written(form, tool, language);
    return out;
}

namespace detail {

Names::Names(const Instrument& form) : taken_{"respondent", "wave", "site", "team"} {
    for (const auto& item : form.items) taken_.insert(item.id);
    for (const auto& attribute : form.attributes) taken_.insert(attribute.id);
    for (const auto& comment : form.comments) taken_.insert(comment.id);
}

std::string Names::take(std::string wanted, std::size_t longest) {
    wanted = wanted.substr(0, longest);
    std::string name = wanted;
    for (int number = 2; !taken_.insert(name).second; ++number) {
        const std::string tail = std::to_string(number);
        name = wanted.substr(0, longest - tail.size()) + tail;
    }
    return name;
}

std::vector<PlaceField> place_fields(std::string_view language) {
    const FormWords& words = form_words(language);
    return {{"site", words.site}, {"team", words.team}, {"wave", words.wave}};
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || static_cast<unsigned char>(c) < 0x20;
        if (!space) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    while (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string letters_and_digits(std::string_view id) {
    std::string out;
    for (const char c : id)
        if (is_letter_or_digit(c)) out += c;
    return out;
}

std::vector<Answer> answers_of(const OptionSet& options) {
    std::vector<Answer> out;
    for (const auto& choice : options.choices) out.push_back({choice.code, &choice.label});
    for (const auto& missing : options.missing) out.push_back({missing.code, &missing.label});
    return out;
}

}  // namespace detail
}  // namespace recaudit
