#include "told.hpp"

#include <recaudit/core/number_format.hpp>
#include <recaudit/report/control_figures.hpp>
#include <recaudit/report/item_figures.hpp>
#include <recaudit/report/rounding.hpp>
#include <recaudit/report/sections.hpp>
#include <recaudit/report/team_figures.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

using namespace recaudit;
using sample::own_labels, sample::Told;

namespace {

void add_agreement(Results& results, const std::string& scale, double icc1) {
    AgreementRow row;
    Labels& labels = own_labels();
    row.scope = {labels.intern("sample"), labels.intern("staff"), labels.intern("2026"), labels.intern("team"), {}, {}};
    row.scale = labels.intern(scale);
    row.groups = 6;
    row.n = 120;
    row.icc1 = icc1;
    row.people = 120;
    results.agreement.push_back(row);
}

}  // namespace

TEST_CASE("questions stand once, with a lane for each perspective in the words it was asked") {
    const Told told(sample::Shape{});
    const Facts& facts = told.facts.front();
    const auto figures = item_figures(facts, facts.themes().front(), reach_of_answers(facts));
    REQUIRE(figures.size() == 1);
    const auto& chart = std::get<AnswerChart>(figures[0].chart);
    REQUIRE(chart.rows.size() == 3);
    REQUIRE(chart.rows[0].lanes.size() == 2);
    CHECK(chart.rows[0].lanes[0].who == "Staff");
    CHECK(chart.rows[0].lanes[0].label == "Simulated statement vision_1 as asked of staff.");
    CHECK(chart.rows[0].lanes[1].who == "Service users");
    CHECK(chart.rows[0].lanes[1].label == "Simulated statement vision_1 as asked of service_user.");
    CHECK(chart.rows[2].lanes[0].label.ends_with("(reversed)"));
    // Staff in 2026 at 3.8: 56 % favourable, 20 % neutral, 24 % unfavourable.
    CHECK(*chart.rows[0].lanes[0].favourable == doctest::Approx(56));
    CHECK(chart.rows[0].lanes[0].neutral_text == "20");
    CHECK(chart.reach >= 66);  // favourable and half of neutral
    CHECK(figures[0].data.columns.size() == 7);
    CHECK(figures[0].data.rows.size() == 6);
}

TEST_CASE("with one perspective nobody is named beside each question") {
    sample::Shape shape;
    shape.perspectives = {"staff"};
    const Told told(shape);
    const Facts& facts = told.facts.front();
    const auto figures = item_figures(facts, facts.themes().front(), 100);
    REQUIRE(figures.size() == 1);
    CHECK(std::get<AnswerChart>(figures[0].chart).rows[0].lanes[0].who.empty());
    CHECK(figures[0].data.columns.size() == 6);
}

TEST_CASE("a mean of a team is shaded where it tells teams apart, in brackets where it hardly does, as words below the columns say") {
    // With 20 people 20 icc / (1 + 19 icc): 0.2 gives 0.83, 0.01 gives 0.17; with 60 people 0.01 gives 0.38.
    const Told told({}, [](Results& results) {
        add_agreement(results, "vision", 0.2);
        add_agreement(results, "hope", 0.01);
    });
    const TeamFigures teams = team_figures(told.facts.front());
    REQUIRE(teams.figures.size() == 2);
    const auto& staff = std::get<HeatChart>(teams.figures[0].chart);
    CHECK(staff.feet == std::vector<std::string>{"well", "hardly"});
    CHECK(staff.rows[0].heading == "North");
    CHECK(staff.rows[1].heading.empty());
    CHECK(staff.rows[0].cells[0].mark == HeatMark::shown);
    CHECK(staff.rows[0].cells[1].mark == HeatMark::unsure);
    CHECK(staff.rows[0].cells[1].text == "(" + std::to_string(std::stoi(fixed(25 * (3.8 - 0.237 - 1), 0))) + ")");
    CHECK(staff.rows[0].cells[1].hover.ends_with("; it hardly tells this team from others"));
    CHECK_FALSE(staff.unsure.empty());
    CHECK(staff.withheld == "withheld");
    CHECK(staff.rows.back().cells[0].mark == HeatMark::withheld);
    // Of service users nothing is known: their means are shown and the words say that it cannot be told.
    const auto& users = std::get<HeatChart>(teams.figures[1].chart);
    CHECK(users.feet == std::vector<std::string>{"cannot tell", "cannot tell"});
    CHECK(users.rows[0].cells[1].mark == HeatMark::shown);
    CHECK(users.unsure.empty());
}

