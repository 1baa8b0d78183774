/// Whole studies with simulated answers whose effects are known, analysed from the file on.
#pragma once

#include <recaudit/analysis/analyse.hpp>
#include <recaudit/responses/read.hpp>
#include <recaudit/simulate/simulate.hpp>
#include <recaudit/study/load.hpp>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace recaudit {

/// Three sites of two teams of 15, three waves, staff and service users.
class SimulatedStudy {
public:
    /// @param shifts  the effects, as in an effects file; none: nothing is going on.
    explicit SimulatedStudy(const std::string& shifts)
        : folder_(std::filesystem::temp_directory_path() / ("recaudit-simulated-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_);
        std::ofstream(folder_ / "study.yaml") << study_text;
        study_ = load_study(folder_ / "study.yaml").value.value();
        effects_ = parse_effects(effects_text + shifts, "effects.yaml", study_).value.value();
    }
    ~SimulatedStudy() { std::filesystem::remove_all(folder_); }
    SimulatedStudy(const SimulatedStudy&) = delete;
    SimulatedStudy& operator=(const SimulatedStudy&) = delete;

    [[nodiscard]] const Study& study() const { return study_; }
    [[nodiscard]] Results results(std::uint64_t seed) const {
        std::map<std::string, std::string> files;
        (void)simulate({study_, effects_, {}, seed}, {}, [&](const std::string& name, std::string_view text) { files[name] += text; });
        for (const auto& [name, text] : files) std::ofstream(folder_ / name, std::ios::binary) << text;
        auto responses = read_responses(study_, {});
        const std::set<Part> parts{Part::description, Part::reliability, Part::comparison, Part::gaps, Part::change};
        return analyse(study_, *std::move(responses.value), parts, {});
    }

private:
    static constexpr const char* study_text =
        "study: simulated\n"
        "instruments: [five-themes-staff, five-themes-service-user]\n"
        "responses:\n"
        "  - {file: staff.csv, instrument: five-themes-staff}\n"
        "  - {file: users.csv, instrument: five-themes-service-user}\n"
        "waves: [{id: \"1\", date: 2024-01-01}, {id: \"2\", date: 2025-01-01}, {id: \"3\", date: 2026-01-01}]\n"
        "compare: [site, team]\n";
    static constexpr const char* effects_text =
        "effects: known\n"
        "sizes: {sites: 3, teams: 2, people: 15}\n"
        "scales: {default: {mean: 60, sd: 18}}\n"
        "missing: {blank: 0.03, dont_know: 0.02}\n";
    std::filesystem::path folder_;
    Study study_;
    Effects effects_;
};

}  // namespace recaudit
