#include <recaudit/combine/refusals.hpp>
#include <recaudit/combine/settings.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

namespace recaudit::detail {
namespace {

/// Makes the study, setting by setting.
class StudyMaker {
public:
    StudyMaker(const std::vector<Organisation>& organisations, const Content& content) : organisations_(organisations), content_(content) {}

    [[nodiscard]] Parsed<Study> make() {
        name();
        merge_forms();
        merge_waves();
        take_strictest();
        merge_groupings();
        report_content();
        Parsed<Study> out;
        if (!problems_.has_errors()) out.value = std::move(study_);
        out.diagnostics = std::move(problems_);
        return out;
    }

private:
    [[nodiscard]] const Study& of(const Organisation& organisation) const { return organisation.published.study; }

    void name() {
        study_.id = "combined";
        study_.folder = ".";
        for (const Organisation& organisation : organisations_)
            for (const std::string& name : names_within(organisation)) study_.organisations.push_back(name);
        std::ranges::sort(study_.organisations);
        study_.title.by_language["en"] = fmt::format("Published results of {} organisations together", study_.organisations.size());
        study_.report.language = of(organisations_.front()).report.language;
        for (const Organisation& organisation : organisations_)
            if (of(organisation).report.language != study_.report.language) study_.report.language = "en";
    }

    /// Each form once; what cannot be combined is taken off it.
    void merge_forms() {
        for (const Organisation& organisation : organisations_)
            for (const Instrument& form : of(organisation).instruments)
                if (std::ranges::find(study_.instruments, form.id, &Instrument::id) == study_.instruments.end())
                    study_.instruments.push_back(without_what_differs(form));
    }

    [[nodiscard]] Instrument without_what_differs(const Instrument& form) const {
        const auto combines = [&](const std::string& id) {
            const Content::Key key{form.family, form.perspective, id};
            return !content_.differing.contains(key) && !content_.local.contains(key);
        };
        Instrument out = form;
        out.scales.clear();
        std::vector<std::size_t> place(form.scales.size());
        for (std::size_t i = 0; i < form.scales.size(); ++i) {
            place[i] = out.scales.size();
            if (combines(form.scales[i].id)) out.scales.push_back(form.scales[i]);
        }
        std::erase_if(out.composites, [&](const Composite& composite) { return !combines(composite.id); });
        for (Composite& composite : out.composites)
            for (std::size_t& scale : composite.scales) scale = place[scale];
        return out;
    }

    /// Waves in an order that every organisation's own agrees with; of those that may come next the earliest does.
    void merge_waves() {
        std::map<std::string, std::optional<std::int64_t>> day;
        std::map<std::string, std::set<std::string>> before;
        for (const Organisation& organisation : organisations_) {
            std::string last;
            for (const Wave& wave : of(organisation).waves) {
                const auto at = day.emplace(wave.id, wave.day).first;
                if (at->second != wave.day) at->second.reset();  // they do not agree
                before[wave.id];
                if (!last.empty()) before[wave.id].insert(last);
                last = wave.id;
            }
        }
        while (!before.empty()) {
            const auto sooner = [&](const std::string& id) { return day[id].value_or(std::numeric_limits<std::int64_t>::max()); };
            std::optional<std::string> next;
            for (const auto& [id, earlier] : before)
                if (earlier.empty() && (!next || sooner(id) < sooner(*next))) next = id;
            if (!next) return report_order_of_waves(before.begin()->first);
            study_.waves.push_back({*next, day[*next]});
            before.erase(*next);
            for (auto& [id, earlier] : before) earlier.erase(*next);
        }
    }

    void report_order_of_waves(const std::string& wave) {
        problems_.add("cannot-combine", provenance_of(organisations_.front()),
                      fmt::format("the organisations do not agree which waves come before \"{}\"", quotable(wave)),
                      "give the waves of all the studies in the same order");
    }

    template <class Value>
    Value strictest(std::string_view setting, Value (*get)(const Study&)) {
        Value most = get(of(organisations_.front()));
        bool differ = false;
        for (const Organisation& organisation : organisations_) {
            differ = differ || get(of(organisation)) != most;
            most = std::max(most, get(of(organisation)));
        }
        if (differ) differing_.emplace_back(setting);
        return most;
    }

