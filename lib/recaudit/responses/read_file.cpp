#include <recaudit/responses/read_file.hpp>

#include <algorithm>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>

namespace recaudit::detail {
namespace {

/// From the numbers of one parser to those of the file.
struct Translation {
    std::array<std::vector<std::uint32_t>, group_names.size()> groups;
    std::vector<std::uint32_t> strata;
    std::vector<std::vector<std::uint32_t>> levels;
};

/// Takes the pieces in file order.
class Assembly {
public:
    Assembly(const FileText& file, std::size_t first_line, FormColumns& columns, std::size_t parsers)
        : file_(file),
          columns_(columns),
          end_(file.first_record),
          line_(first_line),
          translations_(parsers),
          level_at_(file.plan->attributes.size()) {
        result_.levels.resize(file.plan->attributes.size());
        for (auto& translation : translations_) translation.levels.resize(file.plan->attributes.size());
    }

    /// Where the next record starts: what every guess is compared with.
    [[nodiscard]] std::uint64_t end() const { return end_; }
    [[nodiscard]] bool stopped() const { return result_.failure.has_value() || result_.bad_utf8.has_value(); }
    /// Faults go by column, so that their order does not depend on where pieces begin.
    [[nodiscard]] FileResult take() {
        std::ranges::sort(result_.faults, {}, [](const CellFault& fault) { return std::pair(fault.field, fault.first_record); });
        std::ranges::sort(result_.more_faults, {}, &MoreFaults::field);
        return std::move(result_);
    }

    /// New texts of a parser, whether or not the piece that they came with is used.
    void learn(const ChunkRows& rows, std::size_t parser) {
        Translation& known = translations_[parser];
        for (std::size_t g = 0; g < group_names.size(); ++g)
            for (const auto& text : rows.new_groups[g]) known.groups[g].push_back(number_of(group_at_.at(g), result_.groups[g], text));
        for (const StratumKey& key : rows.new_strata) {
            StratumKey groups{};
            for (std::size_t g = 0; g < group_names.size(); ++g)
                if (file_.plan->groups[g].field) groups[g] = known.groups[g][key[g]];
            const auto [at, is_new] = stratum_at_.emplace(groups, static_cast<std::uint32_t>(result_.strata.size()));
            if (is_new) result_.strata.push_back({groups, 0, 0});
            known.strata.push_back(at->second);
        }
        for (std::size_t a = 0; a < rows.new_levels.size(); ++a)
            for (const auto& text : rows.new_levels[a]) {
                const auto [at, is_new] = level_at_[a].emplace(text, static_cast<std::uint32_t>(result_.levels[a].size()));
                if (is_new) result_.levels[a].push_back({text, 0, 0});
                known.levels[a].push_back(at->second);
            }
    }

    void add(const ChunkRows& rows, std::size_t parser) {
        result_.marks.push_back({rows.begin, line_, columns_.rows()});
        result_.failure = rows.failure;
        take_lines(rows);
        take_faults(rows);
        if (result_.marks.size() == 1) reserve(rows);
        columns_.append(*file_.plan, rows, translated_strata(rows, parser), translated_levels(rows, parser));
        result_.rows += rows.rows;
        end_ = rows.end;
        line_ += rows.lines;
    }

private:
    static std::uint32_t number_of(std::unordered_map<std::string, std::uint32_t>& known, std::vector<std::string>& texts,
                                   const std::string& text) {
        const auto [at, is_new] = known.emplace(text, static_cast<std::uint32_t>(texts.size()));
        if (is_new) texts.push_back(text);
        return at->second;
    }

    void reserve(const ChunkRows& rows) {
        const double share = static_cast<double>(file_.bytes.size() - file_.first_record) /
                             static_cast<double>(std::max<std::uint64_t>(1, rows.end - rows.begin));
        columns_.reserve(*file_.plan, static_cast<std::size_t>(static_cast<double>(rows.rows) * share * 1.02) + 16);
    }

