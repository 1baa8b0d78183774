/// Only what has passed disclosure control can be written.
// error: invalid initialization of reference of type 'const recaudit::Released<recaudit::Results>&'
#include <recaudit/render/output.hpp>

using namespace recaudit;

void write(Results results, const Study& study, const OutputSettings& settings) {
#ifdef WRONG
    write_output(results, study, {}, settings);
#else
    write_output(release(std::move(results), study.disclosure), study, {}, settings);
#endif
}
