#include <recaudit/comments/writers.hpp>

#include <algorithm>
#include <map>

namespace recaudit {
namespace {

/// The texts of a form row by row, in the order of its comments.
std::map<std::uint32_t, Writer> writers_of(const FormResponses& form, std::size_t number) {
    std::map<std::uint32_t, Writer> out;
    for (const auto& remarks : form.remarks)
        for (const Remark& remark : remarks) {
            Writer& writer = out[remark.row];
            writer.form = number;
            writer.remarks.emplace_back(remark.text);
        }
    return out;
}

/// Per stratum which slice of the family it belongs to; none for teams that are left out.
std::vector<std::size_t> slices_of_strata(const Responses& responses, const Scores& scores, const Family& family) {
    std::vector<std::size_t> out(responses.strata.size(), family.slices.size());
    for (std::size_t stratum = 0; stratum < out.size(); ++stratum)
        for (std::size_t slice = 0; slice < family.slices.size(); ++slice)
            if (family.slices[slice].perspective == responses.strata[stratum].perspective &&
                family.slices[slice].wave == responses.strata[stratum].wave)
                out[stratum] = slice;
    for (const SmallTeam& team : scores.left_out)
        if (family.id == team.family) out[team.stratum] = family.slices.size();
    return out;
}

class FamilyRemarks {
public:
    FamilyRemarks(const Responses& responses, const Scores& scores, std::size_t family)
        : responses_(responses),
          family_(scores.families[family]),
          slice_of_(slices_of_strata(responses, scores, family_)),
          slices_(family_.slices.size()) {
        for (std::size_t slice = 0; slice < slices_.size(); ++slice) slices_[slice] = {family, slice, {}, 0, {}};
    }
    void add(std::size_t number) {
        const FormResponses& form = responses_.forms[number];
        for (std::size_t row = 0; row < form.rows; ++row)
            if (SliceRemarks* slice = slice_with(form, row)) ++slice->people;
        for (auto& [row, writer] : writers_of(form, number))
            if (SliceRemarks* slice = slice_with(form, row)) slice->writers.push_back(std::move(writer));
    }
    [[nodiscard]] std::vector<SliceRemarks> take() { return std::move(slices_); }

private:
    [[nodiscard]] SliceRemarks* slice_with(const FormResponses& form, std::size_t row) {
        const std::size_t slice = slice_of_[form.stratum_of[row]];
        return slice < slices_.size() ? &slices_[slice] : nullptr;
    }
    const Responses& responses_;
    const Family& family_;
    std::vector<std::size_t> slice_of_;
    std::vector<SliceRemarks> slices_;
};

}  // namespace

std::vector<SliceRemarks> remarks_by_slice(const Responses& responses, const Scores& scores, Labels& labels) {
    std::vector<SliceRemarks> out;
    for (std::size_t family = 0; family < scores.families.size(); ++family) {
        const Family& of = scores.families[family];
        FamilyRemarks remarks(responses, scores, family);
        for (const std::size_t form : of.forms)
            if (!responses.forms[form].remarks.empty()) remarks.add(form);
        for (SliceRemarks& slice : remarks.take()) {
            if (slice.people == 0) continue;
            const Slice& at = of.slices[slice.slice];
            slice.scope = {of.id, at.perspective_name, at.wave_name, labels.intern("all"), {}, {}};
            out.push_back(std::move(slice));
        }
    }
    return out;
}

}  // namespace recaudit
