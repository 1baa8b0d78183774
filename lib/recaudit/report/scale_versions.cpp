#include <recaudit/report/findings.hpp>
#include <recaudit/report/trends.hpp>
#include <recaudit/report/wording.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

/// Themes that changed alike between the same two rounds, for one perspective.
struct Changed {
    Label perspective, from, to, comparable;
    std::vector<std::string> themes;
};

template <class Wanted>
std::vector<Changed> changed_themes(const Facts& facts, Wanted wanted) {
    std::vector<Changed> out;
    for (const ScaleVersionsRow& row : facts.results().scale_versions) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (theme == nullptr || row.comparable == "same" || !wanted(row)) continue;
        auto at = std::ranges::find_if(out, [&](const Changed& any) {
            return any.perspective == row.scope.perspective && any.from == row.wave_from && any.to == row.wave_to &&
                   any.comparable == row.comparable;
        });
        if (at == out.end()) at = out.insert(at, {row.scope.perspective, row.wave_from, row.wave_to, row.comparable, {}});
        at->themes.push_back(theme->title);
    }
    return out;
}

std::string sentence(const Facts& facts, const Changed& changed) {
    return facts.messages().say("versions." + changed.comparable.str(), {{"who", facts.name_within(changed.perspective.view())},
                                                                         {"from", changed.from.str()},
                                                                         {"to", changed.to.str()},
                                                                         {"themes", quoted_list(facts, changed.themes)}});
}

}  // namespace

std::vector<Block> version_blocks(const Facts& facts) {
    Sentences told;
    for (const Changed& changed : changed_themes(facts, [](const ScaleVersionsRow&) { return true; }))
        told.texts.push_back(sentence(facts, changed));
    std::vector<Block> blocks;
    if (!told.texts.empty()) blocks.emplace_back(std::move(told));
    return blocks;
}

std::vector<Finding> version_findings(const Facts& facts) {
    const auto& waves = facts.waves();
    std::vector<Finding> findings;
    if (waves.size() < 2) return findings;
    const auto is_told = [&](const ScaleVersionsRow& row) {
        return row.wave_to == facts.latest() && (row.wave_from == waves.front() || row.wave_from == waves[waves.size() - 2]);
    };
    for (const Changed& changed : changed_themes(facts, is_told))
        findings.push_back({"", "caution", "", sentence(facts, changed),
                            fmt::format("scale_versions: perspective={}, wave_from={}, wave_to={}, comparable={}",
                                        changed.perspective.view(), changed.from.view(), changed.to.view(), changed.comparable.view()),
                            "change"});
    return findings;
}

bool is_broken_before(const Facts& facts, const Theme& theme, std::string_view perspective, std::string_view wave) {
    const auto at = std::ranges::find(facts.waves(), wave);
    if (at == facts.waves().begin() || at == facts.waves().end()) return false;
    return std::ranges::any_of(facts.results().scale_versions, [&](const ScaleVersionsRow& row) {
        return row.scope.instrument == theme.instrument && row.scale == theme.id && row.scope.perspective == perspective &&
               row.wave_to == wave && row.wave_from == *std::prev(at) && row.comparable == "not_comparable";
    });
}

}  // namespace recaudit
