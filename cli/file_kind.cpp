#include "file_kind.hpp"

#include <recaudit/instrument/load.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <vector>

namespace recaudit {
namespace {

constexpr std::size_t bytes_looked_at = 65536;

std::string start_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::string text(bytes_looked_at, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return text;
}

/// Whether a line of `text` begins with the key, as at the top level of a YAML file.
bool has_key(std::string_view text, std::string_view key) {
    for (std::size_t at = 0; (at = text.find(key, at)) != std::string_view::npos; ++at) {
        const bool begins_line = at == 0 || text[at - 1] == '\n' || text[at - 1] == '\xBF';  // or follows a byte order mark
        const std::size_t colon = text.find_first_not_of(' ', at + key.size());
        if (begins_line && colon != std::string_view::npos && text[colon] == ':') return true;
    }
    return false;
}

bool is_named_yaml(std::string_view path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

/// The column names of the first line, without quotes and blanks.
std::vector<std::string> headings_in(std::string_view text) {
    text = text.substr(0, text.find_first_of("\r\n"));
    std::vector<std::string> headings(1);
    for (const char c : text)
        if (c == ',' || c == ';' || c == '\t' || c == '|') headings.emplace_back();
        else if (c != '"' && c != ' ') headings.back() += c;
    return headings;
}

}  // namespace

FileKind kind_of_file(const std::string& path) {
    std::error_code failed;
    if (path != "-" && (!std::filesystem::exists(path, failed) || std::filesystem::is_directory(path, failed))) return FileKind::study;
    const std::string text = start_of(path);
    if (has_key(text, "study")) return FileKind::study;
    if (has_key(text, "instrument") || has_key(text, "items") || has_key(text, "scales")) return FileKind::instrument;
    return is_named_yaml(path) ? FileKind::study : FileKind::responses;
}

std::string instrument_that_fits(const std::string& path) {
    const auto headings = headings_in(start_of(path));
    std::string best;
    std::ptrdiff_t most = 0;
    for (const auto& builtin : builtin_instruments()) {
        const auto form = parse_instrument(builtin.yaml, std::string(builtin.id), {});
        if (!form.value) continue;
        const auto found =
            std::ranges::count_if(headings, [&](const std::string& heading) { return form.value->find_item(heading).has_value(); });
        if (found > most) {
            most = found;
            best = builtin.id;
        }
    }
    return best;
}

}  // namespace recaudit
