/// Markdown by its text: code, addresses of links, HTML tags and comments left out, marks of emphasis taken off.
#include <recaudit/core/characters.hpp>
#include <recaudit/language/document_text.hpp>

#include <algorithm>
#include <optional>

namespace recaudit::detail {
namespace {

constexpr std::size_t indent_of_code = 4;
constexpr std::size_t longest_code = 10'000;  // bytes between two backticks; more is no code but a stray one
constexpr auto npos = std::string_view::npos;

struct Line {
    std::size_t begin = 0, end = 0;  // without the line break
};

std::size_t indent_of(std::string_view line) {
    std::size_t out = 0;
    for (const char c : line) {
        if (c == ' ') ++out;
        else if (c == '\t') out += indent_of_code;
        else break;
    }
    return out;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r") == npos; }

/// The row of backticks or tildes that opens or closes a block of code.
std::string_view fence_of(std::string_view line) {
    if (indent_of(line) >= indent_of_code || is_blank(line)) return {};
    line.remove_prefix(line.find_first_not_of(" \t"));
    if (line.front() != '`' && line.front() != '~') return {};
    const std::size_t length = std::min(line.size(), line.find_first_not_of(line.front()));
    return length < 3 ? std::string_view() : line.substr(0, length);
}

/// How long the marker of a list is, such as "- " or "12. "; 0 where there is none.
std::size_t list_marker(std::string_view line) {
    const std::size_t begin = line.find_first_not_of(" \t");
    if (begin == npos) return 0;
    std::size_t at = begin;
    if (line[at] == '-' || line[at] == '*' || line[at] == '+') ++at;
    else {
        while (at < line.size() && line[at] >= '0' && line[at] <= '9') ++at;
        if (at == begin || at >= line.size() || (line[at] != '.' && line[at] != ')')) return 0;
        ++at;
    }
    return at < line.size() && (line[at] == ' ' || line[at] == '\t') ? at + 1 : 0;
}

/// "[name]: address", which no reader sees.
bool is_link_definition(std::string_view line) {
    const std::size_t close = line.find("]:");
    return line.starts_with('[') && close != npos && line.find('[', 1) > close;
}

class MarkdownReader {
public:
    explicit MarkdownReader(std::string_view source) : source_(source) {}
    DocumentText run() {
        for (std::size_t at = 0; at < source_.size();) {
            const std::size_t end = std::min(source_.size(), source_.find('\n', at));
            take({at, end});
            at = std::max(end + 1, skip_to_);
        }
        end_quote();
        return std::move(out_);
    }

private:
    void take(Line line) {
        std::string_view text = source_.substr(line.begin, line.end - line.begin);
        if (is_code(text)) return;
        const bool blank = is_blank(text);
        if (blank || list_marker(text) > 0) out_.end_paragraph();
        if (!blank && !quoted(text)) end_quote();
        if (list_marker(text) > 0) in_list_ = true;
        else if (!blank && after_blank_ && indent_of(text) == 0) in_list_ = false;
        after_blank_ = blank;
        if (blank || is_link_definition(text)) return;
        const std::size_t quote = quoted(text) ? text.find('>') + 1 : 0;
        if (quote > 0 && !in_quote_) begin_quote();
        text.remove_prefix(quote);
        const std::size_t marker = list_marker(text);
        take_inline(line.begin + quote + marker, line.end);
        out_.add("\n", std::min(source_.size() - 1, std::max(line.end, end_)));
        if (text.starts_with('#')) out_.end_paragraph();
    }
    bool is_code(std::string_view line) {
        const std::string_view fence = fence_of(line);
        if (!fence_.empty()) {
            if (!fence.empty() && fence.front() == fence_.front() && fence.size() >= fence_.size()) fence_ = {};
            return true;
        }
        if (!fence.empty()) {
            fence_ = fence;
            out_.end_paragraph();
            return true;
        }
        in_code_ = !is_blank(line) && indent_of(line) >= indent_of_code && !in_list_ && (after_blank_ || in_code_);
        return in_code_;
    }
    static bool quoted(std::string_view line) {
        const std::size_t first = line.find_first_not_of(' ');
        return first != npos && first < indent_of_code && line[first] == '>';
    }
    void begin_quote() {
        out_.end_paragraph();
        out_.begin_quotation();
        in_quote_ = true;
    }
    void end_quote() {
        if (!in_quote_) return;
        out_.end_paragraph();
        out_.end_quotation();
        in_quote_ = false;
    }

    void take_inline(std::size_t at, std::size_t end) {
        end_ = end;
        while (at < end_) {
            const std::size_t special = std::min(end_, source_.substr(0, end_).find_first_of("`*_<&]\\", at));
            out_.add(source_.substr(at, special - at), at);
            at = special < end_ ? take_special(special) : end_;
        }
    }
    /// Takes what begins at a character with a meaning of its own; returns where to go on.
    std::size_t take_special(std::size_t at) {
        switch (source_[at]) {
            case '`': return take_code(at);
            case '*': return at + 1;
            case '_': return take_underscore(at);
            case '<': return take_tag(at);
            case ']': return take_link(at);
            case '&': return take_reference(at);
            default: return take_escaped(at);
        }
    }
    /// Code goes from one row of backticks to the next as long, and may go over lines of its paragraph.
    std::size_t take_code(std::size_t at) {
        const std::string_view near = source_.substr(0, std::min(source_.size(), at + longest_code));
        const std::string_view paragraph = near.substr(0, near.find("\n\n", at));
        const std::size_t length = std::min(paragraph.size(), paragraph.find_first_not_of('`', at)) - at;
        for (std::size_t close = paragraph.find('`', at + length); close < paragraph.size(); close = paragraph.find('`', close)) {
            const std::size_t after = std::min(paragraph.size(), paragraph.find_first_not_of('`', close));
            if (after - close == length) {
                out_.add_character(U';', at);  // so that no phrase goes over it
                return leave_line(after);
            }
            close = after;
        }
        return at + length;
    }
    /// Goes on at `at`, which may be in a later line.
    std::size_t leave_line(std::size_t at) {
        if (at > end_) {
            end_ = std::min(source_.size(), source_.find('\n', at));
            skip_to_ = end_ + 1;
        }
        return at;
    }
    /// An underscore between letters is one; others are marks of emphasis.
    std::size_t take_underscore(std::size_t at) {
        const auto is_word = [&](std::size_t i) {
            return i < source_.size() &&
                   (static_cast<unsigned char>(source_[i]) >= 0x80 || is_word_character(static_cast<unsigned char>(source_[i])));
        };
        if (at > 0 && is_word(at - 1) && is_word(at + 1)) out_.add("_", at);
        return at + 1;
    }
    std::size_t take_tag(std::size_t at) {
        if (source_.substr(at).starts_with("<!--")) {
            const std::size_t close = source_.find("-->", at);
            return leave_line(close == npos ? source_.size() : close + 3);
        }
        const std::string_view line = source_.substr(0, end_);
        const char next = at + 1 < end_ ? source_[at + 1] : ' ';
        const std::size_t close = line.find('>', at);
        const bool is_tag = is_word_character(static_cast<unsigned char>(next)) || next == '/' || next == '!';
        if (is_tag && close != npos) return close + 1;
        out_.add("<", at);
        return at + 1;
    }
    /// The text of a link is read, its address is not.
    std::size_t take_link(std::size_t at) {
        out_.add("]", at);
        if (at + 1 >= end_ || (source_[at + 1] != '(' && source_[at + 1] != '[')) return at + 1;
        const std::size_t close = source_.substr(0, end_).find(source_[at + 1] == '(' ? ')' : ']', at + 1);
        return close != npos ? close + 1 : at + 1;
    }
    std::size_t take_reference(std::size_t at) {
        const Reference reference = reference_at(source_, at);
        if (reference.character != 0) out_.add_character(reference.character, at);
        else out_.add("&", at);
        return reference.end;
    }
    std::size_t take_escaped(std::size_t at) {
        if (at + 1 >= end_ || static_cast<unsigned char>(source_[at + 1]) >= 0x80) return at + 1;
        out_.add(source_.substr(at + 1, 1), at + 1);
        return at + 2;
    }

    std::string_view source_;
    DocumentText out_;
    std::string_view fence_;
    std::size_t end_ = 0;      // of the line that is read
    std::size_t skip_to_ = 0;  // where the first line begins that is not read yet
    bool in_code_ = false, in_list_ = false, in_quote_ = false, after_blank_ = true;
};

}  // namespace

DocumentText markdown_text(std::string_view source) { return MarkdownReader(source).run(); }

}  // namespace recaudit::detail
