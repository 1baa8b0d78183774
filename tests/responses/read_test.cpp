#include "scratch_study.hpp"

using namespace recaudit;

namespace {

constexpr int blank = code_of(MissingKind::blank);
constexpr int dont_know = code_of(MissingKind::dont_know);
constexpr int not_applicable = code_of(MissingKind::not_applicable);

}  // namespace

TEST_CASE("codes, labels in any language, numbers and missing codes become one byte each") {
    ScratchStudy study;
    const auto read = study.read_csv("q1,q2\n1,5\nAgree,\"strongly  AGREE\"\n Stimme gar nicht zu ,2.0\n8,Not applicable\n, \n");
    REQUIRE_MESSAGE(read.value, text_of(read.diagnostics));
    CHECK(codes(*read.value, 0) == std::vector<int>{0, 3, 0, dont_know, blank});
    CHECK(codes(*read.value, 1) == std::vector<int>{4, 4, 1, not_applicable, blank});
    CHECK(read.diagnostics.empty());
    CHECK(read.value->forms.front().rows == 5);
    CHECK(read.value->perspectives == std::vector<std::string>{"staff"});
    CHECK(read.value->waves == std::vector<std::string>{""});
}
