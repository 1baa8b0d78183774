#include <recaudit/core/diagnostic.hpp>

#include <recaudit/core/require.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

namespace recaudit {
namespace {

std::string_view name_of(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "error";
}

std::string position(const Place& place) {
    if (place.line == 0) return place.file;
    if (place.column == 0) return fmt::format("{}:{}", place.file, place.line);
    return fmt::format("{}:{}:{}", place.file, place.line, place.column);
}

/// The source line with a caret under the column; tabs stay tabs so that the caret stands right.
std::string excerpt_of(const Diagnostic& diagnostic) {
    if (diagnostic.excerpt.empty()) return {};
    const std::string number = fmt::format("{:>5}", diagnostic.place.line);
    std::string out = fmt::format("{} | {}\n", number, diagnostic.excerpt);
    if (diagnostic.place.column == 0) return out;
    out += fmt::format("{:>{}} | ", "", number.size());
    const std::size_t before = std::min(diagnostic.place.column - 1, diagnostic.excerpt.size());
    for (const char c : std::string_view(diagnostic.excerpt).substr(0, before))
        if (c == '\t') out += '\t';
        else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) out += ' ';
    return out + "^\n";
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
                else out += c;
        }
    }
    return out + '"';
}

}  // namespace

Diagnostic& Diagnostics::add(std::string_view id, Place place, std::string message, std::string hint) {
    const DiagnosticInfo* info = find_diagnostic(id);
    require(info != nullptr, "diagnostic id is in the catalogue: " + std::string(id));
    all_.push_back({info, std::move(place), std::move(message), std::move(hint), {}, 1});
    return all_.back();
}

void Diagnostics::append(Diagnostics other) {
    all_.insert(all_.end(), std::make_move_iterator(other.all_.begin()), std::make_move_iterator(other.all_.end()));
}

void Diagnostics::order_by_place() {
    std::map<std::string, std::size_t> rank;
    for (const auto& d : all_) rank.emplace(d.place.file, rank.size());
    std::ranges::stable_sort(all_, {},
                             [&](const Diagnostic& d) { return std::tuple(rank.at(d.place.file), d.place.line, d.place.column); });
}

bool Diagnostics::has_errors() const {
    return std::ranges::any_of(all_, [](const auto& d) { return d.info->severity == Severity::error; });
}

bool Diagnostics::has_warnings() const {
    return std::ranges::any_of(all_, [](const auto& d) { return d.info->severity == Severity::warning; });
}

bool Diagnostics::has_access_errors() const {
    return std::ranges::any_of(all_, [](const auto& d) { return d.info->severity == Severity::error && d.info->blame == Blame::access; });
}

std::string to_text(const Diagnostic& diagnostic) {
    std::string out = fmt::format("{}: {} [{}]: {}\n", position(diagnostic.place), name_of(diagnostic.info->severity), diagnostic.info->id,
                                  diagnostic.message);
    out += excerpt_of(diagnostic);
    if (!diagnostic.hint.empty()) out += fmt::format("  hint: {}\n", diagnostic.hint);
    if (diagnostic.count > 1) out += fmt::format("  and {} more like it\n", diagnostic.count - 1);
    return out;
}

std::string to_json(const Diagnostics& diagnostics) {
    std::string out = "[";
    for (const auto& d : diagnostics.all()) {
        if (out.size() > 1) out += ',';
        out += fmt::format(
            "\n  {{\"id\": {}, \"severity\": {}, \"file\": {}, \"line\": {}, \"column\": {}, \"message\": {}, \"hint\": {}, \"count\": "
            "{}}}",
            quoted(d.info->id), quoted(name_of(d.info->severity)), quoted(d.place.file), d.place.line, d.place.column, quoted(d.message),
            quoted(d.hint), d.count);
    }
    return out + "\n]\n";
}

}  // namespace recaudit
