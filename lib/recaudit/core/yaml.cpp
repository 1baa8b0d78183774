#include <recaudit/core/yaml.hpp>

#include <recaudit/core/text.hpp>

#include <fmt/format.h>
#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>

namespace recaudit {
namespace {

/// Why a file cannot be read any further.
struct Stop {
    std::string_view id;
    YamlMark mark;
    std::string message;
    std::string hint;
};

YamlMark mark_of(const YAML::Mark& mark) {
    if (mark.is_null()) return {};
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
}

Diagnostic& report(Diagnostics& problems, const YamlSource& source, Stop stop) {
    Diagnostic& added = problems.add(stop.id, {source.file, stop.mark.line, stop.mark.column}, std::move(stop.message), std::move(stop.hint));
    if (stop.id != "yaml-encoding") added.excerpt = excerpt_at(source, stop.mark);  // what is no text is not shown
    return added;
}

Stop too_deep(YamlMark mark, const YamlLimits& limits) { return {"yaml-too-deep", mark, fmt::format("nested more than {} levels deep", limits.depth), {}}; }

struct Size {
    std::size_t nodes = 0;
    std::size_t bytes = 0;
    std::size_t height = 0;
};

Size size_of(const YamlNode& node) {
    Size total{1, node.text.size() + node.key.size(), 0};
    for (const auto& child : node.children) {
        const Size inner = size_of(child);
        total.nodes += inner.nodes;
        total.bytes += inner.bytes;
        total.height = std::max(total.height, inner.height + 1);
    }
    return total;
}

/// YAML 1.2 allows `{text: Is it so?}`; the parser, of YAML 1.1, ends the text at the question mark. So it gets a
/// control character in its place, which no file holds, and gives it back. Only a question mark that stands alone
/// means something to YAML: it stays.
constexpr char question_mark = '\x01';

std::string with_questions_hidden(std::string_view text) {
    const auto is_gap = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    std::string out(text);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (text[i] != '?') continue;
        const bool opens = i == 0 || is_gap(text[i - 1]) || text[i - 1] == ',' || text[i - 1] == '[' || text[i - 1] == '{';
        const bool ends = i + 1 == text.size() || is_gap(text[i + 1]);
        if (!opens || !ends) out[i] = question_mark;
    }
    return out;
}

std::string with_questions(std::string text) {
    std::ranges::replace(text, question_mark, '?');
    return text;
}

/// Builds the tree from the parser's events, within the limits. The parser never gets deeper than the tree, because
/// each level begins with an event.
class TreeBuilder final : public YAML::EventHandler {
public:
    TreeBuilder(const YamlSource& source, const YamlLimits& limits, Diagnostics& problems) : source_(source), limits_(limits), problems_(problems) {}

    [[nodiscard]] YamlNode take() { return std::move(root_); }
    [[nodiscard]] YamlMark last_scalar() const { return last_scalar_; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (std::exchange(started_, true))
            throw Stop{"yaml-unsupported", mark_of(mark), "a second document begins here; expected one to a file", "put it into a file of its own"};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { finish(begin(YamlKind::null, mark), anchor); }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override {
        refuse_tag(mark, tag);
        last_scalar_ = mark_of(mark);
        if (expects_key()) return take_key(mark_of(mark), with_questions(value));
        YamlNode node = begin(YamlKind::scalar, mark);
        node.quoted = tag == "!";
        node.text = with_questions(value);
        finish(std::move(node), anchor);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        const auto at = anchored_.find(anchor);
        if (at == anchored_.end())
            throw Stop{"yaml-too-large", mark_of(mark), "an alias stands inside the value that it repeats, which never ends", "write the content out"};
        refuse_as_key(mark);
        const Size size = size_of(at->second);
        spend(size, mark_of(mark));
        if (open_.size() + size.height >= limits_.depth) throw too_deep(mark_of(mark), limits_);
        YamlNode copy = at->second;
        copy.mark = mark_of(mark);
        finish(std::move(copy), 0);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value /*style*/) override {
        open(YamlKind::sequence, mark, tag, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value /*style*/) override {
        open(YamlKind::map, mark, tag, anchor);
    }
    void OnMapEnd() override {
        report_duplicates(open_.back().node);
        close();
    }

private:
    struct Level {
        YamlNode node;
        YAML::anchor_t anchor = 0;
        bool has_key = false;
        std::string key;
        YamlMark key_mark;
    };

    void spend(const Size& size, YamlMark mark) {
        nodes_ += size.nodes;
        copied_ += size.bytes;
        if (nodes_ > limits_.nodes) throw Stop{"yaml-too-large", mark, fmt::format("more than {} values", limits_.nodes), {}};
        if (copied_ > limits_.copied_bytes) throw Stop{"yaml-too-large", mark, "aliases repeat more text than any instrument or study needs", {}};
    }

    YamlNode begin(YamlKind kind, const YAML::Mark& mark) {
        refuse_as_key(mark);
        YamlNode node;
        node.kind = kind;
        node.mark = mark_of(mark);
        node.source = &source_;
        spend({1, 0, 0}, node.mark);
        return node;
    }

    [[nodiscard]] bool expects_key() const { return !open_.empty() && open_.back().node.is_map() && !open_.back().has_key; }

    /// A map or list as key, or nothing before the colon.
    void refuse_as_key(const YAML::Mark& mark) const {
        if (expects_key())
            throw Stop{"yaml-unsupported", mark_of(mark), "a key is plain text; here stands something else", "write the key as a word before the colon"};
    }

    static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag.empty() || tag == "?" || tag == "!") return;
        throw Stop{"yaml-unsupported", mark_of(mark), fmt::format("the tag \"{}\" has no meaning here", quotable(with_questions(tag))), "remove the tag; quotes make a text of anything"};
    }

