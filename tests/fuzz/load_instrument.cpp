/// Any bytes as an instrument: an answer, never a crash, a hang or much memory.
#include <recaudit/instrument/load.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view yaml(reinterpret_cast<const char*>(data), size);
    const auto parsed = recaudit::parse_instrument(yaml, "form.yaml", "/nonexistent");
    for (const auto& problem : parsed.diagnostics.all()) (void)recaudit::to_text(problem);
    if (parsed.value.has_value() == parsed.diagnostics.has_errors()) __builtin_trap();
    return 0;
}
