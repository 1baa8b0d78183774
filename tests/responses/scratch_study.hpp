/// A study in a scratch folder, for the tests of reading responses.
#pragma once

#include <recaudit/responses/read_tuned.hpp>
#include <recaudit/study/load.hpp>

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

inline constexpr std::string_view small_instrument = R"(instrument: small
family: small
version: "2.0"
title: Small
perspective: staff
options:
  agreement:
    type: likert
    choices:
      - {code: 1, label: {en: Strongly disagree, de: Stimme gar nicht zu}}
      - {code: 2, label: Disagree}
      - {code: 3, label: Neither agree nor disagree}
      - {code: 4, label: Agree}
      - {code: 5, label: Strongly agree}
    favourable: [4, 5]
    neutral: [3]
    missing:
      - {code: 8, label: Don't know, kind: dont_know}
      - {code: 9, label: Not applicable, kind: not_applicable}
items:
  - {id: q1, text: One, options: agreement}
  - {id: q2, text: Two, options: agreement}
scales:
  - {id: both, title: Both, items: [q1, q2], method: mean, minimum_answered: 1}
comments:
  - {id: comment, text: Anything else?}
)";

class ScratchStudy {
public:
    ScratchStudy() : folder_(std::filesystem::temp_directory_path() / ("recaudit-test-" + std::to_string(::getpid()) + "-" + std::to_string(++made()))) {
        std::filesystem::create_directories(folder_);
        write("small.yaml", small_instrument);
    }
    ~ScratchStudy() { std::filesystem::remove_all(folder_); }
    ScratchStudy(const ScratchStudy&) = delete;
    ScratchStudy& operator=(const ScratchStudy&) = delete;

    ScratchStudy& write(const std::string& name, std::string_view text) {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return *this;
    }

    /// A study of small.yaml with response sources as given (a YAML list) and further lines.
    [[nodiscard]] Study load(const std::string& responses, const std::string& more = {}) {
        write("study.yaml", "study: scratch\ntitle: Scratch\ninstruments: [./small.yaml]\nresponses:\n" + responses + "\n" + more);
        auto study = load_study(folder_ / "study.yaml");
        for (const auto& problem : study.diagnostics.all()) MESSAGE(to_text(problem));
        REQUIRE(study.value.has_value());
        study.value->file = "study.yaml";  // shown in messages, as the next
        study.value->instruments.front().files = {"small.yaml"};
        return *study.value;
    }

    [[nodiscard]] Parsed<Responses> read(const std::string& responses, const std::string& more = {}, const detail::ReadTuning& tuning = {}, std::size_t threads = 1) {
        const Study study = load(responses, more);
        return detail::read_responses_tuned(study, {.threads = Threads{threads}, .remarks = Remarks::keep}, tuning);
    }

    /// One file r.csv of small.yaml.
    [[nodiscard]] Parsed<Responses> read_csv(std::string_view csv, const std::string& more = {}) {
        write("r.csv", csv);
        return read("  - {file: r.csv, instrument: small}", more);
    }

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

private:
    static int& made() {
        static int count = 0;
        return count;
    }
    std::filesystem::path folder_;
};

/// All diagnostics as text.
inline std::string text_of(const Diagnostics& diagnostics) {
    std::string out;
    for (const auto& diagnostic : diagnostics.all()) out += to_text(diagnostic);
    return out;
}

/// Codes of an item of the only form.
inline std::vector<int> codes(const Responses& responses, std::size_t item) {
    const auto& column = responses.forms.front().answers[item].codes;
    return {column.begin(), column.end()};
}

}  // namespace recaudit
