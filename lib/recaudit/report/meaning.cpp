#include <recaudit/report/meaning.hpp>

#include <recaudit/agreement/icc.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr double wanted = 0.7, rough = 0.5;

}  // namespace

Telling telling(double reliability) {
    if (reliability >= wanted) return Telling::well;
    return reliability >= rough ? Telling::roughly : Telling::hardly;
}

bool has_figures(const AgreementRow& row) { return row.icc1 && row.n && row.groups && *row.groups > 0 && row.status == Status::ok; }

double usual_size(const AgreementRow& row) { return std::round(static_cast<double>(*row.n) / static_cast<double>(*row.groups)); }

Number reliability_of_usual(const AgreementRow& row) {
    return has_figures(row) ? Number(mean_reliability(*row.icc1, usual_size(row))) : Number();
}

const AgreementRow* agreement_of(const Facts& facts, const Theme& theme, std::string_view perspective, std::string_view by) {
    const auto& rows = facts.results().agreement;
    const auto found = std::ranges::find_if(rows, [&](const AgreementRow& row) {
        return row.scope.by == by && row.scope.wave == facts.latest() && row.scope.instrument == theme.instrument &&
               row.scope.perspective == perspective && row.scale == theme.id;
    });
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace recaudit
