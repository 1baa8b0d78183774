/// One response file into the columns of its form, on as many cores as allowed, always with the same result.
/// How it stays right although pieces are read out of order: docs/performance.md.
#pragma once

#include <recaudit/core/parallel.hpp>
#include <recaudit/responses/chunk.hpp>
#include <recaudit/responses/form_columns.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace recaudit::detail {

/// Rows of a file that share all groupings (numbers of FileResult::groups), and where the first of them is.
struct FileStratum {
    StratumKey groups{};
    std::size_t rows = 0;
    std::uint64_t first_record = 0;
};

struct FileLevel {
    std::string text;
    std::size_t rows = 0;
    std::uint64_t first_record = 0;
};

/// Known places of a file, in order: from the nearest, a line number is found without reading the whole file.
struct Mark {
    std::uint64_t position = 0;
    std::size_t line = 0;  // counted from 1
    std::size_t row = 0;   // of the form
};

/// Distinct faults of one column beyond those listed.
struct MoreFaults {
    std::uint32_t use = 0;
    std::uint32_t field = 0;
    std::size_t count = 0;
};
inline constexpr std::size_t faults_listed = 20;

struct FileResult {
    std::size_t rows = 0;
    std::size_t records = 0;  // rows and ragged records
    std::array<std::vector<std::string>, group_names.size()> groups;
    std::vector<FileStratum> strata;
    std::vector<std::vector<FileLevel>> levels;  // per ColumnPlan::attributes
    std::vector<CellFault> faults;               // at most `faults_listed` a column
    std::vector<MoreFaults> more_faults;
    std::vector<RaggedRecord> ragged;
    std::size_t ragged_count = 0;
    BlankLines blank;
    std::optional<std::uint64_t> bad_utf8;
    std::size_t decimal_commas = 0;
    std::optional<Failure> failure;
    std::vector<Mark> marks;
};

/// Appends the rows of `file` to `columns`; stratum and level numbers there are those of the result until the caller
/// renumbers them. `first_line` is that of the first record. Stops early where the text is broken.
[[nodiscard]] FileResult read_file(const FileText& file, std::size_t first_line, FormColumns& columns, Threads threads,
                                   const ReadTuning& tuning);

}  // namespace recaudit::detail
