/// Released results for the people of one site, in which the other sites have no names. Shows nothing that the release
/// does not show. See docs/report.md, "A report for each site".
#pragma once

#include <recaudit/disclosure/release.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// What the sites are called in the report for one of them.
struct SiteNames {
    std::string own;
    std::map<std::string, std::string, std::less<>> others;  // name -> what stands in its place
};

/// The sites that have any row, by byte order.
[[nodiscard]] std::vector<std::string> sites_of(const Results& results);

/// The other sites in an order that says nothing about them: by a hash of their names and of every site's scores in full
/// precision, which nobody knows who does not know the names anyway. Each site's report has an order of its own.
[[nodiscard]] std::vector<std::string> others_in_random_order(const Released<Results>& released, std::string_view own);

/// The same figures under other names. Rows about teams of the other sites, about all teams one by one, and about groups
/// within sites are left out; rows stand in the order of the new names, and so do the two sides of a pair.
[[nodiscard]] Released<Results> for_one_site(const Released<Results>& released, const SiteNames& names);

/// What is about one site and its teams, told as if it were all there is: rows about the site are rows about everyone.
[[nodiscard]] Released<Results> only_site(const Released<Results>& released, std::string_view site);

}  // namespace recaudit