    void take_key(YamlMark mark, std::string key) {
        Level& level = open_.back();
        if (key == "<<")
            report(problems_, source_, {"yaml-unsupported", mark, "\"<<\" (merging of maps) has no meaning here", "write the content out, or use extends"});
        level.has_key = true;
        level.key = std::move(key);
        level.key_mark = mark;
    }

    void open(YamlKind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
        refuse_tag(mark, tag);
        if (open_.size() >= limits_.depth) throw too_deep(mark_of(mark), limits_);
        Level level;
        level.node = begin(kind, mark);
        level.anchor = anchor;
        open_.push_back(std::move(level));
    }

    void close() {
        Level level = std::move(open_.back());
        open_.pop_back();
        finish(std::move(level.node), level.anchor);
    }

    /// Hands a complete value to the list or map around it.
    void finish(YamlNode node, YAML::anchor_t anchor) {
        if (anchor != 0) {
            spend(size_of(node), node.mark);
            anchored_.insert_or_assign(anchor, node);
        }
        if (open_.empty()) {
            root_ = std::move(node);
            return;
        }
        Level& level = open_.back();
        if (level.node.is_map()) {
            level.has_key = false;
            node.key = std::move(level.key);
            node.key_mark = level.key_mark;
            if (node.key == "<<") return;
        }
        level.node.children.push_back(std::move(node));
    }

    /// Reports keys that are there twice and keeps the first of each.
    void report_duplicates(YamlNode& map) {
        std::unordered_map<std::string_view, std::uint32_t> first_line;
        std::vector<bool> repeated(map.children.size());
        for (std::size_t i = 0; i < map.children.size(); ++i) {
            const YamlNode& child = map.children[i];
            const auto [at, is_new] = first_line.emplace(child.key, child.key_mark.line);
            if (is_new) continue;
            repeated[i] = true;
            report_duplicate(child, at->second);
        }
        if (first_line.size() == map.children.size()) return;
        std::vector<YamlNode> kept;
        for (std::size_t i = 0; i < map.children.size(); ++i)
            if (!repeated[i]) kept.push_back(std::move(map.children[i]));
        map.children = std::move(kept);
    }

    void report_duplicate(const YamlNode& child, std::uint32_t line) {
        constexpr std::size_t most = 20;
        if (duplicates_++ >= most) return;
        report(problems_, source_, {"duplicate-key", child.key_mark, fmt::format("the key \"{}\" is there already, in line {}", quotable(child.key), line), {}});
    }

    const YamlSource& source_;
    const YamlLimits& limits_;
    Diagnostics& problems_;
    std::vector<Level> open_;
    std::unordered_map<YAML::anchor_t, YamlNode> anchored_;
    YamlNode root_;
    YamlMark last_scalar_;
    std::size_t nodes_ = 0;
    std::size_t copied_ = 0;
    std::size_t duplicates_ = 0;
    bool started_ = false;
};

std::vector<std::size_t> line_starts_of(std::string_view text) {
    std::vector<std::size_t> starts{0};
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) starts.push_back(at + 1);
    return starts;
}

