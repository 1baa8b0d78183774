#include <recaudit/benchmark/local_scales.hpp>

#include <algorithm>

namespace recaudit {

bool is_local(const Instrument& form, const Composite& composite) {
    return std::ranges::any_of(composite.scales, [&](std::size_t scale) { return form.scales[scale].local; });
}

bool is_local(const Study& study, const Family& family, const Shared& dimension) {
    for (std::size_t i = 0; i < family.forms.size(); ++i) {
        if (!dimension.in_form[i]) continue;
        const Instrument& form = study.instruments[family.forms[i]];
        const std::size_t number = *dimension.in_form[i], scales = form.scales.size();
        if (number < scales ? form.scales[number].local : is_local(form, form.composites[number - scales])) return true;
    }
    return false;
}

}  // namespace recaudit
