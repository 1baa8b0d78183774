/// Made-up results of organisations, for tests of putting them together.
#pragma once

#include <recaudit/combine/combine.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace recaudit {

inline LocalisedText text(const std::string& english) { return {{{"en", english}}}; }

/// Two scales, hope of two items and ours of one, answered from 1 to 7.
inline Instrument form() {
    Instrument out;
    out.id = out.family = "small";
    out.perspective = "staff";
    OptionSet set;
    set.id = "agreement";
    for (int code = 1; code <= 7; ++code) set.choices.push_back({std::to_string(code), double(code), text(std::to_string(code))});
    set.minimum = 1;
    set.maximum = 7;
    out.option_sets.push_back(set);
    for (const std::string id : {"h1", "h2", "o1"}) {
        out.items.emplace_back();
        out.items.back().id = id;
        out.items.back().text = text(id);
    }
    out.scales.resize(2);
    out.scales[0].id = "hope";
    out.scales[0].title = text("Hope");
    out.scales[0].items = {0, 1};
    out.scales[1].id = "ours";
    out.scales[1].title = text("Ours");
    out.scales[1].items = {2};
    return out;
}

/// What a group says: n, mean and variance of hope.
struct Figures {
    std::string by, site, group;
    std::int64_t n = 0;
    double mean = 0, variance = 0;
    bool withheld = false;
};

/// Made-up results of one organisation.
inline Organisation organisation(const std::string& name, const std::vector<Figures>& groups) {
    Organisation out;
    out.name = name;
    out.published.folder = name;
    out.published.study.id = name;
    out.published.study.instruments.push_back(form());
    const auto labels = std::make_shared<Labels>();
    Results& results = out.published.results;
    results.labels = labels;
    for (const Figures& group : groups) {
        const Scope scope{labels->intern("small"), labels->intern("staff"), {}, labels->intern(group.by),
                          group.site.empty() ? Label() : labels->intern(group.site), group.group.empty() ? Label() : labels->intern(group.group)};
        ResponsesRow& who = results.responses.emplace_back();
        who.scope = scope;
        ScoresRow& row = results.scores.emplace_back();
        row.scope = scope;
        row.scale = labels->intern("hope");
        if (group.withheld) {
            row.status = Status::withheld;
            continue;
        }
        who.responded = who.scored = group.n;
        row.n = group.n;
        row.mean = group.mean;
        row.sd = std::sqrt(group.variance);
        row.median = group.mean;
        row.percent_favourable = 50;
    }
    return out;
}

inline Parsed<Combined> together(std::vector<Organisation> organisations) {
    return combine(std::move(organisations), Unpublishable::refuse, Threads{1});
}

inline Combined combined(std::vector<Organisation> organisations) {
    auto out = together(std::move(organisations));
    for (const auto& problem : out.diagnostics.all()) MESSAGE(to_text(problem));
    REQUIRE(out.value);
    return std::move(*out.value);
}

inline const ScoresRow& scores(const Results& results, std::string_view by, std::string_view site = {}, std::string_view group = {}) {
    const auto at = std::ranges::find_if(results.scores, [&](const ScoresRow& row) {
        return row.scope.by == by && row.scope.site == site && row.scope.group == group;
    });
    REQUIRE(at != results.scores.end());
    return *at;
}

inline bool has(const Diagnostics& problems, std::string_view id) {
    return std::ranges::any_of(problems.all(), [&](const Diagnostic& problem) { return problem.info->id == id; });
}

inline bool names(const Results& results, std::string_view organisation, std::string_view of, std::string_view reason) {
    return std::ranges::any_of(results.not_combined, [&](const NotCombinedRow& row) {
        return row.organisation == organisation && row.of == of && row.reason == reason;
    });
}

}  // namespace recaudit
