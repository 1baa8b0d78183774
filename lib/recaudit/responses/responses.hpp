/// Answers after import: columns of bytes, no text left. See docs/design.md, "Responses".
#pragma once

#include <recaudit/instrument/instrument.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace recaudit {

/// An answer in one byte: below `first_missing` the index of the choice, from there a missing kind.
using AnswerCode = std::uint8_t;
inline constexpr AnswerCode first_missing = 250;
inline constexpr std::size_t most_choices = first_missing;
[[nodiscard]] constexpr AnswerCode code_of(MissingKind kind) {
    return static_cast<AnswerCode>(first_missing + static_cast<AnswerCode>(kind));
}
[[nodiscard]] constexpr bool is_missing(AnswerCode code) { return code >= first_missing; }
[[nodiscard]] constexpr MissingKind missing_kind(AnswerCode code) { return static_cast<MissingKind>(code - first_missing); }

/// The answers to one item, one per row of the form.
struct AnswerColumn {
    std::vector<AnswerCode> codes;     // continuum and checklist: 0 where answered, else a missing kind
    std::vector<double> values;        // continuum only, as given; meaningless where missing
    std::vector<std::uint64_t> ticks;  // checklist only: bit c is choice c
};

/// Who the rows are about, apart from attributes: an entry per combination that occurs.
struct Stratum {
    std::uint32_t perspective = 0;  // index into Responses::perspectives
    std::uint32_t wave = 0;         // index into Responses::waves
    std::uint32_t site = 0;         // index into Responses::sites; 0 is blank
    std::uint32_t team = 0;         // index into Responses::teams; 0 is blank
    friend bool operator==(const Stratum&, const Stratum&) = default;
};

struct AttributeColumn {
    std::size_t attribute = 0;            // index into Responses::attributes
    std::vector<std::uint32_t> level_of;  // per row, index into AttributeValues::levels; 0 is blank
};

/// Whether what people wrote is kept: it takes memory, and few ask for it.
enum class Remarks : std::uint8_t { leave_out, keep };

/// What someone wrote under an open question.
struct Remark {
    std::uint32_t row = 0;
    std::string text;  // UTF-8, without blanks at its ends, never empty
};

/// All rows of one form, from all files, in the order of the study and of the files.
struct FormResponses {
    std::size_t instrument = 0;  // index into Study::instruments
    std::size_t rows = 0;
    std::vector<AnswerColumn> answers;      // one per item of the instrument; not asked everywhere where no file has it
    std::vector<std::uint32_t> stratum_of;  // per row, index into Responses::strata
    std::vector<AttributeColumn> attributes;
    std::vector<std::vector<Remark>> remarks;  // per comment of the instrument, by row; empty where nobody asked for them
    std::vector<double> weights;               // empty, or one per row (column weights)
    std::vector<double> seconds;               // empty, or one per row: how long people took; below 0 where nobody knows
    std::vector<std::uint32_t> person_of;      // linked studies only: equal numbers are the same person
};

struct AttributeValues {
    std::string name;
    std::vector<std::string> levels{""};  // 0 is blank; the others in natural order
};

/// One file that was read, for provenance and messages.
struct InputFile {
    std::string path;    // as reached from the study's folder
    std::string sha256;  // 64 hexadecimal digits; empty where not asked for
    std::uint64_t bytes = 0;
    std::size_t records = 0;
    std::string reading;  // encoding and delimiter in words, such as "UTF-8, comma"
};

struct HeadcountRow {
    std::string wave, perspective, site, team;                    // empty: the file has no such column
    std::vector<std::pair<std::string, std::string>> attributes;  // name, value
    std::int64_t people = 0;
    std::size_t line = 0;  // in the file
};

struct Headcount {
    std::vector<std::string> columns;  // names present besides people, in file order
    std::vector<HeadcountRow> rows;
};

/// A value from elsewhere that sites are set against, from the benchmark file.
struct BenchmarkValue {
    std::string instrument;  // family, as in the tables
    std::string perspective, scale;
    double mean = 0, sd = 0;  // in the metric of the scale's scores
    std::int64_t n = 0;
    std::string source, date;
};

/// How the weights of one perspective and wave of a family of forms were raked.
struct RakedWeights {
    std::string family;
    std::uint32_t perspective = 0, wave = 0;  // indices into Responses
    std::int64_t trimmed = 0;                 // respondents whose weight was cut to the cap
    int iterations = 0;
};

struct Responses {
    std::vector<FormResponses> forms;       // one per instrument of the study, in its order
    std::vector<Stratum> strata;            // sorted by perspective, wave, site, team as below
    std::vector<std::string> perspectives;  // order of CHOICES: staff, service_user, leader, carer, partner, document, others by byte order
    std::vector<std::string> waves;         // in the study's order; {""} where the study has none
    std::vector<std::string> sites{""};     // 0 is blank; the others in natural order
    std::vector<std::string> teams{""};
    std::vector<AttributeValues> attributes;
    std::vector<InputFile> inputs;
    Headcount headcount;
    std::vector<BenchmarkValue> benchmarks;  // in the order of the file; empty where the study names none
    std::vector<RakedWeights> raked;         // empty where the study does not rake
};

}  // namespace recaudit
