#include <recaudit/quality/answer_products.hpp>
#include <recaudit/quality/checks.hpp>
#include <recaudit/quality/duplicates.hpp>
#include <recaudit/quality/person_screens.hpp>

#include <algorithm>
#include <array>

namespace recaudit {
namespace {

constexpr std::uint16_t shortest_long_string = 6;
constexpr double little_variability = 0.05;  // of the range
constexpr double much_missing = 0.1;         // of those asked
constexpr std::int64_t fewest_people = 10;   // for checks of questions

struct Source {
    const ScreenedForm& form;
    std::span<const std::uint32_t> rows;       // with any answer
    const std::vector<PersonScreen>& screens;  // of these rows
    Threads threads;
};

/// The longest run that is still no long string: half of the questions, and 5 at least.
std::uint16_t long_string_from(const PersonScreen& screen) {
    return std::max<std::uint16_t>(shortest_long_string, static_cast<std::uint16_t>((screen.asked + 1) / 2));
}

bool is_long_string(const PersonScreen& screen) {
    return screen.asked >= shortest_long_string && screen.longest_run >= long_string_from(screen);
}

void check_people(AllFinds& finds, const Source& of) {
    Finds missing, string, variability, even_odd;
    for (const PersonScreen& screen : of.screens) {
        ++missing.of;
        missing.flagged += 2 * screen.answered < screen.asked;
        if (screen.asked >= shortest_long_string) {
            ++string.of;
            string.flagged += is_long_string(screen);
        }
        if (screen.variability && screen.answered >= shortest_long_string) {
            ++variability.of;
            variability.flagged += *screen.variability < little_variability;
        }
        if (screen.even_odd) {
            ++even_odd.of;
            even_odd.flagged += *screen.even_odd < 0;
        }
    }
    finds[{Check::missing_person, ""}] = missing;
    if (string.of > 0) finds[{Check::long_string, ""}] = string;
    if (variability.of > 0) finds[{Check::low_variability, ""}] = variability;
    if (even_odd.of > 0) finds[{Check::even_odd, ""}] = even_odd;
}

void check_outliers(AllFinds& finds, const Source& of) {
    const Outliers found = outliers(of.form, of.rows, of.threads);
    if (found.status == Status::ok) finds[{Check::mahalanobis, ""}] = {found.flagged, found.n, {}, std::to_string(found.items)};
}

/// Who gives the same answer throughout is like others who do, and flagged for that already.
void check_duplicates(AllFinds& finds, const Source& of) {
    RowNumbers rows;
    for (std::size_t i = 0; i < of.rows.size(); ++i)
        if (!is_long_string(of.screens[i]) && of.screens[i].answered > 0) rows.push_back(of.rows[i]);
    const Duplicates found = find_duplicates(of.form, rows);
    if (found.n == 0) return;
    finds[{Check::duplicate, ""}] = {found.same, found.n, {}, {}};
    finds[{Check::near_duplicate, ""}] = {found.near, found.n, {}, {}};
}

/// How the answers to one question are spread.
struct ItemUse {
    std::int64_t asked = 0, answered = 0, blank = 0;
    std::vector<std::uint8_t> chosen;  // per choice
};

ItemUse use_of(const ScreenedItem& item, std::span<const std::uint32_t> rows) {
    std::array<std::int64_t, 256> counts{};
    for (const std::uint32_t row : rows) ++counts[item.column->codes[row]];
    ItemUse out;
    for (std::size_t code = 0; code < first_missing; ++code) out.answered += counts[code];
    out.asked = static_cast<std::int64_t>(rows.size()) - counts[code_of(MissingKind::not_asked)];
    out.blank = counts[code_of(MissingKind::blank)] + counts[code_of(MissingKind::declined)];
    for (std::size_t choice = 0; choice < item.options->choices.size(); ++choice) out.chosen.push_back(counts[choice] > 0 ? 1 : 0);
    return out;
}

void check_items(AllFinds& finds, const Source& of) {
    if (static_cast<std::int64_t>(of.rows.size()) < fewest_people) return;
    Finds missing, unused;
    std::vector<ItemUse> uses(of.form.items.size());
    for_each_block(uses.size(), of.threads, [&](std::size_t item) { uses[item] = use_of(of.form.items[item], of.rows); });
    for (std::size_t i = 0; i < uses.size(); ++i) {
        const ItemUse& use = uses[i];
        const std::string& id = of.form.items[i].item->id;
        if (use.asked == 0) continue;
        ++missing.of;
        if (static_cast<double>(use.blank) > much_missing * static_cast<double>(use.asked)) missing.items.push_back(id);
        if (use.chosen.empty() || use.answered < fewest_people) continue;
        ++unused.of;
        if (std::ranges::find(use.chosen, 0) != use.chosen.end()) unused.items.push_back(id);
    }
    missing.flagged = static_cast<std::int64_t>(missing.items.size());
    unused.flagged = static_cast<std::int64_t>(unused.items.size());
    if (missing.of > 0) finds[{Check::missing_item, ""}] = missing;
    if (unused.of > 0) finds[{Check::unused_option, ""}] = unused;
}

/// People at the ends of one scale, and people who answered too little of it.
void check_scale_ends(AllFinds& finds, const Source& of, std::size_t number) {
    const Scale& scale = of.form.instrument->scales[number];
    const std::vector<std::size_t>& items = of.form.scales[number];
    Finds missing, top, bottom;
    for (const std::uint32_t row : of.rows) {
        std::size_t answered = 0, asked = 0;
        double low = 1, high = 0;
        for (const std::size_t item : items) {
            asked += of.form.items[item].column->codes[row] != code_of(MissingKind::not_asked);
            if (!of.form.items[item].is_answered(row)) continue;
            const double share = of.form.items[item].turned_share(row);
            low = std::min(low, share);
            high = std::max(high, share);
            ++answered;
        }
        if (asked == 0) continue;
        ++missing.of;
        if (answered < std::max<std::size_t>(1, scale.minimum_answered)) {
            ++missing.flagged;
            continue;
        }
        ++top.of;
        top.flagged += low >= 1;
        bottom.flagged += high <= 0;
    }
    bottom.of = top.of;
    if (missing.of > 0) finds[{Check::missing_scale, scale.id}] = missing;
    if (top.of > 0) finds[{Check::ceiling, scale.id}] = top;
    if (top.of > 0) finds[{Check::floor, scale.id}] = bottom;
}

void check_keys(AllFinds& finds, const Source& of) {
    Finds mis_keyed, twice;
    for (std::size_t scale = 0; scale < of.form.scales.size(); ++scale) {
        const auto contrary = contrary_items(of.form, scale, of.rows, of.threads);
        for (const std::size_t item : of.form.scales[scale]) {
            const Item& declared = *of.form.items[item].item;
            Finds& which = declared.reverse ? twice : mis_keyed;
            ++which.of;
            if (std::ranges::find(contrary, item) == contrary.end()) continue;
            ++which.flagged;
            which.items.push_back(declared.id);
        }
    }
    if (mis_keyed.of > 0) finds[{Check::mis_keyed, ""}] = mis_keyed;
    if (twice.of > 0) finds[{Check::reversed_twice, ""}] = twice;
}

}  // namespace

std::string_view name_of(Check check) {
    constexpr std::array<std::string_view, number_of_checks> names{
        "missing_person", "missing_item",   "missing_scale", "long_string",    "low_variability", "even_odd", "mahalanobis",
        "duplicate",      "near_duplicate", "mis_keyed",     "reversed_twice", "ceiling",         "floor",    "unused_option"};
    return names.at(static_cast<std::size_t>(check));
}

ScreenedRows check_rows(const ScreenedForm& form, std::span<const std::uint32_t> rows, Threads threads) {
    RowNumbers with_answers;
    std::vector<PersonScreen> screens;
    const std::vector<PersonScreen> all = screen_people(form, rows, threads);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].blank == all[i].asked) continue;
        with_answers.push_back(rows[i]);
        screens.push_back(all[i]);
    }
    ScreenedRows out;
    out.people = static_cast<std::int64_t>(with_answers.size());
    if (out.people == 0) return out;
    const Source of{form, with_answers, screens, threads};
    check_people(out.finds, of);
    check_items(out.finds, of);
    for (std::size_t scale = 0; scale < form.scales.size(); ++scale) check_scale_ends(out.finds, of, scale);
    check_outliers(out.finds, of);
    check_duplicates(out.finds, of);
    check_keys(out.finds, of);
    return out;
}

void add(AllFinds& all, const AllFinds& more) {
    for (const auto& [key, finds] : more) {
        Finds& sum = all[key];
        sum.flagged += finds.flagged;
        sum.of += finds.of;
        for (const std::string& item : finds.items)
            if (std::ranges::find(sum.items, item) == sum.items.end()) sum.items.push_back(item);
        if (!finds.limit.empty()) sum.limit = finds.limit;
    }
}

}  // namespace recaudit
