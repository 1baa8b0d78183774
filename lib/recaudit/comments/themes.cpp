#include <recaudit/comments/themes.hpp>

#include <recaudit/stats/proportion.hpp>

#include <algorithm>

namespace recaudit {
namespace {

struct ThemeCount {
    std::string theme;
    std::int64_t people = 0, comments = 0;
};

/// Adds up over people; themes stand in the order in which the forms have them.
class ThemeTally {
public:
    explicit ThemeTally(const ThemeFinder& themes) : themes_(themes) {}
    void expect(std::size_t form) {
        for (const std::string& theme : themes_.themes(form))
            if (std::ranges::find(counts_, theme, &ThemeCount::theme) == counts_.end()) counts_.push_back({theme, 0, 0});
    }
    void add(const Writer& writer) {
        const auto& names = themes_.themes(writer.form);
        std::vector<bool> any(names.size());
        for (const std::string_view text : writer.remarks) {
            const auto found = themes_.themes_in(writer.form, text);
            for (std::size_t theme = 0; theme < names.size(); ++theme) {
                if (!found[theme]) continue;
                any[theme] = true;
                ++count_of(names[theme]).comments;
            }
        }
        for (std::size_t theme = 0; theme < names.size(); ++theme)
            if (any[theme]) ++count_of(names[theme]).people;
    }
    [[nodiscard]] const std::vector<ThemeCount>& counts() const { return counts_; }

private:
    [[nodiscard]] ThemeCount& count_of(const std::string& theme) { return *std::ranges::find(counts_, theme, &ThemeCount::theme); }
    const ThemeFinder& themes_;
    std::vector<ThemeCount> counts_;
};

CommentsRow row_of(const Study& study, const SliceRemarks& slice, Label theme, const ThemeCount& of, std::int64_t n) {
    CommentsRow row;
    row.scope = slice.scope;
    row.theme = theme;
    row.writers = static_cast<std::int64_t>(slice.writers.size());
    row.n = n;
    row.count = of.people;
    row.comments = of.comments;
    if (n == 0) {
        row.status = Status::no_answers;
        return row;
    }
    row.share = static_cast<double>(of.people) / static_cast<double>(n);
    const Interval interval = wilson_interval(of.people, n, study.confidence);
    row.ci_low = interval.low;
    row.ci_high = interval.high;
    return row;
}

}  // namespace

ThemeFinder::ThemeFinder(const Study& study) {
    const auto& own = study.comments.themes;
    for (const Instrument& form : study.instruments) {
        FormThemes& here = forms_.emplace_back();
        for (const Scale& scale : form.scales) {
            const auto in_study = std::ranges::find(own, scale.id, &CommentTheme::id);
            add(here, scale.id, in_study == own.end() ? scale.comment_words : in_study->words);
        }
        for (const CommentTheme& theme : own)
            if (!form.find_scale(theme.id)) add(here, theme.id, theme.words);
    }
}

void ThemeFinder::add(FormThemes& form, const std::string& theme, const std::vector<std::string>& words) {
    if (words.empty()) return;
    for (const std::string& word : words) {
        form.words.add(word);
        form.theme_of.push_back(form.themes.size());
    }
    form.themes.push_back(theme);
}

std::vector<bool> ThemeFinder::themes_in(std::size_t form, std::string_view text) const {
    const FormThemes& here = forms_[form];
    std::vector<bool> out(here.themes.size());
    for (const PhraseHit& hit : here.words.find(text)) out[here.theme_of[hit.phrase]] = true;
    return out;
}

std::vector<CommentsRow> theme_rows(const Study& study, const SliceRemarks& slice, const ThemeFinder& themes, Labels& labels) {
    ThemeTally tally(themes);
    ThemeCount any{{}, static_cast<std::int64_t>(slice.writers.size()), 0};
    for (std::size_t form = 0; form < study.instruments.size(); ++form)
        if (std::ranges::find(slice.writers, form, &Writer::form) != slice.writers.end()) tally.expect(form);
    for (const Writer& writer : slice.writers) {
        tally.add(writer);
        any.comments += static_cast<std::int64_t>(writer.remarks.size());
    }
    std::vector<CommentsRow> rows{row_of(study, slice, {}, any, slice.people)};
    for (const ThemeCount& count : tally.counts()) rows.push_back(row_of(study, slice, labels.intern(count.theme), count, any.people));
    return rows;
}

}  // namespace recaudit
