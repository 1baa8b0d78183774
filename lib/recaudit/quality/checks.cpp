#include <recaudit/quality/answer_products.hpp>
#include <recaudit/quality/checks.hpp>
#include <recaudit/quality/duplicates.hpp>
#include <recaudit/quality/person_screens.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

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
    double seconds;                            // a question
    Threads threads;
};

/// The longest run that is still no long string: half of the questions, and 5 at least.
std::uint16_t long_string_from(const PersonScreen& screen) {
    return std::max<std::uint16_t>(shortest_long_string, static_cast<std::uint16_t>((screen.asked + 1) / 2));
}

bool is_long_string(const PersonScreen& screen) {
    return screen.asked >= shortest_long_string && screen.longest_run >= long_string_from(screen);
}

/// Seconds for each question that was not left blank; absent where nobody knows how long the person took.
Number pace_of(const Source& of, std::size_t i) {
    const auto& seconds = of.form.responses->seconds;
    const int given = of.screens[i].asked - of.screens[i].blank;
    if (seconds.empty() || seconds[of.rows[i]] < 0 || given < shortest_long_string) return {};
    return seconds[of.rows[i]] / given;
}

/// Whether a screen that looks at one person at a time could look at this one, and flags it.
enum class Look : std::uint8_t { not_possible, unflagged, flagged };
Look look_at(Check check, const Source& of, std::size_t i) {
    const PersonScreen& screen = of.screens[i];
    const auto seen = [](bool possible, bool flag) { return !possible ? Look::not_possible : flag ? Look::flagged : Look::unflagged; };
    switch (check) {
        case Check::missing_person: return seen(true, 2 * screen.answered < screen.asked);
        case Check::long_string: return seen(screen.asked >= shortest_long_string, is_long_string(screen));
        case Check::low_variability:
            return seen(screen.variability && screen.answered >= shortest_long_string,
                        screen.variability && *screen.variability < little_variability);
        case Check::even_odd: return seen(screen.even_odd.has_value(), screen.even_odd && *screen.even_odd < 0);
        case Check::speed: {
            const Number pace = pace_of(of, i);
            return seen(pace.has_value(), pace && *pace < of.seconds);
        }
        default: return Look::not_possible;
    }
}

void check_people(AllFinds& finds, const Source& of) {
    for (const Check check : {Check::missing_person, Check::long_string, Check::low_variability, Check::even_odd, Check::speed}) {
        Finds found;
        for (std::size_t i = 0; i < of.rows.size(); ++i) {
            const Look look = look_at(check, of, i);
            found.of += look != Look::not_possible;
            found.flagged += look == Look::flagged;
        }
        if (found.of > 0) finds[{check, ""}] = found;
    }
}

void check_outliers(AllFinds& finds, const Source& of) {
    const Outliers found = outliers(of.form, of.rows, of.threads);
    if (found.status == Status::ok) finds[{Check::mahalanobis, ""}] = {found.flagged, found.n, {}, std::to_string(found.items)};
}

/// Who gives the same answer throughout is like others who do, and flagged for that already.
RowNumbers rows_with_a_pattern(const Source& of) {
    RowNumbers rows;
    for (std::size_t i = 0; i < of.rows.size(); ++i)
        if (!is_long_string(of.screens[i]) && of.screens[i].answered > 0) rows.push_back(of.rows[i]);
    return rows;
}

void check_duplicates(AllFinds& finds, const Source& of) {
    const Duplicates found = find_duplicates(of.form, rows_with_a_pattern(of));
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
        "missing_person", "missing_item",   "missing_scale", "long_string",    "low_variability", "even_odd",
        "speed",          "mahalanobis",    "duplicate",     "near_duplicate", "other_site",      "other_wave",
        "mis_keyed",      "reversed_twice", "ceiling",       "floor",          "unused_option"};
    return names.at(static_cast<std::size_t>(check));
}

namespace {

/// Rows with any answer, and the screens of each.
struct Answering {
    RowNumbers rows;
    std::vector<PersonScreen> screens;
};

Answering answering(const ScreenedForm& form, std::span<const std::uint32_t> rows, Threads threads) {
    Answering out;
    const std::vector<PersonScreen> all = screen_people(form, rows, threads);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].blank == all[i].asked) continue;
        out.rows.push_back(rows[i]);
        out.screens.push_back(all[i]);
    }
    return out;
}

