/// A valid file with one change, for tests of what a loader says about it.
#pragma once

#include <recaudit/core/diagnostic.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

namespace recaudit::sample {

/// `text` with the one place that reads `before` made to read `after`.
inline std::string edited(std::string text, std::string_view before, std::string_view after) {
    const auto at = text.find(before);
    REQUIRE_MESSAGE(at != std::string::npos, "the text to change is there: ", std::string(before));
    REQUIRE(text.find(before, at + 1) == std::string::npos);
    return text.replace(at, before.size(), after);
}

/// "id at text" of every problem: its id and what stands at its place, up to 14 bytes; "id" where it has no place.
inline std::vector<std::string> problems(const Diagnostics& found) {
    std::vector<std::string> out;
    for (const auto& d : found.all()) {
        std::string at = d.place.column == 0 || d.place.column > d.excerpt.size() ? "" : " at " + d.excerpt.substr(d.place.column - 1, 14);
        out.push_back(std::string(d.info->id) + at);
    }
    return out;
}

inline std::string joined(const std::vector<std::string>& lines) {
    std::string out;
    for (const auto& line : lines) out += (out.empty() ? "" : "; ") + line;
    return out;
}

/// The file with one line left out, and with one line there twice, for every line.
inline std::vector<std::string> line_mutations(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
        lines.push_back(text.substr(at, end - at));
        at = end;
    }
    std::vector<std::string> out;
    for (std::size_t changed = 0; changed < lines.size(); ++changed) {
        std::string without;
        std::string twice;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (i != changed) without += lines[i];
            twice += i == changed ? lines[i] + lines[i] : lines[i];
        }
        out.push_back(without);
        out.push_back(twice);
    }
    return out;
}

}  // namespace recaudit::sample
