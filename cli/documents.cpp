#include "documents.hpp"

#include <recaudit/comments/term_counts.hpp>
#include <recaudit/language/document_text.hpp>
#include <recaudit/responses/csv_table.hpp>

#include <algorithm>
#include <optional>

namespace recaudit {
namespace {

/// The file as UTF-8; what is not UTF-8 is taken for Windows-1252, with a note.
std::optional<std::string> text_of(const std::string& file, Console& console) {
    auto bytes = detail::open_file({0, file, file, file});
    console.report(std::move(bytes.diagnostics));
    if (!bytes.value) return std::nullopt;
    const auto whole = [](const detail::TextSource& text) {
        return text.bytes.read(text.start, static_cast<std::size_t>(text.bytes.size() - text.start));
    };
    auto text = detail::as_text(*bytes.value, file);
    console.report(std::move(text.diagnostics));
    if (!text.value) return std::nullopt;
    std::string out = whole(*text.value);
    const auto bad = detail::check_utf8(out).first_bad;
    if (!bad) return out;
    const auto line = 1 + std::count(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    auto again = detail::as_windows_1252(*bytes.value, {file, static_cast<std::size_t>(line), 0});
    console.report(std::move(again.diagnostics));
    if (!again.value) return std::nullopt;
    return whole(*again.value);
}

/// Lines and columns of places that come in order.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text) {}
    void go_to(std::size_t place) {
        for (; at_ < place; ++at_)
            if (text_[at_] == '\n') {
                ++line_;
                start_ = at_ + 1;
            }
    }
    [[nodiscard]] std::int64_t line() const { return static_cast<std::int64_t>(line_); }
    [[nodiscard]] std::int64_t column() const { return static_cast<std::int64_t>(at_ - start_ + 1); }

private:
    std::string_view text_;
    std::size_t at_ = 0, line_ = 1, start_ = 0;
};

Scope scope_of(const std::string& file, Labels& labels) {
    return {{}, labels.intern("document"), {}, labels.intern("document"), {}, labels.intern(file)};
}

void add_places(FoundInDocuments& out, const DocumentText& document, std::string_view source, const TermCounter& terms, const Scope& scope,
                std::span<const FoundTerm> found) {
    Lines lines(source);
    for (const FoundTerm& one : found) {
        lines.go_to(document.source_of(one.at.begin));
        const TermCounter::Words& words = terms.words(one.term);
        std::string text = document.text().substr(one.at.begin, one.at.end - one.at.begin);
        std::ranges::replace(text, '\n', ' ');
        out.places.push_back({scope, lines.line(), lines.column(), out.labels->intern(text), words.id, words.kind, words.severity,
                              one.in_quotes ? out.labels->intern("yes") : Label(), words.prefer, words.why});
    }
}

}  // namespace

FoundInDocuments find_in_documents(const std::vector<std::string>& files, const TermList& list, Console& console) {
    FoundInDocuments out;
    const TermCounter terms(list, *out.labels);
    for (const std::string& file : files) {
        const auto source = text_of(file, console);
        if (!source) continue;
        const DocumentText document = document_text(*source, kind_of_document(file));
        const auto found = terms.finder().find(document.text(), document.quotations());
        const Scope scope = scope_of(file, *out.labels);
        add_places(out, document, *source, terms, scope, found);
        for (auto& row : terms.rows(found, scope)) out.totals.push_back(row);
    }
    return out;
}

}  // namespace recaudit
