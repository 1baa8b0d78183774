/// The words of a comment, and how they are written. Part of mask.cpp; not for others.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recaudit {

struct Word {
    std::size_t begin = 0, end = 0;  // apostrophes and hyphens between letters are part of it
    std::string small;               // in small letters
    bool has_capital = false;        // begins with one
    bool all_capitals = false;       // two letters or more
    bool has_digit = false;
    bool begins_sentence = false;
};

[[nodiscard]] std::vector<Word> words_of(std::string_view text);

}  // namespace recaudit
