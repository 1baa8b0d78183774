#include "svg_boxes.hpp"

#include <recaudit/charts/svg.hpp>

#include <doctest/doctest.h>
#include <fmt/format.h>

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

namespace {

AnswerLane lane(const std::string& who, const std::string& label, double unfavourable, double neutral, double favourable) {
    return {who, label, unfavourable, neutral, favourable, fmt::format("{}", unfavourable), fmt::format("{}", neutral), fmt::format("{}", favourable), "100", "12,345", "", "hover", false};
}

AnswerChart answers() { return {{"fig-x", "T", "D", ""}, "Unfavourable %", "Neutral %", "Favourable %", "Don't know %", "People", 100, {}}; }

}  // namespace

TEST_CASE("bars of answers keep their labels apart, at both ends of what can be answered, with 1, 3 and 40 questions") {
    for (const std::size_t questions : {1, 3, 40})
        for (const std::string& who : {std::string(), std::string("Service users")}) {
            AnswerChart chart = answers();
            for (std::size_t i = 0; i < questions; ++i) {
                AnswerRow& row = chart.rows.emplace_back();
                row.lanes = {lane(who, long_name, 0, 0, 100), lane(who, "Short.", 100, 0, 0), lane(who, long_name, 1, 97, 2), lane(who, long_name, 33, 34, 33)};
                AnswerLane withheld;
                withheld.who = who;
                withheld.label = long_name;
                withheld.note = "withheld";
                withheld.withheld = true;
                row.lanes.push_back(withheld);
            }
            CHECK(sample::first_collision(to_svg(chart, SvgUse::alone)) == "");
        }
}

TEST_CASE("neutral answers lie half to either side of the line") {
    AnswerChart chart = answers();
    chart.rows.push_back({{lane("", "Question", 30, 40, 30)}});
    const std::string svg = to_svg(chart, SvgUse::in_page);  // -100 ... 100 lie between 334 and 612, the line at 473
    CHECK(svg.find("<rect class=\"c-neutral\" x=\"445.2\"") != std::string::npos);
    CHECK(svg.find("<rect class=\"c-unfavourable\" x=\"403.5\"") != std::string::npos);
    CHECK(svg.find("<rect class=\"c-favourable\" x=\"500.8\"") != std::string::npos);
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
    chart.difference_axis = {-60, 60, 20, "Staff less service users"};
    CHECK(sample::first_collision(to_svg(chart, SvgUse::alone)) == "");
    CHECK(to_svg(chart, SvgUse::alone).find(">\u221260</text>") != std::string::npos);
    CHECK(to_svg(chart, SvgUse::alone).find(">\u221240</text>") == std::string::npos);
}

TEST_CASE("marks of a gap that would cover each other stand above and below their line") {
    const auto heights = [](double a, double b) {
        GapChart chart;
        chart.head = {"fig-x", "T", "D", ""};
        chart.a = "Staff";
        chart.b = "Users";
        chart.difference_axis = {-100, 100, 50, "Staff less users"};
        chart.rows.push_back({"Hope", a, b, {}, {}, "", "here", false});
        const std::string svg = to_svg(chart, SvgUse::alone);
        const std::string row = svg.substr(svg.find("here"));
        std::smatch circle, diamond;
        REQUIRE(std::regex_search(row, circle, std::regex("<circle[^>]* cy=\"([0-9.]+)\"")));
        REQUIRE(std::regex_search(row, diamond, std::regex("translate\\([0-9.]+ ([0-9.]+)\\)")));
        return std::pair(std::stod(circle[1]), std::stod(diamond[1]));
    };
    const auto apart = heights(20, 80), close = heights(50, 51);
    CHECK(close.first < apart.first);
    CHECK(close.second > apart.second);
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

TEST_CASE("two waves are a slope with numbers at both ends, and intervals are bands behind the lines") {
    LineChart chart;
    chart.head = {"fig-x", "T", "D", ""};
    chart.series = {"Staff", "Service users"};
    chart.waves = {"2024", "2026"};
    chart.places = {0, 1};
    chart.axis = {40, 80, 10, ""};
    const std::vector<LinePoint> rising{{50.0, {46.0, 54.0}, "50", "", false, false}, {60.0, {57.0, 63.0}, "61", "", false, false}};
    const std::vector<LinePoint> falling{{60.0, {56.0, 64.0}, "62", "", false, false}, {50.0, {47.0, 53.0}, "49", "", false, false}};
    chart.panels = {{long_name, {rising, falling}}};
    const std::string svg = to_svg(chart, SvgUse::in_page);
    CHECK(sample::first_collision(svg) == "");
    for (const std::string value : {">50<", ">61<", ">62<", ">49<"}) CHECK(svg.find(value) != std::string::npos);
    CHECK(svg.find("c-even-band") != std::string::npos);
    CHECK(svg.find("c-odd-band") != std::string::npos);
}

TEST_CASE("no band and no line crosses a break or a wave without a value") {
    LineChart chart;
    chart.head = {"fig-x", "T", "D", ""};
    chart.series = {"Staff"};
    chart.waves = {"1", "2", "3"};
    chart.places = {0, 0.5, 1};
    const LinePoint point{50.0, {46.0, 54.0}, "50", "", false, false};
    LinePoint broken = point;
    broken.broken = true;
    chart.panels = {{"Broken", {{point, broken, broken}}}, {"Gap", {{point, {}, point}}}};
    const std::string svg = to_svg(chart, SvgUse::in_page);
    CHECK(svg.find("-band") == std::string::npos);
    CHECK(svg.find("<path") == std::string::npos);
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
