#include <recaudit/responses/profiles/binary_files.hpp>
#include <recaudit/responses/profiles/export_words.hpp>

#include <fmt/format.h>

#include <readstat.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstring>
#include <map>
#include <memory>

namespace recaudit::detail {
namespace {

/// What ReadStat's calls fill, and the bytes that it reads.
struct SpssReading {
    std::string_view bytes;
    std::size_t at = 0;
    ConvertedTable table;
    std::size_t variables = 0;
    std::vector<std::string> label_sets;  // of the variables
    std::vector<bool> dates;
    std::map<std::string, std::map<std::string, std::string>> labels;  // label set -> code -> label
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> labels_in_order;
    std::vector<SpssVariable> described;
};

SpssReading& reading(void* context) { return *static_cast<SpssReading*>(context); }

/// Seconds since the calendar of SPSS begins, 1582-10-14.
std::string date_text(double seconds) {
    using namespace std::chrono;
    const sys_days day = sys_days{year{1582} / October / 14} + days{static_cast<int>(std::floor(seconds / 86400))};
    const year_month_day date{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                       static_cast<unsigned>(date.day()));
}

std::string value_text(readstat_value_t value, bool is_date) {
    if (readstat_value_is_system_missing(value)) return {};
    if (readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING) {
        const char* text = readstat_string_value(value);
        return text ? text : "";
    }
    const double number = readstat_double_value(value);
    constexpr double longest = 1e12;  // seconds: far beyond the calendar
    return is_date && std::abs(number) < longest ? date_text(number) : number_cell(number);
}

bool is_date_format(const char* format) {
    constexpr std::array<std::string_view, 6> dates{"DATE", "ADATE", "EDATE", "SDATE", "DATETIME", "YMDHMS"};
    if (!format) return false;
    std::string_view name(format);
    name = name.substr(0, name.find_first_of("0123456789."));
    return std::ranges::find(dates, name) != dates.end();
}

int take_metadata(readstat_metadata_t* metadata, void* context) {
    reading(context).variables = static_cast<std::size_t>(readstat_get_var_count(metadata));
    return READSTAT_HANDLER_OK;
}

SpssVariable described(readstat_variable_t* variable) {
    SpssVariable out;
    out.name = readstat_variable_get_name(variable);
    if (const char* label = readstat_variable_get_label(variable)) out.label = label;
    out.is_number = readstat_variable_get_type_class(variable) == READSTAT_TYPE_CLASS_NUMERIC;
    out.is_nominal = readstat_variable_get_measure(variable) == READSTAT_MEASURE_NOMINAL;
    for (int i = 0; out.is_number && i < readstat_variable_get_missing_ranges_count(variable); ++i)
        out.missing.emplace_back(readstat_double_value(readstat_variable_get_missing_range_lo(variable, i)),
                                 readstat_double_value(readstat_variable_get_missing_range_hi(variable, i)));
    return out;
}

int take_variable(int, readstat_variable_t* variable, const char* label_set, void* context) {
    SpssReading& file = reading(context);
    file.described.push_back(described(variable));
    ExportColumn column;
    add_name(column.names, readstat_variable_get_name(variable));
    if (const char* label = readstat_variable_get_label(variable)) add_name(column.names, in_words(label));
    file.table.text += (file.label_sets.empty() ? "" : ",") + one_line_cell(column.names.empty() ? "" : column.names.front());
    file.table.layout->columns.push_back(std::move(column));
    file.label_sets.emplace_back(label_set ? label_set : "");
    file.dates.push_back(is_date_format(readstat_variable_get_format(variable)));
    if (file.label_sets.size() == file.variables) file.table.text += '\n';
    return READSTAT_HANDLER_OK;
}

int take_label(const char* label_set, readstat_value_t value, const char* label, void* context) {
    reading(context).labels[label_set][value_text(value, false)] = label ? label : "";
    reading(context).labels_in_order[label_set].emplace_back(value_text(value, false), label ? label : "");
    return READSTAT_HANDLER_OK;
}

int take_value(int, readstat_variable_t* variable, readstat_value_t value, void* context) {
    SpssReading& file = reading(context);
    const auto index = static_cast<std::size_t>(readstat_variable_get_index(variable));
    if (index >= file.dates.size()) return READSTAT_HANDLER_ABORT;  // only in a damaged file
    if (index > 0) file.table.text += ',';
    file.table.text += one_line_cell(value_text(value, file.dates[index]));
    if (index + 1 == file.variables) file.table.text += '\n';
    return READSTAT_HANDLER_OK;
}

int open_bytes(const char*, void*) { return 0; }
int close_bytes(void*) { return 0; }

readstat_off_t seek_bytes(readstat_off_t offset, readstat_io_flags_t whence, void* context) {
    SpssReading& file = reading(context);
    const auto from =
        whence == READSTAT_SEEK_SET ? 0 : static_cast<readstat_off_t>(whence == READSTAT_SEEK_CUR ? file.at : file.bytes.size());
    const readstat_off_t to = from + offset;
    if (to < 0 || to > static_cast<readstat_off_t>(file.bytes.size())) return -1;
    file.at = static_cast<std::size_t>(to);
    return to;
}

ssize_t read_bytes(void* to, std::size_t count, void* context) {
    SpssReading& file = reading(context);
    const std::size_t got = std::min(count, file.bytes.size() - file.at);
    std::memcpy(to, file.bytes.data() + file.at, got);
    file.at += got;
    return static_cast<ssize_t>(got);
}

readstat_error_t no_progress(long, readstat_progress_handler, void*, void*) { return READSTAT_OK; }

readstat_error_t parse(SpssReading& file) {
    const std::unique_ptr<readstat_parser_t, void (*)(readstat_parser_t*)> parser(readstat_parser_init(), readstat_parser_free);
    readstat_set_metadata_handler(parser.get(), take_metadata);
    readstat_set_variable_handler(parser.get(), take_variable);
    readstat_set_value_label_handler(parser.get(), take_label);
    readstat_set_value_handler(parser.get(), take_value);
    readstat_set_open_handler(parser.get(), open_bytes);
    readstat_set_close_handler(parser.get(), close_bytes);
    readstat_set_seek_handler(parser.get(), seek_bytes);
    readstat_set_read_handler(parser.get(), read_bytes);
    readstat_set_update_handler(parser.get(), no_progress);
    readstat_set_io_ctx(parser.get(), &file);
    return readstat_parse_sav(parser.get(), "", &file);
}

void report_damage(Diagnostics& problems, readstat_error_t error, const std::string& shown) {
    problems.add("damaged-file", {shown, 0, 0}, fmt::format("this SPSS file cannot be read: {}", readstat_error_message(error)),
                 "save it again, or as CSV");
}

}  // namespace

bool is_spss(std::string_view first_bytes) { return first_bytes.starts_with("$FL2") || first_bytes.starts_with("$FL3"); }

Parsed<std::vector<SpssVariable>> read_spss_variables(std::string_view bytes, const std::string& shown) {
    Parsed<std::vector<SpssVariable>> out;
    SpssReading file;
    file.bytes = bytes;
    file.table.layout.emplace();
    if (const readstat_error_t error = parse(file); error != READSTAT_OK) {
        report_damage(out.diagnostics, error, shown);
        return out;
    }
    for (std::size_t i = 0; i < file.described.size(); ++i)
        if (const auto found = file.labels_in_order.find(file.label_sets[i]); found != file.labels_in_order.end())
            file.described[i].labels = found->second;
    out.value = std::move(file.described);
    return out;
}

Parsed<ConvertedTable> read_spss(std::string_view bytes, const std::string& shown) {
    Parsed<ConvertedTable> out;
    SpssReading file;
    file.bytes = bytes;
    file.table.layout = ExportLayout{"it is a .sav file", 1, {}, {}};
    if (const readstat_error_t error = parse(file); error != READSTAT_OK) {
        report_damage(out.diagnostics, error, shown);
        return out;
    }
    for (std::size_t i = 0; i < file.label_sets.size(); ++i)
        if (const auto found = file.labels.find(file.label_sets[i]); found != file.labels.end())
            for (const auto& [code, label] : found->second) {
                ExportChoice& choice = file.table.layout->columns[i].choices.emplace_back();
                choice.code = code;
                add_name(choice.labels, label);
            }
    out.value = std::move(file.table);
    return out;
}

}  // namespace recaudit::detail
