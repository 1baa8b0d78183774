#include "svg_boxes.hpp"

#include <recaudit/charts/svg.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

const std::string long_name = "His Majesty's Prison and Young Offender Institution Llanfairpwllgwyngyllgogerychwyrndrobwll on the Wold";

HeatChart heat(std::size_t rows, std::size_t columns, const std::string& name) {
    HeatChart chart;
    chart.head = {"fig-x", "T", "D", ""};
    chart.people = "People";
    chart.foot = "Do means tell teams apart?";
    for (std::size_t c = 0; c < columns; ++c) {
        chart.columns.push_back(c % 2 == 0 ? "Empowerment to lead and shape change" : "Hope");
        chart.feet.push_back(c % 2 == 0 ? "roughly" : "cannot tell");
    }
    for (std::size_t r = 0; r < rows; ++r) {
        HeatRow row{r % 6 == 0 ? name : "", r % 2 == 0 ? name : "A wing", "12,345", {}};
        for (std::size_t c = 0; c < columns; ++c) row.cells.push_back({static_cast<HeatMark>((r + c) % 4), (r + c) % 5, c % 3 == 0 ? "100" : "(54)", "hover"});
        chart.rows.push_back(row);
    }
    chart.shades = {"40 to 44", "45 to 49", "50 to 54", "55 to 59", "60 to 64"};
    chart.unsure = "(in brackets) hardly tells its team from others";
    chart.withheld = "withheld";
    return chart;
}

}  // namespace

TEST_CASE("a heat map keeps its words apart, with 1, 3 and 40 rows, 1 to 7 columns and very long names") {
    for (const std::size_t rows : {1, 3, 40})
        for (const std::size_t columns : {1, 3, 7})
            for (const std::string& name : {std::string("Alderbrook"), long_name}) CHECK(sample::first_collision(to_svg(heat(rows, columns, name), SvgUse::alone)) == "");
}

TEST_CASE("a value has a shade, an unsure one an outline alone, a withheld one hatching and no text") {
    HeatChart chart = heat(0, 3, "");
    chart.shades.clear();
    chart.unsure.clear();
    chart.withheld.clear();
    chart.rows = {{"", "A wing", "23", {{HeatMark::shown, 3, "61", "one"}, {HeatMark::unsure, 3, "(54)", "two"}, {HeatMark::withheld, 3, "99", "three"}}}};
    const std::string svg = to_svg(chart, SvgUse::in_page);
    CHECK(svg.find("<title>one</title><rect class=\"c-shade-3\"") != std::string::npos);
    CHECK(svg.find("<text class=\"c-on-shade-3\"") != std::string::npos);
    CHECK(svg.find("<title>two</title><rect class=\"c-outline c-dashed\"") != std::string::npos);
    CHECK(svg.find("<title>three</title><rect fill=\"url(#fig-x-hatch)\"") != std::string::npos);
    CHECK(svg.find(">99<") == std::string::npos);
}
