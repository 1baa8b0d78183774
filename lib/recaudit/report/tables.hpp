/// The tables that a reader gets: those of the analysis, then what was found and what was withheld. See docs/formats/output.md.
#pragma once

#include <recaudit/core/table.hpp>
#include <recaudit/disclosure/release.hpp>

#include <memory>
#include <vector>

namespace recaudit {

struct FindingsRow {
    Scope scope;
    Label id;
    Label kind;
    Label scale;
    Label text;
    Label evidence;
};

const Declaration<FindingsRow>& declaration_of(const FindingsRow*);

/// The rows of `findings`, with the pool that keeps their text.
struct Findings {
    std::shared_ptr<Labels> labels = std::make_shared<Labels>();
    std::vector<FindingsRow> rows;
};

/// Every table in the order in which it is written. The views do not outlive what they show.
[[nodiscard]] std::vector<TableView> published_tables(const Released<Results>& results, const Findings& findings);

/// The declarations of the same tables, for the schema, explain and the docs.
[[nodiscard]] std::vector<const TableInfo*> published_table_infos();

}  // namespace recaudit
