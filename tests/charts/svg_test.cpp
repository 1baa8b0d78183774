#include "svg_boxes.hpp"

#include <recaudit/charts/svg.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

const std::string long_name = "His Majesty's Prison and Young Offender Institution Llanfairpwllgwyngyllgogerychwyrndrobwll on the Wold";

DotChart dots(std::size_t rows) {
    DotChart chart{{"fig-x", "Title", "Description", ""}, {0, 100, 20, "Score from 0 to 100"}, {"Staff", long_name}, {{"", {}}}};
    for (std::size_t i = 0; i < rows; ++i)
        chart.groups[0].rows.push_back({long_name, {{0, 40.0, {35.0, 45.0}, "40 (35 to 45)", "hover", false}, {1, {}, {}, "withheld (fewer than 10)", "hover", true}}});
    return chart;
}

}  // namespace

TEST_CASE("labels do not collide or leave the chart, with 1, 3 and 40 rows of very long names") {
    for (const std::size_t rows : {1, 3, 40}) CHECK(sample::first_collision(to_svg(dots(rows), SvgUse::alone)) == "");
}

TEST_CASE("the check of collisions finds one") {
    CHECK(sample::first_collision("<svg viewBox=\"0 0 760 100\"><text class=\"c\" x=\"5\" y=\"20\" text-anchor=\"start\">abc</text>"
                                  "<text class=\"c\" x=\"8\" y=\"22\" text-anchor=\"start\">def</text>") == "abc | def");
}

TEST_CASE("bars of answers keep their labels apart, at both ends of what can be answered") {
    AnswerChart chart{{"fig-x", "T", "D", ""}, "Unfavourable %", "Neutral %", "Favourable %", "Don't know %", 100, {}};
    chart.rows.push_back({long_name, 0.0, 0.0, 100.0, "0", "0", "100", "0", "", "", false});
    chart.rows.push_back({long_name, 100.0, 0.0, 0.0, "100", "0", "0", "100", "", "", false});
    chart.rows.push_back({long_name, 0.0, 100.0, 0.0, "0", "100", "0", "50", "", "", false});
    chart.rows.push_back({long_name, {}, {}, {}, "", "", "", "", "withheld (fewer than 10)", "", true});
    CHECK(sample::first_collision(to_svg(chart, SvgUse::alone)) == "");
}

TEST_CASE("gaps keep their labels apart") {
    GapChart chart;
    chart.head = {"fig-x", "T", "D", ""};
    chart.axis.label = "Score from 0 to 100";
    chart.a = "Staff";
    chart.b = long_name;
    chart.difference_axis = {-100, 100, 50, "Staff less service users"};
    for (int i = 0; i < 8; ++i) chart.rows.push_back({long_name, 40.0, 90.0, -50.0, {-60.0, -40.0}, "\u221250 (\u221260 to \u221240)", "", false});
    chart.rows.push_back({"Hope", {}, {}, {}, {}, "withheld", "", true});
    CHECK(sample::first_collision(to_svg(chart, SvgUse::alone)) == "");
}

TEST_CASE("lines over 2 and over 15 waves keep their labels apart, equal last values too") {
    for (const std::size_t waves : {2, 15}) {
        LineChart chart;
        chart.head = {"fig-x", "T", "D", ""};
        chart.series = {"Staff", "Service users", "Leaders"};
        for (std::size_t w = 0; w < waves; ++w) {
            chart.waves.push_back("Spring " + std::to_string(2010 + w));
            chart.places.push_back(static_cast<double>(w) / static_cast<double>(waves - 1));
        }
        for (int p = 0; p < 7; ++p) chart.panels.push_back({long_name, std::vector<std::vector<LinePoint>>(3, std::vector<LinePoint>(waves, {2.0, {1.0, 4.0}, "2", "", false}))});
        CHECK(sample::first_collision(to_svg(chart, SvgUse::alone)) == "");
    }
}

TEST_CASE("text from data is text, never markup") {
    DotChart chart = dots(0);
    chart.groups[0].rows.push_back({"<script>alert(1)</script> & \"quotes\" \x01", {{0, 40.0, {}, "40", "a < b", false}}});
    const std::string svg = to_svg(chart, SvgUse::in_page);
    CHECK(svg.find("<script") == std::string::npos);
    CHECK(svg.find("&lt;script&gt;") != std::string::npos);
    CHECK(svg.find('\x01') == std::string::npos);
}

TEST_CASE("a withheld lane is hatched and has no mark, and the drawing names itself") {
    const std::string svg = to_svg(dots(1), SvgUse::alone);
    CHECK(svg.find("url(#fig-x-hatch)") != std::string::npos);
    CHECK(svg.find("role=\"img\" aria-labelledby=\"fig-x-title fig-x-desc\"") != std::string::npos);
    CHECK(svg.find("<title id=\"fig-x-title\">Title</title><desc id=\"fig-x-desc\">Description</desc>") != std::string::npos);
}

TEST_CASE("a notice is drawn above the chart") {
    DotChart chart = dots(1);
    CHECK(to_svg(chart, SvgUse::alone).find("NOT FOR") == std::string::npos);
    chart.head.notice = "NOT FOR PUBLICATION";
    CHECK(to_svg(chart, SvgUse::alone).find(">NOT FOR PUBLICATION</text>") != std::string::npos);
}
