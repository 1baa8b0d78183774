#include <recaudit/core/text.hpp>
#include <recaudit/published/read_tables.hpp>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace recaudit::detail {
namespace {

using Json = nlohmann::json;

constexpr std::size_t most_problems = 5;  // a file that is not ours is wrong in every row

Place place_of(std::string_view text, std::size_t byte, const std::string& shown) {
    const std::string_view before = text.substr(0, byte == 0 ? 0 : byte - 1);
    const auto lines = static_cast<std::size_t>(std::ranges::count(before, '\n'));
    const std::size_t line_start = before.rfind('\n');
    return {shown, lines + 1, line_start == std::string_view::npos ? before.size() + 1 : before.size() - line_start};
}

/// Takes results.json value by value, so that a file of any size is never in memory as a tree. The names of the
/// functions are those that the parser calls; each says whether to go on.
class ResultsTaker {
public:
    ResultsTaker(std::string_view text, const std::string& shown, std::vector<RowReader>& tables)
        : text_(text), shown_(shown), tables_(tables) {}

    bool null() { return value(std::monostate()); }
    bool boolean(bool truth) {
        if (depth_ == 1 && key_ == "for_publication") head_.for_publication = truth;
        return depth_ < 3 || value(truth ? "true" : "false");
    }
    bool number_integer(Json::number_integer_t number) { return value(std::int64_t{number}); }
    bool number_unsigned(Json::number_unsigned_t number) {
        return std::in_range<std::int64_t>(number) ? value(static_cast<std::int64_t>(number)) : value(static_cast<double>(number));
    }
    bool number_float(Json::number_float_t number, const std::string&) { return value(number); }
    bool string(std::string& text) { return value(std::string_view(text)); }
    bool binary(Json::binary_t&) { return false; }
    bool start_object(std::size_t) {
        if (++depth_ == 3 && table_ != nullptr) {
            table_->begin_row();
            seen_.assign(table_->info().columns.size(), 0);
        }
        return true;
    }
    bool key(std::string& name) {
        key_ = name;
        if (depth_ == 1) table_ = table_named(name);
        if (depth_ == 1) row_ = 0;
        return true;
    }
    bool end_object() {
        if (depth_-- == 3 && table_ != nullptr) end_row();
        return go_on();
    }
    bool start_array(std::size_t) {
        if (++depth_ == 2 && table_ != nullptr) found_.push_back(table_->info().name);
        return true;
    }
    bool end_array() {
        --depth_;
        return true;
    }
    bool parse_error(std::size_t byte, const std::string&, const Json::exception&) {
        problems_.add("damaged-results", place_of(text_, byte, shown_), "this is no JSON from here on",
                      "the file was cut off or changed; ask for it again");
        return false;
    }

    [[nodiscard]] Parsed<ResultsHead> finish() {
        for (const RowReader& table : tables_)
            if (problems_.empty() && table.extent() == Extent::whole && std::ranges::find(found_, table.info().name) == found_.end())
                problem(fmt::format("the table \"{}\" is missing", table.info().name));
        Parsed<ResultsHead> out;
        if (problems_.empty()) out.value = head_;
        out.diagnostics = std::move(problems_);
        return out;
    }

private:
    void problem(std::string message) {
        problems_.add("damaged-results", {shown_, 0, 0}, std::move(message), "the file was changed; ask for it again");
    }
    [[nodiscard]] bool go_on() const { return problems_.all().size() < most_problems; }

    [[nodiscard]] RowReader* table_named(std::string_view name) {
        const auto at = std::ranges::find_if(tables_, [&](const RowReader& table) { return table.info().name == name; });
        return at == tables_.end() ? nullptr : &*at;
    }

    bool value(const Cell& cell) {
        if (depth_ == 1) take_head(cell);
        if (depth_ == 3 && table_ != nullptr) take_cell(cell);
        return go_on();
    }

    void take_head(const Cell& cell) {
        if (const auto* number = std::get_if<std::int64_t>(&cell); number != nullptr && key_ == "format_version")
            head_.format_version = *number;
        const auto* text = std::get_if<std::string_view>(&cell);
        if (text == nullptr) return;
        if (key_ == "format") head_.format = *text;
        if (key_ == "study") head_.study = *text;
        if (key_ == "title") head_.title = *text;
    }

    void take_cell(const Cell& cell) {
        const auto column = table_->column(key_);
        if (!column) return;
        seen_[*column] = 1;
        if (!table_->put(*column, cell))
            problem(fmt::format("{}[{}].{} holds what the column cannot", table_->info().name, row_, quotable(key_)));
    }

    void end_row() {
        const auto missing = std::ranges::find(seen_, 0);
        if (missing != seen_.end() && table_->extent() == Extent::whole)
            problem(fmt::format("{}[{}] has no \"{}\"", table_->info().name, row_,
                                table_->info().columns[static_cast<std::size_t>(missing - seen_.begin())].name));
        ++row_;
    }

    std::string_view text_;
    const std::string& shown_;
    std::vector<RowReader>& tables_;
    ResultsHead head_;
    std::size_t depth_ = 0;  // 1: in the file's object, 2: in a table, 3: in a row
    std::string key_;
    RowReader* table_ = nullptr;  // the table whose array this is, where it is wanted
    std::size_t row_ = 0;
    std::vector<char> seen_;               // per column of the row, 1 where it was there
    std::vector<std::string_view> found_;  // tables that were there
    Diagnostics problems_;
};

}  // namespace

Parsed<ResultsHead> read_json_rows(std::string_view text, const std::string& shown, std::vector<RowReader>& tables) {
    ResultsTaker taker(text, shown, tables);
    (void)Json::sax_parse(text.begin(), text.end(), &taker);
    return taker.finish();
}

}  // namespace recaudit::detail
