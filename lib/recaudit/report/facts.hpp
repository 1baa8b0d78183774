/// Released results, looked up the way sentences, tables and charts of the report need them.
#pragma once

#include <recaudit/disclosure/release.hpp>
#include <recaudit/report/messages.hpp>
#include <recaudit/report/model.hpp>
#include <recaudit/scoring/answers.hpp>
#include <recaudit/study/study.hpp>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// A scale or composite of one family of forms.
struct Theme {
    std::string instrument;  // the family, as in the tables
    std::string id;
    std::string title;
    bool composite = false;
    std::string anchor;  // unique in the report: letters, digits and hyphens
};

/// A mean from 0 (lowest possible) to 100 (highest possible), or why there is none.
struct Standing {
    Number value;
    Interval interval;
    Count n;
    Status status = Status::no_answers;
};

/// Whose scores: a perspective in a wave, in one group.
struct Whose {
    std::string_view perspective;
    std::string_view wave;
    std::string_view by = "all";
    std::string_view site{};
    std::string_view group{};
};

class Facts {
public:
    Facts(const Released<Results>& released, const Study& study);

    [[nodiscard]] const Released<Results>& released() const { return released_; }
    [[nodiscard]] const Results& results() const { return *released_; }
    [[nodiscard]] const Study& study() const { return study_; }
    [[nodiscard]] const Messages& messages() const { return Messages::in(study_.report.language); }
    [[nodiscard]] const std::vector<Theme>& themes() const { return themes_; }
    [[nodiscard]] const std::vector<std::string>& families() const { return families_; }
    [[nodiscard]] const std::vector<std::string>& perspectives() const { return perspectives_; }
    [[nodiscard]] const std::vector<std::string>& waves() const { return waves_; }
    [[nodiscard]] const std::vector<std::string>& sites() const { return sites_; }  // by byte order, never by score
    [[nodiscard]] std::string_view latest() const { return waves_.empty() ? std::string_view() : std::string_view(waves_.back()); }

    [[nodiscard]] Standing standing(const Theme& theme, const Whose& whose) const;
    /// The answers of everyone to an item in the latest wave, or nullptr.
    [[nodiscard]] const ItemsRow* item(std::string_view instrument, std::string_view perspective, std::string_view item) const;
    /// The family's theme with this id, or nullptr.
    [[nodiscard]] const Theme* theme(std::string_view instrument, std::string_view scale) const;
    /// How many points out of 100 one point of the scale is; absent where the forms do not say.
    [[nodiscard]] Number points_per_unit(const Theme& theme, std::string_view perspective) const;
    /// A value in the metric of the theme's scores as one from 0 to 100; absent where the forms do not say.
    [[nodiscard]] Number in_hundred(const Theme& theme, std::string_view perspective, Number value) const;
    /// The form of a family that asks a perspective, else the family's first.
    [[nodiscard]] const Instrument* form(std::string_view instrument, std::string_view perspective) const;
    /// Whether a form for the perspective asks about the theme.
    [[nodiscard]] bool asks(const Theme& theme, std::string_view perspective) const;
    /// "Staff", "Service users": at the start of a sentence or heading.
    [[nodiscard]] std::string name_of(std::string_view perspective) const;
    /// "staff", "service users": inside a sentence.
    [[nodiscard]] std::string name_within(std::string_view perspective) const;
    /// Title of a family, for studies with several.
    [[nodiscard]] std::string family_title(std::string_view instrument) const;

private:
    using Key = std::array<std::string_view, 7>;
    /// The declared range of the theme's scores.
    [[nodiscard]] std::optional<Range> range_of(const Theme& theme, std::string_view perspective) const;
    void list_themes();
    void name_anchors();
    void list_groups();
    void index_rows();

    const Released<Results>& released_;
    const Study& study_;
    std::vector<Theme> themes_;
    std::vector<std::string> families_, perspectives_, waves_, sites_;
    std::map<Key, const ScoresRow*> scores_;
    std::map<std::array<std::string_view, 3>, const ItemsRow*> items_;
};

}  // namespace recaudit
