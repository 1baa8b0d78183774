#include "file_kind.hpp"

#include <recaudit/instrument/load.hpp>

#include <algorithm>
#include <compare>
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

/// How well a form fits a response file; what comes first decides first.
struct Fit {
    std::ptrdiff_t found = 0;   // its questions among the headings
    std::ptrdiff_t absent = 0;  // its other questions, as a number below 0
    bool named = false;         // its perspective in the file's name: forms of a family share their questions' ids
    bool of_staff = false;
    auto operator<=>(const Fit&) const = default;
};

std::string with_hyphens(std::string text) {
    std::ranges::replace(text, '_', '-');
    return text;
}

Fit fit_of(const Instrument& form, const std::vector<std::string>& headings, const std::string& file) {
    const auto found = std::ranges::count_if(headings, [&](const std::string& heading) { return form.find_item(heading).has_value(); });
    return {found, found - static_cast<std::ptrdiff_t>(form.items.size()), file.find(with_hyphens(form.perspective)) != std::string::npos,
            form.perspective == "staff"};
}

}  // namespace

FileKind kind_of_file(const std::string& path) {
    std::error_code failed;
    if (path != "-" && (!std::filesystem::exists(path, failed) || std::filesystem::is_directory(path, failed))) return FileKind::study;
    const std::string text = start_of(path);
    if (has_key(text, "study")) return FileKind::study;
    if (has_key(text, "instrument") || has_key(text, "items") || has_key(text, "scales")) return FileKind::instrument;
    if (has_key(text, "list") || has_key(text, "terms")) return FileKind::term_list;
    if (has_key(text, "actions")) return FileKind::actions;
    return is_named_yaml(path) ? FileKind::study : FileKind::responses;
}

std::string instrument_that_fits(const std::string& path) {
    const auto headings = headings_in(start_of(path));
    const std::string file = with_hyphens(std::filesystem::path(path).filename().string());
    std::string best;
    Fit closest;
    for (const auto& builtin : builtin_instruments()) {
        const auto form = parse_instrument(builtin.yaml, std::string(builtin.id), {});
        if (!form.value) continue;
        const Fit fit = fit_of(*form.value, headings, file);
        if (fit.found == 0 || fit <= closest) continue;
        closest = fit;
        best = builtin.id;
    }
    return best;
}

}  // namespace recaudit
