#include <recaudit/change/linked.hpp>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::uint32_t none = 0xFFFFFFFF;

std::uint32_t people_in(const Responses& responses, const Family& family) {
    std::uint32_t people = 0;
    for (const std::size_t form : family.forms)
        for (const std::uint32_t person : responses.forms[form].person_of) people = std::max(people, person + 1);
    return people;
}

/// Calls visit(form, row, person) for each row of the slice.
template <class Visit>
void for_each_row(const Responses& responses, const Family& family, const Slice& slice, Visit visit) {
    for (std::uint32_t form = 0; form < family.forms.size(); ++form) {
        const FormResponses& rows = responses.forms[family.forms[form]];
        for (std::uint32_t row = 0; row < rows.person_of.size(); ++row) {
            const Stratum& stratum = responses.strata[rows.stratum_of[row]];
            if (stratum.perspective == slice.perspective && stratum.wave == slice.wave) visit(form, row, rows.person_of[row]);
        }
    }
}

/// Per grouping, the group of the family that each cell of the grouping's partition belongs to.
std::vector<std::vector<std::uint32_t>> groups_of_cells(const Scores& scores, const Family& family) {
    std::vector<std::vector<std::uint32_t>> out(scores.groupings.size());
    for (std::uint32_t group = 0; group < family.groups.size(); ++group) {
        auto& group_of = out[family.groups[group].grouping];
        group_of.resize(scores.partitions[family.groups[group].partition].cells.size() + 1, none);
        for (const Slice& slice : family.slices)
            for (const std::uint32_t cell : slice.cells[group]) group_of[cell] = group;
    }
    return out;
}

/// Which partition each grouping that has groups is made of.
std::vector<std::size_t> partitions_of_groupings(const Scores& scores, const Family& family) {
    std::vector<std::size_t> out(scores.groupings.size());
    for (const Group& group : family.groups) out[group.grouping] = group.partition;
    return out;
}

Number score_of(const Scores& scores, const Family& family, const Shared& dimension, RowOfForm at) {
    const auto in_form = dimension.in_form[at.form];
    return in_form ? scores.forms[family.forms[at.form]].dimensions[*in_form].scores.score(at.row) : Number();
}

}  // namespace

std::vector<LinkedRows> linked_rows(const Responses& responses, const Family& family, std::size_t slice_from, std::size_t slice_to) {
    std::vector<RowOfForm> earlier(people_in(responses, family), RowOfForm{none, 0});
    for_each_row(responses, family, family.slices[slice_from], [&](std::uint32_t form, std::uint32_t row, std::uint32_t person) {
        if (earlier[person].form == none) earlier[person] = {form, row};
    });
    std::vector<LinkedRows> out;
    for_each_row(responses, family, family.slices[slice_to], [&](std::uint32_t form, std::uint32_t row, std::uint32_t person) {
        if (earlier[person].form == none) return;
        out.push_back({earlier[person], {form, row}});
        earlier[person].form = none;
    });
    return out;
}

std::vector<LinkedScores> linked_scores(const Scores& scores, const Family& family, const Shared& dimension,
                                        const std::vector<LinkedRows>& people) {
    const auto group_of_cell = groups_of_cells(scores, family);
    const auto partition_of = partitions_of_groupings(scores, family);
    std::vector<LinkedScores> out(family.groups.size());
    for (const LinkedRows& person : people) {
        const Number from = score_of(scores, family, dimension, person.from), to = score_of(scores, family, dimension, person.to);
        if (!from || !to) continue;
        for (std::size_t grouping = 0; grouping < group_of_cell.size(); ++grouping) {
            if (group_of_cell[grouping].empty()) continue;
            const auto& cell_of = scores.partitions[partition_of[grouping]].cell_of;
            const std::uint32_t before = group_of_cell[grouping][cell_of[family.forms[person.from.form]][person.from.row]];
            const std::uint32_t after = group_of_cell[grouping][cell_of[family.forms[person.to.form]][person.to.row]];
            if (before == none || before != after) continue;
            out[before].from.push_back(*from);
            out[before].to.push_back(*to);
        }
    }
    return out;
}

}  // namespace recaudit
