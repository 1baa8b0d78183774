#include <recaudit/reliability/complete_answers.hpp>
#include <recaudit/reliability/item_analysis.hpp>
#include <recaudit/reliability/reliability_tables.hpp>
#include <recaudit/reliability/scale_reliability.hpp>
#include <recaudit/stats/moments.hpp>

namespace recaudit {
namespace {

Scope scope_of_all(const Family& family, const Slice& slice) { return scope_of(family, slice, family.groups.front()); }

ReliabilityRow reliability_row(const Scope& scope, Label scale, const CompleteAnswers& answers, double confidence) {
    ReliabilityRow row;
    row.scope = scope;
    row.scale = scale;
    row.status = answers.status;
    if (answers.status != Status::ok) return row;
    const ScaleReliability found = scale_reliability(answers.products, moments(answers.scores).sd(), confidence);
    row.items = static_cast<std::int64_t>(found.items);
    row.n = found.n;
    row.people = found.n;
    row.alpha = found.alpha.number();
    row.alpha_ci_low = found.alpha_interval.low;
    row.alpha_ci_high = found.alpha_interval.high;
    row.alpha_standardised = found.alpha_standardised.number();
    row.omega_total = found.omega_total.number();
    row.lambda6 = found.lambda6.number();
    row.mean_inter_item_r = found.mean_inter_item_r.number();
    row.sem = found.sem.number();
    row.status = found.status;
    return row;
}

void add_item_rows(std::vector<ItemAnalysisRow>& rows, const Scope& scope, Label scale, const CompleteAnswers& answers,
                   const std::vector<Label>& names, Label negative) {
    if (answers.status != Status::ok) return;
    const std::vector<ItemInScale> found = item_analysis(answers.products);
    for (std::size_t i = 0; i < found.size(); ++i) {
        ItemAnalysisRow& row = rows.emplace_back();
        row.scope = scope;
        row.scale = scale;
        row.item = names[i];
        row.n = found[i].n;
        row.people = found[i].n;
        row.mean = found[i].mean;
        row.sd = found[i].sd;
        row.item_rest_r = found[i].item_rest_r.number();
        row.alpha_if_dropped = found[i].alpha_if_dropped.number();
        row.status = found[i].item_rest_r.status();
        if (found[i].negative) row.flag = negative;
    }
}

}  // namespace

ReliabilityTables reliability_tables(const Study& study, const Responses& responses, const Scores& scores, Labels& labels,
                                     Threads threads) {
    ReliabilityTables out;
    const Label negative = labels.intern("negative");
    const auto answers = complete_answers(study, responses, scores, threads);
    for (std::size_t f = 0; f < scores.families.size(); ++f) {
        const Family& family = scores.families[f];
        for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
            for (std::size_t scale = 0; scale < family.dimensions.size(); ++scale) {
                const CompleteAnswers& here = answers[f][slice][scale];
                if (!here.present) continue;
                const Scope scope = scope_of_all(family, family.slices[slice]);
                const Label id = family.dimensions[scale].id;
                std::vector<Label> names;
                for (const std::size_t item : here.items) names.push_back(labels.intern(study.instruments[here.form].items[item].id));
                out.reliability.push_back(reliability_row(scope, id, here, study.confidence));
                add_item_rows(out.item_analysis, scope, id, here, names, negative);
            }
    }
    return out;
}

}  // namespace recaudit
