#include <recaudit/comments/tables.hpp>

namespace recaudit {

const Declaration<CommentsRow>& declaration_of(const CommentsRow*) {
    using R = CommentsRow;
    static const auto declaration = declare<R>(
        {"comments",
         "What comments are about",
         "How many people wrote about each theme, by the words of a list. For everyone of a perspective and wave alone: in a site or team "
         "writers could be recognised. Withheld where fewer people than the comment minimum wrote anything.",
         "comments",
         {}},
        {{{"theme", "A scale, or a theme of the study; empty: any comment."}, &R::theme},
         {{"n", "People who wrote any comment; where no theme is named, people with a row in the data.", Unit::people, 0}, &R::n},
         {{"count", "People whose comments have a word of the theme; where no theme is named, who wrote any.", Unit::people, 0}, &R::count},
         {{"comments", "Comments that have a word of the theme; a person may write several.", Unit::answers, 0}, &R::comments},
         {{"share", "count / n.", Unit::share, 3}, &R::share},
         {{"ci_low", "Lower end of Wilson's interval of the share.", Unit::share, 3}, &R::ci_low},
         {{"ci_high", "Upper end of Wilson's interval of the share.", Unit::share, 3}, &R::ci_high},
         {{"status", "ok, or why figures are empty."}, &R::status}});
    return declaration;
}

const Declaration<LanguageRow>& declaration_of(const LanguageRow*) {
    using R = LanguageRow;
    static const auto declaration = declare<R>(
        {"language",
         "Language, and other words for it",
         "Terms of the language list in comments, or in a document, with words to use instead. Of comments for everyone of a perspective "
         "and wave alone, and withheld where fewer people than the comment minimum wrote anything.",
         "language",
         {}},
        {{{"term", "The term of the list; empty: every term together."}, &R::term},
         {{"kind", "stigmatising, deficit, control, pessimism or distance."}, &R::kind},
         {{"severity", "replace, reconsider or note."}, &R::severity},
         {{"n", "People who wrote any comment; empty for a document.", Unit::people, 0}, &R::n},
         {{"count", "People who used the term; empty for a document.", Unit::people, 0}, &R::count},
         {{"share", "count / n.", Unit::share, 3}, &R::share},
         {{"times", "How often it stands there, quotations included.", Unit::answers, 0}, &R::times},
         {{"in_quotes", "How often of these inside quotation marks.", Unit::answers, 0}, &R::in_quotes},
         {{"prefer", "What to write instead, with semicolons between."}, &R::prefer},
         {{"why", "The reason."}, &R::why},
         {{"status", "ok, or why figures are empty."}, &R::status}});
    return declaration;
}

const Declaration<LanguagePlacesRow>& declaration_of(const LanguagePlacesRow*) {
    using R = LanguagePlacesRow;
    static const auto declaration = declare<R>(
        {"language_places",
         "Where the words stand",
         "Each place of a document where a term of the language list stands; the group is the file. Only `recaudit language` gives it, "
         "and never for comments: a line of a response file is a person.",
         "language",
         {}},
        {{{"line", "The line of the file, from 1.", Unit::none, 0}, &R::line},
         {{"column", "The byte of the line, from 1.", Unit::none, 0}, &R::column},
         {{"found", "The words as they stand there."}, &R::found},
         {{"term", "The term of the list."}, &R::term},
         {{"kind", "stigmatising, deficit, control, pessimism or distance."}, &R::kind},
         {{"severity", "replace, reconsider or note."}, &R::severity},
         {{"quotation", "yes where it stands inside quotation marks."}, &R::quotation},
         {{"prefer", "What to write instead, with semicolons between."}, &R::prefer},
         {{"why", "The reason."}, &R::why}});
    return declaration;
}

}  // namespace recaudit
