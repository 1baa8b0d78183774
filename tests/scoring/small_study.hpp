/// Studies and responses small enough to write down in a test.
#pragma once

#include <recaudit/responses/responses.hpp>
#include <recaudit/study/study.hpp>

#include <algorithm>
#include <map>
#include <sstream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace recaudit::small {

/// One respondent. `answers` are separated by spaces, one an item: a code, a number on a continuum, ticked codes joined
/// by ";" ("none" for no tick), or "." blank, "dk" don't know, "na" not applicable, "decl" declined, "-" not asked.
struct Person {
    std::string answers;
    std::string site, team;
    std::string wave;
    std::string perspective = "staff";
    std::map<std::string, std::string> attributes;
    double weight = 0;         // 0: the study has no weights
    std::uint32_t person = 0;  // linked studies
    std::size_t form = 0;
};

inline OptionSet agreement() {
    OptionSet out;
    out.id = "agreement";
    for (int code = 1; code <= 5; ++code)
        out.choices.push_back({std::to_string(code), static_cast<double>(code), {{{"en", "Label " + std::to_string(code)}}}});
    out.minimum = 1;
    out.maximum = 5;
    out.favourable = {4, 5};
    out.neutral = {3};
    return out;
}

inline OptionSet slider(double low, double high) {
    OptionSet out;
    out.id = "slider";
    out.type = OptionType::continuum;
    out.minimum = low;
    out.maximum = high;
    return out;
}

inline OptionSet checklist(int choices) {
    OptionSet out;
    out.id = "ticks";
    out.type = OptionType::checklist;
    for (int choice = 0; choice < choices; ++choice) out.choices.push_back({std::string(1, static_cast<char>('a' + choice)), 0, {}});
    return out;
}

inline Item item(std::string id, std::size_t options = 0) {
    Item out;
    out.id = std::move(id);
    out.options = options;
    return out;
}

inline Item reversed(Item plain) {
    plain.reverse = true;
    return plain;
}

inline Scale scale(std::string id, std::vector<std::size_t> items, ScoringMethod method = ScoringMethod::mean, std::size_t minimum = 1) {
    Scale out;
    out.id = std::move(id);
    out.items = std::move(items);
    out.method = method;
    out.minimum_answered = minimum;
    return out;
}

/// A form of `items` items q1, q2, ... answered 1 to 5, all on one scale.
inline Instrument form(std::size_t items, std::size_t minimum = 1) {
    Instrument out;
    out.id = out.family = "form";
    out.perspective = "staff";
    out.option_sets = {agreement()};
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < items; ++i) {
        out.items.push_back(item("q" + std::to_string(i + 1)));
        all.push_back(i);
    }
    out.scales = {scale("culture", all, ScoringMethod::mean, minimum)};
    return out;
}

inline Study study_of(std::vector<Instrument> forms) {
    Study out;
    out.id = "small";
    out.instruments = std::move(forms);
    out.minimum_to_test = 2;
    return out;
}

