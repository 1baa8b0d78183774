#include <recaudit/disclosure/release.hpp>

#include <algorithm>

namespace recaudit {
namespace {

/// Empties every count and number of a row. Names stay, but for a flag or verdict, which would tell of them.
template <class Row>
void empty_figures(Row& row) {
    for (const auto& field : declaration<Row>().fields)
        std::visit(
            [&](auto member) {
                using Member = decltype(member);
                if constexpr (std::is_same_v<Member, Count Row::*>) row.*member = Count();
                if constexpr (std::is_same_v<Member, Number Row::*>) row.*member = Number();
            },
            field.member);
    if constexpr (requires { row.status; }) row.status = Status::withheld;
    if constexpr (requires { row.verdict; }) row.verdict = Label();
    if constexpr (requires { row.flag; }) row.flag = Label();
}

bool is_small(std::int64_t people, std::size_t minimum) { return people > 0 && people < static_cast<std::int64_t>(minimum); }

template <class Row>
bool is_small(const Row& row, const DisclosureRule& rule) {
    if constexpr (requires { row.people_a; })
        return is_small(row.people_a, rule.minimum_for(row.perspective_a.view())) ||
               is_small(row.people_b, rule.minimum_for(row.perspective_b.view()));
    else return is_small(row.people, rule.minimum_for(row.scope.perspective.view()));
}

/// The headcount is the organisation's own and no secret: it stays.
void withhold(ResponsesRow& row) {
    const Count headcount = row.headcount;
    empty_figures(row);
    row.headcount = headcount;
}

template <class Row>
void withhold(Row& row) {
    empty_figures(row);
}

}  // namespace

Released<Results> release(Results results, const DisclosureRule& rule) {
    auto labels = std::make_shared<Labels>();
    std::vector<SuppressionsRow> suppressions;
    if (rule.on)
        for_each_table(results, [&]<class Row>(std::vector<Row>& rows) {
            std::int64_t withheld = 0;
            for (Row& row : rows)
                if (is_small(row, rule)) {
                    withhold(row);
                    ++withheld;
                }
            if (withheld > 0)
                suppressions.push_back({{}, labels->intern(declaration<Row>().info.name), withheld, labels->intern("small_group")});
        });
    return {std::move(results), rule.on, {std::move(labels), std::move(suppressions)}};
}

}  // namespace recaudit
