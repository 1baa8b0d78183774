/// Released results can be read, never changed.
// error: passing 'const std::vector
#include <recaudit/disclosure/release.hpp>

using namespace recaudit;

std::size_t look(const Released<Results>& results) {
#ifdef WRONG
    results->scores.clear();
#endif
    return results->scores.size();
}
