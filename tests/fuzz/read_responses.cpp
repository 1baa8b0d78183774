/// Any bytes as a response file, read in tiny pieces by several threads and by one: an answer, never a crash or a hang,
/// and always the same one.
#include <recaudit/responses/read_tuned.hpp>

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

using namespace recaudit;

namespace {

Instrument instrument() {
    Instrument out;
    out.id = "form";
    out.perspective = "staff";
    OptionSet agreement{.id = "agreement"};
    agreement.choices = {{"1", 1, {{{"en", "Disagree"}}}}, {"2", 2, {{{"en", "Agree"}}}}};
    agreement.minimum = 1;
    agreement.maximum = 2;
    OptionSet slider{.id = "slider", .type = OptionType::continuum};
    slider.maximum = 100;
    OptionSet supports{.id = "supports", .type = OptionType::checklist};
    supports.choices = {{"a", 0, {}}, {"b", 0, {{{"en", "B; or b"}}}}};
    out.option_sets = {agreement, slider, supports};
    for (std::size_t i = 0; i < out.option_sets.size(); ++i) {
        Item item;
        item.id = std::string("q") + static_cast<char>('1' + i);
        item.options = i;
        item.since = "1";  // so that any heading will do
        out.items.push_back(item);
    }
    return out;
}

std::string told(const Study& study, std::size_t threads, std::size_t chunk_bytes, detail::Instructions instructions) {
    const auto read = detail::read_responses_tuned(study, {Threads{threads}, Fingerprints::none}, {chunk_bytes, 0, instructions});
    if (read.value.has_value() == read.diagnostics.has_errors()) std::abort();
    std::string out;
    for (const auto& problem : read.diagnostics.all()) out += to_text(problem);
    if (!read.value) return out;
    for (const auto& answers : read.value->forms.front().answers) out.append(answers.codes.begin(), answers.codes.end());
    for (const auto stratum : read.value->forms.front().stratum_of) out += std::to_string(stratum) + ',';
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path folder = std::filesystem::temp_directory_path() / ("recaudit-fuzz-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "r.csv", std::ios::binary).write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    Study study;
    study.folder = folder;
    study.instruments.push_back(instrument());
    study.responses.emplace_back();
    study.responses.front().file = "r.csv";
    const std::string expected = told(study, 1, 1U << 18U, detail::Instructions::plain);
    if (told(study, 1, 3, detail::best_instructions()) != expected) std::abort();
    if (told(study, 3, 17, detail::best_instructions()) != expected) std::abort();
    return 0;
}
