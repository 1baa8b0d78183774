/// How answers to one form come about: normal variables cut into the options of each item. See docs/statistics/simulate.md.
#pragma once

#include <recaudit/simulate/effects.hpp>
#include <recaudit/stats/cut_normal.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace recaudit {

/// Items of a scale whose answers lie at the same percentages of their range.
struct AnswerKind {
    CutPoints points;    // percent of maximum, after reversal
    double sd = 1;       // of the latent variable, within a team
    double shared = 0;   // share of the latent variance that the items of the scale have in common
    double lasting = 0;  // share of that which stays with a person from wave to wave
};

struct ScaleModel {
    std::string id;  // empty: items on no scale
    ScaleSpread spread;
    std::vector<AnswerKind> kinds;
};

/// What an answer looks like in the file, by the index of its value.
struct ItemModel {
    std::size_t scale = 0;  // index into FormModel::scales
    std::size_t kind = 0;   // index into ScaleModel::kinds
    bool is_checklist = false;
    std::vector<std::string> codes;                   // as answered; checklists: all choices, each ticked or not
    std::string dont_know, not_applicable, declined;  // codes; empty: the options have none
    MissingShares missing;
};

struct FormModel {
    std::vector<ScaleModel> scales;
    std::vector<ItemModel> items;  // one per item of the instrument
};

/// The model of an instrument. A spread that its answers cannot have is reported at the place that asks for it.
[[nodiscard]] Parsed<FormModel> form_model(const Instrument& instrument, const Effects& effects, Respondents respondents);

}  // namespace recaudit
