#include <recaudit/responses/double_entry.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/profiles/binary_files.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

namespace recaudit::detail {
namespace {

constexpr std::array<std::string_view, 6> usual_keys{"respondent", "form", "form_number", "number", "record_id", "id"};

std::optional<std::size_t> column_called(const CsvTable& table, std::string_view name) {
    const auto at = std::ranges::find_if(table.headings, [&](const CsvCell& cell) { return normalised(cell.text) == normalised(name); });
    return at == table.headings.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - table.headings.begin()));
}

/// Where the lines of a file are, by their form.
using Lines = std::map<std::string, std::size_t, std::less<>>;

class Comparing {
public:
    Comparing(const EntryFile& first, const EntryFile& second, const CompareSettings& settings)
        : first_(first), second_(second), settings_(settings) {}

    Parsed<DoubleEntry> run() {
        find_key();
        if (problems_.has_errors()) return {std::nullopt, std::move(problems_)};
        const Lines first = lines_of(first_), second = lines_of(second_);
        find_columns();
        if (problems_.has_errors()) return {std::nullopt, std::move(problems_)};
        for (const auto& row : first_.table.rows) {
            const auto other = second.find(form_in(first_, row));
            if (other == second.end()) out_.only_first.push_back({form_in(first_, row), row.front().place});
            else compare(row, second_.table.rows[other->second]);
        }
        for (const auto& row : second_.table.rows)
            if (!first.contains(form_in(second_, row))) out_.only_second.push_back({form_in(second_, row), row.front().place});
        return {std::move(out_), std::move(problems_)};
    }

private:
    void find_key() {
        if (!settings_.key.empty()) {
            out_.key = settings_.key;
            for (const EntryFile* file : {&first_, &second_})
                if (!column_called(file->table, settings_.key))
                    report_no_key(*file, fmt::format("there is no column \"{}\"", quotable(settings_.key)));
            return;
        }
        for (const std::string_view key : usual_keys)
            if (out_.key.empty() && column_called(first_.table, key) && column_called(second_.table, key)) out_.key = key;
        if (out_.key.empty())
            report_no_key(first_, "neither respondent nor form, form_number, number, record_id or id is a column of both files");
    }

    void report_no_key(const EntryFile& file, const std::string& what) {
        problems_.add("missing-column", {file.shown, 1, 0}, what + ", so that nobody can say which line is which form",
                      "name the column that holds the number of the form: --by COLUMN");
    }

    [[nodiscard]] std::string form_in(const EntryFile& file, const std::vector<CsvCell>& row) const {
        return row[*column_called(file.table, out_.key)].text;
    }

    Lines lines_of(const EntryFile& file) {
        Lines out;
        const std::size_t key = *column_called(file.table, out_.key);
        for (std::size_t i = 0; i < file.table.rows.size(); ++i) {
            const CsvCell& cell = file.table.rows[i][key];
            if (cell.text.empty())
                problems_.add("blank-respondent", cell.place, fmt::format("the column \"{}\" is blank here", quotable(out_.key)),
                              "fill in the number of the form");
            else if (const auto [at, fresh] = out.emplace(cell.text, i); !fresh)
                problems_.add("duplicate-respondent", cell.place,
                              fmt::format("the form \"{}\" stands in line {} already", quotable(cell.text),
                                          file.table.rows[at->second][key].place.line),
                              "correct the number of one of the two, or delete the line typed twice");
        }
        return out;
    }

    [[nodiscard]] bool is_wanted(const std::string& heading) const {
        if (normalised(heading) == normalised(out_.key) || names_a_person(heading)) return false;
        return settings_.columns.empty() || std::ranges::any_of(settings_.columns, [&](const std::string& wanted) {
                   return heading == wanted || heading.starts_with(wanted + ".");
               });
    }

    void find_columns() {
        for (const CsvCell& heading : first_.table.headings) {
            if (!is_wanted(heading.text)) continue;
            const auto other = column_called(second_.table, heading.text);
            if (!other) {
                out_.in_first_only.push_back(heading.text);
                continue;
            }
            out_.columns.push_back(heading.text);
            pairs_.emplace_back(*column_called(first_.table, heading.text), *other);
        }
        for (const CsvCell& heading : second_.table.headings)
            if (is_wanted(heading.text) && !column_called(first_.table, heading.text)) out_.in_second_only.push_back(heading.text);
        if (pairs_.empty())
            problems_.add("missing-column", {second_.shown, 1, 0}, fmt::format("no column is both here and in {}", quotable(first_.shown)),
                          "give both files the same headings, such as those of recaudit instrument template");
    }

    void compare(const std::vector<CsvCell>& first, const std::vector<CsvCell>& second) {
        ++out_.forms;
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            const CsvCell &a = first[pairs_[i].first], &b = second[pairs_[i].second];
            ++out_.cells;
            if (a.text != b.text) out_.disagreements.push_back({form_in(first_, first), out_.columns[i], a.place, b.place, a.text, b.text});
        }
    }

    const EntryFile& first_;
    const EntryFile& second_;
    const CompareSettings& settings_;
    DoubleEntry out_;
    std::vector<std::pair<std::size_t, std::size_t>> pairs_;
    Diagnostics problems_;
};

}  // namespace

Parsed<DoubleEntry> compare_entries(const EntryFile& first, const EntryFile& second, const CompareSettings& settings) {
    return Comparing(first, second, settings).run();
}

Parsed<EntryFile> read_entry_file(const std::string& file) {
    const ResponseFile source{0, file, file, file};
    auto opened = open_file(source);
    if (!opened.value) return {std::nullopt, std::move(opened.diagnostics)};
    const std::string bytes = opened.value->read(0, static_cast<std::size_t>(opened.value->size()));
    Parsed<CsvTable> table;
    if (is_workbook(bytes)) {
        auto sheet = read_workbook(bytes, file);
        if (!sheet.value) return {std::nullopt, std::move(sheet.diagnostics)};
        table = parse_csv_table(sheet.value->front().text, file);
        if (sheet.value->size() > 1)
            table.diagnostics.add(
                "sheet-chosen", {file, 0, 0},
                fmt::format("read the sheet \"{}\", the first of {} with cells", quotable(sheet.value->front().name), sheet.value->size()));
    } else {
        table = read_csv_table(source);
    }
    Parsed<EntryFile> out{std::nullopt, std::move(table.diagnostics)};
    if (table.value) out.value = EntryFile{file, *std::move(table.value)};
    return out;
}

}  // namespace recaudit::detail
