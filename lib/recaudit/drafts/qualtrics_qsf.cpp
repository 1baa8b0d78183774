/// Qualtrics' .qsf: a survey definition in JSON. In a matrix, Choices are the rows and Answers the points of the scale.
#include <recaudit/drafts/readers.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/responses/answer_key.hpp>

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <map>

namespace recaudit::detail {
namespace {

using Json = nlohmann::json;

/// A scalar as text; numbers and strings are mixed in these files.
std::string text_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

const Json& member(const Json& object, const char* key) {
    static const Json none;
    if (!object.is_object()) return none;
    const auto at = object.find(key);
    return at == object.end() ? none : *at;
}
std::string text_in(const Json& object, const char* key) { return text_of(member(object, key)); }

/// Objects with the keys 0, 1, 2 are written as arrays.
std::vector<std::pair<std::string, Json>> entries_of(const Json& list) {
    std::vector<std::pair<std::string, Json>> out;
    if (list.is_array())
        for (std::size_t i = 0; i < list.size(); ++i) out.emplace_back(std::to_string(i), list[i]);
    else if (list.is_object())
        for (const auto& [key, value] : list.items()) out.emplace_back(key, value);
    return out;
}

/// The entries in the order shown; those that the order does not name follow, by their number.
std::vector<std::pair<std::string, Json>> ordered(const Json& list, const Json& order) {
    auto entries = entries_of(list);
    std::map<std::string, std::size_t> place;
    for (const auto& [index, id] : entries_of(order)) place.emplace(text_of(id), place.size());
    std::ranges::stable_sort(entries, {}, [&](const auto& entry) {
        const auto at = place.find(entry.first);
        return std::pair(at == place.end() ? place.size() : at->second, number_in(entry.first).value_or(0));
    });
    return entries;
}

std::string language_of(std::string code) {
    if (code.size() < 2) return "en";
    std::string out = code.substr(0, 2);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return code.size() == 5 && code[2] == '-' ? out + code.substr(2) : out;
}

class Reading {
public:
    Reading(const FormFile& file, const Json& survey) : file_(file), survey_(survey) {}

    Parsed<SourceForm> form() {
        form_.sign = "it is a survey definition of Qualtrics: JSON with SurveyElements";
        const Json& entry = member(survey_, "SurveyEntry");
        base_ = language_of(text_in(entry, "SurveyLanguage"));
        add_text(form_.title, text_in(entry, "SurveyName"), base_);
        for (const auto& [index, element] : entries_of(member(survey_, "SurveyElements"))) {
            if (text_in(element, "Element") == "SQ") questions_[text_in(element, "PrimaryAttribute")] = &keep(member(element, "Payload"));
            if (text_in(element, "Element") == "BL") blocks_ = member(element, "Payload");
        }
        for (const auto& [index, block] : entries_of(blocks_)) take_block(block);
        if (entries_of(blocks_).empty()) take_all_questions();
        return {std::move(form_), std::move(problems_)};
    }

private:
    const Json& keep(const Json& payload) { return kept_.emplace_back(std::make_unique<Json>(payload)).operator*(); }

    void take_block(const Json& block) {
        if (text_in(block, "Type") == "Trash") return;
        form_.sections.push_back({in_language(text_in(block, "Description"), base_), {}, {}, {}});
        for (const auto& [index, element] : entries_of(member(block, "BlockElements"))) {
            const auto question = questions_.find(text_in(element, "QuestionID"));
            if (text_in(element, "Type") == "Question" && question != questions_.end()) take(*question->second);
        }
    }

    void take_all_questions() {
        form_.sections.emplace_back();
        for (const auto& [id, question] : questions_) take(*question);
    }

    void take(const Json& asked) {
        const std::string type = text_in(asked, "QuestionType"), selector = text_in(asked, "Selector");
        const std::string tag = text_in(asked, "DataExportTag");
        SourceSection& section = form_.sections.back();
        if (type == "DB") {
            if (section.questions.empty() && section.instructions.empty()) section.instructions = texts(asked, "QuestionText");
        } else if (type == "Matrix" && (selector == "Likert" || selector == "Bipolar") &&
                   text_in(asked, "SubSelector") != "MultipleAnswer") {
            take_rows(asked, tag, AnswerKind::one_of);
        } else if (type == "Slider") {
            take_rows(asked, tag, AnswerKind::line);
        } else if (type == "MC") {
            section.questions.push_back(choice_of(asked, tag, selector));
        } else if (type == "TE" && selector != "FORM") {
            const bool is_long = selector == "ESTB" || selector == "ML";
            section.questions.push_back(
                question_of(tag, texts(asked, "QuestionText"), is_long ? AnswerKind::long_text : AnswerKind::short_text));
        } else if (type != "Timing" && type != "Meta" && type != "Captcha") {
            report_left_out(problems_, place_of(tag), tag, selector.empty() ? type : type + " " + selector);
        }
    }

