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

/// The themes of one family as one perspective sees them.
using Alike = std::vector<Parts>;

std::vector<Alike> by_perspective(const std::vector<Parts>& all) {
    std::vector<Alike> out;
    for (const Parts& parts : all) {
        const auto same = std::ranges::find_if(out, [&](const Alike& any) {
            return any.front().perspective == parts.perspective && any.front().theme->instrument == parts.theme->instrument;
        });
        if (same == out.end()) out.push_back({parts});
        else same->push_back(parts);
    }
    return out;
}

/// "4 %", or over several themes "2 to 7 %"; nothing where no theme has the term.
std::string share_of(const Facts& facts, const Alike& alike, std::size_t term) {
    Number low, high;
    for (const Parts& parts : alike) {
        const Number share = parts.shares[term];
        if (!share) continue;
        low = low ? std::min(*low, *share) : *share;
        high = high ? std::max(*high, *share) : *share;
    }
    if (!low) return "";
    const std::string from = percent_of_one(*low), to = percent_of_one(*high);
    return facts.messages().say("percent", {{"n", from == to ? from : facts.messages().say("range", {{"low", from}, {"high", to}})}});
}

/// "The spread of scores on “Hope” among staff: 4 % between sites, 6 % between teams and 90 % between people in the same
/// place"; over several themes with the least and the largest share.
std::string sentence(const Facts& facts, const Alike& alike) {
    const Messages& messages = facts.messages();
    std::vector<std::string> list;
    for (std::size_t i = 0; i < terms.size(); ++i) {
        const std::string share = share_of(facts, alike, i);
        if (share.empty()) continue;
        const bool within = terms[i] == "residual" && alike.front().there[2];
        list.push_back(messages.say(within ? "variance.within" : "variance." + std::string(terms[i]), {{"share", share}}));
    }
    const std::string who = facts.name_within(alike.front().perspective.view());
    if (alike.size() == 1)
        return messages.say("variance.of", {{"theme", alike.front().theme->title}, {"who", who}, {"list", messages.list(list)}});
    return messages.say("variance.over", {{"n", std::to_string(alike.size())}, {"who", who}, {"list", messages.list(list)}});
}

}  // namespace

Number share_between_teams(const Facts& facts, const Theme& theme, std::string_view perspective) {
    for (const Parts& parts : all_parts(facts))
        if (parts.theme == &theme && parts.perspective == perspective && parts.status == Status::ok && parts.shares[1])
            return (parts.shares[0] ? *parts.shares[0] : 0) + *parts.shares[1];
    return {};
}

std::vector<Block> variance_blocks(const Facts& facts) {
    std::vector<Block> blocks;
    Sentences told;
    std::vector<Parts> known = all_parts(facts);
    const std::size_t untold = std::erase_if(known, [](const Parts& parts) { return parts.status != Status::ok; });
    for (const Alike& alike : by_perspective(known)) told.texts.push_back(sentence(facts, alike));
    if (told.texts.empty()) return blocks;
    blocks.emplace_back(Paragraph{facts.messages().say("variance.intro"), Tone::plain});
    blocks.emplace_back(std::move(told));
    if (untold > 0) blocks.emplace_back(Paragraph{facts.messages().say("variance.untold", {{"n", std::to_string(untold)}}), Tone::note});
    return blocks;
}

}  // namespace recaudit
