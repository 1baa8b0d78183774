#include "scratch_study.hpp"

#include <recaudit/responses/respondents.hpp>

#include <map>
#include <random>

using namespace recaudit;
using namespace recaudit::detail;

namespace {

/// Everything that reading gives, as text.
std::string told(const Parsed<Responses>& read) {
    std::string out = text_of(read.diagnostics);
    if (!read.value) return out;
    const auto add = [&](const auto& numbers) {
        for (const auto number : numbers) out += std::to_string(number) + ' ';
        out += '\n';
    };
    for (const auto& form : read.value->forms) {
        for (const auto& answers : form.answers) add(answers.codes);
        add(form.stratum_of);
        add(form.person_of);
        for (const auto& attribute : form.attributes) add(attribute.level_of);
        for (const auto& remarks : form.remarks)
            for (const auto& remark : remarks) out += std::to_string(remark.row) + ' ' + remark.text + '\n';
    }
    for (const auto& s : read.value->strata) add(std::array{s.perspective, s.wave, s.site, s.team});
    for (const auto* names : {&read.value->perspectives, &read.value->waves, &read.value->sites, &read.value->teams})
        for (const auto& name : *names) out += name + '\n';
    return out;
}

struct Faults {
    int of_1000_cells = 0;
};

/// Rows with comments that hold everything that makes guessing where rows start hard.
std::string random_answers(std::mt19937& random, std::size_t rows, Faults faults) {
    const std::vector<std::string> texts{"1", "2", "Agree", "\"Strongly agree\"", "", "8", "Neither agree nor disagree", " 4 "};
    const std::vector<std::string> comments{"", "\"a, b\"", "\"said \"\"no\"\"\"", "\"x\n1,2,N,w,3\ny\"", "\"\n\n\n\"", "\"\"\"\n\"\"\"", "plain", "\"1,1\n1,1,S,w,2,\"\"\n\""};
    const auto one_of = [&](const auto& all) { return all[random() % all.size()]; };
    std::string out = "respondent,comment,site,team,wave,q1,q2,role\n";
    for (std::size_t row = 0; row < rows; ++row) {
        out += "R" + std::to_string(row % (rows / 2 + 1)) + "," + one_of(comments) + ",S" + std::to_string(random() % 3) + ",t" + std::to_string(random() % 5) + "," + (row <= rows / 2 ? "1" : "2");
        for (int item = 0; item < 2; ++item) out += "," + (static_cast<int>(random() % 1000) < faults.of_1000_cells ? "bad" + std::to_string(random() % 30) : one_of(texts));
        out += ",r" + std::to_string(random() % 4) + (random() % 2 == 0 ? "\r\n" : "\n");
    }
    return out;
}

}  // namespace

TEST_CASE("threads, sizes of pieces and instructions change nothing that is read or told") {
    std::mt19937 random(42);
    for (int round = 0; round < 6; ++round) {
        ScratchStudy study;
        study.write("r.csv", random_answers(random, 150, {round % 2 == 0 ? 0 : 30}));
        const std::string source = "  - {file: r.csv, instrument: small}";
        const std::string more = "respondents: linked\ncompare: [site, team, role]";
        const std::string expected = told(study.read(source, more));
        CHECK(expected.find(round % 2 == 0 ? "S1" : "bad") != std::string::npos);
        for (const std::size_t threads : {1U, 2U, 3U, 7U})
            for (const std::size_t chunk : {1U, 7U, 64U, 333U, 5000U})
                for (const auto instructions : {Instructions::plain, best_instructions()}) {
                    CAPTURE(threads);
                    CAPTURE(chunk);
                    CHECK(told(study.read(source, more, {chunk, 0, instructions}, threads)) == expected);
                }
    }
}

