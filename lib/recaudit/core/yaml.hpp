/// YAML files as a plain tree in which every value knows its place. The only file that uses a YAML library is yaml.cpp.
/// What YAML allows and instruments and studies do not need is refused with a place. See docs/formats/instrument.md.
#pragma once

#include <recaudit/core/diagnostic.hpp>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

/// The limits of a file: far above any questionnaire, far below what would hurt.
struct YamlLimits {
    std::size_t bytes = std::size_t{16} << 20U;         // of the file
    std::size_t depth = 64;                             // of nesting
    std::size_t nodes = 200'000;                        // after aliases are written out
    std::size_t copied_bytes = std::size_t{16} << 20U;  // of text written out by aliases
};

/// A file as it was read, for excerpts.
struct YamlSource {
    std::string file;  // as the user reaches it
    std::string text;  // UTF-8, without byte order mark, lines ended by \n
    std::vector<std::size_t> line_starts;
    /// The line counted from 1, without its end; empty where there is no such line.
    [[nodiscard]] std::string_view line(std::size_t number) const;
};

enum class YamlKind : std::uint8_t { null, scalar, sequence, map };

/// Line and column, counted from 1; columns count bytes.
struct YamlMark {
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// A value and what is inside it. In a map every child carries its key.
struct YamlNode {
    YamlKind kind = YamlKind::null;
    bool quoted = false;  // a scalar in quotes or a block scalar: text, whatever it looks like
    YamlMark mark;
    YamlMark key_mark;  // where the node has a key
    std::string key;
    std::string text;  // of a scalar, exactly as written: "010" and "no" stay so
    std::vector<YamlNode> children;
    const YamlSource* source = nullptr;

    [[nodiscard]] bool is_scalar() const { return kind == YamlKind::scalar; }
    [[nodiscard]] bool is_sequence() const { return kind == YamlKind::sequence; }
    [[nodiscard]] bool is_map() const { return kind == YamlKind::map; }
    /// The value of `name` in a map, or nullptr.
    [[nodiscard]] const YamlNode* find(std::string_view name) const;
};

struct YamlDocument {
    std::shared_ptr<const YamlSource> source;  // nodes point at it
    YamlNode root;
};

/// Parses the bytes of a file. Syntax errors stop at the first; keys that occur twice are all reported, and the
/// first of them kept, so that a value is returned and the reader can go on to find other problems.
[[nodiscard]] Parsed<YamlDocument> parse_yaml(std::string_view bytes, const std::string& shown_as, const YamlLimits& limits = {});

/// Reads and parses a file; `shown_as` is its name in messages.
[[nodiscard]] Parsed<YamlDocument> read_yaml(const std::filesystem::path& file, const std::string& shown_as, const YamlLimits& limits = {});

/// The start of the line at `mark` for an excerpt; cut where the line is very long, empty where the place lies beyond.
[[nodiscard]] std::string excerpt_at(const YamlSource& source, YamlMark mark);

}  // namespace recaudit
