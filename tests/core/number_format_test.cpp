#include <recaudit/core/number_format.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <stdexcept>

using namespace recaudit;

namespace {

std::string shortest(double value) {
    std::string out;
    append_number(out, value);
    return out;
}

}  // namespace

TEST_CASE("files carry the shortest text that reads back") {
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(-0.0) == "0");
    CHECK(shortest(2.96584699453552) == "2.96584699453552");
    CHECK(shortest(1e300) == "1e+300");
    CHECK_THROWS_AS(shortest(std::numeric_limits<double>::quiet_NaN()), std::logic_error);
}

TEST_CASE("people see numbers rounded half away from zero as they would by hand") {
    CHECK(fixed(2.675, 2) == "2.68");  // binary 2.67499999…, but written 2.675
    CHECK(fixed(0.5, 0) == "1");
    CHECK(fixed(9.996, 2) == "10.00");
    CHECK(fixed(99.95, 1) == "100.0");
    CHECK(fixed(3, 2) == "3.00");
    CHECK(fixed(1e-20, 2) == "0.00");
    CHECK(fixed(1e22, 0) == "10000000000000000000000");
}

TEST_CASE("nothing rounds to minus zero") {
    CHECK(fixed(-0.004, 2) == "0.00");
    CHECK(fixed(-0.005, 2) == "-0.01");
}
