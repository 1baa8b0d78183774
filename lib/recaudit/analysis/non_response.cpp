#include <recaudit/analysis/non_response.hpp>

#include <recaudit/core/scope_key.hpp>

#include <algorithm>
#include <cmath>
#include <map>

namespace recaudit {
namespace {

/// The share without a score; absent where the headcount is not known.
Number share_missing(Count n, Count headcount) {
    if (!n || !headcount || *headcount <= 0) return {};
    return 1 - static_cast<double>(*n) / static_cast<double>(*headcount);
}

class Differing {
public:
    Differing(const std::vector<ResponsesRow>& responses, const Scores& scores, Labels& labels)
        : scores_(scores),
          changes_(labels.intern("change")),
          gaps_(labels.intern("gaps")),
          pairwise_(labels.intern("pairwise")),
          holds_(labels.intern("holds")),
          depends_(labels.intern("depends")) {
        for (const ResponsesRow& row : responses) headcounts_[key_of(row.scope)] = row.headcount;
    }

    void add(const ChangeRow& row) {
        if (!row.difference || !row.p_value) return;
        Scope from = row.scope, to = row.scope;
        from.wave = row.wave_from;
        to.wave = row.wave_to;
        NonResponseRow out = begun(changes_, row.scope, row.scale, {row.wave_from, row.wave_to}, {from, to});
        take(out, row.n_from, row.mean_from, row.n_to, row.mean_to, *row.difference);
        out.people_a = out.people_b = row.people;
        finish(std::move(out), range_of(row.scope.instrument, row.scope.perspective, row.wave_to, row.scale));
    }
    void add(const GapsRow& row) {
        if (!row.difference || !row.p_value) return;
        Scope a = row.scope, b = row.scope;
        a.perspective = row.perspective_a;
        b.perspective = row.perspective_b;
        NonResponseRow out = begun(gaps_, row.scope, row.scale, {row.perspective_a, row.perspective_b}, {a, b});
        take(out, row.n_a, row.mean_a, row.n_b, row.mean_b, *row.difference);
        out.people_a = row.people_a;
        out.people_b = row.people_b;
        finish(std::move(out), Range{0, 100});
    }
    /// Teams of all sites together have names of their own, and everyone but one group has no headcount: both are left out.
    void add(const PairwiseRow& row) {
        const bool teams_of_all_sites = row.scope.by == "team" && row.scope.site.empty() && has_sites();
        if (!row.difference || !row.p_value || row.group_b == "rest" || teams_of_all_sites) return;
        NonResponseRow out = begun(pairwise_, row.scope, row.scale, {row.group_a, row.group_b},
                                   {group_of(row.scope, row.group_a), group_of(row.scope, row.group_b)});
        take(out, row.n_a, row.mean_a, row.n_b, row.mean_b, *row.difference);
        out.people_a = out.people_b = row.people;
        finish(std::move(out), range_of(row.scope.instrument, row.scope.perspective, row.scope.wave, row.scale));
    }
    [[nodiscard]] std::vector<NonResponseRow> rows() { return std::move(rows_); }

private:
    [[nodiscard]] bool has_sites() const {
        return std::ranges::any_of(scores_.families, [](const Family& family) {
            return std::ranges::any_of(family.groups, [](const Group& group) { return group.by == "site"; });
        });
    }
    static Scope group_of(const Scope& scope, Label name) {
        Scope out = scope;
        if (scope.by == "site") out.site = name;
        else out.group = name;
        return out;
    }
    static NonResponseRow begun(Label finding, const Scope& scope, Label scale, std::pair<Label, Label> sides,
                                std::pair<Scope, Scope> groups) {
        NonResponseRow out;
        out.scope = scope;
        out.finding = finding;
        out.scale = scale;
        out.side_a = sides.first;
        out.side_b = sides.second;
        out.group_a = groups.first;
        out.group_b = groups.second;
        out.perspective_a = groups.first.perspective;
        out.perspective_b = groups.second.perspective;
        return out;
    }
    static void take(NonResponseRow& row, Count n_a, Number mean_a, Count n_b, Number mean_b, double difference) {
        row.n_a = n_a;
        row.mean_a = mean_a;
        row.n_b = n_b;
        row.mean_b = mean_b;
        row.difference = difference;
    }

    [[nodiscard]] Count headcount_of(const Scope& scope) const {
        const auto at = headcounts_.find(key_of(scope));
        return at == headcounts_.end() ? Count() : at->second;
    }

    [[nodiscard]] Range range_of(Label family, Label perspective, Label wave, Label scale) const {
        for (std::size_t f = 0; f < scores_.families.size(); ++f)
            for (std::size_t s = 0; s < scores_.families[f].slices.size(); ++s)
                for (std::size_t d = 0; d < scores_.families[f].dimensions.size(); ++d) {
                    const Slice& slice = scores_.families[f].slices[s];
                    if (scores_.families[f].id == family && slice.perspective_name == perspective && slice.wave_name == wave &&
                        scores_.families[f].dimensions[d].id == scale)
                        return scores_.tallies[f][s][d].range;
                }
        return {};
    }

