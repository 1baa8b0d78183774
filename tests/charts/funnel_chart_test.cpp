#include "svg_boxes.hpp"

#include <recaudit/charts/svg.hpp>

#include <doctest/doctest.h>

#include <cmath>

using namespace recaudit;

namespace {

const std::string long_name = "His Majesty's Prison and Young Offender Institution Llanfairpwllgwyngyllgogerychwyrndrobwll on the Wold";

/// Limits of a simulated funnel: 60 -+ z x sqrt(400 / n + 4).
FunnelLimits limits_at(double people) {
    const double se = std::sqrt(400 / people + 4);
    return {people, {60 - 1.96 * se, 60 + 1.96 * se}, {60 - 3.09 * se, 60 + 3.09 * se}};
}

FunnelPanel panel(std::size_t sites, const std::string& name) {
    FunnelPanel out{name, {0, 400, 100, "People who answered"}, 60, {}, {}, "3 sites are withheld and not drawn."};
    for (int i = 1; i <= 40; ++i) out.limits.push_back(limits_at(10 * i));
    for (std::size_t i = 0; i < sites; ++i) {
        const double people = 12 + double(i * 97 % 380), value = 60 + 24 * std::sin(double(i) * 2.3);
        const FunnelPlace place = std::abs(value - 60) > 20 ? FunnelPlace::far_outside : std::abs(value - 60) > 15 ? FunnelPlace::outside : FunnelPlace::within;
        out.points.push_back({people, value, place, place == FunnelPlace::within && sites > 3 ? "" : i % 2 == 0 ? long_name : "Site " + std::to_string(i), "hover"});
    }
    return out;
}

FunnelChart funnel(std::size_t panels, std::size_t sites) {
    FunnelChart chart{{"fig-x", "T", "D", ""}, {30, 90, 10, "Score from 0 to 100"}, "target", "95 %", "99.8 %", {"within", "outside 95 %", "outside 99.8 %"}, "Also outside:", {}};
    for (std::size_t p = 0; p < panels; ++p) chart.panels.push_back(panel(sites, p == 0 ? "Staff" : long_name));
    return chart;
}

std::size_t count(const std::string& in, const std::string& what) {
    std::size_t n = 0;
    for (auto at = in.find(what); at != std::string::npos; at = in.find(what, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("names in a funnel do not collide or leave the chart, with 1, 3, 40 and 120 sites in one to three panels") {
    for (const std::size_t panels : {1, 2, 3})
        for (const std::size_t sites : {1, 3, 40, 120}) CHECK(sample::first_collision(to_svg(funnel(panels, sites), SvgUse::alone)) == "");
}

TEST_CASE("every site has its mark, and where it lies is told by shape too") {
    const std::string svg = to_svg(funnel(1, 40), SvgUse::in_page);
    CHECK(count(svg, "<circle") == 1 + count(svg, "hover</title><circle"));
    CHECK(count(svg, "hover</title><circle") + count(svg, "hover</title><path class=\"c-odd\"") + count(svg, "hover</title><path class=\"c-even\"") == 40);
}

TEST_CASE("a name outside the limits that has no room beside its point is told below the panel") {
    FunnelChart chart = funnel(1, 0);
    for (int i = 0; i < 30; ++i) chart.panels[0].points.push_back({200, 85, FunnelPlace::far_outside, "A long name, number " + std::to_string(i), ""});
    const std::string svg = to_svg(chart, SvgUse::in_page);
    CHECK(sample::first_collision(svg) == "");
    CHECK(svg.find("Also outside:") != std::string::npos);
    CHECK(svg.find("number 29") != std::string::npos);
}

TEST_CASE("limits are cut where they leave the plot") {
    FunnelChart chart = funnel(1, 3);
    chart.panels[0].limits.insert(chart.panels[0].limits.begin(), limits_at(1));  // 60 + 62 lies above the chart
    const std::string svg = to_svg(chart, SvgUse::in_page);
    static const std::regex number("[ML]([-0-9.]+) ([-0-9.]+)");
    static const std::regex path("class=\"c-limit[^\"]*\" d=\"([^\"]*)\"");
    std::size_t lines = 0;
    for (auto at = std::sregex_iterator(svg.begin(), svg.end(), path); at != std::sregex_iterator(); ++at, ++lines) {
        const std::string d = (*at)[1];
        for (auto point = std::sregex_iterator(d.begin(), d.end(), number); point != std::sregex_iterator(); ++point) {
            CHECK(std::stod((*point)[2]) >= 60);
            CHECK(std::stod((*point)[2]) <= 420);
        }
    }
    CHECK(lines == 4);
}
