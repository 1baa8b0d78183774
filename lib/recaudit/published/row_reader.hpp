/// Rows of a published table read back: the declaration that writes a table, used the other way round.
/// See docs/design.md, "Tables".
#pragma once

#include <recaudit/core/table.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace recaudit {

/// The status of this name.
[[nodiscard]] std::optional<Status> status_named(std::string_view name);

namespace detail {

[[nodiscard]] bool assign(Label& to, const Cell& cell, Labels& labels);
[[nodiscard]] bool assign(Count& to, const Cell& cell, Labels& labels);
[[nodiscard]] bool assign(Number& to, const Cell& cell, Labels& labels);
[[nodiscard]] bool assign(Status& to, const Cell& cell, Labels& labels);

template <class Row>
bool assign(Row& row, const Field<Row>& field, const Cell& cell, Labels& labels) {
    return std::visit(
        [&](auto member) {
            if constexpr (std::is_same_v<decltype(member), Label Scope::*>) return assign(row.scope.*member, cell, labels);
            else return assign(row.*member, cell, labels);
        },
        field.member);
}

}  // namespace detail

/// Whether a table must be there with all its columns, or is read as far as it is: another version may have written less.
enum class Extent : std::uint8_t { whole, as_written };

/// Appends rows, cell by cell, to a table of any row type. Does not own the rows.
class RowReader {
public:
    template <class Row>
    RowReader(std::vector<Row>& rows, Labels& labels, Extent extent = Extent::whole)
        : extent_(extent),
          info_(&declaration<Row>().info),
          rows_(&rows),
          labels_(&labels),
          begin_([](void* all) { static_cast<std::vector<Row>*>(all)->emplace_back(); }),
          put_([](void* all, std::size_t column, const Cell& cell, Labels& names) {
              return detail::assign(static_cast<std::vector<Row>*>(all)->back(), declaration<Row>().fields[column], cell, names);
          }) {}
    [[nodiscard]] const TableInfo& info() const { return *info_; }
    [[nodiscard]] Extent extent() const { return extent_; }
    /// The position of a column; none where the table has no such column.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    void begin_row() { begin_(rows_); }
    /// Puts a cell into the row begun last; false where the column takes no such value.
    [[nodiscard]] bool put(std::size_t column, const Cell& cell) { return put_(rows_, column, cell, *labels_); }

private:
    Extent extent_;
    const TableInfo* info_;
    void* rows_;
    Labels* labels_;
    void (*begin_)(void*);
    bool (*put_)(void*, std::size_t, const Cell&, Labels&);
};

}  // namespace recaudit
