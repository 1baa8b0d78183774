#include <recaudit/disclosure/null_vector.hpp>

#include <algorithm>
#include <optional>

namespace recaudit {
namespace {

__extension__ using Wide = unsigned __int128;
constexpr std::uint32_t none = 0xFFFFFFFF;

/// One entry of a column of the sums that are left once the blocks are solved.
struct Entry {
    std::size_t row;
    Residue coefficient;
};

/// Solves the published sums. Those of one line of groupings cut the atoms into blocks, each with an atom that takes
/// up the rest of its block; the other sums are few, and are eliminated one by one with only their coefficients kept.
class Solver {
public:
    Solver(const People& all, std::span<const std::uint32_t> people, const PublishedSums& published)
        : all_(&all), people_(people), published_(&published) {
        cut_into_blocks();
        number_rows();
        for (std::size_t row = 0; row < rows_; ++row) eliminate(row);
    }

    [[nodiscard]] std::vector<Residue> solution() const {
        std::vector<Residue> z(people_.size());
        for (std::size_t atom = 0; atom < z.size(); ++atom)
            if (people_[atom] > 0) z[atom] = random_residue(atom);
        settle_rows(z);
        settle_blocks(z);
        return z;
    }

private:
    struct Pivot {
        std::vector<Residue> coefficients;  // of the rows
        std::uint32_t atom;
        Residue inverse;
    };

    void cut_into_blocks() {
        const std::vector<std::size_t> line = longest_line(all_->family());
        in_line_.resize(all_->groupings());
        for (const std::size_t grouping : line) in_line_[grouping] = 1;
        block_of_.assign(people_.size(), none);
        pivot_of_block_.assign(all_->groups(), none);
        for (std::uint32_t atom = 0; atom < people_.size(); ++atom) {
            if (people_[atom] == 0) continue;
            for (const std::size_t grouping : line) {
                const std::uint32_t group = all_->group_of(atom, grouping);
                if (group == none || published_->groups[group] == 0) continue;
                block_of_[atom] = group;
                if (pivot_of_block_[group] == none) pivot_of_block_[group] = atom;
                break;
            }
        }
    }
    void number_rows() {
        row_of_group_.assign(all_->groups(), none);
        for (std::size_t group = 0; group < all_->groups(); ++group)
            if (published_->groups[group] != 0 && in_line_[all_->family().groups[group].grouping] == 0)
                row_of_group_[group] = static_cast<std::uint32_t>(rows_++);
        if (!published_->weighted.empty()) row_of_weighted_.assign(all_->groups(), none);
        for (std::size_t group = 0; group < row_of_weighted_.size(); ++group)
            if (published_->weighted[group] != 0) row_of_weighted_[group] = static_cast<std::uint32_t>(rows_++);
        others_of_.resize(published_->others.empty() ? 0 : people_.size());
        for (const auto& atoms : published_->others) {
            for (const std::uint32_t atom : atoms) others_of_[atom].push_back(static_cast<std::uint32_t>(rows_));
            ++rows_;
        }
    }
    void add_entries(std::vector<Entry>& entries, std::uint32_t atom, Residue sign) const {
        for (std::size_t grouping = 0; grouping < all_->groupings(); ++grouping) {
            const std::uint32_t group = all_->group_of(atom, grouping);
            if (group != none && row_of_group_[group] != none) entries.push_back({row_of_group_[group], sign});
        }
        if (!others_of_.empty())
            for (const std::uint32_t row : others_of_[atom]) entries.push_back({row, sign});
        if (row_of_weighted_.empty()) return;
        // What a weight is makes no difference to what can be worked out, only who has the same: any number stands for it.
        const Residue weight = random_residue(weights_begin + all_->weight_class(atom));
        for (std::size_t grouping = 0; grouping < all_->groupings(); ++grouping) {
            const std::uint32_t group = all_->group_of(atom, grouping);
            if (group != none && row_of_weighted_[group] != none) entries.push_back({row_of_weighted_[group], sign * weight});
        }
    }
    [[nodiscard]] std::uint32_t pivot_at(std::uint32_t atom) const {
        return block_of_[atom] == none ? none : pivot_of_block_[block_of_[atom]];
    }
    /// The column of an atom, its block taken into account; empty for an atom that takes up the rest of its block.
    void column(std::vector<Entry>& entries, std::uint32_t atom) const {
        entries.clear();
        const std::uint32_t pivot = pivot_at(atom);
        if (people_[atom] == 0 || pivot == atom) return;
        add_entries(entries, atom, Residue(1));
        if (pivot != none) add_entries(entries, pivot, Residue() - Residue(1));
    }
    static Residue product(const std::vector<Residue>& coefficients, const std::vector<Entry>& column) {
        Residue sum;
        for (const Entry& entry : column) sum += entry.coefficient * coefficients[entry.row];
        return sum;
    }
    void eliminate(std::size_t row) {
        std::vector<Residue> coefficients(rows_);
        coefficients[row] = Residue(1);
        std::vector<Entry> entries;
        for (const Pivot& pivot : pivots_) {
            column(entries, pivot.atom);
            const Residue factor = product(coefficients, entries) * pivot.inverse;
            if (factor.is_zero()) continue;
            for (std::size_t i = 0; i < rows_; ++i) coefficients[i] -= factor * pivot.coefficients[i];
        }
        for (std::uint32_t atom = 0; atom < people_.size(); ++atom) {
            column(entries, atom);
            const Residue value = product(coefficients, entries);
            if (value.is_zero()) continue;
            pivots_.push_back({std::move(coefficients), atom, value.inverse()});
            return;
        }
    }
    /// Changes the vector at the pivots so that every row is zero.
    void settle_rows(std::vector<Residue>& z) const {
        std::vector<Residue> sums(rows_);
        std::vector<Entry> entries;
        for (std::uint32_t atom = 0; atom < z.size() && rows_ > 0; ++atom) {
            column(entries, atom);
            for (const Entry& entry : entries) sums[entry.row] += entry.coefficient * z[atom];
        }
        for (auto pivot = pivots_.rbegin(); pivot != pivots_.rend(); ++pivot) {
            Residue left;
            for (std::size_t row = 0; row < rows_; ++row) left += pivot->coefficients[row] * sums[row];
            const Residue change = left * pivot->inverse;
            z[pivot->atom] -= change;
            column(entries, pivot->atom);
            for (const Entry& entry : entries) sums[entry.row] -= entry.coefficient * change;
        }
    }
    void settle_blocks(std::vector<Residue>& z) const {
        for (const std::uint32_t pivot : pivot_of_block_)
            if (pivot != none) z[pivot] = Residue();
        for (std::uint32_t atom = 0; atom < z.size(); ++atom)
            if (const std::uint32_t pivot = pivot_at(atom); pivot != none && pivot != atom) z[pivot] -= z[atom];
    }

