#include "study_folder.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

std::string response_file(const StudyForm& form) { return fmt::format("responses/{}.csv", form.instrument.id); }

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

/// One column for each question after those that say who answered.
std::string response_headings(const Instrument& form) {
    std::string line = "respondent,wave,site,team";
    for (const auto& attribute : form.attributes) line += "," + csv_field(attribute.id);
    for (const auto& item : form.items)
        if (item.until.empty()) line += "," + csv_field(item.id);
    return line + "\n";
}

std::string yaml_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + "\"";
}

/// Groupings that every study may report, then the attributes of the forms, each once.
std::string groupings(const std::vector<StudyForm>& forms) {
    std::vector<std::string> names{"site", "team"};
    for (const auto& form : forms)
        for (const auto& attribute : form.instrument.attributes)
            if (std::ranges::find(names, attribute.id) == names.end()) names.push_back(attribute.id);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::string source_entry(const StudyForm& form) {
    return fmt::format("  - file: {}\n    instrument: {}\n", yaml_text(response_file(form)), form.instrument.id);
}

std::string study_yaml(const std::string& id, const std::vector<StudyForm>& forms) {
    std::string names;
    std::string sources;
    for (const auto& form : forms) {
        names += fmt::format("  - {}\n", yaml_text(form.name));
        sources += source_entry(form);
    }
    return fmt::format(R"(# What is asked, where the answers are and what to compare. Lines that begin with # are explanations.
# "recaudit check study.yaml" says what is still wrong; "recaudit run study.yaml" writes the report.
study: {}
title: "Our recovery culture audit"

# The forms that are used. "recaudit instrument list" shows those that come with the program;
# a form of your own is a file, such as ./our-form.yaml.
instruments:
{}
# The files with the answers: a line for each person, a column for each question, named by the question's id.
# If a file calls a column something else, say so, our word on the left:
#   columns: {{respondent: sheet, wave: year, site: prison, team: wing}}
# If a file has no column for something that is the same in every line, give it here:
#   constants: {{wave: "2026"}}
# A star stands for any name, so that next year's file is found too: responses/staff-*.csv
responses:
{}
# The rounds of the audit, oldest first, with the day on which each ended. Without them the waves are those in the files.
# waves:
#   - {{id: "2026", date: 2026-03-31}}

# anonymous, or linked where "respondent" is the same person in every wave.
respondents: anonymous

# How many people could have answered, for response rates. Remove the # when headcount.csv is filled in.
# headcount: headcount.csv

# What is reported besides everyone together.
compare: [{}]

# Groups of fewer people than this are not shown. Do not lower it to see more: it is what people were promised.
disclosure: {{minimum: 10}}

# Groups under this many people take part in no test.
minimum_to_test: 10
)",
                       yaml_text(id), names, sources, groupings(forms));
}

std::string readme(const std::vector<StudyForm>& forms) {
    std::string files;
    for (const auto& form : forms)
        files += fmt::format("  {}\n      answers to \"{}\"; see the questions with: recaudit instrument show {}\n", response_file(form),
                             form.instrument.title.in(), form.name);
    return fmt::format(R"(This folder is an audit in the making.

1. Put the answers in, a line for each person:
{}   The first line of each file names the columns. "wave" is the round, such as 2026; "site" the prison or service;
   "team" the wing, ward or unit. "respondent" is a number of your own for the sheet, never a name.
   Leave a cell empty where nothing was answered. Delete the line of a form in study.yaml if you do not use it.
2. Fill headcount.csv with how many people could have answered, and remove the # before "headcount" in study.yaml.
3. Look for mistakes:   recaudit check study.yaml
4. Write the report:    recaudit run study.yaml
   It is then in out/report.html, and opens in any browser.

Keep this folder where only those who run the audit can read it: the answers are people's own.
Share nothing but what is in the folder "out": it holds nobody's single answers and hides groups too small to show.
)",
                       files);
}

}  // namespace

std::vector<NewFile> new_study(const std::string& id, const std::vector<StudyForm>& forms) {
    std::vector<NewFile> files{
        {"study.yaml", study_yaml(id, forms)}, {"README.txt", readme(forms)}, {"headcount.csv", "wave,perspective,site,team,people\n"}};
    for (const auto& form : forms) files.push_back({response_file(form), response_headings(form.instrument)});
    return files;
}

}  // namespace recaudit
