/// Which column of a file is which item, grouping, weight or respondent. See docs/formats/responses.md, "Columns".
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/responses/answer_key.hpp>
#include <recaudit/responses/csv_records.hpp>
#include <recaudit/study/study.hpp>

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace recaudit::detail {

/// The groupings that every study knows; the order is that in which rows are sorted.
enum class Group : std::uint8_t { perspective, wave, site, team };
inline constexpr std::array<std::string_view, 4> group_names{"perspective", "wave", "site", "team"};

/// Where the value of a grouping or weight comes from: a column, a constant, or nowhere.
struct Supply {
    std::optional<std::uint32_t> field;  // counted from 0
    std::optional<std::string> constant;
    [[nodiscard]] bool any() const { return field.has_value() || constant.has_value(); }
};

enum class ColumnKind : std::uint8_t { coded, continuum, checklist, ticks };

/// One item that the file supplies.
struct ItemColumn {
    std::uint32_t item = 0;
    ColumnKind kind = ColumnKind::coded;
    std::uint32_t key = 0;              // index into ColumnPlan::keys
    std::vector<std::uint32_t> fields;  // one; for `ticks` one per choice
};

struct AttributeSupply {
    std::size_t attribute = 0;  // index into the study's list of attribute names
    Supply supply;
};

/// An open question that the file supplies.
struct CommentColumn {
    std::uint32_t comment = 0;  // index into Instrument::comments
    std::uint32_t field = 0;
};

struct ColumnPlan {
    std::vector<std::string> headings;
    std::array<Supply, group_names.size()> groups;
    std::vector<AttributeSupply> attributes;
    std::optional<std::uint32_t> respondent;
    Supply weight;
    std::optional<std::uint32_t> duration;
    std::vector<AnswerKey> keys;
    std::vector<ItemColumn> items;
    std::vector<CommentColumn> comments;
    std::vector<std::uint32_t> not_asked;  // items that the file leaves out, as their versions allow

    [[nodiscard]] const Supply& group(Group which) const { return groups.at(static_cast<std::size_t>(which)); }
};

/// What is needed to match headings, apart from the headings themselves.
struct ColumnQuestion {
    const Study& study;
    const ResponseSource& source;
    const std::vector<std::string>& attributes;  // names of all attributes of the study
    DecimalComma decimal_comma = DecimalComma::refused;
    std::string file;                                  // as shown in messages
    std::function<Place(std::size_t field)> place_of;  // of a heading
};

/// Matches the headings; no value where an error was found.
[[nodiscard]] Parsed<ColumnPlan> match_columns(const ColumnQuestion& question, std::vector<std::string> headings);

/// The attributes that the study, its instruments and its response sources name, each once, in that order.
[[nodiscard]] std::vector<std::string> attribute_names(const Study& study);

}  // namespace recaudit::detail
