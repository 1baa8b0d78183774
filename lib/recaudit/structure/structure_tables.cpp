#include <recaudit/stats/model_fit.hpp>
#include <recaudit/structure/people_compared.hpp>
#include <recaudit/structure/structure_tables.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace recaudit {
namespace {

constexpr std::array models{Invariance::configural, Invariance::metric, Invariance::scalar};
constexpr std::array model_names{"configural", "metric", "scalar"};

/// The models of one comparison.
struct Fitted {
    LinkedScales links;
    bool has_groups = true;      // false: a single group, with nothing beside it to compare
    Status status = Status::ok;  // why there are no fits
    std::int64_t n = 0, people = 0;
    std::int64_t groups = 0, left_out = 0;
    std::vector<FactorFit> fits;  // one_group alone, or the three
};

/// ok, or why a group cannot take part.
Status status_of(const CrossProducts& group) {
    if (group.n() == 0) return Status::no_answers;
    if (group.n() < static_cast<std::int64_t>(group.items()) + spare_people) return Status::too_few;
    const auto correlations = correlation(covariance(group, Divisor::n));
    if (!correlations) return Status::no_variance;
    return inverse_of_positive_definite(*correlations) ? Status::ok : Status::not_identified;
}

GroupMoments moments_of(const CrossProducts& group) {
    GroupMoments out{group.n(), {}, covariance(group, Divisor::n)};
    for (std::size_t item = 0; item < group.items(); ++item) out.means.push_back(group.mean(item));
    return out;
}

/// Those counted in n, or those left out where they are fewer: n less the n of other rows would tell how many they are.
std::int64_t fewer(std::int64_t counted, std::int64_t left_out) { return left_out > 0 ? std::min(counted, left_out) : counted; }

/// Why fewer groups take part than the models need: what keeps out the first that is kept out.
Status first_reason(const std::vector<Status>& reasons, std::int64_t people) {
    const auto found = std::ranges::find_if(reasons, [](Status reason) { return reason != Status::ok; });
    if (found == reasons.end() || (*found == Status::no_answers && people > 0)) return Status::too_few;
    return *found;
}

Fitted fitted(const PeopleCompared& people, AnswersCompared answers) {
    Fitted out;
    out.links = std::move(answers.links);
    out.status = answers.status;
    if (out.status != Status::ok) return out;
    const std::size_t needed = people.across.empty() ? 1 : 2;
    out.has_groups = answers.groups.size() >= needed;
    std::vector<GroupMoments> groups;
    std::vector<Status> reasons;
    std::int64_t all = 0;
    for (const CrossProducts& group : answers.groups) {
        reasons.push_back(status_of(group));
        all += group.n();
        if (reasons.back() == Status::ok) groups.push_back(moments_of(group)), out.n += group.n();
    }
    out.groups = static_cast<std::int64_t>(groups.size());
    out.left_out = static_cast<std::int64_t>(answers.groups.size()) - out.groups;
    if (groups.size() < needed) {
        out.status = first_reason(reasons, all);
        out.n = all;
        out.people = fewer(all, answers.ungrouped);
        return out;
    }
    const auto smallest = std::ranges::min_element(groups, {}, &GroupMoments::n);
    out.people = fewer(smallest->n, all - out.n + answers.ungrouped);
    if (needed == 1) out.fits = {factor_model(out.links.pattern, groups, Invariance::configural)};
    else
        for (const Invariance model : models) out.fits.push_back(factor_model(out.links.pattern, groups, model));
    return out;
}

Scope scope_of(const PeopleCompared& people, const Scores& scores) {
    const Family& family = scores.families[people.family];
    Scope out = scope_of(family, family.slices[people.slices.front()], family.groups.front());
    if (people.across == "perspective") out.perspective = Label();
    if (people.across == "wave") out.wave = Label();
    return out;
}

StructureRow row_of(const Scope& scope, const Fitted& fitted) {
    StructureRow row;
    row.scope = scope;
    row.n = fitted.n;
    row.people = fitted.people;
    row.groups = fitted.groups;
    row.groups_left_out = fitted.left_out;
    row.status = fitted.status;
    return row;
}

void fill_fit(StructureRow& row, const FactorFit& fit) {
    row.status = fit.status;
    if (fit.status != Status::ok) return;
    const ModelFit found = model_fit({fit.chi_square, fit.df, fit.baseline_chi_square, fit.baseline_df, fit.n, fit.groups.size()});
    if (fit.df == 0) row.status = Status::saturated;
    row.chi_square = fit.chi_square;
    row.df = fit.df;
    row.p_value = found.p_value;
    row.cfi = found.cfi;
    row.tli = found.tli;
    row.rmsea = found.rmsea;
    row.rmsea_ci_low = found.rmsea_interval.low;
    row.rmsea_ci_high = found.rmsea_interval.high;
    row.srmr = fit.srmr;
}

class TableMaker {
public:
    TableMaker(const Study& study, const Scores& scores, Labels& labels) : study_(&study), scores_(&scores), labels_(&labels) {}

