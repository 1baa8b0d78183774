/// Reports for single sites: what stands in every format, text for text.
#include "../report/sample_results.hpp"
#include "scratch_folder.hpp"

#include <recaudit/render/output.hpp>
#include <recaudit/report/site_names.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace recaudit;
using namespace recaudit::sample;

namespace {

const std::vector<std::string> sites{"Kestrelford", "Oxhollow House", "Tansy Lane", "7", "Wrenmoor & Vale"};

/// The files of the report for one site, by name, as they were written.
std::map<std::string, std::string> files_for(const std::string& folder, const std::string& audience = "") {
    Shape shape;
    shape.sites = sites;
    Study study = sample::study(shape);
    study.title = text("Audit of Kestrelford, Oxhollow House, Tansy Lane and Wrenmoor & Vale");
    study.report.introduction = text("Thanks to all at Tansy Lane.");
    study.report.audience = audience;
    study.instruments[0].items[0].text = text("Here at Kestrelford we agree.");
    const ScratchFolder out;
    OutputSettings settings;
    settings.folder = out.path() / "out";
    settings.formats = {"html", "md"};
    settings.version = "1.0";
    settings.site_reports = SiteReports::each;
    write_output(sample::released(shape), study, {}, settings);
    std::map<std::string, std::string> files;
    for (const auto& [name, text] : snapshot(settings.folder / "sites" / folder)) files[name] = text;
    return files;
}

}  // namespace

TEST_CASE("every site has a folder with its report and charts, and no tables of others") {
    const auto files = files_for("tansy-lane");
    CHECK(files.contains("report.html"));
    CHECK(files.contains("report.md"));
    CHECK(files.contains("figures/overview.svg"));
    for (const auto& [name, text] : files) CHECK_FALSE(name.ends_with(".csv"));
    CHECK(files_for("wrenmoor-vale").contains("report.html"));
    CHECK(files_for("7").contains("report.html"));
}

TEST_CASE("in the report for one site the names of the others stand nowhere") {
    for (const std::string audience : {"", "board", "frontline", "service_user"})
        for (const auto& [name, text] : files_for("tansy-lane", audience)) {
            CAPTURE(audience);
            CAPTURE(name);
            for (const std::string other : {"Kestrelford", "Oxhollow", "Wrenmoor"}) CHECK(text.find(other) == std::string::npos);
            if (name.starts_with("report")) CHECK(text.find("Tansy Lane") != std::string::npos);
        }
    const std::string html = files_for("tansy-lane")["report.html"];
    for (const std::string label : {"Site A", "Site B", "Site C", "Site D"}) CHECK(html.find(label) != std::string::npos);
    // A name that is a number is replaced where it is a name: in the heads of rows.
    CHECK(html.find("<th scope=\"row\">7</th>") == std::string::npos);
    CHECK(html.find("<th scope=\"row\">7: ") == std::string::npos);
}

TEST_CASE("its own figures come first, told as everyone's") {
    const std::string md = files_for("7")["report.md"];
    // Three teams of 20, 22 and 24 people; 66 of 132.
    CHECK(md.find("66 of 132 staff answered in 2026") != std::string::npos);
    CHECK(md.find("This report was made for 7.") != std::string::npos);
}

TEST_CASE("names are replaced as whole words, the longest first, and short ones are left to the tables") {
    const SiteNames names{"Own", {{"North", "Site A"}, {"North Wing", "Site B"}, {"7", "Site C"}, {"Caf\u00e9", "Site D"}}};
    CHECK(without_names("North Wing, North; Northern, 7 and Caf\u00e9s and Caf\u00e9", names) == "Site B, Site A; Northern, 7 and Caf\u00e9s and Site D");
}

TEST_CASE("no label is the name of a site, and there are as many as it takes") {
    Shape shape;
    shape.sites = {"Site A", "Site B", "Mine"};
    const SiteNames names = names_for(sample::released(shape), sample::study(shape), "Mine");
    for (const auto& [name, label] : names.others) CHECK((label == "Site C" || label == "Site D"));
    shape.sites.clear();
    for (int i = 0; i < 40; ++i) shape.sites.push_back("place " + std::to_string(i));
    shape.perspectives = {"staff"};
    shape.waves = {"2026"};
    const SiteNames many = names_for(sample::released(shape), sample::study(shape), "place 0");
    std::set<std::string> labels;
    for (const auto& [name, label] : many.others) labels.insert(label);
    CHECK(labels.size() == 39);
    CHECK(*labels.begin() == "Site AA");
}
