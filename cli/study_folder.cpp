#include "study_folder.hpp"

#include <recaudit/forms/asked.hpp>
#include <recaudit/forms/codebook.hpp>
#include <recaudit/forms/paper_form.hpp>
#include <recaudit/forms/template.hpp>
#include <recaudit/study/study.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

std::string response_file(const StudyForm& form) { return fmt::format("responses/{}.csv", form.instrument.id); }

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

# What was decided after the last round and who leads it. Remove the # when actions.yaml is filled in.
# actions: actions.yaml

# What people wrote in their own words: which themes it is about, and how often. Remove the # to have that in the report.
# "quotes" is how many comments of each perspective are quoted, without names; somebody has to read each before the report
# goes out. "names" are words that must never stand in a quote, such as a nickname.
# comments: {{quotes: 0, names: []}}

# Words in those comments that name people by their problems, and others to write instead. Remove the # to look for them.
# language: respectful-language

# What is reported besides everyone together.
compare: [{}]

# Groups of fewer people than this are not shown. Do not lower it to see more: it is what people were promised, and the
# forms in the folder "forms" say this number. If you raise it before you ask, print the forms again:
#   recaudit instrument form NAME --study study.yaml -o forms/NAME.html
disclosure: {{minimum: 10}}

# Groups under this many people take part in no test.
minimum_to_test: 10
)",
                       yaml_text(id), names, sources, groupings(forms));
}

/// What may be put on paper or given to those who type answers in, by its name in the folder `forms`.
std::vector<NewFile> papers(const Instrument& form) {
    PaperSettings settings;
    settings.minimum = DisclosureRule{}.minimum_for(form.perspective);  // as study.yaml says it
    std::vector<NewFile> files;
    for (const auto& language : languages_of(form)) {
        if (language != "en" && texts_without(form, language) > 0) continue;
        const std::string name = fmt::format("forms/{}{}", form.id, language == "en" ? "" : "-" + language);
        settings.language = language;
        settings.layout = PaperLayout::plain;
        files.push_back({name + ".html", paper_form(form, settings)});
        settings.layout = PaperLayout::large_print;
        files.push_back({name + "-large-print.html", paper_form(form, settings)});
    }
    files.push_back({fmt::format("forms/{}-columns.csv", form.id), data_dictionary(form)});
    files.push_back({fmt::format("forms/{}-codebook.html", form.id), codebook_html(form)});
    return files;
}

constexpr std::string_view actions_sheet =
    R"(# What was decided after the audit, an entry for each action, so that next year's round can be set beside it.
# Copy the example, take away the # before each of its lines, and write your own over it. Name roles, not people.
actions: []
#  - id: monthly-meeting
#    what: "A protected meeting each month of staff and people who use the service"
#    where: North               # the site, or the site and its team: North / A wing; leave the line out for everywhere
#    scale: empowerment         # the scale it is meant to move; recaudit instrument show NAME lists them
#    since: 2026-04-01          # the day on which it began
#    lead: "Head of recovery"
#    status: under way          # planned, under way, done or stopped
)";

std::string readme(const std::vector<StudyForm>& forms) {
    std::string papers, files;
    for (const auto& form : forms) {
        papers += fmt::format("  forms/{}.html\n", form.instrument.id);
        files += fmt::format("  {}\n      answers to \"{}\"; what may stand in each column: forms/{}-columns.csv\n", response_file(form),
                             form.instrument.title.in(), form.instrument.id);
    }
    return fmt::format(R"(This folder is an audit in the making.

1. Print the forms. Open them in a browser and print on A4, both sides if you like:
{}   Beside each lies the same form in large print, and the form in other languages where all of it is translated.
   Write site, team and round on the forms before you hand them out. Hand them out where nobody looks over a shoulder,
   and collect them in a closed box. To ask on a screen instead: recaudit instrument export NAME --to xlsform
   (or limesurvey, redcap, qualtrics).
2. Put the answers in, a line for each person:
{}   The first line of each file names the columns. "wave" is the round, such as 2026; "site" the prison or service;
   "team" the wing, ward or unit. "respondent" is a number of your own for the sheet, never a name: write it on the
   paper too, so that a slip can be found. Type the small number in the box that was ticked.
   Leave a cell empty where nothing was answered. Delete the line of a form in study.yaml if you do not use it.
3. Fill headcount.csv with how many people could have answered, and remove the # before "headcount" in study.yaml.
4. Look for mistakes:   recaudit check study.yaml
5. Write the report:    recaudit run study.yaml
   It is then in out/report.html, and opens in any browser.
6. Talk about it with those who answered, decide what to do, and write that into actions.yaml.

Keep this folder where only those who run the audit can read it: the answers are people's own.
Share nothing but what is in the folder "out": it holds nobody's single answers and hides groups too small to show.
)",
                       papers, files);
}

}  // namespace

std::vector<NewFile> new_study(const std::string& id, const std::vector<StudyForm>& forms) {
    std::vector<NewFile> files{{"study.yaml", study_yaml(id, forms)},
                               {"README.txt", readme(forms)},
                               {"headcount.csv", "wave,perspective,site,team,people\n"},
                               {"actions.yaml", std::string(actions_sheet)}};
    for (const auto& form : forms) {
        files.push_back({response_file(form), response_template(form.instrument)});
        for (auto& paper : papers(form.instrument)) files.push_back(std::move(paper));
    }
    return files;
}

}  // namespace recaudit