YamlMark mark_at(const YamlSource& source, std::size_t offset) {
    const auto after = std::ranges::upper_bound(source.line_starts, offset);
    const std::size_t line = static_cast<std::size_t>(after - source.line_starts.begin());
    return {static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(offset - source.line_starts[line - 1] + 1)};
}

/// The first control character: no text file holds one but tabs and line ends.
std::optional<std::size_t> first_control_byte(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool is_c0 = (byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F;
        const bool is_c1 = byte == 0xC2 && i + 1 < text.size() && (static_cast<unsigned char>(text[i + 1]) & 0xE0U) == 0x80;
        if (is_c0 || is_c1) return i;
    }
    return std::nullopt;
}

/// The first byte that is not UTF-8, in a text known to hold one.
std::size_t first_broken_byte(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t length = 1;
        while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) ++length;
        if (!is_valid_utf8(text.substr(at, length))) return at;
        at += length;
    }
    return at;
}

std::optional<Stop> encoding_problem(const YamlSource& source) {
    const std::string_view text = source.text;
    const bool every_second_is_nul = text.size() > 3 && ((text[1] == 0 && text[3] == 0) || (text[0] == 0 && text[2] == 0));
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF") || every_second_is_nul)
        return Stop{"yaml-encoding", {}, "the file is UTF-16; expected UTF-8", "save it again with the encoding UTF-8"};
    if (const auto at = first_control_byte(text))
        return Stop{"yaml-encoding", mark_at(source, *at), fmt::format("a control character, byte 0x{:02x}, stands here; expected text in UTF-8", static_cast<unsigned char>(text[*at])),
                    "is this the right file? Or was it saved with another encoding?"};
    if (is_valid_utf8(text)) return std::nullopt;
    const std::size_t at = first_broken_byte(text);
    return Stop{"yaml-encoding", mark_at(source, at), fmt::format("the byte 0x{:02x} here is not UTF-8", static_cast<unsigned char>(text[at])),
                "save the file again with the encoding UTF-8"};
}

/// The text as the parser gets it: no byte order mark, one kind of line end.
std::string with_plain_line_ends(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    std::string out;
    out.reserve(bytes.size());
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] != '\r') out += bytes[i];
        else if (i + 1 == bytes.size() || bytes[i + 1] != '\n') out += '\n';
    }
    return out;
}

/// What to look for, by the parser's own words.
std::string hint_for(std::string_view words, const YamlSource& source, YamlMark mark) {
    const std::string_view line = source.line(mark.line);
    const std::string_view indent = line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
    if (indent.find('\t') != std::string_view::npos) return "the line is indented with a tab; use spaces";
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> hints{{
        {"illegal map value", "a text that holds \": \" needs quotes around it; a key is indented like its neighbours"},
        {"end of map flow", "a { before this place is not closed by }, or a comma is missing"},
        {"end of sequence flow", "a [ before this place is not closed by ], or a comma is missing"},
        {"end of map", "this line is indented differently from the keys above, has no colon, or has a quote too many"},
        {"end of sequence", "this line is indented differently from the list above, or has no dash"},
        {"EOF in scalar", "a quote before this place is not closed"},
        {"anchor is not defined", "a text that begins with * needs quotes around it"},
        {"unknown token", "a text that begins with this character needs quotes around it"},
    }};
    for (const auto& [part, hint] : hints)
        if (words.find(part) != std::string_view::npos) return std::string(hint);
    return {};
}

/// Directives are lost in silence by the parser, with what follows; only the version may be named.
void refuse_directives(const YamlSource& source) {
    for (std::size_t line = 1; line <= source.line_starts.size(); ++line) {
        const std::string_view text = source.line(line);
        if (text.starts_with('%') && !text.starts_with("%YAML 1."))
            throw Stop{"yaml-unsupported", {static_cast<std::uint32_t>(line), 1}, "a line that begins with % has no meaning here", "a text that begins with % needs quotes around it"};
    }
}

