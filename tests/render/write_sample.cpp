/// Writes a report folder from simulated results, for tests in other languages: write_sample DIR
#include "../report/sample_results.hpp"

#include <recaudit/render/output.hpp>

int main(int count, char** arguments) {
    if (count != 2) return 2;
    recaudit::write_output(recaudit::sample::released(), recaudit::sample::study(), {}, {arguments[1], {"html", "md", "json", "csv"}, "0.0.0", {}});
    return 0;
}
