#include <recaudit/report/wording.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/report/rounding.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {

std::string percent_of_one(double share) { return readable(100 * share, 0); }

std::string range(const Facts& facts, double low, double high) {
    return facts.messages().say("range", {{"low", readable(std::min(low, high), 0)}, {"high", readable(std::max(low, high), 0)}});
}

std::string when(const Facts& facts, std::string_view wave) {
    return wave.empty() ? "" : facts.messages().say("when", {{"wave", std::string(wave)}});
}

std::string quoted_list(const Facts& facts, const std::vector<std::string>& titles) {
    std::vector<std::string> quoted;
    for (const std::string& title : titles) quoted.push_back(facts.messages().say("quoted", {{"text", title}}));
    return facts.messages().list(quoted);
}

std::string themes_in_words(const Facts& facts, const std::vector<std::string>& titles, std::size_t all) {
    return titles.size() == all && all > 2 ? facts.messages().say("themes.any") : quoted_list(facts, titles);
}

std::string people(const Facts& facts, Count n) {
    if (!n) return facts.messages().say("people.unknown");
    return facts.messages().say(*n == 1 ? "people.one" : "people.many", {{"n", readable(static_cast<double>(*n), 0)}});
}

std::string reason(const Facts& facts, Status status) { return facts.messages().say("status." + std::string(name_of(status))); }

std::string in_words(const Facts& facts, const Standing& standing) {
    const Messages& messages = facts.messages();
    if (standing.status == Status::withheld) return messages.say("withheld");
    if (!standing.value) return reason(facts, standing.status);
    if (!standing.interval.low || !standing.interval.high)
        return messages.say("standing.no-interval", {{"value", readable(*standing.value, 0)}, {"people", people(facts, standing.n)}});
    return messages.say("standing.value", {{"value", readable(*standing.value, 0)},
                                           {"level", percent_of_one(facts.study().confidence)},
                                           {"range", range(facts, *standing.interval.low, *standing.interval.high)},
                                           {"people", people(facts, standing.n)}});
}

std::string in_short(const Facts& facts, const Standing& standing) {
    if (standing.status == Status::withheld) return facts.messages().say("withheld");
    if (!standing.value) return "\u2013";
    if (!standing.interval.low || !standing.interval.high) return readable(*standing.value, 0);
    return facts.messages().say(
        "short.value", {{"value", readable(*standing.value, 0)}, {"range", range(facts, *standing.interval.low, *standing.interval.high)}});
}

std::string words_of(const Facts& facts, const Instrument& form, const Item& item) {
    const std::string text(item.text.in(facts.study().report.language));
    const auto asks_otherwise = [&](const Instrument& other) {
        const auto at = other.family == form.family && other.perspective == form.perspective ? other.find_item(item.id) : std::nullopt;
        return at && other.items[*at].text.in(facts.study().report.language) != text;
    };
    if (item.concept_id.empty() || !std::ranges::any_of(facts.study().instruments, asks_otherwise)) return text;
    std::string linked_by = item.concept_id;
    std::ranges::replace(linked_by, '-', ' ');
    return facts.messages().say("item.own-words", {{"concept", linked_by}});
}

Number dont_know_share(const ItemsRow& row) {
    if (!row.n || !row.missing || !row.not_applicable || !row.dont_know) return {};
    const std::int64_t asked = *row.n + *row.missing + *row.not_applicable + *row.dont_know;
    return asked == 0 ? Number() : Number(100.0 * static_cast<double>(*row.dont_know) / static_cast<double>(asked));
}

ReportCell cell(const Facts& facts, Number number, Status status, int decimals) {
    if (number) return NumberCell{*number, decimals};
    if (status == Status::withheld || status == Status::partly_withheld) return WithheldCell{};
    return UndefinedCell{reason(facts, status)};
}

ReportCell p_cell(const Facts& facts, Number p_value, Status status) {
    if (p_value) return NumberCell{*p_value, 3, NumberForm::p_value};
    return cell(facts, p_value, status, 3);
}

ReportCell cell(const Facts& facts, Count count, Status status) {
    return cell(facts, count ? Number(static_cast<double>(*count)) : Number(), status, 0);
}

ReportCell cell(const Facts& facts, const Interval& interval, Status status, int decimals) {
    if (interval.low && interval.high) return IntervalCell{*interval.low, *interval.high, decimals};
    return cell(facts, Number(), status, decimals);
}

bool looks_off(double a, double b, double difference) {
    const auto shown = [](double value) { return std::stod(fixed(value, 0)); };
    return shown(a) - shown(b) != shown(difference);
}

bool seems_to_hold_zero(double low, double high) {
    const auto shown = [](double value) { return std::stod(fixed(value, 0)); };
    return low * high > 0 && (shown(low) == 0 || shown(high) == 0);
}

std::string interval_note(const Facts& facts, double low, double high) {
    return seems_to_hold_zero(low, high) ? facts.messages().say("rounding.interval") : "";
}

std::string rounding_note(const Facts& facts, double a, double b, double difference) {
    return looks_off(a, b, difference) ? facts.messages().say("rounding") : "";
}

std::string slug(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
        else if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    while (out.ends_with('-')) out.pop_back();
    return out.empty() ? "x" : out;
}

}  // namespace recaudit
