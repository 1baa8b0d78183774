#include <recaudit/responses/answer_key.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/core/require.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/responses/csv_records.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace recaudit::detail {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Answer answered(AnswerCode code) { return {.code = code}; }
Answer faulty(Fault fault) { return {.fault = fault}; }

/// Every choice is a number written as codes are: then "1.0" is 1.
bool is_numeric(const OptionSet& options) {
    return std::ranges::all_of(options.choices, [](const Choice& choice) { return code_number_in(choice.code).has_value(); });
}

std::string number_text(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

/// "1 to 5" where the codes are consecutive whole numbers; else empty.
std::string run_of_codes(const OptionSet& options) {
    if (options.choices.size() < 3 || !is_numeric(options)) return {};
    for (std::size_t i = 1; i < options.choices.size(); ++i)
        if (std::abs(*code_number_in(options.choices[i].code) - *code_number_in(options.choices[i - 1].code)) != 1) return {};
    return options.choices.front().code + " to " + options.choices.back().code;
}

}  // namespace

std::optional<double> number_in(std::string_view text) {
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    if (digits.empty() || !(is_digit(digits.front()) || digits.front() == '.')) return std::nullopt;  // no "inf" or "nan"
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::optional<double> code_number_in(std::string_view text) {
    const std::string_view digits = text.starts_with('-') ? text.substr(1) : text;
    if (digits.empty() || !is_digit(digits.front()) || !is_digit(digits.back())) return std::nullopt;
    if (digits.size() > 1 && digits[0] == '0' && digits[1] != '.') return std::nullopt;
    if (!std::ranges::all_of(digits, [](char c) { return is_digit(c) || c == '.'; })) return std::nullopt;
    return number_in(text);
}

AnswerKey::AnswerKey(OptionSet all_options, DecimalComma decimal_comma) : options_(std::move(all_options)), decimal_comma_(decimal_comma) {
    const OptionSet& options = options_;
    require(options.choices.size() <= most_choices, "an option set has no more choices than a byte can tell apart");
    require(!options.is_checklist() || options.choices.size() <= 64, "a checklist has at most 64 choices");
    const bool numeric = is_numeric(options);
    const auto add = [&](const std::string& code, const LocalisedText& label, AnswerCode answer) {
        claim(codes_, code, answer);
        for (const auto& [language, text] : label.by_language)
            if (!normalised(text).empty()) claim(labels_, normalised(text), answer);
        if (const auto number = code_number_in(code); number && numeric) numbers_.emplace(*number, answer);
    };
    for (std::size_t i = 0; i < options.choices.size(); ++i)
        add(options.choices[i].code, options.choices[i].label, static_cast<AnswerCode>(i));
    for (const auto& missing : options.missing) add(missing.code, missing.label, code_of(missing.kind));
}

/// Two choices that claim the same text make it ambiguous.
void AnswerKey::claim(Texts& texts, std::string text, AnswerCode code) {
    const auto [at, is_new] = texts.emplace(std::move(text), code);
    if (!is_new && at->second != code) at->second = several;
}

/// `several` where code and label disagree.
AnswerKey::Match AnswerKey::match_of(std::string_view text) const {
    Match found = nothing;
    const auto agree = [&](Match match) { found = found == nothing || found == match ? match : several; };
    if (const auto at = codes_.find(text); at != codes_.end()) agree(at->second);
    else if (const auto number = code_number_in(text))
        if (const auto same = numbers_.find(*number); same != numbers_.end()) agree(same->second);
    if (const auto at = labels_.find(normalised(text)); at != labels_.end()) agree(at->second);
    return found;
}

Answer AnswerKey::answer_in(std::string_view text) const {
    if (text.empty()) return answered(code_of(MissingKind::blank));
    const Match match = match_of(text);
    if (match == several) return faulty(Fault::ambiguous);
    const bool open = match == nothing || is_choice(match);
    if (open && options_.is_continuum()) return number_answer(text);
    if (open && options_.is_checklist()) return ticks_in(text);
    return match == nothing ? faulty(Fault::unknown) : answered(static_cast<AnswerCode>(match));
}

Answer AnswerKey::number_answer(std::string_view text) const {
    auto number = number_in(text);
    bool comma = false;
    if (!number && decimal_comma_ == DecimalComma::accepted && std::ranges::count(text, ',') == 1 &&
        text.find('.') == std::string_view::npos) {
        std::string with_point(text);
        std::ranges::replace(with_point, ',', '.');
        number = number_in(with_point);
        comma = true;
    }
    if (!number) return faulty(Fault::not_a_number);
    if (*number < options_.minimum || *number > options_.maximum) return faulty(Fault::out_of_range);
    return {.code = 0, .value = *number == 0 ? 0 : *number, .decimal_comma = comma};
}

/// The longest declared text wins, since labels may hold semicolons themselves; a semicolon at the end is harmless.
Answer AnswerKey::ticks_in(std::string_view text) const {
    Answer out{.code = 0};
    while (!text.empty()) {
        std::size_t end = text.size();
        Match match = nothing;
        for (;;) {
            const std::string_view part = trimmed(text.substr(0, end));
            if (part.empty()) break;
            match = match_of(part);
            if (match != nothing) break;
            end = text.rfind(';', end - 1);
            if (end == std::string_view::npos) return faulty(Fault::unknown);
        }
        if (match == several) return faulty(Fault::ambiguous);
        if (match != nothing && !is_choice(match)) return faulty(Fault::unknown);
        if (match != nothing) out.ticks |= std::uint64_t{1} << match;
        text = end == text.size() ? std::string_view() : trimmed(text.substr(end + 1));
    }
    return out.ticks == 0 ? answered(code_of(MissingKind::blank)) : out;
}

OptionSet AnswerKey::tick_options(const OptionSet& options) {
    OptionSet out;
    out.id = options.id;
    out.type = OptionType::binary;
    out.choices = {{"0", 0, {}}, {"1", 1, {}}};
    out.missing = options.missing;
    return out;
}

std::string allowed_by(const OptionSet& options) {
    std::vector<std::string> parts;
    if (options.is_continuum()) parts.push_back("numbers from " + number_text(options.minimum) + " to " + number_text(options.maximum));
    else if (const std::string run = run_of_codes(options); !run.empty()) parts.push_back(run);
    else
        for (const auto& choice : options.choices) parts.push_back(quotable(choice.code));
    for (const auto& missing : options.missing) parts.push_back(quotable(missing.code));
    std::string out;
    for (const auto& part : parts) out += (out.empty() ? "" : ", ") + part;
    return out;
}

}  // namespace recaudit::detail
