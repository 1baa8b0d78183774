/// Any bytes as published results: as provenance, as results.json and as a table; an answer, never a crash or a hang.
#include <recaudit/published/read_provenance.hpp>
#include <recaudit/published/read_tables.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

using namespace recaudit;

namespace {

void show(const Diagnostics& problems) {
    for (const auto& problem : problems.all()) (void)to_text(problem);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    Labels labels;
    std::vector<ScoresRow> rows;
    std::vector<RowReader> readers{RowReader(rows, labels)};
    show(detail::read_csv_rows(text, "scores.csv", readers.front()));
    const auto tables = detail::read_json_rows(text, "results.json", readers);
    show(tables.diagnostics);
    const auto provenance = detail::read_provenance(text, "provenance.json");
    show(provenance.diagnostics);
    if (tables.value.has_value() == tables.diagnostics.has_errors()) __builtin_trap();
    if (provenance.value.has_value() == provenance.diagnostics.has_errors()) __builtin_trap();
    return 0;
}
