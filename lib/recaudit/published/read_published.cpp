#include <recaudit/core/sha256.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/published/published.hpp>
#include <recaudit/published/read_provenance.hpp>
#include <recaudit/published/read_tables.hpp>

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <system_error>

namespace recaudit {
namespace {

namespace fs = std::filesystem;
constexpr std::int64_t results_version = 1;

/// One folder on its way to being read.
class FolderReader {
public:
    explicit FolderReader(const std::string& folder) {
        const fs::path given(folder);
        folder_ = given.filename() == "results.json" ? given.parent_path() : given;
        out_.folder = folder_.empty() ? "." : folder_.generic_string();
    }

    [[nodiscard]] Parsed<Published> read(const std::set<std::string_view>& tables, const std::set<std::string_view>& more) {
        Parsed<Published> out;
        read_provenance();
        if (!problems_.has_errors()) read_tables(tables, more);
        if (!problems_.has_errors()) out.value = std::move(out_);
        out.diagnostics = std::move(problems_);
        return out;
    }

private:
    [[nodiscard]] std::string shown(const std::string& name) const { return (fs::path(out_.folder) / name).generic_string(); }
    [[nodiscard]] bool has(const std::string& name) const {
        std::error_code failed;
        return fs::is_regular_file(folder_ / name, failed);
    }

    /// The bytes of a file of the folder, whose fingerprint is kept.
    [[nodiscard]] std::optional<std::string> contents(const std::string& name) {
        std::ifstream in(folder_ / name, std::ios::binary);
        std::string text{std::istreambuf_iterator<char>(in), {}};
        if (!in.is_open() || in.bad()) {
            problems_.add("unreadable-file", {shown(name), 0, 0}, "the file cannot be read");
            return std::nullopt;
        }
        InputFile file;
        file.path = name;
        file.sha256 = sha256(text);
        file.bytes = text.size();
        out_.files.push_back(std::move(file));
        return text;
    }

    void read_provenance() {
        std::error_code failed;
        if (!fs::is_directory(folder_.empty() ? fs::path(".") : folder_, failed)) {
            problems_.add("not-results", {out_.folder, 0, 0}, "there is no such folder; expected one that \"recaudit run\" wrote");
            return;
        }
        if (!has("provenance.json")) {
            problems_.add("not-results", {out_.folder, 0, 0},
                          "the folder has no provenance.json, which says what was asked and how it was counted",
                          "name the folder that \"recaudit run\" wrote, whole");
            return;
        }
        const auto text = contents("provenance.json");
        if (!text) return;
        auto found = detail::read_provenance(*text, shown("provenance.json"));
        problems_.append(std::move(found.diagnostics));
        if (!found.value) return;
        found.value->folder = std::move(out_.folder);
        found.value->files = std::move(out_.files);
        out_ = std::move(*found.value);
        out_.results.round_base = out_.study.disclosure.round_base;
        if (has("NOT FOR PUBLICATION")) out_.for_publication = false;
    }

    void read_tables(const std::set<std::string_view>& tables, const std::set<std::string_view>& more) {
        const auto labels = std::make_shared<Labels>();
        out_.results.labels = labels;
        std::vector<RowReader> readers;
        for_each_table(out_.results, [&](auto& rows) {
            const RowReader whole(rows, *labels);
            if (tables.contains(whole.info().name)) readers.push_back(whole);
            else if (more.contains(whole.info().name)) readers.emplace_back(rows, *labels, Extent::as_written);
        });
        if (has("results.json")) return read_json(readers);
        std::vector<std::string> missing;
        for (const RowReader& reader : readers)
            if (reader.extent() == Extent::whole && !has(csv_of(reader))) missing.push_back(csv_of(reader));
        if (missing.empty())
            for (RowReader& reader : readers) {
                if (has(csv_of(reader))) read_csv(reader);
            }
        else
            problems_.add("not-results", {out_.folder, 0, 0},
                          fmt::format("the folder has no results.json, and without it lacks {}", listed(missing)),
                          "name the folder that \"recaudit run\" wrote, whole; json or csv must be among its formats");
    }

    static std::string csv_of(const RowReader& reader) { return fmt::format("tables/{}.csv", reader.info().name); }

    void read_json(std::vector<RowReader>& readers) {
        const auto text = contents("results.json");
        if (!text) return;
        auto head = detail::read_json_rows(*text, shown("results.json"), readers);
        problems_.append(std::move(head.diagnostics));
        if (!head.value) return;
        if (head.value->format != "recaudit-results")
            problems_.add("not-results", {shown("results.json"), 0, 0}, "these are no results of recaudit");
        else if (head.value->format_version != results_version)
            problems_.add("results-version", {shown("results.json"), 0, 0},
                          fmt::format("the format is {}; this version reads {}", head.value->format_version, results_version),
                          "read it with the version of recaudit that wrote it, or a newer one");
        if (!head.value->for_publication) out_.for_publication = false;
    }

    void read_csv(RowReader& reader) {
        const std::string name = csv_of(reader);
        const auto text = contents(name);
        if (text) problems_.append(detail::read_csv_rows(*text, shown(name), reader));
    }

    fs::path folder_;
    Published out_;
    Diagnostics problems_;
};

}  // namespace

Parsed<Published> read_published(const std::string& folder, const std::set<std::string_view>& tables,
                                 const std::set<std::string_view>& more) {
    return FolderReader(folder).read(tables, more);
}

}  // namespace recaudit