    static SourceQuestion question_of(const std::string& id, LocalisedText text, AnswerKind kind) {
        SourceQuestion out;
        out.id = id;
        out.text = std::move(text);
        out.kind = kind;
        return out;
    }

    SourceQuestion choice_of(const Json& asked, const std::string& tag, const std::string& selector) {
        const bool several = selector.starts_with("MA") || selector == "MSB";
        SourceQuestion out = question_of(tag, texts(asked, "QuestionText"), several ? AnswerKind::several_of : AnswerKind::one_of);
        out.asked_as = selector == "SAHR" || selector == "MAHR" ? AskedAs::question : AskedAs::list;
        out.answers = answers_of(asked, "Choices", "ChoiceOrder");
        return out;
    }

    void take_rows(const Json& asked, const std::string& tag, AnswerKind kind) {
        SourceSection& section = form_.sections.back();
        const LocalisedText stem = texts(asked, "QuestionText");
        if (section.questions.empty() && section.stem.empty()) section.stem = stem;
        else if (section.stem.by_language != stem.by_language) form_.sections.push_back({{}, stem, {}, {}});
        const Json& tags = member(asked, "ChoiceDataExportTags");
        for (const auto& [id, choice] : ordered(member(asked, "Choices"), member(asked, "ChoiceOrder"))) {
            const std::string own = tags.is_object() ? text_in(tags, id.c_str()) : "";
            SourceQuestion out = question_of(own.empty() ? tag + "_" + id : own, displays(asked, "Choices", id, choice), kind);
            out.asked_as = AskedAs::row_of_grid;
            out.list = tag;
            if (kind == AnswerKind::line) take_line(out, asked);
            else out.answers = answers_of(asked, "Answers", "AnswerOrder");
            form_.sections.back().questions.push_back(std::move(out));
        }
    }

    void take_line(SourceQuestion& out, const Json& asked) const {
        const Json& settings = member(asked, "Configuration");
        out.minimum = number_in(text_in(settings, "CSSliderMin")).value_or(0);
        out.maximum = number_in(text_in(settings, "CSSliderMax")).value_or(100);
        const double decimals = number_in(text_in(settings, "NumDecimals")).value_or(0);
        out.step = decimals == 0 ? std::optional(1.0) : std::nullopt;
        const auto labels = ordered(member(asked, "Labels"), Json());
        if (labels.empty()) return;
        out.low = in_language(text_in(labels.front().second, "Display"), base_);
        out.high = in_language(text_in(labels.back().second, "Display"), base_);
    }

    /// Codes are the recode values; without them the ids, which count choices in the order in which they were made.
    std::vector<SourceAnswer> answers_of(const Json& asked, const char* list, const char* order) const {
        std::vector<SourceAnswer> out;
        const Json& codes = member(asked, "RecodeValues");
        for (const auto& [id, answer] : ordered(member(asked, list), member(asked, order))) {
            const std::string code = text_in(codes, id.c_str());
            out.push_back({code.empty() ? id : code, displays(asked, list, id, answer), {}, {}});
        }
        return out;
    }

    /// A text and its translations, which stand under Language by the language's code.
    LocalisedText texts(const Json& asked, const char* key) const {
        LocalisedText out = in_language(text_in(asked, key), base_);
        for (const auto& [code, translation] : entries_of(member(asked, "Language")))
            add_text(out, text_in(translation, key), language_of(code));
        return out;
    }
    LocalisedText displays(const Json& asked, const char* list, const std::string& id, const Json& entry) const {
        LocalisedText out = in_language(text_in(entry, "Display"), base_);
        for (const auto& [code, translation] : entries_of(member(asked, "Language")))
            add_text(out, text_in(member(member(translation, list), id.c_str()), "Display"), language_of(code));
        return out;
    }

    /// JSON has no lines of its own: that of the question's tag, however the file is spaced.
    [[nodiscard]] Place place_of(const std::string& tag) const {
        std::size_t at = std::string_view::npos;
        for (const char* colon : {":", ": "})
            if (at == std::string_view::npos) at = file_.text.find(fmt::format("\"DataExportTag\"{}\"{}\"", colon, tag));
        return {file_.shown, at == std::string_view::npos ? 1 : line_at(file_.text, at), 0};
    }

    const FormFile& file_;
    const Json& survey_;
    SourceForm form_;
    std::string base_ = "en";
    Json blocks_;
    std::vector<std::unique_ptr<Json>> kept_;
    std::map<std::string, const Json*> questions_;
    Diagnostics problems_;
};

}  // namespace

Parsed<SourceForm> read_qualtrics_qsf(const FormFile& file) {
    Parsed<SourceForm> out;
    try {
        const Json survey = Json::parse(file.text);
        return Reading(file, survey).form();
    } catch (const Json::parse_error& error) {
        out.diagnostics.add("damaged-file", {file.shown, line_at(file.text, error.byte), 0}, "this is no well-formed JSON from here on",
                            "export the survey again");
    }
    return out;
}

}  // namespace recaudit::detail
