#include <recaudit/report/facts.hpp>

#include <recaudit/core/natural_order.hpp>
#include <recaudit/report/wording.hpp>
#include <recaudit/scoring/score.hpp>

#include <algorithm>

namespace recaudit {
namespace {

bool holds(const std::vector<std::string>& all, std::string_view one) { return std::ranges::find(all, one) != all.end(); }

void add_new(std::vector<std::string>& all, std::string_view one) {
    if (!holds(all, one)) all.emplace_back(one);
}

std::string titled(const LocalisedText& title, const std::string& id, std::string_view language) {
    return title.empty() ? id : std::string(title.in(language));
}

}  // namespace

Facts::Facts(const Released<Results>& released, const Study& study) : released_(released), study_(study) {
    list_themes();
    name_anchors();
    list_groups();
    index_rows();
}

void Facts::list_themes() {
    const std::string& language = study_.report.language;
    for (const Instrument& form : study_.instruments) {
        add_new(families_, form.family);
        for (const Scale& scale : form.scales)
            if (theme(form.family, scale.id) == nullptr)
                themes_.push_back({form.family, scale.id, titled(scale.title, scale.id, language), false, {}});
        for (const Composite& composite : form.composites)
            if (theme(form.family, composite.id) == nullptr)
                themes_.push_back({form.family, composite.id, titled(composite.title, composite.id, language), true, {}});
    }
}

void Facts::name_anchors() {
    for (Theme& theme : themes_) {
        const std::string plain = slug(families_.size() > 1 ? theme.instrument + " " + theme.id : theme.id);
        std::string anchor = plain;
        for (int next = 2; std::ranges::count(themes_, anchor, &Theme::anchor) > 0; ++next) anchor = plain + "-" + std::to_string(next);
        theme.anchor = anchor;
    }
}

void Facts::list_groups() {
    for (const Wave& wave : study_.waves) waves_.push_back(wave.id);
    std::vector<std::string> found;
    for (const ResponsesRow& row : results().responses) {
        add_new(perspectives_, row.scope.perspective.view());
        if (row.scope.by == "all") add_new(found, row.scope.wave.view());
        if (row.scope.by == "site" && !holds(sites_, row.scope.site.view())) sites_.push_back(row.scope.site.str());
    }
    std::ranges::sort(sites_, precedes_naturally);
    // Waves announced and not yet held have no answers to report.
    if (waves_.empty()) waves_ = found;
    std::erase_if(waves_, [&](const std::string& wave) { return !holds(found, wave); });
}

void Facts::index_rows() {
    for (const ScoresRow& row : results().scores) {
        const Scope& scope = row.scope;
        if (scope.by != "all" && scope.wave != latest()) continue;  // groups are shown for the latest wave alone
        scores_[{scope.instrument.view(), row.scale.view(), scope.perspective.view(), scope.wave.view(), scope.by.view(), scope.site.view(),
                 scope.group.view()}] = &row;
    }
    for (const ItemsRow& row : results().items)
        if (row.scope.by == "all" && row.scope.wave == latest())
            items_[{row.scope.instrument.view(), row.scope.perspective.view(), row.item.view()}] = &row;
}

const ItemsRow* Facts::item(std::string_view instrument, std::string_view perspective, std::string_view item) const {
    const auto at = items_.find({instrument, perspective, item});
    return at == items_.end() ? nullptr : at->second;
}

const Theme* Facts::theme(std::string_view instrument, std::string_view scale) const {
    const auto at = std::ranges::find_if(themes_, [&](const Theme& theme) { return theme.instrument == instrument && theme.id == scale; });
    return at == themes_.end() ? nullptr : &*at;
}

const Instrument* Facts::form(std::string_view instrument, std::string_view perspective) const {
    const Instrument* first = nullptr;
    for (const Instrument& form : study_.instruments) {
        if (form.family != instrument) continue;
        if (form.perspective == perspective) return &form;
        if (first == nullptr) first = &form;
    }
    return first;
}

bool Facts::asks(const Theme& theme, std::string_view perspective) const {
    return std::ranges::any_of(study_.instruments, [&](const Instrument& form) {
        return form.family == theme.instrument && form.perspective == perspective &&
               (form.find_scale(theme.id) || std::ranges::find(form.composites, theme.id, &Composite::id) != form.composites.end());
    });
}

Standing Facts::standing(const Theme& theme, const Whose& whose) const {
    const auto at = scores_.find({theme.instrument, theme.id, whose.perspective, whose.wave, whose.by, whose.site, whose.group});
    if (at == scores_.end()) return {};
    const ScoresRow& row = *at->second;
    Standing standing{row.percent_of_maximum, {}, row.n, row.status};
    const Number points = points_per_unit(theme, whose.perspective);
    if (!standing.value || !row.mean || !points) return standing;
    // The mean's place is known; its interval is stretched by the same factor.
    if (row.ci_low) standing.interval.low = std::max(0.0, *standing.value + (*row.ci_low - *row.mean) * *points);
    if (row.ci_high) standing.interval.high = std::min(100.0, *standing.value + (*row.ci_high - *row.mean) * *points);
    return standing;
}

std::optional<Range> Facts::range_of(const Theme& theme, std::string_view perspective) const {
    const Instrument* form = this->form(theme.instrument, perspective);
    if (form == nullptr) return {};
    std::optional<Range> range;
    if (const auto scale = form->find_scale(theme.id)) range = score_range(*form, form->scales[*scale]);
    for (const Composite& composite : form->composites)
        if (composite.id == theme.id) range = score_range(*form, composite);
    return range && range->high > range->low ? range : std::nullopt;
}

Number Facts::points_per_unit(const Theme& theme, std::string_view perspective) const {
    const auto range = range_of(theme, perspective);
    return range ? Number(100 / (range->high - range->low)) : Number();
}

Number Facts::in_hundred(const Theme& theme, std::string_view perspective, Number value) const {
    const auto range = range_of(theme, perspective);
    return value && range ? Number(100 * (*value - range->low) / (range->high - range->low)) : Number();
}

std::string Facts::name_of(std::string_view perspective) const {
    const std::string id = "perspective." + std::string(perspective.empty() ? "none" : perspective);
    return messages().has(id) ? messages().say(id) : std::string(perspective);
}

std::string Facts::name_within(std::string_view perspective) const {
    const std::string id = "perspective-within." + std::string(perspective.empty() ? "none" : perspective);
    return messages().has(id) ? messages().say(id) : std::string(perspective);
}

std::string Facts::family_title(std::string_view instrument) const {
    const Instrument* first = form(instrument, "");
    return first == nullptr || first->title.empty() ? std::string(instrument) : std::string(first->title.in(study_.report.language));
}

}  // namespace recaudit
