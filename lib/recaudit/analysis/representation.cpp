#include <recaudit/analysis/representation.hpp>

#include <recaudit/core/scope_key.hpp>
#include <recaudit/stats/proportion.hpp>

#include <algorithm>
#include <map>

namespace recaudit {
namespace {

double share(Count part, Count whole) { return static_cast<double>(*part) / static_cast<double>(*whole); }

}  // namespace

const Declaration<RepresentationRow>& declaration_of(const RepresentationRow*) {
    using R = RepresentationRow;
    static const auto declaration = declare<R>(
        {"representation",
         "Who is under-represented",
         "The response rate of each group beside that of everyone else of the group above it (of a team's site, else of everyone), where "
         "there is a headcount. A group whose rate is clearly lower has less of a say in the figures than its size would give it.",
         "representation",
         {}},
        {{{"responded", "People of the group with any answer.", Unit::people}, &R::responded},
         {{"headcount", "People of the group, by the headcount.", Unit::people}, &R::headcount},
         {{"response_rate", "responded / headcount.", Unit::share, 3}, &R::response_rate},
         {{"ci_low", "Lower end of Wilson's interval of the rate.", Unit::share, 3}, &R::ci_low},
         {{"ci_high", "Upper end of it.", Unit::share, 3}, &R::ci_high},
         {{"rest_responded", "People of the group above with any answer who are not in this group.", Unit::people}, &R::rest_responded},
         {{"rest_headcount", "People of the group above who are not in this group, by the headcount.", Unit::people}, &R::rest_headcount},
         {{"rest_rate", "Their response rate.", Unit::share, 3}, &R::rest_rate},
         {{"difference", "response_rate - rest_rate.", Unit::share, 3}, &R::difference},
         {{"difference_ci_low", "Lower end of Newcombe's interval of the difference.", Unit::share, 3}, &R::difference_ci_low},
         {{"difference_ci_high", "Upper end of it.", Unit::share, 3}, &R::difference_ci_high},
         {{"verdict", "under (the interval lies below 0), over (above 0) or no_clear_difference."}, &R::verdict},
         {{"status", "ok, or why figures are empty."}, &R::status}});
    return declaration;
}

void work_out(RepresentationRow& row, double confidence) {
    const bool known = *row.headcount > 0 && *row.rest_headcount > 0;
    if (!known || *row.responded > *row.headcount || *row.rest_responded > *row.rest_headcount) {
        row.status = known ? Status::headcount_too_small : Status::no_answers;
        return;
    }
    row.response_rate = share(row.responded, row.headcount);
    row.rest_rate = share(row.rest_responded, row.rest_headcount);
    row.difference = *row.response_rate - *row.rest_rate;
    const Interval own = wilson_interval(*row.responded, *row.headcount, confidence);
    const Interval both = newcombe_interval(*row.responded, *row.headcount, *row.rest_responded, *row.rest_headcount, confidence);
    row.ci_low = own.low;
    row.ci_high = own.high;
    row.difference_ci_low = both.low;
    row.difference_ci_high = both.high;
}

std::vector<RepresentationRow> representation_table(const Study& study, const std::vector<ResponsesRow>& responses, Labels& labels) {
    const Label under = labels.intern("under"), over = labels.intern("over"), unclear = labels.intern("no_clear_difference");
    std::map<ScopeKey, const ResponsesRow*> at;
    for (const ResponsesRow& row : responses) at[key_of(row.scope)] = &row;
    std::vector<RepresentationRow> rows;
    for (const ResponsesRow& of : responses) {
        if (of.scope.by == "all" || !of.headcount) continue;
        const auto above = at.find(key_above(of.scope));
        if (above == at.end() || !above->second->headcount || *above->second->headcount <= *of.headcount) continue;
        RepresentationRow& row = rows.emplace_back();
        row.scope = of.scope;
        row.responded = of.responded;
        row.headcount = of.headcount;
        row.rest_responded = *above->second->responded - *of.responded;
        row.rest_headcount = *above->second->headcount - *of.headcount;
        row.people = *row.rest_responded > 0 ? std::min(of.people, *row.rest_responded) : of.people;
        work_out(row, study.confidence);
        if (!row.difference_ci_low || !row.difference_ci_high) continue;
        row.verdict = *row.difference_ci_high < 0 ? under : *row.difference_ci_low > 0 ? over : unclear;
    }
    return rows;
}

}  // namespace recaudit
