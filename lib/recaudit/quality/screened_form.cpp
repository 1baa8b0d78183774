#include <recaudit/quality/screened_form.hpp>

#include <algorithm>

namespace recaudit {

ScreenedForm screened_form(const Instrument& instrument, const FormResponses& responses) {
    ScreenedForm out{&instrument, &responses, {}, {}};
    std::vector<std::size_t> order;
    for (const Section& section : instrument.sections) order.insert(order.end(), section.items.begin(), section.items.end());
    for (std::size_t item = 0; item < instrument.items.size(); ++item)
        if (std::ranges::find(order, item) == order.end()) order.push_back(item);
    std::vector<std::size_t> number_of(instrument.items.size(), order.size());
    for (const std::size_t index : order) {
        const Item& item = instrument.items[index];
        const OptionSet& options = instrument.options_of(item);
        if (options.is_checklist() || !item.importance_of.empty() || !(options.maximum > options.minimum)) continue;
        number_of[index] = out.items.size();
        out.items.push_back({&item, &options, &responses.answers[index]});
    }
    for (const Scale& scale : instrument.scales) {
        auto& numbers = out.scales.emplace_back();
        for (const std::size_t item : scale.items)
            if (number_of[item] < out.items.size()) numbers.push_back(number_of[item]);
        std::ranges::sort(numbers);
    }
    return out;
}

std::map<SliceKey, RowNumbers> rows_by_slice(const Responses& responses, const FormResponses& form) {
    std::map<SliceKey, RowNumbers> out;
    std::vector<RowNumbers*> rows_of_stratum;
    for (const Stratum& stratum : responses.strata) rows_of_stratum.push_back(&out[{stratum.perspective, stratum.wave}]);
    for (std::uint32_t row = 0; row < form.rows; ++row) rows_of_stratum[form.stratum_of[row]]->push_back(row);
    return out;
}

}  // namespace recaudit
