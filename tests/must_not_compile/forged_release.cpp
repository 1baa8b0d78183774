/// Nobody but release() can say that results have passed disclosure control.
// error: is private within this context
#include <recaudit/disclosure/release.hpp>

using namespace recaudit;

Released<Results> pass(Results results, const DisclosureRule& rule) {
#ifdef WRONG
    return Released<Results>(std::move(results), rule.on, {}, {});
#else
    return release(std::move(results), rule);
#endif
}
