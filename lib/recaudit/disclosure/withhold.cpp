#include <recaudit/disclosure/adjusted.hpp>
#include <recaudit/disclosure/empty_figures.hpp>
#include <recaudit/disclosure/followers.hpp>
#include <recaudit/disclosure/linked_change.hpp>
#include <recaudit/disclosure/outside_groups.hpp>
#include <recaudit/disclosure/raked_weights.hpp>
#include <recaudit/disclosure/standardised.hpp>
#include <recaudit/disclosure/unfinished.hpp>
#include <recaudit/disclosure/withhold.hpp>
#include <recaudit/needs/discrepancy.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <span>

namespace recaudit {
namespace {

/// That there is a row for a term tells that somebody used it, so a withheld one goes altogether, and is not counted either.
template <class Row>
bool is_to_go(const Row&) {
    return false;
}
bool is_to_go(const LanguageRow& row) { return is_withheld(row) && !row.term.empty(); }

bool is_few(std::int64_t people, std::size_t minimum) { return people > 0 && people < static_cast<std::int64_t>(minimum); }

/// Whether the smallest group that the row is about has too few people.
template <class Row>
bool is_small(const Row& row, const DisclosureRule& rule) {
    if constexpr (requires { row.people_a; })
        return is_few(row.people_a, rule.minimum_for(row.perspective_a.view())) ||
               is_few(row.people_b, rule.minimum_for(row.perspective_b.view()));
    else if constexpr (requires { row.writers; }) return is_few(row.writers, rule.comments_minimum_for(row.scope.perspective.view()));
    else return is_few(row.people, rule.minimum_for(row.scope.perspective.view()));
}

bool same_scope(const Scope& a, const Scope& b) {
    return a.instrument == b.instrument && a.perspective == b.perspective && a.wave == b.wave && a.by == b.by && a.site == b.site &&
           a.group == b.group;
}

bool same_sides(const About& a, const About& b) {
    if (a.count != b.count || a.together != b.together || a.attribute != b.attribute || a.follows_weights != b.follows_weights)
        return false;
    for (std::size_t i = 0; i < a.count; ++i)
        if (a.sides[i].whom != b.sides[i].whom || a.sides[i].kind != b.sides[i].kind || a.sides[i].perspective != b.sides[i].perspective ||
            a.sides[i].wave != b.sides[i].wave || a.sides[i].variable != b.sides[i].variable || a.sides[i].name != b.sides[i].name)
            return false;
    return true;
}

/// Items, each of a group in a slice.
using ItemPositions = std::set<Position>;

bool is_none_or_all(Number percent) { return percent && (*percent <= 0 || *percent >= 100); }

/// Decides row by row, table by table.
class Withholder {
public:
    /// @param told  rows of change that are told beside those of the table that is run; none: no others.
    Withholder(const Control& control, const DisclosureRule& rule, WithheldRows& counts, std::span<const ChangeRow> told = {})
        : control_(&control), rule_(&rule), counts_(&counts), told_(told) {}

