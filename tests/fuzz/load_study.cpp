/// Any bytes as a study: an answer, never a crash, a hang or much memory.
#include <recaudit/study/load.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view yaml(reinterpret_cast<const char*>(data), size);
    const auto parsed = recaudit::parse_study(yaml, "study.yaml", "/nonexistent");
    for (const auto& problem : parsed.diagnostics.all()) (void)recaudit::to_text(problem);
    if (parsed.value.has_value() == parsed.diagnostics.has_errors()) __builtin_trap();
    return 0;
}
