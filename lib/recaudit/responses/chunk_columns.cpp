/// The cells of a piece: from bytes to codes, numbers and fingerprints, column by column within blocks of rows.
#include <recaudit/responses/chunk.hpp>

#include <recaudit/core/require.hpp>

#include <algorithm>
#include <cstring>

namespace recaudit::detail {
namespace {

constexpr std::size_t rows_at_once = 32;                   // so that the cells of a block stay in the nearest cache
constexpr AnswerCode blank = code_of(MissingKind::blank);  // also what a fault leaves behind
constexpr std::size_t texts_kept = 4096;                   // different texts of one option set; more are looked up the long way

std::string clean(std::string_view raw) {
    const std::string text = unquoted(trimmed(raw));
    return std::string(trimmed(text));
}

/// Whether the bytes of a cell are its text, with nothing to trim or unquote.
bool is_plain(std::string_view raw) {
    const auto unremarkable = [](char c) {
        return static_cast<unsigned char>(c) > ' ' && static_cast<unsigned char>(c) < 0x80 && c != '"';
    };
    return raw.empty() || (unremarkable(raw.front()) && unremarkable(raw.back()));
}

}  // namespace

std::uint32_t CellTexts::number_of(const char* cell, std::size_t length) {
    const std::uint32_t known = raw_.find(cell, length);
    if (known != TextTable::none) return known;
    const std::string_view raw(cell, length);
    std::string text = clean(raw);
    const auto [at, is_new] = clean_.emplace(text, static_cast<std::uint32_t>(clean_.size()));
    if (is_new) new_.push_back(std::move(text));
    raw_.insert(raw, at->second);
    return at->second;
}

std::vector<std::string> CellTexts::take_new() {
    std::vector<std::string> out;
    out.swap(new_);
    return out;
}

std::string_view ChunkParser::cell(std::size_t row, std::uint32_t field) const {
    const std::uint32_t* end = scanner_.cells() + first_cell_[row] + field;
    const std::uint32_t begin = end[-1] + 1;
    return {text_ + begin, *end - begin};
}

void ChunkParser::read_columns(ChunkRows& rows) {
    fault_at_.clear();
    const std::size_t items = plan_.items.size();
    rows.codes.assign(items, {});
    rows.values.assign(items, {});
    rows.ticks.assign(items, {});
    for (std::size_t i = 0; i < items; ++i) {
        rows.codes[i].resize(rows.rows);
        if (plan_.items[i].kind == ColumnKind::continuum) rows.values[i].resize(rows.rows);
        else if (plan_.items[i].kind != ColumnKind::coded) rows.ticks[i].resize(rows.rows);
    }
    rows.strata.resize(rows.rows);
    rows.attributes.assign(plan_.attributes.size(), std::vector<std::uint32_t>(rows.rows));
    rows.new_levels.resize(plan_.attributes.size());
    if (plan_.respondent) rows.respondents.resize(rows.rows);
    if (plan_.weight.field) rows.weights.resize(rows.rows);
    if (plan_.duration) rows.seconds.resize(rows.rows);
    for (std::size_t from = 0; from < rows.rows; from += rows_at_once) {
        const std::size_t to = std::min(rows.rows, from + rows_at_once);
        for (std::size_t i = 0; i < items; ++i) {
            if (plan_.items[i].kind == ColumnKind::coded) read_coded(rows, i, from, to);
            else if (plan_.items[i].kind == ColumnKind::ticks) read_ticks(rows, i, from, to);
            else read_valued(rows, i, from, to);
        }
        read_strata(rows, from, to);
        read_attributes(rows, from, to);
        read_respondents(rows, from, to);
        read_weights(rows, from, to);
        read_durations(rows, from, to);
    }
    if (file_.remarks == Remarks::keep) read_remarks(rows);
    for (std::size_t g = 0; g < groups_.size(); ++g) rows.new_groups.at(g) = groups_.at(g).take_new();
    for (std::size_t a = 0; a < levels_.size(); ++a) rows.new_levels[a] = levels_[a].take_new();
}

/// The answer in a cell of more than one byte, remembered by its bytes, quotes and blanks included.
const Answer& ChunkParser::answer_in(Key& key, const AnswerKey& meaning, std::string_view raw) {
    const std::uint32_t known = key.texts.find(raw.data(), raw.size());
    if (known != TextTable::none) return key.answers[known];
    Answer answer = meaning.answer_in(clean(raw));
    if (key.answers.size() >= texts_kept) {
        unshared_ = answer;
        return unshared_;
    }
    key.texts.insert(raw, static_cast<std::uint32_t>(key.answers.size()));
    key.answers.push_back(answer);
    return key.answers.back();
}

/// The loop in which most time is spent. What it needs is held in locals: the bytes it writes could otherwise be any of it.
void ChunkParser::read_coded(ChunkRows& rows, std::size_t column, std::size_t from, std::size_t to) {
    const ItemColumn& item = plan_.items[column];
    const std::uint32_t field = item.fields[0];
    const std::uint32_t* const cells = scanner_.cells();
    const std::uint32_t* const first = first_cell_.data();
    const char* const text = text_;
    Key& key = keys_[item.key];
    const TextTable& known = key.texts;
    const AnswerCode* const one_byte = key.bytes.data();
    AnswerCode* const out = rows.codes[column].data();
    for (std::size_t row = from; row < to; ++row) {
        const std::uint32_t* const end = cells + first[row] + field;
        const std::uint32_t begin = end[-1] + 1;
        const std::uint32_t length = *end - begin;
        if (length <= 1) {
            out[row] = one_byte[static_cast<unsigned char>(text[begin])];
        } else {
            const std::uint32_t number = known.find(text + begin, length);
            out[row] =
                number != TextTable::none ? key.answers[number].code : answer_in(key, plan_.keys[item.key], {text + begin, length}).code;
        }
        if (out[row] != no_code) continue;
        fault(rows, row, static_cast<std::uint32_t>(column), field, clean({text + begin, length}));
        out[row] = blank;
    }
}

void ChunkParser::read_valued(ChunkRows& rows, std::size_t column, std::size_t from, std::size_t to) {
    const ItemColumn& item = plan_.items[column];
    for (std::size_t row = from; row < to; ++row) {
        const std::string_view raw = cell(row, item.fields[0]);
        const Answer& answer = answer_in(keys_[item.key], plan_.keys[item.key], raw);
        rows.codes[column][row] = answer.fault == Fault::none ? answer.code : blank;
        if (item.kind == ColumnKind::continuum) rows.values[column][row] = answer.value;
        else rows.ticks[column][row] = answer.ticks;
        rows.decimal_commas += answer.decimal_comma ? 1 : 0;
        if (answer.fault != Fault::none) fault(rows, row, static_cast<std::uint32_t>(column), item.fields[0], clean(raw));
    }
}

/// One column a choice: answered where any is 1 or 0, else missing of the first kind that is not blank.
void ChunkParser::read_ticks(ChunkRows& rows, std::size_t column, std::size_t from, std::size_t to) {
    const ItemColumn& item = plan_.items[column];
    for (std::size_t row = from; row < to; ++row) {
        AnswerCode code = blank;
        for (std::size_t choice = 0; choice < item.fields.size(); ++choice) {
            const std::string_view raw = cell(row, item.fields[choice]);
            const AnswerCode tick = answer_in(keys_[item.key], plan_.keys[item.key], raw).code;
            if (tick == no_code) fault(rows, row, static_cast<std::uint32_t>(column), item.fields[choice], clean(raw));
            else if (!is_missing(tick)) code = 0;
            else if (code == blank) code = tick;
            if (tick == 1) rows.ticks[column][row] |= std::uint64_t{1} << choice;
        }
        rows.codes[column][row] = code;
    }
}

void ChunkParser::read_strata(ChunkRows& rows, std::size_t from, std::size_t to) {
    for (std::size_t row = from; row < to; ++row) {
        std::array<StratumKey, 2> padded{};  // as long as TextTable reads
        static_assert(sizeof padded >= TextTable::readable);
        for (std::size_t g = 0; g < group_names.size(); ++g)
            if (const auto field = plan_.groups[g].field) {
                const std::string_view raw = cell(row, *field);
                padded[0][g] = groups_[g].number_of(raw.data(), raw.size());
            }
        const auto* bytes = reinterpret_cast<const char*>(padded.data());
        std::uint32_t stratum = strata_.find(bytes, sizeof(StratumKey));
        if (stratum == TextTable::none) {
            stratum = strata_count_++;
            strata_.insert({bytes, sizeof(StratumKey)}, stratum);
            rows.new_strata.push_back(padded[0]);
        }
        rows.strata[row] = stratum;
    }
}

void ChunkParser::read_attributes(ChunkRows& rows, std::size_t from, std::size_t to) {
    for (std::size_t a = 0; a < plan_.attributes.size(); ++a) {
        const auto field = plan_.attributes[a].supply.field;
        if (!field) continue;
        for (std::size_t row = from; row < to; ++row) {
            const std::string_view raw = cell(row, *field);
            rows.attributes[a][row] = levels_[a].number_of(raw.data(), raw.size());
        }
    }
}

void ChunkParser::read_respondents(ChunkRows& rows, std::size_t from, std::size_t to) {
    if (!plan_.respondent) return;
    for (std::size_t row = from; row < to; ++row) {
        const std::string_view raw = cell(row, *plan_.respondent);
        rows.respondents[row] = is_plain(raw) ? fingerprint(raw) : fingerprint(clean(raw));
        if (file_.linked && rows.respondents[row].blank()) fault(rows, row, respondent_use, *plan_.respondent, {});
    }
}

void ChunkParser::read_weights(ChunkRows& rows, std::size_t from, std::size_t to) {
    if (!plan_.weight.field) return;
    for (std::size_t row = from; row < to; ++row) {
        const std::string_view raw = cell(row, *plan_.weight.field);
        const auto weight = is_plain(raw) ? number_in(raw) : number_in(clean(raw));
        rows.weights[row] = weight.value_or(0);
        if (rows.weights[row] <= 0) fault(rows, row, weight_use, *plan_.weight.field, clean(raw));
    }
}

void ChunkParser::read_remarks(ChunkRows& rows) const {
    rows.remarks.assign(plan_.comments.size(), {});
    for (std::size_t c = 0; c < plan_.comments.size(); ++c)
        for (std::size_t row = 0; row < rows.rows; ++row) {
            const std::string_view raw = cell(row, plan_.comments[c].field);
            if (raw.empty()) continue;
            if (std::string text = clean(raw); !text.empty()) rows.remarks[c].push_back({static_cast<std::uint32_t>(row), std::move(text)});
        }
}

void ChunkParser::read_durations(ChunkRows& rows, std::size_t from, std::size_t to) {
    if (!plan_.duration) return;
    for (std::size_t row = from; row < to; ++row) {
        const std::string text = clean(cell(row, *plan_.duration));
        const auto seconds = number_in(text);
        rows.seconds[row] = seconds.value_or(-1);
        if (!text.empty() && rows.seconds[row] < 0) fault(rows, row, duration_use, *plan_.duration, text);
    }
}

void ChunkParser::fault(ChunkRows& rows, std::size_t row, std::uint32_t use, std::uint32_t field, std::string text) {
    std::string name(2 * sizeof field, '\0');
    std::memcpy(name.data(), &field, sizeof field);
    std::memcpy(name.data() + sizeof field, &use, sizeof use);
    const auto [at, is_new] = fault_at_.emplace(name + text, rows.faults.size());
    if (is_new) rows.faults.push_back({use, field, std::move(text), rows.begin + rows.starts[row], 0});
    ++rows.faults[at->second].count;
}

}  // namespace recaudit::detail