    void finish(NonResponseRow row, const Range& range) {
        row.headcount_a = headcount_of(row.group_a);
        row.headcount_b = headcount_of(row.group_b);
        if (!row.headcount_a && !row.headcount_b) return;
        const TippingPoints found = tipping_points({row.mean_a, row.mean_b, row.n_a, row.headcount_a, row.n_b, row.headcount_b, range});
        row.tipping_a = found.tipping_a;
        row.tipping_b = found.tipping_b;
        row.shift = found.shift;
        row.status = found.status;
        const bool forwards = row.finding == changes_;  // change is b - a
        if (found.bound_low && found.bound_high) {
            row.bound_low = forwards ? -*found.bound_high : *found.bound_low;
            row.bound_high = forwards ? -*found.bound_low : *found.bound_high;
            row.verdict = *row.bound_low > 0 || *row.bound_high < 0 ? holds_ : depends_;
        }
        rows_.push_back(std::move(row));
    }

    const Scores& scores_;
    Label changes_, gaps_, pairwise_, holds_, depends_;
    std::map<ScopeKey, Count> headcounts_;
    std::vector<NonResponseRow> rows_;
};

}  // namespace

TippingPoints tipping_points(const TwoSides& of) {
    TippingPoints out;
    const Number missing_a = share_missing(of.n_a, of.headcount_a), missing_b = share_missing(of.n_b, of.headcount_b);
    const auto exceeds = [](Count n, Count headcount) { return n && headcount && *n > *headcount; };
    if (exceeds(of.n_a, of.headcount_a) || exceeds(of.n_b, of.headcount_b)) {
        out.status = Status::headcount_too_small;
        return out;
    }
    if (!of.mean_a || !of.mean_b) return out;
    const double d = *of.mean_a - *of.mean_b;
    if (missing_a && *missing_a > 0) out.tipping_a = *of.mean_a - d / *missing_a;
    if (missing_b && *missing_b > 0) out.tipping_b = *of.mean_b + d / *missing_b;
    if (!out.tipping_a || !out.tipping_b) out.status = Status::not_identified;  // there is nobody, or nobody knows how many
    if (!missing_a || !missing_b) return out;
    if (*missing_a + *missing_b > 0) out.shift = std::abs(d) / (*missing_a + *missing_b);
    const auto everyone = [](double mean, double missing, double others) { return (1 - missing) * mean + missing * others; };
    out.bound_low = everyone(*of.mean_a, *missing_a, of.range.low) - everyone(*of.mean_b, *missing_b, of.range.high);
    out.bound_high = everyone(*of.mean_a, *missing_a, of.range.high) - everyone(*of.mean_b, *missing_b, of.range.low);
    return out;
}

const Declaration<NonResponseRow>& declaration_of(const NonResponseRow*) {
    using R = NonResponseRow;
    static const auto declaration = declare<R>(
        {"non_response",
         "What if those who did not answer are different",
         "How different the people without a score would have to be for a difference to vanish, were everyone asked: for each tested "
         "difference of change, gaps and pairwise where a headcount is known. Gaps are in percent of maximum, the others in the metric of "
         "the scale.",
         "non_response",
         {}},
        {{{"finding", "The table that the difference is from: change, gaps or pairwise."}, &R::finding},
         {{"scale", "The scale or composite."}, &R::scale},
         {{"side_a", "The earlier wave, or the first perspective or group of that table."}, &R::side_a},
         {{"side_b", "The later wave, or the second."}, &R::side_b},
         {{"n_a", "People of side a with a score.", Unit::people}, &R::n_a},
         {{"headcount_a", "All people of side a.", Unit::people}, &R::headcount_a},
         {{"n_b", "People of side b with a score.", Unit::people}, &R::n_b},
         {{"headcount_b", "All people of side b.", Unit::people}, &R::headcount_b},
         {{"mean_a", "Mean of side a.", Unit::scale_points}, &R::mean_a},
         {{"mean_b", "Mean of side b.", Unit::scale_points}, &R::mean_b},
         {{"difference", "As in that table: a - b, for change b - a.", Unit::scale_points}, &R::difference},
         {{"tipping_a", "Mean that the others of side a would need for no difference; outside the scale it cannot be.", Unit::scale_points},
          &R::tipping_a},
         {{"tipping_b", "The same for side b.", Unit::scale_points}, &R::tipping_b},
         {{"shift", "How far the others of both sides would have to be from those who answered, towards each other.", Unit::scale_points},
          &R::shift},
         {{"bound_low", "The lowest difference there can be, whatever the others would have answered.", Unit::scale_points}, &R::bound_low},
         {{"bound_high", "The highest.", Unit::scale_points}, &R::bound_high},
         {{"verdict", "holds (no answers of the others could turn or undo it) or depends."}, &R::verdict},
         {{"status", "ok, or why figures are empty."}, &R::status}});
    return declaration;
}

std::vector<NonResponseRow> non_response_table(const Differences& differences, const std::vector<ResponsesRow>& responses,
                                               const Scores& scores, Labels& labels) {
    Differing differing(responses, scores, labels);
    for (const ChangeRow& row : differences.change) differing.add(row);
    for (const GapsRow& row : differences.gaps) differing.add(row);
    for (const PairwiseRow& row : differences.pairwise) differing.add(row);
    return differing.rows();
}

}  // namespace recaudit
