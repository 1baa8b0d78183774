/// What the other sites are called in the report for one of them, and a study that does not name them.
#pragma once

#include <recaudit/disclosure/one_site.hpp>
#include <recaudit/study/study.hpp>

#include <string>

namespace recaudit {

/// "Site A", "Site B", ... for the sites other than `site`, in an order that says nothing about them. No label is the
/// name of a site.
[[nodiscard]] SiteNames names_for(const Released<Results>& results, const Study& study, const std::string& site);

/// `text` with the names of other sites replaced wherever they stand as words. Names without three letters are left: as
/// words they are too common, and in the tables they are replaced wherever they are names.
[[nodiscard]] std::string without_names(std::string text, const SiteNames& names);

/// The study with every text that the report shows freed of the names of other sites.
[[nodiscard]] Study without_names(Study study, const SiteNames& names);

}  // namespace recaudit