namespace detail {

inline std::vector<std::string> words(const std::string& text, char separator) {
    std::vector<std::string> out;
    std::istringstream in(text);
    for (std::string word; std::getline(in, word, separator);)
        if (!word.empty()) out.push_back(word);
    return out;
}

inline std::size_t choice_of(const OptionSet& options, const std::string& code) {
    const auto at = std::ranges::find(options.choices, code, &Choice::code);
    if (at == options.choices.end()) throw std::logic_error("no choice " + code);
    return static_cast<std::size_t>(at - options.choices.begin());
}

inline void add_answer(AnswerColumn& column, const OptionSet& options, const std::string& word) {
    static const std::map<std::string, MissingKind> missing{{".", MissingKind::blank},
                                                            {"dk", MissingKind::dont_know},
                                                            {"na", MissingKind::not_applicable},
                                                            {"decl", MissingKind::declined},
                                                            {"-", MissingKind::not_asked}};
    const auto kind = missing.find(word);
    const bool is_value = kind == missing.end();
    const bool is_choice = is_value && !options.is_continuum() && !options.is_checklist();
    column.codes.push_back(is_choice  ? static_cast<AnswerCode>(choice_of(options, word))
                           : is_value ? AnswerCode{0}
                                      : code_of(kind->second));
    if (options.is_continuum()) column.values.push_back(is_value ? std::stod(word) : 0);
    if (!options.is_checklist()) return;
    std::uint64_t ticks = 0;
    if (is_value && word != "none")
        for (const std::string& code : words(word, ';')) ticks |= std::uint64_t{1} << choice_of(options, code);
    column.ticks.push_back(ticks);
}

/// The index of `name` in `all`, where it is added if new.
inline std::uint32_t index_in(std::vector<std::string>& all, const std::string& name) {
    auto at = std::ranges::find(all, name);
    if (at == all.end()) at = all.insert(at, name);
    return static_cast<std::uint32_t>(at - all.begin());
}

template <class Get>
std::vector<std::string> sorted_names(const std::vector<Person>& people, Get get) {
    std::vector<std::string> out;
    for (const Person& person : people)
        if (!get(person).empty()) index_in(out, get(person));
    std::ranges::sort(out);
    out.insert(out.begin(), "");
    return out;
}

inline Stratum stratum_of(Responses& all, const Person& person) {
    return {index_in(all.perspectives, person.perspective), index_in(all.waves, person.wave), index_in(all.sites, person.site),
            index_in(all.teams, person.team)};
}

inline void add_person(FormResponses& form, const Instrument& instrument, Responses& all, const Person& person) {
    const auto answers = words(person.answers, ' ');
    for (std::size_t i = 0; i < instrument.items.size(); ++i)
        add_answer(form.answers[i], instrument.options_of(instrument.items[i]), answers.at(i));
    const auto at = std::ranges::find(all.strata, stratum_of(all, person));
    form.stratum_of.push_back(static_cast<std::uint32_t>(at - all.strata.begin()));
    for (AttributeColumn& column : form.attributes) {
        AttributeValues& values = all.attributes[column.attribute];
        const auto value = person.attributes.find(values.name);
        column.level_of.push_back(value == person.attributes.end() ? 0 : index_in(values.levels, value->second));
    }
    if (person.weight > 0) form.weights.push_back(person.weight);
    if (person.person > 0) form.person_of.push_back(person.person);
    ++form.rows;
}

}  // namespace detail

/// The responses of these people; perspectives and waves in the order of first appearance.
inline Responses responses_of(const Study& study, const std::vector<Person>& people) {
    Responses out;
    out.sites = detail::sorted_names(people, [](const Person& person) { return person.site; });
    out.teams = detail::sorted_names(people, [](const Person& person) { return person.team; });
    for (const Person& person : people) {
        if (const Stratum stratum = detail::stratum_of(out, person); std::ranges::find(out.strata, stratum) == out.strata.end())
            out.strata.push_back(stratum);
        for (const auto& [name, value] : person.attributes) {
            if (std::ranges::find(out.attributes, name, &AttributeValues::name) != out.attributes.end()) continue;
            const auto get = [&name = name](const Person& any) {
                const auto at = any.attributes.find(name);
                return at == any.attributes.end() ? std::string() : at->second;
            };
            out.attributes.push_back({name, detail::sorted_names(people, get)});
        }
    }
    std::ranges::sort(out.strata, {}, [](const Stratum& s) { return std::tuple(s.perspective, s.wave, s.site, s.team); });
    for (std::size_t number = 0; number < study.instruments.size(); ++number) {
        FormResponses& form = out.forms.emplace_back();
        form.instrument = number;
        form.answers.resize(study.instruments[number].items.size());
        for (std::size_t attribute = 0; attribute < out.attributes.size(); ++attribute) form.attributes.push_back({attribute, {}});
        for (const Person& person : people)
            if (person.form == number) detail::add_person(form, study.instruments[number], out, person);
    }
    return out;
}

/// Just answers, everyone in one group.
inline Responses answers_of(const Study& study, const std::vector<std::string>& answers) {
    std::vector<Person> people;
    for (const std::string& line : answers) people.push_back(Person{line, "", "", "", "staff", {}, 0, 0, 0});
    return responses_of(study, people);
}

}  // namespace recaudit::small
