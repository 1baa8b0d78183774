#include <recaudit/language/document_text.hpp>

#include <recaudit/core/characters.hpp>

#include <algorithm>

namespace recaudit {

DocumentKind kind_of_document(std::string_view name) {
    std::string ending(name.substr(std::min(name.size(), name.rfind('.'))));
    std::ranges::transform(ending, ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (ending == ".html" || ending == ".htm" || ending == ".xhtml") return DocumentKind::html;
    return ending == ".md" || ending == ".markdown" ? DocumentKind::markdown : DocumentKind::text;
}

void DocumentText::add(std::string_view text, std::size_t source) {
    if (text.empty()) return;
    const bool goes_on = !anchors_.empty() && source - anchors_.back().source == text_.size() - anchors_.back().text;
    if (!goes_on) anchors_.push_back({text_.size(), source});
    text_ += text;
    end_ = std::max(end_, source + text.size());
}

void DocumentText::add_character(char32_t c, std::size_t source) {
    anchors_.push_back({text_.size(), source});
    append_utf8(text_, c);
    end_ = std::max(end_, source + 1);
}

void DocumentText::end_paragraph() {
    if (text_.ends_with("\n\n")) return;
    anchors_.push_back({text_.size(), anchors_.empty() ? 0 : source_of(text_.size())});
    text_ += "\n\n";
}

void DocumentText::begin_quotation() {
    if (open_++ == 0) quotations_.push_back({text_.size(), std::string::npos});
}

void DocumentText::end_quotation() {
    if (open_ > 0 && --open_ == 0) quotations_.back().end = text_.size();
}

std::size_t DocumentText::source_of(std::size_t at) const {
    const auto after = std::ranges::upper_bound(anchors_, at, {}, &Anchor::text);
    if (after == anchors_.begin()) return at;
    const Anchor& anchor = *std::prev(after);
    return std::min(anchor.source + (at - anchor.text), end_);  // what was made up has no place of its own
}

DocumentText document_text(std::string_view source, DocumentKind kind) {
    if (kind == DocumentKind::html) return detail::html_text(source);
    if (kind == DocumentKind::markdown) return detail::markdown_text(source);
    DocumentText out;
    out.add(source, 0);
    return out;
}

}  // namespace recaudit