    const People* all_;
    std::span<const std::uint32_t> people_;
    const PublishedSums* published_;
    std::vector<std::uint8_t> in_line_;                  // per grouping
    std::vector<std::uint32_t> block_of_;                // per atom the lowest published group of the line
    std::vector<std::uint32_t> pivot_of_block_;          // per group
    std::vector<std::uint32_t> row_of_group_;            // per group outside the line
    std::vector<std::uint32_t> row_of_weighted_;         // per group
    std::vector<std::vector<std::uint32_t>> others_of_;  // per atom
    std::size_t rows_ = 0;
    std::vector<Pivot> pivots_;
};

}  // namespace

// Splitmix64.
Residue random_residue(std::uint64_t number) {
    std::uint64_t z = (number + 1) * 0x9E3779B97F4A7C15ULL;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return Residue(z ^ (z >> 31U));
}

Residue operator*(Residue a, Residue b) {
    const Wide product = Wide{a.value_} * b.value_;
    return Residue(static_cast<std::uint64_t>(product & Residue::modulus) + static_cast<std::uint64_t>(product >> 61U));
}

Residue Residue::inverse() const {
    // Fermat: the power of the prime less two.
    Residue out(1), square = *this;
    for (std::uint64_t left = modulus - 2; left > 0; left >>= 1U) {
        if ((left & 1U) != 0) out = out * square;
        square = square * square;
    }
    return out;
}

std::vector<std::size_t> longest_line(const CensusFamily& family) {
    const std::size_t count = family.groupings.size();
    std::vector<std::size_t> groups(count), above_it(count, count);
    for (const CensusGroup& group : family.groups) ++groups[group.grouping];
    std::vector<std::size_t> most = groups;  // along the best line that ends here
    for (std::size_t round = 0; round < count; ++round)
        for (std::size_t g = 0; g < count; ++g)
            for (const std::size_t above : family.groupings[g].within)
                if (most[above] + groups[g] > most[g]) {
                    most[g] = most[above] + groups[g];
                    above_it[g] = above;
                }
    std::vector<std::size_t> line;
    for (auto g = static_cast<std::size_t>(std::ranges::max_element(most) - most.begin()); g < count; g = above_it[g]) line.push_back(g);
    return line;
}

std::vector<std::vector<std::size_t>> all_lines(const CensusFamily& family) {
    std::vector<std::vector<std::size_t>> open, out;
    for (std::size_t g = 0; g < family.groupings.size(); ++g) {
        const bool has_below = std::ranges::any_of(
            family.groupings, [&](const CensusGrouping& other) { return std::ranges::find(other.within, g) != other.within.end(); });
        if (!has_below) open.push_back({g});
    }
    while (!open.empty()) {
        std::vector<std::size_t> line = std::move(open.back());
        open.pop_back();
        const auto& above = family.groupings[line.back()].within;
        for (const std::size_t g : above) {
            open.push_back(line);
            open.back().push_back(g);
        }
        if (above.empty()) out.push_back(std::move(line));
    }
    return out;
}

std::vector<Residue> null_vector(const People& all, std::span<const std::uint32_t> people, const PublishedSums& published) {
    return Solver(all, people, published).solution();
}

}  // namespace recaudit
