/// Simulated results for tests of what is made from results: no person answered any of this.
#pragma once

#include <recaudit/disclosure/release.hpp>

#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <string>
#include <vector>

namespace recaudit::sample {

/// What the simulated study looks like.
struct Shape {
    std::vector<std::string> sites{"North", "South"};
    int teams_in_site = 3;
    std::vector<std::string> waves{"2024", "2025", "2026"};
    std::vector<std::string> perspectives{"staff", "service_user"};
    std::int64_t people_in_team = 20;
    std::int64_t people_in_smallest_team = 6;  // the last team of the last site
    bool headcount = true;
};

inline LocalisedText text(const std::string& english) { return {{{"en", english}}}; }

inline OptionSet agreement() {
    OptionSet set;
    set.id = "agreement";
    const std::vector<std::string> labels{"Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"};
    for (int code = 1; code <= 5; ++code) set.choices.push_back({std::to_string(code), double(code), text(labels[std::size_t(code - 1)])});
    set.missing = {{"8", text("Don't know"), MissingKind::dont_know}, {"9", text("Not applicable"), MissingKind::not_applicable}};
    set.favourable = {4, 5};
    set.neutral = {3};
    set.minimum = 1;
    set.maximum = 5;
    return set;
}

inline Instrument form(const std::string& perspective) {
    Instrument instrument;
    instrument.id = "sample-" + perspective;
    instrument.family = "sample";
    instrument.version = "1.0";
    instrument.title = text("Sample audit, " + perspective);
    instrument.perspective = perspective;
    instrument.option_sets = {agreement()};
    for (const std::string id : {"vision_1", "vision_2", "vision_3", "hope_1", "hope_2"}) {
        Item item;
        item.id = id;
        item.text = text("Simulated statement " + id + " as asked of " + perspective + ".");
        item.reverse = id == "vision_3";
        instrument.items.push_back(item);
    }
    instrument.scales.resize(2);
    instrument.scales[0].id = "vision";
    instrument.scales[0].title = text("Clarity of vision");
    instrument.scales[0].items = {0, 1, 2};
    instrument.scales[1].id = "hope";
    instrument.scales[1].title = text("Hope");
    instrument.scales[1].items = {3, 4};
    return instrument;
}

inline Study study(const Shape& shape = {}) {
    Study study;
    study.id = "sample-study";
    study.title = text("A simulated study");
    for (const std::string& perspective : shape.perspectives) study.instruments.push_back(form(perspective));
    for (const std::string& wave : shape.waves) study.waves.push_back({wave, {}});
    if (shape.headcount) study.headcount = "";
    return study;
}

/// Fills all tables for one group of respondents after another.
class Builder {
public:
    explicit Builder(Shape shape) : shape_(std::move(shape)) {
        for (std::size_t p = 0; p < shape_.perspectives.size(); ++p)
            for (std::size_t w = 0; w < shape_.waves.size(); ++w) wave(p, w);
        comparisons();
        gaps();
        change();
        results_.labels = labels_;
    }
    Results take() { return std::move(results_); }

private:
    Label label(const std::string& text) { return labels_->intern(text); }

    Scope scope(const std::string& perspective, const std::string& wave, const std::string& by = "all", const std::string& site = "", const std::string& group = "") {
        return {label("sample"), label(perspective), label(wave), label(by), label(site), label(group)};
    }

    [[nodiscard]] std::int64_t team_people(std::size_t site, int team) const {
        const bool last = site + 1 == shape_.sites.size() && team + 1 == shape_.teams_in_site;
        return last ? shape_.people_in_smallest_team : shape_.people_in_team + 2 * team;
    }

    void wave(std::size_t p, std::size_t w) {
        const std::string& perspective = shape_.perspectives[p];
        std::int64_t all = 0;
        for (std::size_t s = 0; s < shape_.sites.size(); ++s) {
            std::int64_t in_site = 0;
            for (int t = 0; t < shape_.teams_in_site; ++t) {
                const std::int64_t n = team_people(s, t);
                group(scope(perspective, shape_.waves[w], "team", shape_.sites[s], fmt::format("Wing {}", t + 1)), n, place(p, w) + 0.05 * t);
                in_site += n;
            }
            group(scope(perspective, shape_.waves[w], "site", shape_.sites[s]), in_site, place(p, w) + 0.05 * double(s % 5));
            all += in_site;
        }
        group(scope(perspective, shape_.waves[w]), all, place(p, w));
        reliability(scope(perspective, shape_.waves[w]), all);
    }

    /// Where the mean of a group of scores lies, on the scale of 1 to 5.
    static double place(std::size_t p, std::size_t w) { return 3.2 + 0.3 * double(w) - 0.4 * double(p); }

