/// The columns of one form while files are read into them, piece by piece, in file order.
#pragma once

#include <recaudit/responses/chunk.hpp>
#include <recaudit/responses/responses.hpp>

#include <cstddef>
#include <span>
#include <vector>

namespace recaudit::detail {

class FormColumns {
public:
    FormColumns(std::size_t instrument, std::size_t items);

    /// Room for about so many rows more of a file with these columns.
    void reserve(const ColumnPlan& plan, std::size_t rows);
    /// Appends the rows of a piece; their stratum and level numbers are given in the numbering of the file.
    void append(const ColumnPlan& plan, const ChunkRows& rows, std::span<const std::uint32_t> strata,
                std::span<const std::vector<std::uint32_t>> levels);
    /// Fills the columns that the file left out, so that all have the same length. Every file ends with this.
    void complete();
    /// Forgets the rows from `rows` on.
    void truncate(std::size_t rows);

    [[nodiscard]] std::size_t rows() const { return form_.rows; }
    /// The numbers of the strata, or of the levels of an attribute, from row `from` on: to be renumbered.
    [[nodiscard]] std::span<std::uint32_t> strata(std::size_t from) { return std::span(form_.stratum_of).subspan(from); }
    [[nodiscard]] std::span<std::uint32_t> levels(std::size_t attribute, std::size_t from) {
        return std::span(level_column(attribute)).subspan(from);
    }

    /// One per row, or none at all where no file has respondents.
    [[nodiscard]] std::vector<Fingerprint> take_respondents() { return std::move(respondents_); }
    [[nodiscard]] FormResponses take() { return std::move(form_); }

private:
    std::vector<std::uint32_t>& level_column(std::size_t attribute);
    std::vector<Remark>& remark_column(std::size_t comment);
    FormResponses form_;
    std::vector<Fingerprint> respondents_;
};

}  // namespace recaudit::detail
