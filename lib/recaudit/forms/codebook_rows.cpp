#include <recaudit/forms/codebook_rows.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/instrument/keys.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit::detail {
namespace {

std::string number(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

bool holds(const std::vector<double>& values, double value) { return std::ranges::find(values, value) != values.end(); }

std::string_view standing(const OptionSet& options, double scored) {
    if (!options.declares_favourable()) return "";
    if (holds(options.favourable, scored)) return "favourable";
    return holds(options.neutral, scored) ? "neutral" : "unfavourable";
}

CodeRow line_row(const Item& item, const OptionSet& options, std::string_view language) {
    const double low = scored_value(item, options, options.minimum), high = scored_value(item, options, options.maximum);
    CodeRow row;
    row.code = fmt::format("{} to {}", number(options.minimum), number(options.maximum));
    row.label = fmt::format("{} to {}", options.low.in(language), options.high.in(language));
    row.value = row.code;
    row.scored_value = fmt::format("{} to {}", number(low), number(high));
    if (options.favourable_from) row.favourable = fmt::format("favourable from {}", number(*options.favourable_from));
    return row;
}

}  // namespace

std::vector<CodeRow> codes_of(const Item& item, const OptionSet& options, std::string_view language) {
    std::vector<CodeRow> out;
    if (options.is_continuum()) out.push_back(line_row(item, options, language));
    for (const auto& choice : options.choices) {
        CodeRow row{choice.code, std::string(choice.label.in(language)), {}, {}, {}, {}};
        if (!options.is_checklist()) {
            const double scored = scored_value(item, options, choice.value);
            row.value = number(choice.value);
            row.scored_value = number(scored);
            row.favourable = standing(options, scored);
        }
        out.push_back(std::move(row));
    }
    for (const auto& missing : options.missing)
        out.push_back({missing.code, std::string(missing.label.in(language)), {}, {}, std::string(key_of(missing.kind)), {}});
    return out;
}

}  // namespace recaudit::detail
