#include <recaudit/core/text.hpp>
#include <recaudit/core/yaml.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <optional>
#include <system_error>

namespace recaudit {
namespace {

namespace fs = std::filesystem;

/// A file of nearly the same name in the same folder; empty where there is none.
std::string similar_file(const fs::path& file) {
    constexpr std::size_t most = 1000;
    std::vector<std::string> names;
    std::error_code failed;
    const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
    for (fs::directory_iterator at(folder, failed), end; !failed && at != end && names.size() < most; at.increment(failed))
        names.push_back(at->path().filename().generic_string());
    std::ranges::sort(names);
    return did_you_mean(file.filename().generic_string(), names);
}

std::optional<std::string> read_at_most(const fs::path& file, std::size_t bytes) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    std::string text;
    std::array<char, 65536> block;
    while (text.size() < bytes && stream.read(block.data(), block.size()).gcount() > 0)
        text.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    if (stream.bad()) return std::nullopt;
    return text;
}

}  // namespace

Parsed<YamlDocument> read_yaml(const fs::path& file, const std::string& shown_as, const YamlLimits& limits) {
    Parsed<YamlDocument> out;
    std::error_code failed;
    const fs::file_status status = fs::status(file, failed);
    if (status.type() == fs::file_type::not_found) {
        const std::string similar = similar_file(file);
        out.diagnostics.add("file-not-found", {shown_as, 0, 0}, "there is no such file",
                            similar.empty() ? "" : fmt::format("did you mean {}?", similar));
        return out;
    }
    if (fs::is_directory(status)) {
        out.diagnostics.add("not-a-file", {shown_as, 0, 0}, "this is a folder; expected a YAML file");
        return out;
    }
    // One byte more than allowed shows that a file, pipe or device is too large without reading all of it.
    const auto bytes = read_at_most(file, limits.bytes + 1);
    if (!bytes) {
        out.diagnostics.add("unreadable-file", {shown_as, 0, 0}, "the file cannot be read");
        return out;
    }
    return parse_yaml(*bytes, shown_as, limits);
}

}  // namespace recaudit
