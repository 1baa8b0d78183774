#include <recaudit/scoring/tabulate.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

const std::vector<std::uint32_t> cell_of{0, 1, 0, 2, 1, 0};  // the row in cell 2 lies in no cell
const std::vector<std::uint32_t> codes{1, 0, 1, 1, 3, 0};    // code 3 does not count

std::vector<std::int64_t> counted(const CellCounts& counts, const std::vector<std::uint32_t>& cells) {
    CodeCounts out(3);
    out.add(counts, cells);
    return out.counts;
}

}  // namespace

TEST_CASE("codes are counted cell by cell, and cells add up") {
    const CellCounts counts = count_codes(codes, 3, {cell_of, 2, {}});
    CHECK(counted(counts, {0}) == std::vector<std::int64_t>{1, 2, 0});
    CHECK(counted(counts, {1}) == std::vector<std::int64_t>{1, 0, 0});
    CHECK(counted(counts, {0, 1}) == std::vector<std::int64_t>{2, 2, 0});
    CHECK(counted(counts, {}) == std::vector<std::int64_t>{0, 0, 0});
}

TEST_CASE("bytes are counted under their shifted code") {
    const std::vector<std::uint8_t> bytes{250, 0, 255, 1, 250, 1};
    const CellCounts counts = count_bytes(bytes, 6, 8, {cell_of, 2, {}});
    CodeCounts first(8);
    first.add(counts, std::vector<std::uint32_t>{0});
    CHECK(first.counts == std::vector<std::int64_t>{1, 0, 0, 0, 0, 1, 0, 1});  // 250 is 0, 255 is 5, 1 is 7
}

TEST_CASE("counting by sorting gives what counting in a table gives, weights too") {
    // So many cells that no table is made, with the rows in the same few.
    const std::vector<double> weights{1, 2, 3, 4, 5, 6};
    const CellCounts table = count_codes(codes, 3, {cell_of, 2, weights});
    std::vector<std::uint32_t> far = cell_of;
    for (auto& cell : far) cell = cell == 2 ? 5000000 : cell;
    const CellCounts sorted = count_codes(codes, 3, {far, 5000000, weights});
    CHECK(sorted.codes == table.codes);
    CHECK(sorted.counts == table.counts);
    CHECK(sorted.weights == table.weights);
    CHECK(sorted.squared_weights == table.squared_weights);
    CHECK(table.squared_weights == std::vector<double>{36, 10, 4});
}

TEST_CASE("a tally holds the values that occur, ascending whatever the order of codes") {
    CodeCounts counts(3);
    counts.add(count_codes(codes, 3, {cell_of, 2, {}}), std::vector<std::uint32_t>{0});
    const Tally tally = tally_of(std::vector{5.0, 1.0, 3.0}, counts);
    CHECK(tally.values == std::vector{1.0, 5.0});
    CHECK(tally.counts == std::vector<std::int64_t>{2, 1});
}
