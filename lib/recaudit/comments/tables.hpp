/// The tables of what people wrote: themes of comments, and language that could be more respectful.
#pragma once

#include <recaudit/core/table.hpp>

#include <string>

namespace recaudit {

/// How many people wrote comments about a theme. By `all` alone: in a site or team writers could be recognised.
struct CommentsRow {
    Scope scope;
    Label theme;  // empty: any comment
    Count n, count, comments;
    Number share, ci_low, ci_high;
    Status status = Status::ok;
    std::int64_t writers = 0;  // of any comment
};

/// How often a term of the language list stands in comments, or in a document.
struct LanguageRow {
    Scope scope;
    Label term;  // empty: every term together
    Label kind, severity;
    Count n, count;
    Number share;
    Count times, in_quotes;
    Label prefer, why;
    Status status = Status::ok;
    std::int64_t writers = 0;  // of any comment; none for a document
};

/// Where a term stands in a document. Never of comments: a line of a response file is a person.
struct LanguagePlacesRow {
    Scope scope;  // the group is the file
    Count line, column;
    Label found, term, kind, severity, quotation, prefer, why;
};

/// A comment as it may be quoted, masked. In the report's page alone.
struct Quote {
    Scope scope;
    std::string text;
    std::int64_t writers = 0;  // of any comment
};

const Declaration<CommentsRow>& declaration_of(const CommentsRow*);
const Declaration<LanguageRow>& declaration_of(const LanguageRow*);
const Declaration<LanguagePlacesRow>& declaration_of(const LanguagePlacesRow*);

}  // namespace recaudit
