#include <recaudit/agreement/complete_items.hpp>

#include <algorithm>

namespace recaudit {
namespace {

struct ScaleOfForm {
    std::size_t form, scale;
};

/// The cell of each row; none for those who left an item of the scale out.
std::vector<std::uint32_t> cells_of_complete(const Scale& scale, const FormResponses& form, const Partition& by_stratum,
                                             std::span<const std::uint32_t> cell_of) {
    std::vector<std::uint8_t> incomplete(form.rows, 0);
    for (const std::size_t item : scale.items)
        for (std::size_t row = 0; row < form.rows; ++row)
            incomplete[row] = static_cast<std::uint8_t>(incomplete[row] | (form.answers[item].codes[row] >= first_missing));
    const auto none = static_cast<std::uint32_t>(by_stratum.cells.size());
    std::vector<std::uint32_t> out(form.rows);
    for (std::size_t row = 0; row < form.rows; ++row) out[row] = incomplete[row] != 0 ? none : cell_of[row];
    return out;
}

CompleteItems items_of(const Instrument& instrument, const Scale& scale, const FormResponses& form, const CellsOfRows& rows) {
    CompleteItems out;
    for (const std::size_t number : scale.items) {
        const Item& item = instrument.items[number];
        out.push_back(count_item({&item, &instrument.options_of(item), &form.answers[number]}, std::span(&rows, 1)));
    }
    return out;
}

}  // namespace

std::vector<std::vector<CompleteItems>> complete_items(const Study& study, const Responses& responses, const Scores& scores,
                                                       Threads threads) {
    std::vector<std::vector<CompleteItems>> out;
    std::vector<ScaleOfForm> tasks;
    for (std::size_t form = 0; form < responses.forms.size(); ++form) {
        out.emplace_back(study.instruments[form].scales.size());
        for (std::size_t scale = 0; scale < out.back().size(); ++scale) tasks.push_back({form, scale});
    }
    const Partition& by_stratum = scores.partitions.front();
    for_each_block(tasks.size(), threads, [&](std::size_t task) {
        const auto [form, number] = tasks[task];
        const Instrument& instrument = study.instruments[form];
        const FormResponses& rows = responses.forms[form];
        const Scale& scale = instrument.scales[number];
        const auto cell_of = cells_of_complete(scale, rows, by_stratum, by_stratum.cell_of[form]);
        out[form][number] = items_of(instrument, scale, rows, {cell_of, by_stratum.cells.size(), {}});
    });
    return out;
}

}  // namespace recaudit