TEST_CASE("where agreement is withheld the spread over all rounds says whether means tell teams apart") {
    // Teams of 20 people with a share of 0.04 between them: 20 * 0.04 / (1 + 19 * 0.04) = 0.45.
    const auto withheld = [](Results& results) {
        add_agreement(results, "vision", 0.2);
        add_agreement(results, "hope", 0.2);
        for (AgreementRow& row : results.agreement) row.people = 3;
    };
    const Told alone({}, withheld);
    const auto feet = [](const Told& told) { return std::get<HeatChart>(team_figures(told.facts.front()).figures.at(0).chart).feet; };
    CHECK(feet(alone) == std::vector<std::string>{"withheld", "withheld"});
    const Told told({}, [&](Results& results) {
        withheld(results);
        VarianceComponentsRow row;
        Labels& labels = own_labels();
        row.scope = {labels.intern("sample"), labels.intern("staff"), {}, labels.intern("all"), {}, {}};
        row.scale = labels.intern("hope");
        row.term = labels.intern("team");
        row.share = 0.04;
        row.people = 228;
        results.variance_components.push_back(row);
    });
    CHECK(feet(told) == std::vector<std::string>{"withheld", "hardly"});
}

TEST_CASE("equal numbers have equal shades, and a shade never falls as the number rises") {
    const Told told({.sites = {"A", "B", "C", "D"}, .teams_in_site = 6});
    for (const Figure& figure : team_figures(told.facts.front()).figures) {
        const auto& chart = std::get<HeatChart>(figure.chart);
        CHECK(chart.shades.size() <= 5);
        std::vector<std::pair<int, std::size_t>> seen;
        for (const HeatRow& row : chart.rows)
            for (const HeatCell& cell : row.cells)
                if (cell.mark == HeatMark::shown) seen.emplace_back(std::stoi(cell.text), cell.shade);
        std::ranges::sort(seen);
        for (std::size_t i = 1; i < seen.size(); ++i) {
            CHECK(seen[i].second >= seen[i - 1].second);
            if (seen[i].first == seen[i - 1].first) CHECK(seen[i].second == seen[i - 1].second);
        }
    }
}

TEST_CASE("a rounded difference that its rounded parts do not give is told, once for a picture") {
    CHECK(looks_off(50.4, 46.6, 3.8));         // 50 - 47 = 3, the difference is 4
    CHECK_FALSE(looks_off(50.4, 46.2, 4.2));   // 50 - 46 = 4
    CHECK(looks_off(46.6, 50.4, -3.8));
    const auto notes = [](const Told& told) {
        const ReportSection section = perspectives_section(told.facts.front());
        return std::ranges::count_if(section.blocks, [](const Block& block) {
            const auto* paragraph = std::get_if<Paragraph>(&block);
            return paragraph != nullptr && paragraph->text.starts_with("Gaps were worked out before rounding.");
        });
    };
    const auto set = [](double a, double b) {
        return [=](Results& results) {
            for (GapsRow& row : results.gaps) row.mean_a = a, row.mean_b = b, row.difference = a - b;
        };
    };
    CHECK(notes(Told({}, set(50.4, 46.6))) == 1);
    CHECK(notes(Told({}, set(50.4, 46.2))) == 0);
}

TEST_CASE("twelve rounds make a control chart, a panel a theme, with the rounds at which a rule holds marked") {
    sample::Shape shape;
    shape.perspectives = {"staff"};
    shape.waves.clear();
    for (int year = 2010; year < 2022; ++year) shape.waves.push_back(std::to_string(year));
    const Told told(shape, [&](Results& results) {
        Labels& labels = own_labels();
        for (const std::string& wave : shape.waves) {
            SpcRow row;
            row.scope = {labels.intern("sample"), labels.intern("staff"), labels.intern(wave), labels.intern("all"), {}, {}};
            row.scale = labels.intern("hope");
            row.value = wave == "2015" ? 4.6 : 3;
            row.centre = 3.1;
            row.lower = 2.6;
            row.upper = 3.6;
            if (wave == "2015") row.rule = labels.intern("outside_limits");
            row.people = 100;
            results.spc.push_back(row);
        }
    });
    const auto blocks = control_blocks(told.facts.front());
    REQUIRE(blocks.size() == 2);
    const Figure& figure = std::get<Figure>(blocks[1]);
    const auto& panel = std::get<ControlChart>(figure.chart).panels.at(0);
    CHECK(panel.title == "Hope");
    REQUIRE(panel.points.size() == 12);
    CHECK(panel.points[5].signal);
    CHECK_FALSE(panel.points[4].signal);
    CHECK(*panel.points[5].value == doctest::Approx(90));
    CHECK(*panel.upper == doctest::Approx(65));
    CHECK(panel.points[5].hover == "Hope, 2015: 90; outside the limits");
    CHECK(figure.data.rows.size() == 12);
    CHECK(control_blocks(Told(sample::Shape{}).facts.front()).empty());
}