    void add(const PeopleCompared& people, const Fitted& fitted) {
        if (!fitted.has_groups) return;
        const Scope scope = scope_of(people, *scores_);
        if (people.across.empty()) add_one_group(scope, first_form(people), fitted);
        else add_models(scope, people.across, fitted);
    }
    [[nodiscard]] StructureTables take() { return std::move(tables_); }

private:
    [[nodiscard]] const Instrument& first_form(const PeopleCompared& people) const {
        const Family& family = scores_->families[people.family];
        const Slice& slice = family.slices[people.slices.front()];
        const auto form = std::ranges::find_if(slice.has_form, [](std::uint8_t has) { return has != 0; }) - slice.has_form.begin();
        return study_->instruments[family.forms[static_cast<std::size_t>(form)]];
    }
    void add_models(const Scope& scope, const std::string& across, const Fitted& fitted) {
        Number before;
        for (std::size_t model = 0; model < models.size(); ++model) {
            StructureRow row = row_of(scope, fitted);
            row.model = labels_->intern(model_names[model]);
            row.across = labels_->intern(across);
            if (!fitted.fits.empty()) fill_fit(row, fitted.fits[model]);
            if (model > 0 && before && row.cfi) row.delta_cfi = *row.cfi - *before;
            before = row.cfi;
            tables_.structure.push_back(row);
        }
    }
    void add_one_group(const Scope& scope, const Instrument& form, const Fitted& fitted) {
        StructureRow row = row_of(scope, fitted);
        row.model = labels_->intern("one_group");
        if (!fitted.fits.empty()) fill_fit(row, fitted.fits.front());
        tables_.structure.push_back(row);
        add_loadings(row, form, fitted);
        add_correlations(row, form, fitted);
        add_left_out(scope, form, fitted);
    }
    void add_loadings(const StructureRow& of, const Instrument& form, const Fitted& fitted) {
        for (std::size_t at = 0; at < fitted.links.pattern.loadings.size(); ++at) {
            const Loading& loading = fitted.links.pattern.loadings[at];
            const Scale& scale = form.scales[fitted.links.scales[loading.factor]];
            LoadingsRow& row = add_loading(of.scope, scale, form.items[fitted.links.items.front()[loading.item]]);
            row.people = of.people;
            row.status = fitted.fits.empty() ? fitted.status : fitted.fits.front().status;
            if (row.status != Status::ok) continue;
            const FactorFit& fit = fitted.fits.front();
            row.loading = fit.groups.front().loadings[at];
            row.se = fit.errors.loadings[at];
            row.standardised = *row.loading / std::sqrt(implied_variance(fitted.links.pattern, fit.groups.front(), loading.item));
        }
    }
    void add_correlations(const StructureRow& of, const Instrument& form, const Fitted& fitted) {
        for (std::size_t a = 0; a < fitted.links.scales.size(); ++a)
            for (std::size_t b = a + 1; b < fitted.links.scales.size(); ++b) {
                FactorCorrelationsRow& row = tables_.factor_correlations.emplace_back();
                row.scope = of.scope;
                row.scale_a = labels_->intern(form.scales[fitted.links.scales[a]].id);
                row.scale_b = labels_->intern(form.scales[fitted.links.scales[b]].id);
                row.people = of.people;
                row.status = fitted.fits.empty() ? fitted.status : fitted.fits.front().status;
                if (row.status != Status::ok) continue;
                row.correlation = fitted.fits.front().groups.front().factor_covariance(a, b);
                row.se = fitted.fits.front().errors.factor_covariance(a, b);
            }
    }
    /// Scales that are no factor have rows that say why.
    void add_left_out(const Scope& scope, const Instrument& form, const Fitted& fitted) {
        for (const ScaleLeftOut& left : fitted.links.left_out)
            for (const std::size_t item : form.scales[left.scale].items)
                add_loading(scope, form.scales[left.scale], form.items[item]).status = left.reason;
    }
    LoadingsRow& add_loading(const Scope& scope, const Scale& scale, const Item& item) {
        LoadingsRow& row = tables_.loadings.emplace_back();
        row.scope = scope;
        row.scale = labels_->intern(scale.id);
        row.item = labels_->intern(item.id);
        return row;
    }
    static double implied_variance(const FactorPattern& pattern, const FactorSolution& solution, std::size_t item) {
        double out = solution.uniquenesses[item];
        for (std::size_t a = 0; a < pattern.loadings.size(); ++a)
            for (std::size_t b = 0; b < pattern.loadings.size(); ++b)
                if (pattern.loadings[a].item == item && pattern.loadings[b].item == item)
                    out += solution.loadings[a] * solution.loadings[b] *
                           solution.factor_covariance(pattern.loadings[a].factor, pattern.loadings[b].factor);
        return out;
    }
    const Study* study_;
    const Scores* scores_;
    Labels* labels_;
    StructureTables tables_;
};

}  // namespace

StructureTables structure_tables(const Study& study, const Responses& responses, const Scores& scores, Labels& labels, Threads threads) {
    if (study.structure.empty()) return {};
    const std::vector<PeopleCompared> tasks = people_compared(study.structure, responses, scores);
    std::vector<Fitted> found(tasks.size());
    for_each_block(tasks.size(), threads,
                   [&](std::size_t task) { found[task] = fitted(tasks[task], answers_of(tasks[task], study, responses, scores)); });
    TableMaker maker(study, scores, labels);
    for (std::size_t task = 0; task < tasks.size(); ++task) maker.add(tasks[task], found[task]);
    return maker.take();
}

}  // namespace recaudit
