#include "../scoring/small_study.hpp"

#include <recaudit/structure/linked_scales.hpp>

#include <doctest/doctest.h>

using namespace recaudit;
using namespace recaudit::small;

namespace {

using Indices = std::vector<std::size_t>;

/// q1 to q6: a of the first three, b of the others.
Instrument two_scales() {
    Instrument out = form(6);
    out.scales = {scale("a", {0, 1, 2}), scale("b", {3, 4, 5})};
    return out;
}

LinkedScales links_of(const std::vector<Instrument>& forms) {
    std::vector<AskedForm> asked;
    for (const Instrument& form : forms) asked.push_back({&form, std::vector<std::uint8_t>(form.items.size(), 1)});
    return linked_scales(asked);
}

}  // namespace

TEST_CASE("one form is linked as it stands: each item on its own scale's factor") {
    const LinkedScales links = links_of({two_scales()});
    CHECK(links.pattern.items == 6);
    CHECK(links.pattern.factors == 2);
    CHECK(links.pattern.loadings == std::vector<Loading>{{0, 0}, {1, 0}, {2, 0}, {3, 1}, {4, 1}, {5, 1}});
    CHECK(links.scales == Indices{0, 1});
    CHECK(links.left_out.empty());
}

TEST_CASE("items are linked by id, else by concept, whatever their order") {
    Instrument other = two_scales();
    other.items[0].id = "new";
    other.items[0].concept_id = "hope";
    other.scales[0].items = {2, 0, 1};
    Instrument first = two_scales();
    first.items[0].concept_id = "hope";
    const LinkedScales links = links_of({first, other});
    CHECK(links.items[0] == Indices{0, 1, 2, 3, 4, 5});
    CHECK(links.items[1] == Indices{0, 1, 2, 3, 4, 5});
    other.items[1].concept_id = "hope";  // no longer clear which
    CHECK(links_of({first, other}).items[0] == Indices{1, 2, 3, 4, 5});
}

TEST_CASE("items of another range, on another scale or not asked are not linked") {
    Instrument other = two_scales();
    other.option_sets.push_back(slider(0, 100));
    other.items[0].options = 1;
    other.scales[1].items = {3, 4};
    CHECK(links_of({two_scales(), other}).items[0] == Indices{1, 2, 3, 4});
    const Instrument form = two_scales();
    const std::vector<AskedForm> asked{{&form, {1, 1, 1, 0, 1, 1}}};
    CHECK(linked_scales(asked).items[0] == Indices{0, 1, 2, 4, 5});
}

TEST_CASE("a scale left with one item in common is left out") {
    Instrument other = two_scales();
    other.scales[0].items = {0};
    const LinkedScales links = links_of({two_scales(), other});
    CHECK(links.pattern.factors == 1);
    REQUIRE(links.left_out.size() == 1);
    CHECK(links.left_out[0].scale == 0);
    CHECK(links.left_out[0].reason == Status::forms_differ);
}

TEST_CASE("scales of one item and totals are left out") {
    Instrument form = two_scales();
    form.scales.push_back(scale("total", {0, 1, 2, 3, 4, 5}));
    form.scales.push_back(scale("again", {2, 1, 0}));
    form.scales.push_back(scale("one", {0}));
    const LinkedScales links = links_of({form});
    CHECK(links.scales == Indices{0, 1});
    REQUIRE(links.left_out.size() == 3);
    CHECK(links.left_out[0].reason == Status::not_identified);
    CHECK(links.left_out[1].reason == Status::not_identified);
    CHECK(links.left_out[2].reason == Status::too_few_items);
}

TEST_CASE("an item on two scales loads on both factors") {
    Instrument form = two_scales();
    form.scales[1].items = {2, 3, 4, 5};
    const LinkedScales links = links_of({form});
    CHECK(links.pattern.items == 6);
    CHECK(links.pattern.loadings == std::vector<Loading>{{0, 0}, {1, 0}, {2, 0}, {2, 1}, {3, 1}, {4, 1}, {5, 1}});
}
