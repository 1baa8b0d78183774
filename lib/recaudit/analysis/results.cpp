#include <recaudit/analysis/results.hpp>

namespace recaudit {

std::vector<TableView> tables_of(const Results& results) {
    std::vector<TableView> views;
    for_each_table(results, [&](const auto& rows) { views.emplace_back(rows); });
    return views;
}

std::vector<const TableInfo*> all_tables() {
    std::vector<const TableInfo*> infos;
    const Results none{};
    for_each_table(none, [&]<class Row>(const std::vector<Row>&) { infos.push_back(&declaration<Row>().info); });
    return infos;
}

}  // namespace recaudit
