#include <recaudit/scoring/describe_items.hpp>
#include <recaudit/scoring/item_counts.hpp>
#include <recaudit/stats/moments.hpp>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <utility>

namespace recaudit {
namespace {

struct OptionNames {
    std::vector<Label> codes, labels;  // per choice
};

/// All that rows of items are made from.
struct Sources {
    const Study* study;
    std::vector<std::vector<ItemCounts>> counts;         // per form and item
    std::vector<std::vector<OptionNames>> option_names;  // per form and item
};

/// The answers of one group to one item, from all forms that share it.
struct Answers {
    const OptionSet* options = nullptr;
    const OptionNames* names = nullptr;
    bool forms_differ = false;
    Tally tally;
    WeightedTally weighted;
    std::array<std::int64_t, 5> missing{};  // by MissingKind
    std::vector<std::int64_t> chosen;       // per choice
    std::vector<double> chosen_weights;     // per choice; weighted studies only

    [[nodiscard]] std::int64_t missing_as(MissingKind kind) const { return missing[static_cast<std::size_t>(kind)]; }
    [[nodiscard]] std::int64_t not_answered() const {
        return missing_as(MissingKind::blank) + missing_as(MissingKind::declined) + missing_as(MissingKind::not_applicable) +
               missing_as(MissingKind::dont_know);
    }
};

bool same_choices(const OptionSet& a, const OptionSet& b) {
    const auto same = [](const Choice& x, const Choice& y) { return x.code == y.code && x.value == y.value; };
    return a.type == b.type && a.minimum == b.minimum && a.maximum == b.maximum && a.favourable == b.favourable && a.neutral == b.neutral &&
           a.favourable_from == b.favourable_from && std::ranges::equal(a.choices, b.choices, same);
}

void add_choices(Answers& answers, const CodeCounts& counts, std::size_t choice, std::size_t code) {
    answers.chosen[choice] += counts.counts[code];
    if (!counts.weights.empty()) answers.chosen_weights[choice] += counts.weights[code];
}

template <class AnyTally>
void add_people(AnyTally& all, AnyTally more) {
    all = all.values.empty() ? std::move(more) : merged(all, more);
}

void add_form(Answers& answers, const ItemCounts& item, std::size_t partition, std::span<const std::uint32_t> cells) {
    CodeCounts counts(item.width());
    counts.add(item.answers[partition], cells);
    for (std::size_t kind = 0; kind < answers.missing.size(); ++kind) answers.missing[kind] += counts.counts[kind];
    add_people(answers.tally, tally_of(item.values, counts, first_value_code));
    if (!counts.weights.empty()) add_people(answers.weighted, weighted_tally_of(item.values, counts, first_value_code));
    const std::size_t choices = answers.options->choices.size();
    answers.chosen.resize(choices);
    answers.chosen_weights.resize(choices);
    for (std::size_t choice = 0; choice < choices; ++choice) {
        if (item.ticks.empty()) {
            add_choices(answers, counts, choice, first_value_code + choice);
        } else {
            CodeCounts ticked(1);
            ticked.add(item.ticks[choice][partition], cells);
            add_choices(answers, ticked, choice, 0);
        }
    }
}

Answers answers_of(const Sources& from, const Family& family, const Slice& slice, std::size_t group, const Shared& item) {
    Answers out;
    for (std::size_t i = 0; i < family.forms.size(); ++i) {
        if (slice.has_form[i] == 0 || !item.in_form[i]) continue;
        const Instrument& instrument = from.study->instruments[family.forms[i]];
        const OptionSet& options = instrument.options_of(instrument.items[*item.in_form[i]]);
        if (out.options != nullptr && !same_choices(*out.options, options)) out.forms_differ = true;
        if (out.forms_differ) return out;
        out.options = &options;
        out.names = &from.option_names[family.forms[i]][*item.in_form[i]];
        add_form(out, from.counts[family.forms[i]][*item.in_form[i]], family.groups[group].partition, slice.cells[group]);
    }
    return out;
}

/// The share in percent of answers whose value passes, weighted where the study is.
template <class Passes>
Number percent_where(const Answers& answers, Passes passes) {
    double sum = 0, all = 0;
    const bool weighted = !answers.weighted.values.empty();
    for (std::size_t i = 0; i < answers.tally.values.size(); ++i) {
        const double here = weighted ? answers.weighted.weights[i] : static_cast<double>(answers.tally.counts[i]);
        all += here;
        if (passes(answers.tally.values[i])) sum += here;
    }
    return 100 * sum / all;
}

void fill_favour(ItemsRow& row, const Answers& answers) {
    const Favour favour{answers.options};
    const bool has_favourable = !answers.options->favourable.empty();
    if (answers.options->declares_favourable())
        row.percent_favourable = percent_where(answers, [&](double value) { return favour.is_favourable(value); });
    if (has_favourable || !answers.options->neutral.empty())
        row.percent_neutral = percent_where(answers, [&](double value) { return favour.is_neutral(value); });
    if (has_favourable)
        row.percent_unfavourable =
            percent_where(answers, [&](double value) { return !favour.is_favourable(value) && !favour.is_neutral(value); });
}

void fill_moments(ItemsRow& row, const Answers& answers) {
    if (answers.weighted.values.empty()) {
        const Moments all = moments(answers.tally);
        row.mean = all.mean;
        row.sd = all.sd();
    } else {
        const WeightedMoments all = moments(answers.weighted);
        row.mean = all.mean;
        row.sd = all.sd();
    }
}

ItemsRow items_row(const Scope& scope, Label item, const Answers& answers) {
    ItemsRow row;
    row.scope = scope;
    row.item = item;
    const std::int64_t n = answers.tally.n();
    row.people = n > 0 ? n : answers.not_answered();
    row.n = n;
    row.missing = answers.missing_as(MissingKind::blank) + answers.missing_as(MissingKind::declined);
    row.not_applicable = answers.missing_as(MissingKind::not_applicable);
    row.dont_know = answers.missing_as(MissingKind::dont_know);
    row.status = n == 0 ? Status::no_answers : n == 1 ? Status::too_few : Status::ok;
    if (n == 0) return row;
    fill_moments(row, answers);
    fill_favour(row, answers);
    return row;
}

void add_options(std::vector<OptionsRow>& rows, const Scope& scope, Label item, const Answers& answers) {
    const std::int64_t n = answers.tally.n();
    const bool weighted = !answers.weighted.values.empty();
    const double all =
        weighted ? std::accumulate(answers.weighted.weights.begin(), answers.weighted.weights.end(), 0.0) : static_cast<double>(n);
    for (std::size_t choice = 0; choice < answers.chosen.size(); ++choice) {
        OptionsRow& row = rows.emplace_back();
        row.scope = scope;
        row.item = item;
        row.code = answers.names->codes[choice];
        row.label = answers.names->labels[choice];
        row.count = answers.chosen[choice];
        row.people = n;
        row.status = n == 0 ? Status::no_answers : Status::ok;
        if (n > 0) row.percent = 100 * (weighted ? answers.chosen_weights[choice] : static_cast<double>(answers.chosen[choice])) / all;
    }
}

ItemTables tables_of_group(const Sources& from, const Family& family, const Slice& slice, std::size_t group) {
    ItemTables out;
    const Scope scope = scope_of(family, slice, family.groups[group]);
    for (const Shared& item : family.items) {
        const Answers answers = answers_of(from, family, slice, group, item);
        if (answers.forms_differ) {
            ItemsRow& row = out.items.emplace_back();
            row.scope = scope;
            row.item = item.id;
            row.status = Status::forms_differ;
        } else if (answers.tally.n() + answers.not_answered() > 0) {
            out.items.push_back(items_row(scope, item.id, answers));
            add_options(out.options, scope, item.id, answers);
        }
    }
    return out;
}

std::vector<std::vector<OptionNames>> option_names(const Study& study, Labels& labels) {
    std::vector<std::vector<OptionNames>> out;
    for (const Instrument& instrument : study.instruments) {
        auto& items = out.emplace_back();
        for (const Item& item : instrument.items) {
            OptionNames& names = items.emplace_back();
            for (const Choice& choice : instrument.options_of(item).choices) {
                names.codes.push_back(labels.intern(choice.code));
                names.labels.push_back(labels.intern(choice.label.in(study.report.language)));
            }
        }
    }
    return out;
}

struct GroupOfSlice {
    const Family* family;
    const Slice* slice;
    std::size_t group;
};

/// The groups, without what is held for each person.
Scores without_people(Scores scores) {
    for (Partition& partition : scores.partitions) partition.cell_of.clear();
    scores.forms.clear();
    return scores;
}

std::vector<GroupOfSlice> groups_with_rows(const Scores& scores) {
    std::vector<GroupOfSlice> out;
    for (const Family& family : scores.families)
        for (const Slice& slice : family.slices)
            for (std::size_t group = 0; group < family.groups.size(); ++group)
                if (slice.has_group(group)) out.push_back({&family, &slice, group});
    return out;
}

/// As many rows of options as a group of the family can have.
std::size_t most_options(const Study& study, const Family& family) {
    std::size_t out = 0;
    for (const Shared& item : family.items)
        for (std::size_t i = 0; i < family.forms.size(); ++i)
            if (item.in_form[i]) {
                const Instrument& instrument = study.instruments[family.forms[i]];
                out += instrument.options_of(instrument.items[*item.in_form[i]]).choices.size();
            }
    return out;
}

/// Empty tables that need not move as they grow, since memory that is only reserved costs nothing.
ItemTables room_for(const Study& study, const std::vector<GroupOfSlice>& groups) {
    std::size_t items = 0, options = 0;
    for (const GroupOfSlice& group : groups) {
        items += group.family->items.size();
        options += most_options(study, *group.family);
    }
    ItemTables out;
    out.items.reserve(items);
    out.options.reserve(options);
    return out;
}

constexpr std::size_t groups_at_once = 64;  // few, so that their rows are hardly ever in memory twice

void add_groups(ItemTables& out, const Sources& from, std::span<const GroupOfSlice> groups, Threads threads) {
    std::vector<ItemTables> parts(groups.size());
    for_each_block(groups.size(), threads,
                   [&](std::size_t i) { parts[i] = tables_of_group(from, *groups[i].family, *groups[i].slice, groups[i].group); });
    for (const ItemTables& part : parts) {
        out.items.insert(out.items.end(), part.items.begin(), part.items.end());
        out.options.insert(out.options.end(), part.options.begin(), part.options.end());
    }
}

}  // namespace

ItemTables item_tables(const Study& study, std::vector<std::vector<ItemCounts>> counts, Scores scores, Labels& labels, Threads threads) {
    const Sources from{&study, std::move(counts), option_names(study, labels)};
    scores = without_people(std::move(scores));
    const std::vector<GroupOfSlice> groups = groups_with_rows(scores);
    ItemTables out = room_for(study, groups);
    for (std::size_t done = 0; done < groups.size(); done += groups_at_once)
        add_groups(out, from, std::span(groups).subspan(done, std::min(groups_at_once, groups.size() - done)), threads);
    return out;
}

}  // namespace recaudit
