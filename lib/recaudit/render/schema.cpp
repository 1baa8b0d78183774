#include <recaudit/render/schema.hpp>

#include <recaudit/report/tables.hpp>

#include <nlohmann/json.hpp>

namespace recaudit {
namespace {

using Json = nlohmann::ordered_json;

Json status_schema(const Column& column) {
    Json names = Json::array();
    for (const StatusInfo& status : all_statuses()) names.push_back(status.name);
    return {{"description", column.meaning}, {"type", "string"}, {"enum", names}};
}

Json column_schema(const Column& column) {
    switch (column.type) {
        case ColumnType::integer: return {{"description", column.meaning}, {"type", {"integer", "null"}}, {"minimum", 0}};
        case ColumnType::number: return {{"description", column.meaning}, {"type", {"number", "null"}}};
        case ColumnType::text: break;
    }
    if (column.name == "status") return status_schema(column);
    return {{"description", column.meaning}, {"type", "string"}};
}

Json table_schema(const TableInfo& table) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const Column& column : table.columns) {
        properties[std::string(column.name)] = column_schema(column);
        required.push_back(column.name);
    }
    const Json row{{"type", "object"}, {"properties", properties}, {"required", required}, {"additionalProperties", false}};
    return {{"title", table.title}, {"description", table.meaning}, {"type", "array"}, {"items", row}};
}

Json head_properties() {
    return {{"format", {{"const", "recaudit-results"}}},
            {"format_version", {{"const", results_format_version}}},
            {"study", {{"description", "The study's id."}, {"type", "string"}}},
            {"title", {{"description", "The study's title in the language of the report."}, {"type", "string"}}},
            {"for_publication", {{"description", "false where disclosure control was off: not for publication."}, {"type", "boolean"}}},
            {"notice", {{"description", "Only where disclosure control was off."}, {"const", "NOT FOR PUBLICATION"}}}};
}

}  // namespace

std::string results_schema() {
    Json properties = head_properties();
    for (const TableInfo* table : published_table_infos()) properties[std::string(table->name)] = table_schema(*table);
    Json required = Json::array();
    for (const auto& [name, schema] : properties.items())
        if (name != "notice") required.push_back(name);
    const Json schema{
        {"$schema", "https://json-schema.org/draft/2020-12/schema"},
        {"title", "recaudit results"},
        {"description", "results.json as `recaudit run` writes it: every table as an array of rows. Made from the table declarations."},
        {"type", "object"},
        {"properties", properties},
        {"required", required},
        {"additionalProperties", false}};
    return schema.dump(2) + "\n";
}

}  // namespace recaudit
