/// Simulated answers for benchmarks, the same bytes on every machine.
///   generate ROWS num|text [SEED] > FILE
/// 70 columns: respondent_id, role, team, site, wave, date, tenure_years, age_band, lang, q01 to q60, comment.
/// Five scales of twelve items (q01 to q12, and so on); items 3, 7 and 11 of each are reverse-keyed. Some 5 % of the answers
/// are blank; as text, 3 % of the labels are in quotes. A tenth of the rows has a comment, always in quotes and with
/// commas; 1 % of the rows have doubled quotes in it, 0.1 % a line break.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

constexpr std::size_t scales = 5;
constexpr std::size_t items_of_scale = 12;
constexpr unsigned teams = 200;
constexpr unsigned teams_of_site = 25;

constexpr std::array<std::string_view, 6> roles{"Nurse", "Physician", "Technician", "Administrator", "Team lead", "Researcher"};
constexpr std::array<std::string_view, 8> sites{"North Campus", "Harbour", "City Centre", "Westfield", "Oakridge", "St. Anne", "Riverside", "Airport"};
constexpr std::array<std::string_view, 5> ages{"18-29", "30-39", "40-49", "50-59", "60+"};
constexpr std::array<std::string_view, 4> languages{"en", "de", "fr", "es"};
constexpr std::array<std::string_view, 5> labels{"Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"};
constexpr std::array<std::string_view, 4> months{"2024-03-", "2024-09-", "2025-03-", "2025-09-"};
constexpr std::array<std::string_view, 5> comments{"More time, fewer meetings", "I feel heard, mostly", "Workload is too high, especially on weekends", "Thanks, keep the retrospectives",
                                                   "Communication, communication, communication"};

/// Splitmix64.
struct Random {
    std::uint64_t state;
    std::uint64_t next() {
        std::uint64_t z = (state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    double uniform() { return static_cast<double>(next() >> 11U) * (1.0 / 9007199254740992.0); }
    unsigned below(unsigned n) { return static_cast<unsigned>(((next() >> 32U) * n) >> 32U); }
    /// Nearly normal: the sum of twelve 16-bit uniforms, in whole numbers so that it is the same everywhere.
    double normal() {
        std::uint32_t sum = 0;
        for (int i = 0; i < 3; ++i) {
            const std::uint64_t x = next();
            for (unsigned shift = 0; shift < 64; shift += 16) sum += static_cast<std::uint32_t>((x >> shift) & 0xFFFFU);
        }
        return static_cast<double>(sum) / 65536.0 - 6.0;
    }
};

std::string padded(std::uint64_t number, std::size_t width) {
    std::string out = std::to_string(number);
    return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

enum class Coding : std::uint8_t { number, text };

/// Effects of teams and sites, loadings and thresholds of items.
struct Model {
    std::array<std::array<double, scales>, teams> team{};
    std::array<std::array<double, scales>, sites.size()> site{};
    std::array<double, scales * items_of_scale> loading{};
    std::array<double, scales * items_of_scale> threshold{};
};

Model draw_model(Random& random) {
    Model model;
    for (auto& team : model.team)
        for (double& effect : team) effect = 0.30 * random.normal();
    for (auto& site : model.site)
        for (double& effect : site) effect = 0.10 * random.normal();
    for (std::size_t i = 0; i < model.loading.size(); ++i) {
        model.loading.at(i) = 0.55 + 0.3 * random.uniform();
        model.threshold.at(i) = 0.4 * (random.uniform() - 0.5);
    }
    return model;
}

std::size_t option_of(double x) { return x < -1.3 ? 0 : x < -0.45 ? 1 : x < 0.35 ? 2 : x < 1.25 ? 3 : 4; }

void append_answer(std::string& out, std::size_t option, unsigned draw, Coding coding) {
    out += ',';
    if (draw < 500) return;
    if (coding == Coding::number) out += static_cast<char>('1' + option);
    else if (draw < 800) out.append("\"").append(labels.at(option)).append("\"");
    else out += labels.at(option);
}

void append_comment(std::string& out, Random& random) {
    const unsigned draw = random.below(1000);
    if (draw >= 100) return;
    out.append("\"").append(comments.at(random.below(5)));
    if (draw < 10) out += " \"\"really\"\"";
    if (draw == 50) out += "\nand a second line";
    out += '"';
}

void append_row(std::string& out, std::uint64_t row, const Model& model, Random& random, Coding coding) {
    const unsigned team = random.below(teams);
    const unsigned site = team / teams_of_site;
    const unsigned wave = random.below(4);
    out.append("R").append(padded(row + 1, 7)).append(",").append(roles.at(random.below(6)));
    out.append(",T").append(padded(team + 1, 3)).append(",").append(sites.at(site)).append(",W").append(std::to_string(wave + 1));
    out.append(",").append(months.at(wave)).append(padded(1 + random.below(28), 2));
    const unsigned tenure = random.below(300);
    out.append(",").append(std::to_string(tenure / 10)).append(".").append(std::to_string(tenure % 10));
    out.append(",").append(ages.at(random.below(5)));
    out.append(",").append(languages.at(random.below(4)));
    const double general = random.normal();
    for (std::size_t scale = 0; scale < scales; ++scale) {
        const double factor = 0.6 * general + 0.8 * random.normal() + model.team.at(team).at(scale) + model.site.at(site).at(scale) + 0.05 * wave;
        for (std::size_t i = 0; i < items_of_scale; ++i) {
            const std::size_t item = scale * items_of_scale + i;
            const std::size_t option = option_of(model.loading.at(item) * factor + 0.75 * random.normal() + model.threshold.at(item) + 0.3);
            const bool reversed = i == 2 || i == 6 || i == 10;
            append_answer(out, reversed ? 4 - option : option, random.below(10000), coding);
        }
    }
    out += ',';
    append_comment(out, random);
    out += '\n';
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) {
        std::fputs("generate ROWS num|text [SEED]\n", stderr);
        return 2;
    }
    const std::uint64_t rows = std::strtoull(arguments[1], nullptr, 10);
    const Coding coding = std::string_view(arguments[2]) == "text" ? Coding::text : Coding::number;
    Random random{count > 3 ? std::strtoull(arguments[3], nullptr, 10) : 20240607ULL};
    const Model model = draw_model(random);
    std::string out = "respondent_id,role,team,site,wave,date,tenure_years,age_band,lang";
    for (std::size_t i = 1; i <= scales * items_of_scale; ++i) out += ",q" + padded(i, 2);
    out += ",comment\n";
    for (std::uint64_t row = 0; row < rows; ++row) {
        append_row(out, row, model, random, coding);
        if (out.size() > (std::size_t{1} << 20U)) {
            std::fwrite(out.data(), 1, out.size(), stdout);
            out.clear();
        }
    }
    return std::fwrite(out.data(), 1, out.size(), stdout) == out.size() ? 0 : 1;
}