    template <class Row>
    void run(std::vector<Row>& rows) {
        note_unanimous(rows);
        std::vector<Reason> reasons;
        drop_counts(rows);
        for (Row& row : rows)
            reasons.push_back(is_withheld(row) ? Reason::none : is_small(row, *rule_) ? Reason::small_group : reason_for(row));
        hide_together(rows, reasons);
        hide_beside_others(rows, reasons);
        drop_borrowed(rows, reasons);
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (is_withheld(rows[i])) continue;
            if (reasons[i] != Reason::none) empty_figures(rows[i]);
            else reasons[i] = trim(rows[i]);
            if (reasons[i] != Reason::none && !is_to_go(rows[i])) ++(*counts_)[{declaration<Row>().info.name, reasons[i]}];
        }
    }

private:
    template <class Row>
    Reason reason_for(const Row& row) {
        const About here = about(row);
        // Rows of the options of one item follow one another and are about the same people.
        if (last_ && same_scope(last_->scope, row.scope) && same_sides(last_->about, here)) return last_->reason;
        const auto family = control_->lookup().family(row.scope.instrument);
        last_ = Last{row.scope, here, family ? control_->reason_for(*family, row.scope, here) : Reason::none};
        return last_->reason;
    }
    template <class Row>
    [[nodiscard]] std::optional<Position> position_of(const Row& row, std::size_t side) const {
        const auto family = control_->lookup().family(row.scope.instrument);
        if (!family) return std::nullopt;
        const auto places = control_->lookup().positions(*family, row.scope, about(row).sides[side]);
        return places.size() == 1 ? std::optional(places.front()) : std::nullopt;
    }
    [[nodiscard]] std::size_t minimum_of(const Scope& scope) const { return rule_->minimum_for(scope.perspective.view()); }
    /// Few enough for none or all of them to tell of each.
    [[nodiscard]] bool is_few_twice(Count n, const Scope& scope) const {
        const std::size_t minimum = minimum_of(scope);
        return minimum > 1 && n && is_few(*n, 2 * minimum);
    }
    [[nodiscard]] bool is_few_writers(Count n, const Scope& scope) const {
        const std::size_t minimum = rule_->comments_minimum_for(scope.perspective.view());
        return minimum > 1 && n && is_few(*n, 2 * minimum);
    }
    /// People of a place who are not among the `n` of a row are too few to be told apart from them.
    [[nodiscard]] bool leaves_few(const std::optional<Position>& place, Count n, const Scope& scope) const {
        return place && n && is_few(control_->people_at(*place) - *n, minimum_of(scope));
    }

