#include <recaudit/study/read_actions.hpp>

#include <recaudit/core/text.hpp>
#include <recaudit/instrument/localised.hpp>
#include <recaudit/instrument/names.hpp>
#include <recaudit/study/calendar.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace recaudit {
namespace {

constexpr std::size_t most_actions = 1000;

Place place_of(const YamlNode& at) { return {at.source->file, at.mark.line, at.mark.column}; }

/// The scales and composites of every form.
std::vector<std::string> scales_of(const Study& study) {
    std::vector<std::string> out;
    for (const Instrument& form : study.instruments) {
        for (const Scale& scale : form.scales) out.push_back(scale.id);
        for (const Composite& composite : form.composites) out.push_back(composite.id);
    }
    std::ranges::sort(out);
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// Reads the entries of one file.
class ActionsReader {
public:
    ActionsReader(YamlReader& in, const Study& study, InstrumentsLoaded loaded)
        : in_(&in), study_(&study), loaded_(loaded), scales_(scales_of(study)) {}

    [[nodiscard]] Action read(const YamlNode& node, std::size_t number) {
        in_->only_keys(node, "an action", {"id", "what", "where", "scale", "since", "lead", "status"});
        Action out;
        out.id = node.find("id") ? read_name(*in_, node, "id", "an action") : fmt::format("action-{}", number);
        in_->need(node, "what", "an action");
        out.what = read_localised(*in_, node, "what");
        read_where(node, out);
        out.scales = read_scales(node);
        out.status = read_status(node);
        read_since(node, out);
        out.lead = read_localised(*in_, node, "lead");
        return out;
    }

private:
    void read_where(const YamlNode& node, Action& out) {
        const YamlNode* at = in_->scalar(node, "where");
        if (!at) return;
        out.where = at->text;
        out.where_place = place_of(*at);
        if (normalised(at->text).empty())
            in_->problem("invalid-value", *at, "\"where\" is empty; expected a site, or a team as SITE / TEAM",
                         "leave the line out where the action is for everywhere");
    }
    [[nodiscard]] std::vector<std::string> read_scales(const YamlNode& node) {
        std::vector<std::string> out;
        const YamlNode* at = in_->need(node, "scale", "an action");
        if (!at) return out;
        if (at->is_sequence() && at->children.empty()) in_->problem_at_key("missing-key", *at, "an action needs at least one scale");
        const auto named = at->is_sequence() ? in_->texts_of(*at, "scale") : std::vector<const YamlNode*>{in_->scalar(node, "scale")};
        for (const YamlNode* scale : named)
            if (scale != nullptr && is_scale(*scale, out)) out.push_back(scale->text);
        return out;
    }
    bool is_scale(const YamlNode& at, const std::vector<std::string>& before) {
        if (std::ranges::find(before, at.text) != before.end()) {
            in_->problem("repeated-name", at, fmt::format("\"scale\" names \"{}\" twice", quotable(at.text)));
            return false;
        }
        if (loaded_ == InstrumentsLoaded::some || std::ranges::binary_search(scales_, at.text)) return true;
        std::string hint = in_->suggestion(at.text, scales_);
        if (hint.empty()) hint = "the scales are " + listed(scales_);
        in_->problem("unknown-id", at, fmt::format("no instrument of this study has a scale or composite \"{}\"", quotable(at.text)),
                     std::move(hint));
        return false;
    }
    [[nodiscard]] ActionStatus read_status(const YamlNode& node) {
        using enum ActionStatus;
        in_->need(node, "status", "an action");
        return in_
            ->one_of<ActionStatus>(node, "status", {{"planned", planned}, {"under way", under_way}, {"done", done}, {"stopped", stopped}})
            .value_or(planned);
    }
    /// A day, or the wave after which the action began. What is only planned may leave it out.
    void read_since(const YamlNode& node, Action& out) {
        if (out.status != ActionStatus::planned && node.find("status")) in_->need(node, "since", "an action that has begun");
        const YamlNode* at = in_->scalar(node, "since");
        if (!at) return;
        out.since_place = place_of(*at);
        out.day = day_in(at->text);
        if (out.day) return;
        std::vector<std::string> waves;
        for (const Wave& wave : study_->waves) waves.push_back(wave.id);
        const bool is_wave = std::ranges::find(waves, at->text) != waves.end();
        if (is_wave || (waves.empty() && !normalised(at->text).empty())) out.since_wave = at->text;
        else
            in_->problem(
                "invalid-date", *at,
                fmt::format("\"since\" is {}; expected a day of the calendar as YYYY-MM-DD, or a wave of the study", described(*at)),
                waves.empty() ? "" : in_->suggestion(at->text, waves));
    }

    YamlReader* in_;
    const Study* study_;
    InstrumentsLoaded loaded_;
    std::vector<std::string> scales_;
};

}  // namespace

std::vector<Action> read_actions(YamlReader& in, const YamlNode& root, const Study& study, InstrumentsLoaded loaded) {
    std::vector<Action> out;
    if (!in.expect_map(root, "an actions file")) return out;
    in.only_keys(root, "an actions file", {"format", "actions"});
    check_format(in, root);
    in.need(root, "actions", "an actions file");
    ActionsReader reader(in, study, loaded);
    for (const YamlNode* node : in.maps(root, "actions", "an action")) {
        if (out.size() == most_actions) {
            in.problem("out-of-range", *node, fmt::format("there are more than {} actions", most_actions));
            break;
        }
        Action action = reader.read(*node, out.size() + 1);
        if (std::ranges::find(out, action.id, &Action::id) != out.end())
            in.problem("duplicate-id", node->find("id") ? *node->find("id") : *node,
                       fmt::format("the action \"{}\" is listed already", quotable(action.id)));
        out.push_back(std::move(action));
    }
    return out;
}

std::vector<Action> load_actions(YamlReader& in, const YamlNode& at, const Study& study, InstrumentsLoaded loaded) {
    const std::filesystem::path file = study.folder / study.actions;
    const std::string shown_as = (std::filesystem::path(study.file).parent_path() / study.actions).generic_string();
    auto document = read_yaml(file, shown_as);
    const auto& problems = document.diagnostics.all();
    if (!document.value && problems.size() == 1 && problems.front().place.line == 0 && document.diagnostics.has_access_errors()) {
        in.problem(problems.front().info->id, at, fmt::format("\"{}\": {}", quotable(at.text), problems.front().message),
                   problems.front().hint);
        return {};
    }
    in.add(std::move(document.diagnostics));
    return document.value ? read_actions(in, document.value->root, study, loaded) : std::vector<Action>();
}

Diagnostics check_actions_file(const std::filesystem::path& file) {
    YamlReader in;
    auto document = read_yaml(file, file.generic_string());
    in.add(std::move(document.diagnostics));
    if (document.value) (void)read_actions(in, document.value->root, Study(), InstrumentsLoaded::some);
    Diagnostics out = in.take();
    out.order_by_place();
    return out;
}

}  // namespace recaudit
