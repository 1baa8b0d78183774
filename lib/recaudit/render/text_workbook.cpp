#include <recaudit/render/text_workbook.hpp>

#include <recaudit/core/require.hpp>

#include <xlsxwriter.h>

#include <stdlib.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace recaudit {
namespace {

namespace fs = std::filesystem;

constexpr std::time_t created = 315532800;  // 1980-01-01: the same sheets give the same bytes
constexpr double widest = 60;               // characters

/// A folder of its own that goes away with everything in it.
class TemporaryFolder {
public:
    TemporaryFolder() : path_(fs::temp_directory_path() / "recaudit-XXXXXX") {
        std::string name = path_.string();
        if (!::mkdtemp(name.data())) throw std::system_error(errno, std::generic_category(), name);
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;  // what is left behind there is empty of people's answers
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

void write_sheet(lxw_workbook* book, const TextSheet& from, lxw_format* bold) {
    lxw_worksheet* sheet = workbook_add_worksheet(book, from.name.c_str());
    require(sheet != nullptr, "a sheet may have this name");
    std::vector<double> widths;
    for (std::size_t row = 0; row < from.rows.size(); ++row) {
        const auto& cells = from.rows[row];
        widths.resize(std::max(widths.size(), cells.size()), 8);
        for (std::size_t column = 0; column < cells.size(); ++column) {
            if (cells[column].empty()) continue;
            widths[column] = std::min(widest, std::max(widths[column], static_cast<double>(cells[column].size()) + 2));
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), cells[column].c_str(),
                                   row == 0 ? bold : nullptr);
        }
    }
    for (std::size_t column = 0; column < widths.size(); ++column)
        worksheet_set_column(sheet, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), widths[column], nullptr);
    worksheet_freeze_panes(sheet, 1, 0);
}

}  // namespace

std::string text_workbook(const std::vector<TextSheet>& sheets) {
    const TemporaryFolder folder;
    const fs::path file = folder.path() / "workbook.xlsx";
    lxw_workbook* book = workbook_new(file.c_str());
    require(book != nullptr, "memory for a workbook");
    lxw_doc_properties properties{};
    properties.created = created;
    workbook_set_properties(book, &properties);
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    for (const TextSheet& sheet : sheets) write_sheet(book, sheet, bold);
    if (const lxw_error failed = workbook_close(book); failed != LXW_NO_ERROR)
        throw std::system_error(std::make_error_code(std::errc::io_error), file.string() + ": " + lxw_strerror(failed));
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace recaudit
