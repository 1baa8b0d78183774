#include <recaudit/responses/headcount.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/columns.hpp>
#include <recaudit/responses/csv_table.hpp>
#include <recaudit/responses/files.hpp>
#include <recaudit/responses/groups.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

namespace recaudit::detail {
namespace {

constexpr std::int64_t most_people = 1'000'000'000;  // so that sums of many lines are numbers still

/// A whole number of 0 or more, or nothing.
std::optional<std::int64_t> people_in(std::string_view text) {
    std::int64_t people = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), people);
    if (error != std::errc() || end != text.data() + text.size() || people < 0 || people > most_people) return std::nullopt;
    return people;
}

class HeadcountReader {
public:
    HeadcountReader(const Study& study, const Responses& responses, CsvTable table)
        : study_(study), responses_(responses), table_(std::move(table)) {}

    Parsed<Headcount> run() {
        if (match_headings())
            for (const auto& row : table_.rows) take(row);
        if (!problems_.has_errors()) note_sites();
        if (problems_.has_errors()) return {std::nullopt, std::move(problems_)};
        return {std::move(headcount_), std::move(problems_)};
    }

private:
    /// The names that a column may have, besides people.
    [[nodiscard]] std::vector<std::string> known_names() const {
        std::vector<std::string> names{"wave", "perspective", "site", "team"};
        for (const auto& name : attribute_names(study_)) names.push_back(name);
        return names;
    }

    bool match_headings() {
        const auto names = known_names();
        std::set<std::string> seen;
        for (std::size_t i = 0; i < table_.headings.size(); ++i) {
            const std::string& heading = table_.headings[i].text;
            const Place& place = table_.headings[i].place;
            if (heading == "people") people_ = i;
            else if (std::ranges::find(names, heading) != names.end()) headcount_.columns.push_back(heading);
            else
                problems_.add("headcount-column", place,
                              fmt::format("column \"{}\" is no grouping of this study; a headcount has people, and any of {}",
                                          quotable(heading), listed(names)),
                              near(heading, names));
            if (!seen.insert(heading).second)
                problems_.add("duplicate-column", place, fmt::format("heading \"{}\" stands twice", quotable(heading)),
                              "rename or delete one of the two columns");
        }
        if (!people_)
            problems_.add("headcount-column", table_.headings.front().place, "there is no column \"people\"",
                          "add a column \"people\" with the number of people in each group");
        return !problems_.has_errors();
    }

    static std::string near(const std::string& word, const std::vector<std::string>& names) {
        const std::string found = did_you_mean(word, names);
        return found.empty() ? std::string() : fmt::format("did you mean \"{}\"?", found);
    }

    void take(const std::vector<CsvCell>& cells) {
        HeadcountRow row;
        std::string group;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            const CsvCell& cell = cells[i];
            const std::string& name = table_.headings[i].text;
            if (i == people_) {
                if (const auto people = people_in(cell.text)) row.people = *people;
                else
                    problems_.add(
                        "invalid-headcount", cell.place,
                        fmt::format("people is \"{}\"; it has to be a whole number from 0 to {}", quotable(cell.text), most_people));
                continue;
            }
            const std::string value = value_of(name, cell);
            group += value + '\n';
            set(row, name, value);
        }
        const auto [at, is_new] = line_of_.emplace(group, cells.front().place.line);
        if (!is_new)
            problems_.add("duplicate-headcount", {cells.front().place.file, cells.front().place.line, 0},
                          fmt::format("the same group stands in line {} already", at->second),
                          "keep one of the two lines, with all its people");
        row.line = cells.front().place.line;
        headcount_.rows.push_back(std::move(row));
    }

    static void set(HeadcountRow& row, const std::string& name, const std::string& value) {
        if (name == "wave") row.wave = value;
        else if (name == "perspective") row.perspective = value;
        else if (name == "site") row.site = value;
        else if (name == "team") row.team = value;
        else row.attributes.emplace_back(name, value);
    }

    [[nodiscard]] std::vector<std::string> values_of(const std::string& name) const {
        if (name == "wave") return responses_.waves;
        if (name == "perspective") return responses_.perspectives;
        if (name == "site") return responses_.sites;
        if (name == "team") return responses_.teams;
        const auto at = std::ranges::find(responses_.attributes, name, &AttributeValues::name);
        return at == responses_.attributes.end() ? std::vector<std::string>() : at->levels;
    }

    /// The cell as the responses have it: declared levels by their code.
    std::string value_of(const std::string& name, const CsvCell& cell) {
        for (const auto& instrument : study_.instruments) {
            const auto declared = std::ranges::find(instrument.attributes, name, &Attribute::id);
            if (declared == instrument.attributes.end() || declared->levels.empty() || cell.text.empty()) continue;
            std::string code = declared_level(*declared, cell.text);
            if (!code.empty()) return code;
        }
        check_name(name, cell);
        return cell.text;
    }

    /// A group without answers is possible; a name that nobody gave and that nearly is another one is a slip.
    void check_name(const std::string& name, const CsvCell& cell) {
        if (cell.text.empty()) {
            problems_.add("headcount-name", cell.place, fmt::format("the {} is blank", quotable(name)), "name the group on every line");
            return;
        }
        const auto values = values_of(name);
        if (std::ranges::find(values, cell.text) != values.end() || !reported_.emplace(name, cell.text).second) return;
        const std::string hint = near(cell.text, values);
        const bool listed_wave = name == "wave" && !study_.waves.empty();
        if (listed_wave || !hint.empty())
            problems_.add("headcount-name", cell.place,
                          fmt::format("{} \"{}\" does not occur in the responses", quotable(name), quotable(cell.text)), hint);
    }

    void note_sites() {
        if (std::ranges::find(headcount_.columns, "site") == headcount_.columns.end()) return;
        std::vector<std::string> without;
        for (const auto& site : responses_.sites)
            if (!site.empty() && std::ranges::none_of(headcount_.rows, [&](const auto& row) { return row.site == site; }))
                without.push_back('"' + quotable(site) + '"');
        if (!without.empty())
            problems_.add("site-without-headcount", {table_.headings.front().place.file, 0, 0},
                          fmt::format("no headcount for site {}: its response rate stays empty", listed(without)));
    }

    const Study& study_;
    const Responses& responses_;
    CsvTable table_;
    Headcount headcount_;
    Diagnostics problems_;
    std::optional<std::size_t> people_;
    std::map<std::string, std::size_t> line_of_;
    std::set<std::pair<std::string, std::string>> reported_;
};

}  // namespace

Parsed<Headcount> read_headcount(const Study& study, const Responses& responses) {
    if (study.headcount.empty()) return {Headcount{}, {}};
    auto file = find_file(study, study.headcount, {study.file, 0, 0});
    if (!file.value) return {std::nullopt, std::move(file.diagnostics)};
    auto table = read_csv_table(*file.value);
    if (!table.value) return {std::nullopt, std::move(table.diagnostics)};
    auto read = HeadcountReader(study, responses, *std::move(table.value)).run();
    table.diagnostics.append(std::move(read.diagnostics));
    return {std::move(read.value), std::move(table.diagnostics)};
}

}  // namespace recaudit::detail

namespace recaudit {

Parsed<Headcount> headcount_alone(const Study& study) {
    Responses none;
    for (const auto& wave : study.waves) none.waves.push_back(wave.id);
    return detail::read_headcount(study, none);
}

}  // namespace recaudit
