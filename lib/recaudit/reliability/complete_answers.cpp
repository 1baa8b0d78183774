#include <recaudit/reliability/complete_answers.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace recaudit {
namespace {

constexpr std::size_t block_rows = std::size_t{1} << 16;  // of a task
constexpr std::size_t batch_rows = CrossProducts::most_rows_at_once;

/// One form's scale within a family.
struct Source {
    std::size_t family = 0, scale = 0, form = 0;  // scale: index into Family::dimensions; form: into Responses::forms
    std::size_t scale_in_form = 0;
    const Instrument* instrument = nullptr;
    const Scale* definition = nullptr;
    const FormResponses* rows = nullptr;
    std::vector<double> origin;  // per item, the middle of its range
    /// Per item the deviation of each choice from the origin; absent where answers are not small whole numbers.
    std::optional<std::vector<std::array<std::int16_t, 256>>> deviations;
};

bool is_small_whole(double deviation) {
    return deviation == std::floor(deviation) && std::abs(deviation) <= CrossProducts::largest_deviation;
}

std::optional<std::vector<std::array<std::int16_t, 256>>> whole_deviations(const Source& source) {
    std::vector<std::array<std::int16_t, 256>> out;
    for (std::size_t i = 0; i < source.definition->items.size(); ++i) {
        const Item& item = source.instrument->items[source.definition->items[i]];
        const std::vector<double> values = choice_values(item, source.instrument->options_of(item));
        if (values.empty()) return std::nullopt;
        auto& table = out.emplace_back();
        for (std::size_t code = 0; code < values.size(); ++code) {
            const double deviation = values[code] - source.origin[i];
            if (!is_small_whole(deviation)) return std::nullopt;
            table[code] = static_cast<std::int16_t>(deviation);
        }
    }
    return out;
}

Source source_of(const Study& study, const Responses& responses, const Scores& scores, std::size_t family, std::size_t scale,
                 std::size_t form_in_family) {
    const Family& of = scores.families[family];
    Source out;
    out.family = family;
    out.scale = scale;
    out.form = of.forms[form_in_family];
    out.scale_in_form = *of.dimensions[scale].in_form[form_in_family];
    out.instrument = &study.instruments[out.form];
    out.definition = &out.instrument->scales[out.scale_in_form];
    out.rows = &responses.forms[out.form];
    for (const std::size_t item : out.definition->items) {
        const Range range = range_of(out.instrument->options_of(out.instrument->items[item]));
        out.origin.push_back(std::floor((range.low + range.high) / 2));
    }
    out.deviations = whole_deviations(out);
    return out;
}

/// What a block of rows adds to one slice.
struct Part {
    CrossProducts products;
    Tally scores;
};

/// The rows from `first` on that answered every item, by slice; what comes after the last slice is of no use.
std::vector<std::vector<std::uint32_t>> complete_rows(const Source& source, std::size_t first, std::size_t last,
                                                      const std::vector<std::uint32_t>& cell_of,
                                                      const std::vector<std::uint32_t>& slice_of_cell, std::size_t slices) {
    std::vector<std::uint8_t> incomplete(last - first, 0);
    for (const std::size_t item : source.definition->items) {
        const AnswerCode* codes = source.rows->answers[item].codes.data() + first;
        for (std::size_t i = 0; i < incomplete.size(); ++i)
            incomplete[i] = static_cast<std::uint8_t>(incomplete[i] | (codes[i] >= first_missing));
    }
    // One list more takes the rows that do not count, so that the loop has no branch.
    std::vector<std::vector<std::uint32_t>> out(slices + 1, std::vector<std::uint32_t>(incomplete.size()));
    std::vector<std::size_t> found(slices + 1);
    for (std::size_t i = 0; i < incomplete.size(); ++i) {
        const std::size_t slice = incomplete[i] != 0 ? slices : slice_of_cell[cell_of[first + i]];
        out[slice][found[slice]++] = static_cast<std::uint32_t>(first + i);
    }
    for (std::size_t slice = 0; slice < slices; ++slice) out[slice].resize(found[slice]);
    return out;
}

void add_whole(CrossProducts& products, const Source& source, std::span<const std::uint32_t> rows) {
    std::vector<std::vector<std::int16_t>> columns(source.origin.size());
    for (std::size_t begin = 0; begin < rows.size(); begin += batch_rows) {
        const auto batch = rows.subspan(begin, std::min(batch_rows, rows.size() - begin));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            columns[i].resize(batch.size());
            const AnswerCode* codes = source.rows->answers[source.definition->items[i]].codes.data();
            const auto& table = (*source.deviations)[i];
            for (std::size_t row = 0; row < batch.size(); ++row) columns[i][row] = table[codes[batch[row]]];
        }
        products.add_deviations(columns);
    }
}

