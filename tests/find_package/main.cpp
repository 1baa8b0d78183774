/// A program of someone else's: uses the installed library through its public headers alone.
#include <recaudit/core/number_format.hpp>
#include <recaudit/disclosure/release.hpp>

#include <iostream>

int main() {
    const auto released = recaudit::release({}, {});
    std::cout << recaudit::fixed(2.0 / 3.0, 2) << ' ' << recaudit::tables_of(*released).size() << '\n';
}
