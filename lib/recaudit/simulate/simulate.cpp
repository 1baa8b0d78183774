#include <recaudit/simulate/simulate.hpp>

#include <recaudit/core/number_format.hpp>
#include <recaudit/simulate/response_files.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace recaudit {
namespace {

/// Means that hold by construction, averaged over the people of each group.
class Truth {
public:
    explicit Truth(const Simulation& simulation, const Population& population) : simulation_(simulation), population_(population) {}

    void add(const SimulatedGroup& group, const FormModel& model, const std::vector<double>& means) {
        const SimulatedPlace& place = population_.places[group.place];
        for (std::size_t scale = 0; scale < model.scales.size(); ++scale) {
            if (model.scales[scale].id.empty()) continue;
            const std::string& id = model.scales[scale].id;
            add_row(group, {"all", "", ""}, id, means[scale]);
            if (population_.has_sites) add_row(group, {"site", place.site, ""}, id, means[scale]);
            if (population_.has_teams) add_row(group, {"team", place.site, place.team}, id, means[scale]);
        }
    }

    [[nodiscard]] std::string csv() const {
        std::string out = "instrument,perspective,wave,by,site,group,scale,people,mean\n";
        for (const auto& [row, sum] : rows_) {
            const Instrument& form = simulation_.study.instruments[row.first.form];
            for (const auto& cell : {form.family, row.first.perspective, population_.waves[row.first.wave], row.second[0], row.second[1],
                                     row.second[2], row.second[3]})
                out += csv_cell(cell) + ",";
            append_number(out, static_cast<std::int64_t>(sum.people));
            out += ',';
            append_number(out, sum.total / static_cast<double>(sum.people));
            out += '\n';
        }
        return out;
    }

private:
    /// A form's rows about one perspective and wave.
    struct Part {
        std::size_t form, wave;
        std::string perspective;
        friend auto operator<=>(const Part&, const Part&) = default;
    };
    struct Sum {
        std::size_t people = 0;
        double total = 0;
    };

    void add_row(const SimulatedGroup& group, const std::array<std::string, 3>& of, const std::string& scale, double mean) {
        Sum& sum = rows_[{Part{group.form, group.wave, group.perspective}, {of[0], of[1], of[2], scale}}];
        sum.people += group.people;
        sum.total += mean * static_cast<double>(group.people);
    }

    const Simulation& simulation_;
    const Population& population_;
    std::map<std::pair<Part, std::array<std::string, 4>>, Sum> rows_;
};

struct DrawnGroup {
    std::string rows;
    std::vector<double> true_means;
    std::size_t answers = 0;
};

DrawnGroup draw(const Simulation& simulation, const Population& population, const FormModel& model, const FileLayout& layout,
                const SimulatedGroup& group) {
    DrawnGroup out;
    const GroupDraw draws(simulation.study, simulation.effects, population, model, group, simulation.seed);
    out.true_means = draws.true_means();
    for (std::size_t slot = 0; slot < group.people; ++slot) {
        const DrawnPerson person = draws.person(slot);
        if (!person.answers) continue;
        layout.append_row(out.rows, group, person);
        ++out.answers;
    }
    return out;
}

/// What all files are made from.
struct Models {
    Population population;
    std::vector<FormModel> forms;
    std::vector<SimulatedFile> files;
};

Parsed<Models> models_of(const Simulation& simulation) {
    Parsed<Models> out;
    Models models;
    models.population = population_of(simulation.study, simulation.effects, simulation.headcount);
    out.diagnostics.append(unknown_places(simulation.effects, models.population));
    for (const auto& instrument : simulation.study.instruments) {
        auto form = form_model(instrument, simulation.effects, simulation.study.respondents);
        out.diagnostics.append(std::move(form.diagnostics));
        if (form.value) models.forms.push_back(*std::move(form.value));
    }
    auto files = files_of(simulation.study, models.population);
    out.diagnostics.append(std::move(files.diagnostics));
    if (out.diagnostics.has_errors()) return out;
    models.files = *std::move(files.value);
    out.value = std::move(models);
    return out;
}

/// Draws the groups of one file, some at a time, and writes them in order.
void write_file(const Simulation& simulation, const Models& models, const SimulatedFile& file, Threads threads, const FileSink& sink,
                Truth& truth, SimulatedCounts& counts) {
    constexpr std::size_t at_a_time = 64;
    const ResponseSource& source = simulation.study.responses[file.source];
    const FormModel& model = models.forms[source.instrument];
    const FileLayout layout(simulation.study, simulation.effects, models.population, model, source);
    sink(file.name, layout.header());
    for (std::size_t first = 0; first < file.groups.size(); first += at_a_time) {
        std::vector<DrawnGroup> drawn(std::min(at_a_time, file.groups.size() - first));
        for_each_block(drawn.size(), threads, [&](std::size_t i) {
            drawn[i] = draw(simulation, models.population, model, layout, models.population.groups[file.groups[first + i]]);
        });
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            const SimulatedGroup& group = models.population.groups[file.groups[first + i]];
            sink(file.name, drawn[i].rows);
            truth.add(group, model, drawn[i].true_means);
            counts.people += group.people;
            counts.answers += drawn[i].answers;
        }
    }
}

}  // namespace

Parsed<SimulatedCounts> simulate(const Simulation& simulation, Threads threads, const FileSink& sink) {
    auto models = models_of(simulation);
    if (!models.value) return {std::nullopt, std::move(models.diagnostics)};
    Truth truth(simulation, models.value->population);
    SimulatedCounts counts;
    for (const auto& file : models.value->files) write_file(simulation, *models.value, file, threads, sink, truth, counts);
    if (!simulation.effects.sizes.from_headcount && !simulation.study.headcount.empty())
        sink(simulation.study.headcount, headcount_csv(models.value->population.headcount));
    sink("truth.csv", truth.csv());
    return {counts, std::move(models.diagnostics)};
}

}  // namespace recaudit
