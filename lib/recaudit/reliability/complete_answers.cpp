#include <recaudit/reliability/complete_answers.hpp>
#include <recaudit/scoring/complete_rows.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t block_rows = std::size_t{1} << 16;  // of a task

/// One form's scale within a family.
struct Source {
    std::size_t family = 0, scale = 0, form = 0;  // scale: index into Family::dimensions; form: into Responses::forms
    std::size_t scale_in_form = 0;
    ItemColumns columns;
};

Source source_of(const Study& study, const Responses& responses, const Scores& scores, std::size_t family, std::size_t scale,
                 std::size_t form_in_family) {
    const Family& of = scores.families[family];
    Source out;
    out.family = family;
    out.scale = scale;
    out.form = of.forms[form_in_family];
    out.scale_in_form = *of.dimensions[scale].in_form[form_in_family];
    const Instrument& instrument = study.instruments[out.form];
    out.columns = item_columns(instrument, responses.forms[out.form], instrument.scales[out.scale_in_form].items);
    return out;
}

/// What a block of rows adds to one slice.
struct Part {
    CrossProducts products;
    Tally scores;
};

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
    const std::size_t last = std::min(first + block_rows, source.columns.rows->rows);
    const std::size_t slices = scores.families[source.family].slices.size();
    const std::vector<std::uint32_t>& cell_of = scores.partitions.front().cell_of[source.form];
    const auto rows =
        complete_rows(source.columns, first, last, slices, [&](std::size_t row) -> std::size_t { return slice_of_cell[cell_of[row]]; });
    const ScoreColumn& column = scores.forms[source.form].dimensions[source.scale_in_form].scores;
    std::vector<Part> out;
    for (std::size_t slice = 0; slice < slices; ++slice)
        out.push_back({products_of(source.columns, rows[slice]), scores_of(column, rows[slice])});
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
        into.items = source.columns.items;
        into.form = source.form;
        into.products = CrossProducts(source.columns.origin);
    } else if (!same_items(study.instruments[into.form], into.items, *source.columns.instrument, source.columns.items)) {
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
        for (std::size_t first = 0; first < source.columns.rows->rows; first += block_rows) tasks.push_back({&source, first});
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