    template <class Row>
    void hide_together(const std::vector<Row>&, std::vector<Reason>&) const {}
    template <class Row>
    static std::vector<std::uint8_t> hidden_of(const std::vector<Row>& rows, const std::vector<Reason>& reasons) {
        std::vector<std::uint8_t> out;
        for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(is_withheld(rows[i]) || reasons[i] != Reason::none ? 1 : 0);
        return out;
    }
    static void note_hidden(const std::vector<std::uint8_t>& before, const std::vector<std::uint8_t>& after, std::vector<Reason>& reasons) {
        for (std::size_t i = 0; i < reasons.size(); ++i)
            if (after[i] > before[i]) reasons[i] = Reason::to_protect_another;
    }
    void hide_together(const std::vector<StandardisedMeansRow>& rows, std::vector<Reason>& reasons) const {
        const auto hidden = hidden_of(rows, reasons);
        note_hidden(hidden, standardised_rows_to_hide(rows, *control_, hidden), reasons);
    }
    void hide_together(const std::vector<WeightingRow>& rows, std::vector<Reason>& reasons) const {
        const auto hidden = hidden_of(rows, reasons);
        note_hidden(hidden, weighting_rows_to_hide(rows, *control_, hidden), reasons);
    }
    /// Everyone who stayed has changed by the same.
    [[nodiscard]] bool is_same_for_all(const ChangeRow& row) const {
        return row.design == "linked" && row.status == Status::no_variance && minimum_of(row.scope) > 1;
    }
    void hide_together(const std::vector<ChangeRow>& rows, std::vector<Reason>& reasons) const {
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (reasons[i] == Reason::none && !is_withheld(rows[i]) && is_same_for_all(rows[i])) reasons[i] = Reason::same_answer;
        const auto is_new = linked_rows_new_beside_earlier(rows, *control_);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (reasons[i] == Reason::none && !is_withheld(rows[i]) && is_new[i] != 0) reasons[i] = Reason::earlier_release;
        const auto hidden = hidden_of(rows, reasons);
        note_hidden(hidden, told_.empty() ? linked_rows_to_hide(rows, *control_, hidden) : hidden_beside_told(rows, hidden), reasons);
    }
    /// Per row 1 where it must be withheld; all of them, where one of those told would have to be instead.
    [[nodiscard]] std::vector<std::uint8_t> hidden_beside_told(const std::vector<ChangeRow>& rows, std::vector<std::uint8_t> hidden) const {
        std::vector<ChangeRow> all = rows;
        all.insert(all.end(), told_.begin(), told_.end());
        for (const ChangeRow& row : told_) hidden.push_back(is_withheld(row) ? 1 : 0);
        auto hide = linked_rows_to_hide(all, *control_, hidden);
        const auto own = static_cast<std::ptrdiff_t>(rows.size());
        if (!std::equal(hide.begin() + own, hide.end(), hidden.begin() + own)) std::fill_n(hide.begin(), own, std::uint8_t{1});
        hide.resize(rows.size());
        return hide;
    }
    /// Where an earlier output tells of other people outside all groups, the difference to now would be theirs.
    template <class Row>
    void hide_beside_others(const std::vector<Row>& rows, std::vector<Reason>& reasons) const {
        if constexpr (is_outside_groups<Row>) {
            const auto hide = rows_beside_others(rows, control_->earlier());
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (hide[i] != 0 && reasons[i] == Reason::none && minimum_of(rows[i].scope) > 1) reasons[i] = Reason::earlier_release;
        }
    }
    template <class Row>
    void drop_counts(const std::vector<Row>&) const {}
    /// Beside weighted percentages, counts are the unweighted figures of a group.
    void drop_counts(std::vector<OptionsRow>& rows) {
        for (OptionsRow& row : rows) {
            if (!control_->census().is_weighted || !row.count || !row.percent) continue;
            const auto position = position_of(row, 0);
            if (!position || !control_->is_only_weighted(position->family, position->slice)) continue;
            row.count = Count();
            mark_partly(row);
            ++(*counts_)[{declaration<OptionsRow>().info.name, Reason::to_protect_another}];
        }
    }
    /// An adjusted p-value that is that of a hidden test goes; so does the verdict that rests on it.
    template <class Row>
    void drop_borrowed(std::vector<Row>& rows, const std::vector<Reason>& reasons) {
        if constexpr (requires(Row row) { family_key(row); })
            for (const std::size_t i : borrowed_rows(rows, [&](std::size_t row) { return reasons[row] != Reason::none; })) {
                rows[i].p_adjusted = Number();
                if constexpr (requires { rows[i].verdict; }) rows[i].verdict = Label();
                mark_partly(rows[i]);
                ++(*counts_)[{declaration<Row>().info.name, Reason::to_protect_another}];
            }
    }
    template <class Row>
    void note_unanimous(const std::vector<Row>&) {}
    void note_unanimous(const std::vector<OptionsRow>& rows) {
        for (const OptionsRow& row : rows)
            if (row.percent && *row.percent >= 100 && minimum_of(row.scope) > 1) mark(row);
    }
    template <class Row>
    void mark(const Row& row) {
        if (const auto place = position_of(row, 0)) without_options_.insert(*place);
    }

