#include "svg_boxes.hpp"

#include <recaudit/charts/svg.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

const std::string long_name = "His Majesty's Prison and Young Offender Institution Llanfairpwllgwyngyllgogerychwyrndrobwll on the Wold";

ControlChart control(std::size_t waves, std::size_t panels) {
    ControlChart chart;
    chart.head = {"fig-x", "T", "D", ""};
    chart.axis = {40, 70, 10, "Score from 0 to 100"};
    chart.usual = "as usual";
    chart.signal = "more than usual";
    chart.centre = "mean of all rounds";
    chart.limit = "limits of the usual";
    for (std::size_t w = 0; w < waves; ++w) chart.waves.push_back("Spring " + std::to_string(2000 + w));
    for (std::size_t p = 0; p < panels; ++p) {
        ControlPanel panel{p % 2 == 0 ? long_name : "Hope", {}, 55.0, 48.0, 62.0};
        for (std::size_t w = 0; w < waves; ++w) panel.points.push_back({w == 3 ? Number() : Number(50 + double(w % 7)), w == 5, "hover"});
        chart.panels.push_back(panel);
    }
    return chart;
}

}  // namespace

TEST_CASE("control charts keep their words apart, with 12, 15 and 60 waves and 1, 3 and 40 panels") {
    for (const std::size_t waves : {12, 15, 60})
        for (const std::size_t panels : {1, 3, 40}) CHECK(sample::first_collision(to_svg(control(waves, panels), SvgUse::alone)) == "");
}

TEST_CASE("a signal has a shape of its own, and a wave without a value no mark") {
    const std::string svg = to_svg(control(12, 1), SvgUse::in_page);
    std::size_t usual = 0, signal = 0;
    for (auto at = svg.find("hover</title><circle"); at != std::string::npos; at = svg.find("hover</title><circle", at + 1)) ++usual;
    for (auto at = svg.find("hover</title><path class=\"c-odd\""); at != std::string::npos; at = svg.find("hover</title><path class=\"c-odd\"", at + 1)) ++signal;
    CHECK(usual == 10);
    CHECK(signal == 1);
}
