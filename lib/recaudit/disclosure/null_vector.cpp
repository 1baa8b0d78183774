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
        for (std::size_t grouping = 0; grouping < all_->groupings(); ++grouping)
            if (std::ranges::find(line, grouping) == line.end()) outside_line_.push_back(grouping);
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
            if (published_->groups[group] != 0 &&
                std::ranges::find(outside_line_, all_->family().groups[group].grouping) != outside_line_.end())
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
    /// Calls use(row, coefficient) for each row that the atom's people are in.
    template <class Use>
    void each_row(std::uint32_t atom, Use use) const {
        for (const std::size_t grouping : outside_line_) {
            const std::uint32_t group = all_->group_of(atom, grouping);
            if (group != none && row_of_group_[group] != none) use(row_of_group_[group], Residue(1));
        }
        if (!others_of_.empty())
            for (const std::uint32_t row : others_of_[atom]) use(row, Residue(1));
        if (row_of_weighted_.empty()) return;
        // What a weight is makes no difference to what can be worked out, only who has the same: any number stands for it.
        const Residue weight = random_residue(weights_begin + all_->weight_class(atom));
        for (std::size_t grouping = 0; grouping < all_->groupings(); ++grouping) {
            const std::uint32_t group = all_->group_of(atom, grouping);
            if (group != none && row_of_weighted_[group] != none) use(row_of_weighted_[group], weight);
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
        each_row(atom, [&](std::uint32_t row, Residue coefficient) { entries.push_back({row, coefficient}); });
        if (pivot != none)
            each_row(pivot, [&](std::uint32_t row, Residue coefficient) { entries.push_back({row, Residue() - coefficient}); });
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
        const std::optional<Pivot> pivot = pivot_of(coefficients);
        if (pivot) pivots_.push_back(*pivot);
    }
    /// The first atom on which this sum of rows is not zero; none where the row follows from those before it.
    [[nodiscard]] std::optional<Pivot> pivot_of(const std::vector<Residue>& coefficients) const {
        std::vector<Residue> of_block(pivot_of_block_.size());
        for (std::size_t block = 0; block < of_block.size(); ++block)
            if (pivot_of_block_[block] != none) of_block[block] = sum_at(coefficients, pivot_of_block_[block]);
        for (std::uint32_t atom = 0; atom < people_.size(); ++atom) {
            const std::uint32_t block = block_of_[atom];
            if (people_[atom] == 0 || pivot_at(atom) == atom) continue;
            const Residue value = sum_at(coefficients, atom) - (block == none ? Residue() : of_block[block]);
            if (!value.is_zero()) return Pivot{coefficients, atom, value.inverse()};
        }
        return std::nullopt;
    }
    /// The coefficients of the rows that the atom's people are in, added up.
    [[nodiscard]] Residue sum_at(const std::vector<Residue>& coefficients, std::uint32_t atom) const {
        Residue sum;
        each_row(atom, [&](std::uint32_t row, Residue coefficient) {
            sum += coefficient == Residue(1) ? coefficients[row] : coefficient * coefficients[row];
        });
        return sum;
    }
    /// Of each row the sum of its columns times the vector. What a block's pivot takes back is added up first.
    [[nodiscard]] std::vector<Residue> sums_of_rows(const std::vector<Residue>& z) const {
        std::vector<Residue> sums(rows_), of_block(all_->groups());
        const auto add = [&](std::uint32_t atom, Residue value) {
            each_row(atom,
                     [&](std::uint32_t row, Residue coefficient) { sums[row] += coefficient == Residue(1) ? value : coefficient * value; });
        };
        for (std::uint32_t atom = 0; atom < z.size(); ++atom) {
            const std::uint32_t pivot = pivot_at(atom);
            if (people_[atom] == 0 || pivot == atom) continue;
            add(atom, z[atom]);
            if (pivot != none) of_block[block_of_[atom]] -= z[atom];
        }
        for (std::size_t block = 0; block < of_block.size(); ++block)
            if (!of_block[block].is_zero()) add(pivot_of_block_[block], of_block[block]);
        return sums;
    }
    /// Changes the vector at the pivots so that every row is zero.
    void settle_rows(std::vector<Residue>& z) const {
        if (rows_ == 0) return;
        std::vector<Residue> sums = sums_of_rows(z);
        std::vector<Entry> entries;
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
    std::vector<std::size_t> outside_line_;              // groupings
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
