#include <recaudit/core/number_format.hpp>
#include <recaudit/report/contrary_items.hpp>
#include <recaudit/report/findings.hpp>
#include <recaudit/report/wording.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// The items of one scale, as one perspective answered them in the latest wave.
struct ItemsOfScale {
    std::size_t items = 0;
    std::vector<const ItemAnalysisRow*> contrary;  // the most contrary first
};

bool same_scale(const ItemAnalysisRow& a, const ItemAnalysisRow& b) {
    return a.scope.instrument == b.scope.instrument && a.scope.perspective == b.scope.perspective && a.scale == b.scale;
}

/// Rows of a scale stand together.
std::vector<ItemsOfScale> scales_of(const Facts& facts) {
    std::vector<ItemsOfScale> out;
    const ItemAnalysisRow* before = nullptr;
    for (const ItemAnalysisRow& row : facts.results().item_analysis) {
        if (row.scope.wave != facts.latest()) continue;
        if (before == nullptr || !same_scale(*before, row)) out.emplace_back();
        before = &row;
        ++out.back().items;
        if (row.flag == "negative" && row.item_rest_r) out.back().contrary.push_back(&row);
    }
    for (ItemsOfScale& scale : out)
        std::ranges::stable_sort(scale.contrary, [](const auto* a, const auto* b) { return *a->item_rest_r < *b->item_rest_r; });
    std::erase_if(out, [](const ItemsOfScale& scale) { return scale.contrary.empty(); });
    return out;
}

std::string text_of(const Facts& facts, const ItemAnalysisRow& row) {
    const Instrument* form = facts.form(row.scope.instrument.view(), row.scope.perspective.view());
    const auto item = form == nullptr ? std::nullopt : form->find_item(row.item.view());
    return item ? std::string(form->items[*item].text.in(facts.study().report.language)) : row.item.str();
}

std::string theme_of(const Facts& facts, const ItemAnalysisRow& row) {
    const Theme* theme = facts.theme(row.scope.instrument.view(), row.scale.view());
    return theme == nullptr ? row.scale.str() : theme->title;
}

std::string sentence(const Facts& facts, const ItemsOfScale& scale) {
    const ItemAnalysisRow& most = *scale.contrary.front();
    const std::size_t others = scale.contrary.size() - 1;
    const std::string_view phrase = others + 1 == scale.items ? "caution.contrary-all"
                                    : others == 0             ? "caution.contrary"
                                    : others == 1             ? "caution.contrary-two"
                                                              : "caution.contrary-more";
    return facts.messages().say(phrase, {{"item", text_of(facts, most)},
                                         {"id", most.item.str()},
                                         {"theme", theme_of(facts, most)},
                                         {"who", facts.name_within(most.scope.perspective.view())},
                                         {"r", readable(*most.item_rest_r, 2)},
                                         {"n", readable(static_cast<double>(others), 0)}});
}

}  // namespace

std::vector<Finding> contrary_item_cautions(const Facts& facts) {
    std::vector<Finding> out;
    for (const ItemsOfScale& scale : scales_of(facts)) {
        const ItemAnalysisRow& most = *scale.contrary.front();
        out.push_back({"", "caution", most.scale.str(), sentence(facts, scale),
                       evidence("item_analysis", most.scope, "scale=" + most.scale.str() + ", item=" + most.item.str()), "reliability"});
    }
    return out;
}

}  // namespace recaudit
