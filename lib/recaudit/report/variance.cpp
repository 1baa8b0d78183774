#include <recaudit/core/number_format.hpp>
#include <recaudit/report/trends.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

/// The terms of a model in the order of the table's columns.
constexpr std::array<std::string_view, 4> terms{"site", "team", "respondent", "residual"};

/// The parts of the variance of one theme, everyone over all rounds.
struct Parts {
    const Theme* theme = nullptr;
    Label perspective;
    Status status = Status::ok;
    std::array<bool, terms.size()> there{};
    std::array<Number, terms.size()> shares;
};

std::vector<Parts> all_parts(const Facts& facts) {
    std::vector<Parts> out;
    for (const VarianceComponentsRow& row : facts.results().variance_components) {
        const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
        if (row.scope.by != "all" || theme == nullptr) continue;
        if (out.empty() || out.back().theme != theme || !(out.back().perspective == row.scope.perspective))
            out.push_back({theme, row.scope.perspective, row.status, {}, {}});
        for (std::size_t i = 0; i < terms.size(); ++i)
            if (row.term == terms[i]) {
                out.back().there[i] = true;
                out.back().shares[i] = row.share;
            }
    }
    return out;
}

/// "The spread of scores on “Hope” among staff: 4 % between sites, 6 % between teams and 90 % between people in the same place."
std::string sentence(const Facts& facts, const Parts& parts) {
    const Messages& messages = facts.messages();
    std::vector<std::string> list;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        if (!parts.shares[i]) continue;
        const bool within = terms[i] == "residual" && parts.there[2];
        list.push_back(messages.say(within ? "variance.within" : "variance." + std::string(terms[i]),
                                    {{"share", messages.say("percent", {{"n", percent_of_one(*parts.shares[i])}})}}));
    }
    return messages.say(
        "variance.of",
        {{"theme", parts.theme->title}, {"who", facts.name_within(parts.perspective.view())}, {"list", messages.list(list)}});
}

}  // namespace

std::vector<Block> variance_blocks(const Facts& facts) {
    std::vector<Block> blocks;
    Sentences told;
    std::size_t untold = 0;
    for (const Parts& parts : all_parts(facts))
        if (parts.status == Status::ok) told.texts.push_back(sentence(facts, parts));
        else ++untold;
    if (told.texts.empty()) return blocks;
    blocks.emplace_back(Paragraph{facts.messages().say("variance.intro"), Tone::plain});
    blocks.emplace_back(std::move(told));
    if (untold > 0) blocks.emplace_back(Paragraph{facts.messages().say("variance.untold", {{"n", std::to_string(untold)}}), Tone::note});
    return blocks;
}

}  // namespace recaudit
