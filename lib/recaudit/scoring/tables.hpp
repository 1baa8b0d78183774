/// The descriptive tables: who responded, scale scores, items, and the options chosen.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

struct ResponsesRow {
    Scope scope;
    Count responded;
    Count scored;
    Count headcount;
    Number response_rate;
    std::int64_t people = 0;  // the smallest group that a figure of the row is about
};

struct ScoresRow {
    Scope scope;
    Label scale;
    Count n;
    Number mean, sd, se, ci_low, ci_high, median, q1, q3, percent_favourable, percent_of_maximum;
    Status status = Status::ok;
    std::int64_t people = 0;
};

struct ItemsRow {
    Scope scope;
    Label item;
    Count n, missing, not_applicable, dont_know;
    Number mean, sd, percent_favourable, percent_neutral, percent_unfavourable;
    Status status = Status::ok;
    std::int64_t people = 0;
};

struct OptionsRow {
    Scope scope;
    Label item;
    Label code;
    Label label;
    Count count;
    Number percent;
    Status status = Status::ok;
    std::int64_t people = 0;
};

const Declaration<ResponsesRow>& declaration_of(const ResponsesRow*);
const Declaration<ScoresRow>& declaration_of(const ScoresRow*);
const Declaration<ItemsRow>& declaration_of(const ItemsRow*);
const Declaration<OptionsRow>& declaration_of(const OptionsRow*);

}  // namespace recaudit
