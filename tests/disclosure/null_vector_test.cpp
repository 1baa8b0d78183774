#include "../scoring/small_study.hpp"

#include <recaudit/disclosure/audit.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <numeric>
#include <random>
#include <vector>

using namespace recaudit;
using namespace recaudit::small;

namespace {

/// A fraction in lowest terms; small enough here never to overflow.
struct Fraction {
    std::int64_t top = 0, bottom = 1;
    Fraction() = default;
    Fraction(std::int64_t a, std::int64_t b = 1) : top(a), bottom(b) {  // NOLINT: whole numbers convert freely
        if (bottom < 0) top = -top, bottom = -bottom;
        const std::int64_t shared = std::gcd(top, bottom);
        if (shared > 1) top /= shared, bottom /= shared;
    }
    friend Fraction operator*(Fraction a, Fraction b) { return {a.top * b.top, a.bottom * b.bottom}; }
    friend Fraction operator/(Fraction a, Fraction b) { return {a.top * b.bottom, a.bottom * b.top}; }
    friend Fraction operator-(Fraction a, Fraction b) { return {a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom}; }
};
using Rows = std::vector<std::vector<Fraction>>;

std::size_t rank_of(Rows rows) {
    std::size_t rank = 0;
    const std::size_t columns = rows.empty() ? 0 : rows.front().size();
    for (std::size_t column = 0; column < columns && rank < rows.size(); ++column) {
        std::size_t pivot = rank;
        while (pivot < rows.size() && rows[pivot][column].top == 0) ++pivot;
        if (pivot == rows.size()) continue;
        std::swap(rows[pivot], rows[rank]);
        for (std::size_t row = rank + 1; row < rows.size(); ++row) {
            const Fraction factor = rows[row][column] / rows[rank][column];
            for (std::size_t c = column; c < columns && factor.top != 0; ++c) rows[row][c] = rows[row][c] - factor * rows[rank][c];
        }
        ++rank;
    }
    return rank;
}

/// Whether a set of atoms is a combination of the published sums, by ranks in exact fractions.
bool is_combination(const People& people, const std::vector<std::uint32_t>& by_atom, const PublishedSums& published,
                    const std::vector<std::uint32_t>& atoms) {
    Rows rows;
    for (std::size_t group = 0; group < people.groups(); ++group) {
        if (published.groups[group] == 0) continue;
        auto& row = rows.emplace_back(by_atom.size());
        for (std::size_t atom = 0; atom < by_atom.size(); ++atom)
            row[atom] = by_atom[atom] > 0 && people.group_of(atom, people.family().groups[group].grouping) == group ? 1 : 0;
    }
    for (const auto& other : published.others) {
        auto& row = rows.emplace_back(by_atom.size());
        for (const std::uint32_t atom : other) row[atom] = by_atom[atom] > 0 ? 1 : 0;
    }
    const std::size_t before = rank_of(rows);
    auto& row = rows.emplace_back(by_atom.size());
    for (const std::uint32_t atom : atoms) row[atom] = by_atom[atom] > 0 ? 1 : 0;
    return rank_of(rows) == before;
}

using Random = std::mt19937;
std::size_t below(Random& random, std::size_t n) { return random() % n; }

/// A study of a few people in a few sites, teams and roles, some of them blank, with blank answers.
std::vector<Person> some_people(Random& random) {
    std::vector<Person> out;
    const std::size_t people = 3 + below(random, 12);
    for (std::size_t i = 0; i < people; ++i) {
        Person& person = out.emplace_back();
        person.answers = below(random, 6) == 0 ? ". 3" : below(random, 6) == 0 ? "2 ." : "2 4";
        person.site = std::vector<std::string>{"", "N", "S", "N", "S"}[below(random, 5)];
        person.team = std::vector<std::string>{"", "A", "B", "A", "B"}[below(random, 5)];
        person.attributes["role"] = std::vector<std::string>{"", "x", "y", "z"}[below(random, 4)];
        person.attributes["age"] = std::vector<std::string>{"", "p", "q"}[below(random, 3)];
    }
    return out;
}

}  // namespace

TEST_CASE("residues are a field") {
    const Residue a(Residue::modulus - 3), b(123456789123456789ULL);
    CHECK(a + Residue(3) == Residue());
    CHECK(a * a.inverse() == Residue(1));
    CHECK((a + b) * b == a * b + b * b);
    CHECK((a - b) + b == a);
}

TEST_CASE("the null vector and exact fractions agree on what can be worked out") {
    Random random(7);
    std::size_t yes = 0, no = 0;
    for (int study_number = 0; study_number < 150; ++study_number) {
        Study study = study_of({form(2)});
        study.compare = {"site", "team", "role", "age"};
        study.compare_declared = true;
        if (study_number % 3 == 0) study.cross = {{"site", "role"}};
        if (study_number % 5 == 0) study.cross.push_back({"team", "role"});
        const Responses responses = responses_of(study, some_people(random));
        Labels labels;
        const Scores scores = score(study, responses, labels, Threads{1});
        const Census census = census_of(study, responses, scores, Threads{1});
        for (const SliceCensus& slice : census.families.front().slices) {
            const People people(census.families.front(), slice);
            for (std::size_t variable = 0; variable < people.family().variables.size(); ++variable) {
                const auto by_atom = people.by_atom(variable);
                PublishedSums published;
                for (std::size_t group = 0; group < people.groups(); ++group) published.groups.push_back(below(random, 3) > 0 ? 1 : 0);
                if (below(random, 2) == 0) {
                    auto& other = published.others.emplace_back();
                    for (std::uint32_t atom = 0; atom < by_atom.size(); ++atom)
                        if (below(random, 2) == 0) other.push_back(atom);
                }
                for (std::size_t target = 0; target < people.groups() + 6; ++target) {
                    std::vector<std::uint32_t> atoms;
                    for (std::uint32_t atom = 0; atom < by_atom.size(); ++atom) {
                        const bool in = target < people.groups() ? people.group_of(atom, people.family().groups[target].grouping) == target
                                                                 : below(random, 3) == 0;
                        if (in) atoms.push_back(atom);
                    }
                    const bool expected = is_combination(people, by_atom, published, atoms);
                    CHECK(can_be_worked_out(people, variable, published, {atoms, {}, 0}) == expected);
                    ++(expected ? yes : no);
                }
            }
        }
    }
    CHECK(yes > 1000);
    CHECK(no > 1000);
}
