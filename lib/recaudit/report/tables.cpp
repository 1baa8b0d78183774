#include <recaudit/report/tables.hpp>

namespace recaudit {

const Declaration<FindingsRow>& declaration_of(const FindingsRow*) {
    using R = FindingsRow;
    static const auto declaration = declare<R>(
        {"findings",
         "What the audit found",
         "Sentences made from the other tables, in the order of the report's first page.",
         "findings",
         {}},
        {{{"id", "The finding's name in this report."}, &R::id},
         {{"kind", "participation, standing, gap, difference, benchmark, agreement, change, driver, first or caution."}, &R::kind},
         {{"scale", "The scale the sentence is about; empty where it is about none or several."}, &R::scale},
         {{"text", "The sentence, in the language of the report."}, &R::text},
         {{"evidence", "The table and the row that the sentence was made from."}, &R::evidence}});
    return declaration;
}

std::vector<TableView> published_tables(const Released<Results>& results, const Findings& findings) {
    auto views = tables_of(*results);
    views.emplace_back(findings.rows);
    views.emplace_back(results.suppressions());
    return views;
}

std::vector<const TableInfo*> published_table_infos() {
    auto infos = all_tables();
    infos.push_back(&declaration<FindingsRow>().info);
    infos.push_back(&declaration<SuppressionsRow>().info);
    return infos;
}

}  // namespace recaudit
