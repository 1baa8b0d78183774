#include <recaudit/combine/describe.hpp>

#include <cmath>

namespace recaudit::detail {
namespace {

bool is_published(const ItemsRow& row) { return row.n.has_value(); }

Moments moments_of(const ItemsRow& row) { return {*row.n, row.mean, row.sd ? Number(*row.sd * *row.sd) : Number()}; }

/// A percentage of the answers of all organisations. Each organisation's is a count in disguise, so that nothing is lost.
Number percent_of(const Pooled<ItemsRow>& at, Number ItemsRow::*percent) {
    std::int64_t sum = 0, all = 0;
    for (const Part<ItemsRow>& part : at.parts) {
        const ItemsRow& row = *part.row;
        if (!is_published(row) || *row.n == 0) continue;
        if (!(row.*percent)) return {};
        sum += std::llround(*(row.*percent) / 100 * static_cast<double>(*row.n));
        all += *row.n;
    }
    return all > 0 ? Number(100 * static_cast<double>(sum) / static_cast<double>(all)) : Number();
}

ItemsRow row_without_figures(const Pooled<ItemsRow>& at, Status status) {
    ItemsRow row;
    row.scope = at.scope;
    row.item = at.of;
    row.status = status;
    if (status == Status::withheld) row.people = unknown_few;
    return row;
}

ItemsRow row_of(const Pooled<ItemsRow>& at) {
    Moments of;
    std::int64_t missing = 0, not_applicable = 0, dont_know = 0;
    bool any = false, partly = false;
    for (const Part<ItemsRow>& part : at.parts) {
        const ItemsRow& row = *part.row;
        if (row.status == Status::forms_differ) return row_without_figures(at, Status::forms_differ);
        if (!is_published(row)) continue;
        any = true;
        partly = partly || row.status == Status::partly_withheld;
        of = merged(of, moments_of(row));
        missing += row.missing ? *row.missing : 0;
        not_applicable += row.not_applicable ? *row.not_applicable : 0;
        dont_know += row.dont_know ? *row.dont_know : 0;
    }
    if (!any) return row_without_figures(at, Status::withheld);
    ItemsRow row = row_without_figures(at, of.n == 0   ? Status::no_answers
                                           : of.n == 1 ? Status::too_few
                                           : partly    ? Status::partly_withheld
                                                       : Status::ok);
    row.n = of.n;
    row.missing = missing;
    row.not_applicable = not_applicable;
    row.dont_know = dont_know;
    row.mean = of.mean;
    row.sd = of.sd();
    row.percent_favourable = percent_of(at, &ItemsRow::percent_favourable);
    row.percent_neutral = percent_of(at, &ItemsRow::percent_neutral);
    row.percent_unfavourable = percent_of(at, &ItemsRow::percent_unfavourable);
    row.people = of.n > 0 ? of.n : missing + not_applicable + dont_know;
    return row;
}

/// How many substantive answers an organisation's rows of options are about, from its rows of items.
class AnswersToItems {
public:
    explicit AnswersToItems(const std::vector<Organisation>& organisations) : all_(organisations.size()) {
        for (std::size_t i = 0; i < organisations.size(); ++i)
            for (const ItemsRow& row : organisations[i].published.results.items) all_[i][key(row.scope, row.item)] = row.n;
    }
    [[nodiscard]] Count of(const Part<OptionsRow>& part) const {
        const auto at = all_[part.organisation].find(key(part.row->scope, part.row->item));
        return at == all_[part.organisation].end() ? Count() : at->second;
    }

private:
    using Key = std::array<Label, 7>;
    static Key key(const Scope& scope, Label item) {
        return {scope.instrument, scope.perspective, scope.wave, scope.by, scope.site, scope.group, item};
    }
    std::vector<std::map<Key, Count>> all_;
};

OptionsRow row_of(const Sources& from, const Pooled<OptionsRow>& at, const AnswersToItems& answers) {
    OptionsRow row;
    row.scope = at.scope;
    row.item = at.of;
    row.code = at.code;
    row.label = from.labels->intern(at.parts.front().row->label.view());
    std::int64_t chosen = 0, all = 0;
    bool any = false;
    for (const Part<OptionsRow>& part : at.parts) {
        const Count n = answers.of(part);
        if (!part.row->count || !n) continue;
        any = true;
        chosen += *part.row->count;
        all += *n;
    }
    row.status = !any ? Status::withheld : all == 0 ? Status::no_answers : Status::ok;
    row.people = any ? all : unknown_few;
    if (any) row.count = chosen;
    if (any && all > 0) row.percent = 100 * static_cast<double>(chosen) / static_cast<double>(all);
    return row;
}

}  // namespace

std::vector<ItemsRow> items_of(const Sources& from) {
    std::vector<ItemsRow> rows;
    for (const auto& at : pooled(from, &Results::items, [](const ItemsRow& row) { return std::pair(row.item, Label()); }))
        rows.push_back(row_of(at));
    return rows;
}

std::vector<OptionsRow> options_of(const Sources& from) {
    const AnswersToItems answers(*from.organisations);
    std::vector<OptionsRow> rows;
    for (const auto& at : pooled(from, &Results::options, [](const OptionsRow& row) { return std::pair(row.item, row.code); }))
        rows.push_back(row_of(from, at, answers));
    return rows;
}

}  // namespace recaudit::detail
