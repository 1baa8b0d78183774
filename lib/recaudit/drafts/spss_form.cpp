/// The variables of an SPSS file as a form: variable labels are questions, value labels answers.
#include <recaudit/drafts/readers.hpp>

#include <recaudit/responses/answer_key.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit::detail {
namespace {

bool is_user_missing(const SpssVariable& variable, double value) {
    return std::ranges::any_of(variable.missing, [&](const auto& range) { return value >= range.first && value <= range.second; });
}

/// Codes that are declared missing and have no label still are answers.
void add_unlabelled_missing(std::vector<SourceAnswer>& answers, const SpssVariable& variable) {
    for (const auto& [from, to] : variable.missing) {
        if (!(from == to) || !std::isfinite(from)) continue;
        const std::string code = number_cell(from);
        if (std::ranges::find(answers, code, &SourceAnswer::code) == answers.end()) answers.push_back({code, {}, MissingKind::blank, {}});
    }
}

SourceQuestion question_of(const SpssVariable& variable, const std::string& language) {
    SourceQuestion out;
    out.id = variable.name;
    out.text = in_language(variable.label, language);
    if (variable.labels.empty()) {
        out.kind = AnswerKind::short_text;
        return out;
    }
    if (variable.is_nominal) out.asked_as = AskedAs::list;
    for (const auto& [code, label] : variable.labels) {
        const auto value = number_in(code);
        const bool missing = value && is_user_missing(variable, *value);
        out.answers.push_back({code, in_language(label, language), missing ? std::optional(MissingKind::blank) : std::nullopt, {}});
    }
    add_unlabelled_missing(out.answers, variable);
    return out;
}

}  // namespace

Parsed<SourceForm> read_spss_labels(const FormFile& file) {
    auto variables = read_spss_variables(file.text, file.shown);
    if (!variables.value) return {std::nullopt, std::move(variables.diagnostics)};
    SourceForm out;
    out.sign = "it is an SPSS file: its variable and value labels are taken, not its cases";
    out.sections.emplace_back();
    for (const auto& variable : *variables.value) {
        if (names_a_person(variable.name) || names_a_person(variable.label)) out.identifiers.push_back(variable.name);
        else out.sections.back().questions.push_back(question_of(variable, file.language));
    }
    return {std::move(out), std::move(variables.diagnostics)};
}

}  // namespace recaudit::detail
