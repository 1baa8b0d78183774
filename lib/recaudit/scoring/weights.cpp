#include <recaudit/scoring/groups.hpp>
#include <recaudit/scoring/weights.hpp>
#include <recaudit/stats/raking.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

namespace recaudit {
namespace {

/// What tells rows of one slice apart: stratum, then the levels of the attributes.
using CellKey = std::vector<std::uint32_t>;
using MarginNames = std::vector<std::string>;

/// A respondent's row.
struct RakedRow {
    std::size_t form = 0, row = 0;
};

/// The respondents of one perspective and wave of a family.
struct RakedSlice {
    Slice slice;
    std::vector<RakedRow> rows;
    std::vector<std::size_t> cell_of;  // per row, index into cells
    std::vector<CellKey> cells;
};

/// The values of a margin's groupings: column of the headcount, value. A team is site and team.
using MarginValues = std::vector<std::pair<std::string, std::string>>;

class Raker {
public:
    Raker(const Study& study, Responses responses) : study_(study), responses_(std::move(responses)) {}

    Parsed<Responses> run() {
        for (std::size_t form = 0; form < responses_.forms.size(); ++form) {
            responses_.forms[form].weights.assign(responses_.forms[form].rows, 1.0);
            const Instrument& instrument = study_.instruments[form];
            forms_of_family_[instrument.family.empty() ? instrument.id : instrument.family].push_back(form);
        }
        for (const auto& [family, forms] : forms_of_family_)
            for (std::uint32_t perspective = 0; perspective < responses_.perspectives.size(); ++perspective)
                for (std::uint32_t wave = 0; wave < responses_.waves.size(); ++wave)
                    rake_slice(slice_of(forms, perspective, wave), {family, perspective, wave, 0, 0});
        if (diagnostics_.has_errors()) return {std::nullopt, std::move(diagnostics_)};
        return {std::move(responses_), std::move(diagnostics_)};
    }

private:
    [[nodiscard]] Place place() const { return {study_.file, 0, 0}; }

    RakedSlice slice_of(const std::vector<std::size_t>& forms, std::uint32_t perspective, std::uint32_t wave) {
        RakedSlice out;
        out.slice.perspective_name = labels_.intern(responses_.perspectives[perspective]);
        out.slice.wave_name = labels_.intern(responses_.waves[wave]);
        std::map<CellKey, std::size_t> numbers;
        CellKey key(1 + responses_.attributes.size());
        for (const std::size_t form : forms)
            for (std::size_t row = 0; row < responses_.forms[form].rows; ++row) {
                key.front() = responses_.forms[form].stratum_of[row];
                const Stratum& stratum = responses_.strata[key.front()];
                if (stratum.perspective != perspective || stratum.wave != wave) continue;
                for (const AttributeColumn& column : responses_.forms[form].attributes) key[1 + column.attribute] = column.level_of[row];
                out.rows.push_back({form, row});
                out.cell_of.push_back(numbers.try_emplace(key, numbers.size()).first->second);
            }
        out.cells.resize(numbers.size());
        for (const auto& [cell, number] : numbers) out.cells[number] = cell;
        return out;
    }

    /// What a cell is in a margin; nothing where one of the groupings is blank.
    [[nodiscard]] std::optional<MarginValues> values_of(const CellKey& key, const MarginNames& margin) const {
        const Stratum& stratum = responses_.strata[key.front()];
        MarginValues out;
        for (const std::string& name : margin) {
            if (name == "team") out.emplace_back("site", responses_.sites[stratum.site]);
            out.emplace_back(name, value_of(key, name));
            if (out.back().second.empty()) return std::nullopt;
        }
        return out;
    }
    [[nodiscard]] std::string value_of(const CellKey& key, const std::string& name) const {
        const Stratum& stratum = responses_.strata[key.front()];
        if (name == "site") return responses_.sites[stratum.site];
        if (name == "team") return responses_.teams[stratum.team];
        const auto at = std::ranges::find(responses_.attributes, name, &AttributeValues::name);
        if (at == responses_.attributes.end()) return {};
        return at->levels[key[1 + static_cast<std::size_t>(at - responses_.attributes.begin())]];
    }

    Margin margin_of(const RakedSlice& raked, const MarginNames& names) {
        std::map<std::optional<MarginValues>, std::size_t> categories;  // nothing: who has no value
        std::vector<std::size_t> category_of_cell;
        for (const CellKey& cell : raked.cells)
            category_of_cell.push_back(categories.try_emplace(values_of(cell, names), categories.size()).first->second);
        Margin out;
        for (const std::size_t cell : raked.cell_of) out.categories.push_back(category_of_cell[cell]);
        out.totals.resize(categories.size());
        for (const auto& [values, category] : categories)
            if (values) out.totals[category] = target_of(*values, raked.slice);
        if (const auto blank = categories.find(std::nullopt); blank != categories.end()) keep_share(out, blank->second);
        report_absent_groups(categories, names, raked.slice);
        return out;
    }