    std::span<const std::uint32_t> translated_strata(const ChunkRows& rows, std::size_t parser) {
        const auto& numbers = translations_[parser].strata;
        strata_.resize(rows.rows);
        for (std::size_t row = 0; row < rows.rows; ++row) {
            strata_[row] = numbers[rows.strata[row]];
            FileStratum& stratum = result_.strata[strata_[row]];
            if (stratum.rows++ == 0) stratum.first_record = rows.begin + rows.starts[row];
        }
        return strata_;
    }

    std::span<const std::vector<std::uint32_t>> translated_levels(const ChunkRows& rows, std::size_t parser) {
        levels_.resize(result_.levels.size());
        for (std::size_t a = 0; a < levels_.size(); ++a) {
            const bool constant = !file_.plan->attributes[a].supply.field;
            const auto& numbers = translations_[parser].levels[a];
            levels_[a].assign(rows.rows, 0);
            for (std::size_t row = 0; row < rows.rows && !constant; ++row) {
                levels_[a][row] = numbers[rows.attributes[a][row]];
                FileLevel& level = result_.levels[a][levels_[a][row]];
                if (level.rows++ == 0) level.first_record = rows.begin + rows.starts[row];
            }
        }
        return levels_;
    }

    void take_lines(const ChunkRows& rows) {
        result_.records += rows.rows + rows.ragged_count;
        result_.ragged_count += rows.ragged_count;
        for (const auto& ragged : rows.ragged)
            if (result_.ragged.size() < faults_listed) result_.ragged.push_back(ragged);
        // Blank lines at the end of the file are harmless: only a record after them makes them a fault.
        if (rows.any_record) take_blank(pending_blank_);
        if (rows.any_record) pending_blank_ = {};
        take_blank(rows.blank_inside);
        if (pending_blank_.count == 0) pending_blank_.first = rows.blank_last.first;
        pending_blank_.count += rows.blank_last.count;
        result_.bad_utf8 = rows.bad_utf8;
        result_.decimal_commas += rows.decimal_commas;
    }

    void take_blank(const BlankLines& blank) {
        if (result_.blank.count == 0) result_.blank.first = blank.first;
        result_.blank.count += blank.count;
    }

    void take_faults(const ChunkRows& rows) {
        for (const auto& fault : rows.faults) {
            const std::pair column(fault.use, fault.field);
            auto& listed = fault_at_[column];
            if (const auto at = listed.find(fault.text); at != listed.end()) {
                result_.faults[at->second].count += fault.count;
            } else if (listed.size() < faults_listed) {
                listed.emplace(fault.text, result_.faults.size());
                result_.faults.push_back(fault);
            } else {
                const auto [more, is_new] = more_at_.emplace(column, result_.more_faults.size());
                if (is_new) result_.more_faults.push_back({fault.use, fault.field, 0});
                result_.more_faults[more->second].count += fault.count;
            }
        }
    }

    const FileText& file_;
    FormColumns& columns_;
    FileResult result_;
    std::uint64_t end_;
    std::size_t line_;
    BlankLines pending_blank_;
    std::vector<Translation> translations_;
    std::array<std::unordered_map<std::string, std::uint32_t>, group_names.size()> group_at_;
    std::vector<std::unordered_map<std::string, std::uint32_t>> level_at_;
    std::map<StratumKey, std::uint32_t> stratum_at_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::unordered_map<std::string, std::size_t>> fault_at_;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> more_at_;
    std::vector<std::uint32_t> strata_;
    std::vector<std::vector<std::uint32_t>> levels_;
};

/// Threads claim pieces in order and parse them from a guessed start; whoever completes the next one in file order adds
/// it, after comparing its start with the verified end of the one before. A wrong guess is parsed again.
class FileReader {
public:
    FileReader(const FileText& file, std::size_t first_line, FormColumns& columns, std::size_t threads, std::size_t chunk_bytes)
        : file_(file),
          chunk_bytes_(chunk_bytes),
          pieces_((file.bytes.size() - file.first_record + chunk_bytes - 1) / chunk_bytes),
          window_(4 * threads),
          waiting_(window_),
          assembly_(file, first_line, columns, threads + 1),
          repair_(file),
          repair_number_(threads) {}