/// The parser takes a quote that is open at the end of the file for closed.
void refuse_open_quote(const YamlSource& source, YamlMark mark) {
    if (mark.line == 0) return;
    std::string_view rest = std::string_view(source.text).substr(source.line_starts[mark.line - 1] + mark.column - 1);
    while (rest.starts_with('&') || rest.starts_with('!')) {  // an anchor or tag before the value
        rest.remove_prefix(std::min(rest.find_first_of(" \n"), rest.size()));
        rest.remove_prefix(std::min(rest.find_first_not_of(" \n"), rest.size()));
    }
    if (!rest.starts_with('"') && !rest.starts_with('\'')) return;
    const char quote = rest[0];
    for (std::size_t i = 1; i < rest.size(); ++i) {
        if (rest[i] == '\\' && quote == '"') ++i;
        else if (rest[i] == quote && quote == '\'' && i + 1 < rest.size() && rest[i + 1] == quote) ++i;
        else if (rest[i] == quote) return;
    }
    throw Stop{"yaml-syntax", mark, "not well-formed YAML: the quote that begins here is never closed", "close it at the end of the text"};
}

/// The place where brackets get deeper than the limit, counted without regard to quotes: only for files that are
/// broken anyway, to say the most likely reason.
std::optional<YamlMark> deepest_bracket(const YamlSource& source, std::size_t limit) {
    std::size_t depth = 0;
    for (std::size_t i = 0; i < source.text.size(); ++i) {
        const char c = source.text[i];
        if ((c == '[' || c == '{') && ++depth > limit) return mark_at(source, i);
        if ((c == ']' || c == '}') && depth > 0) --depth;
    }
    return std::nullopt;
}

YamlNode build_tree(const YamlSource& source, const YamlLimits& limits, Diagnostics& problems) {
    refuse_directives(source);
    std::istringstream stream(with_questions_hidden(source.text));
    TreeBuilder builder(source, limits, problems);
    try {
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) throw Stop{"yaml-empty", {}, "the file holds nothing but blank lines and comments", {}};
        parser.HandleNextDocument(builder);
    } catch (const YAML::DeepRecursion& error) {
        throw too_deep(mark_of(error.mark), limits);
    } catch (const YAML::Exception& error) {
        const YamlMark mark = mark_of(error.mark);
        throw Stop{"yaml-syntax", mark, "not well-formed YAML: " + quotable(error.msg, 200), hint_for(error.msg, source, mark)};
    }
    refuse_open_quote(source, builder.last_scalar());
    return builder.take();
}

}  // namespace

std::string_view YamlSource::line(std::size_t number) const {
    if (number == 0 || number > line_starts.size()) return {};
    const std::size_t start = line_starts[number - 1];
    const std::size_t end = number < line_starts.size() ? line_starts[number] - 1 : text.size();
    return std::string_view(text).substr(start, end - start);
}

const YamlNode* YamlNode::find(std::string_view name) const {
    const auto at = std::ranges::find(children, name, &YamlNode::key);
    return at == children.end() ? nullptr : &*at;
}

std::string excerpt_at(const YamlSource& source, YamlMark mark) {
    constexpr std::size_t longest = 240;
    const std::string_view line = source.line(mark.line);
    if (mark.column > longest) return {};
    if (line.size() <= longest) return std::string(line);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
    return std::string(line.substr(0, end)) + "…";
}

Parsed<YamlDocument> parse_yaml(std::string_view bytes, const std::string& shown_as, const YamlLimits& limits) {
    Parsed<YamlDocument> out;
    auto source = std::make_shared<YamlSource>();
    source->file = shown_as;
    if (bytes.size() > limits.bytes) {
        report(out.diagnostics, *source, {"yaml-too-large", {}, fmt::format("the file is larger than {} MiB", limits.bytes >> 20U), "is this the right file?"});
        return out;
    }
    source->text = with_plain_line_ends(bytes);
    source->line_starts = line_starts_of(source->text);
    try {
        if (auto problem = encoding_problem(*source)) throw std::move(*problem);
        out.value = YamlDocument{source, build_tree(*source, limits, out.diagnostics)};
    } catch (Stop& stop) {
        const bool unclear = stop.id == "yaml-syntax" || stop.id == "yaml-unsupported";
        if (const auto deepest = unclear ? deepest_bracket(*source, limits.depth) : std::nullopt) stop = too_deep(*deepest, limits);
        report(out.diagnostics, *source, std::move(stop));
    }
    return out;
}

}  // namespace recaudit
