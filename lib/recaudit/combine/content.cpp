#include <recaudit/combine/settings.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

namespace recaudit::detail {
namespace {

/// All that decides what an answer counts: the same text where two option sets count alike.
std::string text_of(const OptionSet& set) {
    std::string out =
        fmt::format("{} {} {} {}", static_cast<int>(set.type), set.minimum, set.maximum, set.favourable_from.value_or(-1e300));
    for (const Choice& choice : set.choices) out += fmt::format("|{}={}", choice.code, choice.value);
    out += fmt::format("|{}|{}", fmt::join(set.favourable, ","), fmt::join(set.neutral, ","));
    return out;
}

std::string text_of(const Instrument& form, const Item& item) {
    return fmt::format("{} {} {}", item.id, item.reverse, text_of(form.options_of(item)));
}

std::string text_of(const Instrument& form, const Scale& scale) {
    std::string out = fmt::format("{} {} {}", static_cast<int>(scale.method), scale.minimum_answered, fmt::join(scale.weights, ","));
    for (const std::size_t item : scale.items) out += "\n" + text_of(form, form.items[item]);
    return out;
}

std::string text_of(const Instrument& form, const Composite& composite) {
    std::string out = fmt::format("{}", composite.minimum_scales);
    for (const std::size_t scale : composite.scales) out += "\n\n" + form.scales[scale].id + text_of(form, form.scales[scale]);
    return out;
}

/// Whether items of the form that stand on scales stand on local ones alone.
bool is_local(const Instrument& form, std::size_t item) {
    bool on_local = false;
    for (const Scale& scale : form.scales) {
        if (std::ranges::find(scale.items, item) == scale.items.end()) continue;
        if (!scale.local) return false;
        on_local = true;
    }
    return on_local;
}

/// Per family the perspectives that have rows.
std::map<std::string, std::set<std::string>> perspectives_of(const Organisation& organisation) {
    std::map<std::string, std::set<std::string>> out;
    for (const ResponsesRow& row : organisation.published.results.responses)
        out[row.scope.instrument.str()].insert(row.scope.perspective.str());
    return out;
}

/// The forms that ask a perspective: those that say so, else, where the answers themselves say whose they are, all of the family.
std::vector<const Instrument*> forms_of(const Study& study, const std::string& family, const std::string& perspective) {
    std::vector<const Instrument*> all, own;
    for (const Instrument& form : study.instruments) {
        if (form.family != family) continue;
        all.push_back(&form);
        if (form.perspective == perspective) own.push_back(&form);
    }
    return own.empty() ? all : own;
}

/// Collects what each id means, and which ids mean two things.
class Comparer {
public:
    void add(const Organisation& organisation) {
        for (const auto& family : perspectives_of(organisation))
            for (const std::string& perspective : family.second)
                for (const Instrument* form : forms_of(organisation.published.study, family.first, perspective))
                    add_form(*form, organisation.name, [&](const std::string& id) { return Content::Key{family.first, perspective, id}; });
    }
    [[nodiscard]] Content take() {
        for (const auto& [item, by_organisation] : wordings_)
            if (!shares_wordings(by_organisation)) {
                content_.differing.insert(item);
                content_.differing.insert(made_of_[item].begin(), made_of_[item].end());
            }
        return std::move(content_);
    }

private:
    void add_form(const Instrument& form, const std::string& organisation, const std::function<Content::Key(const std::string&)>& key) {
        for (std::size_t i = 0; i < form.items.size(); ++i) {
            note(key(form.items[i].id), text_of(form, form.items[i]));
            note_wording(key(form.items[i].id), form.items[i], organisation);
            if (is_local(form, i)) content_.local.insert(key(form.items[i].id));
        }
        for (const Scale& scale : form.scales) {
            note(key(scale.id), text_of(form, scale));
            for (const std::size_t item : scale.items) made_of_[key(form.items[item].id)].insert(key(scale.id));
            if (!scale.local) continue;
            content_.local.insert(key(scale.id));
            content_.local_of[organisation].insert(scale.id);
        }
        for (const Composite& composite : form.composites) {
            note(key(composite.id), text_of(form, composite));
            for (const std::size_t scale : composite.scales)
                for (const std::size_t item : form.scales[scale].items) made_of_[key(form.items[item].id)].insert(key(composite.id));
            const auto local = [&](std::size_t scale) { return form.scales[scale].local; };
            if (std::ranges::any_of(composite.scales, local)) content_.local.insert(key(composite.id));
        }
    }
    void note(const Content::Key& key, const std::string& meaning) {
        const auto [at, is_new] = meanings_.emplace(key, meaning);
        if (!is_new && at->second != meaning) content_.differing.insert(key);
    }

    /// An item declared to mean the same is taken at its word, however it is worded.
    void note_wording(const Content::Key& key, const Item& item, const std::string& organisation) {
        const bool means_the_same = item.declares_comparable && item.comparable == Comparable::same;
        if (!means_the_same && !item.text.empty()) wordings_[key][organisation].insert(normalised(item.text.in()));
    }

    using Wordings = std::set<std::string>;  // of the forms of one organisation
    /// Forms for several kinds of documents have several wordings; one in common is enough.
    static bool shares_wordings(const std::map<std::string, Wordings>& by_organisation) {
        const Wordings& first = by_organisation.begin()->second;
        return std::ranges::all_of(by_organisation, [&](const auto& other) {
            return std::ranges::any_of(other.second, [&](const std::string& wording) { return first.contains(wording); });
        });
    }

    std::map<Content::Key, std::string> meanings_;
    std::map<Content::Key, std::map<std::string, Wordings>> wordings_;
    std::map<Content::Key, std::set<Content::Key>> made_of_;  // per item the scales and composites that have it
    Content content_;
};

}  // namespace

bool Content::combines(Label family, Label perspective, Label id) const {
    const Key key{family.str(), perspective.str(), id.str()};
    return !differing.contains(key) && !local.contains(key);
}

Content content_of(const std::vector<Organisation>& organisations) {
    Comparer comparer;
    for (const Organisation& organisation : organisations) comparer.add(organisation);
    return comparer.take();
}

}  // namespace recaudit::detail
