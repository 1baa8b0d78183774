#include <recaudit/published/row_reader.hpp>

#include <algorithm>

namespace recaudit {

std::optional<Status> status_named(std::string_view name) {
    for (const StatusInfo& status : all_statuses())
        if (status.name == name) return status.status;
    return std::nullopt;
}

std::optional<std::size_t> RowReader::column(std::string_view name) const {
    const auto at = std::ranges::find(info_->columns, name, &Column::name);
    if (at == info_->columns.end()) return std::nullopt;
    return static_cast<std::size_t>(at - info_->columns.begin());
}

namespace detail {

bool assign(Label& to, const Cell& cell, Labels& labels) {
    const auto* text = std::get_if<std::string_view>(&cell);
    if (text != nullptr && !text->empty()) to = labels.intern(*text);
    return text != nullptr;
}

bool assign(Count& to, const Cell& cell, Labels&) {
    constexpr std::int64_t most = 1'000'000'000'000;  // so that sums of many rows are numbers still
    const auto* count = std::get_if<std::int64_t>(&cell);
    const bool fits = count != nullptr && *count >= 0 && *count <= most;
    if (fits) to = *count;
    return fits || std::holds_alternative<std::monostate>(cell);
}

bool assign(Number& to, const Cell& cell, Labels&) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) to = static_cast<double>(*whole);
    if (const auto* number = std::get_if<double>(&cell)) to = *number;
    return !std::holds_alternative<std::string_view>(cell) && (std::holds_alternative<std::monostate>(cell) || to.has_value());
}

bool assign(Status& to, const Cell& cell, Labels&) {
    const auto* name = std::get_if<std::string_view>(&cell);
    const auto status = name == nullptr ? std::nullopt : status_named(*name);
    if (status) to = *status;
    return status.has_value();
}

}  // namespace detail

}  // namespace recaudit
