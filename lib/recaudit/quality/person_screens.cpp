#include <recaudit/quality/person_screens.hpp>

#include <algorithm>
#include <cmath>

namespace recaudit {
namespace {

constexpr std::size_t rows_in_block = 4096;
constexpr std::size_t fewest_scales = 3;

/// Runs, counts and moments of one person, question by question.
class PersonReader {
public:
    void read(const ScreenedItem& item, std::size_t row) {
        const AnswerCode code = item.column->codes[row];
        if (code == code_of(MissingKind::not_asked)) return;
        ++screen_.asked;
        if (is_missing(code)) {
            if (missing_kind(code) == MissingKind::blank || missing_kind(code) == MissingKind::declined) ++screen_.blank;
            end_run();
            screen_.longest_run = std::max<std::uint16_t>(screen_.longest_run, 1);
            return;
        }
        ++screen_.answered;
        const double raw = item.raw(row);
        run_ = options_ == item.options && raw == last_ ? static_cast<std::uint16_t>(run_ + 1) : std::uint16_t{1};
        options_ = item.options;
        last_ = raw;
        screen_.longest_run = std::max(screen_.longest_run, run_);
        const double share = item.share(row), step = share - mean_;
        mean_ += step / screen_.answered;
        squares_ += step * (share - mean_);
    }

    [[nodiscard]] PersonScreen result() const {
        PersonScreen out = screen_;
        if (out.answered > 1) out.variability = std::sqrt(squares_ / (out.answered - 1));
        return out;
    }

private:
    void end_run() {
        options_ = nullptr;
        run_ = 0;
    }
    PersonScreen screen_;
    const OptionSet* options_ = nullptr;  // of the answer before; none where it is missing
    double last_ = 0, mean_ = 0, squares_ = 0;
    std::uint16_t run_ = 0;
};

/// The mean of every second question of a scale that the person answered, from `first` on.
Number half_mean(const ScreenedForm& form, const std::vector<std::size_t>& scale, std::size_t first, std::size_t row) {
    double sum = 0;
    int n = 0;
    for (std::size_t i = first; i < scale.size(); i += 2) {
        const ScreenedItem& item = form.items[scale[i]];
        if (!item.is_answered(row)) continue;
        sum += item.turned_share(row);
        ++n;
    }
    return n == 0 ? Number() : Number(sum / n);
}

Number even_odd_of(const ScreenedForm& form, std::size_t row) {
    std::vector<double> even, odd;
    for (const std::vector<std::size_t>& scale : form.scales) {
        const Number first = half_mean(form, scale, 0, row), second = half_mean(form, scale, 1, row);
        if (!first || !second) continue;
        odd.push_back(*first);
        even.push_back(*second);
    }
    return even_odd_consistency(even, odd);
}

}  // namespace

Number even_odd_consistency(std::span<const double> even, std::span<const double> odd) {
    const auto n = static_cast<double>(even.size());
    if (even.size() < fewest_scales) return {};
    double mean_even = 0, mean_odd = 0, ee = 0, oo = 0, eo = 0;
    for (std::size_t i = 0; i < even.size(); ++i) {
        mean_even += even[i] / n;
        mean_odd += odd[i] / n;
    }
    for (std::size_t i = 0; i < even.size(); ++i) {
        ee += (even[i] - mean_even) * (even[i] - mean_even);
        oo += (odd[i] - mean_odd) * (odd[i] - mean_odd);
        eo += (even[i] - mean_even) * (odd[i] - mean_odd);
    }
    constexpr double rounding = 1e-20;  // squares of means that differ by no more than rounding
    if (ee <= rounding || oo <= rounding) return {};
    const double r = std::clamp(eo / std::sqrt(ee * oo), -1.0, 1.0);
    return r <= -1.0 / 3 ? Number(-1) : Number(2 * r / (1 + r));
}

std::vector<PersonScreen> screen_people(const ScreenedForm& form, std::span<const std::uint32_t> rows, Threads threads) {
    std::vector<PersonScreen> out(rows.size());
    const std::size_t blocks = (rows.size() + rows_in_block - 1) / rows_in_block;
    for_each_block(blocks, threads, [&](std::size_t block) {
        const std::size_t first = block * rows_in_block, last = std::min(first + rows_in_block, rows.size());
        for (std::size_t i = first; i < last; ++i) {
            PersonReader reader;
            for (const ScreenedItem& item : form.items) reader.read(item, rows[i]);
            out[i] = reader.result();
            out[i].even_odd = even_odd_of(form, rows[i]);
        }
    });
    return out;
}

}  // namespace recaudit
