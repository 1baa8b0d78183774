#include <recaudit/responses/read.hpp>

#include <recaudit/core/sha256.hpp>
#include <recaudit/core/text.hpp>
#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/file_problems.hpp>
#include <recaudit/responses/groups.hpp>
#include <recaudit/responses/headcount.hpp>
#include <recaudit/responses/persons.hpp>
#include <recaudit/responses/profiles/export_words.hpp>
#include <recaudit/responses/profiles/plain_view.hpp>
#include <recaudit/responses/read_tuned.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <memory>
#include <system_error>

namespace recaudit {
namespace detail {
namespace {

std::string sha256_of(const ByteSource& bytes) {
    Sha256 hash;
    std::string piece(std::size_t{1} << 20U, '\0');
    for (std::uint64_t at = 0; at < bytes.size();) {
        const std::size_t got = bytes.read(at, piece.data(), piece.size());
        hash.add({piece.data(), got});
        at += got;
    }
    return hash.hex();
}

std::string place_word(const Study& study) { return study.file.empty() ? std::string("options") : study.file; }

/// What the form behind an export calls the codes that the instrument lacks.
LabelsByHeading labels_of_unknown(const PlainView& view) {
    LabelsByHeading out;
    for (const auto& column : view.columns)
        if (!column.unknown.empty()) out.emplace(column.heading, column.unknown);
    return out;
}

class StudyReader {
public:
    StudyReader(const Study& study, const ReadSettings& settings, const ReadTuning& tuning)
        : study_(study), settings_(settings), tuning_(tuning), attributes_(attribute_names(study)), groups_(study, attributes_) {
        for (std::size_t i = 0; i < study.instruments.size(); ++i) forms_.emplace_back(i, study.instruments[i].items.size());
    }

    Parsed<Responses> run() {
        auto found = find_response_files(study_);
        problems_.append(std::move(found.diagnostics));
        for (const auto& file : *found.value) read(file);
        check_groupings();
        groups_.compare_spellings(files_);
        problems_.append(std::move(groups_.problems()));
        build();
        problems_.append(std::move(late_problems_));
        if (problems_.has_errors()) return {std::nullopt, std::move(problems_)};
        return {std::move(responses_), std::move(problems_)};
    }

private:
    void read(const ResponseFile& file) {
        auto bytes = open_file(file);
        problems_.append(std::move(bytes.diagnostics));
        if (!bytes.value) return;
        auto fingerprint = start_fingerprint(*bytes.value);
        if (!read_export(file, *bytes.value)) read_plain(file, *bytes.value);
        if (fingerprint.valid() && !responses_.inputs.empty() && responses_.inputs.back().path == file.from_study)
            responses_.inputs.back().sha256 = fingerprint.get();
    }

    /// Whether the file is a survey tool's export: then it has been read as far as it can be.
    bool read_export(const ResponseFile& file, const ByteSource& bytes) {
        const ResponseSource& source = study_.responses[file.source];
        ExportFile found{bytes, file.shown, source.profile, PlainFiles::left_alone, source.sheet, std::nullopt};
        if (!source.dictionary.empty()) {
            auto form = find_file(study_, source.dictionary, source.dictionary_place);
            problems_.append(std::move(form.diagnostics));
            if (!form.value) return true;
            found.dictionary = *std::move(form.value);
        }
        auto view = view_of_export(found, {&study_.instruments[source.instrument], &source, attributes_, file.shown});
        const bool refused = view.diagnostics.has_errors();
        problems_.append(std::move(view.diagnostics));
        if (!view.value) return refused;
        problems_.append(account_of(*view.value, file.shown));
        const ByteSource text = ByteSource::text(std::move(view.value->text));
        ExportOrigin origin{std::make_shared<const std::vector<std::size_t>>(std::move(view.value->lines)),
                            view.value->program,
                            std::make_shared<const LabelsByHeading>(labels_of_unknown(*view.value)),
                            {}};
        for (const auto& column : view.value->columns)
            if (column.keep == Keep::identifier) origin.identifiers.push_back(column.heading);
        const std::size_t inputs = responses_.inputs.size();
        read_text(file, text, {text, Encoding::utf8, 0}, origin);
        if (responses_.inputs.size() == inputs) return true;
        InputFile& input = responses_.inputs.back();
        input.bytes = bytes.size();
        input.reading =
            fmt::format("{}, {}, {}", name_of(view.value->encoding), name_of_delimiter(view.value->dialect.delimiter), origin.program);
        return true;
    }

    void read_plain(const ResponseFile& file, const ByteSource& bytes) {
        auto text = as_text(bytes, file.shown);
        problems_.append(std::move(text.diagnostics));
        if (!text.value) return;
        if (const auto bad = read_text(file, bytes, *text.value, {})) {
            auto again = as_windows_1252(bytes, place_of(files_.back(), *bad, std::nullopt));
            files_.pop_back();
            problems_.append(std::move(again.diagnostics));
            if (again.value) read_text(file, bytes, *again.value, {});
        }
    }