    /// Who has no value keeps the share that they have of the respondents, so that the totals of all margins agree.
    static void keep_share(Margin& margin, std::size_t blank) {
        const double share =
            static_cast<double>(std::ranges::count(margin.categories, blank)) / static_cast<double>(margin.categories.size());
        const double total = std::accumulate(margin.totals.begin(), margin.totals.end(), 0.0);
        for (double& of : margin.totals) of *= 1 - share;
        margin.totals[blank] = total * share;
    }

    double target_of(const MarginValues& values, const Slice& slice) {
        Group group;
        group.values = values;
        const Count people = headcount_of(responses_.headcount, slice, group);
        if (people && *people > 0) return static_cast<double>(*people);
        diagnostics_.add("rake-no-headcount", place(),
                         fmt::format("people of {} responded{}, but the headcount has none of them", in_words(values), when(slice)),
                         "add them to the headcount, or leave that grouping out of weights.rake");
        return 0;
    }

    /// Groups of the headcount in which nobody responded.
    void report_absent_groups(const std::map<std::optional<MarginValues>, std::size_t>& groups, const MarginNames& names,
                              const Slice& slice) {
        std::map<MarginValues, std::int64_t> expected;
        for (const HeadcountRow& row : responses_.headcount.rows)
            if (is_of(row, slice))
                if (const auto values = headcount_values(row, names)) expected[*values] += row.people;
        for (const auto& [values, people] : expected)
            if (people > 0 && !groups.contains(values))
                diagnostics_.add(
                    "rake-group-absent", place(),
                    fmt::format("the headcount has {} people of {}, but none of them responded{}", people, in_words(values), when(slice)),
                    "put that group together with another, or leave the grouping out of weights.rake");
    }
    [[nodiscard]] bool has_column(const std::string& name) const {
        return std::ranges::find(responses_.headcount.columns, name) != responses_.headcount.columns.end();
    }
    [[nodiscard]] bool is_of(const HeadcountRow& row, const Slice& slice) const {
        return (!has_column("wave") || row.wave == slice.wave_name.view()) &&
               (!has_column("perspective") || row.perspective == slice.perspective_name.view());
    }
    [[nodiscard]] std::optional<MarginValues> headcount_values(const HeadcountRow& row, const MarginNames& names) const {
        MarginValues out;
        for (const std::string& name : names) {
            if (name == "team") out.emplace_back("site", row.site);
            const auto attribute = std::ranges::find(row.attributes, name, &std::pair<std::string, std::string>::first);
            out.emplace_back(name, name == "site"                      ? row.site
                                   : name == "team"                    ? row.team
                                   : attribute == row.attributes.end() ? std::string()
                                                                       : attribute->second);
            if (out.back().second.empty()) return std::nullopt;
        }
        return out;
    }

    [[nodiscard]] static std::string in_words(const MarginValues& values) {
        std::string out;
        for (const auto& [name, value] : values)
            if (!value.empty()) out += fmt::format("{}{} \"{}\"", out.empty() ? "" : ", ", name, value);
        return out;
    }
    [[nodiscard]] static std::string when(const Slice& slice) {
        return slice.wave_name.empty() ? std::string() : fmt::format(" in wave \"{}\"", slice.wave_name.view());
    }

    void rake_slice(const RakedSlice& raked, RakedWeights report) {
        if (raked.rows.empty()) return;
        std::vector<Margin> margins;
        for (const MarginNames& names : study_.weights.rake) margins.push_back(margin_of(raked, names));
        if (diagnostics_.has_errors()) return;
        const Raking raking = rake(margins, std::vector<double>(raked.rows.size(), 1.0), study_.weights.cap);
        if (raking.fault != RakingFault::none) {
            diagnostics_.add("rake-not-converged", place(),
                             fmt::format("raking{} comes to no end: the totals of the margins contradict each other", when(raked.slice)),
                             "check the headcount, or rake to fewer groupings");
            return;
        }
        for (std::size_t i = 0; i < raked.rows.size(); ++i)
            responses_.forms[raked.rows[i].form].weights[raked.rows[i].row] = raking.weights[i];
        report.trimmed = raking.capped;
        report.iterations = raking.iterations;
        responses_.raked.push_back(std::move(report));
        if (raking.capped > 0)
            diagnostics_.add("weights-capped", place(),
                             fmt::format("the weights of {}{} were cut to {} times the mean weight",
                                         raking.capped == 1 ? "1 person" : fmt::format("{} people", raking.capped), when(raked.slice),
                                         *study_.weights.cap));
    }

    const Study& study_;
    Responses responses_;
    Labels labels_;
    Diagnostics diagnostics_;
    std::map<std::string, std::vector<std::size_t>> forms_of_family_;
};

}  // namespace

Parsed<Responses> with_weights(const Study& study, Responses responses) {
    if (study.weights.rake.empty()) return {std::move(responses), {}};
    return Raker(study, std::move(responses)).run();
}

}  // namespace recaudit
