#include "double_entry_text.hpp"

#include "console.hpp"

#include <recaudit/core/number_format.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/render/csv.hpp>
#include <recaudit/stats/proportion.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace recaudit {
namespace {

constexpr double level = 0.95;

struct Rate {
    Number rate;
    Interval interval;
};

Rate rate_of(const detail::DoubleEntry& found) {
    const auto differ = static_cast<std::int64_t>(found.disagreements.size());
    if (found.cells == 0) return {};
    return {static_cast<double>(differ) / static_cast<double>(found.cells), wilson_interval(differ, found.cells, level)};
}

std::string json_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20) out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else out += c;
    }
    return out + '"';
}

std::string json_number(Number value) {
    if (!value) return "null";
    std::string out;
    append_number(out, *value);
    return out;
}

std::string json_list(const std::vector<std::string>& texts) {
    std::string out;
    for (const auto& text : texts) out += (out.empty() ? "" : ", ") + json_text(text);
    return "[" + out + "]";
}

std::string json_forms(const std::vector<detail::OnceEntered>& forms) {
    std::string out;
    for (const auto& once : forms)
        out += fmt::format("{}\n    {{\"form\": {}, \"line\": {}}}", out.empty() ? "" : ",", json_text(once.form), once.place.line);
    return "[" + out + (out.empty() ? "]" : "\n  ]");
}

std::string place(const std::string& file, const Place& at) { return fmt::format("{}:{}", file, at.line); }

std::string shown(const std::string& value) { return value.empty() ? "(blank)" : quotable(value, 40); }

std::string percent(Number share) { return share ? readable(100 * *share, 2) + " %" : "–"; }

std::string summary(const ComparedFiles& files) {
    const auto& found = files.found;
    const Rate rate = rate_of(found);
    std::string out = fmt::format("{} in both files, matched by {}; {} compared, {} different: {}", counted(found.forms, "form"),
                                  quotable(found.key), counted(static_cast<std::size_t>(found.cells), "cell"),
                                  counted(found.disagreements.size(), "cell"), percent(rate.rate));
    if (rate.interval.low && rate.interval.high)
        out += fmt::format(" (95 % interval {} to {}, Wilson)", percent(rate.interval.low), percent(rate.interval.high));
    out += '\n';
    for (const auto& [file, forms] : {std::pair(files.first, &found.only_first), std::pair(files.second, &found.only_second)})
        for (const auto& once : *forms) out += fmt::format("Only in {}: form {}\n", place(file, once.place), quotable(once.form));
    for (const auto& [file, columns] : {std::pair(files.first, &found.in_first_only), std::pair(files.second, &found.in_second_only)})
        if (!columns->empty()) out += fmt::format("Columns of {} alone, not compared: {}\n", file, listed(*columns));
    return out;
}

}  // namespace

std::string entries_as_table(const ComparedFiles& files) {
    std::vector<std::array<std::string, 6>> rows{{"form", "column", files.first, "", files.second, ""}};
    for (const auto& cell : files.found.disagreements)
        rows.push_back({quotable(cell.form), quotable(cell.column), fmt::format("line {}", cell.first.line), shown(cell.value_first),
                        fmt::format("line {}", cell.second.line), shown(cell.value_second)});
    std::array<std::size_t, 6> width{};
    for (const auto& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i) width.at(i) = std::max(width.at(i), row.at(i).size());
    std::string out = summary(files);
    for (std::size_t r = 0; rows.size() > 1 && r < rows.size(); ++r) {
        std::string line;
        for (std::size_t i = 0; i < rows[r].size(); ++i) line += fmt::format("{:<{}}  ", rows[r].at(i), width.at(i));
        line.erase(line.find_last_not_of(' ') + 1);
        out += (r == 0 ? "\n" : "") + line + '\n';
    }
    return out;
}

std::string entries_as_csv(const ComparedFiles& files) {
    std::string out = "kind,form,column,line_first,value_first,line_second,value_second\n";
    for (const auto& cell : files.found.disagreements)
        append_csv_line(out, std::array<std::string, 7>{"disagreement", cell.form, cell.column, std::to_string(cell.first.line),
                                                        cell.value_first, std::to_string(cell.second.line), cell.value_second});
    for (const auto& once : files.found.only_first)
        append_csv_line(out, std::array<std::string, 7>{"only_first", once.form, "", std::to_string(once.place.line), "", "", ""});
    for (const auto& once : files.found.only_second)
        append_csv_line(out, std::array<std::string, 7>{"only_second", once.form, "", "", "", std::to_string(once.place.line), ""});
    return out;
}

std::string entries_as_json(const ComparedFiles& files) {
    const auto& found = files.found;
    const Rate rate = rate_of(found);
    std::string cells;
    for (const auto& cell : found.disagreements)
        cells += fmt::format(
            "{}\n    {{\"form\": {}, \"column\": {}, \"line_first\": {}, \"value_first\": {}, \"line_second\": {}, \"value_second\": {}}}",
            cells.empty() ? "" : ",", json_text(cell.form), json_text(cell.column), cell.first.line, json_text(cell.value_first),
            cell.second.line, json_text(cell.value_second));
    return fmt::format(
               "{{\n  \"first\": {}, \"second\": {}, \"key\": {},\n  \"forms\": {}, \"cells\": {}, \"different\": {},\n"
               "  \"rate\": {}, \"ci_low\": {}, \"ci_high\": {}, \"confidence\": 0.95, \"method\": \"wilson\",\n",
               json_text(files.first), json_text(files.second), json_text(found.key), found.forms, found.cells, found.disagreements.size(),
               json_number(rate.rate), json_number(rate.interval.low), json_number(rate.interval.high)) +
           fmt::format(
               "  \"columns\": {},\n  \"columns_only_first\": {},\n  \"columns_only_second\": {},\n  \"disagreements\": [{}{},\n  "
               "\"only_first\": {},\n  \"only_second\": {}\n}}\n",
               json_list(found.columns), json_list(found.in_first_only), json_list(found.in_second_only), cells,
               cells.empty() ? "]" : "\n  ]", json_forms(found.only_first), json_forms(found.only_second));
}

Diagnostics entries_as_diagnostics(const ComparedFiles& files) {
    Diagnostics out;
    const auto& found = files.found;
    if (!found.disagreements.empty()) {
        const auto& cell = found.disagreements.front();
        out.add("entries-differ", cell.first,
                fmt::format("form {}, column \"{}\": {} here, {} in {}", quotable(cell.form), quotable(cell.column),
                            shown(cell.value_first), shown(cell.value_second), place(files.second, cell.second)),
                "look at the paper, correct the file that is wrong, and compare again")
            .count = found.disagreements.size();
    }
    for (const auto* forms : {&found.only_first, &found.only_second}) {
        if (forms->empty()) continue;
        const std::string& other = forms == &found.only_first ? files.second : files.first;
        out.add("entered-once", forms->front().place, fmt::format("form {} is not in {}", quotable(forms->front().form), other),
                "type it in again, or correct its number")
            .count = forms->size();
    }
    return out;
}

}  // namespace recaudit