/// Marks rows of a run of equal answers that also stand at another site, or in another wave.
class Elsewheres {
public:
    Elsewheres(const Responses& responses, const FormResponses& form) : responses_(responses), form_(form) {}

    void mark(std::span<const std::uint32_t> alike, Elsewhere& out) const {
        const RowNumbers others = two_of_each_stratum(alike);
        for (const std::uint32_t row : alike) {
            if (any(others, row,
                    [](const Stratum& a, const Stratum& b) { return a.wave == b.wave && a.site != b.site && a.site && b.site; }))
                out.other_site.push_back(row);
            if (any(others, row, [](const Stratum& a, const Stratum& b) { return a.wave != b.wave; })) out.other_wave.push_back(row);
        }
    }

private:
    [[nodiscard]] const Stratum& of(std::uint32_t row) const { return responses_.strata[form_.stratum_of[row]]; }
    [[nodiscard]] bool same_person(std::uint32_t a, std::uint32_t b) const {
        return !form_.person_of.empty() && form_.person_of[a] == form_.person_of[b];
    }
    /// Two persons of each stratum stand for all in it, however many there are: at most one of them is the person asked about.
    [[nodiscard]] RowNumbers two_of_each_stratum(std::span<const std::uint32_t> alike) const {
        RowNumbers out;
        std::map<std::uint32_t, RowNumbers> kept;
        for (const std::uint32_t row : alike) {
            RowNumbers& here = kept[form_.stratum_of[row]];
            if (here.size() > 1 || (here.size() == 1 && same_person(here[0], row))) continue;
            here.push_back(row);
            out.push_back(row);
        }
        return out;
    }
    template <class Differ>
    [[nodiscard]] bool any(std::span<const std::uint32_t> alike, std::uint32_t row, Differ differ) const {
        return std::ranges::any_of(alike, [&](std::uint32_t other) {
            return of(other).perspective == of(row).perspective && differ(of(row), of(other)) && !same_person(row, other);
        });
    }
    const Responses& responses_;
    const FormResponses& form_;
};

}  // namespace

ScreenedRows check_rows(const ScreenedForm& form, std::span<const std::uint32_t> rows, double seconds, Threads threads) {
    const Answering people = answering(form, rows, threads);
    ScreenedRows out;
    out.people = static_cast<std::int64_t>(people.rows.size());
    if (out.people == 0) return out;
    const Source of{form, people.rows, people.screens, seconds, threads};
    check_people(out.finds, of);
    check_items(out.finds, of);
    for (std::size_t scale = 0; scale < form.scales.size(); ++scale) check_scale_ends(out.finds, of, scale);
    check_outliers(out.finds, of);
    check_duplicates(out.finds, of);
    check_keys(out.finds, of);
    out.with_a_pattern = rows_with_a_pattern(of);
    return out;
}

RowNumbers flagged_rows(Check check, const ScreenedForm& form, std::span<const std::uint32_t> rows, double seconds, Threads threads) {
    const Answering people = answering(form, rows, threads);
    const Source of{form, people.rows, people.screens, seconds, threads};
    if (check == Check::mahalanobis) return outliers(form, people.rows, threads).rows;
    if (check == Check::duplicate) return find_duplicates(form, rows_with_a_pattern(of)).repeated;
    RowNumbers out;
    for (std::size_t i = 0; i < people.rows.size(); ++i)
        if (look_at(check, of, i) == Look::flagged) out.push_back(people.rows[i]);
    return out;
}

Elsewhere same_elsewhere(const ScreenedForm& form, const Responses& responses, std::span<const std::uint32_t> rows) {
    Elsewhere out;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> prints;
    for (const std::uint32_t row : rows)
        if (is_long_enough(form, row)) {
            out.compared.push_back(row);
            prints.emplace_back(fingerprint_of(form, row), row);
        }
    std::ranges::sort(out.compared);
    std::ranges::sort(prints);
    const Elsewheres elsewheres(responses, *form.responses);
    for (std::size_t i = 0; i < prints.size();) {
        RowNumbers alike;
        for (const std::uint64_t print = prints[i].first; i < prints.size() && prints[i].first == print; ++i)
            alike.push_back(prints[i].second);
        if (alike.size() > 1) elsewheres.mark(alike, out);
    }
    std::ranges::sort(out.other_site);
    std::ranges::sort(out.other_wave);
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
