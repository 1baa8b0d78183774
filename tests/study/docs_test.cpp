/// The examples of the pages about the two formats load as they stand there.
#include "../instrument/edit.hpp"
#include "../render/scratch_folder.hpp"

#include <recaudit/instrument/load.hpp>
#include <recaudit/study/load.hpp>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

std::vector<std::string> examples(const std::string& page) {
    const std::string text = contents(std::filesystem::path(RECAUDIT_SOURCE) / "docs/formats" / page);
    const std::string open = "```yaml\n";
    std::vector<std::string> out;
    for (auto at = text.find(open); at != std::string::npos; at = text.find(open, at + 1)) {
        const auto start = at + open.size();
        out.push_back(text.substr(start, text.find("```", start) - start));
    }
    return out;
}

}  // namespace

TEST_CASE("the forms that docs/formats/instrument.md shows load without a word") {
    const auto forms = examples("instrument.md");
    REQUIRE(forms.size() == 3);
    for (const auto& form : forms) {
        const auto out = parse_instrument(form, "form.yaml", {});
        CHECK(joined(problems(out.diagnostics)) == "");
        CHECK(out.value.has_value());
    }
}

TEST_CASE("the study that docs/formats/study.md shows loads without a word") {
    const auto studies = examples("study.md");
    REQUIRE(studies.size() == 1);
    const auto out = parse_study(studies[0], "study.yaml", {});
    CHECK(joined(problems(out.diagnostics)) == "");
    CHECK(out.value.has_value());
}
