#include <recaudit/combine/describe.hpp>

#include <recaudit/scoring/describe.hpp>
#include <recaudit/scoring/score.hpp>

#include <algorithm>
#include <cmath>
#include <optional>

namespace recaudit::detail {
namespace {

/// The range of a scale or composite by the forms that ask the perspective; none where no form has it.
std::optional<Range> range_of(const Study& study, const Scope& scope, Label id) {
    std::optional<Range> any;
    for (const Instrument& form : study.instruments) {
        if (scope.instrument != form.family) continue;
        std::optional<Range> here;
        if (const auto scale = form.find_scale(id.view())) here = score_range(form, form.scales[*scale]);
        for (const Composite& composite : form.composites)
            if (id == composite.id) here = score_range(form, composite);
        if (here && scope.perspective == form.perspective) return here;
        if (here && !any) any = here;
    }
    return any;
}

bool is_published(const ScoresRow& row) { return row.n.has_value() && (*row.n == 0 || row.mean.has_value()); }

Moments moments_of(const ScoresRow& row) { return {*row.n, row.mean, row.sd ? Number(*row.sd * *row.sd) : Number()}; }

ScaleCell cell_of(const Sources& from, const Pooled<ScoresRow>& at) {
    ScaleCell cell{at.scope, at.of, {}, {}, false, Status::ok};
    const auto range = range_of(*from.study, at.scope, at.of);
    if (range) cell.range = *range;
    bool any_known = false;
    for (const Part<ScoresRow>& part : at.parts) {
        const ScoresRow& row = *part.row;
        if (row.status == Status::withheld) cell.any_withheld = true;
        else if (is_published(row)) {
            cell.moments = merged(cell.moments, moments_of(row));
            any_known = true;
        } else cell.status = row.status;  // the forms do not say how to score, or differ: no score of the group has a meaning
    }
    if (cell.status == Status::ok && !any_known) cell.status = Status::withheld;
    return cell;
}

/// The mean over people of their own percentages, from the means of the organisations.
Number percent_favourable_of(const Pooled<ScoresRow>& at) {
    double sum = 0, people = 0;
    for (const Part<ScoresRow>& part : at.parts) {
        if (!is_published(*part.row) || *part.row->n == 0) continue;
        if (!part.row->percent_favourable) return {};
        sum += static_cast<double>(*part.row->n) * *part.row->percent_favourable;
        people += static_cast<double>(*part.row->n);
    }
    return people > 0 ? Number(sum / people) : Number();
}

/// The one organisation's row that a row rests on; null where there are several.
const ScoresRow* only_part(const Pooled<ScoresRow>& at) {
    const ScoresRow* only = nullptr;
    for (const Part<ScoresRow>& part : at.parts) {
        if (!is_published(*part.row) || *part.row->n == 0) continue;
        if (only != nullptr) return nullptr;
        only = part.row;
    }
    return only;
}

ScoresRow row_without_figures(const ScaleCell& cell) {
    ScoresRow row;
    row.scope = cell.scope;
    row.scale = cell.scale;
    row.status = cell.status;
    if (cell.status == Status::withheld) row.people = unknown_few;
    return row;
}

ScoresRow row_of(const Study& study, const ScaleCell& cell, const Pooled<ScoresRow>& at, Count headcount) {
    if (!cell.is_known()) return row_without_figures(cell);
    const Moments& of = cell.moments;
    ScoresRow row = scores_row(study, {cell.scope, cell.scale, cell.range, of.n, of.mean, of.sd(), of.se(), headcount});
    if (of.n == 0) return row;
    row.percent_favourable = percent_favourable_of(at);
    if (const ScoresRow* only = only_part(at)) {
        row.sd = only->sd;
        row.median = only->median;
        row.q1 = only->q1;
        row.q3 = only->q3;
        if (row.status == Status::ok) row.status = only->status;
    } else if (row.status == Status::ok) row.status = Status::needs_answers;
    return row;
}

/// Sums over organisations, of whom some may not publish theirs.
struct Sum {
    std::int64_t people = 0;
    bool any = false, complete = true;
    void add(Count count) {
        any = any || count.has_value();
        complete = complete && count.has_value();
        if (count) people += *count;
    }
    [[nodiscard]] Count known() const { return any ? Count(people) : Count(); }
    [[nodiscard]] Count whole() const { return any && complete ? Count(people) : Count(); }
};

ResponsesRow row_of(const Pooled<ResponsesRow>& at) {
    Sum responded, scored, headcount, headcount_of_all;
    for (const Part<ResponsesRow>& part : at.parts) {
        responded.add(part.row->responded);
        scored.add(part.row->scored);
        headcount_of_all.add(part.row->headcount);
        if (part.row->responded) headcount.add(part.row->headcount);
    }
    ResponsesRow row;
    row.scope = at.scope;
    row.responded = responded.known();
    row.scored = scored.known();
    row.headcount = responded.any ? headcount.whole() : headcount_of_all.whole();
    row.people = responded.any ? responded.people : unknown_few;
    if (row.responded && row.headcount && *row.headcount > 0)
        row.response_rate = static_cast<double>(*row.responded) / static_cast<double>(*row.headcount);
    return row;
}

/// Per group how many people there are.
using Headcounts = std::map<RowOrder::Key, Count>;

Headcounts headcounts_of(const Sources& from, const std::vector<ResponsesRow>& responses) {
    Headcounts out;
    for (const ResponsesRow& row : responses) out[from.order->key(row.scope, {}, {})] = row.headcount;
    return out;
}

}  // namespace

std::vector<ResponsesRow> responses_of(const Sources& from) {
    std::vector<ResponsesRow> rows;
    for (const auto& at : pooled(from, &Results::responses, [](const ResponsesRow&) { return std::pair(Label(), Label()); }))
        rows.push_back(row_of(at));
    return rows;
}

PooledScores scores_of(const Sources& from, const std::vector<ResponsesRow>& responses) {
    Headcounts headcounts = headcounts_of(from, responses);
    PooledScores out;
    for (const auto& at : pooled(from, &Results::scores, [](const ScoresRow& row) { return std::pair(row.scale, Label()); })) {
        out.cells.push_back(cell_of(from, at));
        out.rows.push_back(row_of(*from.study, out.cells.back(), at, headcounts[from.order->key(at.scope, {}, {})]));
    }
    return out;
}

std::vector<PopulationRow> population_of(const Sources& from, const std::vector<ScaleCell>& cells,
                                         const std::vector<ResponsesRow>& responses) {
    std::vector<PopulationRow> rows;
    if (!from.study->finite_population) return rows;
    Headcounts headcounts = headcounts_of(from, responses);
    for (const ScaleCell& cell : cells) {
        const Count headcount = headcounts[from.order->key(cell.scope, {}, {})];
        if (!cell.is_known() || !headcount || *headcount == 0) continue;
        const Moments& of = cell.moments;
        rows.push_back(population_row(*from.study, {cell.scope, cell.scale, of.n, of.mean, of.se(), *headcount}));
    }
    return rows;
}

}  // namespace recaudit::detail
