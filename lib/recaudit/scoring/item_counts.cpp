#include <recaudit/scoring/item_counts.hpp>

#include <algorithm>

namespace recaudit {
namespace {

template <class Count>
std::vector<CellCounts> in_each(std::span<const CellsOfRows> cuts, Count count) {
    std::vector<CellCounts> out;
    for (const CellsOfRows& rows : cuts) out.push_back(count(rows));
    return out;
}

ItemCounts count_choices(const ItemAnswers& of, std::span<const CellsOfRows> cuts) {
    ItemCounts out;
    out.values = choice_values(*of.item, *of.options);
    out.answers =
        in_each(cuts, [&](const CellsOfRows& rows) { return count_bytes(of.column->codes, first_value_code, out.width(), rows); });
    return out;
}

/// Values numbered in ascending order, for continua and numbers of ticks.
ItemCounts count_values(const ItemAnswers& of, std::span<const CellsOfRows> cuts) {
    std::vector<Number> values(of.column->codes.size());
    for (std::size_t row = 0; row < of.column->codes.size(); ++row)
        if (!is_missing(of.column->codes[row])) values[row] = answer_value(*of.item, *of.options, *of.column, row);
    const ScoreColumn column = score_column(values);
    ItemCounts out;
    out.values = column.levels;
    std::vector<std::uint32_t> codes(of.column->codes.size());
    std::visit([&](const auto& levels) { std::ranges::copy(levels, codes.begin()); }, column.codes);
    for (std::size_t row = 0; row < of.column->codes.size(); ++row) {
        const AnswerCode code = of.column->codes[row];
        codes[row] = is_missing(code) ? code - first_missing : static_cast<std::uint32_t>(first_value_code) + codes[row];
    }
    out.answers = in_each(cuts, [&](const CellsOfRows& rows) { return count_codes(codes, out.width(), rows); });
    return out;
}

std::vector<std::vector<CellCounts>> count_ticks(const ItemAnswers& of, std::span<const CellsOfRows> cuts) {
    std::vector<std::vector<CellCounts>> out;
    std::vector<std::uint32_t> codes(of.column->codes.size());
    for (std::size_t choice = 0; choice < of.options->choices.size(); ++choice) {
        for (std::size_t row = 0; row < of.column->codes.size(); ++row) {
            const bool is_ticked = !is_missing(of.column->codes[row]) && (of.column->ticks[row] >> choice & 1) != 0;
            codes[row] = is_ticked ? 0 : 1;
        }
        out.push_back(in_each(cuts, [&](const CellsOfRows& rows) { return count_codes(codes, 1, rows); }));
    }
    return out;
}

std::vector<CellsOfRows> cuts_of(const std::vector<Partition>& partitions, std::size_t form, std::span<const double> weights) {
    std::vector<CellsOfRows> out;
    for (const Partition& partition : partitions) out.push_back({partition.cell_of[form], partition.cells.size(), weights});
    return out;
}

}  // namespace

ItemCounts count_item(const ItemAnswers& of, std::span<const CellsOfRows> cuts) {
    if (!of.options->is_continuum() && !of.options->is_checklist()) return count_choices(of, cuts);
    ItemCounts out = count_values(of, cuts);
    if (of.options->is_checklist()) out.ticks = count_ticks(of, cuts);
    return out;
}

std::vector<std::vector<ItemCounts>> count_items(const Study& study, const Responses& responses, const Scores& scores, Threads threads) {
    std::vector<std::vector<ItemCounts>> out;
    std::vector<std::pair<std::size_t, std::size_t>> tasks;
    for (std::size_t form = 0; form < responses.forms.size(); ++form) {
        out.emplace_back(study.instruments[form].items.size());
        for (std::size_t item = 0; item < out.back().size(); ++item) tasks.emplace_back(form, item);
    }
    for_each_block(tasks.size(), threads, [&](std::size_t task) {
        const auto [form, number] = tasks[task];
        const Instrument& instrument = study.instruments[form];
        const Item& item = instrument.items[number];
        const FormResponses& rows = responses.forms[form];
        out[form][number] =
            count_item({&item, &instrument.options_of(item), &rows.answers[number]}, cuts_of(scores.partitions, form, rows.weights));
    });
    return out;
}

}  // namespace recaudit
