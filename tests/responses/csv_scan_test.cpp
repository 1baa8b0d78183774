#include <recaudit/responses/csv_records.hpp>
#include <recaudit/responses/csv_scan.hpp>

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

using namespace recaudit::detail;

namespace {

/// What a scan found, comparable.
struct Found {
    std::vector<std::vector<std::pair<std::size_t, std::size_t>>> records;  // cells as [begin, end)
    std::size_t lines = 0;
    bool inside = false;
    bool non_ascii = false;
    std::optional<std::size_t> stray;
    friend bool operator==(const Found&, const Found&) = default;
};

Found scanned(const std::string& text, Instructions instructions, std::size_t piece) {
    Scanner scanner({}, instructions);
    scanner.begin();
    const std::string padded = text + std::string(128, '\0');
    for (std::size_t available = piece; available < text.size(); available += piece) scanner.scan(padded.data(), available, Scanner::End::open);
    scanner.scan(padded.data(), text.size(), Scanner::End::of_text);
    Found out;
    for (std::size_t r = 0; r < scanner.records(); ++r) {
        auto& cells = out.records.emplace_back();
        for (std::uint32_t i = scanner.first_cell(r); i <= scanner.last_cell(r); ++i) cells.emplace_back(scanner.cells()[i - 1] + 1, scanner.cells()[i]);
    }
    out.lines = scanner.lines();
    out.inside = scanner.inside_quotes();
    out.non_ascii = scanner.has_non_ascii();
    out.stray = scanner.stray_quote();
    return out;
}

std::string random_text(std::mt19937& random, std::size_t length, std::string_view letters) {
    std::string out;
    for (std::size_t i = 0; i < length; ++i) out += letters[random() % letters.size()];
    return out;
}

/// Cells with everything that quotes allow, well-formed.
std::string random_csv(std::mt19937& random, std::size_t records) {
    std::string out;
    for (std::size_t r = 0; r < records; ++r) {
        const std::size_t cells = 1 + random() % 6;
        for (std::size_t c = 0; c < cells; ++c) {
            if (c > 0) out += ',';
            if (random() % 3 != 0) {
                out += random_text(random, random() % 12, "ab1 ");
                continue;
            }
            std::string inner = random_text(random, random() % 90, "a,\n\"b\r");
            for (std::size_t at = 0; (at = inner.find('"', at)) != std::string::npos; at += 2) inner.insert(at, 1, '"');
            out += '"' + inner + '"';
        }
        out += random() % 4 == 0 ? "\r\n" : "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("the vector scan finds what the plain scan finds, whatever the text and the pieces in which it comes") {
    std::mt19937 random(20260101);
    for (int round = 0; round < 400; ++round) {
        const std::string letters = round % 2 == 0 ? "ab,\n\"" : "abcdefghijk,,\n\"\r\xC3\xA9";
        const std::string text = round % 4 == 3 ? random_csv(random, 20) : random_text(random, random() % 700, letters);
        const Found plain = scanned(text, Instructions::plain, text.size() + 1);
        CHECK(scanned(text, best_instructions(), text.size() + 1) == plain);
        if (!plain.stray) CHECK(scanned(text, best_instructions(), 1 + random() % 200) == plain);
    }
}

TEST_CASE("a scan divides well-formed text as the plain record reader does") {
    std::mt19937 random(7);
    for (int round = 0; round < 100; ++round) {
        const std::string text = random_csv(random, 30);
        const Found found = scanned(text, best_instructions(), text.size());
        CHECK_FALSE(found.stray);
        CHECK_FALSE(found.inside);
        std::size_t at = 0;
        for (const auto& cells : found.records) {
            const RawRecord record = record_at(text, at, {});
            REQUIRE(record.cells.size() == cells.size());
            for (std::size_t i = 0; i < cells.size(); ++i) {
                CHECK(record.cells[i].begin == cells[i].first);
                CHECK(unquoted(record.cells[i].raw) == unquoted(record_at(text.substr(cells[i].first, cells[i].second - cells[i].first) + "\n", 0, {}).cells[0].raw));
            }
            at = record.end;
        }
        CHECK(at == text.size());
    }
}

TEST_CASE("a quote is stray where it neither opens nor closes a cell") {
    for (const auto instructions : {Instructions::plain, best_instructions()}) {
        CHECK(scanned("a,b\"c\"\n", instructions, 64).stray == 3);
        CHECK(scanned("a,\"b\"c\n", instructions, 64).stray == 5);
        CHECK(scanned("\"a\"\"b\"\r\n", instructions, 64).stray == std::nullopt);
        CHECK(scanned(std::string(63, 'x') + "\"y\"\n", instructions, 64).stray == 63);        // across blocks
        CHECK(scanned(std::string(62, 'x') + ",\"y\"\n", instructions, 64).stray == std::nullopt);
        CHECK(scanned("\"" + std::string(62, 'x') + "\"z\n", instructions, 64).stray == 64);
    }
}

TEST_CASE("an open quote and letters beyond ASCII are noticed") {
    CHECK(scanned("a,\"b\n", best_instructions(), 64).inside);
    CHECK(scanned("caf\xC3\xA9\n", best_instructions(), 64).non_ascii);
    CHECK_FALSE(scanned("cafe\n", best_instructions(), 64).non_ascii);
}