TEST_CASE("a broken file tells the same for every number of threads") {
    std::mt19937 random(5);
    for (const std::string broken : {"R9,x,S0\r\nR9,\"open,S0,t0,1,1,1,r0\n", "R9,\"open,S0,t0,1,1,1,r0\n", "R9,a\"b,S0,t0,1,1,1,r0\n", "R9,x,S0\n\n", "R9,Caf\xE9,S0,t0,1,1,1,r0\n"}) {
        ScratchStudy study;
        std::string text = random_answers(random, 60, {0});
        CAPTURE(broken);
        text.insert(text.find("\nR5", 1000) + 1, broken);
        study.write("r.csv", text);
        const std::string source = "  - {file: r.csv, instrument: small}";
        const std::string expected = told(study.read(source));
        CHECK(expected.find("r.csv:") == 0);
        for (const std::size_t threads : {2U, 5U})
            for (const std::size_t chunk : {5U, 100U}) CHECK(told(study.read(source, {}, {chunk, 0, best_instructions()}, threads)) == expected);
    }
}

TEST_CASE("answers written at random come back as written") {
    std::mt19937 random(99);
    const std::vector<std::pair<std::string, int>> cells{{"1", 0}, {"Disagree", 1}, {"\"3\"", 2}, {"Agree", 3}, {"\"Strongly agree\"", 4}, {"", 250}, {"8", 251}};
    std::string csv = "q1,note,q2\n";
    std::vector<int> first;
    std::vector<int> second;
    for (int row = 0; row < 3000; ++row) {
        const auto& one = cells[random() % cells.size()];
        const auto& two = cells[random() % cells.size()];
        csv += one.first + ",\"" + std::string(random() % 40, random() % 9 == 0 ? '\n' : ',') + "\"," + two.first + "\n";
        first.push_back(one.second);
        second.push_back(two.second);
    }
    ScratchStudy study;
    study.write("r.csv", csv);
    const auto read = study.read("  - {file: r.csv, instrument: small}", {}, {900, 0, best_instructions()}, 3);
    REQUIRE(read.value);
    CHECK(codes(*read.value, 0) == first);
    CHECK(codes(*read.value, 1) == second);
}

TEST_CASE("ids that are alike find the first of them, for any number of threads") {
    std::mt19937 random(1);
    std::vector<Fingerprint> prints;
    std::map<std::string, std::uint32_t> seen;
    std::vector<std::uint32_t> expected;
    for (std::uint32_t i = 0; i < 20000; ++i) {
        const std::string id = random() % 50 == 0 ? std::string() : "id " + std::to_string(random() % 15000);
        prints.push_back(fingerprint(id));
        expected.push_back(id.empty() ? i : seen.emplace(id, i).first->second);
    }
    CHECK(first_alike(prints, Threads{1}) == expected);
    CHECK(first_alike(prints, Threads{3}) == expected);
    CHECK(first_alike({}, Threads{3}).empty());
}

TEST_CASE("fingerprints depend on every byte and on the length") {
    CHECK(fingerprint("").blank());
    CHECK_FALSE(fingerprint(std::string(1, '\0')).blank());
    CHECK_FALSE(fingerprint(std::string(8, '\0')) == fingerprint(std::string(9, '\0')));
    for (std::size_t i = 0; i < 30; ++i) {
        std::string id(30, 'a');
        id[i] = 'b';
        CHECK_FALSE(fingerprint(id) == fingerprint(std::string(30, 'a')));
    }
}

TEST_CASE("a last line without its end is read, whatever its length and that of the pieces") {
    for (std::size_t length = 0; length < 200; ++length) {
        ScratchStudy study;
        study.write("r.csv", "q1,q2,note\n1,2,\n3,4," + std::string(length, 'x'));
        for (const std::size_t chunk : {4U, 17U, 64U, 1000U}) {
            const auto read = study.read("  - {file: r.csv, instrument: small}", {}, {chunk, 0, best_instructions()}, 2);
            REQUIRE_MESSAGE(read.value, text_of(read.diagnostics));
            CHECK(codes(*read.value, 0) == std::vector<int>{0, 2});
        }
    }
}
