/// HTML by its text: tags, comments, scripts and styles left out, character references read.
#include <recaudit/language/document_text.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace recaudit::detail {
namespace {

using Named = std::pair<std::string_view, char32_t>;

/// The references that text made by people and word processors has; any other stays as it is.
constexpr auto named = std::to_array<Named>({
    {"amp", U'&'},      {"lt", U'<'},      {"gt", U'>'},      {"quot", U'"'},     {"apos", U'\''},    {"nbsp", 0xA0},    {"shy", 0xAD},
    {"lsquo", 0x2018},  {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"ldquo", 0x201C},  {"rdquo", 0x201D},  {"bdquo", 0x201E}, {"laquo", 0xAB},
    {"raquo", 0xBB},    {"ndash", 0x2013}, {"mdash", 0x2014}, {"hyphen", 0x2010}, {"hellip", 0x2026}, {"bull", 0x2022},  {"middot", 0xB7},
    {"copy", 0xA9},     {"reg", 0xAE},     {"trade", 0x2122}, {"pound", 0xA3},    {"euro", 0x20AC},   {"ensp", 0x2002},  {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"zwj", 0x200D},   {"zwnj", 0x200C},  {"acirc", 0xE2},    {"ecirc", 0xEA},    {"icirc", 0xEE},   {"ocirc", 0xF4},
    {"ucirc", 0xFB},    {"wcirc", 0x175},  {"ycirc", 0x177},  {"aacute", 0xE1},   {"eacute", 0xE9},   {"iacute", 0xED},  {"oacute", 0xF3},
    {"uacute", 0xFA},   {"agrave", 0xE0},  {"egrave", 0xE8},  {"auml", 0xE4},     {"euml", 0xEB},     {"iuml", 0xEF},    {"ouml", 0xF6},
    {"uuml", 0xFC},     {"ccedil", 0xE7},  {"ntilde", 0xF1},
});

constexpr auto blocks = std::to_array<std::string_view>(
    {"address", "article", "aside",  "blockquote", "body",  "caption", "dd",    "details", "div", "dl",   "dt",      "figcaption",
     "figure",  "footer",  "form",   "h1",         "h2",    "h3",      "h4",    "h5",      "h6",  "head", "header",  "hr",
     "html",    "label",   "legend", "li",         "main",  "nav",     "ol",    "option",  "p",   "pre",  "section", "summary",
     "table",   "tbody",   "td",     "textarea",   "tfoot", "th",      "thead", "title",   "tr",  "ul"});
constexpr auto left_out = std::to_array<std::string_view>({"script", "style", "template"});

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

struct Tag {
    std::string name;
    bool closing = false;
    std::size_t end = 0;
};

/// The tag that begins at `at`; without a name where none does.
Tag tag_at(std::string_view source, std::size_t at) {
    Tag out{"", at + 1 < source.size() && source[at + 1] == '/', at + 1};
    std::size_t i = at + (out.closing ? 2 : 1);
    if (i >= source.size() || !is_letter(source[i])) return out;
    while (i < source.size() && (is_letter(source[i]) || is_digit(source[i]))) out.name += small(source[i++]);
    char quote = 0;
    for (; i < source.size() && (quote != 0 || source[i] != '>'); ++i) {
        if (quote != 0) quote = source[i] == quote ? '\0' : quote;
        else if (source[i] == '"' || source[i] == '\'') quote = source[i];
    }
    out.end = std::min(source.size(), i + 1);
    return out;
}

std::size_t after(std::string_view source, std::string_view what, std::size_t from) {
    const std::size_t at = source.find(what, from);
    return at == std::string_view::npos ? source.size() : at + what.size();
}

/// Where an element that holds no text for people ends.
std::size_t end_of_element(std::string_view source, const std::string& name, std::size_t from) {
    for (std::size_t at = source.find("</", from); at != std::string_view::npos; at = source.find("</", at + 2))
        if (const Tag tag = tag_at(source, at); tag.name == name) return tag.end;
    return source.size();
}

class HtmlReader {
public:
    explicit HtmlReader(std::string_view source) : source_(source) {}
    DocumentText run() {
        while (at_ < source_.size()) {
            const char c = source_[at_];
            if (c == '<') take_markup();
            else if (c == '&') take_reference();
            else take_text();
        }
        return std::move(out_);
    }

private:
    void take_markup() {
        if (source_.substr(at_).starts_with("<!--")) {
            at_ = after(source_, "-->", at_ + 4);
            return;
        }
        const Tag tag = tag_at(source_, at_);
        if (!tag.name.empty()) {
            at_ = tag.end;
            take(tag);
        } else if (at_ + 1 < source_.size() && (source_[at_ + 1] == '!' || source_[at_ + 1] == '?' || source_[at_ + 1] == '/')) {
            at_ = after(source_, ">", at_);
        } else {
            out_.add("<", at_++);
        }
    }
    void take(const Tag& tag) {
        const auto is_among = [&](const auto& names) { return std::ranges::find(names, tag.name) != names.end(); };
        if (is_among(blocks)) out_.end_paragraph();
        if (tag.name == "br") out_.add_character(U' ', tag.end - 1);
        if (tag.name == "q" || tag.name == "blockquote") tag.closing ? out_.end_quotation() : out_.begin_quotation();
        if (!tag.closing && is_among(left_out)) at_ = end_of_element(source_, tag.name, at_);
    }
    void take_reference() {
        const Reference reference = reference_at(source_, at_);
        if (reference.character != 0) out_.add_character(reference.character, at_);
        else out_.add("&", at_);
        at_ = reference.end;
    }
    /// In HTML a line break is a space; only elements begin paragraphs.
    void take_text() {
        const std::size_t begin = at_;
        if (is_blank(source_[at_])) {
            while (at_ < source_.size() && is_blank(source_[at_])) ++at_;
            out_.add_character(U' ', begin);
            return;
        }
        while (at_ < source_.size() && source_[at_] != '<' && source_[at_] != '&' && !(is_blank(source_[at_]) && source_[at_] != ' '))
            ++at_;
        out_.add(source_.substr(begin, at_ - begin), begin);
    }

    std::string_view source_;
    std::size_t at_ = 0;
    DocumentText out_;
};

}  // namespace

Reference reference_at(std::string_view source, std::size_t at) {
    const Reference none{0, at + 1};
    constexpr std::size_t longest = 12;
    const std::size_t end = source.substr(0, std::min(source.size(), at + longest)).find(';', at);
    if (end == std::string_view::npos) return none;
    std::string_view body = source.substr(at + 1, end - at - 1);
    if (!body.starts_with('#')) {
        const auto found = std::ranges::find(named, body, &Named::first);
        return found == named.end() ? none : Reference{found->second, end + 1};
    }
    body.remove_prefix(1);
    const bool is_hexadecimal = body.starts_with('x') || body.starts_with('X');
    if (is_hexadecimal) body.remove_prefix(1);
    unsigned value = 0;
    const auto [stop, error] = std::from_chars(body.data(), body.data() + body.size(), value, is_hexadecimal ? 16 : 10);
    const bool is_character =
        error == std::errc() && stop == body.data() + body.size() && value > 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
    return is_character ? Reference{static_cast<char32_t>(value), end + 1} : none;
}

DocumentText html_text(std::string_view source) { return HtmlReader(source).run(); }

}  // namespace recaudit::detail
