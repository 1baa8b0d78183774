#include <recaudit/scoring/testing.hpp>

#include <algorithm>

namespace recaudit {

std::int64_t smallest_tested_group(const Study& study) {
    return std::max<std::int64_t>(2, static_cast<std::int64_t>(study.minimum_to_test));
}

Multiplicity multiplicity_of(Adjust adjust) {
    switch (adjust) {
        case Adjust::bh: return Multiplicity::benjamini_hochberg;
        case Adjust::none: return Multiplicity::none;
        case Adjust::holm: break;
    }
    return Multiplicity::holm;
}

std::int64_t smaller_described(std::int64_t a, std::int64_t b) {
    if (a == 0 || b == 0) return std::max(a, b);
    return std::min(a, b);
}

}  // namespace recaudit
