#include <recaudit/core/yaml.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/core/yaml_text.hpp>

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

using detail::Stop;
using detail::too_deep;

YamlMark mark_of(const YAML::Mark& mark) {
    if (mark.is_null()) return {};
    return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
}

Diagnostic& report(Diagnostics& problems, const YamlSource& source, Stop stop) {
    Diagnostic& added =
        problems.add(stop.id, {source.file, stop.mark.line, stop.mark.column}, std::move(stop.message), std::move(stop.hint));
    if (stop.id != "yaml-encoding") added.excerpt = excerpt_at(source, stop.mark);  // what is no text is not shown
    return added;
}

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
    TreeBuilder(const YamlSource& source, const YamlLimits& limits, Diagnostics& problems)
        : source_(source), limits_(limits), problems_(problems) {}

    [[nodiscard]] YamlNode take() { return std::move(root_); }
    [[nodiscard]] YamlMark last_scalar() const { return last_scalar_; }

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (std::exchange(started_, true))
            throw Stop{"yaml-unsupported", mark_of(mark), "a second document begins here; expected one to a file",
                       "put it into a file of its own"};
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
            throw Stop{"yaml-too-large", mark_of(mark), "an alias stands inside the value that it repeats, which never ends",
                       "write the content out"};
        refuse_as_key(mark);
        const Size size = size_of(at->second);
        spend(size, mark_of(mark));
        if (open_.size() + size.height >= limits_.depth) throw too_deep(mark_of(mark), limits_);
        YamlNode copy = at->second;
        copy.mark = mark_of(mark);
        finish(std::move(copy), 0);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
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
        if (copied_ > limits_.copied_bytes)
            throw Stop{"yaml-too-large", mark, "aliases repeat more text than any instrument or study needs", {}};
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
            throw Stop{"yaml-unsupported", mark_of(mark), "a key is plain text; here stands something else",
                       "write the key as a word before the colon"};
    }

    static void refuse_tag(const YAML::Mark& mark, const std::string& tag) {
        if (tag.empty() || tag == "?" || tag == "!") return;
        constexpr std::string_view standard = "tag:yaml.org,2002:";
        const std::string shown = tag.starts_with(standard) ? "!!" + tag.substr(standard.size()) : with_questions(tag);
        throw Stop{"yaml-unsupported", mark_of(mark), fmt::format("the tag \"{}\" has no meaning here", quotable(shown)),
                   "remove the tag; quotes make a text of anything"};
    }

    void take_key(YamlMark mark, std::string key) {
        Level& level = open_.back();
        if (key == "<<")
            throw Stop{"yaml-unsupported", mark, "\"<<\" (merging of maps) has no meaning here", "write the content out, or use extends"};
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
        report(
            problems_, source_,
            {"duplicate-key", child.key_mark, fmt::format("the key \"{}\" is there already, in line {}", quotable(child.key), line), {}});
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

/// What to look for, by the parser's own words.
std::string hint_for(std::string_view words, const YamlSource& source, YamlMark mark) {
    const std::string_view line = source.line(mark.line);
    const std::string_view indent = line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
    if (indent.find('\t') != std::string_view::npos) return "the line is indented with a tab; use spaces";
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> hints{{
        {"illegal map value", "a text that holds \": \" needs quotes around it; a key is indented like its neighbours"},
        {"end of map flow", "a { before this place is not closed by }, a comma is missing, or a text that holds \": \" needs quotes"},
        {"end of sequence flow", "a [ before this place is not closed by ], or a comma is missing"},
        {"illegal flow end", "a [ or { before this place is closed by the other kind of bracket, or not at all"},
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

YamlNode build_tree(const YamlSource& source, const YamlLimits& limits, Diagnostics& problems) {
    detail::refuse_directives(source);
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
    detail::refuse_open_quote(source, builder.last_scalar());
    return builder.take();
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view name) const {
    const auto at = std::ranges::find(children, name, &YamlNode::key);
    return at == children.end() ? nullptr : &*at;
}

Parsed<YamlDocument> parse_yaml(std::string_view bytes, const std::string& shown_as, const YamlLimits& limits) {
    Parsed<YamlDocument> out;
    auto source = std::make_shared<YamlSource>();
    source->file = shown_as;
    if (bytes.size() > limits.bytes) {
        report(out.diagnostics, *source,
               {"yaml-too-large", {}, fmt::format("the file is larger than {} MiB", limits.bytes >> 20U), "is this the right file?"});
        return out;
    }
    source->text = detail::with_plain_line_ends(bytes);
    source->line_starts = detail::line_starts_of(source->text);
    try {
        if (auto problem = detail::encoding_problem(*source)) throw std::move(*problem);
        out.value = YamlDocument{source, build_tree(*source, limits, out.diagnostics)};
    } catch (Stop& stop) {
        const bool unclear = stop.id == "yaml-syntax" || stop.id == "yaml-unsupported";
        if (const auto deepest = unclear ? detail::deepest_bracket(*source, limits.depth) : std::nullopt) stop = too_deep(*deepest, limits);
        report(out.diagnostics, *source, std::move(stop));
    }
    return out;
}

}  // namespace recaudit