    /// Another reason for a figure that is not there stays.
    template <class Row>
    static void mark_partly(Row& row) {
        if (row.status == Status::ok) row.status = Status::partly_withheld;
    }
    template <class Row>
    Reason trim(Row&) {
        return Reason::none;
    }
    /// None or all of few people on one side tells of each of them; so would the options.
    Reason trim(ItemsRow& row) {
        const bool telling =
            is_none_or_all(row.percent_favourable) || is_none_or_all(row.percent_neutral) || is_none_or_all(row.percent_unfavourable);
        const bool any = row.percent_favourable || row.percent_neutral || row.percent_unfavourable;
        const bool is_same = telling && is_few_twice(row.n, row.scope);
        if (!is_same && !(any && is_without_options(position_of(row, 0)))) return Reason::none;
        row.percent_favourable = row.percent_neutral = row.percent_unfavourable = Number();
        mark_partly(row);
        if (is_same) mark(row);
        return is_same ? Reason::same_answer : Reason::to_protect_another;
    }
    [[nodiscard]] bool is_without_options(const std::optional<Position>& place) const {
        return place && control_->is_without_options(*place);
    }
    Reason trim(ScoresRow& row) {
        if (!row.percent_favourable) return Reason::none;
        const bool is_same = is_none_or_all(row.percent_favourable) && is_few_twice(row.n, row.scope);
        if (!is_same && !is_without_options(position_of(row, 0))) return Reason::none;
        row.percent_favourable = Number();
        mark_partly(row);
        return is_same ? Reason::same_answer : Reason::to_protect_another;
    }
    /// Everyone at one end of a scale: each of them gave every question that answer.
    Reason trim(QualityRow& row) {
        const bool telling = (row.check == "ceiling" || row.check == "floor") && row.share && *row.share >= 1;
        if (!telling || minimum_of(row.scope) <= 1) return Reason::none;
        empty_figures(row);
        return Reason::same_answer;
    }
    /// None or all of few writers: what was said of each of them.
    Reason trim(CommentsRow& row) {
        const bool telling = row.count && (*row.count == 0 || row.count == row.n) && is_few_writers(row.n, row.scope);
        if (row.theme.empty() || !telling) return Reason::none;
        row.count = row.comments = Count();
        row.share = row.ci_low = row.ci_high = Number();
        mark_partly(row);
        return Reason::same_answer;
    }
    Reason trim(LanguageRow& row) {
        if (!row.count || row.count != row.n || !is_few_writers(row.n, row.scope)) return Reason::none;
        row.count = row.times = row.in_quotes = Count();
        row.share = Number();
        mark_partly(row);
        return Reason::same_answer;
    }
    Reason trim(OptionsRow& row) {
        // Rows of the options of one item follow one another.
        if (!last_options_ || last_options_->item != row.item || !same_scope(last_options_->scope, row.scope)) {
            const auto place = position_of(row, 0);
            const bool is_same = place && without_options_.contains(*place);
            last_options_ = LastOptions{row.scope, row.item,
                                        is_same                     ? Reason::same_answer
                                        : is_without_options(place) ? Reason::to_protect_another
                                                                    : Reason::none};
        }
        if (last_options_->reason != Reason::none) empty_figures(row);
        return last_options_->reason;
    }
    /// Those who answered the item but not the whole scale are the difference between two tables. Of an item on several
    /// scales one row tells that much.
    Reason trim(ItemAnalysisRow& row) {
        const auto item = position_of(row, 0), scale = position_of(row, 1);
        if (!item || !scale || !row.n || minimum_of(row.scope) <= 1) return Reason::none;
        const bool same_answer = row.sd && *row.sd <= 0;
        const bool may_show = analysed_.insert(*item).second &&
                              may_show_finished(control_->people(item->family, item->slice), {item->variable, scale->variable},
                                                {*row.n, row.mean}, control_->minimum(item->family, item->slice));
        if (!same_answer && may_show && !leaves_few(item, row.n, row.scope)) return Reason::none;
        row.n = Count();
        row.mean = row.sd = Number();
        return same_answer ? Reason::same_answer : Reason::to_protect_another;
    }
    /// None or all of few people on one side tells of each of them.
    Reason trim(RankedNeedsRow& row) {
        const bool telling = is_none_or_all(row.percent_below) || is_none_or_all(row.percent_equal) || is_none_or_all(row.percent_above);
        if (!telling || !is_few_twice(row.n, row.scope)) return Reason::none;
        row.percent_below = row.percent_equal = row.percent_above = row.ranked_discrepancy = Number();
        mark_partly(row);
        return Reason::same_answer;
    }
    /// Everyone with complete answers agrees on every item.
    Reason trim(GroupAgreementRow& row) {
        if (!row.ad_mean || *row.ad_mean > 0 || minimum_of(row.scope) <= 1) return Reason::none;
        empty_figures(row);
        return Reason::same_answer;
    }
    Reason trim(ReliabilityRow& row) {
        if (!row.sem || !leaves_few(position_of(row, 0), row.n, row.scope)) return Reason::none;
        row.sem = Number();
        mark_partly(row);
        return Reason::to_protect_another;
    }

