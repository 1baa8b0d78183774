#include <recaudit/render/base64.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

// The test vectors of RFC 4648, section 10.
TEST_CASE("bytes are written as RFC 4648 has it") {
    CHECK(base64("").empty());
    CHECK(base64("f") == "Zg==");
    CHECK(base64("fo") == "Zm8=");
    CHECK(base64("foo") == "Zm9v");
    CHECK(base64("foob") == "Zm9vYg==");
    CHECK(base64("fooba") == "Zm9vYmE=");
    CHECK(base64("foobar") == "Zm9vYmFy");
    CHECK(base64("\xff\xfe\xfd") == "//79");
}
