/// How a row looks when it is withheld. Part of disclosure control.
#pragma once

#include <recaudit/analysis/results.hpp>

#include <algorithm>
#include <type_traits>
#include <variant>

namespace recaudit {

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
    // How units were drawn tells how few there are.
    if constexpr (requires { row.unit, row.method; }) row.method = Label();
    if constexpr (requires { row.rule; }) row.rule = Label();
}

/// Whether any count or number of a row is there. Not every table says by a status that a row was withheld.
template <class Row>
[[nodiscard]] bool has_figures(const Row& row) {
    return std::ranges::any_of(declaration<Row>().fields, [&](const auto& field) {
        return std::visit(
            [&](auto member) {
                using Member = decltype(member);
                if constexpr (std::is_same_v<Member, Count Row::*> || std::is_same_v<Member, Number Row::*>)
                    return (row.*member).has_value();
                else return false;
            },
            field.member);
    });
}

inline bool is_withheld(const ResponsesRow& row) { return !row.responded; }
inline bool is_withheld(const QualityRow& row) { return !row.flagged; }
inline bool is_withheld(const NotCombinedRow&) { return false; }
inline bool is_withheld(const FormChangesRow&) { return false; }
template <class Row>
bool is_withheld(const Row& row) {
    return row.status == Status::withheld;
}

}  // namespace recaudit
