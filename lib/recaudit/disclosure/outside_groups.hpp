/// Rows that are about people whom the census has in no group: those left out, and those who wrote comments. What earlier
/// outputs say of them is set beside them row by row. See docs/disclosure.md, "Several publications".
#pragma once

#include <recaudit/analysis/results.hpp>
#include <recaudit/disclosure/empty_figures.hpp>
#include <recaudit/disclosure/same_mean.hpp>

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <variant>
#include <vector>

namespace recaudit {

template <class Row>
inline constexpr bool is_outside_groups =
    std::is_same_v<Row, ExclusionsRow> || std::is_same_v<Row, ExclusionEffectsRow> || std::is_same_v<Row, QualityRow> ||
    std::is_same_v<Row, CommentsRow> || std::is_same_v<Row, LanguageRow>;

namespace detail {

/// What a row is about and what it says, column by column.
struct NamesAndFigures {
    std::vector<std::string_view> names;
    std::vector<Number> figures;
};

template <class Row>
NamesAndFigures names_and_figures(const Row& row) {
    NamesAndFigures out;
    for (const auto& field : declaration<Row>().fields)
        std::visit(
            [&](auto member) {
                using Member = decltype(member);
                if constexpr (std::is_same_v<Member, Label Scope::*>) out.names.push_back((row.scope.*member).view());
                if constexpr (std::is_same_v<Member, Label Row::*>) out.names.push_back((row.*member).view());
                if constexpr (std::is_same_v<Member, Number Row::*>) out.figures.push_back(row.*member);
                if constexpr (std::is_same_v<Member, Count Row::*>)
                    out.figures.push_back((row.*member) ? Number(static_cast<double>(*(row.*member))) : Number());
            },
            field.member);
    return out;
}

inline bool are_the_same(const std::vector<Number>& a, const std::vector<Number>& b) {
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!is_same_mean(a[i], b[i])) return false;
    return true;
}
inline bool says_more(const std::vector<Number>& now, const std::vector<Number>& then) {
    for (std::size_t i = 0; i < now.size(); ++i)
        if (now[i] && !then[i]) return true;
    return false;
}

template <class Row>
auto place_of(const Row& row) {
    return std::tuple(row.scope.instrument.view(), row.scope.perspective.view(), row.scope.wave.view());
}

}  // namespace detail

/// Per row 1 where an earlier output shows other figures in the same table, perspective and wave, and not this row.
template <class Row>
std::vector<std::uint8_t> rows_beside_others(const std::vector<Row>& rows, const std::vector<Results>& earlier) {
    std::map<std::vector<std::string_view>, std::vector<std::vector<Number>>> shown;
    for (const Results& output : earlier)
        for_each_table(output, [&]<class Other>(const std::vector<Other>& others) {
            if constexpr (std::is_same_v<Row, Other>)
                for (const Row& row : others)
                    if (!is_withheld(row) && has_figures(row)) {
                        auto then = detail::names_and_figures(row);
                        shown[std::move(then.names)].push_back(std::move(then.figures));
                    }
        });
    std::vector<std::uint8_t> is_out(rows.size());
    std::set<decltype(detail::place_of(rows.front()))> differ;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto now = detail::names_and_figures(rows[i]);
        const auto at = shown.find(now.names);
        if (at == shown.end()) continue;
        for (const auto& then : at->second) {
            if (!detail::are_the_same(now.figures, then)) differ.insert(detail::place_of(rows[i]));
            else if (!detail::says_more(now.figures, then)) is_out[i] = 1;
        }
    }
    std::vector<std::uint8_t> out;
    for (std::size_t i = 0; i < rows.size(); ++i) out.push_back(is_out[i] == 0 && differ.contains(detail::place_of(rows[i])) ? 1 : 0);
    return out;
}

}  // namespace recaudit
