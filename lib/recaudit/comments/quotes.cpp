#include <recaudit/comments/quotes.hpp>

#include <recaudit/comments/mask.hpp>
#include <recaudit/core/characters.hpp>
#include <recaudit/stats/random.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace recaudit {
namespace {

constexpr std::size_t longest_quote = 300;  // characters; a long story is known by its turns

KnownNames known_names(const Study& study, const Responses& responses) {
    KnownNames out{study.comments.names, {}};
    for (const auto* names : {&responses.sites, &responses.teams})
        for (const std::string& name : *names)
            if (!name.empty()) out.places.push_back(name);
    return out;
}

/// One line, and no longer than a quote should be.
std::string as_quote(std::string_view text) {
    std::string out;
    std::size_t shown = 0, word_end = 0;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (is_space(c)) {
            space = !out.empty();
            continue;
        }
        if (space) {
            word_end = out.size();
            out += ' ';
            ++shown;
        }
        space = false;
        if (++shown > longest_quote) return out.substr(0, word_end) + " \u2026";
        append_utf8(out, c);
    }
    return out;
}

/// The same texts in the same order, whatever the order they came in.
void shuffle(std::vector<std::string>& texts, const RandomKey& key) {
    std::ranges::sort(texts);
    Random random = key.stream(0);
    for (std::size_t left = texts.size(); left > 1; --left)
        std::swap(texts[left - 1], texts[random.below(static_cast<std::uint32_t>(left))]);
}

}  // namespace

std::vector<Quote> quotes_of(const Study& study, const Responses& responses, const SliceRemarks& slice) {
    std::vector<std::string_view> remarks;
    for (const Writer& writer : slice.writers) remarks.insert(remarks.end(), writer.remarks.begin(), writer.remarks.end());
    const Masker masker(known_names(study, responses), remarks);
    std::vector<std::string> texts;
    for (const std::string_view remark : remarks) texts.push_back(as_quote(masker.mask(remark)));
    const Scope& scope = slice.scope;
    shuffle(texts, RandomKey(study.seed, "quotes")
                       .child(fmt::format("{}/{}/{}", scope.instrument.view(), scope.perspective.view(), scope.wave.view())));
    std::vector<Quote> out;
    for (std::string& text : texts)
        if (out.size() < study.comments.quotes) out.push_back({scope, std::move(text), static_cast<std::int64_t>(slice.writers.size())});
    return out;
}

}  // namespace recaudit