void add_any(CrossProducts& products, const Source& source, std::span<const std::uint32_t> rows) {
    std::vector<double> answers(source.origin.size());
    for (const std::uint32_t row : rows) {
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const Item& item = source.instrument->items[source.definition->items[i]];
            answers[i] = answer_value(item, source.instrument->options_of(item), source.rows->answers[source.definition->items[i]], row);
        }
        products.add(answers);
    }
}

Tally scores_of(const ScoreColumn& column, std::span<const std::uint32_t> rows) {
    CodeCounts counts(column.levels.size());
    std::visit(
        [&](const auto& codes) {
            for (const std::uint32_t row : rows)
                if (codes[row] < column.levels.size()) ++counts.counts[codes[row]];
        },
        column.codes);
    return tally_of(column.levels, counts);
}

std::vector<Part> parts_of_block(const Source& source, const Scores& scores, std::size_t first,
                                 const std::vector<std::uint32_t>& slice_of_cell) {
    const std::size_t last = std::min(first + block_rows, source.rows->rows);
    const std::size_t slices = scores.families[source.family].slices.size();
    const auto rows = complete_rows(source, first, last, scores.partitions.front().cell_of[source.form], slice_of_cell, slices);
    const ScoreColumn& column = scores.forms[source.form].dimensions[source.scale_in_form].scores;
    std::vector<Part> out;
    for (std::size_t slice = 0; slice < slices; ++slice) {
        Part& part = out.emplace_back(Part{CrossProducts(source.origin), scores_of(column, rows[slice])});
        if (source.deviations) add_whole(part.products, source, rows[slice]);
        else add_any(part.products, source, rows[slice]);
    }
    return out;
}

/// The slice of each cell of the first partition, slices.size() for other families'; one more for those who gave no answer.
std::vector<std::uint32_t> slices_of_cells(const Family& family, const Partition& by_stratum) {
    std::vector<std::uint32_t> out(by_stratum.cells.size() + 1, static_cast<std::uint32_t>(family.slices.size()));
    for (std::size_t cell = 0; cell < by_stratum.cells.size(); ++cell)
        for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
            if (family.slices[slice].perspective == by_stratum.cells[cell].perspective &&
                family.slices[slice].wave == by_stratum.cells[cell].wave)
                out[cell] = static_cast<std::uint32_t>(slice);
    return out;
}

void merge_block(CompleteAnswers& into, const Study& study, const Source& source, const Part& part) {
    if (!into.present) {
        into.present = true;
        into.items = source.definition->items;
        into.form = source.form;
        into.products = CrossProducts(source.origin);
    } else if (!same_items(study.instruments[into.form], into.items, *source.instrument, source.definition->items)) {
        into.status = Status::forms_differ;
    }
    if (into.status != Status::ok) return;
    into.products.merge(part.products);
    into.scores = merged(into.scores, part.scores);
}

std::vector<Source> sources_of(const Study& study, const Responses& responses, const Scores& scores) {
    std::vector<Source> out;
    for (std::size_t family = 0; family < scores.families.size(); ++family) {
        const Family& of = scores.families[family];
        for (std::size_t scale = 0; scale < of.dimensions.size(); ++scale)
            for (std::size_t form = 0; form < of.forms.size(); ++form) {
                const auto in_form = of.dimensions[scale].in_form[form];
                if (in_form && *in_form < study.instruments[of.forms[form]].scales.size())
                    out.push_back(source_of(study, responses, scores, family, scale, form));
            }
    }
    return out;
}

}  // namespace

std::vector<std::vector<std::vector<CompleteAnswers>>> complete_answers(const Study& study, const Responses& responses,
                                                                        const Scores& scores, Threads threads) {
    struct Task {
        const Source* source;
        std::size_t first;
    };
    const std::vector<Source> sources = sources_of(study, responses, scores);
    std::vector<std::vector<std::uint32_t>> slice_of_cell;
    std::vector<std::vector<std::vector<CompleteAnswers>>> out;
    for (const Family& family : scores.families) {
        slice_of_cell.push_back(slices_of_cells(family, scores.partitions.front()));
        out.emplace_back(family.slices.size(), std::vector<CompleteAnswers>(family.dimensions.size()));
    }
    std::vector<Task> tasks;
    for (const Source& source : sources)
        for (std::size_t first = 0; first < source.rows->rows; first += block_rows) tasks.push_back({&source, first});
    std::vector<std::vector<Part>> parts(tasks.size());
    for_each_block(tasks.size(), threads, [&](std::size_t task) {
        parts[task] = parts_of_block(*tasks[task].source, scores, tasks[task].first, slice_of_cell[tasks[task].source->family]);
    });
    for (std::size_t task = 0; task < tasks.size(); ++task) {
        const Source& source = *tasks[task].source;
        const Family& family = scores.families[source.family];
        const auto form = static_cast<std::size_t>(std::ranges::find(family.forms, source.form) - family.forms.begin());
        for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
            if (family.slices[slice].has_form[form] != 0)
                merge_block(out[source.family][slice][source.scale], study, source, parts[task][slice]);
    }
    return out;
}

}  // namespace recaudit
