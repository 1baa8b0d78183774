#include "../report/sample_results.hpp"

#include <recaudit/render/html.hpp>
#include <recaudit/report/build.hpp>

#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <string>
#include <vector>

using namespace recaudit;

namespace {

std::string page(const sample::Shape& shape = {}) { return to_html(build_report(sample::released(shape), sample::study(shape), {}, "1.0")); }

std::set<std::string> all_matches(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    std::set<std::string> found;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), regex); at != std::sregex_iterator(); ++at) found.insert((*at)[1]);
    return found;
}

std::vector<std::string> every_match(const std::string& text, const std::string& pattern) {
    const std::regex regex(pattern);
    std::vector<std::string> found;
    for (auto at = std::sregex_iterator(text.begin(), text.end(), regex); at != std::sregex_iterator(); ++at) found.push_back((*at)[1]);
    return found;
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a mean and its interval stand in one cell, and paper says where the tables are") {
    const std::string html = page();
    CHECK(std::regex_search(html, std::regex("<td class=\"number\">[0-9]+ <small>\\([0-9]+ to [0-9]+\\)</small></td>")));
    CHECK(html.find("On paper the charts stand without their tables.") != std::string::npos);
}

TEST_CASE("a group that is withheld stands on the page as a name in tables and charts, and nothing else stands with it") {
    sample::Shape shape;
    shape.sites = {"North"};
    shape.teams_in_site = 3;
    const std::string html = page(shape);  // Wing 3 has 6 people
    const std::string without_charts = std::regex_replace(html, std::regex("<svg[^]*?</svg>"), "");
    std::size_t rows = 0;
    for (std::size_t at = without_charts.find("Wing 3"); at != std::string::npos; at = without_charts.find("Wing 3", at + 1), ++rows) {
        const std::string row = std::regex_replace(without_charts.substr(at, without_charts.find("</tr>", at) - at), std::regex(" colspan=\"[0-9]+\""), "");
        CHECK(without_charts.substr(at - 16, 16) == "<th scope=\"row\">");
        CHECK(row.find("withheld") != std::string::npos);
        CHECK_FALSE(std::regex_search(row.substr(6), std::regex("[0-9]")));
    }
    CHECK(rows == 2);
    // In a chart: the name, an empty place for the people, and hatched cells that say that they are withheld.
    const auto names = every_match(html, "(<text[^>]*>Wing 3</text><text[^>]*>[^<]*</text>)");
    CHECK(names.size() == 2);
    for (const std::string& name : names) CHECK(name.ends_with("></text>"));
    const auto cells = every_match(html, "(<g><title>Wing 3[^]*?</g>)");
    CHECK(cells.size() == 4);  // two themes, two perspectives
    for (const std::string& cell : cells) {
        CHECK(cell.find(": withheld</title><rect fill=\"url(") != std::string::npos);
        CHECK(cell.find("<text") == std::string::npos);
    }
    CHECK(count(html, "Wing 3") == rows + names.size() + cells.size());
}

TEST_CASE("cells beside each other that are withheld are one cell, and a row keeps its columns") {
    Report report;
    report.language = "en";
    ReportTable table{"T", {{"Who", Alignment::text}, {"A"}, {"B"}, {"C"}, {"In words", Alignment::text}}, {}};
    table.rows = {{"North", WithheldCell{}, WithheldCell{}, NumberCell{3, 0}, "short"}, {"South", WithheldCell{}, NumberCell{1, 0}, WithheldCell{}, "a text that is longer than one line holds"}};
    report.sections = {{"s", "S", {table}, {}}};
    const std::string html = to_html(report);
    CHECK(html.find("<th scope=\"row\">North</th><td class=\"withheld\" colspan=\"2\"><span>withheld</span></td><td class=\"number\">3</td><td class=\"short\">short</td></tr>") !=
          std::string::npos);
    CHECK(html.find("<th scope=\"row\">South</th><td class=\"withheld\"><span>withheld</span></td><td class=\"number\">1</td><td class=\"withheld\"><span>withheld</span></td><td>a text") !=
          std::string::npos);
}

TEST_CASE("the page fetches nothing and runs nothing") {
    const std::string html = page();
    for (const std::string word : {"<script", "<link", "<img", "<iframe", "@import", "url(http", "src=", "onload", "onclick"}) {
        INFO(word);
        CHECK(html.find(word) == std::string::npos);
    }
    for (const std::string& target : all_matches(html, "href=\"([^\"]*)\"")) CHECK(target.starts_with('#'));
}

TEST_CASE("every link leads to an id of the page, and no id stands twice") {
    const std::string html = page();
    for (const std::string& target : all_matches(html, "href=\"#([^\"]*)\"")) {
        INFO(target);
        CHECK(count(html, " id=\"" + target + "\"") == 1);
    }
    for (const std::string& id : all_matches(html, " id=\"([^\"]*)\"")) CHECK(count(html, " id=\"" + id + "\"") == 1);
}

TEST_CASE("headings go down one level at a time, tables have captions and scopes, drawings titles") {
    const std::string html = page();
    CHECK(count(html, "<h1") == 1);
    CHECK(count(html, "<h4") == 0);
    CHECK(count(html, "<table") == count(html, "<caption>"));
    CHECK(count(html, "<th>") == 0);
    CHECK(count(html, "<svg ") == count(html, "role=\"img\""));
    CHECK(html.find("<html lang=\"en\">") != std::string::npos);
    CHECK(html.find("class=\"skip\" href=\"#report\"") != std::string::npos);
}

TEST_CASE("names from the data come out as text") {
    sample::Shape shape;
    shape.sites = {"<b onclick=x>Bold</b> & 'co'", "South"};
    const std::string html = page(shape);
    CHECK(html.find("<b onclick") == std::string::npos);
    CHECK(html.find("&lt;b onclick=x&gt;Bold&lt;/b&gt; &amp; &#39;co&#39;") != std::string::npos);
}

TEST_CASE("without disclosure control the page says so at its top and in its title") {
    const std::string html = to_html(build_report(sample::unprotected(), sample::study(), {}, "1.0"));
    CHECK(html.find("<title>NOT FOR PUBLICATION - A simulated study</title>") != std::string::npos);
    CHECK(html.find("<p class=\"banner\"><strong>NOT FOR PUBLICATION</strong>") != std::string::npos);
    CHECK(page().find("NOT FOR PUBLICATION") == std::string::npos);
}

TEST_CASE("a p-value is never shown as 0") {
    Results results = sample::results();
    for (GapsRow& row : results.gaps) row.p_adjusted = 1e-9;
    const std::string html = to_html(build_report(release(results, {}), sample::study(), {}, "1.0"));
    CHECK(html.find("&lt; 0.001") != std::string::npos);
    CHECK(html.find(">0.000<") == std::string::npos);
}
