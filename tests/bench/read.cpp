/// How long reading takes: read STUDY [--threads N] [--sha256] [--chunk KIB] [--plain]
/// Prints seconds, rows and a fingerprint of the columns, which has to be the same for every setting.
#include <recaudit/core/sha256.hpp>
#include <recaudit/responses/read_tuned.hpp>
#include <recaudit/study/load.hpp>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace recaudit;

namespace {

struct Options {
    std::string study;
    ReadSettings read;
    detail::ReadTuning tuning;
};

Options options_of(const std::vector<std::string>& words) {
    Options out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--threads") out.read.threads.count = std::stoul(words.at(++i));
        else if (words[i] == "--chunk") out.tuning.chunk_bytes = std::stoul(words.at(++i)) << 10U;
        else if (words[i] == "--plain") out.tuning.instructions = detail::Instructions::plain;
        else if (words[i] == "--sha256") out.read.fingerprints = Fingerprints::sha256;
        else out.study = words[i];
    }
    return out;
}

template <class T>
void add(Sha256& hash, const std::vector<T>& column) {
    hash.add({reinterpret_cast<const char*>(column.data()), column.size() * sizeof(T)});
}

std::string fingerprint_of(const Responses& responses) {
    Sha256 hash;
    for (const auto& form : responses.forms) {
        for (const auto& answers : form.answers) add(hash, answers.codes);
        add(hash, form.stratum_of);
        for (const auto& attribute : form.attributes) add(hash, attribute.level_of);
    }
    return hash.hex().substr(0, 16);
}

}  // namespace

int main(int count, char** arguments) {
    const Options options = options_of({arguments + 1, arguments + count});
    const auto study = load_study(options.study);
    if (!study.value) {
        for (const auto& problem : study.diagnostics.all()) std::fputs(to_text(problem).c_str(), stderr);
        return 1;
    }
    const auto start = std::chrono::steady_clock::now();
    const auto read = detail::read_responses_tuned(*study.value, options.read, options.tuning);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    for (const auto& problem : read.diagnostics.all()) std::fputs(to_text(problem).c_str(), stderr);
    if (!read.value) return 1;
    std::printf("%.4f s  %zu rows", took.count(), read.value->forms.front().rows);
    std::fflush(stdout);
    if (std::getenv("RECAUDIT_BENCH_CHECK") != nullptr) std::printf("  %s", fingerprint_of(*read.value).c_str());
    std::printf("\n");
    return 0;
}
