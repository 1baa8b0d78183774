#include "svg_boxes.hpp"

#include <recaudit/charts/svg.hpp>

#include <doctest/doctest.h>

using namespace recaudit;

namespace {

const std::string long_name = "His Majesty's Prison and Young Offender Institution Llanfairpwllgwyngyllgogerychwyrndrobwll on the Wold";

GuessChart guesses(std::size_t rows, const std::string& name) {
    GuessChart chart;
    chart.head = {"fig-x", "T", "D", ""};
    chart.axis = {40, 80, 10, "Score from 0 to 100"};
    chart.ranks = {1, double(std::max<std::size_t>(rows, 3)), double(std::max<std::size_t>(rows, 3)) - 1, "Rank of 40, 1 the highest mean"};
    chart.target = 60;
    chart.value = "mean";
    chart.guess = "best guess, 95 % interval";
    chart.rank = "ranks it may have";
    chart.target_name = "target";
    for (std::size_t i = 0; i < rows; ++i) chart.rows.push_back({name, 70.0, 66.0, {60.0, 72.0}, 1, 2, "66 (60 to 72)", "1st to 2nd", "hover", false});
    chart.rows.push_back({"Small", {}, {}, {}, {}, {}, "withheld", "", "Small: withheld", true});
    return chart;
}

}  // namespace

TEST_CASE("best guesses keep their labels apart, with 1, 3 and 40 rows of short and very long names") {
    for (const std::size_t rows : {1, 3, 40})
        for (const std::string& name : {std::string("Alderbrook"), long_name}) CHECK(sample::first_collision(to_svg(guesses(rows, name), SvgUse::alone)) == "");
}

TEST_CASE("a bar of ranks reaches from half a place before the first to half a place after the last") {
    const std::string svg = to_svg(guesses(3, "A"), SvgUse::in_page);  // places 0.5 to 3.5 lie between 540 and 644
    CHECK(svg.find("<rect class=\"c-even\" x=\"540\"") != std::string::npos);
    CHECK(svg.find("width=\"69.3\"") != std::string::npos);  // two of three places of 104
}

TEST_CASE("a withheld site is hatched and has neither marks nor ranks") {
    GuessChart chart = guesses(0, "");
    const std::string svg = to_svg(chart, SvgUse::in_page);
    CHECK(svg.find("url(#fig-x-hatch)") != std::string::npos);
    CHECK(svg.find("<title>Small: withheld</title>") != std::string::npos);
    const std::string row = svg.substr(svg.find("<title>Small"));
    CHECK(row.find("<circle") == std::string::npos);
    CHECK(row.find("c-even\"") == std::string::npos);
}