    void group(const Scope& of, std::int64_t n, double mean) {
        ResponsesRow row{of, n, n, {}, {}, n};
        if (shape_.headcount) row.headcount = 2 * n;
        if (shape_.headcount) row.response_rate = 0.5;
        results_.responses.push_back(row);
        for (const std::string scale : {"vision", "hope"}) results_.scores.push_back(score(of, label(scale), n, scale == "hope" ? mean - 0.237 : mean));
        if (of.by == "team") return;
        for (const std::string item : {"vision_1", "vision_2", "vision_3", "hope_1", "hope_2"}) items(of, label(item), n, mean);
    }

    static ScoresRow score(const Scope& of, Label scale, std::int64_t n, double mean) {
        const double se = 0.8 / std::sqrt(double(n));
        return {of, scale, n, mean, 0.8, se, mean - 2 * se, mean + 2 * se, 3.0, 2.5, 3.75, 100 * (mean - 2) / 3, 25 * (mean - 1), Status::ok, n};
    }

    void items(const Scope& of, Label item, std::int64_t n, double mean) {
        const double favourable = 20 * (mean - 1);
        results_.items.push_back({of, item, n - 3, 1, 1, 1, mean, 0.9, favourable, 20, 80 - favourable, Status::ok, n - 3});
        for (int code = 1; code <= 5; ++code)
            results_.options.push_back({of, item, label(std::to_string(code)), label(fmt::format("Option {}", code)), n / 5, 20, Status::ok, n - 3});
    }

    void reliability(const Scope& of, std::int64_t n) {
        for (const std::string scale : {"vision", "hope"}) {
            const std::int64_t items = scale == "vision" ? 3 : 2;
            results_.reliability.push_back({of, label(scale), items, n - 5, 0.81, 0.75, 0.86, 0.82, 0.83, 0.8, 0.5, 0.35, Status::ok, n - 5});
            for (std::int64_t i = 1; i <= items; ++i)
                results_.item_analysis.push_back({of, label(scale), label(fmt::format("{}_{}", scale, i)), n - 5, 3.3, 0.9, i == 3 ? -0.1 : 0.5, 0.7,
                                                  label(i == 3 ? "negative" : ""), Status::ok, n - 5});
        }
    }

    void comparisons() {
        const Scope of = scope(shape_.perspectives[0], shape_.waves.back(), "site");
        const auto k = std::int64_t(shape_.sites.size());
        results_.comparisons.push_back({of, label("vision"), label("welch_anova"), k, 120, 4.5, double(k - 1), 90.5, 0.011, 0.022, 0.03, Status::ok, 40});
        results_.pairwise.push_back({of, label("vision"), label("North"), label("South"), 66, 48, 3.9, 3.5, 0.4, 0.1, 0.7, 2.7, 90.5, 0.008, 0.016, 0.5, 0.1, 0.9, 0.3,
                                     Status::ok, 48});
    }

    void gaps() {
        if (shape_.perspectives.size() < 2) return;
        for (const std::string& wave : shape_.waves)
            for (const std::string scale : {"vision", "hope"}) {
                const bool clear = scale == "vision";
                results_.gaps.push_back({scope("", wave), label(scale), label(shape_.perspectives[0]), label(shape_.perspectives[1]), 114, 114, 60.4, clear ? 50.4 : 59.6,
                                         clear ? 10.0 : 0.8, clear ? 4.9 : -4.3, clear ? 15.1 : 5.9, 3.8, 220.5, clear ? 0.0002 : 0.75, clear ? 0.0004 : 0.75,
                                         clear ? 0.5 : 0.04, Status::ok, 114, 114});
            }
    }

    void change() {
        for (const std::string& perspective : shape_.perspectives)
            for (std::size_t w = 1; w < shape_.waves.size(); ++w) pair(perspective, w - 1, w);
        if (shape_.waves.size() > 2)
            for (const std::string& perspective : shape_.perspectives) pair(perspective, 0, shape_.waves.size() - 1);
    }

    void pair(const std::string& perspective, std::size_t from, std::size_t to) {
        const bool clear = perspective == "staff";
        const double difference = clear ? 0.3 * double(to - from) : 0.04;
        for (const std::string scale : {"vision", "hope"})
            results_.change.push_back({scope(perspective, ""), label(scale), label(shape_.waves[from]), label(shape_.waves[to]), label("independent"), 114, 114, 3.2,
                                       3.2 + difference, difference, difference - 0.2, difference + 0.2, 2.9, 220.1, clear ? 0.004 : 0.7, clear ? 0.008 : 0.7, 0.37, 0.3,
                                       label(clear ? "higher" : "no_clear_change"), Status::ok, 114});
    }

    Shape shape_;
    std::shared_ptr<Labels> labels_ = std::make_shared<Labels>();
    Results results_;
};

inline Results results(const Shape& shape = {}) { return Builder(shape).take(); }

inline Released<Results> released(const Shape& shape = {}) { return release(results(shape), DisclosureRule{}); }

inline Released<Results> unprotected(const Shape& shape = {}) {
    DisclosureRule off;
    off.on = false;
    return release(results(shape), off);
}

}  // namespace recaudit::sample