    /// Runs beside the reading where more than one thread may work.
    std::future<std::string> start_fingerprint(const ByteSource& bytes) const {
        if (settings_.fingerprints == Fingerprints::none) return {};
        const bool beside = settings_.threads.resolved() > 1 && bytes.size() > tuning_.small_file;
        return std::async(beside ? std::launch::async : std::launch::deferred, sha256_of, bytes);
    }

    /// Where text is no UTF-8: position of the first byte that is none, or nothing. Then nothing has been kept of it.
    using BadUtf8 = std::optional<std::uint64_t>;

    BadUtf8 read_text(const ResponseFile& file, const ByteSource& bytes, const TextSource& text, const ExportOrigin& origin) {
        auto heading = read_heading(text, file.shown);
        problems_.append(std::move(heading.diagnostics));
        if (!heading.value) {
            files_.push_back({file, text.encoding, {}, {{text.start, 1, 0}}, std::nullopt, origin});
            return {};
        }
        const ResponseSource& source = study_.responses[file.source];
        const Dialect dialect = heading.value->dialect;
        files_.push_back({file,
                          text.encoding,
                          dialect,
                          {{text.start, 1, forms_[source.instrument].rows()}},
                          bytes.in_memory() ? std::optional(bytes) : std::nullopt,
                          origin});
        std::vector<std::string> names;
        for (const auto& cell : heading.value->cells) names.push_back(cell.text);
        const ColumnQuestion question{study_,
                                      source,
                                      attributes_,
                                      dialect.delimiter == ',' ? DecimalComma::refused : DecimalComma::accepted,
                                      file.shown,
                                      [&](std::size_t field) {
                                          // The places of headings in our own text say nothing about an export.
                                          return origin.lines ? Place{file.shown, 1, 0} : heading.value->cells[field].place;
                                      }};
        auto plan = match_columns(question, std::move(names));
        if (plan.value)
            if (const BadUtf8 bad = read_rows(file, text, bytes.size(), *heading.value, *plan.value)) return bad;
        problems_.append(std::move(plan.diagnostics));
        if (dialect.delimiter != ',')
            problems_.add("delimiter", {file.shown, 1, 0},
                          fmt::format("cells are separated by {}", dialect.delimiter == '\t'  ? "tabs"
                                                                   : dialect.delimiter == ';' ? "semicolons"
                                                                                              : "vertical bars"));
        return {};
    }

    BadUtf8 read_rows(const ResponseFile& file, const TextSource& text, std::uint64_t size, const Heading& heading,
                      const ColumnPlan& plan) {
        const ResponseSource& source = study_.responses[file.source];
        FormColumns& columns = forms_[source.instrument];
        const std::size_t first_row = columns.rows();
        const FileText input{text.bytes,           heading.end,      heading.dialect, &plan, study_.respondents == Respondents::linked,
                             tuning_.instructions, settings_.remarks};
        const FileResult result = read_file(input, 1 + heading.lines, columns, settings_.threads, tuning_);
        ReadFile& read = files_.back();
        read.marks.insert(read.marks.end(), result.marks.begin(), result.marks.end());
        if (result.bad_utf8) {
            columns.truncate(first_row);
            return result.bad_utf8;
        }
        columns.complete();
        problems_.append(file_problems(study_, study_.instruments[source.instrument], plan, read, result));
        if (result.records > 0 && !result.failure && text.bytes.read(text.bytes.size() - 1, 1).front() != heading.dialect.newline)
            report_open_end(problems_, place_of(read, text.bytes.size() - 1, std::nullopt));
        if (result.records == 0 && !result.failure)
            problems_.add("no-rows", {file.shown, 0, 0}, "the file has headings but no rows",
                          "add a row for each person; where a survey tool made the file, export the answers too");
        check_supplies(file, plan);
        groups_.take(plan, study_.instruments[source.instrument], files_, result, columns, first_row);
        const std::string id = plan.respondent ? plan.headings[*plan.respondent] : std::string();
        const bool personal = names_a_person(id) || std::ranges::find(read.origin.identifiers, id) != read.origin.identifiers.end();
        const Told told = personal ? Told::no : Told::yes;
        rows_.push_back({files_.size() - 1, source.instrument, first_row, result.rows, plan.headings.size(), plan.respondent, told});
        responses_.inputs.push_back({file.from_study,
                                     {},
                                     size,
                                     result.records,
                                     fmt::format("{}, {}", name_of(text.encoding), name_of_delimiter(heading.dialect.delimiter))});
        return {};
    }

