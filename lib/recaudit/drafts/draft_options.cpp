#include <recaudit/drafts/draft_parts.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/responses/answer_key.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

struct MissingWords {
    std::string_view begins;
    MissingKind kind;
};
constexpr std::array<MissingWords, 20> missing_words{{{"don't know", MissingKind::dont_know},
                                                      {"do not know", MissingKind::dont_know},
                                                      {"dont know", MissingKind::dont_know},
                                                      {"cannot say", MissingKind::dont_know},
                                                      {"can't say", MissingKind::dont_know},
                                                      {"ddim yn gwybod", MissingKind::dont_know},
                                                      {"not applicable", MissingKind::not_applicable},
                                                      {"does not apply", MissingKind::not_applicable},
                                                      {"doesn't apply", MissingKind::not_applicable},
                                                      {"cannot apply", MissingKind::not_applicable},
                                                      {"not relevant", MissingKind::not_applicable},
                                                      {"n/a", MissingKind::not_applicable},
                                                      {"ddim yn berthnasol", MissingKind::not_applicable},
                                                      {"prefer not to", MissingKind::declined},
                                                      {"rather not", MissingKind::declined},
                                                      {"refused", MissingKind::declined},
                                                      {"declined", MissingKind::declined},
                                                      {"no answer", MissingKind::blank},
                                                      {"not answered", MissingKind::blank},
                                                      {"missing", MissingKind::blank}}};

/// The kind of missing that the words of an answer are, in any of its languages.
std::optional<MissingKind> kind_by_words(const SourceAnswer& answer) {
    for (const auto& [language, label] : answer.label.by_language)
        for (const MissingWords& words : missing_words)
            if (normalised(label).starts_with(words.begins)) return words.kind;
    return std::nullopt;
}

void find_missing(DraftOptions& options) {
    std::vector<std::string> found;
    for (SourceAnswer& answer : options.answers) {
        const auto by_words = kind_by_words(answer);
        if (answer.missing && by_words) answer.missing = by_words;
        if (answer.missing || !by_words) continue;
        answer.missing = by_words;
        found.push_back(answer.code);
    }
    if (!found.empty()) options.doubts.push_back(fmt::format("taken for kinds of missing by their words: {}", listed(found)));
}

/// Codes and labels by which data could name an answer.
std::set<std::string> words_of(const SourceAnswer& answer) {
    std::set<std::string> out{normalised(answer.code)};
    for (const auto& [language, label] : answer.label.by_language) out.insert(normalised(label));
    return out;
}

/// Of two answers with one code the first stays; a label that names another answer too goes.
void drop_ambiguous(DraftOptions& options) {
    std::set<std::string> codes, labels;
    std::erase_if(options.answers, [&](const SourceAnswer& answer) {
        const bool twice = answer.code.empty() || !codes.insert(normalised(answer.code)).second;
        if (twice) options.doubts.push_back(fmt::format("an answer with the code \"{}\" stood twice", quotable(answer.code)));
        return twice;
    });
    for (SourceAnswer& answer : options.answers) {
        const auto own = words_of(answer);
        const bool clashes = std::ranges::any_of(own, [&](const std::string& word) {
            return labels.contains(word) || (word != normalised(answer.code) && codes.contains(word));
        });
        if (clashes) {
            options.doubts.push_back(fmt::format("the label of {} also names another answer, and is left out", quotable(answer.code)));
            answer.label = {};
        }
        labels.insert(own.begin(), own.end());
    }
}

double number_of(const SourceAnswer& answer) { return number_in(answer.code).value_or(0); }

void put_in_order(DraftOptions& options) {
    std::ranges::stable_sort(options.answers, {}, [](const SourceAnswer& answer) { return answer.missing.has_value(); });
    const auto first_missing = std::ranges::find_if(options.answers, [](const SourceAnswer& answer) { return answer.missing.has_value(); });
    if (options.kind != AnswerKind::one_of || !has_numbers(options)) return;
    if (std::is_sorted(options.answers.begin(), first_missing, [](const auto& a, const auto& b) { return number_of(a) < number_of(b); }))
        return;
    std::stable_sort(options.answers.begin(), first_missing, [](const auto& a, const auto& b) { return number_of(a) < number_of(b); });
    options.doubts.emplace_back("people see the answers in another order; here they run from the lowest code to the highest");
}

/// Missing codes of a line lie outside it.
void drop_missing_on_line(DraftOptions& options) {
    std::erase_if(options.answers, [&](const SourceAnswer& answer) {
        const auto value = number_in(answer.code);
        const bool inside = value && *value >= options.minimum && *value <= options.maximum;
        if (inside) options.doubts.push_back(fmt::format("the code {} lies on the line itself, and is left out", quotable(answer.code)));
        return inside;
    });
    for (SourceAnswer& answer : options.answers)
        if (!answer.missing) answer.missing = MissingKind::blank;
}

}  // namespace

DraftOptions options_of(const SourceQuestion& question) {
    DraftOptions out{
        question.list, question.kind, question.answers, question.minimum, question.maximum, question.step, question.low, question.high, {},
        false};
    find_missing(out);
    drop_ambiguous(out);
    if (out.kind == AnswerKind::line) drop_missing_on_line(out);
    put_in_order(out);
    return out;
}

bool has_numbers(const DraftOptions& options) {
    return std::ranges::all_of(options.answers,
                               [](const SourceAnswer& answer) { return answer.missing || number_in(answer.code).has_value(); });
}

void give_numbers(DraftOptions& options) {
    if (options.kind != AnswerKind::one_of || has_numbers(options)) return;
    std::set<double> scores;
    std::size_t valued = 0;
    for (const SourceAnswer& answer : options.answers)
        if (!answer.missing) {
            ++valued;
            if (answer.value) scores.insert(*answer.value);
        }
    const bool own = scores.size() == valued;
    std::vector<std::string> codes;
    int next = 0;
    for (SourceAnswer& answer : options.answers) {
        if (answer.missing) continue;
        codes.push_back(answer.code);
        ++next;
        answer.code.clear();
        append_number(answer.code, own ? *answer.value : next);
    }
    put_in_order(options);
    options.doubts.push_back(fmt::format("the tool's codes are {}; these numbers are {}, so export answers as full text", listed(codes),
                                         own ? "its own scores" : "counted from the first answer"));
}

}  // namespace recaudit::detail
