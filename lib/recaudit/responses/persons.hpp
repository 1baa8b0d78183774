/// One person once: duplicate respondents, and the same person across waves of a linked study.
#pragma once

#include <recaudit/core/diagnostic.hpp>
#include <recaudit/core/parallel.hpp>
#include <recaudit/responses/form_columns.hpp>
#include <recaudit/responses/places.hpp>
#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace recaudit::detail {

/// Whether messages may quote ids of respondents: not where they are names or addresses.
enum class Told : std::uint8_t { yes, no };

/// A file's rows in its form, for finding the file of a row.
struct FileRows {
    std::size_t file = 0;  // index into the files read
    std::size_t form = 0;
    std::size_t first = 0;
    std::size_t rows = 0;
    std::size_t fields = 0;
    std::optional<std::uint32_t> respondent;
    Told told = Told::yes;
};

/// The fingerprints of all forms that have respondents, form after form.
struct Respondents128 {
    std::vector<Fingerprint> prints;
    std::vector<std::size_t> begin;  // of each form in prints; one more at the end; equal where a form has none
};
[[nodiscard]] Respondents128 gather_respondents(std::vector<FormColumns>& forms);

/// Numbers for persons: equal fingerprints, equal numbers, dense, in order of appearance. Per entry of `prints`.
[[nodiscard]] std::vector<std::uint32_t> person_numbers(const Respondents128& respondents, Threads threads);

/// The rows of the respondent with this id, and no others; forms without respondents have none.
[[nodiscard]] std::vector<FormResponses> rows_of_one(std::vector<FormResponses> forms, const Respondents128& respondents,
                                                     std::string_view id);

/// Respondents that stand twice in one form, perspective and wave. Uses up the fingerprints.
[[nodiscard]] Diagnostics find_duplicates(Respondents128 respondents, const Responses& responses, const std::vector<ReadFile>& files,
                                          const std::vector<FileRows>& rows, Threads threads);

}  // namespace recaudit::detail