    FileResult run(Threads threads) {
        const std::size_t workers = std::min(repair_number_, pieces_);
        if (workers <= 1) parse_in_order();
        else for_each_block(workers, threads, [this](std::size_t worker) { work(worker); });
        return assembly_.take();
    }

private:
    struct Piece {
        bool done = false;
        std::optional<ChunkRows> rows;
        std::size_t worker = 0;
    };

    [[nodiscard]] std::uint64_t limit_of(std::size_t piece) const {
        return std::min(file_.bytes.size(), file_.first_record + (piece + 1) * chunk_bytes_);
    }

    void parse_in_order() {
        for (std::size_t piece = 0; piece < pieces_ && !assembly_.stopped(); ++piece) add(piece, std::nullopt, 0);
    }

    void work(std::size_t worker) {
        try {
            ChunkParser parser(file_);
            while (const auto piece = claim()) {
                const std::uint64_t begin = file_.first_record + *piece * chunk_bytes_;
                deliver(*piece, *piece == 0 ? parser.parse(begin, limit_of(0)) : parser.guess(begin, limit_of(*piece)), worker);
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            stop_ = true;
            changed_.notify_all();
            throw;
        }
    }

    /// The next piece, once the pieces that wait to be added leave room for it.
    std::optional<std::size_t> claim() {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return stop_ || claimed_ < added_ + window_ || claimed_ >= pieces_; });
        if (stop_ || claimed_ >= pieces_) return std::nullopt;
        return claimed_++;
    }

    void deliver(std::size_t piece, std::optional<ChunkRows> rows, std::size_t worker) {
        std::unique_lock lock(mutex_);
        waiting_[piece % window_] = {true, std::move(rows), worker};
        if (adding_) return;
        adding_ = true;
        while (!stop_ && added_ < pieces_ && waiting_[added_ % window_].done) {
            Piece next = std::exchange(waiting_[added_ % window_], Piece{});
            lock.unlock();
            add(added_, std::move(next.rows), next.worker);
            lock.lock();
            ++added_;
            stop_ = stop_ || assembly_.stopped();
            changed_.notify_all();
        }
        adding_ = false;
    }

    void add(std::size_t piece, std::optional<ChunkRows> rows, std::size_t worker) {
        if (rows) assembly_.learn(*rows, worker);
        if (assembly_.end() >= limit_of(piece)) return;  // a record of an earlier piece reaches beyond this one
        if (rows && rows->begin == assembly_.end()) return assembly_.add(*rows, worker);
        const ChunkRows again = repair_.parse(assembly_.end(), limit_of(piece));
        assembly_.learn(again, repair_number_);
        assembly_.add(again, repair_number_);
    }

    const FileText& file_;
    std::size_t chunk_bytes_;
    std::size_t pieces_;
    std::size_t window_;
    std::mutex mutex_;  // guards what follows, up to adding_
    std::condition_variable changed_;
    std::vector<Piece> waiting_;
    std::size_t claimed_ = 0;
    std::size_t added_ = 0;
    bool stop_ = false;
    bool adding_ = false;
    Assembly assembly_;  // only the thread that set adding_ touches it and the parser
    ChunkParser repair_;
    std::size_t repair_number_;
};

}  // namespace

FileResult read_file(const FileText& file, std::size_t first_line, FormColumns& columns, Threads threads, const ReadTuning& tuning) {
    const bool small = file.bytes.size() <= tuning.small_file;
    const std::size_t workers = small ? 1 : threads.resolved();
    return FileReader(file, first_line, columns, workers, tuning.chunk_bytes).run(Threads{workers});
}

}  // namespace recaudit::detail