    void check_supplies(const ResponseFile& file, const ColumnPlan& plan) {
        for (std::size_t g = 0; g < group_names.size(); ++g)
            if (plan.groups[g].any()) supplied_.emplace_back(group_names[g]);
        for (const auto& attribute : plan.attributes) supplied_.push_back(attributes_[attribute.attribute]);
        headings_.insert(headings_.end(), plan.headings.begin(), plan.headings.end());
        if (study_.respondents == Respondents::linked && !plan.respondent)
            problems_.add("missing-column", {file.shown, 1, 0},
                          "there is no respondent column, but the study links respondents across waves",
                          "map it with `columns: {respondent: ...}`, or say `respondents: anonymous`");
        if (plan.weight.constant && number_in(*plan.weight.constant).value_or(0) <= 0)
            problems_.add("invalid-weight", study_.responses[file.source].place,
                          fmt::format("the weight \"{}\" is no number above 0", quotable(*plan.weight.constant)));
    }

    /// Every grouping that the study names has to come from somewhere.
    void check_groupings() {
        if (rows_.empty()) return;
        std::vector<std::string> named;
        const auto add = [&](const std::string& name) {
            if (name != "perspective" && name != "wave" && std::ranges::find(named, name) == named.end()) named.push_back(name);
        };
        if (study_.compare_declared) std::ranges::for_each(study_.compare, add);
        for (const auto& pair : study_.cross) std::ranges::for_each(pair, add);
        for (const auto& margin : study_.weights.rake) std::ranges::for_each(margin, add);
        std::ranges::for_each(study_.structure, add);
        if (!study_.benchmark.standardise.empty()) add(study_.benchmark.standardise);
        std::vector<std::string> known = supplied_;
        known.insert(known.end(), headings_.begin(), headings_.end());
        for (const auto& name : named) {
            if (std::ranges::find(supplied_, name) != supplied_.end()) continue;
            const std::string near = did_you_mean(name, known);
            problems_.add("unknown-grouping", {place_word(study_), 0, 0},
                          fmt::format("no response file has \"{}\", which the study names as a grouping", quotable(name)),
                          near.empty() ? fmt::format("map it with `columns: {{{}: ...}}`", name)
                                       : fmt::format("did you mean \"{}\"?", quotable(near)));
        }
    }

    /// Groupings first, since duplicates are looked for within a wave; persons and headcounts last.
    void build() {
        Respondents128 respondents = gather_respondents(forms_);
        for (auto& form : forms_) responses_.forms.push_back(form.take());
        groups_.finish(responses_);
        if (study_.respondents == Respondents::linked) {
            const auto persons = person_numbers(respondents, settings_.threads);
            for (std::size_t form = 0; form < responses_.forms.size(); ++form)
                responses_.forms[form].person_of.assign(persons.begin() + static_cast<std::ptrdiff_t>(respondents.begin[form]),
                                                        persons.begin() + static_cast<std::ptrdiff_t>(respondents.begin[form + 1]));
        }
        const bool of_one = !settings_.respondent.empty();
        auto own = of_one ? rows_of_one(responses_.forms, respondents, settings_.respondent) : std::vector<FormResponses>();
        late_problems_.append(find_duplicates(std::move(respondents), responses_, files_, rows_, settings_.threads));
        if (of_one) responses_.forms = std::move(own);
        auto headcount = read_headcount(study_, responses_);
        late_problems_.append(std::move(headcount.diagnostics));
        if (headcount.value) responses_.headcount = *std::move(headcount.value);
        if (!study_.headcount.empty() && headcount.value) add_headcount_input();
    }

    void add_headcount_input() {
        const auto file = find_file(study_, study_.headcount, {});
        const auto bytes = open_file(*file.value);
        const auto text = as_text(*bytes.value, file.value->shown);
        const auto heading = read_heading(*text.value, file.value->shown);
        responses_.inputs.push_back(
            {file.value->from_study, settings_.fingerprints == Fingerprints::sha256 ? sha256_of(*bytes.value) : std::string(),
             bytes.value->size(), responses_.headcount.rows.size(),
             fmt::format("{}, {}", name_of(text.value->encoding), name_of_delimiter(heading.value->dialect.delimiter))});
    }

    const Study& study_;
    const ReadSettings& settings_;
    const ReadTuning& tuning_;
    std::vector<std::string> attributes_;
    Groups groups_;
    std::vector<FormColumns> forms_;
    std::vector<ReadFile> files_;
    std::vector<FileRows> rows_;
    std::vector<std::string> supplied_;
    std::vector<std::string> headings_;
    Responses responses_;
    Diagnostics problems_;
    Diagnostics late_problems_;
};

}  // namespace

Parsed<Responses> read_responses_tuned(const Study& study, const ReadSettings& settings, const ReadTuning& tuning) {
    return StudyReader(study, settings, tuning).run();
}

}  // namespace detail

Parsed<Responses> read_responses(const Study& study, const ReadSettings& settings) {
    return detail::read_responses_tuned(study, settings, {});
}

}  // namespace recaudit
