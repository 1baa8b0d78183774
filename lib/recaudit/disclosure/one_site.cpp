#include <recaudit/disclosure/one_site.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/core/sha256.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

namespace recaudit {
namespace {

/// Keeps the labels of the release beside those that are new.
struct LabelsOfBoth {
    std::shared_ptr<const Labels> before;
    Labels added;
};

bool crosses_places(std::string_view by) {
    return by.find("_x_") != std::string_view::npos &&
           (by.find("site") != std::string_view::npos || by.find("team") != std::string_view::npos);
}

/// Whether a row is about somewhere within another site, or names teams of several.
template <class Row>
bool is_left_out(const Row& row, const SiteNames& names) {
    const Scope& scope = row.scope;
    if (crosses_places(scope.by.view())) return true;
    if constexpr (requires { row.finding; })
        return scope.by == "site" || scope.by == "team" ? scope.site != names.own || row.finding == "pairwise" : false;
    if (scope.by == "site") return false;
    if (!scope.site.empty()) return scope.site != names.own;
    if constexpr (requires { row.group_a.view(); }) return scope.by == "team" && !names.others.empty();
    else return false;
}

class Renaming {
public:
    Renaming(const SiteNames& names, Labels& labels) : names_(names), labels_(labels) {}

    template <class Row>
    void apply(Row& row) const {
        rename(row.scope.site);
        if constexpr (requires { row.group_a.view(); })
            if (row.scope.by == "site") {
                rename(row.group_a);
                rename(row.group_b);
            }
    }

private:
    void rename(Label& label) const {
        const auto other = names_.others.find(label.view());
        if (other != names_.others.end()) label = labels_.intern(other->second);
    }

    const SiteNames& names_;
    Labels& labels_;
};

void turn(Number& low, Number& high) {
    std::swap(low, high);
    for (Number* end : {&low, &high})
        if (*end) *end = -**end;
}

void turn(Number& value) {
    if (value) value = -*value;
}

/// A pair in the order of the new names: which of two names came first in the alphabet is nobody's business.
void order_sides(PairwiseRow& row) {
    if (row.scope.by != "site" || row.group_b == "rest" || row.group_a < row.group_b) return;
    std::swap(row.group_a, row.group_b);
    std::swap(row.n_a, row.n_b);
    std::swap(row.mean_a, row.mean_b);
    for (Number* value : {&row.difference, &row.t, &row.hedges_g, &row.cliffs_delta}) turn(*value);
    turn(row.ci_low, row.ci_high);
    turn(row.g_ci_low, row.g_ci_high);
}

void order_sides(GamesHowellRow& row) {
    if (row.scope.by != "site" || row.group_a < row.group_b) return;
    std::swap(row.group_a, row.group_b);
    turn(row.difference);
    turn(row.ci_low, row.ci_high);
}

template <class Row>
void order_sides(Row&) {}

template <class Row>
auto name_order(const Row& row) {
    if constexpr (requires { row.group_a.view(); }) return std::tuple(row.scope.site, row.group_a, row.group_b);
    else return std::tuple(row.scope.site);
}

/// Rows about the sites of one wave and perspective stand among each other in the order of their new names, in the
/// places that such rows had; all else stays where it is.
template <class Row>
void order_rows(std::vector<Row>& rows) {
    std::map<std::tuple<Label, Label, Label>, std::vector<std::size_t>> lists;
    for (std::size_t at = 0; at < rows.size(); ++at)
        if (const Scope& scope = rows[at].scope; scope.by == "site") lists[{scope.instrument, scope.perspective, scope.wave}].push_back(at);
    for (const auto& [key, places] : lists) {
        std::vector<Row> list;
        for (const std::size_t at : places) list.push_back(rows[at]);
        std::ranges::stable_sort(list, {}, [](const Row& row) { return name_order(row); });
        for (std::size_t i = 0; i < places.size(); ++i) rows[places[i]] = list[i];
    }
}

}  // namespace

std::vector<std::string> sites_of(const Results& results) {
    std::set<std::string> sites;
    for (const ResponsesRow& row : results.responses)
        if (row.scope.by == "site") sites.insert(row.scope.site.str());
    return {sites.begin(), sites.end()};
}

std::vector<std::string> others_in_random_order(const Released<Results>& released, std::string_view own) {
    std::string everything(own);
    for (const ScoresRow& row : released->scores) {
        if (row.scope.by != "site") continue;
        everything += '\n' + row.scope.site.str() + ' ';
        if (row.mean) append_number(everything, *row.mean);
    }
    const std::string key = sha256(everything);
    std::vector<std::pair<std::string, std::string>> others;  // hash, name
    for (const std::string& site : sites_of(*released))
        if (site != own) others.emplace_back(sha256(key + '\n' + site), site);
    std::ranges::sort(others);
    std::vector<std::string> names;
    for (auto& [hash, name] : others) names.push_back(std::move(name));
    return names;
}

Released<Results> for_one_site(const Released<Results>& released, const SiteNames& names) {
    Results results = *released;
    const auto labels = std::make_shared<LabelsOfBoth>(LabelsOfBoth{results.labels, {}});
    const Renaming renaming(names, labels->added);
    for_each_table(results, [&](auto& rows) {
        std::erase_if(rows, [&](const auto& row) { return is_left_out(row, names); });
        for (auto& row : rows) {
            renaming.apply(row);
            order_sides(row);
        }
        order_rows(rows);
    });
    results.quotes.clear();  // anybody may have named another site
    results.census = nullptr;
    results.labels = {labels, &labels->added};
    return {std::move(results), released.for_publication(), released.suppressions_, released.audit()};
}

Released<Results> only_site(const Released<Results>& released, std::string_view site) {
    Results results = *released;
    const auto labels = std::make_shared<LabelsOfBoth>(LabelsOfBoth{results.labels, {}});
    const Label all = labels->added.intern("all"), nowhere = labels->added.intern("");
    for_each_table(results, [&](auto& rows) {
        std::erase_if(rows, [&](const auto& row) { return row.scope.site != site || (row.scope.by != "site" && row.scope.by != "team"); });
        for (auto& row : rows) {
            if (row.scope.by != "site") continue;
            row.scope.by = all;
            row.scope.site = nowhere;
        }
    });
    results.census = nullptr;
    results.labels = {labels, &labels->added};
    return {std::move(results), released.for_publication(), released.suppressions_, released.audit()};
}

}  // namespace recaudit
