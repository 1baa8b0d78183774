/// LimeSurvey's .lss: XML with the tables of its database. From version 400 of that on, texts stand in tables of their own.
#include <recaudit/drafts/limesurvey_form.hpp>

#include <recaudit/responses/answer_key.hpp>

#include <fmt/format.h>

#include <pugixml.hpp>

#include <algorithm>

namespace recaudit::detail {
namespace {

using Record = std::map<std::string, std::string>;
using Table = std::vector<Record>;

Table table_of(const pugi::xml_node& document, const char* name) {
    Table out;
    for (const auto& row : document.child(name).child("rows").children("row")) {
        Record& record = out.emplace_back();
        for (const auto& field : row.children()) record[field.name()] = field.text().get();
    }
    return out;
}

std::string value(const Record& record, const std::string& field) {
    const auto at = record.find(field);
    return at == record.end() ? std::string() : at->second;
}

/// In the order in which people see them.
void order_by(Table& table, const std::string& field) {
    std::ranges::stable_sort(table, {}, [&](const Record& record) { return number_in(value(record, field)).value_or(0); });
}

class Reading {
public:
    Reading(const FormFile& file, const pugi::xml_node& document) : file_(file), document_(document) {}

    Parsed<SourceForm> form() {
        SourceForm out;
        out.sign = "it is a survey of LimeSurvey: an XML file with LimeSurveyDocType Survey";
        for (const auto& texts : table_of(document_, "surveys_languagesettings"))
            add_text(out.title, value(texts, "surveyls_title"), value(texts, "surveyls_language"));
        read_groups();
        read_questions();
        read_answers();
        read_settings();
        out.sections = lime_sections(groups_, problems_);
        return {std::move(out), std::move(problems_)};
    }

private:
    /// Calls take(row, texts) for each row with each of its texts: its own, or those that refer to it by `key`.
    template <class Take>
    void with_texts(const char* rows, const char* texts, const std::string& order, const std::string& key, Take take) const {
        Table all = table_of(document_, rows);
        order_by(all, order);
        const Table elsewhere = table_of(document_, texts);
        for (const auto& row : all) {
            bool found = false;
            for (const auto& text : elsewhere) {
                if (value(text, key) != value(row, key)) continue;
                take(row, text);
                found = true;
            }
            if (!found) take(row, row);
        }
    }

    void read_groups() {
        with_texts("groups", "group_l10ns", "group_order", "gid", [&](const Record& row, const Record& text) {
            const auto [at, fresh] = group_at_.try_emplace(value(row, "gid"), groups_.size());
            if (fresh) groups_.emplace_back();
            add_text(groups_[at->second].title, value(text, "group_name"), language_of(text));
            add_text(groups_[at->second].text, value(text, "description"), language_of(text));
        });
    }

    void read_questions() {
        with_texts("questions", "question_l10ns", "question_order", "qid", [&](const Record& row, const Record& text) {
            if (const std::string parent = value(row, "parent_qid"); !parent.empty() && parent != "0") return;
            const auto group = group_at_.find(value(row, "gid"));
            if (group == group_at_.end()) return;
            auto& questions = groups_[group->second].questions;
            const auto [at, fresh] = question_at_.try_emplace(value(row, "qid"), group->second, questions.size());
            if (fresh) questions.push_back({value(row, "title"), value(row, "type"), {}, {}, {}, {}, place_of(value(row, "title"))});
            add_text(question(at->second).text, value(text, "question"), language_of(text));
        });
        with_texts("subquestions", "question_l10ns", "question_order", "qid", [&](const Record& row, const Record& text) {
            const auto at = question_at_.find(value(row, "parent_qid"));
            if (at != question_at_.end() && value(row, "scale_id") != "1")
                add_part(question(at->second).rows, {value(row, "title"), {}, {}, {}}, value(text, "question"), language_of(text));
        });
    }

    void read_answers() {
        const bool by_number = !table_of(document_, "answer_l10ns").empty();
        with_texts("answers", "answer_l10ns", "sortorder", by_number ? "aid" : "qid", [&](const Record& row, const Record& text) {
            const auto at = question_at_.find(value(row, "qid"));
            if (at == question_at_.end()) return;
            const auto score = number_in(value(row, "assessment_value"));
            add_part(question(at->second).answers, {value(row, "code"), {}, score, value(row, "scale_id")}, value(text, "answer"),
                     language_of(text));
        });
    }

    void read_settings() {
        for (const auto& row : table_of(document_, "question_attributes"))
            if (const auto at = question_at_.find(value(row, "qid")); at != question_at_.end())
                if (value(row, "attribute").starts_with("slider_"))
                    question(at->second).settings[value(row, "attribute")] = value(row, "value");
    }

    static void add_part(std::vector<LimeText>& parts, LimeText fresh, const std::string& text, const std::string& language) {
        auto at = std::ranges::find_if(parts, [&](const LimeText& part) { return part.code == fresh.code && part.scale == fresh.scale; });
        if (at == parts.end()) at = parts.insert(parts.end(), std::move(fresh));
        add_text(at->text, text, language);
    }

    [[nodiscard]] std::string language_of(const Record& text) const {
        const std::string said = value(text, "language");
        return said.empty() ? file_.language : said;
    }
    [[nodiscard]] Place place_of(const std::string& code) const {
        const std::size_t at = file_.text.find(fmt::format("<title><![CDATA[{}]]>", code));
        return {file_.shown, at == std::string_view::npos ? 1 : line_at(file_.text, at), 0};
    }
    LimeQuestion& question(std::pair<std::size_t, std::size_t> at) { return groups_[at.first].questions[at.second]; }

    const FormFile& file_;
    pugi::xml_node document_;
    std::vector<LimeGroup> groups_;
    std::map<std::string, std::size_t> group_at_;
    std::map<std::string, std::pair<std::size_t, std::size_t>> question_at_;
    Diagnostics problems_;
};

}  // namespace

Parsed<SourceForm> read_limesurvey_lss(const FormFile& file) {
    pugi::xml_document document;
    const auto result = document.load_buffer(file.text.data(), file.text.size());
    if (result) return Reading(file, document.child("document")).form();
    Parsed<SourceForm> out;
    out.diagnostics.add("damaged-file", {file.shown, line_at(file.text, static_cast<std::size_t>(result.offset)), 0},
                        fmt::format("this XML cannot be read: {}", result.description()), "export the survey again");
    return out;
}

}  // namespace recaudit::detail
