/// The table of screens on the quality of answers.
#pragma once

#include <recaudit/core/table.hpp>

namespace recaudit {

/// One check of everyone's answers in one perspective and wave. A count of people flagged is a figure about all of them
/// (`people`), never about a team: there are rows by `all` alone.
struct QualityRow {
    Scope scope;
    Label check;
    Count flagged;
    Number share;
    Label note;
    std::int64_t people = 0;
};

/// People whom the study leaves out of every other figure, by the screen that flags them; `any` counts each once.
struct ExclusionsRow {
    Scope scope;
    Label screen;
    Count excluded;
    Number share;
    Status status = Status::ok;
    std::int64_t people = 0;
};

const Declaration<QualityRow>& declaration_of(const QualityRow*);
const Declaration<ExclusionsRow>& declaration_of(const ExclusionsRow*);

}  // namespace recaudit
