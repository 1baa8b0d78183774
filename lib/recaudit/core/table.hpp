/// Result tables: declared once, read by every writer, by `recaudit explain`, by the schema and by the docs.
/// A row is a plain struct; its declaration ties each member to its column. See docs/design.md, "Tables".
#pragma once

#include <recaudit/core/label.hpp>
#include <recaudit/core/number.hpp>
#include <recaudit/core/status.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace recaudit {

/// The first six columns of every table: what a row is about.
struct Scope {
    Label instrument;   // family id, or the form's own id where it has no family
    Label perspective;  // whose answers; empty in rows that compare perspectives
    Label wave;         // empty in rows over all waves
    Label by;           // all, site, team, or an attribute's name
    Label site;         // filled in site and team rows
    Label group;        // the team's or the attribute's value
};

enum class ColumnType : std::uint8_t { text, integer, number };

/// What a number is measured in; writers choose sign and suffix from it.
enum class Unit : std::uint8_t {
    none,
    people,
    answers,
    items,
    groups,
    scale_points,
    percent,
    share,
    p_value,
    correlation,
    effect_size,
    degrees_of_freedom,
    years
};

struct Column {
    std::string_view name;     // CSV header and JSON key
    std::string_view meaning;  // one sentence, for explain and the docs
    Unit unit = Unit::none;
    int decimals = 2;  // in prose and tables people read; files carry full precision
    ColumnType type = ColumnType::text;
};

/// A cell as writers see it; monostate is empty.
using Cell = std::variant<std::monostate, std::string_view, std::int64_t, double>;

template <class Row>
struct Field {
    using Member = std::variant<Label Row::*, Count Row::*, Number Row::*, Status Row::*, Label Scope::*>;
    Column column;
    Member member;
};

struct TableInfo {
    std::string_view name;
    std::string_view title;
    std::string_view meaning;  // what a row is, and how the numbers are made
    std::string_view page;     // docs/statistics/<page>.md
    std::vector<Column> columns;
};

/// The declaration of the table whose rows are `Row`: specialised once, beside the row.
template <class Row>
struct Declaration {
    TableInfo info;
    std::vector<Field<Row>> fields;
};

/// Every row type has one of these: `const Declaration<Row>& declaration_of(const Row*)`, found by argument.
template <class Row>
const Declaration<Row>& declaration() {
    return declaration_of(static_cast<const Row*>(nullptr));
}

/// The six scope columns, for the head of a declaration.
[[nodiscard]] const std::vector<std::pair<Column, Label Scope::*>>& scope_columns();

/// Builds a declaration: scope first, then `fields` in order. Types follow from the members.
template <class Row>
Declaration<Row> declare(TableInfo info, std::vector<Field<Row>> fields) {
    Declaration<Row> out;
    for (const auto& [column, member] : scope_columns()) out.fields.push_back({column, member});
    for (auto& field : fields) out.fields.push_back(std::move(field));
    for (auto& field : out.fields) {
        if (std::holds_alternative<Count Row::*>(field.member)) field.column.type = ColumnType::integer;
        if (std::holds_alternative<Number Row::*>(field.member)) field.column.type = ColumnType::number;
        info.columns.push_back(field.column);
    }
    out.info = std::move(info);
    return out;
}

/// The cell of a row under one field.
template <class Row>
Cell cell_of(const Row& row, const Field<Row>& field) {
    return std::visit(
        [&](auto member) -> Cell {
            if constexpr (std::is_same_v<decltype(member), Label Scope::*>) {
                return (row.scope.*member).view();
            } else {
                const auto& value = row.*member;
                if constexpr (std::is_same_v<decltype(member), Label Row::*>) return value.view();
                else if constexpr (std::is_same_v<decltype(member), Status Row::*>) return name_of(value);
                else if (value) return *value;
                else return std::monostate();
            }
        },
        field.member);
}

/// A table of any row type, as writers see it. Does not own the rows.
class TableView {
public:
    template <class Row>
    explicit TableView(const std::vector<Row>& rows)
        : info_(&declaration<Row>().info), rows_(&rows), size_(rows.size()), get_([](const void* all, std::size_t row, std::size_t column) {
              return cell_of((*static_cast<const std::vector<Row>*>(all))[row], declaration<Row>().fields[column]);
          }) {}
    [[nodiscard]] const TableInfo& info() const { return *info_; }
    [[nodiscard]] std::size_t rows() const { return size_; }
    [[nodiscard]] std::size_t columns() const { return info_->columns.size(); }
    [[nodiscard]] Cell cell(std::size_t row, std::size_t column) const { return get_(rows_, row, column); }

private:
    const TableInfo* info_;
    const void* rows_;
    std::size_t size_;
    Cell (*get_)(const void*, std::size_t, std::size_t);
};

}  // namespace recaudit
