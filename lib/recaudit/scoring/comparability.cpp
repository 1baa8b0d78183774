#include <recaudit/scoring/comparability.hpp>

#include <algorithm>

namespace recaudit {
namespace {

bool holds(const std::vector<const Item*>& items, std::string_view id) {
    return std::ranges::any_of(items, [&](const Item* item) { return item->id == id; });
}

}  // namespace

Comparability::Comparability(const Study& study, const Responses& responses, const Scores& scores)
    : study_(&study), responses_(&responses), scores_(&scores) {
    for (std::size_t form = 0; form < responses.forms.size(); ++form) {
        asked_in_stratum_.emplace_back(study.instruments[form].items.size());
        for (std::size_t item = 0; item < asked_in_stratum_.back().size(); ++item) find_asked(form, item);
    }
}

/// Only items that not every version has can be left out of a file.
void Comparability::find_asked(std::size_t form, std::size_t item) {
    const Item& declared = study_->instruments[form].items[item];
    if (declared.since.empty() && declared.until.empty()) return;
    const FormResponses& rows = responses_->forms[form];
    std::vector<std::uint8_t>& asked = asked_in_stratum_[form][item];
    asked.resize(responses_->strata.size());
    for (std::size_t row = 0; row < rows.rows; ++row)
        if (rows.answers[item].codes[row] != code_of(MissingKind::not_asked)) asked[rows.stratum_of[row]] = 1;
}

bool Comparability::is_asked(std::size_t form, std::size_t item, const Slice& slice) const {
    const std::vector<std::uint8_t>& asked = asked_in_stratum_[form][item];
    if (asked.empty()) return true;
    for (std::size_t stratum = 0; stratum < asked.size(); ++stratum) {
        const Stratum& at = responses_->strata[stratum];
        if (asked[stratum] != 0 && at.perspective == slice.perspective && at.wave == slice.wave) return true;
    }
    return false;
}

void Comparability::add_items(Items& items, const Family& family, std::size_t form, std::size_t dimension, const Slice& slice) const {
    const Instrument& instrument = study_->instruments[family.forms[form]];
    if (dimension >= instrument.scales.size()) {
        for (const std::size_t scale : instrument.composites[dimension - instrument.scales.size()].scales)
            add_items(items, family, form, scale, slice);
        return;
    }
    for (const std::size_t item : instrument.scales[dimension].items)
        if (is_asked(family.forms[form], item, slice) && !holds(items, instrument.items[item].id)) items.push_back(&instrument.items[item]);
}

Comparability::Items Comparability::items_of(const Family& family, std::size_t dimension, const Slice& slice) const {
    Items out;
    for (std::size_t form = 0; form < family.forms.size(); ++form)
        if (const auto in_form = family.dimensions[dimension].in_form[form]; in_form && slice.has_form[form] != 0)
            add_items(out, family, form, *in_form, slice);
    return out;
}

const Item* Comparability::find_item(const Family& family, std::string_view id) const {
    for (const std::size_t form : family.forms)
        if (const auto at = study_->instruments[form].find_item(id)) return &study_->instruments[form].items[*at];
    return nullptr;
}

/// The item of the earlier wave whose place this one took, over any versions between; lowers `least` on the way.
const Item* Comparability::replaced_by(const Family& family, const Item& item, const Items& earlier, Comparable& least) const {
    const Item* at = &item;
    for (std::size_t step = 0; step <= family.items.size() && at != nullptr; ++step) {
        least = std::max(least, at->comparable);
        const auto found = std::ranges::find(earlier, at->replaces, &Item::id);
        if (found != earlier.end()) return *found;
        at = at->replaces.empty() ? nullptr : find_item(family, at->replaces);
    }
    return nullptr;
}

VersionsCompared Comparability::between(std::size_t family, std::size_t slice_from, std::size_t slice_to, std::size_t dimension) const {
    const Family& of = scores_->families[family];
    const Items from = items_of(of, dimension, of.slices[slice_from]), to = items_of(of, dimension, of.slices[slice_to]);
    VersionsCompared out{static_cast<std::int64_t>(from.size()), static_cast<std::int64_t>(to.size()), 0, Comparable::same};
    Items replaced;
    for (const Item* item : to) {
        if (holds(from, item->id)) {
            ++out.items_kept;
            continue;
        }
        if (const Item* before = replaced_by(of, *item, from, out.comparable)) replaced.push_back(before);
        else out.comparable = std::max(out.comparable, Comparable::flagged);
    }
    for (const Item* item : from)
        if (!holds(to, item->id) && !holds(replaced, item->id)) out.comparable = std::max(out.comparable, Comparable::flagged);
    return out;
}

}  // namespace recaudit