    void take_strictest() {
        study_.finite_population = of(organisations_.front()).finite_population;
        study_.confidence = strictest<double>("confidence", [](const Study& study) { return study.confidence; });
        study_.minimum_to_test = strictest<std::size_t>("minimum_to_test", [](const Study& study) { return study.minimum_to_test; });
        // In the order holm, bh, none the first is the strictest.
        study_.adjust = static_cast<Adjust>(-strictest<int>("adjust", [](const Study& study) { return -static_cast<int>(study.adjust); }));
        study_.respondents = strictest<bool>("respondents", [](const Study& study) { return study.respondents == Respondents::linked; })
                                 ? Respondents::linked
                                 : Respondents::anonymous;
        take_disclosure();
        take_benchmark();
        if (!differing_.empty())
            problems_.add("settings-differ", provenance_of(organisations_.front()),
                          fmt::format("the organisations' studies differ in {}; the strictest setting holds for all", listed(differing_)));
    }

    void take_disclosure() {
        DisclosureRule& rule = study_.disclosure;
        rule.minimum = strictest<std::size_t>("disclosure minimum", [](const Study& study) { return study.disclosure.minimum; });
        rule.comments_minimum =
            strictest<std::size_t>("minimum of comments", [](const Study& study) { return study.disclosure.comments_minimum; });
        for (const Organisation& organisation : organisations_) {
            rule.on = rule.on && of(organisation).disclosure.on && organisation.published.for_publication;
            for (const auto& [perspective, people] : of(organisation).disclosure.by_perspective) rule.by_perspective[perspective] = 0;
        }
        for (auto& [perspective, most] : rule.by_perspective)
            for (const Organisation& organisation : organisations_)
                most = std::max(most, of(organisation).disclosure.minimum_for(perspective));
    }

    /// One target and one kind of limits; where the studies differ, the usual ones.
    void take_benchmark() {
        const BenchmarkRule& first = of(organisations_.front()).benchmark;
        const auto all = [&](auto member) {
            return std::ranges::all_of(organisations_, [&](const Organisation& one) { return of(one).benchmark.*member == first.*member; });
        };
        const bool one_target = all(&BenchmarkRule::against), one_kind = all(&BenchmarkRule::limits);
        if (one_target) study_.benchmark.against = first.against;
        if (one_kind) study_.benchmark.limits = first.limits;
        if (one_target && one_kind) return;
        const std::string_view here = one_target ? "limits are from the normal distribution here"
                                      : one_kind ? "it is the mean of all sites here"
                                                 : "it is the mean of all sites here, with limits from the normal distribution";
        problems_.add("settings-differ", provenance_of(organisations_.front()),
                      fmt::format("the organisations' studies differ in what sites are set against; {}", here));
    }

    /// Organisations, sites and teams first, then attributes as the studies name them.
    void merge_groupings() {
        study_.compare_declared = true;
        study_.compare.emplace_back(by_organisation);
        for (const std::string_view place : {"site", "team"})
            if (has_grouping(place)) study_.compare.emplace_back(place);
        for (const Organisation& organisation : organisations_)
            for (const ResponsesRow& row : organisation.published.results.responses) {
                const std::string name = row.scope.by.str();
                const auto& crossed = of(organisation).cross;
                const auto is_name = [&](const std::vector<std::string>& names) {
                    return fmt::format("{}", fmt::join(names, "_x_")) == name;
                };
                const auto cross = std::ranges::find_if(crossed, is_name);
                if (cross != crossed.end()) add_new(study_.cross, *cross);
                else if (name != "all") add_new(study_.compare, name);
            }
    }

    [[nodiscard]] bool has_grouping(std::string_view by) const {
        const auto is_by = [&](const ResponsesRow& row) { return row.scope.by == by; };
        return std::ranges::any_of(organisations_, [&](const Organisation& organisation) {
            return std::ranges::any_of(organisation.published.results.responses, is_by);
        });
    }

    template <class Value>
    static void add_new(std::vector<Value>& all, const Value& one) {
        if (std::ranges::find(all, one) == all.end()) all.push_back(one);
    }

    /// One line for each family and perspective, whatever the number of its scales and items.
    void report_content() {
        std::map<std::pair<std::string, std::string>, std::vector<std::string>> ids;
        for (const Content::Key& key : content_.differing) ids[{key.family, key.perspective}].push_back(key.id);
        for (const auto& [whose, names] : ids)
            problems_.add(
                "content-differs", provenance_of(organisations_.back()),
                fmt::format("{} ({}): the questions, answers or scoring of {} are not the same everywhere; they are left out",
                            quotable(whose.first), quotable(whose.second), quotable(listed(names), 200)),
                "compare the key \"forms\" of the folders' provenance.json; where a question is only worded otherwise and means the same, "
                "say `comparable: same` on it");
    }

    const std::vector<Organisation>& organisations_;
    const Content& content_;
    Study study_;
    std::vector<std::string> differing_;
    Diagnostics problems_;
};

}  // namespace

Parsed<Study> study_of(const std::vector<Organisation>& organisations, const Content& content) {
    return StudyMaker(organisations, content).make();
}

}  // namespace recaudit::detail
