#include <recaudit/responses/profiles/export_words.hpp>

#include <recaudit/core/text.hpp>

#include <algorithm>
#include <array>

namespace recaudit::detail {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities{
    {{"&nbsp;", " "}, {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}}};

// clang-format off
constexpr std::array<std::string_view, 70> person_words{
    "name", "full name", "your name", "what is your name?", "first name", "last name", "firstname", "lastname", "surname", "forename",
    "initials", "email", "e-mail", "email address", "e-mail address", "your email", "your e-mail", "your email address",
    "your e-mail address", "what is your email address?", "username", "ip address", "ipaddress", "ipaddr", "ip", "latitude", "longitude",
    "gps", "gps coordinates", "phone", "mobile", "telephone", "phone number", "mobile number", "telephone number", "your phone number",
    "home address", "postal address", "postcode", "post code", "zip code", "date of birth", "dob", "nhs number",
    "prison number", "prisoner number", "recipientlastname", "recipientfirstname", "recipientemail", "locationlatitude",
    "locationlongitude", "emailaddress", "externalreference", "externaldatareference", "geolocation", "token", "access code",
    "referrer url", "refurl", "survey identifier", "redcap survey identifier", "deviceid", "device id", "phonenumber", "subscriberid",
    "simserial", "sim serial", "submitted by", "submitterid", "submittername"};
// clang-format on

/// Whether `text` at `at` begins an HTML tag: a letter or slash follows, and it is closed.
std::size_t tag_length(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || text[at] != '<') return 0;
    const char next = text[at + 1];
    const bool tag = next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
    const std::size_t end = tag ? text.find('>', at) : std::string_view::npos;
    return end == std::string_view::npos ? 0 : end - at + 1;
}

std::string without_tags(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const auto entity = std::ranges::find_if(entities, [&](const auto& known) { return text.substr(at).starts_with(known.first); });
        if (const std::size_t tag = tag_length(text, at)) {
            out += ' ';
            at += tag;
        } else if (entity != entities.end()) {
            out += entity->second;
            at += entity->first.size();
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace

std::string in_words(std::string_view heading) {
    std::string out;
    for (const char c : without_tags(heading)) {
        const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
        if (!blank) out += c;
        else if (!out.empty() && out.back() != ' ') out += ' ';
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string as_key(std::string_view heading) {
    std::string key = normalised(heading);
    std::ranges::replace(key, '_', ' ');
    return key;
}

bool is_one_of(std::string_view heading, std::span<const std::string_view> keys) {
    return std::ranges::find(keys, as_key(heading)) != keys.end();
}

std::optional<std::size_t> column_of(const ExportRecord& headings, std::span<const std::string_view> keys) {
    const auto at = std::ranges::find_if(headings, [&](const auto& heading) { return is_one_of(heading, keys); });
    return at == headings.end() ? std::nullopt : std::optional(static_cast<std::size_t>(at - headings.begin()));
}

bool names_a_person(std::string_view heading) {
    if (is_one_of(heading, person_words)) return true;
    // Tools part a position in columns: "_Where are you?_latitude", "where-Longitude".
    const std::string key = as_key(heading);
    const auto ends_apart = [&](std::string_view word) {
        return key.size() > word.size() && key.ends_with(word) &&
               std::string_view(" -:_./").find(key[key.size() - word.size() - 1]) != std::string_view::npos;
    };
    return ends_apart("latitude") || ends_apart("longitude");
}

Halves split_at_last(std::string_view text, std::string_view separator) {
    const std::size_t at = text.rfind(separator);
    if (at == std::string_view::npos || at == 0 || at + separator.size() >= text.size()) return std::nullopt;
    return std::pair(std::string(text.substr(0, at)), std::string(text.substr(at + separator.size())));
}

Halves split_brackets(std::string_view text) {
    if (!text.ends_with(']')) return std::nullopt;
    auto halves = split_at_last(text.substr(0, text.size() - 1), "[");
    if (halves)
        while (halves->first.ends_with(' ') || halves->first.ends_with(':')) halves->first.pop_back();
    return halves && !halves->first.empty() ? halves : std::nullopt;
}

void add_name(std::vector<std::string>& names, std::string name) {
    if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
}

std::vector<ExportColumn> two_row_columns(const ExportRecord& questions, const ExportRecord& parts) {
    constexpr std::array<std::string_view, 3> no_parts{"", "response", "open-ended response"};
    std::vector<ExportColumn> columns(questions.size());
    std::string question;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!questions[i].empty()) question = in_words(questions[i]);
        const std::string part = i < parts.size() ? in_words(parts[i]) : std::string();
        if (is_one_of(part, no_parts)) {
            add_name(columns[i].names, in_words(questions[i]));
            continue;
        }
        columns[i].names = {part, question + " - " + part};
        columns[i].questions = {question};
        columns[i].options = {part};
    }
    return columns;
}

}  // namespace recaudit::detail
