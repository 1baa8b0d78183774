/// Perspectives, waves, sites, teams and attribute levels of all files together: checked, merged and put in order.
/// See docs/formats/responses.md, "Groupings".
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/form_columns.hpp>
#include <recaudit/responses/places.hpp>
#include <recaudit/responses/responses.hpp>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// A value of one grouping: how many rows have it, and where it first stands (nowhere for constants).
struct GroupValue {
    std::string text;
    std::size_t rows = 0;
    std::optional<CellPlace> first;
};

/// Texts numbered in the order in which they come.
class GroupValues {
public:
    std::uint32_t add(const std::string& text, std::size_t rows, const std::optional<CellPlace>& first);
    [[nodiscard]] const std::vector<GroupValue>& all() const { return values_; }

private:
    std::vector<GroupValue> values_;
    std::map<std::string, std::uint32_t> at_;
};

/// Rows that share all four groupings, over all files.
struct StudyStratum {
    StratumKey values{};
    std::size_t rows = 0;
    std::array<std::optional<CellPlace>, group_names.size()> first;
};

/// The place of a perspective among the usual ones; all others come after these, by byte order.
[[nodiscard]] std::size_t rank_of_perspective(std::string_view text);

/// The code of the declared level that `text` is, by code or label; empty where it is none, or not surely one.
[[nodiscard]] std::string declared_level(const Attribute& attribute, const std::string& text);

class Groups {
public:
    Groups(const Study& study, const std::vector<std::string>& attributes)
        : study_(study), attributes_(attributes), levels_(attributes.size()) {}

    /// Takes the groupings of one file, checks them, and renumbers the rows of the form from `first_row` on.
    void take(const ColumnPlan& plan, const Instrument& instrument, const std::vector<ReadFile>& files, const FileResult& result,
              FormColumns& columns, std::size_t first_row);
    /// Spellings that differ only by case, spaces, dashes or quotes; and waves that some files have and others lack.
    void compare_spellings(const std::vector<ReadFile>& files);
    /// Sorts everything, and gives the forms their final numbers.
    void finish(Responses& responses) const;

    [[nodiscard]] Diagnostics& problems() { return problems_; }

private:
    [[nodiscard]] std::string default_of(Group group, const ColumnPlan& plan, const Instrument& instrument) const;
    [[nodiscard]] bool is_allowed(Group group, const std::string& text) const;
    void report_value(Group group, const std::string& text, std::size_t rows, const std::vector<ReadFile>& files,
                      const std::optional<CellPlace>& first);
    void take_levels(std::size_t which, const ColumnPlan& plan, const Instrument& instrument, const std::vector<ReadFile>& files,
                     const FileResult& result, FormColumns& columns, std::size_t first_row);
    void report_alike(std::string_view grouping, const std::vector<GroupValue>& values, const std::vector<ReadFile>& files);

    const Study& study_;
    const std::vector<std::string>& attributes_;
    std::array<GroupValues, group_names.size()> values_;
    std::vector<GroupValues> levels_;
    std::vector<StudyStratum> strata_;
    std::map<StratumKey, std::uint32_t> stratum_at_;
    Diagnostics problems_;
};

}  // namespace recaudit::detail
