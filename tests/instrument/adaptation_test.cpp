#include "../render/scratch_folder.hpp"
#include "edit.hpp"

#include <recaudit/instrument/adaptation.hpp>
#include <recaudit/instrument/load.hpp>

#include <algorithm>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

/// What a form that extends five-themes-staff by these lines changes.
Adaptation changes_of(const std::string& lines, const std::string& extended = "five-themes-staff") {
    const ScratchFolder folder;
    put(folder.path() / "ours.yaml", "instrument: ours\nextends: " + extended + "\n" + lines);
    const auto form = load_instrument("./ours.yaml", folder.path());
    CHECK_FALSE(form.diagnostics.has_errors());
    REQUIRE(form.value.has_value());
    return form.value->adaptation;
}

/// "vision_1 reworded flagged" of every question.
std::string items_of(const Adaptation& changes) {
    std::vector<std::string> out;
    for (const auto& item : changes.items)
        out.push_back(item.id + " " + std::string(name_of(item.how)) + " " + std::string(name_of(item.comparable)));
    return joined(out);
}

std::string scale_of(const Adaptation& changes, std::string_view id) {
    const auto at = std::ranges::find(changes.scales, id, &AdaptedScale::id);
    return at == changes.scales.end() ? "none" : std::string(name_of(at->how)) + " " + std::string(name_of(at->comparable));
}

const std::string reworded = "items: [{id: vision_1, text: We mean the same., options: agreement, concept: shared-definition";

}  // namespace

TEST_CASE("a form that only adds keeps every scale of the original comparable") {
    const auto changes = changes_of("items: [{id: ours_1, text: We are kind., options: agreement}]\nscales: [{id: ours, items: [ours_1], local: true}]\n"
                                    "sections: [{title: Ours, items: [ours_1]}]\n");
    CHECK(changes.original == "five-themes-staff");
    CHECK(items_of(changes) == "ours_1 added flagged");
    CHECK(scale_of(changes, "vision") == "unchanged same");
    CHECK(scale_of(changes, "ours") == "added not_comparable");
    CHECK(changes.scales.size() == 7);
}

TEST_CASE("a question reworded is flagged, and so is its scale, unless the form says it means the same") {
    CHECK(items_of(changes_of(reworded + "}]\n")) == "vision_1 reworded flagged");
    CHECK(scale_of(changes_of(reworded + "}]\n"), "vision") == "changed flagged");
    CHECK(scale_of(changes_of(reworded + "}]\n"), "patience") == "unchanged same");
    CHECK(scale_of(changes_of(reworded + ", comparable: same}]\n"), "vision") == "changed same");
    CHECK(scale_of(changes_of(reworded + ", comparable: not_comparable}]\n"), "vision") == "changed not_comparable");
}

TEST_CASE("a question dropped flags its scale") {
    const auto changes = changes_of("drop: [patience_3]\n");
    CHECK(items_of(changes) == "patience_3 dropped flagged");
    CHECK(scale_of(changes, "patience") == "changed flagged");
    CHECK(changes.items[0].now.empty());
    CHECK_FALSE(changes.items[0].before.empty());
}

TEST_CASE("other answers, or a question turned round, are not comparable") {
    CHECK(items_of(changes_of(reworded + ", reverse: true}]\n")) == "vision_1 turned not_comparable");
    const std::string options = "options: {three: {type: likert, choices: [{code: 1, label: No}, {code: 2, label: So}, {code: 3, label: Yes}]}}\n";
    const auto changes = changes_of(options + "items: [{id: vision_1, text: We mean the same., options: three}]\n");
    CHECK(items_of(changes) == "vision_1 other_answers not_comparable");
    CHECK(scale_of(changes, "vision") == "changed not_comparable");
}

TEST_CASE("another method is not comparable, and a scale can be dropped") {
    const std::string items = "[vision_1, vision_2, vision_3, vision_4, vision_5, vision_6, vision_7]";
    CHECK(scale_of(changes_of("scales: [{id: vision, items: " + items + ", method: sum}]\n"), "vision") == "changed not_comparable");
    CHECK(scale_of(changes_of("drop: [values]\n"), "values") == "dropped not_comparable");
}

TEST_CASE("a translation changes nothing") {
    const auto changes = changes_of("translations: {de: {vision_1: Wir meinen dasselbe.}}\n");
    CHECK(items_of(changes).empty());
    CHECK(std::ranges::all_of(changes.scales, [](const AdaptedScale& scale) { return scale.how == Adapted::unchanged; }));
}

TEST_CASE("the original is the nearest built-in form, however many forms lie between; a built-in form is no adaptation") {
    const ScratchFolder folder;
    put(folder.path() / "first.yaml", "instrument: first\nextends: five-themes-document-assessment\ndrop: [vision_2]\n");
    put(folder.path() / "second.yaml", "instrument: second\nextends: ./first.yaml\ndrop: [vision_3]\n");
    const auto second = load_instrument("./second.yaml", folder.path());
    REQUIRE(second.value.has_value());
    CHECK(second.value->adaptation.original == "five-themes-document-assessment");
    CHECK(second.value->adaptation.items.size() >= 2);
    const auto built_in = load_instrument("five-themes-document-assessment", ".");
    REQUIRE(built_in.value.has_value());
    CHECK(built_in.value->adaptation.original.empty());
    CHECK(built_in.value->adaptation.scales.empty());
}

TEST_CASE("only an unchanged scale, or one declared to mean the same, compares with the original") {
    const ScratchFolder folder;
    put(folder.path() / "ours.yaml", "instrument: ours\nextends: five-themes-staff\ndrop: [patience_3]\n" + reworded + ", comparable: same}]\n");
    const auto form = load_instrument("./ours.yaml", folder.path());
    REQUIRE(form.value.has_value());
    CHECK(compares_with_original(*form.value, "vision"));
    CHECK(compares_with_original(*form.value, "values"));
    CHECK_FALSE(compares_with_original(*form.value, "patience"));
    CHECK(describe_changes(*form.value).find("patience_3 (dropped, flagged)") != std::string::npos);
}