    struct Last {
        Scope scope;
        About about;
        Reason reason;
    };
    struct LastOptions {
        Scope scope;
        Label item;
        Reason reason;
    };
    const Control* control_;
    const DisclosureRule* rule_;
    WithheldRows* counts_;
    std::span<const ChangeRow> told_;
    std::optional<Last> last_;
    std::optional<LastOptions> last_options_;
    ItemPositions without_options_, analysed_;
};

/// That there is a row tells of a group's answers, so a withheld one goes altogether, and is not counted either.
void forget_withheld(std::vector<IntervalCautionsRow>& rows, WithheldRows& counts) {
    std::erase_if(rows, [](const IntervalCautionsRow& row) { return is_withheld(row); });
    std::erase_if(counts, [](const auto& count) { return count.first.first == declaration<IntervalCautionsRow>().info.name; });
}

/// The row of change that an action's figures are, or nullptr.
const ChangeRow* change_of(const ActionsRow& row, const Results& results) {
    for (const auto* rows : {&results.change, &results.further_change})
        for (const ChangeRow& change : *rows)
            if (change.scale == row.scale && change.wave_from == row.wave_before && change.wave_to == row.wave_after &&
                same_scope(change.scope, row.scope))
                return &change;
    return nullptr;
}

/// What a row of change does not tell, the action beside it does not tell either.
void follow_change(Results& results, WithheldRows& counts) {
    for (ActionsRow& row : results.actions) {
        const ChangeRow* const change = row.difference ? change_of(row, results) : nullptr;
        if (change == nullptr) continue;
        if (is_withheld(*change)) empty_figures(row);
        else if (change->verdict.empty() && !row.verdict.empty()) {
            row.verdict = Label();
            if (row.status == Status::ok) row.status = Status::partly_withheld;
        } else continue;
        ++counts[{declaration<ActionsRow>().info.name, Reason::to_protect_another}];
    }
}

void forget_withheld(std::vector<LanguageRow>& rows) {
    std::erase_if(rows, [](const LanguageRow& row) { return is_to_go(row); });
}

/// Quotes go where nothing may be told of the comments they are among.
void forget_quotes(Results& results, const DisclosureRule& rule) {
    std::erase_if(results.quotes, [&](const Quote& quote) {
        const auto shown = [&](const CommentsRow& row) {
            return row.theme.empty() && same_scope(row.scope, quote.scope) && !is_withheld(row);
        };
        return is_small(quote, rule) || std::ranges::none_of(results.comments, shown);
    });
}

template <class Row>
void add_shown(PublishedFigures& out, const std::vector<Row>& rows, const Control& control) {
    const Scope* scope = nullptr;
    About last;
    for (const Row& row : rows) {
        if (is_withheld(row) || !has_figures(row)) continue;
        const About here = about(row);
        if (scope != nullptr && same_scope(*scope, row.scope) && same_sides(last, here)) continue;
        scope = &row.scope;
        last = here;
        if (const auto family = control.lookup().family(row.scope.instrument)) out.add(*family, row.scope, here);
    }
}

}  // namespace

void withhold(Results& results, const Control& control, const DisclosureRule& rule, WithheldRows& counts) {
    Withholder withholder(control, rule, counts);
    for_each_table(results, [&](auto& rows) { withholder.run(rows); });
    withhold_followers(results, counts);
    forget_withheld(results.interval_cautions, counts);
    WithheldRows unwritten;
    Withholder(control, rule, unwritten, results.change).run(results.further_change);
    follow_change(results, counts);
    results.needs = with_ranks(std::move(results.needs));
    results.ranked_needs = with_ranks(std::move(results.ranked_needs));
    forget_withheld(results.language);
    forget_quotes(results, rule);
}

PublishedFigures published_by(std::span<const Results> outputs, const Control& control) {
    PublishedFigures out(control);
    for (const Results& results : outputs) for_each_table(results, [&](const auto& rows) { add_shown(out, rows, control); });
    return out;
}

}  // namespace recaudit
